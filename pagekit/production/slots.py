"""a Story + the layout's slots + what is booked → FilledSlots: every advert of the page in its place, ready to show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.adverts import AdvertShown, Filled, Filling, Turn, fill, open_places, own_advert, standing
from pagekit.house.story import AdvertMark, ContactLine, Story, StoryBlock
from pagekit.layout import Manifest
from pagekit.makeup import Materials, PageAdvert
from pagekit.model import Booking
from pagekit.notes import Note
from pagekit.typeset.addresses import SlotAddress


@dataclass(frozen=True, slots=True)
class FilledSlots:
    """The text with its adverts, the slots outside of it, and what was found."""

    body: tuple[tuple[StoryBlock, PageAdvert | None], ...]
    slots: Mapping[str, PageAdvert] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    sold: Mapping[SlotAddress, Filled] = field(default_factory=dict)
    """Whose advert stands where."""
    missing: tuple[Booking, ...] = ()
    """Those that had a place, and whose creative could not be made into what is shown."""
    shown: tuple[AdvertShown, ...] = ()
    """What stands on the page, in the order of its places."""


def filled(
    story: Story,
    manifest: Manifest,
    bookings: Sequence[Booking],
    materials: Materials,
    turn: Turn | None = None,
) -> FilledSlots:
    """Open the layout's own places in the text, and fill all there are; `turn` as `fill` takes it."""
    opened = open_places(story.body, manifest.slots)
    marks = [block.slot for block in opened.body if isinstance(block, AdvertMark)]
    outside = [name for name, slot in manifest.slots.items() if slot.place == "page" and name not in marks]
    contact = own_contact(story)
    filling = fill(
        [*marks, *outside],
        manifest.slots,
        bookings,
        has_contact=contact is not None,
        automatic=opened.automatic,
        turn=turn,
    )
    shown = standing(
        filling,
        lambda place: materials.advert(place, story.labels, contact),
        has_contact=contact is not None,
    )
    in_text = iter(shown[: len(marks)])
    in_body = [place for place, block in enumerate(opened.body) if isinstance(block, AdvertMark)]
    addresses = [
        *(SlotAddress(mark, place) for mark, place in zip(marks, in_body, strict=True)),
        *map(SlotAddress, outside),
    ]
    sold = [
        (address, place, _stands(place.booking, advert))
        for address, place, advert in zip(addresses, filling.places, shown, strict=True)
        if place is not None and not place.sells
    ]
    return FilledSlots(
        tuple((block, next(in_text) if isinstance(block, AdvertMark) else None) for block in opened.body),
        {name: advert for name, advert in zip(outside, shown[len(marks) :], strict=True) if advert},
        filling.notes,
        {address: place for address, place, stands in sold if stands},
        tuple(place.booking for _, place, stands in sold if not stands),
        what_stands(filling, shown),
    )


def what_stands(filling: Filling, shown: Sequence[PageAdvert | None]) -> tuple[AdvertShown, ...]:
    """What stands in the places of a page; what failed is not there, and the house's own that took its place is."""
    return tuple(
        AdvertShown.of(
            place if _stands(place.booking, advert) else replace(place, booking=own_advert(place.name))
        )
        for place, advert in zip(filling.places, shown, strict=True)
        if place is not None and advert is not None
    )


def own_contact(story: Story) -> ContactLine | None:
    """Whom the house's own advert names where it names nobody itself."""
    return story.ad_contacts[0] if story.ad_contacts else None


def _stands(booking: Booking, advert: PageAdvert | None) -> bool:
    """False where the place closed, or fell to the house's own advert."""
    return advert is not None and advert.kind == booking.creative.kind
