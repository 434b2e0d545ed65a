"""EditionPlan → its dummy as a PDF: every sheet with its boxes, and what is left of it for stories."""

from __future__ import annotations

from pagekit.asked import one
from pagekit.dummy import dummy_pages
from pagekit.errors import LayoutError
from pagekit.fonts import font_book
from pagekit.ink import Inker
from pagekit.join import DocumentFacts, join
from pagekit.notes import Report, unique
from pagekit.output import PdfDocument
from pagekit.plan import EditionPlan
from pagekit.production import asked
from pagekit.production.edition_files import EditionFiles, add_creatives
from pagekit.typeset import Typesetter
from pagekit.world import World


def render_dummy(planned: EditionPlan, *, world: World | None = None) -> PdfDocument:
    """The dummy of a plan as a PDF: every sheet at its size with its adverts, and its holes with their measures.

    `world` is what may be read, where the edition was not read from the disk. Raises PagekitError.
    """
    planned = one(planned, EditionPlan, "planned", "Pass what plan_edition gave.")
    manifest = planned.layout.printed
    if manifest.packed is None:
        raise LayoutError(f"layout {planned.layout.name} packs no pages, and has no dummy of them.")
    files = EditionFiles()
    add_creatives(files, planned, asked.world(world))
    fonts = font_book(planned.layout)
    typesetter = Typesetter(fonts)
    pages = dummy_pages(planned, manifest, manifest.packed, typesetter, files.shown)
    inker = Inker(manifest, fonts, shaper=typesetter.shaper)
    inked = tuple(inker.page(page, fillings=files.fillings.get, lang="en") for page in pages)
    joined = join(
        inked, DocumentFacts(title=f"{planned.edition.name}: dummy", lang="en"), files.assets, files.foreign
    )
    figures = {**planned.report.figures, "pages": joined.page_count, "pdf_bytes": len(joined.data)}
    notes = unique((*planned.notes, *files.notes, *joined.notes))
    return PdfDocument(joined.data, joined.page_count, Report(planned.edition.name, notes, figures))
