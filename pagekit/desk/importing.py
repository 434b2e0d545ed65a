"""files of other systems → stories of ours in a folder, and what a terminal shows and a program reads of it.

A file that is there already is not written over, unless it holds the same or `--replace` says so.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

import pagekit
from pagekit.desk.as_json import Document, error_dict
from pagekit.desk.exits import Exit
from pagekit.desk.show import inert, table
from pagekit.desk.targets import STDIN
from pagekit.disk import read_file, write_file
from pagekit.errors import PagekitError, Unreadable, WriteError
from pagekit.intake.formats import ArticleBatch
from pagekit.intake.formats.opened import MAX_BYTES
from pagekit.intake.formats.stories import StoryFiles, story_files
from pagekit.notes import Note, Severity, gathered


@dataclass(slots=True)
class ImportedStory:
    """How one story came out."""

    id: str
    source: str
    written: list[Path] = field(default_factory=list)
    notes: tuple[Note, ...] = ()
    error: PagekitError | None = None


@dataclass(slots=True)
class Import:
    """How a run came out."""

    batch: ArticleBatch
    stories: list[ImportedStory] = field(default_factory=list)

    @property
    def errors(self) -> list[tuple[str, PagekitError]]:
        """What went wrong, each with its story."""
        return [(story.id, story.error) for story in self.stories if story.error is not None]

    @property
    def end(self) -> Exit:
        """The number that the shell sees."""
        written = any(story.written for story in self.stories)
        if not self.stories:
            return Exit.INPUT if self.batch.refused else Exit.ATTENTION
        if self.errors and not written:
            return Exit.OUTPUT
        notes = [*self.batch.notes, *(note for story in self.stories for note in story.notes)]
        grave = any(note.severity is Severity.ERROR for note in notes)
        return Exit.ATTENTION if self.errors or self.batch.refused or grave else Exit.DONE


def import_all(
    sources: Sequence[str], folder: Path, form: str | None, files: Path | None, *, replace: bool
) -> Import:
    """Read the sources and write their stories into the folder. Raises PagekitError where nothing can be read."""
    found = [sys.stdin.buffer.read(MAX_BYTES + 1) if source == STDIN else source for source in sources]
    batch = pagekit.read_articles(found[0] if len(found) == 1 else found, format=form, files_from=files)
    done = Import(batch)
    for story in story_files(batch):
        done.stories.append(_written(story, folder, replace))
    return done


def told(done: Import) -> Iterator[RenderableType]:
    """The stories with their files, what was refused, what lies elsewhere, and the notes."""
    failed, refused = len(done.errors), len(done.batch.refused)
    count = len(done.stories) - failed
    parts = [f"{count} {'story' if count == 1 else 'stories'}"]
    parts += [f"{failed} not written"] if failed else []
    parts += [f"{refused} refused"] if refused else []
    yield Text(", ".join(parts))
    rows = [
        (story.id, str(story.written[0]), str(len(story.written) - 1), str(len(story.notes)))
        for story in done.stories
        if story.written
    ]
    if rows:
        yield Padding(table(("story", "file", "pictures", "notes"), rows), (0, 0, 0, 2))
    if done.batch.refused:
        why = [(one.name, " ".join(f"{note.what} {note.remedy}".strip() for note in one.notes))
               for one in done.batch.refused]  # fmt: skip
        yield Padding(table(("refused", "why"), why), (0, 0, 0, 2))
    if done.batch.to_fetch:
        yield Padding(table(("lies elsewhere",), [(one,) for one in done.batch.to_fetch]), (0, 0, 0, 2))
    yield from _notes("", done.batch.notes)
    for story in done.stories:
        yield from _notes(story.id, story.notes)


def told_dict(done: Import) -> Document:
    """The same for JSON. Its keys are a promise."""
    batch = done.batch.as_dict()
    return {
        "ok": done.end is Exit.DONE,
        "exit_code": int(done.end),
        "stories": [
            {
                "id": story.id,
                "source": story.source,
                "written": [str(path) for path in story.written],
                "notes": [note.as_dict() for note in story.notes],
                "error": error_dict(story.error) if story.error else None,
            }
            for story in done.stories
        ],
        "refused": batch["refused"],
        "notes": batch["notes"],
        "to_fetch": batch["to_fetch"],
        "error": None,
    }


def _written(story: StoryFiles, folder: Path, replace: bool) -> ImportedStory:
    source = story.article.origin.name if story.article.origin else ""
    done = ImportedStory(story.article.id, source, notes=story.notes, error=story.fault)
    if story.fault is not None:
        return done
    paths = {folder / name: data for name, data in story.files.items()}
    try:
        for path, data in paths.items():
            if not replace and path.exists() and not _holds(path, data):
                what = f"{path}: is there already, and holds something else. Pass --replace to write over it."
                raise WriteError(what)
        for path, data in paths.items():
            if not _holds(path, data):
                write_file(path, data)
    except PagekitError as problem:
        done.error = problem
    else:
        done.written = list(paths)
    return done


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.is_file() and path.stat().st_size == len(data) and read_file(path) == data
    except (OSError, Unreadable):
        return False


def _notes(story: str, notes: Sequence[Note]) -> Iterator[RenderableType]:
    rows = [
        (str(note.severity), note.where, f"{note.what} {note.remedy}".strip()) for note in gathered(notes)
    ]
    if rows:
        yield Padding(table(("", inert(story, lines=False), "what"), rows), (0, 0, 0, 2))
