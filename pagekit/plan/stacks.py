"""two Stacks + pairs of sets → the one of them with what these pairs make: one set over another, or beside it.

What costs the least is kept of every set, on every number of columns, for every height. All pairs of one size of set
are tried in one go. Of two ways at one cost the first is kept: pairs in their order, then heights, the low ones first.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from pagekit.jobs import Steps
from pagekit.plan.solver import numbers

if TYPE_CHECKING:
    from numpy.typing import NDArray

AT_ONCE = 1 << 15
"""Ways that are tried in one go, or hardly more: as many as stay close to the processor."""
RUNS_AT_ONCE = 1 << 18
"""Runs of ways that are listed in one go: each takes some hundred bytes while it is."""
BYTE = 256
"""Sets whose numbers go into a byte."""


class Pairs(NamedTuple):
    """Sets, each parted in two. Arrays of one length."""

    sets: NDArray[Any]
    ones: NDArray[Any]
    others: NDArray[Any]

    def where(self, wanted: NDArray[Any]) -> Pairs:
        """Those of them that are wanted."""
        return Pairs(self.sets[wanted], self.ones[wanted], self.others[wanted])


@lru_cache(maxsize=16)
def levels(count: int) -> tuple[Pairs, ...]:
    """The sets of so many stories in every way to part them in two: sets of two stories first, and so on."""
    np = numbers()
    return tuple(
        Pairs(*np.array([pair for members in sets for pair in _parted(members)], np.int64).T)
        for size in range(2, count + 1)
        for sets in [[members for members in range(1 << count) if members.bit_count() == size]]
    )


def _parted(members: int) -> Iterator[tuple[int, int, int]]:
    one = (members - 1) & members
    while one:
        yield members, one, members ^ one
        one = (one - 1) & members


@dataclass(slots=True)
class Stack:
    """Of every set, in one rank: costs, the sizes of the heads at its top corners, and how each was reached. Arrays:
    sets × columns of the grid × lines. They are the largest of a plan, and have no bits to spare.
    """

    costs: NDArray[Any]
    left: NDArray[Any]
    """A size as its place among all."""
    right: NDArray[Any]
    first: NDArray[Any]
    """The set that stands above, or at the left; 0 for a story by itself."""
    at: NDArray[Any]
    """Its lines where it stands above, less its columns where it stands at the left."""
    low: NDArray[Any]
    """Sets × columns of the grid: the first line that can be had."""
    high: NDArray[Any]
    """One more than the last of them; 0 where there is none."""

    @classmethod
    def of(cls, sets: int, units: int, lines: int) -> Stack:
        """Where nothing stands yet."""
        np = numbers()
        whole = (sets, units, lines)
        return cls(
            np.full(whole, np.inf, np.float32),
            np.zeros(whole, np.uint16),
            np.zeros(whole, np.uint16),
            np.zeros(whole, np.uint8 if sets <= BYTE else np.uint32),
            np.zeros(whole, np.int16),
            np.zeros(whole[:2], np.int16),
            np.zeros(whole[:2], np.int16),
        )

    @property
    def held(self) -> int:
        """Bytes in memory, or hardly more."""
        return sum(int(each.nbytes) for each in (self.costs, self.left, self.right, self.first, self.at))

    def take(self, sets: NDArray[Any], other: Stack, sizes: NDArray[Any]) -> None:
        """Sets as they stand in another stack, as far as this one has lines; `sizes`: each size's place here."""
        lines = self.costs.shape[2]
        for own, theirs in ((self.costs, other.costs), (self.first, other.first), (self.at, other.at)):
            own[sets] = theirs[sets, :, :lines]
        for own, theirs in ((self.left, other.left), (self.right, other.right)):
            own[sets] = sizes[theirs[sets, :, :lines]]
        self.measure(sets)

    def measure(self, sets: NDArray[Any]) -> None:
        """Say anew which lines these sets can have."""
        np = numbers()
        there = np.isfinite(self.costs[sets])
        some = there.any(axis=2)
        self.low[sets] = np.where(some, there.argmax(axis=2), 0)
        self.high[sets] = np.where(some, there.shape[2] - there[:, :, ::-1].argmax(axis=2), 0)


