"""what is ugly about a line, and how much → Costs; a line between two places → what it costs.

The rules:
1. A line's gap is the width of its word spaces over their natural width; `Costs.gap` says what a gap costs.
2. Tracking comes first: a line that is off by more than a little is let out or taken in by a step of at most 2 per cent
   of its width, and only what is left falls to the spaces.
3. A hyphen costs, a second one in a row costs more, a third far more; so does a hyphen in the last line but one.
   No last line is the rest of a divided word alone, unless the paragraph cannot be set otherwise.
4. A last line that is a mere stump (a runt) costs.
5. Gaps have limits, tried from strict to loose: a looser one counts only when a paragraph cannot be set within the
   stricter one.

All widths are in units of the natural word space.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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

    tightest: float = 0.64
    """Smallest gap that is ever set, of the natural one."""
    limits: tuple[float, ...] = (3.5, 7.0, float("inf"))
    """Largest gap, from strict to anything."""
    looser: float = 1.22
    """A gap over this is let out by a step of tracking, one under `tighter` taken in, if that brings it nearer to 1."""
    tighter: float = 0.86
    tracked: float = 0.02
    """The share of a line's width by which tracking may let it out or take it in, in one step; 0 for no tracking."""
    tracking: float = 0.02
    """What a tracked line costs."""
    tight: float = 2.5
    """What the smallest gap costs."""
    stretch: float = 3.0
    """How fast costs rise to a gap of 2."""
    gape: float = 2.6
    """How fast they rise beyond."""
    hyphen: float = 0.42
    second: float = 0.9
    third: float = 40.0
    """A third hyphen in a row, and each after it."""
    dash: float = 0.08
    last_hyphen: float = 1.5
    """A hyphen at the end of the last line but one."""
    fragment: float = 400.0
    """A last line that is the rest of a divided word and no more, where no stricter limit leaves another way."""
    runt: float = 3.0
    runt_width: float = 6.0
    """A last line narrower than this, in natural spaces, is a runt."""
    lone_word: float = 0.9
    """A last line of one word, in ragged text: captions and attributions are rather broken evenly."""
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
            # Words must stay apart: a tight line among natural ones is seen as soon as a loose one.
            return self.tight * ((1 - gap) / (1 - self.tightest)) ** 2
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
    `start_*`: up to a line that begins here. Widths in natural word spaces, without those spaces; gaps and letters are
    counted.
    """

    kind: Sequence[int]
    end_width: Sequence[float]
    start_width: Sequence[float]
    end_gaps: Sequence[int]
    start_gaps: Sequence[int]
    end_letters: Sequence[int]
    start_letters: Sequence[int]

    def __len__(self) -> int:
        return len(self.kind)

    def rows(self) -> Iterator[tuple[int, float, float, int, int, int, int]]:
        """Of each place in turn: kind, then width, gaps and letters, where a line ends and where one begins."""
        return zip(
            self.kind, self.end_width, self.start_width, self.end_gaps, self.start_gaps, self.end_letters,
            self.start_letters, strict=True,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Way:
    """A way to set a paragraph: `ends` are the places its lines end at; the cost as `Costs` counts."""

    ends: tuple[int, ...]
    cost: float


def line_cost(
    places: Places, start: int, end: int, measure: float, manner: Manner, costs: Costs, limit: float
) -> float:
    """What the line from one place to another costs by itself, its break left out; TIGHT or LOOSE when it cannot be."""
    count = places.end_gaps[end] - places.start_gaps[start]
    room = measure - places.end_width[end] + places.start_width[start]
    loosest = limit == costs.limits[-1]
    fragment = places.kind[start] == HYPHEN and places.kind[end] >= FORCED and not count
    if fragment and not loosest:
        return TIGHT
    if places.kind[end] >= FORCED or not manner.justified:
        cost = free_line(room, count, measure, places.kind[end] >= FORCED, start, manner, costs, limit)
    else:
        gap = room / count if count else 1 + room if room > -1e-9 else -1.0
        cost = 0.0
        if manner.step and count and not costs.tighter <= gap <= costs.looser:
            give = manner.step * (places.end_letters[end] - places.start_letters[start]) / count
            tracked = gap + give if gap < 1 else gap - give
            # Tracking serves when it brings the gap nearer to the natural one.
            if abs(tracked - 1) < abs(gap - 1):
                gap, cost = tracked, costs.tracking
        if gap < costs.tightest:
            cost = TIGHT
        elif gap > limit:
            cost = LOOSE
        else:
            cost += costs.gaps[int(gap * GRAIN)] if gap < WIDEST else costs.gap(gap)
    if cost == TIGHT and loosest and end == start + 1:
        cost = costs.overfull
    return cost + costs.fragment if fragment else cost


def free_line(
    room: float,
    count: int,
    measure: float,
    last: bool,
    start: int,
    manner: Manner,
    costs: Costs,
    limit: float,
) -> float:
    """The same for a line that is not justified, or is the last; `room` is what its words alone leave free."""
    spare = room - count
    if spare < -1e-9:
        # A last line may be taken in a little, as the lines above it are.
        taken_in = manner.justified and count and room / count >= costs.tightest
        return costs.gaps[int(room / count * GRAIN)] if taken_in else TIGHT
    if last:
        if not start:
            return 0.0
        lone = costs.lone_word if not manner.justified and not count else 0.0
        return costs.runt if measure - spare < costs.runt_width else lone
    short = spare / measure if measure > 0 else 0.0
    if short > limit / 6:
        return LOOSE
    return costs.ragged * short * short
