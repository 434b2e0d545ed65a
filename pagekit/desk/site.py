"""a built site → what a terminal shows and a program reads of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from pagekit.desk.as_json import Document
from pagekit.desk.exits import Exit
from pagekit.desk.show import inert, table
from pagekit.notes import gathered
from pagekit.site.output import SiteBuild


def told(built: SiteBuild, folder: Path) -> Iterator[RenderableType]:
    """The verdict, how much was made, and the notes."""
    report, figures = built.report, built.report.figures
    yield Text.assemble((inert(report.subject, lines=False), "bold"), f"  {report.verdict}")
    rows = [
        ("pages", f"{figures['pages']:,}"),
        ("files", f"{figures['files']:,}"),
        ("made anew", f"{figures['made']:,}"),
        ("taken away", f"{figures['gone']:,}"),
        ("site", str(folder)),
    ]
    yield Padding(table(("", ""), rows), (0, 0, 0, 2))
    notes = gathered(report.notes)
    if notes:
        lines = [(str(note.severity), note.place, f"{note.what} {note.remedy}".strip()) for note in notes]
        yield Padding(table(("", "where", "what"), lines), (0, 0, 0, 2))
    yield Text(f"To look at it: python -m http.server -d {inert(str(folder), lines=False)}")


def told_dict(built: SiteBuild, folder: Path, end: Exit) -> Document:
    """The same for JSON."""
    return {
        **built.report.as_dict(),
        "exit_code": int(end),
        "written": [str(folder)],
        "pages": list(built.pages),
        "error": None,
    }


def begun(folder: Path, written: Sequence[Path]) -> Iterator[RenderableType]:
    """The files of a publication that was begun, and what to do next."""
    yield Padding(table(("file",), [(str(path),) for path in written]), (0, 0, 0, 2))
    yield Text(f"To build it: pagekit site {folder} -o OUT")


def begun_dict(written: Sequence[Path]) -> Document:
    """The same for JSON."""
    return {"exit_code": int(Exit.DONE), "written": [str(path) for path in written], "error": None}
