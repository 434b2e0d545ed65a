"""a composed Page + which of its pages are printed in black alone → the same with its picture adverts made for black.

Adverts are made before anybody knows on which page they come to stand; those that a press would print in colour on a
page that has none are made once more. What advertisers drew as PDF stays as it is, and preflight says so.
"""

from __future__ import annotations

from dataclasses import replace

from pagekit.makeup import Materials, Page, PageAdvert
from pagekit.makeup.printed import MonoPages
from pagekit.production.slots import FilledSlots, own_contact
from pagekit.typeset import SlotAddress
from pagekit.typeset.page import SlotBox, walk


def in_black(page: Page, adverts: FilledSlots, materials: Materials, black: MonoPages) -> Page:
    """The page with what is booked for its pages in black."""
    made: dict[SlotAddress, PageAdvert] = {}
    for address in _on(page, black):
        place = adverts.sold.get(address)
        if place is not None and place.booking.creative.kind == "image":
            advert = materials.advert_in_black(place, page.labels, own_contact(page.story))
            if advert is not None:
                made[address] = advert
    if not made:
        return page
    body = tuple(
        (block, made.get(SlotAddress(advert.slot_name, at), advert) if advert else None)
        for at, (block, advert) in enumerate(page.body)
    )
    slots = {name: made.get(SlotAddress(name), advert) for name, advert in page.slots.items()}
    return replace(page, body=body, slots=slots)


def _on(page: Page, black: MonoPages) -> list[SlotAddress]:
    pages = page.composition.pages if page.composition else ()
    return [
        item.address.of("")
        for number, each in enumerate(pages, 1)
        if number in black
        for item in walk((*each.items, *each.furniture))
        if isinstance(item, SlotBox)
    ]
