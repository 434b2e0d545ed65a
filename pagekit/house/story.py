"""Article → Story: the types of a story as this publication prints it. Every word, line and link is decided here.

A Story is plain data: frozen dataclasses, text and tuples. Painters place it and typesetters measure it; neither
decides what it says. Text is a tuple of runs; U+2028 inside a run is a line break that the writer set.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pagekit.model import Channel, Design, Display, ShareTarget, Status
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


@dataclass(frozen=True, slots=True)
class ShareLink:
    """A way to share: `target` is its id and its icon's name, `name` what readers call it."""

    target: ShareTarget
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class ShareTool:
    """A way to share that the reader's own machine offers, where it does: its sheet of apps, its clipboard."""

    target: Literal["native", "copy"]
    name: str


@dataclass(frozen=True, slots=True)
class Format:
    """What kind of piece a story is, how much is made of it, and the colours it wears."""

    design: Design = "standard"
    display: Display = "plain"
    theme: str | None = None


@dataclass(frozen=True, slots=True)
class TranslatedStory:
    """The story in another language: `name` is the language in its own words."""

    lang: str
    direction: Direction
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Publisher:
    """The house behind the page, as machines are told of it. Addresses are whole and have passed the gate."""

    name: str
    lang: str
    url: str | None = None
    logo: str | None = None
    description: str | None = None
    feed: str | None = None
    same_as: tuple[str, ...] = ()
    principles: str | None = None


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
    advertise_here: str
    advertisement: str
    breadcrumbs: str
    brief: str
    continued: str
    copied: str
    copy_link: str
    corrections: str
    found_mistake: str
    front: str
    in_pictures: str
    interview: str
    key_events: str
    latest: str
    live: str
    opinion: str
    page: str
    photo: str
    read_in: str
    scan: str
    sections: str
    share: str
    share_more: str
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
    publisher: Publisher
    headline: Runs
    format: Format = Format()
    free: bool = True
    words: int = 0
    """How many words the text has, head and captions left out."""
    description: str = ""
    """What search engines and link cards say of the story."""
    url: str | None = None
    short_url: str | None = None
    """The address as print shows it: without scheme and www."""
    section: str | None = None
    section_url: str | None = None
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
    share_tools: tuple[ShareTool, ...] = ()
    ad_contacts: tuple[ContactLine, ...] = ()
    report_fault: LabelledLink | None = None
    calls_to_action: tuple[LabelledLink, ...] = ()
    corrections: tuple[CorrectionText, ...] = ()
    translations: tuple[TranslatedStory, ...] = ()
    notes: tuple[Note, ...] = field(default=(), compare=False)

    @property
    def updates(self) -> tuple[UpdateText, ...]:
        """The entries of a running report, in the order of the page."""
        return tuple(block for block in self.body if isinstance(block, UpdateText))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every picture of the story in reading order."""
        found = [self.lead] if self.lead else []
        for block in self.body:
            if isinstance(block, Figure):
                found.append(block)
            elif isinstance(block, FactboxText | UpdateText):
                found.extend(inner for inner in block.body if isinstance(inner, Figure))
        return (*found, *self.more_photos)
