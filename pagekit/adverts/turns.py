"""more bookings than places + the page and the time passed in → whose turn it is.

Every hour has its own draw on every page: each booking draws a number by its weight, and the lowest stand. So over
many pages, or many hours, each is shown as often as its weight says, and one that is added or goes changes no other's
draws (weighted rendezvous hashing: Schindelhauer and Schomaker, Weighted Distributed Hash Tables, 2005). The same page
at the same time shows the same.
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from pagekit.model import Booking
from pagekit.notes import Note, info


@dataclass(frozen=True, slots=True)
class Turn:
    """What a draw depends on: the page, by its name, and the time that was passed in."""

    page: str
    at: datetime

    def draw(self, booking: Booking, number: int) -> float:
        """The booking's number in this draw, above 0; `number` tells bookings apart that are alike in everything."""
        hour = self.at.astimezone(UTC).strftime("%Y-%m-%dT%H")
        named = booking.id or f"{booking.who} {number}"
        told = "\0".join((hour, self.page, booking.place, named))
        drawn = int.from_bytes(hashlib.sha256(told.encode()).digest()[:8], "big")
        share = (drawn + 1) / (2**64 + 1)
        return -math.log(share) / booking.weight


def in_turn(
    bookings: Sequence[Booking], places: Iterable[str], turn: Turn
) -> tuple[tuple[Booking, ...], tuple[Note, ...]]:
    """Those whose turn it is, in the order in which they were booked, and a note of the others. Bookings of a slot that
    the page has places enough for all stand; so do those of a slot that it has no place for, which is not a matter of
    turns.
    """
    room = Counter(places)
    kept: set[int] = set()
    for slot in dict.fromkeys(booking.place for booking in bookings):
        waiting = [number for number, booking in enumerate(bookings) if booking.place == slot]
        most = room[slot] or len(waiting)
        kept.update(sorted(waiting, key=lambda number: (turn.draw(bookings[number], number), number))[:most])
    stand = tuple(booking for number, booking in enumerate(bookings) if number in kept)
    others = (booking for number, booking in enumerate(bookings) if number not in kept)
    return stand, tuple(_waits(booking) for booking in others)


def _waits(booking: Booking) -> Note:
    what = f"takes turns, and at this time and on this page it is not that of {booking.who}."
    return info("advert-in-turn", f"slot {booking.place}", what)
