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


EDITIONS = {
    "en": EditionWords("No\u00a0{number}", "Inside", "Classified"),
    "ru": EditionWords("№\u00a0{number}", "В номере", "Частные объявления"),
    "kk": EditionWords("№\u00a0{number}", "Бұл санда", "Хабарландырулар"),
    "de": EditionWords("Nr.\u00a0{number}", "In dieser Ausgabe", "Kleinanzeigen"),
    "fr": EditionWords("N°\u00a0{number}", "Dans ce numéro", "Petites annonces"),
    "ar": EditionWords("العدد\u00a0{number}", "في هذا العدد", "إعلانات مبوبة"),
    "es": EditionWords("N.º\u00a0{number}", "En este número", "Anuncios por palabras"),
    "fa": EditionWords("شماره\u00a0{number}", "در این شماره", "نیازمندی‌ها"),
    "he": EditionWords("גיליון\u00a0{number}", "בגיליון", "לוח מודעות"),
    "it": EditionWords("N.\u00a0{number}", "In questo numero", "Piccoli annunci"),
    "ja": EditionWords("第{number}号", "きょうの紙面", "案内広告"),
    "ko": EditionWords("제{number}호", "오늘의 지면", "안내 광고"),
    "pl": EditionWords("Nr\u00a0{number}", "W numerze", "Ogłoszenia drobne"),
    "pt": EditionWords("N.º\u00a0{number}", "Nesta edição", "Classificados"),
    "pt-PT": EditionWords("N.º\u00a0{number}", "Nesta edição", "Pequenos anúncios"),
    "tr": EditionWords("Sayı\u00a0{number}", "Bu sayıda", "Küçük ilanlar"),
    "uk": EditionWords("№\u00a0{number}", "У номері", "Приватні оголошення"),
    "ur": EditionWords("شمارہ\u00a0{number}", "اس شمارے میں", "مختصر اشتہارات"),
    "zh": EditionWords("第{number}期", "今日导读", "分类广告"),
    "zh-Hant": EditionWords("第{number}期", "今日導讀", "分類廣告"),
}


def edition_words(labels: Labels) -> EditionWords:
    """The words in the language of these labels; in English where there are none."""
    return EDITIONS.get(labels.lang) or EDITIONS.get(language_of(labels.lang)) or EDITIONS["en"]
