"""a picture's metadata as agencies, desks and cameras write it → the line and the caption printed under it.

The lines are written down by hand, in the style "© Name/Agency via Distributor".
"""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pagekit.house.copydesk import CopyDesk
from pagekit.house.figures import PictureDesk
from pagekit.house.text import plain
from pagekit.intake.fill import fill
from pagekit.intake.pictures import inspect
from pagekit.model import Photo

MakePicture = Callable[..., bytes]
IIM = {
    "creator": 80,
    "credit": 110,
    "source": 115,
    "notice": 116,
    "caption": 120,
    "instructions": 40,
    "headline": 105,
}

Fields = dict[str, str]
ANN = {"creator": "Ann Li"}

AGENCIES: tuple[tuple[Fields, str | None, str], ...] = (
    # Fields of their own, as wires send them.
    (ANN | {"credit": "REUTERS", "source": "X02714"}, "© Ann Li/REUTERS", ""),
    (ANN | {"credit": "AP", "source": "AP"}, "© Ann Li/AP", ""),
    ({"creator": "Uncredited", "credit": "AP", "source": "The Courier"}, "© AP", ""),
    (ANN | {"credit": "AP Photo/Ann Li"}, "© Ann Li/AP", ""),
    (
        {"creator": "ANN LI", "credit": "AFP via Getty Images", "source": "AFP"},
        "© ANN LI/AFP via Getty Images",
        "",
    ),
    (ANN | {"credit": "Getty Images", "source": "Getty Images Europe"}, "© Ann Li/Getty Images", ""),
    (ANN | {"credit": "picture alliance via Getty Image"}, "© Ann Li/picture alliance via Getty Images", ""),
    (ANN | {"credit": "dpa", "source": "dpa-Zentralbild"}, "© Ann Li/dpa", ""),
    (ANN | {"credit": "picture alliance/dpa"}, "© Ann Li/picture alliance/dpa", ""),
    (ANN | {"credit": "ZUMAPRESS.com", "source": "Zuma Press"}, "© Ann Li/ZUMAPRESS.com", ""),
    (ANN | {"credit": "NurPhoto", "source": "NurPhoto"}, "© Ann Li/NurPhoto", ""),
    ({"creator": "STRINGER", "credit": "REUTERS"}, "© REUTERS", ""),
    ({"creator": "REUTERS", "credit": "REUTERS"}, "© REUTERS", ""),
    (
        {"creator": "Li Wei", "credit": "Xinhua News Agency", "source": "Xinhua"},
        "© Li Wei/Xinhua News Agency",
        "",
    ),
    ({"creator": "Ann Li/The Courier", "credit": "AP"}, "© Ann Li/The Courier/AP", ""),
    (ANN | {"credit": "Ann Li/The Courier via AP"}, "© Ann Li/The Courier via AP", ""),
    (ANN | {"credit": "REUTERS/Ann Li/File Photo"}, "© Ann Li/REUTERS", ""),
    (ANN | {"credit": "Photo by Ann Li/Shutterstock (12345678a)"}, "© Ann Li/Shutterstock", ""),
    ({"creator": "LI, ANN", "credit": "Ann Li/EPA"}, "© LI, ANN/EPA", ""),
    ({"creator": "Ann Li, Bo Chu", "credit": "Ann Li/Bo Chu/AFP"}, "© Ann Li, Bo Chu/AFP", ""),
    ({"credit": "Ann Li/Getty Images"}, "© Ann Li/Getty Images", ""),
    ({"credit": "REUTERS/Ann Li"}, "© Ann Li/REUTERS", ""),
    ({"credit": "Handout via REUTERS"}, "© Handout via REUTERS", ""),
    ({"credit": "NASA/JPL-Caltech"}, "© NASA/JPL-Caltech", ""),
    ({"source": "Kazinform"}, "© Kazinform", ""),
    ({"creator": "Photo by Ann Li"}, "© Ann Li", ""),
    ({"creator": "© Ann Li", "credit": "Image Source"}, "© Ann Li/Image Source", ""),
    ({"creator": "By Ann Li"}, "© Ann Li", ""),
    ({"credit": "Photo: courtesy of Ann Li"}, "© Ann Li", ""),
    ({"credit": "Picture Press"}, "© Picture Press", ""),
    ({"notice": "© 2024 AFP. All rights reserved."}, "© 2024 AFP. All rights reserved.", ""),
    ({"creator": "Ann Li", "notice": "© 2024 AFP"}, "© Ann Li", ""),
)
CAPTIONS: tuple[tuple[Fields, str | None, str], ...] = (
    # The credit stands in the caption.
    (ANN | {"caption": "Photo: Ann Li/Reuters. The bridge opens."}, "© Ann Li/Reuters", "The bridge opens."),
    (ANN | {"caption": "Photo: Ann Li/Agency. The bridge opens"}, "© Ann Li/Agency", "The bridge opens"),
    (ANN | {"caption": "Photo by Ann Li, taken in May"}, "© Ann Li", "Taken in May"),
    ({"caption": "Photo by Ann Li, taken in May"}, "© Ann Li", "Taken in May"),
    (ANN | {"caption": "The bridge opens. Mandatory Credit: Ann Li/Agency"}, "© Ann Li/Agency", "The bridge opens."),
    ({"caption": "MANDATORY CREDIT: Ann Li/Reuters. The bridge opens."}, "© Ann Li/Reuters", "The bridge opens."),
    ({"caption": "Mandatory Credit: Photo by Ann Li/Shutterstock (12345678a) The bridge."}, "© Ann Li/Shutterstock", "The bridge."),
    ({"caption": "The bridge opens. (Photo by Ann Li/Getty Images)"}, "© Ann Li/Getty Images", "The bridge opens."),
    (ANN | {"credit": "Getty Images", "caption": "ALMATY - MAY 05: The bridge. (Photo by Ann Li/Getty Images)"}, "© Ann Li/Getty Images", "ALMATY – MAY 05: The bridge."),
    (ANN | {"credit": "AP", "caption": "The bridge, May 5, 2024. (AP Photo/Ann Li)"}, "© Ann Li/AP", "The bridge, May 5, 2024."),
    ({"caption": "The bridge, May 5, 2024. (AP Photo/Ann Li, File)"}, "© Ann Li/AP", "The bridge, May 5, 2024."),
    ({"caption": "The bridge. (Ann Li/The Courier via AP)"}, "© Ann Li/The Courier via AP", "The bridge."),
    (ANN | {"credit": "REUTERS", "caption": "A man in Berlin, May 5, 2024. REUTERS/Ann Li/File Photo"}, "© Ann Li/REUTERS", "A man in Berlin, May 5, 2024."),
    ({"caption": "A man in Berlin. REUTERS/Ann Li"}, "© Ann Li/REUTERS", "A man in Berlin."),
    ({"caption": "The bridge. (Photo by Ann LI / AFP) (Photo by ANN LI/AFP via Getty Images)"}, "© ANN LI/AFP via Getty Images", "The bridge."),
    ({"caption": "The bridge opens. EPA-EFE/ANN LI"}, "© ANN LI/EPA-EFE", "The bridge opens."),
    ({"caption": "The bridge opens. EPA/ANN LI"}, "© ANN LI/EPA", "The bridge opens."),
    ({"caption": "The bridge opens. ( Ann Li - Anadolu Agency )"}, "© Ann Li/Anadolu Agency", "The bridge opens."),
    ({"caption": "The bridge opens. (Xinhua/Li Wei)"}, "© Li Wei/Xinhua", "The bridge opens."),
    ({"caption": "The bridge opens. (Photo by Li Wei/Xinhua)"}, "© Li Wei/Xinhua", "The bridge opens."),
    ({"caption": "Die Brücke. Foto: Ann Li/dpa"}, "© Ann Li/dpa", "Die Brücke."),
    ({"caption": "Le pont. Photo : Ann Li / AFP"}, "© Ann Li/AFP", "Le pont."),
    ({"caption": "Le pont. Photo AFP"}, "© AFP", "Le pont."),
    ({"caption": "Мост открыт. Фото: Иван Петров / РИА Новости"}, "© Иван Петров/РИА Новости", "Мост открыт."),
    ({"caption": "Мост открыт. © РИА Новости / Иван Петров"}, "© Иван Петров/РИА Новости", "Мост открыт."),
    ({"caption": "Көпір ашылды. Сурет: Айгүл Қасым"}, "© Айгүл Қасым", "Көпір ашылды."),
    ({"caption": "The bridge. Photo credit should read: Ann Li/PA Wire"}, "© Ann Li/PA Wire", "The bridge."),
    ({"caption": "The bridge. (Credit Image: © Ann Li/ZUMA Press Wire)"}, "© Ann Li/ZUMA Press Wire", "The bridge."),
    ({"caption": "The bridge. Courtesy of Ann Li"}, "© Ann Li", "The bridge."),
    ({"caption": "The bridge. Handout via REUTERS"}, "© Handout via REUTERS", "The bridge."),
    ({"caption": "The bridge. THE CANADIAN PRESS/Ann Li"}, "© Ann Li/THE CANADIAN PRESS", "The bridge."),
    ({"caption": "The bridge. Photo / Ann Li"}, "© Ann Li", "The bridge."),
    ({"caption": "The bridge — © 2024 Ann Li/Reuters. All rights reserved."}, "© Ann Li/Reuters", "The bridge"),
    ({"caption": "The bridge. Photo by Ann Li on May 5, 2024"}, "© Ann Li", "The bridge. On May 5, 2024"),
    ({"caption": "The bridge (Photo by Ann Li, taken in May) opens."}, "© Ann Li", "The bridge (taken in May) opens."),
    ({"caption": "Bild: picture alliance / dpa | Ann Li"}, "© Ann Li/picture alliance/dpa", ""),
    ({"caption": "The bridge. Photograph: Ann Li/The Guardian"}, "© Ann Li/The Guardian", "The bridge."),
    ({"caption": "The bridge. Credit...Ann Li/The New York Times"}, "© Ann Li/The New York Times", "The bridge."),
    ({"caption": "The bridge. Image source, Getty Images"}, "© Getty Images", "The bridge."),
    ({"caption": "The bridge. Ann Li—AFP/Getty Images"}, "© Ann Li/AFP/Getty Images", "The bridge."),
    ({"caption": "The bridge. Picture: Ann Li, Reuters"}, "© Ann Li/Reuters", "The bridge."),
    ({"caption": "Le pont. Photo Ann Li/AFP"}, "© Ann Li/AFP", "Le pont."),
    ({"caption": "Photo provided by the Ministry of Ships"}, "© the Ministry of Ships", ""),
    ({"caption": "Photo released by the Ministry shows a ship."}, None, "Photo released by the Ministry shows a ship."),
    ({"caption": "Мост. Фото: пресс-служба акимата Алматы"}, "© пресс-служба акимата Алматы", "Мост."),
    ({"caption": "Текст и фото: Иван Петров"}, "© Иван Петров", ""),
    ({"caption": "Die Brücke. Foto: privat"}, "© privat", "Die Brücke."),
    ({"caption": "The bridge. Image: NASA/JPL-Caltech"}, "© NASA/JPL-Caltech", "The bridge."),
    ({"caption": "The bridge (Reuters)"}, "© Reuters", "The bridge"),
    ({"caption": "The bridge. Photo: Ann Li | Reuters"}, "© Ann Li/Reuters", "The bridge."),
    (ANN | {"caption": "The mayor said: photo by photo the city changes."}, "© Ann Li", "The mayor said: photo by photo the city changes."),
    ({"headline": "Photo: Ann Li/Reuters. The bridge opens."}, "© Ann Li/Reuters", "The bridge opens."),
    # In other languages and houses.
    ({"caption": "Il ponte. Foto di Ann Li/ANSA"}, "© Ann Li/ANSA", "Il ponte."),
    ({"caption": "Foto di gruppo con signora."}, None, "Foto di gruppo con signora."),
    ({"caption": "A ponte. Crédito: Ann Li/Folhapress"}, "© Ann Li/Folhapress", "A ponte."),
    ({"caption": "De brug. Beeld: Ann Li/ANP"}, "© Ann Li/ANP", "De brug."),
    ({"caption": "Most. Fot. Ann Li/PAP"}, "© Ann Li/PAP", "Most."),
    ({"caption": "Most. fot. Ann Li / Agencja Wyborcza.pl"}, "© Ann Li/Agencja Wyborcza.pl", "Most."),
    ({"caption": "Köprü. Fotoğraf: Ann Li/AA"}, "© Ann Li/AA", "Köprü."),
    ({"caption": "Die Brücke. Foto: Ann Li/dpa-Zentralbild"}, "© Ann Li/dpa-Zentralbild", "Die Brücke."),
    ({"caption": "Мост открыт. Фото: akorda.kz"}, "© akorda.kz", "Мост открыт."),
    ({"caption": "The bridge. Photo: @ann.li"}, "© @ann.li", "The bridge."),
    ({"caption": "The bridge. Photo by Ann Li on Unsplash"}, "© Ann Li via Unsplash", "The bridge."),
    ({"caption": "The bridge. [File: Ann Li/Reuters]"}, "© Ann Li/Reuters", "The bridge."),
    ({"caption": "File: a bridge near Reuters"}, None, "File: a bridge near Reuters"),
    ({"caption": "The bridge. Ann Li / Getty Images file"}, "© Ann Li/Getty Images", "The bridge."),
    ({"caption": "The bridge. (AP Photo/Ann Li, Pool)"}, "© Ann Li/AP/Pool", "The bridge."),
    ({"caption": "The bridge. Ann Li / Staff"}, "© Ann Li", "The bridge."),
    ({"caption": "The bridge. (White House photo by Ann Li)"}, "© Ann Li/White House", "The bridge."),
    ({"caption": "The bridge (a photo by Ann Li) is old."}, None, "The bridge (a photo by Ann Li) is old."),
    ({"caption": "The bridge. REUTERS/Ann Li TPX IMAGES OF THE DAY"}, "© Ann Li/REUTERS", "The bridge."),
    ({"caption": "The bridge. REUTERS/Ann Li ATTENTION EDITORS - NO RESALES."}, "© Ann Li/REUTERS", "The bridge."),
    ({"caption": "The bridge. --- MANDATORY CREDIT ---"}, None, "The bridge."),
    # It names somebody else, or nobody: the words are the caption's.
    ({"creator": "Bo Chu", "caption": "The bridge. Photo: Ann Li/Reuters"}, "© Bo Chu", "The bridge. Photo: Ann Li/Reuters"),
    (ANN | {"caption": "Photo: the bridge opens"}, "© Ann Li", "Photo: the bridge opens"),
    (ANN | {"caption": "Photos by children hang in the hall."}, "© Ann Li", "Photos by children hang in the hall."),
    (ANN | {"caption": "Copyright Board in Ottawa meets."}, "© Ann Li", "Copyright Board in Ottawa meets."),
    (ANN | {"caption": "The Environmental Protection Agency (EPA) opens."}, "© Ann Li", "The Environmental Protection Agency (EPA) opens."),
    (ANN | {"caption": "Ann Li crosses the bridge, watched by Reuters staff."}, "© Ann Li", "Ann Li crosses the bridge, watched by Reuters staff."),
    (ANN | {"caption": "A tax is dropped. No sales tax was paid."}, "© Ann Li", "A tax is dropped. No sales tax was paid."),
    # What the owner asks for is for the desk.
    (ANN | {"credit": "AFP", "caption": "The bridge opens. NO SALES. NO ARCHIVES."}, "© Ann Li/AFP", "The bridge opens."),
    (ANN | {"caption": "The bridge opens. EMBARGOED until Monday, 5 May 2025 10:00 GMT"}, "© Ann Li", "The bridge opens."),
    (ANN | {"caption": "The bridge. UK OUT - ONE TIME USE ONLY"}, "© Ann Li", "The bridge."),
    ({"caption": 'The bridge. RESTRICTED TO EDITORIAL USE - MANDATORY CREDIT "AFP PHOTO / ANN LI" - NO MARKETING NO ADVERTISING CAMPAIGNS'}, "© ANN LI/AFP", "The bridge."),
    (ANN | {"instructions": "MANDATORY CREDIT: Ann Li/Courier. No sales."}, "Ann Li/Courier", ""),
)  # fmt: skip
MACHINES: tuple[tuple[Fields, str | None, str], ...] = (
    (ANN | {"caption": "OLYMPUS DIGITAL CAMERA"}, "© Ann Li", ""),
    (ANN | {"caption": "SAMSUNG CAMERA PICTURES", "notice": "Copyright"}, "© Ann Li", ""),
    ({"caption": "The bridge", "notice": "Copyright"}, None, "The bridge"),
    ({"creator": "Picasa", "caption": "DCIM\\100MEDIA\\DJI_0013.JPG"}, None, ""),
    (ANN | {"credit": "null", "source": "default", "caption": "IMG_1234.JPG"}, "© Ann Li", ""),
    (ANN | {"credit": "Made with Google AI"}, "© Ann Li", ""),
    ({"credit": "Samsung", "caption": "The new telephone"}, "© Samsung", "The new telephone"),
)
MORE: tuple[tuple[Fields, str | None, str], ...] = (
    # As agencies and houses write them in full.
    ({"caption": "FILE - A speech, Jan. 5, 2024, in Washington. (AP Photo/Evan Vucci, File)"}, "© Evan Vucci/AP", "FILE – A speech, Jan. 5, 2024, in Washington."),
    ({"caption": "A man smiles. (Ukrainian Presidential Press Office via AP)"}, "© Ukrainian Presidential Press Office via AP", "A man smiles."),
    ({"caption": "In Moscow. (Gavriil Grigorov, Sputnik, Kremlin Pool Photo via AP)"}, "© Gavriil Grigorov/Sputnik/Kremlin Pool via AP", "In Moscow."),
    ({"caption": "The launch. (Jane Doe/NASA via AP)"}, "© Jane Doe/NASA via AP", "The launch."),
    ({"caption": "Fire crews. (Chris Hopkins/The New York Times via AP, Pool)"}, "© Chris Hopkins/The New York Times via AP/Pool", "Fire crews."),
    ({"caption": "A rally in Kyiv. REUTERS/Stringer"}, "© REUTERS", "A rally in Kyiv."),
    ({"caption": "A flood. Akorda/Handout via REUTERS ATTENTION EDITORS - THIS IMAGE WAS PROVIDED BY A THIRD PARTY."}, "© Akorda/Handout via REUTERS", "A flood."),
    ({"caption": "The minister. Social Media/via REUTERS THIS IMAGE HAS BEEN SUPPLIED BY A THIRD PARTY. NO RESALES."}, "© Social Media via REUTERS", "The minister."),
    ({"caption": "A vote. REUTERS/Ann Li/Pool"}, "© Ann Li/REUTERS/Pool", "A vote."),
    ({"caption": "Ann wins. Mandatory Credit: Mike Frey-USA TODAY Sports"}, "© Mike Frey/USA TODAY Sports", "Ann wins."),
    ({"caption": "Mandatory Credit: Kirby Lee-Imagn Images"}, "© Kirby Lee/Imagn Images", ""),
    ({"caption": "The bridge. (Photo by Handout / KAZAKHSTAN PRESIDENTIAL PRESS SERVICE / AFP)"}, "© Handout/KAZAKHSTAN PRESIDENTIAL PRESS SERVICE/AFP", "The bridge."),
    ({"caption": "Le pont. © AFP - Ann Li"}, "© Ann Li/AFP", "Le pont."),
    ({"caption": "Le pont. (Ann Li/AFP/Archives)"}, "© Ann Li/AFP", "Le pont."),
    ({"caption": "A man waits. (Photo by Chip Somodevilla/Getty Images for TIME)"}, "© Chip Somodevilla/Getty Images for TIME", "A man waits."),
    ({"caption": "The cup. (Photo by Ann Li - FIFA/FIFA via Getty Images)"}, "© Ann Li/FIFA via Getty Images", "The cup."),
    ({"caption": "A car. (Photo by: Universal History Archive/Universal Images Group via Getty Images)"}, "© Universal History Archive/Universal Images Group via Getty Images", "A car."),
    ({"caption": "Die Brücke. Foto: Ann Li/dpa-Pool/dpa"}, "© Ann Li/dpa-Pool", "Die Brücke."),
    ({"caption": "Die Brücke. (Foto: picture alliance/dpa/dpa-Zentralbild)"}, "© picture alliance/dpa-Zentralbild", "Die Brücke."),
    ({"caption": "Die Brücke (Archivbild). Quelle: dpa"}, "© dpa", "Die Brücke (Archivbild)."),
    ({"caption": "Die Brücke. © Ann Li/dpa - Honorarfrei"}, "© Ann Li/dpa", "Die Brücke."),
    ({"caption": "Le pont. Crédit photo : Ann Li / Le Monde"}, "© Ann Li/Le Monde", "Le pont."),
    ({"caption": "Le pont. PHOTO ANN LI, LA PRESSE"}, "© ANN LI/LA PRESSE", "Le pont."),
    ({"caption": "Le pont. (Photo d'archives : Ann Li / Reuters)"}, "© Ann Li/Reuters", "Le pont."),
    ({"caption": "Le pont. - / © Ann Li / Hans Lucas"}, "© Ann Li/Hans Lucas", "Le pont."),
    ({"caption": "Мост. РИА Новости/Иван Петров"}, "© Иван Петров/РИА Новости", "Мост."),
    ({"caption": "Мост. Фото: © Иван Петров / Sputnik Казахстан"}, "© Иван Петров/Sputnik Казахстан", "Мост."),
    ({"caption": "Мост. Источник: Kazinform"}, "© Kazinform", "Мост."),
    ({"caption": "Мост. Источник фото: Zakon.kz"}, "© Zakon.kz", "Мост."),
    ({"caption": "Мост. Снимок: Иван Петров"}, "© Иван Петров", "Мост."),
    ({"caption": "Көпір. Суретті түсірген Айгүл Қасым"}, "© Айгүл Қасым", "Көпір."),
    ({"caption": "Көпір. Дереккөз: Qazinform"}, "© Qazinform", "Көпір."),
    ({"caption": "The bridge. EPA/ANN LI / POOL"}, "© ANN LI/EPA/POOL", "The bridge."),
    ({"caption": "The bridge. EPA-EFE/ANN LI MANDATORY CREDIT HANDOUT EDITORIAL USE ONLY/NO SALES"}, "© ANN LI/EPA-EFE", "The bridge."),
    ({"caption": "El puente. EFE/EPA/Ann Li"}, "© Ann Li/EFE/EPA", "El puente."),
    ({"caption": "Il ponte. ANSA/ANN LI"}, "© ANN LI/ANSA", "Il ponte."),
    ({"caption": "Almaty: A bridge. (Credit Image: © Ann Li/SOPA Images via ZUMA Press Wire)"}, "© Ann Li/SOPA Images via ZUMA Press Wire", "Almaty: A bridge."),
    ({"caption": "A bridge. (Supplied: City of Almaty)"}, "© City of Almaty", "A bridge."),
    ({"caption": "A bridge. Image courtesy of NASA/JPL-Caltech"}, "© NASA/JPL-Caltech", "A bridge."),
    ({"caption": "A bridge. Photo: @ann_li via Instagram"}, "© @ann_li via Instagram", "A bridge."),
    ({"caption": "A bridge. (Twitter/@annli)"}, "© Twitter/@annli", "A bridge."),
    ({"caption": "A bridge. U.S. Navy photo by Mass Communication Specialist 2nd Class Ann Li"}, "© Mass Communication Specialist 2nd Class Ann Li/U.S. Navy", "A bridge."),
    ({"caption": "A bridge. Photo: Ann Li, CC BY-SA 4.0, via Wikimedia Commons"}, "© Ann Li, CC BY-SA 4.0 via Wikimedia Commons", "A bridge."),
    ({"caption": "Photo: Ann Li and Bo Chu/Reuters"}, "© Ann Li and Bo Chu/Reuters", ""),
    ({"creator": "Ann Li", "credit": "via REUTERS", "source": "KREMLIN POOL"}, "© Ann Li/KREMLIN POOL via REUTERS", ""),
    ({"creator": "Ann Li / POOL", "credit": "AFP"}, "© Ann Li/POOL/AFP", ""),
    # Words that are the caption's.
    ({"caption": "Supplied with water, the city grows."}, None, "Supplied with water, the city grows."),
    ({"caption": "Quelle: ein Fluss entspringt."}, None, "Quelle: ein Fluss entspringt."),
    ({"caption": "Источник: вода из горы."}, None, "Источник: вода из горы."),
    ({"caption": "A photo by the river by Ann Li hangs here."}, None, "A photo by the river by Ann Li hangs here."),
    ({"caption": "Getty Images opens a museum."}, None, "Getty Images opens a museum."),
)  # fmt: skip
LETTERS = (
    ("cp1252", "en", {"creator": "Ann O’Hara", "caption": "The mayor’s “big day” – 5 €"}, "© Ann O’Hara", "The mayor’s “big day” – 5 €"),
    ("cp1252", "en", {"creator": "Jürgen Müller", "credit": "dpa"}, "© Jürgen Müller/dpa", ""),
    ("cp1251", "ru", {"creator": "Иван Петров", "credit": "ТАСС", "caption": "Мэр открыл мост"}, "© Иван Петров/ТАСС", "Мэр открыл мост"),
    ("cp1251", "en", {"caption": "Мост. Фото: Иван Петров/ТАСС"}, "© Иван Петров/ТАСС", "Мост."),
    ("mac_roman", "de", {"creator": "Jürgen Müller", "caption": "Die Brücke über die Spree"}, "© Jürgen Müller", "Die Brücke über die Spree"),
    ("mac_roman", "es", {"creator": "Núria García", "credit": "EFE"}, "© Núria García/EFE", ""),
    ("mac_cyrillic", "ru", {"creator": "Иван Петров", "caption": "«Надежда» — новый мост"}, "© Иван Петров", "«Надежда» — новый мост"),
    ("kz1048", "kk", {"creator": "Айгүл Қасым", "credit": "Казинформ"}, "© Айгүл Қасым/Казинформ", ""),
    ("cp1253", "el", {"creator": "Άννα Λι", "caption": "Η γέφυρα άνοιξε"}, "© Άννα Λι", "Η γέφυρα άνοιξε"),
    ("cp1255", "he", {"creator": "חנה לי", "caption": "הגשר נפתח"}, "© חנה לי", "הגשר נפתח"),
    ("cp1256", "ar", {"creator": "آن لي", "caption": "افتتاح الجسر"}, "© آن لي", "افتتاح الجسر"),
    ("cp932", "ja", {"caption": "橋が開く"}, None, "橋が開く"),
    ("cp949", "ko", {"caption": "다리가 열렸다"}, None, "다리가 열렸다"),
    ("cp1254", "tr", {"creator": "Gülşen Işık", "credit": "AA"}, "© Gülşen Işık/AA", ""),
    ("cp1250", "pl", {"creator": "Łukasz Żak", "credit": "PAP"}, "© Łukasz Żak/PAP", ""),
    ("utf-8", "ru", {"creator": "Иван Петров", "credit": "РИА Новости"}, "© Иван Петров/РИА Новости", ""),
)  # fmt: skip


