"""Every feed and sitemap → well-formed XML that a feed reader takes without complaint, with an entry for every story."""

from __future__ import annotations

import feedparser
import pytest
from defusedxml import ElementTree

from tests.web.pages import Made
from tests.web.stories import samples

ROOTS = {
    "feed-atom": "{http://www.w3.org/2005/Atom}feed",
    "feed-rss": "rss",
    "sitemap": "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset",
    "sitemap-news": "{http://www.sitemaps.org/schemas/sitemap/0.9}urlset",
}


def test_it_is_well_formed(feed: Made) -> None:
    root = ElementTree.fromstring(feed.html)
    assert root.tag == ROOTS[feed.name]


@pytest.mark.parametrize("name", ["feed-atom", "feed-rss"])
def test_a_reader_takes_it_with_every_story(made: dict[str, Made], name: str) -> None:
    read = feedparser.parse(made[name].html)
    assert not read.bozo, read.get("bozo_exception")
    assert {entry.link for entry in read.entries} == {str(story.url) for story in samples().values()}
    assert all(entry.title and entry.content[0].value.startswith("<") for entry in read.entries)


def test_the_sitemap_has_every_story_and_that_of_the_news_those_of_two_days(made: dict[str, Made]) -> None:
    stories = samples().values()
    assert {str(story.url) for story in stories} <= set(_places(made["sitemap"]))
    assert _places(made["sitemap-news"]) == ["https://courier.example/nature/kilometre-212-live"]


def _places(feed: Made) -> list[str | None]:
    return [place.text for place in ElementTree.fromstring(feed.html).iterfind("{*}url/{*}loc")]
