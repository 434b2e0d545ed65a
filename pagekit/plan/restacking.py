"""a StoryPlanner + other ways to stack the adverts of its pages → the one whose stories stand best.

Which hole is easy to fill is a matter of what there is to fill it with. While a section is not full, or has no place
for a story that must be in, the adverts of its pages are stacked otherwise, one way after another, and its stories are
planned again: the way that costs least stays.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from pagekit.plan.group import Refused
from pagekit.plan.records import EditionPlan, PlannedPage
from pagekit.plan.telling import StoryPlanner


def restacked(planner: StoryPlanner, refused: frozenset[Refused] = frozenset()) -> StoryPlanner:
    """The planner with the pages on which its stories cost least; `refused`: what is known not to go in."""
    others = planner.base.others
    if not others or planner.before is not None:
        return planner
    chosen: dict[int, PlannedPage] = {}
    for section in planner.sections():
        chosen |= _of_section(section, others, refused)
    return with_pages(planner, chosen)


def with_pages(planner: StoryPlanner, chosen: Mapping[int, PlannedPage]) -> StoryPlanner:
    """The planner with these pages in the place of its own, by their numbers."""
    if not chosen:
        return planner
    pages = tuple(chosen.get(page.number, page) for page in planner.base.pages)
    figures = {**planner.base.figures, "news_hole_mm2": round(sum(page.news for page in pages))}
    return replace(planner, base=replace(planner.base, pages=pages, figures=figures))


def _of_section(
    section: StoryPlanner, others: Mapping[int, tuple[PlannedPage, ...]], refused: frozenset[Refused]
) -> Mapping[int, PlannedPage]:
    chosen: Mapping[int, PlannedPage] = MappingProxyType({})
    best = section.planned(refused)
    for number in (page.number for page in section.base.pages):
        for other in others.get(number, ()):
            if not (_open(best) or _must(section, best)):
                return chosen
            tried = {**chosen, number: other}
            pages = tuple(tried.get(page.number, page) for page in section.base.pages)
            made = replace(section, base=replace(section.base, pages=pages)).planned(refused)
            if made.cost < best.cost:
                chosen, best = tried, made
    return chosen


def _must(section: StoryPlanner, made: EditionPlan) -> bool:
    """Whether a story is left out that must be in."""
    left = {one.id for one in made.left_out}
    return any(one.id in left and one.article.print.must for one in section.matters)


def _open(made: EditionPlan) -> bool:
    """Whether the house fills something that no story does."""
    return any(box.kind == "filler" for page in made.pages for box in page.boxes)
