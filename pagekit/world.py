"""paths → bytes, bytes → files: what may be asked of the machine. It denies by default and ships its fake.

There is no way to the network here, and no clock: a time that matters is passed in by the caller.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from reprlib import Repr
from typing import Protocol, runtime_checkable

from pagekit.asked import PathLike, one, one_folder, present, refusal, several_folders
from pagekit.disk import MAX_FILE_BYTES, followed, hidden, marked, read_followed, too_large, write_file
from pagekit.errors import Unreadable, WriteError

_short = Repr()


class World(Protocol):
    """What pagekit may ask of the machine it runs on."""

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a file. Raises Unreadable when it is missing, over `limit` bytes, or not allowed."""
        ...

    def write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all. Raises WriteError."""
        ...


@runtime_checkable
class Listing(Protocol):
    """A world that can tell which files a folder holds. All of pagekit's own can; others need not."""

    def names(self, folder: Path) -> tuple[str, ...]:
        """The files below the folder by their paths from there, in order; none where there is no such folder."""
        ...


@runtime_checkable
class Marking(Protocol):
    """A world that can tell whether its files have changed without reading them. The disk can."""

    def marks(self, folder: Path) -> Mapping[str, str]:
        """The files that `names` has, each with a mark that changes with the file."""
        ...


def gone(world: World, path: Path) -> bool:
    """True when the world knows that the file is not there: by `has(path)`, which all of pagekit's own have and others
    need not.
    """
    has = getattr(world, "has", None)
    return has is not None and not has(path)


def read_named(world: World, path: Path, *, limit: int) -> bytes:
    """The bytes of a file that the caller named by its path, not one that another file names. Raises Unreadable."""
    try:
        return world.read(path, limit=limit)
    except Unreadable as problem:
        what, missing, _ = str(problem).partition("no such file.")
        if not missing:
            raise
        raise Unreadable(f"{what}{missing} Check its path: {str(path)!r}.") from None


class DiskWorld:
    """The real disk. Reads only inside `roots`, after symbolic links have been followed."""

    def __init__(self, *roots: PathLike) -> None:
        self.roots = tuple(followed(root) for root in several_folders(roots, "roots"))

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a regular file inside the roots."""
        real = followed(path)
        if not any(real.is_relative_to(root) for root in self.roots):
            raise Unreadable(
                f"{path.name}: lies outside the folder of its article. Move the file beside the article."
            )
        return read_followed(real, limit)

    def has(self, path: Path) -> bool:
        """True for a file inside the roots."""
        try:
            # What is not there need not be followed.
            if not path.is_file():
                return False
            real = followed(path)
            return any(real.is_relative_to(root) for root in self.roots)
        except (OSError, Unreadable, ValueError):
            return False

    def names(self, folder: Path) -> tuple[str, ...]:
        """The files below a folder inside the roots; hidden ones, and those that links lead out to, do not count."""
        try:
            real = followed(folder)
            if not any(real.is_relative_to(root) for root in self.roots):
                return ()
            # Links to folders are not followed; a link to a file is, and may lead out.
            found = marked(os.fspath(real), "")
            return tuple(
                sorted(
                    name
                    for name, _, linked in found
                    if not hidden(name) and (not linked or self.has(real / name))
                )
            )
        except (OSError, Unreadable):
            return ()

    def marks(self, folder: Path) -> Mapping[str, str]:
        """The files below a folder inside the roots, each with its size, its times and its place on the disk."""
        real = followed(folder)
        if not any(real.is_relative_to(root) for root in self.roots):
            return {}
        return {
            name: mark
            for name, mark, linked in sorted(marked(os.fspath(real), ""))
            if not hidden(name) and (not linked or self.has(real / name))
        }

    def write(self, path: Path, data: bytes) -> None:
        """Write to a temporary file beside the target, then rename."""
        write_file(path, data)


class FakeWorld:
    """A world of bytes in memory, for tests: `FakeWorld({"story.md": b"..."})`. What is written lands in `files`."""

    def __init__(self, files: Mapping[str | Path, bytes] | None = None) -> None:
        remedy = 'Pass a dict of files, for example {"story.md": b"…"}.'
        self.files = {
            one_folder(name, "a name in files", remedy): one(data, bytes, "a file in files", remedy)
            for name, data in one(files or {}, Mapping, "files", remedy).items()
        }

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes that were put there."""
        data = self.files.get(Path(os.path.normpath(path)))
        if data is None:
            raise Unreadable(
                f"{path.name}: no such file. Check the name, or put the file beside the article."
            )
        if len(data) > limit:
            raise Unreadable(too_large(path, len(data), limit))
        return data

    def has(self, path: Path) -> bool:
        """True for a file that was put there."""
        return Path(os.path.normpath(path)) in self.files

    def names(self, folder: Path) -> tuple[str, ...]:
        """The files that were put below the folder."""
        home = Path(os.path.normpath(folder))
        return _in_order(path.relative_to(home) for path in self.files if path.is_relative_to(home))

    def write(self, path: Path, data: bytes) -> None:
        """Keep the bytes in `files`."""
        self.files[Path(os.path.normpath(path))] = data


