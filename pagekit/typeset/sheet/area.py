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
    widest: float = 0.0
    """The most that a column takes of the type area, whose end stays free as a margin; 0 for all of it."""
    margin: float = 0.0
    """The width of the margin column at the end of the lines, a gutter beside the others; 0 without one."""

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
    def measure(self) -> float:
        """The width of the type area that the columns of text share: what the margin column leaves of it."""
        return self.width - (self.margin + self.gutter if self.margin else 0.0)

    @property
    def pitch(self) -> float:
        """From the left edge of a column to that of the next."""
        return (self.measure + self.gutter) / self.columns

    @property
    def column(self) -> float:
        """The width of one column."""
        width = (self.measure - (self.columns - 1) * self.gutter) / self.columns
        return min(width, self.widest or width)

    @property
    def lines(self) -> int:
        """The grid lines of a column."""
        height = (self.paper.height - self.paper.top - self.paper.bottom).points
        return max(1, int(height / self.grid + 1e-6))

    @property
    def foot(self) -> float:
        """The y below the last grid line."""
        return self.y + self.lines * self.grid

    def left(self, rtl: bool) -> float:
        """The left edge of the leftmost column."""
        start = self.pitch - self.gutter - self.column + self.width - self.measure if rtl else 0.0
        return self.x + start

    def margin_x(self, rtl: bool) -> float:
        """The left edge of the margin column: beside the last column."""
        if rtl:
            return self.left(rtl) - self.gutter - self.margin
        return self.left(rtl) + (self.columns - 1) * self.pitch + self.column + self.gutter

    def frames(self, page: int, y: float, lines: int, rtl: bool) -> tuple[Frame, ...]:
        """The columns of a page in reading order."""
        lefts = [self.left(rtl) + n * self.pitch for n in range(self.columns)]
        return tuple(Frame(left, y, self.column, lines, page) for left in (lefts[::-1] if rtl else lefts))
