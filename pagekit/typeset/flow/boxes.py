"""a box + a width → the box set, the slots it takes, and where it may be broken: the rows of it that stand in a leg.

A box takes whole slots; what it does not fill of them is its slack. Where no leg takes it as it should be:
1. Rows that belong together are parted only where the leg has room for half of what the tallest one takes.
2. A row stands over its leg's foot only when none of the legs there are, were they empty, would hold it, and only where
   more pages can come; in frames of a fixed number it is overset.

Heights and widths are points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pagekit.typeset.flow.chain import Chain
from pagekit.typeset.flow.frames import TOUCH, Leg
from pagekit.typeset.matter import FlowBox, Flowing, SetBox
from pagekit.typeset.page import TextBox, walk

ROOMY = 0.5
"""The share of the tallest leg from which on a box begins that must be broken somewhere."""


@dataclass(frozen=True, slots=True)
class GridLine:
    """Where a grid line's letters stand in its box: from its top to the x-height, from the baseline to its foot.
    Points.

    Boxes reach from the x-height of their first line to the baseline of their last.
    """

    rise: float = 0.0
    drop: float = 0.0


class Split(NamedTuple):
    """A box broken between rows: what stands here, and the row it goes on with."""

    box: SetBox
    row: int
    tall: bool = False


class Boxes:
    """The flow's boxes, each set once for a width."""

    def __init__(self, matter: Sequence[Flowing], chain: Chain, line: GridLine) -> None:
        self.matter = matter
        self.chain = chain
        self.line = line
        self._set: dict[tuple[int, float], SetBox] = {}

    def through(self, chain: Chain) -> Boxes:
        """The same boxes in another chain."""
        other = Boxes(self.matter, chain, self.line)
        other._set = self._set
        return other

    def at(self, item: int, width: float) -> SetBox:
        """The box set to a width."""
        flowing = self.matter[item]
        key = (item, round(width, 3))
        if key not in self._set and isinstance(flowing, FlowBox):
            self._set[key] = flowing.make(width)
        return self._set[key]

    def slots(self, box: SetBox) -> int:
        """Slots that hold the box."""
        return self.slots_for(box.height)

    def slots_for(self, height: float) -> int:
        """Slots that hold so many points from an x-height to a baseline."""
        if not math.isfinite(height):
            return 1_000_000
        return max(1, math.ceil((height + self.line.rise + self.line.drop) / self.chain.grid - 1e-6))

    def height_of(self, slots: int) -> float:
        """Points from the x-height of the first of so many slots to the baseline of the last."""
        return slots * self.chain.grid - self.line.rise - self.line.drop

    def going_on(self, item: int, box: SetBox | None, row: int, width: float) -> SetBox | None:
        """A box of which the rows before `row` stand already, set to another width.

        The box as it was where rows would not be the same ones in that width; None where that is too wide.
        """
        made = self.at(item, width)
        if box is None or (len(made.rows) == len(box.rows) and _said(made, row) == _said(box, row)):
            return made
        return box if box.width <= width + TOUCH else None

    def split(self, box: SetBox, row: int, room: int, *, force: bool = False) -> Split | None:
        """The rows of the box, from `row` on, that go into so many slots; None when not even the first ones do.

        With `force` at least one row is taken, be it too tall.
        """
        room_height = self.height_of(room) - box.pad_top - box.pad_bottom
        heads = tuple(head for head in box.rows[:row] if head.repeat)
        repeated = (*box.again, *heads) if row else ()
        used = sum(head.height for head in repeated)
        end = good = row
        while end < len(box.rows) and used + box.rows[end].height <= room_height + 1e-6:
            used += box.rows[end].height
            end += 1
            if end == len(box.rows) or not box.rows[end - 1].keep_next:
                good = end
        good = good if _body(box, row, good) else row
        if good > row:
            return Split(replace(box, rows=(*repeated, *box.rows[row:good])), good)
        if not force:
            return None
        if end > row and _body(box, row, end):
            return Split(replace(box, rows=(*repeated, *box.rows[row:end])), end)
        return self._tall(box, row, room_height)

    def forced(
        self, item: int, row: int, box: SetBox, leg: Leg, run: int, *, empty: bool, helps: bool
    ) -> Split | None:
        """What stands in `run` slots of a box that no leg takes as it should be, from `row` on: rows parted from those
        they belong to, or in an `empty` leg one over the foot when nothing else can be had.

        None when the box must go on to a later leg; `helps`: that one has more room.
        """
        if self._holds(item, box, row, leg.page):
            return None
        split = self.split(box, row, run, force=True)
        if split is None or not split.tall:
            return split if run >= ROOMY * self.chain.tallest(leg.page) or not helps else None
        if not empty or self._holds(item, box, row, leg.page, force=True):
            return None
        return split if self._may_overhang(leg, split.box) else None

    def fits_any(self, item: int, page: int) -> bool:
        """True when some leg, emptied, would hold the whole box."""
        return any(self.slots(self.at(item, width)) <= slots for width, slots in self.chain.shapes(page))

    def goes_in(self, item: int, page: int) -> bool:
        """True while more pages may come, or when some leg, emptied, is as high as the highest of the box's rows."""
        return self.chain.endless or any(
            _highest(self.at(item, width)) <= self.height_of(slots) + 1e-6
            for width, slots in set(self.chain.shapes(page))
        )

    def _holds(self, item: int, box: SetBox, row: int, page: int, *, force: bool = False) -> bool:
        """True when some leg of this page or a later one, emptied, takes rows of the box from `row` on; with `force` at
        least one of them, though it be parted from others.
        """
        shapes = set(self.chain.shapes(page))
        return any(self._takes(item, box, row, width, slots, force=force) for width, slots in shapes)

    def taken_ahead(self, item: int, index: int) -> bool:
        """True when a known leg after this one, as it is, takes rows of the box."""
        return any(
            self._takes(item, None, 0, leg.slots[leg.first].width, leg.run(leg.first))
            for leg in self.chain.legs[index + 1 :]
            if leg.room
        )

    def _may_overhang(self, leg: Leg, box: SetBox) -> bool:
        """True when a box may stand over a leg's foot: pages may come, no leg is taller, nothing is in its way."""
        untouched = leg.start == 0 and leg.after is None and leg.end == len(leg.slots) == leg.frame.lines
        if not (self.chain.endless and untouched and leg.even == leg.frame.width):
            return False
        over = box.height - self.height_of(leg.end)
        return leg.end >= self.chain.tallest(leg.page) and self.chain.clear_below(leg, over)

    def _takes(
        self, item: int, box: SetBox | None, row: int, width: float, slots: int, *, force: bool = False
    ) -> bool:
        made = self.going_on(item, box if row else None, row, width)
        split = self.split(made, row, slots, force=force) if made else None
        return split is not None and not split.tall

    @staticmethod
    def _tall(box: SetBox, row: int, room: float) -> Split:
        """One row without the repeated head, a table's head by itself sooner than over the foot."""
        end = next((at for at in range(row, len(box.rows)) if not box.rows[at].repeat), len(box.rows) - 1) + 1
        if sum(one.height for one in box.rows[row:end]) > room + 1e-6:
            end = row + 1
        rows = box.rows[row:end]
        height = sum(one.height for one in rows)
        return Split(replace(box, rows=rows), max(end, row + 1), tall=height > room + 1e-6)


def _highest(box: SetBox) -> float:
    return box.pad_top + box.pad_bottom + max((row.height for row in box.rows), default=0.0)


def _said(box: SetBox, rows: int) -> str:
    """The words of so many rows, without spaces."""
    items = walk(item for row in box.rows[:rows] for item in row.items)
    pieces = (piece for item in items if isinstance(item, TextBox) for piece in item.pieces)
    said = "".join(run.text for piece in pieces for line in piece.lines for run in line.runs)
    return "".join(said.split())


def _body(box: SetBox, row: int, end: int) -> bool:
    """True when these rows are more than a head that will be repeated."""
    return any(not one.repeat for one in box.rows[row:end]) or end == len(box.rows) > row
