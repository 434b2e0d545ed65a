"""the pages of an edition, inked + their files → EditionBuild: bound for readers, each alone, and as plates."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pagekit.ink import PageInk
from pagekit.join import join
from pagekit.notes import Note, Report, unique
from pagekit.output import EditionBuild, PdfDocument
from pagekit.pictures import DerivativeCache
from pagekit.plan import EditionPlan
from pagekit.production.edition_files import Dressed, EditionFiles
from pagekit.production.edition_ink import edition_facts
from pagekit.production.edition_setting import Setting
from pagekit.production.edition_sheets import EditionSheet
from pagekit.world import World

if TYPE_CHECKING:
    # The press, when plates are wanted.
    from pagekit.production.edition_plates import Platemaker

Again = Callable[[frozenset[str]], tuple[EditionSheet, ...]]
"""The bookings whose creative can be shown → the pages composed with them; boxes of others are marked."""


@dataclass(frozen=True, slots=True)
class Made:
    """An edition whose pages are made: its plan, its pages composed and inked, what fills them, what was found."""

    plan: EditionPlan
    sheets: tuple[EditionSheet, ...]
    pages: Sequence[PageInk]
    files: EditionFiles
    notes: tuple[Note, ...]


def bound(
    setting: Setting,
    made: Made,
    stories: Dressed,
    again: Again,
    world: World | None,
    cache: DerivativeCache | None,
    platemaker: Platemaker | None = None,
    executor: Executor | None = None,
) -> EditionBuild:
    """The edition as its readers have it, and as plates where there is somebody who makes them."""
    reader = _document(setting, made.pages, made.files)
    told = (note for sheet in made.sheets for note in sheet.notes)
    notes = (*made.notes, *told, *made.files.notes, *reader.report.notes)
    figures = {
        **made.plan.report.figures,
        "overset_lines": sum(sheet.overset for sheet in made.sheets),
        "pictures": len(made.files.assets),
        "pages": reader.page_count,
        "pdf_bytes": len(reader.data),
    }
    each = tuple(_document(setting, (page,), made.files) for page in made.pages)
    name = setting.edition.name
    if platemaker is None:
        return EditionBuild(made.plan, reader, each, Report(name, unique(notes), figures))

    def sheets(shown: frozenset[str]) -> tuple[EditionSheet, ...]:
        return made.sheets if shown == made.files.shown else again(shown)

    plates = platemaker.plates(made.plan, stories, sheets, world, cache, executor)
    figures = {**figures, "plate_files": len(plates.files)}
    return EditionBuild(
        made.plan, reader, each, Report(name, unique((*notes, *plates.report.notes)), figures), plates
    )


def _document(setting: Setting, pages: Sequence[PageInk], files: EditionFiles) -> PdfDocument:
    joined = join(pages, edition_facts(setting.edition), files.assets, files.foreign)
    return PdfDocument(joined.data, joined.page_count, Report(setting.edition.name, joined.notes))
