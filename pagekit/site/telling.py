"""stories + Workshop → what other programs fetch of the site: feeds, sitemaps, robots.txt.

A feed that told thirty stories in full tells the thirty-first by itself: what has not changed is taken from the feed as
it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pagekit.errors import Unreadable
from pagekit.feeds import Feed, atom, kept_entries, news_sitemap, rss, sitemap_files
from pagekit.feeds.sitemaps import NEWS_AGE
from pagekit.feeds.xml import Written
from pagekit.house import Story
from pagekit.notes import Note
from pagekit.site.house import Workshop
from pagekit.site.making import Made
from pagekit.site.plan import ATOM, FEED, Listing
from pagekit.site.sink import Sink
from pagekit.site.state import PageRecord, SiteState, key_of
from pagekit.site.stories import whole_places

WRITERS = {FEED: rss, ATOM: atom}
SITEMAP, NEWS, ROBOTS = "sitemap.xml", "news-sitemap.xml", "robots.txt"


class Telling:
    """Makes what is fetched by programs. `whole` gives a story with its text, `card` without."""

    def __init__(
        self,
        shop: Workshop,
        sink: Sink,
        before: SiteState,
        *,
        card: Callable[[str], Story],
        whole: Callable[[str], Story],
        record: Callable[[str], PageRecord],
    ) -> None:
        self.shop = shop
        self.sink = sink
        self.before = before
        self.card = card
        self.whole = whole
        self.record = record

    def feed_key(self, listing: Listing | None, ids: Sequence[str]) -> str:
        """What decides a feed's bytes."""
        name = [listing.name, listing.url] if listing else []
        return key_of(self.shop.common, name, [self.record(one).key for one in ids])

    def feeds(self, listing: Listing | None, ids: Sequence[str]) -> Made:
        """The feeds of the site, or of a section, of these stories."""
        files: dict[str, bytes] = {}
        notes: list[Note] = []
        keys = {self.card(one).url or "": self.record(one).key for one in ids}
        folder = f"{listing.folder}/" if listing and listing.folder else ""
        # What stands has the addresses of its files as they were given then.
        old = None if self.shop.wishes.addressed else self.before.pages.get(feed_name(listing))
        for file in WRITERS:
            kept = self._kept(f"{folder}{file}", old, keys)
            made = self._feed(listing, ids, f"{folder}{file}", file, kept)
            files[f"{folder}{file}"] = made.data
            notes += made.notes
        return Made(files, tuple(notes), {"entries": keys})

    def sitemap(self, pages: Sequence[str], entries: Sequence[str]) -> Made:
        """The sitemap, in as many files as it takes."""
        whole = self.shop.plan.ground.whole

        def name_at(number: int) -> str:
            return whole(f"/sitemap-{number}.xml" if number else f"/{SITEMAP}")

        found = sitemap_files(pages, entries, name_at)
        return Made({address.rpartition("/")[2]: data for address, data in found})

    def is_news(self, published: float) -> bool:
        """True for a story that may stand in the sitemap of the news at the time that was passed in."""
        at = self.shop.wishes.at
        return at is not None and 0 <= at.timestamp() - published <= NEWS_AGE.total_seconds()

    def news(self, ids: Sequence[str]) -> Made:
        """The sitemap of the news, at the time that was passed in."""
        at = self.shop.wishes.at
        if at is None:
            return Made({})
        stories = [self.card(one) for one in ids]
        zone = self.shop.plan.publication.timezone
        found = news_sitemap(stories, self.shop.signs.publisher, at=at, timezone=zone)
        return Made({NEWS: found.data}, found.notes)

    def robots(self) -> Made:
        """Who may look, and where the sitemaps are. Previews nobody may."""
        if self.shop.wishes.drafts:
            return Made({ROBOTS: b"User-agent: *\nDisallow: /\n"})
        names = [SITEMAP, *([NEWS] if self.shop.wishes.at else [])]
        maps = "".join(f"Sitemap: {self.shop.plan.ground.whole(f'/{name}')}\n" for name in names)
        return Made({ROBOTS: f"User-agent: *\nAllow: /\n\n{maps}".encode()})

    def _kept(self, path: str, old: PageRecord | None, keys: Mapping[str, str]) -> Mapping[str, Written]:
        """The entries of the feed as it stands whose stories have not changed since."""
        if old is None or path not in old.files or not self.sink.stands(path, old.files[path]):
            return {}
        known: Mapping[str, Any] = old.told.get("entries", {})
        try:
            found = kept_entries(self.sink.read(path))
        except Unreadable:
            return {}
        return {url: entry for url, entry in found.items() if url in keys and known.get(url) == keys[url]}

    def _feed(
        self,
        listing: Listing | None,
        ids: Sequence[str],
        path: str,
        file: str,
        kept: Mapping[str, Written],
    ) -> Feed:
        plan, publisher = self.shop.plan, self.shop.signs.publisher
        stories = [self.card(one) if (self.card(one).url or "") in kept else self.whole(one) for one in ids]
        places = {story.id: whole_places(story, self.record(story.id).told["places"]) for story in stories}
        return WRITERS[file](
            stories,
            publisher,
            home=listing.url if listing else plan.ground.home,
            self_url=plan.ground.whole(f"/{path}"),
            title=f"{publisher.name}: {listing.name}" if listing else "",
            timezone=plan.publication.timezone,
            pictures=places,
            kept=kept,
        )


def feed_name(listing: Listing | None) -> str:
    """What the feeds of the site, or of a section, are called among its pages."""
    return f"feed {listing.folder}" if listing else "feed"
