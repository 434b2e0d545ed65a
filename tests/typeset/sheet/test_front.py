"""the nameplate of a front page: the name between the ears, the motto, the date line between two rules."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from pagekit.typeset.page import Box
from pagekit.typeset.sheet.front import FrontWords, front

WORDS = FrontWords(
    "The Steppe Courier",
    "en",
    "Tuesday, 19 May 2026",
    "No 118",
    "Beskuduk",
    "The daily of the dry side",
    "en",
)


def ears(desk: Any, *columns: int) -> list[Box]:
    return [desk.box(column, 2, 1, 10) for column in columns]


def inside(box: Box, outer: Box) -> bool:
    across = box.x >= outer.x - 0.6 and box.x + box.width <= outer.x + outer.width + 0.6
    return across and box.y >= outer.y and box.bottom <= outer.bottom


def apart(one: Box, other: Box) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    return beside or one.bottom <= other.y or other.bottom <= one.y


@pytest.mark.parametrize("columns", [(), (0,), (4,), (0, 4)])
def test_everything_stands_in_the_box_on_the_grid_and_clear_of_the_ears(
    tabloid: Any, columns: tuple[int, ...]
) -> None:
    box, taken = tabloid.box(0, 0, 5, 15), ears(tabloid, *columns)
    items = front(tabloid.stick(), WORDS, box, taken)
    seen = list(tabloid.inked(items))
    assert len(seen) == 5
    for one in (*seen, *tabloid.rules(items)):
        assert inside(one, box)
        assert all(apart(one, ear) for ear in taken)
    assert tabloid.off_grid(items) == []


def test_the_name_is_in_the_middle_of_the_room_and_nearly_fills_it(tabloid: Any) -> None:
    box, (left, right) = tabloid.box(0, 0, 5, 15), ears(tabloid, 0, 4)
    items = front(tabloid.stick(), replace(WORDS, motto=""), box, (left, right))
    (name,) = tabloid.inked(items, "nameplate")
    assert name.x + name.width / 2 == pytest.approx(box.width / 2, abs=0.5)
    room = right.x - left.x - left.width - 4 * tabloid.gutter
    assert room - 5 < name.width <= room
    assert abs((name.y + name.bottom) / 2 - (left.y + left.bottom) / 2) <= 5


def test_without_ears_the_name_is_larger(tabloid: Any) -> None:
    box, two = tabloid.box(0, 0, 5, 15), ears(tabloid, 0, 4)
    (between,) = tabloid.inked(front(tabloid.stick(), WORDS, box, two), "nameplate")
    (alone,) = tabloid.inked(front(tabloid.stick(), WORDS, box), "nameplate")
    assert alone.height > 1.4 * between.height


def test_a_long_name_stands_in_two_lines_in_the_middle(tabloid: Any) -> None:
    long = replace(WORDS, name="The Independent Steppe and Railway Messenger", motto="")
    items = front(tabloid.stick(), long, tabloid.box(0, 0, 5, 15), ears(tabloid, 0, 4))
    first, second = tabloid.inked(items, "nameplate")
    assert tabloid.said(items, "nameplate") == [long.name]
    for line in (first, second):
        assert line.x + line.width / 2 == pytest.approx(tabloid.width / 2, abs=0.6)
    assert second.y > first.bottom


def test_a_short_name_keeps_its_tails_off_the_date_line(tabloid: Any) -> None:
    items = front(
        tabloid.stick("ar"), FrontWords("ج", "ar", "19 مايو 2026", lang="ar"), tabloid.box(0, 0, 5, 15)
    )
    (text,) = tabloid.inked(items, "nameplate")
    upper, _ = tabloid.rules(items)
    assert text.bottom + 20 < upper.y


def test_the_date_line_stands_level_between_its_rules(tabloid: Any) -> None:
    items = front(tabloid.stick(), WORDS, tabloid.box(0, 0, 5, 15))
    upper, lower = tabloid.rules(items)
    assert (upper.height, lower.height) == (0.5, 0.5)
    (date,) = tabloid.inked(items, "masthead-date")
    assert date.y - upper.bottom == pytest.approx(lower.y - date.bottom, abs=0.3)
    assert (date.x, upper.x, upper.width) == (0.0, 0.0, pytest.approx(tabloid.width))
    (number,) = tabloid.inked(items, "masthead-number")
    (place,) = tabloid.inked(items, "masthead-place")
    assert number.x + number.width / 2 == pytest.approx(tabloid.width / 2, abs=0.1)
    assert place.x + place.width == pytest.approx(tabloid.width, abs=0.1)


def test_a_page_that_runs_from_the_right_begins_its_date_line_there(tabloid: Any) -> None:
    words = FrontWords("النهار", "ar", "الثلاثاء، 19 مايو 2026", "العدد 118", "2 درهم", lang="ar")
    items = front(tabloid.stick("ar"), words, tabloid.box(0, 0, 5, 15))
    (date,) = tabloid.inked(items, "masthead-date")
    (place,) = tabloid.inked(items, "masthead-place")
    assert date.x > tabloid.width / 2 > place.x + place.width


def test_in_a_narrow_box_the_number_goes_behind_the_day(tabloid: Any) -> None:
    items = front(tabloid.stick(), WORDS, tabloid.box(0, 0, 1, 15))
    assert tabloid.said(items, "masthead-number") == tabloid.said(items, "masthead-place") == []
    assert tabloid.said(items, "masthead-date") == ["Tuesday, 19 May 2026 · No 118 · Beskuduk"]
    assert all(inside(one, tabloid.box(0, 0, 1, 15)) for one in tabloid.inked(items))


def test_a_motto_that_needs_two_lines_is_not_told(tabloid: Any) -> None:
    long = replace(WORDS, motto="The daily of the dry side " * 5)
    items = front(tabloid.stick(), long, tabloid.box(0, 0, 5, 15), ears(tabloid, 0, 4))
    assert tabloid.said(items, "motto") == []
    assert tabloid.said(items, "nameplate") == ["The Steppe Courier"]
