"""a story + a press condition → its plates: the pages in the press's inks, with boxes, marks and intent."""

from __future__ import annotations

from pagekit.condition import Condition
from pagekit.join import Joined
from pagekit.layout.inks import inked as in_colours
from pagekit.makeup.printed import MonoPages
from pagekit.model import Article
from pagekit.notes import Note, unique, warning
from pagekit.production.docket import Docket
from pagekit.production.presswork import Inked, looked_over, press_facts, press_palette, verdict
from pagekit.production.printing import bound, document_facts, inked
from pagekit.production.stages import LaidOut, lay_out
from pagekit.production.telling import told


def plated(
    article: Article, docket: Docket, condition: Condition, black: MonoPages | None = None
) -> tuple[LaidOut, Joined]:
    """Lay out one story for a press, and make its plates as one file. Raises what `inked_for` raises."""
    made, done = inked_for(article, docket, condition, black)
    sheets = done.sheets
    joined = bound(made, [sheets.lay(page) for page in done.pages], done.facts)
    (report,) = looked_over([done.finished(joined.data, done.told)], condition)
    notes = (*done.notes, *joined.notes, *(report.notes if report else ()), verdict([report], condition))
    return made, Joined(joined.data, joined.page_count, unique(notes))


def inked_for(
    article: Article, docket: Docket, condition: Condition, black: MonoPages | None
) -> tuple[LaidOut, Inked]:
    """Lay out one story for a press, and ink it, the pages in `black` in black alone. The time `at` is when its plates
    were made, which their files say. Raises what `press_facts` raises, before any picture is made; PagekitError.
    """
    plates = press_facts(docket.layout, condition, docket.at)
    made = lay_out(article, docket, printed=True, condition=condition, black=black)
    job = made.job
    manifest = in_colours(job.layout.printed, made.page.options)
    palette = press_palette(manifest, condition)
    dark = press_palette(manifest, condition, mono=True)
    count = len(made.page.composition.pages) if made.page.composition else 0
    printed_black = {page: dark for page in range(1, count + 1) if black and page in black}
    pages = inked(made, palette, condition.bleed, printed_black)
    return made, Inked(
        pages,
        document_facts(job.story, plates),
        condition,
        told(made, black),
        (*made.notes, *_beyond(black, count), *palette.notes, *dark.notes),
        job.materials.assets,
        job.materials.forms,
        job.fonts,
    )


def _beyond(black: MonoPages | None, count: int) -> tuple[Note, ...]:
    beyond = sorted(page for page in black.pages if page > count) if black else []
    if not beyond:
        return ()
    what = f"there is no page {beyond[0]} to print in black: there are {count}."
    return (
        warning("mono-page", "mono", what, "Number the pages from 1, as they follow each other in the file."),
    )
