"""bookings + a page of the web → those that are meant for it, as the web shows them.

The rules:
1. A booking with a size and no slot is of printed editions alone.
2. One that names sections stands on the pages of those alone: of their stories, and of their fronts. The home page is
   of no section.
3. Where a booking has something of its own for the web, that is what is shown.

Nothing is noted of the others: on most pages most bookings of a house are not meant. What stood nowhere is for the
run sheet of a site to say.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagekit.model import Booking
from pagekit.model.base import altered


def for_web(booking: Booking) -> bool:
    """True for one that pages of the web have a place for."""
    return booking.slot is not None or booking.size is None


def of_page(bookings: Iterable[Booking], section: str | None) -> tuple[Booking, ...]:
    """Those that are meant for a page of this section, or of none."""
    name = (section or "").casefold()
    return tuple(
        altered(booking, creative=booking.web) if booking.web is not None else booking
        for booking in bookings
        if for_web(booking) and (not booking.sections or name in {one.casefold() for one in booking.sections})
    )
