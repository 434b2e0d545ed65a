"""Status, embargo and time → whether a story may be published."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pagekit.errors import InvalidInput
from pagekit.house.release import release_of, withheld
from pagekit.model import Article

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def story(**fields: Any) -> Article:
    return Article.model_validate({"id": "a", "headline": "Head", **fields})


@pytest.mark.parametrize(
    ("fields", "at", "released"),
    [
        ({}, None, True),
        ({"embargo_until": NOON}, None, False),
        ({"embargo_until": NOON}, NOON - timedelta(microseconds=1), False),
        ({"embargo_until": NOON}, NOON, True),
        ({"embargo_until": NOON}, NOON + timedelta(days=1), True),
        ({"status": "ready"}, None, True),
        ({"status": "draft"}, NOON, False),
        ({"status": "held"}, NOON, False),
        ({"status": "planned"}, NOON, False),
        ({"status": "draft", "embargo_until": NOON}, NOON, False),
    ],
)
def test_a_story_is_released_when_it_is_ready_and_nothing_holds_it(
    fields: dict[str, Any], at: datetime | None, released: bool
) -> None:
    found = release_of(story(**fields), at, "UTC")
    assert (found.released, bool(found.notes)) == (released, not released)


def test_an_embargo_is_told_before_the_status() -> None:
    article = story(status="draft", embargo_until=NOON)
    assert (
        "under embargo until 2026-01-01T12:00:00+00:00"
        in withheld(article, release_of(article, None, "UTC")).what
    )
    assert withheld(article, release_of(article, NOON, "UTC")).what == "is draft, not ready; it is left out."


def test_the_time_to_hold_it_against_has_a_zone() -> None:
    with pytest.raises(InvalidInput, match="has no time zone"):
        release_of(story(), datetime(2026, 1, 1), "UTC")  # noqa: DTZ001
