"""places where lines may end + a measure → the places where they do: the best of all ways to set a paragraph.

Dynamic programming after Knuth and Plass, "Breaking paragraphs into lines" (Software: Practice and Experience, 1981),
with one best setting per reachable number of lines after Hassan and Hunter, "Knuth-Plass revisited" (DocEng 2015), and
costs of our own for the newspaper's narrow measure:

1. A line's gap is the width of its word spaces over their natural width; `Costs.gap` says what a gap costs.
2. Tracking comes first: a line that is off by more than a little is let out or taken in by a step of at most 2 per cent
   of its width, and only what is left falls to the spaces.
3. A hyphen costs, a second one in a row costs more, a third far more; so does a hyphen in the last line but one.
4. A last line that is a mere stump (a runt) costs.
5. Gaps have limits, tried from strict to loose: a looser one counts only when a paragraph cannot be set within the
   stricter one.

All widths are in units of the natural word space. The result equals that of trying every way to set the paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

SPACE, HYPHEN, DASH, FORCED, END = range(5)
"""What kind of break a place is: at a word space, with a hyphen of ours, inside a word without one, one that the writer
set, the paragraph's end."""

GRAIN = 32
"""Gaps are told apart to 1/32 of the natural space."""
WIDEST = 8
"""Gaps up to this many natural spaces are looked up in a table."""
TIGHT, LOOSE = float("inf"), -1.0
"""In place of a cost: the words do not go into the line; they do not fill it."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How lines are filled: justified or ragged, and how far a letter can be tracked, in natural word spaces."""

    justified: bool
    step: float = 0.0


@dataclass(frozen=True)
class Costs:
    """What is ugly, and how much. A gap of twice the natural space costs 1."""

    tightest: float = 0.6
    """Smallest gap that is ever set, of the natural one."""
    limits: tuple[float, ...] = (3.5, 7.0, float("inf"))
    """Largest gap, from strict to anything."""
    looser: float = 1.22
    """A gap over this is let out by a step of tracking, one under `tighter` taken in."""
    tighter: float = 0.86
    tracking: float = 0.02
    stretch: float = 3.0
    """How fast costs rise to a gap of 2."""
    gape: float = 2.6
    """How fast they rise beyond."""
    hyphen: float = 0.42
    second: float = 0.9
    third: float = 40.0
    """A third hyphen in a row, and each after it."""
    dash: float = 0.08
    last_hyphen: float = 0.5
    """A hyphen at the end of the last line but one."""
    runt: float = 1.5
    runt_width: float = 6.0
    """A last line narrower than this, in natural spaces, is a runt."""
    ragged: float = 9.0
    """Ragged lines: the cost of a line that is half empty, over that of a gap of 2."""
    ragged_hyphen: float = 1.2
    overfull: float = 400.0
    """A line of one piece that is wider than the measure."""

    @cached_property
    def gaps(self) -> tuple[float, ...]:
        """Gap in 1/GRAIN of the natural space, up to WIDEST → cost."""
        return tuple(self.gap(step / GRAIN) for step in range(WIDEST * GRAIN + 1))

    def gap(self, gap: float) -> float:
        """What a gap costs, by its width over the natural one."""
        if gap < 1:
            # Words must stay apart: a gap at the limit costs as much as one of twice the natural.
            return min(1.0, ((1 - gap) / (1 - self.tightest)) ** 3)
        wide = gap - 1
        return wide**self.stretch if wide < 1 else 1 + self.gape * (wide * wide - 1)

    def by_run(self, manner: Manner) -> tuple[float, float, float]:
        """What the first, the second and each further hyphenated line in a row costs."""
        once = self.hyphen if manner.justified else self.ragged_hyphen
        return once, once + self.second, once + self.third


@dataclass(slots=True)
class Places:
    """Where lines may end, in order; entry 0 is the paragraph's beginning, the last one its end.

    Sums run from the paragraph's start. `end_*`: up to a line that ends here, hyphen included, space excluded.
    `start_*`: up to a line that begins here. Widths in natural word spaces, without those spaces; gaps and letters are counted.
    """

    kind: list[int]
    end_width: list[float]
    start_width: list[float]
    end_gaps: list[int]
    start_gaps: list[int]
    end_letters: list[int]
    start_letters: list[int]

    def __len__(self) -> int:
        return len(self.kind)


