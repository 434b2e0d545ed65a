"""Lengths → Rect and Insets. The origin is the top left corner, x runs right, y runs down."""

from __future__ import annotations

from dataclasses import dataclass, fields

from pagekit.asked import one
from pagekit.units import Length

_A_LENGTH = "Pass a length, for example mm(45) or pt(120)."


@dataclass(frozen=True, slots=True)
class Insets:
    """Distances from the four edges of a box towards its middle."""

    top: Length
    right: Length
    bottom: Length
    left: Length

    def __post_init__(self) -> None:
        _lengths(self)


@dataclass(frozen=True, slots=True)
class Rect:
    """A box on a page: its top left corner and its size."""

    x: Length
    y: Length
    width: Length
    height: Length

    def __post_init__(self) -> None:
        _lengths(self)

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


def _lengths(box: Insets | Rect) -> None:
    """Refuse what is no length, by its name."""
    for field in fields(box):
        one(getattr(box, field.name), Length, f"{type(box).__name__}.{field.name}", _A_LENGTH)
