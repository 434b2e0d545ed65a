"""stories → sitemaps: of all pages (sitemaps.org 0.9, with versions and pictures), and of the news (Google News 0.9).

The rules:
1. A sitemap names at most 50,000 pages, a news sitemap at most 1,000; the newest stay, and a note counts the others.
2. News are stories published within two days before the time that the caller passes. One without a date is none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from pagekit.errors import InvalidInput
from pagekit.feeds.choice import Entry, choose, zone_of
from pagekit.feeds.feed import Feed, PicturePlaces, whole
from pagekit.feeds.media import pictures_of
from pagekit.feeds.times import w3c
from pagekit.feeds.xml import Element, Piece, Written, document, filled, written
from pagekit.house import Publisher, Story
from pagekit.metadata import news_language, versions, words
from pagekit.notes import Note, error, info, warning

MEDIA_TYPE = "application/xml"
MOST_PAGES = 50_000
MOST_NEWS = 1_000
NEWS_AGE = timedelta(days=2)

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_IMAGE = "http://www.google.com/schemas/sitemap-image/1.1"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"
_NAMES = {"xmlns": _SITEMAP, "xmlns:image": _IMAGE, "xmlns:xhtml": _XHTML}


def sitemap(
    stories: Iterable[Story],
    *,
    pages: Sequence[str] = (),
    timezone: str = "UTC",
    pictures: PicturePlaces | None = None,
) -> Feed:
    """The sitemap: `pages` (the home page, the sections' fronts) as they come, then the stories, newest first.

    Each story with its last change, its versions in other languages and its pictures. Raises InvalidInput for a page
    that readers cannot reach, and for an unknown zone.
    """
    fronts = tuple(dict.fromkeys(whole(page, f"pages[{place}]") for place, page in enumerate(pages)))
    choice = choose(stories, zone_of(timezone))
    notes = list(choice.notes)
    entries = [entry for entry in choice.entries if entry.url not in fronts]
    kept = _at_most(entries, max(0, MOST_PAGES - len(fronts)), notes)
    urls = [
        *(Element("url", (Element("loc", page),)) for page in fronts),
        *(Element("url", filled(_page(entry, pictures or {}, notes))) for entry in kept),
    ]
    return Feed(document(Element("urlset", tuple(urls), _NAMES)), MEDIA_TYPE, tuple(notes))


def news_sitemap(
    stories: Iterable[Story], publisher: Publisher, *, at: datetime, timezone: str = "UTC"
) -> Feed:
    """The news sitemap at the time `at`, which must carry its zone.

    A day without an hour begins at midnight in `timezone`. Raises InvalidInput when `at` has no zone, and for an
    unknown zone.
    """
    if at.utcoffset() is None:
        remedy = "Pass an aware datetime, for example datetime(2014, 8, 15, 20, 29, tzinfo=UTC)."
        raise InvalidInput("news sitemap", [error("naive-time", "at", "has no time zone.", remedy)])
    choice = choose(stories, zone_of(timezone))
    notes = list(choice.notes)
    fresh = [entry for entry in choice.entries if _is_news(entry, at, notes)]
    urls = tuple(_news(entry, publisher) for entry in _at_most(fresh, MOST_NEWS, notes))
    root = Element("urlset", urls, {"xmlns": _SITEMAP, "xmlns:news": _NEWS})
    return Feed(document(root), MEDIA_TYPE, tuple(notes))


def page_entry(
    story: Story, *, timezone: str = "UTC", pictures: PicturePlaces | None = None
) -> tuple[str, tuple[Note, ...]]:
    """What a sitemap says of one story, to be kept; nothing of one that it does not name."""
    choice = choose((story,), zone_of(timezone))
    notes = list(choice.notes)
    told = [Element("url", filled(_page(entry, pictures or {}, notes))) for entry in choice.entries]
    return "".join(written(each, depth=1).text for each in told), tuple(notes)


def sitemap_files(
    pages: Sequence[str], entries: Sequence[str], name_at: Callable[[int], str]
) -> tuple[tuple[str, bytes], ...]:
    """Files of all pages and stories, and their index where one file cannot name them all.

    `pages` are whole addresses, `entries` what `page_entry` gave, `name_at` the address of the file of that number;
    that of number 0 is the index, or the one file there is.
    """
    urls: list[Piece] = [Element("url", (Element("loc", whole(page, "pages")),)) for page in pages]
    urls += [Written(entry) for entry in entries]
    parts = [urls[start : start + MOST_PAGES] for start in range(0, len(urls), MOST_PAGES)] or [[]]
    files = [document(Element("urlset", tuple(part), _NAMES)) for part in parts]
    if len(files) == 1:
        return ((name_at(0), files[0]),)
    named = [name_at(number) for number in range(1, len(files) + 1)]
    index = Element(
        "sitemapindex",
        tuple(Element("sitemap", (Element("loc", name),)) for name in named),
        {"xmlns": _SITEMAP},
    )
    return ((name_at(0), document(index)), *zip(named, files, strict=True))


def _at_most(entries: Sequence[Entry], most: int, notes: list[Note]) -> Sequence[Entry]:
    if len(entries) > most:
        what = f"has {len(entries):,} stories, and at most {most:,} are taken; the oldest are left out."
        notes.append(warning("sitemap-full", "sitemap", what, "Make one sitemap for each year or section."))
    return entries[:most]


def _page(entry: Entry, places: PicturePlaces, notes: list[Note]) -> Iterator[Element]:
    story = entry.story
    yield Element("loc", entry.url)
    stamp = story.updated or story.published
    yield Element("lastmod", w3c(stamp) if stamp else "")
    for lang, href in versions(story):
        yield Element("xhtml:link", attributes={"rel": "alternate", "hreflang": lang, "href": href})
    found, picture_notes = pictures_of(story, places)
    notes += picture_notes
    for address in dict.fromkeys(found.values()):
        yield Element("image:image", (Element("image:loc", address),))


def _is_news(entry: Entry, at: datetime, notes: list[Note]) -> bool:
    if entry.story.published is None or entry.published is None:
        what = "has no date, which a news sitemap asks for, and is left out."
        notes.append(warning("feed-no-date", entry.story.id, what, "Give the story published_at."))
        return False
    if entry.published > at:
        what = f"comes out at {entry.published.isoformat()}, after the time passed in, and is left out."
        notes.append(info("news-not-yet", entry.story.id, what))
    return timedelta(0) <= at - entry.published <= NEWS_AGE


def _news(entry: Entry, publisher: Publisher) -> Element:
    story = entry.story
    house = Element(
        "news:publication",
        (Element("news:name", publisher.name), Element("news:language", news_language(story.lang))),
    )
    news = filled(
        [
            house,
            Element("news:publication_date", w3c(story.published) if story.published else ""),
            Element("news:title", words(story.headline)),
        ]
    )
    return Element("url", (Element("loc", entry.url), Element("news:news", news)))
