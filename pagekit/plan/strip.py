"""items + pages + rules → the model of the search: every page a stretch of one strip, on which no two items overlap.

Adverts are packed for real, so that no page is full on paper alone; a page's own rules are linear.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.items import Item
from pagekit.plan.records import Rect
from pagekit.plan.rules import Meeting, Rules, places_for
from pagekit.plan.solver import new_model

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, CpSolver, IntVar


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be packed."""

    items: tuple[Item, ...]
    slots: tuple[PageSlot, ...]
    rules: Rules
    grid: Grid
    spare: Mapping[str, int]
    """A section → the modules of it that its stories leave to adverts."""
    kept: Mapping[str, Stand] = field(default_factory=dict)
    """What stays where a plan of before has it."""
    before: Mapping[str, tuple[int, Rect]] = field(default_factory=dict)
    """Page and rectangle of all that such a plan has."""

    def item(self, id: str) -> Item:
        """The item of that name."""
        return next(item for item in self.items if item.id == id)


@dataclass(frozen=True, slots=True)
class Stand:
    """Where an item stands: its page, its first column and its first row; in a place of its own the page alone."""

    page: int
    unit: int = 0
    row: int = 0


@dataclass(slots=True)
class Strip:
    """The model: of each item whether it stands, on which page, and where."""

    model: CpModel
    stands: dict[str, IntVar] = field(default_factory=dict)
    on: dict[tuple[str, int], IntVar] = field(default_factory=dict)
    pages: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """Those that each item may stand on."""
    inners: dict[str, IntVar] = field(default_factory=dict)
    tops: dict[str, IntVar] = field(default_factory=dict)

    def hint(self, known: Mapping[str, Stand]) -> None:
        """Begin the search with what is known."""
        for id, var in self.stands.items():
            self.model.add_hint(var, int(id in known))
        for (id, page), var in self.on.items():
            self.model.add_hint(var, int(id in known and known[id].page == page))
        for id, stand in known.items():
            if id in self.inners:
                self.model.add_hint(self.inners[id], stand.unit)
                self.model.add_hint(self.tops[id], stand.row)

    def found(self, solver: CpSolver) -> dict[str, Stand]:
        """Where everything stands in the answer."""
        pages = {id: page for (id, page), var in self.on.items() if solver.boolean_value(var)}
        return {
            id: Stand(page, solver.value(self.inners[id]), solver.value(self.tops[id]))
            if id in self.inners
            else Stand(page)
            for id, page in pages.items()
        }


def new_strip(problem: Problem, items: Sequence[Item]) -> Strip:
    """The model of these items, all that must be held."""
    strip = Strip(new_model())
    loose = [item for item in items if not item.place]
    for item in items:
        allowed = strip.pages[item.id] = tuple(sorted(problem.rules.allowed(item.id)))
        stands = strip.stands[item.id] = strip.model.new_bool_var(f"stands {item.id}")
        for page in allowed:
            strip.on[item.id, page] = strip.model.new_bool_var(f"{item.id} on {page}")
        strip.model.add(sum(strip.on[item.id, page] for page in allowed) == stands)
        if item.booking is None and allowed:
            strip.model.add(stands == 1)
    _no_overlap(problem, strip, loose)
    _rooms(problem, strip, items)
    for item in items:
        if item.id in problem.kept:
            _keep(strip, item, problem.kept[item.id])
    for meeting in problem.rules.meetings:
        if meeting.one in strip.stands and meeting.other in strip.stands:
            _meet(problem, strip, meeting)
    return strip


def _keep(strip: Strip, item: Item, stand: Stand) -> None:
    """Hold an item where it stood, if it stands at all."""
    stands = strip.stands[item.id]
    strip.model.add(strip.on[item.id, stand.page] == stands)
    if item.id in strip.inners:
        strip.model.add(strip.inners[item.id] == stand.unit).only_enforce_if(stands)
        strip.model.add(strip.tops[item.id] == stand.row).only_enforce_if(stands)


