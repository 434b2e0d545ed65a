"""Lengths → rectangles: the origin is the top left corner, y runs down."""

from __future__ import annotations

import re
from typing import Any

import pytest

from pagekit.errors import BadOrder
from pagekit.geometry import Insets, Rect
from pagekit.units import mm, pt

NONE = pt(0)


def test_a_rectangle_knows_its_far_edges() -> None:
    frame = Rect(mm(17), mm(21), mm(176), mm(257))
    assert frame.right.css() == mm(193).css()
    assert frame.bottom.css() == mm(278).css()


def test_insets_are_taken_off_each_edge_by_name() -> None:
    page = Rect(pt(0), pt(0), pt(100), pt(200))
    area = page.inset(Insets(top=pt(1), right=pt(2), bottom=pt(4), left=pt(8)))
    assert area == Rect(x=pt(8), y=pt(1), width=pt(90), height=pt(195))
    assert (page.right - area.right, page.bottom - area.bottom) == (pt(2), pt(4))


def test_no_insets_leave_the_rectangle_and_negative_ones_give_the_bleed() -> None:
    trim = Rect(pt(10), pt(10), mm(210), mm(297))
    none, bleed = Insets(pt(0), pt(0), pt(0), pt(0)), Insets(-pt(9), -pt(9), -pt(9), -pt(9))
    assert trim.inset(none) == trim
    assert trim.inset(bleed) == Rect(pt(1), pt(1), mm(210) + pt(18), mm(297) + pt(18))


def test_insets_wider_than_the_box_turn_it_inside_out_rather_than_hide_it() -> None:
    assert Rect(pt(0), pt(0), pt(10), pt(10)).inset(Insets(pt(0), pt(8), pt(0), pt(8))).width == -pt(6)


@pytest.mark.parametrize(
    ("kind", "sides", "words"),
    [
        (Rect, (NONE, NONE, 45, NONE), "Rect.width: is 45, an int. Pass a length, for example mm(45) or pt(120)."),
        (Rect, ("0", NONE, NONE, NONE), "Rect.x: is '0', a str. "),
        (Insets, (NONE, NONE, NONE, None), "Insets.left: is None. "),
    ],
)  # fmt: skip
def test_a_side_that_is_no_length_is_refused_by_its_name(
    kind: Any, sides: tuple[Any, ...], words: str
) -> None:
    with pytest.raises(BadOrder, match=f"^{re.escape(words)}"):
        kind(*sides)
