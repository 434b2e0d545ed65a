"""language tag → Labels: the words of the page's furniture.

The rules:
1. The tag is tried whole, then as its language, then English stands in, with a note. Chinese of Hong Kong and Taiwan
   is Traditional without saying so.
2. A label is what a newspaper of that language prints, not a translation of the English word.
3. Labels of a language are in the script it is usually printed in; a tag with another script keeps them and
   says so by `lang`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pagekit.house.direction import direction, script
from pagekit.house.labels_cyrillic import KAZAKH, RUSSIAN, UKRAINIAN
from pagekit.house.labels_eastern import (
    ARABIC,
    CHINESE,
    CHINESE_TRADITIONAL,
    HEBREW,
    JAPANESE,
    KOREAN,
    PERSIAN,
    URDU,
)
from pagekit.house.labels_latin import ENGLISH, GERMAN, POLISH, TURKISH
from pagekit.house.labels_romance import FRENCH, ITALIAN, PORTUGUESE, PORTUGUESE_OF_PORTUGAL, SPANISH
from pagekit.house.story import Labels
from pagekit.notes import Note, warning

__all__ = ["ENGLISH", "JUMPS", "LABELS", "RUSSIAN", "JumpWords", "jump_words", "labels_for"]


@dataclass(frozen=True, slots=True)
class JumpWords:
    """What stands where a story goes on elsewhere. `{page}` is the number of the other page."""

    jump: str
    turn: str
    colon: str = ": "
    """Between the jump line and its key word."""


JUMPS = {
    "en": JumpWords("Continued on page\u00a0{page}", "From page\u00a0{page}"),
    "ru": JumpWords("Продолжение на стр.\u00a0{page}", "Начало на стр.\u00a0{page}"),
    "kk": JumpWords("Жалғасы {page}-бетте", "Басы {page}-бетте"),
    "de": JumpWords("Fortsetzung auf Seite\u00a0{page}", "Fortsetzung von Seite\u00a0{page}"),
    "fr": JumpWords("Suite page\u00a0{page}", "Suite de la page\u00a0{page}", "\u00a0: "),
    "ar": JumpWords("التتمة في صفحة\u00a0{page}", "تتمة المنشور في صفحة\u00a0{page}"),
    "es": JumpWords("Continúa en la página\u00a0{page}", "Viene de la página\u00a0{page}"),
    "fa": JumpWords("ادامه در صفحه\u00a0{page}", "ادامه از صفحه\u00a0{page}"),
    "he": JumpWords("המשך בעמוד\u00a0{page}", "המשך מעמוד\u00a0{page}"),
    "it": JumpWords("Continua a pagina\u00a0{page}", "Segue da pagina\u00a0{page}"),
    "ja": JumpWords("{page}面に続く", "{page}面から続く", "："),
    "ko": JumpWords("{page}면에 계속", "{page}면에서 계속"),
    "pl": JumpWords("Ciąg dalszy na str.\u00a0{page}", "Dokończenie ze str.\u00a0{page}"),
    "pt": JumpWords("Continua na página\u00a0{page}", "Continuação da página\u00a0{page}"),
    "pt-PT": JumpWords("Continua na página\u00a0{page}", "Continuação da página\u00a0{page}"),
    "tr": JumpWords("Devamı {page}.\u00a0sayfada", "Baş tarafı {page}.\u00a0sayfada"),
    "uk": JumpWords("Продовження на стор.\u00a0{page}", "Початок на стор.\u00a0{page}"),
    "ur": JumpWords("بقیہ صفحہ\u00a0{page} پر", "بقیہ از صفحہ\u00a0{page}"),
    "zh": JumpWords("下转第{page}版", "上接第{page}版", "："),
    "zh-Hant": JumpWords("下轉第{page}版", "上接第{page}版", "："),
}
LABELS = {
    labels.lang: labels
    for labels in (
        *(ENGLISH, GERMAN, POLISH, TURKISH),
        *(FRENCH, ITALIAN, PORTUGUESE, PORTUGUESE_OF_PORTUGAL, SPANISH),
        *(RUSSIAN, KAZAKH, UKRAINIAN),
        *(ARABIC, HEBREW, PERSIAN, URDU, CHINESE, CHINESE_TRADITIONAL, JAPANESE, KOREAN),
    )
}


def labels_for(lang: str, where: str = "lang") -> tuple[Labels, tuple[Note, ...]]:
    """The labels for a BCP 47 tag; English with a note (code "labels-missing") when the house has none."""
    _, *rest = lang.split("-")
    labels = LABELS.get(lang) or LABELS.get(_language(lang))
    if labels is None:
        known = ", ".join(sorted(LABELS))
        what = f"there are no labels in {lang!r}; the furniture of the page is in English."
        return ENGLISH, (
            warning("labels-missing", where, what, f"Use one of {known}, or live with English."),
        )
    if direction(lang) != labels.direction or any(len(part) == 4 for part in rest):
        return labels, ()
    return replace(labels, lang=lang), ()


def jump_words(labels: Labels) -> JumpWords:
    """The words of a jump in the language of these labels; made of the labels themselves where there are no others."""
    found = JUMPS.get(labels.lang) or JUMPS.get(_language(labels.lang))
    plain = f"{labels.page}\u00a0{{page}}"
    return found or JumpWords(f"{labels.continued}: {plain}", plain)


def _language(lang: str) -> str:
    """The language of a tag, by the name that the tables have for it."""
    language = lang.partition("-")[0]
    return "zh-Hant" if language == "zh" and script(lang) == "Hant" else language
