"""a path, bytes, an open file or a mapping → Arrival: text or fields, name, format, and the folder of its pictures."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import IO, Any, Literal

from pagekit.asked import kind_of, one_folder, path_text, present, refusal
from pagekit.errors import BadOrder, InvalidInput, Unreadable
from pagekit.intake.bounds import MAX_DEPTH, MAX_TEXT_BYTES, decode, end_of_json
from pagekit.model.base import Record
from pagekit.model.origin import Origin
from pagekit.notes import Note, error
from pagekit.world import (
    DiskWorld,
    FakeWorld,
    FilesFrom,
    MemoryFiles,
    MountedWorld,
    Places,
    World,
    files_place,
    read_named,
)

FileFormat = Literal["json", "yaml", "toml", "markdown"]
Source = str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes] | IO[str] | Mapping[str, Any]

_ENDINGS: dict[str, FileFormat] = {
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".toml": "toml",
    ".md": "markdown",
    ".markdown": "markdown",
}
_NAMELESS = "the text"
_PLACES = "Give the path of a folder, MemoryFiles({…}), or a list of such."
_FIELDS = "the fields"
_ACCEPTED = "a path, bytes, an open file or a mapping of fields"
# A line that begins a TOML file: a key and the beginning of a value, or a table's name in brackets (TOML 1.0).
_KEY = r"""(?:[A-Za-z0-9_-]+|"[^"]*"|'[^']*')"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_VALUE = r"""["'\[{\d+-]|(?:true|false|inf|nan)\b"""
_TEXT_UNDER = re.compile(r"[ \t\r]*\n\s*[^\s{}\[\],]")
_TOML_LINE = re.compile(
    rf"{_KEYS}[ \t]*=[ \t]*(?:{_VALUE})|(?:\[[ \t]*{_KEYS}[ \t]*\]|\[\[[ \t]*{_KEYS}[ \t]*\]\])[ \t]*(?:#.*)?$"
)


@dataclass(frozen=True, slots=True)
class Arrival:
    """What arrived. `folder` is None when nothing is known to lie beside it; `fields` are there instead of a text."""

    name: str
    stem: str
    text: str
    format: FileFormat
    folder: Path | None
    world: World
    fields: dict[str, Any] | None = None
    files: MemoryFiles | Places | None = None
    table: bool = False
    """True for a table of a spreadsheet, where one may come: its text is no data of the format."""

    def origin(self, notes: tuple[Note, ...] = ()) -> Origin:
        """Where what was read comes from."""
        return Origin(self.name, self.folder, notes, self.files)


def receive(
    source: Source,
    *,
    format: FileFormat | None,
    beside: FilesFrom | None,
    world: World | None,
    markdown: bool = True,
    mount: str = "story",
    tables: bool = False,
) -> Arrival:
    """Read the source and tell its format. `beside` says where its pictures lie; those in memory are
    mounted under the name `mount`; with `tables` a .csv is taken, too. Raises Unreadable, InvalidInput.
    """
    if placed := files_place(beside, world, _PLACES):
        arrival = receive(source, format=format, beside=None, world=world, markdown=markdown, tables=tables)
        files, place = placed[0], placed[1] / mount
        return replace(arrival, folder=place, files=files, world=MountedWorld(arrival.world, {place: files}))
    if world is not None and not hasattr(world, "read"):
        raise refusal("world", world, "Pass a World, such as DiskWorld(folder), or leave it out.")
    folder = _folder(beside, world)
    if isinstance(source, Mapping):
        if format is not None:
            raise _refusal(_FIELDS, "format", "is for text, but fields were given.", "Leave format= out.")
        fields = {key: _plain(value, 2) for key, value in source.items()}
        return Arrival(_FIELDS, "", "", "json", folder, world or _world_of(folder), fields)
    if isinstance(source, str | os.PathLike):
        path = _path(source)
        home = path.parent
        seen = world or DiskWorld(home, *([folder] if folder else []))
        data, name, stem = read_named(seen, path, limit=MAX_TEXT_BYTES), path.name, path.stem
        folder = folder or home
    else:
        data, name = _loose(source)
        stem = PurePath(name).stem if name != _NAMELESS else ""
        seen = world or _world_of(folder)
    text = decode(data, name)
    if tables and format is None and PurePath(name).suffix.lower() == ".csv":
        return Arrival(name, stem, text, "json", folder, seen, table=True)
    form = format or _ENDINGS.get(PurePath(name).suffix.lower()) or _sniffed(text, markdown=markdown)
    known = [known for known in dict.fromkeys(_ENDINGS.values()) if markdown or known != "markdown"]
    if form not in known:
        what = "is of a format that cannot be told from its name or its first line."
        raise _refusal(name, "the file", what, f"Name it: format= one of {', '.join(known)}.")
    return Arrival(name, stem, text, form, folder, seen)


