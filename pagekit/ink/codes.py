"""glyphs → codes of a content stream: what stands in the strings of one page, face by face.

A code is the number of its glyph. Where a glyph is read as other text than its own, a hyphen at a line's end as a soft
one, the code is one beyond the last glyph, so that pages joined later need not be written anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagekit.fonts.book import Face
from pagekit.fonts.glyphs import Glyph, plain_texts
from pagekit.fonts.metrics import glyph_advances
from pagekit.ink.page import FaceInk

MOST_CODES = 0x10000
"""Codes are two bytes (ISO 32000-1, 9.7.5.2, Identity-H)."""


class FaceCodes:
    """The codes of one face on one page."""

    def __init__(self, name: str, face: Face) -> None:
        self.name, self.face = name, face
        self._plain = plain_texts(face.path, face.sha256)
        self._table: dict[int, tuple[Glyph, str]] = {}
        self._codes: dict[tuple[Glyph, str], int] = {}
        self._spare = self._beyond(len(glyph_advances(face)))

    def code(self, glyph: Glyph, text: str) -> int:
        """The code of a glyph that is read as this text."""
        found = self._codes.get((glyph, text))
        if found is None:
            found = self._codes[glyph, text] = self._new(glyph, text)
            self._table[found] = glyph, text
        return found

    def used(self, plain: Iterable[int]) -> None:
        """Codes that are glyphs read as the text that they stand for by themselves."""
        for glyph in plain:
            self._table[glyph] = glyph, self._plain[glyph]

    def ink(self) -> FaceInk:
        """The face with all its codes."""
        rows = ((code, glyph, text) for code, (glyph, text) in sorted(self._table.items()))
        return FaceInk(self.name, self.face, tuple(rows))

    def _new(self, glyph: Glyph, text: str) -> int:
        if isinstance(glyph, int):
            plain = self._plain.get(glyph)
            if plain == text or (plain is None and glyph not in self._table):
                return glyph
        return next(self._spare)

    def _beyond(self, count: int) -> Iterator[int]:
        yield from range(count, MOST_CODES)
        # A face that fills all codes has glyphs that the page does not use.
        yield from (code for code in range(MOST_CODES - 1, 0, -1) if code not in self._table)
