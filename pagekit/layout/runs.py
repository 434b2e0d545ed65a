"""the `[edition]` of a pack for magazines → RunsDesign: sizes of adverts, cover and contents, which stories open where.

In such an edition every story takes whole pages of its own, set as it would be set alone; adverts stand on pages
between them, the house's own fill what is left of the last sheet. `kind = "runs"` tells it from one of packed pages.

    sizes     what adverts are sold as: the whole page to the trim, or so many sixths of the type area's width and lines
    opens     designs of stories that begin on a left or a right page
    cover     lines of the grid that name, picture and words take
    contents  the page that it stands on, and how many lines its picture takes
    costs     what it costs where pages are not as they were wished; nothing else weighs their order
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pagekit.layout.records import MOST_NAMES, Key, Paper
from pagekit.model.base import Record, TupleOf
from pagekit.units import Length

ACROSS = 6
"""Columns of the grid that adverts stand on: halves and thirds of a page are whole numbers of them."""

Hand = Literal["left", "right"]
CoverPlace = Literal["inside-front", "inside-back", "back"]
"""A page of the cover that is sold by a name of its own."""
Cost = Annotated[int, Field(ge=0, le=100_000)]
Lines = Annotated[int, Field(ge=1, le=200)]


class RunSize(Record):
    """A size that adverts are sold in: a whole page, or a part of its type area."""

    whole: bool = False
    """The page to its trim."""
    columns: Annotated[int, Field(ge=1, le=ACROSS)] | None = None
    """Sixths of the type area's width."""
    lines: Lines | None = None
    place: CoverPlace | None = None
    """The page of the cover that it is sold for."""
    labelled: bool = True
    """False: everybody sees what it is; a label that the booking asks for is printed all the same."""

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if self.whole == (self.columns is not None or self.lines is not None):
            raise ValueError("is no size; write whole = true, or columns and lines")
        if not self.whole and (self.columns is None or self.lines is None):
            raise ValueError("has one side; write columns and lines")
        if self.place is not None and not self.whole:
            raise ValueError("is a page of the cover and not whole; write whole = true")
        return self


class CoverDesign(Record):
    """The front of the cover, from the head down: name, picture, words. Lines of the grid."""

    above: Annotated[int, Field(ge=0, le=20)] = 0
    """How far over the type area the name begins."""
    plate: Lines
    """The name with its date line."""
    picture: Lines
    """From there down; to the trim at both sides."""
    refers: Annotated[int, Field(ge=0, le=8)] = 4
    """Stories that it tells of besides its own."""


class ContentsDesign(Record):
    """The page on which it says what stands where."""

    page: Annotated[int, Field(ge=2, le=9)] = 3
    """Its number, where an advert takes the page before it."""
    picture: Lines
    """What its large picture takes at most, and half of it at least."""


class RunCosts(Record):
    """What it costs where pages stand otherwise than they were wished."""

    hand: Cost = 40
    section: Cost = 60
    page: Cost = 60
    apart: Cost = 50
    group: Cost = 40
    opens: Cost = 45
    """A story that begins on the other side than its design asks for."""
    facing: Cost = 20
    """A story that could open with its picture facing its text, and has no left page to begin on."""
    longer: Cost = 15
    """A page that a story takes more there than it would on the other side."""
    starts: Cost = 60
    """A section that begins on the other side than the edition asks for."""
    story_page: Cost = 60
    """A story that begins on another page than the desk wished."""
    together: Cost = 25
    """Two pages of adverts, one after the other."""
    away: Cost = 2
    """For each page that an advert stands away from its even share of the magazine."""
    house: Cost = 40
    """A page of the house's own."""
    sheet: Cost = 30
    """Pages beyond the fewest that hold everything, for each step of them."""


class RunsDesign(Record):
    """How a pack lays out a magazine."""

    kind: Literal["runs"] = "runs"
    page_step: Annotated[int, Field(ge=2, le=64)] = 4
    """Pages come in so many."""
    sizes: Annotated[dict[Key, RunSize], Field(max_length=MOST_NAMES)]
    opens: Annotated[dict[Key, Hand], Field(max_length=MOST_NAMES)] = Field(default_factory=dict)
    cover: CoverDesign
    contents: ContentsDesign
    house: Annotated[int, Field(ge=0, le=64)] = 3
    """Pages of the house's own that a magazine has without a word."""
    without: Annotated[tuple[Key, ...], TupleOf] = ()
    """Parts of a story's head that it has on pages of its own alone."""
    foot: Key | None = None
    """The slot at the foot of a story's last page that the house's own advert takes, where much of it would stay white;
    nothing stands there where left out."""
    hole: Annotated[int, Field(ge=1, le=200)] = 9
    """Lines that are much."""
    costs: RunCosts = RunCosts()


def runs_faults(design: RunsDesign, papers: Mapping[str, Paper], baseline: Length) -> Iterator[str]:
    """What does not go in; each with what to write."""
    if not any(size.whole and size.place is None for size in design.sizes.values()):
        yield "edition.sizes: has no whole page; write full = { whole = true }"
    for name, paper in papers.items():
        lines = int((paper.height - paper.top - paper.bottom).points / baseline.points + 1e-6)
        for key, size in design.sizes.items():
            if size.lines is not None and size.lines >= lines:
                yield (
                    f"edition.sizes.{key}: has {size.lines} lines; papers.{name} has {lines}, one of them for its label"
                )
        cover = design.cover
        if cover.plate + cover.picture - cover.above > lines:
            yield f"edition.cover: name and picture take more than the {lines} lines of papers.{name}"
        if design.contents.picture > lines // 2:
            yield f"edition.contents.picture: takes more than half of the {lines} lines of papers.{name}"
