"""HouseAdvert + a box → DesignedAdvert: the house's own advert, which sells the space that it stands in.

Lengths are points. The rules:
1. One strong line, the telephone the largest thing after it, then what is small, the publication's mark, and a code
   to scan.
2. Where the pack prints the role `house-claim` in a colour, the claim stands in it on a ground of the house's colour
   (`banded`). Else, and where that has no room, the box says which forms are tried: a strip, or a claim at the head and
   the way to the house at the foot, beside the code or over it. The form and the size that sell best win; no word is
   parted while another size would hold it.
3. The code stands where it costs little: its modules are 0.6 mm at least, its quiet zone hangs in the air around it.
4. Words that fit in no size are left out one by one, the least first; the telephone stays. The design names them.
5. A small place that was left, and is no position, says claim and telephone alone (`is_small`, `brief`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from pagekit.notes import Note, warning
from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.adverts.banded import PANEL_FROM, Edges, best_banded
from pagekit.typeset.adverts.brief import in_a_row, stacked
from pagekit.typeset.adverts.forms import (
    LADDER,
    LEAST_WAY,
    QUIET,
    Room,
    Shown,
    Spot,
    beside,
    claim_across,
    over_code,
    strip_beside,
    strip_stacked,
    way_across,
)
from pagekit.typeset.adverts.parts import (
    CLAIM,
    CLOSER,
    LABEL,
    MARK,
    NO_END,
    HouseAdvert,
    HouseSetter,
    Sizes,
    all_parts,
)
from pagekit.typeset.blocks.stick import NEAR, Stick
from pagekit.typeset.page import Box, Group, Item, RuleBox, TintBox, moved
from pagekit.units import mm

HEAD_RULE, LINE = 4.0, 0.75
PAD = 9.25
"""Just so much that the quiet zone of a code of 24.6 mm hangs in it."""
PAD_STRIP = 7.0
STRIP = 80.0
"""A box lower than this is a strip."""
LOW = STRIP - HEAD_RULE - LINE - 2 * PAD_STRIP
TALL = 2 * STRIP
"""From this height on claim and telephone stand apart, even where nothing else does."""
PAD_FROM, PAD_MORE = 130.0, 0.05
"""The pad grows by this share of what the box's shorter side has beyond the first."""

LEAST_BESIDE_CODE = 0.73
SMALL_FROM, SMALL_BY_CLAIM, SMALL_BY_SIDE, SMALL_MOST = 1.4, 0.35, 0.0012, 2.0
"""The small print grows with the claim from this size on, and with the box's shorter side, up to so much."""

MODULE = mm(0.6).points
CODE_SIZES = (mm(34).points, mm(24.6).points)
MOST_OF_WIDTH = 0.5
"""Share of the measure that a code may take beside the words."""
SMALL_HIGH, SMALL_WIDE, SMALL_HIGH_THERE = mm(19).points, mm(75).points, mm(36).points
SLIM = mm(30).points
"""A place is small that is lower than the first; narrower and lower than the next two; or slim: its small print would
be in pieces.
"""
TOWER = 2.0
"""A box so many times as high as wide has its code under the words."""
CODE_WORTH = 2.2
"""A form with the code may be so many times smaller, claim and telephone multiplied, before the code gives way."""

LEFT_OUT_FIRST = ("note", "hours", MARK)
LEFT_OUT_LAST = ("note", "hours", MARK, LABEL, "url_text", "email", CLAIM)
HOUSE_ROLE = "house"
"""Of the group; and the name of the colour, where the pack has one that no section changes."""
CLAIM_ROLE = "house-claim"
_NAMES = {
    MARK: "the publication's name",
    "url_text": "address",
    "email": "mail address",
    "phone": "telephone",
}


@dataclass(frozen=True, slots=True)
class DesignedAdvert:
    """A house advert as it stands in its box, and the names of the parts that the box has no room for."""

    group: Group
    left_out: tuple[str, ...] = ()
    """Names as in `all_parts`; a claim that gave way to the house's own is among them."""

    def notes(self, address: SlotAddress) -> tuple[Note, ...]:
        """A warning where something was left out, in whatever form of the slot with this address it stands."""
        if not self.left_out:
            return ()
        listed = ", ".join(_NAMES.get(name, name) for name in self.left_out)
        what = f"the house advert has no room for: {listed}."
        remedy = "Say it shorter in the publication's ad_contacts, or give the slot more room."
        return (warning("house-advert-overset", f"slot {address.of('')}", what, remedy),)


_Form = Callable[[HouseSetter, Sizes, Room], Shown]


class _Chosen(NamedTuple):
    """The form that sells best: where its blocks stand, the parts it says, and the ground of its claim."""

    spots: tuple[Spot, ...]
    said: Mapping[str, str]
    ground: Box | None = None


