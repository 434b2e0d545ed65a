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

AT_RIGHT = 3.0
"""A lead that does not begin the page's first column."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A story in its rectangle, counted from that of its set: columns of the grid, lines."""

    story: int
    unit: int
    line: int
    way: Way


@dataclass(slots=True)
class _Table:
    """Of one set in one rank: its costs, the sizes of the heads at its top corners, and how each was reached."""

    costs: NDArray[Any]
    left: NDArray[Any]
    right: NDArray[Any]
    first: NDArray[Any]
    """The set that stands above, or at the left; 0 for a story by itself."""
    at: NDArray[Any]
    """Its lines where it stands above, less its columns where it stands at the left."""
    ends: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Columns that it can stand on → its least lines, and one more than its most."""

    def close(self) -> bool:
        """Take down what it can be; False where it can stand nowhere."""
        np = numbers()
        finite = np.isfinite(self.costs)
        for units in np.nonzero(finite.any(axis=1))[0]:
            lines = np.nonzero(finite[units])[0]
            self.ends[int(units)] = int(lines[0]), int(lines[-1]) + 1
        return bool(self.ends)


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
    _led: dict[int, _Table] = field(default_factory=dict)
    _rest: dict[int, _Table] = field(default_factory=dict)
    _least: dict[int, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Fill them: the small sets first."""
        count = len(self.following)
        for place in range(count):
            self._leaf(place)
        for members in sorted(range(1, 1 << count), key=lambda members: (members.bit_count(), members)):
            if members.bit_count() > 1:
                self._filled(members)

    @property
    def sets(self) -> tuple[int, ...]:
        """The sets that can stand at all."""
        return tuple(sorted(self._rest))

    def costs(self, members: int, *, led: bool) -> NDArray[Any] | None:
        """Columns of the grid × lines → the least cost; None for a set that no hole holds."""
        found = (self._led if led else self._rest).get(members)
        return None if found is None else found.costs

    def stacked(self, units: int, *, led: bool) -> NDArray[Any]:
        """Every set × lines → the least cost on so many columns of the grid; the empty set stands nowhere."""
        np = numbers()
        known = self._led if led else self._rest
        found: NDArray[Any] = np.full((1 << len(self.following), self.shape[1]), np.inf, np.float32)
        for members, table in known.items():
            found[members] = table.costs[units]
        return found

    def placed(self, members: int, units: int, lines: int, *, led: bool) -> Iterator[Placed]:
        """The stories of a set in that box, each in its rectangle."""
        yield from self._traced(members, units, lines, led, 0, 0)

    # ---- Filling -----------------------------------------------------------------------------------------

    def _leaf(self, place: int) -> None:
        np, members = numbers(), 1 << place
        for tables, own in ((self._led, self.leading[place]), (self._rest, self.following[place])):
            zeros = np.zeros(own.costs.shape, np.int16)
            tables[members] = _Table(own.costs, own.sizes, own.sizes, zeros, zeros.copy())
            tables[members].close()
        costs = self.following[place].costs
        finite = np.isfinite(costs)
        units, lines = np.nonzero(finite)
        self._least[members] = float((units * lines).min()) if units.size else float("inf")

    def _filled(self, members: int) -> None:
        np = numbers()
        least = sum(self._least[1 << place] for place in _places(members))
        if least > self.largest:
            return
        shape = self.shape
        first = 1 << _places(members)[0]
        made = []
        for led in (True, False):
            table = _Table(
                np.full(shape, np.inf, np.float32),
                np.zeros(shape, np.float32),
                np.zeros(shape, np.float32),
                np.zeros(shape, np.int32),
                np.zeros(shape, np.int16),
            )
            for one, other in _splits(members):
                # The first of the set is the lead; it stands above, or beside at the top.
                self._under(table, one, other, led and bool(one & first), led)
                self._beside(table, one, other, led, first)
            made.append(table)
        stands = [table.close() for table in made]
        if not any(stands):
            return
        self._led[members], self._rest[members] = made

    def _under(self, table: _Table, one: int, other: int, leads: bool, led: bool) -> None:
        """`one` over `other`."""
        if led and not leads:
            return
        np = numbers()
        above, below = (self._led if led else self._rest).get(one), self._rest.get(other)
        if above is None or below is None:
            return
        tall = table.costs.shape[1]
        both = above.ends.keys() & below.ends.keys()
        for units in sorted(both):
            (top, last), (foot, end) = above.ends[units], below.ends[units]
            first = top + self.gap + foot
            if first >= tall:
                continue
            # Each height of the upper one is a row, moved on by one more: what stands in a column is as high.
            high, low = above.costs[units, top:last], below.costs[units, foot:end]
            rows, wide = len(high), len(low)
            sums = np.full((rows, rows + wide), np.inf, np.float32)
            np.lib.stride_tricks.as_strided(
                sums, (rows, wide), ((rows + wide + 1) * sums.itemsize, sums.itemsize)
            )[:] = high[:, None] + low[None, :]
            at = sums.argmin(axis=0)
            reach = min(rows + wide - 1, tall - first)
            at = at[:reach]
            best = sums[at, np.arange(reach)]
            own = table.costs[units, first : first + reach]
            lines = np.nonzero(best < own)[0]
            if not lines.size:
                continue
            chosen, lines = at[lines] + top, lines + first
            table.costs[units, lines] = best[lines - first]
            table.left[units, lines] = above.left[units, chosen]
            table.right[units, lines] = above.right[units, chosen]
            table.first[units, lines] = one
            table.at[units, lines] = chosen

    def _beside(self, table: _Table, one: int, other: int, led: bool, first: int) -> None:
        """`one` at the left of `other`."""
        np = numbers()
        leads = led and bool(one & first)
        left = (self._led if leads else self._rest).get(one)
        right = (self._led if led and not leads else self._rest).get(other)
        if left is None or right is None:
            return
        across = table.costs.shape[0] - 1
        extra = AT_RIGHT if led and not leads else 0.0
        its = np.array(sorted(right.ends), np.int64)
        for own in sorted(left.ends):
            rest = its[its <= across - own]
            if not rest.size:
                continue
            same = left.right[own][None, :] == right.left[rest]
            paid = left.costs[own][None, :] + right.costs[rest] + extra + self.weights.tombstone * same
            rows = rest + own
            better = paid < table.costs[rows]
            if not better.any():
                continue
            table.costs[rows] = np.where(better, paid, table.costs[rows])
            table.left[rows] = np.where(better, left.left[own][None, :], table.left[rows])
            table.right[rows] = np.where(better, right.right[rest], table.right[rows])
            table.first[rows] = np.where(better, one, table.first[rows])
            table.at[rows] = np.where(better, -own, table.at[rows])

    # ---- Reading -----------------------------------------------------------------------------------------

    def _traced(
        self, members: int, units: int, lines: int, led: bool, unit: int, line: int
    ) -> Iterator[Placed]:
        table = (self._led if led else self._rest)[members]
        one, at = int(table.first[units, lines]), int(table.at[units, lines])
        first = 1 << _places(members)[0]
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


def _places(members: int) -> tuple[int, ...]:
    """The stories of a set, the first one first."""
    return tuple(place for place in range(members.bit_length()) if members >> place & 1)


def _splits(members: int) -> Iterator[tuple[int, int]]:
    """Each way to part a set in two."""
    one = (members - 1) & members
    while one:
        yield one, members ^ one
        one = (one - 1) & members
