"""a public call + what was asked for → Docket: everything but the story itself, looked at and made ready once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pagekit.adverts import Turn, of_page, running
from pagekit.asked import AssetUrl
from pagekit.fonts import font_book
from pagekit.house import Story, dress
from pagekit.house.release import release_of, withheld
from pagekit.intake import admit, passed
from pagekit.intake.creatives import admit_adverts
from pagekit.jobs import Limits
from pagekit.layout import Layout, OptionValue, choose, find_layout
from pagekit.layout.fitting import fitting
from pagekit.makeup.page import BESIDE, ELSEWHERE, AssetRoots, SiteParts
from pagekit.model import Advert, AdvertBook, Article, Booking, Origin, Publication
from pagekit.notes import Note
from pagekit.pictures import DerivativeCache
from pagekit.production import asked
from pagekit.production.order import Call, Order, SitemapOrder
from pagekit.world import DiskWorld, MountedWorld, ReadOnce, World


@dataclass(frozen=True, slots=True)
class Docket:
    """How stories are to be made: for whom, in which layout, with which adverts, and what may be read."""

    publication: Publication
    layout: Layout
    options: Mapping[str, OptionValue]
    adverts: AdvertBook | Sequence[Advert | Booking] = ()
    files: Origin | None = None
    """Where pictures and creatives lie that were made in code."""
    at: datetime | None = None
    world: World | None = None
    cache: DerivativeCache | None = None
    others: Mapping[str, str] = field(default_factory=dict)
    """The addresses of the publication's other stories, by their ids; of those that may be linked."""
    kept_back: frozenset[str] = frozenset()
    """The addresses of those that may not: not to be published, not yet, or not on the web."""
    told: tuple[Article, ...] = ()
    """The publication's other stories that may be told of."""
    shared: str = ""
    """Where on the site the files lie that its pages share; empty where each page brings its own."""
    asset_base: str = ""
    """Where the files of its pages are served from; empty where they lie beside each page."""
    asset_url: AssetUrl | None = None
    """Who gives each of these files an address of its own; they are `ELSEWHERE` until a page is handed over."""
    limits: Limits | None = None
    """What a page of a stranger's pack may take, where the caller said so."""
    roots: AssetRoots = BESIDE
    """Where on the site the pictures and creatives lie that its pages share."""
    site: SiteParts | None = None
    """What its pages have of the site that they stand on."""
    drafts: bool = False
    """Previews are asked for: stories that may not be published, or not yet, marked as such."""
    notes: tuple[Note, ...] = ()
    """What was found in what was asked for."""
    chosen: Mapping[str, object] = field(default_factory=dict)
    """The options that were asked for, by name; the others have their defaults."""
    _read: dict[int, World] = field(default_factory=dict, repr=False, compare=False)
    """Files in memory are asked for once in a call."""

    def dressed(self, article: Article) -> Story:
        """The story in house style. Raises Withheld."""
        return dress(
            article,
            self.publication,
            at=self.at,
            others=self.others,
            kept_back=self.kept_back,
            told=self.told,
            drafts=self.drafts,
        )

    def listed(self, articles: Iterable[Article]) -> tuple[list[Article], list[Note]]:
        """The stories that may stand in a list, and a note of each that may not."""
        kept: list[Article] = []
        notes: list[Note] = []
        for article in articles:
            release = release_of(article, self.at, self.publication.timezone)
            if release.released or self.drafts:
                kept.append(article)
            else:
                notes.append(withheld(article, release))
        return kept, notes

    @property
    def web(self) -> bool:
        """True when its pages are for a browser."""
        return self.layout.manifest.medium == "web"

    def world_for(self, article: Article) -> World:
        """What may be read for this story: its own folder, and that of the adverts."""
        return self.world_at(article.origin)

    def world_at(self, origin: Origin | None) -> World:
        """What may be read for what comes from there: its folder, and that of the adverts."""
        booked = self.adverts.origin if isinstance(self.adverts, AdvertBook) else None
        places = [place for place in (origin, booked, self.files) if place is not None]
        disk = self.world or DiskWorld(
            *(place.folder for place in places if place.folder and not place.files)
        )
        memory = {place.folder: self._once(place.files) for place in places if place.folder and place.files}
        return MountedWorld(disk, memory) if memory else disk

    def admitted(self, article: Article, world: World) -> Article:
        """The story with pictures that can be trusted."""
        if article.origin is not None and self.files is None and passed(article):
            return article
        place = self.files or article.origin or Origin(article.id)
        admitted = admit(article, folder=place.folder, world=world)
        return admitted.at(replace(admitted.origin or place, files=place.files))

    def book_for(self, article: Article, world: World) -> AdvertBook:
        """The adverts that are booked; those passed loose lie beside the story."""
        return self.book_beside(article.origin, world)

    def book_beside(self, origin: Origin | None, world: World) -> AdvertBook:
        """The adverts that are booked; those passed loose lie where `files_from` says, else there."""
        if isinstance(self.adverts, AdvertBook):
            return self.adverts
        place = self.files or origin
        folder = place.folder if place else None
        kept, notes, missing, passed = admit_adverts(self.adverts, folder=folder, world=world)
        return AdvertBook(kept, Origin("adverts", folder, notes, passed=passed), missing)

    def meant(self, bookings: Iterable[Booking], section: str | None) -> tuple[Booking, ...]:
        """Those that are meant for a page of this section, as its medium shows them."""
        return of_page(bookings, section) if self.web else tuple(bookings)

    def turn(self, page: str) -> Turn | None:
        """What tells whose turn it is where bookings take turns: on pages of the web, where a time was passed in."""
        return Turn(page, self.at) if self.web and self.at is not None else None

    def running(self, bookings: Iterable[Booking]) -> tuple[tuple[Booking, ...], tuple[Note, ...]]:
        """The bookings that stand at the time passed in, and a note of each other."""
        return running(bookings, self.at, self.publication.timezone)

    def _once(self, files: World) -> World:
        return self._read.setdefault(id(files), ReadOnce(files))


