"""musts and wishes of bookings + the pages → Rules: on which pages each may stand, and which two may not meet.

Told once here, for the search and for the words in which it explains itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from pagekit.layout import AdvertSize
from pagekit.model import Booking, Wishes
from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.items import Item

Half = Literal["upper", "lower"]
Pages = frozenset[int]


@dataclass(frozen=True, slots=True)
class Asked:
    """One thing that a booking asks of its page, in words, and the pages that have it."""

    words: str
    pages: Pages
    cost: int = 0
    """What it costs where it is a wish."""
    own: bool = False
    """Its size asks for it, and nobody needs to be told where it is had."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """Two bookings that stand apart, or together: on one page, or on two that face each other."""

    one: str
    other: str
    spread: bool
    together: bool
    words: str
    cost: int = 0
    """Of a wish; a must has none."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What must be, and what is wished."""

    musts: dict[str, tuple[Asked, ...]]
    wishes: dict[str, tuple[Asked, ...]]
    halves: dict[str, Half]
    half_wishes: dict[str, Half]
    meetings: tuple[Meeting, ...]
    wished: tuple[Meeting, ...]

    def allowed(self, item: str) -> Pages:
        """The pages on which an item may stand."""
        musts = self.musts[item]
        return frozenset.intersection(*(must.pages for must in musts)) if musts else frozenset()

    def spoiling(self, item: str) -> tuple[Asked, ...]:
        """The fewest musts of an item that cannot all be had; nothing where they can."""
        if self.allowed(item):
            return ()
        kept = list(self.musts[item])
        for must in self.musts[item]:
            without = [each for each in kept if each is not must]
            if without and not frozenset.intersection(*(each.pages for each in without)):
                kept = without
        return tuple(kept)


def rules_of(items: Sequence[Item], slots: Sequence[PageSlot], grid: Grid) -> Rules:
    """The rules for these items on these pages."""
    booked = [(item, item.booking) for item in items if item.booking is not None]
    return Rules(
        musts={item.id: (*_of_its_kind(item, slots, grid), *_musts(item, slots)) for item in items},
        wishes={item.id: tuple(_wishes(booking, slots, grid)) for item, booking in booked},
        halves={item.id: booking.musts.half for item, booking in booked if booking.musts.half},
        half_wishes={item.id: booking.wishes.half for item, booking in booked if booking.wishes.half},
        meetings=tuple(_meetings(booked, grid, must=True)),
        wished=tuple(_meetings(booked, grid, must=False)),
    )


def _of_its_kind(item: Item, slots: Sequence[PageSlot], grid: Grid) -> Iterator[Asked]:
    """What its size and its colours ask of a page."""
    if item.booking is None:
        yield Asked(f"page {item.page}", frozenset({item.page or 0}) & _where(slots))
        return
    half = item.booking.musts.half
    if item.place:
        words = f"a place for the size {item.place}"
        yield Asked(words, _where(s for s in slots if places_for(item.place, s, None, grid)), own=True)
    else:
        open_pages = [slot for slot in slots if slot.adverts and _holds(slot, item, grid)]
        yield Asked(f"a page on which adverts may take {item.size}", _where(open_pages), own=True)
    if half is not None and item.place:
        words = f"a place for the size {item.place} in the {half} half of its page"
        yield Asked(words, _where(s for s in slots if places_for(item.place, s, half, grid)), own=True)
    elif half is not None:
        words = f"a page with room for {item.size} in its {half} half"
        yield Asked(words, _where(slot for slot in slots if _in_half(slot, item, half, grid)), own=True)
    if item.front:
        yield Asked("the front page", _where(slot for slot in slots if slot.kind == "front"))
    if item.booking.colour == "full":
        yield Asked("a page in colour", _where(slot for slot in slots if slot.colour))


def _holds(slot: PageSlot, item: Item, grid: Grid) -> bool:
    room = grid.units * grid.rows * slot.look.adverts
    return item.rows <= grid.rows - slot.look.taken and item.cells <= room + 1e-6


