"""a booked picture or page + its place on a sheet → where it is drawn, to where it is seen, and what is left around it.

The rules:
1. It stands whole in the middle of its place, or as many times larger as was decided for one that is cut at the edge
   of the sheet.
2. It is seen as far as its place goes, and beyond the edges of the sheet that it touches as far as it was drawn there,
   the bleed at most.
3. What it leaves of its place is tinted. A place inside the sheet has a line around it; where the sheet is cut no line
   stands: the knife would leave half of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.ink.fillings import FormFilling, PictureFilling
from pagekit.typeset.bleed import AT_EDGE, beyond, grown
from pagekit.typeset.page import Box

ANY = 1.0
"""Points: how far beyond the sheet is all the same, where it is only asked whether a box touches its edge."""


@dataclass(frozen=True, slots=True)
class Stood:
    """Where something booked stands."""

    scale: float
    place: Box
    """All of it as it is drawn."""
    cut: Box
    """What is seen of that."""
    air: bool
    """It leaves something of its place."""
    lined: bool


def stood(box: Box, booked: PictureFilling | FormFilling, sheet: tuple[float, float], bleed: float) -> Stood:
    """How it stands in its box on a sheet of that width and height; all in points."""
    scale = min(box.width / booked.width, box.height / booked.height) * booked.larger
    wide, high = booked.width * scale, booked.height * scale
    place = Box(box.x + (box.width - wide) / 2, box.y + (box.height - high) / 2, wide, high)
    cut = place
    if isinstance(booked, FormFilling):
        sides, own = beyond(place, *sheet, bleed), (side * scale for side in booked.beyond)
        left, top, right, bottom = map(min, sides, own)
        cut = grown(place, (left, top, right, bottom))
    if booked.larger > 1:
        cut = _within(cut, grown(box, beyond(box, *sheet, bleed)))
    air = box.width - cut.width > AT_EDGE or box.height - cut.height > AT_EDGE
    return Stood(scale, place, cut, air, not any(beyond(box, *sheet, ANY)))


def reaches(booked: PictureFilling | FormFilling) -> bool:
    """Whether what fills a box at the edge of the sheet goes on beyond it."""
    return booked.larger > 1 or (isinstance(booked, FormFilling) and any(booked.beyond))


def _within(one: Box, other: Box) -> Box:
    """What two boxes share."""
    x, y = max(one.x, other.x), max(one.y, other.y)
    right = min(one.x + one.width, other.x + other.width)
    return Box(x, y, right - x, min(one.bottom, other.bottom) - y)
