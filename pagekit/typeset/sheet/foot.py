"""the advert at a page's foot → where it stands: a booked one has its place by right, the house's own what is free."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

from pagekit.notes import Note, info
from pagekit.typeset.blocks.displays import AdvertPlace, advert_box
from pagekit.typeset.blocks.stick import Stick, standing
from pagekit.typeset.matter import SetBox
from pagekit.typeset.page import Item, Side
from pagekit.typeset.sheet.area import Sheet

AIR = 1.5
"""Lines between the text and a booked advert at the foot."""
QUARTER = 0.25
"""The most of its page that the house advert takes, where nothing else is said."""
GAVE_WAY = info(
    "house-advert",
    "slot foot",
    "the house advert was left out: it would have cost a sheet.",
)


@dataclass(frozen=True, slots=True)
class FootAdvert:
    """What stands at the foot of a page. Heights in points."""

    place: AdvertPlace
    booked: bool
    """Somebody pays for it; else it is the house's own and may give way."""
    strip: float = 0.0
    """The height of its small form; 0 when it has none."""
    most: float = 0.0
    """The most that the house's own takes; where it says nothing a quarter of the page."""


class HouseHeights(NamedTuple):
    """The heights that the house advert may have, in lines of the grid."""

    least: int
    own: int
    """That of its slot."""
    most: int


class Footed(NamedTuple):
    """What stands at a page's foot, and what a person should see about it."""

    items: tuple[Item, ...]
    notes: tuple[Note, ...]


def advert_at(stick: Stick, sheet: Sheet, foot: FootAdvert, strip: float = 0.0) -> SetBox:
    """The advert across the type area; as a strip of that height when there is one."""
    place = foot.place
    if strip:
        place = replace(place, address=place.address.of("strip"), height=strip)
    return advert_box(stick, place, sheet.width)


def booked_lines(stick: Stick, sheet: Sheet, foot: FootAdvert | None) -> int:
    """Lines of the grid that a booked advert takes at a page's foot, with its air."""
    if foot is None or not foot.booked:
        return 0
    return math.ceil(advert_at(stick, sheet, foot).height / sheet.grid + AIR)


def booked_at_foot(stick: Stick, sheet: Sheet, foot: FootAdvert, drop: float, side: Side) -> Footed:
    """A booked advert on the page's last baseline, which lies `drop` points over the foot of its line; one that is
    narrower than the page at its outer edge.
    """
    box = advert_box(stick, foot.place, sheet.width, outer=side)
    return Footed((standing(box, sheet.x, sheet.foot - drop - box.height),), box.notes)


def house_heights(stick: Stick, sheet: Sheet, foot: FootAdvert | None) -> HouseHeights | None:
    """The heights that the house's own advert may have, in lines of the grid; None where there is none."""
    if foot is None or foot.booked:
        return None
    own = _grid_lines(stick, foot.place.height)
    least = _grid_lines(stick, foot.strip) if foot.strip else own
    most = int(max(foot.most, QUARTER * sheet.paper.height.points) / sheet.grid)
    return HouseHeights(min(least, own), own, max(own, most))


def house_at_foot(stick: Stick, sheet: Sheet, foot: FootAdvert, lines: int, drop: float) -> Footed:
    """The house's own advert on its page's last baseline, so many lines high; with none it stays out."""
    heights = house_heights(stick, sheet, foot)
    if not lines or heights is None:
        return Footed((), (GAVE_WAY,))
    height = lines * sheet.grid - stick.trim
    strip = lines <= heights.least < heights.own
    place = replace(foot.place, height=height)
    if strip:
        place = replace(place, address=place.address.of("strip"))
    box = advert_box(stick, place, sheet.width)
    at = sheet.foot - drop - box.height
    return Footed((standing(box, sheet.x, at),), box.notes)


def _grid_lines(stick: Stick, height: float) -> int:
    """Lines of the grid that hold a box of that height, from an x-height to a baseline."""
    return math.ceil((height + stick.trim) / stick.grid - 1e-6)
