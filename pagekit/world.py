"""paths → bytes, bytes → files: the one seam to the disk. It denies by default and ships its fake.

There is no way to the network here, and no clock: a time that matters is passed in by the caller.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from pagekit.asked import PathLike, several_folders
from pagekit.errors import Unreadable, WriteError

MAX_FILE_BYTES = 64 * 1024 * 1024


class World(Protocol):
    """What pagekit may ask of the machine it runs on."""

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a file. Raises Unreadable when it is missing, over `limit` bytes, or not allowed."""
        ...

    def write(self, path: Path, data: bytes) -> None:
        """Write a file whole or not at all. Raises WriteError."""
        ...


class DiskWorld:
    """The real disk. Reads only inside `roots`, after symbolic links have been followed."""

    def __init__(self, *roots: PathLike) -> None:
        self.roots = tuple(root.resolve() for root in several_folders(roots, "roots"))

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a regular file inside the roots."""
        try:
            real = path.resolve()
        except (OSError, RuntimeError, ValueError) as problem:
            raise Unreadable(f"{path.name}: the path cannot be followed. Check the name.") from problem
        if not any(real.is_relative_to(root) for root in self.roots):
            raise Unreadable(
                f"{path.name}: lies outside the folder of its article. Move the file beside the article."
            )
        return _read_file(real, limit)

    def write(self, path: Path, data: bytes) -> None:
        """Write to a temporary file beside the target, then rename."""
        write_file(path, data)


class FakeWorld:
    """A world of bytes in memory, for tests: `FakeWorld({"story.md": b"..."})`. What is written lands in `files`."""

    def __init__(self, files: Mapping[str | Path, bytes] | None = None) -> None:
        self.files = {Path(name): data for name, data in (files or {}).items()}

    def read(self, path: Path, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes that were put there."""
        data = self.files.get(Path(os.path.normpath(path)))
        if data is None:
            raise Unreadable(
                f"{path.name}: no such file. Check the name, or put the file beside the article."
            )
        if len(data) > limit:
            raise Unreadable(_too_large(path, len(data), limit))
        return data

    def write(self, path: Path, data: bytes) -> None:
        """Keep the bytes in `files`."""
        self.files[Path(os.path.normpath(path))] = data


def write_file(path: Path, data: bytes) -> None:
    """Write a file whole or not at all: temporary file in the same folder, flush, rename. Raises WriteError."""
    temporary: str | None = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        # mkstemp gives 0600; the output is for other people to read, as an ordinary new file would be.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
        temporary = None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise WriteError(
            f"{path}: cannot be written ({reason}). Choose a folder you may write to."
        ) from problem
    finally:
        # Also when the writer is interrupted: nothing half-written stays behind.
        if temporary is not None:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()


def _read_file(path: Path, limit: int) -> bytes:
    try:
        if not path.exists():
            raise Unreadable(
                f"{path.name}: no such file. Check the name, or put the file beside the article."
            )
        if not path.is_file():
            raise Unreadable(f"{path.name}: not a regular file. Name a file, not a folder or a device.")
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise Unreadable(f"{path.name}: cannot be read ({reason}). Check its permissions.") from problem
    if len(data) > limit:
        raise Unreadable(_too_large(path, path.stat().st_size, limit))
    return data


def _too_large(path: Path, size: int, limit: int) -> str:
    return f"{path.name}: {size:,} bytes, at most {limit:,} are read. Split it or make it smaller."
