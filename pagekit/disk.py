"""a path → its bytes, its mark; bytes → a file of that path, whole or not there: where files are opened.

Whose files may be read is decided in `world`: here a path is taken as it is, and what is no file is refused by name.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from pagekit.asked import what_it_is
from pagekit.errors import Unreadable, WriteError
from pagekit.temporary import begun, nothing_to_tidy, settle_folder, tidied_once, without_waiting

MAX_FILE_BYTES = 64 * 1024 * 1024
_HELD = os.name == "posix"
"""Whether a file that is open can be renamed: then it is held until it has its name."""


def read_file(path: Path, *, limit: int = MAX_FILE_BYTES, within: Path | None = None) -> bytes:
    """The bytes of a regular file, its size looked at before it is read; `within`: the folder that no link may lead it
    out of. Raises Unreadable.
    """
    real = followed(path)
    if within is not None and not real.is_relative_to(followed(within)):
        raise Unreadable(
            f"{path.name}: is a link that leads out of {within.name}. Put the file itself there."
        )
    return read_followed(real, limit)


def followed(path: Path) -> Path:
    """Where the path leads after symbolic links. Raises Unreadable."""
    try:
        return path.resolve()
    except (OSError, RuntimeError, ValueError) as problem:
        raise Unreadable(f"{path.name}: the path cannot be followed. Check the name.") from problem


def read_followed(path: Path, limit: int) -> bytes:
    """The bytes of a regular file at a path that no link is left on. Raises Unreadable."""
    try:
        if not path.is_file():
            if not path.exists():
                raise Unreadable(
                    f"{path.name}: no such file. Check the name, or put the file beside the article."
                )
            raise Unreadable(
                f"{path.name}: is {what_it_is(path)}, not a regular file. Name a file, not a folder or a device."
            )
        with open(path, "rb", opener=without_waiting) as stream:
            told = os.fstat(stream.fileno())
            # What it was a moment ago it need not be now.
            if not stat.S_ISREG(told.st_mode):
                raise Unreadable(f"{path.name}: not a regular file. Name a file, not a folder or a device.")
            if told.st_size > limit:
                raise Unreadable(too_large(path, told.st_size, limit))
            data = stream.read(limit + 1)
    except OSError as problem:
        reason = problem.strerror or str(problem)
        raise Unreadable(f"{path.name}: cannot be read ({reason}). Check its permissions.") from problem
    if len(data) > limit:
        raise Unreadable(too_large(path, len(data), limit))
    return data


def too_large(path: Path, size: int, limit: int) -> str:
    """What is said of a file of more bytes than are read."""
    return f"{path.name}: {size:,} bytes, at most {limit:,} are read. Split it or make it smaller."


def write_file(path: Path, data: bytes, *, settle: bool = True, lasting: bool = True) -> None:
    """Write a file whole or not at all: temporary file in the same folder, flush, rename. Raises WriteError.

    Only a file is replaced: no device, no pipe and no link, wherever that leads. What a run that was ended left behind
    in the folder goes with the first file that is written into it. `settle`: the folder knows its new file when this
    returns, whatever happens to the machine; who writes many files settles the folder once. Not `lasting`: when the
    machine itself stops, the file may be lost or empty; for whoever looks at it again and writes it anew.
    """
    temporary: Path | None = None
    handle = -1
    try:
        _only_a_file(path)
        folder = path.parent
        if not folder.is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            nothing_to_tidy(folder)
        tidied_once(folder)
        handle, name = begun(path)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            if lasting:
                os.fsync(stream.fileno())
            # mkstemp gives 0600; the output is for other people to read, as an ordinary new file would be.
            temporary.chmod(0o644)
            if _HELD:
                temporary.replace(path)
        if not _HELD:
            temporary.replace(path)
        temporary = None
        if settle:
            settle_folder(folder)
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or str(problem)
        raise WriteError(
            f"{path}: cannot be written ({reason}). Choose a folder you may write to."
        ) from problem
    finally:
        # Also when the writer is interrupted: nothing half-written stays behind.
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def file_marks(folder: Path) -> dict[str, str]:
    """Every file below a folder with its mark, hidden ones, too; none where there is no such folder."""
    return {name: mark for name, mark, linked in marked(os.fspath(folder), "") if not linked}


def file_mark(path: Path) -> str:
    """The mark of one file: its size, its times and its place on the disk. Raises Unreadable."""
    try:
        return _mark(path.stat())
    except OSError as problem:
        raise Unreadable(f"{path.name}: cannot be looked at ({problem.strerror}).") from problem


def hidden(name: str) -> bool:
    """True for a path with a step that begins with a dot."""
    return name.startswith(".") or "/." in name


def marked(folder: str, inner: str) -> Iterator[tuple[str, str, bool]]:
    """The files below a folder, each with its mark and whether it is a link."""
    with contextlib.suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            name = f"{inner}{entry.name}"
            if entry.is_dir(follow_symlinks=False):
                yield from marked(entry.path, f"{name}/")
            elif entry.is_file():
                yield name, _mark(entry.stat()), entry.is_symlink()


def _only_a_file(path: Path) -> None:
    """Raises WriteError where something else stands that a file would take the place of."""
    if not os.path.lexists(path):
        return
    if path.is_symlink():
        raise WriteError(f"{path}: is a link, and a link is not replaced. Name the file that it leads to.")
    found = what_it_is(path)
    if found not in {"", "a file", "a folder"}:
        raise WriteError(f"{path}: is {found}, and that is not replaced. Name a file.")


def _mark(told: os.stat_result) -> str:
    return f"{told.st_size} {told.st_mtime_ns} {told.st_ctime_ns} {told.st_ino}"
