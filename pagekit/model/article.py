"""wire data → Article: what the newsroom wrote."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    PrivateAttr,
    StringConstraints,
    field_validator,
    model_validator,
)

from pagekit.model.address import MailAddress, SitePath, safe_path
from pagekit.model.base import (
    MAX_BLOCKS,
    TEXT,
    FullLine,
    Language,
    Name,
    OptionalLine,
    Prose,
    Record,
    TupleOf,
    also,
    clean,
    is_name,
)
from pagekit.model.blocks import Block
from pagekit.model.moments import Moment, MomentOrDay
from pagekit.model.origin import Origin
from pagekit.model.photo import Photo

Channel = Literal["print", "web", "epaper"]
ALL_CHANNELS: tuple[Channel, ...] = ("print", "web", "epaper")


Design = Literal["standard", "feature", "opinion", "interview", "picture-story", "live", "brief"]
"""What kind of piece it is: what the reader is told to expect, and how its text is set."""

Display = Literal["plain", "immersive", "showcase"]
"""How much the page makes of it: as usual; a picture across the whole page; a large picture above a large head."""


class Status(StrEnum):
    """How far the story has come."""

    PLANNED = "planned"
    DRAFT = "draft"
    READY = "ready"
    HELD = "held"


def _story_or_path(text: str) -> str:
    """The name of another story, or where it stands."""
    return text if is_name(text) else safe_path(text)


Translation = Annotated[str, StringConstraints(max_length=2_048), AfterValidator(_story_or_path)]
"""The id of a story in another language, or its address or path."""


class Crumb(Record):
    """One step of the way from the front page to the story."""

    label: FullLine
    url: SitePath | None = None


def _as_photo(value: object) -> object:
    return {"src": value} if isinstance(value, str) else value


class Person(Record):
    """Somebody in the byline. Plain text may stand for a name."""

    model_config = ConfigDict(json_schema_extra=also(TEXT))

    name: FullLine
    role: OptionalLine = None
    email: MailAddress | None = None
    url: SitePath | None = None
    portrait: Annotated[
        Photo | None, BeforeValidator(_as_photo, json_schema_input_type=Photo | str | None)
    ] = None
    """A picture of the person, with its alternative text and its credit; its path alone may stand for it."""

    @model_validator(mode="before")
    @classmethod
    def _name_is_enough(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value


class Correction(Record):
    """What was wrong and when it was put right; shown with the story."""

    time: MomentOrDay
    text: Prose


class PrintWishes(Record):
    """What the desk asks of a story's place in an edition."""

    page: Annotated[int, Field(ge=1, le=999)] | None = None
    must: bool = False
    """It is in, whatever else has to go."""
    jump: bool = True
    """False: it stays on one page."""
    pull: bool = True
    """False: no line of it is pulled where it is short of its box."""
    beside: Name | None = None
    """The id of the story that it stands beside."""
    apart: Annotated[tuple[Name, ...], TupleOf, Field(max_length=100)] = ()
    """The ids of stories that do not stand on its page."""
    picture: Literal["large", "small", "none"] | None = None
    shape: Name | None = None
    """One of the layout's shapes of stories, by its name."""


class Article(Record):
    """A story as the newsroom wrote it. Text is inline Markdown; a time without a zone is in the publication's."""

    id: Name
    url: SitePath | None = None
    slug: Name | None = None
    lang: Language | None = None
    """The story's language; the publication's when left out."""
    design: Design = "standard"
    display: Display = "plain"
    theme: Name | None = None
    """The layout's theme of that name; the section's own when left out."""
    status: Status = Status.READY
    section: OptionalLine = None
    breadcrumbs: Annotated[tuple[Crumb, ...], TupleOf, Field(max_length=12)] = ()
    kicker: OptionalLine = None
    headline: FullLine
    headline_variants: Annotated[tuple[FullLine, ...], TupleOf, Field(max_length=12)] = ()
    """Shorter heads written by the desk, for narrow boxes."""
    deck: Annotated[str, StringConstraints(max_length=2_000)] | None = None
    description: OptionalLine = None
    """What search engines and link cards say of it, as plain text; by default the deck."""
    byline: Annotated[tuple[Person, ...], TupleOf, Field(max_length=24)] = ()
    dateline: OptionalLine = None
    published_at: MomentOrDay | None = None
    updated_at: MomentOrDay | None = None
    embargo_until: Moment | None = None
    """Held against a time passed to the renderer, never against the clock; without a zone, in the publication's."""
    tags: Annotated[tuple[FullLine, ...], TupleOf, Field(max_length=100)] = ()
    priority: Annotated[int, Field(ge=1, le=9)] = 3
    """1 is the most important."""
    planned_words: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    channels: Annotated[tuple[Channel, ...], TupleOf, Field(min_length=1)] = ALL_CHANNELS
    translations: dict[Language, Translation] = Field(default_factory=dict)
    """The same story in other languages, by language."""
    related: Annotated[tuple[Name, ...], TupleOf, Field(max_length=24)] = ()
    """The ids of other stories on the subject, the nearest first."""
    free: bool = True
    """False when only subscribers may read it."""
    aliases: Annotated[tuple[SitePath, ...], TupleOf, Field(max_length=100)] = ()
    """Addresses that it had before: a site leads readers on from there."""
    print: PrintWishes = PrintWishes()
    """Its place in an edition."""
    photos: Annotated[tuple[Photo, ...], TupleOf, Field(max_length=200)] = ()
    body: Annotated[tuple[Block, ...], TupleOf, Field(max_length=MAX_BLOCKS)] = ()
    corrections: Annotated[tuple[Correction, ...], TupleOf, Field(max_length=100)] = ()

    _origin: Origin | None = PrivateAttr(default=None)

    @field_validator("deck")
    @classmethod
    def _blank_deck(cls, deck: str | None) -> str | None:
        return clean(deck).strip() or None if deck else None

    @property
    def origin(self) -> Origin | None:
        """Where the story was read from; None for one made in code that has not passed intake."""
        return self._origin

    @property
    def every_photo(self) -> tuple[Photo, ...]:
        """Those that stand by themselves, those that the text places, then the portraits of the byline."""
        placed = (photo for block in self.body for photo in block.photos)
        return (*self.photos, *placed, *(person.portrait for person in self.byline if person.portrait))

    def at(self, origin: Origin) -> Self:
        """The same story with another origin."""
        copy = self.model_copy()
        copy._origin = origin
        return copy
