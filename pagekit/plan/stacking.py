"""the adverts of one page → where each stands: the stack that costs least with what it leaves for stories.

The rules:
1. What stands on the foot, or on what stands there, comes down as far as it can; what hangs goes up as far as it can.
2. An advert stands at an edge of the page or flush with an edge of another.
3. Of stacks with the same adverts the cheapest are followed: `BEAM` of them.

Where no way is found so, something must stay where it is, or there are very many, it is for the solver (`settling`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.items import Item
from pagekit.plan.pockets import Prices, rest_cost, rest_of
from pagekit.plan.rules import Half

BEAM, LEAST_BEAM = 200, 4
"""Stacks of as many adverts that are followed, and of the same ones at least."""
MOST_ITEMS = 9
"""Adverts of a page of which all sets are followed; more of them take too long."""
FINAL = 48
"""Whole stacks whose rest is looked at."""
OTHERS, DEARER = 4, 40.0
"""Stacks that are told beside the best one, and what they may cost more: nothing for more of the page that is lost."""


@dataclass(frozen=True, slots=True)
class _Stack:
    """Some of the adverts of a page in their places."""

    spots: tuple[tuple[int, int, int], ...]
    """Of each its number, its first column and its first row."""
    heights: tuple[int, ...]
    """Of each column of the grid the first row of the stack."""
    hung: tuple[int, ...]
    """The first row under what hangs."""
    feet: tuple[int, ...]
    """The line on which stories over the stack end."""
    cost: float = 0.0
    lost: int = 0
    """Modules under adverts."""


def stacks(
    items: Sequence[Item], slot: PageSlot, halves: Mapping[str, Half], grid: Grid
) -> tuple[Mapping[str, tuple[int, int]], ...]:
    """The first column and the first row of each item, the best way first; others that leave other holes, and cost
    little more; nothing where no way was found.
    """
    return _Stacker(items, slot, halves, grid).best()


def _cheap(stack: _Stack) -> tuple[float, tuple[tuple[int, int, int], ...]]:
    return stack.cost, stack.spots


class _Stacker:
    """The search for one page."""

    def __init__(self, items: Sequence[Item], slot: PageSlot, halves: Mapping[str, Half], grid: Grid) -> None:
        self.items, self.slot, self.halves, self.grid = items, slot, halves, grid
        self.weights, self.prices = grid.design.costs, Prices.of(grid)

    def best(self) -> tuple[Mapping[str, tuple[int, int]], ...]:
        """The cheapest stacks of all items."""
        grid = self.grid
        if len(self.items) > MOST_ITEMS:
            return ()
        foot = grid.foot(grid.rows)
        beam = [
            _Stack((), (grid.rows,) * grid.units, (self.slot.look.taken,) * grid.units, (foot,) * grid.units)
        ]
        for _ in self.items:
            found: dict[frozenset[int], dict[frozenset[tuple[int, int, int]], _Stack]] = {}
            for stack in beam:
                for more in self._more(stack):
                    own = found.setdefault(frozenset(at for at, _unit, _row in more.spots), {})
                    own.setdefault(frozenset(more.spots), more)
            most = FINAL if len(found) == 1 else max(LEAST_BEAM, BEAM // max(1, len(found)))
            beam = [one for own in found.values() for one in sorted(own.values(), key=_cheap)[:most]]
        ranked = sorted(
            (one.cost + self._unevenness(one) + self._rest(one), one.spots, one.lost, (one.hung, one.feet))
            for one in beam
        )
        # Of those that leave the same holes the first.
        holes = {hole: (cost, spots, lost) for cost, spots, lost, hole in reversed(ranked)}
        every = sorted(holes.values())
        return tuple(
            {self.items[at].id: (unit, row) for at, unit, row in spots}
            for cost, spots, lost in every[: 1 + OTHERS]
            if cost <= every[0][0] + DEARER and lost <= every[0][2]
        )

    def _more(self, stack: _Stack) -> Iterator[_Stack]:
        """The stack with one item more, in every place that it may have."""
        there = {at for at, _unit, _row in stack.spots}
        alike: set[tuple[object, ...]] = set()
        for at, item in enumerate(self.items):
            kind = (item.units, item.rows, item.height, item.at, item.fixed, self.halves.get(item.id))
            if at in there or kind in alike:
                continue
            alike.add(kind)
            for unit in self._units(stack, item):
                more = self._put(stack, at, item, unit)
                if more is not None:
                    yield more

    def _units(self, stack: _Stack, item: Item) -> list[int]:
        """Columns at which it stands at an edge of the page, or flush with an edge of what stands there."""
        last = self.grid.units - item.units
        edges = [
            at + 1
            for lines in (stack.heights, stack.hung)
            for at, (one, other) in enumerate(pairwise(lines))
            if one != other
        ]
        found = {0, last, *edges, *(edge - item.units for edge in edges)}
        return sorted(unit for unit in found if 0 <= unit <= last)

    def _put(self, stack: _Stack, at: int, item: Item, unit: int) -> _Stack | None:
        """The stack with an item at that column; None where it may not stand there."""
        grid, taken = self.grid, self.slot.look.taken
        over = slice(unit, unit + item.units)
        half, middle = self.halves.get(item.id), grid.rows // 2
        lowest = min(stack.heights[over]) - item.rows
        highest = max(stack.hung[over])
        hanging = half == "upper" or item.at == "head"
        row = highest if hanging else lowest
        if not highest <= row <= lowest:
            return None
        if (item.at == "foot" and row != grid.rows - item.rows) or (item.at == "head" and row != taken):
            return None
        if (half == "upper" and row + item.rows > middle) or (half == "lower" and row < middle):
            return None
        away = (row - taken) if hanging else grid.rows - item.rows - row
        cost = self.weights.edge * item.rows * self._away(item, unit) + self.weights.foot * item.units * away
        spots = (*stack.spots, (at, unit, row))
        if hanging:
            return replace(
                stack, spots=spots, cost=stack.cost + cost, hung=_set(stack.hung, over, row + item.rows)
            )
        # What an item stands over and not upon is lost.
        lost = sum(height - row - item.rows for height in stack.heights[over])
        high = grid.lines_for(item.height) + (0 if item.fixed else grid.design.label_lines)
        top = grid.foot(row + item.rows) - high - grid.design.modules.gap
        return _Stack(
            spots,
            _set(stack.heights, over, row),
            stack.hung,
            _set(stack.feet, over, top),
            stack.cost + cost + self.weights.notch * lost,
            stack.lost + lost,
        )

    def _away(self, item: Item, unit: int) -> int:
        return away_from_edge(item, unit, self.slot, self.grid)

    def _unevenness(self, stack: _Stack) -> int:
        """What dips and steps of the stack cost."""
        weights, heights = self.weights, stack.heights
        walled = (0, *heights, 0)
        dips = sum(
            max(0, own - max(one, other))
            for one, own, other in zip(walled[:-2], heights, walled[2:], strict=True)
        )
        steps = sum(abs(one - other) for one, other in pairwise(heights))
        return weights.notch * dips + (weights.step * steps if self.grid.design.stack == "outer" else 0)

    def _rest(self, stack: _Stack) -> float:
        """What it costs to fill the page beside and over the stack."""
        heads = (self.grid.head(row) for row in stack.hung)
        return rest_cost(rest_of(zip(heads, stack.feet, strict=True)), self.prices)


def away_from_edge(item: Item, left: int, slot: PageSlot, grid: Grid) -> int:
    """How many columns an item stands away from the edge that it belongs to."""
    right = grid.units - left - item.units
    inner, outer = (left, right) if slot.right else (right, left)
    if item.fixed:
        return inner
    return min(left, right) if grid.design.stack == "well" else outer


def _set(rows: tuple[int, ...], over: slice, value: int) -> tuple[int, ...]:
    return (*rows[: over.start], *(value for _ in rows[over]), *rows[over.stop :])
