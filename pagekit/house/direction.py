"""language tag → its script, and the side its lines begin on; words → the side theirs do.

The rules:
1. A script named in the tag decides: ug-Cyrl runs left to right, az-Arab right to left.
2. Without one, the language and its country decide by the script they are usually written in (CLDR likely subtags):
   zh-TW is in Traditional characters, pa-PK in Arabic letters.
3. Words that somebody wrote into a line of furniture run the way of the furniture's language when they have a letter
   that does, whatever they begin with; else the way of their own letters; without letters the furniture's way.
"""

from __future__ import annotations

import re
from functools import lru_cache

from babel.core import get_global

from pagekit.house.story import Direction

ARABIC_SCRIPT = ("ar", "fa", "ur", "ps", "ckb", "ug")
"""Languages whose newspapers are in Arabic letters, for which packs have a family of their own."""

RTL_SCRIPTS = frozenset({"Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"})
_UNKNOWN = "Zzzz"

RTL_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U0001e900-\U0001e95f"
"""The letters and vowel signs of those scripts, as the inside of a character class."""
_ANY_RTL = re.compile(f"[{RTL_LETTERS}]")
_ANY_LTR = re.compile(rf"(?![{RTL_LETTERS}])[^\W\d_]")


@lru_cache(maxsize=256)
def script(lang: str) -> str:
    """The script of a BCP 47 tag by its ISO 15924 code: ar Arab, zh-HK Hant, ja Jpan; Zzzz when nobody knows."""
    language, *rest = lang.split("-")
    named = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    if named:
        return named.title()
    likely = get_global("likely_subtags")
    language = language.lower()
    countries = [f"{language}_{part.upper()}" for part in rest if len(part) == 2]
    found = next((likely[tag] for tag in (*countries, language) if tag in likely), "")
    return found.split("_")[1] if found else _UNKNOWN


def direction(lang: str) -> Direction:
    """The direction of a BCP 47 tag such as ar, kk-Arab or en-GB."""
    return "rtl" if script(lang) in RTL_SCRIPTS else "ltr"


def side(words: str, among: Direction) -> Direction:
    """The direction of words that stand in furniture of the direction `among`."""
    rtl, ltr = _ANY_RTL.search(words), _ANY_LTR.search(words)
    if bool(rtl) == bool(ltr):
        return among
    return "rtl" if rtl else "ltr"