def _world_of(folder: Path | None) -> World:
    return DiskWorld(folder) if folder else FakeWorld()


def _folder(beside: Any, world: World | None) -> Path | None:
    if beside is None:
        return None
    if not isinstance(beside, str | os.PathLike):
        raise Unreadable(f"the folder of the pictures is {kind_of(beside)}. {_PLACES}")
    folder = one_folder(beside, "files_from", _PLACES)
    return folder if world else present(folder, "files_from")


def _path(source: str | os.PathLike[str]) -> Path:
    if isinstance(source, str) and ("\n" in source or source.lstrip().startswith("{")):
        raise Unreadable("the path is text of an article. Give a path, or the text as bytes: text.encode().")
    try:
        return Path(
            path_text(os.fsdecode(source), "the path", "Give a path, or the text as bytes: text.encode().")
        )
    except BadOrder as problem:
        raise Unreadable(str(problem)) from None
    except TypeError:
        raise Unreadable(f"the source is {kind_of(source)}, which names no path. Give {_ACCEPTED}.") from None


def _loose(source: Any) -> tuple[bytes, str]:
    """The bytes of something without a place of its own, and its name if it tells one."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), _NAMELESS
    if isinstance(source, Record):
        raise Unreadable(f"the source is {kind_of(source)}, which is read already. Use it as it is.")
    if isinstance(source, list | tuple | set | frozenset):
        raise Unreadable(f"the source is {kind_of(source)}. Read each of its entries by itself.")
    if not callable(getattr(source, "read", None)):
        raise Unreadable(f"the source is {kind_of(source)}. Give {_ACCEPTED}.")
    try:
        data = source.read(MAX_TEXT_BYTES + 1)
    except (OSError, ValueError, TypeError) as problem:
        raise Unreadable(f"the open file cannot be read ({problem}). Open it again with 'rb'.") from problem
    name = getattr(source, "name", None)
    return _bytes(data), PurePath(name).name if isinstance(name, str) and name else _NAMELESS


def _bytes(data: Any) -> bytes:
    """What a file gave: text, when it was not opened with 'rb'; nothing, when it had nothing to give."""
    if data is not None and not isinstance(data, str | bytes | bytearray | memoryview):
        raise Unreadable(f"the open file gave {kind_of(data)}, not bytes. Open it with 'rb'.")
    return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data or b"")


def _plain(value: Any, depth: int) -> Any:
    """Mappings of any kind as the plain ones that the models take, within the depth that a file may have."""
    if not isinstance(value, Mapping | list | tuple):
        return value
    if depth > MAX_DEPTH:
        raise _refusal(
            _FIELDS, "the fields", f"are nested more than {MAX_DEPTH} deep.", "Flatten them.", "too-deep"
        )
    if isinstance(value, Mapping):
        return {key: _plain(inner, depth + 1) for key, inner in value.items()}
    return [_plain(inner, depth + 1) for inner in value]


def _sniffed(text: str, *, markdown: bool) -> FileFormat | None:
    """The format as far as the beginning tells. Where no Markdown is read, `---` begins YAML (YAML 1.2, 9.1.2)."""
    text = text.lstrip("\ufeff \t\r\n")
    if text.startswith("{"):
        end = end_of_json(text) if markdown else None
        # An object with a text under it is front matter.
        return "json" if end is None or not _TEXT_UNDER.match(text, end) else "markdown"
    if text.startswith(("---", "+++") if markdown else "---"):
        return "markdown" if markdown else "yaml"
    said = (line.strip() for line in text.splitlines())
    first = next((line for line in said if line and not line.startswith("#")), "")
    return "toml" if _TOML_LINE.match(first) else None


def _refusal(name: str, where: str, what: str, remedy: str, code: str = "unknown-format") -> InvalidInput:
    return InvalidInput(name, [error(code, where, what, remedy)])
