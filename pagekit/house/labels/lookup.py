"""language tag → Labels: the words of the page's furniture.

The rules:
1. The tag is tried whole, then as its language, then English stands in, with a note. Chinese of Hong Kong and Taiwan
   is Traditional without saying so.
2. A label is what a newspaper of that language prints, not a translation of the English word.
3. Labels of a language are in the script it is usually printed in; a tag with another script keeps them and
   says so by `lang`.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from pagekit.house.direction import direction, script
from pagekit.house.labels.cyrillic import KAZAKH, RUSSIAN, UKRAINIAN
from pagekit.house.labels.eastern import (
    ARABIC,
    CHINESE,
    CHINESE_TRADITIONAL,
    HEBREW,
    JAPANESE,
    KOREAN,
    PERSIAN,
    URDU,
)
from pagekit.house.labels.latin import ENGLISH, GERMAN, POLISH, TURKISH
from pagekit.house.labels.romance import FRENCH, ITALIAN, PORTUGUESE, PORTUGUESE_OF_PORTUGAL, SPANISH
from pagekit.house.story import Labels
from pagekit.notes import Note, warning

LABELS = {
    labels.lang: labels
    for labels in (
        *(ENGLISH, GERMAN, POLISH, TURKISH),
        *(FRENCH, ITALIAN, PORTUGUESE, PORTUGUESE_OF_PORTUGAL, SPANISH),
        *(RUSSIAN, KAZAKH, UKRAINIAN),
        *(ARABIC, HEBREW, PERSIAN, URDU, CHINESE, CHINESE_TRADITIONAL, JAPANESE, KOREAN),
    )
}


@lru_cache(maxsize=256)
def labels_for(lang: str, where: str = "lang") -> tuple[Labels, tuple[Note, ...]]:
    """The labels for a BCP 47 tag; English with a note (code "labels-missing") when the house has none."""
    _, *rest = lang.split("-")
    labels = LABELS.get(lang) or LABELS.get(language_of(lang))
    if labels is None:
        known = ", ".join(sorted(LABELS))
        what = f"there are no labels in {lang!r}; the furniture of the page is in English."
        return ENGLISH, (
            warning("labels-missing", where, what, f"Use one of {known}, or live with English."),
        )
    if direction(lang) != labels.direction or any(len(part) == 4 for part in rest):
        return labels, ()
    return replace(labels, lang=lang), ()


def language_of(lang: str) -> str:
    """The language of a tag, by the name that the tables have for it."""
    language = lang.partition("-")[0]
    return "zh-Hant" if language == "zh" and script(lang) == "Hant" else language
