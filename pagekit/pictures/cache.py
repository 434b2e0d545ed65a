"""source + recipe + credit → derivatives that an earlier run made, from a folder that many may share at once.

    made/ab/abc…           one entry for each (source, recipe, credit): which files, and the entry's own check sum
    files/cd/cde….avif     one file for each derivative, named by the SHA-256 of its bytes

The rules:
1. The entry's name is a hash over all that decides the bytes: source, recipe, credit, encoders, and the edition of
   pagekit's own code. What changes any of them finds nothing and makes the picture anew.
2. Files are written before the entry that lists them, each whole or not at all; two writers write the same bytes.
3. Nothing read is believed: the entry by its check sum, a file by its name. What fails is as if it were not there.
4. A folder that cannot be written costs time, never the page: `trouble` says why.
"""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pagekit.disk import write_file
from pagekit.errors import Unreadable, WriteError
from pagekit.pictures.files import REMARKS, Derivative, PictureFiles, file_name
from pagekit.pictures.recipe import ENDING, ImageFormat, Recipe
from pagekit.world import DiskWorld

if TYPE_CHECKING:
    from pagekit.pictures.plate_recipe import PlateRecipe

EDITION = 2
"""Raised with every change of this room that changes the bytes or the set of a picture's files."""

DEFAULT_MAX_BYTES = 2 * 1024**3
_MAX_ENTRY_BYTES = 64 * 1024
_LINE = re.compile(r"(avif|webp|jpeg) ([1-9][0-9]{0,5}) ([1-9][0-9]{0,5}) ([0-9a-f]{64})")
# What this module and `write_file` name their files; nothing else in the folder is ever touched.
_OURS = re.compile(r"[0-9a-f]{64}(\.avif|\.webp|\.jpg)?|\.[0-9a-f]{40}\.\w+(\.pagekit-part)?")


class DerivativeCache:
    """A folder of derivatives by content. Threads and processes may share it."""

    def __init__(self, folder: Path, *, max_bytes: int = DEFAULT_MAX_BYTES) -> None:
        self.folder = folder.absolute()
        self.max_bytes = max_bytes
        self.trouble: str | None = None
        """Why something could not be kept; None while all went well."""
        self._disk = DiskWorld(self.folder)
        self._there: set[tuple[str, Recipe | PlateRecipe, bytes | None]] = set()
        """What had an entry when it was looked for."""

    def has(self, digest: str, recipe: Recipe | PlateRecipe, xmp: bytes | None) -> bool:
        """True when an entry is there; whether it is sound shows when it is read."""
        asked = digest, recipe, xmp
        if asked not in self._there and self._entry(self._key(digest, recipe, xmp)).is_file():
            self._there.add(asked)
        return asked in self._there

    def find(self, digest: str, recipe: Recipe | PlateRecipe, xmp: bytes | None) -> PictureFiles | None:
        """The files of the picture with this SHA-256, or None when they are not all here and sound."""
        key = self._key(digest, recipe, xmp)
        try:
            lines = _checked(self._disk.read(self._entry(key), limit=_MAX_ENTRY_BYTES), key)
            remarks = tuple(remark for remark in REMARKS if f"remark {remark}" in lines)
            files = (line for line in lines if not line.startswith("remark "))
            found = PictureFiles(tuple(self._derivative(line, digest) for line in files), remarks=remarks)
        except (Unreadable, _Damaged):
            self._there.discard((digest, recipe, xmp))
            # An entry that leads nowhere goes, so that `has` does not vouch for it.
            with suppress(OSError):
                self._entry(key).unlink()
            return None
        self._there.add((digest, recipe, xmp))
        return found

    def keep(
        self, digest: str, recipe: Recipe | PlateRecipe, xmp: bytes | None, placed: PictureFiles
    ) -> None:
        """Write the files and their entry."""
        key = self._key(digest, recipe, xmp)
        lines = [f"remark {remark}" for remark in placed.remarks]
        try:
            for file in placed.files:
                sha256 = _sha256(file.data)
                self._write(self._file(sha256, file.format), file.data)
                lines.append(f"{file.format} {file.width} {file.height} {sha256}")
            self._write(self._entry(key), _entry_text(lines, key))
        except WriteError as problem:
            self.trouble = str(problem)

    def _write(self, path: Path, data: bytes) -> None:
        """Write a file. What lies in its place, or in that of its folders, and is none, goes. Raises WriteError."""
        try:
            # What is lost when a machine stops is made again.
            write_file(path, data, settle=False)
        except WriteError:
            with suppress(OSError):
                _make_way(path, self.folder)
            write_file(path, data, settle=False)

    def prune(self) -> int:
        """Remove the oldest files until no more than `max_bytes` are left; the bytes that went.

        Only this cache's own files are looked at, whatever else lies in the folder. Another process may work on.
        """
        found = sorted(self._found())
        over = max(0, sum(size for _, _, size in found) - self.max_bytes)
        gone = 0
        for _, path, size in found:
            if gone >= over:
                break
            with suppress(OSError):
                path.unlink()
                gone += size
        return gone

    @cached_property
    def _encoders(self) -> tuple[str, ...]:
        # Pillow, when the first picture is looked for.
        from pagekit.pictures.encode import encoders

        return encoders()

    def _key(self, digest: str, recipe: Recipe | PlateRecipe, xmp: bytes | None) -> str:
        told = (EDITION, self._encoders, digest, *recipe.told, xmp)
        return _sha256(repr(told).encode())

    def _derivative(self, line: str, digest: str) -> Derivative:
        match = _LINE.fullmatch(line)
        if match is None:
            raise _Damaged
        form: ImageFormat = match[1]  # type: ignore[assignment]  # the pattern names no other
        data = self._disk.read(self._file(match[4], form))
        if _sha256(data) != match[4]:
            raise _Damaged
        width, height = int(match[2]), int(match[3])
        return Derivative(file_name(digest, width, form, data), form, width, height, data)

    def _entry(self, key: str) -> Path:
        return self.folder / "made" / key[:2] / key

    def _file(self, sha256: str, form: ImageFormat) -> Path:
        return self.folder / "files" / sha256[:2] / f"{sha256}.{ENDING[form]}"

    def _found(self) -> Iterator[tuple[int, Path, int]]:
        """Age, place and size of all files that are this cache's own."""
        for room in ("files", "made"):
            for path in (self.folder / room).glob("??/*"):
                if _OURS.fullmatch(path.name) and not path.is_symlink():
                    with suppress(OSError):
                        told = path.stat()
                        yield told.st_mtime_ns, path, told.st_size


def _make_way(path: Path, home: Path) -> None:
    """Remove what nobody has put there who knows the cache: only names of its own are looked at."""
    for place in (*reversed(path.parents), path):
        inside = place != home and place.is_relative_to(home)
        if inside and (place.is_symlink() or (place.exists() and place.is_dir() == (place == path))):
            if place.is_dir() and not place.is_symlink():
                shutil.rmtree(place)
            else:
                place.unlink()


class _Damaged(ValueError):
    """An entry or a file that is not what was written."""


def _entry_text(lines: list[str], key: str) -> bytes:
    text = "".join(f"{line}\n" for line in lines)
    check_sum = _sha256(f"{key}\n{text}".encode())
    return f"{check_sum}\n{text}".encode()


def _checked(entry: bytes, key: str) -> list[str]:
    """The lines of an entry. Its check sum covers its own name, so that no entry passes for another."""
    try:
        lines = entry.decode("ascii").splitlines()[1:]
    except UnicodeDecodeError:
        raise _Damaged from None
    if not lines or entry != _entry_text(lines, key):
        raise _Damaged
    return lines


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
