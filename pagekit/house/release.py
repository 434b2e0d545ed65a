"""Article + the time passed in → Release: whether it may be published, and why not. One gate for pages and lists.

The rules:
1. A story is released when its status is ready and no embargo holds it.
2. An embargo holds until its time. Where no time is passed in to hold it against, it holds: it may not be over.
3. A page of a story that is not released is a preview: it says so, and search engines are asked to leave it alone. Of
   an embargoed one there is no page, unless drafts are asked for. No list has either, unless drafts are asked for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from pagekit.errors import InvalidInput
from pagekit.house.zones import embargo_end
from pagekit.model import Article, Status
from pagekit.notes import Note, error, warning


@dataclass(frozen=True, slots=True)
class Release:
    """Whether a story may be published at the time it was held against."""

    ready: bool
    embargo: str | None = None
    """Why its embargo holds it; None when none does."""
    notes: tuple[Note, ...] = ()
    """The same for the desk."""

    @property
    def released(self) -> bool:
        """True when it may be published."""
        return self.ready and self.embargo is None


def release_of(article: Article, at: datetime | None, zone: str) -> Release:
    """Hold the story against a time with its zone; its embargo is of this zone where it says none. Raises InvalidInput
    when `at` has none.
    """
    if at is not None and at.utcoffset() is None:
        remedy = "Pass an aware datetime, for example datetime(2014, 8, 15, 20, 29, tzinfo=UTC)."
        raise InvalidInput(article.id, [error("naive-time", "at", "has no time zone.", remedy)])
    embargo = _embargo(embargo_end(article, zone), at)
    ready = article.status is Status.READY
    return Release(ready, embargo, tuple(_notes(article, embargo)))


def withheld(article: Article, release: Release) -> Note:
    """What a list says of a story that it leaves out."""
    if release.embargo is not None:
        what, remedy = f"is {release.embargo}; it is left out.", "Make the list at or after that time."
    else:
        what = f"is {article.status.value}, not ready; it is left out."
        remedy = "Set its status to ready."
    return warning("story-withheld", article.id, what, remedy)


def _embargo(until: datetime | None, at: datetime | None) -> str | None:
    if until is None or (at is not None and at >= until):
        return None
    told = f"the time passed in is {at.isoformat()}" if at else "no time was passed in to hold it against"
    return f"under embargo until {until.isoformat()}, and {told}"


def _notes(article: Article, embargo: str | None) -> Iterable[Note]:
    if article.status is not Status.READY:
        what = f"the story is {article.status.value}, not ready; its page is marked as not for publication."
        yield warning("status", "status", what, "Set status to ready before it is published.")
    if embargo is not None:
        what = f"the story is {embargo}; its page is marked as not for publication."
        yield warning(
            "embargo", "embargo_until", what, "Publish the page that is made at or after that time."
        )
