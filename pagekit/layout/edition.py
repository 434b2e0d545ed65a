"""the `[edition]` of a pack → EditionDesign: the grid of a newspaper's pages, its advert sizes, its page designs.

A pack that has it can lay out a whole edition. Places are told in columns and lines of the pack's own grid; none stands
in Python.

    columns   the widths of columns that the type area is divided into, by name: how many of them
    modules   rows of so many lines, a gap between them: feet of adverts stand on the foot of one
    sizes     what adverts are sold as
    designs   what kinds of pages there are: what furniture takes at their head, and how much may be adverts
    frames    places of standing items
    costs     what it costs to break a wish, and to leave the page less even; nothing else weighs the plan
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from pagekit.layout.records import MOST_NAMES, Key, Paper
from pagekit.layout.slot import MOST, Extent, from_to
from pagekit.model.base import Record, TupleOf
from pagekit.units import Length, mm

Cost = Annotated[int, Field(ge=0, le=100_000)]
Share = Annotated[float, Field(ge=0, le=1)]
Columns = Annotated[float, Field(gt=0, le=24)]
Stack = Literal["outer", "well", "modular"]
NEEDED_DESIGNS = ("front", "section-front", "plain")
NARROWEST = mm(15)
"""Of a column of text: narrower ones are nothing to read, and a page has very many ways of them."""
MOST_LINES = 250
"""Of the grid on a page of an edition: a broadsheet has 151. Planning takes longer by their square."""


class Modules(Record):
    """The rows of a page that adverts stand on."""

    rows: Annotated[int, Field(ge=1, le=60)]
    lines: Annotated[int, Field(ge=1, le=60)]
    """Of a row."""
    gap: Annotated[int, Field(ge=0, le=10)] = 1
    """Lines between two rows."""
    top: Annotated[int, Field(ge=0, le=60)] = 0
    """The line of the type area on which the first of them begins; furniture stands above."""

    @property
    def pitch(self) -> int:
        """Lines from one row to the next."""
        return self.lines + self.gap

    @property
    def foot(self) -> int:
        """The line on which the last of them ends."""
        return self.top + self.rows * self.pitch - self.gap


class AdvertSize(Record):
    """A size that adverts are sold in: columns and rows of the page, or a width and a height."""

    columns: Columns | None = None
    """Of those that adverts are sold by; halves count."""
    rows: Annotated[int, Field(ge=1, le=60)] | None = None
    width: Extent | None = None
    height: Extent | None = None
    front: bool = False
    """It is sold for the front page alone."""
    alone: bool = False
    """No other advert stands on its page, those in places of their own aside."""
    placed: bool = False
    """It stands in a place of its own, which a page design gives it."""

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        sides = (self.columns is None, self.rows is None, self.width is None, self.height is None)
        if sides not in {(False, False, True, True), (True, True, False, False)}:
            raise ValueError("is no size; write columns and rows, or width and height")
        return self


class FixedPlace(Record):
    """A place of a page that takes adverts of one size, such as an ear. Counted from the type area's top left."""

    size: Key
    column: Annotated[float, Field(ge=0, le=24)]
    line: Annotated[int, Field(ge=0, le=500)]


class FurniturePlace(Record):
    """Lines at a page's head that furniture takes, across the type area."""

    name: Key
    line: Annotated[int, Field(ge=0, le=500)]
    lines: Annotated[int, Field(ge=1, le=200)]


class PageDesign(Record):
    """A kind of page: what its furniture takes, and what adverts may have of it."""

    furniture: Annotated[tuple[FurniturePlace, ...], TupleOf, Field(max_length=12)] = ()
    taken: Annotated[int, Field(ge=0, le=60)] = 0
    """Rows at the head that belong to the furniture."""
    adverts: Share = 1.0
    """The most of the page's rows that adverts take."""
    places: Annotated[tuple[FixedPlace, ...], TupleOf, Field(max_length=24)] = ()
    strip: Key | None = None
    """The text style of the section's name; left out: strip_front on the page that opens a section, strip on others."""


class FrameDesign(Record):
    """A place of a standing item."""

    columns: Columns
    lines: Annotated[int, Field(ge=1, le=500)]
    at: Literal["any", "foot", "head"] = "any"
    """Where on its page."""


class EditionCosts(Record):
    """What an advert costs where it is not as it was wished, or leaves a page less even."""

    hand: Cost = 40
    section: Cost = 60
    page: Cost = 60
    front: Cost = 60
    half: Cost = 30
    apart: Cost = 50
    group: Cost = 40
    unasked: Cost = 20
    """Of standing on the front page, where nobody asked for it."""
    crowded: Cost = 2
    """For each module of a page beyond its fair share of adverts."""
    starved: Cost = 6
    """For each module of a section that its stories need."""
    edge: Cost = 2
    """For each module and each column that it stands away from the edge that adverts are stacked to."""
    foot: Cost = 3
    """For each module and each row that it stands above the foot."""
    notch: Cost = 24
    """For each module that is left under adverts, or between them in a column too narrow for text."""
    step: Cost = 4
    """For each row that the stack goes up or down from one column to the next."""
    pocket: Cost = 24
    """For each module that is left where it is too narrow or too low for a story; the less, the nearer it comes to what
    most short stories go into."""
    corner: Cost = 6
    """For each rectangle into which the rest of the page falls."""
    ill_matched: Cost = 0
    """A page with adverts that end between two columns and others that end at one: text fits beside one kind alone."""


