"""a Story → what it says of itself: its pictures in reading order, its entries."""

from __future__ import annotations

from pagekit.house import dress
from pagekit.house.story import Story
from pagekit.model import Article, Publication


def photo(name: str) -> dict[str, object]:
    return {"kind": "photo", "src": f"{name}.jpg", "alt": name, "credit": {"creator": "Ann"}}


def entry(hour: int, *body: object) -> dict[str, object]:
    return {"kind": "update", "time": f"2026-03-02T{hour}:00:00Z", "title": str(hour), "body": list(body)}


def told() -> Story:
    wire = {
        "id": "boats",
        "headline": "Boats",
        "photos": [{"src": f"{name}.jpg", "alt": name, "credit": {"creator": "Ann"}} for name in ("lead", "last")],
        "body": [
            photo("in-text"),
            {"kind": "factbox", "title": "Facts", "body": [photo("in-box")]},
            entry(10, photo("at-ten")),
            entry(11, photo("at-eleven")),
        ],
    }  # fmt: skip
    return dress(Article.model_validate(wire), Publication(name="Courier", lang="en"))


def test_pictures_come_as_they_are_read_the_newest_entry_first() -> None:
    assert [figure.alt for figure in told().figures] == [
        "lead", "in-text", "in-box", "at-eleven", "at-ten", "last",
    ]  # fmt: skip


def test_entries_are_told_apart_from_the_rest() -> None:
    assert [update.title[0].text for update in told().updates] == ["11", "10"]
