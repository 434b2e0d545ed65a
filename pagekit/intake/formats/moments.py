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
_C = re.compile(
    r"[A-Z][a-z]{2}\s+(?P<month>[A-Z][a-z]{2})\s+(?P<day>\d{1,2})\s+(?P<clock>\d{2}:\d{2}:\d{2})(?:\s+(?P<zone>[A-Z]{1,4}))?\s+(?P<year>\d{4})"
)
"""A time as C and Java write it out: "Tue Jan 28 15:28:56 CET 2020"."""
_EUROPE = {
    "CET": "+01:00",
    "CEST": "+02:00",
    "WET": "+00:00",
    "WEST": "+01:00",
    "EET": "+02:00",
    "EEST": "+03:00",
}


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
    if match := _C.fullmatch(said):
        zone = _EUROPE.get(match["zone"] or "", match["zone"] or "")
        day = f"{match['day']} {match['month']} {match['year']}"
        # Letters that mean different zones in different places leave the day alone.
        return read_words(f"{day} {match['clock']} {zone}".strip()) or read_words(day)
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
