"""a hole → Cuts: the ways to divide it into rectangles from edge to edge, each of them a place for stories.

The rules:
1. A cut goes through the whole of what it divides, down at the edge of a column or across at the foot or head of one.
2. Where one rectangle stands over another a gap of the grid parts them.
3. Fewer rectangles are better, and none is too small for a story if that can be had.
4. Two places under each other that are as wide are one: whatever is to stand in them stands in that.
5. Where that leaves places that no story fills, cuts across are tried some lines above those edges, too.

Columns are those of the grid, lines those of the type area.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

MOST = 10
"""Ways to divide one hole."""
DEEPEST = 5
"""Cuts in one."""
RAISED = (4, 8, 12, 16)
"""Lines above an edge at which a hole is cut across where the edge itself serves no story."""
RAISED_FROM = DEEPEST - 2
"""The first cuts alone are raised: as many as leave cuts to go."""
MOST_RAISED = 24
"""Ways to divide one hole so."""


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A rectangle: its first line and first column, its columns and its last line."""

    head: int
    unit: int
    units: int
    foot: int

    @property
    def lines(self) -> int:
        """Its height."""
        return self.foot - self.head


Strips = frozenset[tuple[int, int, int]]
"""Of each column its free lines: column, first line, line after the last."""


@lru_cache(maxsize=256)
def cuts(
    strips: Strips, gap: int, least_units: int, least_lines: int, raised: tuple[int, ...] = ()
) -> tuple[tuple[Place, ...], ...]:
    """The best ways to divide a hole, the best one first; with cuts so many lines above its edges as well."""
    most = MOST_RAISED if raised else MOST

    @cache
    def ways(part: Strips, depth: int) -> tuple[tuple[Place, ...], ...]:
        whole = _rectangle(part)
        if whole is not None:
            return ((whole,),)
        if depth == 0:
            return ()
        found: dict[tuple[Place, ...], None] = {}
        for one, other in _halves(part, gap, raised if depth > RAISED_FROM else ()):
            if not one or not other:
                continue
            for first in ways(one, depth - 1)[:most]:
                for second in ways(other, depth - 1)[:most]:
                    if not any(_one(above, below, gap) for above in first for below in second):
                        found[tuple(sorted((*first, *second)))] = None
        return tuple(sorted(found, key=cost)[:most])

    def cost(places: tuple[Place, ...]) -> tuple[int, int, tuple[Place, ...]]:
        small = sum(
            place.units * place.lines
            for place in places
            if place.units < least_units or place.lines < least_lines
        )
        return small, len(places), places

    return ways(strips, DEEPEST)


def tallest(holes: Iterable[Strips], units: int) -> tuple[int, ...]:
    """For each number of columns up to so many, 0 first, the most lines of a rectangle so wide in one of the holes."""
    most = [0] * (units + 1)
    for strips in holes:
        for first in range(units):
            free = {(head, foot) for unit, head, foot in strips if unit == first}
            for wide in range(1, units - first + 1):
                most[wide] = max([most[wide], *(foot - head for head, foot in free)])
                after = [(head, foot) for unit, head, foot in strips if unit == first + wide]
                shared = {(max(a, b), min(c, d)) for a, c in free for b, d in after}
                free = {(head, foot) for head, foot in shared if head < foot}
    return tuple(most)


def _one(above: Place, below: Place, gap: int) -> bool:
    """Whether two places are one that was cut across."""
    return (above.unit, above.units, above.foot + gap) == (below.unit, below.units, below.head)


def _rectangle(strips: Strips) -> Place | None:
    units = sorted(unit for unit, _head, _foot in strips)
    ends = {(head, foot) for _unit, head, foot in strips}
    if len(ends) != 1 or units != list(range(units[0], units[0] + len(units))):
        return None
    ((head, foot),) = ends
    return Place(head, units[0], len(units), foot)


def _halves(strips: Strips, gap: int, raised: tuple[int, ...]) -> Iterator[tuple[Strips, Strips]]:
    runs: dict[int, set[tuple[int, int]]] = {}
    for unit, head, foot in strips:
        runs.setdefault(unit, set()).add((head, foot))
    # Columns with the same free lines stay together: they are one place or one part of one.
    for unit in sorted(unit for unit in runs if runs.get(unit - 1) != runs[unit])[1:]:
        left = frozenset(strip for strip in strips if strip[0] < unit)
        yield left, strips - left
    edges = {foot for _unit, _head, foot in strips} | {head for _unit, head, _foot in strips}
    for line in sorted({edge - more for edge in edges for more in (0, *raised)}):
        above = frozenset((unit, head, min(foot, line)) for unit, head, foot in strips if head < line)
        below = frozenset(
            (unit, head if head >= line else line + gap, foot)
            for unit, head, foot in strips
            if foot > line + gap or (head >= line and foot > line)
        )
        if all(head >= line for _unit, head, _foot in strips) or all(foot <= line for *_rest, foot in strips):
            continue
        yield above, below
