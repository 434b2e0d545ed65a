"""a press condition → Against: the figures of it that rules are asked with, as plain data that goes to the job."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    # The job is begun with figures alone: it need not load what conditions are read with.
    from pagekit.condition import Condition

Variant = Literal["x4", "x1a"]


@dataclass(frozen=True, slots=True)
class Finest:
    """Pixels an inch."""

    target: int
    warn: int
    stop: int


@dataclass(frozen=True, slots=True)
class Least:
    """In points, by how many inks a thing is made of."""

    one: float
    tint: float
    several: float


@dataclass(frozen=True, slots=True)
class Against:
    """What a file is held against. The fields are the condition's own (pagekit/condition/record.py)."""

    name: str
    title: str
    identifier: str
    variant: Variant
    total_ink: float
    rich_black: tuple[float, float, float, float]
    photo: Finest
    line_art: Finest
    type_size: Least
    reversed_type: Least
    rule: Least
    tones: tuple[float, float]
    spots: bool
    bleed: float
    """Points."""
    safe: float
    marks: bool


def against(condition: Condition) -> Against:
    """Its figures."""
    photo, lines = condition.photo, condition.line_art
    letters, white, rules = condition.type_size, condition.reversed_type, condition.rule
    return Against(
        condition.name,
        condition.title,
        condition.intended.identifier,
        condition.variant,
        condition.total_ink,
        condition.rich_black,
        Finest(photo.target, photo.warn, photo.stop),
        Finest(lines.target, lines.warn, lines.stop),
        Least(letters.one, letters.tint, letters.several),
        Least(white.one, white.one, white.several),
        Least(rules.one, rules.tint, rules.several),
        condition.tones,
        condition.spots,
        condition.bleed.points,
        condition.safe.points,
        condition.marks is not None,
    )
