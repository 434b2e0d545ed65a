"""EditionPlan + sheets → EditionFiles: creatives and pictures made at the size that they are placed.

What cannot be shown stays a marked box, with a note.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol

from pagekit.adverts import Filled
from pagekit.dummy.pages import creative_address
from pagekit.foreign import ForeignForm
from pagekit.house import Story
from pagekit.house.labels import labels_for
from pagekit.ink.fillings import CodeFilling, Filling
from pagekit.join import Form, foreign
from pagekit.layout import Slot
from pagekit.makeup import Materials
from pagekit.makeup.creatives import Creatives
from pagekit.makeup.printed import MonoPages, Press
from pagekit.model import AdvertBook, Booking, Edition, PdfCreative
from pagekit.notes import Note
from pagekit.pictures import DerivativeCache
from pagekit.plan import EditionPlan, PlanBox
from pagekit.production.edition_adverts import whole_slot
from pagekit.production.edition_sheets import EditionSheet
from pagekit.production.printing import advert_filling
from pagekit.typeset import SlotAddress
from pagekit.typeset.bleed import bleeding
from pagekit.typeset.page import PictureBox
from pagekit.units import mm
from pagekit.world import DiskWorld, World

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
    made: int = 0
    """Picture files that had to be encoded."""

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
) -> None:
    """What advertisers sent, and pages that come from outside, made ready for their boxes; with `press`, for plates."""
    origin = plan.edition.origin
    if origin is None or origin.folder is None:
        return
    labels, _ = labels_for(plan.edition.publication.lang)
    notes: list[Note] = []
    readable, book = world or DiskWorld(origin.folder), AdvertBook((), origin)
    supplied = {page.number: page.file for page in plan.edition.file.special_pages if page.kind == "supplied"}
    for page in plan.pages:
        maker = Creatives(
            readable,
            book,
            web=False,
            assets=files.assets,
            notes=notes,
            cache=cache,
            forms=files.forms,
            press=press.on(page.number) if press else None,
        )
        for box in page.boxes:
            booking = plan.bookings.get(box.ref) if box.kind == "advert" else None
            address = creative_address(box.ref)
            if box.kind == "standing" and box.ref == f"page-{page.number}" and supplied.get(page.number):
                booking = _supplied(page.number, str(supplied[page.number]))
                address = whole_slot(page.number)
            if booking is not None and booking.creative.kind in {"image", "pdf"}:
                advert = maker.advert(_place(box, booking), labels, None)
                filling = advert_filling(advert) if advert is not None else None
                if filling is not None:
                    files.fillings[address] = filling
        files.made += maker.made
    # Creatives speak of slots; in an edition each stands in a place of its own.
    files.notes += (replace(note, where=note.where.replace("slot ", "booking ", 1)) for note in notes)


def add_pictures(
    files: EditionFiles,
    sheets: Iterable[EditionSheet],
    stories: Dressed,
    world: World | None,
    cache: DerivativeCache | None = None,
    press: EditionPress | None = None,
) -> None:
    """The pictures of the stories on these pages; with `press`, for plates."""
    articles = {article.id: article for article in stories.edition.stories}
    for sheet in sheets:
        bleeds = bleeding(sheet.page, press.condition.bleed.points if press else sheet.manifest.bleed.points)
        for id, boxes in sheet.pictures.items():
            if not boxes:
                continue
            article = articles[id]
            folder = article.origin.folder if article.origin else None
            materials = Materials(
                world or DiskWorld(*([folder] if folder else [])),
                article,
                AdvertBook(()),
                sheet.manifest.pictures,
                web=False,
                cache=cache,
                written=True,
                press=press.on(sheet.page.number) if press else None,
            )
            beyond = {own: bleeds[there] for own, there in boxes if there in bleeds}
            placed, _missing = materials.composed(stories.dressed[id], [own for own, _ in boxes], beyond)
            files.assets.update(materials.assets)
            files.notes += materials.notes
            files.made += materials.made
            files.pictures.update({there: placed[own] for own, there in boxes if own in placed})


def add_codes(files: EditionFiles, sheets: Iterable[EditionSheet]) -> None:
    """The codes to scan of house adverts."""
    for sheet in sheets:
        for address, (code, alt) in sheet.codes.items():
            files.fillings[address] = CodeFilling(code.modules, code.bars, alt)


def _place(box: PlanBox, booking: Booking) -> Filled:
    _, _, width, height = box.rect
    return Filled(box.ref, Slot(width=mm(width), height=mm(height), accepts=("image", "pdf")), booking)


def _supplied(number: int, file: str) -> Booking:
    """A page that comes from outside, taken as an advertiser's page is."""
    creative = PdfCreative(src=file, alt=f"Page {number}", box="trim")
    return Booking(id=f"page-{number}", creative=creative)
