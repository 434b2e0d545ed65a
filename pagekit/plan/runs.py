"""stories as runs of whole pages + leaves of adverts → RunPlan: the order of a magazine's pages, the cheapest there is.

The rules:
1. The cover comes first; the page after it is an advert's, or the contents'; the contents stand before all stories.
2. Stories follow each other as they are given; none is parted. Adverts stand between them, and behind the last.
3. The last page is an advert's, booked or the house's own. The number of pages is a multiple of the pack's step.
4. What a booking must have it has, or it is left out; what is wished costs where it is not had (`RunCosts`).
5. Where not all stories go in, those that matter least stay out; none that must be in.

The search goes from page to page and keeps the cheapest beginnings: it knows no clock, so that the same matter has one
order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.model import Wishes
from pagekit.plan.leaves import Leaf
from pagekit.plan.runs_records import Placed, Problem, Run, RunPlan
from pagekit.typeset.page import side_of

KEPT, MOST = 12, 120
"""Beginnings that are kept at a page: of those that hold as many stories and leaves, and of all."""
SOLD, OPTION = 3_000, 600
"""What it costs to leave out a page that is sold, and one that is not sold yet."""
TRIES = 3
"""Steps of pages beyond the fewest that are tried; more, as long as that lets in adverts that were left out."""
MOVED, MOVED_ON = 200, 5
"""What it costs to move something from the page that a plan of before has it on, and for each page that it goes."""
MANY = 400
"""What each page of the house's own costs beyond those that a magazine may have."""


@dataclass(frozen=True, slots=True)
class _State:
    """A beginning: what it holds, what it cost, and what stands before it."""

    cost: float
    runs: int
    used: frozenset[int]
    house: int
    placed: Placed
    before: _State | None = None

    @property
    def all(self) -> tuple[Placed, ...]:
        """All that it holds, in order."""
        found: list[Placed] = []
        state: _State | None = self
        while state is not None:
            found.append(state.placed)
            state = state.before
        return tuple(reversed(found))


def ordered(problem: Problem, counts: Sequence[int]) -> RunPlan | None:
    """The order that costs least in one of these numbers of pages, the smallest first; None where not all that must be
    in goes in.
    """
    runs = problem.runs
    while True:
        found = _cheapest(replace(problem, runs=runs), counts)
        if found is not None:
            out = tuple(run for run in problem.runs if run not in runs)
            return replace(found, left_runs=out)
        spare = [run for run in runs if not run.must]
        if not spare:
            return None
        least = max(reversed(spare), key=lambda run: (run.priority, min(run.left, run.right)))
        runs = tuple(run for run in runs if run is not least)


def _cheapest(problem: Problem, counts: Sequence[int]) -> RunPlan | None:
    least = fewest(problem)
    able = [count for count in counts if count >= least]
    # With fewer pages than all adverts take some of them are surely out: those numbers are passed over.
    enough = sum(count < least + len(problem.leaves) for count in able)
    able = able[max(0, min(enough, len(able)) - TRIES) :]
    tried: list[RunPlan] = []
    for step, count in enumerate(able):
        found = _in_pages(problem, count)
        if found is not None:
            tried.append(replace(found, cost=found.cost + step * problem.costs.sheet))
        if len(tried) >= TRIES and not _growing(tried):
            break
    return min(tried, key=lambda plan: plan.cost, default=None)


def fewest(problem: Problem) -> int:
    """The fewest pages that cover, contents and stories take."""
    return 2 + problem.contents + sum(min(run.left, run.right) for run in problem.runs)


def _growing(tried: Sequence[RunPlan]) -> bool:
    """Whether adverts are left out, and fewer of them than a few steps before."""
    return 0 < len(tried[-1].left_leaves) < len(tried[-TRIES].left_leaves)


