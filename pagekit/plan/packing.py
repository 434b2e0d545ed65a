"""a Problem → on which page each item stands: all that is sold where that can be, then options, then wishes.

1. A quick hand puts the adverts down one by one. What it finds is where the search begins.
2. Where something has no place, the search looks for the way to stand the most: what is sold outweighs all options.
3. Of all ways to stand just those, it takes the one in which fewest wishes are lost and no page is crowded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pagekit.plan.greedy import quick_hand
from pagekit.plan.solver import solved
from pagekit.plan.strip import Problem, Stand, Strip, hold_half, new_strip, pairs

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import IntVar

WORK, WORK_A_PAGE = 0.5, 0.1
"""Of one search, in the solver's own seconds, which no clock counts."""
LARGE, LARGE_WORK = 32, 2.0
"""Pages beyond which no best way to keep all wishes can be proved, and the work of looking for a good one then."""
PROOF = 0.5
SOLD = 10
"""What a booking weighs besides its area, in modules."""
_FOUND = frozenset({"OPTIMAL", "FEASIBLE"})


@dataclass(frozen=True, slots=True)
class Packed:
    """Which page each item stands on; those that are not named stand on none. `proved`: no more can stand."""

    stands: Mapping[str, Stand]
    proved: bool

    @property
    def pages(self) -> Mapping[str, int]:
        """The page of each."""
        return {id: stand.page for id, stand in self.stands.items()}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether some items can all stand: True with the way, False where it is proved that they cannot, else None."""

    can: bool | None
    stands: Mapping[str, Stand]
    work: float


def packed(problem: Problem) -> Packed:
    """The best way to stand the items on pages that was found."""
    stands: Mapping[str, Stand] = quick_hand(problem)
    proved = len(stands) == len(problem.items)
    if not proved:
        stands, proved = _most(problem, stands)
    return Packed(settled_wishes(problem, stands), proved)


def settled_wishes(problem: Problem, stands: Mapping[str, Stand]) -> Mapping[str, Stand]:
    """The same items on the pages that they wish for, as far as that can be."""
    strip = new_strip(problem, [item for item in problem.items if item.id in stands])
    for var in strip.stands.values():
        strip.model.add(var == 1)
    strip.model.minimize(sum(cost * var for cost, var in _costs(problem, strip)))
    strip.hint(stands)
    large = len(problem.slots) > LARGE
    status, solver = solved(strip.model, LARGE_WORK if large else _work(problem), bounded=not large)
    return strip.found(solver) if status in _FOUND else stands


def together(problem: Problem, ids: Iterable[str], work: float = PROOF) -> Answer:
    """Whether these can all stand."""
    wanted = set(ids)
    items = [item for item in problem.items if item.id in wanted]
    strip = new_strip(problem, items)
    for item in items:
        strip.model.add(strip.stands[item.id] == 1)
    status, solver = solved(strip.model, work)
    spent = solver.deterministic_time
    if status in _FOUND:
        return Answer(True, strip.found(solver), spent)
    return Answer(False if status == "INFEASIBLE" else None, {}, spent)


def _work(problem: Problem) -> float:
    return WORK + WORK_A_PAGE * len(problem.slots)


def _most(problem: Problem, known: Mapping[str, Stand]) -> tuple[Mapping[str, Stand], bool]:
    """As much as can stand, what is sold first; and whether it is proved that no more can."""
    strip = new_strip(problem, problem.items)
    over = sum(item.cells + SOLD for item in problem.items if item.option) + 1
    strip.model.maximize(
        sum(
            # Of two that weigh the same that which stood before.
            ((item.cells + SOLD) * (1 if item.option else over) + (item.id in problem.before))
            * strip.stands[item.id]
            for item in problem.items
        )
    )
    strip.hint(known)
    status, solver = solved(strip.model, _work(problem))
    return (strip.found(solver), status == "OPTIMAL") if status in _FOUND else (known, False)


def _costs(problem: Problem, strip: Strip) -> list[tuple[int, IntVar]]:
    """Variables that are 1 where a wish is not kept, or count modules that crowd; each with its cost."""
    grid, model, weights = problem.grid, strip.model, problem.grid.design.costs
    found: list[tuple[int, IntVar]] = []
    for id, wishes in problem.rules.wishes.items():
        for wish in wishes:
            away = [page for page in strip.pages.get(id, ()) if page not in wish.pages]
            found += [(wish.cost, strip.on[id, page]) for page in away]
    for id, half in problem.rules.half_wishes.items():
        if id in strip.tops:
            broken = model.new_bool_var(f"half {id}")
            kept = model.new_bool_var(f"half of {id} kept")
            model.add_bool_or([kept, broken, strip.stands[id].negated()])
            hold_half(model, grid, problem.item(id), strip.tops[id], half, kept)
            found.append((weights.half, broken))
    for place, meeting in enumerate(problem.rules.wished):
        if meeting.one not in strip.stands or meeting.other not in strip.stands:
            continue
        broken = model.new_bool_var(f"meeting {place}")
        for one, theirs in pairs(problem, strip, meeting):
            if meeting.together:
                absent = strip.stands[meeting.other].negated()
                model.add_bool_or([*theirs, one.negated(), absent, broken])
            else:
                for other in theirs:
                    model.add_bool_or([one.negated(), other.negated(), broken])
        found.append((meeting.cost, broken))
    return [*found, *_crowds(problem, strip), *_ill_matched(problem, strip)]


def _ill_matched(problem: Problem, strip: Strip) -> Iterator[tuple[int, IntVar]]:
    """Pages on which some items end between two columns and some at one: what stands beside or over another so leaves a
    strip that is too narrow for text. What goes across the page does neither.
    """
    grid, model = problem.grid, strip.model
    items = [item for item in problem.items if not item.place and item.units < grid.units]
    for slot in problem.slots:
        there: dict[bool, list[IntVar]] = {True: [], False: []}
        for item in items:
            if slot.number in strip.pages.get(item.id, ()):
                var = strip.on[item.id, slot.number]
                there[item.units % grid.design.per_column == 0].append(var)
        if not there[True] or not there[False]:
            continue
        kinds = []
        for name, those in there.items():
            kind = model.new_bool_var(f"{name} on {slot.number}")
            for var in those:
                model.add_implication(var, kind)
            kinds.append(kind)
        both = model.new_bool_var(f"ill matched {slot.number}")
        model.add_bool_or([both, *(kind.negated() for kind in kinds)])
        yield grid.design.costs.ill_matched, both


def _crowds(problem: Problem, strip: Strip) -> list[tuple[int, IntVar]]:
    grid, model, weight = problem.grid, strip.model, problem.grid.design.costs.crowded
    whole = grid.units * grid.rows
    taken: dict[int, list[tuple[int, IntVar]]] = {}
    for item in problem.items:
        for page in strip.pages.get(item.id, ()) if not item.place else ():
            taken.setdefault(page, []).append((item.cells, strip.on[item.id, page]))
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
        found.append((grid.design.costs.starved, over))
    return found
