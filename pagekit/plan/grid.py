"""a pack's EditionDesign + a paper → Grid: columns, rows and lines of its pages, in millimetres of the sheet.

A page's own units: columns of the grid, counted from the left; rows of modules, from the top; lines of the type area.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from pagekit.layout import EditionDesign, Paper, PrintManifest
from pagekit.plan.records import Rect

SLACK = 0.1
"""Millimetres that a size may be larger than its place: it is written in whole ones, and lines are not."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The grid of a page. Lengths in millimetres."""

    design: EditionDesign
    x: float
    """The left edge of the type area."""
    y: float
    width: float
    column: float
    """The width of a column of the grid."""
    gutter: float
    line: float
    sheet: tuple[float, float]
    """Width and height of the trimmed page."""

    @classmethod
    def of(cls, manifest: PrintManifest, design: EditionDesign, paper: Paper) -> Grid:
        """The grid of a pack's pages on this paper."""
        gutter, width = manifest.between.mm, paper.measure.mm
        trim = paper.width.mm, paper.height.mm
        column = (width - gutter * (design.units - 1)) / design.units
        return cls(design, paper.left.mm, paper.top.mm, width, column, gutter, manifest.baseline.mm, trim)

    @property
    def units(self) -> int:
        """Columns across the page."""
        return self.design.units

    @property
    def rows(self) -> int:
        """Rows down the page."""
        return self.design.modules.rows

    def span(self, units: float) -> float:
        """The width of so many columns, with the gutters between them."""
        return units * (self.column + self.gutter) - self.gutter

    def left(self, unit: float) -> float:
        """The left edge of a column."""
        return self.x + unit * (self.column + self.gutter)

    def down(self, line: float) -> float:
        """The top of a line of the type area."""
        return self.y + line * self.line

    def head(self, row: int) -> int:
        """The line on which a row begins."""
        return self.design.modules.top + row * self.design.modules.pitch

    def foot(self, row: int) -> int:
        """The line on which the row before this one ends: the foot of what stands on so many rows from the top."""
        return self.head(row) - self.design.modules.gap

    def sold(self, columns: float) -> float:
        """The width of so many of the columns that adverts are sold by."""
        return self.span(columns * self.design.per_column)

    def units_for(self, width: float) -> int:
        """The fewest columns that are as wide."""
        return max(1, math.ceil((width - SLACK + self.gutter) / (self.column + self.gutter)))

    def units_of(self, width: float) -> float:
        """How many columns a width is: a whole number for one that ends where they do."""
        return (width + self.gutter) / (self.column + self.gutter)

    def rows_for(self, height: float, label: int) -> int:
        """The fewest rows that are as high, with so many lines for a label."""
        modules = self.design.modules
        lines = (height - SLACK) / self.line + label
        return max(1, math.ceil((lines + modules.gap) / modules.pitch))

    def lines_for(self, height: float) -> int:
        """The fewest lines that are as high."""
        return max(1, math.ceil((height - SLACK) / self.line))

    def high(self, rows: int) -> float:
        """The height of an advert of so many rows: what its label takes is not its own."""
        modules = self.design.modules
        return (rows * modules.pitch - modules.gap - self.design.label_lines) * self.line

    def rect(self, unit: float, units: float, head: float, foot: float) -> Rect:
        """So many columns from this one, between two lines."""
        return (self.left(unit), self.down(head), self.span(units), (foot - head) * self.line)
