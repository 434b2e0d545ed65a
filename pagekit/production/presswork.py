"""pages in the inks of a press → Inked, what plates are made of, whoever laid out the pages; and what preflight says.

What is refused is refused before any picture is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import datetime

from pagekit.condition import Condition, profile_bytes
from pagekit.condition.convert import colour
from pagekit.errors import UnsupportedPress
from pagekit.fonts import FontBook
from pagekit.foreign import ForeignForm
from pagekit.ink.page import PageInk
from pagekit.ink.plate import PlatePalette, plate_palette
from pagekit.jobs.pool import Work
from pagekit.join import DocumentFacts
from pagekit.join.claim import PlateFacts, held, plate_facts
from pagekit.layout import Cmyk, Layout, PrintManifest
from pagekit.notes import Note, info
from pagekit.plates import Sheets
from pagekit.preflight.read import available, preflight_made
from pagekit.preflight.report import PreflightReport
from pagekit.preflight.told import Told


@dataclass(frozen=True, slots=True)
class Inked:
    """The pages of a document in the inks of a press, before they are laid on sheets."""

    pages: tuple[PageInk, ...]
    facts: DocumentFacts
    condition: Condition
    told: Told
    notes: tuple[Note, ...]
    """What was found on the way, and what there is to say of its colours."""
    files: Mapping[str, bytes]
    """Its pictures."""
    forms: Mapping[str, ForeignForm]
    """What advertisers drew."""
    fonts: FontBook

    @property
    def sheets(self) -> Sheets:
        """What lays its pages on the printer's sheets."""
        at = self.facts.plates.at if self.facts.plates else None
        return Sheets(self.condition, title=self.facts.title, at=at, files=self.files, book=self.fonts)

    def finished(self, data: bytes, told: Told, name: str = "the plates") -> Finished:
        """A file of these pages, and what is known of it."""
        return Finished(data, told, name, bool(self.forms))


@dataclass(frozen=True, slots=True)
class Finished:
    """A file of plates that nobody has looked over yet."""

    data: bytes
    told: Told
    name: str
    strangers: bool
    """Whether there may be pages in it that somebody else drew."""


def press_facts(layout: Layout, condition: Condition, at: datetime | None) -> PlateFacts:
    """What plates in this pack are made for, and when they were made.

    Raises UnsupportedPress for pages that pagekit does not write itself, BadOrder without a time, MissingResource
    without the condition's profile.
    """
    plates = plate_facts(condition, profile_bytes(condition), at.isoformat() if at is not None else None)
    if not isinstance(layout.manifest, PrintManifest) or layout.manifest.draw == "engine":
        raise UnsupportedPress(
            f"layout {layout.name}: its pages are drawn by an engine that knows no inks, and plates are of composed "
            'pages. Take a composed pack, such as print-article, or leave out draw = "engine".'
        )
    held(plates)
    return plates


def press_palette(manifest: PrintManifest, condition: Condition, *, mono: bool = False) -> PlatePalette:
    """The colours of a pack in the inks of the press."""

    def convert(rgb: str) -> Cmyk:
        return colour(rgb, condition)

    return plate_palette(manifest, condition, convert, mono=mono)


def looked_over(
    files: Sequence[Finished], condition: Condition, executor: Executor | None = None
) -> Iterator[PreflightReport | None]:
    """What preflight finds in files of plates, each looked at here, or by the executor; those of its rules about
    finished plates are not asked here. None where nobody can look.
    """
    return _LOOKING.shared(executor, condition, files)


def _look(condition: Condition, file: Finished) -> PreflightReport | None:
    if not available():
        return None
    return preflight_made(file.data, condition, file.told, strangers=file.strangers, name=file.name)


def _held_against(condition: Condition) -> Condition:
    return condition


_LOOKING = Work("the look at the plates", _held_against, _look)


def verdict(reports: Sequence[PreflightReport | None], condition: Condition) -> Note:
    """In a line: which rules held, of one file or of several."""
    looked = [report for report in reports if report is not None]
    if not looked:
        what = "nobody has looked the plates over: preflight needs pikepdf."
        return info("preflight-missing", "plates", what, "pip install 'pagekit[press]'")
    kept = sum(not report.broken for report in looked)
    said = (
        looked[0].summary
        if len(looked) == 1
        else f"in {kept} of {len(looked)} files every rule held for {condition.name}"
    )
    what = f"{said}; what is on the finished plates was not asked."
    return info("preflight", "plates", what, f"pagekit preflight FILE --press {condition.name}")
