"""a house advert's words + its box → Banded: the claim on a ground of the house's colour, the way to it on white.

Lengths are points, from the box's start edge and head. The rules:
1. The ground is a band across the head or, in a strip, a panel at the start. It takes all the height, or width, that
   the rest leaves, and the claim is as large as it holds.
2. Telephone, small print and mark fill the rest from edge to edge, beside the code or over it.
3. White type is never small: then the claim stands on white (`forms`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import product
from typing import NamedTuple

from pagekit.typeset.adverts.forms import BESIDE, QUIET, Room, Spot, code_spot, gap, one_line, reach, signed
from pagekit.typeset.adverts.parts import CLOSER, Block, HouseSetter, Sizes
from pagekit.typeset.blocks.stick import NEAR
from pagekit.typeset.page import Box
from pagekit.units import mm

CLAIMS = tuple(round(8.0 * 0.96**step, 4) for step in range(64))
"""Sizes of the claim, as shares of the pack's."""
LEAST, LEAST_OF_TOWER, LEAST_WHITE = 0.81, 0.6, 10.0
"""The smallest of them: 12 pt of 15; in a tower, that holds long words else on white alone; and points, less than which
no press takes in white.
"""
WAYS = (4.6, 4.0, 3.5, 3.1, 2.7, 2.4, 2.1, 1.9, 1.7, 1.55, 1.4, 1.25, 1.1, 1.0, 0.9, 0.8, 0.7)
"""Sizes of the telephone, as shares of the pack's."""
PANELS = (0.32, 0.38, 0.44, 0.5, 0.56)
"""Shares of its width that a strip's panel may take."""
PANEL_FROM = 3.0
"""A box so many times as wide as high may have a panel."""
BAND_FROM, PANEL_UP_TO = 110.0, 140.0
"""The least height of a wide box with a band, and the most of one with a panel."""
LINES, TOWER_LINES, PANEL_LINES = 4, 7, 3
"""Of the claim: across the head of a box, of one that is so many times as high as wide, and in a panel."""
TOWER = 2.0
AIR, AIR_BY_SIZE = 7.0, 0.48
"""Over and under the claim: at least so much, and so many em."""
WAY_AIR = 0.42
"""Over the telephone, in em, where that is more than the air of the box."""
A_LINE_MORE = 0.85
"""What is left of a form's worth for each line of the claim beyond two."""
CLAIM_WORTH = 1.3
"""The power by which a larger claim is worth more than a larger telephone."""
LESS_THAN_CLAIM = 1.1
"""How much larger than the claim the telephone may be, in type."""
FULLEST = 1.03
"""Lines are taken to hold so many times their measure, where words are only weighed and not set."""
LARGEST_CODE = mm(60).points
JOINED = 170.0
"""Up to this height the mark shares the last line of the small print."""


class Edges(NamedTuple):
    """The box, and the air inside its sides, its foot and its head."""

    width: float
    height: float
    side: float
    pad: float


@dataclass(frozen=True, slots=True)
class Banded:
    """A form that fits: where its blocks stand, the claim's ground, how well it sells, and its sizes."""

    spots: tuple[Spot, ...]
    ground: Box
    worth: float
    words: float
    """How high the words are that stand on white."""


_Worthy = Callable[[float], bool]
"""Whether a form with a claim of that size may be worth more than the best one so far."""


class _Ground(NamedTuple):
    """What a claim stands on: its inner width, its height, the lines and the smallest share that the claim may have."""

    width: float
    height: float
    lines: int
    least: float = LEAST


class _Try(NamedTuple):
    """A form that is tried: what it is worth at most, and its place among all of them, as less than none."""

    most: float
    place: int
    panel: float
    """The share of the width that its panel takes; 0 for a band."""
    room: Room
    sizes: Sizes
    code: float
    """What the code adds to its worth."""


def best_banded(
    setter: HouseSetter,
    rooms: Iterable[Room],
    edges: Edges,
    small: Callable[[float], float],
    worth: Callable[[Room], float],
) -> Banded | None:
    """The form that sells best; None where none fits. `rooms`: the inside of the box, with each size of the code;
    `small`: the size of the small print beside a telephone of a size; `worth`: what the code adds.
    """
    rooms = tuple(rooms)
    for least in (1.0, *CLOSER):
        every = product(rooms, _forms(edges), WAYS)
        tries = [
            _Try(most * worth(room), -place, panel, room, sizes, worth(room))
            for place, (room, panel, way) in enumerate(every)
            for sizes in (Sizes(1.0, way, max(small(way), 1.0) * least),)
            if (most := _most(setter, room, edges, sizes, panel))
        ]
        best = _best_of(setter, edges, tries)
        if best:
            break
    else:
        return None
    setter = replace(setter, balanced=True)
    found = _form(setter, best, edges, _any)
    if found is None or not best.room.code or best.room.under:
        return found
    grown = _form(setter, best._replace(room=_grown(best.room, found.words)), edges, _any)
    return grown if grown is not None and grown.worth >= found.worth else found


