"""EditionPlan → Advertiser: the adverts of each page, booked, marked, supplied whole, and the house's own.

The rules:
1. What was sold stands where it was planned; what is not there yet is a marked box.
2. The house's own adverts of two facing pages make different claims: those of the publication's contacts, then the
   house's, then the size of the place. Where they are to differ over the whole edition (`apart`), they begin anew.
3. In a small place that was left the house says claim and telephone alone, and makes none of the publication's claims:
   they may be long.
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


@dataclass(frozen=True, slots=True)
class _Turn:
    """Which of the house's own adverts of a spread one is: of those that say all, or of the brief ones."""

    number: int
    brief: bool
    full: int
    """Those of the spread that say all."""


@dataclass(slots=True)
class Advertiser:
    """Sets the adverts of a plan. `shown`: the bookings whose creative can be shown; boxes of others are marked."""

    plan: EditionPlan
    shown: frozenset[str]
    apart: bool = False
    """The house's claims differ over the whole edition, not only on a spread: where each has a page, all are seen."""
    _turns: Mapping[str, _Turn] = field(init=False)
    """By a house advert's box."""

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
            brief = box.id in self._turns and self._turns[box.id].brief
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

    def _contact(self, labels: Labels, booking: Booking | None, box: PlanBox) -> ContactLine | None:
        """Whom the house's own advert names and what it claims, with its size and price where the rate card has one."""
        publication = self.plan.edition.publication
        own = booking.creative.contact if booking and isinstance(booking.creative, HouseCreative) else None
        every = (own, *claimants(publication, labels.lang))
        contacts = [contact_line(one, labels, labels.lang) for one in every if one]
        if not contacts:
            return None
        size = f"{box.rect[2]:.0f} × {box.rect[3]:.0f} mm"
        turn = self._turns.get(box.id)
        if own:
            contact = contacts[0]
        elif turn is None or self.apart:
            contact = claiming(contacts, labels, turn.number if turn else 0)
        else:
            contact = _claimed(contacts, labels, turn, size)
        price = publication.rates.get(box.size) if publication.rates else None
        return contact if price is None else replace(contact, note=f"{size}: {price}")


def _turns(plan: EditionPlan, apart: bool) -> dict[str, _Turn]:
    """Of each box of the house's own, counted over the pages that face each other, or over all."""
    spreads: dict[int, list[tuple[str, bool]]] = {}
    for page in plan.pages:
        for box in page.boxes:
            if box.kind in OWN:
                own = spreads.setdefault(0 if apart else page.number // 2, [])
                own.append((box.id, _brief(box, plan)))
    turns = {}
    for own in spreads.values():
        for place, (id, brief) in enumerate(own):
            number = sum(other == brief for _id, other in own[:place])
            turns[id] = _Turn(number, brief, sum(not other for _id, other in own))
    return turns


def _brief(box: PlanBox, plan: EditionPlan) -> bool:
    """Whether the house says claim and telephone alone there: what was left may be small, what is for sale says all."""
    packed = plan.layout.printed.packed
    _left, _top, width, height = (mm(side).points for side in box.rect)
    return packed is not None and box.size not in packed.sizes and is_small(width, height)


def _claimed(contacts: Sequence[ContactLine], labels: Labels, turn: _Turn, size: str) -> ContactLine:
    """The contact with the claim of that turn: no other on the spread makes it."""
    claims, pitches = _claims(contacts, labels), len(_pitches(contacts))
    # The brief ones make those of the house's claims that the others leave them.
    at = max(turn.full, pitches) + turn.number if turn.brief else turn.number
    return claims[at] if at < len(claims) else replace(contacts[0], pitch=size)


def claiming(contacts: Sequence[ContactLine], labels: Labels, turn: int) -> ContactLine:
    """The contact whose turn it is, with a claim that those before it do not make."""
    claims = _claims(contacts, labels)
    return claims[turn % len(claims)]


def _claims(contacts: Sequence[ContactLine], labels: Labels) -> list[ContactLine]:
    """Each claim once: those of the contacts, then the house's."""
    lines = _pitches(contacts)
    words = edition_words(labels)
    house = (labels.advertise_here, words.be_seen, words.room_for_you)
    more = [replace(contacts[0], pitch=claim) for claim in house if claim not in lines]
    return [*lines.values(), *more]


def _pitches(contacts: Sequence[ContactLine]) -> dict[str, ContactLine]:
    """The claims of the contacts, each with the first that makes it."""
    lines: dict[str, ContactLine] = {}
    for contact in contacts:
        if contact.pitch:
            lines.setdefault(contact.pitch, contact)
    return lines


def whole_slot(number: int) -> SlotAddress:
    """The slot of a page that is supplied whole."""
    return SlotAddress(WHOLE, number)


def _gave_way(box: PlanBox, page: PlannedPage) -> Note:
    if box.kind in OWN:
        what = f"a house advert on page {page.number} would stand on something else; its place stays white."
        return warning("house-advert-gave-way", f"advert {box.id}", what)
    what = f"it would stand on something else on page {page.number}; it is not printed."
    return error("advert-gave-way", f"booking {box.ref}", what, "Give it another page or size.")
