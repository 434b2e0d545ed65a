"""places where lines may end + the measure of each line → one best way for every number of lines within reach.

After Hassan and Hunter, "Knuth-Plass revisited" (DocEng 2015): what copyfitting and text beside insets are made from.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from pagekit.typeset.lines.breaking import NEVER, State, best, worthwhile
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
    line_cost,
)

SPREAD = 12
"""Numbers of lines are kept up to so many away from the cheapest, at each place."""
LOOSE_SPREAD = 2
"""The same where gaps have no limit: nobody wants all the ways to set what cannot be set well."""

Room = Callable[[int], float]
"""Line number from 0 → its measure in natural word spaces."""
_Table = dict[int, dict[int, list[State]]]


def every_count(
    places: Places, room: Room, manner: Manner, costs: Costs, lines: int = 0, ragged: int = 0
) -> dict[int, Way]:
    """Number of lines → the best way to set the paragraph in so many, within the strictest limit that serves.

    `room` gives the measure by line; lines from number `lines` on all have that line's. The first `ragged` lines are
    not justified. Within the loosest limit of all there is but the best way, where all measures are equal.
    """
    measures = [room(line) for line in range(lines + 1)]
    even = min(measures) == max(measures) and not (ragged and manner.justified)
    for limit in costs.limits:
        if even and limit == costs.limits[-1]:
            way = best(places, measures[0], manner, costs)
            return {len(way.ends): way}
        ways = _counted(places, measures, even, manner, costs, limit, ragged)
        if ways:
            return dict(sorted(ways.items()))
    raise AssertionError("the loosest limit takes every paragraph")


def _counted(
    places: Places,
    measures: Sequence[float],
    even: bool,
    manner: Manner,
    costs: Costs,
    limit: float,
    ragged: int,
) -> dict[int, Way]:
    if even:
        table = _even_table(places, measures[0], manner, costs, limit)
    else:
        table = _uneven_table(places, measures, manner, costs, limit, ragged)
    end = len(places.kind) - 1
    return {number: _traced_back(table, end, number) for number in table.get(end, ())}


def _even_table(  # noqa: C901, PLR0912, PLR0915 - the other hot path, written out for the same reason as `_search`
    places: Places, measure: float, manner: Manner, costs: Costs, limit: float
) -> _Table:
    """Place → number of lines up to it → the states there. Lines are judged as `line_cost` judges them."""
    kind, justified, step = places.kind, manner.justified, manner.step
    gap_costs, tightest, looser, tighter = costs.gaps, costs.tightest, costs.looser, costs.tighter
    tracking = costs.tracking
    hyphen_costs = costs.by_run(manner)
    table: _Table = {0: {0: [(0.0, 0, 0)]}}
    # The cheapest state of each number of lines, which is all that a line without a hyphen needs to know of its start.
    low: dict[int, list[tuple[int, float, int]]] = {0: [(0, 0.0, 0)]}
    starts: list[tuple[int, float, int, int]] = []
    head = 0
    for place, (what, end_width, start_width, gaps, start_gaps, letters, start_letters) in enumerate(
        places.rows()
    ):
        if not place:
            starts.append((0, start_width, start_gaps, start_letters))
            continue
        base = measure - end_width
        hyphen, free = what == HYPHEN, what >= FORCED or not justified
        extra = costs.dash if what == DASH else 0.0
        fits: list[tuple[float, int]] = []
        for index in range(head, len(starts)):
            start, width, passed, first = starts[index]
            count = gaps - passed
            room = base + width
            if free:
                cost = free_line(room, count, measure, what >= FORCED, start, manner, costs, limit)
            else:
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
            if cost == TIGHT:
                if index == head and (not hyphen or measure + width < start_width):
                    head += 1
                continue
            if cost == LOOSE:
                break
            if what >= FORCED and kind[start] == HYPHEN:
                if not count:
                    continue
                cost += costs.last_hyphen
            fits.append((cost + extra, start))
        if what == FORCED:
            starts, head = [], 0
        if fits and hyphen:
            row = _hyphenated_row(fits, table, kind, hyphen_costs)
            table[place] = _near(row, SPREAD) if len(row) > SPREAD else row
            low[place] = [(number, *_cheapest(states)) for number, states in table[place].items()]
            starts.append((place, start_width, start_gaps, start_letters))
        elif fits:
            least: dict[int, State] = {}
            for cost, start in fits:
                for number, so_far, which in low[start]:
                    known = least.get(number + 1)
                    if known is None or so_far + cost < known[0]:
                        least[number + 1] = (so_far + cost, start, which)
            row = {number: [state] for number, state in least.items()}
            table[place] = row = _near(row, SPREAD) if len(row) > SPREAD else row
            low[place] = [(number, states[0][0], 0) for number, states in row.items()]
            starts.append((place, start_width, start_gaps, start_letters))
        if head == len(starts):
            return {}
    return table


def _hyphenated_row(
    fits: Sequence[tuple[float, int]], table: _Table, kind: Sequence[int], hyphen_costs: Sequence[float]
) -> dict[int, list[State]]:
    """The states at a hyphen for each number of lines."""
    row: dict[int, list[State]] = {}
    once, second, third = hyphen_costs
    for cost, start in fits:
        after_hyphen = kind[start] == HYPHEN
        for number, states in table[start].items():
            kept = row.get(number + 1)
            if kept is None:
                kept = row[number + 1] = [NEVER, NEVER, NEVER]
            if not after_hyphen:
                total = states[0][0] + cost + once
                if total < kept[0][0]:
                    kept[0] = (total, start, 0)
                continue
            for which, state in enumerate(states):
                total = state[0] + cost + (third if which else second)
                run = 2 if which else 1
                if total < kept[run][0]:
                    kept[run] = (total, start, which)
    return row


def _cheapest(states: list[State]) -> tuple[float, int]:
    """Drop the states that a shorter stack undercuts; the cost of the cheapest, and which one it is."""
    least, which = TIGHT, 0
    for run, state in enumerate(states):
        if state[0] < least:
            least, which = state[0], run
        else:
            states[run] = NEVER
    return least, which


def _uneven_table(
    places: Places, measures: Sequence[float], manner: Manner, costs: Costs, limit: float, ragged: int = 0
) -> _Table:
    """The same with a measure for each line, the last one for all further lines; the first `ragged` are free."""
    kind, hyphen_costs = places.kind, costs.by_run(manner)
    narrow, wide = min(measures), max(measures)
    free = Manner(justified=False)
    every = (manner, free) if ragged else (manner,)
    spread = LOOSE_SPREAD if limit == costs.limits[-1] else SPREAD
    table: _Table = {0: {0: [(0.0, 0, 0)]}}
    starts, head = [0], 0
    for place in range(1, len(kind)):
        what = kind[place]
        row: dict[int, list[State]] = {}
        for index in range(head, len(starts)):
            start = starts[index]
            cost = line_cost(places, start, place, wide, manner, costs, limit)
            if cost == TIGHT:
                if index == head and (
                    what != HYPHEN or wide + places.start_width[start] < places.start_width[place]
                ):
                    head += 1
                continue
            least = (line_cost(places, start, place, narrow, own, costs, limit) for own in every)
            if cost == LOOSE and all(found == LOOSE for found in least):
                break
            for number, states in table[start].items():
                measure = measures[min(number, len(measures) - 1)]
                own = free if number < ragged else manner
                cost = line_cost(places, start, place, measure, own, costs, limit)
                _extend(row, number + 1, states, cost, start, kind, place, costs, hyphen_costs)
        if what == FORCED:
            starts, head = [], 0
        if row:
            table[place] = _near({number: worthwhile(kept) for number, kept in row.items()}, spread)
            starts.append(place)
        if head == len(starts):
            return {}
    return table


def _extend(
    row: dict[int, list[State]],
    lines: int,
    states: Sequence[State],
    cost: float,
    start: int,
    kind: Sequence[int],
    place: int,
    costs: Costs,
    hyphen_costs: Sequence[float],
) -> None:
    """Lay one more line, the one of that number, on every state of its start."""
    if cost in (TIGHT, LOOSE):
        return
    what, after_hyphen = kind[place], kind[start] == HYPHEN
    if what == DASH:
        cost += costs.dash
    elif what >= FORCED and after_hyphen:
        cost += costs.last_hyphen
    kept = row.setdefault(lines, [NEVER, NEVER, NEVER])
    for number, state in enumerate(states):
        run = min(number + 1, 2) if after_hyphen and what == HYPHEN else 0
        total = state[0] + cost + (hyphen_costs[run] if what == HYPHEN else 0.0)
        if total < kept[run][0]:
            kept[run] = (total, start, number)


def _traced_back(table: Mapping[int, Mapping[int, Sequence[State]]], place: int, number: int) -> Way:
    state = min(table[place][number])
    cost, ends = state[0], []
    while place:
        ends.append(place)
        place, number = state[1], number - 1
        state = table[place][number][state[2]]
    return Way(tuple(reversed(ends)), cost)


def _near(row: dict[int, list[State]], spread: int) -> dict[int, list[State]]:
    """The numbers of lines within reach of the cheapest: a long paragraph has hundreds that nobody will ever want."""
    cheapest = min(row, key=lambda number: min(row[number])[0])
    return {number: states for number, states in row.items() if abs(number - cheapest) <= spread}