def under(
    stack: Stack, rest: Stack, pairs: Pairs, gap: int, tall: NDArray[Any], steps: Steps | None = None
) -> None:
    """The first set of each pair as it stands in `stack`, over the other; `tall`: the lines that there are at most.
    `steps` are taken for each way that is tried.
    """
    _sets, wide, lines = stack.costs.shape
    some = max(1, RUNS_AT_ONCE // (wide * lines))
    for begin in range(0, len(pairs.sets), some):
        _under(stack, rest, Pairs(*(each[begin : begin + some] for each in pairs)), gap, tall, steps)


def _under(
    stack: Stack, rest: Stack, pairs: Pairs, gap: int, tall: NDArray[Any], steps: Steps | None
) -> None:
    np = numbers()
    top, foot = stack.low[pairs.ones], rest.low[pairs.others]
    last = np.minimum(stack.high[pairs.ones], tall - gap - foot + 1)
    pair, units = np.nonzero((last > top) & (rest.high[pairs.others] > foot))
    run, own = _runs((last - top)[pair, units])
    own += top[pair, units][run]
    pair, units = pair[run], units[run]
    under_it = foot[pair, units]
    head = own + gap
    ends = np.minimum(rest.high[pairs.others[pair], units], tall[units] - head + 1)
    _improve(
        stack,
        (stack, rest),
        _Runs(
            _flat(stack, pairs.sets[pair], units, head + under_it),
            _flat(stack, pairs.ones[pair], units, own),
            _flat(rest, pairs.others[pair], units, under_it),
            ends - under_it,
            pairs.ones[pair],
            own,
        ),
        None,
        steps,
    )


class Beside(NamedTuple):
    """What it costs that sets stand beside each other: always, and where heads of one size do."""

    always: float
    tombstone: float


def beside(
    stack: Stack,
    parts: tuple[Stack, Stack],
    pairs: Pairs,
    paid: Beside,
    tall: NDArray[Any],
    steps: Steps | None = None,
) -> None:
    """The first set of each pair at the left of the other; `parts`: where they are told as they then stand."""
    np = numbers()
    left, right = parts
    wide = len(tall)
    across = np.add.outer(np.arange(wide), np.arange(wide))
    ends = np.where(across < wide, tall[np.minimum(across, wide - 1)] + 1, 0)
    low = np.maximum(left.low[pairs.ones].T[:, :, None], right.low[pairs.others])
    high = np.minimum(left.high[pairs.ones].T[:, :, None], right.high[pairs.others])
    high = np.minimum(high, ends[:, None, :])
    own, pair, rest = np.nonzero(high > low)
    line = low[own, pair, rest]
    _improve(
        stack,
        parts,
        _Runs(
            _flat(stack, pairs.sets[pair], own + rest, line),
            _flat(left, pairs.ones[pair], own, line),
            _flat(right, pairs.others[pair], rest, line),
            high[own, pair, rest] - line,
            pairs.ones[pair],
            -own,
        ),
        paid,
        steps,
    )


# ---- Runs of ways ------------------------------------------------------------------------------------------


class _Runs(NamedTuple):
    """Ways in runs, one for each line after another: the place of the first, in the arrays laid flat, in that which is
    filled and in both parts; how many; and how they are told. Arrays of one length.
    """

    into: NDArray[Any]
    one: NDArray[Any]
    other: NDArray[Any]
    number: NDArray[Any]
    first: NDArray[Any]
    at: NDArray[Any]


def _improve(
    stack: Stack, parts: tuple[Stack, Stack], runs: _Runs, beside: Beside | None, steps: Steps | None
) -> None:
    """Keep what costs less than what is known. Beside each other both parts are as high; one over the other, the first
    stays as it is.
    """
    np = numbers()
    left, right = (_Flat.of(part) for part in parts)
    own = _Flat.of(stack)
    ends = np.cumsum(runs.number)
    whole = int(ends[-1]) if len(ends) else 0
    if steps is not None:
        steps.take(whole)
    cuts = np.unique([0, *np.searchsorted(ends, np.arange(AT_ONCE, whole, AT_ONCE)), len(ends)])
    for begin, end in pairwise(cuts):
        now = _Runs(*(each[begin:end] for each in runs))
        after = np.cumsum(now.number)
        before, more = after - now.number, np.arange(after[-1])
        # Each place less that of its run among all ways: what is left is counted on.
        into = np.repeat(now.into - before, now.number) + more
        other = np.repeat(now.other - before, now.number) + more
        if beside is None:
            paid = np.repeat(left.costs[now.one], now.number) + right.costs[other]
        else:
            one = np.repeat(now.one - before, now.number) + more
            paid = left.costs[one] + right.costs[other]
            paid += np.float32(beside.always)
        better = np.nonzero(paid < own.costs[into])[0]
        run = np.repeat(np.arange(len(after)), now.number)[better]
        into, other, paid = into[better], other[better], paid[better]
        one = now.one[run] if beside is None else one[better]
        if beside is not None:
            paid += np.float32(beside.tombstone) * (left.right[one] == right.left[other])
            # With what heads of one size cost, some are no better.
            still = np.nonzero(paid < own.costs[into])[0]
            run, into, one, other, paid = run[still], into[still], one[still], other[still], paid[still]
        np.minimum.at(own.costs, into, paid)
        # The last that is written stays: it is the first of those that cost the least.
        best = np.nonzero(paid == own.costs[into])[0][::-1]
        run, into, one, other = run[best], into[best], one[best], other[best]
        own.first[into], own.at[into] = now.first[run], now.at[run]
        own.left[into] = left.left[one]
        own.right[into] = left.right[one] if beside is None else right.right[other]


class _Flat(NamedTuple):
    """The arrays of a stack, laid flat."""

    costs: NDArray[Any]
    left: NDArray[Any]
    right: NDArray[Any]
    first: NDArray[Any]
    at: NDArray[Any]

    @classmethod
    def of(cls, stack: Stack) -> _Flat:
        return cls(
            *(part.reshape(-1) for part in (stack.costs, stack.left, stack.right, stack.first, stack.at))
        )


def _flat(stack: Stack, sets: NDArray[Any], units: NDArray[Any], lines: NDArray[Any]) -> NDArray[Any]:
    """Where these stand in its arrays laid flat."""
    _sets, wide, tall = stack.costs.shape
    found: NDArray[Any] = (sets * wide + units) * tall + lines
    return found


def _runs(counts: NDArray[Any]) -> tuple[NDArray[Any], NDArray[Any]]:
    """Runs of so many: of each of them in turn the run, and its place in there."""
    np = numbers()
    run = np.repeat(np.arange(len(counts)), counts)
    return run, np.arange(len(run)) - (np.cumsum(counts) - counts)[run]
