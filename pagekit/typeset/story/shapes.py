"""a StoryGalley + columns + the sizes of its head → Shape: all that a story can be in such columns, for whoever plans.

What can yield is told by itself: every length of the text, every way of the head, every height of the picture.
Nothing is put together here; a plan that knows the box does that, and `banded` gives the galley that it then sets.

The rules:
1. A head stands across the box or across the first of its columns, half of them at least; then its size is in the band.
2. What follows the headline stands as wide as it, or at the head of the first column or two, or in the last column or
   two beside it.
3. A picture stands under the head at the start, beside what follows the headline, or beside the head; across one
   column, or as many more as its pixels are fine enough for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from pagekit.typeset.copyfit.fit import variants
from pagekit.typeset.copyfit.levers import ABOVE, HEAD_STEP, Columns, Levers, no_heads
from pagekit.typeset.lines.headline import Step
from pagekit.typeset.matter import FlowBox
from pagekit.typeset.story.galley import StoryGalley
from pagekit.typeset.story.head_stand import HeadStand
from pagekit.typeset.story.heads import OTHER_HEAD, StoryHeads
from pagekit.typeset.story.text import ladder_of

SAME = 1e-6
UNCUT = Levers(cuts=False)
"""What yields in an edition: never words."""
DECKS = (1, 2)
"""Columns that what follows the headline takes where it does not stand as wide as it."""


class Stand(NamedTuple):
    """The columns that what stands over the text takes: the head, what follows the headline, the picture."""

    head: int
    deck: int
    """Less than none: so many columns beside the headline, and the text begins under both."""
    picture: int = 0
    """0 for none."""
    at: int = 0
    """The first column of the picture."""
    lines: int = 0
    """Those that the head takes where it reaches deepest; 0 where any will do."""


@dataclass(frozen=True, slots=True)
class HeadShape:
    """A way to set the head: its lines of the grid with the air under it, its cost, its size in points, and the largest
    white rectangle that its lines leave beside them, in square points.
    """

    lines: int
    """Where it reaches deepest."""
    cost: float
    size: float
    white: float = 0.0
    tops: tuple[int, ...] = ()
    """The lines that it takes of each column; empty where it stands across all of them."""
    columns: int = 0
    """Those that the headline spans; 0 for all."""
    deck: int = 0
    """Those that what follows it takes; 0 for as many."""

    def taken(self, columns: int) -> int:
        """The column lines that it takes of so many columns."""
        return sum(self.tops) if self.tops else self.lines * columns

    def top(self, column: int) -> int:
        """The lines that it takes of a column."""
        return self.tops[column] if self.tops else self.lines

    def stand(self, columns: int, span: int, at: int) -> Stand:
        """Of so many columns, with a picture across so many of them."""
        head = self.columns or columns
        return Stand(head, self.deck or head, span, at, self.lines)

    def places(self, columns: int, span: int) -> Iterator[tuple[int, int]]:
        """The first columns at which a picture of that span may stand, each with the lines over it."""
        edges = sorted({0, *((self.deck or columns, self.columns or columns) if self.tops else ()), columns})
        for left, right in pairwise(edges):
            if span <= right - left:
                yield left, self.top(left)


@dataclass(frozen=True, slots=True)
class PictureShape:
    """A way for the picture over the text: the columns that it spans, its lines with its caption, its cost, and the
    area of the picture alone, in square points.
    """

    span: int
    lines: int
    cost: float
    area: float
    tall: bool = False
    """Whether it is no wide one, as the pack has it."""


@dataclass(frozen=True, slots=True)
class Shape:
    """A story in columns. `text`: column lines of all that stands under head and picture → their cost."""

    columns: Columns
    text: tuple[tuple[int, float], ...]
    heads: tuple[HeadShape, ...]
    pictures: tuple[PictureShape, ...]
    """None of them for a story without a picture over its text."""


def narrowed(story: StoryGalley) -> StoryGalley:
    """The story with each box of its text in one column: across several it can only stand where they begin together."""
    matter = tuple(
        replace(one, span=1) if isinstance(one, FlowBox) and one.span > 1 else one
        for one in story.galley.matter
    )
    return replace(story, galley=replace(story.galley, matter=matter))


def banded(
    story: StoryGalley, columns: Columns, band: tuple[float, float], stand: Stand | None = None
) -> StoryGalley:
    """The story in such columns, its head in sizes of the band, in points: the least and the largest. Where none of
    them holds the head, the largest below that does. `stand`: what stands over which columns.
    """
    heads = story.heads
    if stand is not None and (stand.head < columns.number or stand.deck < stand.head):
        heads = replace(heads, stand=HeadStand(columns, stand.head, stand.deck))
    width = columns.across(stand.head if stand else columns.number)
    heads = replace(heads, ladder=_ladder(heads, width, band), lines=stand.lines if stand else 0)
    pictures = story.galley.pictures
    if stand is not None:
        pictures = tuple(
            replace(picture, span=stand.picture, at=stand.at) if picture.item == ABOVE else picture
            for picture in pictures
            if stand.picture or picture.item != ABOVE
        )
    return replace(story, heads=heads, galley=replace(story.galley, heads=heads, pictures=pictures))


def shaped(story: StoryGalley, columns: Columns, bands: Sequence[tuple[float, float]]) -> tuple[Shape, ...]:
    """The story in such columns, once for each band of sizes of its head: the text is measured once."""
    galley = story.galley
    under = tuple(picture for picture in galley.pictures if picture.item != ABOVE)
    text = variants(replace(galley, heads=no_heads, pictures=under), columns, UNCUT)
    lengths = tuple((variant.lines, variant.cost) for variant in text.variants)
    pictures = tuple(_pictures(story, columns))
    return tuple(
        Shape(columns, lengths, tuple(_heads(story.heads, columns, band)), pictures) for band in bands
    )


def _ladder(heads: StoryHeads, width: float, band: tuple[float, float]) -> tuple[Step, ...]:
    below, within = _steps(heads, band)
    if "headline" not in heads.parts or heads.holding(within, width):
        return within
    return next(
        (below[n : n + 1] for n in range(len(below)) if heads.holding(below[n : n + 1], width)), below[-1:]
    )


def _steps(heads: StoryHeads, band: tuple[float, float]) -> tuple[tuple[Step, ...], tuple[Step, ...]]:
    """The steps up to the largest of a band, and those in it."""
    least, most = band
    every = ladder_of(heads.stick)
    below = tuple(step for step in every if step.size.points <= most + SAME) or every[-1:]
    within = tuple(step for step in below if step.size.points >= least - SAME) or below[:1]
    return below, within


def _heads(heads: StoryHeads, columns: Columns, band: tuple[float, float]) -> Iterator[HeadShape]:
    """Across the box first. The largest step that any of them has is free."""
    found = tuple(_stood(heads, columns, band))
    least = min((way.cost for way in found), default=0.0)
    yield from (replace(way, cost=way.cost - least) for way in found)


def _stood(heads: StoryHeads, columns: Columns, band: tuple[float, float]) -> Iterator[HeadShape]:
    number, width = columns.number, columns.across(columns.number)
    whole = replace(heads, ladder=_ladder(heads, width, band))
    if "headline" not in heads.parts:
        yield from (HeadShape(way.lines, way.cost, 0.0) for way in whole.ways(width))
        return
    _below, within = _steps(heads, band)
    for head in range(number, (number - 1) // 2, -1):
        across = replace(whole, ladder=within) if head < number else whole
        if head < number and not across.holding(within, columns.across(head)):
            continue
        beside = (head - number,) if number - head in DECKS else ()
        for deck in (head, *(deck for deck in DECKS if deck < head), *beside):
            split = head < number or deck < head
            yield from _ways(
                replace(across, stand=HeadStand(columns, head, deck)) if split else across,
                columns,
                head,
                deck,
            )


def _ways(heads: StoryHeads, columns: Columns, head: int, deck: int) -> Iterator[HeadShape]:
    """Each size of a head that stands so, in as few lines as it can have there."""
    width = columns.across(columns.number)
    found: dict[tuple[float, int], tuple[float, HeadShape]] = {}
    for way in heads.ways(width):
        size = way.headline.size.points if way.headline else 0.0
        if deck < head and not heads.follows(way, width):
            return
        # Steps count from the largest of the band, however wide the head stands.
        step = (way.headline.step, way.headline.text) if way.headline else (0, 0)
        cost = HEAD_STEP * step[0] + OTHER_HEAD * step[1]
        shape = HeadShape(way.lines, cost, size, heads.white(way, width), way.tops, head, deck)
        # As `StoryHeads` chooses where the lines are told.
        worth = heads.worth(way, width)
        if (size, way.lines) not in found or worth < found[size, way.lines][0]:
            found[size, way.lines] = worth, shape
    yield from (shape for _worth, shape in found.values())


def _pictures(story: StoryGalley, columns: Columns) -> Iterator[PictureShape]:
    """The picture over the text across so many columns, in each of its heights."""
    galley = story.galley
    above = next((picture for picture in galley.pictures if picture.item == ABOVE), None)
    if above is None:
        return
    role = story.heads.stick.manifest.pictures.get("lead")
    tall, (widest, highest) = role is not None and above.shape > role.wide_up_to, above.largest
    for span in range(1, columns.number + 1):
        width = columns.across(span)
        if span > 1 and (width > widest + SAME or above.natural(width) > highest + SAME):
            return
        for lines, cost in above.heights(width, galley.grid, galley.line):
            area = above.height(lines, width, galley.grid, galley.line) * width
            yield PictureShape(span, lines, cost, area, tall)
