"""notches of a stack → those that the house fills: large enough to be read, so many of a page and of the edition."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.layout.edition import HouseLimits
from pagekit.plan.extent import lay_pages
from pagekit.plan.holes import Notch
from pagekit.plan.house import fitting_notches
from tests.plan.generator import edition
from tests.plan.matters import DESIGN, GRID


def notch(unit: int, units: int, row: int, rows: int) -> Notch:
    """One whose lines are those of its rows, the first of them for the line over it."""
    return Notch(unit, units, GRID.head(row) + 1, GRID.foot(row + rows))


SLOTS = lay_pages(edition([]), DESIGN, 4, {}, {})


@pytest.mark.parametrize(
    ("units", "rows", "fits"),
    [(5, 1, True), (4, 1, True), (3, 1, True), (1, 1, False), (1, 2, True), (10, 1, True)],
)
def test_a_notch_is_the_houses_where_its_own_advert_can_be_read(units: int, rows: int, fits: bool) -> None:
    assert bool(fitting_notches({3: (notch(0, units, 2, rows),)}, SLOTS, GRID)) == fits


def test_no_more_notches_of_a_page_are_filled_than_the_pack_says_the_largest_first() -> None:
    notches = tuple(notch(0, 2, 3 * at, 2 if at else 1) for at in range(4))
    house = HouseLimits(least_columns=0.5, page=3, edition=1.0)
    design = DESIGN.model_copy(update={"house": house})
    found = fitting_notches({3: notches}, SLOTS, replace(GRID, design=design))
    assert found == {3: notches[1:]}


def test_no_more_of_the_edition_is_filled_than_the_pack_says() -> None:
    whole = GRID.units * GRID.rows
    small = HouseLimits(least_columns=0.5, page=3, edition=4 / (4 * whole))
    grid = replace(GRID, design=DESIGN.model_copy(update={"house": small}))
    assert fitting_notches({3: (notch(0, 2, 0, 2), notch(4, 2, 0, 2))}, SLOTS, grid) == {
        3: (notch(0, 2, 0, 2),)
    }
