"""a layout.toml's table + a medium → what of it belongs to another medium, told by name; and the table without it.

The rules:
1. A pack that says what only packs of another medium have is refused, with the line to delete or to write instead.
2. A pack that inherits one of another medium keeps of it what its own medium has; the rest falls away without a word.
3. What no medium has is a slip: it stays, and is told as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, Literal

from pagekit.layout.manifest import MANIFESTS, Medium, PrintDress, WebDress
from pagekit.layout.records import PrintPicture, PrintStyle, WebPicture, WebStyle
from pagekit.layout.slot import Slot
from pagekit.notes import Note, error

Table = dict[str, Any]
Path = tuple[str, ...]
Kind = Literal["pack", "dress", "styles", "pictures", "slots"]

_WHOSE: Mapping[Medium, str] = MappingProxyType({"web": "the web", "print": "print", "any": "any medium"})
_INSTEAD: Mapping[tuple[Medium, str], str] = MappingProxyType(
    {
        ("print", "widths"): ": a printed picture is made at the size it is placed, and ppi says how fine",
        ("print", "size_wide"): ": on paper a head takes the largest step of its ladder that holds it",
        ("print", "balance"): ": the typesetter breaks every line of a composed page",
        ("print", "head"): ": what stands above the columns is head under [composed]",
        ("print", "narrow"): ": a sheet of paper has one width",
        ("web", "ppi"): ": the browser takes one of several files, and widths says which there are",
        ("web", "ladder"): ": on the web a size grows with the page, up to size_wide",
        ("web", "composed"): ', or write medium = "print": composed pages are printed',
        ("any", "composed"): ', or write medium = "print": composed pages are printed',
    }
)
"""More to say than "delete it"."""


def medium_of(table: Mapping[str, Any]) -> Medium | None:
    """The medium that a table names; None where it names none that there is."""
    return next((medium for medium in MANIFESTS if medium == table.get("medium")), None)


def foreign(table: Table, medium: Medium) -> tuple[Note, ...]:
    """A note for every key that only packs of another medium have."""
    return tuple(_told(path, kind, medium) for path, kind in _foreign(table, medium))


def uncomposed(table: Table, medium: Medium) -> tuple[Note, ...]:
    """A note where a pack for print does not say how its pages are composed."""
    if medium != "print" or "composed" in table:
        return ()
    remedy = 'Write [composed]; for a template that flows by itself write medium = "any".'
    return (error("not-composed", "composed", "is missing: printed pages are composed.", remedy),)


def kept(table: Table, medium: Medium) -> Table:
    """The table without the keys that only packs of another medium have."""
    return _without(table, frozenset(path for path, _ in _foreign(table, medium)))


def _told(path: Path, kind: Kind, medium: Medium) -> Note:
    key = path[-1]
    whose = next(other for other in MANIFESTS if key in _fields(kind, other))
    what = f"belongs to packs for {_WHOSE[whose]}; this one is for {_WHOSE[medium]}."
    more = _INSTEAD.get((medium, key), "")
    return error("other-medium", ".".join(path), what, f"Delete {key}{more}.")


def _foreign(table: Table, medium: Medium) -> Iterator[tuple[Path, Kind]]:
    for path, kind, entry in _entries(table):
        for key in entry:
            others = (other for other in MANIFESTS if other != medium)
            if key not in _fields(kind, medium) and any(key in _fields(kind, other) for other in others):
                yield (*path, key), kind


def _entries(table: Table) -> Iterator[tuple[Path, Kind, Table]]:
    """The pack's own table, and those in it whose keys depend on the medium."""
    yield (), "pack", table
    yield from _inner((), table)
    for formats in ("designs", "displays"):
        for name, dress in _tables(table.get(formats)):
            yield (formats, name), "dress", dress
            yield from _inner((formats, name), dress)


def _inner(path: Path, table: Table) -> Iterator[tuple[Path, Kind, Table]]:
    kinds: tuple[Kind, ...] = ("styles", "pictures", "slots")
    for kind in kinds:
        for name, entry in _tables(table.get(kind)):
            yield (*path, kind, name), kind, entry


def _tables(value: object) -> Iterator[tuple[str, Table]]:
    if isinstance(value, dict):
        yield from ((name, entry) for name, entry in value.items() if isinstance(entry, dict))


@cache
def _fields(kind: Kind, medium: Medium) -> frozenset[str]:
    printed = medium == "print"
    if kind == "pack":
        fields = MANIFESTS[medium].model_fields
        return frozenset(field.alias or name for name, field in fields.items())
    if kind == "dress":
        return frozenset((PrintDress if printed else WebDress).model_fields)
    if kind == "styles":
        return frozenset((PrintStyle if printed else WebStyle).model_fields)
    if kind == "pictures":
        return frozenset((PrintPicture if printed else WebPicture).model_fields)
    return frozenset(Slot.model_fields) - ({"narrow"} if printed else set())


def _without(table: Table, gone: frozenset[Path], path: Path = ()) -> Table:
    return {
        key: _without(value, gone, (*path, key)) if isinstance(value, dict) else value
        for key, value in table.items()
        if (*path, key) not in gone
    }
