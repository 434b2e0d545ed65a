"""a glyph run → the strings of a TJ operator."""

from __future__ import annotations

import pytest

from pagekit.fonts import Face
from pagekit.fonts.glyphs import GlyphRun, Whole
from pagekit.fonts.metrics import glyph_advances
from pagekit.ink.words import Strings, strings
from tests.ink.desk import book


def face() -> Face:
    return next(face for face in book().faces if face.path.name == "NotoSerif-Regular.ttf")


A, B = 0x24, 0x25
"""The glyphs of A and B in Noto Serif, which has 1000 units to the em."""


def run(*rows: tuple[int | Whole, str, int, tuple[int, int]]) -> GlyphRun:
    glyphs, texts, advances, offsets = zip(*rows, strict=True)
    moved = offsets if any(x or y for x, y in offsets) else ()
    return GlyphRun(face(), glyphs, texts, advances, moved)


def own(glyph: int) -> int:
    return glyph_advances(face())[glyph]


def inside(made: Strings) -> list[tuple[float, str]]:
    return list(made.parts)


def test_glyphs_that_stand_where_they_should_are_one_string() -> None:
    made = strings(run((A, "A", own(A), (0, 0)), (B, "B", own(B), (0, 0))))
    assert inside(made) == [(0, "<00240025>")]
    assert (made.width, made.count, made.plain) == (
        pytest.approx((own(A) + own(B)) / 1000),
        2,
        True,
    )


def test_a_kern_stands_between_strings() -> None:
    made = strings(run((A, "A", own(A) - 40, (0, 0)), (B, "B", own(B), (0, 0))))
    assert inside(made) == [(0, "<0024>40<0025>")]
    assert made.width == pytest.approx((own(A) + own(B) - 40) / 1000)


def test_what_the_last_glyph_is_closer_by_is_not_lost() -> None:
    assert inside(strings(run((A, "A", own(A) + 15, (0, 0))))) == [(0, "<0024>-15")]


def test_a_glyph_off_its_place_moves_nothing_else() -> None:
    made = strings(run((A, "A", own(A), (30, 0)), (B, "B", own(B), (0, 0))))
    assert inside(made) == [(0, "-30<0024>30<0025>")]


def test_a_raised_glyph_is_a_part_of_its_own() -> None:
    made = strings(run((A, "A", own(A), (0, 0)), (B, "B", own(B), (0, 250)), (A, "A", own(A), (0, 0))))
    assert inside(made) == [(0, "<0024>"), (0.25, "<0025>"), (0, "<0024>")]


def test_codes_of_a_page_take_the_place_of_glyphs() -> None:
    made = strings(run((A, "\u00ad", own(A), (0, 0))), [0x1000])
    assert inside(made) == [(0, "<1000>")] and not made.plain


def test_a_run_with_other_texts_does_not_serve_every_page() -> None:
    assert strings(run((A, "a", own(A), (0, 0)))).plain is False
    assert strings(run((Whole(((A, 0, 0), (B, 0, 0)), 700), "A", 700, (0, 0))), [9]).width == 0.7
