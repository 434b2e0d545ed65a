"""an Article + the publication's zone → the same with every time in a zone, and a note of each that had none.

The rules:
1. A time without a zone is one of the publication's: whoever wrote it looked at the newsroom's clock.
2. Of an hour that the clock shows twice, or leaves out, an embargo takes the later, and what it is held against the
   earlier: neither lets a story out too soon.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

from pagekit.model import Article, Update
from pagekit.model.base import altered
from pagekit.notes import Note, info, warning


def zoned(article: Article, zone: str) -> tuple[Article, tuple[Note, ...]]:
    """The story with its times in their own zones, or in this one. Days stay days."""
    desk = _Desk(zone)
    changes: dict[str, object] = {
        "published_at": desk.taken(article.published_at, "published_at"),
        "updated_at": desk.taken(article.updated_at, "updated_at"),
        "embargo_until": embargo_end(article, zone),
        "corrections": tuple(
            altered(correction, time=desk.taken(correction.time, f"corrections[{place}].time"))
            for place, correction in enumerate(article.corrections)
        ),
        "body": tuple(
            altered(block, time=desk.taken(block.time, f"body[{place}].time"))
            if isinstance(block, Update)
            else block
            for place, block in enumerate(article.body)
        ),
    }
    if changes["embargo_until"] != article.embargo_until:
        desk.notes.append(zone_note("embargo_until", embargo_end(article, zone), zone))
    return (altered(article, **changes) if desk.notes else article), tuple(desk.notes)


def embargo_end(article: Article, zone: str) -> datetime | None:
    """When the story's embargo ends; where it has no zone, in this one."""
    return in_zone(article.embargo_until, zone, later=True) if article.embargo_until else None


def in_zone(moment: datetime, zone: str, *, later: bool = False) -> datetime:
    """The time with the zone that it has, else as the clocks of this zone show it: the earlier one, or the `later`, of
    two that they show alike.
    """
    if moment.utcoffset() is not None:
        return moment
    clock = moment.replace(tzinfo=ZoneInfo(zone))
    offsets = [clock.replace(fold=fold).utcoffset() or timedelta() for fold in (0, 1)]
    return moment.replace(tzinfo=_fixed(min(offsets) if later else max(offsets)), fold=0)


def zone_note(where: str, taken: datetime | None, zone: str) -> Note:
    """What the desk is told of a time that had no zone."""
    what = f"has no zone; {zone}, the publication's, was taken."
    level = warning if where == "embargo_until" else info
    return level("no-zone", where, what, f"Write it with its zone: {taken.isoformat()}." if taken else "")


class _Desk:
    def __init__(self, zone: str) -> None:
        self.zone = zone
        self.notes: list[Note] = []

    def taken(self, moment: datetime | date | None, where: str) -> datetime | date | None:
        if not isinstance(moment, datetime) or moment.utcoffset() is not None:
            return moment
        found = in_zone(moment, self.zone)
        self.notes.append(zone_note(where, found, self.zone))
        return found


def _fixed(offset: timedelta) -> timezone:
    # Two times of one named zone are compared by their clocks, and an hour that stands twice would be one.
    return timezone(offset) if offset else UTC
