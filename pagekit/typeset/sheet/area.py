"""a paper + a grid + columns → Sheet: the type area of a page and the frames its text flows through. Points."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.layout import Paper
from pagekit.typeset.flow.frames import Frame


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet, its type area and its columns. Points."""

    paper: Paper
    grid: float
    gutter: float
    columns: int

    @property
    def x(self) -> float:
        """The left edge of the type area."""
        return self.paper.left.points

    @property
    def y(self) -> float:
        """The head of the type area."""
        return self.paper.top.points

    @property
    def width(self) -> float:
        """The width of the type area."""
        return self.paper.measure.points

    @property
    def column(self) -> float:
        """The width of one column."""
        return (self.width - (self.columns - 1) * self.gutter) / self.columns

    @property
    def lines(self) -> int:
        """The grid lines of a column."""
        height = (self.paper.height - self.paper.top - self.paper.bottom).points
        return max(1, int(height / self.grid + 1e-6))

    @property
    def foot(self) -> float:
        """The y below the last grid line."""
        return self.y + self.lines * self.grid

    def frames(self, page: int, y: float, lines: int, rtl: bool) -> tuple[Frame, ...]:
        """The columns of a page in reading order."""
        lefts = [self.x + n * (self.column + self.gutter) for n in range(self.columns)]
        return tuple(Frame(left, y, self.column, lines, page) for left in (lefts[::-1] if rtl else lefts))
