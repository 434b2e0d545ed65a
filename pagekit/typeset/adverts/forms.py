"""a house advert's words + sizes + the inside of its box → Shown: the forms it may take.

Lengths are points. Every form puts the claim at the head and stands on the foot; what is left over lies between.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from pagekit.typeset.addresses import SlotAddress
from pagekit.typeset.adverts.parts import NO_END, Block, HouseSetter, Sizes
from pagekit.typeset.blocks.stick import NEAR
from pagekit.typeset.page import Box, RuleBox, SlotBox

LADDER = (5.6, 4.6, 3.5, 2.9, 2.3, 2.0, 1.75, 1.4, 1.25, 1.15, 1.0, 0.87, 0.75, 0.67, 0.6, 0.54)
"""Sizes of claim and telephone, as shares of the pack's."""
LEAST_WAY, PARTED_WAY = 0.48, 0.4
"""The least telephone in one line, and in two, as shares of the pack's."""
TWO = 2
FLAT = 170.0
"""Up to this height the mark shares the last line of the small print."""
AIR_FROM, AIR = 110.0, 0.3
"""Of the height beyond the first, this share stays free."""
QUIET = 4
"""Modules of the quiet zone, which hangs in the air around the code."""
BESIDE, BESIDE_TIGHT = 12.0, 8.0
"""Between what stands side by side; and in a strip that is short of room."""
MARK_AIR = 10.0
CODE_AIR = 3.0
"""Over the code's quiet zone, under a line that runs across."""
PARTING = 0.75
"""The rule between the claim and the way to the house, where there is much air between them."""
PARTED_FROM = 30.0
CAPPED, TAILED = 0.42, 0.27
"""Em that accents may rise over the capitals of a claim, and descenders hang under a baseline."""
LEAST_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Room:
    """The inside of the box, its code's slot and size with the quiet zone (0: none), and how tight it may be set."""

    width: float
    height: float
    address: SlotAddress
    """Of the code's slot."""
    code: float = 0.0
    modules: int = 0
    hang: float = 0.0
    """The air around, for the quiet zone."""
    tight: bool = False
    small: float = 0.0
    """The size of the small print where it is set tight, as a share of the pack's; 0 for what the claim asks."""
    parted: bool = False
    """Words may be parted."""
    under: bool = False
    """The code stands under the words, not beside them."""

    @property
    def symbol(self) -> float:
        """The code's size without its quiet zone."""
        return self.code - 2 * self.quiet

    @property
    def quiet(self) -> float:
        """The quiet zone on each side."""
        return QUIET * self.code / self.modules if self.modules else 0.0

    @property
    def measure(self) -> float:
        """The measure that the code leaves."""
        beside = self.code and not self.under
        return self.width - self.symbol - max(BESIDE, self.quiet) if beside else self.width

    @property
    def sunk(self) -> float:
        """How far over the foot the words end."""
        return self.symbol + max(BESIDE, self.quiet) if self.code and self.under else 0.0

    @property
    def kept_clear(self) -> float:
        """What a line across the code's column keeps free under it."""
        return self.symbol + self.quiet + CODE_AIR if self.code else 0.0

    @property
    def free(self) -> float:
        """The height that may be filled; the rest is air."""
        return self.height - (0.0 if self.tight else AIR * max(0.0, self.height - AIR_FROM))


@dataclass(frozen=True, slots=True)
class Spot:
    """A block, or the code, at its distance from the box's start edge and from its head."""

    block: Block
    start: float
    top: float


@dataclass(frozen=True, slots=True)
class Shown:
    """A form that was set: where its blocks stand, how well it sells, and whether it fits."""

    spots: tuple[Spot, ...]
    worth: float
    fits: bool