def printed(
    picture: MakePicture, fields: Fields, charset: str = "utf-8", lang: str = "en"
) -> tuple[str | None, str]:
    """The line and the caption of a picture whose IIM has these fields, in these letters."""
    data = picture(iim={(2, IIM[name]): text.encode(charset) for name, text in fields.items()})
    photo, _ = fill(Photo(src="a.jpg"), inspect(data, "a.jpg", lang)[1], "photos[0]")
    figure = PictureDesk(CopyDesk(lang), "copyright", lang).figure(photo, "photos[0]")
    return figure.credit and figure.credit.replace("\u00a0", " "), plain(figure.caption).replace(
        "\u00a0", " "
    )


@pytest.mark.parametrize(("fields", "line", "caption"), [*AGENCIES, *CAPTIONS, *MACHINES, *MORE])
def test_the_line_under_a_picture(
    fields: Fields, line: str | None, caption: str, picture: MakePicture
) -> None:
    assert printed(picture, fields) == (line, caption)


@pytest.mark.parametrize(("charset", "lang", "fields", "line", "caption"), LETTERS)
def test_the_line_in_other_letters(
    charset: str, lang: str, fields: Fields, line: str, caption: str, picture: MakePicture
) -> None:
    assert printed(picture, fields, charset, lang) == (line, caption)
