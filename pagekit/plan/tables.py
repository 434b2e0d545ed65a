"""stories of a section → Tables: for every set of them, every width and every height, the best way to fill just that.

A page of a newspaper is cut from edge to edge, again and again, until each piece is a story. For each set of stories
the least cost of every width and height is kept, as a vector over heights: two sets under each other are a min-plus
convolution of their vectors, two sets side by side their sum (Otten 1983 and Stockmeyer 1983, who plan the floors of
chips so; min-plus since heights here are many and each has its price).

The rules:
1. The first of a set, which has the highest priority, leads where the set is all of a page: it stands at the top, and
   its head is the largest.
2. Heads of one size side by side cost; so does a lead at the right.
3. A set that is larger than any hole is not looked at.

A set is a number whose bits are the stories' places in the list, which is sorted by priority.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pagekit.layout.edition import StoryCosts
from pagekit.plan.solver import numbers
from pagekit.plan.ways import Way, Ways

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Placed:
    """A story in its rectangle, counted from that of its set: columns of the grid, lines."""

    story: int
    unit: int
    line: int
    way: Way


@dataclass(slots=True)
class _Stack:
    """Of every set, in one rank: costs, the sizes of the heads at its top corners, and how each was reached. Arrays:
    sets × columns of the grid × lines.
    """

    costs: NDArray[Any]
    left: NDArray[Any]
    right: NDArray[Any]
    first: NDArray[Any]
    """The set that stands above, or at the left; 0 for a story by itself."""
    at: NDArray[Any]
    """Its lines where it stands above, less its columns where it stands at the left."""

    @classmethod
    def of(cls, sets: int, shape: tuple[int, int]) -> _Stack:
        """Where nothing stands yet."""
        np = numbers()
        whole = (sets, *shape)
        return cls(
            np.full(whole, np.inf, np.float32),
            np.zeros(whole, np.float32),
            np.zeros(whole, np.float32),
            np.zeros(whole, np.int32),
            np.zeros(whole, np.int16),
        )

    def take(self, members: int, other: _Stack) -> None:
        """A set as it stands in another stack."""
        self.costs[members], self.left[members] = other.costs[members], other.left[members]
        self.right[members], self.first[members] = other.right[members], other.first[members]
        self.at[members] = other.at[members]

    def improve(self, members: int, found: _Found) -> None:
        """Keep what costs less than what is known."""
        np = numbers()
        units, lines = found.units, found.lines
        better = found.costs < self.costs[members, units, lines]
        if not better.any():
            return
        units = np.broadcast_to(units, better.shape)[better]
        lines = np.broadcast_to(lines, better.shape)[better]
        for kept, fresh in (
            (self.costs, found.costs),
            (self.left, found.left),
            (self.right, found.right),
            (self.first, found.first),
            (self.at, found.at),
        ):
            kept[members, units, lines] = np.broadcast_to(fresh, better.shape)[better]


@dataclass(frozen=True, slots=True)
class _Found:
    """Ways of one set: where they stand, and as a stack tells them."""

    units: Any
    lines: Any
    costs: NDArray[Any]
    left: NDArray[Any]
    right: NDArray[Any]
    first: NDArray[Any]
    at: Any


@dataclass(slots=True)
class Tables:
    """The tables of all sets. `leading` and `following`: each story's ways as the lead and as another."""

    leading: Sequence[Ways]
    following: Sequence[Ways]
    gap: int
    weights: StoryCosts
    shape: tuple[int, int]
    """Columns of the grid and lines of a page, each and one more."""
    largest: float
    """The most that a set may take: columns of the grid times lines."""
    before: Tables | None = None
    """Those of the same stories, of which some had other ways: sets without them are taken from there."""
    led: _Stack = field(init=False)
    rest: _Stack = field(init=False)
    alive: set[int] = field(default_factory=set)
    """The sets that can stand at all."""
    _least: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill them: the small sets first."""
        count = len(self.following)
        self.led, self.rest = (_Stack.of(1 << count, self.shape) for _ in range(2))
        for place in range(count):
            self._leaf(place)
        same = self._same()
        for members in sorted(range(1, 1 << count), key=lambda members: (members.bit_count(), members)):
            if members.bit_count() > 1:
                self._filled(members, same)
        self.before = None

    @property
    def sets(self) -> tuple[int, ...]:
        """The sets that can stand at all."""
        return tuple(sorted(self.alive))

    def costs(self, members: int, *, led: bool) -> NDArray[Any] | None:
        """Columns of the grid × lines → the least cost; None for a set that no hole holds."""
        found: NDArray[Any] = (self.led if led else self.rest).costs[members]
        return found if members in self.alive else None

    def stacked(self, units: int, *, led: bool) -> NDArray[Any]:
        """Every set × lines → the least cost on so many columns of the grid; the empty set stands nowhere."""
        found: NDArray[Any] = (self.led if led else self.rest).costs[:, units]
        return found

    def placed(self, members: int, units: int, lines: int, *, led: bool) -> Iterator[Placed]:
        """The stories of a set in that box, each in its rectangle."""
        yield from self._traced(members, units, lines, led, 0, 0)

    # ---- Filling -----------------------------------------------------------------------------------------

    def _leaf(self, place: int) -> None:
        np, members = numbers(), 1 << place
        for stack, own in ((self.led, self.leading[place]), (self.rest, self.following[place])):
            stack.costs[members] = own.costs
            stack.left[members] = stack.right[members] = own.sizes
        units, lines = np.nonzero(np.isfinite(self.following[place].costs))
        self._least[members] = float((units * lines).min()) if units.size else float("inf")
        self.alive.add(members)

    def _same(self) -> int:
        """The stories whose ways are those of the tables before."""
        if self.before is None:
            return 0
        return sum(
            1 << place
            for place, (lead, rest) in enumerate(zip(self.leading, self.following, strict=True))
            if lead is self.before.leading[place] and rest is self.before.following[place]
        )

    def _filled(self, members: int, same: int) -> None:
        if self.before is not None and not members & ~same:
            known = self.before.alive
            if members in known:
                self.led.take(members, self.before.led)
                self.rest.take(members, self.before.rest)
                self.alive.add(members)
            return
        if sum(self._least[1 << place] for place in _places(members)) > self.largest:
            return
        np = numbers()
        first = members & -members
        ones = np.array(
            [one for one, other in _splits(members) if one in self.alive and other in self.alive], np.int64
        )
        if not ones.size:
            return
        # The first of the set is the lead: it stands above, or beside at the head.
        leads = ones[(ones & first) != 0]
        others = ones[(ones & first) == 0]
        self._under(self.rest, members, ones, self.rest)
        self._under(self.led, members, leads, self.led)
        self._beside(self.rest, members, ones, self.rest, self.rest, 0.0)
        self._beside(self.led, members, leads, self.led, self.rest, 0.0)
        self._beside(self.led, members, others, self.rest, self.led, self.weights.at_right)
        for stack in (self.led, self.rest):
            if np.isfinite(stack.costs[members]).any():
                self.alive.add(members)

    def _under(self, stack: _Stack, members: int, ones: NDArray[Any], above: _Stack) -> None:
        """Each of `ones` over the rest of the set."""
        np, tall = numbers(), self.shape[1]
        if not ones.size:
            return
        others = members ^ ones
        tops, feet = np.isfinite(above.costs[ones]), np.isfinite(self.rest.costs[others])
        for units in np.nonzero(tops.any(axis=(0, 2)) & feet.any(axis=(0, 2)))[0]:
            both = tops[:, units].any(axis=1) & feet[:, units].any(axis=1)
            if not both.any():
                continue
            (top, last), (foot, end) = _ends(tops[both, units]), _ends(feet[both, units])
            start = top + self.gap + foot
            if start >= tall:
                continue
            mine, its = ones[both], others[both]
            high = above.costs[mine, units, top:last]
            low = self.rest.costs[its, units, foot:end]
            # Each height of the upper one is a row, moved on by one more: what stands in a column is as high.
            pairs, rows, wide = len(mine), high.shape[1], low.shape[1]
            sums = np.full((pairs, rows, rows + wide), np.inf, np.float32)
            step = sums.itemsize
            moved_on = np.lib.stride_tricks.as_strided(
                sums, (pairs, rows, wide), (rows * (rows + wide) * step, (rows + wide + 1) * step, step)
            )
            moved_on[:] = high[:, :, None] + low[:, None, :]
            flat = sums.reshape(pairs * rows, rows + wide)
            reach = min(rows + wide - 1, tall - start)
            code = flat[:, :reach].argmin(axis=0)
            one, own = mine[code // rows], code % rows + top
            stack.improve(
                members,
                _Found(
                    units,
                    np.arange(start, start + reach),
                    flat[code, np.arange(reach)],
                    above.left[one, units, own],
                    above.right[one, units, own],
                    one,
                    own,
                ),
            )

    def _beside(
        self,
        stack: _Stack,
        members: int,
        ones: NDArray[Any],
        left: _Stack,
        right: _Stack,
        extra: float,
    ) -> None:
        """Each of `ones` at the left of the rest of the set."""
        np = numbers()
        across, tall = self.shape[0] - 1, self.shape[1]
        if not ones.size:
            return
        others = members ^ ones
        theirs = np.nonzero(np.isfinite(right.costs[others]).any(axis=(0, 2)))[0]
        for own in np.nonzero(np.isfinite(left.costs[ones]).any(axis=(0, 2)))[0]:
            rest = theirs[theirs <= across - own]
            if not rest.size:
                continue
            mine = left.costs[ones, own]
            lines = np.nonzero(np.isfinite(mine).any(axis=0))[0]
            span = slice(int(lines[0]), int(lines[-1]) + 1)
            its = others[:, None]
            paid = mine[:, None, span] + right.costs[its, rest, span]
            same = left.right[ones, own][:, None, span] == right.left[its, rest, span]
            paid += self.weights.tombstone * same + np.float32(extra)
            code = paid.argmin(axis=0)
            at = np.arange(span.start, min(span.stop, tall))[None, :]
            rows = np.arange(len(rest))[:, None]
            one = ones[code]
            stack.improve(
                members,
                _Found(
                    (rest + own)[:, None],
                    at,
                    paid[code, rows, np.arange(paid.shape[2])[None, :]],
                    left.left[one, own, at],
                    right.right[members ^ one, rest[:, None], at],
                    one,
                    np.int16(-own),
                ),
            )

    # ---- Reading -----------------------------------------------------------------------------------------

    def _traced(
        self, members: int, units: int, lines: int, led: bool, unit: int, line: int
    ) -> Iterator[Placed]:
        stack = self.led if led else self.rest
        one, at = int(stack.first[members, units, lines]), int(stack.at[members, units, lines])
        first = members & -members
        if not one:
            (place,) = _places(members)
            way = (self.leading if led else self.following)[place].at(units, lines)
            if way is None:
                raise AssertionError("a story stands where it has no way to stand")
            yield Placed(place, unit, line, way)
            return
        other = members ^ one
        if at > 0:
            below = at + self.gap
            yield from self._traced(one, units, at, led, unit, line)
            yield from self._traced(other, units, lines - below, False, unit, line + below)
            return
        own = -at
        leads = led and bool(one & first)
        yield from self._traced(one, own, lines, leads, unit, line)
        yield from self._traced(other, units - own, lines, led and not leads, unit + own, line)


def _ends(finite: NDArray[Any]) -> tuple[int, int]:
    """The first line that any of them can have, and one more than the last."""
    lines = numbers().nonzero(finite.any(axis=0))[0]
    return int(lines[0]), int(lines[-1]) + 1


def _places(members: int) -> tuple[int, ...]:
    """The stories of a set, the first one first."""
    return tuple(place for place in range(members.bit_length()) if members >> place & 1)


def _splits(members: int) -> Iterator[tuple[int, int]]:
    """Each way to part a set in two."""
    one = (members - 1) & members
    while one:
        yield one, members ^ one
        one = (one - 1) & members
