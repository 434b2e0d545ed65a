"""an advert + its place on a page → SetAdvert: its box and its label, where they are printed. Points."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.notes import Note
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.blocks.displays import AdvertPlace, advert_box
from pagekit.typeset.blocks.stick import Stick, standing
from pagekit.typeset.page import Box, Group


@dataclass(frozen=True, slots=True)
class SetAdvert:
    """An advert where it stands, its label included."""

    address: SlotAddress
    """Of the whole slot, whatever form it stands in: no two on a page have the same."""
    box: Box
    item: Group
    notes: tuple[Note, ...] = ()


def set_advert(stick: Stick, place: AdvertPlace, x: float, foot: float) -> SetAdvert:
    """The advert at its booked size, its foot and its left edge where they are wanted; its label stands over it."""
    box = advert_box(stick, place, place.width)
    top = foot - box.height
    area = Box(x, top, place.width, box.height)
    return SetAdvert(place.address.of(""), area, standing(box, x, top), box.notes)
