"""the stamps of a story → the times of its feeds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from pagekit.feeds.times import moment, rfc822, rfc3339
from pagekit.house import Stamp

ALMATY = ZoneInfo("Asia/Almaty")


@pytest.mark.parametrize(
    ("iso", "mail", "net"),
    [
        ("2014-08-15T20:29:00+06:00", "Fri, 15 Aug 2014 20:29:00 +0600", "2014-08-15T20:29:00+06:00"),
        ("2014-08-15T14:29:00Z", "Fri, 15 Aug 2014 14:29:00 +0000", "2014-08-15T14:29:00+00:00"),
        ("2014-08-15T20:29:00-03:30", "Fri, 15 Aug 2014 20:29:00 -0330", "2014-08-15T20:29:00-03:30"),
        ("2014-08-15", "Fri, 15 Aug 2014 00:00:00 +0600", "2014-08-15T00:00:00+06:00"),
        ("2025-08-15", "Fri, 15 Aug 2025 00:00:00 +0500", "2025-08-15T00:00:00+05:00"),
        # Before standard time the zone had an offset with seconds, which neither form can tell.
        ("1890-01-02", "Wed, 01 Jan 1890 18:52:12 +0000", "1890-01-01T18:52:12+00:00"),
        ("0001-01-01", "Mon, 01 Jan 0001 00:00:00 +0000", "0001-01-01T00:00:00+00:00"),
    ],
)
def test_times_and_days(iso: str, mail: str, net: str) -> None:
    when = moment(Stamp("", iso, "en"), ALMATY)
    assert when is not None
    assert (rfc822(when), rfc3339(when)) == (mail, net)


def test_no_stamp_is_no_time() -> None:
    assert moment(None, ALMATY) is None


def test_a_time_keeps_the_zone_it_is_told_in() -> None:
    when = moment(Stamp("", "2014-08-15T20:29:00+06:00", "en"), ZoneInfo("UTC"))
    assert when == datetime(2014, 8, 15, 14, 29, tzinfo=UTC)
    assert when is not None and when.utcoffset() == timezone(timedelta(hours=6)).utcoffset(None)
