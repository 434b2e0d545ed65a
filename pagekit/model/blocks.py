"""wire data → the blocks of a story's body: a union by `kind`, each with its own fields and no others.

What a block holds is asked of the block: `children`, `photos`, `silent`.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import ConfigDict, Field, field_validator, model_validator

from pagekit.model.base import (
    MAX_BLOCKS,
    TEXT,
    FullLine,
    Line,
    Name,
    OptionalLine,
    Prose,
    Record,
    TupleOf,
    also,
    altered,
)
from pagekit.model.moments import Moment
from pagekit.model.photo import Photo

MAX_LIST_DEPTH = 6
MAX_COLUMNS = 24
MAX_ROWS = 1_000
MAX_CELLS = 4_000

Align = Literal["start", "center", "end"]


class _Block(Record):
    optional: bool = False
    """A cut mark: the copy editor allows losing this block when space is short."""

    silent: ClassVar[bool] = False
    """True for what is no text: words may still begin after it."""

    @property
    def children(self) -> tuple[InnerBlock, ...]:
        """The blocks inside this one, which stand in its `body`."""
        return ()

    @property
    def photos(self) -> tuple[PhotoBlock, ...]:
        """The pictures that it places, its children's too, in reading order."""
        children = self.children
        return tuple(photo for child in children for photo in child.photos) if children else ()

    def holding(self, children: tuple[InnerBlock, ...]) -> Self:
        """The same block with other children."""
        return altered(self, body=children)


class Paragraph(_Block):
    """Running text with inline Markdown; a blank line begins a new paragraph."""

    kind: Literal["paragraph"] = "paragraph"
    text: Prose


class Heading(_Block):
    """A cross-head (level 2) or a smaller one under it (level 3)."""

    kind: Literal["heading"] = "heading"
    text: FullLine
    level: Literal[2, 3] = 2


class Quote(_Block):
    """A quotation. With `pull` it repeats words of the text for display."""

    kind: Literal["quote"] = "quote"
    text: Prose
    attribution: OptionalLine = None
    pull: bool = False


class ListItem(Record):
    """An item with items of its own under it. Plain text may stand for an item without any."""

    model_config = ConfigDict(json_schema_extra=also(TEXT))

    text: Prose
    items: Annotated[tuple[ListItem, ...], TupleOf] = ()
    ordered: bool = False

    @model_validator(mode="before")
    @classmethod
    def _text_is_enough(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @property
    def depth(self) -> int:
        """How many lists deep the item goes, itself included."""
        return 1 + max((item.depth for item in self.items), default=0)


class List(_Block):
    """A list of points or of numbers that begin at `start`."""

    kind: Literal["list"] = "list"
    ordered: bool = False
    start: Annotated[int, Field(ge=0, le=100_000)] = 1
    items: Annotated[tuple[ListItem, ...], TupleOf, Field(min_length=1, max_length=MAX_BLOCKS)]

    @field_validator("items")
    @classmethod
    def _not_too_deep(cls, items: tuple[ListItem, ...]) -> tuple[ListItem, ...]:
        depth = max(item.depth for item in items)
        if depth > MAX_LIST_DEPTH:
            raise ValueError(f"is {depth} lists deep, at most {MAX_LIST_DEPTH} are set; flatten it")
        return items


class PhotoBlock(_Block, Photo):
    """A picture inside the text."""

    kind: Literal["photo"] = "photo"
    silent = True

    @property
    def photos(self) -> tuple[PhotoBlock, ...]:
        """Itself."""
        return (self,)


class Table(_Block):
    """Rows of cells with inline Markdown; short rows are filled up. `align` is one word a column.

    `show`: as bars, one a row, its name before it and its figure after it, where the table is of names and figures.
    """

    kind: Literal["table"] = "table"
    header: Annotated[tuple[Line, ...], TupleOf, Field(max_length=MAX_COLUMNS)] = ()
    rows: Annotated[
        tuple[Annotated[tuple[Line, ...], TupleOf, Field(max_length=MAX_COLUMNS)], ...],
        TupleOf,
        Field(max_length=MAX_ROWS),
    ] = ()
    caption: OptionalLine = None
    align: Annotated[tuple[Align, ...], TupleOf, Field(max_length=MAX_COLUMNS)] = ()
    show: Literal["table", "bars"] = "table"

    @field_validator("rows")
    @classmethod
    def _has_cells(cls, rows: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
        if any(not row for row in rows):
            raise ValueError("holds a row without cells; take the row out")
        cells = sum(len(row) for row in rows)
        if cells > MAX_CELLS:
            raise ValueError(f"holds {cells:,} cells, at most {MAX_CELLS:,} are set; part the table")
        return rows

    @property
    def width(self) -> int:
        """How many columns the widest row has."""
        return max([len(self.header), *(len(row) for row in self.rows)])


class Code(_Block):
    """Program text or a form, kept as typed: no Markdown, no house style."""

    kind: Literal["code"] = "code"
    text: Prose
    language: OptionalLine = None


class Break(_Block):
    """A pause in the text: a line of air, or three asterisks."""

    kind: Literal["break"] = "break"
    silent = True


class AdvertBlock(_Block):
    """A place inside the text for an advert of the layout's slot of that name."""

    kind: Literal["advert"] = "advert"
    slot: Name = "inline"
    silent = True


InnerBlock = Annotated[
    Paragraph | Heading | Quote | List | PhotoBlock | Table | Code | Break, Field(discriminator="kind")
]
"""What may stand in a fact box or an update: everything but another one and an advert."""


class Factbox(_Block):
    """A box of facts beside the text. `figure`: the one number that it is about, set large over its title."""

    kind: Literal["factbox"] = "factbox"
    title: OptionalLine = None
    figure: OptionalLine = None
    body: Annotated[tuple[InnerBlock, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()

    @property
    def children(self) -> tuple[InnerBlock, ...]:
        """Its body."""
        return self.body


class Update(_Block):
    """One entry of a running report: when it was filed, its head and its text. The newest stands first."""

    kind: Literal["update"] = "update"
    time: Moment
    title: OptionalLine = None
    key: bool = False
    """A turning point, listed at the top of the page."""
    body: Annotated[tuple[InnerBlock, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()

    @property
    def children(self) -> tuple[InnerBlock, ...]:
        """Its body."""
        return self.body


Block = Annotated[
    Paragraph | Heading | Quote | List | PhotoBlock | Factbox | Update | Table | Code | Break | AdvertBlock,
    Field(discriminator="kind"),
]
