"""a creative's size or shape + the place that it is booked for → a note where they differ, or a refusal where the
booking wants no other.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.errors import RenderError
from pagekit.layout.slot import Slot, SlotSize
from pagekit.model.booking import Fit
from pagekit.notes import Note, info, warning
from pagekit.units import MM_PER_INCH, POINTS_PER_INCH, Length, mm

SHAPE_TOLERANCE = 0.04
"""How far a creative's shape may be off its slot's before the desk is told."""
SIZE_TOLERANCE = mm(1)
"""The same of the sides of one that has a size."""


def told(box: Slot | SlotSize, web: bool) -> str:
    """The size of a place, in the units of its medium."""
    if web:
        return px(box.width, box.height)
    return f"{box.width.mm:.4g} by {box.height.mm:.4g} mm"


def px(width: Length, height: Length) -> str:
    """A size on a screen."""
    return f"{width.px:.4g} by {height.px:.3g} px"


def of_size(width: float, height: float, slot: Slot, fit: Fit, where: str) -> Iterator[Note]:
    """Of a page with a size of its own, in points, on paper. Raises RenderError."""
    off = max(abs(width - slot.width.points), abs(height - slot.height.points))
    if off <= SIZE_TOLERANCE.points:
        return
    size, wanted = f"{in_mm(width)} by {in_mm(height)} mm", told(slot, web=False)
    if fit == "refuse":
        raise RenderError(f"the creative is {size}, and is booked for {wanted}. Supply it in that size.")
    scale = min(slot.width.points / width, slot.height.points / height)
    what = f"the creative is {size}, and is printed at {scale * 100:.0f} % of that."
    yield info("advert-scaled", where, what, f"Supply it at {wanted}.")


def of_shape(ratio: float, box: Slot | SlotSize, fit: Fit, where: str, web: bool) -> Iterator[Note]:
    """Of a picture, by its height over its width. Raises RenderError on paper."""
    wanted = box.height.points / box.width.points
    if abs(ratio - wanted) <= SHAPE_TOLERANCE * wanted:
        return
    shape, remedy = (
        f"the creative is {1 / ratio:.2f} times as wide as high",
        f"Supply it at {told(box, web)}.",
    )
    if fit == "refuse" and not web:
        raise RenderError(f"{shape}, its place {1 / wanted:.2f}. {remedy}")
    what = f"{shape}, the slot {1 / wanted:.2f}; it is shown whole, in its own shape or with air around it."
    yield warning("advert-shape", where, what, remedy)


def in_mm(points: float) -> str:
    """A length in points, as a desk is told it."""
    return f"{points / POINTS_PER_INCH * MM_PER_INCH:.4g}"