class MemoryFiles:
    """Pictures and creatives in memory: `MemoryFiles({"photos/a.jpg": data})`, or a function that reads them by name.

    For `files_from=`: in place of a folder, and the same for an article that was read with it. Each file is asked for
    once in a call. A function raises KeyError or FileNotFoundError, or gives None, for a file that there is not.
    """

    def __init__(self, files: Mapping[str, bytes] | Callable[[str], bytes | None]) -> None:
        remedy = (
            'Pass a dict such as {"photos/a.jpg": data}, or a function that takes a name and gives bytes.'
        )
        if not isinstance(files, Mapping) and not callable(files):
            raise refusal("files", files, remedy)
        self._files = files
        self._keys = (
            {os.path.normpath(one(name, str, "a name in files", remedy)): name for name in files}
            if isinstance(files, Mapping)
            else {}
        )

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of the file of this name. Raises Unreadable; BadOrder for what is not bytes."""
        data = self._found(os.path.normpath(path), path.name)
        if data is None:
            raise Unreadable(f"{path.name}: no such file. Check the name, or put the file among the others.")
        if not isinstance(data, bytes | bytearray | memoryview):
            raise refusal(f"the file {path.name}", data, "Give its bytes.")
        if len(data) > limit:
            raise Unreadable(too_large(path, len(data), limit))
        return bytes(data)

    def has(self, path: Path) -> bool:
        """True for a file of the dict; a function is not asked."""
        return not isinstance(self._files, Mapping) or os.path.normpath(path) in self._keys

    def names(self, folder: Path) -> tuple[str, ...]:
        """The files of the dict below the folder, by their paths from there; a function is not asked."""
        below = [path for path in map(Path, self._keys) if path.is_relative_to(folder)]
        return _in_order(path.relative_to(folder) for path in below)

    def write(self, path: Path, data: bytes) -> None:
        """Refuse: these are files to read."""
        raise WriteError(f"{path.name}: cannot be written among files in memory. Write to a folder.")

    def __repr__(self) -> str:
        return (
            f"MemoryFiles({len(self._keys)} files)"
            if self._keys
            else f"MemoryFiles({_short.repr(self._files)})"
        )

    def __eq__(self, other: object) -> bool:
        return isinstance(other, MemoryFiles) and self._files == other._files

    def __hash__(self) -> int:
        return hash(tuple(self._keys))

    def _found(self, path: str, name: str) -> bytes | None:
        try:
            if isinstance(self._files, Mapping):
                return self._files[self._keys[path]]
            return self._files(Path(path).as_posix())
        except (KeyError, FileNotFoundError):
            return None
        except OSError as problem:
            reason = problem.strerror or str(problem)
            raise Unreadable(f"{name}: cannot be read ({reason}). Try again.") from problem


class Places:
    """Several folders and files in memory, each with the world that reads it, looked through in their order."""

    def __init__(self, places: Sequence[tuple[World, Path]]) -> None:
        self._places = tuple(places)

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of the file in the first place that has it. Raises Unreadable."""
        for world, folder in self._places:
            if not gone(world, folder / path):
                try:
                    return world.read(folder / path, limit=limit)
                except Unreadable as problem:
                    # A world that cannot tell what it has is asked by reading.
                    if "no such file" not in str(problem):
                        raise
        raise Unreadable(
            f"{path.name}: no such file. Check the name, or put the file into one of the places of files_from."
        )

    def has(self, path: Path) -> bool:
        """True for a file that one of the places has, or may have."""
        return any(not gone(world, folder / path) for world, folder in self._places)

    def names(self, folder: Path) -> tuple[str, ...]:
        """The files below the folder in any of the places."""
        found = (
            name
            for world, home in self._places
            if isinstance(world, Listing)
            for name in world.names(home / folder)
        )
        return tuple(sorted(set(found)))

    def write(self, path: Path, data: bytes) -> None:
        """Refuse: these are files to read."""
        raise WriteError(f"{path.name}: cannot be written where pictures lie. Write to a folder.")

    def __repr__(self) -> str:
        return f"Places({len(self._places)})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self._told == other._told

    def __hash__(self) -> int:
        return hash(tuple(folder for _, folder in self._places))

    @property
    def _told(self) -> tuple[object, ...]:
        return tuple(world if isinstance(world, MemoryFiles) else folder for world, folder in self._places)


