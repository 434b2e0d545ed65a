"""pages that were composed → Told: what preflight cannot read off their plates, and the production desk knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pagekit.house.clearance import NOBODY
from pagekit.house.story import Figure
from pagekit.makeup.printed import MonoPages
from pagekit.model import AwaitedCreative, Booking, HouseCreative
from pagekit.preflight.told import Absent, Colour, Told, ToldAdvert, ToldPhoto
from pagekit.production.stages import LaidOut
from pagekit.typeset import ComposedPage, SlotAddress
from pagekit.typeset.page import Box, PictureBox, SlotBox, walk


@dataclass(frozen=True, slots=True)
class Sold:
    """What was booked for a slot."""

    who: str
    slot: str
    size: tuple[float, float] | None = None
    """In points; None where nobody said."""
    colour: Colour | None = None

    @classmethod
    def of(cls, booking: Booking) -> Sold:
        """A booking that says its sides itself, if any."""
        sides = booking.size.sides if booking.size else None
        size = (sides[0].points, sides[1].points) if sides else None
        return cls(booking.who, booking.place, size, booking.colour)


def told(made: LaidOut, black: MonoPages | None = None) -> Told:
    """What is known of a story that was laid out, and which of its pages are printed in black alone."""
    return told_of(
        made.page.composition.pages if made.page.composition else (),
        {address: Sold.of(place.booking) for address, place in made.sold.items()},
        {figure.key: figure for figure in made.job.story.every_figure},
        tuple(absent(booking) for booking in made.missing),
        black,
    )


def told_of(
    pages: Sequence[ComposedPage],
    sold: Mapping[SlotAddress, Sold],
    figures: Mapping[str, Figure],
    missing: tuple[Absent, ...],
    black: MonoPages | None,
) -> Told:
    """What is known of pages: whose slot is whose, the pictures by their keys, and what has not come."""
    mono = frozenset(number for number in range(1, len(pages) + 1) if black and number in black)
    return Told(tuple(_adverts(pages, sold)), tuple(_photos(pages, figures)), missing, mono)


def absent(booking: Booking, place: str = "", page: int | None = None) -> Absent:
    """A booking whose creative nobody can print; its place where that is no slot."""
    creative = booking.creative
    src = "its creative" if isinstance(creative, HouseCreative | AwaitedCreative) else creative.src
    return Absent(booking.who, place or booking.place, src, page)


def _adverts(pages: Sequence[ComposedPage], sold: Mapping[SlotAddress, Sold]) -> Iterator[ToldAdvert]:
    for page, box, item in _placed(pages):
        one = sold.get(item.address.of("")) if isinstance(item, SlotBox) else None
        if one is not None:
            yield ToldAdvert(page, box, one.who, one.slot, one.size, one.colour)


def _photos(pages: Sequence[ComposedPage], figures: Mapping[str, Figure]) -> Iterator[ToldPhoto]:
    for page, box, item in _placed(pages):
        figure = figures.get(item.key) if isinstance(item, PictureBox) else None
        if figure is not None and figure.uncleared:
            yield ToldPhoto(page, box, figure.src, figure.uncleared, figure.uncleared != NOBODY)


def _placed(
    pages: Sequence[ComposedPage],
) -> Iterator[tuple[int, tuple[float, float, float, float], PictureBox | SlotBox]]:
    for number, page in enumerate(pages, 1):
        for item in walk((*page.items, *page.furniture)):
            if isinstance(item, PictureBox | SlotBox):
                yield number, _place(item.box), item


def _place(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.width, box.height
