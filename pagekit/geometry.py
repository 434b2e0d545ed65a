"""Lengths → Rect and Insets. The origin is the top left corner, x runs right, y runs down."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.units import Length


@dataclass(frozen=True, slots=True)
class Insets:
    """Distances from the four edges of a box towards its middle."""

    top: Length
    right: Length
    bottom: Length
    left: Length


@dataclass(frozen=True, slots=True)
class Rect:
    """A box on a page: its top left corner and its size."""

    x: Length
    y: Length
    width: Length
    height: Length

    @property
    def right(self) -> Length:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> Length:
        """The y of the foot."""
        return self.y + self.height

    def inset(self, by: Insets) -> Rect:
        """The box that is left when the insets are taken off."""
        return Rect(
            self.x + by.left,
            self.y + by.top,
            self.width - by.left - by.right,
            self.height - by.top - by.bottom,
        )
