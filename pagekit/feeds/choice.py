"""stories → those that a feed tells, newest first, and a note for each that it does not.

The rules:
1. A story without an address has nothing to link to, and one that is not for the web is not told.
2. One address is one entry: of two stories with the same one, the newer stays.
3. Newest first by the time of publication, whatever zone it is told in; then by id. Those without a date come last.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from pagekit.errors import InvalidInput
from pagekit.feeds.times import changed, published
from pagekit.house import Story
from pagekit.metadata import address_of, words
from pagekit.notes import Note, error, info, warning


@dataclass(frozen=True, slots=True)
class Entry:
    """A story that is told: where it stands, when it came out, when it changed last."""

    story: Story
    url: str
    published: datetime | None
    changed: datetime | None


@dataclass(frozen=True, slots=True)
class Choice:
    """The entries of a feed, newest first."""

    entries: tuple[Entry, ...]
    notes: tuple[Note, ...]

    @property
    def newest(self) -> datetime | None:
        """The time of the last change; None when no entry has a date."""
        return max((entry.changed for entry in self.entries if entry.changed), default=None)


def choose(stories: Iterable[Story], zone: ZoneInfo, limit: int | None = None) -> Choice:
    """The entries that can be told, in their order; with a limit, so many of the newest."""
    notes: list[Note] = []
    found: list[Entry] = []
    for story in stories:
        url = address_of(story)
        if "web" not in story.channels:
            notes.append(info("feed-not-for-web", story.id, "is not for the web, and is left out."))
        elif url is None:
            what = "has no address, and is left out."
            notes.append(warning("feed-no-address", story.id, what, "Give the story a url."))
        else:
            found.append(Entry(story, url, published(story, zone), changed(story, zone)))
    once: dict[str, Entry] = {}
    for entry in sorted(found, key=_order):
        first = once.setdefault(entry.url.rstrip("/"), entry)
        if first is not entry:
            what = f"has the address of {first.story.id!r}, and is left out."
            notes.append(warning("feed-same-address", entry.story.id, what, "Give each story its own url."))
    return Choice(tuple(once.values())[:limit], tuple(notes))


def title_of(story: Story) -> str:
    """What an entry is called; one that is not for publication says so first."""
    told = words(story.headline)
    return told if story.released else f"{story.labels.not_for_publication}: {told}"


def zone_of(name: str) -> ZoneInfo:
    """The zone of an IANA name. Raises InvalidInput."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        what = f"{name!r} is not a time zone."
        raise InvalidInput(
            "feed",
            [error("bad-zone", "timezone", what, "Write a name of the IANA list, such as Asia/Almaty.")],
        ) from None


def _order(entry: Entry) -> tuple[bool, float, str]:
    when = entry.published
    return when is None, -when.timestamp() if when else 0.0, entry.story.id
