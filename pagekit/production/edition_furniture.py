"""a planned page → its furniture and its standing items: nameplate, folio, section strip, rules between stories."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pagekit.plan import EditionPlan, PlannedPage
from pagekit.production.edition_stories import SetUp
from pagekit.typeset import SetAdvert
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Item
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.furniture import folio_line
from pagekit.typeset.sheet.words import PageWords


@dataclass(frozen=True, slots=True)
class Furnisher:
    """Furnishes the pages of a plan."""

    setup: SetUp
    plan: EditionPlan

    def furniture(self, stick: Stick, page: PlannedPage) -> Iterator[Item]:
        """What stands around the page, and is not read."""
        sheet = Sheet(self.setup.paper, stick.grid, self.setup.manifest.between.points, 5)
        pub = self.setup.edition.publication
        words = PageWords(
            pub.name, pub.lang, section=page.section, date=str(self.setup.edition.file.date), lang=stick.lang
        )
        for box in page.boxes:
            if box.kind == "furniture" and box.ref == "folio":
                yield from folio_line(stick, sheet, words, page.label, "right" if page.number % 2 else "left")

    def standing(self, stick: Stick, page: PlannedPage) -> tuple[SetAdvert, ...]:
        """The standing items of a page."""
        return ()