def _best_of(setter: HouseSetter, edges: Edges, tries: Iterable[_Try]) -> _Try | None:
    """The form that is worth most; of equals the first. Those that may be worth most are set first, and few others."""
    least, best = (0.0, 0), None
    for one in sorted(tries, reverse=True):
        if one[:2] <= least:
            break
        found = _form(setter, one, edges, partial(_may_be_worth, one, least[0]))
        if found is not None and (found.worth * one.code, one.place) > least:
            least, best = (found.worth * one.code, one.place), one
    return best


def _most(setter: HouseSetter, room: Room, edges: Edges, sizes: Sizes, panel: float) -> float:
    """What a form is worth at most, without what its code adds: by the claim that its ground may hold."""
    # The smallest telephone may yet be set smaller.
    size = setter.way_size(sizes) if setter.way and sizes.way != WAYS[-1] else 0.0
    if panel:
        ground = _Ground(panel * edges.width - 2 * edges.side, edges.height, PANEL_LINES)
    else:
        tall = setter.way_height(sizes) if size else 0.0
        ground = _across(room.width, edges, edges.height - edges.pad - tall - max(edges.pad, WAY_AIR * size))
        if size and not one_line(setter, sizes, room.measure):
            return 0.0
    may_hold = partial(_may_hold, setter, ground)
    claim = next(iter(CLAIMS[bisect_left(CLAIMS, True, key=may_hold) :]), 0.0)
    if size > LESS_THAN_CLAIM * setter.claim_size(Sizes(claim, 1.0)) + NEAR:
        return 0.0
    return float(claim**CLAIM_WORTH * sizes.way)


def _may_be_worth(one: _Try, worth: float, claim: float) -> bool:
    return float(claim**CLAIM_WORTH * one.sizes.way) * one.code >= worth


def _any(_claim: float) -> bool:
    return True


def _grown(room: Room, words: float) -> Room:
    """The inside with a code as high as the words beside it, where its quiet zone still hangs in the air."""
    most = room.modules * room.hang / QUIET
    code = min(words * room.modules / (room.modules - 2 * QUIET), most, LARGEST_CODE)
    return replace(room, code=max(room.code, code))


def _forms(edges: Edges) -> Iterator[float]:
    """The shares of the width that panels take, and 0 for a band."""
    strip = edges.height <= PANEL_UP_TO and edges.width >= PANEL_FROM * edges.height
    if strip:
        yield from PANELS
    if not strip or edges.height >= BAND_FROM:
        yield 0.0


def _form(setter: HouseSetter, one: _Try, edges: Edges, worthy: _Worthy) -> Banded | None:
    return (_panel if one.panel else _band)(setter, one, edges, worthy)


def _band(setter: HouseSetter, one: _Try, edges: Edges, worthy: _Worthy) -> Banded | None:
    """The claim across the head, the rest under it."""
    room = one.room
    lower = _lower(setter, room, room.measure, one.sizes)
    if not lower.fits:
        return None
    top = edges.height - edges.pad - lower.height
    band = top - max(edges.pad, WAY_AIR * lower.size)
    claim = _claim(setter, _across(room.width, edges, band), worthy)
    if claim is None or lower.size > LESS_THAN_CLAIM * claim[1].size:
        return None
    share, block = claim
    spots = (Spot(block, edges.side, (band - block.height) / 2), *_at(lower.spots, edges.side, top))
    return Banded(spots, Box(0.0, 0.0, edges.width, band), _worth(share, block, lower), lower.words)


def _across(width: float, edges: Edges, height: float) -> _Ground:
    """The ground of a claim across the head of the box."""
    if edges.height > TOWER * edges.width:
        return _Ground(width, height, TOWER_LINES, LEAST_OF_TOWER)
    return _Ground(width, height, LINES)


