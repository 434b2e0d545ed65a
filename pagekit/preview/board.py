"""a site as it was built → Board: what the desk lists, in the order of reading, and what there is to say of each.

The rules:
1. Stories that need a person stand first, then the newest. Fronts stand above them, pages that are in no list below.
2. A note is told with its story. What is about no story, or about one that is not there, is about the folder.
3. A story that cannot be read any more keeps its name, so that who looks at it goes on looking.
4. Of each note it is said where in the source it is: the file, the field, and the line where one is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any, Literal

from pagekit.errors import PagekitError
from pagekit.notes import Note, Severity, gathered, unique
from pagekit.preview.places import line_of
from pagekit.site.build import Builder
from pagekit.site.facts import StoryFacts
from pagekit.site.plan import SitePlan
from pagekit.world import World

Kind = Literal["front", "story", "page"]
PAGE = "index.html"
_GRAVE = (Severity.ERROR, Severity.WARNING, Severity.INFO)
_READ_FOR_LINES = 1_000_000
"""Bytes of a file that are searched for the line of a field."""


@dataclass(frozen=True, slots=True)
class Told:
    """A note as the desk shows it."""

    severity: str
    code: str
    what: str
    remedy: str
    file: str = ""
    field: str = ""
    line: int | None = None
    subject: str = ""
    """What it is about, where it is told beside those of others."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list: a story, or a front."""

    kind: Kind
    id: str
    title: str
    section: str = ""
    status: str = ""
    file: str = ""
    path: str = ""
    """Of its page below the site's root, from a slash on; empty where it has none."""
    page: str = ""
    """The sum of its page."""
    sum: str = ""
    """Of all files that it was read from."""
    lang: str = ""
    notes: tuple[Told, ...] = ()

    @property
    def worst(self) -> str:
        """How grave the gravest note is; empty without one."""
        return self.notes[0].severity if self.notes else ""


@dataclass(frozen=True, slots=True)
class Board:
    """All that the desk shows of the site."""

    name: str = ""
    rows: tuple[Row, ...] = ()
    notes: tuple[Told, ...] = ()
    """About the folder."""
    stopped: tuple[Told, ...] = ()
    """Why there is no new site: what is shown is the one before."""

    def as_dict(self) -> dict[str, Any]:
        """The same for JSON."""
        rows = [{**asdict(row), "worst": row.worst} for row in self.rows]
        return {**asdict(self), "rows": rows}

    def row(self, name: str) -> Row | None:
        """The story with this id."""
        return next((row for row in self.rows if row.id == name and row.kind != "front"), None)


def board_of(builder: Builder, before: Board) -> Board:
    """What is shown of a build that has come to its end. A story that cannot be read any more is called as `before`."""
    return _Clerk(builder, before).board()


def told(notes: Iterable[Note], files: Files | None = None, file: str = "") -> tuple[Told, ...]:
    """The notes as a person reads them, the gravest first. `file` is that of the story they are about."""
    return tuple(_told(note, file, files) for note in gathered(unique(notes)))


@dataclass(frozen=True, slots=True)
class Files:
    """The folder's own files, read for the lines of their fields."""

    home: Path
    world: World
    _last: dict[str, str] = field(default_factory=dict)

    def text(self, name: str) -> str:
        """The text of a file; none where it cannot be read."""
        if name not in self._last:
            self._last.clear()
            try:
                data = self.world.read(self.home / name, limit=_READ_FOR_LINES)
            except PagekitError:
                data = b""
            self._last[name] = data.decode("utf-8", "replace")
        return self._last[name]


def _told(note: Note, file: str, files: Files | None) -> Told:
    named, _, rest = note.where.partition(", ")
    if not file and rest and PurePath(named).suffix:
        file, place = named, rest
    else:
        place = note.where.removeprefix(f"{file}, ") if note.where != file else ""
    line = line_of(place, note.what, file, files.text(file)) if file and files else None
    return Told(str(note.severity), note.code, note.what, note.remedy, file, place, line, note.subject)


@dataclass(slots=True)
class _Said:
    """Notes by what they are about."""

    ids: dict[str, list[Note]] = field(default_factory=dict)
    files: dict[str, list[Note]] = field(default_factory=dict)
    rest: list[Note] = field(default_factory=list)


class _Clerk:
    def __init__(self, builder: Builder, before: Board) -> None:
        self.builder = builder
        self.before = {row.file: row for row in before.rows if row.file}
        self.source = builder.source
        self.files = Files(self.source.home, self.source.world)
        self.sums = builder.state.files()
        known = {name: record.facts for name, record in builder.state.stories.items()}
        self.facts = {name: StoryFacts.of_wire(wire) for name, wire in known.items() if wire is not None}
        self.said = self._sorted({facts.id for facts in self.facts.values()}, set(known))

    def board(self) -> Board:
        plan = self.builder.plan
        rows = self._fronts(plan) if plan else []
        places = {one.facts.file: one.folder for one in plan.stories} if plan else {}
        stories = [self._row(name, "story", places) for name in self.source.stories]
        pages = [self._row(name, "page", places) for name in self.source.pages]
        order = {facts.file: facts.order for facts in self.facts.values()}
        stories.sort(key=lambda row: (row.worst != Severity.ERROR, order.get(row.file, (False, 0.0, row.id))))
        return Board(
            self.source.publication.name,
            (*rows, *stories, *pages),
            told(self.said.rest, self.files),
        )

    def _fronts(self, plan: SitePlan) -> list[Row]:
        fronts = [
            ("", self.source.publication.name, ""),
            *((s.folder, s.name, s.name) for s in plan.sections),
        ]
        return [
            Row("front", f"front {folder}", name, section, path=_path(folder), page=self._sum(folder))
            for folder, name, section in fronts
            if self._sum(folder)
        ]

    def _row(self, file: str, kind: Kind, places: Mapping[str, str]) -> Row:
        facts = self.facts.get(file)
        if facts is None:
            known = self.before.get(file) or Row(kind, file, file)
            return Row(
                kind,
                known.id,
                known.title,
                known.section,
                "cannot be read",
                file,
                lang=known.lang,
                notes=self._notes("", file),
            )
        folder = places.get(file)
        page = self._sum(folder) if folder is not None else ""
        notes = self._notes(facts.id, file)
        status = facts.status
        if not page and status == "ready":
            status = "left out"
        return Row(
            kind,
            facts.id,
            facts.head or facts.id,
            facts.section or "",
            status,
            file,
            _path(folder) if page and folder is not None else "",
            page,
            facts.sum,
            facts.lang,
            notes,
        )

    def _notes(self, name: str, file: str) -> tuple[Told, ...]:
        found = [*self.said.files.get(file, ()), *(self.said.ids.get(name, ()) if name else ())]
        near = [replace(note, where=_near(note.where, name, file), subject="") for note in found]
        return told(near, self.files, file)

    def _sorted(self, ids: set[str], files: set[str]) -> _Said:
        said = _Said()
        for note in self.builder.notes:
            file = note.where.partition(", ")[0]
            if file in files:
                said.files.setdefault(file, []).append(note)
            elif note.subject in ids or note.where in ids:
                said.ids.setdefault(note.subject if note.subject in ids else note.where, []).append(note)
            else:
                said.rest.append(note)
        return said

    def _sum(self, folder: str) -> str:
        return self.sums.get(f"{folder}/{PAGE}".lstrip("/"), "")


def _near(where: str, name: str, file: str) -> str:
    """The place within its story."""
    return "" if where in {name, file} else where.removeprefix(f"{file}, ")


def _path(folder: str) -> str:
    return f"/{folder}/" if folder else "/"
