"""stories → sitemaps: the rules of sitemaps.org and of Google News."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from xml.etree.ElementTree import Element

import pytest
from defusedxml import ElementTree

from pagekit.errors import InvalidInput
from pagekit.feeds import Feed, news_sitemap, sitemap, sitemaps
from pagekit.house import Publisher, Run, Story

Make = Callable[..., Story]
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "image": "http://www.google.com/schemas/sitemap-image/1.1",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
    "xhtml": "http://www.w3.org/1999/xhtml",
}
AT = datetime(2025, 10, 29, 12, 0, tzinfo=UTC)


def urls(feed: Feed) -> list[Element]:
    root = ElementTree.fromstring(feed.data)
    assert root.tag == f"{{{NAMES['s']}}}urlset"
    assert feed.media_type == "application/xml"
    return root.findall("s:url", NAMES)


def places(feed: Feed) -> list[str]:
    return [url.findtext("s:loc", "", NAMES) for url in urls(feed)]


def test_pages_then_stories_with_their_last_change(story: Make) -> None:
    feed = sitemap(
        [
            story("day", published_at="2025-10-27"),
            story("updated", updated_at="2025-10-29T08:00:00+05:00"),
            story("undated", published_at=None),
        ],
        pages=["https://courier.example/", "https://courier.example/city", "https://courier.example/"],
    )
    assert [
        (url.findtext("s:loc", "", NAMES), url.findtext("s:lastmod", None, NAMES)) for url in urls(feed)
    ] == [
        ("https://courier.example/", None),
        ("https://courier.example/city", None),
        ("https://courier.example/updated", "2025-10-29T08:00:00+05:00"),
        ("https://courier.example/day", "2025-10-27"),
        ("https://courier.example/undated", None),
    ]


def test_versions_and_pictures(story: Make) -> None:
    made = story(
        lang="en",
        translations={"ru": "/ru"},
        photos=[{"src": "a.jpg", "alt": "A"}, {"src": "b.jpg", "alt": "B"}],
    )
    same = "https://courier.example/p/a.jpg"
    [url] = urls(sitemap([made], pictures={"first": {"a.jpg": same, "b.jpg": same}}))
    assert [link.attrib for link in url.findall("xhtml:link", NAMES)] == [
        {"rel": "alternate", "hreflang": lang, "href": f"https://courier.example/{path}"}
        for lang, path in (("en", "first"), ("ru", "ru"), ("x-default", "ru"))
    ]
    assert [image.findtext("image:loc", "", NAMES) for image in url.findall("image:image", NAMES)] == [same]


def test_addresses_are_escaped(story: Make) -> None:
    assert places(sitemap([story(url="https://courier.example/?a=1&b='2'")])) == [
        "https://courier.example/?a=1&b='2'"
    ]


def test_a_page_that_readers_cannot_reach_is_refused() -> None:
    with pytest.raises(InvalidInput, match=r"pages\[1\]"):
        sitemap([], pages=["https://courier.example/", "/city"])


def test_a_sitemap_that_is_full_keeps_the_newest(story: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    assert sitemaps.MOST_PAGES == 50_000
    monkeypatch.setattr(sitemaps, "MOST_PAGES", 3)
    stories = [story(name, published_at=f"2025-10-0{day}") for day, name in enumerate("abc", 1)]
    feed = sitemap(stories, pages=["https://courier.example/"])
    assert places(feed) == [f"https://courier.example/{name}" for name in ("", "c", "b")]
    assert [note.code for note in feed.notes] == ["sitemap-full"]
    assert sitemap(stories[:2], pages=["https://courier.example/"]).notes == ()


def test_news_are_of_the_last_two_days(story: Make) -> None:
    stories = [
        story("now", published_at="2025-10-29T12:00:00+00:00"),
        story("edge", published_at="2025-10-27T17:00:00+05:00"),
        story("old", published_at="2025-10-27T16:59:59+05:00"),
        story("soon", published_at="2025-10-29T12:00:01+00:00"),
        story("day", published_at="2025-10-28"),
        story("undated", published_at=None, updated_at="2025-10-29T09:00:00+05:00"),
    ]
    feed = news_sitemap(stories, stories[0].publisher, at=AT, timezone="Asia/Almaty")
    assert places(feed) == [f"https://courier.example/{name}" for name in ("now", "day", "edge")]
    assert [(note.code, note.where) for note in feed.notes] == [
        ("news-not-yet", "soon"),
        ("feed-no-date", "undated"),
    ]


@pytest.mark.parametrize("text", ["A headline", "]]> & <b>", "🐎"])
def test_news_say_who_in_which_language_when_and_what(text: str, story: Make) -> None:
    made = replace(story(lang="zh-Hant"), headline=(Run(text),))
    [url] = urls(news_sitemap([made], Publisher(text, "ru"), at=AT))
    [news] = url.findall("news:news", NAMES)
    wanted = ("publication/news:name", "publication/news:language", "publication_date", "title")
    assert [news.findtext(f"news:{name}", "", NAMES) for name in wanted] == [
        text,
        "zh-tw",
        "2025-10-28T06:30:00+05:00",
        text,
    ]


def test_a_news_sitemap_holds_a_thousand(story: Make) -> None:
    made = story()
    many = [
        replace(made, id=f"{number:04}", url=f"https://courier.example/{number:04}")
        for number in range(1_001)
    ]
    feed = news_sitemap(many, made.publisher, at=AT)
    assert len(urls(feed)) == 1_000
    assert [note.code for note in feed.notes] == ["sitemap-full"]


def test_the_time_carries_its_zone(story: Make) -> None:
    with pytest.raises(InvalidInput, match="no time zone"):
        news_sitemap([], story().publisher, at=datetime(2025, 10, 29))  # noqa: DTZ001 - what is refused


def test_the_first_days_of_the_calendar_have_no_news_before_them(story: Make) -> None:
    assert places(news_sitemap([story()], story().publisher, at=datetime.min.replace(tzinfo=UTC))) == []
