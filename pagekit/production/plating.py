"""a story + a press condition → its plates: the pages in the press's inks, with boxes, marks and intent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pagekit.condition import Condition, profile_bytes
from pagekit.condition.convert import colour
from pagekit.errors import UnsupportedPress
from pagekit.ink.page import PageInk
from pagekit.ink.plate import plate_palette
from pagekit.join import DocumentFacts, Joined
from pagekit.join.claim import PlateFacts, held, plate_facts
from pagekit.layout import Cmyk, Layout, PrintManifest
from pagekit.layout.inks import inked as in_colours
from pagekit.makeup.printed import MonoPages
from pagekit.model import Article
from pagekit.notes import Note, info, unique, warning
from pagekit.plates import Sheets
from pagekit.preflight.read import available, preflight_made
from pagekit.preflight.report import PreflightReport
from pagekit.preflight.told import Told
from pagekit.production.docket import Docket
from pagekit.production.printing import bound, document_facts, inked
from pagekit.production.stages import LaidOut, lay_out
from pagekit.production.telling import told


@dataclass(frozen=True, slots=True)
class Inked:
    """A story in the inks of a press, before it is laid on sheets."""

    made: LaidOut
    pages: tuple[PageInk, ...]
    facts: DocumentFacts
    condition: Condition
    told: Told
    notes: tuple[Note, ...]
    """What was found on the way, and what there is to say of its colours."""

    @property
    def sheets(self) -> Sheets:
        """What lays its pages on the printer's sheets."""
        job, plates = self.made.job, self.facts.plates
        at = plates.at if plates else None
        return Sheets(
            self.condition, title=self.facts.title, at=at, files=job.materials.assets, book=job.fonts
        )


def plated(
    article: Article, docket: Docket, condition: Condition, black: MonoPages | None = None
) -> tuple[LaidOut, Joined]:
    """Lay out one story for a press, and make its plates as one file. Raises what `inked_for` raises."""
    done = inked_for(article, docket, condition, black)
    sheets = done.sheets
    joined = bound(done.made, [sheets.lay(page) for page in done.pages], done.facts)
    report = looked_over(joined.data, done, done.told)
    notes = (*done.notes, *joined.notes, *(report.notes if report else ()), verdict([report], condition))
    return done.made, Joined(joined.data, joined.page_count, unique(notes))


def inked_for(article: Article, docket: Docket, condition: Condition, black: MonoPages | None) -> Inked:
    """Lay out one story for a press, and ink it, the pages in `black` in black alone. The time `at` is when its plates
    were made, which their files say.

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
    pages = inked(made, palette, condition.bleed, printed_black)
    notes = (*made.notes, *_beyond(black, count), *palette.notes, *dark.notes)
    facts = document_facts(job.story, plates)
    return Inked(made, pages, facts, condition, told(made, black), notes)


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


def looked_over(data: bytes, done: Inked, known: Told, name: str = "the plates") -> PreflightReport | None:
    """What preflight finds in a file of plates; those of its rules about finished plates are not asked here. None where
    nobody can look.
    """
    if not available():
        return None
    strangers = bool(done.made.job.materials.forms)
    return preflight_made(data, done.condition, known, strangers=strangers, name=name)


def verdict(reports: Sequence[PreflightReport | None], condition: Condition) -> Note:
    """In a line: which rules held, of one file or of several."""
    looked = [report for report in reports if report is not None]
    if not looked:
        what = "nobody has looked the plates over: preflight needs pikepdf."
        return info("preflight-missing", "plates", what, "pip install 'pagekit[press]'")
    held = sum(not report.broken for report in looked)
    said = (
        looked[0].summary
        if len(looked) == 1
        else f"in {held} of {len(looked)} files every rule held for {condition.name}"
    )
    what = f"{said}; what is on the finished plates was not asked."
    return info("preflight", "plates", what, f"pagekit preflight FILE --press {condition.name}")
