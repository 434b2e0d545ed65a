"""a folder + the path of a picture → its facts and its metadata, or why it is refused; each is looked at once.

A name is found in either of Unicode's forms: disks keep "é" as one sign or as two. An XMP file beside a picture
(`a.xmp`, `a.jpg.xmp`) is its metadata, too.
"""

from __future__ import annotations

import hashlib
import threading
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath
from typing import Literal
from urllib.parse import unquote

from pagekit.disk import MAX_FILE_BYTES
from pagekit.errors import Unreadable
from pagekit.model import PictureFacts
from pagekit.model.photo import picture_path
from pagekit.world import MEMORY, Listing, World, gone

FORMS: tuple[Literal["NFC", "NFD"], ...] = ("NFC", "NFD")
MAX_SIDECAR = 1024 * 1024


class PictureRefused(ValueError):
    """A picture that cannot be used: `code` for programs, `what` happened, and what to do."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(f"{what} {remedy}")
        self.code, self.what, self.remedy = code, what, remedy


@dataclass(frozen=True, slots=True)
class PhotoMetadata:
    """What a picture's file says about itself, as plain text. `read_from` tells where each field was found."""

    caption: str | None = None
    headline: str | None = None
    alt: str | None = None
    description: str | None = None
    """The extended description for people who do not see the picture."""
    creator: str | None = None
    credit: str | None = None
    """The credit line as the supplier wrote it, such as "Name/Agency via AP"."""
    source: str | None = None
    notice: str | None = None
    """The copyright notice."""
    licence: str | None = None
    """The address of the rights, else the terms of use."""
    terms: str | None = None
    """The terms of use in words."""
    licensor: str | None = None
    acquire: str | None = None
    """The address of the first licensor that has one, as it was written: where a licence can be had."""
    instructions: str | None = None
    source_type: str | None = None
    """How it was made, as a word of the IPTC's list of digital source types."""
    data_mining: str | None = None
    """What its owner says of mining it for data, as PLUS has it."""
    read_from: dict[str, str] = field(default_factory=dict, compare=False)
    trouble: str = ""
    """Why a part of the metadata was not read; empty when all was."""
    guesses: tuple[str, ...] = field(default=(), compare=False)
    """Sources whose letters had to be guessed, and how they were read."""
    left_out: tuple[str, ...] = field(default=(), compare=False)
    """What a camera, a program or a form wrote in place of a person."""


MOST_KNOWN = 512
"""Pictures of which a process knows what it found, by the SHA-256 of their bytes: those that many stories show are
decoded once. What was refused is looked at again.
"""
_known: dict[tuple[bytes, str, str | None, bytes | None], tuple[PictureFacts, PhotoMetadata]] = {}
_known_lock = threading.Lock()


class PictureGate:
    """Looks at the pictures of one folder, each once. Without a folder no picture is found."""

    def __init__(self, world: World, folder: Path | None, lang: str | None = None) -> None:
        self.world, self.folder, self.lang = world, folder, lang
        self._seen: dict[str, tuple[PictureFacts, PhotoMetadata] | PictureRefused] = {}
        self._found: dict[str, str] = {}
        self.passed: dict[str, str] = {}
        """The SHA-256 of what was let in, by the paths that were asked for."""

    def look(self, src: str) -> tuple[PictureFacts, PhotoMetadata]:
        """The facts and the metadata of the picture at this path. Raises PictureRefused."""
        if src not in self._seen:
            try:
                self._seen[src] = found = self._looked_at(self.read(src), src)
                self.passed[src] = found[0].sha256
            except PictureRefused as problem:
                self._seen[src] = problem
        seen = self._seen[src]
        if isinstance(seen, PictureRefused):
            raise seen
        return seen

    def take(self, src: str, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a file that is no picture; from now on they are those that are known. Raises PictureRefused."""
        data = self.read(src, limit=limit)
        self.passed[src] = hashlib.sha256(data).hexdigest()
        return data

    def _looked_at(self, data: bytes, src: str) -> tuple[PictureFacts, PhotoMetadata]:
        sidecar = self._sidecar(src)
        key = hashlib.sha256(data).digest(), src, self.lang, sidecar
        with _known_lock:
            found = _known.get(key)
        if found is None:
            # Loaded with the first picture: Pillow's readers and an XML parser take as long as all the records.
            from pagekit.intake.pictures import inspect

            found = inspect(data, src, self.lang, sidecar)
            with _known_lock:
                while len(_known) >= MOST_KNOWN:
                    _known.pop(next(iter(_known)))
                _known[key] = found
        return found

    def found(self, src: str) -> str:
        """The path as the folder has it."""
        if src not in self._found:
            self._found[src] = self._looked_for(src)
        return self._found[src]

    def _looked_for(self, src: str) -> str:
        if self.folder is None or not gone(self.world, self.folder / src):
            return src
        if "%" in src and (plain := _plain(src)) and not gone(self.world, self.folder / plain):
            return plain
        if src.isascii():
            return src
        for form in FORMS:
            name = unicodedata.normalize(form, src)
            if not gone(self.world, self.folder / name):
                return name
        wanted = unicodedata.normalize("NFC", src)
        names = self.world.names(self.folder) if isinstance(self.world, Listing) else ()
        return next((name for name in names if unicodedata.normalize("NFC", name) == wanted), src)

    def _sidecar(self, src: str) -> bytes | None:
        """The XMP file beside a picture."""
        if self.folder is None or not isinstance(self.world, Listing):
            return None
        name = self.found(src)
        # Files in memory that a function gives are asked for by the names that stories have, and no others.
        listed = self.world.names(self.folder) if self.folder.is_relative_to(MEMORY) else None
        bare = PurePosixPath(name)
        for beside in (
            f"{base}{ending}" for ending in (".xmp", ".XMP") for base in (name, bare.with_suffix(""))
        ):
            there = not gone(self.world, self.folder / beside) if listed is None else beside in listed
            if there:
                try:
                    return self.world.read(self.folder / beside, limit=MAX_SIDECAR)
                except Unreadable:
                    continue
        return None

    def read(self, src: str, *, limit: int = MAX_FILE_BYTES) -> bytes:
        """The bytes of a file of the folder. Raises PictureRefused."""
        if self.folder is None:
            what = f"{src}: there is no folder to look in."
            raise PictureRefused("picture-missing", what, "Say where the pictures lie with files_from.")
        try:
            return self.world.read(self.folder / self.found(src), limit=limit)
        except Unreadable as problem:
            # The world says what and what to do in two sentences.
            name = PurePath(src).name
            what, _, remedy = str(problem).removeprefix(f"{name}: ").partition(". ")
            code = "picture-missing" if "no such file" in what else "picture-refused"
            head = f"{name}: " if str(problem).startswith(f"{name}: ") else ""
            raise PictureRefused(code, f"{head}{what}.", remedy) from None


def _plain(src: str) -> str | None:
    """A path without its percent signs, where it is still one of the folder."""
    try:
        return picture_path(unquote(src))
    except ValueError:
        return None
