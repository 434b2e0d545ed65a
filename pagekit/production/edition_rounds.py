"""a StoryPlanner + Sheets → EditionPlan: planned again and again, until every story goes in where it stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pagekit.plan import EditionPlan
from pagekit.plan.group import MUST, Refused
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlannedPage
from pagekit.plan.restacking import restacked, with_pages
from pagekit.plan.telling import StoryPlanner
from pagekit.production.edition_sheets import Sheets

PLACES = 3
"""Of decimals, in which what is left out is compared: sums of one kind, made in another order, differ in the last."""
ROUNDS = 12
"""Times that an edition is planned anew because stories did not go in, or ended above the foot of their boxes."""
SHORT = 100.0
"""What it costs that a story ends far above that, where plans of which every story goes in are weighed: as a hole."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A plan of which every story goes in, what made it, and what did not go in on the way."""

    plan: EditionPlan
    planner: StoryPlanner
    refused: frozenset[Refused]


@dataclass(frozen=True, slots=True)
class Lost:
    """What an edition leaves out, each story by its size and how much it matters; and what the house fills."""

    out: float
    filler: float

    @classmethod
    def of(cls, made: EditionPlan, matters: Sequence[StoryMatter]) -> Lost:
        """Of these stories, which are those of the edition or of the section that was planned."""
        left = {one.id for one in made.left_out}
        out = sum(
            matter.area * (10 - matter.priority) + (MUST if matter.article.print.must else 0)
            for matter in matters
            if matter.id in left
        )
        return cls(out, made.figures["filler_mm2"])

    def __add__(self, other: Lost) -> Lost:
        return Lost(self.out + other.out, self.filler + other.filler)

    def beats(self, other: Lost) -> bool:
        """Whether less is lost."""
        return (round(self.out, PLACES), self.filler) < (round(other.out, PLACES), other.filler)

    def leaves_more(self, other: Lost) -> bool:
        """Whether more is left out, whatever the house fills."""
        return round(self.out, PLACES) > round(other.out, PLACES)


def settled(planner: StoryPlanner, sheets: Sheets, refused: frozenset[Refused] = frozenset()) -> Settled:
    """The plan; `refused`: what is known not to go in."""
    found = [_stacked(section, sheets, refused) for section in planner.sections()]
    return _whole(_with_pages(planner, found), sheets, [one for one, _pages in found])


def settled_again(planner: StoryPlanner, sheets: Sheets, before: Settled) -> Settled:
    """The same with other stories on the pages that were settled `before`. Sections whose stories are those of before
    stay as they were: how their adverts are stacked best was tried, and says nothing of the others.
    """
    known = {_numbers(section): section.matters for section in before.planner.sections()}
    found = [
        (_rounds(section, sheets, before.refused), {})
        if _alike(section.matters, known.get(_numbers(section), ()))
        else _stacked(section, sheets, before.refused)
        for section in planner.sections()
    ]
    return _whole(_with_pages(planner, found), sheets, [one for one, _pages in found])


def _numbers(section: StoryPlanner) -> tuple[int, ...]:
    return tuple(page.number for page in section.base.pages)


def _alike(matters: Sequence[StoryMatter], others: Sequence[StoryMatter]) -> bool:
    """Whether these are the very same stories."""
    return len(matters) == len(others) and all(
        one is other for one, other in zip(matters, others, strict=True)
    )


def settled_better(
    planner: StoryPlanner, sheets: Sheets, bar: Lost, grown: Collection[str]
) -> Settled | Lost:
    """The same; or, as soon as it is seen that no less is lost than that, what is lost by then. `grown`: the sections
    that have more room now; what the others lose is seen first.
    """
    lost, found = Lost(0.0, 0.0), list[tuple[_Section, Mapping[int, PlannedPage]]]()
    for section in sorted(planner.sections(), key=lambda one: one.base.pages[0].section in grown):
        one, pages = _stacked(section, sheets, frozenset())
        found.append((one, pages))
        lost += Lost.of(one.plan, section.matters)
        if not lost.beats(bar):
            return lost
    return _whole(_with_pages(planner, found), sheets, [one for one, _pages in found])


@dataclass(frozen=True, slots=True)
class _Section:
    """A section as it was planned last, what does not go in there, and whether all of its stories go in now."""

    plan: EditionPlan
    refused: frozenset[Refused]
    done: bool


def _whole(planner: StoryPlanner, sheets: Sheets, sections: Sequence[_Section]) -> Settled:
    refused = frozenset[Refused]().union(*(one.refused for one in sections))
    made = planner.planned(refused)
    if all(one.done for one in sections):
        return Settled(made, planner, refused)
    # No story stands where it does not go in: one bad story never kills an edition.
    given_up = frozenset(one.story for one in sheets.refused(made, hard=True))
    return Settled(planner.planned(refused, given_up) if given_up else made, planner, refused)


def _stacked(
    section: StoryPlanner, sheets: Sheets, refused: frozenset[Refused]
) -> tuple[_Section, Mapping[int, PlannedPage]]:
    """The section as it was planned last; its adverts stacked otherwise where less is lost so, and it costs less: then
    its pages, by their numbers.
    """
    one = _rounds(section, sheets, refused)
    other = restacked(section, one.refused)
    if other is not section:
        again = _rounds(other, sheets, one.refused)
        less = Lost.of(again.plan, section.matters).beats(Lost.of(one.plan, section.matters))
        if again.done and less and again.plan.cost < one.plan.cost:
            return again, {page.number: page for page in other.base.pages}
    return one, {}


def _with_pages(
    planner: StoryPlanner, found: Sequence[tuple[_Section, Mapping[int, PlannedPage]]]
) -> StoryPlanner:
    return with_pages(planner, {number: page for _one, pages in found for number, page in pages.items()})


def _rounds(section: StoryPlanner, sheets: Sheets, refused: frozenset[Refused]) -> _Section:
    made = section.planned(refused)
    whole: list[tuple[float, int, EditionPlan, frozenset[Refused]]] = []
    for number in range(ROUNDS):
        more = sheets.refused(made)
        if not more:
            return _Section(made, refused, True)
        if not sheets.refused(made, hard=True):
            whole.append((made.cost + SHORT * len(more), number, made, refused))
        refused |= more
        made = section.planned(refused)
    if not whole:
        return _Section(made, refused, False)
    # A story that ends above the foot of its box is better than one that is given up.
    _cost, _number, made, refused = min(whole, key=lambda one: one[:2])
    return _Section(made, refused, True)
