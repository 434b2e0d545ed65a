"""a world → the same, and what was asked of it: the files that a piece of work depends on, missing ones, too."""

from __future__ import annotations

import hashlib
from pathlib import Path

from pagekit.disk import MAX_FILE_BYTES
from pagekit.world import Listing, World, gone

ABSENT = ""


class WatchedWorld:
    """Reads as the world does. `seen` has every file that was asked for, with the SHA-256 of its bytes."""

    def __init__(self, world: World, home: Path) -> None:
        self._world = world
        self._home = home
        self.seen: dict[str, str] = {}

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of the file."""
        self.seen.setdefault(self._name(path), ABSENT)
        data = self._world.read(path, limit=limit)
        self.seen[self._name(path)] = hashlib.sha256(data).hexdigest()
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
        try:
            return path.relative_to(self._home).as_posix()
        except ValueError:
            return path.as_posix()