def _panel(setter: HouseSetter, one: _Try, edges: Edges, worthy: _Worthy) -> Banded | None:
    """The claim at the start, over the whole height, the rest beside it."""
    sizes = one.sizes
    ground = _Ground(one.panel * edges.width - 2 * edges.side, edges.height, PANEL_LINES)
    claim = _claim(setter, ground, worthy)
    if claim is None:
        return None
    size, block = claim
    if setter.way_size(sizes) > LESS_THAN_CLAIM * block.size:
        return None
    panel = block.width + 2 * edges.side
    start = panel + edges.side
    own = replace(one.room, width=edges.width - edges.side - start)
    inner = edges.height - 2 * edges.pad
    lower = _lower(setter, own, own.measure, sizes, inner)
    if not lower.fits or lower.height > inner + NEAR:
        return None
    spots = (Spot(block, edges.side, (edges.height - block.height) / 2), *_at(lower.spots, start, edges.pad))
    return Banded(spots, Box(0.0, 0.0, panel, edges.height), _worth(size, block, lower), lower.words)


def _worth(share: float, claim: Block, lower: _Lower) -> float:
    lines = A_LINE_MORE ** max(0, claim.lines - 2)
    return float(share**CLAIM_WORTH * lower.share * lines)


def _claim(setter: HouseSetter, ground: _Ground, worthy: _Worthy) -> tuple[float, Block] | None:
    """The claim in the largest size that its ground holds, and that size; None where that is not `worthy`."""
    low, high = 0, len(CLAIMS)
    found: tuple[float, Block] | None = None
    while low < high:
        if not worthy(CLAIMS[low]):
            return None
        middle = (low + high) // 2
        block = _held(setter, ground, CLAIMS[middle])
        if block is not None:
            found, high = (CLAIMS[middle], block), middle
        else:
            low = middle + 1
    if found is None or not found[1].items or found[0] < ground.least:
        return None
    return None if ground.least < LEAST and found[1].size < LEAST_WHITE else found


def _held(setter: HouseSetter, ground: _Ground, size: float) -> Block | None:
    """The claim in this size, where its ground holds it."""
    if not _may_hold(setter, ground, size):
        return None
    block = setter.claim(Sizes(size, 1.0), ground.width, reversed_out=True)
    air = max(AIR, AIR_BY_SIZE * block.size)
    fits = block.fits and block.whole and block.lines <= ground.lines
    return block if fits and block.height + 2 * air <= ground.height else None


def _may_hold(setter: HouseSetter, ground: _Ground, size: float) -> bool:
    """Whether the ground could hold the claim in this size, were its lines full: it need not be set to see that."""
    sizes, wide = Sizes(size, 1.0), FULLEST * ground.width
    air = max(AIR, AIR_BY_SIZE * setter.claim_size(sizes))
    return (
        setter.least_lines(sizes, wide) <= ground.lines
        and setter.least_claim(sizes, wide) + 2 * air <= ground.height + NEAR
    )


class _Lower(NamedTuple):
    """What stands on white: from the telephone's capitals to the last baseline, or to the foot of the code."""

    spots: tuple[Spot, ...]
    height: float
    size: float
    """The telephone's size, in points."""
    share: float
    """What it is worth: its size, as a share of the pack's."""
    words: float
    """How high the words are."""
    fits: bool


def _lower(setter: HouseSetter, room: Room, measure: float, sizes: Sizes, height: float = 0.0) -> _Lower:
    """Telephone and small print beside the code or over it; as high as they are, or so high."""
    way, share = reach(setter, sizes, measure)
    if share != sizes.way != WAYS[-1] or (height and way.height > height):
        return _Lower((), 0.0, way.size, share, 0.0, fits=False)
    mark = setter.mark(sizes, measure)
    beside = bool(height and mark.items) and way.width + 2 * BESIDE + mark.width <= measure
    if beside:
        # In a strip the mark shares the telephone's line.
        below, low = _small(setter, sizes, measure)
        below.append(Spot(mark, measure - mark.width, 0.0))
    else:
        below, low = signed(setter, sizes, measure, joined=room.height < JOINED, labelled=True)
    words = way.height + gap(way, low) + low
    high = max(height, words + room.sunk, 0.0 if room.under else room.symbol)
    last = high - room.sunk - low
    spots = [Spot(way, 0.0, 0.0), *(replace(spot, top=spot.top + last) for spot in below)]
    if beside:
        spots[-1] = replace(spots[-1], top=way.height - mark.height)
    if room.code:
        spots.append(code_spot(replace(room, height=high)))
    fits = all(spot.block.fits and spot.block.whole for spot in spots)
    return _Lower(tuple(spots), high, way.size, share, words, fits and words + room.sunk <= high + NEAR)


def _small(setter: HouseSetter, sizes: Sizes, measure: float) -> tuple[list[Spot], float]:
    rest = setter.small(sizes, measure, labelled=True)
    return [Spot(rest, 0.0, 0.0)], rest.height


def _at(spots: Iterable[Spot], start: float, top: float) -> Iterator[Spot]:
    return (replace(spot, start=spot.start + start, top=spot.top + top) for spot in spots)