def reach(setter: HouseSetter, sizes: Sizes, width: float) -> tuple[Block, float]:
    """The telephone in one line, in the largest size up to this one that its measure holds; and that size."""
    if not setter.way:
        return Block(), 1.0
    for share in (sizes.way, *(share for share in LADDER if share < sizes.way), LEAST_WAY):
        if one_line(setter, replace(sizes, way=share), width):
            return setter.reach(replace(sizes, way=share), NO_END), share
    # Too narrow for one line even so: in two, or in as many as it takes.
    parted = [
        setter.reach(replace(sizes, way=share), width, parted=True) for share in (LEAST_WAY, PARTED_WAY)
    ]
    return next((block for block in parted if block.lines <= TWO), parted[0]), LEAST_WAY / 2


def one_line(setter: HouseSetter, sizes: Sizes, width: float) -> bool:
    """Whether the telephone goes into one line."""
    return setter.way_width(sizes) <= width - NEAR


def beside(setter: HouseSetter, sizes: Sizes, room: Room) -> Shown:
    """All words beside the code."""
    return _poster(setter, sizes, room, room.measure, room.measure)


def claim_across(setter: HouseSetter, sizes: Sizes, room: Room) -> Shown:
    """The claim over the full measure, the rest beside the code."""
    return _poster(setter, sizes, room, room.width, room.measure)


def way_across(setter: HouseSetter, sizes: Sizes, room: Room) -> Shown:
    """Claim and telephone over the full measure, the small print beside the code."""
    return _poster(setter, sizes, room, room.width, room.width)


def over_code(setter: HouseSetter, sizes: Sizes, room: Room) -> Shown:
    """All words over the full measure, the code under them at the start edge."""
    return _poster(setter, sizes, replace(room, under=True), room.width, room.width)


def _poster(setter: HouseSetter, sizes: Sizes, room: Room, over: float, under: float) -> Shown:
    """Label and claim at the head in the measure `over`; the telephone in `under`, and the small print at the foot."""
    if setter.least_claim(sizes, over) > room.free:
        return Shown((), 0.0, False)
    head = _headed(setter, sizes, over)
    claim = head[-1].block if head[-1].block.items else head[0].block
    top = head[-1].top + claim.height
    if top > room.free:
        return Shown((), 0.0, False)
    way, share = reach(setter, sizes, under)
    below, low = signed(setter, sizes, room.measure, joined=room.height < FLAT)
    below_way = room.sunk + max(low + gap(way, low), room.kept_clear if under > room.measure else 0.0)
    below_claim = below_way + way.height + gap(claim, way.height, way)
    kept = room.kept_clear + gap(claim, 1.0) if over > room.measure else 0.0
    at = Spot(way, 0.0, room.height - below_way - way.height)
    foot = (replace(spot, top=spot.top + room.height - room.sunk - low) for spot in below)
    code = [code_spot(room)] if room.code else []
    spots = (*head, *_parting(head[-1], at, room), at, *foot, *code)
    fits = top + max(below_claim, kept) <= room.free + NEAR and _fit(spots, room)
    return Shown(spots, sizes.claim * share, fits)


def _headed(setter: HouseSetter, sizes: Sizes, width: float) -> tuple[Spot, Spot]:
    """The label, and the claim under it."""
    label, claim = setter.label(sizes, width), setter.claim(sizes, width)
    top = label.height + (CAPPED * claim.size + LEAST_GAP - 1.0 if label.items and claim.items else 0.0)
    return Spot(label, 0.0, 0.0), Spot(claim, 0.0, top)


def _parting(claim: Spot, way: Spot, room: Room) -> Iterator[Spot]:
    """A rule over the telephone, where the claim stands far from it."""
    top = way.top - 0.35 * way.block.size - LEAST_GAP
    under = claim.top + claim.block.height + TAILED * claim.block.size
    if claim.block.items and way.block.items and top - under >= PARTED_FROM:
        across = room.width if top < room.height - room.kept_clear else room.measure
        rule = RuleBox(Box(0.0, 0.0, across, PARTING), "ink")
        yield Spot(Block(PARTING, across, 0.0, (rule,)), 0.0, top - PARTING)