@dataclass(frozen=True, slots=True)
class Way:
    """A way to set a paragraph: `ends` are the places its lines end at; the cost as `Costs` counts."""

    ends: tuple[int, ...]
    cost: float


Room = Callable[[int], float]
"""Line number from 0 → its measure in natural word spaces."""

_Step = tuple[float, int, int]
# A state of the search: cost so far, the place where its line starts, and which of that place's states it goes on from
# (CHEAPEST: the least of them). Entry n at a hyphen is the best way that has n + 1 hyphens in a row there; entry 2
# holds all longer stacks. Elsewhere there is one entry.
_NEVER: _Step = (float("inf"), 0, 0)
CHEAPEST = -1


def best(places: Places, measure: float, manner: Manner, costs: Costs) -> Way:
    """The best way in one measure."""
    for limit in costs.limits[:-1]:
        way = _search(places, measure, manner, costs, limit)
        if way is not None:
            return way
    ways = _counted(places, lambda _: measure, manner, costs, costs.limits[-1], 0)
    return min(ways.values(), key=lambda way: (way.cost, len(way.ends)))


def every_count(places: Places, room: Room, manner: Manner, costs: Costs, lines: int = 0) -> dict[int, Way]:
    """Number of lines → the best way to set the paragraph in so many, within the strictest limit that serves.

    `room` gives the measure by line; lines from number `lines` on all have that line's.
    """
    for limit in costs.limits:
        ways = _counted(places, room, manner, costs, limit, lines)
        if ways:
            return dict(sorted(ways.items()))
    raise AssertionError("the loosest limit takes every paragraph")


def line_cost(
    places: Places, start: int, end: int, measure: float, manner: Manner, costs: Costs, limit: float
) -> float:
    """What the line from one place to another costs by itself, its break left out; TIGHT or LOOSE when it cannot be."""
    count = places.end_gaps[end] - places.start_gaps[start]
    room = measure - places.end_width[end] + places.start_width[start]
    loosest = limit == costs.limits[-1]
    if places.kind[end] >= FORCED or not manner.justified:
        cost = _free_line(room, count, measure, places.kind[end] >= FORCED, start, manner, costs, limit)
    else:
        gap = room / count if count else 1 + room if room > -1e-9 else -1.0
        cost = 0.0
        if manner.step and count and not costs.tighter <= gap <= costs.looser:
            give = manner.step * (places.end_letters[end] - places.start_letters[start]) / count
            gap = max(1.0, gap - give) if gap > 1 else min(1.0, gap + give)
            cost = costs.tracking
        if gap < costs.tightest:
            cost = TIGHT
        elif gap > limit:
            cost = LOOSE
        else:
            cost += costs.gaps[int(gap * GRAIN)] if gap < WIDEST else costs.gap(gap)
    if cost == TIGHT and loosest and end == start + 1:
        return costs.overfull
    return cost


def _free_line(
    room: float,
    count: int,
    measure: float,
    last: bool,
    start: int,
    manner: Manner,
    costs: Costs,
    limit: float,
) -> float:
    spare = room - count
    if spare < -1e-9:
        # A last line may be taken in a little, as the lines above it are.
        taken_in = manner.justified and count and room / count >= costs.tightest
        return costs.gaps[int(room / count * GRAIN)] if taken_in else TIGHT
    if last:
        return costs.runt if measure - spare < costs.runt_width and start else 0.0
    short = spare / measure if measure > 0 else 0.0
    if short > limit / 6:
        return LOOSE
    return costs.ragged * short * short


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
    tracking = costs.tracking
    states: dict[int, list[_Step]] = {0: [(0.0, 0, 0)]}
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
                        gap -= step * (end_letters[place] - start_letters[start]) / count
                        if gap < 1.0:  # noqa: PLR1730 - the same as max(), at half the time
                            gap = 1.0
                        cost = tracking
                    if gap > limit:
                        break
                elif gap < tighter:
                    if step and count:
                        gap += step * (end_letters[place] - start_letters[start]) / count
                        if gap > 1.0:  # noqa: PLR1730
                            gap = 1.0
                        cost = tracking
                    if gap < tightest:
                        if index == head and not hyphen:
                            head += 1
                        continue
                cost += gap_costs[int(gap * GRAIN)] if gap < WIDEST else costs.gap(gap)
            else:
                cost = _free_line(room, count, measure, what >= FORCED, start, manner, costs, limit)
                if cost == TIGHT:
                    if index == head and not hyphen:
                        head += 1
                    continue
                if cost == LOOSE:
                    break
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
    states: Mapping[int, Sequence[_Step]],
    kind: Sequence[int],
    hyphen_costs: Sequence[float],
) -> list[_Step]:
    """The states at a hyphen, for one, two and more in a row; each only when it is cheaper than the shorter stacks."""
    kept = [_NEVER, _NEVER, _NEVER]
    for cost, start in fits:
        after_hyphen = kind[start] == HYPHEN
        for number, state in enumerate(states[start]):
            run = min(number + 1, 2) if after_hyphen else 0
            total = state[0] + cost + hyphen_costs[run]
            if total < kept[run][0]:
                kept[run] = (total, start, number)
    return _worthwhile(kept)


