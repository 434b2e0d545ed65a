"""the addresses of a picture's files → the one that is ours, by its path or its name; what lies elsewhere is told.

The rules:
1. The renditions are tried in their order. Each is looked for by its whole path below the root, then by its end, then
   by its name alone, whatever its capitals.
2. A name that several files have, and none of them by more of its path, is none of them: a wrong picture is worse than
   no picture.
3. Nothing is fetched. Where the caller has passed a function that fetches, it is asked for web addresses, in order.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, unquote_to_bytes, urlsplit

from pagekit.asked import refusal
from pagekit.disk import MAX_FILE_BYTES
from pagekit.errors import Unreadable
from pagekit.intake.picture_gate import PictureGate, PictureRefused
from pagekit.model.photo import picture_path
from pagekit.world import MEMORY, FakeWorld, Listing, MemoryFiles, MountedWorld, Places, World

Fetch = Callable[[str], bytes | None]
"""The caller's own function: the bytes that lie at an address, or None."""

IN_MEMORY = "in-memory"
"""The folder, among an item's pictures, of those that came as bytes."""
MAX_NAME = 80
_NO_PATH = re.compile(r"[A-Za-z][\w+.-]*:(?!//)")
_SAFE = re.compile(r"[^A-Za-z0-9._-]+", re.ASCII)
_DATA = re.compile(r"data:(?P<type>[\w.+/-]*)(?:;[\w=.-]+)*?(?P<base64>;base64)?,(?P<data>.*)", re.DOTALL)
_WEB = ("http", "https")


@dataclass(slots=True)
class Root:
    """Where the pictures of a batch lie."""

    world: World
    folder: Path | None
    files: MemoryFiles | Places | None = None
    fetch: Fetch | None = None
    to_fetch: dict[str, None] = field(default_factory=dict)
    """The addresses of pictures that lie elsewhere, in order."""
    _index: dict[str, list[str]] | None = None

    @property
    def index(self) -> dict[str, list[str]] | None:
        """The files by their folded names; None where they cannot be listed."""
        if self._index is None and self.folder is not None and isinstance(self.world, Listing):
            self._index = {}
            for path in self.world.names(self.folder):
                self._index.setdefault(_folded(PurePosixPath(path).name), []).append(path)
        return self._index or None


