"""a PDF of any origin + a press condition → PreflightReport. Needs the `press` extra (pikepdf).

The file is read in a process of its own, with limits of work and memory; plates are rendered in another, where
Ghostscript is installed.
"""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from pagekit.asked import PathLike, one, path_text, refusal
from pagekit.condition import Condition, find_condition
from pagekit.errors import JobFailed, LimitExceeded, MissingDependency, Unreadable
from pagekit.jobs import run
from pagekit.jobs.ghostscript import ghostscript
from pagekit.notes import Note, info
from pagekit.preflight.against import against
from pagekit.preflight.bounds import LIMITS, MAX_FILE, PLATE_LIMITS
from pagekit.preflight.finding import Finding
from pagekit.preflight.job import looked_at, plated
from pagekit.preflight.looked import Looked
from pagekit.preflight.plates.rules import PLATE_RULES, Plated, PlatesAsked
from pagekit.preflight.report import PreflightReport, reported
from pagekit.preflight.rules import booked
from pagekit.preflight.told import Told
from pagekit.world import DiskWorld, read_named

_BOOKED = {rule.name for rule in booked.RULES} | {rule.name for rule in booked.PAGE_RULES}
_MEMORY, _MADE = "the PDF", "the plates"
_A_PDF = "Pass the path of a PDF, or its bytes."


def available() -> bool:
    """True when PDFs can be looked at here."""
    return find_spec("pikepdf") is not None


def preflight_pdf(
    pdf: PathLike | bytes, *, press: PathLike | Condition | None = None, plates: bool = True
) -> PreflightReport:
    """Look a PDF over as a printer would: the rules of the file, and with a press condition those of its inks, sizes
    and edges, each finding with its page and place.

    `press`: the name of a condition (`pagekit conditions` lists them), the path of one, or a Condition. `plates`: where
    Ghostscript is installed, render the plates too, and measure the ink on them. Raises Unreadable, LimitExceeded,
    MissingDependency, UnsupportedPress, BadOrder.
    """
    condition = press if press is None or isinstance(press, Condition) else find_condition(press)
    one(plates, bool, "plates", "Pass True or False.")
    data, name = pdf_bytes(pdf)
    if not available():
        raise MissingDependency("Preflight needs pikepdf.", "pip install 'pagekit[press]'")
    looked = _looked(data, name, condition, None)
    shown, notes = _plates(data, name, condition, looked) if plates else (None, ())
    return _report(data, name, condition, looked, shown, notes)


def preflight_made(
    data: bytes, condition: Condition, told: Told, *, strangers: bool, name: str = _MADE
) -> PreflightReport:
    """Look plates over that were made here, with what is known of them; nothing is rendered. Raises Unreadable,
    LimitExceeded.

    They are read from their bytes like any other file. Only those with a stranger's pages in them need a process of
    their own, which takes longer to begin than it takes to look.
    """
    look = _looked if strangers else _looked_here
    return _report(data, name, condition, look(data, name, condition, told), None, ())


def _looked_here(data: bytes, name: str, condition: Condition, told: Told) -> Looked:
    return looked_at(data, name, against(condition), told)


def _looked(data: bytes, name: str, condition: Condition | None, told: Told | None) -> Looked:
    try:
        return run(looked_at, data, name, against(condition) if condition else None, told, limits=LIMITS)
    except LimitExceeded as problem:
        raise problem.at(name) from problem
    except JobFailed as problem:
        raise Unreadable(f"{name}: cannot be looked at: {problem.what}") from problem


def pdf_bytes(pdf: PathLike | bytes) -> tuple[bytes, str]:
    """The bytes of a PDF, and what it is called. Raises Unreadable, BadOrder."""
    if isinstance(pdf, bytes | bytearray | memoryview):
        return bytes(pdf), _MEMORY
    if not isinstance(pdf, str | os.PathLike):
        raise refusal("pdf", pdf, _A_PDF)
    path = Path(path_text(pdf, "pdf", _A_PDF))
    return read_named(DiskWorld(path.parent), path, limit=MAX_FILE), path.name


def _plates(
    data: bytes, name: str, condition: Condition | None, looked: Looked
) -> tuple[Plated | None, tuple[Note, ...]]:
    """What the plates show; nothing where none can be made, and why."""
    if condition is None or not looked.sheets:
        return None, ()
    if ghostscript() is None:
        what = f"Ghostscript is not installed here: {len(PLATE_RULES)} rules about finished plates were not asked."
        return None, (info("plates-not-made", "the file", what, "Install Ghostscript for these rules."),)
    asked = PlatesAsked(condition.total_ink, looked.sheets, looked.black, len(looked.spots))
    try:
        return run(plated, data, name, asked, limits=PLATE_LIMITS), ()
    except (JobFailed, Unreadable) as problem:
        said = problem.what if isinstance(problem, JobFailed) else str(problem)
        what = f"The plates could not be made: {said}"
        return None, (info("plates-not-made", "the file", what, "Look at the plates elsewhere."),)


def _report(
    data: bytes,
    name: str,
    condition: Condition | None,
    looked: Looked,
    shown: Plated | None,
    notes: tuple[Note, ...],
) -> PreflightReport:
    on_plates = tuple(rule.name for rule in PLATE_RULES)
    findings: tuple[Finding, ...] = looked.findings + (shown.findings if shown else ())
    return reported(
        name,
        tuple(sorted(findings, key=lambda finding: finding.page or 0)),
        looked.asked + (on_plates if shown else ()),
        looked.not_asked + (() if shown else on_plates),
        looked.stopped + (shown.stopped if shown else ()),
        {"pages": looked.pages, **({"most_ink": shown.most_ink} if shown else {})},
        claim=looked.claim,
        press=condition.name if condition else "",
        spots=looked.spots,
        pdf=data,
        sheets=looked.sheets,
        notes=notes,
        among={
            "what was booked": sum(name in _BOOKED for name in looked.asked),
            "the finished plates": len(on_plates) if shown else 0,
        },
    )
