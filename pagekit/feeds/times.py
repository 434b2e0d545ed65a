"""the stamps of a story → times that can be compared, and the forms in which feeds tell them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from zoneinfo import ZoneInfo

from pagekit.house import Stamp, Story


def moment(stamp: Stamp | None, zone: ZoneInfo) -> datetime | None:
    """The stamp as an aware time; a day without an hour begins at midnight in the zone."""
    if stamp is None:
        return None
    if "T" in stamp.iso:
        return datetime.fromisoformat(stamp.iso)
    return _whole_minutes(datetime.combine(date.fromisoformat(stamp.iso), time.min, zone))


def published(story: Story, zone: ZoneInfo) -> datetime | None:
    """When the story came out; only when that is not known, when it was updated."""
    return moment(story.published or story.updated, zone)


def changed(story: Story, zone: ZoneInfo) -> datetime | None:
    """When the story changed last: the later of its two dates."""
    there = [found for found in (moment(story.published, zone), moment(story.updated, zone)) if found]
    return max(there, default=None)


def rfc822(when: datetime) -> str:
    """As RSS tells it: Fri, 15 Aug 2014 20:29:00 +0600 (RFC 822 with the four-figure year of RFC 2822)."""
    return format_datetime(when)


def rfc3339(when: datetime) -> str:
    """As Atom and sitemaps tell it: 2014-08-15T20:29:00+06:00 (RFC 3339)."""
    return when.isoformat(timespec="seconds")


def w3c(stamp: Stamp) -> str:
    """As sitemaps tell a stamp (W3C Note on date and time formats): a day stays a day."""
    return stamp.iso


def _whole_minutes(when: datetime) -> datetime:
    # Before standard time zones had offsets with seconds, which neither form can tell.
    offset = when.utcoffset()
    if offset is None or not offset.total_seconds() % 60:
        return when
    try:
        return when.astimezone(UTC)
    except OverflowError:  # the first hours of the calendar have no time in UTC
        return when.replace(tzinfo=UTC)
