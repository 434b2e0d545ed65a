"""a path, bytes or an open file → Arrival: text, name, format, and the folder of its pictures."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Any, BinaryIO, Literal

from pagekit.errors import InvalidInput, Unreadable
from pagekit.intake.bounds import MAX_TEXT_BYTES, decode
from pagekit.notes import error
from pagekit.world import DiskWorld, FakeWorld, World

Format = Literal["json", "yaml", "toml", "markdown"]
Source = str | os.PathLike[str] | bytes | BinaryIO

_ENDINGS: dict[str, Format] = {
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".toml": "toml",
    ".md": "markdown",
    ".markdown": "markdown",
}
_NAMELESS = "the text"


@dataclass(frozen=True, slots=True)
class Arrival:
    """What arrived. `folder` is None when nothing is known to lie beside it."""

    name: str
    stem: str
    text: str
    format: Format
    folder: Path | None
    world: World


def receive(
    source: Source,
    *,
    format: Format | None,
    beside: str | os.PathLike[str] | None,
    world: World | None,
    markdown: bool = True,
) -> Arrival:
    """Read the source and tell its format. `beside` says where its pictures lie. Raises Unreadable,
    InvalidInput.
    """
    folder = Path(beside) if beside is not None else None
    if isinstance(source, str | os.PathLike):
        path = _path(source)
        home = path.parent
        seen = world or DiskWorld(home, *([folder] if folder else []))
        data, name, stem = seen.read(path, limit=MAX_TEXT_BYTES), path.name, path.stem
        folder = folder or home
    else:
        data, name = _loose(source)
        stem = PurePath(name).stem if name != _NAMELESS else ""
        seen = world or (DiskWorld(folder) if folder else FakeWorld())
    text = decode(data, name)
    form = format or _ENDINGS.get(PurePath(name).suffix.lower()) or _sniffed(text)
    known = [known for known in dict.fromkeys(_ENDINGS.values()) if markdown or known != "markdown"]
    if form not in known:
        raise _unknown_format(name, known)
    return Arrival(name, stem, text, form, folder, seen)


def _path(source: str | os.PathLike[str]) -> Path:
    text = os.fspath(source)
    if "\n" in text or "\0" in text or text.lstrip().startswith("{"):
        raise Unreadable("the path is text of an article. Give a path, or the text as bytes: text.encode().")
    return Path(text)


def _loose(source: bytes | BinaryIO) -> tuple[bytes, str]:
    """The bytes of something without a place of its own, and its name if it tells one."""
    if isinstance(source, bytes | bytearray | memoryview):
        return bytes(source), _NAMELESS
    if not hasattr(source, "read"):
        raise Unreadable(
            f"a {type(source).__name__} cannot be read. Give a path, bytes or a file opened with 'rb'."
        )
    try:
        data = source.read(MAX_TEXT_BYTES + 1)
    except (OSError, ValueError) as problem:
        raise Unreadable(f"the open file cannot be read ({problem}). Open it again with 'rb'.") from problem
    name = getattr(source, "name", None)
    return _bytes(data), PurePath(name).name if isinstance(name, str) and name else _NAMELESS


def _bytes(data: Any) -> bytes:
    """What a file gave: text, when it was not opened with 'rb'; nothing, when it had nothing to give."""
    return data.encode("utf-8", "surrogatepass") if isinstance(data, str) else bytes(data or b"")


def _sniffed(text: str) -> Format | None:
    start = text.lstrip()
    if start.startswith("{"):
        return "json"
    return "markdown" if text.startswith(("---", "+++")) else None


def _unknown_format(name: str, known: list[Format]) -> InvalidInput:
    what = "is of a format that cannot be told from its name or its first character."
    remedy = f"Name it: format= one of {', '.join(known)}."
    return InvalidInput(name, [error("unknown-format", "the file", what, remedy)])
