"""the blocks of a Markdown text → the same with the entries of a running report, where the story is one.

The rules, for a story whose front matter says `design: live`:
1. A heading of level 2 that begins with a time opens an entry: "## 14:05 Doors open" or
   "## 2026-05-19T14:05+05:00 Doors open". A dash, a colon or a full stop after the time is no part of the title.
2. An hour alone is of the day and the zone of `published_at`; a day with an hour and no zone takes that zone. Where it
   has none, the publication's is taken. After midnight, write the day.
3. "{key}" at the end marks a turning point: "## 14:05 Doors open {key}".
4. An entry lasts to the next one, or to a rule ("---"): what stands behind a rule is the story's own text again. A rule
   that only parts two entries is left out.
5. A heading that begins like a time and cannot be told stays a heading, with a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, tzinfo
from typing import Any

from pagekit.intake.items import LinedBlock
from pagekit.intake.times import is_naive, read_time
from pagekit.model.fields import tidy
from pagekit.notes import Note, warning

_KEY = re.compile(r"\s*\{key\}$", re.IGNORECASE)
_DAY_AND_HOUR = re.compile(
    r"(?P<moment>\d{4}-\d{1,2}-\d{1,2}(?:[Tt]|[ ]+)\d{1,2}:\d{2}(?::\d{2})?(?:[ ]?(?:Z|UTC|GMT|[+-]\d{1,2}:?\d{2}))?)"
    r"(?P<title>$|[\s.:,–—-].*)",
    re.ASCII,
)
_HOUR = re.compile(r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?P<title>$|[\s.:,–—-](?!\d).*)", re.ASCII)
_LIKE_A_TIME = re.compile(r"\W*\d{1,2}[:.]\d{2}\b|\W*\d{4}-\d{1,2}-\d{1,2}(?!\d)", re.ASCII)
_BETWEEN = " \t.:,–—-"


def with_updates(placed: Sequence[LinedBlock], published: object, notes: list[Note]) -> list[LinedBlock]:
    """The blocks, those under a heading with a time gathered into its entry. `published` is `published_at`."""
    moment = read_time(published) if isinstance(published, str) else published
    made: list[LinedBlock] = []
    entry: dict[str, Any] | None = None
    for here, ahead in _pairs(placed):
        if here.block["kind"] == "update":
            entry = None
        opened = _opened(here, moment, notes)
        if opened is not None:
            entry = opened
            made.append(LinedBlock(here.line, entry))
        elif entry is not None and here.block["kind"] == "break":
            entry = None
            if ahead is None or not _opens(ahead, moment):
                made.append(here)
        elif entry is not None:
            entry["body"].append(here.block)
        else:
            made.append(here)
    return made


def _pairs(placed: Sequence[LinedBlock]) -> Iterator[tuple[LinedBlock, LinedBlock | None]]:
    """Each block with the one behind it."""
    return zip(placed, [*placed[1:], None], strict=True)


def _opened(here: LinedBlock, published: object, notes: list[Note]) -> dict[str, Any] | None:
    """The entry that a heading opens; None, with a note where it looks as if it should."""
    if not _is_head(here.block):
        return None
    found = time_and_title(here.block["text"], published)
    if found is None:
        if _LIKE_A_TIME.match(here.block["text"]):
            what = f"the heading {tidy(here.block['text'])!r} begins like a time, but which one is not clear; it stays."
            remedy = "Write ## 2026-05-19T14:05+05:00 and the title, or give published_at for ## 14:05."
            notes.append(warning("update-unclear", f"line {here.line}", what, remedy))
        return None
    moment, title = found
    entry: dict[str, Any] = {"kind": "update", "time": moment, "body": []}
    key = _KEY.search(title)
    title = title[: key.start()] if key else title
    return entry | ({"title": title} if title else {}) | ({"key": True} if key else {})


def _opens(placed: LinedBlock, published: object) -> bool:
    return _is_head(placed.block) and time_and_title(placed.block["text"], published) is not None


def _is_head(block: Mapping[str, Any]) -> bool:
    return (block["kind"], block.get("level")) == ("heading", 2)


def time_and_title(text: str, published: object) -> tuple[datetime, str] | None:
    """The time that a head begins with, by the day and the zone of `published`, and its title; None without one."""
    zone = published.tzinfo if isinstance(published, datetime) else None
    if found := _DAY_AND_HOUR.fullmatch(text):
        moment = read_time(found["moment"])
    elif (found := _HOUR.fullmatch(text)) and isinstance(published, date):
        moment = _at(published, int(found["hour"]), int(found["minute"]), zone)
    else:
        return None
    if not isinstance(moment, datetime):
        return None
    moment = moment.replace(tzinfo=zone) if is_naive(moment) else moment
    return moment, found["title"].lstrip(_BETWEEN).rstrip()


def _at(day: date, hour: int, minute: int, zone: tzinfo | None) -> datetime | None:
    try:
        return datetime.combine(day, time(hour, minute), zone)
    except ValueError:
        return None
