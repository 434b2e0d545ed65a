"""an Edition → its bookings that run on its day, the others with why, and what is to be said of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from pagekit.adverts import running
from pagekit.model import Booking, BookingStatus, Edition
from pagekit.notes import Note, error, info
from pagekit.plan.records import LeftOut


@dataclass(frozen=True, slots=True)
class DaysBookings:
    """The bookings of a day, options among them."""

    bookings: tuple[Booking, ...]
    left_out: tuple[LeftOut, ...]
    notes: tuple[Note, ...]


def days_bookings(edition: Edition) -> DaysBookings:
    """Those that run on the edition's day."""
    zone = edition.publication.timezone
    day = datetime.combine(edition.file.date, time.min, ZoneInfo(zone))
    sold = [booking for booking in edition.bookings if not _of_the_web(booking)]
    bookings, notes = running(sold, day, zone, options=True)
    standing = {booking.id for booking in bookings}
    told = {note.where: note for note in notes}
    left_out = []
    for booking in edition.bookings:
        if _of_the_web(booking):
            left_out.append(LeftOut(str(booking.id), f"it is booked for the slot {booking.slot} of the web."))
        elif booking.id not in standing:
            note = told.get(f"booking {booking.id}")
            left_out.append(LeftOut(str(booking.id), note.what if note else "it does not run on this day."))
    unready = tuple(note for booking in bookings for note in _unready(booking))
    return DaysBookings(bookings, tuple(left_out), (*notes, *unready))


def _of_the_web(booking: Booking) -> bool:
    return booking.size is None and booking.slot is not None


def _unready(booking: Booking) -> tuple[Note, ...]:
    """What is said of a booking that has nothing to show yet: sold, it keeps its page from going out."""
    if booking.creative.kind != "awaited":
        return ()
    what = (
        f"{booking.who} has no creative that can be used yet; its box is marked, and the page is not ready."
    )
    note = info if booking.status is BookingStatus.OPTION else error
    return (note("creative-awaited", f"booking {booking.id}", what, "Ask the advertiser for it."),)
