"""stories + Publication → FeedDocument: RSS, Atom and sitemaps, by public calls.

A story that cannot be told, under embargo or without an address, is a note and never the end of the feed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from urllib.parse import urljoin

from pagekit.asked import PathLike
from pagekit.errors import InvalidInput, PagekitError
from pagekit.feeds import Feed, atom, news_sitemap, rss, sitemap
from pagekit.front import SectionMark, section_key, section_marks
from pagekit.house import Publisher, Story
from pagekit.house.copydesk import CopyDesk
from pagekit.house.publisher import publisher_of
from pagekit.layout.formats import dressed, worn
from pagekit.metadata import file_address
from pagekit.model import AdvertBook, Article, Publication
from pagekit.notes import Note, Report, error, unique
from pagekit.output import FeedDocument
from pagekit.paint import Materials
from pagekit.pictures import DerivativeCache
from pagekit.production import asked
from pagekit.production.asked import FeedKind
from pagekit.production.order import Order, take_order
from pagekit.production.verdicts import cache_notes, of_story
from pagekit.world import World

_WRITERS = {"rss": rss, "atom": atom}


class _Places(Mapping[str, Mapping[str, str]]):
    """Where the pictures of stories stand, by the stories' ids; those of a story are made when a feed asks for them.

    A feed of fifty stories out of a year's makes the pictures of fifty.
    """

    def __init__(self, order: Order) -> None:
        self.notes: list[Note] = []
        self._order = order
        self._admitted: dict[str, tuple[Article, Story, World]] = {}
        self._made: dict[str, dict[str, str]] = {}

    def add(self, article: Article, story: Story, world: World) -> None:
        """Know a story that has an address."""
        self._admitted[story.id] = (article, story, world)

    def __getitem__(self, name: str) -> Mapping[str, str]:
        if name not in self._made:
            self._made[name] = self._make(*self._admitted[name])
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._admitted)

    def __len__(self) -> int:
        return len(self._admitted)

    def _make(self, article: Article, story: Story, world: World) -> dict[str, str]:
        manifest = self._order.layout.manifest
        wearing, _ = worn(manifest, story.format)
        roles = dressed(manifest, wearing).pictures
        materials = Materials(
            world, article, AdvertBook(), roles, web=self._order.web, cache=self._order.cache
        )
        placed = {
            key: file_address(story.url or "", picture.files.largest.name)
            for found in materials.figures(story).values()
            for key, picture in found.items()
        }
        self.notes += materials.notes
        return placed


@dataclass(frozen=True, slots=True)
class _Told:
    stories: tuple[Story, ...]
    pictures: _Places
    notes: tuple[Note, ...]
    cache: DerivativeCache | None


def render_feed(
    articles: Article | Sequence[Article],
    *,
    publication: Publication,
    kind: FeedKind = "rss",
    section: str | None = None,
    self_url: str | None = None,
    limit: int | None = 50,
    layout: PathLike = "web-article",
    layouts: PathLike | Sequence[PathLike] = (),
    photos_from: PathLike | None = None,
    at: datetime | None = None,
    world: World | None = None,
    cache: PathLike | None = None,
    drafts: bool = False,
) -> FeedDocument:
    """The stories as RSS 2.0 or Atom (RFC 4287) with their full text, newest first, at most `limit` of them.

    With `section` only the stories of that section, under its name. `self_url` is where the feed will stand; by default
    the publication's `feed`. Pictures are those that `layout` makes for the story's own page, at their addresses there.
    `at` is the time that embargoes are held against; nothing else of a feed depends on the hour. A story that may not
    be published at that time, or whose embargo there is no time to hold against, is left out with a note; with `drafts`
    it is told, marked as not for publication. Raises PagekitError;
    InvalidInput when the publication has no url, or the feed no address, and for a section that nobody names.
    """
    articles, kind, limit = asked.stories(articles), asked.feed_kind(kind), asked.limit(limit)
    section, self_url = asked.text(section, "section"), asked.text(self_url, "self_url")
    order = _order(publication, layout, layouts, photos_from, at, world, cache, articles, drafts=drafts)
    house = _publisher(publication)
    where = _whole(
        self_url or publication.feed, house, "self_url", "Pass self_url, or give the publication's feed."
    )
    mark = _section(publication, section, articles)
    told = _told([each for each in articles if mark is None or mark.holds(each.section)], order)
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


def render_sitemap(
    articles: Article | Sequence[Article],
    *,
    publication: Publication,
    news: bool = False,
    at: datetime | None = None,
    layout: PathLike = "web-article",
    layouts: PathLike | Sequence[PathLike] = (),
    photos_from: PathLike | None = None,
    world: World | None = None,
    cache: PathLike | None = None,
) -> FeedDocument:
    """The sitemap of the publication's fronts and stories; with `news`, of those of the two days before `at`.

    A story that may not be published is left out with a note: a sitemap has no room to say so. A news sitemap needs
    `at`, an aware time: no clock is read. The other parameters are those of `render_feed`. Raises
    PagekitError.
    """
    articles, news = asked.stories(articles), asked.switch(news, "news")
    order = _order(publication, layout, layouts, photos_from, at, world, cache, articles)
    house = _publisher(publication)
    if news:
        if at is None:
            remedy = "Pass at=… with the time at which the sitemap goes out."
            raise InvalidInput("news sitemap", [error("no-time", "at", "is missing.", remedy)])
        told = _told(articles, order)
        feed = news_sitemap(told.stories, house, at=at, timezone=publication.timezone)
        return _document(feed, "news sitemap", told)
    told = _told(articles, order)
    home = _whole(publication.url, house, "publication.url", "Give the publication's url.")
    fronts = [home, *(urljoin(home, section.url) for section in publication.sections if section.url)]
    feed = sitemap(told.stories, pages=fronts, timezone=publication.timezone, pictures=told.pictures)
    return _document(feed, "sitemap", told)


def _order(
    publication: Publication,
    layout: PathLike,
    layouts: PathLike | Sequence[PathLike],
    photos_from: PathLike | None,
    at: datetime | None,
    world: World | None,
    cache: PathLike | None,
    articles: Sequence[Article],
    *,
    drafts: bool = False,
) -> Order:
    asked.publication(publication, needed=True)
    return take_order(
        publication, layout, None, use="feed", layouts=layouts, photos_from=photos_from, at=at, world=world,
        cache=cache, siblings=articles, drafts=drafts,
    )  # fmt: skip


def _publisher(publication: Publication) -> Publisher:
    return publisher_of(publication, CopyDesk(publication.lang, publication.url))


def _told(articles: Iterable[Article], order: Order) -> _Told:
    stories: list[Story] = []
    places = _Places(order)
    listed, notes = order.listed(articles)
    for article in listed:
        try:
            world = order.world_for(article)
            admitted = order.admitted(article, world)
            story = order.dressed(admitted)
        except PagekitError as problem:
            notes.append(error("story-untold", article.id, f"is left out: {problem}"))
            continue
        stories.append(story)
        notes += of_story(story, admitted.origin)
        if story.url:
            places.add(admitted, story, world)
    return _Told(tuple(stories), places, tuple(notes), order.cache)


def _section(publication: Publication, name: str | None, articles: Sequence[Article]) -> SectionMark | None:
    if name is None:
        return None
    marks = section_marks(publication, CopyDesk(publication.lang, publication.url))
    found = next((mark for mark in marks if mark.holds(name)), None)
    if found is None and all(section_key(article.section) != section_key(name) for article in articles):
        known = ", ".join(mark.name for mark in marks) or "none"
        raise InvalidInput(
            "feed",
            [error("section-unknown", "section", f"there is no section {name!r}.", f"It has: {known}.")],
        )
    return found or SectionMark(name)


def _whole(address: str | None, house: Publisher, where: str, remedy: str) -> str:
    if not address or not house.url:
        raise InvalidInput("feed", [error("no-address", where, "there is no address.", remedy)])
    return urljoin(house.url, address)


def _document(feed: Feed, subject: str, told: _Told) -> FeedDocument:
    notes = unique((*told.notes, *told.pictures.notes, *feed.notes, *cache_notes(told.cache)))
    return FeedDocument(feed.data, feed.media_type, Report(subject, notes, {"bytes": len(feed.data)}))
