"""wire data → Article: times with their zone, people by name, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from pagekit.errors import InvalidInput
from pagekit.model import Article, Origin, Person, Status


def article(**fields: Any) -> Article:
    return Article.model_validate({"id": "a", "headline": "A", **fields})


def test_the_shortest_article_has_plain_defaults() -> None:
    found = article()
    assert (found.status, found.priority, found.channels) == (Status.READY, 3, ("print", "web", "epaper"))
    assert found.photos == found.body == found.byline == ()
    assert (found.design, found.display, found.theme, found.free) == ("standard", "plain", None, True)
    assert (found.description, found.translations) == (None, {})
    assert found.origin is None


def test_times_keep_their_zone() -> None:
    found = article(published_at="2014-08-15T20:29:00+06:00", updated_at="2014-08-16")
    assert found.published_at == datetime(2014, 8, 15, 20, 29, tzinfo=timezone(timedelta(hours=6)))
    assert found.published_at.utcoffset() == timedelta(hours=6)  # type: ignore[union-attr]
    assert found.updated_at == date(2014, 8, 16)


@pytest.mark.parametrize("field", ["published_at", "updated_at", "embargo_until"])
@pytest.mark.parametrize(
    ("written", "reason"),
    [
        (1408134540, "is not a time. Write it with its zone"),
        ("1408134540", "is not a time"),
        ("20140815", "is not a time"),
        ("-1408134540", "is not a time"),
        ("yesterday", "is not a time"),
        (True, "is not a time"),
        ("0001-01-01T00:00:00+23:59", "is not a time"),
        ("0001-01-01T23:59:59", "is not a time"),
        ("9999-12-31T00:00:00", "is not a time"),
        ("2014-13-45T00:00:00Z", "is not a time"),
        ("", "is not a time"),
    ],
)
def test_what_is_not_a_time_is_refused(field: str, written: object, reason: str) -> None:
    with pytest.raises(InvalidInput, match=reason):
        article(**{field: written})


@pytest.mark.parametrize("field", ["published_at", "updated_at", "embargo_until"])
def test_a_time_without_a_zone_is_kept_as_it_is(field: str) -> None:
    naive = datetime(2014, 8, 15, 20, 29)  # noqa: DTZ001 - the point
    found = article(**{field: "2014-08-15T20:29:00"})
    assert getattr(found, field) == getattr(article(**{field: naive}), field) == naive
    assert getattr(Article.model_validate_json(found.model_dump_json()), field) == naive


def test_a_day_that_the_calendar_does_not_have_is_refused() -> None:
    with pytest.raises(InvalidInput, match="is not a day of the calendar"):
        article(published_at="2015-02-29")


def test_an_embargo_needs_an_hour() -> None:
    with pytest.raises(InvalidInput, match=r"is a day, and needs an hour\. Write it with its zone"):
        article(embargo_until="2014-08-15")
    assert article(embargo_until="2014-08-15T00:00:00Z").embargo_until == datetime(2014, 8, 15, tzinfo=UTC)


def test_a_name_is_enough_for_a_person() -> None:
    assert article(byline=["Ann Lee", {"name": "Bo", "role": "photos"}]).byline == (
        Person(name="Ann Lee"),
        Person(name="Bo", role="photos"),
    )


def test_a_deck_is_cleaned_and_a_blank_one_is_none() -> None:
    assert article(deck=" a\x00\r\nb ").deck == "a\nb"
    assert article(deck=" \x00 ").deck is None


def test_an_address_that_runs_script_is_refused_everywhere() -> None:
    for fields in (
        {"url": "javascript:alert(1)"},
        {"byline": [{"name": "A", "url": "javascript:alert(1)"}]},
        {"breadcrumbs": [{"label": "A", "url": "JAVASCRIPT:alert(1)"}]},
    ):
        with pytest.raises(InvalidInput, match=r"has the scheme 'javascript'\. Allowed are"):
            article(**fields)


@pytest.mark.parametrize(
    "fields", [{"design": "essay"}, {"design": "Live"}, {"display": "huge"}, {"theme": "a b"}, {"theme": ""}]
)
def test_designs_displays_and_themes_are_those_there_are(fields: dict[str, str]) -> None:
    with pytest.raises(InvalidInput):
        article(**fields)


def test_a_translation_is_a_storys_name_or_where_it_stands() -> None:
    written = {"ru": "boots-ru", "kk": "/kk/boots", "en_gb": "https://courier.example/boots"}
    assert article(translations=written).translations == {
        "ru": "boots-ru",
        "kk": "/kk/boots",
        "en-GB": "https://courier.example/boots",
    }
    for value in ("a b", "javascript:alert(1)", "//host/a", "", "a\\b"):
        with pytest.raises(InvalidInput):
            article(translations={"ru": value})
    with pytest.raises(InvalidInput, match="is not a language tag"):
        article(translations={"russian": "a"})


def test_another_origin_makes_another_article_and_never_shows_in_the_wire() -> None:
    before = article()
    after = before.at(Origin("a.json", Path("stories")))
    assert before.origin is None
    assert after.origin == Origin("a.json", Path("stories"))
    assert "origin" not in after.model_dump_json()
    assert after.model_dump() == before.model_dump()
