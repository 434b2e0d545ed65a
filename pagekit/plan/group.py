"""pages that are filled together + a pool of stories → GroupFill: a set of stories for each, chosen together.

Every page has what each set costs there (`filling`); the sets share the pool so that the least is left out, and what
the desk asks of a story is held: its page, `must`, what stands beside it and what does not.
"""

from __future__ import annotations

import math
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace

from pagekit.jobs import Steps
from pagekit.plan.choosing import Asked, Worth
from pagekit.plan.filling import PageFill, Standing, splits_of
from pagekit.plan.grid import Grid
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlannedPage
from pagekit.plan.regions import tallest
from pagekit.plan.sound import sound
from pagekit.plan.soundly import Soundly
from pagekit.plan.tables import Tables
from pagekit.plan.ways import Ways, ways

MUST = 100_000
MOST_HELD = 64 * 1024 * 1024
"""Bytes of the tables that are kept: as many as some twenty pages of a tabloid have."""
MOST_WAYS_HELD = 48 * 1024 * 1024
"""Bytes of the ways of stories that are kept: those of some thousand stories of a tabloid."""


@dataclass(frozen=True, slots=True)
class Told:
    """A page's stories, and how they stand."""

    page: PlannedPage
    stories: tuple[StoryMatter, ...]
    """Those that were weighed: a place in `standing` is one in here."""
    standing: Standing


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
    sections: dict[tuple[object, ...], tuple[tuple[Told, ...], tuple[StoryMatter, ...]]] = field(
        default_factory=dict
    )
    """Sections that were filled, by the same: their pages, and the stories that are left."""
    ways: dict[tuple[str, bool, frozenset[Refused]], Ways] = field(default_factory=dict)
    """Of a story in a rank, without those that were refused."""
    held_ways: int = 0
    """Bytes of them."""
    tables: dict[tuple[str, ...], Tables] = field(default_factory=dict)
    """The last of each of the latest pools of stories."""
    steps: Steps | None = None
    """In which all is to be reckoned; none for a pack of pagekit's own."""

    def keep(self, pooled: tuple[str, ...], tables: Tables) -> None:
        """Keep the tables of a pool, and of the others the latest as far as they are not too large: a section is filled
        again and again until it is settled, then the next.
        """
        self.tables.pop(pooled, None)
        self.tables[pooled] = tables
        held = sum(each.held for each in self.tables.values())
        for old in tuple(self.tables):
            if held <= MOST_HELD:
                break
            held -= self.tables.pop(old).held

    def keep_ways(self, key: tuple[str, bool, frozenset[Refused]], found: Ways) -> None:
        """Keep the ways of a story, and of the others the latest."""
        self.ways[key] = found
        self.held_ways += found.held
        while self.held_ways > MOST_WAYS_HELD:
            self.held_ways -= self.ways.pop(next(iter(self.ways))).held


def rank_of(matter: StoryMatter) -> tuple[int, float, str]:
    """Which is the more important: the desk's priority, then the longer one. A turn comes last: it never leads."""
    whole = matter.part.whole if matter.part else matter.area
    return matter.priority + matter.turn, -whole, matter.id


