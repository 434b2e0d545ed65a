"""a planned edition → its files, and what a terminal shows and a program reads of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from pagekit.desk.as_json import Document
from pagekit.desk.exits import Exit
from pagekit.desk.show import inert, table
from pagekit.disk import write_file
from pagekit.notes import Report, Severity
from pagekit.output import PdfDocument
from pagekit.plan import EditionPlan

_RANK = (Severity.ERROR, Severity.WARNING, Severity.INFO)


def write_dummy(plan: EditionPlan, dummy: PdfDocument, folder: Path) -> list[Path]:
    """Write plan.json, run-sheet.csv and dummy.pdf; the dummy last. Raises WriteError."""
    files = {"plan.json": plan.to_json().encode(), "run-sheet.csv": plan.run_sheet().encode("utf-8-sig")}
    for name, data in files.items():
        write_file(folder / name, data)
    return [*(folder / name for name in files), dummy.write(folder / "dummy.pdf")]


def told(plan: EditionPlan, report: Report, written: list[Path]) -> Iterator[RenderableType]:
    """The verdict, the files, what is left out, and the notes."""
    yield Text.assemble((inert(report.subject, lines=False), "bold"), f"  {report.verdict}")
    if written:
        yield Padding(table(("file",), [(str(path),) for path in written]), (0, 0, 0, 2))
    if plan.left_out:
        rows = [(one.id, one.why) for one in plan.left_out]
        yield Padding(table(("left out", "why"), rows), (0, 0, 0, 2))
    notes = sorted(report.notes, key=lambda note: _RANK.index(note.severity))
    if notes:
        lines = [(str(note.severity), note.where, f"{note.what} {note.remedy}".strip()) for note in notes]
        yield Padding(table(("", "where", "what"), lines), (0, 0, 0, 2))


def sample_dict(path: Path) -> Document:
    """A sample that was written, for JSON."""
    return {"exit_code": int(Exit.DONE), "written": [str(path)], "error": None}


def told_dict(plan: EditionPlan, report: Report, written: list[Path], end: Exit) -> Document:
    """The same for JSON."""
    return {
        **report.as_dict(),
        "exit_code": int(end),
        "written": [str(path) for path in written],
        "left_out": [{"id": one.id, "why": one.why} for one in plan.left_out],
        "conflicts": [{"ids": list(one.ids), "why": one.why} for one in plan.conflicts],
        "error": None,
    }
