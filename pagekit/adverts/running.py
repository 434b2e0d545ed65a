"""bookings + the time that was passed in → those that stand at that time, and a note of each other.

The rules:
1. Only what is booked stands: an option is not sold yet, and what was cancelled is not any more.
2. A run goes from the day it starts to the day it ends, both whole, in the publication's zone. Where it says times, it
   goes from the one on and up to the other.
3. Where days are listed, or days of the week, it stands on those of them that the rest of its run holds, too.
4. A time without a zone is one of the publication's. Of an hour that the clock shows twice, or leaves out, a start
   takes the later and an end the earlier: nothing stands too long.
5. Where no time was passed in to hold a run against, the booking does not stand: its run may not have begun, or be
   over. It is so with embargoes, too. There is no clock.
6. The place of one that does not stand is unsold, and is filled as any such place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from pagekit.house.zones import in_zone, zone_note
from pagekit.model import Booking, BookingStatus
from pagekit.notes import Note, info, warning


def running(
    bookings: Iterable[Booking], at: datetime | None, zone: str, *, options: bool = False
) -> tuple[tuple[Booking, ...], tuple[Note, ...]]:
    """Hold the bookings against a time with its zone; their own times are of this zone where they say none. With
    `options` those that are not sold yet stand, too.
    """
    stand: list[Booking] = []
    notes: list[Note] = []
    for booking in bookings:
        found = [*_found(booking, at, zone, options)]
        notes += found
        if all(note.code == "no-zone" for note in found):
            stand.append(booking)
    return tuple(stand), tuple(notes)


def _found(booking: Booking, at: datetime | None, zone: str, options: bool) -> Iterator[Note]:
    """Why the booking does not stand, and what was taken for granted of its times."""
    where, who = f"booking {booking.id}" if booking.id else f"slot {booking.place}", booking.who
    optional = options and booking.status is BookingStatus.OPTION
    if booking.status is not BookingStatus.BOOKED and not optional:
        told, remedy = _UNSOLD[booking.status]
        yield info("booking-unsold", where, f"{who} is {told} and is not shown.", remedy)
        return
    begins, ends = _begins(booking.starts, zone), _ends(booking.ends, zone)
    for name, said, taken in (("starts", booking.starts, begins), ("ends", booking.ends, ends)):
        if isinstance(said, datetime) and said.utcoffset() is None:
            yield zone_note(f"{where}, {name}", taken, zone)
    if begins is None and ends is None and booking.runs is None:
        return
    run = f"{who} runs {_run(booking)}"
    if at is None:
        what = f"{run}, and no time was passed in to hold that against; it is not shown."
        yield warning("booking-undated", where, what, "Pass the time that the page is for: at=, or --at.")
    elif begins is not None and at < begins:
        yield info(
            "booking-not-yet",
            where,
            f"{run}, and the time passed in is {at.isoformat()}; it is not shown yet.",
        )
    elif ends is not None and at >= ends:
        yield info(
            "booking-over",
            where,
            f"{run}, and the time passed in is {at.isoformat()}; it is not shown any more.",
        )
    elif booking.runs is not None and not booking.runs.holds(at.astimezone(ZoneInfo(zone)).date()):
        day = at.astimezone(ZoneInfo(zone)).date().isoformat()
        yield info(
            "booking-other-day", where, f"{who} runs {booking.runs}, and not on {day}; it is not shown."
        )


_UNSOLD = {
    BookingStatus.OPTION: ("an option, not booked,", 'Write status = "booked" when it is sold.'),
    BookingStatus.CANCELLED: ("cancelled", ""),
}


def _run(booking: Booking) -> str:
    starts, ends = (moment.isoformat() if moment else "" for moment in (booking.starts, booking.ends))
    if booking.runs is not None and not starts and not ends:
        return str(booking.runs)
    if starts and ends:
        return f"from {starts} to {ends}"
    return f"from {starts} on" if starts else f"until {ends}"


def _begins(starts: datetime | date | None, zone: str) -> datetime | None:
    if isinstance(starts, datetime):
        return in_zone(starts, zone, later=True)
    return _midnight(starts, zone) if starts else None


def _ends(ends: datetime | date | None, zone: str) -> datetime | None:
    """The time from which on it does not stand."""
    if isinstance(ends, datetime):
        return in_zone(ends, zone)
    return _midnight(ends + timedelta(days=1), zone) if ends and ends < date.max else None


def _midnight(day: date, zone: str) -> datetime:
    """When the day begins. Where clocks go forward at midnight, that is when they do."""
    clock = datetime.combine(day, time.min, ZoneInfo(zone))
    # Two times of one named zone are compared by their clocks, not by what they mean.
    return clock.replace(tzinfo=timezone(clock.utcoffset() or timedelta()))
