"""stories + Publication → FeedDocument: RSS, Atom and sitemaps, by public calls.

A story that cannot be told, under embargo or without an address, is a note and never the end of the feed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Unpack
from urllib.parse import urljoin

from pagekit.asked import renamed
from pagekit.errors import InvalidInput
from pagekit.feeds import Feed, atom, news_sitemap, rss, sitemap
from pagekit.feeds.ninjs import MEDIA_TYPE as NINJS_TYPE
from pagekit.feeds.ninjs import ninjs
from pagekit.front import asked_section, section_marks
from pagekit.house import Publisher, Story
from pagekit.house.copydesk import CopyDesk
from pagekit.house.publisher import publisher_of
from pagekit.layout.formats import dressed, worn
from pagekit.makeup import Materials
from pagekit.metadata import file_address
from pagekit.model import AdvertBook, Article, Publication
from pagekit.notes import Note, Report, about, error, unique
from pagekit.output import FeedDocument
from pagekit.pictures import DerivativeCache
from pagekit.production import asked
from pagekit.production.asked import FeedKind
from pagekit.production.docket import Docket, take_order
from pagekit.production.listing import Listed, list_stories, listed
from pagekit.production.order import Call, FeedOrder, Order, SitemapOrder
from pagekit.production.page_verdicts import of_story
from pagekit.production.verdicts import cache_notes

FEED = Call("render_feed", FeedOrder, "feed", "web-article")
NINJS = Call("render_ninjs", FeedOrder, "feed", "web-article")
SITEMAP = Call("render_sitemap", SitemapOrder, "feed", "web-article")
_WRITERS = {"rss": rss, "atom": atom}


class _Places(Mapping[str, Mapping[str, str]]):
    """Where the pictures of stories stand, by the stories' ids; those of a story are made when a feed asks for them.

    A feed of fifty stories out of a year's makes the pictures of fifty.
    """

    def __init__(self, docket: Docket) -> None:
        self.notes: list[Note] = []
        self._docket = docket
        self._listed: dict[str, Listed] = {}
        self._made: dict[str, dict[str, str]] = {}

    def add(self, entry: Listed) -> None:
        """Know a story that has an address."""
        self._listed[entry.story.id] = entry

    def __getitem__(self, name: str) -> Mapping[str, str]:
        if name not in self._made:
            self._made[name] = self._make(self._listed[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._listed)

    def __len__(self) -> int:
        return len(self._listed)

    def _make(self, entry: Listed) -> dict[str, str]:
        story = entry.story
        manifest = self._docket.layout.manifest
        wearing, _ = worn(manifest, story.format)
        roles = dressed(manifest, wearing).pictures
        materials = Materials(
            entry.world,
            entry.article,
            AdvertBook(),
            roles,
            web=self._docket.web,
            cache=self._docket.cache,
            roots=self._docket.roots,
        )
        placed = {
            key: file_address(story.url or "", picture.files.largest.name)
            for found in materials.figures(story).values()
            for key, picture in found.items()
        }
        self.notes += about(story.id, materials.notes)
        return placed


@dataclass(frozen=True, slots=True)
class _Told:
    stories: tuple[Story, ...]
    pictures: _Places
    notes: tuple[Note, ...]
    cache: DerivativeCache | None


@renamed(articles="stories", photos_from="files_from")
@FEED
def render_feed(
    stories: Article | Sequence[Article],
    *,
    kind: FeedKind = "rss",
    section: str | None = None,
    self_url: str | None = None,
    limit: int | None = 50,
    order: Order | None = None,
    **how: Unpack[FeedOrder],
) -> FeedDocument:
    """The stories as RSS 2.0 or Atom (RFC 4287) with their full text, newest first, at most `limit` of them.

    The options are those of `pagekit.Order`, told of there; `order` gives several at once. The publication is needed.

    With `section` only the stories of that section, under its name. `self_url` is where the feed will stand; by default
    the publication's `feed`. Pictures are those that `layout` makes for the story's own page, at their addresses there.
    Nothing but embargoes depends on the hour `at`. A story that may not be published then, or whose embargo there is no
    time to hold against, is left out with a note; with `drafts` it is told, marked as not for publication. Raises
    PagekitError; InvalidInput when the publication has no url, or the feed no address, and for a section that nobody
    names.
    """
    stories, kind, limit = asked.stories(stories), asked.feed_kind(kind), asked.limit(limit)
    section, self_url = asked.text(section, "section"), asked.text(self_url, "self_url")
    docket = take_order(FEED, order, how, listed=stories)
    publication = docket.publication
    house = _publisher(publication)
    where = _whole(
        self_url or publication.feed, house, "self_url", "Pass self_url, or give the publication's feed."
    )
    marks = section_marks(publication, CopyDesk(publication.lang, publication.url))
    mark = (
        asked_section(section, marks, (each.section for each in stories), "feed")
        if section is not None
        else None
    )
    told = _told([each for each in stories if mark is None or mark.holds(each.section)], docket)
    write = partial(_WRITERS[kind], title=f"{house.name}: {mark.name}" if mark else "", limit=limit)
    feed = write(
        told.stories,
        house,
        home=_whole(
            (mark and mark.href) or publication.url, house, "publication.url", "Give the publication's url."
        ),
        self_url=where,
        timezone=publication.timezone,
        pictures=told.pictures,
    )
    return _document(feed, f"{kind} feed", told)


@renamed(articles="stories", photos_from="files_from")
@SITEMAP
def render_sitemap(
    stories: Article | Sequence[Article],
    *,
    news: bool = False,
    order: Order | None = None,
    **how: Unpack[SitemapOrder],
) -> FeedDocument:
    """The sitemap of the publication's fronts and stories; with `news`, of those of the two days before `at`.

    The options are those of `pagekit.Order`, told of there; `order` gives several at once. The publication is needed,
    and for a news sitemap `at`: no clock is read. A story that may not be published is left out with a note, drafts
    or not: a sitemap has no room to say so. Raises PagekitError.
    """
    stories, news = asked.stories(stories), asked.switch(news, "news")
    docket = take_order(SITEMAP, order, how, listed=stories)
    publication, at = docket.publication, docket.at
    house = _publisher(publication)
    if news:
        if at is None:
            remedy = "Pass at=… with the time at which the sitemap goes out."
            raise InvalidInput("news sitemap", [error("no-time", "at", "is missing.", remedy)])
        told = _told(stories, docket)
        feed = news_sitemap(told.stories, house, at=at, timezone=publication.timezone)
        return _document(feed, "news sitemap", told)
    told = _told(stories, docket)
    home = _whole(publication.url, house, "publication.url", "Give the publication's url.")
    fronts = [home, *(urljoin(home, section.url) for section in publication.sections if section.url)]
    feed = sitemap(told.stories, pages=fronts, timezone=publication.timezone, pictures=told.pictures)
    return _document(feed, "sitemap", told)


@NINJS
def render_ninjs(article: Article, *, order: Order | None = None, **how: Unpack[FeedOrder]) -> FeedDocument:
    """A story as ninjs 3.1 (IPTC, News in JSON), for the desks of others: its words, byline, dates, subjects, its text
    as HTML, and its pictures with credit and rights, at their addresses on the story's own page.

    The options are those of `pagekit.Order`, told of there; `order` gives several at once. Raises Withheld for a story
    that may not be published at the time `at`, but for `drafts`; PagekitError.
    """
    article = asked.story(article)
    docket = take_order(NINJS, order, how)
    entry = listed(docket, article)
    story, places = entry.story, _Places(docket)
    if story.url:
        places.add(entry)
    found = ninjs(story, places.get(story.id, {}))
    data = (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()
    notes = (*docket.notes, *of_story(story, entry.article.origin), *places.notes, *cache_notes(docket.cache))
    return FeedDocument(data, NINJS_TYPE, Report(story.id, unique(notes), {"bytes": len(data)}))


def _publisher(publication: Publication) -> Publisher:
    return publisher_of(publication, CopyDesk(publication.lang, publication.url))


def _told(articles: Iterable[Article], docket: Docket) -> _Told:
    places = _Places(docket)
    notes = [*docket.notes]

    def take(entry: Listed) -> bool:
        notes.extend(of_story(entry.story, entry.article.origin))
        if entry.story.url:
            places.add(entry)
        return True

    found = list_stories(docket, articles, notes, take)
    return _Told(tuple(entry.story for entry in found), places, tuple(notes), docket.cache)


def _whole(address: str | None, house: Publisher, where: str, remedy: str) -> str:
    if not address or not house.url:
        raise InvalidInput("feed", [error("no-address", where, "there is no address.", remedy)])
    return urljoin(house.url, address)


def _document(feed: Feed, subject: str, told: _Told) -> FeedDocument:
    notes = unique((*told.notes, *told.pictures.notes, *feed.notes, *cache_notes(told.cache)))
    return FeedDocument(feed.data, feed.media_type, Report(subject, notes, {"bytes": len(feed.data)}))
