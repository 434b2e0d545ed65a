"""a box that no place holds whole → the rows of it that stand in a leg, or that it must go on to a later one.

A row stands over its leg's foot only when none of the legs there are, were they empty, would hold it, and only where
more pages can come; in frames of a fixed number it is overset. Widths and heights are points.
"""

from __future__ import annotations

from pagekit.typeset.flow.boxes import Boxes, Split
from pagekit.typeset.flow.frames import Leg
from pagekit.typeset.matter import SetBox

ROOMY = 0.5
"""The share of the tallest leg from which on a box begins that must be broken somewhere."""


def forced(
    boxes: Boxes, item: int, row: int, box: SetBox, leg: Leg, run: int, *, empty: bool, helps: bool
) -> Split | None:
    """What stands in `run` slots of a box that no leg takes as it should be, from `row` on: rows parted from those
    they belong to, or in an `empty` leg one over the foot when nothing else can be had.

    None when the box must go on to a later leg; `helps`: that one has more room.
    """
    if holds(boxes, item, box, row, leg.page):
        return None
    split = boxes.split(box, row, run, force=True)
    if split is None or not split.tall:
        return split if run >= ROOMY * boxes.chain.tallest(leg.page) or not helps else None
    if not empty or holds(boxes, item, box, row, leg.page, force=True):
        return None
    return split if may_overhang(boxes, leg, split.box) else None


def fits_any(boxes: Boxes, item: int, page: int) -> bool:
    """True when some leg, emptied, would hold the whole box."""
    return any(boxes.slots(boxes.at(item, width)) <= slots for width, slots in boxes.chain.shapes(page))


def goes_in(boxes: Boxes, item: int, page: int) -> bool:
    """True while more pages may come, or when some leg, emptied, is as high as the highest of the box's rows."""
    return boxes.chain.endless or any(
        _highest(boxes.at(item, width)) <= boxes.height_of(slots) + 1e-6
        for width, slots in set(boxes.chain.shapes(page))
    )


def holds(boxes: Boxes, item: int, box: SetBox, row: int, page: int, *, force: bool = False) -> bool:
    """True when some leg of this page or a later one, emptied, takes rows of the box from `row` on; with `force` at
    least one of them, though it be parted from others.
    """
    shapes = set(boxes.chain.shapes(page))
    return any(_takes(boxes, item, box, row, width, slots, force=force) for width, slots in shapes)


def taken_ahead(boxes: Boxes, item: int, index: int) -> bool:
    """True when a known leg after this one, as it is, takes rows of the box."""
    return any(
        _takes(boxes, item, None, 0, leg.slots[leg.first].width, leg.run(leg.first))
        for leg in boxes.chain.legs[index + 1 :]
        if leg.room
    )


def may_overhang(boxes: Boxes, leg: Leg, box: SetBox) -> bool:
    """True when a box may stand over a leg's foot: pages may come, no leg is taller, nothing is in its way."""
    untouched = leg.start == 0 and leg.after is None and leg.end == len(leg.slots) == leg.frame.lines
    if not (boxes.chain.endless and untouched and leg.even == leg.frame.width):
        return False
    over = box.height - boxes.height_of(leg.end)
    return leg.end >= boxes.chain.tallest(leg.page) and boxes.chain.clear_below(leg, over)


def _highest(box: SetBox) -> float:
    return box.pad_top + box.pad_bottom + max((row.height for row in box.rows), default=0.0)


def _takes(
    boxes: Boxes, item: int, box: SetBox | None, row: int, width: float, slots: int, *, force: bool = False
) -> bool:
    made = boxes.going_on(item, box if row else None, row, width)
    split = boxes.split(made, row, slots, force=force) if made else None
    return split is not None and not split.tall
