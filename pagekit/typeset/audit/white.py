"""rectangles of ink → Cells: which cells of a grid are white, how much is white all round, the white rectangles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pagekit.typeset.page import Box

TOUCH = 0.25
"""Points that ink may reach into a cell before that is no longer white."""


@dataclass
class Cells:
    """A grid of cells over an area. Each row is a number with a bit for every cell, the leftmost the lowest."""

    area: Box
    across: float
    """The width of a cell, and `down` its height. Points."""
    down: float
    ink: list[int] = field(init=False)
    columns: int = field(init=False)

    def __post_init__(self) -> None:
        # Some pages are smaller than the edge that is left out of their area.
        self.columns = max(0, int(self.area.width / self.across + 1e-6))
        self.ink = [0] * int(self.area.height / self.down + 1e-6)

    def fill(self, box: Box) -> None:
        """There is ink in this rectangle."""
        left, top = box.x - self.area.x + TOUCH, box.y - self.area.y + TOUCH
        first, row = max(0, int(left // self.across)), max(0, int(top // self.down))
        right = left + max(box.width - 2 * TOUCH, 0.0)
        foot = top + max(box.height - 2 * TOUCH, 0.0)
        last = min(self.columns - 1, int(right // self.across))
        if last < first or right < 0 or foot < 0:
            return
        bits = (1 << last + 1) - (1 << first)
        for place in range(row, min(len(self.ink) - 1, int(foot // self.down)) + 1):
            self.ink[place] |= bits

    def deep(self) -> float:
        """The share of cells that are white and have only white ones around them, 0 to 1."""
        if not self.ink or not self.columns:
            return 0.0
        every = (1 << self.columns) - 1
        # Outside of the area is no ink.
        beside = [row | (row << 1 & every) | row >> 1 for row in self.ink]
        near = [
            beside[max(place - 1, 0)] | row | beside[min(place + 1, len(beside) - 1)]
            for place, row in enumerate(beside)
        ]
        return sum((every & ~row).bit_count() for row in near) / (self.columns * len(self.ink))

    def rectangles(self, width: float, height: float) -> Iterator[Box]:
        """White rectangles of at least that size, the largest first; none of them on another. Points."""
        cells_wide = max(1, int(width / self.across + 0.5))
        cells_high = max(1, int(height / self.down + 0.5))
        while (found := self._largest(cells_wide, cells_high)) is not None:
            column, row, wide, high = found
            bits = (1 << column + wide) - (1 << column)
            for place in range(row, row + high):
                self.ink[place] |= bits
            yield Box(
                self.area.x + column * self.across,
                self.area.y + row * self.down,
                wide * self.across,
                high * self.down,
            )

    def _largest(self, wide: int, high: int) -> tuple[int, int, int, int] | None:
        """The largest white rectangle of so many cells at least: its first column and row, its columns and rows."""
        if not self._has(wide, high):
            return None
        runs, best, found, every = [0] * self.columns, 0, None, (1 << self.columns) - 1
        for row, ink in enumerate(self.ink):
            if ink == every:
                runs = [0] * self.columns
                continue
            runs = [0 if ink >> column & 1 else run + 1 for column, run in enumerate(runs)]
            if max(runs) < high:
                continue
            stack: list[tuple[int, int]] = []
            for column, run in enumerate([*runs, 0]):
                start = column
                while stack and stack[-1][1] >= run:
                    start, tall = stack.pop()
                    size = tall * (column - start)
                    if size > best and tall >= high and column - start >= wide:
                        best, found = size, (start, row + 1 - tall, column - start, tall)
                stack.append((start, run))
        return found

    def _has(self, wide: int, high: int) -> bool:
        """Whether there is a white rectangle of so many cells: asked of whole rows at a time."""
        every = (1 << self.columns) - 1
        rows, left = [every & ~ink for ink in self.ink], high
        step = 1
        while left > 1:
            # Each row becomes what is white in it and in so many below it.
            step = min(step, left - 1)
            rows = [row & below for row, below in zip(rows, rows[step:], strict=False)]
            left -= step
            step *= 2
        for row in rows:
            shifted, left, step = row, wide, 1
            while left > 1 and shifted:
                step = min(step, left - 1)
                shifted &= shifted >> step
                left -= step
                step *= 2
            if shifted:
                return True
        return False