def house_advert(
    stick: Stick, house: HouseAdvert, width: float, height: float, address: SlotAddress
) -> DesignedAdvert:
    """The house advert that fills a box exactly, its top left corner at the origin.

    `address` is that of the slot it stands in.
    """
    setter = HouseSetter(stick, house, all_parts(house))
    side, pad = _pads(width, height)
    room = Room(
        width - 2 * side,
        height - HEAD_RULE - LINE - 2 * pad,
        address.of("code"),
        modules=house.modules,
        hang=min(side, pad) - LINE,
    )
    chosen = _chosen(setter, room, Edges(width, height, side, pad))
    words = _mirrored(chosen.spots, width, setter.rtl)
    colour = HOUSE_ROLE if HOUSE_ROLE in stick.manifest.colours else "accent"
    items = (*_frame(width, height, chosen.ground, colour, setter.rtl), *words)
    lang = house.words.lang
    group = Group("div", items, role=HOUSE_ROLE, lang=lang if lang != stick.lang else "")
    left_out = tuple(name for name, text in setter.parts.items() if chosen.said.get(name) != text)
    if house.brief:
        # A long claim gave way to the house's own, as it may in a small place.
        left_out = tuple(name for name in left_out if name != CLAIM)
    return DesignedAdvert(group, left_out)


def is_small(width: float, height: float) -> bool:
    """Whether a place has room for claim and telephone alone."""
    low = height < SMALL_HIGH or (width < SMALL_WIDE and height < SMALL_HIGH_THERE)
    return low or width < SLIM


# ---- The choice --------------------------------------------------------------------------------------------


def _chosen(setter: HouseSetter, room: Room, edges: Edges) -> _Chosen:
    if CLAIM_ROLE in setter.stick.manifest.roles:
        for own in _for_ground(setter, edges):
            banded = best_banded(own, _coded(room), edges, partial(_small_beside, edges), _code_worth)
            if banded is not None:
                return _Chosen(banded.spots, own.parts, banded.ground)
    for kept in _less_and_less(setter):
        spots = _best(kept, room)
        if spots is not None:
            return _Chosen(_inside(spots, edges), kept.parts)
    spots = _way_alone(setter, room)
    return _Chosen(_inside(spots, edges), {setter.way: setter.parts[setter.way]} if spots else {})


def _for_ground(setter: HouseSetter, edges: Edges) -> Iterator[HouseSetter]:
    """What may be said with the claim on a ground. Of claim and telephone alone a strip is no panel with a void beside
    it, and elsewhere the house's own claim is better there than a long one on white.
    """
    if not setter.house.brief:
        yield setter
    elif edges.width < PANEL_FROM * edges.height:
        yield setter
        yield replace(setter, parts={**setter.parts, CLAIM: setter.house.words.advertise_here})


def _inside(spots: Sequence[Spot], edges: Edges) -> tuple[Spot, ...]:
    """Spots inside the box, from its own edges on."""
    side, top = edges.side, HEAD_RULE + edges.pad
    return tuple(replace(spot, start=spot.start + side, top=spot.top + top) for spot in spots)


def _coded(room: Room) -> Iterator[Room]:
    """The inside with the code in each size, beside the words or under them, and without it."""
    for size in _code_sizes(room):
        coded = replace(room, code=size, under=room.height > TOWER * room.width)
        if coded.symbol <= min(room.width * (1.0 if coded.under else MOST_OF_WIDTH), room.height):
            yield coded
    yield room


def _small_beside(edges: Edges, way: float) -> float:
    return _small(way, min(edges.width, edges.height))


def _less_and_less(setter: HouseSetter) -> Iterator[HouseSetter]:
    """All parts; without the least of them; with the house's own claim for a long one; then with less and less."""
    yield setter
    shorter = {**setter.parts, CLAIM: setter.house.words.advertise_here}
    for parts, leaving in ((setter.parts, LEFT_OUT_FIRST), (shorter, ()), (shorter, LEFT_OUT_LAST)):
        left = dict(parts)
        if not leaving:
            yield replace(setter, parts=left)
        for name in leaving:
            if name in left and name != setter.way:
                left = {kept: text for kept, text in left.items() if kept != name}
                yield replace(setter, parts=left)


def _best(setter: HouseSetter, room: Room) -> tuple[Spot, ...] | None:
    """The form that sells best; set tight, or with a word parted, only when no other fits."""
    closer = [replace(room, tight=True, small=share) for share in CLOSER]
    for manner in (room, *closer, replace(closer[-1], parted=True)):
        tried: list[tuple[float, _Form, Sizes, Room]] = []
        forms = _brief_forms(manner) if setter.house.brief else _forms(manner)
        for form, own in forms:
            found = _largest(setter, form, own)
            if found is not None:
                worth, sizes = found
                tried.append((worth * _code_worth(own), form, sizes, own))
        if tried:
            _worth, form, sizes, own = max(tried, key=lambda entry: entry[0])
            return form(replace(setter, balanced=True), sizes, own).spots
    return None


