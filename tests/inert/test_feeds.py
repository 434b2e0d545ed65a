"""What feeds hold of a story of hostile words, put into a page as a careless reader does → inert, in a real Chromium."""

from __future__ import annotations

from pathlib import Path

import pytest
from defusedxml import ElementTree

import pagekit
from pagekit.production.asked import FeedKind
from tests.inert.hostile import HOSTILE
from tests.inert.reader import Reader
from tests.inert.stories import groups, hostile_article, hostile_site, same

ADDRESS = "https://courier.example/feed"


def held(feed: bytes, text: str) -> list[str]:
    """The text of every element that holds HTML, or words that somebody may take for it."""
    found = [element.text or "" for element in ElementTree.fromstring(feed).iter()]
    assert any("<p>" in each for each in found), text
    return [each for each in found if "<p>" in each]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_the_full_text_of_a_feed_is_inert(reader: Reader, tmp_path: Path, kind: FeedKind) -> None:
    # Both are made of the same text, so each takes every other line.
    for number, text in enumerate(groups(HOSTILE)[kind == "rss" :: 2]):
        feed = pagekit.render_feed(
            [hostile_article(same(text), photos=[])],
            kind=kind,
            self_url=ADDRESS,
            publication=hostile_site(same(text)),
        )
        page = tmp_path / f"{number}.html"
        page.write_text(
            f"<!doctype html><meta charset=utf-8><title>x</title>{''.join(held(feed.data, text))}", "utf-8"
        )
        assert reader.faults(page) == [], text


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feed_that_is_opened_as_it_is_runs_nothing(reader: Reader, tmp_path: Path, kind: FeedKind) -> None:
    feed = pagekit.render_feed(
        [hostile_article(same(" ".join(HOSTILE)[:800]), photos=[])],
        kind=kind,
        self_url=ADDRESS,
        publication=hostile_site(same("x")),
    )
    page = tmp_path / "feed.xml"
    page.write_bytes(feed.data)
    names = {element.tag for element in ElementTree.fromstring(feed.data).iter()}
    assert not {
        name for name in names if name.startswith("{http://www.w3.org/1999/xhtml}") or name.endswith("svg")
    }
    assert "it ran" not in reader.faults(page)
