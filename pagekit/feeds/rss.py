"""stories → an RSS 2.0 feed with full text (RSS Advisory Board, 2.0.11, and its Best Practices Profile).

Beside the standard: content:encoded, dc:creator and dc:language, atom:link, media:content.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from pagekit.feeds import media
from pagekit.feeds.choice import Entry, choose, title_of, zone_of
from pagekit.feeds.content import full_text
from pagekit.feeds.feed import Feed, PicturePlaces, whole
from pagekit.feeds.times import rfc822
from pagekit.feeds.xml import Element, Written, document, filled
from pagekit.house import Publisher, Story
from pagekit.metadata import web
from pagekit.notes import Note

MEDIA_TYPE = "application/rss+xml"
_NAMESPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": media.NAMESPACE,
}


def rss(
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
    """The feed. `home` is the page it belongs to, `self_url` its own address, `title` that of a section's feed.

    `pictures` are whole addresses by story id and figure key; `limit` is how many stories it holds, the newest. `kept`
    are items of an earlier feed by their addresses, which are taken as they are (`kept_entries`). A day without an hour
    begins at midnight in `timezone`. No clock is read: the feed was built when its newest story changed. Raises
    InvalidInput for an address that readers cannot reach, and for an unknown zone.
    """
    home, self_url = whole(home, "home"), whole(self_url, "self_url")
    choice = choose(stories, zone_of(timezone), limit)
    notes = list(choice.notes)
    items = tuple(
        kept.get(entry.url) or _item(entry, publisher.lang, pictures or {}, notes) for entry in choice.entries
    )
    name = title or publisher.name
    channel = filled(
        [
            Element("title", name),
            Element("link", home),
            Element("description", publisher.description or name),
            Element("language", publisher.lang),
            Element("lastBuildDate", rfc822(choice.newest) if choice.newest else ""),
            _image(publisher, name, home),
            Element("atom:link", attributes={"rel": "self", "type": MEDIA_TYPE, "href": self_url}),
            *items,
        ]
    )
    root = Element("rss", (Element("channel", channel),), {"version": "2.0", **_NAMESPACES})
    return Feed(document(root), MEDIA_TYPE, tuple(notes))


def _image(publisher: Publisher, name: str, home: str) -> Element | None:
    logo = web(publisher.logo)
    if logo is None:
        return None
    return Element("image", (Element("url", logo), Element("title", name), Element("link", home)))


def _item(entry: Entry, feed_lang: str, places: PicturePlaces, notes: list[Note]) -> Element:
    found, picture_notes = media.pictures_of(entry.story, places)
    notes += picture_notes
    return Element("item", filled(_parts(entry, feed_lang, found)))


def _parts(entry: Entry, feed_lang: str, pictures: Mapping[str, str]) -> Iterator[Element]:
    story = entry.story
    yield Element("title", title_of(story))
    yield Element("link", entry.url)
    yield Element("guid", entry.url, {"isPermaLink": "true"})
    yield Element("pubDate", rfc822(entry.published) if story.published and entry.published else "")
    for author in story.byline.authors if story.byline else ():
        yield Element("dc:creator", author.name)
    yield Element("dc:language", story.lang if story.lang != feed_lang else "")
    for category in dict.fromkeys((story.section or "", *story.tags)):
        yield Element("category", category)
    yield Element("description", story.description)
    yield Element("content:encoded", full_text(story, feed_lang, pictures))
    yield from media.media(story, pictures)