def take_order(
    call: Call, order: Order | None, how: SitemapOrder, *, listed: Sequence[Article] | None = None
) -> Docket:
    """What a public call is to do, everything in it looked at before anything is read. `listed`: the stories of a list,
    which needs a publication.

    Raises BadOrder, Unreadable, UnknownLayout, LayoutError, BadOption.
    """
    wished = call.whole(order, how)
    house = asked.publication(wished["publication"], needed=listed is not None) or Publication()
    options = asked.options(wished["options"])
    booked = asked.adverts(wished["adverts"])
    readable = asked.world(wished["world"])
    files = asked.files(wished["files_from"], readable)
    time, notes = asked.moment(wished["at"], house)
    kept = asked.folder(wished["cache"], "cache")
    others = (*asked.stories(wished["stories"]), *(listed or ()))
    homes = asked.layouts(wished["layouts"])
    previews = asked.switch(wished["drafts"], "drafts")
    shared, base = asked.shared(wished["shared"]), asked.asset_base(wished["asset_base"])
    give = asked.asset_url(wished["asset_url"], wished["asset_base"])
    base = ELSEWHERE if give is not None else base
    if call.use == "pdf":
        base, give = "", None
    limits = asked.limits(wished["limits"])
    found = fitting(find_layout(wished["layout"], layouts=homes), call.use, homes)
    # No preview links what is not there for readers yet: it would be passed on.
    linked = [
        story
        for story in others
        if "web" in story.channels and release_of(story, time, house.timezone).released
    ]
    if found.manifest.medium != "web":
        font_book(found)  # A family that is not there shows now, and not when the pictures are made.
    return Docket(
        house,
        found,
        choose(found.name, found.manifest.options, options),
        booked,
        files,
        time,
        readable,
        DerivativeCache(kept) if kept is not None else None,
        {story.id: story.url for story in reversed(linked) if story.url},
        frozenset(story.url for story in others if story.url and story not in linked),
        tuple(linked),
        shared or base,
        base,
        give,
        limits=limits,
        roots=AssetRoots(base),
        drafts=previews,
        notes=notes,
        chosen=options,
    )
