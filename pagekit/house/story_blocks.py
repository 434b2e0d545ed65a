"""blocks of an article → the blocks of a story's text, each of which knows what it holds.

Frozen dataclasses, text and tuples: painters place them and typesetters measure them. What a block holds is asked of
the block: `children`, `texts`, `running`, `figures`, `words`; whoever goes through all of a text goes by `walk`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, fields
from typing import Literal, get_args

from pagekit.house.text import DATELINE_DASH, Rights, Run, Runs, Stamp, plain
from pagekit.house.words import count_words
from pagekit.model import PictureFacts


class TextBlock:
    """What every block can be asked. The answers are those of a block without words and without anything in it."""

    __slots__ = ()

    @property
    def kind(self) -> str:
        """Its kind, by which painters and typesetters choose what makes it; each block says its own."""
        return ""

    @property
    def kinds(self) -> tuple[str, ...]:
        """Its kind, and the variant of it where that has a look of its own."""
        return (self.kind,)

    @property
    def children(self) -> tuple[InnerText, ...]:
        """The blocks inside this one, in reading order."""
        return ()

    @property
    def texts(self) -> tuple[Runs, ...]:
        """What it says itself, piece by piece in reading order; what stands under a picture is the picture's."""
        return ()

    @property
    def counted(self) -> tuple[Runs, ...]:
        """Those of its texts whose words count: what says something again does not."""
        return self.texts

    @property
    def words(self) -> int:
        """How many words it has, its children's too."""
        own = sum([count_words(plain(text)) for text in self.counted])
        return own + sum([child.words for child in self.children])

    @property
    def running(self) -> tuple[ParagraphText, ...]:
        """The paragraphs of running text in it. A box beside the text has none."""
        return ()

    @property
    def figures(self) -> tuple[Figure, ...]:
        """The pictures in it, in reading order."""
        children = self.children
        return tuple(figure for child in children for figure in child.figures) if children else ()

    @property
    def end(self) -> TextBlock:
        """The block after which a reader leaves it: itself, or the last of the running text inside."""
        return self


@dataclass(frozen=True, slots=True)
class Figure(TextBlock):
    """A picture with what stands under it. `credit` is the house's line, or None when nobody can be named."""

    src: str
    alt: str
    caption: Runs = ()
    credit: str | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    optional: bool = False
    rights: Rights = field(default_factory=Rights)
    facts: PictureFacts | None = None
    """What is known of its file."""
    uncleared: str = ""
    """Why it may not be printed; nothing where it may."""
    whole: bool = False
    """True for a picture that is not cropped: it stands whole in its place."""
    place: str = field(default="", compare=False)
    """Its place in the story as it arrived: its one name in all notes."""
    kind: Literal["photo"] = "photo"

    @property
    def shape(self) -> float | None:
        """Height over width of the whole picture, upright; None when nobody has looked at its file."""
        if self.facts is None:
            return None
        width, height = self.facts.upright
        return height / width

    @property
    def where(self) -> str:
        """Its name in notes."""
        return self.place or self.src

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Itself."""
        return (self,)

    @property
    def key(self) -> str:
        """Source and focus: what the picture is made from. One source may be shown twice, cropped differently."""
        return self.src if self.focus == (0.5, 0.5) else f"{self.src}#{self.focus[0]:g},{self.focus[1]:g}"


@dataclass(frozen=True, slots=True)
class ParagraphText(TextBlock):
    """A paragraph."""

    runs: Runs
    optional: bool = False
    question: bool = False
    """What the interviewer asks."""
    dateline: str | None = None
    """The place where the story was filed, when it stands before these words; it is none of them."""
    kind: Literal["paragraph"] = "paragraph"

    @property
    def kinds(self) -> tuple[str, ...]:
        """What is asked may look otherwise."""
        return (self.kind, "question") if self.question else (self.kind,)

    @property
    def texts(self) -> tuple[Runs, ...]:
        """Its words."""
        return (self.runs,)

    @property
    def opened(self) -> Runs:
        """The words behind the dateline, where the paragraph carries one."""
        if not self.dateline:
            return self.runs
        return (Run(self.dateline, strong=True), Run(DATELINE_DASH), *self.runs)

    @property
    def running(self) -> tuple[ParagraphText, ...]:
        """Itself."""
        return (self,)


@dataclass(frozen=True, slots=True)
class HeadingText(TextBlock):
    """A cross-head. `anchor` names it inside the page."""

    runs: Runs
    level: int = 2
    anchor: str = ""
    optional: bool = False
    kind: Literal["heading"] = "heading"

    @property
    def texts(self) -> tuple[Runs, ...]:
        """Its words."""
        return (self.runs,)


@dataclass(frozen=True, slots=True)
class QuoteText(TextBlock):
    """A quotation of one or more paragraphs, with who said it."""

    paragraphs: tuple[Runs, ...]
    attribution: Runs = ()
    pull: bool = False
    optional: bool = False
    kind: Literal["quote"] = "quote"

    @property
    def kinds(self) -> tuple[str, ...]:
        """One that is pulled out of the text looks otherwise."""
        return (self.kind, "pull") if self.pull else (self.kind,)

    @property
    def texts(self) -> tuple[Runs, ...]:
        """What was said, and by whom."""
        return (*self.paragraphs, self.attribution)

    @property
    def counted(self) -> tuple[Runs, ...]:
        """Nothing when it says again what the text says."""
        return () if self.pull else self.texts


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item of one or more paragraphs, with the items under it."""

    paragraphs: tuple[Runs, ...]
    items: tuple[ItemText, ...] = ()
    ordered: bool = False

    @property
    def texts(self) -> tuple[Runs, ...]:
        """Its words, then those of the items under it."""
        return (*self.paragraphs, *(text for item in self.items for text in item.texts))


