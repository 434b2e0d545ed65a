"""Article → Story: the types of a story as this publication prints it. Every word, line and link is decided here.

A Story is plain data: frozen dataclasses, text and tuples. Painters place it and typesetters measure it; neither
decides what it says. Text is a tuple of runs; U+2028 inside a run is a line break that the writer set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pagekit.model import Channel, Status
from pagekit.notes import Note

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
class CrumbLink:
    """A step of the breadcrumbs. The last one is where we are; it has no address."""

    text: str
    href: str | None = None


@dataclass(frozen=True, slots=True)
class Author:
    """A person in the byline."""

    name: str
    role: str | None = None
    href: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True)
class Byline:
    """Such as By Ann Smith and Bob Jones: `parts` in reading order, names as authors, the words between as text."""

    parts: tuple[str | Author, ...]

    @property
    def text(self) -> str:
        """The whole line as text."""
        return "".join(part if isinstance(part, str) else part.name for part in self.parts)

    @property
    def authors(self) -> tuple[Author, ...]:
        """The people of the line."""
        return tuple(part for part in self.parts if isinstance(part, Author))


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what stands under it. `credit` is the house's line, or None when nobody can be named."""

    src: str
    alt: str
    caption: Runs = ()
    credit: str | None = None
    focus: tuple[float, float] = (0.5, 0.5)
    optional: bool = False
    kind: Literal["photo"] = "photo"

    @property
    def key(self) -> str:
        """Source and focus: what the picture is made from. One source may be shown twice, cropped differently."""
        return self.src if self.focus == (0.5, 0.5) else f"{self.src}#{self.focus[0]:g},{self.focus[1]:g}"


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """A paragraph."""

    runs: Runs
    optional: bool = False
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


StoryBlock = InnerText | FactboxText | AdvertMark


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A way to share: `target` is its id and its icon's name, `name` what readers call it."""

    target: str
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ContactLine:
    """The house's own advert line. `scan` is the address for a code to scan."""

    label: str
    phone: str | None = None
    phone_href: str | None = None
    email: str | None = None
    url: str | None = None
    url_text: str | None = None
    hours: str | None = None
    pitch: str | None = None
    note: str | None = None
    scan: str | None = None


@dataclass(frozen=True, slots=True)
class LabelledLink:
    """A label and where it leads."""

    label: str
    href: str


@dataclass(frozen=True, slots=True)
class CorrectionText:
    """What was put right, and when."""

    stamp: Stamp
    paragraphs: tuple[Runs, ...]


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of the page's furniture in one language."""

    lang: str
    direction: Direction
    advertisement: str
    advertise_here: str
    breadcrumbs: str
    call: str
    continued: str
    corrections: str
    found_mistake: str
    page: str
    photo: str
    published: str
    read_online: str
    scan: str
    share: str
    skip: str
    topics: str
    updated: str


@dataclass(frozen=True, slots=True)
class Story:
    """An article as this publication prints it.

    `lang` and `direction` are the story's own; the furniture (labels, dates, breadcrumbs' landmark, share bar) follows
    `labels.lang`.
    """

    id: str
    slug: str
    lang: str
    direction: Direction
    status: Status
    channels: tuple[Channel, ...]
    priority: int
    labels: Labels
    publication: str
    publication_url: str | None
    publication_lang: str
    headline: Runs
    url: str | None = None
    short_url: str | None = None
    """The address as print shows it: without scheme and www."""
    section: str | None = None
    breadcrumbs: tuple[CrumbLink, ...] = ()
    kicker: Runs = ()
    headline_variants: tuple[Runs, ...] = ()
    deck: tuple[Runs, ...] = ()
    byline: Byline | None = None
    dateline: str | None = None
    published: Stamp | None = None
    updated: Stamp | None = None
    lead: Figure | None = None
    more_photos: tuple[Figure, ...] = ()
    body: tuple[StoryBlock, ...] = ()
    tags: tuple[str, ...] = ()
    share: tuple[ShareLink, ...] = ()
    ad_contacts: tuple[ContactLine, ...] = ()
    report_fault: LabelledLink | None = None
    calls_to_action: tuple[LabelledLink, ...] = ()
    corrections: tuple[CorrectionText, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    notes: tuple[Note, ...] = field(default=(), compare=False)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every picture of the story in reading order."""
        found = [self.lead] if self.lead else []
        for block in self.body:
            if isinstance(block, Figure):
                found.append(block)
            elif isinstance(block, FactboxText):
                found.extend(inner for inner in block.body if isinstance(inner, Figure))
        return (*found, *self.more_photos)
