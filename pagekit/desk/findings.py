"""a story, this machine, an error of the disk → Outcome, Check, PagekitError: what the desk has to tell."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from pagekit.errors import PagekitError, Unreadable
from pagekit.notes import Note, Report, unique

State = Literal["ok", "missing", "optional"]


@dataclass(slots=True)
class Outcome:
    """How one story came out. `story`: as the caller named it; `subject`: the article's id, once known."""

    story: str
    subject: str
    publication: Path | None = None
    written: list[Path] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    errors: list[PagekitError] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """True when everything was made and no report holds an error note."""
        return not self.errors and all(report.ok for report in self.reports)

    @property
    def notes(self) -> tuple[Note, ...]:
        """The notes of all its reports, each once."""
        return unique(note for report in self.reports for note in report.notes)

    @property
    def figures(self) -> dict[str, int | float | str]:
        """The figures of all its reports."""
        return {name: figure for report in self.reports for name, figure in report.figures.items()}


@dataclass(frozen=True, slots=True)
class Check:
    """One line of the verdict. `missing`: needed and not here; `optional`: neither here nor needed."""

    name: str
    state: State
    detail: str
    command: str = ""

    def as_dict(self) -> dict[str, str]:
        """The check as plain data for JSON."""
        return {"name": self.name, "state": self.state, "detail": self.detail, "command": self.command}


def as_ours(problem: PagekitError | OSError) -> PagekitError:
    """An error of pagekit as it is; the disk's own, such as "name too long", as one that says what to do."""
    if isinstance(problem, PagekitError):
        return problem
    reason = problem.strerror or str(problem)
    return Unreadable(
        f"{problem.filename or 'a file'}: cannot be used ({reason}). Check the name and its permissions."
    )
