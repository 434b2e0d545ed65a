"""Edition → EditionPlan, and its dummy as a PDF: the public calls for a whole newspaper.

read_edition → plan_edition → render_dummy
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pagekit.adverts import Filled
from pagekit.asked import PathLike, one
from pagekit.dummy import dummy_pages
from pagekit.dummy.pages import creative_address
from pagekit.errors import LayoutError
from pagekit.fonts import font_book
from pagekit.foreign import ForeignForm
from pagekit.house.labels import labels_for
from pagekit.ink import Inker
from pagekit.ink.fillings import Filling, FormFilling, PictureFilling
from pagekit.join import DocumentFacts, foreign, join
from pagekit.layout import Layout, Slot, find_layout
from pagekit.makeup.creatives import Creatives
from pagekit.makeup.page import PageAdvert
from pagekit.model import AdvertBook, Edition
from pagekit.notes import Note, Report, unique
from pagekit.output import PdfDocument
from pagekit.plan import EditionPlan, plan
from pagekit.production import asked
from pagekit.typeset import SlotAddress, Typesetter
from pagekit.units import mm
from pagekit.world import DiskWorld, World


@dataclass(slots=True)
class _Shown:
    """The creatives that fill their boxes, and what the document needs for them."""

    fillings: dict[str, Filling] = field(default_factory=dict)
    assets: dict[str, bytes] = field(default_factory=dict)
    forms: dict[str, ForeignForm] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def plan_edition(edition: Edition, *, layouts: PathLike | Sequence[PathLike] = ()) -> EditionPlan:
    """Plan an edition: how many pages it has, and where its adverts stand; what is left of each page is measured.

    `layouts` are folders that hold packs of your own. Raises BadOrder, UnknownLayout, LayoutError; InvalidInput where
    there can be no such edition, with the smallest conflict; MissingDependency without OR-Tools, which the extra
    `edition` brings.
    """
    remedy = "Pass one that was read: pagekit.read_edition(folder)."
    edition = one(edition, Edition, "edition", remedy)
    return plan(edition, _layout(edition, asked.layouts(layouts)))


def render_dummy(planned: EditionPlan, *, world: World | None = None) -> PdfDocument:
    """The dummy of a plan as a PDF: every sheet at its size with its adverts, and its holes with their measures.

    `world` is what may be read, where the edition was not read from the disk. Raises PagekitError.
    """
    planned = one(planned, EditionPlan, "planned", "Pass what plan_edition gave.")
    manifest = planned.layout.printed
    if manifest.edition is None:
        raise LayoutError(f"layout {planned.layout.name} has no [edition].")
    shown = _creatives(planned, asked.world(world))
    fonts = font_book(planned.layout)
    typesetter = Typesetter(fonts)
    pages = dummy_pages(planned, manifest, manifest.edition, typesetter, frozenset(shown.fillings))
    fillings = {creative_address(id): filling for id, filling in shown.fillings.items()}
    inker = Inker(manifest, fonts, shaper=typesetter.shaper)

    def filling(address: SlotAddress) -> Filling | None:
        return fillings.get(address)

    inked = tuple(inker.page(page, fillings=filling, lang="en") for page in pages)
    facts = DocumentFacts(title=f"{planned.edition.name}: dummy", lang="en")
    joined = join(inked, facts, shown.assets, {name: foreign(form) for name, form in shown.forms.items()})
    figures = {**planned.report.figures, "pages": joined.page_count, "pdf_bytes": len(joined.data)}
    # Creatives speak of slots; in an edition each stands in a place of its own.
    told = (replace(note, where=note.where.replace("slot ", "booking ", 1)) for note in shown.notes)
    notes = unique((*planned.notes, *told, *joined.notes))
    return PdfDocument(joined.data, joined.page_count, Report(planned.edition.name, notes, figures))


def _layout(edition: Edition, homes: Sequence[Path]) -> Layout:
    """The pack that the edition names: one of those known, or a folder beside its file."""
    name, home = edition.file.layout, edition.origin.folder if edition.origin else None
    beside = home / name if home is not None and "/" in name else None
    return find_layout(beside if beside is not None else name, folders=homes)


def _creatives(planned: EditionPlan, world: World | None) -> _Shown:
    """What advertisers sent, made ready for their boxes; what cannot be shown stays a marked box, with a note."""
    shown = _Shown()
    origin = planned.edition.origin
    if origin is None or origin.folder is None:
        return shown
    labels, _ = labels_for(planned.edition.publication.lang)
    maker = Creatives(
        world or DiskWorld(origin.folder),
        AdvertBook((), origin),
        web=False,
        assets=shown.assets,
        notes=shown.notes,
        forms=shown.forms,
    )
    for box in (box for page in planned.pages for box in page.boxes if box.kind == "advert"):
        booking = planned.bookings[box.ref]
        if booking.creative.kind in {"image", "pdf"}:
            _, _, width, height = box.rect
            slot = Slot(width=mm(width), height=mm(height), accepts=("image", "pdf"))
            advert = maker.advert(Filled(box.ref, slot, booking), labels, None)
            filling = _filling(advert) if advert is not None else None
            if filling is not None:
                shown.fillings[box.ref] = filling
    return shown


def _filling(advert: PageAdvert) -> Filling | None:
    if advert.form is not None:
        return FormFilling(advert.form.name, advert.form.width, advert.form.height, advert.alt, advert.href)
    if advert.picture is None:
        return None
    file = advert.picture.largest
    return PictureFilling(file.name, file.width, file.height, advert.alt, advert.href)
