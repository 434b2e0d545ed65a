"""a story's file → StoryFacts: what the site has to know of a story before any page is made, kept from build to build.

A story is read again when one of the files that it was read from has changed, or one has come that was not there.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime, time
from pathlib import PurePath
from typing import Any
from zoneinfo import ZoneInfo

from pagekit.house import plain
from pagekit.house.byline import name_alone
from pagekit.house.copydesk import CopyDesk
from pagekit.house.zones import embargo_end, zoned
from pagekit.model import Article, Status
from pagekit.notes import Note, info, warning
from pagekit.site.ground import slug


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What is known of a story by its file alone."""

    id: str
    file: str
    sum: str
    """Of the bytes of all files that it was read from."""
    url: str | None = None
    slug: str | None = None
    lang: str = ""
    section: str | None = None
    tags: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: float | None = None
    """Seconds since 1970, for order; a day without an hour begins at midnight where the publication is."""
    month: str = ""
    """Such as 2026-05; empty without a date."""
    embargo: float | None = None
    """When it may be published; None for at once."""
    status: str = "ready"
    web: bool = True
    aliases: tuple[str, ...] = ()
    translations: tuple[tuple[str, str], ...] = ()
    related: tuple[str, ...] = ()
    head: str = ""
    """Its headline as plain text."""

    def as_wire(self) -> dict[str, Any]:
        """The facts as plain data, those that are the default left out."""
        told = ((each, getattr(self, each.name)) for each in fields(self))
        return {each.name: value for each, value in told if value != each.default}

    @classmethod
    def of_wire(cls, wire: Mapping[str, Any]) -> StoryFacts:
        """The same from plain data. Raises TypeError for what is none."""
        return cls(**{name: _tuples(value) for name, value in wire.items()})

    def held(self, at: datetime | None) -> Note | None:
        """Why it may not be published at that time; None where it may."""
        if self.embargo is not None and (at is None or at.timestamp() < self.embargo):
            until = datetime.fromtimestamp(self.embargo, ZoneInfo("UTC")).isoformat()
            told = f"the time passed in is {at.isoformat()}" if at else "no time was passed in"
            what = f"is under embargo until {until}, and {told}; it is left out."
            return warning("story-withheld", self.id, what, "Build the site at or after that time.")
        if self.status != Status.READY:
            what = f"is {self.status}, not ready; it is left out."
            return warning("story-withheld", self.id, what, "Set its status to ready.")
        if not self.web:
            what = "is not meant for the web; it is left out."
            return info("channel", self.id, what, 'Add "web" to its channels to show it.')
        return None

    @property
    def order(self) -> tuple[bool, float, str]:
        """The newest first, those without a date last."""
        return self.published is None, -(self.published or 0.0), self.id


def facts_of(article: Article, file: str, sums: Mapping[str, str], zone: str, lang: str) -> StoryFacts:
    """The facts of a story that was read from these files."""
    dated = zoned(article, zone)[0]
    when = dated.published_at or dated.updated_at
    if when is not None and not isinstance(when, datetime):
        when = datetime.combine(when, time.min, ZoneInfo(zone))
    local = when.astimezone(ZoneInfo(zone)) if when else None
    ends = embargo_end(article, zone)
    return StoryFacts(
        id=article.id,
        file=file,
        sum=sum_of(sums),
        url=article.url,
        slug=article.slug,
        lang=article.lang or lang,
        section=article.section,
        tags=tuple(dict.fromkeys(article.tags)),
        authors=tuple(dict.fromkeys(name_alone(person.name) for person in article.byline)),
        published=when.timestamp() if when else None,
        month=local.strftime("%Y-%m") if local else "",
        embargo=ends.timestamp() if ends else None,
        status=str(article.status),
        web="web" in article.channels,
        aliases=article.aliases,
        translations=tuple(article.translations.items()),
        related=article.related,
        head=plain(CopyDesk(article.lang or lang).full_line(article.headline, "headline")),
    )


def sum_of(sums: Mapping[str, str]) -> str:
    """One sum of the sums of several files."""
    told = "".join(f"{digest}  {name}\n" for name, digest in sorted(sums.items()))
    return hashlib.sha256(told.encode()).hexdigest()


def step_of(facts: StoryFacts, stories: str) -> str:
    """The address below the site's of a story that names none: its folder, then its slug or its id."""
    inner = PurePath(facts.file).relative_to(PurePath(stories)).parent
    return "/".join((*map(slug, inner.parts), facts.slug or facts.id))


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
