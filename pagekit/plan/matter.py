"""a story as a plan knows it → StoryMatter: how much it matters, what its desk asks, and all shapes that it may have.

Nothing is measured here: whoever knows type hands the shapes in (`typeset.story.shapes`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from pagekit.layout import EditionDesign
from pagekit.model import Article
from pagekit.plan.grid import Grid
from pagekit.typeset.copyfit.levers import Columns
from pagekit.typeset.story.shapes import PictureShape, Shape
from pagekit.units import mm


@dataclass(frozen=True, slots=True)
class Part:
    """What makes a StoryMatter the front of a story, or its turn."""

    number: int
    """1 for the front, 2 for the turn."""
    key: str
    """What tells it from the same part of the story where that is parted elsewhere."""
    whole: float
    """The area of all of the story."""
    after: int = 0
    """It stands behind this page."""


@dataclass(frozen=True)
class StoryMatter:
    """A story to be planned. What it takes is asked often, and reckoned once."""

    article: Article
    section: str
    """Of those of the edition."""
    leading: Mapping[int, Shape]
    """Columns of the grid that it stands on → its shape with the head of a page's lead."""
    following: Mapping[int, Shape]
    """The same with the head of any other story of its priority."""
    words: int = 0
    part: Part | None = None
    """Nothing for a story that stands whole."""

    @property
    def id(self) -> str:
        """The article's; of a part one that no article has."""
        return f"{self.article.id} {self.part.number} {self.part.key}" if self.part else self.article.id

    @property
    def priority(self) -> int:
        """1 is the highest."""
        return self.article.priority

    @property
    def topics(self) -> frozenset[str]:
        """Its tags, in lower case: adverts may be booked not to stand beside some."""
        return frozenset(tag.casefold() for tag in self.article.tags)

    @cached_property
    def area(self) -> float:
        """What it takes where nothing yields, in lines of one column of the grid's: the mean of its widths."""
        return sum(self._areas) / len(self._areas) if self._areas else 0.0

    @cached_property
    def least(self) -> float:
        """The same in the width in which it takes least."""
        return min(self._areas, default=0.0)

    @property
    def _areas(self) -> list[float]:
        return [natural(shape, units) for units, shape in self.following.items()]

    @property
    def turn(self) -> bool:
        """Whether it began on an earlier page."""
        return self.part is not None and self.part.number > 1

    def may_stand_on(self, page: int) -> bool:
        """Whether it may stand on a page, by what it is; what its desk asks is another matter."""
        return self.part is None or page > self.part.after


def natural(shape: Shape, units: int) -> float:
    """The lines of the grid that a shape takes where nothing yields, times the columns that it stands on."""
    number = shape.columns.number
    text = min(shape.text, key=lambda way: way[1])[0]
    head = min(((way.cost, way.taken(number)) for way in shape.heads), default=(0.0, 0))[1]
    picture = _natural_picture(shape)
    lines = (text + (picture.lines * picture.span if picture else 0) + head) / number
    return lines * units


def _natural_picture(shape: Shape) -> PictureShape | None:
    """Its picture across the greater half of its columns; a tall one in one of them."""
    half = 1 if any(way.tall for way in shape.pictures) else (shape.columns.number + 1) // 2
    span = max((way.span for way in shape.pictures if way.span <= half), default=0)
    return min((way for way in shape.pictures if way.span == span), key=lambda way: way.cost, default=None)


def measures(design: EditionDesign, grid: Grid, lang: str) -> Iterator[tuple[int, Columns]]:
    """Each number of columns of the grid on which text can stand in that language, and the columns of text there."""
    text = design.text
    wanted = text.by_language.get(lang.split("-", maxsplit=1)[0], text.wanted).mm
    for units in range(1, grid.units + 1):
        width = grid.span(units)
        ways = [
            (abs(column - wanted), number, column)
            for number in range(1, grid.units + 1)
            if text.least.mm <= (column := (width - grid.gutter * (number - 1)) / number) <= text.most.mm
        ]
        if ways:
            _off, number, column = min(ways)
            yield units, Columns(number, mm(column).points, mm(grid.gutter).points)


def band(design: EditionDesign, priority: int | None) -> tuple[float, float]:
    """The sizes of a head, in points: of a story with that priority, or of a page's lead."""
    heads = design.heads
    one = heads.lead if priority is None else heads.others[min(priority, len(heads.others)) - 1]
    return one.least.points, one.most.points
