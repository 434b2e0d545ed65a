"""a page with several ways to stack its adverts → the one that its stories fill."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.plan import plan
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlannedPage
from pagekit.plan.restacking import restacked
from pagekit.plan.telling import StoryPlanner
from tests.plan.generator import edition
from tests.plan.matters import LAYOUT, matter, page

STORIES = (
    matter("flood", 300, priority=1, picture=0.66),
    matter("bridge", 120, priority=3),
    matter("market", 150, priority=2, picture=0.66),
    matter("clock", 25, priority=7),
    matter("dogs", 30, priority=8),
)


WHOLE, POCKET, OTHER = page((10, 113)), page((9, 113), (1, 60)), page((1, 113), (9, 60))
BESIDE_TOWER, UNDER_STRIP = page((4, 113), (6, 55)), page((10, 78))
"""As much room, but for two lines of one column: in a foot and a shoulder, and in one rectangle."""


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


@pytest.mark.parametrize("must", [True, False])
def test_a_page_that_is_full_is_stacked_otherwise_for_a_story_that_must_be_in(must: bool) -> None:
    wished = (*STORIES[1:], matter("accident", 250, priority=6, must=must))
    first = planner(BESIDE_TOWER, UNDER_STRIP, stories=wished)
    assert fillers(first) == 0
    assert "accident" in left(first)

    found = restacked(first)
    assert found.base.pages == ((UNDER_STRIP if must else BESIDE_TOWER),)
    assert ("accident" in left(found)) != must
