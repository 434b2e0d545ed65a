"""a Markdown text of a running report → its entries."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from pagekit.intake import read_article
from pagekit.model import Article, Heading, Paragraph, Update
from pagekit.world import FakeWorld

ALMATY = timezone(timedelta(hours=5))
PUBLISHED = "published_at: 2026-05-19T08:00:00+05:00"


def read(body: str, matter: str = f"design: live\n{PUBLISHED}") -> Article:
    text = f"---\ntitle: A\nid: a\n{matter}\n---\n{body}"
    return read_article(Path("a.md"), world=FakeWorld({"a.md": text.encode()}))


def at(hour: int, minute: int, day: int = 19) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=ALMATY)


def codes(article: Article) -> list[tuple[str, str]]:
    assert article.origin is not None
    return [(note.code, note.where) for note in article.origin.notes]


def test_headings_with_a_time_open_entries() -> None:
    found = read(
        "Before.\n\n## 14:05 Doors *open*\n\nOne.\n\n### Inside\n\nTwo.\n\n"
        "## 2026-05-20T00:40+05:00 — Home {key}\n\n- a\n- b\n"
    )
    before, doors, home = found.body
    assert before == Paragraph(text="Before.")
    assert isinstance(doors, Update)
    assert (doors.time, doors.title, doors.key) == (at(14, 5), "Doors *open*", False)
    assert doors.body == (
        Paragraph(text="One."), Heading(text="Inside", level=3), Paragraph(text="Two.")
    )  # fmt: skip
    assert isinstance(home, Update)
    assert (home.time, home.title, home.key) == (at(0, 40, 20), "Home", True)
    assert [block.kind for block in home.body] == ["list"]
    assert codes(found) == []


@pytest.mark.parametrize(
    ("heading", "title", "key"),
    [
        ("14:05", None, False),
        ("14:05. Doors", "Doors", False),
        ("14:05: Doors", "Doors", False),
        ("14:05 – Doors, at last", "Doors, at last", False),
        ("14:05 {key}", None, True),
        ("14:05 Doors {KEY}", "Doors", True),
        ("14:05 The {key} to it", "The {key} to it", False),
        ("2026-05-19 14:05 Doors", "Doors", False),
        ("2026-05-19T14:05:00 Doors", "Doors", False),
        ("2026-05-19T09:05Z Doors", "Doors", False),
        ("2026-05-19T14:05+0500 14 doors", "14 doors", False),
    ],
)
def test_ways_to_write_a_heading(heading: str, title: str | None, key: bool) -> None:
    (entry,) = read(f"## {heading}\n\nOne.").body
    assert isinstance(entry, Update)
    assert (entry.time, entry.title, entry.key) == (at(14, 5), title, key)


@pytest.mark.parametrize(
    ("heading", "noted"),
    [
        ("25:05 Doors", True),
        ("14.05 Doors", True),
        ("14:05-15:00 Doors", True),
        ("14:055 Doors", False),
        ("2026-02-30T14:05Z Doors", True),
        ("2026-05-19 Doors", True),
        ("Doors at 14:05", False),
        ("5 doors", False),
    ],
)
def test_what_is_unclear_stays_a_heading(heading: str, noted: bool) -> None:
    found = read(f"Before.\n\n## {heading}\n\nOne.")
    assert [block.kind for block in found.body] == ["paragraph", "heading", "paragraph"]
    assert codes(found) == ([("update-unclear", "line 9")] if noted else [])


def test_an_hour_needs_a_day() -> None:
    found = read("Before.\n\n## 14:05 Doors\n\nOne.", "design: live")
    assert [block.kind for block in found.body] == ["paragraph", "heading", "paragraph"]
    assert [code for code, _ in codes(found)] == ["update-unclear"]


@pytest.mark.parametrize("published", ["2026-05-19", "2026-05-19 09:00"])
@pytest.mark.parametrize("heading", ["14:05 Doors", "2026-05-19 14:05 Doors"])
def test_an_hour_whose_zone_nobody_says_is_kept_for_the_publication(published: str, heading: str) -> None:
    (entry,) = read(f"## {heading}\n\nOne.", f"design: live\npublished_at: {published}").body
    assert isinstance(entry, Update)
    assert entry.time == datetime(2026, 5, 19, 14, 5)  # noqa: DTZ001 - the point


def test_a_rule_ends_the_last_entry_and_only_parts_the_others() -> None:
    found = read("## 14:05\n\nOne.\n\n---\n\n## 14:00\n\nTwo.[^1]\n\n---\n\nAfter.\n\n[^1]: Note.")
    assert [block.kind for block in found.body] == ["update", "update", "break", "paragraph", "break", "list"]
    assert all(len(block.body) == 1 for block in found.body if isinstance(block, Update))


def test_only_a_running_report_has_entries() -> None:
    found = read("Before.\n\n## 14:05 Doors\n\nOne.", PUBLISHED)
    assert [block.kind for block in found.body] == ["paragraph", "heading", "paragraph"]
    assert codes(found) == []
