"""a face → its measures, as its tables say them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from pagekit.fonts import Face, load_book
from pagekit.fonts.metrics import FaceFacts, face_facts, glyph_advances, line_extents
from pagekit.resources import assets_dir

MakeFont = Callable[..., Face]
FACES = load_book((assets_dir() / "fonts",)).faces
FIXED_PITCH, SERIF, SYMBOLIC, SCRIPT, ITALIC = 1, 2, 4, 8, 64


def named(file: str) -> Face:
    (face,) = (face for face in FACES if face.path.name == file)
    return face


def test_what_a_pdf_says_of_a_face() -> None:
    assert face_facts(named("IBMPlexSans-Italic.ttf")) == FaceFacts(
        units_per_em=1000,
        ascent=1025,
        descent=-275,
        cap_height=698,
        x_height=516,
        bbox=(-245, -245, 1180, 1120),
        italic_angle=-11.31,
        stem_v=88,
        flags=SYMBOLIC | ITALIC,
    )


def test_measures_are_thousandths_of_any_em(make_font: MakeFont) -> None:
    def finer(font: TTFont) -> None:
        font["head"].unitsPerEm = 2000
        font["head"].xMin, font["head"].yMin, font["head"].xMax, font["head"].yMax = 20, -100, 500, 900

    facts = face_facts(make_font(change=finer))
    assert (facts.units_per_em, facts.ascent, facts.descent) == (2000, 450, -150)
    assert (facts.cap_height, facts.x_height, facts.bbox) == (350, 240, (10, -50, 250, 450))


def test_a_face_that_does_not_say_its_heights_has_those_of_most(make_font: MakeFont) -> None:
    def older(font: TTFont) -> None:
        font["OS/2"].version = 1
        font["OS/2"].ulCodePageRange1 = font["OS/2"].ulCodePageRange2 = 0

    facts = face_facts(make_font(change=older))
    assert (facts.cap_height, facts.x_height) == (700, 500)


@pytest.mark.parametrize(
    ("file", "flags"),
    [
        ("NotoSerif-Bold.ttf", SYMBOLIC | SERIF),
        ("SourceSerif4-Italic.ttf", SYMBOLIC | SERIF | ITALIC),
        ("NotoSansMono-Regular.ttf", SYMBOLIC | FIXED_PITCH),
        ("NotoNaskhArabic-Regular.ttf", SYMBOLIC),
    ],
)
def test_the_kind_of_a_face(file: str, flags: int) -> None:
    assert face_facts(named(file)).flags == flags


def test_a_hand_is_a_script(make_font: MakeFont) -> None:
    def written(font: TTFont) -> None:
        font["OS/2"].sFamilyClass = 10 << 8

    assert face_facts(make_font(change=written)).flags == SYMBOLIC | SCRIPT


@pytest.mark.parametrize("file", ["SourceSerif4-Light.ttf", "NotoSansMono-Regular.ttf"])
def test_advances_by_the_number_of_the_glyph(file: str) -> None:
    font = TTFont(named(file).path)
    assert list(glyph_advances(named(file))) == [font["hmtx"][name][0] for name in font.getGlyphOrder()]


def test_the_reach_of_a_line(make_font: MakeFont) -> None:
    assert line_extents(make_font()) == (0.9, -0.3)


def test_widths_for_more_glyphs_than_there_are_count_for_nothing(make_font: MakeFont) -> None:
    def more(font: TTFont) -> None:
        font["hhea"].numberOfHMetrics = 15
        font["hmtx"] = DefaultTable("hmtx")
        font["hmtx"].data = 15 * b"\x02\x58\0\0"

    assert list(glyph_advances(make_font(change=more))) == [600] * 5
