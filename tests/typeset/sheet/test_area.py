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
