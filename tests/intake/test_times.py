"""times as people write them → times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.intake.times import is_naive, read_time

EAST = timezone(timedelta(hours=6))
WEST = timezone(timedelta(hours=-4))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2014-08-15", date(2014, 8, 15)),
        (" 2014-8-5 ", date(2014, 8, 5)),
        ("2014-03-31T11:02:00-04:00", datetime(2014, 3, 31, 11, 2, tzinfo=WEST)),
        ("2015-03-17 10:00:00 -4", datetime(2015, 3, 17, 10, tzinfo=WEST)),
        ("2014-08-15 20:29 +0600", datetime(2014, 8, 15, 20, 29, tzinfo=EAST)),
        ("2014-08-15t20:29:00.5Z", datetime(2014, 8, 15, 20, 29, 0, 500_000, tzinfo=UTC)),
        ("2014-08-15 20:29 UTC", datetime(2014, 8, 15, 20, 29, tzinfo=UTC)),
        ("2014-08-15 20:29 GMT", datetime(2014, 8, 15, 20, 29, tzinfo=UTC)),
        ("2014-08-15 20:29z", datetime(2014, 8, 15, 20, 29, tzinfo=UTC)),
        ("2014-08-15 20:29 +06", datetime(2014, 8, 15, 20, 29, tzinfo=EAST)),
        ("2014-08-15 20:29-04", datetime(2014, 8, 15, 20, 29, tzinfo=WEST)),
        ("2014-08-15 20:29 +6:00", datetime(2014, 8, 15, 20, 29, tzinfo=EAST)),
        (
            "2014-08-15 20:29 -0330",
            datetime(2014, 8, 15, 20, 29, tzinfo=timezone(-timedelta(hours=3, minutes=30))),
        ),
        ("2014-08-15T20:29:07.123456789Z", datetime(2014, 8, 15, 20, 29, 7, 123_456, tzinfo=UTC)),
        ("2014-08-15 9:05", datetime(2014, 8, 15, 9, 5)),  # noqa: DTZ001
    ],
)
def test_a_time_is_read(written: str, meant: object) -> None:
    assert read_time(written) == meant


def test_a_time_without_a_zone_says_so() -> None:
    assert is_naive(read_time("2014-08-15 20:29"))
    assert not is_naive(read_time("2014-08-15 20:29Z"))
    assert not is_naive(read_time("2014-08-15"))


@pytest.mark.parametrize(
    "written",
    [
        "",
        "yesterday",
        "2014-13-01",
        "2015-02-29",
        "2014-08-15 25:00",
        "2014-08-15T20:29+99",
        "15.08.2014",
        "20140815",
    ],
)
def test_anything_else_is_none(written: str) -> None:
    assert read_time(written) is None


@given(st.datetimes(timezones=st.just(EAST)))
def test_what_isoformat_writes_is_read_back(moment: datetime) -> None:
    assert read_time(moment.isoformat()) == moment


@given(st.text("0123456789-:T Z+.", max_size=30))
def test_no_text_makes_it_fail(text: str) -> None:
    read_time(text)
