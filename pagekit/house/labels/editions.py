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
    room_for_you: str
    """Another, where several of them stand on a spread."""


EDITIONS = {
    "en": EditionWords("No\u00a0{number}", "Inside", "Classified", "Be seen here", "Room for your name"),
    "ru": EditionWords(
        "№\u00a0{number}", "В номере", "Частные объявления", "Вас увидят здесь", "Место для вас"
    ),
    "kk": EditionWords(
        "№\u00a0{number}", "Бұл санда", "Хабарландырулар", "Сізді осы жерден көреді", "Бұл орын сізге"
    ),
    "de": EditionWords(
        "Nr.\u00a0{number}",
        "In dieser Ausgabe",
        "Kleinanzeigen",
        "Hier werden Sie gesehen",
        "Hier ist Platz für Sie",
    ),
    "fr": EditionWords(
        "N°\u00a0{number}", "Dans ce numéro", "Petites annonces", "Soyez vu ici", "Une place pour vous"
    ),
    "ar": EditionWords(
        "العدد\u00a0{number}", "في هذا العدد", "إعلانات مبوبة", "ليَرَك الجميع هنا", "هذا المكان لك"
    ),
    "es": EditionWords(
        "N.º\u00a0{number}",
        "En este número",
        "Anuncios por palabras",
        "Déjese ver aquí",
        "Un sitio para usted",
    ),
    "fa": EditionWords(
        "شماره\u00a0{number}", "در این شماره", "نیازمندی‌ها", "اینجا دیده شوید", "جایی برای شما"
    ),
    "he": EditionWords("גיליון\u00a0{number}", "בגיליון", "לוח מודעות", "כאן יראו אתכם", "יש כאן מקום לכם"),
    "it": EditionWords(
        "N.\u00a0{number}", "In questo numero", "Piccoli annunci", "Fatevi vedere qui", "Un posto per voi"
    ),
    "ja": EditionWords(
        "第{number}号", "きょうの紙面", "案内広告", "ここなら目にとまります", "あなたのための場所"
    ),
    "ko": EditionWords(
        "제{number}호", "오늘의 지면", "안내 광고", "이곳에서 눈에 띄세요", "당신을 위한 자리"
    ),
    "pl": EditionWords(
        "Nr\u00a0{number}", "W numerze", "Ogłoszenia drobne", "Tu Cię zobaczą", "Miejsce dla Ciebie"
    ),
    "pt": EditionWords(
        "N.º\u00a0{number}", "Nesta edição", "Classificados", "Seja visto aqui", "Um lugar para você"
    ),
    "pt-PT": EditionWords(
        "N.º\u00a0{number}", "Nesta edição", "Pequenos anúncios", "Faça-se ver aqui", "Um lugar para si"
    ),
    "tr": EditionWords("Sayı\u00a0{number}", "Bu sayıda", "Küçük ilanlar", "Burada görünün", "Size yer var"),
    "uk": EditionWords(
        "№\u00a0{number}", "У номері", "Приватні оголошення", "Вас побачать тут", "Місце для вас"
    ),
    "ur": EditionWords(
        "شمارہ\u00a0{number}", "اس شمارے میں", "مختصر اشتہارات", "یہاں سب کی نظر پڑتی ہے", "آپ کے لیے جگہ"
    ),
    "zh": EditionWords("第{number}期", "今日导读", "分类广告", "在这里被看见", "为您留的位置"),
    "zh-Hant": EditionWords("第{number}期", "今日導讀", "分類廣告", "在這裡被看見", "為您留的位置"),
}


def edition_words(labels: Labels) -> EditionWords:
    """The words in the language of these labels; in English where there are none."""
    return EDITIONS.get(labels.lang) or EDITIONS.get(language_of(labels.lang)) or EDITIONS["en"]
