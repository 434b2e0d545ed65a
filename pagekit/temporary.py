"""a target → a temporary file beside it, held while it is written; by that what ended runs left is known, and goes."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path

if sys.platform != "win32":
    import fcntl

PART = ".pagekit-part"
"""How the names of temporary files end: of no others."""
_MAX_TIDIED = 4_096
_tidied: set[Path] = set()


def without_waiting(path: str, flags: int) -> int:
    """Open a file. A pipe in its place would wait for whoever writes into it."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def settle_folder(folder: Path) -> None:
    """Have the disk take note of what was written into the folder. Never raises: some systems know no such thing."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError):
            known = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(known)
            finally:
                os.close(known)


def tidy(folder: Path) -> None:
    """Remove what runs that were ended have left in the folder: temporary files of ours that nobody writes any more."""
    with contextlib.suppress(OSError):
        for path in folder.glob(f".*{PART}"):
            # A link with such a name is none of ours.
            if not path.is_symlink() and path.is_file() and _abandoned(path):
                path.unlink(missing_ok=True)


def tidied_once(folder: Path) -> None:
    """Each folder is looked through with the first file of a run: a large one would else cost every file."""
    if folder not in _tidied:
        nothing_to_tidy(folder)
        tidy(folder)


def nothing_to_tidy(folder: Path) -> None:
    """Have the folder pass for one that was looked through: it has just been made."""
    if len(_tidied) >= _MAX_TIDIED:
        _tidied.clear()
    _tidied.add(folder)


def begun(path: Path) -> tuple[int, str]:
    """A temporary file beside the target, held as long as it is written, so that nobody takes it for abandoned."""
    while True:
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", suffix=PART, dir=path.parent)
        if sys.platform == "win32":
            return handle, temporary
        with contextlib.suppress(OSError):
            # Some systems of files know no holding.
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        if os.fstat(handle).st_nlink:
            return handle, temporary
        # Between the two steps somebody tidied it away.
        os.close(handle)


def _abandoned(path: Path) -> bool:
    """True when no process holds the file. Where that cannot be known (Windows), a file in use cannot be removed."""
    if sys.platform == "win32":
        return True
    try:
        with open(path, "rb", opener=without_waiting) as stream:
            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
