"""the size of a page, its bleed and its room for marks → its boxes (ISO 32000-1, 14.11.2).

The sheet's corner is at 0, 0, and all that stands on the page is moved right and up.
"""

from __future__ import annotations

from pagekit.errors import RenderError
from pagekit.ink.page import PageInk
from pagekit.join.syntax import numbers

SHORTEST, LONGEST = 3, 14_400
"""Points: the edges of a page as all readers take them (ISO 32000-1, annex C)."""


def moved_by(ink: PageInk) -> float:
    """How far all that stands on the page is moved, right and up."""
    return max(ink.bleed, 0.0) + max(ink.room, 0.0)


def hold_size(place: int, ink: PageInk) -> None:
    """Refuse a page that cannot be written as it is. Raises RenderError."""
    beyond = 2 * moved_by(ink)
    if not all(edge >= SHORTEST and edge + beyond <= LONGEST for edge in (ink.width, ink.height)):
        raise RenderError(
            f"page {place + 1}: measures {ink.width:.0f} x {ink.height:.0f} points; a page of PDF has from "
            f"{SHORTEST} to {LONGEST}, bleed and all. Choose another size."
        )


def boxes(ink: PageInk, plates: bool) -> str:
    """The boxes of a page: on plates all three, even where they are one; else those that say something."""
    bleed, room = max(ink.bleed, 0.0), max(ink.room, 0.0)
    shift = bleed + room
    sheet = numbers((0, 0, ink.width + 2 * shift, ink.height + 2 * shift))
    if not (shift or plates):
        return f"/MediaBox[{sheet}]"
    trim = numbers((shift, shift, shift + ink.width, shift + ink.height))
    over = numbers((room, room, room + ink.width + 2 * bleed, room + ink.height + 2 * bleed))
    # A reader is shown the page as it will be cut, a printer the whole sheet.
    crop = "" if plates else f"/CropBox[{trim}]"
    return f"/MediaBox[{sheet}]{crop}/BleedBox[{over}]/TrimBox[{trim}]"


class OneSize:
    """Holds the pages of plates to one size: a printer lays all of a file out alike."""

    def __init__(self) -> None:
        self._first: tuple[float, float, float, float] | None = None

    def hold(self, place: int, ink: PageInk) -> None:
        """Take a page in. Raises RenderError where it is not of the first one's size."""
        size = (ink.width, ink.height, ink.bleed, ink.room)
        self._first = self._first or size
        if size != self._first:
            raise RenderError(
                f"page {place + 1}: measures {_said(size)}, and page 1 {_said(self._first)}; plates in one file are of "
                "one size. Write them to files of their own."
            )


def _said(size: tuple[float, float, float, float]) -> str:
    width, height, bleed, room = size
    return f"{width:.2f} x {height:.2f} points with {bleed:.2f} of bleed and {room:.2f} of room"