def _in_pages(problem: Problem, count: int) -> RunPlan | None:
    """The cheapest order in so many pages; None where the stories do not go in."""
    layers: list[dict[object, _State]] = [{} for _ in range(count + 2)]
    cover = _State(0.0, -1, frozenset(), 0, Placed("cover", 1))
    layers[2][None] = cover
    for page in range(2, count + 1):
        for state in _kept(layers[page].values()):
            for after in _after(problem, state, page, count):
                key = after.runs, after.used, after.house, after.placed.kind, _told(after.placed)
                layer = layers[after.placed.last + 1]
                if key not in layer or after.cost < layer[key].cost:
                    layer[key] = after
    whole = [state for state in layers[count + 1].values() if state.runs == len(problem.runs)]
    if not whole:
        return None
    best = min(whole, key=lambda state: state.cost + _unplaced(problem, state))
    left = tuple(leaf for number, leaf in enumerate(problem.leaves) if number not in best.used)
    return RunPlan(best.all, best.cost + _unplaced(problem, best), left)


def _kept(states: Iterable[_State]) -> list[_State]:
    """The cheapest of those that hold as many stories and as many leaves."""
    found: dict[tuple[int, int], list[_State]] = {}
    for state in states:
        found.setdefault((state.runs, len(state.used)), []).append(state)
    kept = [
        state
        for alike in found.values()
        for state in sorted(alike, key=lambda one: (one.cost, sorted(one.used)))[:KEPT]
    ]
    return sorted(kept, key=lambda one: (one.cost, one.runs, sorted(one.used)))[:MOST]


def _unplaced(problem: Problem, state: _State) -> float:
    return sum(
        (OPTION if leaf.option else SOLD) * len(leaf.parts)
        for number, leaf in enumerate(problem.leaves)
        if number not in state.used
    )


def _told(placed: Placed) -> object:
    """What of the last thing those after it ask for."""
    return (placed.leaf.id if placed.leaf else "", placed.run.id if placed.run else "")


# ---- One step ----------------------------------------------------------------------------------------------


def _after(problem: Problem, state: _State, page: int, count: int) -> Iterator[_State]:
    """All that may stand from a page on."""
    if state.runs < 0:
        if page > problem.design.contents.page:
            return
        placed = Placed("contents", page, problem.contents)
        if placed.last < count:
            yield _State(state.cost, 0, state.used, state.house, placed, state)
    elif state.runs < len(problem.runs) and page < count:
        yield from _with_run(problem, state, page, count)
    yield from _with_leaf(problem, state, page, count)
    more = MANY if state.house >= problem.design.house else 0
    # On the cover nobody misses a story.
    house = problem.costs.house / (2 if page in {2, count} else 1)
    cost = state.cost + house + more + _clumped(problem, state, page, count)
    yield _State(cost, state.runs, state.used, state.house + 1, Placed("house", page), state)


def _with_run(problem: Problem, state: _State, page: int, count: int) -> Iterator[_State]:
    run, costs = problem.runs[state.runs], problem.costs
    placed = Placed("story", page, run.pages(page), run)
    if placed.last >= count or (run.pinned and run.was not in {None, page}):
        return
    side, cost = side_of(page), 0.0
    if run.opens is not None and run.opens != side:
        cost += costs.opens
    if run.faces and side == "right":
        cost += costs.facing
    if run.starts is not None and run.starts != side:
        cost += costs.starts
    if run.page is not None and run.page != page:
        cost += costs.story_page
    cost += _moved(run.was, page)
    cost += costs.longer * (placed.pages - min(run.left, run.right))
    facing = state.placed
    if facing.kind == "leaf" and facing.leaf and side == "right":
        if not run.topics.isdisjoint(facing.leaf.not_beside):
            return
        cost += costs.apart * any(_beside(wish, run) for wish in facing.leaf.wishes)
    yield _State(state.cost + cost, state.runs + 1, state.used, state.house, placed, state)


