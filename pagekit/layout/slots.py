"""booked adverts + the layout's slots → what stands in each place of a page.

The rules:
1. A place takes the first advert booked for its slot that nobody has taken yet.
2. An advert of a kind that the slot does not accept is not shown; a note says so.
3. An unsold place falls to the ad contact when the slot says so, once a page: twice would beg.
4. Every other unsold place closes and leaves no hole.
5. A booked advert that finds no place is a note, never silence.
6. A place that the layout opened by a rule of its own never begs: unsold, it closes without a word.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from pagekit.layout.slot import Slot
from pagekit.model import Advert, ContactAdvert
from pagekit.notes import Note, info, warning


@dataclass(frozen=True, slots=True)
class Filled:
    """A place that shows something: the slot and what stands in it."""

    name: str
    slot: Slot
    advert: Advert


@dataclass(frozen=True, slots=True)
class Filling:
    """Every place of a page in reading order: filled, or None where it closes."""

    places: tuple[Filled | None, ...]
    notes: tuple[Note, ...]


def fill(
    places: Sequence[str],
    slots: Mapping[str, Slot],
    adverts: Sequence[Advert],
    *,
    has_contact: bool,
    automatic: Collection[int] = (),
) -> Filling:
    """Fill the places, named by their slots in reading order. `has_contact`: the publication can sell the space;
    `automatic` are the positions of those places that the layout's own rules opened.
    """
    notes: list[Note] = []
    waiting = [advert for advert in adverts if _may_stand(advert, slots, notes)]
    contact_shown = False
    filled: list[Filled | None] = []
    for position, name in enumerate(places):
        slot = slots.get(name)
        if slot is None:
            notes.append(_no_slot(name, slots))
            filled.append(None)
            continue
        advert = next((entry for entry in waiting if entry.slot == name), None)
        if advert is not None:
            waiting.remove(advert)
        elif position not in automatic:
            advert = _unsold(name, slot, has_contact and not contact_shown, notes)
        contact_shown = contact_shown or isinstance(advert, ContactAdvert)
        filled.append(Filled(name, slot, advert) if advert else None)
    notes.extend(_no_place(advert) for advert in waiting)
    return Filling(tuple(filled), tuple(notes))


def _unsold(name: str, slot: Slot, may_sell: bool, notes: list[Note]) -> ContactAdvert | None:
    if may_sell and slot.sells_itself:
        return ContactAdvert(slot=name)
    notes.append(info("slot-closed", f"slot {name}", "nobody booked it, and it closes without a hole."))
    return None


def _may_stand(advert: Advert, slots: Mapping[str, Slot], notes: list[Note]) -> bool:
    slot = slots.get(advert.slot)
    if slot is None:
        notes.append(_no_slot(advert.slot, slots, f"{_who(advert)} is not shown"))
        return False
    if advert.kind not in slot.accepts:
        kinds = ", ".join(slot.accepts)
        notes.append(
            warning(
                "advert-refused",
                f"slot {advert.slot}",
                f"does not take {advert.kind} adverts, so {_who(advert)} is not shown.",
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


def _no_place(advert: Advert) -> Note:
    return warning(
        "advert-unplaced",
        f"slot {advert.slot}",
        f"the page has no free place for {_who(advert)}.",
        'Add a block {"kind": "advert"} to the text, or book another slot.',
    )


def _who(advert: Advert) -> str:
    return f"the advert of {advert.advertiser}" if advert.advertiser else f"an advert of kind {advert.kind}"