def _no_overlap(problem: Problem, strip: Strip, items: Sequence[Item]) -> None:
    """Each page is a stretch of one strip, so that one rule holds them all."""
    grid, model = problem.grid, strip.model
    across, down = [], []
    width = max(slot.number for slot in problem.slots) + 1
    for item in items:
        stands = strip.stands[item.id]
        inner = strip.inners[item.id] = model.new_int_var(0, grid.units - item.units, f"left {item.id}")
        along = model.new_int_var(0, width * grid.units, f"along {item.id}")
        pages = strip.pages[item.id]
        model.add(along == inner + sum(page * grid.units * strip.on[item.id, page] for page in pages))
        top = strip.tops[item.id] = model.new_int_var(0, grid.rows - item.rows, f"top {item.id}")
        for slot in problem.slots:
            if slot.look.taken and slot.number in pages:
                model.add(top >= slot.look.taken).only_enforce_if(strip.on[item.id, slot.number])
        if item.at == "foot":
            model.add(top == grid.rows - item.rows)
        for slot in problem.slots if item.at == "head" else ():
            if slot.number in pages:
                model.add(top == slot.look.taken).only_enforce_if(strip.on[item.id, slot.number])
        half = problem.rules.halves.get(item.id)
        if half is not None:
            hold_half(model, grid, item, top, half, stands)
        across.append(model.new_optional_fixed_size_interval_var(along, item.units, stands, f"x {item.id}"))
        down.append(model.new_optional_fixed_size_interval_var(top, item.rows, stands, f"y {item.id}"))
    if across:
        model.add_no_overlap_2d(across, down)


def hold_half(model: CpModel, grid: Grid, item: Item, top: IntVar, half: str, stands: IntVar) -> None:
    """Hold an item in one half of its page, where it stands there."""
    middle = grid.rows // 2
    if half == "upper":
        model.add(top + item.rows <= middle).only_enforce_if(stands)
    else:
        model.add(top >= middle).only_enforce_if(stands)


def _rooms(problem: Problem, strip: Strip, items: Sequence[Item]) -> None:
    """What a page holds: its share of adverts, its places of their own, one that stands alone."""
    grid, model = problem.grid, strip.model
    for slot in problem.slots:
        here = [item for item in items if (item.id, slot.number) in strip.on]
        if not here:
            continue
        booked = [item for item in here if item.booking is not None and not item.place]
        room = int(grid.units * grid.rows * slot.look.adverts + 1e-6)
        model.add(sum(item.cells * strip.on[item.id, slot.number] for item in booked) <= room)
        # The rows under its furniture hold all that stands there: no more area than there is.
        area = grid.units * (grid.rows - slot.look.taken)
        loose = [item for item in here if not item.place]
        model.add(sum(item.cells * strip.on[item.id, slot.number] for item in loose) <= area)
        for name in sorted({item.place for item in here if item.place}):
            own = [item for item in here if item.place == name]
            for half in dict.fromkeys((None, *(problem.rules.halves.get(item.id) for item in own))):
                asked = [item for item in own if half in (None, problem.rules.halves.get(item.id))]
                places = len(places_for(name, slot, half, grid))
                model.add(sum(strip.on[item.id, slot.number] for item in asked) <= places)
        for item in (one for one in booked if one.alone):
            for other in booked:
                if other.id != item.id and (not other.alone or item.id < other.id):
                    model.add_at_most_one(strip.on[item.id, slot.number], strip.on[other.id, slot.number])


def pairs(problem: Problem, strip: Strip, meeting: Meeting) -> list[tuple[IntVar, list[IntVar]]]:
    """For each page of the one, the pages of the other that lie together with it."""
    facing = {slot.number: slot.facing for slot in problem.slots}
    found = []
    for page in strip.pages[meeting.one]:
        near = [page, facing[page]] if meeting.spread else [page]
        theirs = [
            strip.on[meeting.other, other] for other in near if other and (meeting.other, other) in strip.on
        ]
        found.append((strip.on[meeting.one, page], theirs))
    return found


def _meet(problem: Problem, strip: Strip, meeting: Meeting) -> None:
    """Hold a must of two."""
    there = strip.stands[meeting.other]
    for one, theirs in pairs(problem, strip, meeting):
        if meeting.together:
            strip.model.add_bool_or([*theirs, one.negated(), there.negated()])
        else:
            for other in theirs:
                strip.model.add_at_most_one(one, other)
