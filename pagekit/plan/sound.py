"""stories in their places on a page → whether its heads keep the rules that no page breaks.

The rules:
1. The lead's head is the largest.
2. No story has a larger head than one of a higher priority. A turn may: what goes on there matters more than its place.
3. Two heads of one size never stand side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from pagekit.plan.filling import Standing
from pagekit.plan.matter import StoryMatter

SAME = 0.1
"""Points by which two sizes may differ and be one."""
HEAD_DEEP = 0.23
"""Lines that a head of two lines takes for each point of its size, where no more is known of it."""


@dataclass(frozen=True, slots=True)
class _Head:
    priority: int
    place: int
    unit: int
    units: int
    line: int
    size: float
    lines: float
    """That it takes, with the air under it."""
    turn: bool


def sound(standing: Standing, pool: Sequence[StoryMatter], *, led: bool = True) -> bool:
    """True where all of the rules are kept. A place in `standing` is one of the pool, which is in order of rank; `led`:
    the page's lead is among them.
    """
    heads = sorted(_heads(standing, pool), key=lambda head: head.place)
    if len(heads) < 2:
        return True
    if led and any(other.size >= heads[0].size - SAME for other in heads[1:]):
        return False
    for one, other in combinations(heads, 2):
        # Of the pool, or put where the house would stand: then its place says nothing of its rank.
        first, last = sorted((one, other), key=lambda head: head.priority)
        if not last.turn and first.priority < last.priority and last.size > first.size + SAME:
            return False
        if abs(one.size - other.size) <= SAME and _beside(one, other):
            return False
    return True


def _heads(standing: Standing, pool: Sequence[StoryMatter]) -> Iterator[_Head]:
    for placed, place in standing.stories:
        if placed.way.size:
            yield _Head(
                pool[placed.story].priority,
                placed.story,
                place.unit + placed.unit,
                placed.way.units,
                place.head + placed.line,
                placed.way.size,
                placed.way.stand.lines or 1 + HEAD_DEEP * placed.way.size,
                pool[placed.story].turn,
            )


def _beside(one: _Head, other: _Head) -> bool:
    touch = one.unit + one.units == other.unit or other.unit + other.units == one.unit
    upper, lower = sorted((one, other), key=lambda head: head.line)
    return touch and lower.line - upper.line < upper.lines
