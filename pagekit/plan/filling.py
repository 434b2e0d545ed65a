"""the holes of a page + Tables → PageFill: for every set of stories the best way to fill the page with just that.

The rules:
1. A page is cut into places (`regions`), a place takes a set of stories, and the sets share what is to stand there.
2. The lead is in a place at the head of the page.
3. What stays free under the last story of a place stays white where it is low, and costs; more of it, and a place that
   no story takes, is the house's own advert.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import chain, islice, product
from typing import TYPE_CHECKING, Any

from pagekit.plan.grid import Grid
from pagekit.plan.regions import MOST_RAISED, RAISED, Place, cuts
from pagekit.plan.solver import numbers
from pagekit.plan.tables import Placed, Tables

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_CUTS = 16
"""Ways to cut a page with several holes."""
LEAST_STORY = 12
"""Lines of the lowest place that a hole is cut into if that can be had: a story stands there."""
FILLERS = ((2.0, 3), (1.0, 5), (0.45, 14))
"""So many columns → the lines of the lowest place so wide that the house's own advert fills; fewer of them stay white.
Across many of them one line sells, and beside an advert that ends between two of them a tower does.
"""
NEVER = 10_000
"""Lines that no page has."""
LEAST_HOLE = 3
"""Lines that may stay white: a column of more is a hole, and so is what is narrower and has as much area."""
WIDE_HOLE = 1.4
"""Columns of a place that is a hole by so many lines already: what stands under it has air of its own."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Stories in their places on a page, and the places that the house fills; counted from the type area's head."""

    stories: tuple[tuple[Placed, Place], ...]
    """Each with the rectangle of its set."""
    fillers: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _Within:
    """How a set stands in a place: what it costs, the lines it takes, and whether the house fills the rest."""

    cost: float
    lines: int = 0
    filler: bool = False


@dataclass(frozen=True, slots=True)
class Splits:
    """Every set of so many stories, parted in two in every way: the parts, where each set begins, and whether the first
    of a set is in its first part.
    """

    one: NDArray[Any]
    other: NDArray[Any]
    starts: NDArray[Any]
    first: NDArray[Any]


@lru_cache(maxsize=4)
def splits_of(count: int) -> Splits:
    """Of so many stories."""
    np = numbers()
    pairs = [(members, one) for members in range(1 << count) for one in _subsets(members)]
    sets, ones = np.array(pairs, np.int64).T
    starts = np.searchsorted(sets, np.arange(1 << count))
    return Splits(ones, sets ^ ones, starts, (ones & (sets & -sets)) != 0)


