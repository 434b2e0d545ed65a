"""a page's hole + stories → what each set of them costs there, and the other ways in which it stands."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from pagekit.model.base import altered
from pagekit.plan.filling import NEVER, PageFill, Standing, least_filler, splits_of
from pagekit.plan.matter import StoryMatter
from pagekit.plan.regions import Place
from pagekit.plan.tables import Tables
from pagekit.plan.ways import ways
from tests.plan.matters import DESIGN, GRID, matter

STEP = frozenset((unit, 6, 60 if unit < 5 else 96) for unit in range(10))
"""Ten columns of the grid, the right half of them longer."""


@pytest.fixture
def fill() -> PageFill:
    pool = [
        matter("flood", 110, priority=1, picture=0.6),
        matter("bridge", 60, picture=0.66),
        matter("clock", 60, priority=6),
    ]
    leading, following = ([ways(one, DESIGN, GRID, lead=lead) for one in pool] for lead in (True, False))
    tall = (DESIGN.modules.foot,) * (GRID.units + 1)
    tables = Tables(leading, following, DESIGN.modules.gap, DESIGN.story_costs, tall, 10 * 90)
    return PageFill(tables, GRID, (STEP,), splits_of(len(pool)))


def boxes(standing: Standing) -> list[tuple[int, int, int, int, int]]:
    return sorted(
        (
            placed.story,
            place.unit + placed.unit,
            place.head + placed.line,
            placed.way.units,
            placed.way.lines,
        )
        for placed, place in standing.stories
    )


def test_more_ways_to_cut_a_hole_cost_no_set_more(fill: PageFill) -> None:
    usual = fill.costs()
    raised = fill.costs(raised=True)
    assert set(usual) <= set(raised)
    assert all(raised[members] <= cost for members, cost in usual.items())
    assert any(raised[members] < cost for members, cost in usual.items())


def test_a_set_stands_in_one_way_after_the_other_each_costing_no_less(fill: PageFill) -> None:
    first = fill.costs()[0b111]
    ways = [boxes(fill.standing(0b111))]
    costs = [first]
    while math.isfinite(cost := fill.otherwise(0b111)):
        costs.append(cost)
        ways.append(boxes(fill.standing(0b111)))
    assert costs == sorted(costs)
    assert len(ways) > 1
    assert all([story for story, *_ in way] == [0, 1, 2] for way in ways)
    assert ways[0] != ways[1]


@pytest.mark.parametrize(
    ("columns", "least"), [(5.0, 3), (2.0, 3), (1.5, 5), (1.0, 5), (0.5, 14), (0.4, NEVER)]
)
def test_a_low_place_sells_itself_where_it_is_wide(columns: float, least: int) -> None:
    assert least_filler(columns) == least


@pytest.mark.parametrize(
    ("units", "lines", "filled"), [(10, 3, True), (10, 2, False), (2, 4, False), (2, 5, True), (1, 14, True)]
)
def test_a_place_that_no_story_takes_is_the_houses_as_soon_as_it_sells_and_white_would_be_dearer(
    fill: PageFill, units: int, lines: int, filled: bool
) -> None:
    assert bool(fill.standing_in(Place(6, 0, units, 6 + lines), 0).fillers) == filled


def test_white_that_is_larger_than_a_column_by_four_lines_costs_as_a_hole(fill: PageFill) -> None:
    weights = DESIGN.story_costs
    white = [fill.inside(Place(6, 0, 2, 6 + lines))[0] for lines in (1, 3, 4)]
    assert white == [weights.white, 3 * weights.white, 4 * weights.white + weights.hole]
    wide = [fill.inside(Place(6, 0, 4, 6 + lines))[0] for lines in (2, 3)]
    filled = weights.filler + weights.filler_lines * 2 * 3 / 10
    assert wide == [4 * weights.white, min(filled, 6 * weights.white + weights.hole)]


def pictures(story: StoryMatter) -> dict[int, float]:
    """What the story costs where its picture stands in one column, in boxes as wide as the page, by their lines."""
    own = ways(story, DESIGN, GRID, lead=True)
    each = {lines: own.at(GRID.units, lines) for lines in range(DESIGN.modules.foot + 1)}
    return {lines: way.cost for lines, way in each.items() if way is not None and way.span == 1}


def test_a_picture_that_is_asked_for_large_stands_in_a_single_column_only_for_much() -> None:
    story = matter("flood", 60, picture=0.7)
    wish = altered(story.article.print, picture="large")
    small = pictures(story)
    asked = pictures(replace(story, article=altered(story.article, print=wish)))
    assert small and set(small) == set(asked)
    assert all(asked[lines] >= cost + DESIGN.story_costs.bare / 2 for lines, cost in small.items())