def _worthwhile(kept: list[_Step]) -> list[_Step]:
    least = TIGHT
    for run, state in enumerate(kept):
        if state[0] < least:
            least = state[0]
        else:
            kept[run] = _NEVER
    return kept


def _traced(places: Places, states: Mapping[int, Sequence[_Step]]) -> Way:
    place = len(places.kind) - 1
    state = states[place][0]
    cost, ends = state[0], []
    while place:
        ends.append(place)
        place, number = state[1], state[2]
        if place:
            state = min(states[place]) if number == CHEAPEST else states[place][number]
    return Way(tuple(reversed(ends)), cost)


def _counted(
    places: Places, room: Room, manner: Manner, costs: Costs, limit: float, lines: int
) -> dict[int, Way]:
    """Number of lines → best way, with a measure by line when `lines` is more than 0."""
    kind = places.kind
    hyphen_costs = costs.by_run(manner)
    measures = [room(line) for line in range(lines + 1)]
    narrow, wide = min(measures), max(measures)
    table: dict[int, dict[int, list[_Step]]] = {0: {0: [(0.0, 0, 0)]}}
    starts, head = [0], 0
    for place in range(1, len(kind)):
        what = kind[place]
        row: dict[int, list[_Step]] = {}
        for index in range(head, len(starts)):
            start = starts[index]
            cost = line_cost(places, start, place, wide, manner, costs, limit)
            if cost == TIGHT:
                if index == head and what != HYPHEN:
                    head += 1
                continue
            if cost == LOOSE and (
                narrow == wide or line_cost(places, start, place, narrow, manner, costs, limit) == LOOSE
            ):
                break
            for number, steps in table[start].items():
                if lines:
                    measure = measures[min(number, lines)]
                    cost = line_cost(places, start, place, measure, manner, costs, limit)
                    if cost in (TIGHT, LOOSE):
                        continue
                kept = row.setdefault(number + 1, [_NEVER, _NEVER, _NEVER])
                _extend(kept, steps, cost, start, kind, place, costs, hyphen_costs)
        if what == FORCED:
            starts, head = [], 0
        if row:
            for kept in row.values():
                _worthwhile(kept)
            table[place] = row
            starts.append(place)
        if head == len(starts):
            return {}
    end = len(kind) - 1
    return {number: _traced_back(table, end, number) for number in table.get(end, {})}


def _extend(
    kept: list[_Step],
    steps: Sequence[_Step],
    cost: float,
    start: int,
    kind: Sequence[int],
    place: int,
    costs: Costs,
    hyphen_costs: Sequence[float],
) -> None:
    """Lay one more line on every state of its start."""
    what = kind[place]
    after_hyphen = kind[start] == HYPHEN
    if what == DASH:
        cost += costs.dash
    elif what >= FORCED and after_hyphen:
        cost += costs.last_hyphen
    for number, state in enumerate(steps):
        if state is _NEVER:
            continue
        run = 0
        total = state[0] + cost
        if what == HYPHEN:
            run = min(number + 1, 2) if after_hyphen else 0
            total += hyphen_costs[run]
        if total < kept[run][0]:
            kept[run] = (total, start, number)


def _traced_back(table: Mapping[int, Mapping[int, Sequence[_Step]]], place: int, number: int) -> Way:
    state = min(table[place][number])
    cost, ends = state[0], []
    while place:
        ends.append(place)
        place, number = state[1], number - 1
        state = table[place][number][state[2]]
    return Way(tuple(reversed(ends)), cost)