class TextMeasures(Record):
    """How wide columns of text are: wherever a story stands, it is divided into columns as near as can be to that."""

    least: Annotated[Extent, from_to(NARROWEST, MOST)]
    most: Extent
    wanted: Extent
    by_language: Annotated[dict[Key, Extent], Field(max_length=MOST_NAMES)] = Field(default_factory=dict)
    """Of languages whose words are longer."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        for wanted in (self.wanted, *self.by_language.values()):
            if not self.least.mm <= wanted.mm <= self.most.mm:
                raise ValueError(f"wants columns of {wanted}; write a width between least and most")
        return self


class HeadBand(Record):
    """Sizes of heads."""

    least: Extent
    most: Extent

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.most < self.least:
            raise ValueError("has its largest size as least; write the larger one as most")
        return self


class HeadBands(Record):
    """The sizes of heads: a page's lead has the largest, and none outranks one of a higher priority."""

    lead: HeadBand
    others: Annotated[tuple[HeadBand, ...], TupleOf, Field(min_length=1, max_length=9)]
    """By priority, the highest first; the last serves all below."""

    @model_validator(mode="after")
    def _falling(self) -> Self:
        for place, (one, other) in enumerate(pairwise((self.lead, *self.others))):
            if other.most > one.least:
                raise ValueError(
                    f"has heads of {other.most} for priority {place + 1}, which outrank those before; "
                    "write a size that is no larger than the least of them"
                )
        return self


class StoryCosts(Record):
    """What it costs where stories stand otherwise than they might. 1 is one visibly loose line of text."""

    left: Cost = 40
    """A story of the lowest priority that is left out."""
    priority: Cost = 6
    """Times the square of the steps that it is higher."""
    white: Cost = 3
    """A line of a column that stays white."""
    hole: Cost = 40
    """White in one piece that is larger than a column by four lines."""
    beside_head: Cost = 30
    """Ten lines of a column that stay white beside a head in one piece; twice as many cost four times as much."""
    wrapped: Cost = 2
    """Text that begins beside a head, at the top of its story."""
    filler: Cost = 50
    """A place that no story fills, and the house's own advert does, where a page is filled."""
    filler_lines: Cost = 6
    """Ten lines of a column that it takes there."""
    weighed_filler: Cost = 50
    """The same place where two plans of an edition are weighed, as with a jump and without."""
    weighed_filler_lines: Cost = 6
    """Ten lines of a column that it takes there."""
    at_right: Cost = 3
    """A lead that does not begin at the left."""
    empty: Cost = 250
    """A page without a story."""
    tombstone: Cost = 60
    """Two heads of one size side by side."""
    narrow: Cost = 12
    """A lead on less than half of the page."""
    picture: Cost = 5
    """Times the square of how far a picture is from the size that its rank asks, in natural logarithms."""
    small_lead: Cost = 40
    """A lead's picture that is less than two fifths as wide as the lead."""
    bare: Cost = 60
    """A picture that is left out."""
    later: Cost = 2
    """For each page that a lead stands behind its section's first, times how much it matters."""
    unwanted: Cost = 40
    """A story of a topic that an advert of its page is rather not to stand beside."""
    jump: Cost = 60
    """A story that goes on on another page: one reader in five is lost there."""
    long_lead: Cost = 60
    """Each tenth of a page that it might go on from, which a lead takes beyond `jumps.share`."""
    lead_picture: Share = 0.2
    """What a lead's picture takes of the page."""
    other_picture: Share = 0.05


class JumpDesign(Record):
    """Stories that go on on a later page: few, and only where that costs less than to have them whole."""

    pages: Annotated[tuple[Literal["front", "section-front", "plain"], ...], TupleOf, Field(max_length=3)] = (
        "front",
        "section-front",
    )
    """The kinds of pages that a story may go on from."""
    most: Annotated[int, Field(ge=0, le=20)] = 1
    """Of an edition."""
    share: Annotated[float, Field(gt=0, le=1)] = 0.6
    """What a lead takes of such a page before it is asked whether it should go on on another."""
    turned: Annotated[int, Field(ge=1, le=500)] = 40
    """Column lines of text that are turned at least: fewer are not worth a page turned. What no story may fall below
    says `composed.jump`."""
    head: HeadBand
    """The head of a turn: its key word."""


class HouseLimits(Record):
    """How many house adverts stand where nobody booked, places that are for sale aside."""

    least_columns: Columns = 1.0
    least_rows: Annotated[int, Field(ge=0, le=60)] = 1
    """The lowest, in module rows; 0 for whatever height such an advert can be read in."""
    page: Annotated[int, Field(ge=0, le=20)] = 1
    """The most of them on a page."""
    edition: Share = 0.03
    """The most of the edition's area that they take."""


