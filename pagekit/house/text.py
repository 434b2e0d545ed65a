"""blocks of an article → the types of a story's text: runs of one look, and the blocks made of them.

Frozen dataclasses, text and tuples: painters place them and typesetters measure them. U+2028 inside a run is a line
break that the writer set.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from pagekit.model import PictureFacts

LINE_BREAK = "\u2028"
Direction = Literal["ltr", "rtl"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `href` has passed the address gate."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    strike: bool = False
    script: Literal["", "sup", "sub"] = ""
    href: str | None = None
    small_caps: bool = False
    """Set in small capitals: the first words of a story, where the layout asks for them."""


Runs = tuple[Run, ...]


def plain(runs: Runs) -> str:
    """The words of the runs, without their look."""
    return "".join(run.text for run in runs).replace(LINE_BREAK, " ")


@dataclass(frozen=True, slots=True)
class Stamp:
    """A day or a time as readers see it, as machines read it (ISO 8601), and the language it is told in."""

    text: str
    iso: str
    lang: str


@dataclass(frozen=True, slots=True)
class Rights:
    """What machines are told of a picture's rights. Addresses are whole and have passed the gate."""

    creators: tuple[str, ...] = ()
    """People, without the words around their names."""
    agencies: tuple[str, ...] = ()
    line: str = ""
    """The credit as it is printed."""
    notice: str = ""
    licence: str | None = None
    """The licence's address."""
    acquire: str | None = None
    """Where a licence can be got."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what stands under it. `credit` is the house's line, or None when nobody can be named."""

    src: str
    alt: str
    caption: Runs = ()
    credit: str | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    optional: bool = False
    rights: Rights = Rights()
    facts: PictureFacts | None = None
    """What is known of its file."""
    kind: Literal["photo"] = "photo"

    @property
    def shape(self) -> float | None:
        """Height over width of the whole picture, upright; None when nobody has looked at its file."""
        if self.facts is None:
            return None
        width, height = self.facts.upright
        return height / width

    @property
    def key(self) -> str:
        """Source and focus: what the picture is made from. One source may be shown twice, cropped differently."""
        return self.src if self.focus == (0.5, 0.5) else f"{self.src}#{self.focus[0]:g},{self.focus[1]:g}"


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """A paragraph."""

    runs: Runs
    optional: bool = False
    question: bool = False
    """What the interviewer asks."""
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True, slots=True)
class HeadingText:
    """A cross-head. `anchor` names it inside the page."""

    runs: Runs
    level: int = 2
    anchor: str = ""
    optional: bool = False
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True, slots=True)
class QuoteText:
    """A quotation of one or more paragraphs, with who said it."""

    paragraphs: tuple[Runs, ...]
    attribution: Runs = ()
    pull: bool = False
    optional: bool = False
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class ItemText:
    """An item of one or more paragraphs, with the items under it."""

    paragraphs: tuple[Runs, ...]
    items: tuple[ItemText, ...] = ()
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class ListText:
    """A list."""

    items: tuple[ItemText, ...]
    ordered: bool = False
    start: int = 1
    optional: bool = False
    kind: Literal["list"] = "list"


@dataclass(frozen=True, slots=True)
class TableText:
    """A table whose rows all have as many cells as `align` has words."""

    header: tuple[Runs, ...]
    rows: tuple[tuple[Runs, ...], ...]
    align: tuple[Literal["start", "center", "end"], ...]
    caption: Runs = ()
    optional: bool = False
    kind: Literal["table"] = "table"


@dataclass(frozen=True, slots=True)
class CodeText:
    """Text kept as typed."""

    text: str
    language: str | None = None
    optional: bool = False
    kind: Literal["code"] = "code"


@dataclass(frozen=True, slots=True)
class BreakMark:
    """A pause."""

    optional: bool = False
    kind: Literal["break"] = "break"


@dataclass(frozen=True, slots=True)
class AdvertMark:
    """A place for an advert of the layout's slot of that name."""

    slot: str
    optional: bool = False
    kind: Literal["advert"] = "advert"


InnerText = ParagraphText | HeadingText | QuoteText | ListText | Figure | TableText | CodeText | BreakMark


@dataclass(frozen=True, slots=True)
class FactboxText:
    """A box of facts."""

    title: Runs
    body: tuple[InnerText, ...]
    optional: bool = False
    kind: Literal["factbox"] = "factbox"


@dataclass(frozen=True, slots=True)
class UpdateText:
    """An entry of a running report. `clock` is the hour alone; `anchor` names the entry inside the page."""

    stamp: Stamp
    clock: Stamp
    anchor: str
    title: Runs = ()
    body: tuple[InnerText, ...] = ()
    key: bool = False
    optional: bool = False
    kind: Literal["update"] = "update"


StoryBlock = InnerText | FactboxText | UpdateText | AdvertMark
