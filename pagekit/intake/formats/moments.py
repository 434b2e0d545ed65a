"""a time as wires write it → a time or a day: ISO 8601 in its long and its short form, and RFC 2822 of feeds."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from pagekit.intake.days_in_words import read_words
from pagekit.intake.times import read_time

_SHORT = re.compile(
    r"""(?P<day>\d{4}-?\d{2}-?\d{2})
    (?:[T\ ]?(?P<time>\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?)
    \s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?""",
    re.IGNORECASE | re.ASCII | re.VERBOSE,
)
_MAIL = re.compile(r"(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d{1,2}:\d{2}")


def moment(text: str) -> datetime | date | None:
    """The time or the day; None where the text says neither. A time may lack its zone."""
    said = text.strip()
    match = _SHORT.fullmatch(said)
    if match:
        return read_time(_long(match))
    if _MAIL.match(said):
        try:
            return parsedate_to_datetime(said)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return read_time(said) or read_words(said)


def _long(match: re.Match[str]) -> str:
    """The short form with its signs put in."""
    digits = match["day"].replace("-", "")
    day = f"{digits[:4]}-{digits[4:6]}-{digits[6:]}"
    if not match["time"]:
        return day
    clock, _, fraction = match["time"].replace(":", "").replace(",", ".").partition(".")
    time = ":".join(clock[start : start + 2] for start in range(0, len(clock), 2))
    return f"{day}T{time}{f'.{fraction}' if fraction else ''}{(match['zone'] or '').upper()}"
