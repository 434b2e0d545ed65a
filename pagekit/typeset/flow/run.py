"""a chain + planned legs → FlowRun: the flow as it goes from leg to leg, and the mark from which its last page can go
anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pagekit.typeset.flow.across import Above, at_foot, over_pages
from pagekit.typeset.flow.boxes import Boxes
from pagekit.typeset.flow.cast import Caster
from pagekit.typeset.flow.chain import Chain, Kept
from pagekit.typeset.flow.frames import Leg
from pagekit.typeset.flow.known import Known
from pagekit.typeset.flow.parts import Part, Resume, Stood
from pagekit.typeset.flow.plan import Planner
from pagekit.typeset.flow.settle import Settler
from pagekit.typeset.flow.ways import Plan
from pagekit.typeset.matter import FlowBox, Flowing

LEG = 300
"""Letters whose measuring takes as long as planning a leg with nothing in it."""
IDLE = 64
"""Legs in a row that take nothing while more pages are supplied; then nothing will go in any more."""


@dataclass(frozen=True, slots=True)
class FilledLeg:
    """A leg that text has left: how many slots stay free at its foot, and whether something stands in it."""

    leg: Leg
    free: int
    filled: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """The flow as it stood when it came to a page: enough to flow that page anew."""

    resume: Resume
    stood: int
    filled: int
    legs: tuple[Leg, ...]
    settled: frozenset[int]
    latest: tuple[int, int] = (-1, -1)
    """Where the furthest of them ends: its frame and its grid line."""
    kept: Kept | None = None
    """All legs from this page on, where a box may yet stand across them."""


class FlowRun:
    """A flow under way, and when it is done."""

    def __init__(self, chain: Chain, caster: Caster, settler: Settler, resume: Resume | None = None) -> None:
        self.chain, self.caster, self.settler = chain, caster, settler
        self.matter: Sequence[Flowing] = caster.matter
        self.planner = Planner(chain, caster, settler)
        self.resume = resume or Resume(0)
        self.stood: list[Stood] = []
        self.filled: list[FilledLeg] = []
        self.mark: Mark | None = None
        self.known: Known | None = None
        """What is known from other ways through the page."""
        self.index = 0

    def go(self) -> None:
        """Flow until the matter or the frames end."""
        idle = 0
        page = None
        while self.resume.item < len(self.matter):
            leg = self.chain.leg(self.index)
            if leg is None or (idle >= IDLE and self.chain.endless):
                return
            if leg.page != page:
                page = leg.page
                self._set_mark()
            if self.caster.typesetter is not None:
                self.caster.typesetter.count(LEG + len(leg.slots))
            plan = self._plan()
            if self.planner.wanted is not None and self.mark is not None:
                self._anew(self.mark, *self.planner.wanted)
                continue
            self._commit(plan)
            taken = leg.start > 0 or leg.end < len(leg.slots)
            idle = 0 if plan.parts or taken or plan.resume != self.resume else idle + 1
            self.resume = plan.resume
            self.index += 1
            if self._hopeless():
                return

    def _hopeless(self) -> bool:
        """True where what is left cannot go in, in whatever way it is set. A box across columns may yet start anew."""
        if self.known is None or (self.mark is not None and self.mark.kept is not None):
            return False
        room = sum(leg.room for leg in self.chain.legs[self.index :])
        return self.known.least(self.resume, self.settler.settled) > room

    def _plan(self) -> Plan:
        if self.known is None:
            return self.planner.plan(self.index, self.resume)
        plan = self.known.find(self.chain, self.index, self.resume)
        if plan is None:
            plan = self.planner.plan(self.index, self.resume)
            if self.planner.plain:
                self.known.keep(self.chain, self.index, self.resume, plan)
        return plan

    def left(self) -> list[int]:
        """The items that do not stand, or not as a whole, in order."""
        late = set(range(self.resume.item, len(self.matter))) - self.settler.settled
        return sorted(late | self.planner.unplaced)

    def free(self) -> int:
        """Slots that are free after the end of the matter."""
        last = self.filled[-1].free if self.filled and not self.left() else 0
        return last + sum(leg.room for leg in self.chain.legs[self.index :])

    def _anew(self, mark: Mark, item: int, columns: int) -> None:
        """Go back to the head of the page, with the box at its foot, or broken over pages, where that can be."""
        self.planner.wanted = None
        self.planner.declined.add((item, columns))
        box = self.matter[item]
        if mark.kept is None or not isinstance(box, FlowBox):
            return
        self.chain.back(mark.kept)
        self.index, self.resume = mark.kept.first, mark.resume
        del self.stood[mark.stood :], self.filled[mark.filled :]
        self.settler.back(mark.settled, mark.latest)
        self.planner.unplaced = {one for one in self.planner.unplaced if one < self.resume.item}
        if at_foot(self.settler, item, box, self.index, columns) or over_pages(
            self.settler, item, box, self.index, self._above(item)
        ):
            self.stood.extend(self.settler.fresh)
            self.settler.fresh.clear()
            self._set_mark()

    def _above(self, item: int) -> Above:
        """Whether all that stands before an item on its page goes into some legs; None where nothing does."""
        resume, before = self.resume, self.matter[:item]

        def goes_in(legs: Sequence[Leg]) -> bool:
            chain = Chain.of([replace(leg) for leg in legs], self.chain)
            caster = Caster(before, chain, self.caster.typesetter)
            settler = Settler(Boxes(before, chain, self.settler.boxes.line))
            settler.settled = set(self.settler.settled)
            run = FlowRun(chain, caster, settler, resume)
            run.go()
            return not run.left()

        return goes_in if resume.item < item else None

    def _set_mark(self) -> None:
        legs = self.chain.legs
        page = legs[self.index].page
        own = []
        at = self.index
        while at < len(legs) and legs[at].page == page:
            own.append(legs[at].ending(legs[at].end))
            at += 1
        settled = frozenset(self.settler.settled)
        wide = any(
            isinstance(one, FlowBox) and one.span > 1 and item not in settled
            for item, one in enumerate(self.matter[self.resume.item :], self.resume.item)
        )
        kept = self.chain.kept(self.index) if wide else None
        self.mark = Mark(
            self.resume, len(self.stood), len(self.filled), tuple(own), settled, self.settler.latest, kept
        )

    def _commit(self, plan: Plan) -> None:
        leg = self.chain.legs[self.index]
        self.stood.extend(_stood(part, leg) for part in plan.parts)
        self.stood.extend(self.settler.fresh)
        self.settler.fresh.clear()
        self.filled.append(FilledLeg(leg, plan.free, bool(plan.parts)))


def _stood(part: Part, leg: Leg) -> Stood:
    slots = leg.slots[part.at : part.at + part.taken]
    head = part.at == leg.start and leg.after is None
    return Stood(part, leg.frame, slots, head, part.at + part.taken == leg.end)
