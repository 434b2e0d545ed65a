"""an edition that was set + a press condition → PressDelivery: a file for each page, in black alone where it says so.

The pages are those of the reader's PDF, with pictures and creatives made for the press. A creative that a press cannot
print, though a screen shows it, leaves a marked box.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, replace

from pagekit.condition import Condition
from pagekit.dummy.pages import creative_address
from pagekit.join.claim import PlateFacts
from pagekit.makeup.printed import MonoPages, Press
from pagekit.model import HouseCreative
from pagekit.notes import unique
from pagekit.output import PressDelivery
from pagekit.pictures import DerivativeCache
from pagekit.plan import EditionPlan
from pagekit.plan.items import booked_sides
from pagekit.plates import Naming
from pagekit.preflight.told import Absent, Told
from pagekit.production.edition_files import (
    Dressed,
    EditionFiles,
    EditionPress,
    add_codes,
    add_creatives,
    add_pictures,
)
from pagekit.production.edition_ink import edition_facts, inked
from pagekit.production.edition_setting import Setting
from pagekit.production.edition_sheets import EditionSheet
from pagekit.production.edition_stories import SetUp
from pagekit.production.presswork import Inked, press_facts, press_palette
from pagekit.production.sending import named, sent
from pagekit.production.telling import Sold, absent, told_of
from pagekit.typeset import SlotAddress
from pagekit.typeset.addresses import edition_key
from pagekit.units import mm
from pagekit.world import World


@dataclass(frozen=True, slots=True)
class Platemaker:
    """Makes the plates of an edition."""

    setup: Setting
    condition: Condition
    naming: Naming
    facts: PlateFacts

    @classmethod
    def of(cls, setup: Setting, condition: Condition, naming: Naming | str | None) -> Platemaker:
        """Raises what `press_facts` raises, before anything is planned; BadOrder for what names no files."""
        edition = setup.edition
        names = named(naming, edition.publication.name, edition.file.date.strftime("%Y%m%d"))
        # Looks at the condition's profile, too.
        Press(condition)
        return cls(setup, condition, names, press_facts(setup.layout, condition, setup.at))

    def plates(
        self,
        plan: EditionPlan,
        stories: Dressed,
        sheets: Callable[[frozenset[str]], tuple[EditionSheet, ...]],
        world: World | None,
        cache: DerivativeCache | None,
        executor: Executor | None = None,
    ) -> PressDelivery:
        """The plates of a plan; `sheets` sets its pages where these bookings are shown."""
        setup, condition = self.setup, self.condition
        black = MonoPages(pages=frozenset(page.number for page in plan.pages if not page.colour))
        press = EditionPress(condition, black)
        files = EditionFiles()
        add_creatives(files, plan, world, cache, press, executor)
        pages = sheets(files.shown)
        add_pictures(files, pages, stories, world, cache, press, executor)
        add_codes(files, pages)
        palettes = [
            press_palette(sheet.manifest, condition, mono=sheet.page.number in black) for sheet in pages
        ]
        ink = inked(setup, pages, files, palettes, condition.bleed)
        notes = (
            *(note for sheet in pages for note in sheet.notes),
            *files.notes,
            *(note for palette in palettes for note in palette.notes),
        )
        done = Inked(
            ink,
            replace(edition_facts(setup.edition), plates=self.facts),
            condition,
            self._told(plan, stories, pages, files.shown, black),
            unique(notes),
            files.assets,
            files.forms,
            setup.fonts,
        )
        figures = {"pictures": len(files.assets)}
        name, naming = setup.edition.name, self.naming
        return sent(done, name, naming, grouping="page", figures=figures, executor=executor)

    def _told(
        self,
        plan: EditionPlan,
        stories: Dressed,
        pages: tuple[EditionSheet, ...],
        shown: frozenset[str],
        black: MonoPages,
    ) -> Told:
        """What preflight is told: what was booked and has not come, whose pictures are not cleared."""
        figures = {
            edition_key(id, figure.key): figure
            for id, story in stories.dressed.items()
            for figure in story.every_figure
        }
        missing = tuple(self._missing(plan, shown))
        return told_of([sheet.page for sheet in pages], self._sold(plan), figures, missing, black)

    def _sold(self, plan: EditionPlan) -> dict[SlotAddress, Sold]:
        found = {}
        for page in plan.pages:
            for box in page.boxes:
                booking = plan.bookings.get(box.ref) if box.kind == "advert" else None
                if booking is not None:
                    # Where no grid is packed, the box is as large as was booked.
                    sides = (
                        booked_sides(booking, self.setup.grid)
                        if isinstance(self.setup, SetUp)
                        else box.rect[2:]
                    )
                    size = (mm(sides[0]).points, mm(sides[1]).points) if sides else None
                    found[creative_address(box.ref)] = replace(Sold.of(booking), slot=box.size, size=size)
        return found

    def _missing(self, plan: EditionPlan, shown: frozenset[str]) -> Iterator[Absent]:
        for page in plan.pages:
            for box in page.boxes:
                booking = plan.bookings.get(box.ref) if box.kind == "advert" else None
                if booking is None or box.ref in shown or isinstance(booking.creative, HouseCreative):
                    continue
                yield absent(booking, box.size, page.number)