class EditionDesign(Record):
    """How a pack lays out whole editions of packed pages."""

    kind: Literal["packed"] = "packed"
    page_step: Annotated[int, Field(ge=1, le=64)] = 4
    """Pages come in so many."""
    columns: Annotated[dict[Key, Annotated[int, Field(ge=1, le=24)]], Field(max_length=24)]
    sold: Key
    """The columns that adverts are sold by."""
    grid: Key
    """The columns whose edges adverts stand on: whole parts of those."""
    modules: Modules
    label_lines: Annotated[int, Field(ge=0, le=5)] = 1
    """Lines over an advert, of those of its rows, in which its label stands."""
    stack: Stack = "outer"
    """`outer`: adverts rise to the outer edge; `well`: to both edges; `modular`: across the page in even rows."""
    fair: Share = 0.5
    """The share of a page that adverts take before it counts as crowded."""
    words: Annotated[int, Field(ge=1, le=20_000)]
    """Words of stories, with their heads and pictures, that fill a page without adverts: what the number of pages is
    reckoned by before anything is measured."""
    sizes: Annotated[dict[Key, AdvertSize], Field(max_length=MOST_NAMES)]
    designs: Annotated[dict[Key, PageDesign], Field(max_length=MOST_NAMES)]
    frames: Annotated[dict[Key, FrameDesign], Field(max_length=MOST_NAMES)] = Field(default_factory=dict)
    text: TextMeasures
    heads: HeadBands
    costs: EditionCosts = EditionCosts()
    story_costs: StoryCosts = StoryCosts()
    jumps: JumpDesign | None = None
    """Without it every story stands whole."""
    house: HouseLimits = HouseLimits()
    pull_quote: Cost | None = None
    """What it costs, in visibly loose lines of text, that a line of a story's own speech is set as a pull quote where
    the story is short of its box; without it none is."""

    @property
    def units(self) -> int:
        """Columns of the grid across the page."""
        return self.columns[self.grid]

    @property
    def per_column(self) -> int:
        """Columns of the grid in one that adverts are sold by."""
        return self.columns[self.grid] // self.columns[self.sold]


def edition_faults(
    design: EditionDesign,
    papers: Mapping[str, Paper],
    baseline: Length,
    gutter: Length,
    styles: Container[str],
) -> Iterator[str]:
    """What is named and not there, and what does not go in; each with what to write."""
    for name in (design.sold, design.grid):
        if name not in design.columns:
            yield f"edition.columns: there are no columns {name!r}; it has {', '.join(design.columns)}"
            return
    if design.units % design.columns[design.sold]:
        yield f"edition.grid: {design.units} columns are no whole parts of {design.columns[design.sold]}"
    for name in NEEDED_DESIGNS:
        if name not in design.designs:
            yield f"edition.designs.{name}: is missing; write [edition.designs.{name}]"
    for name, paper in papers.items():
        lines = int((paper.height - paper.top - paper.bottom).points / baseline.points + 1e-6)
        if lines > MOST_LINES:
            yield f"papers.{name}: has {lines:,} lines of the baseline; a page of an edition has at most {MOST_LINES}"
        if design.modules.foot > lines:
            yield f"edition.modules: end on line {design.modules.foot}; papers.{name} has {lines} lines"
        if paper.measure.points <= gutter.points * (design.units - 1):
            yield f"edition.columns: papers.{name} leaves no room for {design.units} of them"
    yield from _sizes(design)
    yield from _designs(design, styles)


def _sizes(design: EditionDesign) -> Iterator[str]:
    across = design.columns[design.sold]
    for name, size in design.sizes.items():
        if size.columns is not None and size.columns > across:
            yield f"edition.sizes.{name}: has {size.columns:g} columns of {across}"
        if size.columns is not None and (size.columns * design.per_column) % 1:
            yield f"edition.sizes.{name}: {size.columns:g} columns end between two of the grid"
        if size.rows is not None and size.rows > design.modules.rows:
            yield f"edition.sizes.{name}: has {size.rows} rows of {design.modules.rows}"
    for name, frame in design.frames.items():
        if frame.columns > across or frame.lines > design.modules.foot - design.modules.top:
            yield f"edition.frames.{name}: is larger than the page"


def _designs(design: EditionDesign, styles: Container[str]) -> Iterator[str]:
    for name, page in design.designs.items():
        if page.taken > design.modules.rows:
            yield f"edition.designs.{name}.taken: is {page.taken} rows of {design.modules.rows}"
        if page.strip is not None and page.strip not in styles:
            yield f"edition.designs.{name}.strip: there is no style {page.strip!r}; write [styles.{page.strip}]"
        for place in page.places:
            size = design.sizes.get(place.size)
            if size is None:
                yield f"edition.designs.{name}.places: there is no size {place.size!r}"
            elif not size.placed:
                yield f"edition.sizes.{place.size}: has a place of its own; write placed = true"
            if place.column * design.per_column >= design.units:
                yield f"edition.designs.{name}.places: column {place.column:g} is beyond the page"
