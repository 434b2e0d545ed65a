"""what adverts leave of a page → what it costs to fill that with stories."""

from __future__ import annotations

import pytest

from pagekit.plan.pockets import Prices, Strand, rest_cost, rest_of

PRICES = Prices(per_column=2, gap=1, pitch=9, pocket=90, corner=5)


def columns(*runs: tuple[int, int, int]) -> list[tuple[int, int]]:
    """So many columns of the grid with these free lines, one after the other."""
    return [(head, foot) for units, head, foot in runs for _ in range(units)]


def cost(*runs: tuple[int, int, int]) -> float:
    return rest_cost(rest_of(columns(*runs)), PRICES)


def test_columns_with_the_same_lines_are_one() -> None:
    told = columns((4, 6, 113), (6, 6, 60))
    assert rest_of(told) == (Strand(4, 6, 113), Strand(6, 6, 60))


def test_an_open_page_costs_its_one_rectangle_and_a_full_one_nothing() -> None:
    assert cost((10, 6, 113)) == 5
    assert cost((10, 6, 6)) == 0


def test_a_step_falls_into_two_rectangles_however_it_is_cut() -> None:
    assert cost((5, 6, 113), (5, 6, 60)) == 10


def test_columns_that_adverts_take_whole_part_the_page() -> None:
    assert cost((4, 6, 113), (2, 0, 0), (4, 6, 113)) == 10


@pytest.mark.parametrize(
    ("pocket", "paid"),
    [
        pytest.param((1, 0, 17), 185, id="half a column holds no text, however high it is"),
        pytest.param((2, 0, 8), 185, id="a column by a row is no story"),
        pytest.param((2, 0, 22), 5, id="a column by so much is a brief"),
        pytest.param((10, 0, 7), 805, id="a ledge across the page is none"),
        pytest.param((10, 0, 10), 5, id="three lines more are one"),
    ],
)
def test_a_rectangle_costs_what_no_story_fills(pocket: tuple[int, int, int], paid: float) -> None:
    """In modules of a column of the grid and a row of nine lines, of 90 each; and 5 for the rectangle."""
    assert cost(pocket) == pytest.approx(paid)


def test_between_the_two_it_costs_the_less_the_nearer_it_comes() -> None:
    low, middle, high = (cost((2, 0, lines)) / (lines + 1) for lines in (14, 17, 20))
    assert low > middle > high > 5 / 21


def test_a_pocket_beside_a_step_costs_more_than_the_same_step_without_it() -> None:
    beside = cost((2, 6, 113), (3, 6, 95), (5, 6, 60))
    without = cost((5, 6, 113), (5, 6, 60))
    assert beside > without


def test_of_a_rest_of_very_many_heights_not_all_cuts_are_looked_at() -> None:
    rest_cost.cache_clear()
    cost(*((1, 7 * at % 40, 60 + 11 * at % 50) for at in range(13)))
    assert rest_cost.cache_info().misses < 3_000
