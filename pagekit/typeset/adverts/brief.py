"""a claim and a telephone alone + sizes + the inside of a small box → Shown: the forms that such an advert may take.

Lengths are points. What is over is air at head and foot alike: in a low box nothing else keeps words off its edges.
"""

from __future__ import annotations

from pagekit.typeset.adverts.forms import BESIDE, BESIDE_TIGHT, TAILED, Room, Shown, Spot, gap, reach
from pagekit.typeset.adverts.parts import Block, HouseSetter, Sizes
from pagekit.typeset.blocks.stick import NEAR

SHARE = 0.6
"""Of the measure that the telephone may take beside the claim."""


def in_a_row(setter: HouseSetter, sizes: Sizes, room: Room) -> Shown:
    """The claim at the start, the telephone at the end; on one baseline where the claim has one line. A telephone alone
    stands in the middle.
    """
    way, share = reach(setter, sizes, SHARE * room.width)
    measure = room.width - way.width - (BESIDE_TIGHT if room.tight else BESIDE)
    claim = setter.claim(sizes, measure)
    high = max(claim.height, way.height)
    top = (room.height - high) / 2
    # Of two lines each stands in the middle of its own.
    alone = [high - block.height if claim.lines <= 1 else (high - block.height) / 2 for block in (claim, way)]
    start = room.width - way.width if claim.items else (room.width - way.width) / 2
    spots = (Spot(claim, 0.0, top + alone[0]), Spot(way, start, top + alone[1]))
    fits = measure > 0 and high + _tail(claim, way) <= room.height + NEAR and _whole(claim, way, room)
    return Shown(spots, sizes.claim * share, fits)


def stacked(setter: HouseSetter, sizes: Sizes, room: Room) -> Shown:
    """The claim, and the telephone under it."""
    claim = setter.claim(sizes, room.width)
    way, share = reach(setter, sizes, room.width)
    between = gap(claim, way.height, way)
    high = claim.height + between + way.height
    top = (room.height - high) / 2
    spots = (Spot(claim, 0.0, top), Spot(way, 0.0, top + claim.height + between))
    fits = high + _tail(way) <= room.height + NEAR and _whole(claim, way, room)
    return Shown(spots, sizes.claim * share, fits)


def _tail(*blocks: Block) -> float:
    """What hangs under the last baseline."""
    return max(TAILED * block.size for block in blocks)


def _whole(claim: Block, way: Block, room: Room) -> bool:
    return all(block.fits and (block.whole or room.parted) for block in (claim, way))
