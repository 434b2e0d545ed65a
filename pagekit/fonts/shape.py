"""words + a look → their widths and glyphs: shaped with HarfBuzz once, fallback and missing glyphs included.

Widths are in em. A word's width up to its n-th character is one number, so that a word divided at a hyphen costs no
second shaping. Words are shaped apart from each other: over some ten thousand lines the sum differs from a line shaped
whole by less than 0.1 pt at text sizes, and justification takes that up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby
from typing import Any

from pagekit.fonts.book import INVISIBLE, Face, FontBook, coverage, hb_font
from pagekit.fonts.glyphs import GlyphRun, Shaped, glyph_run, shaped

Sums = tuple[float, ...]
"""Running sums of a word's advances in em: entry n is the width of its first n characters."""

# Batches are shaped with one script each: pair kerning is looked up by script (OpenType, GPOS).
_CYRILLIC = re.compile("[\u0400-\u052f]")
_SIMPLE = re.compile("[\u0020-\u024f\u0370-\u052f\u2010-\u2044\u20a0-\u20bf\u2116]*")
_APART = "\uffff"
"""No letter, and in no face: what stands on either side of it is not kerned, as a word is with the space after it."""
_MARKS = re.compile("[\u0300-\u036f\u200d\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")


@dataclass(frozen=True, slots=True)
class Look:
    """What decides how wide a word is: the chain of families, weight, slope, OpenType features and language."""

    families: tuple[str, ...]
    weight: int = 400
    italic: bool = False
    features: tuple[str, ...] = ()
    """OpenType feature tags that are on; `-liga` is off."""
    lang: str = ""


class Shaper:
    """Widths of words by look. `missing` are the characters so far that no face of a chain shows."""

    def __init__(self, book: FontBook) -> None:
        self.book = book
        self.missing: dict[str, None] = {}
        self._tables: dict[Look, WordTable] = {}

    def table(self, look: Look) -> WordTable:
        """The widths in one look."""
        found = self._tables.get(look)
        if found is None:
            found = self._tables[look] = WordTable(look, self.book, self.missing)
        return found


