"""a story + columns → Variants, one for each length it can have; Variants + a box → the best fit, or what is over.

    Galley + Columns ──variants──► Variants ──fit──► Fit | OversetStory | UndersetStory

After Hassan and Hunter, "Knuth-Plass revisited: flexible line-breaking for automatic document layout" (DocEng 2015):
one result per achievable height is all that copyfitting needs. Lengths are column lines: lines of the baseline grid in
one column; what stands across n columns counts n times. What a box of n columns holds is n times its height.

A flow loses or wins a line or two at the heads and feet of columns (spaces vanish, single lines are kept from standing
alone), and a box that does not break leaves a hole: `fit_flow` asks the flow, and keeps free what it lost.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace

from pagekit.typeset.copyfit.jumps import Jump, jumps
from pagekit.typeset.copyfit.levers import Columns, Galley, Levers, Variant
from pagekit.typeset.copyfit.table import table
from pagekit.typeset.copyfit.yields import described, words_in
from pagekit.typeset.flow.flow import MM
from pagekit.typeset.matter import FlowText

SHORT = 0.15
"""What a column line that stays empty costs while the columns still end within a line of each other."""
HOLE = 2.0
"""What each further one costs."""
JUMP_LINES = 1
"""What the jump line takes under the front part."""
TRIES = 10
"""Times that a flow is asked whether it lost lines."""
FAST = 4
"""Tries after which all that was lost is kept free, and not one line more."""


@dataclass(frozen=True, slots=True)
class Variants:
    """Every length that a story can have in columns of one width, each in its cheapest variant, the shortest first."""

    galley: Galley
    columns: Columns
    levers: Levers
    variants: tuple[Variant, ...]

    @property
    def natural(self) -> Variant:
        """The one that costs least: nothing has yielded."""
        return min(self.variants, key=lambda variant: (variant.cost, variant.lines))

    @property
    def by_height(self) -> dict[int, Variant]:
        """Height of the box in lines → the best variant for it, columns that fall short counted."""
        found: dict[int, Variant] = {}
        for variant in self.variants:
            height = self.depth(variant)
            known = found.get(height)
            if known is None or self._paid(variant, height) < self._paid(known, height):
                found[height] = variant
        return found

    @property
    def planned(self) -> dict[int, Variant]:
        """`by_height` as far as a box may be counted on: a flow loses lines at the heads and feet of columns, and a
        shorter variant must be left for it, by one line a column.
        """
        number = self.columns.number
        least = self.variants[0].lines + (number if number > 1 else 0)
        return {height: variant for height, variant in self.by_height.items() if height * number >= least}

    def depth(self, variant: Variant) -> int:
        """The lines of the grid that a box needs for it."""
        return -(-variant.lines // self.columns.number)

    def yields(self, variant: Variant) -> tuple[str, ...]:
        """What is done for it that is not done for the natural one, in words."""
        return tuple(described(self.galley, self.natural, variant).values())

    def jumps(self, variant: Variant) -> tuple[Jump, ...]:
        """Where the story may be split when it is set so."""
        galley, columns = self.galley, self.columns
        matter = variant.applied(galley, columns.width)
        return jumps(matter, columns, galley.grid, galley.line, galley.jump)

    def _paid(self, variant: Variant, height: int) -> float:
        return variant.cost + shortfall(height * self.columns.number - variant.lines, self.columns.number)


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something that would help, and by how much. Each is counted by itself."""

    lever: str
    """A field of Levers, or `jump`, `box`, `text`."""
    what: str
    lines: int
    """Column lines that it yields."""
    cures: bool
    """It is enough by itself."""


@dataclass(frozen=True, slots=True)
class Fit:
    """The story fits."""

    variant: Variant
    short: int
    """Column lines that stay empty."""
    yields: tuple[str, ...]
    """What was done to make it fit."""


@dataclass(frozen=True, slots=True)
class OversetStory:
    """The story is too long, however much yields that may."""

    lines: int
    mm: float
    """The same depth of one column."""
    shortest: Variant
    remedies: tuple[Remedy, ...]


@dataclass(frozen=True, slots=True)
class UndersetStory:
    """The story is too short."""

    lines: int
    mm: float
    longest: Variant
    remedies: tuple[Remedy, ...]


def variants(galley: Galley, columns: Columns, levers: Levers | None = None) -> Variants:
    """Every length the story can have in such columns."""
    allowed = levers or Levers()
    found = table(galley, columns, allowed).values()
    return Variants(
        galley, columns, allowed, tuple(variant for variant in found if _says_something(galley, variant))
    )


