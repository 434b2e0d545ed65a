"""a story → its printed pages as pictures, made when asked for, kept while nothing they depend on changes."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Any

from pagekit.intake import read_article
from pagekit.model.base import altered
from pagekit.preview.board import Files, Row, Told, told
from pagekit.production.article_pdf import render_pdf
from pagekit.site.build import Builder
from pagekit.site.state import key_of

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


def print_key(row: Row, common: str) -> str:
    """What decides how the story is printed: its files, and those of the house."""
    return key_of(row.id, row.file, row.sum, common)[:40]


def print_story(builder: Builder, row: Row, key: str) -> Printed:
    """Set the story and draw its pages. Raises PagekitError."""
    source, wishes = builder.source, builder.wishes
    article = read_article(source.home / row.file, world=source.world)
    if row.path and builder.plan is not None:
        # The page that its code leads to.
        told_of = altered(article, url=builder.plan.ground.whole(row.path))
        article = told_of.at(article.origin) if article.origin else told_of
    made = render_pdf(
        article,
        publication=source.publication,
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
