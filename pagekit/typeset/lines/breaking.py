"""places where lines may end + a measure → the places where they do: the best of all ways to set a paragraph.

Dynamic programming after Knuth and Plass, "Breaking paragraphs into lines" (Software: Practice and Experience, 1981),
with costs of our own for the newspaper's narrow measure (`costs`). Gaps have limits, tried from strict to loose: a
looser one counts only when a paragraph cannot be set within the stricter one. The result equals that of trying every
way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pagekit.typeset.lines.costs import (
    DASH,
    FORCED,
    GRAIN,
    HYPHEN,
    LOOSE,
    TIGHT,
    WIDEST,
    Costs,
    Manner,
    Places,
    Way,
    free_line,
)

State = tuple[float, int, int]
# A state of the search: cost so far, the place where its line starts, and which of that place's states it goes on from
# (CHEAPEST: the least of them). Entry n at a hyphen is the best way that has n + 1 hyphens in a row there; entry 2
# holds all longer stacks. Elsewhere there is one entry.
NEVER: State = (float("inf"), 0, 0)
CHEAPEST = -1
_Start = tuple[int, float, int, int, float, bool]
"""A place where a line may begin: it, width, gaps and letters up to it, the least cost of a way there, and whether the
line before ends in a hyphen."""


def best(places: Places, measure: float, manner: Manner, costs: Costs) -> Way:
    """The best way in one measure."""
    ways = (_search(places, measure, manner, costs, limit) for limit in costs.limits)
    found = next((way for way in ways if way is not None), None)
    if found is None:
        raise AssertionError("the loosest limit takes every paragraph")
    return found


def _search(  # noqa: C901, PLR0912, PLR0915 - a call for every line tried would double the time of all typesetting
    places: Places, measure: float, manner: Manner, costs: Costs, limit: float
) -> Way | None:
    """The hot path: one measure, one result. Lines are judged as `line_cost` judges them, written out."""
    justified, step = manner.justified, manner.step
    gap_costs, tightest, looser, tighter = costs.gaps, costs.tightest, costs.looser, costs.tighter
    tracking, loosest = costs.tracking, limit == costs.limits[-1]
    hyphen_costs = costs.by_run(manner)
    once, twice, _ = hyphen_costs
    states: dict[int, Sequence[State]] = {0: ((0.0, 0, 0),)}
    starts: list[_Start] = [
        (0, places.start_width[0], places.start_gaps[0], places.start_letters[0], 0.0, False)
    ]
    head = 0
    for place, (what, end_width, start_width, gaps, start_gaps, letters, start_letters) in enumerate(
        places.rows()
    ):
        if not place:
            continue
        base = measure - end_width
        hyphen, filled = what == HYPHEN, justified and what < FORCED
        surcharge = once if hyphen else 0.0
        least, origin = TIGHT, 0
        fits: list[tuple[float, int]] = []
        for index in range(head, len(starts)):
            start, width, passed, first, so_far, after_hyphen = starts[index]
            if so_far + surcharge >= least:
                # However good the line, another way here is no worse.
                continue
            count = gaps - passed
            room = base + width
            if filled:
                gap = room / count if count else 1 + room if room > -1e-9 else -1.0
                cost = 0.0
                if gap > looser:
                    if step and count:
                        give = step * (letters - first) / count
                        if 2 * gap - give > 2:
                            gap -= give
                            cost = tracking
                    if gap > limit:
                        break
                elif gap < tighter:
                    if step and count:
                        give = step * (letters - first) / count
                        if 2 * gap + give < 2:
                            gap += give
                            cost = tracking
                    if gap < tightest:
                        cost = TIGHT
                if cost != TIGHT:
                    cost += gap_costs[int(gap * GRAIN)] if gap < WIDEST else costs.gap(gap)
            else:
                cost = free_line(room, count, measure, what >= FORCED, start, manner, costs, limit)
                if cost == LOOSE:
                    break
            if cost == TIGHT:
                if not loosest or place != start + 1:
                    # A hyphen adds to the width, so the next place may still be in reach.
                    if index == head and (not hyphen or measure + width < start_width):
                        head += 1
                    continue
                cost = costs.overfull
            if after_hyphen and hyphen:
                if so_far + cost + twice < least:
                    fits.append((cost, start))
                continue
            if after_hyphen and what >= FORCED:
                if not count and not loosest:
                    continue
                cost += costs.last_hyphen + (0.0 if count else costs.fragment)
            total = so_far + cost + surcharge
            if total < least:
                least, origin = total, start
        if fits:
            kept = _stacked((least, origin, 0), fits, states, hyphen_costs)
            states[place] = kept
            least = min(kept)[0]
        elif least < TIGHT:
            least += costs.dash if what == DASH else 0.0
            states[place] = ((least, origin, 0 if hyphen else CHEAPEST),)
        elif what == FORCED:
            return None
        if what == FORCED:
            starts, head = [], 0
        if least < TIGHT:
            starts.append((place, start_width, start_gaps, start_letters, least, hyphen))
        if head == len(starts):
            return None
    return _traced(places, states) if len(places) - 1 in states else None


def _stacked(
    single: State,
    fits: Sequence[tuple[float, int]],
    states: Mapping[int, Sequence[State]],
    hyphen_costs: Sequence[float],
) -> list[State]:
    """The states at a hyphen: `single` after a line without one, and those after lines that end in one."""
    kept = [single if single[0] < TIGHT else NEVER, NEVER, NEVER]
    for cost, start in fits:
        for number, state in enumerate(states[start]):
            run = min(number + 1, 2)
            total = state[0] + cost + hyphen_costs[run]
            if total < kept[run][0]:
                kept[run] = (total, start, number)
    return worthwhile(kept)


def worthwhile(kept: list[State]) -> list[State]:
    """The states at a hyphen without those that a shorter stack undercuts."""
    least = TIGHT
    for run, state in enumerate(kept):
        if state[0] < least:
            least = state[0]
        else:
            kept[run] = NEVER
    return kept


def _traced(places: Places, states: Mapping[int, Sequence[State]]) -> Way:
    place = len(places.kind) - 1
    state = states[place][0]
    cost, ends = state[0], []
    while place:
        ends.append(place)
        place, number = state[1], state[2]
        if place:
            state = min(states[place]) if number == CHEAPEST else states[place][number]
    return Way(tuple(reversed(ends)), cost)
