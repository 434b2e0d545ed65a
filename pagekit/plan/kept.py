"""a plan of before + the problem of now → KeptAdverts: what of its adverts and standing items stays where it was.

The rules:
1. What is pinned goes first, then what stands first in the file.
2. Its size must be the same, its page one that its musts allow, and its place free; on the grid it takes the nearest.
3. What cannot stand in its rectangle is rather to stand on that page than on any other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.model.plan_file import PlanFile, PlanFileBox
from pagekit.notes import Note, info, warning
from pagekit.plan.extent import PageSlot
from pagekit.plan.greedy import Hand
from pagekit.plan.grid import SLACK, Grid
from pagekit.plan.items import Item
from pagekit.plan.records import Rect
from pagekit.plan.rules import Asked
from pagekit.plan.settling import Spot, left_edge
from pagekit.plan.strip import Problem, Stand

NEAR = 0.02
"""Millimetres by which two rectangles may differ and be one: a file has three decimals."""
MOVED = 10_000
"""What it costs to move an advert from the page where a plan has it, where it may move at all."""
ADVERTS = frozenset({"advert", "standing", "lines"})


@dataclass(frozen=True, slots=True)
class KeptAdverts:
    """What stays, and the pages that others of the plan should stay on."""

    stands: Mapping[str, Stand] = field(default_factory=dict)
    pinned: frozenset[str] = frozenset()
    pages: Mapping[str, int] = field(default_factory=dict)
    """Of all of the file that still are there."""
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Keeper:
    problem: Problem
    hand: Hand
    stands: dict[str, Stand] = field(default_factory=dict)
    pages: dict[str, int] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def same(one: Rect, other: Rect) -> bool:
    """Whether two rectangles are one."""
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def spot_of(item: Item, rect: Rect, slot: PageSlot, grid: Grid) -> Spot:
    """The place on the grid where an item stands in such a rectangle, or the nearest to it."""
    x, y, _width, height = rect
    unit = min(
        range(grid.units - item.units + 1), key=lambda unit: abs(left_edge(item, unit, slot, grid) - x)
    )
    modules = grid.design.modules
    line = (y + height - grid.y) / grid.line
    # Over a low advert it comes down by less than a row.
    below = math.floor((line - modules.top + modules.gap) / modules.pitch + SLACK)
    return Spot(unit, min(max(below - item.rows, 0), grid.rows - item.rows))


def kept_adverts(problem: Problem, before: PlanFile) -> KeptAdverts:
    """What of a plan of before can stay."""
    keeper = _Keeper(problem, Hand(problem))
    boxes = [
        (page.number, box)
        for page in before.pages
        for box in page.boxes
        if box.kind in ADVERTS and box.ref in keeper.hand.items
    ]
    pinned = frozenset(box.ref for _, box in boxes if box.kind == "advert" and box.pinned)
    for number, box in sorted(boxes, key=lambda one: one[1].ref not in pinned):
        _keep(keeper, number, box)
    return KeptAdverts(keeper.stands, pinned & keeper.stands.keys(), keeper.pages, tuple(keeper.notes))


def held(problem: Problem, kept: KeptAdverts, *, loose: bool = False) -> Problem:
    """The problem with what is kept; `loose`: with what is pinned alone, and a strong wish for all other."""
    stands = {id: stand for id, stand in kept.stands.items() if not loose or id in kept.pinned}
    wishes = dict(problem.rules.wishes)
    for id, page in kept.pages.items():
        asked = Asked(f"page {page} of the plan", frozenset({page}), MOVED, own=True)
        wishes[id] = (*wishes.get(id, ()), asked)
    return replace(problem, kept=stands, rules=replace(problem.rules, wishes=wishes))


def _keep(keeper: _Keeper, number: int, box: PlanFileBox) -> None:
    problem, hand = keeper.problem, keeper.hand
    item, slot = hand.items[box.ref], hand.slots.get(number)
    where = f"page {number}"
    if slot is None or (item.kind == "advert") != (box.kind == "advert"):
        return
    if number not in problem.rules.allowed(item.id):
        if box.kind == "advert":
            what = f"{item.id} may not stand there, as it was booked; it stands where it may."
            keeper.notes.append(warning("plan-not-allowed", where, what, "Change its booking, or the plan."))
        return
    if item.place:
        if hand.may(item, slot):
            _stay(keeper, item, Stand(number))
        return
    keeper.pages[item.id] = number
    _x, _y, width, height = box.rect
    if abs(width - item.width) > SLACK or abs(height - item.height) > SLACK:
        if box.kind == "advert":
            what = f"{item.id} has another size than in the plan: {item.size}. It looks for its place anew."
            keeper.notes.append(info("plan-size", where, what))
        return
    spot = spot_of(item, box.rect, slot, problem.grid)
    stand = Stand(number, spot.unit, spot.row)
    if hand.may(item, slot) and stand in hand.places(item, slot):
        _stay(keeper, item, stand)
    elif box.kind == "advert":
        level = warning if box.pinned else info
        what = f"{item.id} cannot stand where the plan has it, beside what else stands there."
        keeper.notes.append(level("plan-no-room", where, what, "Give it a place that is free."))


def _stay(keeper: _Keeper, item: Item, stand: Stand) -> None:
    keeper.hand.put(item, stand)
    keeper.stands[item.id] = stand
    keeper.pages[item.id] = stand.page


def before_of(plan: PlanFile | None) -> Mapping[str, tuple[int, Rect]]:
    """Page and rectangle of every advert and standing item of a plan, by its id."""
    if plan is None:
        return {}
    return {
        box.ref: (page.number, box.rect)
        for page in plan.pages
        for box in page.boxes
        if box.kind in ADVERTS or box.kind == "house"
    }


def pages_before(plan: PlanFile, closed: Sequence[int]) -> tuple[int, Mapping[str, float]]:
    """How many pages a plan has, and how many of them each section has, without those that are closed."""
    count = max((page.number for page in plan.pages), default=0)
    needs: dict[str, float] = {}
    for page in plan.pages:
        needs[page.section] = needs.get(page.section, 0.0) + (page.number not in closed)
    return count, needs


def lines_before(plan: PlanFile | None) -> tuple[int, ...]:
    """The pages of a plan that have line adverts, the most of them first."""
    if plan is None:
        return ()
    found = [(box.rect[3], page.number) for page in plan.pages for box in page.boxes if box.kind == "lines"]
    return tuple(number for _high, number in sorted(found, reverse=True))
