"""RSS, RDF and Atom: fields, the two kinds of text, media with the credit of each, and feeds that are broken."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

import pytest

from pagekit import read_articles
from pagekit.errors import InvalidInput, MissingDependency
from pagekit.model import Article

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:media="http://search.yahoo.com/mrss/"'
)


def rss(item: str) -> bytes:
    channel = f"<channel><title>Paper</title><language>en-gb</language><item>{item}</item></channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}>{channel}</rss>'.encode()


HEAD = (
    "<title>Ferry &amp;amp; pier</title><link>https://paper.example/a/ferry</link><guid isPermaLink='false'>g-1</guid>"
    "<pubDate>Tue, 19 May 2026 10:00:00 +0200</pubDate><dc:creator>Ann Li and Bo Chan</dc:creator><category>Sea</category>"
)


def test_the_fields_of_an_item(story: Story) -> None:
    read = story(
        rss(
            f"{HEAD}<description>The deck.</description><content:encoded>&lt;p&gt;Text.&lt;/p&gt;</content:encoded>"
        )
    )

    assert (read.id, read.headline, read.deck, read.lang) == ("g-1", "Ferry \\& pier", "The deck.", "en-GB")
    assert ([one.name for one in read.byline], read.tags) == (["Ann Li", "Bo Chan"], ("Sea",))
    assert read.published_at == datetime(2026, 5, 19, 10, tzinfo=timezone(timedelta(hours=2)))
    assert read.url == "https://paper.example/a/ferry"


def test_a_description_alone_is_the_text(story: Story, texts: Texts) -> None:
    read = story(
        rss(f"{HEAD}<description>&lt;p&gt;All of it.&lt;/p&gt;&lt;script&gt;x&lt;/script&gt;</description>")
    )

    assert (texts(read), read.deck) == (["All of it."], None)
    assert read.origin is not None
    assert "html-dropped" in {note.code for note in read.origin.notes}


def test_each_picture_has_its_own_credit(story: Story) -> None:
    media = (
        "<media:content url='https://p.example/ferry-large.jpg' medium='image'><media:credit>Bo Chan/Reuters</media:credit>"
        "<media:description>The ferry</media:description></media:content>"
        "<media:content url='https://p.example/pier.png' medium='image'><media:credit>Cy Day</media:credit></media:content>"
    )
    read = story(rss(f"{HEAD}<description>Text of the item.</description>{media}"))

    told = [(photo.src, photo.caption, photo.credit and photo.credit.creator) for photo in read.photos]
    assert told == [("wire/ferry-large.jpg", "The ferry", "Bo Chan"), ("wire/pier.png", None, "Cy Day")]
    assert read.body[0].model_dump()["text"] == "Text of the item."


def test_a_group_is_one_picture_in_several_sizes(story: Story) -> None:
    group = (
        "<media:group><media:content url='https://p.example/ferry-small.jpg' medium='image' width='40'/>"
        "<media:content url='https://p.example/ferry-large.jpg' medium='image' width='80'/></media:group>"
    )
    (photo,) = story(rss(f"{HEAD}<description>Text.</description>{group}")).photos

    assert photo.src == "wire/ferry-large.jpg"


def test_a_sound_is_a_link(story: Story, texts: Texts) -> None:
    sound = "<enclosure url='https://p.example/a.mp3' type='audio/mpeg' length='1'/>"

    assert texts(story(rss(f"{HEAD}<description>Text.</description>{sound}"))) == [
        "Text.", "[p.example/a.mp3](https://p.example/a.mp3)",
    ]  # fmt: skip


def test_atom_has_xhtml_and_plain_text(story: Story, texts: Texts) -> None:
    entry = (
        "<entry><id>tag:paper.example,2026:1</id><title type='text'>1 &lt; 2</title><author><name>Ann Li</name></author>"
        "<published>2026-05-19T08:00:00Z</published><updated>2026-05-20T08:00:00Z</updated>"
        "<link rel='alternate' href='https://paper.example/1'/><content type='xhtml'>"
        "<div xmlns='http://www.w3.org/1999/xhtml'><p>A <b>word</b>.</p></div></content></entry>"
    )
    read = story(f"<feed xmlns='http://www.w3.org/2005/Atom'><title>F</title>{entry}</feed>".encode())

    assert (read.headline, texts(read)) == ("1 \\< 2", ["A <b>word</b>."])
    assert (read.published_at, read.updated_at) == (
        datetime.fromisoformat("2026-05-19T08:00:00Z"), datetime.fromisoformat("2026-05-20T08:00:00Z"),
    )  # fmt: skip


def test_a_feed_that_is_no_xml_is_read_as_far_as_it_goes() -> None:
    batch = read_articles(
        rss(f"{HEAD}<description>Text & more.</description>").replace(b"</item>", b"<br></item>")
    )

    assert [one.headline for one in batch] == ["Ferry \\& pier"]
    assert [note.code for note in batch.notes] == ["feed-broken"]


def test_entities_are_refused() -> None:
    hostile = rss(HEAD).replace(b"<rss", b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss', 1)

    with pytest.raises(InvalidInput, match="declares an entity"):
        read_articles(hostile)


def test_without_its_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "feedparser", None)

    with pytest.raises(MissingDependency, match=r"pip install 'pagekit\[feeds\]'"):
        read_articles(rss(HEAD))


def test_an_author_is_an_address_with_a_name_in_brackets(story: Story) -> None:
    for address in ("ann@x.example", "ann@paper.museum", "ann@paper.com"):
        item = f"<item><title>A</title><author>{address} (Ann Li)</author><description>b</description></item>"
        read = story(f'<rss version="2.0"><channel><title>T</title>{item}</channel></rss>'.encode())
        assert [person.name for person in read.byline] == ["Ann Li"]
