"""a StoryGalley + columns + the sizes of its head → Shape: all that a story can be in such columns, for whoever plans.

What can yield is told by itself: every length of the text, every way of the head, every height of the picture over it.
Nothing is put together here; a plan that knows the box does that, and `banded` gives the galley that it then sets.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import plain
from pagekit.typeset.copyfit.fit import variants
from pagekit.typeset.copyfit.levers import ABOVE, Columns, no_heads
from pagekit.typeset.lines.headline import Headline, Step
from pagekit.typeset.story.galley import StoryGalley
from pagekit.typeset.story.heads import StoryHeads
from pagekit.typeset.story.text import ladder_of

SAME = 1e-6


@dataclass(frozen=True, slots=True)
class HeadShape:
    """A way to set the head: its lines of the grid with the air under it, its cost, its size in points, and what its
    lines leave free beside them, in square points.
    """

    lines: int
    cost: float
    size: float
    white: float = 0.0


@dataclass(frozen=True, slots=True)
class PictureShape:
    """A way for the picture over the text: the columns that it spans, its lines with its caption, its cost, and the
    area of the picture alone, in square points.
    """

    span: int
    lines: int
    cost: float
    area: float


@dataclass(frozen=True, slots=True)
class Shape:
    """A story in columns. `text`: column lines of all that stands under head and picture → their cost."""

    columns: Columns
    text: tuple[tuple[int, float], ...]
    heads: tuple[HeadShape, ...]
    pictures: tuple[PictureShape, ...]
    """None of them for a story without a picture over its text."""


def banded(
    story: StoryGalley, width: float, band: tuple[float, float], span: int | None = None
) -> StoryGalley:
    """The story in a box of that width, its head in sizes of the band, in points: the least and the largest. Where none
    of them holds the head, the largest below that does. `span`: the columns of its picture, 0 for none at all.
    """
    heads = replace(story.heads, ladder=_ladder(story.heads, width, band))
    pictures = story.galley.pictures
    if span is not None:
        pictures = tuple(
            replace(picture, span=span) if picture.item == ABOVE else picture
            for picture in pictures
            if span or picture.item != ABOVE
        )
    return replace(story, heads=heads, galley=replace(story.galley, heads=heads, pictures=pictures))


def shaped(story: StoryGalley, columns: Columns, bands: Sequence[tuple[float, float]]) -> tuple[Shape, ...]:
    """The story in such columns, once for each band of sizes of its head: the text is measured once."""
    galley = story.galley
    under = tuple(picture for picture in galley.pictures if picture.item != ABOVE)
    text = variants(replace(galley, heads=no_heads, pictures=under), columns)
    lengths = tuple((variant.lines, variant.cost) for variant in text.variants)
    pictures = tuple(_pictures(story, columns))
    width = columns.across(columns.number)
    return tuple(
        Shape(columns, lengths, tuple(_heads(banded(story, width, band), width)), pictures) for band in bands
    )


def _ladder(heads: StoryHeads, width: float, band: tuple[float, float]) -> tuple[Step, ...]:
    least, most = band
    every = ladder_of(heads.stick)
    below = tuple(step for step in every if step.size.points <= most + SAME) or every[-1:]
    within = tuple(step for step in below if step.size.points >= least - SAME) or below[:1]
    if "headline" not in heads.parts or heads.holding(within, width):
        return within
    return next(
        (below[n : n + 1] for n in range(len(below)) if heads.holding(below[n : n + 1], width)), below[-1:]
    )


def _heads(story: StoryGalley, width: float) -> Iterator[HeadShape]:
    ways = story.heads(width)
    least = min((way.cost for way in ways), default=0.0)
    for way in ways:
        size = way.headline.size.points if way.headline else 0.0
        yield HeadShape(way.lines, way.cost - least, size, _white(story, way.headline, width))


def _white(story: StoryGalley, headline: Headline | None, width: float) -> float:
    """What lines of a head leave free beside them, in square points."""
    if headline is None:
        return 0.0
    stick = story.heads.stick
    style = stick.style("headline").at(headline.size.points, headline.leading.points)
    taken = sum(stick.typesetter.width(plain(line), style, story.story.lang) for line in headline.lines)
    return max(0.0, len(headline.lines) * width - taken) * headline.leading.points


def _pictures(story: StoryGalley, columns: Columns) -> Iterator[PictureShape]:
    """The picture over the text across so many columns, in each of its heights."""
    galley = story.galley
    above = next((picture for picture in galley.pictures if picture.item == ABOVE), None)
    if above is None:
        return
    for span in range(1, columns.number + 1):
        width = columns.across(span)
        for lines, cost in above.heights(width, galley.grid, galley.line):
            area = above.height(lines, width, galley.grid, galley.line) * width
            yield PictureShape(span, lines, cost, area)
