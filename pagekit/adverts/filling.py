"""bookings + the layout's slots → what stands in each place of a page.

The rules:
1. A place takes the first advert booked for its slot that nobody has taken yet.
2. An advert of a kind that the slot does not accept is not shown; a note says so.
3. An unsold place falls to the ad contact when the slot says so, once a page: twice would beg.
4. Every other unsold place closes and leaves no hole.
5. A booked advert that finds no place is a note, never silence.
6. A place that the layout opened by a rule of its own never begs: unsold, it closes without a word.
7. Where more are booked for a slot than the page has places, they take turns if there is a time to tell whose it is.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pagekit.adverts.turns import Turn, in_turn
from pagekit.layout.slot import Slot
from pagekit.model import Booking, HouseCreative
from pagekit.notes import Note, info, warning


@dataclass(frozen=True, slots=True)
class Filled:
    """A place that shows something: the slot and what stands in it."""

    name: str
    slot: Slot
    booking: Booking

    @property
    def sells(self) -> bool:
        """True for the house's own advert: the space is for sale."""
        return isinstance(self.booking.creative, HouseCreative)


@dataclass(frozen=True, slots=True)
class Filling:
    """Every place of a page in reading order: filled, or None where it closes."""

    places: tuple[Filled | None, ...]
    notes: tuple[Note, ...]
    automatic: frozenset[int] = frozenset()
    """The positions of those places that the layout's own rules opened."""


def fill(
    places: Sequence[str],
    slots: Mapping[str, Slot],
    bookings: Sequence[Booking],
    *,
    has_contact: bool,
    automatic: Collection[int] = (),
    turn: Turn | None = None,
) -> Filling:
    """Fill the places, named by their slots in reading order. `has_contact`: the publication can sell the space;
    `automatic` are the positions of those places that the layout's own rules opened; `turn` is what tells whose turn it
    is on a page where bookings take turns.
    """
    notes: list[Note] = []
    waiting = [booking for booking in bookings if _may_stand(booking, slots, notes)]
    if turn is not None:
        taken, others = in_turn(waiting, places, turn)
        waiting, notes = list(taken), [*notes, *others]
    contact_shown = False
    filled: list[Filled | None] = []
    for position, name in enumerate(places):
        slot = slots.get(name)
        if slot is None:
            notes.append(_no_slot(name, slots))
            filled.append(None)
            continue
        booking = next((entry for entry in waiting if entry.place == name), None)
        if booking is not None:
            waiting.remove(booking)
        elif position not in automatic:
            booking = _unsold(name, slot, has_contact and not contact_shown, notes)
        place = Filled(name, slot, booking) if booking else None
        contact_shown = contact_shown or (place is not None and place.sells)
        filled.append(place)
    notes.extend(_no_place(booking) for booking in waiting)
    return Filling(tuple(filled), tuple(notes), frozenset(automatic))


def own_advert(slot: str) -> Booking:
    """The house's own advert, in a place that nobody booked."""
    return Booking(slot=slot, creative=HouseCreative())


def _unsold(name: str, slot: Slot, may_sell: bool, notes: list[Note]) -> Booking | None:
    if may_sell and slot.sells_itself:
        return own_advert(name)
    notes.append(info("slot-closed", f"slot {name}", "nobody booked it, and it closes without a hole."))
    return None


def _may_stand(booking: Booking, slots: Mapping[str, Slot], notes: list[Note]) -> bool:
    slot = slots.get(booking.place)
    if slot is None:
        notes.append(_no_slot(booking.place, slots, f"{booking.who} is not shown"))
        return False
    if booking.creative.kind not in slot.accepts:
        kinds = ", ".join(slot.accepts)
        notes.append(
            warning(
                "advert-refused",
                f"slot {booking.place}",
                f"does not take {booking.creative.kind} adverts, so {booking.who} is not shown.",
                f"Supply it as one of: {kinds}.",
            )
        )
        return False
    return True


def _no_slot(name: str, slots: Mapping[str, Slot], so: str = "the place in the text stays closed") -> Note:
    known = ", ".join(slots) or "none"
    return warning(
        "slot-unknown",
        f"slot {name}",
        f"the layout has no such slot, so {so}.",
        f"It has: {known}.",
    )


def _no_place(booking: Booking) -> Note:
    return warning(
        "advert-unplaced",
        f"slot {booking.place}",
        f"the page has no free place for {booking.who}.",
        'Add a block {"kind": "advert"} to the text, or book another slot.',
    )
