"""a plan in sections + what does not go in → each section planned by itself, and a plan that loses no less given up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from pagekit.plan.group import Refused
from pagekit.production.edition_rounds import Lost, Settled, settled, settled_better

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
