"""items in a leg, one after the other → Plan: a way through it, item by item, and what it costs.

Positions are slots of the leg.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pagekit.typeset.flow.cast import Cast
from pagekit.typeset.flow.parts import Part, Resume
from pagekit.typeset.matter import FlowBox, Flowing, FlowText

ORPHAN = WIDOW = 400.0
TORN = 40_000.0
"""A whole item that is broken, a drop cap parted from its lines."""
STRANDED = 300.0
"""A head without what it heads."""
TURNED_HYPHEN = 120.0
COLUMN_HYPHEN = 1.5
PARTED = 40.0
"""A byline without the text before it."""
MORE_SPACE = 5.5
"""A line more than asked for above a head, above a box or below it: where it saves two lines at the foot or a rule."""


def short_foot(lines: int) -> float:
    """What it costs that so many lines stay empty at a leg's foot."""
    return lines * (lines + 5) / 2


def torn(text: FlowText, cast: Cast, first: int, count: int, *, turns: bool) -> float:
    """What it costs to break a paragraph after `count` more lines from `first` on. `turns`: the page ends there."""
    left = len(cast.lines) - first - count
    cost = ORPHAN * (count == 1) + WIDOW * (left == 1)
    if text.whole or text.keep_next:
        cost += TORN
    if cast.initial and not first and count < cast.initial.lines:
        cost += TORN
    if cast.lines[first + count - 1].hyphen:
        cost += TURNED_HYPHEN if turns else COLUMN_HYPHEN
    return cost


class Plan(NamedTuple):
    """What stands in a leg."""

    cost: float
    parts: tuple[Part, ...]
    resume: Resume
    free: int
    """Slots at the foot that stay empty."""


class Trail(NamedTuple):
    """A part, and what stands above it."""

    before: Trail | None
    part: Part


class State(NamedTuple):
    """A place that has been reached: what it cost, the slot, the space asked for above it, and what stands there."""

    cost: float
    at: int
    after: int | None
    trail: Trail | None


def grown(state: State, part: Part, cost: float, after: int) -> State:
    """The state after one more part, with so many lines of space to follow."""
    return State(state.cost + cost, part.at + part.taken, after, Trail(state.trail, part))


def stood_in(trail: Trail | None) -> tuple[Part, ...]:
    """The parts of a trail, from the head of the leg on."""
    parts: list[Part] = []
    while trail:
        parts.append(trail.part)
        trail = trail.before
    return tuple(reversed(parts))


def unpaused(trail: Trail | None, matter: Sequence[Flowing]) -> Trail | None:
    """The trail without a pause at its end."""
    while trail and _pauses(matter[trail.part.item]):
        trail = trail.before
    return trail


def _pauses(flowing: Flowing) -> bool:
    return isinstance(flowing, FlowBox) and flowing.kind == "break"