def _says_something(galley: Galley, variant: Variant) -> bool:
    """False for a story of which every text is cut."""
    texts = {place for place, flowing in enumerate(galley.matter) if isinstance(flowing, FlowText)}
    return not texts or not texts <= set(variant.cuts)


def fit(found: Variants, height: int, *, spare: int = 0) -> Fit | OversetStory | UndersetStory:
    """The best variant for a box of so many lines. `spare` column lines of the box are kept free."""
    number = found.columns.number
    room = max(0, height) * number - spare
    every = found.variants
    within = every[: bisect_right(every, room, key=lambda variant: variant.lines)]
    if not within:
        return _overset(found, room)
    if within[-1] is every[-1] and room - every[-1].lines >= number:
        return _underset(found, room)
    best = min(within, key=lambda variant: variant.cost + shortfall(room - variant.lines, number))
    return Fit(best, room - best.lines, found.yields(best))


def fit_flow(
    found: Variants, height: int, overset: Callable[[Fit], int], *, tries: int = TRIES
) -> Fit | OversetStory | UndersetStory:
    """The same, judged by the flow: `overset` flows a fit and says how many column lines did not go in.

    What the flow loses at the edges of columns is kept free the next time: a line more as long as that may do, for a
    box that does not go in is often had in by a line. The last try stands, whatever comes of it.
    """
    spare, result = 0, fit(found, height)
    for number in range(tries):
        over = overset(result) if isinstance(result, Fit) else 0
        if over <= 0 or not isinstance(result, Fit):
            break
        spare += result.short + (1 if number < FAST else over)
        result = fit(found, height, spare=spare)
    return result


def shortfall(lines: int, columns: int) -> float:
    """What it costs that so many column lines stay empty in a box of so many columns."""
    return SHORT * lines + HOLE * max(0, lines - columns + 1)


# ---- What would help ---------------------------------------------------------------------------------------


def _overset(found: Variants, room: int) -> OversetStory:
    shortest = found.variants[0]
    over = shortest.lines - room
    remedies = [
        Remedy(lever, _told(found, shortest, other, lever), shortest.lines - other.lines, other.lines <= room)
        for lever, other in _others(found, longest=False)
        if other.lines < shortest.lines
    ]
    remedies.extend(_jump(found, shortest, room))
    deeper = -(-over // found.columns.number)
    remedies.append(
        Remedy("box", f"a box {_lines(deeper)} deeper", deeper * found.columns.number, cures=True)
    )
    words = words_in(found.galley, shortest, over)
    remedies.append(Remedy("text", f"{_lines(over)} less text, some {words} words", over, cures=True))
    return OversetStory(over, over * found.galley.grid * MM, shortest, tuple(remedies))


def _underset(found: Variants, room: int) -> UndersetStory:
    longest = found.variants[-1]
    free = room - longest.lines
    enough = room - found.columns.number + 1
    remedies = [
        Remedy(lever, _told(found, longest, other, lever), other.lines - longest.lines, other.lines >= enough)
        for lever, other in _others(found, longest=True)
        if other.lines > longest.lines
    ]
    less = free // found.columns.number
    remedies.append(Remedy("box", f"a box {_lines(less)} shallower", less * found.columns.number, cures=True))
    words = words_in(found.galley, longest, free)
    remedies.append(Remedy("text", f"{_lines(free)} more text, some {words} words", free, cures=True))
    return UndersetStory(free, free * found.galley.grid * MM, longest, tuple(remedies))


def _others(found: Variants, *, longest: bool) -> list[tuple[str, Variant]]:
    """Each lever that may not be pulled → the variant that could be had if it might."""
    names = [field.name for field in fields(Levers) if not getattr(found.levers, field.name)]
    reached = []
    for name in names:
        allowed = replace(found.levers, **{name: True})
        every = list(table(found.galley, found.columns, allowed).values())
        reached.append((name, every[-1 if longest else 0]))
    return reached


def _told(found: Variants, before: Variant, after: Variant, lever: str) -> str:
    told = described(found.galley, before, after)
    return told.get(lever) or "; ".join(told.values())


def _jump(found: Variants, shortest: Variant, room: int) -> Iterator[Remedy]:
    """The last place where the story may be split so that its front part fits."""
    for jump in reversed(found.jumps(shortest)):
        if shortest.lines - jump.turned + JUMP_LINES <= room:
            what = f"a jump after line {jump.text} of the text, {_lines(jump.turned)} turned"
            yield Remedy("jump", what, jump.turned - JUMP_LINES, cures=True)
            return


def _lines(count: int) -> str:
    return f"{count} line" if count == 1 else f"{count} lines"
