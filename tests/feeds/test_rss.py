"""stories → RSS 2.0: the standard's own rules, and what feedparser reads of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from email.utils import parsedate_to_datetime
from xml.etree.ElementTree import Element

import feedparser
import pytest
from defusedxml import ElementTree
from hypothesis import given
from hypothesis import strategies as st

from pagekit.errors import InvalidInput
from pagekit.feeds import Feed, PicturePlaces, rss
from pagekit.house import Author, Byline, Figure, ParagraphText, Publisher, Rights, Run, Story

Make = Callable[..., Story]
NAMES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "media": "http://search.yahoo.com/mrss/",
}
HOME, SELF = "https://courier.example/", "https://courier.example/feed.xml"
HOSTILE = ["]]>", "<script>alert(1)</script>", "&amp; &", "</title>", "שלום\u200f a", "🐎", "\"'", "<!-- -->"]


def feed_of(*stories: Story, pictures: PicturePlaces | None = None) -> Feed:
    return rss(
        stories, stories[0].publisher, home=HOME, self_url=SELF, timezone="Asia/Almaty", pictures=pictures
    )


def channel(feed: Feed) -> Element:
    root = ElementTree.fromstring(feed.data)
    assert (root.tag, root.attrib, [child.tag for child in root]) == ("rss", {"version": "2.0"}, ["channel"])
    return root[0]


def test_a_feed_of_one_story(story: Make) -> None:
    made = story(
        lang="en",
        section="City",
        tags=["trams", "City"],
        byline=[{"name": "By Ann Lee"}, "Bob Ray"],
        description="What it says",
        photos=[{"src": "a.jpg", "alt": "A tram", "caption": "The tram", "credit": {"creator": "Dana Serik", "licence": "CC BY 4.0", "notice": "All ours"}}],
    )  # fmt: skip
    feed = feed_of(made, pictures={"first": {"a.jpg": "https://courier.example/p/a.jpg"}})
    assert feed.media_type == "application/rss+xml"
    assert feed.notes == ()
    head, [item] = channel(feed), channel(feed).findall("item")
    assert {
        name: head.findtext(name) for name in ("title", "link", "description", "language", "lastBuildDate")
    } == {
        "title": "The Steppe Courier",
        "link": HOME,
        "description": "A newspaper that does not exist",
        "language": "ru",
        "lastBuildDate": "Tue, 28 Oct 2025 06:30:00 +0500",
    }
    assert [head.findtext(f"image/{name}") for name in ("url", "title", "link")] == [
        "https://courier.example/logo.png",
        "The Steppe Courier",
        HOME,
    ]
    [link] = head.findall("atom:link", NAMES)
    assert link.attrib == {"rel": "self", "type": "application/rss+xml", "href": SELF}
    assert [(part.tag.rpartition("}")[2], part.text, part.attrib) for part in item if part.text] == [
        ("title", "A headline", {}),
        ("link", "https://courier.example/first", {}),
        ("guid", "https://courier.example/first", {"isPermaLink": "true"}),
        ("pubDate", "Tue, 28 Oct 2025 06:30:00 +0500", {}),
        ("creator", "Ann Lee", {}),
        ("creator", "Bob Ray", {}),
        ("language", "en", {}),
        ("category", "City", {}),
        ("category", "trams", {}),
        ("description", "What it says", {}),
        (
            "encoded",
            (
                '<div lang="en" dir="ltr"><figure><img src="https://courier.example/p/a.jpg" alt="A tram"><figcaption>The '
                "tram <small>All ours</small></figcaption></figure><p>Words of the story.</p></div>"
            ),
            {},
        ),
    ]
    [media] = item.findall("media:content", NAMES)
    assert media.attrib == {"url": "https://courier.example/p/a.jpg", "medium": "image", "type": "image/jpeg"}
    assert [(part.tag.rpartition("}")[2], part.text, part.attrib.get("href")) for part in media] == [
        ("description", "The tram", None),
        ("credit", "Dana Serik", None),
        ("copyright", "All ours", None),
        (
            "license",
            "https://creativecommons.org/licenses/by/4.0/",
            "https://creativecommons.org/licenses/by/4.0/",
        ),
    ]


def test_feedparser_reads_the_sample_stories(courier: tuple[Story, ...]) -> None:
    pictures = {
        made.id: {
            figure.key: f"https://courier.example/p/{number}.jpg"
            for number, figure in enumerate(made.figures)
        }
        for made in courier
    }
    feed = feed_of(*courier, pictures=pictures)
    read = feedparser.parse(feed.data)
    assert (read.bozo, read.version, feed.notes) == (False, "rss20", ())
    assert read.feed.language == "ru"
    by_url = {made.url: made for made in courier}
    assert sorted(entry.id for entry in read.entries) == sorted(filter(None, by_url))
    for entry in read.entries:
        made = by_url[entry.link]
        assert entry.title == " ".join("".join(run.text for run in made.headline).split())
        assert made.byline is not None
        assert [one.name for one in entry.authors] == [one.name for one in made.byline.authors]
        assert [tag.term for tag in entry.tags] == list(dict.fromkeys([made.section, *made.tags]))
        assert [one["url"] for one in entry.media_content] == list(pictures[made.id].values())
        [content] = entry.content
        assert content.type == "text/html"
        assert content.value.startswith(f'<div dir="{made.direction}" lang="{made.lang}">') == (
            made.lang != "ru"
        )
        assert content.value.count("<img") == len(pictures[made.id])
    times = [entry.published_parsed for entry in read.entries]
    assert times == sorted(times, reverse=True)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_comes_back_as_it_was_written(text: str, story: Make) -> None:
    figure = Figure("a.jpg", text, (Run(text),), text, rights=Rights((text,), notice=text))
    made = replace(
        story(),
        headline=(Run(text),),
        description=text,
        section=text,
        tags=(),
        byline=Byline((Author(text),)),
        publisher=Publisher(text, "ru", None, None, text),
        lead=figure,
    )
    head = channel(feed_of(made, pictures={"first": {"a.jpg": "https://courier.example/p/a.jpg"}}))
    assert [head.findtext("title"), head.findtext("description")] == [text, text]
    names = ("title", "description", "category", "dc:creator")
    assert [head.findtext(f"item/{name}", namespaces=NAMES) for name in names] == [text] * 4
    media = head.find("item/media:content", NAMES)
    assert media is not None
    assert [part.text for part in media] == [text] * 3


@given(text=st.text(st.characters(), min_size=1).filter(lambda text: bool(text.strip())))
def test_any_story_is_well_formed_for_feedparser(text: str, story: Make) -> None:
    made = replace(
        story(),
        headline=(Run(text),),
        description=text,
        tags=(text,),
        byline=Byline((Author(text),)),
        body=(ParagraphText((Run(text),)),),
    )
    read = feedparser.parse(feed_of(made).data)
    assert read.bozo is False
    assert [entry.link for entry in read.entries] == ["https://courier.example/first"]


def test_a_day_begins_at_midnight_of_the_publication(story: Make) -> None:
    made = story(published_at="2025-10-28")
    assert channel(feed_of(made)).findtext("item/pubDate") == "Tue, 28 Oct 2025 00:00:00 +0500"
    elsewhere = rss([made], made.publisher, home=HOME, self_url=SELF)
    assert channel(elsewhere).findtext("item/pubDate") == "Tue, 28 Oct 2025 00:00:00 +0000"


def test_no_clock_is_read(story: Make) -> None:
    undated = channel(feed_of(story(published_at=None)))
    assert (undated.findtext("lastBuildDate"), undated.findtext("item/pubDate")) == (None, None)
    updated = channel(
        feed_of(story("a"), story("b", published_at="2025-01-01", updated_at="2025-12-01T09:00:00+05:00"))
    )
    built = parsedate_to_datetime(updated.findtext("lastBuildDate") or "")
    assert built.isoformat() == "2025-12-01T09:00:00+05:00"


def test_an_update_alone_is_no_day_of_publication(story: Make) -> None:
    told = channel(feed_of(story(published_at=None, updated_at="2025-10-28")))
    assert told.findtext("lastBuildDate") == "Tue, 28 Oct 2025 00:00:00 +0500"
    assert told.findtext("item/pubDate") is None


def test_the_order_of_the_stories_does_not_change_the_feed(courier: tuple[Story, ...]) -> None:
    assert feed_of(*courier).data == feed_of(*reversed(courier)).data


def test_a_section_has_a_title_of_its_own(story: Make) -> None:
    made = story()
    feed = rss([made], Publisher("The Courier", "ru"), home=HOME, self_url=SELF, title="The Courier: City")
    assert [channel(feed).findtext(name) for name in ("title", "description")] == ["The Courier: City"] * 2
    assert channel(feed).find("image") is None


def test_a_limit_keeps_the_newest_stories(story: Make) -> None:
    stories = [story("old", published_at="2025-01-01"), story("new")]
    feed = rss(stories, stories[0].publisher, home=HOME, self_url=SELF, limit=1)
    assert [item.findtext("link") for item in channel(feed).findall("item")] == [
        "https://courier.example/new"
    ]


def test_an_empty_feed_is_one_too(story: Make) -> None:
    feed = rss([], story().publisher, home=HOME, self_url=SELF)
    assert channel(feed).findall("item") == []
    assert feedparser.parse(feed.data).bozo is False


def test_a_story_that_is_not_free_gives_its_description_alone(story: Make) -> None:
    item = channel(feed_of(story(free=False, description="What it says"))).find("item")
    assert item is not None
    assert (item.findtext("description"), item.find("content:encoded", NAMES)) == ("What it says", None)


def test_two_stories_may_name_their_pictures_alike(story: Make) -> None:
    photos = [{"src": "a.jpg", "alt": "A"}]
    stories = [story("one", photos=photos), story("two", photos=photos), story("three", photos=photos)]
    places = {name: {"a.jpg": f"https://courier.example/p/{name}.jpg"} for name in ("one", "two")}
    items = channel(feed_of(*stories, pictures=places)).findall("item")
    urls = [[part.attrib["url"] for part in item.findall("media:content", NAMES)] for item in items]
    assert urls == [[places["one"]["a.jpg"]], [], [places["two"]["a.jpg"]]]


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "/p/a.jpg", "//courier.example/a.jpg", "http://localhost/a.jpg"]
)
def test_a_picture_that_readers_cannot_reach_is_noted(address: str, story: Make) -> None:
    made = story(photos=[{"src": "a.jpg", "alt": "A"}, {"src": "b.jpg", "alt": "B"}])
    feed = feed_of(made, pictures={"first": {"a.jpg": address}})
    assert address not in feed.data.decode()
    assert [(note.code, note.place) for note in feed.notes] == [
        ("feed-bad-picture", "first, a.jpg"),
        ("feed-no-picture", "first, b.jpg"),
    ]


@pytest.mark.parametrize("name", ["home", "self_url"])
@pytest.mark.parametrize("address", ["javascript:alert(1)", "/feed.xml", "http://localhost/feed.xml"])
def test_the_feeds_own_addresses_are_whole(name: str, address: str, story: Make) -> None:
    with pytest.raises(InvalidInput, match=name):
        rss([], story().publisher, **{"home": HOME, "self_url": SELF, name: address})
