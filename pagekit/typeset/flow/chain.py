"""frames, insets, and a supply of more frames → Chain: the legs in reading order, asked for, shortened and parted as
boxes take their place.

Lengths are floats in points; positions are slots of a leg, counted from its first.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pagekit.typeset.flow.frames import TOUCH, Frame, Inset, Leg, Slot, leg_of, legs, slots

More = Callable[[int], Sequence[Frame] | None]
"""The number of the last page there is → the frames of the next one, or None when there is none."""

SHORT = 4
"""Lines by which a foot is shortened at most while a paragraph is broken; beyond that it moves as a whole."""
MOST_EMPTY = 64
"""Legs in a row without room for a line, after which nothing more is expected of a supply."""
MOST_PAGES = 5_000
"""Pages that are asked for; a supply that never ends is not asked for ever."""

Shape = tuple[float, int]
"""The width of a stretch of equal slots, and how many they are."""


class Kept(NamedTuple):
    """The chain as it was: its legs from one on, and the frames there were."""

    first: int
    legs: tuple[Leg, ...]
    frames: int


class Chain:
    """The legs that text flows through. `version` grows whenever a leg changes."""

    def __init__(
        self,
        frames: Sequence[Frame],
        grid: float,
        insets: Sequence[Inset] = (),
        more: More | None = None,
        narrowest: float = 0.0,
    ) -> None:
        self.grid = grid
        self.frames: list[Frame] = []
        self.legs: list[Leg] = []
        self.by_page: dict[int, list[Frame]] = {}
        self.insets = insets
        self.narrowest = narrowest
        self.version = 0
        self.generous = more is not None
        """A line may be given up for looks: there are more of them, or this is only one way of several."""
        self._more = more
        self._asked = 0
        self._shapes: dict[int, set[Shape]] = {}
        self._add(frames)

    @classmethod
    def of(cls, made: Sequence[Leg], like: Chain) -> Chain:
        """A chain of these legs and no others, with the frames and insets of another chain."""
        chain = cls((), like.grid, like.insets)
        chain.generous = True
        chain.frames, chain.legs, chain.by_page = like.frames, list(made), like.by_page
        chain._shapes = like._shapes
        return chain

    def leg(self, index: int) -> Leg | None:
        """The leg of that number; the supply is asked for a page when it is not there yet."""
        while index >= len(self.legs) and self._extend():
            pass
        return self.legs[index] if index < len(self.legs) else None

    @property
    def endless(self) -> bool:
        """True while more pages may come."""
        return self._more is not None and self._asked < MOST_PAGES

    def shapes(self, page: int) -> Iterator[Shape]:
        """The stretches of equal slots there are when nothing stands in them: of this page, those known after it and
        a fresh one while more may come, else of all pages.
        """
        if self.frames and self.frames[-1].page <= page:
            self._extend()
        for number, shapes in self._shapes.items():
            if number >= page or not self.endless:
                yield from shapes

    def tallest(self, page: int) -> int:
        """The slots of the longest of these stretches."""
        return max((slots for _, slots in self.shapes(page)), default=0)

    def clear_below(self, leg: Leg, depth: float) -> bool:
        """True when no other frame and no inset is within so many points under the leg's foot."""
        left, foot = leg.frame.x, leg.slots[-1].top + self.grid
        right = left + leg.frame.width
        for inset in self.insets:
            shadow = inset.shadow(foot, foot + depth) if inset.page == leg.page else None
            if shadow and shadow[0] < right and shadow[1] > left:
                return False
        return not any(
            frame.x < right
            and frame.x + frame.width > left
            and frame.y < foot + depth
            and frame.y + frame.lines * self.grid > foot + TOUCH
            for frame in self.of_page(leg.page)
        )

    def of_page(self, page: int) -> Sequence[Frame]:
        """The frames of a page."""
        return self.by_page.get(page, ())

    def width(self, index: int, position: int, lines: int, ratio: float = 1.0) -> float:
        """The width of all slots that so many lines from here could reach, if it is one width, else 0.

        `ratio` is the lines' leading over the grid's. Each leg that the lines leave may end SHORT lines early.
        Where the frames end, the last width goes on.
        """
        leg = self.legs[index]
        wanted, empty = leg.slots[position].width, 0
        while True:
            fitting = int((leg.end - position) / ratio + 1e-6)
            if fitting > 0 and not self._even(leg, position, math.ceil(min(lines, fitting) * ratio), wanted):
                return 0.0
            if lines <= fitting:
                return wanted
            lines -= max(fitting - SHORT, min(fitting, 1))
            empty = 0 if fitting else empty + 1
            index += 1
            after = self.leg(index)
            if after is None or empty > MOST_EMPTY:
                return wanted
            leg, position = after, after.first

    @staticmethod
    def _even(leg: Leg, position: int, slots: int, wanted: float) -> bool:
        """True when so many slots have the wanted width and one left edge."""
        same = abs(leg.slots[position].width - wanted) < 1e-6
        return same and leg.run(position) >= min(slots, leg.end - position)

    def cut(self, index: int, start: int, end: int, after: int, space: int = 0) -> None:
        """Take the slots from `start` up to `end` out of a leg, and up to `space` free ones above them at its head.

        What is below goes on with `after` lines of space; a lone line there is given up, where lines may be.
        """
        leg = self.legs[index]
        self.version += 1
        lone = self.generous and start < end and leg.end - end - after == 1
        if start <= leg.first + space:
            leg.start, leg.after = leg.end if lone else end, after
            return
        if end < leg.end and not lone:
            below = leg_of(leg.slots[end : leg.end], leg.frame, after)
            self.legs.insert(index + 1, below)
        leg.end = start

    def part(self, index: int, at: int) -> None:
        """Make two legs of one: a paragraph or box that ends here goes on below."""
        leg = self.legs[index]
        if leg.first < at < leg.end:
            self.cut(index, at, at, 0)

    def coming(self, index: int) -> Iterator[int]:
        """The legs after this one, up to the end of the next page that has any."""
        page = self.legs[index].page
        pages = {page}
        at = index + 1
        while (leg := self.leg(at)) is not None:
            pages.add(leg.page)
            if len(pages) > 2:
                return
            yield at
            at += 1

    def _extend(self) -> bool:
        """Ask for one more page. A page without a single slot ends the supply."""
        if self._more is None or self._asked >= MOST_PAGES:
            return False
        self._asked += 1
        frames = self._more(self.frames[-1].page if self.frames else 0)
        before = len(self.legs)
        if frames:
            self._add(frames)
        if len(self.legs) == before:
            self._more = None
        return len(self.legs) > before

    def kept(self, index: int) -> Kept:
        """The legs from this one on as they are, to come back to."""
        return Kept(index, tuple(replace(leg) for leg in self.legs[index:]), len(self.frames))

    def back(self, kept: Kept) -> None:
        """Let the legs be as they were; those of frames that came since are as they came."""
        self.legs[kept.first :] = [*(replace(leg) for leg in kept.legs), *self._made(kept.frames)]
        self.version += 1

    def _add(self, frames: Sequence[Frame]) -> None:
        first = len(self.frames)
        self.frames.extend(frames)
        for frame in frames:
            self.by_page.setdefault(frame.page, []).append(frame)
        made = self._made(first)
        self.legs.extend(made)
        for leg in made:
            self._shapes.setdefault(leg.page, set()).update(leg.shapes())
        self.version += 1

    def _made(self, first: int) -> list[Leg]:
        """The legs of the frames from one on."""
        found = slots(self.frames[first:], self.grid, self.insets, self.narrowest)
        shifted = [Slot(slot.frame + first, *slot[1:]) for slot in found] if first else found
        return legs(shifted, self.frames)
