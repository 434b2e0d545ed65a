"""a page of a stranger's PDF → what of it stands where: its box, its turn, its unit, its resources.

ISO 32000-1, 7.7.3.3 and 14.11.2: boxes, turn and resources may be those of the pages' common parents.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pikepdf

from pagekit.foreign.bounds import MAX_DEPTH, MAX_SIDE, MIN_SIDE, Refused
from pagekit.units import MM_PER_INCH, POINTS_PER_INCH

Corners = tuple[float, float, float, float]
_BOXES = {
    "trim": "/TrimBox",
    "art": "/ArtBox",
    "bleed": "/BleedBox",
    "crop": "/CropBox",
    "media": "/MediaBox",
}
_FALLS_TO = {"/TrimBox": "/CropBox", "/ArtBox": "/CropBox", "/BleedBox": "/CropBox", "/CropBox": "/MediaBox"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's place: the box that is shown of it, in its own units."""

    shown: Corners
    box: str
    """The box that it is, by its name in PDF."""
    turn: int
    """How far it is turned when it is looked at, clockwise: 0, 90, 180 or 270."""
    unit: float
    """Points."""

    @property
    def width(self) -> float:
        """In points, as it is looked at."""
        return self._sides[self.turn % 180 != 0] * self.unit

    @property
    def height(self) -> float:
        """In points, as it is looked at."""
        return self._sides[self.turn % 180 == 0] * self.unit

    @property
    def _sides(self) -> tuple[float, float]:
        left, bottom, right, top = self.shown
        return right - left, top - bottom

    @property
    def matrix(self) -> tuple[float, float, float, float, float, float]:
        """From the page's own units to points, upright, the box's corner at the origin (8.3.3)."""
        left, bottom, right, top = self.shown
        turned = {
            0: (1, 0, 0, 1, -left, -bottom),
            90: (0, -1, 1, 0, -bottom, right),
            180: (-1, 0, 0, -1, right, top),
            270: (0, 1, -1, 0, top, -left),
        }[self.turn]
        a, b, c, d, e, f = (value * self.unit for value in turned)
        return a, b, c, d, e, f


def sheet_of(page: pikepdf.Dictionary, box: str) -> Sheet:
    """What is shown of a page by one of its boxes, or by the one that stands for it. Raises Refused."""
    media = _corners(inherited(page, "/MediaBox"))
    if media is None:
        raise Refused("is damaged: its page has no size.", "Export it again.")
    unit = _number(page.get("/UserUnit", 1))
    unit = unit if unit is not None and unit > 0 else 1.0
    name = _BOXES[box]
    while (found := _corners(inherited(page, name))) is None:
        name = _FALLS_TO[name]
    shown = _common(found, media)
    for side in (shown[2] - shown[0], shown[3] - shown[1]):
        if not MIN_SIDE <= side * unit <= MAX_SIDE:
            told = max(side * unit, 0.0) / POINTS_PER_INCH * MM_PER_INCH
            raise Refused(
                f"has a {name[1:]} with a side of {told:,.0f} mm.",
                f"Sides of 1 to {MAX_SIDE / POINTS_PER_INCH * MM_PER_INCH:,.0f} mm can be shown.",
            )
    return Sheet(shown, name, _turn(inherited(page, "/Rotate")), unit)


def with_bleed(page: pikepdf.Dictionary, sheet: Sheet) -> tuple[Corners, Corners]:
    """The box with the bleed that the page has around it, in the page's units; and how far that goes on beyond it to
    the left, top, right and bottom as it is looked at, in points. Without a bleed box of its own a page has none.
    """
    own, media = _corners(inherited(page, "/BleedBox")), _corners(inherited(page, "/MediaBox"))
    left, bottom, right, top = sheet.shown
    if own is None or media is None:
        return sheet.shown, (0.0, 0.0, 0.0, 0.0)
    bleed = _common(own, media)
    outer = min(left, bleed[0]), min(bottom, bleed[1]), max(right, bleed[2]), max(top, bleed[3])
    # Around the page, from the left on, the way that it is turned.
    around = (left - outer[0], outer[3] - top, outer[2] - right, bottom - outer[1])
    at = 4 - sheet.turn // 90
    one, two, three, four = (side * sheet.unit for side in (*around[at:], *around[:at]))
    return outer, (one, two, three, four)


def inherited(page: pikepdf.Dictionary, key: str) -> Any:
    """What the page says, or the nearest of its parents that says anything."""
    node: Any = page
    for _ in range(MAX_DEPTH):
        if not isinstance(node, pikepdf.Dictionary):
            break
        if key in node:
            return node[key]
        node = node.get("/Parent")
    return None


def _turn(value: Any) -> int:
    turn = _number(value)
    return int(turn) % 360 if turn is not None and turn % 90 == 0 else 0


def _corners(value: Any) -> Corners | None:
    if not isinstance(value, pikepdf.Array) or len(value) != 4:
        return None
    read = [_number(one) for one in value]
    sides = [one for one in read if one is not None]
    if len(sides) != 4:
        return None
    (left, right), (bottom, top) = sorted(sides[::2]), sorted(sides[1::2])
    return left, bottom, right, top


def _common(one: Corners, other: Corners) -> Corners:
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float | Decimal) and not isinstance(value, bool) else None
