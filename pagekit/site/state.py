"""what a build leaves in the site's folder for the next one → SiteState: what was read, what was made of it, by sums.

Nothing in it is believed further than it can be checked: a file counts as standing while its size, times and place on
the disk are those that were written down, else by the sum of its bytes. A state that cannot be read is none, and all is
made again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pagekit.notes import Note, Severity

NAME = ".pagekit-site.json"
SCHEMA = 1
MAX_BYTES = 1024 * 1024 * 1024


@dataclass(slots=True)
class StoryRecord:
    """A story as it was read: from which files, each with its mark and its sum, and what was found."""

    marks: dict[str, str]
    sums: dict[str, str]
    facts: dict[str, Any] | None
    notes: list[Note]


@dataclass(slots=True)
class PageRecord:
    """A page, or another thing that is made as one: what it depends on, and its files with their sums."""

    key: str
    files: dict[str, str]
    notes: list[Note] = field(default_factory=list)
    told: dict[str, Any] = field(default_factory=dict)
    """What other pages want to know of it."""


@dataclass(slots=True)
class SiteState:
    """All that is known of the site as it stands."""

    stories: dict[str, StoryRecord] = field(default_factory=dict)
    pages: dict[str, PageRecord] = field(default_factory=dict)
    marks: dict[str, str] = field(default_factory=dict)
    """The mark of every file that was written."""
    thumbs: dict[str, list[Any]] = field(default_factory=dict)
    """Pictures that lists show: by story, picture and role, their files."""

    def to_json(self) -> bytes:
        """The state as it is kept."""
        stories = {
            name: [one.marks, one.sums, one.facts, _noted(one.notes)] for name, one in self.stories.items()
        }
        # Pages share most of their files: each stands here once.
        table: dict[tuple[str, str], int] = {}
        pages = {
            name: [
                one.key,
                [table.setdefault(file, len(table)) for file in one.files.items()],
                _noted(one.notes),
                one.told,
            ]
            for name, one in self.pages.items()
        }
        told = {
            "schema": SCHEMA,
            "stories": stories,
            "pages": pages,
            "files": [[path, digest, self.marks.get(path, "")] for path, digest in table],
            "thumbs": self.thumbs,
        }
        return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()

    @classmethod
    def of_json(cls, data: bytes) -> SiteState:
        """The state that was kept; an empty one where it cannot be read."""
        try:
            told = json.loads(data)
            if told["schema"] != SCHEMA:
                return cls()
            table = [(path, digest) for path, digest, _ in told["files"]]
            return cls(
                {
                    name: StoryRecord(marks, sums, facts, _notes(notes))
                    for name, (marks, sums, facts, notes) in told["stories"].items()
                },
                {
                    name: PageRecord(key, dict(map(table.__getitem__, files)), _notes(notes), known)
                    for name, (key, files, notes, known) in told["pages"].items()
                },
                {path: mark for path, _, mark in told["files"] if mark},
                dict(told["thumbs"]),
            )
        except (ValueError, LookupError, TypeError, AttributeError):
            return cls()

    def files(self) -> dict[str, str]:
        """Every file of the site with its sum."""
        return {path: digest for page in self.pages.values() for path, digest in page.files.items()}


def key_of(*facts: object) -> str:
    """One sum of everything that decides a page's bytes. The facts are text, numbers, and lists and dicts of them."""
    told = json.dumps(facts, ensure_ascii=False, sort_keys=True, default=_plain)
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, frozenset | set):
        return sorted(map(str, value))
    return repr(value)


def _noted(notes: Iterable[Note]) -> list[list[str]]:
    return [[str(n.severity), n.code, n.where, n.what, n.remedy, n.subject] for n in notes]


def _notes(wire: Iterable[list[str]]) -> list[Note]:
    return [Note(Severity(severity), *rest) for severity, *rest in wire]
