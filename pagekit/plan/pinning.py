"""a page with what is pinned on it + stories → Told: the pinned boxes where they are, the rest filled around them.

The rules:
1. What is pinned is cut out of the page's holes, with the gap that parts two stories.
2. One that outranks all others of its page leads it; else the lead is found among the rest, and must outrank it.
3. A pin is lost where the story does not fit its box, or no page with it there keeps the rules for heads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pagekit.plan.filling import Standing
from pagekit.plan.group import Desk, GroupFill, Known, Refused, Told, rank_of
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import Hole, PlannedPage
from pagekit.plan.regions import Place
from pagekit.plan.sound import sound
from pagekit.plan.tables import Placed
from pagekit.plan.ways import Way, Ways

LEAST = 6
"""Lines that are left over or under a pinned box, and hold anything."""


@dataclass(frozen=True, slots=True)
class Pin:
    """A story in its box, or a filler where there is no story."""

    place: Place
    matter: StoryMatter | None = None


@dataclass(frozen=True, slots=True)
class Following(Desk):
    """A desk at which no story has the head of a lead: that stands pinned."""

    def sound(self, standing: Standing, pool: Sequence[StoryMatter]) -> bool:
        """Whether they keep the rules beside a lead."""
        return sound(standing, pool, led=False)

    def ways(self, matter: StoryMatter, refused: frozenset[Refused], *, lead: bool) -> Ways:
        """Those of any other story of its priority."""
        del lead
        return Desk.ways(self, matter, refused, lead=False)


@dataclass(slots=True)
class Pinner:
    """Fills pages around what is pinned on them."""

    desk: Desk
    known: Known = field(default_factory=Known)
    """What was reckoned for pages whose lead is pinned."""

    def filled(
        self, page: PlannedPage, pins: Sequence[Pin], pool: Sequence[StoryMatter], before: int
    ) -> GroupFill | None:
        """The page with its pins; None where they cannot all be kept."""
        if not pins:
            return self.desk.group((page,), pool, before)
        open_page = carved(page, [pin.place for pin in pins], self.desk.grid.design.modules.gap)
        pinned = [pin.matter for pin in pins if pin.matter is not None]
        first = min(pinned, key=rank_of, default=None)
        if open_page is None:
            return None
        for desk, stories, led in self._tries(first, pool):
            found = desk.group((open_page,), stories, before) if open_page.holes else None
            told = found.told[0] if found is not None else Told(open_page, (), Standing((), ()))
            whole = self._whole(page, told, pins, led)
            if whole is not None:
                taken = frozenset(found.taken if found else ()) | {one.id for one in pinned}
                return GroupFill((whole,), taken)
        return None

    def _tries(
        self, first: StoryMatter | None, pool: Sequence[StoryMatter]
    ) -> Iterator[tuple[Desk, Sequence[StoryMatter], bool]]:
        """What to fill the rest of a page from, and whether the first of what is pinned leads it."""
        if first is None:
            yield self.desk, pool, False
            return
        under = [one for one in pool if rank_of(one) > rank_of(first)]
        if len(under) < len(pool):
            yield self.desk, pool, False
        desk = Following(self.desk.grid, self.desk.refused, self.known)
        yield desk, under, True
        # A head of the same size may not stand beside it.
        yield desk, [one for one in under if one.priority > first.priority], True
        yield desk, [], True

    def _whole(self, page: PlannedPage, told: Told, pins: Sequence[Pin], led: bool) -> Told | None:
        """The page with its pinned boxes among the others; None where the heads would not be in order."""
        pinned = [(pin.matter, pin.place) for pin in pins if pin.matter is not None]
        stories = sorted((*told.stories, *(matter for matter, _place in pinned)), key=rank_of)
        at = {matter.id: place for place, matter in enumerate(stories)}
        standing = [
            (replace(placed, story=at[told.stories[placed.story].id]), place)
            for placed, place in told.standing.stories
        ]
        first = min(pinned, key=lambda one: rank_of(one[0]), default=None)
        for matter, place in pinned:
            lead = led and first is not None and matter is first[0]
            way = self.way(matter, place, lead=lead)
            if way is None:
                return None
            standing.append((Placed(at[matter.id], 0, 0, way), place))
        fillers = (*told.standing.fillers, *(pin.place for pin in pins if pin.matter is None))
        whole = Standing(tuple(standing), fillers)
        lead_at = min((placed.story for placed, _ in whole.stories), default=None)
        others = {placed.story for placed, _ in told.standing.stories}
        if pinned and not led and lead_at not in others:
            return None
        return Told(page, tuple(stories), whole) if sound(whole, stories) else None

    def way(self, matter: StoryMatter, place: Place, *, lead: bool) -> Way | None:
        """How a story stands in a box; None where it does not fit."""
        return pinned_way(matter, place, self.desk, lead=lead)


def pinned_way(matter: StoryMatter, place: Place, desk: Desk, *, lead: bool) -> Way | None:
    """How a story stands in the box that it is pinned in; one that comes to lead its page may keep its head."""
    own = frozenset(one for one in desk.refused if one.story == matter.id)
    if Refused(matter.id, place.units, place.lines, lead) in own:
        return None
    found = desk.ways(matter, own, lead=lead).at(place.units, place.lines)
    if found is None and lead:
        found = desk.ways(matter, own, lead=False).at(place.units, place.lines)
    return found


def carved(page: PlannedPage, places: Iterable[Place], gap: int) -> PlannedPage | None:
    """A page without these places; None where one of them is not all free."""
    strips = {strip for hole in page.holes for strip in hole.strips}
    for place in places:
        for unit in range(place.unit, place.unit + place.units):
            around = [
                (head, foot)
                for own, head, foot in strips
                if own == unit and head <= place.head and place.foot <= foot
            ]
            if not around:
                return None
            ((head, foot),) = around
            strips.remove((unit, head, foot))
            for top, end in ((head, place.head - gap), (place.foot + gap, foot)):
                if end - top >= LEAST:
                    strips.add((unit, top, end))
    holes = tuple(Hole((), (), (), 0.0, frozenset(part)) for part in _parts(strips))
    return replace(page, holes=holes)


def _parts(strips: set[tuple[int, int, int]]) -> Iterator[set[tuple[int, int, int]]]:
    """The strips that touch, together."""
    left = sorted(strips)
    while left:
        part, edge = {left[0]}, [left[0]]
        left = left[1:]
        while edge:
            unit, head, foot = edge.pop()
            near = [one for one in left if abs(one[0] - unit) == 1 and min(one[2], foot) > max(one[1], head)]
            left = [one for one in left if one not in near]
            part.update(near)
            edge += near
        yield part
