"""a plan in sections + what does not go in → each section planned by itself, and a plan that loses no less given up;
adverts stacked otherwise where less is lost, and it costs less.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import Any

from pagekit.plan import EditionPlan, PlannedPage, plan
from pagekit.plan.group import Refused
from pagekit.plan.records import LeftOut
from pagekit.plan.telling import StoryPlanner
from pagekit.production.edition_rounds import Lost, Settled, settled, settled_better
from tests.plan.generator import edition
from tests.plan.matters import GRID, LAYOUT, matter, page

NONE = frozenset[Refused]()


def box(story: str, lines: int) -> Refused:
    return Refused(story, 2, lines, lead=False)


@dataclass
class Planner:
    """Of each section how often it was planned; its story has a box of so many lines, less for each refused one."""

    names: tuple[str, ...]
    fillers: dict[str, int] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    @property
    def base(self) -> Any:
        return SimpleNamespace(pages=[SimpleNamespace(section=self.names[0])], others={})

    @property
    def matters(self) -> tuple[Any, ...]:
        return ()

    def sections(self) -> Iterator[Planner]:
        for name in self.names:
            yield Planner((name,), self.fillers, self.asked)

    def planned(self, refused: frozenset[Refused] = NONE, given_up: frozenset[str] = frozenset()) -> Any:
        self.asked.append("+".join(self.names))
        boxes = [box(name, 9 - sum(one.story == name for one in refused)) for name in self.names]
        filler = sum(self.fillers.get(name, 0) for name in self.names)
        return SimpleNamespace(
            boxes=boxes,
            left_out=(),
            figures={"filler_mm2": filler},
            given_up=given_up,
            cost=float(sum(abs(one.lines - 5) for one in boxes)),
        )


class Sheets:
    """Stories go in as soon as their box is as low as that."""

    def __init__(self, **most: int) -> None:
        self.most = most

    def refused(self, plan: Any, *, hard: bool = False) -> frozenset[Refused]:
        return frozenset(one for one in plan.boxes if one.lines > self.most.get(one.story, 99))


def made(planner: Planner, sheets: Sheets) -> Settled:
    return settled(planner, sheets)  # type: ignore[arg-type]


def test_a_section_whose_stories_go_in_is_not_planned_again_for_another() -> None:
    planner = Planner(("News", "City"))
    found = made(planner, Sheets(City=7))
    assert planner.asked == ["News", "City", "City", "City", "News+City"]
    assert found.refused == {box("City", 9), box("City", 8)}


def test_a_story_that_goes_in_nowhere_is_given_up() -> None:
    found: Any = made(Planner(("News", "City")), Sheets(City=-99))
    assert found.plan.given_up == {"City"}


class Short(Sheets):
    """Stories go in, and end far above the feet of their boxes."""

    def refused(self, plan: Any, *, hard: bool = False) -> frozenset[Refused]:
        return NONE if hard else super().refused(plan)


def test_a_story_that_ends_above_the_foot_of_every_box_stands_in_the_one_that_costs_least() -> None:
    found: Any = made(Planner(("City",)), Short(City=-99))
    assert found.plan.given_up == frozenset()
    assert [one.lines for one in found.plan.boxes] == [5]
    assert found.refused == {box("City", lines) for lines in (9, 8, 7, 6)}


def test_a_plan_is_given_up_as_soon_as_it_loses_no_less_and_what_grew_is_looked_at_last() -> None:
    planner = Planner(("News", "City"), {"City": 300, "News": 100})
    other: Any = settled_better(planner, Sheets(), Lost(0.0, 300.0), {"News"})  # type: ignore[arg-type]
    assert other == Lost(0.0, 300.0)
    assert planner.asked == ["City"]
    better = settled_better(planner, Sheets(), Lost(0.0, 401.0), {"News"})  # type: ignore[arg-type]
    assert isinstance(better, Settled)


def test_what_is_left_out_weighs_more_than_all_that_the_house_fills() -> None:
    assert Lost(1.0, 900.0).beats(Lost(2.0, 0.0))
    assert Lost(1.0, 8.0).beats(Lost(1.00000001, 9.0))
    assert not Lost(1.0, 9.0).beats(Lost(1.0, 9.0))
    assert Lost(2.0, 0.0).leaves_more(Lost(1.0, 9.0))
    assert not Lost(1.0, 9.0).leaves_more(Lost(1.0, 0.0))


# ---- What is lost, of plans that were made -----------------------------------------------------------------


SMALL = (
    matter("flood", 300, priority=1, picture=0.66),
    matter("bridge", 120, priority=3),
    matter("clock", 25, priority=9),
)
POCKET, SHORT, EVEN = page((8, 113), (2, 60)), page((10, 100)), page((5, 113), (5, 90))


def stacked(first: PlannedPage, *others: PlannedPage) -> StoryPlanner:
    base = plan(edition([], pages=4), LAYOUT)
    return StoryPlanner.of(replace(base, pages=(first,), others={2: others}), SMALL)


def lost(planner: StoryPlanner, refused: frozenset[Refused] = NONE) -> Lost:
    return Lost.of(planner.planned(refused), SMALL)


@dataclass
class Setters:
    """On a page stacked like that the flood goes into no box higher than so many lines; with `never` there is always
    something more that does not.
    """

    page: PlannedPage
    lines: int = 999
    never: bool = False
    asked: int = 0

    def refused(self, plan: EditionPlan, *, hard: bool = False) -> frozenset[Refused]:
        (here,) = plan.pages
        if here.holes != self.page.holes:
            return NONE
        self.asked += 1
        found = {
            Refused(
                "flood", round((box.rect[2] + GRID.gutter) / (GRID.column + GRID.gutter)), lines, box.lead
            )
            for box in here.boxes
            if box.ref == "flood" and (lines := round(box.rect[3] / GRID.line)) > self.lines
        }
        if self.never:
            found.add(Refused("flood", 1, self.asked, lead=False))
        return frozenset(found)


def chosen(planner: StoryPlanner, setters: Setters) -> tuple[PlannedPage, ...]:
    found = settled(planner, setters)  # type: ignore[arg-type]
    assert [one.number for one in found.plan.pages] == [2]
    return found.planner.base.pages


def test_adverts_stand_otherwise_where_less_is_lost_and_it_costs_less() -> None:
    first, other = stacked(POCKET), stacked(EVEN)
    assert lost(other).beats(lost(first))
    assert other.planned().cost < first.planned().cost

    assert chosen(stacked(POCKET, EVEN), Setters(EVEN)) == (EVEN,)


def test_what_costs_less_and_loses_more_is_not_taken() -> None:
    first, other = stacked(POCKET), stacked(SHORT)
    assert other.planned().cost < first.planned().cost
    assert lost(other).leaves_more(lost(first))

    assert chosen(stacked(POCKET, SHORT), Setters(SHORT)) == (POCKET,)


def test_what_loses_less_and_costs_more_when_it_is_set_is_not_taken() -> None:
    setters = Setters(EVEN, 80)
    first, other = stacked(POCKET), settled(stacked(EVEN), setters)  # type: ignore[arg-type]
    assert Lost.of(other.plan, SMALL).beats(lost(first))
    assert other.plan.cost > first.planned().cost

    assert chosen(stacked(POCKET, EVEN), setters) == (POCKET,)


def test_what_is_not_settled_in_its_rounds_is_not_taken() -> None:
    assert chosen(stacked(POCKET, EVEN), Setters(EVEN, never=True)) == (POCKET,)


def test_a_small_story_that_must_be_in_is_a_greater_loss_than_a_large_one_that_need_not() -> None:
    stories = (SMALL[0], matter("notice", 10, priority=9, must=True))
    both = replace(stacked(POCKET).base, figures={"filler_mm2": 0})
    without = [replace(both, left_out=(LeftOut(one.id, "no room"),)) for one in stories]

    flood, notice = (Lost.of(one, stories) for one in without)
    assert flood.beats(notice)
    assert notice.leaves_more(flood)
