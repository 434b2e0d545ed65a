"""the adverts of a page → the ways to stack them: pictures of the page's modules, a letter for each advert."""

from __future__ import annotations

from typing import Any

from pagekit.plan.extent import PageSlot
from pagekit.plan.items import Item
from pagekit.plan.rules import Half
from pagekit.plan.stacking import stacks
from tests.plan.matters import DESIGN, GRID


def item(name: str, units: int, rows: int, **more: Any) -> Item:
    return Item(name, units, rows, GRID.span(units), GRID.high(rows), "", **more)


def pictures(*items: Item, number: int = 3, half: dict[str, Half] | None = None) -> list[str]:
    """The ways, the best one first, each from its first row with an advert on."""
    slot = PageSlot(number, "News", "plain", "plain", DESIGN.designs["plain"], True, True, 8)
    return [drawn(items, way) for way in stacks(items, slot, half or {}, GRID)]


def drawn(items: tuple[Item, ...], way: Any) -> str:
    cells = [["."] * GRID.units for _ in range(GRID.rows)]
    for one in items:
        unit, row = way[one.id]
        for line in cells[row : row + one.rows]:
            line[unit : unit + one.units] = one.id * one.units
    lines = ["".join(line) for line in cells]
    return "\n".join(lines[next(n for n, line in enumerate(lines) if set(line) != {"."}) :])


QUARTER, CARD = item("q", 5, 6), item("c", 2, 2)


def picture(*lines: str) -> str:
    return "\n".join(lines)


def test_adverts_stand_at_the_outer_edge_the_highest_outside() -> None:
    left = picture(*["qqqqq....."] * 4, *["qqqqqcc..."] * 2)
    assert pictures(QUARTER, CARD)[0] == picture(*[".....qqqqq"] * 4, *["...ccqqqqq"] * 2)
    assert pictures(QUARTER, CARD, number=2)[0] == left


def test_beside_the_best_stand_others_that_leave_other_holes() -> None:
    found = pictures(QUARTER, CARD)
    assert len(found) == len(set(found)) == 4
    assert picture(*["........cc"] * 2, *[".....qqqqq"] * 6) in found


def test_no_other_loses_more_of_the_page_under_an_advert() -> None:
    """A quarter upon a sixteenth would leave half a column under it."""
    found = pictures(QUARTER, item("s", 4, 2))
    assert picture(*[".....qqqqq"] * 6, *["......ssss"] * 2) not in found
    assert picture(*["......ssss"] * 2, *[".....qqqqq"] * 6) in found


def test_half_a_column_that_no_story_fills_is_dearer_than_a_higher_stack() -> None:
    best = pictures(QUARTER, item("s", 4, 2))[0]
    assert best == picture(*["......ssss"] * 2, *[".....qqqqq"] * 6)


def test_what_keeps_to_the_upper_half_hangs_from_the_head() -> None:
    found = pictures(QUARTER, CARD, half={"c": "upper"})[0]
    assert found == picture(*["........cc"] * 2, *[".........."] * 4, *[".....qqqqq"] * 6)


def test_what_must_stand_at_the_foot_does_and_others_upon_it() -> None:
    lines = item("l", 10, 2, kind="lines", at="foot")
    assert pictures(QUARTER, lines)[0] == picture(*[".....qqqqq"] * 6, *["llllllllll"] * 2)


def test_more_than_a_page_holds_has_no_way() -> None:
    assert pictures(item("a", 10, 6), item("b", 10, 6), CARD) == []


def test_very_many_are_for_the_solver() -> None:
    assert pictures(*(item(name, 2, 2) for name in "abcdefghi")) != []
    assert pictures(*(item(name, 2, 2) for name in "abcdefghij")) == []
