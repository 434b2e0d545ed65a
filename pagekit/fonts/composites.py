"""a TrueType font + letters of several glyphs → the font with a composite glyph for each (OpenType 1.9, glyf).

Written with `struct`: to read a font as objects takes ten times as long as all that is done here.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from struct import error, pack, pack_into, unpack, unpack_from

import uharfbuzz as hb

from pagekit.fonts.files import no_font
from pagekit.fonts.glyphs import Whole
from pagekit.fonts.outlines import ARE_WORDS, ARE_XY, MORE, Outlines, Size
from pagekit.fonts.sfnt import assemble

BROKEN = (KeyError, IndexError, OverflowError, ValueError, error)
"""What numbers that lead nowhere raise."""

Box = tuple[int, int, int, int]
"""Left, bottom, right, top."""


def join_parts(face: hb.Face, wholes: Sequence[Whole], name: str) -> bytes:
    """The font with a composite glyph for each whole, after its own glyphs. Raises MissingResource."""
    try:
        outlines = Outlines(face, name)
        outlines.check()
        return _joined(face, outlines, wholes) if wholes else bytes(face.blob.data)
    except BROKEN as problem:
        raise no_font(name, f"its outlines: {problem}") from problem


def _joined(face: hb.Face, outlines: Outlines, wholes: Sequence[Whole]) -> bytes:
    tables = {tag: bytes(face.reference_table(tag).data) for tag in face.table_tags}
    head, hhea, maxp = (bytearray(tables[tag]) for tag in ("head", "hhea", "maxp"))
    metrics = _metrics(tables["hhea"], tables["hmtx"], face.glyph_count)
    glyphs = [outlines[glyph] for glyph in range(face.glyph_count)]
    for whole in wholes:
        glyph, box = _composite(whole, outlines, metrics)
        glyphs.append(glyph)
        # The bearing says where the drawing begins: with any other, a reader moves the letter.
        metrics.append((whole.advance, box[0]))
        _widen(head, hhea, box, whole.advance)
        _raise_bounds(maxp, [outlines.size(part) for part, _, _ in whole.parts])
    pack_into(">H", maxp, 4, len(glyphs))
    pack_into(">H", hhea, 34, len(glyphs))
    padded = [glyph + bytes(-len(glyph) % 4) for glyph in glyphs]
    places = [0, *accumulate(map(len, padded))]
    long = places[-1] > 2 * 0xFFFF
    pack_into(">H", head, 50, long)
    loca = [place if long else place // 2 for place in places]
    flat = [number for pair in metrics for number in pair]
    return assemble(
        tables
        | {
            "head": bytes(head),
            "hhea": bytes(hhea),
            "maxp": bytes(maxp),
            "glyf": b"".join(padded),
            "loca": pack(f">{len(loca)}{'I' if long else 'H'}", *loca),
            "hmtx": pack(">" + "Hh" * len(metrics), *flat),
        }
    )


def _metrics(hhea: bytes, hmtx: bytes, count: int) -> list[tuple[int, int]]:
    """Advance and left side bearing of every glyph."""
    (long,) = unpack_from(">H", hhea, 34)
    flat = unpack_from(">" + "Hh" * long, hmtx)
    pairs = list(zip(flat[::2], flat[1::2], strict=True))
    rest = unpack_from(f">{count - long}h", hmtx, 4 * long)
    return [*pairs, *((pairs[-1][0], bearing) for bearing in rest)]


def _composite(whole: Whole, outlines: Outlines, metrics: Sequence[tuple[int, int]]) -> tuple[bytes, Box]:
    """The glyph of a whole, and its bounds; without parts that draw, it is a space."""
    rows, boxes = [], []
    for part, x, y in whole.parts:
        data = outlines[part]
        if not data:
            continue
        left, bottom, right, top = unpack_from(">4h", data, 2)
        # By itself a glyph stands at its bearing, wherever its points are; as a part it stands at its points.
        shift = x + metrics[part][1] - left
        rows.append((part, shift, y))
        boxes.append((left + shift, bottom + y, right + shift, top + y))
    if not rows:
        return b"", (0, 0, 0, 0)
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    box = (min(lefts), min(bottoms), max(rights), max(tops))
    body = [pack(">HHhh", ARE_WORDS | ARE_XY | MORE, *row) for row in rows[:-1]]
    return b"".join((pack(">5h", -1, *box), *body, pack(">HHhh", ARE_WORDS | ARE_XY, *rows[-1]))), box


def _widen(head: bytearray, hhea: bytearray, box: Box, advance: int) -> None:
    """Make the bounds of the font hold the glyph."""
    left, bottom, right, top = unpack_from(">4h", head, 36)
    pack_into(">4h", head, 36, min(left, box[0]), min(bottom, box[1]), max(right, box[2]), max(top, box[3]))
    widest, lowest_left, lowest_right, furthest = unpack_from(">Hhhh", hhea, 10)
    pack_into(
        ">Hhhh",
        hhea,
        10,
        max(widest, advance),
        min(lowest_left, box[0]),
        min(lowest_right, advance - box[2]),
        max(furthest, box[2]),
    )


def _raise_bounds(maxp: bytearray, parts: Sequence[Size]) -> None:
    """Tell readers how much room a glyph of these parts takes (OpenType 1.9, maxp)."""
    for at, needed in (
        (10, sum(size.points for size in parts)),
        (12, sum(size.contours for size in parts)),
        (28, len(parts)),
        (30, 1 + max((size.depth for size in parts), default=0)),
    ):
        pack_into(">H", maxp, at, max(needed, unpack(">H", maxp[at : at + 2])[0]))
