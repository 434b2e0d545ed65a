"""a time as people write it → a time, a time without a zone, or a day.

ISO 8601 and what YAML 1.1 calls a timestamp: "2015-03-17 10:00:00 -4", "2014-08-15T20:29:00+06:00",
"2015-06-15".
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

_WRITTEN = re.compile(
    r"""
    (?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})
    (?:
        (?:[Tt]|[ \t]+)
        (?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.(?P<fraction>\d{1,9}))?)?
        [ \t]*(?P<zone>Z|z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?
    )?
    """,
    re.VERBOSE | re.ASCII,
)


def read_time(text: str) -> datetime | date | None:
    """The time or day that the text says; a time may lack its zone. None when it says neither."""
    match = _WRITTEN.fullmatch(text.strip())
    if not match:
        return None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    try:
        if match["hour"] is None:
            return date(year, month, day)
        clock = int(match["hour"]), int(match["minute"]), int(match["second"] or 0)
        micro = int((match["fraction"] or "0").ljust(6, "0")[:6])
        return datetime(year, month, day, *clock, micro, tzinfo=_zone(match["zone"]))
    except ValueError:
        return None


def is_naive(value: object) -> bool:
    """True for a time without a zone."""
    return isinstance(value, datetime) and value.tzinfo is None


def _zone(text: str | None) -> tzinfo | None:
    if text is None:
        return None
    if text.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) <= 2 else (int(digits[:-2]), int(digits[-2:]))
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if text[0] == "-" else offset)
