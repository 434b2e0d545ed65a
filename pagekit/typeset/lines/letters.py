"""a word → where it may be divided between two letters, when nothing else is left: never inside what is seen as one.

After the rules of Unicode Standard Annex 29 for grapheme clusters, in the part that matters for a word no line holds.
"""

from __future__ import annotations

import re
import unicodedata

_JOINERS = frozenset("\u200c\u200d\u2060\ufeff")
_EXTENDS = re.compile("[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\U000e0100-\U000e01ef\u00ad]")
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_VOWEL, _FINAL = re.compile("[\u1160-\u11a7]"), re.compile("[\u11a8-\u11ff]")
"""Jamo that follow others of their syllable."""
VIRAMA = 9
"""Canonical combining class of the signs that bind a consonant to the next."""


def letters(word: str) -> list[int]:
    """The offsets, ascending, at which a new letter begins; the word's own beginning is not among them.

    >>> letters("nai\u0308f")
    [1, 2, 4]
    """
    found: list[int] = []
    flags = 0
    for at, letter in enumerate(word):
        flags = flags + 1 if _FLAG.match(letter) else 0
        if at and not _goes_on(word[at - 1], letter) and (not flags or flags % 2):
            found.append(at)
    return found


def _goes_on(before: str, letter: str) -> bool:
    """Whether a letter is a part of the one before it."""
    if letter in _JOINERS or before in _JOINERS or unicodedata.category(letter).startswith("M"):
        return True
    if _EXTENDS.match(letter) or _VOWEL.match(letter) or _FINAL.match(letter):
        return True
    return unicodedata.combining(before) == VIRAMA
