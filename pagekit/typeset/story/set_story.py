"""a StoryGalley + the variant that was chosen + its box → SetStory: its lines and boxes, and what did not go in.

The rules:
1. What was measured is set: head, picture, cuts, spaces and the lines of each paragraph are those of the variant.
2. Without a variant the cheapest one is taken that goes in when the flow is asked, not only when lines are counted.
3. The columns end together. Nothing is dropped: what does not go in is overset, and typed.

Lengths are points, heights lines of the grid.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from pagekit.house.story import Direction
from pagekit.notes import Note, about, unique
from pagekit.typeset.blocks.stick import standing
from pagekit.typeset.copyfit.fit import Fit, OversetStory, UndersetStory, Variants, fit_flow
from pagekit.typeset.copyfit.levers import ABOVE, Variant
from pagekit.typeset.copyfit.yields import described
from pagekit.typeset.flow.flow import Flowed, Overset, flow
from pagekit.typeset.flow.frames import Frame
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
    """A story in its box."""

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
    overset: Overset | None
    """What did not go in."""
    remedy: OversetStory | UndersetStory | None
    """What would help where no variant fits."""
    notes: tuple[Note, ...]


def set_story(
    story: StoryGalley, found: Variants, place: StoryBox, variant: Variant | None = None
) -> SetStory:
    """The story in its box, set as measured; `variant` by choice of the caller, else the best one that goes in."""
    setting = _Setting(story, found, place)
    result = None if variant else fit_flow(found, place.lines, setting.overset)
    chosen = variant or _variant(result)
    items, flowed = setting.items(chosen)
    columns, grid = found.columns, story.galley.grid
    width = columns.across(columns.number)
    foot = max((depth(item) for item in items), default=place.y)
    own = story.story
    return SetStory(
        story=own.id,
        lang=own.lang,
        direction=own.direction,
        box=Box(place.x, place.y, width, place.lines * grid),
        items=items,
        variant=chosen,
        yields=tuple(described(story.galley, found.natural, chosen).values()),
        lines=math.ceil((foot - place.y) / grid - 0.01),
        overset=flowed.overset,
        remedy=None if result is None or isinstance(result, Fit) else result,
        notes=about(
            own.id, unique((*_headline_notes(chosen), *flowed.notes, *story.heads.stick.typesetter.notes))
        ),
    )


def _variant(result: Fit | OversetStory | UndersetStory | None) -> Variant:
    match result:
        case Fit():
            return result.variant
        case OversetStory():
            return result.shortest
        case UndersetStory():
            return result.longest
        case None:
            raise AssertionError("a variant was chosen")


def _headline_notes(variant: Variant) -> tuple[Note, ...]:
    headline = variant.head.headline if variant.head else None
    return (headline.note,) if headline and headline.note else ()


@dataclass(frozen=True, slots=True)
class _Setting:
    """A story, its columns and its box: what is set in it, and what is over."""

    story: StoryGalley
    found: Variants
    place: StoryBox

    def overset(self, fit: Fit) -> int:
        """Column lines of a fit that do not go in."""
        over = self._flowed(fit.variant, balance=False).overset
        return over.lines if over else 0

    def items(self, variant: Variant) -> tuple[tuple[Item, ...], Flowed]:
        """All that stands in the box, in page coordinates."""
        flowed = self._flowed(variant, balance=True)
        above: list[Item] = []
        head, lines = self._head(variant)
        if head:
            above.append(Group("header", head, role="head"))
        picture = variant.resized(self.story.galley).get(ABOVE)
        if picture:
            galley, columns = self.story.galley, self.found.columns
            span = min(picture.picture.span, columns.number)
            box = picture(columns.across(span))
            # It stands over the columns at its start.
            left = columns.across(columns.number) - box.width if self._rtl else 0.0
            y = self.place.y + lines * galley.grid + galley.line.rise
            above.append(standing(box, self.place.x + left, y))
        return (*above, *flowed.pages.get(self.place.page, ())), flowed

    def _flowed(self, variant: Variant, *, balance: bool) -> Flowed:
        galley = self.story.galley
        matter = variant.applied(galley, self.found.columns.width)
        return flow(
            matter,
            self._frames(variant),
            galley.grid,
            line=galley.line,
            typesetter=galley.typesetter,
            balance=balance,
        )

    def _frames(self, variant: Variant) -> Sequence[Frame]:
        """The columns under head and picture, in reading order."""
        columns, grid, place = self.found.columns, self.story.galley.grid, self.place
        above = variant.head.lines if variant.head else 0
        span, lines = self._picture(variant)
        frames = []
        for number in range(columns.number):
            at = columns.number - 1 - number if self._rtl else number
            top = above + (lines if number < span else 0)
            x = place.x + at * (columns.width + columns.gutter)
            frames.append(
                Frame(x, place.y + top * grid, columns.width, max(0, place.lines - top), place.page)
            )
        return frames

    def _head(self, variant: Variant) -> tuple[tuple[Item, ...], int]:
        columns, place = self.found.columns, self.place
        if variant.head is None:
            return (), 0
        width = columns.across(columns.number)
        return self.story.heads.items(variant.head.headline, width, place.x, place.y)

    def _picture(self, variant: Variant) -> tuple[int, int]:
        """The columns that the picture over the text takes, and its lines."""
        pictures = self.story.galley.pictures
        above = [(pictures[at].span, lines) for at, lines in variant.pictures if pictures[at].item == ABOVE]
        return above[0] if above else (0, 0)

    @property
    def _rtl(self) -> bool:
        return self.story.story.direction == "rtl"
