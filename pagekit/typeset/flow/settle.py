"""a box + the free slots → where it settles: at a place of the text, at the head of a coming leg, at its page's foot.

A box stands whole there, and text goes round it; spans (`spans`) settle in the same way. Heights and widths are points.
"""

from __future__ import annotations

from pagekit.typeset.flow.boxes import Boxes
from pagekit.typeset.flow.frames import Leg
from pagekit.typeset.flow.parts import BoxPart, Stood
from pagekit.typeset.matter import SetBox

LINES_BEFORE = 2
"""Lines of text that stand over a box in the middle of a leg."""
GIVEN_BACK = 0.6
"""Slack of this share of a grid line or more stands for a line of space."""
NARROWED = 0.5
"""A box is not set in less than this share of its frame's width."""


class Settler:
    """The places that the flow's boxes find."""

    def __init__(self, boxes: Boxes) -> None:
        self.boxes = boxes
        self.matter, self.chain = boxes.matter, boxes.chain
        self.settled: set[int] = set()
        """Boxes that stand away from their place in the text."""
        self.waiting: frozenset[int] = frozenset()
        """Boxes that leave their place for the head of the next leg of the page, be there room for them or not."""
        self.fresh: list[Stood] = []
        """Where the latest of them stand."""
        self.latest = (-1, -1)
        """The frame and the grid line where the furthest of them ends."""

    def fit(self, item: int, leg: Leg, at: int) -> BoxPart | None:
        """The box at a slot of a leg, if it goes there whole."""
        if at >= leg.end or leg.slots[at].width < NARROWED * leg.frame.width:
            return None
        box = self.boxes.at(item, leg.slots[at].width)
        taken = self.boxes.slots(box)
        if taken > leg.run(at):
            return None
        return BoxPart(item, box, at, taken, given=self.gives(item, box, head=at == leg.start))

    def gives(self, item: int, box: SetBox, *, head: bool) -> bool:
        """True when the box's slack is as good as a line of the space below it, which it then needs no more."""
        flowing = self.matter[item]
        slack = self.boxes.height_of(self.boxes.slots(box)) - box.height
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
        at = leg.end - self.boxes.slots(self.boxes.at(item, leg.slots[leg.end - 1].width))
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
        return self.latest > (first.frame, first.line + position - 1)

    def settle(self, item: int, stood: Stood) -> None:
        """The box stands there; text goes round it."""
        self.settled.add(item)
        self.fresh.append(stood)
        own = [slot.line for slot in stood.slots if slot.frame == stood.slots[0].frame]
        self.latest = max(self.latest, (stood.slots[0].frame, max(own)))

    def back(self, settled: frozenset[int], latest: tuple[int, int]) -> None:
        """Forget what has settled since these had, and the furthest of them ended there."""
        self.settled = set(settled)
        self.fresh.clear()
        self.latest = latest

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
