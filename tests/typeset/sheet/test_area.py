"""a paper + columns → where the columns of a page stand."""

from __future__ import annotations

import pytest

from pagekit.layout import find_layout
from pagekit.typeset.sheet.area import Sheet

A4 = find_layout("print-article").printed.papers["a4"]
LEFT, WIDTH = A4.left.points, A4.measure.points


@pytest.mark.parametrize(("widest", "width"), [(0.0, WIDTH), (300.0, 300.0), (600.0, WIDTH)])
def test_one_column_leaves_what_is_over_at_its_end(widest: float, width: float) -> None:
    sheet = Sheet(A4, 12.5, 17.0, 1, widest)
    (ltr,), (rtl,) = sheet.frames(1, 50.0, 40, rtl=False), sheet.frames(1, 50.0, 40, rtl=True)
    assert (ltr.x, ltr.width) == (pytest.approx(LEFT), pytest.approx(width))
    assert rtl.x + rtl.width == pytest.approx(LEFT + WIDTH)
    assert sheet.column == pytest.approx(width)


def test_columns_fill_the_measure_when_they_are_narrow_enough() -> None:
    first, second = Sheet(A4, 12.5, 17.0, 2, 300.0).frames(1, 50.0, 40, rtl=False)
    assert first.x == pytest.approx(LEFT)
    assert first.x + first.width + 17.0 == pytest.approx(second.x)
    assert second.x + second.width == pytest.approx(LEFT + WIDTH)


@pytest.mark.parametrize(
    ("rtl", "margin", "columns"),
    [(False, 392.0, (0.0, 196.0)), (True, 0.0, (WIDTH - 179.0, WIDTH - 375.0))],
)
def test_a_margin_stands_at_the_end_of_the_lines(
    rtl: bool, margin: float, columns: tuple[float, float]
) -> None:
    sheet = Sheet(A4, 12.5, 17.0, 2, margin=WIDTH - 392.0)
    first, second = sheet.frames(1, 50.0, 40, rtl=rtl)
    assert sheet.column == first.width == second.width == pytest.approx(179.0)
    assert sheet.measure == pytest.approx(375.0)
    assert sheet.margin_x(rtl) - LEFT == pytest.approx(margin, abs=1e-6)
    assert (first.x - LEFT, second.x - LEFT) == pytest.approx(columns, abs=1e-6)


def test_beside_a_narrow_column_it_stands_next_to_it() -> None:
    sheet = Sheet(A4, 12.5, 17.0, 1, 250.0, 100.0)
    (ltr,), (rtl,) = sheet.frames(1, 50.0, 40, rtl=False), sheet.frames(1, 50.0, 40, rtl=True)
    assert ltr.width == rtl.width == pytest.approx(250.0)
    assert sheet.margin_x(rtl=False) == pytest.approx(LEFT + 267.0)
    assert sheet.margin_x(rtl=True) == pytest.approx(LEFT + WIDTH - 267.0 - 100.0)


def test_without_a_margin_the_columns_share_the_type_area() -> None:
    sheet = Sheet(A4, 12.5, 17.0, 2)
    assert sheet.measure == sheet.width
    assert sheet.column == (sheet.width - 17.0) / 2
