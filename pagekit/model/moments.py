"""wire data → times, with their zone where they have one, and days where the hour is not known."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Never

from pydantic import BeforeValidator, TypeAdapter, ValidationError

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}$")
_TIME = TypeAdapter(datetime)
_A_DAY = timedelta(days=1)
_EXAMPLE = "write it with its zone, for example 2014-08-15T20:29:00+06:00"


def _moment(value: Any) -> datetime:
    # pydantic reads a bare number, even as text, as seconds since 1970; whoever wrote one made a slip.
    if not isinstance(value, str | datetime) or (isinstance(value, str) and "-" not in value.strip()[1:]):
        raise ValueError(f"is not a time; {_EXAMPLE}")
    if isinstance(value, str) and _DAY.match(value.strip()):
        raise ValueError(f"is a day, and needs an hour; {_EXAMPLE}")
    try:
        moment = _TIME.validate_python(value)
        # A time at the calendar's edge cannot be told in another zone.
        _ = moment.astimezone(UTC) if moment.tzinfo else (moment - _A_DAY, moment + _A_DAY)
    except (ValidationError, OverflowError):
        raise ValueError(f"is not a time; {_EXAMPLE}") from None
    return moment


def _moment_or_day(value: Any) -> datetime | date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str) and _DAY.match(value.strip()):
        try:
            return date.fromisoformat(value.strip())
        except ValueError:
            raise ValueError("is not a day of the calendar; write for example 2014-08-15") from None
    return _moment(value)


Moment = Annotated[datetime, BeforeValidator(_moment)]
"""A time. One without a zone is of the publication's, which house style knows."""

MomentOrDay = Annotated[datetime | date, BeforeValidator(_moment_or_day)]
"""A time, or a day when the hour is not known."""


def _day(value: Any) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    try:
        return date.fromisoformat(value.strip()) if _DAY.match(value.strip()) else _no_day()
    except (AttributeError, ValueError):
        return _no_day()


def _no_day() -> Never:
    raise ValueError("is not a day of the calendar; write for example 2014-08-15")


Day = Annotated[date, BeforeValidator(_day)]
"""A day of the calendar."""
