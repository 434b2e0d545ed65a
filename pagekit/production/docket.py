"""a public call + what was asked for → Docket: everything but the story itself, looked at and made ready once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from pagekit.asked import moment
from pagekit.fonts import font_book
from pagekit.house import Story, dress
from pagekit.house.release import release_of, withheld
from pagekit.intake import admit, passed
from pagekit.intake.creatives import admit_adverts
from pagekit.layout import Layout, OptionValue, choose, find_layout
from pagekit.layout.fitting import fitting
from pagekit.model import Advert, AdvertBook, Article, Origin, Publication
from pagekit.notes import Note
from pagekit.pictures import DerivativeCache
from pagekit.production import asked
from pagekit.production.order import Call, Order, SitemapOrder
from pagekit.world import DiskWorld, World


@dataclass(frozen=True, slots=True)
class Docket:
    """How stories are to be made: for whom, in which layout, with which adverts, and what may be read."""

    publication: Publication
    layout: Layout
    options: Mapping[str, OptionValue]
    adverts: AdvertBook | Sequence[Advert] = ()
    files_from: Path | None = None
    at: datetime | None = None
    world: World | None = None
    cache: DerivativeCache | None = None
    siblings: Mapping[str, str] = field(default_factory=dict)
    """The addresses of the publication's other stories, by their ids; of those that may be published."""
    drafts: bool = False
    """Previews are asked for: stories that may not be published, or not yet, marked as such."""

    def dressed(self, article: Article) -> Story:
        """The story in house style. Raises Withheld."""
        return dress(article, self.publication, at=self.at, siblings=self.siblings, drafts=self.drafts)

    def listed(self, articles: Iterable[Article]) -> tuple[list[Article], list[Note]]:
        """The stories that may stand in a list, and a note of each that may not."""
        kept: list[Article] = []
        notes: list[Note] = []
        for article in articles:
            release = release_of(article, self.at)
            if release.released or self.drafts:
                kept.append(article)
            else:
                notes.append(withheld(article, release))
        return kept, notes

    @property
    def web(self) -> bool:
        """True when pages of this order are for a browser."""
        return self.layout.manifest.medium == "web"

    def world_for(self, article: Article) -> World:
        """What may be read for this story: its own folder, and that of the adverts."""
        booked_at = self.adverts.origin if isinstance(self.adverts, AdvertBook) else None
        return self.world or DiskWorld(*_roots(article.origin, booked_at, self.files_from))

    def admitted(self, article: Article, world: World) -> Article:
        """The story with pictures that can be trusted."""
        if article.origin is not None and self.files_from is None and passed(article):
            return article
        folder = self.files_from or (article.origin.folder if article.origin else None)
        return admit(article, folder=folder, world=world)

    def book_for(self, article: Article, world: World) -> AdvertBook:
        """The adverts that are booked; those passed loose lie beside the story."""
        if isinstance(self.adverts, AdvertBook):
            return self.adverts
        own = article.origin.folder if article.origin else None
        folder = self.files_from or own
        kept, notes = admit_adverts(self.adverts, folder=folder, world=world)
        return AdvertBook(kept, Origin("adverts", folder, notes))


def take_order(
    call: Call, order: Order | None, how: SitemapOrder, *, listed: Sequence[Article] | None = None
) -> Docket:
    """What a public call is to do, everything in it looked at before anything is read. `listed`: the stories of a list,
    which needs a publication.

    Raises BadOrder, UnknownLayout, LayoutError, BadOption.
    """
    wished = call.whole(order, how)
    house = asked.publication(wished["publication"], needed=listed is not None) or Publication()
    options = asked.options(wished["options"])
    booked = asked.adverts(wished["adverts"])
    files = asked.folder(wished["files_from"], "files_from")
    time = moment(wished["at"], "at")
    readable = asked.world(wished["world"])
    kept = asked.folder(wished["cache"], "cache")
    others = (*asked.stories(wished["stories"]), *(listed or ()))
    homes = asked.layouts(wished["layouts"])
    previews = asked.switch(wished["drafts"], "drafts")
    found = fitting(find_layout(wished["layout"], folders=homes), call.use, homes)
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
        {
            story.id: story.url
            for story in others
            if story.url and (previews or release_of(story, time).released)
        },
        previews,
    )


def _roots(*places: Origin | Path | None) -> Iterator[Path]:
    for place in places:
        folder = place.folder if isinstance(place, Origin) else place
        if folder is not None:
            yield folder
