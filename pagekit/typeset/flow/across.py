"""a page to be flowed anew + a box of several columns → the box at the page's foot, or broken over pages.

1. A box that one page holds stands at the foot of the page that its place in the text is on; text goes on above it.
2. One that no page holds begins under the text before it, which stands above it in columns that end together; it goes
   on at the heads of the pages that follow, and text goes on under its last part.

Positions are grid lines of the frames.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pagekit.typeset.flow.boxes import Split
from pagekit.typeset.flow.frames import TOUCH, Leg
from pagekit.typeset.flow.parts import BoxPart
from pagekit.typeset.flow.settle import Settler
from pagekit.typeset.flow.spans import across, columns_of, grid_line, has_room, stand, windows
from pagekit.typeset.matter import FlowBox, SetBox

ABOVE = 4
"""Lines of text that stand in each column above a box at the foot."""
BEGUN = 10
"""Lines with fewer of which a box does not begin at the foot of a page."""
LEFT = 3
"""Rows that go on to another page at least."""

Above = Callable[[Sequence[Leg]], bool] | None
"""Whether the text before a box goes into these legs; None where there is none."""


class _Part(NamedTuple):
    """Rows of a box across the columns of a page, from a grid line on."""

    window: Sequence[int]
    line: int
    box: SetBox
    taken: int
    row: int
    last: bool
    foot: bool


def at_foot(settler: Settler, item: int, flowing: FlowBox, index: int, columns: int) -> bool:
    """Settle the box whole at the foot of so many columns of the page, the last of them first."""
    chain = settler.chain
    here, _ = columns_of(chain, index)
    for window in reversed(list(windows(chain, here, columns))):
        legs = [chain.legs[at] for at in window]
        box = settler.boxes.at(item, across(legs))
        taken = settler.boxes.slots(box)
        line = min(grid_line(leg, leg.end) for leg in legs) - taken
        highest = max(grid_line(leg, leg.first) for leg in legs) + ABOVE + flowing.before
        if not box.narrow and line >= highest and has_room(chain, legs, line, taken):
            given = settler.gives(item, box, head=False)
            part = BoxPart(item, box, line - legs[0].slots[0].line, taken, given=given)
            stand(settler, part, flowing, window, line, foot=True)
            return True
    return False


def over_pages(settler: Settler, item: int, flowing: FlowBox, index: int, above: Above) -> bool:
    """Settle a box that no page holds, in parts across all columns of its pages. False where that cannot be had."""
    chain, boxes = settler.chain, settler.boxes
    here, following = columns_of(chain, index)
    window = next(windows(chain, here, len(here)), [])
    if len(window) < 2:
        return False
    legs = [chain.legs[at] for at in window]
    box = boxes.at(item, across(legs))
    if box.narrow or boxes.slots(box) <= chain.tallest(legs[0].page):
        return False
    begins = _under_text(legs, above)
    line = begins if above is None else begins + flowing.before
    if min(grid_line(leg, leg.end) for leg in legs) - line < BEGUN:
        window, above = next(windows(chain, following, len(following)), []), None
        line = max((grid_line(chain.legs[at], chain.legs[at].first) for at in window), default=0)
    parts = list(_parts(settler, item, window, line, foot=above is not None))
    if not parts or not parts[-1].last:
        return False
    for part in parts:
        at = part.line - chain.legs[part.window[0]].slots[0].line
        stood = BoxPart(item, part.box, at, part.taken, part.row, part.last)
        stand(settler, stood, flowing, part.window, part.line, foot=part.foot)
    return True


def _parts(settler: Settler, item: int, window: Sequence[int], line: int, *, foot: bool) -> Iterator[_Part]:
    """The box's parts, as long as there is room; each but the last takes all that its page has."""
    chain, boxes, row = settler.chain, settler.boxes, 0
    begun = 0.0
    while window:
        legs = [chain.legs[at] for at in window]
        box, end = boxes.at(item, across(legs)), min(grid_line(leg, leg.end) for leg in legs)
        split = boxes.split(box, row, end - line)
        if split is None or split.tall or (row and abs(box.width - begun) > TOUCH):
            return
        last = split.row == len(box.rows)
        made = split if last else _leaving_some(split, len(box.rows))
        taken = boxes.slots(made.box) if last else end - line
        if not has_room(chain, legs, line, taken):
            return
        yield _Part(window, line, made.box, taken, row, last, foot and not row)
        if last:
            return
        row, begun = made.row, box.width
        _, following = columns_of(chain, window[0])
        window = next(windows(chain, following, len(following)), [])
        line = max((grid_line(chain.legs[at], chain.legs[at].first) for at in window), default=0)


def _leaving_some(split: Split, rows: int) -> Split:
    """The part without its last rows, where too few would be left to go on with."""
    less = LEFT - (rows - split.row)
    kept = split.box.rows[: len(split.box.rows) - less]
    if less <= 0 or len(kept) < LEFT or kept[-1].keep_next:
        return split
    return Split(replace(split.box, rows=kept), split.row - less)


def _under_text(legs: Sequence[Leg], above: Above) -> int:
    """The first grid line under the text, whose columns end together; where there is none, that of the page."""
    first = max(grid_line(leg, leg.first) for leg in legs)
    last = min(grid_line(leg, leg.end) for leg in legs)
    if above is None:
        return first
    feet = range(first, last + 1)

    def goes_in(line: int) -> bool:
        return above([replace(leg, end=min(leg.end, line - leg.slots[0].line)) for leg in legs])

    return first + bisect_left(feet, True, key=goes_in)
