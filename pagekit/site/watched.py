"""a world → the same, and what was asked of it: the files that a piece of work depends on, missing ones, too; and one
that stands still while a site is built.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from pagekit.disk import MAX_FILE_BYTES, too_large
from pagekit.errors import Unreadable
from pagekit.world import Listing, Marking, World, gone

ABSENT = ""
MOST_KEPT = 32 * 1024 * 1024
"""Bytes of files that are kept while a site is built: a picture that many stories show is read once."""


class WatchedWorld:
    """Reads as the world does. `seen` has every file that was asked for, with the SHA-256 of its bytes."""

    def __init__(self, world: World, home: Path) -> None:
        self._world = world
        self._home = home
        self._head = f"{home.as_posix()}/"
        self.seen: dict[str, str] = {}

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of the file."""
        self.seen.setdefault(self._name(path), ABSENT)
        data = self._world.read(path, limit=limit)
        still = self._world if isinstance(self._world, StillWorld) else None
        self.seen[self._name(path)] = still.sum_of(path, data) if still else hashlib.sha256(data).hexdigest()
        return data

    def has(self, path: Path) -> bool:
        """True when the file is there, or may be."""
        there = not gone(self._world, path)
        if not there:
            self.seen.setdefault(self._name(path), ABSENT)
        return there

    def names(self, folder: Path) -> tuple[str, ...]:
        """The files below the folder. What is there is a fact that the work depends on, too."""
        found = self._world.names(folder) if isinstance(self._world, Listing) else ()
        self.seen[f"{self._name(folder)}/"] = hashlib.sha256("\n".join(found).encode()).hexdigest()
        return found

    def write(self, path: Path, data: bytes) -> None:
        """Write to the world."""
        self._world.write(path, data)

    def _name(self, path: Path) -> str:
        written = path.as_posix()
        if written.startswith(self._head):
            return written[len(self._head) :]
        try:
            return path.relative_to(self._home).as_posix()
        except ValueError:
            return path.as_posix()


class StillWorld:
    """Reads as the world does, and asks nothing twice until it is let go: whether a file is there, and what is in it. A
    worker gets one of its own.
    """

    def __init__(self, world: World) -> None:
        self._world = world
        self._still = True
        self._there: dict[Path, bool] = {}
        self._kept: dict[Path, bytes] = {}
        self._sums: dict[Path, str] = {}
        self._size = 0

    def __reduce__(self) -> tuple[type[StillWorld], tuple[World]]:
        return StillWorld, (self._world,)

    def let_go(self) -> None:
        """Keep nothing any more: from here on the world is as it is."""
        self._still = False
        self._there.clear()
        self._kept.clear()
        self._sums.clear()

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of the file."""
        data = self._kept.get(path)
        if data is None:
            data = self._world.read(path, limit=limit)
            self._keep(path, data)
        if len(data) > limit:
            raise Unreadable(too_large(path, len(data), limit))
        return data

    def sum_of(self, path: Path, data: bytes) -> str:
        """The SHA-256 of what was read there: of bytes that are kept it is known."""
        if self._kept.get(path) is not data:
            return hashlib.sha256(data).hexdigest()
        if path not in self._sums:
            self._sums[path] = hashlib.sha256(data).hexdigest()
        return self._sums[path]

    def has(self, path: Path) -> bool:
        """True when the file is there, or may be."""
        there = self._there.get(path)
        if there is None:
            there = not gone(self._world, path)
            if self._still:
                self._there[path] = there
        return there

    def names(self, folder: Path) -> tuple[str, ...]:
        """The files below the folder, where the world can list them."""
        return self._world.names(folder) if isinstance(self._world, Listing) else ()

    def marks(self, folder: Path) -> Mapping[str, str]:
        """The marks of the files below the folder, where the world has marks."""
        return self._world.marks(folder) if isinstance(self._world, Marking) else {}

    def write(self, path: Path, data: bytes) -> None:
        """Write to the world."""
        self._there.pop(path, None)
        self._drop(path)
        self._world.write(path, data)

    def _keep(self, path: Path, data: bytes) -> None:
        if not self._still or len(data) > MOST_KEPT // 4:
            return
        self._kept[path] = data
        self._size += len(data)
        while self._size > MOST_KEPT:
            self._drop(next(iter(self._kept)))

    def _drop(self, path: Path) -> None:
        self._size -= len(self._kept.pop(path, b""))
        self._sums.pop(path, None)
