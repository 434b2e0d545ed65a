"""a story that was laid out → Told: what preflight cannot read off its plates, and the production desk knows."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.house.clearance import NOBODY
from pagekit.makeup.printed import MonoPages
from pagekit.model import AwaitedCreative, Booking, HouseCreative
from pagekit.preflight.told import Absent, Told, ToldAdvert, ToldPhoto
from pagekit.production.stages import LaidOut
from pagekit.typeset.page import Box, PictureBox, SlotBox, walk


def told(made: LaidOut, black: MonoPages | None = None) -> Told:
    """What is known of its pages, and which of them are printed in black alone."""
    pages = made.page.composition.pages if made.page.composition else ()
    mono = frozenset(number for number in range(1, len(pages) + 1) if black and number in black)
    return Told(tuple(_adverts(made)), tuple(_photos(made)), tuple(map(_absent, made.missing)), mono)


def _adverts(made: LaidOut) -> Iterator[ToldAdvert]:
    for page, box, item in _placed(made):
        place = made.sold.get(item.address.of("")) if isinstance(item, SlotBox) else None
        if place is None:
            continue
        booking = place.booking
        sides = booking.size.sides if booking.size else None
        size = (sides[0].points, sides[1].points) if sides else None
        yield ToldAdvert(page, box, booking.who, booking.slot, size, booking.colour)


def _photos(made: LaidOut) -> Iterator[ToldPhoto]:
    uncleared = {figure.key: figure for figure in made.job.story.every_figure if figure.uncleared}
    for page, box, item in _placed(made):
        figure = uncleared.get(item.key) if isinstance(item, PictureBox) else None
        if figure is not None:
            yield ToldPhoto(page, box, figure.src, figure.uncleared, figure.uncleared != NOBODY)


def _absent(booking: Booking) -> Absent:
    creative = booking.creative
    src = "nothing" if isinstance(creative, HouseCreative | AwaitedCreative) else creative.src
    return Absent(booking.who, booking.slot, src)


def _placed(made: LaidOut) -> Iterator[tuple[int, tuple[float, float, float, float], PictureBox | SlotBox]]:
    pages = made.page.composition.pages if made.page.composition else ()
    for number, page in enumerate(pages, 1):
        for item in walk((*page.items, *page.furniture)):
            if isinstance(item, PictureBox | SlotBox):
                yield number, _place(item.box), item


def _place(box: Box) -> tuple[float, float, float, float]:
    return box.x, box.y, box.width, box.height
