"""what adverts leave of a page → what it costs that stories are to fill that: few rectangles, none too narrow or low.

The rules:
1. What is left is cut from edge to edge as a page of stories is (`regions`), in the way that costs least.
2. A rectangle that a story fills without being made for it costs nothing: the wider it is, the lower it may be.
3. One that is too low for any story is lost, module by module. Between the two the cost rises evenly.
4. Every rectangle more costs something: few corners make a page that is easy to fill.
5. A rest of very many heights is cut down the middle first: all its cuts would be too many to look at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from pagekit.plan.grid import Grid

LEAST = ((3.0, 8), (2.0, 10), (1.5, 12), (1.0, 14))
"""So many columns → the lines of the lowest story that goes into a place as wide."""
EASY, EASY_LINES = 22.0, 10.0
"""Lines of a column that a place has into which most short stories go, and its lines however wide it is."""
MOST_STRANDS = 8
"""Strands of a rest of which all cuts are looked at."""
NEVER = 10_000.0
"""Lines that no page has."""


class Strand(NamedTuple):
    """Columns of the grid with the same free lines: how many, the first line, the line after the last."""

    units: int
    head: int
    foot: int


Rest = tuple[Strand, ...]
"""What is left of a page, from the left edge to the right one."""


class Prices(NamedTuple):
    """What a pack says of it: its columns, its rows, what a lost module costs and what a rectangle more does."""

    per_column: int
    gap: int
    pitch: int
    pocket: int
    corner: int

    @classmethod
    def of(cls, grid: Grid) -> Prices:
        """Those of a pack."""
        design = grid.design
        return cls(
            design.per_column,
            design.modules.gap,
            design.modules.pitch,
            design.costs.pocket,
            design.costs.corner,
        )


def rest_of(columns: Iterable[tuple[int, int]]) -> Rest:
    """The free lines of every column of the grid, the first and the one after the last, as strands."""
    return _merged(Strand(1, head, foot) for head, foot in columns)


@lru_cache(maxsize=1 << 14)
def rest_cost(rest: Rest, prices: Prices) -> float:
    """What the best cut of the rest costs."""
    if not rest:
        return 0.0
    if len(rest) == 1:
        return _place_cost(rest[0], prices)
    return min(rest_cost(one, prices) + rest_cost(other, prices) for one, other in _halves(rest, prices.gap))


def _place_cost(place: Strand, prices: Prices) -> float:
    columns, lines = place.units / prices.per_column, place.foot - place.head
    least = next((float(low) for wide, low in LEAST if columns >= wide), NEVER)
    easy = max(EASY / columns, EASY_LINES)
    lack = 1.0 if lines < least else max(0.0, (easy - lines) / max(1.0, easy - least))
    return prices.corner + prices.pocket * lack * lack * place.units * (lines + prices.gap) / prices.pitch


def _halves(rest: Rest, gap: int) -> Iterator[tuple[Rest, Rest]]:
    """The rest cut in two from edge to edge, in every way; columns that adverts take whole are no part of it."""
    lost = next((at for at, strand in enumerate(rest) if strand.head >= strand.foot), None)
    if lost is not None:
        yield rest[:lost], rest[lost + 1 :]
        return
    if len(rest) > MOST_STRANDS:
        yield rest[: len(rest) // 2], rest[len(rest) // 2 :]
        return
    for at in range(1, len(rest)):
        yield rest[:at], rest[at:]
    edges = sorted({edge for strand in rest for edge in (strand.head, strand.foot)})
    for line in edges[1:-1]:
        yield (
            _merged(Strand(units, head, min(foot, line)) for units, head, foot in rest),
            _merged(Strand(units, max(head, line + gap), foot) for units, head, foot in rest),
        )


def _merged(strands: Iterable[Strand]) -> Rest:
    """Strands side by side with the same lines as one; those without lines at the edges go."""
    found: list[Strand] = []
    for strand in strands:
        own = strand if strand.head < strand.foot else Strand(strand.units, 0, 0)
        if found and found[-1][1:] == own[1:]:
            found[-1] = Strand(found[-1].units + own.units, own.head, own.foot)
        else:
            found.append(own)
    return _bare(found)


def _bare(strands: Sequence[Strand]) -> Rest:
    taken = [strand.head < strand.foot for strand in strands]
    if True not in taken:
        return ()
    first, last = taken.index(True), len(taken) - taken[::-1].index(True)
    return tuple(strands[first:last])
