"""the letters of a page → the alphabets that the files of its faces hold.

A file for the web has the letters of one alphabet, with figures and punctuation. So a page in one language is set from
one file a face, and all pages in the languages of that alphabet share it. Letters of another come from a file of their
own, asked for only where a page has them (`unicode-range`: CSS Fonts Level 4, 4.5).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

Span = tuple[int, int]
"""The first code point and the last."""

_COMMON: tuple[Span, ...] = (
    (0x20, 0x7E), (0xA0, 0xA0), (0xA7, 0xA7), (0xA9, 0xA9), (0xAB, 0xAB), (0xAD, 0xAD), (0xB0, 0xB0), (0xB7, 0xB7),
    (0xBB, 0xBB), (0xD7, 0xD7), (0x2009, 0x2009), (0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022),
    (0x2026, 0x2026), (0x202F, 0x202F), (0x2030, 0x2030), (0x2032, 0x2033), (0x2039, 0x203A), (0x20AC, 0x20AC),
    (0x20B8, 0x20B8), (0x20BD, 0x20BD), (0x2116, 0x2116), (0x2190, 0x2193), (0x2197, 0x2197), (0x2212, 0x2212),
)  # fmt: skip
"""What every newspaper sets: figures, punctuation, signs, and the Latin letters of names and addresses."""

_OFTEN = 0.01
"""So much of a text are the letters of an alphabet that is the text's own, and not that of a name in it."""


@dataclass(frozen=True)
class Alphabet:
    """An alphabet: its name among files, the script it is of (ISO 15924), and its own letters."""

    name: str
    script: str
    own: tuple[Span, ...]
    also: tuple[Span, ...] = ()
    """What stands in its file beside those, and is asked of another where there is one."""

    @cached_property
    def letters(self) -> frozenset[int]:
        """Its own letters."""
        return _codes(self.own)

    @cached_property
    def held(self) -> frozenset[int]:
        """All that its file holds, of what the face has."""
        return _codes((*self.own, *self.also, *_COMMON))

    @property
    def css(self) -> str:
        """Its own letters as a `unicode-range`."""
        return ",".join(f"U+{a:X}" if a == b else f"U+{a:X}-{b:X}" for a, b in self.own)


def _codes(spans: Collection[Span]) -> frozenset[int]:
    return frozenset(code for first, last in spans for code in range(first, last + 1))


_LATIN: tuple[Span, ...] = ((0xC0, 0xD6), (0xD8, 0xFF), (0x152, 0x153))
_SIGNS: tuple[Span, ...] = (
    (0xA1, 0xBF),
    (0x131, 0x131),
    (0x160, 0x161),
    (0x178, 0x178),
    (0x17D, 0x17E),
    (0x2122, 0x2122),
)

ALPHABETS = MappingProxyType(
    {
        alphabet.name: alphabet
        for alphabet in (
            Alphabet("latin", "Latn", _LATIN, _SIGNS),
            Alphabet("latin-ext", "Latn", ((0x100, 0x151), (0x154, 0x24F), (0x1E00, 0x1EFF)), (*_LATIN, *_SIGNS)),
            # With the letters that Ukrainian, Serbian, Kazakh, Tatar, Mongolian, Tajik and their like have beside.
            Alphabet("cyrillic", "Cyrl", (
                (0x400, 0x45F), (0x490, 0x493), (0x496, 0x49D), (0x4A0, 0x4A3), (0x4AA, 0x4AB), (0x4AE, 0x4B3),
                (0x4B6, 0x4B7), (0x4BA, 0x4BB), (0x4D8, 0x4DB), (0x4E2, 0x4E3), (0x4E6, 0x4E9), (0x4EE, 0x4EF),
            )),
            Alphabet("greek", "Grek", ((0x370, 0x3FF), (0x1F00, 0x1FFF))),
            Alphabet("arabic", "Arab", ((0x600, 0x6FF), (0x200C, 0x200F))),
            Alphabet("hebrew", "Hebr", ((0x590, 0x5FF), (0xFB1D, 0xFB4F))),
        )
    }
)  # fmt: skip
"""By name, each after those that it holds the letters of."""


OWN: frozenset[int] = frozenset[int]().union(*(alphabet.letters for alphabet in ALPHABETS.values()))
"""Every letter that an alphabet calls its own."""


def main_alphabet(script: str, text: str, signs: Collection[str] | None = None) -> Alphabet | None:
    """The alphabet of a page in this script; None for a script that has none here. `signs`: those of the text.

    Cyrillic's has the Latin letters that a page needs which is told in one and framed in the other: one file does.
    """
    signs = set(text) if signs is None else signs
    if script == "Latn" and not ALPHABETS["cyrillic"].letters.isdisjoint(map(ord, signs)):
        script = "Cyrl"
    own = [alphabet for alphabet in ALPHABETS.values() if alphabet.script == script]
    return next((each for each in reversed(own[1:]) if _often(each, text, signs)), own[0] if own else None)


def _often(alphabet: Alphabet, text: str, signs: Collection[str]) -> bool:
    """True where the text cannot do without it."""
    there = {letter for letter in signs if ord(letter) in alphabet.letters}
    return sum(map(text.count, there)) > _OFTEN * len(text)
