"""a font with CFF outlines + letters of several glyphs → its bare CFF table, with a glyph for each.

CFF has no glyphs made of glyphs: the parts are drawn again, one after another. fontTools does it, which takes its time;
letters of several glyphs are rare in faces of this kind.
"""

from __future__ import annotations

import io
from collections.abc import Sequence

import uharfbuzz as hb
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

from pagekit.fonts.damage import UNSOUND
from pagekit.fonts.files import no_font
from pagekit.fonts.glyphs import Whole


def add_wholes(face: hb.Face, wholes: Sequence[Whole], name: str) -> bytes:
    """The font's CFF table with a glyph for each whole, after its own glyphs. Raises MissingResource."""
    try:
        with TTFont(io.BytesIO(face.blob.data), lazy=True, recalcTimestamp=False) as font:
            return _joined(font, wholes)
    except UNSOUND as problem:
        raise no_font(name, f"its outlines: {problem}") from problem


def _joined(font: TTFont, wholes: Sequence[Whole]) -> bytes:
    top = font["CFF "].cff.topDictIndex[0]
    strings = top.CharStrings
    by_cid = hasattr(top, "ROS")
    names = list(top.charset)
    for whole in wholes:
        number = len(names)
        pen = T2CharStringPen(None, strings)
        for part, x, y in whole.parts:
            strings[names[part]].draw(TransformPen(pen, (1, 0, 0, 1, x, y)))
        selected = top.FDSelect[whole.parts[0][0] if whole.parts else 0] if by_cid else 0
        private = (top.FDArray[selected] if by_cid else top).Private
        drawn = pen.getCharString(private, strings.globalSubrs)
        if whole.advance != private.defaultWidthX:
            drawn.program.insert(0, whole.advance - private.nominalWidthX)
        names.append(f"cid{number:05}" if by_cid else f"whole.{number}")
        if by_cid:
            top.FDSelect.append(selected)
        strings.charStrings[names[-1]] = number
        strings.charStringsIndex.append(drawn)
    top.charset, top.numGlyphs = names, len(names)
    return bytes(font["CFF "].compile(font))
