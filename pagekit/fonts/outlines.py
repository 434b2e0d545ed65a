"""a TrueType font → its outlines by glyph, and what each comes to with all its parts (OpenType 1.9, glyf and loca).

Glyphs may be made of glyphs, and a file may say so without end: HarfBuzz stops by itself, other readers of a PDF may
not, and so no such glyph goes into one.
"""

from __future__ import annotations

from struct import unpack_from
from typing import NamedTuple

import uharfbuzz as hb

from pagekit.fonts.files import no_font
from pagekit.fonts.sfnt import numbers

ARE_WORDS, ARE_XY, SCALED, MORE, SCALED_XY, MATRIX = 0x1, 0x2, 0x8, 0x20, 0x40, 0x80
"""Flags of a part of a composite glyph."""
DEEPEST, MOST = 16, 4_096
"""Parts of parts so deep, and so many parts drawn for one glyph, are in no font that is meant to be read."""


class Size(NamedTuple):
    """What a glyph comes to. Readers are told the largest (OpenType 1.9, maxp)."""

    points: int
    contours: int
    depth: int
    """Of parts in parts; 0 for a glyph that is drawn itself."""
    drawn: int
    """How many such glyphs are drawn for it."""


class Outlines:
    """The outlines of a font by the number of the glyph; nothing for a space."""

    def __init__(self, face: hb.Face, name: str) -> None:
        long = any(face.reference_table("head").data[50:52])
        places = numbers(face.reference_table("loca").data, "I" if long else "H")
        self._places = places if long else [2 * place for place in places]
        self._glyf: bytes = face.reference_table("glyf").data
        self._name = name
        self._sizes: dict[int, Size] = {}

    def __getitem__(self, glyph: int) -> bytes:
        return self._glyf[self._places[glyph] : self._places[glyph + 1]]

    def check(self) -> None:
        """Raises MissingResource when a glyph is made of parts without end."""
        for glyph, place in enumerate(self._places[:-1]):
            # A number of contours below zero: it is made of parts.
            if self._glyf[place : place + 1] >= b"\x80" and place < self._places[glyph + 1]:
                self.size(glyph)

    def size(self, glyph: int, above: tuple[int, ...] = ()) -> Size:
        """What the glyph comes to. Raises MissingResource where that has no end."""
        known = self._sizes.get(glyph)
        if known is None:
            known = self._sizes[glyph] = self._measure(glyph, above)
        return known

    def _measure(self, glyph: int, above: tuple[int, ...]) -> Size:
        data = self[glyph]
        if not data:
            return Size(0, 0, 0, 0)
        (contours,) = unpack_from(">h", data)
        if contours >= 0:
            last = unpack_from(">H", data, 8 + 2 * contours)[0] if contours else -1
            return Size(last + 1, contours, 0, 1)
        line = (*above, glyph)
        parts = components(data)
        sizes = (
            [] if len(line) > DEEPEST or set(parts) & set(line) else [self.size(part, line) for part in parts]
        )
        drawn, depth = (
            sum(size.drawn for size in sizes),
            1 + max((size.depth for size in sizes), default=DEEPEST),
        )
        if drawn > MOST or depth > DEEPEST:
            raise no_font(self._name, f"its glyph {glyph} is made of parts without end")
        return Size(sum(size.points for size in sizes), sum(size.contours for size in sizes), depth, drawn)


def components(data: bytes) -> list[int]:
    """The parts of a composite glyph, by their numbers."""
    found, at, flags = [], 10, MORE
    while flags & MORE:
        flags, part = unpack_from(">HH", data, at)
        found.append(part)
        at += 8 if flags & ARE_WORDS else 6
        at += 2 if flags & SCALED else 4 if flags & SCALED_XY else 8 if flags & MATRIX else 0
    return found
