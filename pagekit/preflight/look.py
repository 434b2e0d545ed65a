"""the bytes of a PDF + what it is held against → Looked: every rule asked, page by page. Runs as a job.

open → each page: gone through, its rules asked, let go → the file: its rules asked → findings in order
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from math import isfinite
from typing import Any

import pikepdf

from pagekit.errors import Unreadable
from pagekit.notes import Severity
from pagekit.preflight.against import Against
from pagekit.preflight.bounds import MAX_BOXES, MAX_PAGES
from pagekit.preflight.facts import FileSeen, PageSeen, Sheet
from pagekit.preflight.finding import Box, Finding
from pagekit.preflight.identity import info_of, intents_of, text, xmp_of
from pagekit.preflight.looked import BlackRun, Looked
from pagekit.preflight.objects import searched
from pagekit.preflight.rules.every import FILE_RULES, PAGE_RULES
from pagekit.preflight.rules.identity import variant_of
from pagekit.preflight.rules.looking import runs, sample, spaces_of
from pagekit.preflight.rules.rule import Asked, Fault, Rule
from pagekit.preflight.sheets import page_seen, sheet_of
from pagekit.preflight.told import Told
from pagekit.preflight.walk.budget import Budget
from pagekit.preflight.walk.events import PROCESS
from pagekit.preflight.walk.machine import Kept
from pagekit.preflight.walk.reading import dictionary, entry, identity, items

_PLACE = re.compile(r"^(?:[^:]*stream )?<[^>]*>[,:]? *")
"""Where the library read it from: a place in memory, and another each time."""
_OBJECT_STREAMS = re.compile(rb"/(?:ObjStm|XRef)\b")
_MAX_DAMAGES = 20
_MAX_BLACK = 300
"""Runs of black type that the plates are asked about, of one page."""
_MAX_SPOTS = 64


def look(data: bytes, name: str, condition: Against | None, told: Told | None = None) -> Looked:
    """All that the rules say; `told` is what whoever made the file knows of it. Raises Unreadable."""
    try:
        return _looked(data, name, condition, told)
    except pikepdf.PasswordError:
        return _locked()
    except pikepdf.PdfError as problem:
        raise Unreadable(f"{name}: is no PDF that can be read. Export it again.") from problem
    except (ValueError, RecursionError) as problem:
        # Numbers beyond those of a computer, a null where a name must be.
        raise Unreadable(f"{name}: is damaged. Export it again.") from problem


def _locked() -> Looked:
    what = "The file is locked with a password; nothing in it can be looked at."
    remedy = "Export it without a password and without restrictions."
    finding = Finding(Severity.ERROR, "file-encrypted", what, remedy)
    return Looked(
        (finding,), ("file-encrypted",), (), tuple(name for name in _names() if name != "file-encrypted"), 0
    )


def _names() -> tuple[str, ...]:
    return (*(rule.name for rule in FILE_RULES), *(rule.name for rule in PAGE_RULES))


def _looked(data: bytes, name: str, condition: Against | None, told: Told | None) -> Looked:
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as pdf:
        file = _file_seen(pdf, name, data)
        variant = variant_of(file.claim) or (condition.variant if condition else "x4")
        asked = Asked("x1a" if variant == "x1a" else "x4", condition, told)
        book = _Book(asked)
        spots: dict[str, None] = {}
        stopped = list(file.stopped)
        kept, budget = Kept(), Budget()
        sheets = []
        for page in _pages(pdf, kept, budget, stopped):
            sheets.append(page.sheet)
            book.page(page)
            for spot in _spots(page):
                if len(spots) < _MAX_SPOTS:
                    spots[spot] = None
            if page.stopped:
                stopped.append(f"page {page.sheet.number}: {page.stopped}")
        # What had to be mended is known only when all of it was read.
        whole = _with(file, tuple(sheets), tuple(spots), _damages(pdf), tuple(stopped))
    return book.closed(whole)


def _pages(pdf: pikepdf.Pdf, kept: Kept, budget: Budget, stopped: list[str]) -> Iterator[PageSeen]:
    count = len(pdf.pages)
    if count > MAX_PAGES:
        stopped.append(f"the file has {count:,} pages, the first {MAX_PAGES:,} are looked at")
    for place in range(min(count, MAX_PAGES)):
        page = dictionary(pdf.pages[place].obj)
        if page is None:
            raise Unreadable(f"page {place + 1} is none. Export it again.")
        yield page_seen(page, sheet_of(page, place + 1), kept, budget)


def _spots(page: PageSeen) -> Iterator[str]:
    for event in page.events:
        for space in spaces_of(event):
            yield from (one for one in space.leaf.names if one not in PROCESS and one not in {"All", "None"})


def _file_seen(pdf: pikepdf.Pdf, name: str, data: bytes) -> FileSeen:
    found, stopped = searched(pdf)
    printed, others = intents_of(pdf)
    layers, hidden = _layers(pdf)
    return FileSeen(
        name,
        _version(pdf),
        encrypted=pdf.is_encrypted,
        streams_of_objects=_OBJECT_STREAMS.search(data) is not None,
        identified=len(items(pdf.trailer.get("/ID"), 2)) == 2,
        info=info_of(pdf),
        xmp=xmp_of(pdf),
        intents=printed,
        other_intents=others,
        found=found,
        layers=layers,
        hidden_layers=hidden,
        stopped=(stopped,) if stopped else (),
    )


def _with(
    file: FileSeen,
    sheets: tuple[Sheet, ...],
    spots: tuple[str, ...],
    damages: tuple[str, ...],
    stopped: tuple[str, ...],
) -> FileSeen:
    known = {name: getattr(file, name) for name in FileSeen.__slots__}
    return FileSeen(**known | {"sheets": sheets, "spots": spots, "damages": damages, "stopped": stopped})


def _version(pdf: pikepdf.Pdf) -> tuple[int, int]:
    major, _, minor = pdf.pdf_version.partition(".")
    return (int(major), int(minor)) if (major + minor).isdigit() and minor else (1, 0)


def _layers(pdf: pikepdf.Pdf) -> tuple[tuple[str, ...], bool]:
    said = dictionary(pdf.Root.get("/OCProperties"))
    if said is None:
        return (), False
    names = tuple(text(entry(one, "/Name")) or "without a name" for one in items(said.get("/OCGs"), 200))
    usual = dictionary(said.get("/D"))
    off = [identity(one) for one in items(entry(usual, "/OFF"), 200)]
    return names, bool(off) or str(entry(usual, "/BaseState")) == "/OFF"


def _damages(pdf: pikepdf.Pdf) -> tuple[str, ...]:
    said = (_PLACE.sub("", str(one))[:200] for one in pdf.get_warnings()[:_MAX_DAMAGES])
    return tuple(one.encode("utf-8", "replace").decode("utf-8") for one in said)


class _Book:
    """Asks the rules, and keeps what they say: one finding for the same fault on one page."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._page_rules = [rule for rule in PAGE_RULES if rule.when(asked)]
        self._file_rules = [rule for rule in FILE_RULES if rule.when(asked)]
        self._found: dict[tuple[str, int | None, str], Finding] = {}
        self._black: list[BlackRun] = []
        self._pages = 0

    def page(self, page: PageSeen) -> None:
        """A page was gone through."""
        self._pages += 1
        for rule in self._page_rules:
            self._take(rule, rule(page, self._asked), page.sheet)
        if self._asked.condition is not None:
            self._black += _black_runs(page)

    def closed(self, file: FileSeen) -> Looked:
        """All of it."""
        for rule in self._file_rules:
            self._take(rule, rule(file, self._asked), None)
        order = {name: place for place, name in enumerate(_names())}
        findings = sorted(self._found.values(), key=lambda one: (one.page or 0, order[one.rule]))
        ran = {*(rule.name for rule in self._file_rules), *(rule.name for rule in self._page_rules)}
        return Looked(
            tuple(findings),
            tuple(name for name in order if name in ran),
            file.stopped,
            tuple(name for name in order if name not in ran),
            self._pages,
            file.claim,
            file.spots,
            file.sheets,
            tuple(self._black),
        )

    def _take(self, rule: Rule[Any], faults: Iterable[Fault], sheet: Sheet | None) -> None:
        for fault in faults:
            page = fault.page if sheet is None else sheet.number
            key = (rule.name, page, fault.what)
            known = self._found.get(key)
            weight = fault.severity or rule.severity
            boxes = _boxes(sheet, fault)
            if known is None:
                about = fault.about if isinstance(fault.about, str) else sample(fault.about)
                self._found[key] = Finding(
                    weight, rule.name, fault.what, fault.remedy, page, boxes, sample=about
                )
            else:
                self._found[key] = known.and_at(boxes, MAX_BOXES)


def _boxes(sheet: Sheet | None, fault: Fault) -> tuple[Box, ...]:
    if sheet is None or fault.box is None or not all(map(isfinite, fault.box)):
        return ()
    return (sheet.box(fault.box),)


def _black_runs(page: PageSeen) -> list[BlackRun]:
    """Black type, for the plates."""
    found = []
    for run in runs(page):
        ink = run.paint.ink or ()
        if len(ink) == 1 and run.paint.black >= 99.5 and run.paint.alpha >= 1:
            found.append(BlackRun(page.sheet.number, run.box, run.paint.mixes))
            if len(found) >= _MAX_BLACK:
                break
    return found
