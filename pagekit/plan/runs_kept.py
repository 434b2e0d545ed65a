"""a plan.json of before + what a magazine has now → its order of pages as near to the plan's as can be, and what moved.

The rules:
1. Stories stand in the plan's order; one that it does not know comes behind the one that it follows by itself.
2. Stories begin, and adverts stand, on the pages that the plan has them on: to move one costs more than any wish.
3. The magazine has as many pages as the plan, unless more or fewer of them hold something that is left out.
4. A pin is a must, as long as no more is left out for it. Those that cannot be held are told, from the front on.

Where on its page something stands is not the plan's: stories are set as they are, parts of a page are put together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol, TypeVar

from pagekit.model.plan_file import PlanFile
from pagekit.notes import Note, info, warning
from pagekit.plan.records import PlanBox, PlannedPage
from pagekit.plan.runs import ordered
from pagekit.plan.runs_records import Problem, RunPlan

Pin = tuple[str, str]
"""The kind of a box, story or advert, and what stands in it."""
NOTHING = (False, 0, 0)
"""What an order loses that holds everything."""


class _Named(Protocol):
    @property
    def id(self) -> str: ...


One = TypeVar("One", bound=_Named)


@dataclass(frozen=True, slots=True)
class KeptRuns:
    """What a plan has of a magazine: its pages, those that stories begin and adverts stand on, and what is pinned."""

    pages: int = 0
    stories: Mapping[str, int] = field(default_factory=dict)
    adverts: Mapping[str, int] = field(default_factory=dict)
    pins: tuple[Pin, ...] = ()
    """From the front on."""
    notes: tuple[Note, ...] = ()

    @classmethod
    def of(cls, before: PlanFile | None) -> KeptRuns:
        """That of a plan; nothing without one."""
        if before is None:
            return cls()
        found: dict[str, dict[str, int]] = {"story": {}, "advert": {}}
        pins: dict[Pin, None] = {}
        notes: list[Note] = []
        for page in before.pages:
            for box in page.boxes:
                if box.kind not in found:
                    continue
                first = page.number - (box.part - 1 if box.kind == "story" else 0)
                known = found[box.kind].setdefault(box.ref, first)
                if known != first:
                    what = f"{box.ref} stands on page {known} of the plan, and on page {first}; the former counts."
                    notes.append(
                        warning("plan-twice", f"page {page.number}", what, "Take one of the boxes out.")
                    )
                elif box.pinned:
                    pins[box.kind, box.ref] = None
        last = max((page.number for page in before.pages), default=0)
        return cls(last, found["story"], found["advert"], tuple(pins), tuple(notes))

    def in_order(self, stories: Sequence[One]) -> tuple[One, ...]:
        """The stories in the plan's order. Given are all, in their own."""
        placed = sorted(
            (one for one in stories if one.id in self.stories), key=lambda one: self.stories[one.id]
        )
        at = 0
        for one in stories:
            if one.id not in self.stories:
                placed.insert(at, one)
            at = placed.index(one) + 1
        return tuple(placed)


@dataclass(frozen=True, slots=True)
class KeptOrder:
    """The order, what it is the order of, and the pins that could not be held."""

    problem: Problem
    order: RunPlan | None
    released: tuple[Pin, ...] = ()


def kept_order(problem: Problem, counts: Sequence[int], kept: KeptRuns) -> KeptOrder:
    """The cheapest order in one of these numbers of pages. Given is the problem without its pins."""
    own = tuple(count for count in counts if count == kept.pages)
    best = _held(problem, own or counts, kept)
    if own and own != tuple(counts) and _lost(best.order) != NOTHING:
        other = _held(problem, counts, kept)
        best = min(best, other, key=lambda found: _lost(found.order))
    return best


def _held(problem: Problem, counts: Sequence[int], kept: KeptRuns) -> KeptOrder:
    """With as many pins as can be held."""
    there = {("story", run.id) for run in problem.runs}
    there |= {("advert", part.id) for leaf in problem.leaves for part in leaf.parts}
    pins = [pin for pin in kept.pins if pin in there]
    loose = KeptOrder(problem, ordered(problem, counts), tuple(pins))
    if not pins:
        return loose
    most = _lost(loose.order)
    whole = _with(problem, pins)
    found = ordered(whole, counts)
    if _lost(found) <= most:
        return KeptOrder(whole, found)
    best, held = loose, list[Pin]()
    for pin in pins:
        tried = _with(problem, [*held, pin])
        found = ordered(tried, counts)
        if _lost(found) <= most:
            held.append(pin)
            best = KeptOrder(tried, found, tuple(one for one in pins if one not in held))
    return replace(best, released=tuple(pin for pin in pins if pin not in held))


def _with(problem: Problem, pins: Collection[Pin]) -> Problem:
    runs = tuple(
        replace(run, pinned=True, must=True) if ("story", run.id) in pins else run for run in problem.runs
    )
    leaves = tuple(
        replace(leaf, pinned=any(("advert", part.id) in pins for part in leaf.parts))
        for leaf in problem.leaves
    )
    return replace(problem, runs=runs, leaves=leaves)


def _lost(order: RunPlan | None) -> tuple[bool, int, int]:
    """How much is left out."""
    if order is None:
        return True, 0, 0
    return False, len(order.left_runs), sum(len(leaf.parts) for leaf in order.left_leaves)


# ---- What is told of it ------------------------------------------------------------------------------------


def run_moves(
    kept: KeptRuns, released: Collection[Pin], pages: Sequence[PlannedPage], there: Collection[str]
) -> Iterator[Note]:
    """The stories that stand elsewhere than in the plan or are gone, and pins that could not be held; `there` are the
    stories that the edition has.
    """
    now = {
        box.ref: page.number for page in pages for box in page.boxes if box.kind == "story" and box.part == 1
    }
    yield from kept.notes
    if pages and kept.pages != len(pages):
        what = f"the plan has {kept.pages} pages, and the magazine has {len(pages)} now."
        yield info("plan-pages", "plan", what)
    for id, number in kept.stories.items():
        here = now.get(id)
        if id not in there:
            what = f"{id} is not in the folder any more; it was on page {number}."
            yield info("story-gone", f"story {id}", what)
        elif here is None:
            what = f"{id} was on page {number}, and is left out."
            yield warning("story-off", f"story {id}", what)
        elif here != number:
            what = f"{id} moved from page {number} to page {here}: there it begins with what stands before it now."
            yield info("story-moved", f"story {id}", what)
    for kind, id in released:
        number = (kept.stories if kind == "story" else kept.adverts)[id]
        what = f"the pin of {id} on page {number} could not be kept: no order holds it, or something is left out."
        yield warning("pin-lost", f"page {number}", what, "Pin it to another page, or take another pin out.")


def with_pins(
    pages: Sequence[PlannedPage], kept: KeptRuns, released: Collection[Pin]
) -> Iterator[PlannedPage]:
    """The pages with the boxes pinned that are so in the plan: of a story all of its own."""
    pins = set(kept.pins) - set(released)

    def pinned(box: PlanBox) -> PlanBox:
        return replace(box, pinned=True) if (box.kind, box.ref) in pins else box

    for page in pages:
        yield replace(page, boxes=tuple(map(pinned, page.boxes))) if pins else page
