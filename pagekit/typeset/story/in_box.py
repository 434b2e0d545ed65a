"""a StoryGalley + columns + a box → StoryInBox: where head, picture and columns stand there, and what flows in.

Lengths are points, heights lines of the grid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pagekit.house.story import Direction
from pagekit.notes import Note, about, error, unique
from pagekit.typeset.blocks.stick import standing
from pagekit.typeset.copyfit.fit import OversetStory, UndersetStory
from pagekit.typeset.copyfit.levers import ABOVE, Columns, Picture, Variant
from pagekit.typeset.flow.flow import Flowed, Overset, flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.matter import Flowing
from pagekit.typeset.page import Box, Group, Item, depth
from pagekit.typeset.story.galley import StoryGalley


@dataclass(frozen=True, slots=True)
class StoryBox:
    """Where a story stands: its top left corner on the page in points, and its lines of the grid."""

    x: float
    y: float
    lines: int
    page: int = 1


@dataclass(frozen=True, slots=True)
class SetStory:
    """A story in its box, or a part of it."""

    story: str
    """Its id."""
    lang: str
    direction: Direction
    box: Box
    items: tuple[Item, ...]
    """In page coordinates and reading order: header, picture, text."""
    variant: Variant
    yields: tuple[str, ...]
    """What was done to make it fit."""
    lines: int
    """Lines of the grid that it takes."""
    short: tuple[int, ...]
    """Of each column the lines that stay free over the foot of the box."""
    column: float
    """Its width."""
    overset: Overset | None
    """What did not go in."""
    remedy: OversetStory | UndersetStory | None
    """What would help where no variant fits."""
    notes: tuple[Note, ...]
    part: int = 0
    """Of a story that is parted: 1 for its front, 2 for its turn."""


@dataclass(frozen=True, slots=True)
class StoryInBox:
    """A story and its place. Without a variant there is no head and no picture over the text: a turn."""

    story: StoryGalley
    columns: Columns
    place: StoryBox
    variant: Variant | None = None

    def flowed(self, matter: Sequence[Flowing], *, balance: bool = False) -> Flowed:
        """The matter in the columns."""
        galley = self.story.galley
        return flow(
            matter,
            self._frames(),
            galley.grid,
            line=galley.line,
            typesetter=galley.typesetter,
            balance=balance,
            apart=balance,
        )

    def made_up(
        self,
        matter: Sequence[Flowing],
        variant: Variant,
        yields: tuple[str, ...],
        remedy: OversetStory | UndersetStory | None = None,
    ) -> SetStory:
        """The story made up of its head, its picture and the matter: the columns end together."""
        return self.stood(self.flowed(matter, balance=True), variant, yields, remedy)

    def stood(
        self,
        flowed: Flowed,
        variant: Variant,
        yields: tuple[str, ...],
        remedy: OversetStory | UndersetStory | None = None,
    ) -> SetStory:
        """The same, of matter that has flowed."""
        above, headline = self._above()
        items = (*above, *flowed.pages.get(self.place.page, ()))
        own, grid, place = self.story.story, self.story.galley.grid, self.place
        foot = max((depth(item) for item in items), default=place.y)
        lines = math.ceil((foot - place.y) / grid - 0.01)
        over = [_too_high(lines - place.lines)] if lines > place.lines else []
        notes = unique(
            (*self.story.notes, *headline, *over, *flowed.notes, *self.story.heads.stick.typesetter.notes)
        )
        return SetStory(
            story=own.id,
            lang=own.lang,
            direction=own.direction,
            # What hangs over its box is in the way of others.
            box=Box(place.x, place.y, self._width, max(place.lines, lines) * grid),
            items=items,
            variant=variant,
            yields=yields,
            lines=lines,
            short=self._short(flowed),
            column=self.columns.width,
            overset=flowed.overset,
            remedy=remedy,
            notes=about(own.id, notes),
        )

    def _short(self, flowed: Flowed) -> tuple[int, ...]:
        """Of each column the lines that stay free at its foot; of one that holds nothing those under the head."""
        grid, frames = self.story.galley.grid, self._frames()
        return tuple(
            round(self.place.lines - (flowed.feet[at] - self.place.y) / grid) - 1
            if at in flowed.feet
            else frame.lines
            for at, frame in enumerate(frames)
        )

    def _above(self) -> tuple[tuple[Item, ...], tuple[Note, ...]]:
        """Head and picture over the text, and what is to be told of the head."""
        if self.variant is None:
            return (), ()
        above: list[Item] = []
        headline = self.variant.head.headline if self.variant.head else None
        if self.variant.head:
            made = self.story.heads.made(headline, self._width, self.place.x, self.place.y)
            above.append(Group("header", made.items, role="head"))
        picture = self.variant.resized(self.story.galley).get(ABOVE)
        if picture:
            galley, columns, own = self.story.galley, self.columns, picture.picture
            box = picture(columns.across(min(own.span, columns.number)))
            left = min(self._left(column) for column in self._spanned(own))
            y = self._y(max(self._head_top(column) for column in self._spanned(own))) + galley.line.rise
            above.append(standing(box, left, y))
        return tuple(above), (headline.note,) if headline and headline.note else ()

    def _frames(self) -> Sequence[Frame]:
        """The columns under head and picture, in reading order."""
        columns, place = self.columns, self.place
        span, lines = self._picture_lines()
        frames = []
        for column in range(columns.number):
            top = self._head_top(column) + (lines if column in span else 0)
            frames.append(
                Frame(self._left(column), self._y(top), columns.width, max(0, place.lines - top), place.page)
            )
        return frames

    def _picture_lines(self) -> tuple[range, int]:
        """The columns that the picture over the text takes, and its lines."""
        pictures, chosen = self.story.galley.pictures, self.variant.pictures if self.variant else ()
        above = [(self._spanned(pictures[at]), lines) for at, lines in chosen if pictures[at].item == ABOVE]
        return above[0] if above else (range(0), 0)

    def _spanned(self, picture: Picture) -> range:
        """The columns that it stands across."""
        return range(picture.at, min(picture.at + picture.span, self.columns.number))

    def _left(self, column: int) -> float:
        """The left edge of a column."""
        columns = self.columns
        at = columns.number - 1 - column if self._rtl else column
        return self.place.x + at * (columns.width + columns.gutter)

    def _y(self, lines: int) -> float:
        """The y of a line of the box."""
        return self.place.y + lines * self.story.galley.grid

    def _head_top(self, column: int) -> int:
        """The lines that the head takes of a column."""
        return self.variant.head.top(column) if self.variant and self.variant.head else 0

    @property
    def _width(self) -> float:
        return self.columns.across(self.columns.number)

    @property
    def _rtl(self) -> bool:
        return self.story.story.direction == "rtl"


def _too_high(lines: int) -> Note:
    what = f"head and picture are {lines} lines higher than their box."
    return error("head-too-high", "head", what, "Give the box more lines, or the story a shorter head.")
