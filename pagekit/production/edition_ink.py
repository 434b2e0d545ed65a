"""sheets of an edition + what fills them → PageInks, and what their document says of itself."""

from __future__ import annotations

from collections.abc import Sequence

from pagekit.ink import Inker, PageInk
from pagekit.ink.palette import Palette
from pagekit.join import DocumentFacts
from pagekit.model import Edition
from pagekit.production.edition_files import EditionFiles
from pagekit.production.edition_setting import Setting
from pagekit.production.edition_sheets import EditionSheet
from pagekit.units import Length


def inked(
    setup: Setting,
    sheets: Sequence[EditionSheet],
    files: EditionFiles,
    palettes: Sequence[Palette] | None = None,
    bleed: Length | None = None,
) -> tuple[PageInk, ...]:
    """The pages as they were decided: in the pack's colours as they are seen, and with its bleed, where nothing else is
    passed in; `palettes` has one for each sheet.
    """
    lang = setup.edition.publication.lang
    each: Sequence[Palette | None] = palettes or [None] * len(sheets)
    return tuple(
        Inker(sheet.manifest, setup.fonts, palette, setup.typesetter.shaper, bleed).page(
            sheet.page, pictures=files.pictures, fillings=files.fillings.get, lang=lang
        )
        for sheet, palette in zip(sheets, each, strict=True)
    )


def edition_facts(edition: Edition) -> DocumentFacts:
    """What a document says of an edition."""
    publication = edition.publication
    return DocumentFacts(title=edition.name, lang=publication.lang, description=publication.description or "")
