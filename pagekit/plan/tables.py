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

from pagekit.jobs import Steps
from pagekit.layout.edition import StoryCosts
from pagekit.plan.solver import numbers
from pagekit.plan.stacks import Beside, Pairs, Stack, beside, levels, under
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
class Tables:
    """The tables of all sets. `leading` and `following`: each story's ways as the lead and as another."""

    leading: Sequence[Ways]
    following: Sequence[Ways]
    gap: int
    weights: StoryCosts
    tall: tuple[int, ...]
    """For each number of columns of the grid, 0 first, the most lines that a place so wide has."""
    largest: float
    """The most that a set may take: columns of the grid times lines."""
    before: Tables | None = None
    """Those of the same stories, of which some had other ways: sets without them are taken from there."""
    steps: Steps | None = None
    """What may be tried, in ways to stand; without them as much as there is."""
    led: Stack = field(init=False)
    rest: Stack = field(init=False)
    alive: NDArray[Any] = field(init=False)
    """Of each set whether it can stand at all."""
    sizes: NDArray[Any] = field(init=False)
    """Of all heads, the smallest first."""

    def __post_init__(self) -> None:
        """Fill them: the small sets first."""
        np, count, lines = numbers(), len(self.following), max(self.tall) + 1
        self.led, self.rest = (Stack.of(1 << count, len(self.tall), lines) for _ in range(2))
        self.alive = np.zeros(1 << count, bool)
        self.sizes = np.unique([each.sizes for each in (*self.leading, *self.following)])
        led = self._wanted()
        rest = led.copy()
        if self.before is not None:
            self._taken(self.before, led, rest)
        for place in range(count):
            self._leaf(place)
        tall = np.array(self.tall, np.int16)
        for level in levels(count):
            pairs = level.where((led | rest)[level.sets])
            pairs = pairs.where(self.alive[pairs.ones] & self.alive[pairs.others])
            if len(pairs.sets):
                self._filled(pairs, led, rest, tall)
        self.before = None

    def serves(self, tall: Sequence[int], largest: float) -> bool:
        """Whether these tables have all that is asked of places so high, and of sets so large."""
        enough = all(mine >= theirs for mine, theirs in zip(self.tall, tall, strict=True))
        return enough and self.largest >= largest

    @property
    def held(self) -> int:
        """Bytes in memory, or hardly more."""
        return self.led.held + self.rest.held

    def costs(self, members: int, *, led: bool) -> NDArray[Any] | None:
        """Columns of the grid × lines → the least cost; None for a set that no hole holds."""
        found: NDArray[Any] = (self.led if led else self.rest).costs[members]
        return found if self.alive[members] else None

    def stacked(self, units: int, *, led: bool) -> NDArray[Any]:
        """Every set × lines → the least cost on so many columns of the grid; the empty set stands nowhere."""
        found: NDArray[Any] = (self.led if led else self.rest).costs[:, units]
        return found

    def placed(self, members: int, units: int, lines: int, *, led: bool) -> Iterator[Placed]:
        """The stories of a set in that box, each in its rectangle."""
        yield from self._traced(members, units, lines, led, 0, 0)

    # ---- Filling -----------------------------------------------------------------------------------------

    def _leaf(self, place: int) -> None:
        np, members, lines = numbers(), 1 << place, max(self.tall) + 1
        for stack, own in ((self.led, self.leading[place]), (self.rest, self.following[place])):
            stack.costs[members] = own.costs[:, :lines]
            stack.left[members] = stack.right[members] = np.searchsorted(self.sizes, own.sizes[:, :lines])
            stack.measure(np.array([members]))
        self.alive[members] = True

    def _wanted(self) -> NDArray[Any]:
        """Of each set whether it is looked at: those that are larger than any hole are not."""
        np, count = numbers(), len(self.following)
        least = np.zeros(1 << count)
        for place, own in enumerate(self.following):
            units, lines = np.nonzero(np.isfinite(own.costs))
            least[np.arange(1 << count) >> place & 1 == 1] += (units * lines).min() if units.size else np.inf
        found: NDArray[Any] = least <= self.largest
        return found

    def _taken(self, before: Tables, led: NDArray[Any], rest: NDArray[Any]) -> None:
        """Take what stands as it does in the tables before: it is not wanted any more. The way in which a story leads
        counts where it is the first of its set alone, the way in which it follows in all sets, but where it leads.
        """
        np = numbers()
        every = np.arange(len(led))
        firsts = every & -every
        leads = _others(self.leading, before.leading)
        follows = _others(self.following, before.following)
        # What has a size that is gone is not taken.
        sizes = np.searchsorted(self.sizes, before.sizes).astype(np.uint16)
        for stack, theirs, wanted, same in (
            (self.led, before.led, led, (firsts & leads == 0) & ((every ^ firsts) & follows == 0)),
            (self.rest, before.rest, rest, every & follows == 0),
        ):
            own = np.nonzero(same & before.alive)[0]
            stack.take(own, theirs, sizes)
            self.alive[own] |= stack.high[own].any(axis=1)
            wanted[same] = False

    def _filled(self, pairs: Pairs, led: NDArray[Any], rest: NDArray[Any], tall: NDArray[Any]) -> None:
        """Fill the sets of one size, smaller ones being known, in the ranks in which they are wanted."""
        first = pairs.ones & pairs.sets & -pairs.sets != 0
        leading, following = led[pairs.sets], rest[pairs.sets]
        # The first of the set is the lead: it stands above, or beside at the head.
        leads, others = pairs.where(first & leading), pairs.where(~first & leading)
        every = pairs.where(following)
        # Of two that follow it is one which of them stands above: once is enough.
        once = every.where(every.ones > every.others)
        plain, at_right = (Beside(extra, self.weights.tombstone) for extra in (0.0, self.weights.at_right))
        steps = self.steps
        under(self.rest, self.rest, once, self.gap, tall, steps)
        under(self.led, self.rest, leads, self.gap, tall, steps)
        beside(self.rest, (self.rest, self.rest), every, plain, tall, steps)
        beside(self.led, (self.led, self.rest), leads, plain, tall, steps)
        beside(self.led, (self.rest, self.led), others, at_right, tall, steps)
        for stack, own in ((self.led, leads), (self.rest, every)):
            sets = numbers().unique(own.sets)
            stack.measure(sets)
            self.alive[sets] |= stack.high[sets].any(axis=1)

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


def _others(mine: Sequence[Ways], theirs: Sequence[Ways]) -> int:
    """The stories, as a set, whose ways are others than they were."""
    return sum(1 << at for at, (one, old) in enumerate(zip(mine, theirs, strict=True)) if one is not old)


def _places(members: int) -> tuple[int, ...]:
    """The stories of a set, the first one first."""
    return tuple(place for place in range(members.bit_length()) if members >> place & 1)
