"""pages with their holes + stories → Told: which story stands on which page, and where; what is left out, and why.

The rules:
1. A section's stories stand on its pages. Pages are filled few at a time, those that face each other together, from as
   many stories as can be weighed in all their sets.
2. Each of those pages gets a set; the sets are chosen together, so that the least is left out and the pages are best.
3. What the desk asks of a story is held: its page, `must`, what stands beside it and what does not.
4. What is left of one group of pages goes to the next.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pagekit.plan.grid import Grid
from pagekit.plan.group import Desk, Known, Refused, Told, area_of, left_cost, rank_of
from pagekit.plan.infill import infilled
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlannedPage
from pagekit.plan.trading import traded

MOST_STORIES = 8
"""Stories that are weighed together, in all their sets."""
MOST_PAGES = 2
"""Pages that are filled together where a section has more."""
FULL = 1.2
"""The stories of a group: as much as its pages hold, and so much more to choose from."""


@dataclass(frozen=True, slots=True)
class Filled:
    """All pages, and the stories that are on none of them with the stories that were preferred."""

    pages: tuple[Told, ...]
    left: tuple[StoryMatter, ...]


def fill(
    pages: Sequence[PlannedPage],
    matters: Sequence[StoryMatter],
    grid: Grid,
    refused: frozenset[Refused] = frozenset(),
    known: Known | None = None,
) -> Filled:
    """The stories on the pages of their sections; none as it was `refused`."""
    desk = Desk(grid, refused, known or Known())
    told: list[Told] = []
    left: list[StoryMatter] = []
    sections = parted(pages, matters)
    for section, (own_pages, own) in sections.items():
        open_pages = [page for page in own_pages if page.holes]
        stories = sorted(own, key=rank_of)
        key = (section, *desk.asked(open_pages, stories))
        if key not in desk.known.sections:
            desk.known.sections[key] = _section(open_pages, stories, desk)
        found, over = desk.known.sections[key]
        told += found
        left += over
    left += [matter for matter in matters if matter.section not in sections]
    return Filled(tuple(told), tuple(left))


def parted(
    pages: Sequence[PlannedPage], matters: Sequence[StoryMatter]
) -> dict[str, tuple[list[PlannedPage], list[StoryMatter]]]:
    """Each section in the order of pages: its pages, and the stories that are to stand on them."""
    by_page = {page.number: page.section for page in pages}
    found: dict[str, tuple[list[PlannedPage], list[StoryMatter]]] = {}
    for page in pages:
        found.setdefault(page.section, ([], []))[0].append(page)
    for matter in matters:
        section = by_page.get(matter.article.print.page or 0, matter.section)
        if section in found:
            found[section][1].append(matter)
    return found


def _section(
    pages: Sequence[PlannedPage], stories: Sequence[StoryMatter], desk: Desk
) -> tuple[tuple[Told, ...], tuple[StoryMatter, ...]]:
    told: list[Told] = []
    left = list(stories)
    groups = list(_groups(pages, len(stories)))
    for place, group in enumerate(groups):
        later = [page for other in groups[place + 1 :] for page in other]
        able = [one for one in left if any(one.may_stand_on(page.number) for page in group)]
        pool = _pool(group, able, later)
        found = desk.group(group, pool, len(told))
        told += found.told
        left = [matter for matter in left if matter.id not in found.taken]
    for place, page in enumerate(told):
        if not left or not page.standing.fillers:
            continue
        # What the house would fill is offered once more, to what is left.
        own = [page.stories[placed.story] for placed, _ in page.standing.stories]
        pool = sorted((own + left)[:MOST_STORIES], key=rank_of)
        found = desk.group((page.page,), pool, place)
        kept = {matter.id for matter in own}
        gone = kept - found.taken
        if sum(left_cost(one, desk.grid) for one in own if one.id in gone) < sum(
            left_cost(one, desk.grid) for one in left if one.id in found.taken
        ):
            told[place] = found.told[0]
            left = [one for one in (*own, *left) if one.id not in found.taken]
    if len(told) > 1:
        told, left = traded(told, left, desk)
    for place, page in enumerate(told):
        told[place], left = infilled(page, left, desk)
    return tuple(told), tuple(sorted(left, key=rank_of))


def _groups(pages: Sequence[PlannedPage], stories: int) -> Iterator[list[PlannedPage]]:
    """Pages that are filled together: all where they and their stories are few, else those that face each other."""
    if len(pages) <= MOST_PAGES + 1 and stories <= MOST_STORIES:
        if pages:
            yield list(pages)
        return
    group: list[PlannedPage] = []
    for page in pages:
        if group and (len(group) == MOST_PAGES or page.number % 2 == 0):
            yield group
            group = []
        group.append(page)
    if group:
        yield group


def _pool(
    group: Sequence[PlannedPage], left: Sequence[StoryMatter], later: Sequence[PlannedPage]
) -> list[StoryMatter]:
    """The stories that these pages choose from: pinned ones, their leads, then by rank until there is enough. Later
    pages keep a lead each, and where there is too little for all of them, their share.
    """
    numbers = {page.number for page in group}
    own = [matter for matter in left if matter.article.print.page in numbers]
    free = [matter for matter in left if matter.article.print.page is None]
    musts = [matter for matter in free if matter.article.print.must]
    free = [matter for matter in free if not matter.article.print.must]
    first, last = len(group), len(group) + len(later)
    leads, kept, rest = free[:first], free[first:last], free[last:]
    here, there = area_of(group), area_of(later)
    matter_left = sum(matter.area for matter in left)
    share = here / max(1.0, here + there)
    # Where there is too little for all pages, nobody has more than a share of it to choose from.
    room = min(FULL * here, matter_left * share) if later else math.inf
    pool = (own + musts + leads)[:MOST_STORIES]
    if any(matter.part and not matter.turn for matter in pool):
        # What stands beside the front of a story must fill its page exactly: there is more to choose from.
        room = FULL * here
    for matter in rest if later else (*kept, *rest):
        if len(pool) == MOST_STORIES or sum(one.area for one in pool) >= room:
            break
        pool.append(matter)
    return sorted(pool, key=rank_of)
