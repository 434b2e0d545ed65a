"""the blocks of a body → the blocks of a story.

The rules:
1. A paragraph with blank lines in it is several paragraphs. A block without words leaves only a note behind.
2. A heading has an anchor made of its own words; no two are the same.
3. Rows are as wide as the table's widest. When a table gives no alignment, a column of figures is set to the
   end, any other to the start.
4. Code is kept as typed.
5. The entries of a running report stand newest first (`updates`); each has its day and hour, and a name inside the
   page.
6. In an interview what is asked is told from what is answered (`questions`).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from pagekit.house.cells import MOST_BARS, Align, amounts, by_content, set_figure
from pagekit.house.copydesk import CopyDesk
from pagekit.house.dates import clock, day_of, stamp
from pagekit.house.figures import PictureDesk, filled
from pagekit.house.questions import with_questions
from pagekit.house.story import (
    AdvertMark,
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    InnerText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    Runs,
    StoryBlock,
    TableText,
    UpdateText,
    plain,
)
from pagekit.house.updates import newest_first, with_anchors
from pagekit.model import (
    AdvertBlock,
    Block,
    Break,
    Code,
    Factbox,
    Heading,
    List,
    ListItem,
    Paragraph,
    Photo,
    PhotoBlock,
    Quote,
    Table,
    Update,
)
from pagekit.notes import info

MAX_ANCHOR = 60


@dataclass(slots=True)
class BodyDesk:
    """Sets the body of one story. `photos` are all of the story's: a picture may be described elsewhere."""

    desk: CopyDesk
    pictures: PictureDesk
    photos: Sequence[Photo] = ()
    zone: str = "UTC"
    """Where the clocks of a running report hang; its hours are told in the language of the pictures' credits."""
    interview: bool = False
    anchors: dict[str, int] = field(default_factory=dict)

    def body(self, blocks: Sequence[Block], skip: frozenset[int] = frozenset()) -> tuple[StoryBlock, ...]:
        """The blocks of the story; those at the places of `skip` are left out."""
        made = tuple(
            made
            for position, block in newest_first(blocks)
            if position not in skip
            for made in self.block(block, f"body[{position}]")
        )
        named = with_anchors(made)
        return with_questions(named) if self.interview else named

    def block(self, block: Block, where: str) -> Iterator[StoryBlock]:
        """What one block becomes: none, one or several."""
        return _MAKERS[block.kind](self, block, where)

    def titled(
        self, block: Factbox | Update, where: str, figure: Runs = ()
    ) -> tuple[Runs, tuple[InnerText, ...]]:
        """The title and the blocks of a block that holds others."""
        title = self.desk.line(block.title, f"{where}.title")
        inner = tuple(
            made
            for position, one in enumerate(block.children)
            for made in _MAKERS[one.kind](self, one, f"{where}.body[{position}]")
        )
        self.said(figure or title or inner, where)
        return title, inner

    def factbox(self, block: Factbox, where: str) -> Iterator[FactboxText]:
        """A box of facts."""
        figure = set_figure(self.desk.line(block.figure, f"{where}.figure"))
        title, inner = self.titled(block, where, figure)
        if figure or title or inner:
            yield FactboxText(title, inner, optional=block.optional, figure=figure)

    def update(self, block: Update, where: str) -> Iterator[UpdateText]:
        """An entry of a running report, still without its name."""
        title, inner = self.titled(block, where)
        if title or inner:
            told_in = self.pictures.lang
            yield UpdateText(
                stamp(block.time, told_in, self.zone),
                clock(block.time, told_in, self.zone),
                "",
                title,
                inner,
                key=block.key,
                optional=block.optional,
                day=day_of(block.time, told_in, self.zone),
            )

    def advert(self, block: AdvertBlock, _: str) -> Iterator[AdvertMark]:
        """A place for an advert."""
        yield AdvertMark(block.slot, optional=block.optional)

    def paragraph(self, block: Paragraph, where: str) -> Iterator[ParagraphText]:
        """One paragraph or several."""
        texts = self.desk.prose(block.text, f"{where}.text")
        self.said(texts, where)
        yield from (ParagraphText(runs, optional=block.optional) for runs in texts)

    def list(self, block: List, where: str) -> Iterator[ListText]:
        """A list, without the items that say nothing."""
        items = self.items(block.items, where)
        if self.said(items, where):
            yield ListText(items, block.ordered, block.start, optional=block.optional)

    def photo(self, block: PhotoBlock, where: str) -> Iterator[Figure]:
        """A picture, with what is said of it elsewhere."""
        photo = filled(block, self.photos)
        yield self.pictures.figure(photo, f"{where}.photo", optional=block.optional)

    def code(self, block: Code, _: str) -> Iterator[CodeText]:
        """Text as it was typed."""
        yield CodeText(block.text, block.language, optional=block.optional)

    def pause(self, block: Break, _: str) -> Iterator[BreakMark]:
        """A pause."""
        yield BreakMark(optional=block.optional)

    def said(self, content: object, where: str) -> bool:
        """True when there is something to print; else a note says that nothing is."""
        if not content:
            self.desk.notes.append(info("block-blank", where, "holds no words; nothing is printed for it."))
        return bool(content)

    def heading(self, block: Heading, where: str) -> Iterator[HeadingText]:
        """A cross-head with an anchor of its own."""
        runs = self.desk.full_line(block.text, f"{where}.text")
        yield HeadingText(runs, block.level, self.anchor(plain(runs)), optional=block.optional)

    def anchor(self, words: str) -> str:
        """A name inside the page, such as h-what-comes-next; the prefix is for stories alone."""
        stem = f"h-{_slug(words)}".rstrip("-")
        count = self.anchors.get(stem, 0)
        while True:
            count += 1
            name = stem if count == 1 and stem != "h" else f"{stem}-{count}"
            if name not in self.anchors:
                self.anchors[stem] = count
                self.anchors.setdefault(name, 1)
                return name

    def quote(self, block: Quote, where: str) -> Iterator[QuoteText]:
        """A quotation of one or more paragraphs, with who said it."""
        texts = self.desk.prose(block.text, f"{where}.text")
        attribution = self.desk.line(block.attribution, f"{where}.attribution")
        if self.said(texts or attribution, where):
            yield QuoteText(texts, attribution, block.pull, optional=block.optional)

    def items(self, items: Sequence[ListItem], where: str) -> tuple[ItemText, ...]:
        """The items with words, or with items under them that have."""
        made = (self.item(item, f"{where}.items[{position}]") for position, item in enumerate(items))
        return tuple(item for item in made if item.paragraphs or item.items)

    def item(self, item: ListItem, where: str) -> ItemText:
        """One item and those under it."""
        return ItemText(
            self.desk.prose(item.text, f"{where}.text"), self.items(item.items, where), item.ordered
        )

    def table(self, block: Table, where: str) -> Iterator[TableText]:
        """The table with even rows, every column aligned."""
        width = block.width
        if not self.said(width, where):
            return
        header = self.row(block.header, f"{where}.header", width) if block.header else ()
        rows = tuple(
            self.row(row, f"{where}.rows[{position}]", width) for position, row in enumerate(block.rows)
        )
        align = _padded(block.align, width) if block.align else by_content(rows, width)
        caption = self.desk.line(block.caption, f"{where}.caption")
        bars = self.amounts(rows, align, where) if block.show == "bars" else ()
        yield TableText(header, rows, align, caption, optional=block.optional, amounts=bars)

    def amounts(
        self, rows: Sequence[Sequence[Runs]], align: Sequence[Align], where: str
    ) -> tuple[float, ...]:
        """The figures of a table that is to be drawn as bars; nothing, with a note, for one that cannot be."""
        told = [plain(row[-1]) for row in rows]
        found = amounts(told, self.desk.lang) if len(align) == 2 and len(rows) <= MOST_BARS else ()
        if not any(found):
            what = "the table cannot be drawn as bars; it stands as a table."
            remedy = f"Give it two columns, a name and a figure in each row, and at most {MOST_BARS} rows."
            self.desk.notes.append(info("bars-not-drawn", where, what, remedy))
        return found if any(found) else ()

    def row(self, cells: Sequence[str], where: str, width: int) -> tuple[Runs, ...]:
        """The cells of a row, filled up to the width."""
        made = [
            set_figure(self.desk.line(cell, f"{where}[{position}]")) for position, cell in enumerate(cells)
        ]
        return (*made, *[()] * (width - len(made)))


_MAKERS: Mapping[str, Callable[[BodyDesk, Any, str], Iterator[Any]]] = MappingProxyType(
    {
        "paragraph": BodyDesk.paragraph,
        "heading": BodyDesk.heading,
        "quote": BodyDesk.quote,
        "list": BodyDesk.list,
        "photo": BodyDesk.photo,
        "table": BodyDesk.table,
        "code": BodyDesk.code,
        "break": BodyDesk.pause,
        "factbox": BodyDesk.factbox,
        "update": BodyDesk.update,
        "advert": BodyDesk.advert,
    }
)


def _padded(align: tuple[Align, ...], width: int) -> tuple[Align, ...]:
    rest: list[Align] = ["start"] * (width - len(align))
    return (*align, *rest)[:width]


def _slug(words: str) -> str:
    signs = unicodedata.normalize("NFC", words).lower()[:MAX_ANCHOR]
    # Marks belong to their letters: without them Hindi or vowelled Arabic would fall to pieces.
    kept = "".join(sign if sign.isalnum() or unicodedata.category(sign)[0] == "M" else " " for sign in signs)
    return "-".join(kept.split())
