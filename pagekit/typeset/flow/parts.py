"""the flow's decisions as data: which part of which item stands on which slots of a leg.

Lengths are points; slots count grid lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from pagekit.typeset.flow.cast import Cast
from pagekit.typeset.flow.frames import Frame, Slot
from pagekit.typeset.matter import SetBox


class TextPart(NamedTuple):
    """So many lines of a paragraph, from line `first`, on `taken` slots of a leg, from slot `at`."""

    item: int
    cast: Cast
    first: int
    lines: int
    at: int
    taken: int

    @property
    def last(self) -> bool:
        """The paragraph ends in this part."""
        return self.first + self.lines == len(self.cast.lines)


class BoxPart(NamedTuple):
    """A box, or the rows of it that stand here, on `taken` slots of a leg, from slot `at`."""

    item: int
    box: SetBox
    at: int
    taken: int
    first: int = 0
    """The first of its rows that is not set again from an earlier part."""
    last: bool = True
    given: bool = False
    """Its slack is nearly a line: that much of the space around it has been given back to the grid."""
    tall: bool = False
    """A row of it is taller than any frame: it stands over the frame's foot."""


Part = TextPart | BoxPart


class Resume(NamedTuple):
    """Where the flow goes on: an item, and how much of it stands already."""

    item: int
    cast: Cast | None = None
    line: int = 0
    """Of the cast: lines before it stand already."""
    box: SetBox | None = None
    row: int = 0
    """Of the box: rows before it stand already."""


@dataclass(frozen=True, slots=True)
class Stood:
    """A part where it stands. `slots` are its own, `frame` the one they are of; a spanning box has the first of its
    frames.
    """

    part: Part
    frame: Frame
    slots: tuple[Slot, ...]
    head: bool
    """At the head of a leg."""
    foot: bool
    """At the foot of a leg."""

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.frame.page


def texts(stood: Iterable[Stood]) -> list[tuple[Stood, TextPart]]:
    """The text parts among them."""
    return [(one, one.part) for one in stood if isinstance(one.part, TextPart)]


def boxes(stood: Iterable[Stood]) -> list[tuple[Stood, BoxPart]]:
    """The box parts among them."""
    return [(one, one.part) for one in stood if isinstance(one.part, BoxPart)]
