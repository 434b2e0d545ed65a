"""stories → the entries of a feed: newest first, each address once, and a note for what is left out."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import pytest

from pagekit.errors import InvalidInput
from pagekit.feeds.choice import choose, zone_of
from pagekit.house import Story

Make = Callable[..., Story]
ALMATY = zone_of("Asia/Almaty")


def test_newest_first_whatever_the_zone_and_the_order_they_come_in(story: Make) -> None:
    stories = [
        story("late", published_at="2025-10-28T01:00:00-05:00"),
        story("early", published_at="2025-10-28T06:30:00+05:00"),
        story("also-early", published_at="2025-10-28T06:30:00+05:00"),
        story("day", published_at="2025-10-28"),
        story("updated-only", published_at=None, updated_at="2025-10-28T05:00:00+05:00"),
        story("undated-b", published_at=None),
        story("undated-a", published_at=None),
    ]
    wanted = ["late", "also-early", "early", "updated-only", "day", "undated-a", "undated-b"]
    for order in list(permutations(stories))[::97]:
        assert [entry.story.id for entry in choose(order, ALMATY).entries] == wanted


def test_what_cannot_be_told_is_noted(story: Make) -> None:
    choice = choose(
        [
            story("no-url", url=None),
            story("paper", channels=["print", "epaper"]),
            story("old", url="https://courier.example/same", published_at="2025-01-01"),
            story("new", url="https://courier.example/same", published_at="2025-01-02"),
        ],
        ALMATY,
    )
    assert [entry.story.id for entry in choice.entries] == ["new"]
    assert [(note.code, note.where) for note in choice.notes] == [
        ("feed-no-address", "no-url"),
        ("feed-not-for-web", "paper"),
        ("feed-same-address", "old"),
    ]


def test_a_limit_keeps_the_newest(story: Make) -> None:
    stories = [story(name, published_at=f"2025-10-0{day}") for day, name in enumerate("abc", 1)]
    assert [entry.story.id for entry in choose(stories, ALMATY, 2).entries] == ["c", "b"]


def test_the_newest_time_is_that_of_the_last_change(story: Make) -> None:
    choice = choose(
        [story("a", updated_at="2025-12-01T00:00:00+05:00"), story("b", published_at="2025-11-01")], ALMATY
    )
    assert choice.newest is not None
    assert choice.newest.isoformat() == "2025-12-01T00:00:00+05:00"
    assert choose([story(published_at=None)], ALMATY).newest is None


@pytest.mark.parametrize("name", ["Asia/Nowhere", "", "../etc/passwd"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(InvalidInput, match="not a time zone"):
        zone_of(name)
