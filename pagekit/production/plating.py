"""a story + a press condition → its plates: the pages in the press's inks, with boxes, marks and intent."""

from __future__ import annotations

from pagekit.condition import Condition, profile_bytes
from pagekit.condition.convert import colour
from pagekit.errors import UnsupportedPress
from pagekit.ink.plate import plate_palette
from pagekit.join import Joined
from pagekit.join.claim import PlateFacts, held, plate_facts
from pagekit.layout import Cmyk, Layout, PrintManifest
from pagekit.layout.inks import inked as in_colours
from pagekit.makeup.printed import MonoPages
from pagekit.model import Article
from pagekit.notes import Note, info, unique, warning
from pagekit.plates import Sheets
from pagekit.preflight.read import available, preflight_made
from pagekit.preflight.told import Told
from pagekit.production.docket import Docket
from pagekit.production.printing import bound, document_facts, inked
from pagekit.production.stages import LaidOut, lay_out
from pagekit.production.telling import told


def plated(
    article: Article, docket: Docket, condition: Condition, black: MonoPages | None = None
) -> tuple[LaidOut, Joined]:
    """Lay out one story for a press, and make its plates, those of pages in `black` in black alone. The time `at` is
    when they were made, which their file says.

    Raises PagekitError, before any picture is made: UnsupportedPress for pages that pagekit does not write itself,
    BadOrder without a time, MissingResource without the condition's profile.
    """
    said = docket.at.isoformat() if docket.at is not None else None
    plates = plate_facts(condition, profile_bytes(condition), said)
    _hold(docket.layout, plates)
    made = lay_out(article, docket, printed=True, condition=condition, black=black)
    job = made.job

    def convert(rgb: str) -> Cmyk:
        return colour(rgb, condition)

    manifest = in_colours(job.layout.printed, made.page.options)
    palette = plate_palette(manifest, condition, convert)
    dark = plate_palette(manifest, condition, convert, mono=True)
    count = len(made.page.composition.pages) if made.page.composition else 0
    printed_black = {page: dark for page in range(1, count + 1) if black and page in black}
    facts = document_facts(job.story, plates)
    sheets = Sheets(condition, title=facts.title, at=said, files=job.materials.assets, book=job.fonts)
    pages = [sheets.lay(page) for page in inked(made, palette, condition.bleed, printed_black)]
    joined = bound(made, pages, facts)
    notes = (
        *made.notes, *_beyond(black, count), *palette.notes, *dark.notes, *joined.notes,
        *_verdict(joined.data, condition, told(made, black), bool(job.materials.forms)),
    )  # fmt: skip
    return made, Joined(joined.data, joined.page_count, unique(notes))


def _hold(layout: Layout, plates: PlateFacts) -> None:
    if not isinstance(layout.manifest, PrintManifest) or layout.manifest.draw == "engine":
        raise UnsupportedPress(
            f"layout {layout.name}: its pages are drawn by an engine that knows no inks, and plates are of composed "
            'pages. Take a composed pack, such as print-article, or leave out draw = "engine".'
        )
    held(plates)


def _beyond(black: MonoPages | None, count: int) -> tuple[Note, ...]:
    beyond = sorted(page for page in black.pages if page > count) if black else []
    if not beyond:
        return ()
    what = f"there is no page {beyond[0]} to print in black: there are {count}."
    return (
        warning("mono-page", "mono", what, "Number the pages from 1, as they follow each other in the file."),
    )


def _verdict(plates: bytes, condition: Condition, known: Told, strangers: bool) -> tuple[Note, ...]:
    """What preflight finds in the file, and which of its rules held; those about finished plates are not asked here."""
    if not available():
        what = "nobody has looked the plates over: preflight needs pikepdf."
        return (info("preflight-missing", "plates", what, "pip install 'pagekit[press]'"),)
    report = preflight_made(plates, condition, known, strangers=strangers)
    what = f"{report.summary}; what is on the finished plates was not asked."
    return (
        *report.notes,
        info("preflight", "plates", what, f"pagekit preflight FILE --press {condition.name}"),
    )
