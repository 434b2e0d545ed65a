"""findings → Note and Report: what travels with every value that a public call returns."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from html import escape


class Severity(StrEnum):
    """How much a note matters: an error needs a person before printing, a warning a look, an info nothing."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Note:
    """One finding: what kind (`code`, stable, for programs), where, what, and what to do next."""

    severity: Severity
    code: str
    where: str
    what: str
    remedy: str = ""
    subject: str = ""
    """The id of the story, page or booking that it is about, where one report tells of several."""

    @property
    def place(self) -> str:
        """Where it is, after what it is about where that is said."""
        return f"{self.subject}, {self.where}" if self.subject else self.where

    def __str__(self) -> str:
        tail = f" {self.remedy}" if self.remedy else ""
        return f"{self.severity}: {self.place}: {self.what}{tail}"

    def as_dict(self) -> dict[str, str]:
        """The note as plain data for JSON."""
        plain = {
            "severity": str(self.severity),
            "code": self.code,
            "where": self.where,
            "what": self.what,
            "remedy": self.remedy,
        }
        return {**plain, "subject": self.subject} if self.subject else plain


def info(code: str, where: str, what: str, remedy: str = "") -> Note:
    """A note that needs nothing done."""
    return Note(Severity.INFO, code, where, what, remedy)


def warning(code: str, where: str, what: str, remedy: str = "") -> Note:
    """A note that wants a look."""
    return Note(Severity.WARNING, code, where, what, remedy)


def error(code: str, where: str, what: str, remedy: str = "") -> Note:
    """A note that wants a person before the page is printed."""
    return Note(Severity.ERROR, code, where, what, remedy)


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict on one piece of work: its notes in the order they were found, and its figures."""

    subject: str
    notes: tuple[Note, ...] = ()
    figures: Mapping[str, int | float | str] = field(default_factory=dict)

    @property
    def ok(self) -> bool:
        """True when no note is an error."""
        return all(note.severity is not Severity.ERROR for note in self.notes)

    @property
    def verdict(self) -> str:
        """In a word or three: ready, not for publication, or that it needs a person."""
        return verdict(self.ok, self.notes)

    def with_code(self, code: str) -> tuple[Note, ...]:
        """The notes of one kind."""
        return tuple(note for note in self.notes if note.code == code)

    def as_dict(self) -> dict[str, object]:
        """The report as plain data for JSON."""
        return {
            "subject": self.subject,
            "ok": self.ok,
            "notes": [note.as_dict() for note in self.notes],
            "figures": dict(self.figures),
        }

    def to_json(self) -> str:
        """The report as JSON text."""
        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2)

    def __str__(self) -> str:
        figures = ", ".join(f"{name} {value}" for name, value in self.figures.items())
        head = f"{self.subject}: {self.verdict}" + (f" ({figures})" if figures else "")
        return "\n".join([head, *(f"  {note}" for note in gathered(self.notes))])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td>{escape(note.severity)}</td><td>{escape(note.place)}</td>"
            f"<td>{escape(note.what)} {escape(note.remedy)}</td></tr>"
            for note in gathered(self.notes)
        )
        return f"<p><b>{escape(self.subject)}</b>: {self.verdict}</p><table>{rows}</table>"


MOST_ALIKE = 2
"""Notes of one kind that are shown each by itself."""
MOST_PLACES = 6
"""Places that are named where notes are gathered."""
_RANK = (Severity.ERROR, Severity.WARNING, Severity.INFO)

READY = "ready"
PREVIEW = frozenset({"status", "embargo"})
"""The codes of notes that say why something is not for publication."""


def verdict(ok: bool, notes: Iterable[Note]) -> str:
    """What is said of a piece of work with these notes."""
    if not ok:
        return "needs a person"
    return "not for publication" if any(note.code in PREVIEW for note in notes) else READY


def about(subject: str, notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes, each with what it is about; one that has a subject keeps it."""
    return tuple(note if note.subject else replace(note, subject=subject) for note in notes)


def gathered(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes for a person to read: the gravest first, and from three on those of one kind as one, with its places
    and the first one's words. All of them are in the report.
    """
    kinds: dict[tuple[Severity, str, str, str], list[Note]] = {}
    for note in notes:
        kinds.setdefault((note.severity, note.code, note.subject, note.remedy), []).append(note)
    shown: list[Note] = []
    for alike in kinds.values():
        shown += [_as_one(alike)] if len(alike) > MOST_ALIKE else alike
    return tuple(sorted(shown, key=lambda note: _RANK.index(note.severity)))


def _as_one(alike: Sequence[Note]) -> Note:
    places = list(dict.fromkeys(note.where for note in alike))
    more = f" and {len(places) - MOST_PLACES} more" if len(places) > MOST_PLACES else ""
    first = alike[0]
    rest = "" if all(note.what == first.what for note in alike) else f" {len(alike) - 1} more are alike."
    return replace(first, where=", ".join(places[:MOST_PLACES]) + more, what=f"{first.what}{rest}")


def unique(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes in order, each once."""
    return tuple(dict.fromkeys(notes))
