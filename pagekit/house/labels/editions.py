"""Labels → EditionWords: what the furniture of a newspaper says, as newspapers of each language print it."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.house.labels.lookup import language_of
from pagekit.house.story import Labels


@dataclass(frozen=True, slots=True)
class EditionWords:
    """The words of a newspaper's furniture. `{number}` is that of the issue, as it is printed."""

    number: str
    inside: str
    """Over what the front page tells of the pages behind it."""
    line_adverts: str
    """Adverts of words alone, by their trade name with readers."""
    be_seen: str
    """A claim of the house's own adverts, beside the one that their space is free."""


EDITIONS = {
    "en": EditionWords("No\u00a0{number}", "Inside", "Classified", "Be seen here"),
    "ru": EditionWords("№\u00a0{number}", "В номере", "Частные объявления", "Вас увидят здесь"),
    "kk": EditionWords("№\u00a0{number}", "Бұл санда", "Хабарландырулар", "Сізді осы жерден көреді"),
    "de": EditionWords("Nr.\u00a0{number}", "In dieser Ausgabe", "Kleinanzeigen", "Hier werden Sie gesehen"),
    "fr": EditionWords("N°\u00a0{number}", "Dans ce numéro", "Petites annonces", "Soyez vu ici"),
    "ar": EditionWords("العدد\u00a0{number}", "في هذا العدد", "إعلانات مبوبة", "ليَرَك الجميع هنا"),
    "es": EditionWords("N.º\u00a0{number}", "En este número", "Anuncios por palabras", "Déjese ver aquí"),
    "fa": EditionWords("شماره\u00a0{number}", "در این شماره", "نیازمندی‌ها", "اینجا دیده شوید"),
    "he": EditionWords("גיליון\u00a0{number}", "בגיליון", "לוח מודעות", "כאן יראו אתכם"),
    "it": EditionWords("N.\u00a0{number}", "In questo numero", "Piccoli annunci", "Fatevi vedere qui"),
    "ja": EditionWords("第{number}号", "きょうの紙面", "案内広告", "ここなら目にとまります"),
    "ko": EditionWords("제{number}호", "오늘의 지면", "안내 광고", "이곳에서 눈에 띄세요"),
    "pl": EditionWords("Nr\u00a0{number}", "W numerze", "Ogłoszenia drobne", "Tu Cię zobaczą"),
    "pt": EditionWords("N.º\u00a0{number}", "Nesta edição", "Classificados", "Seja visto aqui"),
    "pt-PT": EditionWords("N.º\u00a0{number}", "Nesta edição", "Pequenos anúncios", "Faça-se ver aqui"),
    "tr": EditionWords("Sayı\u00a0{number}", "Bu sayıda", "Küçük ilanlar", "Burada görünün"),
    "uk": EditionWords("№\u00a0{number}", "У номері", "Приватні оголошення", "Вас побачать тут"),
    "ur": EditionWords("شمارہ\u00a0{number}", "اس شمارے میں", "مختصر اشتہارات", "یہاں سب کی نظر پڑتی ہے"),
    "zh": EditionWords("第{number}期", "今日导读", "分类广告", "在这里被看见"),
    "zh-Hant": EditionWords("第{number}期", "今日導讀", "分類廣告", "在這裡被看見"),
}


def edition_words(labels: Labels) -> EditionWords:
    """The words in the language of these labels; in English where there are none."""
    return EDITIONS.get(labels.lang) or EDITIONS.get(language_of(labels.lang)) or EDITIONS["en"]