@dataclass(frozen=True, slots=True)
class ListText(TextBlock):
    """A list."""

    items: tuple[ItemText, ...]
    ordered: bool = False
    start: int = 1
    optional: bool = False
    kind: Literal["list"] = "list"

    @property
    def texts(self) -> tuple[Runs, ...]:
        """Its items, each before those under it."""
        return tuple(text for item in self.items for text in item.texts)


@dataclass(frozen=True, slots=True)
class TableText(TextBlock):
    """A table whose rows all have as many cells as `align` has words."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[Literal["start", "center", "end"], ...]
    caption: Runs = ()
    optional: bool = False
    amounts: tuple[float, ...] = ()
    """Of a table of names and figures that is drawn as bars: the figure of each row. Nothing for any other."""
    kind: Literal["table"] = "table"

    @property
    def texts(self) -> tuple[Runs, ...]:
        """What stands over it, then its cells row by row."""
        return (self.caption, *self.counted)

    @property
    def counted(self) -> tuple[Runs, ...]:
        """Its cells: captions are not counted."""
        return (*self.header, *(cell for row in self.rows for cell in row))


@dataclass(frozen=True, slots=True)
class CodeText(TextBlock):
    """Text kept as typed."""

    text: str
    language: str | None = None
    optional: bool = False
    kind: Literal["code"] = "code"

    @property
    def texts(self) -> tuple[Runs, ...]:
        """The text, as code."""
        return ((Run(self.text, code=True),),)


@dataclass(frozen=True, slots=True)
class BreakMark(TextBlock):
    """A pause."""

    optional: bool = False
    kind: Literal["break"] = "break"


@dataclass(frozen=True, slots=True)
class AdvertMark(TextBlock):
    """A place for an advert of the layout's slot of that name."""

    slot: str
    optional: bool = False
    kind: Literal["advert"] = "advert"


InnerText = ParagraphText | HeadingText | QuoteText | ListText | Figure | TableText | CodeText | BreakMark


@dataclass(frozen=True, slots=True)
class FactboxText(TextBlock):
    """A box of facts."""

    title: Runs
    body: tuple[InnerText, ...]
    optional: bool = False
    figure: Runs = ()
    """The number that it is about."""
    kind: Literal["factbox"] = "factbox"

    @property
    def children(self) -> tuple[InnerText, ...]:
        """Its body."""
        return self.body

    @property
    def texts(self) -> tuple[Runs, ...]:
        """Its number, where it has one, and its title."""
        return (self.figure, self.title) if self.figure else (self.title,)


@dataclass(frozen=True, slots=True)
class UpdateText(TextBlock):
    """An entry of a running report. `clock` is the hour alone; `anchor` names the entry inside the page."""

    stamp: Stamp
    clock: Stamp
    anchor: str
    title: Runs = ()
    body: tuple[InnerText, ...] = ()
    key: bool = False
    optional: bool = False
    day: Stamp | None = None
    """The day alone, in the publication's zone."""
    kind: Literal["update"] = "update"

    @property
    def children(self) -> tuple[InnerText, ...]:
        """Its body."""
        return self.body

    @property
    def texts(self) -> tuple[Runs, ...]:
        """Its title."""
        return (self.title,)

    @property
    def running(self) -> tuple[ParagraphText, ...]:
        """Those of its body: an entry is a piece of the running text."""
        return tuple(paragraph for child in self.children for paragraph in child.running)

    @property
    def end(self) -> TextBlock:
        """The end of its body."""
        return self.body[-1].end if self.body else self


StoryBlock = InnerText | FactboxText | UpdateText | AdvertMark
"""What may stand in the text of a story."""
KINDS: tuple[str, ...] = tuple(
    str(part.default) for block in get_args(StoryBlock) for part in fields(block) if part.name == "kind"
)
"""The kinds of blocks there are."""


def walk(blocks: Iterable[StoryBlock]) -> Iterator[StoryBlock]:
    """Every block of a text in reading order: each before those inside it."""
    for block in blocks:
        yield block
        yield from walk(block.children)