class WordTable(dict[str, Sums]):
    """Word → running sums in one look. A word that is not in it yet is shaped when asked for."""

    def __init__(self, look: Look, book: FontBook, missing: dict[str, None]) -> None:
        super().__init__()
        self.look = look
        self.faces = chain(book, look)
        self._missing = missing
        self._features = {tag.removeprefix("-"): not tag.startswith("-") for tag in look.features}
        first = self.faces[0] if self.faces else None
        self._covered = coverage(first.path, first.sha256) if first else frozenset[int]()
        self.beside: dict[type, Any] = {}
        """What a later stage makes of these words and keeps as long as their widths are kept, by its kind."""
        # Words that were shaped letter by letter, in the first face: where each begins among their glyphs.
        self._kept: dict[str, int] = {}
        self._glyphs: list[int] = []
        self._glyph_advances: list[int] = []
        self.space = self[" "][-1]

    def __missing__(self, word: str) -> Sums:
        sums = self[word] = self._shape(word)
        return sums

    def warm(self, words: Iterable[str]) -> None:
        """Shape all words that are new in one go."""
        new = [word for word in dict.fromkeys(words) if word not in self]
        if not self._plain("".join(new)):
            new = [word for word in new if self._plain(word)]
        cyrillic = [word for word in new if _CYRILLIC.search(word)]
        if cyrillic:
            self._batch(cyrillic, "Cyrl")
            new = [word for word in new if word not in self]
        if new:
            self._batch(new, "Latn")

    def glyphs(self, word: str, rtl: bool = False) -> tuple[GlyphRun, ...]:
        """The glyphs of a word from left to right, a run for each face. `rtl`: it is set from right to left."""
        kept = None if rtl else self.letters(word)
        if kept is not None:
            return (kept,)
        if not word or not self.faces:
            return ()
        runs = [
            glyph_run(face, self._shaped(part, face, self._script(part, rtl), rtl or None))
            for face, part in self._itemise(word)
        ]
        return tuple(reversed(runs) if rtl else runs)

    def letters(self, word: str) -> GlyphRun | None:
        """The glyphs of a word that was shaped letter by letter, as nearly all are; None for any other."""
        start = self._kept.get(word)
        if start is None:
            return None
        end = start + len(word)
        return GlyphRun(
            self.faces[0],
            tuple(self._glyphs[start:end]),
            tuple(word),
            tuple(self._glyph_advances[start:end]),
        )

    def _script(self, text: str, rtl: bool) -> str:
        """The script that words are shaped with when they are measured; that of their letters is found by itself."""
        if rtl or not self._plain(text):
            return ""
        return "Cyrl" if _CYRILLIC.search(text) else "Latn"

    def _plain(self, text: str) -> bool:
        """True when all of it is simple, and in the first face."""
        return _SIMPLE.fullmatch(text) is not None and self._covered.issuperset(map(ord, text))

    def _batch(self, words: Sequence[str], script: str) -> None:
        face = self.faces[0]
        found = self._shaped(_APART.join(words), face, script)
        advances, kept = _by_letter(found, face), found.offsets is None and found.letter_by_letter
        start, before = 0, len(self._glyphs)
        for word in words:
            end = start + len(word)
            self[word] = tuple(accumulate(advances[start:end], initial=0.0))
            if kept:
                self._kept[word] = before + start
            start = end + 1
        if kept:
            self._glyphs += found.glyphs
            self._glyph_advances += found.advances

    def _shape(self, word: str) -> Sums:
        if not self.faces:
            return tuple(float(n) for n in range(len(word) + 1))
        advances: list[float] = []
        for face, part in self._itemise(word):
            advances.extend(self._advances(part, face))
        return (0.0, *accumulate(advances))

    def _itemise(self, word: str) -> list[tuple[Face, str]]:
        """The word in parts of one face each; marks stay with the letter they belong to."""
        if self._covered.issuperset(map(ord, word)):
            return [(self.faces[0], word)]
        faces: list[Face] = []
        for letter in word:
            stays = faces and (_MARKS.match(letter) or ord(letter) in INVISIBLE)
            faces.append(faces[-1] if stays else self._face_for(letter))
        parts = groupby(zip(faces, word, strict=True), key=lambda pair: pair[0])
        return [(face, "".join(letter for _, letter in pairs)) for face, pairs in parts]

    def _face_for(self, letter: str) -> Face:
        code = ord(letter)
        for face in self.faces:
            if code in coverage(face.path, face.sha256):
                return face
        if code not in INVISIBLE:
            self._missing.setdefault(letter)
        return self.faces[0]

    def _advances(self, text: str, face: Face) -> list[float]:
        return _by_letter(self._shaped(text, face), face)

    def _shaped(self, text: str, face: Face, script: str = "", rtl: bool | None = None) -> Shaped:
        return shaped(text, face, self._features, lang=self.look.lang, script=script, rtl=rtl)


def _by_letter(found: Shaped, face: Face) -> list[float]:
    """What each character takes of the width, in em."""
    per_em = hb_font(face.path, face.sha256).scale[0]
    glyphs = [advance / per_em for advance in found.advances]
    if found.letter_by_letter:
        return glyphs
    advances = [0.0] * len(found.text)
    for cluster, advance in zip(found.clusters, glyphs, strict=True):
        advances[cluster] += advance
    return advances


def chain(book: FontBook, look: Look) -> tuple[Face, ...]:
    """The face of each family that CSS would choose for the look (CSS Fonts Level 4, section 5.2)."""
    faces = []
    for family in look.families:
        own = book.of([family])
        if own:
            faces.append(min(own, key=lambda face: _distance(face, look)))
    return tuple(faces)


def _distance(face: Face, look: Look) -> tuple[bool, bool, int]:
    wanted, weight = look.weight, face.weight
    # Heavier than medium looks heavier first, lighter looks lighter first.
    wrong_way = weight < wanted if wanted > 500 else weight > wanted
    return (face.style == "italic") != look.italic, weight != wanted and wrong_way, abs(weight - wanted)