def _code_worth(room: Room) -> float:
    return CODE_WORTH * (room.code / CODE_SIZES[-1]) ** 0.5 if room.code else 1.0


def _forms(room: Room) -> Iterator[tuple[_Form, Room]]:
    """The forms for this shape; the first of two that sell alike wins."""
    if room.height < LOW:
        yield strip_beside, room
        yield strip_stacked, room
        return
    for size in _code_sizes(room):
        coded = replace(room, code=size)
        if coded.symbol > min(room.width, room.height):
            continue
        if room.height > TOWER * room.width:
            yield over_code, coded
        elif coded.symbol <= MOST_OF_WIDTH * room.width:
            yield from ((form, coded) for form in (beside, claim_across, way_across))
    yield way_across, room


def _brief_forms(room: Room) -> Iterator[tuple[_Form, Room]]:
    """Those of an advert that says claim and telephone alone."""
    if room.height >= TALL:
        yield way_across, room
    yield in_a_row, room
    yield stacked, room


def _code_sizes(room: Room) -> list[float]:
    """The sizes for the code, the largest first: its quiet zone hangs in the air inside the box."""
    least, most = room.modules * MODULE, room.modules * room.hang / QUIET
    if room.tight or not least or least > most:
        return []
    return sorted({max(least, min(size, most)) for size in (*CODE_SIZES, least)}, reverse=True)


def _largest(setter: HouseSetter, form: _Form, room: Room) -> tuple[float, Sizes] | None:
    """The form at the largest sizes at which it fits, and how well it sells."""
    for share in LADDER:
        if room.code and share < LEAST_BESIDE_CODE:
            return None
        for way in dict.fromkeys((max(share, 1.0), share)):
            sizes = Sizes(share, way, room.small or _small(share, min(room.width, room.height)))
            found = form(setter, sizes, room)
            if found.fits:
                return found.worth, sizes
    return None


def _small(share: float, side: float) -> float:
    """The size of the small print beside a claim of this size, in a box whose shorter side is so long."""
    by_claim, by_box = SMALL_BY_CLAIM * (share - SMALL_FROM), SMALL_BY_SIDE * (side - PAD_FROM)
    return min(SMALL_MOST, 1.0 + max(0.0, by_claim, by_box))


def _way_alone(setter: HouseSetter, room: Room) -> tuple[Spot, ...]:
    """The telephone as large as a box holds it that holds nothing else."""
    block = setter.reach(Sizes(LEAST_WAY, LEAST_WAY), NO_END)
    if not block.items or room.width <= 0 or room.height <= 0:
        return ()
    share = min(1.0, (room.width - NEAR) / block.width, room.height / block.height) * LEAST_WAY
    return (Spot(setter.reach(Sizes(share, share), room.width), 0.0, 0.0),)


# ---- Boxes -------------------------------------------------------------------------------------------------


def _mirrored(spots: Sequence[Spot], width: float, rtl: bool) -> Iterator[Item]:
    """The items of the spots, from the right edge on where text runs so."""
    for spot in spots:
        x = width - spot.start - spot.block.width if rtl else spot.start
        for item in spot.block.items:
            yield moved(item, x, spot.top)


def _frame(width: float, height: float, ground: Box | None, colour: str, rtl: bool) -> Iterator[Item]:
    """A thin line around; the ground of the claim, or a rule at the head."""
    top = min(HEAD_RULE, height)
    sides = max(height - top, 0.0)
    if ground is None:
        yield RuleBox(Box(0.0, 0.0, width, top), colour)
    else:
        yield RuleBox(Box(0.0, 0.0, width, LINE), "ink")
        top, sides = LINE, height - LINE
    yield RuleBox(Box(0.0, top, LINE, sides), "ink")
    yield RuleBox(Box(width - LINE, top, LINE, sides), "ink")
    yield RuleBox(Box(0.0, height - LINE, width, LINE), "ink")
    if ground is not None:
        x = width - ground.x - ground.width if rtl else ground.x
        yield TintBox(replace(ground, x=x), colour)


def _pads(width: float, height: float) -> tuple[float, float]:
    """The air inside the box: at its sides, and at head and foot."""
    side = PAD + PAD_MORE * max(0.0, min(width, height) - PAD_FROM)
    return min(side, 0.1 * width), min(PAD_STRIP, 0.12 * height) if height < STRIP else side
