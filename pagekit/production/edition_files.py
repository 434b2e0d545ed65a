"""EditionPlan + sheets → EditionFiles: creatives and pictures made at the size that they are placed.

What cannot be shown stays a marked box, with a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from pagekit.adverts import Filled
from pagekit.dummy.pages import creative_address
from pagekit.foreign import ForeignForm
from pagekit.house import Story
from pagekit.ink.fillings import CodeFilling, Filling
from pagekit.join import Form, foreign
from pagekit.layout import Slot
from pagekit.makeup.printed import MonoPages, Press
from pagekit.model import Booking, Edition, PdfCreative
from pagekit.notes import Note
from pagekit.pictures import DerivativeCache
from pagekit.plan import EditionPlan, PlanBox, PlannedPage
from pagekit.production.edition_adverts import whole_slot
from pagekit.production.edition_page_files import (
    CREATIVES,
    PICTURES,
    Bookings,
    Lent,
    PageFiles,
    Pictures,
    Sent,
    StoryPictures,
)
from pagekit.production.edition_sheets import EditionSheet
from pagekit.typeset import SlotAddress
from pagekit.typeset.bleed import Beyond, beyond, bleeding
from pagekit.typeset.page import Box, PictureBox
from pagekit.units import mm
from pagekit.world import World

if TYPE_CHECKING:
    # The reader's PDF knows no press.
    from pagekit.condition import Condition


class Dressed(Protocol):
    """Whose stories stand on the sheets of an edition."""

    @property
    def edition(self) -> Edition:
        """What was read."""

    @property
    def dressed(self) -> Mapping[str, Story]:
        """Every story in house style, by its id."""


@dataclass(frozen=True, slots=True)
class EditionPress:
    """What the files of an edition are made for, where they go to plates."""

    condition: Condition
    black: MonoPages
    """The pages that are printed in black alone."""

    def on(self, page: int) -> Press:
        """The press as it prints a page."""
        return Press(self.condition, page in self.black)


@dataclass(slots=True)
class EditionFiles:
    """What the pages of an edition are filled with, and the notes of making it."""

    assets: dict[str, bytes] = field(default_factory=dict)
    forms: dict[str, ForeignForm] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    fillings: dict[SlotAddress, Filling] = field(default_factory=dict)
    pictures: dict[PictureBox, str] = field(default_factory=dict)

    def take(self, page: PageFiles) -> None:
        """Add what was made for a page."""
        self.assets.update(page.assets)
        self.forms.update(page.forms)
        self.fillings.update(page.fillings)
        self.pictures.update(page.pictures)
        self.notes += page.notes

    @property
    def shown(self) -> frozenset[str]:
        """The bookings whose creative is shown."""
        return frozenset(address.story for address in self.fillings if address.story)

    @property
    def foreign(self) -> Mapping[str, Form]:
        """What advertisers drew, as the document takes it."""
        return {name: foreign(form) for name, form in self.forms.items()}


def add_creatives(
    files: EditionFiles,
    plan: EditionPlan,
    world: World | None,
    cache: DerivativeCache | None = None,
    press: EditionPress | None = None,
    executor: Executor | None = None,
) -> None:
    """What advertisers sent, and pages that come from outside, made ready for their boxes; with `press`, for plates."""
    origin = plan.edition.origin
    if origin is None or origin.folder is None:
        return
    pages = [page for one in plan.pages if (page := _bookings(plan, one, press)).places]
    common = Sent(origin, plan.edition.publication.lang, world, cache)
    for made in CREATIVES.shared(executor, common, pages):
        # Creatives speak of slots; in an edition each stands in a place of its own.
        told = (replace(note, where=note.where.replace("slot ", "booking ", 1)) for note in made.notes)
        files.take(replace(made, notes=tuple(told)))


def add_pictures(
    files: EditionFiles,
    sheets: Iterable[EditionSheet],
    stories: Dressed,
    world: World | None,
    cache: DerivativeCache | None = None,
    press: EditionPress | None = None,
    executor: Executor | None = None,
) -> None:
    """The pictures of the stories on these pages; with `press`, for plates."""
    pages = [page for sheet in sheets if (page := _pictures(sheet, stories, press)).stories]
    for made in PICTURES.shared(executor, Lent(world, cache), pages):
        files.take(made)


def add_codes(files: EditionFiles, sheets: Iterable[EditionSheet]) -> None:
    """The codes to scan of house adverts."""
    for sheet in sheets:
        for address, (code, alt) in sheet.codes.items():
            files.fillings[address] = CodeFilling(code.modules, code.bars, alt)


def _bookings(plan: EditionPlan, page: PlannedPage, press: EditionPress | None) -> Bookings:
    special = plan.edition.file.special_pages
    supplied = next(
        (one.file for one in special if one.kind == "supplied" and one.number == page.number), None
    )
    places: list[tuple[SlotAddress, Filled]] = []
    bleeds: dict[str, Beyond] = {}
    for box in page.boxes:
        booking = plan.bookings.get(box.ref) if box.kind == "advert" else None
        address = creative_address(box.ref)
        if box.kind == "standing" and box.ref == f"page-{page.number}" and supplied:
            booking = _supplied(page.number, str(supplied))
            address = whole_slot(page.number)
        if booking is not None and booking.creative.kind in {"image", "pdf"}:
            places.append((address, _place(box, booking)))
            if any(sides := _beyond(plan, box, press)):
                bleeds[box.ref] = sides
    return Bookings(tuple(places), press.on(page.number) if press else None, bleeds)


def _beyond(plan: EditionPlan, box: PlanBox, press: EditionPress | None) -> Beyond:
    """How far a place goes on beyond the page: in a magazine, whose adverts of a page go to its trim."""
    manifest = plan.layout.printed
    bleed = press.condition.bleed if press else manifest.bleed
    x, y, width, height = (mm(side).points for side in box.rect)
    area = Box(x, y, width, height)
    return beyond(area, plan.paper.width.points, plan.paper.height.points, bleed.points * bool(manifest.runs))


def _pictures(sheet: EditionSheet, stories: Dressed, press: EditionPress | None) -> Pictures:
    articles, told = {article.id: article for article in stories.edition.stories}, stories.dressed
    bleeds = bleeding(sheet.page, press.condition.bleed.points if press else sheet.manifest.bleed.points)
    each = tuple(
        StoryPictures(
            articles[id],
            told[id],
            boxes,
            {own: bleeds[there] for own, there in boxes if there in bleeds},
        )
        for id, boxes in sheet.pictures.items()
        if boxes
    )
    return Pictures(each, sheet.manifest.pictures, press.on(sheet.page.number) if press else None)


def _place(box: PlanBox, booking: Booking) -> Filled:
    _, _, width, height = box.rect
    return Filled(box.ref, Slot(width=mm(width), height=mm(height), accepts=("image", "pdf")), booking)


def _supplied(number: int, file: str) -> Booking:
    """A page that comes from outside, taken as an advertiser's page is."""
    creative = PdfCreative(src=file, alt=f"Page {number}", box="trim")
    return Booking(id=f"page-{number}", creative=creative)
