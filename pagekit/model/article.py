"""wire data → Article: what the newsroom wrote."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any, Literal, Self

from pydantic import (
    BeforeValidator,
    Field,
    PrivateAttr,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    field_validator,
    model_validator,
)

from pagekit.model.address import MailAddress, SitePath
from pagekit.model.base import (
    MAX_BLOCKS,
    FullLine,
    Language,
    Name,
    OptionalLine,
    Prose,
    Record,
    TupleOf,
    clean,
)
from pagekit.model.blocks import Block
from pagekit.model.origin import Origin
from pagekit.model.photo import Photo

Channel = Literal["print", "web", "epaper"]
ALL_CHANNELS: tuple[Channel, ...] = ("print", "web", "epaper")


_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_TIME = TypeAdapter(datetime)
_EXAMPLE = "write it with its zone, for example 2014-08-15T20:29:00+06:00"


def _moment(value: Any) -> datetime:
    # pydantic reads a bare number, even as text, as seconds since 1970; whoever wrote one made a slip.
    if not isinstance(value, str | datetime) or (isinstance(value, str) and "-" not in value.strip()[1:]):
        raise ValueError(f"is not a time; {_EXAMPLE}")
    try:
        moment = _TIME.validate_python(value)
        moment.astimezone(UTC)  # a time at the calendar's edge cannot be told in another zone
    except (ValidationError, OverflowError):
        raise ValueError(f"is not a time; {_EXAMPLE}") from None
    if moment.tzinfo is None:
        raise ValueError(f"has no time zone; {_EXAMPLE}")
    return moment


def _moment_or_day(value: Any) -> datetime | date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.match(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("is not a day of the calendar; write for example 2014-08-15") from None
    return _moment(value)


Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A time with its zone. A time without one is refused."""

MomentOrDay = Annotated[datetime | date, BeforeValidator(_moment_or_day)]
"""A time with its zone, or a day when the hour is not known."""


class Status(StrEnum):
    """How far the story has come."""

    PLANNED = "planned"
    DRAFT = "draft"
    READY = "ready"
    HELD = "held"


class Crumb(Record):
    """One step of the way from the front page to the story."""

    label: FullLine
    url: SitePath | None = None


class Person(Record):
    """Somebody in the byline. Plain text may stand for a name."""

    name: FullLine
    role: OptionalLine = None
    email: MailAddress | None = None
    url: SitePath | None = None

    @model_validator(mode="before")
    @classmethod
    def _name_is_enough(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value


class Correction(Record):
    """What was wrong and when it was put right; shown with the story."""

    time: MomentOrDay
    text: Prose


class Article(Record):
    """A story as the newsroom wrote it. Text fields hold inline Markdown; times carry their zone."""

    id: Name
    url: SitePath | None = None
    slug: Name | None = None
    lang: Language | None = None
    """The story's language; the publication's when left out."""
    status: Status = Status.READY
    section: OptionalLine = None
    breadcrumbs: Annotated[tuple[Crumb, ...], TupleOf, Field(max_length=12)] = ()
    kicker: OptionalLine = None
    headline: FullLine
    headline_variants: Annotated[tuple[FullLine, ...], TupleOf, Field(max_length=12)] = ()
    """Shorter heads written by the desk, for narrow boxes."""
    deck: Annotated[str, StringConstraints(max_length=2_000)] | None = None
    byline: Annotated[tuple[Person, ...], TupleOf, Field(max_length=24)] = ()
    dateline: OptionalLine = None
    published_at: MomentOrDay | None = None
    updated_at: MomentOrDay | None = None
    embargo_until: Moment | None = None
    """Held against a time passed to the renderer, never against the clock."""
    tags: Annotated[tuple[FullLine, ...], TupleOf, Field(max_length=100)] = ()
    priority: Annotated[int, Field(ge=1, le=9)] = 3
    """1 is the most important."""
    planned_words: Annotated[int, Field(ge=0, le=1_000_000)] | None = None
    channels: Annotated[tuple[Channel, ...], TupleOf, Field(min_length=1)] = ALL_CHANNELS
    translations: dict[Language, Name] = Field(default_factory=dict)
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

    def at(self, origin: Origin) -> Self:
        """The same story with another origin."""
        copy = self.model_copy()
        copy._origin = origin
        return copy
