"""a house advert's words + its box → Banded: the claim on a ground of the house's colour, the way to it on white.

Lengths are points, from the box's start edge and head. The rules:
1. The ground is a band across the head or, in a strip, a panel at the start. It takes all the height, or width, that
   the rest leaves, and the claim is as large as it holds.
2. Telephone, small print and mark fill the rest from edge to edge, beside the code or over it.
3. White type is never small: then the claim stands on white (`forms`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import NamedTuple

from pagekit.typeset.adverts.forms import BESIDE, QUIET, Room, Spot, code_spot, gap, reach, signed
from pagekit.typeset.adverts.parts import Block, HouseSetter, Sizes
from pagekit.typeset.blocks.stick import NEAR
from pagekit.typeset.page import Box
from pagekit.units import mm

CLAIMS = tuple(round(8.0 * 0.96**step, 4) for step in range(57))
"""Sizes of the claim, as shares of the pack's: down to 12 pt of 15, the least that a press takes in white."""
WAYS = (4.6, 4.0, 3.5, 3.1, 2.7, 2.4, 2.1, 1.9, 1.7, 1.55, 1.4, 1.25, 1.1, 1.0, 0.9, 0.8, 0.7)
"""Sizes of the telephone, as shares of the pack's."""
PANELS = (0.32, 0.38, 0.44, 0.5, 0.56)
"""Shares of its width that a strip's panel may take."""
PANEL_FROM = 3.0
"""A box so many times as wide as high may have a panel."""
BAND_FROM, PANEL_UP_TO = 110.0, 140.0
"""The least height of a wide box with a band, and the most of one with a panel."""
LINES, PANEL_LINES = 4, 3
"""Of the claim."""
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
SMALLEST = 0.9
"""Share of the small print's size where it is short of room."""
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


_Form = Callable[[HouseSetter, Room, Edges, Sizes], Banded | None]


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
    for least in (1.0, SMALLEST):
        tried = [
            (found.worth * worth(room), form, room, sizes)
            for room in rooms
            for form in _forms(edges)
            for sizes in (Sizes(1.0, way, max(small(way), 1.0) * least) for way in WAYS)
            if (found := form(setter, room, edges, sizes)) is not None
        ]
        if tried:
            break
    else:
        return None
    _worth, form, room, sizes = max(tried, key=lambda entry: entry[0])
    setter = replace(setter, balanced=True)
    found = form(setter, room, edges, sizes)
    if found is None or not room.code or room.under:
        return found
    grown = form(setter, _grown(room, found.words), edges, sizes)
    return grown if grown is not None and grown.worth >= found.worth else found


def _grown(room: Room, words: float) -> Room:
    """The inside with a code as high as the words beside it, where its quiet zone still hangs in the air."""
    most = room.modules * room.hang / QUIET
    code = min(words * room.modules / (room.modules - 2 * QUIET), most, LARGEST_CODE)
    return replace(room, code=max(room.code, code))


def _forms(edges: Edges) -> Iterator[_Form]:
    strip = edges.height <= PANEL_UP_TO and edges.width >= PANEL_FROM * edges.height
    if strip:
        yield from (partial(_panel, share=share) for share in PANELS)
    if not strip or edges.height >= BAND_FROM:
        yield _band


def _band(setter: HouseSetter, room: Room, edges: Edges, sizes: Sizes) -> Banded | None:
    """The claim across the head, the rest under it."""
    lower = _lower(setter, room, room.measure, sizes)
    if not lower.fits:
        return None
    top = edges.height - edges.pad - lower.height
    band = top - max(edges.pad, WAY_AIR * lower.size)
    claim = _claim(setter, sizes, room.width, band, LINES)
    if claim is None or lower.size > LESS_THAN_CLAIM * claim[1].size:
        return None
    share, block = claim
    spots = (Spot(block, edges.side, (band - block.height) / 2), *_at(lower.spots, edges.side, top))
    return Banded(spots, Box(0.0, 0.0, edges.width, band), _worth(share, block, lower), lower.words)


def _panel(setter: HouseSetter, room: Room, edges: Edges, sizes: Sizes, share: float) -> Banded | None:
    """The claim at the start, over the whole height, the rest beside it."""
    claim = _claim(setter, sizes, share * edges.width - 2 * edges.side, edges.height, PANEL_LINES)
    if claim is None:
        return None
    size, block = claim
    if setter.way_size(sizes) > LESS_THAN_CLAIM * block.size:
        return None
    panel = block.width + 2 * edges.side
    start = panel + edges.side
    own = replace(room, width=edges.width - edges.side - start)
    inner = edges.height - 2 * edges.pad
    lower = _lower(setter, own, own.measure, sizes, inner)
    if not lower.fits or lower.height > inner + NEAR:
        return None
    spots = (Spot(block, edges.side, (edges.height - block.height) / 2), *_at(lower.spots, start, edges.pad))
    return Banded(spots, Box(0.0, 0.0, panel, edges.height), _worth(size, block, lower), lower.words)


def _worth(share: float, claim: Block, lower: _Lower) -> float:
    lines = A_LINE_MORE ** max(0, claim.lines - 2)
    return float(share**CLAIM_WORTH * lower.share * lines)


def _claim(
    setter: HouseSetter, sizes: Sizes, width: float, height: float, lines: int
) -> tuple[float, Block] | None:
    """The claim in the largest size that its ground holds, and that size."""
    low, high = 0, len(CLAIMS)
    found: tuple[float, Block] | None = None
    while low < high:
        middle = (low + high) // 2
        block = setter.claim(replace(sizes, claim=CLAIMS[middle]), width, reversed_out=True)
        air = max(AIR, AIR_BY_SIZE * block.size)
        fits = block.fits and block.whole and block.lines <= lines and block.height + 2 * air <= height
        if fits:
            found, high = (CLAIMS[middle], block), middle
        else:
            low = middle + 1
    return found if found and found[1].items else None


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
