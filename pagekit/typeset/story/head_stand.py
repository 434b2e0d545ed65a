"""the columns of a box → HeadStand: those that its headline takes, and those that what follows it takes.

Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.typeset.copyfit.levers import Columns


@dataclass(frozen=True, slots=True)
class HeadStand:
    """The columns of a box that its head takes, and those of them that what follows the headline takes."""

    columns: Columns
    head: int
    deck: int
    """Less than none: so many columns beside the headline."""

    @property
    def split(self) -> bool:
        """What follows the headline stands in a measure of its own."""
        return self.deck < self.head

    @property
    def aside(self) -> bool:
        """What follows the headline stands beside it."""
        return self.deck < 0

    @property
    def narrow(self) -> float:
        """The measure of what follows the headline."""
        return self.columns.across(abs(self.deck))

    @property
    def left(self) -> float:
        """Where that begins, from the start of the box."""
        return self.columns.across(self.head) + self.columns.gutter if self.aside else 0.0

    def lines(self, upper: int, lower: int) -> int:
        """The lines down to where both reach deepest."""
        return max(upper, lower) if self.aside else upper + lower

    def tops(self, upper: int, lower: int) -> tuple[int, ...]:
        """The lines that both take of each column; nothing where they take as many of all."""
        if self.aside:
            return ()
        return tuple(
            (upper if column < self.head else 0) + (lower if column < self.deck else 0)
            for column in range(self.columns.number)
        )
