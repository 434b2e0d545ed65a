"""a path, bytes, an open file, fields, or several of these → Opened: one file's bytes, text and kind, or a folder.

What a file is, its first bytes say; its name says nothing. Nothing is fetched, and nothing outside the folder is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path, PurePosixPath
from typing import Any, Literal

from pagekit.errors import InvalidInput
from pagekit.intake.formats.foreign_json import parse_foreign_json
from pagekit.intake.formats.letters import letters
from pagekit.intake.formats.xml_tree import Xml, parse_xml, refuse_entities, root_name
from pagekit.notes import Note
from pagekit.world import World

MAX_BYTES = 32 * 1024 * 1024
MAX_FILES = 20_000
MAX_LISTED = 64 * 1024 * 1024
HEAD = 4_096

Kind = Literal["json", "xml", "html", "text", "zip", "binary", "folder"]

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*\?>\s*)?(?:(?><!--.*?-->)\s*+)*+(?:<!doctype\s+html\b|<html[\s>])",
    re.IGNORECASE | re.DOTALL,
)
_NO_TEXT = (
    b"\xff\xd8\xff",
    b"\x89PNG",
    b"GIF8",
    b"RIFF",
    b"II*\0",
    b"MM\0*",
    b"%PDF",
    b"\x1f\x8b",
    b"BM",
    b"ID3",
    b"OggS",
)
_JSON_BEGINS = re.compile(r"""\s*(?:\{\s*(?:"|\})|\[\s*(?:[\[{"\d\]-]|true|false|null))""")


@dataclass
class Opened:
    """One file, or one folder, that was opened. `data` is None for fields and for a folder."""

    name: str
    data: bytes | None = None
    fields: Any = None
    folder: Folder | None = None
    """The folder itself, where this is one; else the folder that the file lies in, if that is known."""
    path: str = ""
    """The file's path in that folder."""
    notes: list[Note] = field(default_factory=list)

    @cached_property
    def kind(self) -> Kind:
        """What it is, by its first bytes."""
        if self.fields is not None:
            return "json"
        if self.data is None:
            return "folder"
        if self.data.startswith(b"PK\x03\x04"):
            return "zip"
        if self.data.startswith(_NO_TEXT) or (len(self.data) > 11 and self.data[4:8] == b"ftyp"):
            return "binary"
        try:
            text = self.text
        except InvalidInput:
            return "binary"
        begin = text[: 64 * 1024].lstrip("\ufeff \t\r\n")
        if _HTML.match(begin) and root_name(begin).lower() in {"html", ""}:
            return "html"
        if begin.startswith(("<?", "<!--", "<!DOCTYPE")) or re.match(r"<[A-Za-z_][\w.:-]*[\s/>]", begin):
            return "xml"
        return "json" if _JSON_BEGINS.match(begin) else "text"

    @cached_property
    def text(self) -> str:
        """Its text. Raises InvalidInput where it is none."""
        text, notes = letters(self.data or b"", self.name)
        self.notes += notes
        return text.removeprefix("\ufeff")

    @cached_property
    def root(self) -> str:
        """The local name of its first element; blank for what is no XML."""
        return root_name(self.text) if self.kind in {"xml", "html"} else ""

    @property
    def head(self) -> str:
        """The first signs of its text."""
        return self.text[:HEAD]

    @cached_property
    def json(self) -> Any:
        """Its data. Raises InvalidInput."""
        if self.fields is not None:
            return self.fields
        data, notes = parse_foreign_json(self.text, self.name)
        self.notes += notes
        return data

    @cached_property
    def xml(self) -> Xml:
        """Its tree, without entities. Raises InvalidInput."""
        return parse_xml(self.text, self.name)

    def guard(self) -> None:
        """Refuse entities, for readers that parse the bytes themselves. Raises InvalidInput."""
        refuse_entities(self.text, self.name)


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder that may be read, through the world."""

    path: Path
    world: World
    names: tuple[str, ...] = ()
    """The files in it, by their paths from there, in order; not listed where one file was named."""

    def __contains__(self, name: object) -> bool:
        return name in self.names

    def under(self, *heads: str) -> Iterator[str]:
        """The files below one of these folders."""
        return (name for name in self.names if PurePosixPath(name).parts[0] in heads)

    def read(self, name: str, *, limit: int = MAX_BYTES) -> bytes:
        """The bytes of a file. Raises Unreadable."""
        return self.world.read(self.path / name, limit=limit)

    def opened(self, name: str) -> Opened:
        """A file of it. Raises Unreadable."""
        return Opened(name, self.read(name), folder=self, path=name)


def fields_of(value: Mapping[str, Any]) -> Opened:
    """Fields that were given in place of a file."""
    return Opened("the fields", fields=dict(value))
