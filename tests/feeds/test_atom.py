"""stories → Atom: the rules of RFC 4287, and what feedparser reads of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from xml.etree.ElementTree import Element

import feedparser
import pytest
from defusedxml import ElementTree

from pagekit.feeds import Feed, PicturePlaces, atom
from pagekit.house import Author, Byline, Publisher, Run, Story

Make = Callable[..., Story]
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
HOME, SELF = "https://courier.example/", "https://courier.example/atom.xml"


def feed_of(*stories: Story, pictures: PicturePlaces | None = None) -> Feed:
    return atom(
        stories, stories[0].publisher, home=HOME, self_url=SELF, timezone="Asia/Almaty", pictures=pictures
    )


def assert_rfc4287(root: Element) -> None:
    """Sections 4.1.1 and 4.1.2: what a feed and an entry hold exactly once; 3.3: times with their zone."""
    assert root.tag == f"{ATOM}feed"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(ATOM + name)) == 1, name
        for name in ("published", "updated"):
            for when in element.findall(ATOM + name):
                assert datetime.fromisoformat(when.text or "").utcoffset() is not None
        assert all((person.findtext(f"{ATOM}name") or "") for person in element.findall(f"{ATOM}author"))
    assert root.findall(f"{ATOM}author")
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    assert len(set(ids)) == len(ids)
    for entry in entries:
        alternates = [link for link in entry.findall(f"{ATOM}link") if link.attrib["rel"] == "alternate"]
        assert len(alternates) == 1


def test_a_feed_of_one_story(story: Make) -> None:
    made = story(
        lang="en",
        section="City",
        tags=["trams"],
        byline=[{"name": "By Ann Lee", "url": "https://courier.example/ann"}, "Bob Ray"],
        description="What it says",
        updated_at="2025-10-29T08:00:00+05:00",
    )
    feed = feed_of(made)
    root = ElementTree.fromstring(feed.data)
    assert_rfc4287(root)
    assert (feed.media_type, feed.notes, root.attrib[XML_LANG]) == ("application/atom+xml", (), "ru")
    assert {name: root.findtext(ATOM + name) for name in ("id", "title", "subtitle", "updated", "logo")} == {
        "id": SELF,
        "title": "The Steppe Courier",
        "subtitle": "A newspaper that does not exist",
        "updated": "2025-10-29T08:00:00+05:00",
        "logo": "https://courier.example/logo.png",
    }
    assert [link.attrib for link in root.findall(f"{ATOM}link")] == [
        {"rel": "self", "type": "application/atom+xml", "href": SELF},
        {"rel": "alternate", "type": "text/html", "href": HOME},
    ]
    entry = root.find(f"{ATOM}entry")
    assert entry is not None
    assert entry.attrib == {XML_LANG: "en"}
    told = [
        (part.tag.removeprefix(ATOM), " ".join("".join(part.itertext()).split("\n")).strip(), part.attrib)
        for part in entry
    ]
    assert told == [
        ("id", "https://courier.example/first", {}),
        ("title", "A headline", {"type": "text"}),
        (
            "link",
            "",
            {
                "rel": "alternate",
                "type": "text/html",
                "hreflang": "en",
                "href": "https://courier.example/first",
            },
        ),
        ("updated", "2025-10-29T08:00:00+05:00", {}),
        ("published", "2025-10-28T06:30:00+05:00", {}),
        ("author", "Ann Lee https://courier.example/ann", {}),
        ("author", "Bob Ray", {}),
        ("category", "", {"term": "City"}),
        ("category", "", {"term": "trams"}),
        ("summary", "What it says", {"type": "text"}),
        ("content", '<div lang="en" dir="ltr"><p>Words of the story.</p></div>', {"type": "html"}),
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
    assert_rfc4287(ElementTree.fromstring(feed.data))
    read = feedparser.parse(feed.data)
    assert (read.bozo, read.version, feed.notes) == (False, "atom10", ())
    by_url = {made.url: made for made in courier}
    assert len(read.entries) == len(courier)
    for entry in read.entries:
        made = by_url[entry.id]
        assert entry.link == made.url
        assert made.byline is not None
        assert [one.name for one in entry.authors] == [one.name for one in made.byline.authors]
        assert [one["url"] for one in entry.media_content] == list(pictures[made.id].values())
        assert entry.title_detail.language == made.lang
        assert entry.content[0].value.count("<img") == len(pictures[made.id])


@pytest.mark.parametrize(
    "text", ["]]>", "<script>alert(1)</script>", "&amp; &", "</title>", "שלום\u200f a", "🐎", "\"'"]
)
def test_hostile_text_comes_back_as_it_was_written(text: str, story: Make) -> None:
    made = replace(
        story(),
        headline=(Run(text),),
        description=text,
        tags=(text,),
        byline=Byline((Author(text),)),
        publisher=Publisher(text, "ru", description=text),
    )
    data = feed_of(made).data
    root = ElementTree.fromstring(data)
    assert_rfc4287(root)
    [entry] = root.findall(f"{ATOM}entry")
    assert [root.findtext(ATOM + name) for name in ("title", "subtitle", "author/" + ATOM + "name")] == [
        text
    ] * 3
    assert [entry.findtext(ATOM + name) for name in ("title", "summary", "author/" + ATOM + "name")] == [
        text
    ] * 3
    assert [part.attrib["term"] for part in entry.findall(f"{ATOM}category")] == [text]
    read = feedparser.parse(data)
    assert read.bozo is False
    # The standard says that these are text, and feedparser believes it: nothing is taken out.
    assert read.entries[0].tags[0].term == text


def test_a_story_without_a_date_is_left_out_and_noted(story: Make) -> None:
    feed = feed_of(story(), story("undated", published_at=None))
    assert [entry.id for entry in feedparser.parse(feed.data).entries] == ["https://courier.example/first"]
    assert [(note.code, note.where) for note in feed.notes] == [("feed-no-date", "undated")]


def test_a_feed_without_a_date_says_the_first_of_times(story: Make) -> None:
    feed = feed_of(story(published_at=None))
    root = ElementTree.fromstring(feed.data)
    assert_rfc4287(root)
    assert root.findtext(f"{ATOM}updated") == "1970-01-01T00:00:00+00:00"
    assert [(note.code, note.where) for note in feed.notes] == [
        ("feed-no-date", "first"),
        ("feed-no-date", "feed"),
    ]


def test_an_update_alone_is_no_day_of_publication(story: Make) -> None:
    [entry] = ElementTree.fromstring(feed_of(story(published_at=None, updated_at="2025-10-28")).data).findall(
        f"{ATOM}entry"
    )
    assert entry.findtext(f"{ATOM}updated") == "2025-10-28T00:00:00+05:00"
    assert entry.find(f"{ATOM}published") is None


def test_the_order_of_the_stories_does_not_change_the_feed(courier: tuple[Story, ...]) -> None:
    assert feed_of(*courier).data == feed_of(*reversed(courier)).data
