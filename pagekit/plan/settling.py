"""the adverts of one page → where on it each stands: stacked as the pack says, on the module grid, with an even top.

outer     to the outer edge, the highest outside
well      to both edges
modular   across the page, in as few rows as can be
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.items import Item
from pagekit.plan.rules import Half
from pagekit.plan.solver import new_model, solved
from pagekit.plan.stacking import away_from_edge, stacks
from pagekit.plan.strip import hold_half

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar, LinearExpr

WORK = 0.3
"""Of one page, in the solver's own seconds."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an item stands: its first column and its first row."""

    unit: int
    row: int


Spots = dict[tuple[object, ...], tuple[Mapping[str, Spot], ...]]
"""What was found before, by what was asked: an edition that is planned more than once asks much of it again."""


@dataclass(frozen=True, slots=True)
class PageAdverts:
    """The adverts of one page, those with places of their own aside, and what decides where they stand."""

    items: Sequence[Item]
    slot: PageSlot
    halves: Mapping[str, Half]
    """Those that some of them keep to."""
    grid: Grid
    kept: Mapping[str, Spot] = field(default_factory=dict)
    """Places that are given."""

    @property
    def key(self) -> tuple[object, ...]:
        """All that is asked, on the grid of one edition: what is found for it is found again."""
        asked = tuple((*_measures(one), self.halves.get(one.id), self.kept.get(one.id)) for one in self.items)
        return asked, self.slot.look.taken, self.slot.right


def settled(page: PageAdverts, known: Spots | None = None) -> Mapping[str, Spot]:
    """The place of each advert; `known` is what was found before. Nothing where none was found."""
    return next(iter(ways_to_stand(page, known)), {})


def ways_to_stand(page: PageAdverts, known: Spots | None = None) -> tuple[Mapping[str, Spot], ...]:
    """The same, and others that are hardly worse and leave other holes."""
    if not page.items:
        return ()
    if known is None:
        return _ways(page)
    key = page.key
    if key not in known:
        known[key] = _ways(page)
    return known[key]


def _measures(item: Item) -> tuple[object, ...]:
    """What of an advert has a say in where it stands."""
    return item.id, item.units, item.rows, item.height, item.at, item.fixed


def _ways(page: PageAdverts) -> tuple[Mapping[str, Spot], ...]:
    if not page.kept and page.grid.design.stack != "modular":
        found = stacks(page.items, page.slot, page.halves, page.grid)
        if found:
            return tuple({id: Spot(*spot) for id, spot in one.items()} for one in found)
    solved_one = _solved(page)
    return (solved_one,) if solved_one else ()


def _solved(page: PageAdverts) -> Mapping[str, Spot]:
    items, slot, halves, grid, kept = page.items, page.slot, page.halves, page.grid, page.kept
    model = new_model()
    lefts: dict[str, dict[int, IntVar]] = {}
    tops: dict[str, IntVar] = {}
    across, down = [], []
    for item in items:
        columns = range(grid.units - item.units + 1)
        starts = lefts[item.id] = {n: model.new_bool_var(f"{item.id} at {n}") for n in columns}
        model.add_exactly_one(starts.values())
        left = model.new_int_var(0, columns[-1], f"left {item.id}")
        model.add(left == sum(n * var for n, var in starts.items()))
        top = tops[item.id] = model.new_int_var(slot.look.taken, grid.rows - item.rows, f"top {item.id}")
        if item.at != "any":
            model.add(top == (grid.rows - item.rows if item.at == "foot" else slot.look.taken))
        half = halves.get(item.id)
        if item.id in kept:
            model.add(left == kept[item.id].unit)
            model.add(top == kept[item.id].row)
        elif half is not None:
            hold_half(model, grid, item, top, half, model.new_constant(1))
        across.append(model.new_fixed_size_interval_var(left, item.units, f"x {item.id}"))
        down.append(model.new_fixed_size_interval_var(top, item.rows, f"y {item.id}"))
    model.add_no_overlap_2d(across, down)
    model.minimize(_cost(model, page, lefts, tops))
    status, solver = solved(model, WORK)
    if status not in {"OPTIMAL", "FEASIBLE"}:
        return {}
    return {
        item.id: Spot(
            next(n for n, var in lefts[item.id].items() if solver.boolean_value(var)),
            solver.value(tops[item.id]),
        )
        for item in items
    }


def left_edge(item: Item, unit: int, slot: PageSlot, grid: Grid) -> float:
    """The left edge of an item that stands on that column and those beside it: its outer edge is on the grid."""
    right = unit + item.units == grid.units
    flush_right = right if right != (unit == 0) else slot.right
    return grid.left(unit) + (grid.span(item.units) - item.width if flush_right else 0.0)


def _cost(
    model: CpModel,
    page: PageAdverts,
    lefts: Mapping[str, Mapping[int, IntVar]],
    tops: Mapping[str, IntVar],
) -> LinearExpr | int:
    items, slot, halves, grid = page.items, page.slot, page.halves, page.grid
    weights, stack = grid.design.costs, grid.design.stack
    cost: LinearExpr | int = 0
    hanging = {item.id for item in items if halves.get(item.id) == "upper" or item.at == "head"}
    for item in items:
        for left, var in lefts[item.id].items():
            away = away_from_edge(item, left, slot, grid)
            cost = cost + weights.edge * item.rows * away * var
        foot = grid.rows - item.rows
        if item.id in hanging:
            cost = cost + weights.foot * item.units * (tops[item.id] - slot.look.taken)
        else:
            cost = cost + weights.foot * item.units * (foot - tops[item.id])
    heights = _heights(model, [item for item in items if item.id not in hanging], grid, lefts, tops)
    stacked = sum(item.cells for item in items if item.id not in hanging)
    cost = cost + weights.notch * (sum(heights) - stacked)
    if stack == "modular":
        highest = model.new_int_var(0, grid.rows, "highest")
        model.add_max_equality(highest, heights)
        return cost + weights.notch * grid.units * highest
    # A column lower than both beside it is too narrow for text.
    wall = model.new_constant(grid.rows)
    for before, own, after in zip([wall, *heights[:-1]], heights, [*heights[1:], wall], strict=True):
        beside, dip = model.new_int_var(0, grid.rows, "beside"), model.new_int_var(0, grid.rows, "dip")
        model.add_min_equality(beside, [before, after])
        model.add(dip >= beside - own)
        cost = cost + weights.notch * dip
    # A well goes down and up again by its nature.
    for one, other in pairwise(heights) if stack == "outer" else ():
        step = model.new_int_var(0, grid.rows, "step")
        model.add_abs_equality(step, one - other)
        cost = cost + weights.step * step
    return cost


def _heights(
    model: CpModel,
    items: Sequence[Item],
    grid: Grid,
    lefts: Mapping[str, Mapping[int, IntVar]],
    tops: Mapping[str, IntVar],
) -> list[IntVar]:
    """Of each column how high the stack is, in rows."""
    heights = [model.new_int_var(0, grid.rows, f"height {column}") for column in range(grid.units)]
    for item in items:
        for column, height in enumerate(heights):
            over = [var for n, var in lefts[item.id].items() if n <= column < n + item.units]
            model.add(height >= grid.rows - tops[item.id] - grid.rows * (1 - sum(over)))
    return heights
