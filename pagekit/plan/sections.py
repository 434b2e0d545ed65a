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
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.plan.filling import PageFill, Standing, splits_of
from pagekit.plan.grid import Grid
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlannedPage
from pagekit.plan.sound import sound
from pagekit.plan.tables import Tables
from pagekit.plan.ways import Ways, ways

MOST_STORIES = 8
"""Stories that are weighed together, in all their sets."""
MOST_PAGES = 2
"""Pages that are filled together where a section has more."""
FULL = 1.2
"""The stories of a group: as much as its pages hold, and so much more to choose from."""
MOST_UNSOUND = 40
"""Times that other sets are taken because heads of a page break a rule."""
MUST = 100_000
KEPT = 240
"""Sets of a page that are weighed against those of the others."""


@dataclass(frozen=True, slots=True)
class Told:
    """A page's stories, and how they stand."""

    page: PlannedPage
    stories: tuple[StoryMatter, ...]
    """Those that were weighed: a place in `standing` is one in here."""
    standing: Standing


@dataclass(frozen=True, slots=True)
class Filled:
    """All pages, and the stories that are on none of them with the stories that were preferred."""

    pages: tuple[Told, ...]
    left: tuple[StoryMatter, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A story that did not go in where it was planned: in such a box, in that rank."""

    story: str
    units: int
    lines: int
    lead: bool


@dataclass(frozen=True, slots=True)
class GroupFill:
    """Pages that were filled together, and the stories that they took."""

    told: tuple[Told, ...]
    taken: frozenset[str]


@dataclass(slots=True)
class Known:
    """What was reckoned before: pages that were filled, by what they were filled from; the ways of stories."""

    groups: dict[tuple[object, ...], GroupFill] = field(default_factory=dict)
    ways: dict[tuple[str, bool], Ways] = field(default_factory=dict)
    tables: dict[tuple[str, ...], Tables] = field(default_factory=dict)
    """The last of each pool of stories."""


def fill(
    pages: Sequence[PlannedPage],
    matters: Sequence[StoryMatter],
    grid: Grid,
    refused: frozenset[Refused] = frozenset(),
    known: Known | None = None,
) -> Filled:
    """The stories on the pages of their sections; none as it was `refused`."""
    desk = _Desk(grid, refused, known or Known())
    told: list[Told] = []
    left: list[StoryMatter] = []
    by_page = {page.number: page.section for page in pages}
    for section in dict.fromkeys(page.section for page in pages):
        own = [
            matter
            for matter in matters
            if by_page.get(matter.article.print.page or 0, matter.section) == section
        ]
        open_pages = [page for page in pages if page.section == section and page.holes]
        found, over = _section(open_pages, sorted(own, key=_rank), desk)
        told += found
        left += over
    sections = {page.section for page in pages}
    left += [matter for matter in matters if matter.section not in sections]
    return Filled(tuple(told), tuple(left))


def _rank(matter: StoryMatter) -> tuple[int, float, str]:
    """Which is the more important: the desk's priority, then the longer one."""
    return matter.priority, -matter.area, matter.id


def _section(
    pages: Sequence[PlannedPage], stories: Sequence[StoryMatter], desk: _Desk
) -> tuple[list[Told], list[StoryMatter]]:
    told: list[Told] = []
    left = list(stories)
    groups = list(_groups(pages, len(stories)))
    for place, group in enumerate(groups):
        later = [page for other in groups[place + 1 :] for page in other]
        pool = _pool(group, left, later)
        found = desk.group(group, pool, len(told))
        told += found.told
        left = [matter for matter in left if matter.id not in found.taken]
    for place, page in enumerate(told):
        if not left or not page.standing.fillers:
            continue
        # What the house would fill is offered once more, to what is left.
        own = [page.stories[placed.story] for placed, _ in page.standing.stories]
        pool = sorted((own + left)[:MOST_STORIES], key=_rank)
        found = desk.group((page.page,), pool, place)
        kept = {matter.id for matter in own}
        gone = kept - found.taken
        if sum(_left_cost(one, desk.grid) for one in own if one.id in gone) < sum(
            _left_cost(one, desk.grid) for one in left if one.id in found.taken
        ):
            told[place] = found.told[0]
            left = [one for one in (*own, *left) if one.id not in found.taken]
    return told, sorted(left, key=_rank)


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
    here, there = _area(group), _area(later)
    matter_left = sum(matter.area for matter in left)
    room = FULL * min(here, matter_left * here / max(1.0, here + there)) if later else math.inf
    pool = (own + musts + leads)[:MOST_STORIES]
    for matter in rest if later else (*kept, *rest):
        if len(pool) == MOST_STORIES or sum(one.area for one in pool) >= room:
            break
        pool.append(matter)
    return sorted(pool, key=_rank)


@dataclass(frozen=True, slots=True)
class _Desk:
    grid: Grid
    refused: frozenset[Refused]
    known: Known

    def group(self, group: Sequence[PlannedPage], pool: Sequence[StoryMatter], before: int) -> GroupFill:
        """The best sets for these pages; those of before where nothing has changed."""
        ids = tuple(matter.id for matter in pool)
        own = frozenset(one for one in self.refused if one.story in ids)
        places = tuple((page.number, tuple(hole.strips for hole in page.holes)) for page in group)
        key = (places, ids, own)
        if key not in self.known.groups:
            self.known.groups[key] = _group(group, pool, self, before, own)
        return self.known.groups[key]

    def ways(self, matter: StoryMatter, refused: frozenset[Refused], *, lead: bool) -> Ways:
        """The ways of a story, without those that were refused."""
        key = (matter.id, lead)
        if key not in self.known.ways:
            self.known.ways[key] = ways(matter, self.grid.design, self.grid, lead=lead)
        found = self.known.ways[key]
        own = [one for one in refused if one.story == matter.id and one.lead == lead]
        if not own:
            return found
        costs = found.costs.copy()
        for one in own:
            costs[one.units, one.lines] = math.inf
        return replace(found, costs=costs)


def _area(pages: Sequence[PlannedPage]) -> float:
    """What pages have for stories: columns of the grid times lines."""
    return sum(foot - head for page in pages for hole in page.holes for _unit, head, foot in hole.strips)


def _group(
    group: Sequence[PlannedPage],
    pool: Sequence[StoryMatter],
    desk: _Desk,
    before: int,
    refused: frozenset[Refused],
) -> GroupFill:
    """The best sets for pages that are filled together; `before`: pages of the section in front of them."""
    grid = desk.grid
    weights = grid.design.story_costs
    leading, following = ([desk.ways(one, refused, lead=lead) for one in pool] for lead in (True, False))
    holes = [tuple(hole.strips for hole in page.holes) for page in group]
    largest = max(_area((page,)) for page in group)
    shape = (grid.units + 1, grid.design.modules.foot + 1)
    # Of the same stories some may have been refused a box since.
    pooled = tuple(matter.id for matter in pool)
    known = desk.known.tables.get(pooled)
    if known is not None and known.largest != largest:
        known = None
    tables = Tables(leading, following, grid.design.modules.gap, weights, shape, largest, known)
    desk.known.tables[pooled] = tables
    fills = [PageFill(tables, grid, own, splits_of(len(pool))) for own in holes]
    options = []
    for place, (page, page_fill) in enumerate(zip(group, fills, strict=True)):
        later = weights.later * (before + place)
        costs = {
            members: cost + (later * (10 - pool[_first(members)].priority) if members else weights.empty)
            for members, cost in page_fill.costs().items()
            if math.isfinite(cost) and _allowed(members, page, pool)
        }
        options.append(_kept(costs, pool, grid))
    chosen = _together(options, pool, grid)
    standing = [page_fill.standing(members) for page_fill, members in zip(fills, chosen, strict=True)]
    for _ in range(MOST_UNSOUND):
        unsound = [place for place, one in enumerate(standing) if not sound(one, pool)]
        for place in unsound:
            del options[place][chosen[place]]
        if not unsound or not all(options):
            break
        chosen = _together(options, pool, grid)
        standing = [page_fill.standing(members) for page_fill, members in zip(fills, chosen, strict=True)]
    told = [Told(page, tuple(pool), one) for page, one in zip(group, standing, strict=True)]
    taken = {pool[place].id for members in chosen for place in range(len(pool)) if members >> place & 1}
    return GroupFill(tuple(told), frozenset(taken))


def _first(members: int) -> int:
    return (members & -members).bit_length() - 1


def _left_cost(matter: StoryMatter, grid: Grid) -> float:
    weights = grid.design.story_costs
    must = MUST if matter.article.print.must or matter.article.print.page else 0
    return must + weights.left + weights.priority * (9 - matter.priority) ** 2


def _allowed(members: int, page: PlannedPage, pool: Sequence[StoryMatter]) -> bool:
    """True where the desk's wishes let these stories, and no other of the pool, stand on the page."""
    here = {matter.id for place, matter in enumerate(pool) if members >> place & 1}
    every = {matter.id for matter in pool}
    for place, matter in enumerate(pool):
        wishes = matter.article.print
        if members >> place & 1:
            if wishes.page not in (None, page.number) or here.intersection(wishes.apart):
                return False
            if wishes.beside in every and wishes.beside not in here:
                return False
        elif wishes.beside in here:
            return False
    return True


def _kept(costs: Mapping[int, float], pool: Sequence[StoryMatter], grid: Grid) -> dict[int, float]:
    """The sets that are worth weighing: those that leave least out for what they cost."""
    worth = [_left_cost(matter, grid) for matter in pool]

    def net(members: int) -> float:
        return costs[members] - sum(own for place, own in enumerate(worth) if members >> place & 1)

    best = sorted(costs, key=lambda members: (net(members), members))[:KEPT]
    return {members: costs[members] for members in best}


def _together(
    options: Sequence[Mapping[int, float]], pool: Sequence[StoryMatter], grid: Grid
) -> tuple[int, ...]:
    """A set for each page, none of them sharing a story, at the least cost of all with what is left out."""
    worth = [_left_cost(matter, grid) for matter in pool]
    reached: dict[int, tuple[float, tuple[int, ...]]] = {0: (0.0, ())}
    for costs in options:
        after: dict[int, tuple[float, tuple[int, ...]]] = {}
        for used, (paid, sets) in reached.items():
            for members, cost in costs.items():
                if used & members:
                    continue
                known = after.get(used | members)
                if known is None or paid + cost < known[0]:
                    after[used | members] = (paid + cost, (*sets, members))
        reached = after

    def whole(used: int) -> float:
        return reached[used][0] + sum(own for place, own in enumerate(worth) if not used >> place & 1)

    return reached[min(reached, key=lambda used: (whole(used), used))][1]
