"""stories in their places on a page → whether its heads keep the rules, and never a page whose heads do not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest

from pagekit.plan.filling import Standing
from pagekit.plan.group import Desk, Known
from pagekit.plan.matter import Part, StoryMatter
from pagekit.plan.records import Hole, PlannedPage
from pagekit.plan.regions import Place
from pagekit.plan.sound import sound
from pagekit.plan.tables import Placed
from pagekit.plan.ways import Way
from pagekit.typeset.story.shapes import Stand
from tests.plan.matters import GRID, matter

LEFT, RIGHT = Place(6, 0, 4, 60), Place(6, 4, 4, 60)
POOL = (matter("lead", 90, priority=1), matter("one", 30, priority=7), matter("other", 30, priority=7))


def at(story: int, line: int, size: float, lines: int = 0) -> Placed:
    return Placed(story, 0, line, Way(4, 12, 0.0, Stand(1, 1, 0, 0, lines), size))


def heads(line: int, lines: int) -> bool:
    """A head of 13 pt that takes so many lines beside another that begins so many lower."""
    one, other = (at(1, 20, 13.0, lines), LEFT), (at(2, 20 + line, 13.0, 3), RIGHT)
    return sound(Standing(((at(0, 0, 48.0), LEFT), one, other), ()), POOL)


@pytest.mark.parametrize(
    ("line", "lines", "kept"), [(4, 6, False), (4, 4, True), (6, 6, True), (0, 3, False)]
)
def test_heads_of_one_size_are_side_by_side_as_deep_as_the_upper_one_is(
    line: int, lines: int, kept: bool
) -> None:
    assert heads(line, lines) is kept


def test_of_a_head_that_is_not_known_two_lines_are_taken() -> None:
    assert (heads(3, 0), heads(4, 0)) == (False, True)


def test_a_story_of_a_higher_priority_has_the_larger_head_wherever_it_comes_in_the_pool() -> None:
    pool = (*POOL, matter("late", 40, priority=4))
    for size, kept in ((21.5, True), (13.0, False)):
        late, brief = (at(3, 20, size, 3), RIGHT), (at(1, 30, 17.0, 3), LEFT)
        assert sound(Standing(((at(0, 0, 48.0), LEFT), brief, late), ()), pool) is kept


def test_the_head_of_a_turn_may_be_larger_than_that_of_a_brief_but_not_than_the_leads() -> None:
    turn = replace(POOL[2], part=Part(2, "x", 100.0, 1))
    for size, kept in ((21.5, True), (48.0, False)):
        stories = (at(0, 0, 48.0), LEFT), (at(1, 20, 13.0, 3), LEFT), (at(2, 40, size, 3), RIGHT)
        assert sound(Standing(stories, ()), (*POOL[:2], turn)) is kept


@dataclass(frozen=True, slots=True)
class Strict(Desk):
    """A desk for which no page of more stories keeps the rules."""

    most: int = 0

    def sound(self, standing: Standing, pool: Sequence[StoryMatter]) -> bool:
        del pool
        return len(standing.stories) <= self.most


@pytest.mark.parametrize("most", [1, 0])
def test_a_page_breaks_no_rule_however_many_sets_do(most: int) -> None:
    strips = frozenset((unit, 6, 113) for unit in range(GRID.units))
    page = PlannedPage(2, "2", "News", "plain", holes=(Hole((), (), (), 0.0, strips),))
    pool = [matter(f"s{n}", 40 + 20 * n, priority=n + 1) for n in range(8)]
    (told,) = Strict(GRID, frozenset(), Known(), most).group([page], pool, 0).told
    assert len(told.standing.stories) == most
    assert told.standing.fillers
