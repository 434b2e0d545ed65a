"""the files of a site → where they go: a folder, in which what stands already is left alone, or memory.

The rules:
1. A file is written whole or not at all. One that stands as it should is not written again. The disk is not waited
   for: what a machine that stops has lost, the next build misses by its mark and writes again.
2. What an earlier build wrote and this one has not goes, if it is still what was written; so do the folders that are
   empty then. Nothing else in the folder is touched.
3. What was made is written down as it is made (`SiteState`): a build that was ended goes on where it was.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from pagekit.disk import file_mark, file_marks, read_file, write_file
from pagekit.errors import BadOrder, Unreadable, WriteError
from pagekit.intake.site_folder import SiteFolder
from pagekit.site.state import MAX_BYTES, NAME, SiteState

_last: tuple[Path, str, SiteState] | None = None
"""The site that this process has built last: its folder, the mark of what was written down there, and that itself. A
desk builds one site again and again.
"""


class Sink(Protocol):
    """Where the files of a site go."""

    def known(self) -> SiteState:
        """What an earlier build has left."""
        ...

    def stands(self, path: str, digest: str) -> bool:
        """True for a file that is there as it should be."""
        ...

    def put(self, path: str, data: bytes, digest: str) -> None:
        """Have the file there. Raises WriteError."""
        ...

    def read(self, path: str) -> bytes:
        """The bytes of a file that stands. Raises Unreadable."""
        ...

    def keep(self, state: SiteState) -> None:
        """Write down how far the build has come."""
        ...

    def finish(self, state: SiteState, before: Mapping[str, str]) -> int:
        """Take away what was there `before` and is no more, and say how many files that was."""
        ...


class MemorySink:
    """Files in memory, for a site that is written later, or looked at."""

    def __init__(self) -> None:
        self.files: dict[str, bytes] = {}

    def known(self) -> SiteState:
        """Nothing."""
        return SiteState()

    def stands(self, path: str, digest: str) -> bool:
        """True for what was put there."""
        return path in self.files and hashlib.sha256(self.files[path]).hexdigest() == digest

    def put(self, path: str, data: bytes, digest: str) -> None:
        """Keep the bytes."""
        del digest
        self.files[path] = data

    def read(self, path: str) -> bytes:
        """The bytes that were put there."""
        return self.files[path]

    def keep(self, state: SiteState) -> None:
        """Nothing is written down."""

    def finish(self, state: SiteState, before: Mapping[str, str]) -> int:
        """Nothing was there before."""
        del state, before
        return 0


class FolderSink:
    """A folder on the disk."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.absolute()
        self.written = 0
        self._state = SiteState()
        self._there: dict[str, str] = {}
        self._looked: dict[str, str] = {}

    def known(self) -> SiteState:
        """What the last build has left."""
        self._state = self._left()
        self._there = self._marks()
        return self._state

    def _left(self) -> SiteState:
        found = self.folder / NAME
        try:
            if not found.is_file():
                return SiteState()
            if _last and _last[:2] == (self.folder, file_mark(found)):
                return replace(_last[2], marks=dict(_last[2].marks))
            data = read_file(found, limit=MAX_BYTES)
        except (Unreadable, OSError):
            return SiteState()
        return SiteState.of_json(data)

    def stands(self, path: str, digest: str) -> bool:
        """True for a file with the mark that was written down, or with that sum."""
        if self._looked.get(path) == digest:
            return True
        stands = self._stands(path, digest)
        if stands:
            self._looked[path] = digest
        return stands

    def _stands(self, path: str, digest: str) -> bool:
        mark = self._there.get(path)
        if mark is None:
            return False
        if self._state.marks.get(path) == f"{digest[:16]} {mark}":
            return True
        try:
            same = hashlib.sha256(read_file(self.folder / path)).hexdigest() == digest
        except Unreadable:
            return False
        if same:
            self._state.marks[path] = f"{digest[:16]} {mark}"
        return same

    def put(self, path: str, data: bytes, digest: str) -> None:
        """Write the file, if it does not stand there."""
        if self.stands(path, digest):
            return
        target = self.folder / path
        write_file(target, data, settle=False, lasting=False)
        self.written += 1
        mark = file_mark(target)
        self._there[path] = mark
        self._looked[path] = digest
        self._state.marks[path] = f"{digest[:16]} {mark}"

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return read_file(self.folder / path)

    def keep(self, state: SiteState) -> None:
        """Write the state, whole or not at all."""
        state.marks = self._state.marks
        write_file(self.folder / NAME, state.to_json())

    def finish(self, state: SiteState, before: Mapping[str, str]) -> int:
        """Take away what is stale, then write the state."""
        files = state.files()
        gone = sum(self._take_away(path, digest) for path, digest in before.items() if path not in files)
        self._state.marks = {path: mark for path, mark in self._state.marks.items() if path in files}
        self.keep(state)
        global _last  # noqa: PLW0603 (one at a time: it is as large as the site)
        _last = self.folder, file_mark(self.folder / NAME), state
        return gone

    def _take_away(self, path: str, digest: str) -> bool:
        target = self.folder / path
        if not self.stands(path, digest):
            return False
        try:
            # A link on the way would lead to somebody else's file.
            if target.resolve() != self.folder.resolve() / path:
                return False
            target.unlink()
        except OSError as problem:
            raise WriteError(
                f"{target}: cannot be taken away ({problem.strerror}). Do it by hand."
            ) from problem
        self._there.pop(path, None)
        for above in target.parents:
            if above == self.folder:
                break
            with suppress(OSError):
                above.rmdir()
                continue
            break
        return True

    def _marks(self) -> dict[str, str]:
        return file_marks(self.folder) if self.folder.is_dir() else {}


def digests(files: Mapping[str, bytes]) -> dict[str, str]:
    """The sum of each."""
    return {path: hashlib.sha256(data).hexdigest() for path, data in files.items()}


def all_stand(sink: Sink, files: Mapping[str, str] | Iterable[tuple[str, str]]) -> bool:
    """True when every file is there as it should be."""
    pairs = files.items() if isinstance(files, Mapping) else files
    return all(sink.stands(path, digest) for path, digest in pairs)


def apart(out: Path, source: SiteFolder) -> None:
    """A site is not built into what it is made of: its files would be taken for stories. Raises BadOrder."""
    there, home = out.resolve(), source.home.resolve()
    settings = source.settings
    inner = [(home / name).resolve() for name in (settings.stories, settings.pages, settings.static)]
    if there == home or any(there.is_relative_to(each) for each in inner):
        raise BadOrder(
            f"out: {out} is where the publication lies. Pass another folder, for example {source.home / 'out'}."
        )
