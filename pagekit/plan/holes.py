"""a page with its adverts → what is left for stories, in measured rectangles; and the notches that no story takes.

The rules:
1. A story may stand from the furniture down to the line over an advert's label, less the gap that parts them.
2. What is narrower than a column of text, lower than the lowest story, or shut in by adverts is a notch.
3. A hole is made of rectangles that touch; its area has the gutters between them.
4. What stands on a low advert comes down upon it. The lines that a stack so leaves under the furniture are a notch.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby, pairwise

from pagekit.plan.grid import Grid
from pagekit.plan.records import Hole

LEAST_ROWS = 2
"""Rows of the lowest story: with fewer there is no head with text under it."""


@dataclass(frozen=True, slots=True)
class Block:
    """What stands on a page, in the grid's own measures. `top` is the first line that is not free over it, `foot` the
    first under it.
    """

    unit: int
    units: int
    row: int
    rows: int
    top: int
    foot: int


@dataclass(frozen=True, slots=True)
class Notch:
    """Columns and lines that adverts leave and no story takes."""

    unit: int
    units: int
    head: int
    foot: int

    @property
    def lines(self) -> int:
        """Its height."""
        return self.foot - self.head

    @property
    def area(self) -> int:
        """Columns of the grid times lines."""
        return self.units * self.lines


@dataclass(frozen=True, slots=True)
class _Cells:
    """Cells in a rectangle."""

    unit: int
    units: int
    row: int
    rows: int

    def under(self, block: Block) -> bool:
        """Whether it is under a block."""
        return self._beside(block) and block.row + block.rows <= self.row

    def upon(self, block: Block) -> bool:
        """Whether it stands on a block."""
        return self._beside(block) and self.row + self.rows == block.row

    def _beside(self, block: Block) -> bool:
        right = min(self.unit + self.units, block.unit + block.units)
        return right > max(self.unit, block.unit)


@dataclass(frozen=True, slots=True)
class _Run:
    """Free lines of one column."""

    head: int
    foot: int


@dataclass(frozen=True, slots=True)
class _Area:
    """Columns, and the lines from `head` to `foot`."""

    unit: int
    units: int
    head: int
    foot: int

    def beside(self, other: _Area) -> int:
        """The lines over which the two stand side by side."""
        near = self.unit + self.units == other.unit or other.unit + other.units == self.unit
        return max(0, min(self.foot, other.foot) - max(self.head, other.head)) if near else 0

    def touches(self, other: _Area) -> bool:
        """True where the two share more than a corner."""
        over = self.foot == other.head or other.foot == self.head
        right, left = self.unit + self.units, other.unit + other.units
        return self.beside(other) > 0 or (over and min(right, left) > max(self.unit, other.unit))


def holes_and_notches(
    grid: Grid, taken: int, blocks: Sequence[Block]
) -> tuple[tuple[Hole, ...], tuple[Notch, ...]]:
    """What is left of a page whose first rows the furniture takes."""
    free = _free(grid, taken, blocks)
    open_cells = _open(grid, taken, free)
    runs = [tuple(_runs(grid, column, open_cells, blocks)) for column in range(grid.units)]
    notches = (_notch(grid, cells, blocks) for cells in _notches(free - open_cells))
    every = (*_under_furniture(grid, taken, blocks), *notches)
    return tuple(_holes(grid, runs)), tuple(notch for notch in every if notch.lines > 0)


def _free(grid: Grid, taken: int, blocks: Sequence[Block]) -> frozenset[tuple[int, int]]:
    shut = {
        (unit, row)
        for block in blocks
        for unit in range(block.unit, block.unit + block.units)
        for row in range(block.row, block.row + block.rows)
    }
    cells = ((unit, row) for unit in range(grid.units) for row in range(taken, grid.rows))
    return frozenset(cell for cell in cells if cell not in shut)


def _open(grid: Grid, taken: int, free: frozenset[tuple[int, int]]) -> frozenset[tuple[int, int]]:
    """The cells that a story can take: those of some free place of a column's width and the least height, of which all
    hang together with the head of the page or are large themselves.
    """
    wide, high = grid.design.per_column, LEAST_ROWS
    found: set[tuple[int, int]] = set()
    for unit in range(grid.units - wide + 1):
        for row in range(taken, grid.rows - high + 1):
            place = {(unit + dx, row + dy) for dx in range(wide) for dy in range(high)}
            if place <= free:
                found |= place
    large = LEAST_ROWS * 2 * wide * 2
    kept: set[tuple[int, int]] = set()
    for region in _regions(found):
        if len(region) >= large or any(row == taken for _, row in region):
            kept |= region
    return frozenset(kept)


def _regions(cells: set[tuple[int, int]]) -> Iterator[set[tuple[int, int]]]:
    left = set(cells)
    while left:
        region, edge = set[tuple[int, int]](), {min(left)}
        while edge:
            region |= edge
            edge = {
                (unit + dx, row + dy) for unit, row in edge for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1))
            } & left - region
        left -= region
        yield region


def _runs(
    grid: Grid, column: int, cells: frozenset[tuple[int, int]], blocks: Sequence[Block]
) -> Iterator[_Run]:
    rows = sorted(row for unit, row in cells if unit == column)
    for _, group in groupby(enumerate(rows), key=lambda each: each[1] - each[0]):
        run = [row for _, row in group]
        head, foot = grid.head(run[0]), grid.foot(run[-1] + 1)
        # What stands upon a low advert comes down beside that, too: into the rows under it.
        over = [b.foot for b in blocks if b.row + b.rows <= run[0] and b.unit <= column < b.unit + b.units]
        head = max([head, *(line + grid.design.modules.gap for line in over)])
        below = [b for b in blocks if b.row == run[-1] + 1 and b.unit <= column < b.unit + b.units]
        if below:
            foot = below[0].top - grid.design.modules.gap
        if head < foot:
            yield _Run(head, foot)


def _under_furniture(grid: Grid, taken: int, blocks: Sequence[Block]) -> Iterator[Notch]:
    """What stacks leave that reach up to the furniture, and have come down; side by side as far as it is as high."""
    own = sorted((block for block in blocks if block.row == taken), key=lambda block: block.unit)
    found: list[Notch] = []
    for block in own:
        foot = block.top - grid.design.modules.gap
        last = found[-1] if found else None
        if last is not None and (last.unit + last.units, last.foot) == (block.unit, foot):
            found[-1] = replace(last, units=last.units + block.units)
        else:
            found.append(Notch(block.unit, block.units, grid.head(taken), foot))
    yield from found


def _holes(grid: Grid, runs: Sequence[tuple[_Run, ...]]) -> Iterator[Hole]:
    """Each hole in the rectangles that read best: upright ones or lying ones, whichever leaves the narrowest wider."""
    upright, lying = [*_upright(runs)], [*_lying(runs)]
    for group in _touching(upright):
        own = [area for area in lying if any(_within(area, one) for one in group)]
        best = max((group, own), key=lambda areas: (min(area.units for area in areas), -len(areas)))
        yield _hole(grid, best, group)


def _upright(runs: Sequence[tuple[_Run, ...]]) -> Iterator[_Area]:
    """Columns side by side with the same free lines."""
    found: list[_Area] = []
    for column, here in enumerate(runs):
        for run in here:
            at = next(
                (
                    n
                    for n, one in enumerate(found)
                    if one.unit + one.units == column and (one.head, one.foot) == (run.head, run.foot)
                ),
                None,
            )
            if at is None:
                found.append(_Area(column, 1, run.head, run.foot))
            else:
                found[at] = replace(found[at], units=found[at].units + 1)
    yield from found


def _lying(runs: Sequence[tuple[_Run, ...]]) -> Iterator[_Area]:
    """Bands of lines over the same columns."""
    found: list[_Area] = []
    edges = sorted({line for here in runs for run in here for line in (run.head, run.foot)})
    for head, foot in pairwise(edges):
        open_here = [n for n, here in enumerate(runs) if any(r.head <= head and foot <= r.foot for r in here)]
        for _, group in groupby(enumerate(open_here), key=lambda each: each[1] - each[0]):
            columns = [column for _, column in group]
            unit, units = columns[0], len(columns)
            at = next(
                (n for n, one in enumerate(found) if (one.unit, one.units, one.foot) == (unit, units, head)),
                None,
            )
            if at is None:
                found.append(_Area(unit, units, head, foot))
            else:
                found[at] = replace(found[at], foot=foot)
    yield from found


def _within(area: _Area, one: _Area) -> bool:
    """True where the two share some ground."""
    across = min(area.unit + area.units, one.unit + one.units) > max(area.unit, one.unit)
    return across and min(area.foot, one.foot) > max(area.head, one.head)


def _touching(areas: Sequence[_Area]) -> Iterator[list[_Area]]:
    left = list(areas)
    while left:
        group, edge = [left[0]], [left[0]]
        left = left[1:]
        while edge:
            edge = [other for other in left if any(one.touches(other) for one in edge)]
            left = [other for other in left if other not in edge]
            group += edge
        yield sorted(group, key=lambda area: (area.head, area.unit))


def _hole(grid: Grid, areas: Sequence[_Area], group: Sequence[_Area]) -> Hole:
    """The hole in these areas; its size is that of the upright ones, with the gutters between them."""
    size = sum(grid.span(one.units) * (one.foot - one.head) * grid.line for one in group)
    shared = sum(one.beside(other) for one, other in combinations(group, 2))
    return Hole(
        tuple(grid.rect(one.unit, one.units, one.head, one.foot) for one in areas),
        tuple(one.units / grid.design.per_column for one in areas),
        tuple(one.foot - one.head for one in areas),
        size + shared * grid.line * grid.gutter,
        frozenset(
            (unit, one.head, one.foot) for one in group for unit in range(one.unit, one.unit + one.units)
        ),
    )


def _notch(grid: Grid, cells: _Cells, blocks: Sequence[Block]) -> Notch:
    """The cells with their free lines: what stands on a low advert comes down into them, and they go down upon one."""
    gap = grid.design.modules.gap
    head = max([grid.head(cells.row), *(block.foot + gap for block in blocks if cells.under(block))])
    below = [block for block in blocks if cells.upon(block)]
    foot = min([block.top - gap for block in below], default=grid.foot(cells.row + cells.rows))
    borne = {unit for block in below for unit in range(block.unit, block.unit + block.units)}
    if not borne.issuperset(range(cells.unit, cells.unit + cells.units)):
        foot = min(foot, grid.foot(cells.row + cells.rows))
    return Notch(cells.unit, cells.units, head, foot)


def _notches(cells: frozenset[tuple[int, int]]) -> Iterator[_Cells]:
    """The cells as few rectangles, the largest first."""
    left = set(cells)
    while left:
        best = max((_grown(cell, left) for cell in sorted(left)), key=lambda n: n.units * n.rows)
        left -= {
            (unit, row)
            for unit in range(best.unit, best.unit + best.units)
            for row in range(best.row, best.row + best.rows)
        }
        yield best


def _grown(cell: tuple[int, int], left: set[tuple[int, int]]) -> _Cells:
    """The largest rectangle of free cells with this one at its top left."""
    unit, row = cell
    best, most, rows = _Cells(unit, 1, row, 1), 10**6, 0
    while (unit, row + rows) in left:
        units = 0
        while (unit + units, row + rows) in left:
            units += 1
        most = min(most, units)
        rows += 1
        if most * rows > best.units * best.rows:
            best = _Cells(unit, most, row, rows)
    return best
