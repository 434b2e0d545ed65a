"""rectangles of ink on a grid of cells → what is white all round, and the white rectangles."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.typeset.audit.white import Cells
from pagekit.typeset.page import Box


def cells(*rows: str) -> Cells:
    """Cells of 10 x 5 points from their picture: a letter is ink."""
    made = Cells(Box(100.0, 50.0, 10.0 * len(rows[0]), 5.0 * len(rows)), 10.0, 5.0)
    for row, picture in enumerate(rows):
        for column, sign in enumerate(picture):
            if sign != ".":
                made.fill(Box(100.0 + 10.0 * column, 50.0 + 5.0 * row, 10.0, 5.0))
    return made


def test_ink_fills_every_cell_that_it_reaches_into() -> None:
    made = cells("....", "....", "....")
    made.fill(Box(109.0, 55.0, 12.0, 6.0))
    assert [f"{row:04b}"[::-1] for row in made.ink] == ["0000", "1110", "1110"]


def test_ink_that_touches_a_cell_or_lies_outside_fills_nothing() -> None:
    made = cells("...", "...")
    for box in (Box(80.0, 50.0, 20.0, 5.0), Box(130.0, 50.0, 9.0, 5.0), Box(100.0, 40.0, 9.0, 10.0)):
        made.fill(box)
    assert made.ink == [0, 0]


def test_a_cell_is_deep_when_all_around_it_is_white() -> None:
    assert cells("....", "....", "....").deep() == 1.0
    assert cells("#...", "....", "....").deep() == 8 / 12
    assert cells("....", ".#..", "....").deep() == 3 / 12


def test_white_rectangles_come_the_largest_first_and_none_on_another() -> None:
    made = cells("#.....", "#.....", "######", "..####", "..####", "..####")
    assert list(made.rectangles(20.0, 10.0)) == [Box(110.0, 50.0, 50.0, 10.0), Box(100.0, 65.0, 20.0, 15.0)]


def test_a_rectangle_too_narrow_or_too_low_is_none() -> None:
    assert list(cells("..##", "..##").rectangles(30.0, 10.0)) == []
    assert list(cells("....", "####").rectangles(30.0, 10.0)) == []


@settings(max_examples=40)
@given(
    st.lists(st.text("#.", min_size=6, max_size=6), min_size=5, max_size=5),
    st.integers(1, 3),
    st.integers(1, 3),
)
def test_the_first_is_as_large_as_any(rows: list[str], wide: int, high: int) -> None:
    found = next(cells(*rows).rectangles(10.0 * wide, 5.0 * high), None)
    spans = [
        (right - left) * (foot - top)
        for left, right in product(range(7), repeat=2)
        for top, foot in product(range(6), repeat=2)
        if right - left >= wide and foot - top >= high
        and all(rows[row][column] == "." for row in range(top, foot) for column in range(left, right))
    ]  # fmt: skip
    assert (found.width * found.height / 50.0 if found else 0) == max(spans, default=0)


@pytest.mark.parametrize(("width", "height"), [(-26.0, 20.0), (40.0, -13.0), (-26.0, -13.0), (0.0, 0.0)])
def test_an_area_that_its_page_has_no_room_for_has_no_cells(width: float, height: float) -> None:
    """The edge that is left out of it may be wider than half of a small page."""
    made = Cells(Box(6.0, 6.0, width, height), 10.0, 5.0)
    made.fill(Box(0.0, 0.0, 30.0, 30.0))
    assert made.deep() == 0.0
    assert list(made.rectangles(10.0, 5.0)) == []
