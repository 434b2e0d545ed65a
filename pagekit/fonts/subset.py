"""a face + the glyphs that were set → Subset: the font program of a PDF, and the place of each glyph in it.

HarfBuzz cuts the face down. A `Whole` is then added as a composite glyph (OpenType 1.9, glyf), so that readers meet one
code for one letter. What a PDF has no use for stays out: hinting, layout, names, the map from letters to glyphs.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import uharfbuzz as hb

from pagekit.errors import MissingResource
from pagekit.fonts.book import Face, hb_font
from pagekit.fonts.composites import join_parts
from pagekit.fonts.files import no_font
from pagekit.fonts.glyphs import Glyph, Whole
from pagekit.fonts.said import rights

_NEEDED = frozenset({"CFF ", "glyf", "head", "hhea", "hmtx", "loca", "maxp"})
"""The tables that a reader of PDF asks for where a font program has no hinting (ISO 32000-1, 9.9)."""

_FLAGS = (
    hb.SubsetFlags.NO_HINTING
    | hb.SubsetFlags.NO_LAYOUT_CLOSURE
    | hb.SubsetFlags.NOTDEF_OUTLINE
    | hb.SubsetFlags.CFF_IDENTITY_CHARSET
)


@dataclass(frozen=True, slots=True)
class Subset:
    """A font program and where things are in it.

    TrueType goes into a PDF as FontFile2 of a CIDFontType2: a CIDToGIDMap leads from codes to places. CFF goes as
    FontFile3, subtype CIDFontType0C, of a CIDFontType0: there a CID is a place (ISO 32000-1, 9.7.4.2), a font of that
    kind has no CIDToGIDMap, and it is the encoding, a CMap of its own, that leads from codes to places.
    """

    data: bytes
    places: Mapping[Glyph, int]
    """Every glyph that was asked for, and its number in `data`. Number 0 is the glyph of what is missing."""
    outlines: Literal["truetype", "cff"]


def subset(face: Face, glyphs: Collection[Glyph]) -> Subset:
    """The face with these glyphs alone. The same glyphs give the same bytes. Raises MissingResource."""
    return _subset(face, frozenset(glyphs))


@lru_cache(maxsize=64)
def _subset(face: Face, glyphs: frozenset[Glyph]) -> Subset:
    wholes = sorted(
        (glyph for glyph in glyphs if isinstance(glyph, Whole)),
        key=lambda whole: (whole.parts, whole.advance),
    )
    plain = {glyph for glyph in glyphs if isinstance(glyph, int)}
    cut, places = _cut(face, plain | {part for whole in wholes for part, _, _ in whole.parts})
    made = [
        Whole(tuple((places[part], x, y) for part, x, y in whole.parts), whole.advance) for whole in wholes
    ]
    name, first = face.path.name, cut.glyph_count
    compact = "CFF " in cut.table_tags
    if compact and made:
        # Its drawing of outlines takes 25 ms to import; letters of several glyphs are rare in faces of this kind.
        from pagekit.fonts.compact import add_wholes

        data = add_wholes(cut, made, name)
    else:
        data = bytes(cut.reference_table("CFF ").data) if compact else join_parts(cut, made, name)
    numbers: dict[Glyph, int] = {glyph: places[glyph] for glyph in sorted(plain)}
    numbers.update((whole, first + n) for n, whole in enumerate(wholes))
    return Subset(data, numbers, "cff" if compact else "truetype")


def _cut(face: Face, glyphs: Collection[int]) -> tuple[hb.Face, dict[int, int]]:
    """The face with these glyphs, and where each of them went."""
    whole, allowed = hb_font(face.path, face.sha256).face, rights(face.path, face.sha256)
    name = face.path.name
    if allowed == "none":
        raise MissingResource(
            f"{name}: may not be embedded in a PDF: so its maker says in the file. Ask its maker for a file that "
            "may be, or take another family."
        )
    missing = [glyph for glyph in glyphs if not 0 <= glyph < whole.glyph_count]
    if missing:
        raise no_font(name, f"it has no glyph {min(missing)}")
    wanted = hb.SubsetInput()
    if allowed == "whole":
        wanted.keep_everything()
        wanted.flags |= hb.SubsetFlags.CFF_IDENTITY_CHARSET
    else:
        wanted.glyph_set.update(glyphs)
        wanted.flags = _FLAGS
        for tag in set(whole.table_tags) - _NEEDED:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode("latin-1"), "big"))
    try:
        plan = hb.SubsetPlan(whole, wanted)
        return plan.execute(), dict(plan.old_to_new_glyph_mapping.items())
    except (RuntimeError, hb.HarfBuzzError) as problem:
        raise no_font(name, problem) from problem
