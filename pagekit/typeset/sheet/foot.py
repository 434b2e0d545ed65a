"""the advert at a page's foot → where it stands: a booked one has its place by right, the house's own what is free."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

from pagekit.notes import Note, info
from pagekit.typeset.blocks.displays import AdvertPlace, advert_box
from pagekit.typeset.blocks.stick import Stick, standing
from pagekit.typeset.matter import SetBox
from pagekit.typeset.page import Item
from pagekit.typeset.sheet.area import Sheet

AIR = 1.5
"""Lines between the text and an advert at the foot."""
SINKS = 9
"""Free lines under the text up to which the house advert stands at the page's foot; with more it follows the text."""
GAVE_WAY = info(
    "house-advert",
    "slot foot",
    "the house advert was set as a strip or left out: it would have cost a sheet.",
)


@dataclass(frozen=True, slots=True)
class FootAdvert:
    """What stands at the foot of a page. Heights in points."""

    place: AdvertPlace
    booked: bool
    """Somebody pays for it; else it is the house's own and may give way."""
    strip: float = 0.0
    """The height of its small form; 0 when it has none."""


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


def booked_at_foot(stick: Stick, sheet: Sheet, foot: FootAdvert) -> Footed:
    """A booked advert on the page's foot."""
    box = advert_at(stick, sheet, foot)
    return Footed((standing(box, sheet.x, sheet.foot - box.height),), box.notes)


def house_at_foot(stick: Stick, sheet: Sheet, foot: FootAdvert, text_ends: float) -> Footed:
    """The house's own advert under a text that ends there; it may have to give way, to a strip or wholly."""
    below = text_ends + AIR * sheet.grid
    for strip in (0.0, *([foot.strip] if foot.strip else ())):
        box = advert_at(stick, sheet, foot, strip)
        free = sheet.foot - below - box.height
        if free >= -1e-6:
            y = sheet.foot - box.height if free <= SINKS * sheet.grid else below
            return Footed((standing(box, sheet.x, y),), (*([GAVE_WAY] if strip else ()), *box.notes))
    return Footed((), (GAVE_WAY,))
