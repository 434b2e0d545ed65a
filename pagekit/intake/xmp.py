"""an XMP packet → its properties. A packet with entities or a document type is not read (ISO 16684-1).

A property stands as an attribute or as an element; its value is text, a list, or text in several languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pagekit.intake.xmp_tree import STRANGE, Part, parse_packet

_BOXES = {"rdf:Alt", "rdf:Bag", "rdf:Seq"}
_LANG = "xml:lang"
DEFAULT = "x-default"


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a property, with its language where it has one."""

    text: str
    lang: str | None = None


class Packet:
    """The properties of a packet, asked for by the names that photo desks use, such as "dc:creator".

    A field inside a structure is asked for by its path, such as "plus:Licensor/plus:LicensorURL".
    """

    def __init__(self, data: bytes) -> None:
        # The path of a field is kept in two parts: joined, a long name would be written once for each field in it.
        self._values: dict[tuple[str, str], list[Value]] = {}
        for description in parse_packet(data):
            for name, text in description.attributes.items():
                self._add((name, ""), Value(text))
            for part in description.parts:
                for value in _values(part):
                    self._add((part.name, ""), value)
                for name, text in _inner(part):
                    self._add((part.name, name), Value(text))

    def _add(self, path: tuple[str, str], value: Value) -> None:
        if value.text.strip() and not path[0].startswith(STRANGE):
            self._values.setdefault(path, []).append(value)

    def values(self, name: str) -> tuple[str, ...]:
        """Every value, in order."""
        return tuple(value.text for value in self._values.get(_path(name), ()))

    def text(self, name: str, lang: str | None = None) -> str | None:
        """The value in the language asked for, else the default, else the first."""
        found = self._values.get(_path(name), [])
        if not found:
            return None
        return min(found, key=lambda value: _distance(value.lang, lang)).text


def _distance(own: str | None, wanted: str | None) -> int:
    """How far a value's language is from the one wanted; equal distances keep the packet's order."""
    mine, theirs = (own or "").lower(), (wanted or "").lower()
    if theirs and mine == theirs:
        return 0
    if theirs and mine and mine.split("-")[0] == theirs.split("-")[0]:
        return 1
    return 2 if mine in {"", DEFAULT} else 3


def _values(part: Part) -> list[Value]:
    items = [item for box in part.parts if box.name in _BOXES for item in box.parts if item.name == "rdf:li"]
    if items:
        return [Value(_said(item), item.attributes.get(_LANG)) for item in items]
    return [Value(_said(part) or part.attributes.get("rdf:resource", ""), part.attributes.get(_LANG))]


def _said(part: Part) -> str:
    """The text of a value. A structure, such as a licensor's, is told by its name."""
    inside = list(part.walk())
    names = [text for one in inside for name, text in one.attributes.items() if name.endswith("Name")]
    names += [one.text for one in inside if one.name.endswith("Name")]
    return next(iter(names), part.text).strip()


def _inner(part: Part) -> Iterator[tuple[str, str]]:
    """The fields of the structures in a property, however they are written; in the order of the packet."""
    for one in part.walk():
        if one is not part:
            yield one.name, one.text.strip() or one.attributes.get("rdf:resource", "")
            yield from one.attributes.items()


def _path(path: str) -> tuple[str, str]:
    name, _, inner = path.partition("/")
    return name, inner