@dataclass
class ItemFiles:
    """The pictures of one item. `folder` is where it lies within the root, if that is known."""

    root: Root
    folder: str = ""
    lang: str | None = None
    _kept: FakeWorld = field(default_factory=FakeWorld)
    _asked: dict[str, str | None] = field(default_factory=dict)
    _answers: dict[str, str | None] = field(default_factory=dict)

    @property
    def place(self) -> Path:
        """Where the paths of its pictures begin."""
        return self.root.folder or MEMORY / "story"

    @cached_property
    def gate(self) -> PictureGate:
        """Looks at them."""
        world = MountedWorld(self.root.world, {self.place / IN_MEMORY: self._kept})
        return PictureGate(world, self.place, self.lang)

    def find(self, renditions: Sequence[str], data: bytes | None = None, name: str = "") -> str | None:
        """The path of the best of them that is there."""
        if data is not None:
            return self._keep(data, name or next(iter(renditions), ""))
        for rendition in renditions:
            if (path := self._inside(rendition)) is not None:
                return path
        for rendition in filter(is_elsewhere, renditions):
            if (path := self._fetched(rendition)) is not None:
                return path
        elsewhere = next(filter(is_elsewhere, renditions), None)
        if elsewhere is not None:
            self.root.to_fetch[elsewhere] = None
        return None

    def home(self, sources: Sequence[str]) -> tuple[Path | None, MemoryFiles | Places | None]:
        """The folder of the pictures that are used, and what lies in it where that is no folder of the disk."""
        if not self._kept.files:
            return self.root.folder, self.root.files
        read = {source: self.gate.read(source) for source in sources}
        return MEMORY / "story", MemoryFiles(read)

    def _inside(self, rendition: str) -> str | None:
        if rendition not in self._asked:
            self._asked[rendition] = self._embedded(rendition) or self._listed(rendition)
        return self._asked[rendition]

    def _embedded(self, rendition: str) -> str | None:
        """A picture that stands in its own address (RFC 2397)."""
        match = _DATA.match(rendition) if rendition[:5].lower() == "data:" else None
        if match is None:
            return None
        try:
            raw = unquote_to_bytes(match["data"])
            data = base64.b64decode(raw, validate=False) if match["base64"] else raw
        except (binascii.Error, ValueError):
            return None
        return self._keep(data, f"picture.{match['type'].rpartition('/')[2]}") if data else None

    def _listed(self, rendition: str) -> str | None:
        index = self.root.index
        paths = list(_paths(rendition, self.folder))
        if not paths:
            return None
        if index is None:
            return next(filter(self._is_there, paths), None)
        named = [path for name in dict.fromkeys(map(_name, paths)) for path in index.get(_folded(name), ())]
        for path in paths:
            if path in named:
                return path
        best = sorted(named, key=lambda path: _common(path, paths[0]), reverse=True)
        if not best or (len(best) > 1 and _common(best[0], paths[0]) == _common(best[1], paths[0])):
            return None
        return best[0]

    def _is_there(self, path: str) -> bool:
        if self.root.folder is None:
            return False
        try:
            self.gate.look(path)
        except PictureRefused as problem:
            return problem.code != "picture-missing"
        return True

    def _fetched(self, address: str) -> str | None:
        if self.root.fetch is None or urlsplit(address).scheme.lower() not in _WEB:
            return None
        if address not in self._answers:
            try:
                data = self.root.fetch(address)
            except (OSError, LookupError, ValueError, Unreadable):
                data = None
            if data is not None and not isinstance(data, bytes | bytearray | memoryview):
                raise refusal("what fetch gave", data, "Let it give bytes, or None for what there is not.")
            fits = data is not None and 0 < len(data) <= MAX_FILE_BYTES
            self._answers[address] = self._keep(bytes(data), _name_of(address)) if data and fits else None
        return self._answers[address]

    def _keep(self, data: bytes, name: str) -> str:
        named = PurePosixPath(_SAFE.sub("-", _name(name))[-MAX_NAME:].lstrip("-._") or "picture")
        stem, ending = named.stem, named.suffix
        own = f"{stem}-{hashlib.sha256(data).hexdigest()[:8]}{ending}"
        try:
            picture_path(own)
        except ValueError:
            own = f"{stem}-{hashlib.sha256(data).hexdigest()[:8]}"
        self._kept.write(Path(own), data)
        return f"{IN_MEMORY}/{own}"


def is_elsewhere(rendition: str) -> bool:
    """True for an address of the web."""
    scheme = _parts(rendition)[0]
    return scheme in _WEB or rendition.startswith("//")


def _parts(rendition: str) -> tuple[str, str]:
    """The scheme, and the path behind the host."""
    try:
        split = urlsplit(rendition.strip())
    except ValueError:
        return "", ""
    if split.scheme.lower() in {*_WEB, "ftp", "file"} or (rendition.startswith("//") and split.netloc):
        return split.scheme.lower() or "https", split.path
    return "", rendition.strip() if not ({"?", "#"} & set(rendition)) else split.path


def _name_of(address: str) -> str:
    return PurePosixPath(unquote(_parts(address)[1])).name


def _paths(rendition: str, folder: str) -> Iterator[str]:
    """The paths that a rendition may have below the root, the longest first."""
    scheme, path = _parts(rendition)
    names = [unquote(path), path]
    # Other identifiers end in the file's name: tag:host,2026:ferry.jpg.
    names += [path.rpartition(":")[2]] if _NO_PATH.match(path) else []
    for written in dict.fromkeys(names):
        parts = [part for part in written.replace("\\", "/").split("/") if part not in {"", "."}]
        if not parts or any("\0" in part for part in parts):
            continue
        if folder and not scheme and not written.startswith("/"):
            beside = os.path.normpath(f"{folder}/{'/'.join(parts)}")
            if _may_be(beside):
                yield beside
        parts = [part for part in parts if part != ".."]
        for start in range(len(parts)):
            if _may_be(found := "/".join(parts[start:])):
                yield found


def _may_be(path: str) -> bool:
    try:
        return picture_path(path) == path and len(path) <= 512
    except ValueError:
        return False


def _name(path: str) -> str:
    return PurePosixPath(path).name


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _common(path: str, wanted: str) -> int:
    """How many steps from the end are the same."""
    count = 0
    for one, other in zip(reversed(path.split("/")), reversed(wanted.split("/")), strict=False):
        if _folded(one) != _folded(other):
            break
        count += 1
    return count