@dataclass(slots=True)
class PageFill:
    """A page that is to be filled from the sets of `tables`."""

    tables: Tables
    grid: Grid
    strips: tuple[frozenset[tuple[int, int, int]], ...]
    """Of each hole the free lines of its columns."""
    splits: Splits
    _known: dict[tuple[int, bool, Place], _Within] = field(default_factory=dict)
    _vectors: dict[tuple[int, int, bool], NDArray[Any]] = field(default_factory=dict)
    _cuts: list[tuple[tuple[Place, ...], NDArray[Any]]] = field(default_factory=list)
    """The ways to cut the page, each with what every set costs there."""
    _chosen: dict[int, int] = field(default_factory=dict)
    """A set → the cut in which it stands."""

    def costs(self, *, raised: bool = False) -> dict[int, float]:
        """Each set that can stand here → the least cost; 0 is the empty set. `raised`: holes are cut in more ways."""
        np = numbers()
        design = self.grid.design
        gap, least = design.modules.gap, design.per_column
        ways = [
            islice(product(*(cuts(strips, gap, least, LEAST_STORY, lines) for strips in self.strips)), most)
            for lines, most in (((), MOST_CUTS), (RAISED, MOST_RAISED))[: 1 + raised]
        ]
        self._cuts = [
            (places, self._cut(places))
            for parts in chain(*ways)
            for places in [tuple(place for part in parts for place in part)]
        ]
        if not self._cuts:
            return {}
        paid = np.stack([costs for _places, costs in self._cuts])
        best, found = paid.argmin(axis=0), paid.min(axis=0)
        self._chosen = {int(members): int(best[members]) for members in np.nonzero(np.isfinite(found))[0]}
        return {members: float(found[members]) for members in self._chosen}

    def cost(self, members: int) -> float:
        """What a set costs as it stands here."""
        return float(self._cuts[self._chosen[members]][1][members])

    def otherwise(self, members: int) -> float:
        """What a set costs in the next best cut; it stands so from now on. Infinite where there is none."""
        places, _ = self._cuts[self._chosen[members]]
        for own, costs in self._cuts:
            if own == places:
                costs[members] = math.inf
        left = [float(costs[members]) for _places, costs in self._cuts]
        self._chosen[members] = left.index(min(left))
        return min(left)

    def _cut(self, places: tuple[Place, ...]) -> NDArray[Any]:
        """Every set → what it costs on a page that is cut so."""
        np = numbers()
        top = min(place.head for place in places)
        led, rest = None, None
        for place in places:
            own_rest = self._vector(place, led=False)
            own_led = self._vector(place, led=True) if place.head == top else np.full_like(own_rest, np.inf)
            if led is None or rest is None:
                led, rest = own_led, own_rest
                continue
            both = self.splits
            first_in_one = both.first
            paid = np.where(
                first_in_one, led[both.one] + own_rest[both.other], rest[both.one] + own_led[both.other]
            )
            led = np.minimum.reduceat(paid, both.starts)
            rest = np.minimum.reduceat(rest[both.one] + own_rest[both.other], both.starts)
        if led is None or rest is None:
            raise AssertionError("a page is cut into no places")
        # Without a story there is no lead. What is known of a place stays as it is.
        paid = led.copy()
        paid[0] = rest[0]
        return paid

    def _vector(self, place: Place, *, led: bool) -> NDArray[Any]:
        """Every set → what it costs in a place; nothing there has its cost, too."""
        key = (place.units, place.lines, led)
        if key not in self._vectors:
            self._vectors[key] = self._within_all(place, led=led)
        return self._vectors[key]

    def _within_all(self, place: Place, *, led: bool) -> NDArray[Any]:
        np = numbers()
        lines, extra, _fillers = self._ends(place)
        found: NDArray[Any] = (self.tables.stacked(place.units, led=led)[:, lines] + extra).min(axis=1)
        found[0] = np.inf if led else self._empty(place).cost
        return found

    def _ends(self, place: Place) -> tuple[NDArray[Any], NDArray[Any], int]:
        """The lines that a set may take of a place and what is paid for the rest: first those under which it stays
        white, as many as are told, then those under which the house stands.
        """
        np = numbers()
        weights, columns = self.tables.weights, place.units / self.grid.design.per_column
        gap = self.grid.design.modules.gap
        least = least_filler(columns)
        white = np.arange(min(least + gap, place.lines))
        under = np.arange(place.lines - gap - 1, least - 1, -1)
        high = white > LEAST_HOLE if columns <= WIDE_HOLE else white >= LEAST_HOLE
        open_ = weights.white * columns * white + weights.hole * high
        paid = np.concatenate((open_, self._filler(columns, under)))
        lines = np.concatenate((place.lines - white, place.lines - gap - under))
        return lines, paid.astype(np.float32), len(white)

    def _empty(self, place: Place) -> _Within:
        """A place that no story takes."""
        columns = place.units / self.grid.design.per_column
        weights = self.tables.weights
        wide = columns > WIDE_HOLE and place.lines == LEAST_HOLE
        hole = wide or (place.lines > LEAST_HOLE and columns * place.lines > LEAST_HOLE)
        white = weights.white * columns * place.lines + weights.hole * hole
        sold = float(self._filler(columns, place.lines))
        if place.lines >= least_filler(columns) and sold < white:
            return _Within(sold, filler=True)
        return _Within(white)

    def inside(self, place: Place) -> dict[int, float]:
        """Each set that can stand in a place of a page that has its lead elsewhere → the least cost."""
        np = numbers()
        paid = self._vector(place, led=False)
        return {int(members): float(paid[members]) for members in np.nonzero(np.isfinite(paid))[0]}

    def standing_in(self, place: Place, members: int) -> Standing:
        """How a set stands in such a place."""
        return self._stand((place,), (members,), 0)

    def standing(self, members: int) -> Standing:
        """How a set stands here."""
        places, _costs = self._cuts[self._chosen[members]]
        _cost, sets = self._shared(members, places)
        return self._stand(places, sets, members & -members)

    def _stand(self, places: tuple[Place, ...], sets: tuple[int, ...], first: int) -> Standing:
        """Sets in their places; `first` is the page's lead, nothing where it stands elsewhere."""
        stories: list[tuple[Placed, Place]] = []
        fillers: list[Place] = []
        gap = self.grid.design.modules.gap
        for place, own in zip(places, sets, strict=True):
            led = bool(own & first)
            within = self._within(own, led, place)
            if own:
                stories += [
                    (placed, place) for placed in self.tables.placed(own, place.units, within.lines, led=led)
                ]
            if within.filler:
                head = place.head + within.lines + (gap if own else 0)
                fillers.append(Place(head, place.unit, place.units, place.foot))
        return Standing(tuple(stories), tuple(fillers))

    def _shared(self, members: int, places: tuple[Place, ...]) -> tuple[float, tuple[int, ...]]:
        """The best way to share a set among places: its cost, and the set of each."""
        first, top = members & -members, min(place.head for place in places)

        @cache
        def best(at: int, left: int) -> tuple[float, tuple[int, ...]]:
            if at == len(places):
                return (0.0, ()) if not left else (math.inf, ())
            place = places[at]
            found: tuple[float, tuple[int, ...]] = (math.inf, ())
            options: Iterator[int] = iter((left,)) if at == len(places) - 1 else _subsets(left)
            for own in options:
                led = bool(own & first)
                if led and place.head != top:
                    continue
                cost = self._within(own, led, place).cost
                if cost >= found[0]:
                    continue
                rest = best(at + 1, left ^ own)
                if cost + rest[0] < found[0]:
                    found = (cost + rest[0], (own, *rest[1]))
            return found

        return best(0, members)

    def _within(self, members: int, led: bool, place: Place) -> _Within:
        key = (members, led, place)
        if key not in self._known:
            self._known[key] = self._stood(members, led, place)
        return self._known[key]

    def _stood(self, members: int, led: bool, place: Place) -> _Within:
        if not members:
            return self._empty(place)
        lines, extra, white = self._ends(place)
        paid = self.tables.stacked(place.units, led=led)[members, lines] + extra
        best = int(paid.argmin())
        return _Within(float(paid[best]), int(lines[best]), best >= white)

    def _filler(self, columns: float, lines: Any) -> Any:
        """What the house's own advert costs in so many columns and lines."""
        weights = self.tables.weights
        return weights.filler + weights.filler_lines * columns * lines / 10


def least_filler(columns: float) -> int:
    """The lines of the lowest place of so many columns that the house's own advert fills."""
    return next((lines for wide, lines in FILLERS if columns >= wide), NEVER)


def _subsets(members: int) -> Iterator[int]:
    """Every part of a set, itself and nothing included."""
    one = members
    while True:
        yield one
        if not one:
            return
        one = (one - 1) & members
