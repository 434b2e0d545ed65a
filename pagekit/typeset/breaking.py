"""places where lines may end + a measure → the places where they do: the best of all ways to set a paragraph.

Dynamic programming after Knuth and Plass, "Breaking paragraphs into lines" (Software: Practice and Experience, 1981),
with costs of our own for the newspaper's narrow measure (`costs`). Gaps have limits, tried from strict to loose: a
looser one counts only when a paragraph cannot be set within the stricter one. The result equals that of trying every
way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pagekit.typeset.costs import (
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

Step = tuple[float, int, int]
# A state of the search: cost so far, the place where its line starts, and which of that place's states it goes on from
# (CHEAPEST: the least of them). Entry n at a hyphen is the best way that has n + 1 hyphens in a row there; entry 2
# holds all longer stacks. Elsewhere there is one entry.
NEVER: Step = (float("inf"), 0, 0)
CHEAPEST = -1


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
    kind, end_width, end_gaps, end_letters = (
        places.kind,
        places.end_width,
        places.end_gaps,
        places.end_letters,
    )
    start_width, start_gaps, start_letters = places.start_width, places.start_gaps, places.start_letters
    justified, step = manner.justified, manner.step
    gap_costs, tightest, looser, tighter = costs.gaps, costs.tightest, costs.looser, costs.tighter
    tracking, loosest = costs.tracking, limit == costs.limits[-1]
    states: dict[int, list[Step]] = {0: [(0.0, 0, 0)]}
    starts = [0]
    low = {0: 0.0}
    head = 0
    hyphen_costs = costs.by_run(manner)
    for place in range(1, len(kind)):
        what = kind[place]
        gaps = end_gaps[place]
        base = measure - end_width[place]
        hyphen = what == HYPHEN
        least, origin = TIGHT, 0
        fits: list[tuple[float, int]] = []
        for index in range(head, len(starts)):
            start = starts[index]
            count = gaps - start_gaps[start]
            room = base + start_width[start]
            if justified and what < FORCED:
                gap = room / count if count else 1 + room if room > -1e-9 else -1.0
                cost = 0.0
                if gap > looser:
                    if step and count:
                        give = step * (end_letters[place] - start_letters[start]) / count
                        if 2 * gap - give > 2:
                            gap -= give
                            cost = tracking
                    if gap > limit:
                        break
                elif gap < tighter:
                    if step and count:
                        give = step * (end_letters[place] - start_letters[start]) / count
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
                    if index == head and (not hyphen or measure + start_width[start] < start_width[place]):
                        head += 1
                    continue
                cost = costs.overfull
            if what >= FORCED and kind[start] == HYPHEN:
                cost += costs.last_hyphen
            if hyphen:
                fits.append((cost, start))
            elif low[start] + cost < least:
                least, origin = low[start] + cost, start
        if fits:
            kept = _hyphenated(fits, states, kind, hyphen_costs)
            states[place] = kept
            low[place] = min(kept)[0]
            starts.append(place)
        elif least < TIGHT:
            least += costs.dash if what == DASH else 0.0
            states[place] = [(least, origin, CHEAPEST)]
            low[place] = least
            if what == FORCED:
                starts, head = [place], 0
            else:
                starts.append(place)
        elif what == FORCED:
            return None
        if head == len(starts):
            return None
    return _traced(places, states) if len(kind) - 1 in states else None


def _hyphenated(
    fits: Sequence[tuple[float, int]],
    states: Mapping[int, Sequence[Step]],
    kind: Sequence[int],
    hyphen_costs: Sequence[float],
) -> list[Step]:
    """The states at a hyphen, for one, two and more in a row; each only when it is cheaper than the shorter stacks."""
    kept = [NEVER, NEVER, NEVER]
    for cost, start in fits:
        after_hyphen = kind[start] == HYPHEN
        for number, state in enumerate(states[start]):
            run = min(number + 1, 2) if after_hyphen else 0
            total = state[0] + cost + hyphen_costs[run]
            if total < kept[run][0]:
                kept[run] = (total, start, number)
    return worthwhile(kept)


def worthwhile(kept: list[Step]) -> list[Step]:
    """The states at a hyphen without those that a shorter stack undercuts."""
    least = TIGHT
    for run, state in enumerate(kept):
        if state[0] < least:
            least = state[0]
        else:
            kept[run] = NEVER
    return kept


def _traced(places: Places, states: Mapping[int, Sequence[Step]]) -> Way:
    place = len(places.kind) - 1
    state = states[place][0]
    cost, ends = state[0], []
    while place:
        ends.append(place)
        place, number = state[1], state[2]
        if place:
            state = min(states[place]) if number == CHEAPEST else states[place][number]
    return Way(tuple(reversed(ends)), cost)
