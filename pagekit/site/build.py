"""a publication's folder → SiteBuild: the stages of a whole site in their order.

read what changed → plan → stories → fronts and lists → feeds and sitemaps → icons, redirects, headers → take away

The rules:
1. Every page has a key, the sum of all that it depends on. A page whose key is that of the last build, and whose files
   stand, is not made again. So a build that was ended goes on where it was, and gives the bytes of a clean one.
2. A story that cannot be read or set is a note, and the site goes on without it.
3. How far the build has come is written down on the way, and whatever ends it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial

from pagekit.asked import AssetUrl, PathLike
from pagekit.errors import BadOrder
from pagekit.house import Publisher, Story
from pagekit.intake.site_folder import SiteFolder, read_site
from pagekit.jobs import Limits
from pagekit.makeup.page import SiteLink
from pagekit.notes import Note, Report, error, unique
from pagekit.production import asked
from pagekit.site.addressing import Addressing
from pagekit.site.cards import story_of
from pagekit.site.crew import Crew, StoryTask, Supplies
from pagekit.site.facts import StoryFacts
from pagekit.site.furniture import Furniture
from pagekit.site.house import Wishes, Workshop
from pagekit.site.lists import LATEST, ListPages, Part, list_base, parts_of
from pagekit.site.lists_sent import ListsSent
from pagekit.site.making import Made, Shelves
from pagekit.site.output import SiteBuild
from pagekit.site.plan import Placed, SitePlan, plan_site, without
from pagekit.site.reading import StoryFiles
from pagekit.site.run_sheet import PLACE, run_sheet, stood_nowhere
from pagekit.site.sink import FolderSink, MemorySink, Sink, all_stand, apart
from pagekit.site.state import PageRecord, SiteState, key_of
from pagekit.site.stories import StoryPages
from pagekit.site.telling import Telling, feed_name
from pagekit.site.thumbs import Thumbs
from pagekit.site.watched import StillWorld
from pagekit.world import World

WRITTEN_DOWN = 250
"""Pages after which it is written down how far the build has come; rarer, the more there are: that takes longer."""


def build_site(
    folder: PathLike,
    *,
    out: PathLike | None = None,
    at: datetime | None = None,
    drafts: bool = False,
    cache: PathLike | None = None,
    layouts: PathLike | Sequence[PathLike] = (),
    asset_base: str | None = None,
    asset_url: AssetUrl | None = None,
    executor: Executor | None = None,
    limits: Limits | None = None,
    world: World | None = None,
) -> SiteBuild:
    """A publication's folder as a whole site: stories, fronts, lists, feeds, sitemaps, headers, redirects.

    folder      holds publication.toml, with the site's url; stories/, in folders inside, too; and where there are:
                adverts.toml, pages/ (an imprint), static/ (files taken over as they are), site.toml (how it is built)
    out         the site's folder: files are written as they are made, what has not changed is left alone, what the last
                build wrote and this one has not goes. Without it the files are in memory: `write(folder)`
    at          the time that embargoes and the runs of adverts are held against
    drafts      True: previews of what may not be published (yet), marked as such, which no search engine is let into
    cache       a folder where picture files are kept
    layouts     folders that hold packs of your own
    asset_base  where pictures and faces are served from, when that is another host: "https://cdn.example/paper"
    asset_url   the same by a function of yours, where each file has an address of its own, such as a signed one: it
                takes a file's name below assets/ and gives its address, from the site's root or whole; it is asked in
                this process, and a page whose files have other addresses than they had is made again
    executor    who does the work, where it is not this process alone: a ProcessPoolExecutor, or a cluster's, whose
                workers have the same files at the same paths; to the same bytes
    limits      what the templates of a pack of your own may take for one page: `pagekit.Limits(work=60)` is a minute
    world       what may be read, where that is not the disk

    A story that cannot be taken is left out, and the report says which and why. Raises Unreadable, InvalidInput where
    there can be no site, LayoutError, BadOrder, WriteError; JobFailed for a worker that was lost.
    """
    place = asked.folder(out, "out")
    if place is not None and place.exists() and not place.is_dir():
        raise BadOrder(f"out: {place} is a file. Pass the path of a folder.")
    sink: Sink = FolderSink(place) if place is not None else MemorySink()
    return builder_of(
        folder, sink, at=at, drafts=drafts, cache=cache, layouts=layouts, asset_base=asset_base,
        asset_url=asset_url, executor=executor, limits=limits, world=world,
    ).build()  # fmt: skip


def builder_of(
    folder: PathLike,
    sink: Sink,
    *,
    at: datetime | None = None,
    drafts: bool = False,
    cache: PathLike | None = None,
    layouts: PathLike | Sequence[PathLike] = (),
    asset_base: str | None = None,
    asset_url: AssetUrl | None = None,
    executor: Executor | None = None,
    limits: Limits | None = None,
    world: World | None = None,
) -> Builder:
    """The same before it has begun: for who keeps what it knows, and puts the files elsewhere. Raises as it does."""
    host, give = asked.asset_host(asset_base), asked.asset_url(asset_url, asset_base)
    source = read_site(folder, world=asked.world(world))
    time, notes = asked.moment(at, source.publication)
    wishes = Wishes(
        time,
        asked.switch(drafts, "drafts"),
        asked.folder(cache, "cache"),
        asked.layouts(layouts),
        host,
        asked.limits(limits),
        addressed=give is not None,
    )
    if isinstance(sink, FolderSink):
        apart(sink.folder, source)
    addressing = Addressing(give, source.publication.url) if give is not None else None
    return Builder(source, wishes, sink, notes, Crew(asked.executor(executor)), addressing)


class Builder:
    """One build of one site."""

    def __init__(
        self, source: SiteFolder, wishes: Wishes, sink: Sink, notes: Sequence[Note], crew: Crew,
        addressing: Addressing | None = None,
    ) -> None:  # fmt: skip
        self.source = source
        self.wishes = wishes
        self.sink = sink
        self.crew = crew
        self.addressing = addressing
        self.before = sink.known()
        self.state = SiteState()
        self.notes: list[Note] = [*source.notes, *notes]
        origin = source.publication.origin
        self.notes += origin.notes if origin else ()
        self.figures = {"pages": 0, "made": 0, "pictures": 0}
        self._still = StillWorld(source.world)
        still = replace(source, world=self._still)
        self.files = StoryFiles(still, self.before.stories, partial(crew.read, still))
        self.state.stories = self.files.records
        self.plan: SitePlan | None = None
        """The site as it was made: the stories that have a page, and where."""
        self._whole: dict[str, Story] = {}
        self._cards: dict[str, Story] = {}
        self._ahead: dict[str, str] = {}
        self._since = 0

    def build(self) -> SiteBuild:
        """The stages. Raises PagekitError."""
        try:
            self._run()
        except BaseException:
            self.sink.keep(self._so_far())
            raise
        finally:
            self._still.let_go()
        gone = self.sink.finish(self.state, self.before.files())
        name = self.source.publication.name
        files = self.state.files()
        told = {**self.figures, "files": len(files), "gone": gone}
        pages = tuple(sorted(path for path in files if path.endswith(".html")))
        kept = self.sink.files if isinstance(self.sink, MemorySink) else {}
        return SiteBuild(name, pages, Report(name, unique(self.notes), told), kept)

    def _run(self) -> None:
        source = replace(self.source, world=self._still)
        told = [*self.files.read(self.source.stories, False), *self.files.read(self.source.pages, True)]
        self.notes += self.files.notes
        at = self.wishes.at
        held: Callable[[StoryFacts], Note | None] = (
            (lambda facts: None if facts.web else facts.held(at))
            if self.wishes.drafts
            else (lambda f: f.held(at))
        )
        plan = plan_site(self.source.publication, self.source.settings, told, held)
        self.notes += plan.notes
        self.supplies = Supplies(source, plan, self.wishes, self._foot(plan))
        shop = Workshop(source, plan, self.wishes, self.supplies.foot)
        self.notes += shop.unplaced()
        shelves = Shelves(shop.roots.files, shop.roots.frames)
        self._shelves = shelves
        plan = self.plan = self._stories(shop, shelves)
        self._lists(shop, plan, shelves)

    def _stories(self, shop: Workshop, shelves: Shelves) -> SitePlan:
        """The pages of all stories; the plan without those that cannot be set."""
        maker = StoryPages(shop, shelves)
        wanted, lost = _in_feeds(shop), set[str]()
        standing: dict[str, PageRecord] = {}
        for placed in shop.plan.stories:
            name = _page_name(placed)
            record = self._standing(name, maker.key(placed, self.before.pages.get(name)))
            if record is not None:
                standing[name] = record
        anew = (one for one in shop.plan.stories if _page_name(one) not in standing)
        done = self.crew.pages(self.supplies, maker, (self._story_task(one, wanted) for one in anew))
        for placed in shop.plan.stories:
            name = _page_name(placed)
            if name in standing:
                self._keep(name, standing[name])
                continue
            page = next(done)
            if page.made is None:
                what = f"cannot be set, and is left out: {page.problem}"
                self.notes.append(error("story-left-out", placed.facts.id, what))
                lost.add(placed.facts.id)
                continue
            if page.story is not None:
                self._whole[placed.facts.id] = page.story
            self._put(name, maker.key_made(placed, page.made), page.made)
        if not lost:
            return shop.plan
        return without(shop.plan, lost)

    def _story_task(self, placed: Placed, wanted: set[str]) -> StoryTask:
        name = placed.facts.id
        return StoryTask(placed, self.files.files[name], self.files.at_hand(name), name in wanted)

    # ---- Lists -----------------------------------------------------------------------------------------------

    def _lists(self, shop: Workshop, plan: SitePlan, shelves: Shelves) -> None:
        settings, publisher = self.source.settings, shop.signs.publisher
        self._names = {one.facts.id: _page_name(one) for one in plan.stories}
        self._card = partial(self._told, publisher=publisher)
        self._sums = {name: self._record(name).told["sum"] for name in self._names}
        kept = {one.facts.id: one.facts.sum for one in plan.stories}
        thumbs = Thumbs(shop.front, shelves, self.sink, self.files.article, self.before.thumbs, kept)
        pages = ListPages(shop, shelves, thumbs)
        newest = [one.facts.id for one in plan.listed]
        self._list("home", shop.front_key, newest[: settings.home], pages.home)
        parts = [part for listing in plan.lists for part in parts_of(listing, settings.per_page)]
        bases = {part.folder: list_base(shop, part) for part in parts}
        sent = self._sent(parts, bases, thumbs)
        for part in parts:
            make = partial(pages.section if part.front else pages.listed, part)
            self._list(part.name, bases[part.folder], part.ids, sent.get(part.folder, make))
        self._list("404", shop.list_key, newest[:LATEST], pages.not_found)
        furniture = Furniture(self.source, shop, plan)
        for name, folder, groups in furniture.indexes():
            key = key_of(shop.list_key, name, [asdict(group) for group in groups])
            self._once(f"list {folder}", key, partial(pages.index, name, folder, groups))
        self.figures["pictures"] += thumbs.made
        self.state.thumbs = {**thumbs.known(set(kept.values())), **thumbs.kept}
        self._programs(shop, plan, newest)
        for name, key, job in furniture.rest():
            self._once(name, key, job)
        if shop.booked:
            told = [page.told for page in self.state.pages.values()]
            sheet, notes = run_sheet(told), tuple(stood_nowhere(shop.booked, told))
            key = key_of(sheet.hex(), [note.what for note in notes])
            self._once("run sheet", key, lambda: Made({PLACE: sheet}, notes))

    def _list(
        self, name: str, base: str, ids: Sequence[str], make: Callable[[Sequence[Story]], Made]
    ) -> None:
        """A page of these stories."""
        self._once(name, self._list_key(base, ids), lambda: make([self._card(one) for one in ids]))

    def _list_key(self, base: str, ids: Sequence[str]) -> str:
        return key_of(base, [self._sums[one] for one in ids])

    def _sent(
        self, parts: Sequence[Part], bases: Mapping[str, str], thumbs: Thumbs
    ) -> Mapping[str, Callable[[Sequence[Story]], Made]]:
        """Pages of lists that an executor makes, by their folders: what takes each, in their order."""
        if self.crew.executor is None:
            return {}
        keys = {part.folder: self._list_key(bases[part.folder], part.ids) for part in parts}
        anew = [
            part for part in parts if not part.front and self._standing(part.name, keys[part.folder]) is None
        ]
        sent = ListsSent(self.crew, self.supplies, self.files, thumbs, self._card, self._record)
        for path, data in sent.pictures(anew):
            self._ahead[path] = self._shelves.digest(path, data)
            self.sink.put(path, data, self._ahead[path])
        return sent.pages(anew)

    def _programs(self, shop: Workshop, plan: SitePlan, newest: Sequence[str]) -> None:
        """Feeds, sitemaps, robots.txt."""
        dressed = partial(self._dressed, shop)
        telling = Telling(shop, self.sink, self.before, card=self._card, whole=dressed, record=self._record)
        most = self.source.settings.feed
        for listing in (None, *plan.sections):
            ids = (listing.ids if listing else tuple(newest))[:most]
            key = telling.feed_key(listing, ids)
            self._once(feed_name(listing), key, partial(telling.feeds, listing, ids))
        if not self.wishes.drafts:
            addresses = [plan.ground.home, *(one.url for one in plan.lists)]
            addresses += [one.url for one in plan.stories if one.standing]
            entries = [self._record(name).told["entry"] for name in newest]
            key = key_of(shop.common, addresses, entries)
            self._once("sitemap", key, partial(telling.sitemap, addresses, entries))
            fresh = [name for name, when in self._dates(plan) if telling.is_news(when)]
            time = self.wishes.at.isoformat() if self.wishes.at else ""
            key = key_of(shop.common, time, [self._sums[name] for name in fresh])
            self._once("news", key, partial(telling.news, fresh))
        self._once("robots", key_of(shop.common, bool(self.wishes.at)), telling.robots)

    def _dates(self, plan: SitePlan) -> list[tuple[str, float]]:
        return [(one.facts.id, one.facts.published) for one in plan.listed if one.facts.published]

    # ---- What is known ---------------------------------------------------------------------------------------

    def _record(self, name: str) -> PageRecord:
        return self.state.pages[self._names[name]]

    def _told(self, name: str, publisher: Publisher) -> Story:
        """A story as its card tells it."""
        if name not in self._cards:
            self._cards[name] = story_of(self._record(name).told["card"], publisher)
        return self._cards[name]

    def _dressed(self, shop: Workshop, name: str) -> Story:
        """A story with its text."""
        if name not in self._whole:
            placed = next(one for one in shop.plan.stories if one.facts.id == name)
            _, self._whole[name] = StoryPages(shop, self._shelves).make(self.files.article(name), placed)
        return self._whole[name]

    def _foot(self, plan: SitePlan) -> tuple[SiteLink, ...]:
        """The pages that stand in no list, by their heads."""
        standing = (one for one in plan.stories if one.standing)
        return tuple(SiteLink(one.facts.head, plan.ground.path(one.url)) for one in standing)

    # ---- Pages -----------------------------------------------------------------------------------------------

    def _once(self, name: str, key: str, make: Callable[[], Made]) -> None:
        before = self._standing(name, key)
        if before is not None:
            self._keep(name, before)
        else:
            self._put(name, key, make())

    def _standing(self, name: str, key: str) -> PageRecord | None:
        """What the last build has left of a page, where nothing that it depends on has changed."""
        before = self.before.pages.get(name)
        stands = before is not None and before.key == key and all_stand(self.sink, before.files)
        if before is not None and self.addressing is not None:
            stands = stands and self.addressing.stands(before)
        return before if stands else None

    def _keep(self, name: str, record: PageRecord) -> None:
        self.state.pages[name] = record
        self.notes += record.notes
        # The page itself comes after the files that it shares with others.
        self.figures["pages"] += any(path.endswith(".html") for path in reversed(record.files))

    def _put(self, name: str, key: str, made: Made) -> None:
        made = self.addressing.addressed(made) if self.addressing is not None else made
        sums = {path: self._shelves.digest(path, data) for path, data in made.files.items()}
        # A page comes after the files that it names.
        for path, data in sorted(made.files.items(), key=lambda file: file[0].endswith(".html")):
            self.sink.put(path, data, sums[path])
        record = PageRecord(key, {**made.standing, **sums}, list(made.notes), dict(made.told))
        self._keep(name, record)
        self.figures["made"] += 1
        self.figures["pictures"] += made.made
        self._since += 1
        if self._since >= WRITTEN_DOWN + len(self.state.pages) // 4:
            self._since = 0
            self.sink.keep(self._so_far())

    def _so_far(self) -> SiteState:
        """What stands, for the next build: what was made, what is still as it was, and what is left over."""
        pages = {**self.before.pages, **self.state.pages}
        known = {path for page in pages.values() for path in page.files}
        there = {**self.before.files(), **self._ahead}
        left = {path: digest for path, digest in there.items() if path not in known}
        return replace(
            self.state,
            pages={**pages, "left over": PageRecord("", left)},
            stories={**self.before.stories, **self.state.stories},
            thumbs={**self.before.thumbs, **self.state.thumbs},
        )


def _page_name(placed: Placed) -> str:
    return f"story {placed.folder}"


def _in_feeds(shop: Workshop) -> set[str]:
    most = shop.folder.settings.feed
    newest = [one.facts.id for one in shop.plan.listed[:most]]
    return {*newest, *(name for listing in shop.plan.sections for name in listing.ids[:most])}
