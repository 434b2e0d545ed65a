"""what stood on every page of a site → its run sheet, and a note of each booking of the day that stood nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import astuple
from typing import Any

from pagekit.adverts import AdvertShown, web_run_sheet
from pagekit.model import Booking
from pagekit.notes import Note, warning

PLACE = ".pagekit/run-sheet.csv"
"""Beside what servers are told: no page links it, and its name begins with a dot."""
SHOWN = "shown"
"""Under which name a page tells what stands on it."""


def shown_on(url: str, adverts: Iterable[AdvertShown]) -> dict[str, Any]:
    """What a page tells of its adverts, as plain data; nothing where it has none."""
    rows = [list(astuple(one)) for one in adverts]
    return {SHOWN: [url, rows]} if rows else {}


def run_sheet(told: Iterable[Mapping[str, Any]]) -> bytes:
    """The run sheet of pages that have told what stands on them, with a mark of its order of bytes."""
    return web_run_sheet(dict(_shown(told))).encode("utf-8-sig")


def stood_nowhere(bookings: Iterable[Booking], told: Iterable[Mapping[str, Any]]) -> Iterable[Note]:
    """A note of each of these bookings that no page shows."""
    stood = {_mark(one.booking, one.advertiser, one.slot) for _, rows in _shown(told) for one in rows}
    for booking in bookings:
        if _mark(booking.id or "", booking.advertiser or "", booking.place) not in stood:
            where = f"booking {booking.id}" if booking.id else f"slot {booking.place}"
            what = f"what {booking.who} booked for slot {booking.place} stood on no page of the site."
            remedy = "Look at its sections and its creative, and at who else has its slot."
            yield warning("booking-nowhere", where, what, remedy)


def _mark(id: str, advertiser: str, slot: str) -> tuple[str, ...]:
    return (id,) if id else (advertiser, slot)


def _shown(told: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, list[AdvertShown]]]:
    for page in told:
        if SHOWN in page:
            url, rows = page[SHOWN]
            yield url, [AdvertShown(*row) for row in rows]