def signed(
    setter: HouseSetter, sizes: Sizes, width: float, *, joined: bool, labelled: bool = False
) -> tuple[list[Spot], float]:
    """The small print and the mark, and how high they stand: in one line where that is wanted and possible."""
    mark = setter.mark(sizes, width)
    after = width - mark.width - MARK_AIR
    beside = setter.small(sizes, after, labelled=labelled) if joined and mark.items and after > 0 else Block()
    line = max(mark.height, beside.height)
    if beside.items and beside.height <= beside.size:
        spots = [
            Spot(mark, 0.0, line - mark.height),
            Spot(beside, mark.width + MARK_AIR, line - beside.height),
        ]
        return spots, line
    rest = setter.small(sizes, width, labelled=labelled)
    top = rest.height + (rest.size + 1.0 if rest.items and mark.items else 0.0)
    return [Spot(rest, 0.0, 0.0), Spot(mark, 0.0, top)], top + mark.height


def strip_beside(setter: HouseSetter, sizes: Sizes, room: Room) -> Shown:
    """Claim and small print; at the end the telephone, and the mark under it."""
    way, share = reach(setter, sizes, room.width / 2)
    between = BESIDE_TIGHT if room.tight else BESIDE
    mark = setter.mark(sizes, room.width / 2)
    column = max(way.width, mark.width)
    measure = room.width - column - 2 * between
    claim, rest = setter.claim(sizes, measure), setter.small(sizes, measure, labelled=True)
    # A claim of one line stands on the telephone's baseline.
    drop = max(0.0, way.height - claim.height) if claim.height <= claim.size else 0.0
    needed = max(
        drop + claim.height + gap(claim, rest.height) + rest.height,
        way.height + gap(way, mark.height) + mark.height,
    )
    end = room.width - column
    spots = (
        Spot(claim, 0.0, drop),
        Spot(way, end, 0.0),
        Spot(rest, 0.0, room.height - rest.height),
        Spot(mark, end, room.height - mark.height),
    )
    return Shown(spots, sizes.claim * share, needed <= room.height + NEAR and _fit(spots, room))


def strip_stacked(setter: HouseSetter, sizes: Sizes, room: Room) -> Shown:
    """The claim across; under it, on one baseline, the telephone, the small print and the mark."""
    claim, mark = setter.claim(sizes, room.width), setter.mark(sizes, room.width / 3)
    way, share = reach(setter, sizes, room.width / 2)
    between = BESIDE_TIGHT if room.tight else BESIDE
    start, end = way.width + between, room.width - mark.width
    rest = setter.small(sizes, end - between - start, labelled=True)
    low = max(way.height, rest.height, mark.height)
    needed = claim.height + gap(claim, low, way) + low
    spots = (
        Spot(claim, 0.0, 0.0),
        Spot(way, 0.0, room.height - way.height),
        Spot(rest, start, room.height - rest.height),
        Spot(mark, end, room.height - mark.height),
    )
    return Shown(spots, sizes.claim * share, needed <= room.height + NEAR and _fit(spots, room))


def gap(above: Block, height: float, below: Block | None = None) -> float:
    """From a block's last baseline to the capitals of what stands so high under it."""
    if not above.items or not height:
        return 0.0
    return TAILED * above.size + (0.2 * below.size if below else 0.0) + LEAST_GAP


def _fit(spots: Iterable[Spot], room: Room) -> bool:
    return all(spot.block.fits and (spot.block.whole or room.parted) for spot in spots)


def code_spot(room: Room) -> Spot:
    """The code on the foot, at its end or under the words: its modules on the edges, its quiet zone in the air."""
    slot = SlotBox(Box(-room.quiet, -room.quiet, room.code, room.code), "code", room.address)
    side = room.symbol
    return Spot(Block(side, side, 0.0, (slot,)), 0.0 if room.under else room.width - side, room.height - side)
