"""a page with several ways to stack its adverts → the one that its stories fill."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.plan import plan
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlanBox, PlannedPage
from pagekit.plan.restacking import restacked
from pagekit.plan.telling import StoryPlanner
from tests.plan.generator import edition
from tests.plan.matters import DESIGN, GRID, LAYOUT, matter, page

STORIES = (
    matter("flood", 300, priority=1, picture=0.66),
    matter("bridge", 120, priority=3),
    matter("market", 150, priority=2, picture=0.66),
    matter("clock", 25, priority=7),
    matter("dogs", 30, priority=8),
)


WHOLE, POCKET, OTHER = page((10, 113)), page((9, 113), (1, 30)), page((1, 113), (9, 30))
BESIDE_TOWER, UNDER_STRIP = page((3, 113), (7, 55)), page((10, 75))
"""Nearly as much room: in a foot and a shoulder, and in one rectangle."""


def planner(
    first: PlannedPage, *others: PlannedPage, stories: tuple[StoryMatter, ...] = STORIES
) -> StoryPlanner:
    base = plan(edition([], pages=4), LAYOUT)
    return StoryPlanner.of(replace(base, pages=(first,), others={2: others}), stories)


def fillers(made: StoryPlanner) -> int:
    return sum(box.kind == "filler" for one in made.planned().pages for box in one.boxes)


def left(made: StoryPlanner) -> set[str]:
    return {one.id for one in made.planned().left_out}


def test_a_page_that_is_not_full_is_stacked_otherwise_where_that_costs_less() -> None:
    first = planner(POCKET, OTHER, WHOLE)
    assert fillers(first) > 0
    found = restacked(first)
    assert (found.base.pages, fillers(found)) == ((WHOLE,), 0)
    assert found.base.figures["news_hole_mm2"] == round(WHOLE.news)


def test_a_page_that_is_full_stays() -> None:
    first = planner(WHOLE, POCKET)
    assert fillers(first) == 0
    assert restacked(first) is first


def test_where_no_other_way_is_better_the_first_stays() -> None:
    first = planner(POCKET, POCKET)
    assert restacked(first) is first


def test_what_the_house_fills_between_adverts_costs_and_a_position_that_is_for_sale_does_not() -> None:
    notch = PlanBox("house-2-1", "house-2-1", "house", (GRID.rect(0, 2, 60, 80),), size="47.2 × 70.6 mm")
    sold = replace(notch, id="house-2-card-1", size="card")
    bare, filled, booked = (
        planner(replace(WHOLE, boxes=boxes)).planned().cost for boxes in ((), (notch,), (sold,))
    )
    weights = DESIGN.story_costs
    price = weights.weighed_filler + weights.weighed_filler_lines * 1.0 * 20 / 10
    assert (filled - bare, booked - bare) == (pytest.approx(price), 0)


def test_a_page_is_stacked_otherwise_though_the_house_fills_a_notch_there() -> None:
    booked = [
        {"id": size, "size": size, "status": "sold", "musts": {"page": 3}}
        for size in ("quarter", "sixteenth", "half-upright")
    ]
    made = plan(edition(booked, pages=4), LAYOUT)
    pages = (made.pages[2], *made.others[3])
    assert [[box.id for box in one.boxes if box.kind == "house"] for one in pages] == [["house-3-1"]] * 2
    assert len({one.holes for one in pages}) == 2


@pytest.mark.parametrize("must", [True, False])
def test_a_page_that_is_full_is_stacked_otherwise_for_a_story_that_must_be_in(must: bool) -> None:
    wished = (*STORIES[1:], matter("accident", 260, priority=6, must=must))
    first = planner(BESIDE_TOWER, UNDER_STRIP, stories=wished)
    assert fillers(first) == 0
    assert "accident" in left(first)

    found = restacked(first)
    assert found.base.pages == ((UNDER_STRIP if must else BESIDE_TOWER),)
    assert ("accident" in left(found)) != must
