"""a face → its measures: advances by glyph, the reach of its lines, and what a PDF says of it.

Read from the tables with `array` and `struct`: a library that makes an object of every glyph takes longer for one face
than the writing of a page does.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from struct import unpack_from

from pagekit.fonts.book import Face, hb_font

FIXED_PITCH, SERIF, SYMBOLIC, SCRIPT, ITALIC = 1, 2, 4, 8, 64
"""Flags of a font descriptor (ISO 32000-1, table 123)."""

CAP_HEIGHT, X_HEIGHT = 0.7, 0.5
"""In em, of faces that do not say theirs."""


@dataclass(frozen=True, slots=True)
class FaceFacts:
    """What a font descriptor says (ISO 32000-1, 9.8). In thousandths of the em, but for the first."""

    units_per_em: int
    """How many units of the face make an em."""
    ascent: int
    descent: int
    """Below zero."""
    cap_height: int
    x_height: int
    bbox: tuple[int, int, int, int]
    """Left, bottom, right, top of all glyphs laid on each other."""
    italic_angle: float
    """Degrees counter-clockwise: below zero for letters that lean to the right."""
    stem_v: int
    """Guessed from the weight: TrueType does not say it, and readers use it for a face that stands in alone."""
    flags: int


def face_facts(face: Face) -> FaceFacts:
    """What a PDF says of the face. Raises MissingResource."""
    return _facts(face.path, face.sha256, face.weight, face.style)


def glyph_advances(face: Face) -> Sequence[int]:
    """Advance width by number of the glyph, in units of the face. Raises MissingResource."""
    return _advances(face.path, face.sha256)


def line_extents(face: Face) -> tuple[float, float]:
    """How far a line of the face reaches up and down from its baseline, in em; down is below zero.

    Raises MissingResource.
    """
    font = hb_font(face.path, face.sha256)
    extents = font.get_font_extents("ltr")
    return extents.ascender / font.scale[1], extents.descender / font.scale[1]


def letter_heights(face: Face) -> tuple[float, float]:
    """How tall a capital is, and a small letter without ascender, in em. Raises MissingResource."""
    font = hb_font(face.path, face.sha256)
    windows, per_em = font.face.reference_table("OS/2").data, font.scale[1]
    # Only from version 2 on the table knows them (OpenType 1.9, OS/2).
    x_height, cap_height = unpack_from(">hh", windows, 86) if len(windows) >= 90 else (0, 0)
    return cap_height / per_em or CAP_HEIGHT, x_height / per_em or X_HEIGHT


@lru_cache(maxsize=64)
def _advances(path: Path, sha256: str) -> Sequence[int]:
    face = hb_font(path, sha256).face
    table = face.reference_table("hmtx").data
    (count,) = unpack_from(">H", face.reference_table("hhea").data, 34)
    pairs = array("H", table[: 4 * min(count, len(table) // 4)])
    if sys.byteorder == "little":
        pairs.byteswap()
    advances = pairs[::2]
    # The last one holds for all that follow (OpenType 1.9, hmtx).
    advances.extend(advances[-1:] * (face.glyph_count - len(advances)))
    return advances[: face.glyph_count]


@lru_cache(maxsize=64)
def _facts(path: Path, sha256: str, weight: int, style: str) -> FaceFacts:
    font = hb_font(path, sha256)
    tables, per_em = font.face, int(font.scale[0])
    head, windows, post = (tables.reference_table(tag).data for tag in ("head", "OS/2", "post"))
    extents = font.get_font_extents("ltr")
    angle = unpack_from(">i", post, 4)[0] / 65536 if len(post) >= 16 else 0.0
    fixed = any(post[12:16]) or windows[35:36] == b"\t"
    cap_height, x_height = letter_heights(Face("", weight, style, path, sha256))
    italic = style == "italic" or angle != 0

    def mille(units: float) -> int:
        return round(units / per_em * 1000)

    left, bottom, right, top = map(mille, unpack_from(">4h", head, 36))

    return FaceFacts(
        units_per_em=per_em,
        ascent=mille(extents.ascender),
        descent=mille(extents.descender),
        cap_height=round(cap_height * 1000),
        x_height=round(x_height * 1000),
        bbox=(left, bottom, right, top),
        italic_angle=round(angle, 2) or (-12.0 if italic else 0.0),
        stem_v=round(50 + (weight / 65) ** 2),
        flags=SYMBOLIC | (FIXED_PITCH if fixed else 0) | (ITALIC if italic else 0) | _kind(windows),
    )


def _kind(windows: bytes) -> int:
    """Serif or script, by the class of the family, or by PANOSE where there is none (OpenType 1.9, OS/2)."""
    if len(windows) < 42:
        return 0
    family, panose, serifs = windows[30], windows[32], windows[33]
    if family == 10 or (not family and panose == 3):
        return SCRIPT
    if family in {1, 2, 3, 4, 5, 7} or (not family and panose == 2 and 2 <= serifs <= 10):
        return SERIF
    return 0