@dataclass(frozen=True, slots=True)
class Desk:
    """What all groups of an edition share: its grid, what was refused, and what was reckoned before."""

    grid: Grid
    refused: frozenset[Refused]
    known: Known

    def group(self, group: Sequence[PlannedPage], pool: Sequence[StoryMatter], before: int) -> GroupFill:
        """The best sets for these pages; those of before where nothing has changed."""
        key = self.asked(group, pool)
        if key not in self.known.groups:
            own = self._refused({matter.id for matter in pool})
            self.known.groups[key] = _group(group, pool, self, before, own)
        return self.known.groups[key]

    def asked(self, pages: Sequence[PlannedPage], pool: Sequence[StoryMatter]) -> tuple[object, ...]:
        """What decides how these stories fill these pages."""
        ids = tuple(matter.id for matter in pool)
        places = tuple((page.number, page.kind, tuple(hole.strips for hole in page.holes)) for page in pages)
        topics = tuple((page.refused_topics, page.unwanted_topics) for page in pages)
        return places, topics, ids, self._refused(set(ids))

    def _refused(self, ids: Set[str]) -> frozenset[Refused]:
        return frozenset(one for one in self.refused if one.story in ids)

    def sound(self, standing: Standing, pool: Sequence[StoryMatter]) -> bool:
        """Whether heads keep the rules that no page breaks."""
        return sound(standing, pool)

    def ways(self, matter: StoryMatter, refused: frozenset[Refused], *, lead: bool) -> Ways:
        """The ways of a story, without those that were refused."""
        own = frozenset(one for one in refused if one.story == matter.id and one.lead == lead)
        key = (matter.id, lead, own)
        if key in self.known.ways:
            return self.known.ways[key]
        if own:
            found = self.ways(matter, frozenset(), lead=lead)
            costs = found.costs.copy()
            for one in own:
                costs[one.units, one.lines] = math.inf
            found = replace(found, costs=costs)
        else:
            found = ways(matter, self.grid.design, self.grid, lead=lead)
        self.known.keep_ways(key, found)
        return found


def area_of(pages: Sequence[PlannedPage]) -> float:
    """What pages have for stories: columns of the grid times lines."""
    return sum(foot - head for page in pages for hole in page.holes for _unit, head, foot in hole.strips)


def _group(
    group: Sequence[PlannedPage],
    pool: Sequence[StoryMatter],
    desk: Desk,
    before: int,
    refused: frozenset[Refused],
) -> GroupFill:
    """The best sets for pages that are filled together; `before`: pages of the section in front of them."""
    grid = desk.grid
    weights = grid.design.story_costs
    leading, following = ([desk.ways(one, refused, lead=lead) for one in pool] for lead in (True, False))
    holes = [tuple(hole.strips for hole in page.holes) for page in group]
    largest = max(area_of((page,)) for page in group)
    tall = tallest([strips for own in holes for strips in own], grid.units)
    # Of the same stories some may have been refused a box since, or stand in parts.
    pooled = tuple(matter.article.id for matter in pool)
    known = desk.known.tables.get(pooled)
    if known is not None and not known.serves(tall, largest):
        known = None
    tables = Tables(
        leading, following, grid.design.modules.gap, weights, tall, largest, known, desk.known.steps
    )
    desk.known.keep(pooled, tables)
    fills = [PageFill(tables, grid, own, splits_of(len(pool))) for own in holes]
    asked = [Asked.of(page, pool) for page in group]
    worth = Worth.of([left_cost(matter, grid) for matter in pool])

    def sets(place: int, *, raised: bool = False) -> dict[int, float]:
        """The sets of a page that are worth weighing, and their costs."""
        own, later = asked[place], weights.later * (before + place)
        costs = {
            members: cost
            + (later * (10 - pool[_first(members)].priority) if members else weights.empty)
            + weights.unwanted * own.refused(members)
            for members, cost in fills[place].costs(raised=raised).items()
            if math.isfinite(cost) and own.allows(members)
        }
        return worth.kept(costs)

    options = [sets(place) for place in range(len(group))]
    soundly = Soundly(fills, options, worth, weights.empty, lambda standing: desk.sound(standing, pool))
    chosen, standing = soundly.chosen()
    open_pages = [place for place, one in enumerate(standing) if one.fillers]
    if open_pages:
        # Before the house fills something, its holes are cut in more ways.
        for place in open_pages:
            soundly.offer(place, sets(place, raised=True))
        chosen, standing = soundly.chosen()
    told = [Told(page, tuple(pool), one) for page, one in zip(group, standing, strict=True)]
    taken = {pool[place].id for members in chosen for place in range(len(pool)) if members >> place & 1}
    return GroupFill(tuple(told), frozenset(taken))


def _first(members: int) -> int:
    return (members & -members).bit_length() - 1


def left_cost(matter: StoryMatter, grid: Grid) -> float:
    """What it costs to leave a story out."""
    weights = grid.design.story_costs
    must = MUST if matter.article.print.must or matter.article.print.page else 0
    return must + weights.left + weights.priority * (9 - matter.priority) ** 2
