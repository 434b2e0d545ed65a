"""a face + glyphs → its subset: what is in it, where, and what is refused."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
import uharfbuzz as hb
from fontTools.cffLib import CFFFontSet, FDArrayIndex, FDSelect, FontDict
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from pagekit.errors import MissingResource
from pagekit.fonts import Face, load_book
from pagekit.fonts.glyphs import Whole
from pagekit.fonts.subset import subset
from pagekit.resources import assets_dir

MakeFont = Callable[..., Face]
SPACE, A, ACUTE, A_ACUTE = 1, 2, 3, 4
WHOLE = Whole(((A, 0, 0), (ACUTE, 310, 25)), 640)
BOX_A = ((100, 0), (100, 700), (500, 700), (500, 0))
BOX_ACUTE = ((330, 775), (330, 925), (510, 925), (510, 775))
"""The accent where the whole puts it."""


def corners(data: bytes, glyph: int) -> list[tuple[int, int]]:
    """The points of a glyph as HarfBuzz draws it, the closing ones left out."""
    points: list[tuple[int, int]] = []
    draw = hb.DrawFuncs()
    draw.set_move_to_func(lambda x, y, _: points.append((x, y)))
    draw.set_line_to_func(lambda x, y, _: points.append((x, y)))
    hb.Font(hb.Face(hb.Blob(data))).draw_glyph(glyph, draw)
    return [point for n, point in enumerate(points) if point not in points[:n]]


def font_of(data: bytes) -> Any:
    return TTFont(io.BytesIO(data))


# ---- TrueType ----------------------------------------------------------------------------------------------


def test_a_subset_has_the_glyphs_and_no_more_than_a_pdf_needs(make_font: MakeFont) -> None:
    made = subset(make_font(), [ACUTE, A])
    assert made.outlines == "truetype"
    assert dict(made.places) == {A: 1, ACUTE: 2}
    font = font_of(made.data)
    assert set(font.keys()) - {"GlyphOrder"} == {"glyf", "head", "hhea", "hmtx", "loca", "maxp"}
    assert font["maxp"].numGlyphs == 3
    assert corners(made.data, 1) == list(BOX_A)


def test_a_letter_of_several_glyphs_becomes_one(make_font: MakeFont) -> None:
    made = subset(make_font(), [A, WHOLE])
    place = made.places[WHOLE]
    assert place == 3, "after the glyphs of the face: what is missing, the letter, the accent"
    assert corners(made.data, place) == [*BOX_A, *BOX_ACUTE]
    font = font_of(made.data)
    name = font.getGlyphName(place)
    glyph = font["glyf"][name]
    assert (glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax) == (100, 0, 510, 925)
    assert font["hmtx"][name] == (640, 100), "the bearing is where the drawing begins"


def test_readers_are_told_the_new_bounds(make_font: MakeFont) -> None:
    font = font_of(subset(make_font(), [Whole(((A_ACUTE, -300, -50), (A, 500, 0)), 1200)]).data)
    head, hhea, maxp = font["head"], font["hhea"], font["maxp"]
    assert (head.xMin, head.yMin, head.xMax) == (-200, -50, 1000)
    assert (hhea.advanceWidthMax, hhea.minLeftSideBearing, hhea.xMaxExtent) == (1200, -200, 1000)
    assert hhea.numberOfHMetrics == maxp.numGlyphs == 5
    assert (maxp.maxCompositePoints, maxp.maxCompositeContours) == (12, 3)
    assert (maxp.maxComponentElements, maxp.maxComponentDepth) == (2, 2)


def test_the_sums_of_the_file_are_right(make_font: MakeFont) -> None:
    data = subset(make_font(), [A, WHOLE]).data
    words = [int.from_bytes(data[at : at + 4], "big") for at in range(0, len(data), 4)]
    assert sum(words) % 2**32 == 0xB1B0AFBA
    font = TTFont(io.BytesIO(data), checkChecksums=2)
    assert len(font["glyf"].glyphs) == 4


def test_a_part_stands_at_its_bearing_wherever_its_points_are(make_font: MakeFont) -> None:
    face = make_font(bearings={"A": 40})
    alone = corners(face.read(), A)
    assert alone[0] == (40, 0)
    made = subset(face, [Whole(((A, 0, 0), (ACUTE, 310, 25)), 640)])
    (place,) = made.places.values()
    assert corners(made.data, place) == [*alone, *BOX_ACUTE]


def test_a_whole_of_spaces_is_a_space(make_font: MakeFont) -> None:
    whole = Whole(((SPACE, 0, 0), (SPACE, 600, 0)), 1200)
    made = subset(make_font(), [A, whole])
    font = font_of(made.data)
    assert corners(made.data, made.places[whole]) == []
    assert font["hmtx"][font.getGlyphName(made.places[whole])] == (1200, 0)


def test_a_large_subset_has_long_offsets(make_font: MakeFont) -> None:
    wholes = [Whole(tuple((A, x, y) for x in range(128)), 600) for y in range(140)]
    made = subset(make_font(), wholes)
    font = font_of(made.data)
    assert font["head"].indexToLocFormat == 1
    assert corners(made.data, made.places[wholes[-1]])[0] == (100, 139)


def test_the_same_glyphs_give_the_same_bytes(make_font: MakeFont) -> None:
    face = make_font()
    other = Face("Other", 400, "normal", face.path, face.sha256)
    low = Whole(((A, 0, 0), (ACUTE, 0, -900)), 640)
    assert subset(face, [A, WHOLE, low]).data == subset(other, [low, WHOLE, A]).data
    assert subset(face, [A, WHOLE]) is subset(face, {WHOLE, A}), "kept"


def test_a_subset_of_a_shipped_face_is_small() -> None:
    face = load_book((assets_dir() / "fonts",)).faces[0]
    assert len(subset(face, range(3, 87)).data) < 16_000


# ---- CFF ---------------------------------------------------------------------------------------------------


def drawn(data: bytes, place: int) -> tuple[int, list[tuple[int, int]]]:
    """Width and points of a glyph of a bare CFF font."""
    program = CFFFontSet()
    program.decompile(io.BytesIO(data), None)
    top = program.topDictIndex[0]
    pen, glyph = RecordingPen(), top.CharStrings[top.charset[place]]
    glyph.draw(pen)
    points = [points[0] for verb, points in pen.value if verb in {"moveTo", "lineTo"}]
    return glyph.width, [point for n, point in enumerate(points) if point not in points[:n]]


def test_a_cff_face_gives_its_bare_program(make_font: MakeFont) -> None:
    made = subset(make_font("Small.otf", cff=True), [A])
    assert made.outlines == "cff"
    assert dict(made.places) == {A: 1}
    assert drawn(made.data, 1) == (600, list(BOX_A))


def test_a_letter_of_several_glyphs_is_drawn_again_in_cff(make_font: MakeFont) -> None:
    face = make_font("Small.otf", cff=True)
    plain = Whole(((A, 0, 0), (ACUTE, 310, 25)), 600)
    made = subset(face, [A, WHOLE, plain])
    assert drawn(made.data, made.places[WHOLE]) == (640, [*BOX_A, *BOX_ACUTE])
    assert drawn(made.data, made.places[plain])[0] == 600
    assert drawn(made.data, made.places[A]) == (600, list(BOX_A))


def by_cid(font: TTFont) -> None:
    """Make its glyphs go by numbers of their own, as those of large faces do: 1003, 1006, 1009 ..."""
    order = font.getGlyphOrder()
    names = dict(
        zip(order, [".notdef", *(f"cid{1000 + 3 * n:05}" for n in range(1, len(order)))], strict=True)
    )
    top = font["CFF "].cff.topDictIndex[0]
    private = FontDict()
    private.Private, private.FontName = top.Private, "Small"
    top.ROS, top.CIDCount, top.charset = ("Adobe", "Identity", 0), 2_000, [*names.values()]
    top.FDArray, top.FDSelect = FDArrayIndex(), FDSelect()
    top.FDArray.append(private)
    top.FDSelect.format, top.FDSelect.gidArray = 3, [0] * len(order)
    strings = top.CharStrings
    strings.charStrings = {names[name]: drawing for name, drawing in strings.charStrings.items()}
    strings.fdArray, strings.fdSelect = top.FDArray, top.FDSelect
    for drawing in strings.charStrings.values():
        drawing.fdSelectIndex = 0
    del top.Private
    font["hmtx"].metrics = {names[name]: metric for name, metric in font["hmtx"].metrics.items()}
    for table in font["cmap"].tables:
        table.cmap = {code: names[name] for code, name in table.cmap.items()}
    font["post"].formatType = 3.0
    font.setGlyphOrder(top.charset)


def test_in_cff_a_cid_is_the_place_also_where_it_was_not(make_font: MakeFont) -> None:
    made = subset(make_font("Large.otf", cff=True, change=by_cid), [ACUTE, WHOLE])
    program = CFFFontSet()
    program.decompile(io.BytesIO(made.data), None)
    assert program.topDictIndex[0].charset == [".notdef", "cid00001", "cid00002", "cid00003"]
    assert dict(made.places) == {ACUTE: 2, WHOLE: 3}
    assert drawn(made.data, 3) == (640, [*BOX_A, *BOX_ACUTE])


# ---- What is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "parts",
    [
        {"Aacute": ("A", "Aacute")},
        {"A": ("acute",), "acute": ("A",)},
    ],
    ids=["itself", "each other"],
)
def test_a_glyph_made_of_parts_without_end_is_refused(
    make_font: MakeFont, parts: dict[str, tuple[str, ...]]
) -> None:
    face = make_font("Loop.ttf", parts=parts)
    for glyphs in ([A_ACUTE], [Whole(((A_ACUTE, 0, 0),), 600)]):
        with pytest.raises(MissingResource, match=r"Loop\.ttf: .* made of parts without end"):
            subset(face, glyphs)


def test_parts_of_parts_that_double_without_end_are_refused(make_font: MakeFont) -> None:
    def doubled(font: TTFont) -> None:
        order = [*font.getGlyphOrder()]
        for level in range(40):
            glyph = TTGlyphPen(dict.fromkeys(order))
            for _ in range(2):
                glyph.addComponent(order[-1], (1, 0, 0, 1, 0, 0))
            made = glyph.glyph()
            made.xMin = made.yMin = made.xMax = made.yMax = 0
            order.append(f"level{level}")
            font["glyf"].glyphs[order[-1]] = made
            font["hmtx"].metrics[order[-1]] = (600, 0)
        font.setGlyphOrder(order)
        font["glyf"].glyphOrder = order

    face = make_font("Deep.ttf", change=doubled)
    with pytest.raises(MissingResource, match=r"Deep\.ttf: .* made of parts without end"):
        subset(face, [44])


def test_a_glyph_that_the_face_has_not_is_refused(make_font: MakeFont) -> None:
    with pytest.raises(MissingResource, match=r"Small\.ttf: .*it has no glyph 5"):
        subset(make_font(), [5, 99])


# ---- Rights ------------------------------------------------------------------------------------------------


def locked(flags: int) -> Callable[[TTFont], None]:
    def change(font: TTFont) -> None:
        font["OS/2"].fsType = flags

    return change


def test_a_face_that_may_not_be_embedded_is_refused(make_font: MakeFont) -> None:
    with pytest.raises(MissingResource, match=r"Locked\.ttf: may not be embedded in a PDF"):
        subset(make_font("Locked.ttf", change=locked(0x2)), [A])


@pytest.mark.parametrize("cff", [False, True])
def test_a_face_that_may_not_be_cut_goes_in_whole(make_font: MakeFont, cff: bool) -> None:
    made = subset(make_font("Whole.ttf", cff=cff, change=locked(0x100)), [ACUTE, WHOLE])
    assert dict(made.places) == {ACUTE: ACUTE, WHOLE: 5}
    if cff:
        assert drawn(made.data, A_ACUTE)[1][: len(BOX_A)] == list(BOX_A)
        assert drawn(made.data, 5)[0] == 640
    else:
        assert {"OS/2", "cmap", "name", "post"} <= set(font_of(made.data).keys())
        assert corners(made.data, A_ACUTE)[:4] == list(BOX_A)
        assert corners(made.data, 5) == [*BOX_A, *BOX_ACUTE]
