"""items + pages + rules → on which page each stands: adverts packed for real, so that no page is full on paper alone.

Every page is a stretch of one long strip, and no two items of the strip overlap; a page's own rules are linear. What is
sold outweighs all options together; then wishes; then that no page and no section is crowded.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.items import Item
from pagekit.plan.rules import Meeting, Rules
from pagekit.plan.solver import new_model, solved

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpModel, IntVar

WORK = 4.0
"""Of the search, in the solver's own seconds, which no clock counts; and of one proof."""
PROOF = 1.0
SOLD = 10
"""What a booking weighs besides its area, in modules."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is to be packed."""

    items: tuple[Item, ...]
    slots: tuple[PageSlot, ...]
    rules: Rules
    grid: Grid
    spare: Mapping[str, int]
    """A section → the modules of it that its stories leave to adverts."""

    def item(self, id: str) -> Item:
        """The item of that name."""
        return next(item for item in self.items if item.id == id)


@dataclass(slots=True)
class _Strip:
    """The model: of each item whether it stands, on which page, and where."""

    model: CpModel
    stands: dict[str, IntVar] = field(default_factory=dict)
    on: dict[tuple[str, int], IntVar] = field(default_factory=dict)
    tops: dict[str, IntVar] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Packed:
    """Which page each item stands on; those that are not named stand on none. `proved`: no better way is left."""

    pages: Mapping[str, int]
    proved: bool


def packed(problem: Problem, work: float = WORK) -> Packed:
    """The best way to stand the items on pages that was found."""
    strip = _strip(problem, problem.items)
    _weigh(problem, strip)
    status, solver = solved(strip.model, work)
    if status not in {"OPTIMAL", "FEASIBLE"}:
        return Packed({}, proved=False)
    pages = {id: page for (id, page), var in strip.on.items() if solver.boolean_value(var)}
    return Packed(pages, proved=status == "OPTIMAL")


def together(problem: Problem, ids: Iterable[str]) -> tuple[bool | None, Mapping[str, int]]:
    """Whether these can all stand: True with their pages, False where it is proved that they cannot, else None."""
    wanted = set(ids)
    items = [item for item in problem.items if item.id in wanted]
    strip = _strip(problem, items)
    for item in items:
        strip.model.add(strip.stands[item.id] == 1)
    status, solver = solved(strip.model, PROOF)
    if status == "INFEASIBLE":
        return False, {}
    if status not in {"OPTIMAL", "FEASIBLE"}:
        return None, {}
    return True, {id: page for (id, page), var in strip.on.items() if solver.boolean_value(var)}


def _strip(problem: Problem, items: Sequence[Item]) -> _Strip:
    strip = _Strip(new_model())
    loose = [item for item in items if not item.place]
    for item in items:
        allowed = sorted(problem.rules.allowed(item.id))
        stands = strip.stands[item.id] = strip.model.new_bool_var(f"stands {item.id}")
        for page in allowed:
            strip.on[item.id, page] = strip.model.new_bool_var(f"{item.id} on {page}")
        strip.model.add(sum(strip.on[item.id, page] for page in allowed) == stands)
        if item.booking is None and allowed:
            strip.model.add(stands == 1)
    _no_overlap(problem, strip, loose)
    _rooms(problem, strip, items)
    for meeting in problem.rules.meetings:
        if meeting.one in strip.stands and meeting.other in strip.stands:
            _meet(problem, strip, meeting)
    return strip


def _no_overlap(problem: Problem, strip: _Strip, items: Sequence[Item]) -> None:
    """Each page is a stretch of one strip, so that one rule holds them all."""
    grid, model = problem.grid, strip.model
    across, down = [], []
    width = max(slot.number for slot in problem.slots) + 1
    for item in items:
        stands = strip.stands[item.id]
        inner = model.new_int_var(0, grid.units - item.units, f"left {item.id}")
        along = model.new_int_var(0, width * grid.units, f"along {item.id}")
        pages = [page for id, page in strip.on if id == item.id]
        model.add(along == inner + sum(page * grid.units * strip.on[item.id, page] for page in pages))
        top = strip.tops[item.id] = model.new_int_var(0, grid.rows - item.rows, f"top {item.id}")
        for slot in problem.slots:
            if slot.look.taken and slot.number in pages:
                model.add(top >= slot.look.taken).only_enforce_if(strip.on[item.id, slot.number])
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


