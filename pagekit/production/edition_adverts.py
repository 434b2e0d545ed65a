"""EditionPlan → Advertiser: the adverts of each page, booked, marked, supplied whole, and the house's own.

The rules:
1. What was sold stands where it was planned; what is not there yet is a marked box.
2. The house's own adverts of two facing pages make different claims: those of the publication's contacts, then the
   house's.
3. In a small place that was left the house says claim and telephone alone.
4. An advert that would stand on something else gives way, and says so: the house's own before what was sold.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.dummy.pages import creative_address
from pagekit.house.contacts import claimants, contact_line
from pagekit.house.labels import edition_words, labels_for
from pagekit.house.story import ContactLine, Labels
from pagekit.makeup.scan import ScanCode, scan_code
from pagekit.model import Booking, HouseCreative
from pagekit.notes import Note, error, warning
from pagekit.plan import EditionPlan, PlanBox, PlannedPage
from pagekit.typeset import AdvertPlace, HouseAdvert, SetAdvert, SlotAddress, set_advert
from pagekit.typeset.adverts.design import is_small
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Box, Group, SlotBox
from pagekit.typeset.sheet.awaited import marked
from pagekit.typeset.sheet.compose import overlap
from pagekit.units import mm

OWN = frozenset({"house", "filler"})
"""Boxes that sell themselves."""
HOUSE, WHOLE = "house", "page"
"""Slots of an edition's page: of a house advert, and of a page that is supplied whole."""


@dataclass(frozen=True, slots=True)
class PageAdverts:
    """The adverts of a page, the codes of those of the house, and what is to be said of them."""

    standing: tuple[SetAdvert, ...]
    codes: Mapping[SlotAddress, tuple[ScanCode, str]]
    notes: tuple[Note, ...]


@dataclass(slots=True)
class Advertiser:
    """Sets the adverts of a plan. `shown`: the bookings whose creative can be shown; boxes of others are marked."""

    plan: EditionPlan
    shown: frozenset[str]
    apart: bool = False
    """The house's claims differ over the whole edition, not only on a spread: where each has a page, all are seen."""
    _turns: Mapping[str, int] = field(init=False)
    """A house advert's box → how many of them stand before it on its spread."""

    def __post_init__(self) -> None:
        self._turns = _turns(self.plan, self.apart)

    def adverts(self, stick: Stick, page: PlannedPage, taken: Sequence[Box]) -> PageAdverts:
        """Those of a page on which stories and standing items have taken these boxes."""
        codes: dict[SlotAddress, tuple[ScanCode, str]] = {}
        notes: list[Note] = []
        standing: list[SetAdvert] = []
        stood = [(box, self._advert(stick, page, box, codes)) for box in page.boxes]
        for box, advert in sorted(stood, key=lambda one: one[0].kind in OWN):
            if advert is None:
                continue
            others = (*taken, *(one.box for one in standing))
            if any(overlap(advert.box, other) for other in others):
                notes.append(_gave_way(box, page))
                codes.pop(advert.address.of("code"), None)
            else:
                standing.append(advert)
                notes += advert.notes
        return PageAdverts(tuple(standing), codes, tuple(notes))

    def _advert(
        self,
        stick: Stick,
        page: PlannedPage,
        box: PlanBox,
        codes: dict[SlotAddress, tuple[ScanCode, str]],
    ) -> SetAdvert | None:
        left, top, width, height = (mm(side).points for side in box.rect)
        labels, _ = labels_for(stick.lang)
        booking = self.plan.bookings.get(box.ref)
        if box.kind in OWN or (booking is not None and isinstance(booking.creative, HouseCreative)):
            contact = self._contact(labels, booking, box)
            if contact is None:
                return None
            address = SlotAddress(HOUSE, None, story=box.id)
            # What was left between stories may be small; a position that is for sale says all.
            brief = box.kind in OWN and not self._position(box) and is_small(width, height)
            code = scan_code(contact.scan) if contact.scan and not brief else None
            if code is not None:
                codes[address.of("code")] = (code, f"{contact.label}: {contact.url_text or contact.phone}")
            publication = self.plan.edition.publication
            house = HouseAdvert(
                contact,
                labels,
                publication.name,
                publication.lang,
                code.modules if code else 0,
                brief=brief,
            )
            place = AdvertPlace(address, width, height, "", labels.lang, house=house)
            return set_advert(stick, place, left, top + height)
        if box.kind == "advert" and booking is not None:
            label = booking.label or labels.advertisement
            told = " · ".join(part for part in (label, booking.legal) if part)
            place = AdvertPlace(creative_address(box.ref), width, height, told, labels.lang)
            stood = set_advert(stick, place, left, top + height)
            if box.ref in self.shown:
                return stood
            return marked(stick, stood, Box(left, top, width, height), booking.who)
        if box.kind == "standing" and box.id == f"page-{page.number}":
            area = Box(left, top, width, height)
            slot = SlotBox(area, "advert", whole_slot(page.number))
            return SetAdvert(slot.address, area, Group("aside", (slot,), role="advert", label=page.label))
        return None

    def _position(self, box: PlanBox) -> bool:
        """Whether the house's own advert stands in a size that the pack sells."""
        packed = self.plan.layout.printed.packed
        return packed is None or box.size in packed.sizes

    def _contact(self, labels: Labels, booking: Booking | None, box: PlanBox) -> ContactLine | None:
        """Whom the house's own advert names and what it claims, with its size and price where the rate card has one."""
        publication = self.plan.edition.publication
        own = booking.creative.contact if booking and isinstance(booking.creative, HouseCreative) else None
        every = (own, *claimants(publication, labels.lang))
        contacts = [contact_line(one, labels, labels.lang) for one in every if one]
        if not contacts:
            return None
        contact = contacts[0] if own else claiming(contacts, labels, self._turns.get(box.id, 0))
        price = publication.rates.get(box.size) if publication.rates else None
        if price is None:
            return contact
        _left, _top, width, height = box.rect
        return replace(contact, note=f"{width:.0f} × {height:.0f} mm: {price}")


def _turns(plan: EditionPlan, apart: bool) -> dict[str, int]:
    """Each box of the house's own → how many of them stand before it on the pages that face each other, or on all."""
    stood: dict[int, int] = {}
    turns = {}
    for page in plan.pages:
        for box in page.boxes:
            if box.kind in OWN:
                spread = 0 if apart else page.number // 2
                turns[box.id] = stood.get(spread, 0)
                stood[spread] = turns[box.id] + 1
    return turns


def claiming(contacts: Sequence[ContactLine], labels: Labels, turn: int) -> ContactLine:
    """The contact whose turn it is, with a claim that those before it do not make."""
    first = contacts[0]
    lines: dict[str, ContactLine] = {}
    for contact in contacts:
        if contact.pitch:
            lines.setdefault(contact.pitch, contact)
    claims = list(lines.values())
    claims += [
        replace(first, pitch=claim)
        for claim in (labels.advertise_here, edition_words(labels).be_seen)
        if claim not in lines
    ]
    return claims[turn % len(claims)]


def whole_slot(number: int) -> SlotAddress:
    """The slot of a page that is supplied whole."""
    return SlotAddress(WHOLE, number)


def _gave_way(box: PlanBox, page: PlannedPage) -> Note:
    if box.kind in OWN:
        what = f"a house advert on page {page.number} would stand on something else; its place stays white."
        return warning("house-advert-gave-way", f"advert {box.id}", what)
    what = f"it would stand on something else on page {page.number}; it is not printed."
    return error("advert-gave-way", f"booking {box.ref}", what, "Give it another page or size.")
