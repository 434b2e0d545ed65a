"""the entries of a running report → their order on the page, and their names inside it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from pagekit.house.story import ParagraphText, Stamp, StoryBlock, UpdateText
from pagekit.house.updates import newest_first, with_anchors
from pagekit.model import AdvertBlock, Block, Paragraph, Update

NOON = datetime(2026, 5, 19, 12, tzinfo=UTC)


def body(letters: str) -> list[Block]:
    """A body in letters: figures are entries so many minutes after noon, "-" a paragraph, "=" an advert."""
    return [
        Update(time=NOON + timedelta(minutes=int(letter)))
        if letter.isdigit()
        else Paragraph(text="x")
        if letter == "-"
        else AdvertBlock()
        for letter in letters
    ]


@pytest.mark.parametrize(
    ("letters", "places"),
    [
        ("-321", [0, 1, 2, 3]),
        ("-123", [0, 3, 2, 1]),
        ("-1=2-", [0, 3, 2, 1, 4]),
        ("213", [2, 0, 1]),
        ("331", [0, 1, 2]),
        ("133", [2, 1, 0]),
        ("--", [0, 1]),
        ("", []),
    ],
)
def test_the_newest_stands_first_and_the_rest_where_it_was(letters: str, places: list[int]) -> None:
    blocks = body(letters)
    found = newest_first(blocks)
    assert [place for place, _ in found] == places
    assert [block for _, block in found] == [blocks[place] for place in places]


def entry(iso: str) -> UpdateText:
    stamp = Stamp("", iso, "en")
    return UpdateText(stamp, stamp, "")


def test_entries_are_named_by_their_minute_and_the_oldest_keeps_the_bare_name() -> None:
    blocks: tuple[StoryBlock, ...] = (
        entry("2026-05-19T14:06:00+05:00"),
        entry("2026-05-19T14:05:59+05:00"),
        ParagraphText(()),
        entry("2026-05-19T14:05:00+05:00"),
        entry("2026-05-19T14:05:00+05:00"),
    )
    assert [block.anchor for block in with_anchors(blocks) if isinstance(block, UpdateText)] == [
        "u-20260519-1406",
        "u-20260519-1405-3",
        "u-20260519-1405-2",
        "u-20260519-1405",
    ]
