"""a box + the free slots → where it stands: whole where it fits, deferred to a coming leg, across columns, or broken
between rows.

Heights and widths are points; a box takes whole slots, and what it does not fill of them is its slack.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from pagekit.typeset.flow.chain import Chain
from pagekit.typeset.flow.frames import TOUCH, Leg
from pagekit.typeset.flow.parts import BoxPart, Stood
from pagekit.typeset.matter import FlowBox, Flowing, SetBox
from pagekit.typeset.page import TextBox, walk

LINES_BEFORE = 2
"""Lines of text that stand over a box in the middle of a leg."""
GIVEN_BACK = 0.6
"""Slack of this share of a grid line or more stands for a line of space."""
NARROWED = 0.5
"""A box is not set in less than this share of its frame's width."""


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
    """The flow's boxes, each set once for a width, and the places they find."""

    def __init__(self, matter: Sequence[Flowing], chain: Chain, line: GridLine) -> None:
        self.matter = matter
        self.chain = chain
        self.line = line
        self.settled: set[int] = set()
        """Boxes that stand away from their place in the text."""
        self.waiting: frozenset[int] = frozenset()
        """Boxes that leave their place for the head of the next leg of the page, be there room for them or not."""
        self.fresh: list[Stood] = []
        """Where the latest of them stand."""
        self._latest = (-1, -1)
        """The frame and the grid line where the furthest of them ends."""
        self._set: dict[tuple[int, float], SetBox] = {}

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

    def fit(self, item: int, leg: Leg, at: int) -> BoxPart | None:
        """The box at a slot of a leg, if it goes there whole."""
        if at >= leg.end or leg.slots[at].width < NARROWED * leg.frame.width:
            return None
        box = self.at(item, leg.slots[at].width)
        taken = self.slots(box)
        if taken > leg.run(at):
            return None
        return BoxPart(item, box, at, taken, given=self.gives(item, box, head=at == leg.start))

    def gives(self, item: int, box: SetBox, *, head: bool) -> bool:
        """True when the box's slack is as good as a line of the space below it, which it then needs no more."""
        flowing = self.matter[item]
        slack = self.height_of(self.slots(box)) - box.height
        roomy = slack >= GIVEN_BACK * self.chain.grid
        return roomy and flowing.after > 0 and (head or flowing.before > 0)

    def after(self, part: BoxPart) -> int:
        """Lines of space below a box."""
        return self.matter[part.item].after - part.given

    def head(self, item: int, leg: Leg) -> BoxPart | None:
        """The box at the head of a leg, under what stands there already."""
        flowing = self.matter[item]
        space = 0 if leg.after is None else max(leg.after, flowing.before)
        return self.fit(item, leg, leg.start + space)

    def defer(self, item: int, index: int, position: int) -> bool:
        """Settle the box at the first place that comes where it fits, up to the end of the next page."""
        flowing = self.matter[item]
        own = self.chain.legs[index]
        if not self.ahead(own, position):
            for at in own.turns(position + LINES_BEFORE - 1):
                if self._settle(item, index, at):
                    return True
        for coming in self.chain.coming(index):
            leg = self.chain.legs[coming]
            if self.ahead(leg, leg.end):
                continue
            part = self.head(item, leg)
            if part:
                return self._settle(item, coming, part.at, flowing.before)
            places = leg.turns(leg.first + LINES_BEFORE - 1)
            if any(self._settle(item, coming, at) for at in places):
                return True
        return False

    def wait(self, item: int, index: int) -> bool:
        """Settle a box that waits at the head of the next leg of its page."""
        following = self.chain.leg(index + 1)
        if item not in self.waiting or following is None or following.page != self.chain.legs[index].page:
            return False
        part = self.head(item, following)
        return part is not None and self._settle(item, index + 1, part.at, self.matter[item].before)

    def sink(self, item: int, index: int, position: int) -> bool:
        """Settle the box at the foot of the page's last column. Other boxes may pass it: it stands beside the text."""
        own, before = self.chain.legs[index], self.matter[item].before
        page = [at for at in (index, *self.chain.coming(index)) if self.chain.legs[at].page == own.page]
        leg = self.chain.legs[page[-1]]
        if leg.room <= 0:
            return False
        first = position if leg is own else leg.first
        at = leg.end - self.slots(self.at(item, leg.slots[leg.end - 1].width))
        part = self.fit(item, leg, at) if at >= first + LINES_BEFORE + before else None
        if part is None:
            return False
        self.settled.add(item)
        self.fresh.append(Stood(part, leg.frame, leg.slots[at : leg.end], head=False, foot=True))
        self.chain.cut(page[-1], at - before, leg.end, self.after(part))
        return True

    def ahead(self, leg: Leg, position: int) -> bool:
        """True when a box that was deferred stands further on than this place: a later one must not overtake it."""
        first = leg.slots[0]
        return self._latest > (first.frame, first.line + position - 1)

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
        repeated = tuple(head for head in box.rows[:row] if head.repeat)
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

    @staticmethod
    def _tall(box: SetBox, row: int, room: float) -> Split:
        """One row without the repeated head, a table's head by itself sooner than over the foot."""
        end = next((at for at in range(row, len(box.rows)) if not box.rows[at].repeat), len(box.rows) - 1) + 1
        if sum(one.height for one in box.rows[row:end]) > room + 1e-6:
            end = row + 1
        rows = box.rows[row:end]
        height = sum(one.height for one in rows)
        return Split(replace(box, rows=rows), max(end, row + 1), tall=height > room + 1e-6)

    def settle(self, item: int, stood: Stood) -> None:
        """The box stands there; text goes round it."""
        self.settled.add(item)
        self.fresh.append(stood)
        own = [slot.line for slot in stood.slots if slot.frame == stood.slots[0].frame]
        self._latest = max(self._latest, (stood.slots[0].frame, max(own)))

    def _settle(self, item: int, index: int, at: int, space: int = 0) -> bool:
        leg = self.chain.legs[index]
        part = self.fit(item, leg, at)
        if part is None:
            return False
        taken = leg.slots[at : at + part.taken]
        head = at == leg.start and leg.after is None
        foot = at + part.taken == leg.end
        self.settle(item, Stood(part, leg.frame, taken, head, foot))
        self.chain.cut(index, at, at + part.taken, self.after(part), space)
        return True


def _said(box: SetBox, rows: int) -> str:
    """The words of so many rows, without spaces."""
    items = walk(item for row in box.rows[:rows] for item in row.items)
    pieces = (piece for item in items if isinstance(item, TextBox) for piece in item.pieces)
    said = "".join(run.text for piece in pieces for line in piece.lines for run in line.runs)
    return "".join(said.split())


def _body(box: SetBox, row: int, end: int) -> bool:
    """True when these rows are more than a head that will be repeated."""
    return any(not one.repeat for one in box.rows[row:end]) or end == len(box.rows) > row
