"""days and times in words, or in figures in another order → days and times."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.intake.days_in_words import is_unclear, read_words

DAY = date(2021, 5, 6)
EAST = timezone(timedelta(hours=6))


@pytest.mark.parametrize(
    "written",
    [
        "May 6, 2021", "6 May 2021", "May 6th, 2021", "the 6th of May 2021", "Thursday, May 6, 2021", "06-May-2021", "6 мая 2021 г.",
        "6 мая 2021 года", "2021 ж. 6 мамыр", "6. Mai 2021", "le 6 mai 2021", "Donnerstag, den 6. Mai 2021",
        "6 de mayo de 2021", "6 maggio 2021", "6 مايو 2021", "2021/05/06", "2021.5.6", "06.05.2021", "06-05-2021", "чт, 06.05.2021",
        "20210506", "2021年5月6日",
    ],
)  # fmt: skip
def test_a_day_is_read(written: str) -> None:
    assert read_words(written) == DAY


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Thu, 06 May 2021 10:20:00 +0000", datetime(2021, 5, 6, 10, 20, tzinfo=UTC)),
        ("Thu, 6 May 2021 10:20:30 GMT", datetime(2021, 5, 6, 10, 20, 30, tzinfo=UTC)),
        ("6 May 2021 10:20 +0600", datetime(2021, 5, 6, 10, 20, tzinfo=EAST)),
        ("Thu, 06 May 2021 10:20:00 +0600 (ALMT)", datetime(2021, 5, 6, 10, 20, tzinfo=EAST)),
        ("May 6, 2021 at 10:20 PM EST", datetime(2021, 5, 6, 22, 20, tzinfo=timezone(timedelta(hours=-5)))),
        ("May 6, 2021 12:05 a.m.", datetime(2021, 5, 6, 0, 5)),  # noqa: DTZ001
        ("May 6, 2021 12:05 pm", datetime(2021, 5, 6, 12, 5)),  # noqa: DTZ001
        ("6 мая 2021 г. в 10:20", datetime(2021, 5, 6, 10, 20)),  # noqa: DTZ001
        ("6. Mai 2021, 10:20 Uhr", datetime(2021, 5, 6, 10, 20)),  # noqa: DTZ001
        ("06.05.2021 10:20", datetime(2021, 5, 6, 10, 20)),  # noqa: DTZ001
        ("2021/05/06 10:20:00 +0600", datetime(2021, 5, 6, 10, 20, tzinfo=EAST)),
        ("2021-05-06 10:20 PM", datetime(2021, 5, 6, 22, 20)),  # noqa: DTZ001
    ],
)
def test_a_time_is_read(written: str, meant: datetime) -> None:
    found = read_words(written)
    assert found == meant
    assert isinstance(found, datetime)
    assert found.utcoffset() == meant.utcoffset()


def test_a_month_that_comes_first_is_told_by_its_day() -> None:
    assert read_words("05/13/2021") == read_words("13/05/2021") == date(2021, 5, 13)
    assert read_words("05/05/2021") == date(2021, 5, 5)
    assert (read_words("05/06/2021"), is_unclear("05/06/2021")) == (None, True)
    assert not is_unclear("5/31/2021")
    assert not is_unclear("yesterday")
    assert not is_unclear("00/00/0000")


@pytest.mark.parametrize(
    "written",
    [
        "", "yesterday", "May 2021", "6 May", "May 32, 2021", "May 6, 2021 or May 7, 2021", "In May 6 people met in 2021",
        "May 6, 2021 25:00", "May 6, 2021 13:00 pm", "06.05.21", "May 6, 2021 10:20 XYZ", "1620284889", "31.02.2021",
    ],
)  # fmt: skip
def test_anything_else_is_none(written: str) -> None:
    assert read_words(written) is None


@given(st.text("0123456789-:T Z+./,()apmMayмаяJun", max_size=40))
def test_no_text_makes_it_fail(text: str) -> None:
    read_words(text)
    is_unclear(text)


@pytest.mark.parametrize(
    ("written", "hour", "minute", "zone"),
    [
        ("le 6 mai 2021 à 10h20", 10, 20, None),
        ("6. Mai 2021, 10 Uhr", 10, 0, None),
        ("6. Mai 2021, 10.20 Uhr", 10, 20, None),
        ("May 6, 2021, 5 p.m.", 17, 0, None),
        ("Thu May 06 2021 10:20:00 GMT+0600 (Almaty Standard Time)", 10, 20, EAST),
        ("Thu, 06 May 21 10:20:00 GMT", 10, 20, UTC),
    ],
)
def test_hours_are_read_as_people_and_machines_write_them(
    written: str, hour: int, minute: int, zone: timezone | None
) -> None:
    assert read_words(written) == datetime(2021, 5, 6, hour, minute, tzinfo=zone)
