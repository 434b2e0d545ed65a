"""a name → whether it is a picture agency's, a stock house's or a wire's, by a table of those that desks meet daily.

A name that the table lacks is an agency's, too, where it is one word in capitals or ends as agencies' names do.
"""

from __future__ import annotations

import re
import unicodedata

_TABLE = """
AAP, AAP Image, Abaca, Abaca Press, Action Images, Adobe Stock, AFP, AFP Photo, Agence France-Presse, Alamy, Alamy
Live News, Alamy Stock Photo, Anadolu, Anadolu Agency, Anadolu Ajansı, ANP, ANSA, AP, AP Photo, AP Images, APA, APA
Picturedesk, Associated Press, The Associated Press, Azertac, Backgrid, Barcroft Media, Belga, Belga Photo, BelTA,
Bestimage, Bloomberg, Bridgeman Images, Camera Press, Canadian Press, The Canadian Press, Caters, Corbis, Cover
Images, CTK, ČTK, dapd, DDP, Depositphotos, dpa, dpa Picture-Alliance, Dreamstime, EFE, EPA, EPA-EFE, epa, Europa
Press, Everett Collection, Eyevine, Flickr, Gamma-Rapho, Getty, Getty Images, Getty Images Sport, Hans Lucas, Icon
Sportswire, Imago, Imago Images, Imagn, Imagn Images, Interfax, iStock, iStockphoto, ITAR-TASS, Jiji, Jiji Press,
Kazinform, KCNA, Keystone, Keystone-SDA, Kyodo, Kyodo News, LaPresse, Lehtikuva, LUSA, Magnum, Magnum Photos, MAXPPP,
MTI, Newscom, NTB, NTB Scanpix, NurPhoto, PA, PA Images, PA Media, PA Wire, PAP, Pexels, picture alliance, Polaris,
Press Association, PTI, Reuters, Rex, Rex Features, RIA Novosti, Ritzau Scanpix, Scanpix, Shutterstock, Sipa, Sipa
Press, Sipa USA, SOPA Images, Splash News, Sputnik, SWNS, Tanjug, TASS, TT, Ukrinform, UNIAN, Unsplash, UPI, USA
Today Sports, WENN, Wikimedia, Wikimedia Commons, Xinhua, Xinhua News Agency, Yonhap, ZUMA, ZUMA Press, ZUMA Press
Wire, ZUMA Wire, ZUMAPRESS.com, АГН Москва, Белта, Интерфакс, Кабар, Казинформ, Коммерсантъ, РИА Новости, ТАСС,
Фотохроника ТАСС, Укринформ, УНИАН, УНІАН, AFP Fotos, AP Foto, dpa Picture Alliance, Picture-Alliance, SvD, TT
Nyhetsbyrån, Sipa Sports, Zuma, Getty Images Europe, Getty Images North America, Getty Images Entertainment,
Bildbyrån, Photoshot, Xinhua Press, VCG, Visual China Group, AFP Forum, ABACAPRESS.COM, Retna, Redux, VII Photo,
NOOR, Contrasto, Laif, Ostkreuz, Agence VU, PantherMedia, Pixabay, Stocksy, Mary Evans, Mary Evans Picture Library,
Granger, AKG, akg-images, Bridgeman, Roger-Viollet, Rue des Archives, Science Photo Library, NASA, DVIDS, РИА, РБК,
Спутник, Лента.ру, Zakon.kz, Tengrinews, Bigstock, 123RF, Shutterstock Editorial, Reuters Connect, AP Content
Services, Le Pictorium, Starface, Aurora Photos, National Geographic, Aflo, DPPI, Cal Sport Media, Colorsport, Focus
Images, Qazinform, Қазинформ, Sputnik Kazakhstan, Sputnik Казахстан, PressFocus, ProSports, Inpho, Sportsfile, MB
Media, Panoramic, PPAUK, Ritzau, IPON, ddp images, epd, Eibner, Kirchner-Media
"""
_WORDS = re.compile(r"[^\W_]+")
_ENDS_SO = re.compile(
    r"\s(?:photos?|images|pictures|press|agency|agentur|agence|news|newswire|wire|media|stock|studios?|library)$",
    re.IGNORECASE,
)


def _key(name: str) -> str:
    return "".join(_WORDS.findall(unicodedata.normalize("NFKC", name).casefold()))


AGENCIES = frozenset(_key(name) for name in " ".join(_TABLE.split("\n")).split(","))
"""Their names as letters and figures alone, in small letters."""


def known_agency(name: str) -> bool:
    """True for a name of the table."""
    return _key(name) in AGENCIES


def is_agency(name: str) -> bool:
    """True for a name of the table, and for one that looks like an agency's."""
    shouted = len(name) > 1 and name.isupper() and " " not in name
    # "dpa-Zentralbild" is a part of the house that it begins with.
    of_one = " " not in name and "-" in name and known_agency(name.partition("-")[0])
    return shouted or of_one or known_agency(name) or _ENDS_SO.search(name) is not None