def _in_half(slot: PageSlot, item: Item, half: Half, grid: Grid) -> bool:
    middle = grid.rows // 2
    return item.rows <= (middle - slot.look.taken if half == "upper" else grid.rows - middle)


def places_for(size: str, slot: PageSlot, half: Half | None, grid: Grid) -> tuple[int, ...]:
    """Which of a page's own places are of that size, and in that half of the page where one is asked for."""
    own = [(at, place) for at, place in enumerate(slot.look.places) if place.size == size]
    if half is None:
        return tuple(at for at, _place in own)
    middle = grid.rows // 2
    if half == "lower":
        return tuple(at for at, place in own if place.line >= grid.head(middle))
    lines = _lines(grid.design.sizes[size], grid)
    return tuple(at for at, place in own if place.line + lines <= grid.foot(middle))


def _lines(size: AdvertSize, grid: Grid) -> int:
    if size.rows is not None:
        return grid.lines_for(grid.high(size.rows))
    return grid.lines_for(size.height.mm) if size.height is not None else 0


def _where(slots: Sequence[PageSlot] | Iterator[PageSlot]) -> Pages:
    return frozenset(slot.number for slot in slots)


def _musts(item: Item, slots: Sequence[PageSlot]) -> Iterator[Asked]:
    if item.booking is not None:
        for _, words, pages in _asks(item.booking.musts, slots):
            yield Asked(words, pages)


def _wishes(booking: Booking, slots: Sequence[PageSlot], grid: Grid) -> Iterator[Asked]:
    if not _asks_for_front(booking.musts) and not _asks_for_front(booking.wishes):
        inside = _where(slot for slot in slots if slot.kind != "front")
        yield Asked("a page inside", inside, grid.design.costs.unasked, own=True)
    for name, words, pages in _asks(booking.wishes, slots):
        yield Asked(words, pages, getattr(grid.design.costs, name))


def _asks_for_front(asked: Wishes) -> bool:
    return bool(asked.front) or asked.page == 1


def _asks(asked: Wishes, slots: Sequence[PageSlot]) -> Iterator[tuple[str, str, Pages]]:
    if asked.hand is not None:
        pages = _where(slot for slot in slots if slot.right == (asked.hand == "right"))
        yield "hand", f"a {asked.hand}-hand page", pages
    if asked.section is not None:
        name = asked.section.casefold()
        pages = _where(slot for slot in slots if slot.section.casefold() == name)
        yield "section", f"the section {asked.section}", pages
    if asked.page is not None:
        yield "page", f"page {asked.page}", _where(slot for slot in slots if slot.number == asked.page)
    if asked.front is not None:
        words = "the front page" if asked.front else "any page but the front page"
        yield "front", words, _where(slot for slot in slots if (slot.kind == "front") == asked.front)


def _meetings(booked: Sequence[tuple[Item, Booking]], grid: Grid, *, must: bool) -> Iterator[Meeting]:
    costs = grid.design.costs
    for item, booking in booked:
        asked = booking.musts if must else booking.wishes
        shunned = {category.casefold() for category in asked.apart}
        spread = asked.apart_on == "spread"
        where = "on its page or the one it faces" if spread else "on its page"
        for other, theirs in booked:
            if other.id == item.id:
                continue
            if shunned and theirs.category and theirs.category.casefold() in shunned:
                words = f"{item.id} has no other advert for {theirs.category} {where}"
                yield Meeting(
                    item.id, other.id, spread, together=False, words=words, cost=0 if must else costs.apart
                )
            group, their_group = asked.group or "", theirs.musts.group or theirs.wishes.group or ""
            one_group = group and group.casefold() == their_group.casefold()
            if one_group and _first(item, other, theirs, must):
                words = f"{item.id} and {other.id} stand together as the group {group}"
                yield Meeting(
                    item.id, other.id, True, together=True, words=words, cost=0 if must else costs.group
                )


def _first(item: Item, other: Item, theirs: Booking, must: bool) -> bool:
    """True for one of two that both ask for the other: they meet once."""
    both = bool(theirs.musts.group if must else theirs.wishes.group)
    return item.id < other.id or not both
