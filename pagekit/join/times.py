"""a time as ISO 8601 writes it → as XMP and as PDF write it."""

from __future__ import annotations

from datetime import datetime

from pagekit.errors import BadOrder


def iso_time(said: str, field: str = "created") -> str:
    """A time of XMP, to the second. Raises BadOrder for one that is none."""
    return _time(said, field).isoformat(timespec="seconds")


def pdf_time(said: str, field: str = "created") -> str:
    """A date of PDF (ISO 32000-1, 7.9.4): without a zone where none is known. Raises BadOrder for one that is none."""
    when = _time(said, field)
    zone = when.strftime("%z")
    return f"D:{when:%Y%m%d%H%M%S}" + (f"{zone[:3]}'{zone[3:5]}'" if zone else "")


def _time(said: str, field: str) -> datetime:
    try:
        return datetime.fromisoformat(said)
    except ValueError as problem:
        raise BadOrder(
            f"{field}: {said[:40]!r} is no time. Write it as ISO 8601 does: 2026-03-03T06:00:00+00:00."
        ) from problem
