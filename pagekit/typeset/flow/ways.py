"""items in a leg, one after the other → Plan: a way through it, item by item, and what it costs.

Positions are slots of the leg.
"""

from __future__ import annotations

from typing import NamedTuple

from pagekit.typeset.flow.parts import Part, Resume


def short_foot(lines: int) -> float:
    """What it costs that so many lines stay empty at a leg's foot."""
    return lines * (lines + 5) / 2


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
