"""what was made + a place → its files there; beside a page a list of them, and what an earlier list names is gone."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from pagekit.asked import PathLike, one_folder
from pagekit.disk import read_file, write_file
from pagekit.errors import Unreadable, WriteError
from pagekit.temporary import tidy

LIST_NAME = ".pagekit-files"
MAX_LIST_BYTES = 4_000_000
# A line of the list. Names that begin with a dot, or climb, are none of ours.
_ENTRY = re.compile(
    r"^([0-9a-f]{64})  ((?:[A-Za-z0-9_-][A-Za-z0-9._-]*/)*[A-Za-z0-9_-][A-Za-z0-9._-]*)$", re.MULTILINE
)


def folder_for(folder: PathLike, what: str) -> Path:
    """The folder that `what` goes into, which need not be there yet. Raises WriteError, BadOrder."""
    home = one_folder(folder, "folder")
    if _stands(home) and not home.is_dir():
        raise WriteError(f"{home}: is a file. Name a folder for {what}.")
    return home


def write_one(path: PathLike, data: bytes, example: str) -> Path:
    """Write the one file, and return its path; `example`: how it could be called. Raises WriteError, BadOrder."""
    target = one_folder(path, "path", "Pass the path of a file.")
    if _stands(target) and target.is_dir():
        raise WriteError(f"{target}: is a folder. Name a file, for example {target / example}.")
    write_file(target, data)
    return target


def write_list(home: Path, assets: Mapping[str, bytes]) -> None:
    """Write the list of a page's files beside it, as sha256sum does."""
    lines = (f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in sorted(assets.items()))
    write_file(home / LIST_NAME, "".join(lines).encode())


def take_away(home: Path, kept: Mapping[str, bytes]) -> None:
    """Remove what the list of an earlier page names, if it is not on this page and still is what was written; and what
    runs that were ended left behind.
    """
    for folder in {home, *((home / name).parent for name in kept)}:
        tidy(folder)
    try:
        whole = home.resolve()
        found = _told(home / LIST_NAME)
        for digest, name in _ENTRY.findall(found[:MAX_LIST_BYTES].decode("utf-8", "replace")):
            old = whole / name
            # A link on the way would lead to somebody else's file.
            if name in kept or old.resolve() != old or not old.is_file():
                continue
            if hashlib.sha256(read_file(old)).hexdigest() == digest:
                old.unlink()
    except Unreadable as problem:
        raise WriteError(f"{home}: old files cannot be taken away ({problem}) Do it by hand.") from problem
    except OSError as problem:
        raise WriteError(
            f"{home}: old files cannot be taken away ({problem.strerror}). Do it by hand."
        ) from problem


def _stands(path: Path) -> bool:
    """True when something is at the path. Why it cannot be looked at is for the writing to say."""
    try:
        return path.exists()
    except OSError:
        return False


def _told(path: Path) -> bytes:
    """An earlier page's list, where there is one that can be believed."""
    try:
        return read_file(path, limit=MAX_LIST_BYTES) if path.is_file() else b""
    except Unreadable:
        return b""
