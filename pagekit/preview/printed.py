"""a story → its printed pages as pictures, made when asked for, kept while nothing they depend on changes.

They hold the folder's adverts that are booked for a slot of the pack that prints a story, for its section or for none.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from pagekit.adverts.of_page import for_web
from pagekit.errors import PagekitError
from pagekit.intake import read_article
from pagekit.layout import find_layout
from pagekit.model import AdvertBook, Booking
from pagekit.model.base import altered
from pagekit.preview.board import Files, Row, Told, told
from pagekit.production.article_pdf import render_pdf
from pagekit.site.build import Builder
from pagekit.site.state import key_of

PACK = "print-article"
DPI = 96
MOST_PAGES = 60
"""Pages of one story that are shown."""
MOST_BYTES = 96_000_000
"""Pictures that are kept."""


@dataclass(frozen=True, slots=True)
class Printed:
    """The pages of a story."""

    key: str
    pages: tuple[bytes, ...] = ()
    notes: tuple[Told, ...] = ()
    count: int = 0

    def as_dict(self) -> dict[str, Any]:
        """What the desk is told of them."""
        names = [f"print/{self.key}/{number}.png" for number in range(1, len(self.pages) + 1)]
        return {"key": self.key, "count": self.count, "pages": names}


@dataclass(slots=True)
class Shelf:
    """What was printed, by keys; the longest unused goes first."""

    kept: OrderedDict[str, Printed] = field(default_factory=OrderedDict)

    def find(self, key: str) -> Printed | None:
        """What was kept under the key."""
        found = self.kept.get(key)
        if found is not None:
            self.kept.move_to_end(key)
        return found

    def keep(self, printed: Printed) -> None:
        """Keep it, and let go of what is too much."""
        self.kept[printed.key] = printed
        while len(self.kept) > 1 and self._bytes() > MOST_BYTES:
            self.kept.popitem(last=False)

    def _bytes(self) -> int:
        return sum(len(page) for one in self.kept.values() for page in one.pages)


def print_key(builder: Builder, row: Row, common: str) -> str:
    """What decides how the story is printed: its files, those of the house, and the adverts on its pages."""
    return key_of(row.id, row.file, row.sum, common, _sold(builder, _booked(builder, row.section)))[:40]


def _booked(builder: Builder, section: str) -> tuple[Booking, ...]:
    """What is booked for a printed story of this section: a booking with a size and no slot is of editions alone."""
    slots = find_layout(PACK, layouts=builder.wishes.layouts).manifest.slots
    name = section.casefold()
    return tuple(
        one
        for one in builder.source.adverts.bookings
        if for_web(one)
        and one.place in slots
        and (not one.sections or name in {each.casefold() for each in one.sections})
    )


def _sold(builder: Builder, bookings: tuple[Booking, ...]) -> list[str]:
    """Those bookings, and the files that are shown for them, in sums."""
    origin, world = builder.source.adverts.origin, builder.source.world
    told: list[str] = []
    for booking in bookings:
        told.append(booking.model_dump_json())
        name = getattr(booking.creative, "src", None)
        if isinstance(name, str) and origin is not None and origin.folder is not None:
            try:
                told.append(key_of(world.read(origin.folder / name).hex()))
            except PagekitError:
                told.append("")
    return told


def print_story(builder: Builder, row: Row, key: str) -> Printed:
    """Set the story and draw its pages. Raises PagekitError."""
    source, wishes = builder.source, builder.wishes
    book = source.adverts
    article = read_article(source.home / row.file, world=source.world)
    if row.path and builder.plan is not None:
        # The page that its code leads to.
        told_of = altered(article, url=builder.plan.ground.whole(row.path))
        article = told_of.at(article.origin) if article.origin else told_of
    made = render_pdf(
        article,
        publication=source.publication,
        layout=PACK,
        adverts=AdvertBook(_booked(builder, row.section), book.origin),
        layouts=wishes.layouts,
        at=wishes.at,
        drafts=True,
        cache=wishes.cache,
        world=source.world,
    )
    pages = made.thumbnails(dpi=DPI)
    return Printed(
        key,
        pages[:MOST_PAGES],
        told(made.report.notes, Files(source.home, source.world), row.file),
        made.page_count,
    )
