"""Article → Story: a story as this publication prints it. Every word, line and link is decided here.

A Story is plain data: frozen dataclasses, text and tuples. Painters place it and typesetters measure it; neither
decides what it says. What its text is made of stands in `text` and `story_blocks`, what stands around it in `parts`;
all are named here, too, so that one import knows them.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pagekit.house.dateline import opens_text, with_dateline
from pagekit.house.parts import (
    Author,
    Byline,
    ContactLine,
    CorrectionText,
    CrumbLink,
    Format,
    LabelledLink,
    Labels,
    Publisher,
    RelatedStory,
    ShareLink,
    ShareTool,
    TranslatedStory,
)
from pagekit.house.story_blocks import (
    KINDS,
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
    StoryBlock,
    TableText,
    UpdateText,
    walk,
)
from pagekit.house.text import DATELINE_DASH, LINE_BREAK, Direction, Rights, Run, Runs, Stamp, plain
from pagekit.model import Channel, Status
from pagekit.notes import Note

__all__ = [
    "DATELINE_DASH",
    "KINDS",
    "LINE_BREAK",
    "AdvertMark",
    "Author",
    "BreakMark",
    "Byline",
    "CodeText",
    "ContactLine",
    "CorrectionText",
    "CrumbLink",
    "Direction",
    "FactboxText",
    "Figure",
    "Format",
    "HeadingText",
    "InnerText",
    "ItemText",
    "LabelledLink",
    "Labels",
    "ListText",
    "ParagraphText",
    "Publisher",
    "QuoteText",
    "RelatedStory",
    "Rights",
    "Run",
    "Runs",
    "ShareLink",
    "ShareTool",
    "Stamp",
    "Story",
    "StoryBlock",
    "TableText",
    "TranslatedStory",
    "UpdateText",
    "plain",
    "walk",
]


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
    publisher: Publisher
    headline: Runs
    released: bool = True
    """False for a preview: a story that may not be published, or not yet. Its page says so."""
    format: Format = field(default_factory=Format)
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
    """The place where the story was filed. Its first paragraph carries it, or it stands alone (`dateline_alone`)."""
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
    related: tuple[RelatedStory, ...] = ()
    """What else there is to read, the nearest first."""
    notes: tuple[Note, ...] = field(default=(), compare=False)

    def __post_init__(self) -> None:
        # Whoever takes the dateline out, or another body, has a text that says so.
        object.__setattr__(self, "body", with_dateline(self.body, self.dateline))

    @property
    def dateline_alone(self) -> str | None:
        """The dateline, when it stands on a line of its own: no paragraph carries it."""
        return None if self.body and opens_text(self.body[0]) else self.dateline

    @property
    def publication(self) -> str:
        """The name of the house."""
        return self.publisher.name

    @property
    def publication_url(self) -> str | None:
        """Its address."""
        return self.publisher.url

    @property
    def publication_lang(self) -> str:
        """Its language."""
        return self.publisher.lang

    @property
    def updates(self) -> tuple[UpdateText, ...]:
        """The entries of a running report, in the order of the page."""
        return tuple(block for block in self.body if isinstance(block, UpdateText))

    @property
    def figures(self) -> tuple[Figure, ...]:
        """Every picture of the story in reading order."""
        lead = (self.lead,) if self.lead else ()
        return (*lead, *(figure for block in self.body for figure in block.figures), *self.more_photos)

    @property
    def portraits(self) -> tuple[Figure, ...]:
        """The pictures of who wrote it."""
        authors = self.byline.authors if self.byline else ()
        return tuple(author.portrait for author in authors if author.portrait)

    @property
    def every_figure(self) -> tuple[Figure, ...]:
        """Every picture of the story, then the portraits of its byline."""
        return (*self.figures, *self.portraits)

    @property
    def shapes(self) -> dict[str, float]:
        """Height over width of every picture whose file was looked at, by its key."""
        return {figure.key: figure.shape for figure in self.every_figure if figure.shape is not None}
