"""sample stories → their composed pages, each story once for all tests of the auditor."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pagekit
from pagekit.fonts import font_book
from pagekit.house import dress
from pagekit.house.story import Story
from pagekit.layout import PrintManifest, find_layout
from pagekit.layout.formats import dressed, worn
from pagekit.typeset import ArticleMatter, Composition, Typesetter, compose_article
from pagekit.typeset.audit.audit import audit
from pagekit.typeset.audit.found import Audit
from pagekit.typeset.audit.seen import SeenPage, seen_pages
from pagekit.typeset.sheet.area import Sheet

COURIER = Path(__file__).parents[3] / "examples" / "courier"
PACKS = ("print-article", "magazine")
STORIES = (
    "saiga-road.yaml",
    "night-train.md",
    "last-tram.yaml",
    "snow-count.md",
    "weather-station.md",
    "kilometre-212-live.md",
    "tram-six.yaml",
    "bakery-ledger.toml",
    "alma-bagy.yaml",
    "chess-club.json",
)


@dataclass(frozen=True)
class Composed:
    """A story's pages, and all that the auditor asks of them."""

    composition: Composition
    sheet: Sheet
    story: Story
    manifest: PrintManifest
    typesetter: Typesetter

    def audited(self, composition: Composition | None = None) -> Audit:
        """What is seen on its pages, or on others in their place."""
        return audit(
            composition or self.composition,
            sheet=self.sheet,
            story=self.story,
            manifest=self.manifest,
            typesetter=self.typesetter,
        )

    def seen(self) -> tuple[SeenPage, ...]:
        """Its pages as they are seen."""
        return seen_pages(self.composition, self.sheet, self.story, self.manifest, self.typesetter)


@cache
def setter(pack: str) -> Typesetter:
    return Typesetter(font_book(find_layout(pack)))


@cache
def composed(pack: str, name: str) -> Composed:
    """The pages of a sample story in a pack, on A4, without adverts."""
    site = pagekit.read_publication(COURIER / "publication.toml")
    story = dress(pagekit.read_article(COURIER / "articles" / name), site)
    manifest = find_layout(pack).printed
    manifest = dressed(manifest, worn(manifest, story.format)[0])
    columns = 3 if pack == "magazine" else 2
    sheet = Sheet(manifest.papers["a4"], manifest.baseline.points, manifest.between.points, columns)
    made = compose_article(
        story,
        manifest,
        setter(pack),
        paper=sheet.paper,
        columns=columns,
        matter=ArticleMatter(story.shapes, {}, None, code=True),
    )
    return Composed(made, sheet, story, manifest, setter(pack))


@cache
def found(pack: str, name: str) -> Audit:
    """What is seen on them."""
    return composed(pack, name).audited()