def _with_leaf(problem: Problem, state: _State, page: int, count: int) -> Iterator[_State]:
    tried: set[object] = set()
    every = problem.leaves
    for number, leaf in enumerate(every):
        if number in state.used or leaf.asks in tried:
            continue
        tried.add(leaf.asks)
        if any(not held for _, held in musts(problem, leaf, state.placed, state.runs, page, count)):
            continue
        cost = state.cost + _wished(problem, leaf, state, page) + _moved(leaf.was, page)
        if leaf.place is None and page not in {2, count - 1, count}:
            share = (len(state.used) + 0.5) / len(every) * count
            cost += problem.costs.away * abs(page - share) + _clumped(problem, state, page, count)
        yield _State(
            cost, state.runs, state.used | {number}, state.house, Placed("leaf", page, leaf=leaf), state
        )


def _moved(was: int | None, page: int) -> float:
    return 0.0 if was in {None, page} else MOVED + MOVED_ON * abs(page - (was or 0))


def _clumped(problem: Problem, state: _State, page: int, count: int) -> float:
    """What it costs that adverts follow each other inside the magazine."""
    follows = state.placed.kind in {"leaf", "house"}
    return problem.costs.together if follows and page not in {2, count} else 0.0


def musts(
    problem: Problem, leaf: Leaf, before: Placed, runs: int, page: int, count: int
) -> Iterator[tuple[str, bool]]:
    """What a leaf must have, in words, and whether it has it on a page, behind `before` and so many stories."""
    if leaf.place is not None:
        number = {"inside-front": 2, "inside-back": count - 1, "back": count}[leaf.place]
        yield f"the page {leaf.place} (page {number})", page == number
    if leaf.page is not None:
        yield f"page {leaf.page}", page == leaf.page
    if leaf.pinned and leaf.was is not None:
        yield f"page {leaf.was}, where it is pinned", page == leaf.was
    if leaf.hand is not None:
        yield f"a {leaf.hand}-hand page", side_of(page) == leaf.hand
    if leaf.section is not None:
        inside = page not in {2, count}
        yield f"the section {leaf.section}", inside and leaf.section.casefold() in _sections(problem, runs)
    faces = side_of(page) == "right"
    other = before.leaf if faces else None
    if leaf.apart or (other and other.apart):
        met = other is not None and not (
            leaf.apart.isdisjoint(other.categories) and other.apart.isdisjoint(leaf.categories)
        )
        yield "a page that faces none of the categories that it stands apart from", not met
    if leaf.not_beside:
        met = faces and before.run is not None and not leaf.not_beside.isdisjoint(before.run.topics)
        yield "a page that faces no story of the topics that it shuns", not met
    if leaf.group is not None and faces:
        yield (
            f"the page that faces its group {leaf.group}",
            other is not None and other.group == leaf.group,
        )


def _sections(problem: Problem, runs: int) -> frozenset[str]:
    """Those on either side of a place behind so many stories."""
    around = problem.runs[max(0, runs - 1) : max(0, runs) + 1]
    return frozenset(run.section.casefold() for run in around)


def _wished(problem: Problem, leaf: Leaf, state: _State, page: int) -> float:
    costs, faces = problem.costs, side_of(page) == "right"
    before = state.placed if faces else None
    cost = 0.0
    for wish in leaf.wishes:
        cost += costs.hand * (wish.hand is not None and wish.hand != side_of(page))
        cost += costs.page * (wish.page is not None and wish.page != page)
        asked = wish.section.casefold() if wish.section else None
        cost += costs.section * (asked is not None and asked not in _sections(problem, state.runs))
        if before is not None and before.run is not None:
            cost += costs.apart * _beside(wish, before.run)
        if before is not None and before.leaf is not None:
            shunned = {each.casefold() for each in wish.apart}
            cost += costs.apart * (not shunned.isdisjoint(before.leaf.categories))
    return cost


def _beside(wish: Wishes, run: Run) -> bool:
    return not run.topics.isdisjoint(each.casefold() for each in wish.not_beside)
