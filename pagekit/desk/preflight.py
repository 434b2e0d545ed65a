"""a preflight's report, and the press conditions → what a terminal shows and what a program reads of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from pagekit.condition import Condition, find_condition, list_conditions
from pagekit.desk.as_json import Document
from pagekit.desk.exits import Exit
from pagekit.desk.show import inert, table
from pagekit.disk import write_file
from pagekit.errors import MissingDependency
from pagekit.notes import Severity
from pagekit.preflight.read import available
from pagekit.preflight.report import PreflightReport

_RANK = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_OWN = "your own"


def told_of(report: PreflightReport, pictures: list[Path]) -> Iterator[RenderableType]:
    """The verdict, the findings, and which rules held."""
    yield Text.assemble((inert(report.subject, lines=False), "bold"), f"  {report.verdict}")
    notes = sorted(report.notes, key=lambda note: _RANK.index(note.severity))
    if notes:
        rows = [
            (str(note.severity), note.code, note.where, f"{note.what} {note.remedy}".strip())
            for note in notes
        ]
        yield Padding(table(("", "rule", "where", "what"), rows), (0, 0, 0, 2))
    claim = f"claims {inert(report.claim, lines=False)}; " if report.claim else ""
    yield Text(f"{claim}{report.summary}")
    if report.not_asked:
        yield Text(f"not asked: {len(report.not_asked)} rules ({', '.join(report.not_asked)})", "dim")
    for path in pictures:
        yield Text(f"picture  {inert(str(path), lines=False)}")


def told_of_dict(report: PreflightReport, pictures: list[Path], end: Exit) -> Document:
    """The same for JSON."""
    return {
        **report.as_dict(),
        "exit_code": int(end),
        "pictures": [str(path) for path in pictures],
        "error": None,
    }


def rules() -> RenderableType:
    """Every rule: what holds when it holds, how grave it is, and where it comes from."""
    # The rules come with pikepdf, which is an extra.
    if not available():
        raise MissingDependency("The rules need pikepdf.", "pip install 'pagekit[press]'")
    from pagekit.preflight.rules.every import every

    rows = [
        (str(place), one.name, str(one.severity), one.title, one.source)
        for place, one in enumerate(every(), 1)
    ]
    return table(("", "rule", "weight", "what holds", "source"), rows)


def draw(report: PreflightReport, folder: Path) -> list[Path]:
    """A picture of each page on which something was found. Raises WriteError, MissingDependency, RenderError."""
    made = []
    for page in sorted({finding.page for finding in report.findings if finding.page is not None}):
        path = folder / f"page-{page:03}.png"
        write_file(path, report.annotated(page))
        made.append(path)
    return made


def all_conditions() -> list[Condition]:
    """Those that come with pagekit."""
    return [find_condition(name) for name in list_conditions()]


def brief(conditions: list[Condition]) -> RenderableType:
    """One line each."""
    rows = [
        (
            one.name,
            one.title,
            one.intended.identifier,
            f"{one.total_ink:g} %",
            one.profile or _OWN,
            one.summary or "",
        )
        for one in conditions
    ]
    return table(("name", "title", "made for", "ink", "profile", "summary"), rows)


def brief_dict(one: Condition) -> dict[str, Any]:
    """The same for JSON: all of its figures."""
    return one.model_dump(mode="json")
