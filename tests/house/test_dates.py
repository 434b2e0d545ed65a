"""a day or a time → the stamp that readers and machines see."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given
from hypothesis import strategies as st

from pagekit.house.dates import calendar_for, calendar_notes, clock, dated, day_of, month_names, stamp
from pagekit.house.story import Stamp

EVENING = datetime(2014, 8, 15, 14, 29, tzinfo=UTC)


@pytest.mark.parametrize(
    ("lang", "time", "day"),
    [
        ("en", "15 August 2014, 20:29", "15 August 2014"),
        ("en-GB", "15 August 2014, 20:29", "15 August 2014"),
        ("en-US", "August 15, 2014, 8:29 PM", "August 15, 2014"),
        ("ru", "15 августа 2014, 20:29", "15 августа 2014"),
        ("kk", "2014 ж. 15 тамыз, 20:29", "2014 ж. 15 тамыз"),
        ("ar", "15 أغسطس 2014، 20:29", "15 أغسطس 2014"),
        ("ar-SY", "15 آب 2014، 20:29", "15 آب 2014"),
        ("de", "15. August 2014, 20:29", "15. August 2014"),
        ("fr", "15 août 2014, 20:29", "15 août 2014"),
        ("uk", "15 серпня 2014\u202fр., 20:29", "15 серпня 2014\u202fр."),
        ("zh-Hant", "2014年8月15日 晚上8:29", "2014年8月15日"),
    ],
)
def test_as_readers_see_it(lang: str, time: str, day: str) -> None:
    told = stamp(EVENING, lang, "Asia/Almaty")
    assert (told.text, told.iso, told.lang) == (time, "2014-08-15T20:29:00+06:00", lang)
    assert stamp(date(2014, 8, 15), lang, "Asia/Almaty").text == day


@pytest.mark.parametrize(
    ("lang", "hour"),
    [
        ("en", "20:29"),
        ("en-US", "8:29 PM"),
        ("ru", "20:29"),
        ("kk", "20:29"),
        ("ar", "20:29"),
        ("zh-Hant", "晚上8:29"),
    ],
)
def test_the_hour_alone(lang: str, hour: str) -> None:
    told = clock(EVENING, lang, "Asia/Almaty")
    assert (told.text, told.iso, told.lang) == (hour, "2014-08-15T20:29:00+06:00", lang)


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en-GB", "Tuesday, 19 May 2026"),
        ("en-US", "Tuesday, May 19, 2026"),
        ("ru", "Вторник, 19 мая 2026"),
        ("kk", "2026 ж. 19 мамыр, сейсенбі"),
        ("de", "Dienstag, 19. Mai 2026"),
        ("fr", "Mardi 19 mai 2026"),
        ("ar", "الثلاثاء، 19 مايو 2026"),
        ("ja", "2026年5月19日火曜日"),
    ],
)
def test_the_date_line_of_a_newspaper_begins_with_a_capital(lang: str, line: str) -> None:
    assert dated(date(2026, 5, 19), lang) == Stamp(line, "2026-05-19", lang)


def test_the_day_alone_is_that_of_the_zone() -> None:
    late = datetime(2025, 11, 3, 20, 30, tzinfo=UTC)
    assert day_of(late, "en", "Asia/Almaty") == Stamp("4 November 2025", "2025-11-04", "en")
    assert day_of(late, "kk", "UTC").text == "2025 ж. 3 қараша"


def test_a_day_has_no_hour_and_no_zone() -> None:
    assert stamp(date(2014, 8, 15), "en", "Asia/Almaty").iso == "2014-08-15"


@pytest.mark.parametrize(("year", "offset"), [(2014, "+06:00"), (2025, "+05:00")])
def test_the_zone_is_told_as_it_was_on_that_day(year: int, offset: str) -> None:
    assert stamp(datetime(year, 8, 15, tzinfo=UTC), "en", "Asia/Almaty").iso.endswith(offset)


def test_the_day_is_the_zones() -> None:
    assert (
        stamp(datetime(2014, 8, 15, 23, 0, tzinfo=UTC), "ru", "Asia/Almaty").text == "16 августа 2014, 05:00"
    )


def test_a_language_that_nobody_knows_is_told_in_english() -> None:
    told = stamp(EVENING, "qq", "UTC")
    assert (told.text, told.lang) == ("15 August 2014, 14:29", "en")
    (note,) = calendar_notes("qq", "publication.lang")
    assert (note.code, note.where) == ("dates-missing", "publication.lang")
    assert calendar_notes("fi") == ()


def test_a_region_that_nobody_knows_is_told_in_its_language() -> None:
    assert stamp(EVENING, "ru-ZZ", "UTC").text == "15 августа 2014, 14:29"


def test_months_as_they_stand_after_a_day() -> None:
    assert month_names("ru")[7] == "августа"
    assert month_names("qq") == ()


def test_an_offset_with_seconds_becomes_a_time_in_utc() -> None:
    old = datetime(1890, 1, 1, tzinfo=UTC)  # Almaty kept its own mean time then
    assert stamp(old, "en", "Asia/Almaty").iso == "1890-01-01T00:00:00+00:00"


@pytest.mark.parametrize(
    "moment",
    [
        datetime.min.replace(tzinfo=UTC),
        datetime.max.replace(tzinfo=UTC),
        datetime(1, 1, 2, tzinfo=timezone(timedelta(hours=14))),
    ],
)
@pytest.mark.parametrize("zone", ["America/Los_Angeles", "Pacific/Kiritimati"])
def test_the_edges_of_the_calendar_can_be_told(moment: datetime, zone: str) -> None:
    assert stamp(moment, "en", zone).iso


def test_every_language_of_babel_can_tell_a_time() -> None:
    langs = sorted({"-".join(name.split("_")[:2]) for name in locale_identifiers()})
    told = {lang: stamp(EVENING, lang, "Asia/Almaty") for lang in langs}
    assert len(told) > 500
    assert [lang for lang, one in told.items() if "2014" not in one.text or "{" in one.text] == []
    assert {one.iso for one in told.values()} == {"2014-08-15T20:29:00+06:00"}


@given(st.datetimes(timezones=st.just(UTC)), st.sampled_from(["en", "ru", "kk", "ar", "fa"]))
def test_the_iso_text_is_the_same_moment(moment: datetime, lang: str) -> None:
    assert datetime.fromisoformat(stamp(moment, lang, "Asia/Almaty").iso) == moment.replace(microsecond=0)


def test_a_calendar_is_made_once() -> None:
    assert calendar_for("ru") is calendar_for("ru")
