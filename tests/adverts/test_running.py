"""booked adverts + the time passed in → those that stand: one test for each of the five rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.adverts import fill, running
from pagekit.layout import Slot
from pagekit.model import Booking, BookingStatus, HouseCreative, ImageCreative
from pagekit.units import px

ALMATY = "Asia/Almaty"
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
CREATIVE = ImageCreative(src="ann.png", alt="Ann")


def booking(**said: Any) -> Booking:
    return Booking(advertiser="Ann", creative=CREATIVE, **said)


def told(
    *bookings: Booking, at: datetime | None = NOON, zone: str = ALMATY
) -> list[tuple[str, str, str, str]]:
    _, notes = running(bookings, at, zone)
    return [(note.severity, note.code, note.where, f"{note.what} {note.remedy}".strip()) for note in notes]


def stands(at: datetime, zone: str = ALMATY, **said: Any) -> bool:
    return running([booking(**said)], at, zone)[0] != ()


def test_1_only_what_is_booked_stands() -> None:
    option, booked, cancelled = (booking(status=status) for status in BookingStatus)
    assert running([option, booked, cancelled], None, ALMATY)[0] == (booked,)
    assert told(option, booked, cancelled) == [
        ("info", "booking-unsold", "slot inline",
         'the advert of Ann is an option, not booked, and is not shown. Write status = "booked" when it is sold.'),
        ("info", "booking-unsold", "slot inline", "the advert of Ann is cancelled and is not shown."),
    ]  # fmt: skip


def test_1_of_what_is_not_booked_no_run_is_told() -> None:
    assert [code for _, code, _, _ in told(booking(status="cancelled", ends="2026-01-01"), at=None)] == [
        "booking-unsold"
    ]


@pytest.mark.parametrize(
    ("starts", "ends", "at", "there"),
    [
        ("2026-03-10", "2026-03-10", "2026-03-09T23:59:59+05:00", False),
        ("2026-03-10", "2026-03-10", "2026-03-10T00:00:00+05:00", True),
        ("2026-03-10", "2026-03-10", "2026-03-10T23:59:59+05:00", True),
        ("2026-03-10", "2026-03-10", "2026-03-11T00:00:00+05:00", False),
        ("2026-03-10", "2026-03-10", "2026-03-10T19:00:00+00:00", False),
        ("2026-03-10", None, "2026-03-09T19:00:00+00:00", True),
        (None, "2026-03-10", "2026-03-10T18:59:59+00:00", True),
        (None, "9999-12-31", "2026-03-10T18:59:59+00:00", True),
        ("2026-03-10T08:00:00+05:00", "2026-03-10T20:00:00+05:00", "2026-03-10T07:59:59+05:00", False),
        ("2026-03-10T08:00:00+05:00", "2026-03-10T20:00:00+05:00", "2026-03-10T03:00:00+00:00", True),
        ("2026-03-10T08:00:00+05:00", "2026-03-10T20:00:00+05:00", "2026-03-10T20:00:00+05:00", False),
        ("2026-03-10", "2026-03-10T20:00:00+05:00", "2026-03-10T19:59:59+05:00", True),
    ],
)  # fmt: skip
def test_2_days_are_whole_and_times_are_from_and_up_to(
    starts: str | None, ends: str | None, at: str, there: bool
) -> None:
    assert stands(datetime.fromisoformat(at), starts=starts, ends=ends) is there


@given(
    first=st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    days=st.integers(0, 30),
    off=st.integers(-40 * 24 * 60, 40 * 24 * 60),
    zone=st.sampled_from(
        [ALMATY, "UTC", "America/New_York", "America/Havana", "Africa/Cairo", "Pacific/Apia"]
    ),
)
def test_2_a_run_of_days_is_those_that_the_publications_calendar_shows(
    first: date, days: int, off: int, zone: str
) -> None:
    """Clocks of Havana and Cairo go forward at midnight."""
    last = first + timedelta(days=days)
    at = datetime(first.year, first.month, first.day, tzinfo=UTC) + timedelta(minutes=off)
    assert stands(at, zone, starts=first, ends=last) is (
        first <= at.astimezone(ZoneInfo(zone)).date() <= last
    )


def test_3_a_time_without_a_zone_is_the_publications_and_is_told() -> None:
    own = booking(starts="2026-03-10T08:00:00", ends="2026-03-10T20:00:00")
    assert [stands(NOON.replace(hour=hour), starts=own.starts, ends=own.ends) for hour in (2, 3, 14, 15)] == [
        False, True, True, False,
    ]  # fmt: skip
    assert told(own, at=NOON.replace(hour=10)) == [
        ("info", "no-zone", "slot inline, starts",
         "has no zone; Asia/Almaty, the publication's, was taken. Write it with its zone: 2026-03-10T08:00:00+05:00."),
        ("info", "no-zone", "slot inline, ends",
         "has no zone; Asia/Almaty, the publication's, was taken. Write it with its zone: 2026-03-10T20:00:00+05:00."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("at", "starts", "ends"),
    [("2026-10-25T00:30:00+00:00", False, True), ("2026-10-25T00:59:00+00:00", False, False)],
)
def test_3_of_an_hour_that_stands_twice_nothing_stands_too_long(at: str, starts: bool, ends: bool) -> None:
    """At 03:00 in Berlin the clock goes back to 02:00 (01:00 UTC): 02:45 is 00:45 UTC and 01:45 UTC."""
    moment = datetime.fromisoformat(at)
    assert stands(moment, "Europe/Berlin", starts="2026-10-25T02:45:00") is starts
    assert stands(moment, "Europe/Berlin", ends="2026-10-25T02:45:00") is ends
    assert stands(datetime(2026, 10, 25, 1, 45, tzinfo=UTC), "Europe/Berlin", starts="2026-10-25T02:45:00")


@pytest.mark.parametrize(
    ("starts", "ends", "run"),
    [
        ("2026-03-01", "2026-03-14", "from 2026-03-01 to 2026-03-14"),
        ("2026-03-01T08:00:00+05:00", None, "from 2026-03-01T08:00:00+05:00 on"),
        (None, "2026-03-14", "until 2026-03-14"),
    ],
)
def test_4_without_a_time_nothing_with_a_run_stands(starts: str | None, ends: str | None, run: str) -> None:
    own = booking(starts=starts, ends=ends)
    assert running([own], None, ALMATY)[0] == ()
    what = f"the advert of Ann runs {run}, and no time was passed in to hold that against; it is not shown."
    remedy = "Pass the time that the page is for: at=, or --at."
    assert told(own, at=None) == [("warning", "booking-undated", "slot inline", f"{what} {remedy}")]
    assert told(booking(), at=None) == []


def test_4_outside_of_its_run_it_says_when_that_is() -> None:
    early, late = booking(starts="2026-03-11", slot="top"), booking(starts="2026-02-01", ends="2026-02-28")
    passed_in = "and the time passed in is 2026-03-10T12:00:00+00:00; it is not shown"
    assert told(early, late) == [
        (
            "info",
            "booking-not-yet",
            "slot top",
            f"the advert of Ann runs from 2026-03-11 on, {passed_in} yet.",
        ),
        (
            "info",
            "booking-over",
            "slot inline",
            f"the advert of Ann runs from 2026-02-01 to 2026-02-28, {passed_in} any more.",
        ),
    ]


def test_5_its_place_goes_to_the_next_booking_or_is_unsold() -> None:
    slots = {"inline": Slot(width=px(300), height=px(250), accepts=("contact", "image"))}
    over, next_one = (
        booking(ends="2026-03-09"),
        Booking(advertiser="Bob", creative=CREATIVE, starts="2026-03-10"),
    )  # type: ignore[arg-type]
    stand, _ = running([over, next_one], NOON, ALMATY)
    (place,) = fill(["inline"], slots, stand, has_contact=True).places
    assert place is not None and place.booking.advertiser == "Bob"
    stand, _ = running([over], NOON, ALMATY)
    (place,) = fill(["inline"], slots, stand, has_contact=True).places
    assert place is not None and place.booking.creative == HouseCreative()


def test_3_days_that_are_listed_are_days_of_the_zone() -> None:
    # 22:00 in London is the next day in Almaty.
    late = datetime(2026, 3, 9, 22, tzinfo=UTC)
    assert stands(late, runs=["2026-03-10"])
    assert not stands(late, runs=["2026-03-09"])
    assert told(booking(id="B-1", runs={"weekdays": ["mon"]})) == [
        (
            "info",
            "booking-other-day",
            "booking B-1",
            "B-1 (Ann) runs on mon, and not on 2026-03-10; it is not shown.",
        )
    ]
    assert [note[1] for note in told(booking(runs=["2026-03-10"]), at=None)] == ["booking-undated"]


def test_3_a_run_holds_beside_its_days() -> None:
    assert not stands(NOON, runs={"weekdays": ["tue"]}, ends=date(2026, 3, 9))


def test_1_options_stand_where_they_are_asked_for() -> None:
    option, booked, _ = (booking(status=status) for status in BookingStatus)
    assert running([option, booked], None, ALMATY, options=True)[0] == (option, booked)
