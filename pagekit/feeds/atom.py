"""stories → an Atom feed with full text (RFC 4287)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType

from pagekit.feeds import media
from pagekit.feeds.choice import Entry, choose, title_of, zone_of
from pagekit.feeds.content import full_text
from pagekit.feeds.feed import Feed, PicturePlaces, whole
from pagekit.feeds.times import rfc3339
from pagekit.feeds.xml import Element, Written, document, filled
from pagekit.house import Author, Publisher, Story
from pagekit.metadata import web
from pagekit.notes import Note, warning

MEDIA_TYPE = "application/atom+xml"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""The time of a feed without entries: the standard wants one, and no other is the same every time."""


def atom(
    stories: Iterable[Story],
    publisher: Publisher,
    *,
    home: str,
    self_url: str,
    title: str = "",
    timezone: str = "UTC",
    pictures: PicturePlaces | None = None,
    limit: int | None = None,
    kept: Mapping[str, Written] = MappingProxyType({}),
) -> Feed:
    """The feed. The parameters are those of `rss`.

    An entry must say when it was updated: a story without a date is left out, with a note. Raises InvalidInput for an
    address that readers cannot reach, and for an unknown zone.
    """
    home, self_url = whole(home, "home"), whole(self_url, "self_url")
    choice = choose(stories, zone_of(timezone), limit)
    notes = list(choice.notes)
    entries = tuple(
        made
        for entry in choice.entries
        if (made := kept.get(entry.url) or _entry(entry, publisher.lang, pictures or {}, notes))
    )
    if choice.newest is None:
        what = "has no story with a date; 1 January 1970 stands in for the time of its last change."
        notes.append(warning("feed-no-date", "feed", what, "Give published_at to the stories."))
    feed = filled(
        [
            Element("id", self_url),
            Element("title", title or publisher.name),
            Element("subtitle", publisher.description or ""),
            Element("updated", rfc3339(choice.newest or NEVER)),
            Element(
                "author", filled([Element("name", publisher.name), Element("uri", web(publisher.url) or "")])
            ),
            Element("link", attributes={"rel": "self", "type": MEDIA_TYPE, "href": self_url}),
            Element("link", attributes={"rel": "alternate", "type": "text/html", "href": home}),
            Element("logo", web(publisher.logo) or ""),
            *entries,
        ]
    )
    names = {
        "xmlns": "http://www.w3.org/2005/Atom",
        "xmlns:media": media.NAMESPACE,
        "xml:lang": publisher.lang,
    }
    return Feed(document(Element("feed", feed, names)), MEDIA_TYPE, tuple(notes))


def _entry(entry: Entry, feed_lang: str, places: PicturePlaces, notes: list[Note]) -> Element | None:
    if entry.changed is None:
        what = "has no date, which Atom asks for, and is left out."
        notes.append(warning("feed-no-date", entry.story.id, what, "Give the story published_at."))
        return None
    found, picture_notes = media.pictures_of(entry.story, places)
    notes += picture_notes
    foreign = {"xml:lang": entry.story.lang} if entry.story.lang != feed_lang else {}
    return Element("entry", filled(_parts(entry, entry.changed, feed_lang, found)), foreign)


def _parts(entry: Entry, changed: datetime, feed_lang: str, pictures: Mapping[str, str]) -> Iterator[Element]:
    story = entry.story
    yield Element("id", entry.url)
    yield Element("title", title_of(story), {"type": "text"})
    where = {"rel": "alternate", "type": "text/html", "hreflang": story.lang, "href": entry.url}
    yield Element("link", attributes=where)
    yield Element("updated", rfc3339(changed))
    yield Element("published", rfc3339(entry.published) if story.published and entry.published else "")
    for author in story.byline.authors if story.byline else ():
        yield _person(author)
    for category in dict.fromkeys((story.section or "", *story.tags)):
        if category:
            yield Element("category", attributes={"term": category})
    if story.description:
        yield Element("summary", story.description, {"type": "text"})
    html = full_text(story, feed_lang, pictures)
    if html:
        yield Element("content", html, {"type": "html"})
    yield from media.media(story, pictures)


def _person(author: Author) -> Element:
    return Element("author", filled([Element("name", author.name), Element("uri", web(author.href) or "")]))