def _rooms(problem: Problem, strip: _Strip, items: Sequence[Item]) -> None:
    """What a page holds: its share of adverts, its places of their own, one that stands alone."""
    grid, model = problem.grid, strip.model
    for slot in problem.slots:
        here = [item for item in items if (item.id, slot.number) in strip.on]
        booked = [item for item in here if item.booking is not None and not item.place]
        room = int(grid.units * grid.rows * slot.look.adverts + 1e-6)
        model.add(sum(item.cells * strip.on[item.id, slot.number] for item in booked) <= room)
        # The rows under its furniture hold all that stands there: no more area than there is.
        area = grid.units * (grid.rows - slot.look.taken)
        loose = [item for item in here if not item.place]
        model.add(sum(item.cells * strip.on[item.id, slot.number] for item in loose) <= area)
        for name in sorted({item.place for item in here if item.place}):
            places = sum(place.size == name for place in slot.look.places)
            model.add(sum(strip.on[item.id, slot.number] for item in here if item.place == name) <= places)
        for item in booked:
            for other in booked:
                if item.alone and other.id != item.id and (not other.alone or item.id < other.id):
                    model.add_at_most_one(strip.on[item.id, slot.number], strip.on[other.id, slot.number])


def _pairs(problem: Problem, strip: _Strip, meeting: Meeting) -> list[tuple[IntVar, list[IntVar]]]:
    """For each page of the one, the pages of the other that lie together with it."""
    facing = {slot.number: slot.facing for slot in problem.slots}
    found = []
    for (id, page), var in strip.on.items():
        if id != meeting.one:
            continue
        near = [page, facing[page]] if meeting.spread else [page]
        theirs = [
            strip.on[meeting.other, other] for other in near if other and (meeting.other, other) in strip.on
        ]
        found.append((var, theirs))
    return found


def _meet(problem: Problem, strip: _Strip, meeting: Meeting) -> None:
    """Hold a must of two."""
    there = strip.stands[meeting.other]
    for one, theirs in _pairs(problem, strip, meeting):
        if meeting.together:
            strip.model.add_bool_or([*theirs, one.negated(), there.negated()])
        else:
            for other in theirs:
                strip.model.add_at_most_one(one, other)


def _weigh(problem: Problem, strip: _Strip) -> None:
    """What is better: more of what is sold, more options, more wishes, less crowd."""
    costs = _costs(problem, strip)
    most = sum(cost for cost, _ in costs) + 1
    options = [item for item in problem.items if item.option]
    sold_over = sum(item.cells + SOLD for item in options) + 1
    gains = [
        ((item.cells + SOLD) * most * (1 if item.option else sold_over), strip.stands[item.id])
        for item in problem.items
    ]
    strip.model.maximize(sum(weight * var for weight, var in gains) - sum(cost * var for cost, var in costs))


def _costs(problem: Problem, strip: _Strip) -> list[tuple[int, IntVar]]:
    """Variables that are 1 where a wish is not kept, or count modules that crowd; each with its cost."""
    grid, model, weights = problem.grid, strip.model, problem.grid.design.costs
    found: list[tuple[int, IntVar]] = []
    for id, wishes in problem.rules.wishes.items():
        for wish in wishes:
            found += [
                (wish.cost, var)
                for (other, page), var in strip.on.items()
                if other == id and page not in wish.pages
            ]
    for id, half in problem.rules.half_wishes.items():
        if id in strip.tops:
            broken = model.new_bool_var(f"half {id}")
            kept = model.new_bool_var(f"half of {id} kept")
            model.add_bool_or([kept, broken, strip.stands[id].negated()])
            hold_half(model, grid, problem.item(id), strip.tops[id], half, kept)
            found.append((weights.half, broken))
    for place, meeting in enumerate(problem.rules.wished):
        broken = model.new_bool_var(f"meeting {place}")
        for one, theirs in _pairs(problem, strip, meeting):
            if meeting.together:
                absent = strip.stands[meeting.other].negated()
                model.add_bool_or([*theirs, one.negated(), absent, broken])
            else:
                for other in theirs:
                    model.add_bool_or([one.negated(), other.negated(), broken])
        found.append((meeting.cost, broken))
    return [*found, *_crowds(problem, strip)]


def _crowds(problem: Problem, strip: _Strip) -> list[tuple[int, IntVar]]:
    grid, model, weight = problem.grid, strip.model, problem.grid.design.costs.crowded
    whole = grid.units * grid.rows
    taken: dict[int, list[tuple[int, IntVar]]] = {}
    for (id, page), var in strip.on.items():
        item = problem.item(id)
        if item.booking is not None and not item.place:
            taken.setdefault(page, []).append((item.cells, var))
    found = []
    for slot in problem.slots:
        here = taken.get(slot.number, [])
        over = model.new_int_var(0, whole, f"crowd {slot.number}")
        model.add(over >= sum(cells * var for cells, var in here) - int(whole * grid.design.fair))
        found.append((weight, over))
    for section, spare in problem.spare.items():
        pages = [slot.number for slot in problem.slots if slot.section == section]
        over = model.new_int_var(0, whole * max(1, len(pages)), f"crowd {section}")
        model.add(over >= sum(cells * var for page in pages for cells, var in taken.get(page, [])) - spare)
        found.append((weight, over))
    return found
