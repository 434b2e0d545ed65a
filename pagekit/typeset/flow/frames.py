"""frames and what stands in their way → slots: one place for a line of text on each grid line of each frame.

A frame is a rectangle of a page that holds a whole number of grid lines. An inset (a picture, a box, an advert) takes
its place and some air out of every frame it touches; of what is left of a grid line the widest stretch is the slot.
Slots that follow each other without a gap make a leg: what a reader takes for one column. All lengths are floats in
points, y runs down.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import NamedTuple

from pagekit.typeset.page import Box

LONGEST = 20_000
"""Grid lines that are looked at in one frame; no sheet is taller."""
TOUCH = 0.05
"""Boxes that overlap by less than this, in points, only touch."""
SHORTEST_LEG = 2
"""A single slot between two insets is no place to read."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle that text flows through: left edge, top of the first line's box, width, grid lines."""

    x: float
    y: float
    width: float
    lines: int
    page: int = 1


@dataclass(frozen=True, slots=True)
class Inset:
    """Something that stands in the text: its box in page coordinates, and the air that text keeps from it. Points."""

    box: Box
    page: int = 1
    left: float = 0.0
    right: float = 0.0
    above: float = 0.0
    below: float = 0.0

    def shadow(self, top: float, bottom: float) -> tuple[float, float] | None:
        """From which x to which x it keeps text out between two heights; None when it does not reach there."""
        if self.box.bottom + self.below <= top + TOUCH or self.box.y - self.above >= bottom - TOUCH:
            return None
        return self.box.x - self.left, self.box.x + self.box.width + self.right


class Slot(NamedTuple):
    """The place of one line: grid line `line` of frame `frame`; `top` is the top of the line's box."""

    frame: int
    line: int
    page: int
    top: float
    x: float
    width: float


@dataclass(slots=True)
class Leg:
    """Slots of one frame that follow each other. Text may stand from `start` up to `end`, counted in its slots."""

    slots: tuple[Slot, ...]
    frame: Frame
    start: int = 0
    end: int = 0
    after: int | None = None
    """Lines of space that what stands above `start` asks for; None at a head, where spaces vanish."""
    even: float = 0.0
    """The width when all slots have the same left edge and width, else 0."""

    @property
    def page(self) -> int:
        """The page it stands on."""
        return self.frame.page

    @property
    def first(self) -> int:
        """The slot where a paragraph goes on that comes from the leg before."""
        return min(self.start + (self.after or 0), self.end)

    @property
    def room(self) -> int:
        """Slots that are free when nothing has flowed in yet."""
        return max(0, self.end - self.first)

    def ending(self, end: int) -> Leg:
        """The same leg, with that end."""
        return Leg(self.slots, self.frame, self.start, end, self.after, self.even)

    def run(self, position: int) -> int:
        """Slots from `position` on with the same left edge and width."""
        if self.even:
            return self.end - position
        edge = self.slots[position][4:]
        end = position + 1
        while end < self.end and self.slots[end][4:] == edge:
            end += 1
        return end - position

    def shapes(self) -> list[tuple[float, int]]:
        """The width of each stretch of equal slots, and how many they are, when nothing stands in them."""
        if self.even:
            return [(self.even, len(self.slots))]
        return [(edge[1], len(list(own))) for edge, own in groupby(self.slots, key=lambda slot: slot[4:])]

    def turns(self, position: int) -> list[int]:
        """The slots after `position` where the width changes: the heads below an inset."""
        if self.even:
            return []
        inner = range(max(position + 1, 1), self.end)
        return [at for at in inner if self.slots[at][4:] != self.slots[at - 1][4:]]


def slots(
    frames: Iterable[Frame], grid: float, insets: Sequence[Inset] = (), narrowest: float = 0.0
) -> list[Slot]:
    """The slots of a chain of frames in reading order. A slot narrower than `narrowest` is left out."""
    found: list[Slot] = []
    for index, frame in enumerate(frames):
        if not all(map(math.isfinite, (frame.x, frame.y, frame.width))):
            continue
        own = [inset for inset in insets if inset.page == frame.page]
        for line in range(min(frame.lines, LONGEST)):
            top = frame.y + line * grid
            x, width = _free(frame, top, top + grid, own)
            if width > 0 and width >= narrowest:
                found.append(Slot(index, line, frame.page, top, x, width))
    return found


def legs(found: Sequence[Slot], frames: Sequence[Frame]) -> list[Leg]:
    """The slots in legs. A lone slot left between two insets of a taller frame is given up."""
    made: list[Leg] = []
    for group in _groups(found):
        frame = frames[group[0].frame]
        if len(group) >= SHORTEST_LEG or frame.lines < SHORTEST_LEG:
            made.append(leg_of(group, frame))
    return made


def leg_of(group: Sequence[Slot], frame: Frame, after: int | None = None) -> Leg:
    """A leg of these slots."""
    edges = {slot[4:] for slot in group}
    even = group[0].width if len(edges) == 1 else 0.0
    return Leg(tuple(group), frame, 0, len(group), after, even)


def _groups(found: Sequence[Slot]) -> list[list[Slot]]:
    groups: list[list[Slot]] = [[found[0]]] if found else []
    for before, slot in pairwise(found):
        if slot.frame == before.frame and slot.line == before.line + 1:
            groups[-1].append(slot)
        else:
            groups.append([slot])
    return groups


def _free(frame: Frame, top: float, bottom: float, insets: Sequence[Inset]) -> tuple[float, float]:
    """The widest stretch of the frame that no inset takes: its left edge and its width. Of equals, the left one."""
    if not insets:
        return frame.x, frame.width
    shadows = sorted(filter(None, (inset.shadow(top, bottom) for inset in insets)))
    at, right = frame.x, frame.x + frame.width
    x, width = frame.x, 0.0
    for left, end in (*shadows, (right, right)):
        stretch = min(left, right) - at
        if stretch > width + 1e-9:
            x, width = at, stretch
        at = max(at, end)
    return x, width