FilesFrom = PathLike | MemoryFiles | Sequence[PathLike | MemoryFiles]
"""Where pictures and creatives lie: a folder, files in memory, or several of both."""

MEMORY = Path("memory:")
"""Where files in memory are mounted: beneath it nothing is looked for on the disk."""
PLACES = Path("places:")
"""Where several places are mounted as one."""


def files_place(beside: object, world: World | None, remedy: str) -> tuple[MemoryFiles | Places, Path] | None:
    """What `files_from` says where that is no one folder, and what it is mounted under; None for one folder.

    Raises BadOrder, Unreadable.
    """
    if isinstance(beside, MemoryFiles):
        return beside, MEMORY
    if not isinstance(beside, list | tuple):
        return None
    if not beside:
        raise refusal("files_from", beside, remedy)
    places: list[tuple[World, Path]] = []
    for number, each in enumerate(beside):
        where = f"files_from[{number}]"
        if isinstance(each, MemoryFiles):
            places.append((each, Path()))
        else:
            folder = one_folder(each, where, remedy)
            places.append((world, folder) if world else (DiskWorld(present(folder, where)), folder))
    return Places(places), PLACES


class MountedWorld:
    """A world with files in memory mounted at folders of their own."""

    def __init__(self, world: World, mounts: Mapping[Path, World]) -> None:
        self._world = world
        self._mounts = dict(mounts)

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a file below one of the mounts, or of the world."""
        for folder, files in self._mounts.items():
            if path.is_relative_to(folder):
                return files.read(path.relative_to(folder), limit=limit)
        return self._world.read(path, limit=limit)

    def has(self, path: Path) -> bool:
        """True for a file below one of the mounts, or of the world."""
        for folder, files in self._mounts.items():
            if path.is_relative_to(folder):
                return not gone(files, path.relative_to(folder))
        return not gone(self._world, path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """The files below the folder, where one of the mounts or the world can list them."""
        for mount, files in self._mounts.items():
            if folder.is_relative_to(mount):
                return files.names(folder.relative_to(mount)) if isinstance(files, Listing) else ()
        return self._world.names(folder) if isinstance(self._world, Listing) else ()

    def write(self, path: Path, data: bytes) -> None:
        """Write to the world."""
        self._world.write(path, data)


class ReadOnce:
    """A world whose files are asked for once, and kept as long as it lives."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._kept: dict[Path, bytes] = {}

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of the file, kept from the first time."""
        if path not in self._kept:
            self._kept[path] = self._world.read(path)
        data = self._kept[path]
        if len(data) > limit:
            raise Unreadable(too_large(path, len(data), limit))
        return data

    def has(self, path: Path) -> bool:
        """True for a file that is kept, or that the world has."""
        return path in self._kept or not gone(self._world, path)

    def write(self, path: Path, data: bytes) -> None:
        """Write to the world."""
        self._kept.pop(path, None)
        self._world.write(path, data)


def _in_order(paths: Iterable[Path]) -> tuple[str, ...]:
    names = (path.as_posix() for path in paths if not any(part.startswith(".") for part in path.parts))
    return tuple(sorted(names))
