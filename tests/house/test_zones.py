"""Times without a zone → those of the publication's; what holds a story holds it for longer where there is a doubt."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from pagekit.errors import Withheld
from pagekit.house import dress
from pagekit.house.release import release_of
from pagekit.house.zones import in_zone, zoned
from pagekit.model import Article, Publication

ALMATY = Publication(timezone="Asia/Almaty")


def story(**fields: Any) -> Article:
    return Article.model_validate({"id": "a", "headline": "Head", **fields})


def test_every_time_of_a_story_is_taken_in_the_publications_zone() -> None:
    update = {"kind": "update", "time": "2026-05-19T14:05", "body": []}
    article = story(
        published_at="2026-05-19T07:30",
        updated_at="2026-05-19T08:30:00Z",
        embargo_until="2026-05-19T07:00",
        corrections=[{"time": "2026-05-20T10:00", "text": "A"}, {"time": "2026-05-21", "text": "B"}],
        body=[{"kind": "paragraph", "text": "A"}, update],
    )
    found, notes = zoned(article, "Asia/Almaty")
    assert found.published_at == datetime(2026, 5, 19, 2, 30, tzinfo=UTC)
    assert found.updated_at == datetime(2026, 5, 19, 8, 30, tzinfo=UTC)
    assert found.embargo_until == datetime(2026, 5, 19, 2, tzinfo=UTC)
    assert [correction.time for correction in found.corrections] == [
        datetime(2026, 5, 20, 5, tzinfo=UTC),
        date(2026, 5, 21),
    ]
    assert found.body[1].time == datetime(2026, 5, 19, 9, 5, tzinfo=UTC)  # type: ignore[union-attr]
    assert [(note.where, note.severity.value) for note in notes] == [
        ("published_at", "info"),
        ("corrections[0].time", "info"),
        ("body[1].time", "info"),
        ("embargo_until", "warning"),
    ]
    assert notes[0].what == "has no zone; Asia/Almaty, the publication's, was taken."
    assert notes[0].remedy == "Write it with its zone: 2026-05-19T07:30:00+05:00."


def test_a_story_whose_times_have_zones_is_left_as_it_is() -> None:
    article = story(published_at="2026-05-19T07:30:00+05:00", updated_at="2026-05-20")
    assert zoned(article, "Asia/Almaty") == (article, ())
    assert zoned(article, "Asia/Almaty")[0] is article


def test_a_story_is_dressed_with_its_times_and_says_so() -> None:
    found = dress(story(published_at="2026-05-19T07:30"), ALMATY)
    assert found.published is not None
    assert (found.published.text, found.published.iso) == ("19 May 2026, 07:30", "2026-05-19T07:30:00+05:00")
    assert [(note.code, note.where) for note in found.notes if note.code == "no-zone"] == [
        ("no-zone", "published_at")
    ]


def test_an_embargo_without_a_zone_ends_in_the_publications() -> None:
    article = story(embargo_until="2026-05-19T07:00")
    end = datetime(2026, 5, 19, 2, tzinfo=UTC)
    for at, released in ((None, False), (end - timedelta(seconds=1), False), (end, True)):
        assert release_of(article, at, "Asia/Almaty").released is released
    with pytest.raises(Withheld, match=r"under embargo until 2026-05-19T07:00:00\+05:00"):
        dress(article, ALMATY, at=end - timedelta(seconds=1))
    assert dress(article, ALMATY, at=end).released


@pytest.mark.parametrize(
    ("clock", "early", "late"),
    [
        # Berlin, 25 October 2026: the clock shows two to three twice. 29 March: it leaves the hour out.
        (datetime(2026, 10, 25, 2, 30), "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"),  # noqa: DTZ001
        (datetime(2026, 3, 29, 2, 30), "2026-03-29T02:30:00+02:00", "2026-03-29T02:30:00+01:00"),  # noqa: DTZ001
        (datetime(2026, 7, 1, 2, 30), "2026-07-01T02:30:00+02:00", "2026-07-01T02:30:00+02:00"),  # noqa: DTZ001
        (datetime(1, 1, 2), "0001-01-02T00:00:00+00:53:28", "0001-01-02T00:00:00+00:53:28"),  # noqa: DTZ001
    ],
)
def test_an_hour_that_the_clock_shows_twice_holds_an_embargo_longer(
    clock: datetime, early: str, late: str
) -> None:
    assert in_zone(clock, "Europe/Berlin").isoformat() == early
    assert in_zone(clock, "Europe/Berlin", later=True).isoformat() == late


def test_the_hour_that_stands_twice_does_not_let_a_story_out_an_hour_early() -> None:
    article = story(embargo_until="2026-10-25T02:30")
    at = in_zone(datetime(2026, 10, 25, 2, 30), "Europe/Berlin")  # noqa: DTZ001
    assert not release_of(article, at, "Europe/Berlin").released
    assert release_of(article, at + timedelta(hours=1), "Europe/Berlin").released
