"""an XMP packet → its properties. A packet with entities or a document type is not read (ISO 16684-1).

A property stands as an attribute or as an element; its value is text, a list, or text in several languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

MAX_PACKET = 1024 * 1024
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_BOXES = {f"{_RDF}Alt", f"{_RDF}Bag", f"{_RDF}Seq"}
DEFAULT = "x-default"

NAMESPACES = {
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}


class BadPacket(ValueError):
    """A packet that cannot or may not be read."""


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
        self._values: dict[str, list[Value]] = {}
        described = [part for root in _parse(data).iter(f"{_RDF}RDF") for part in root]
        for description in described:
            for name, text in description.attrib.items():
                self._add(name, Value(text))
            for element in description:
                for value in _values(element):
                    self._add(element.tag, value)
                for name, text in _inner(element):
                    self._add(f"{element.tag}/{name}", Value(text))

    def _add(self, name: str, value: Value) -> None:
        if value.text.strip():
            self._values.setdefault(name, []).append(value)

    def values(self, name: str) -> tuple[str, ...]:
        """Every value, in order."""
        return tuple(value.text for value in self._values.get(_full(name), ()))

    def text(self, name: str, lang: str | None = None) -> str | None:
        """The value in the language asked for, else the default, else the first."""
        found = self._values.get(_full(name), [])
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


def _parse(data: bytes) -> Element:
    if len(data) > MAX_PACKET:
        raise BadPacket(f"has {len(data):,} bytes, at most {MAX_PACKET:,} are read")
    try:
        root: Element = fromstring(data.strip(b"\0 \n\r\t"), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as problem:
        raise BadPacket("is not plain XML") from problem
    return root


def _values(element: Element) -> list[Value]:
    items = [item for box in element if box.tag in _BOXES for item in box if item.tag == f"{_RDF}li"]
    if items:
        return [Value(_said(item), item.get(_LANG)) for item in items]
    return [Value(_said(element) or element.get(f"{_RDF}resource", ""), element.get(_LANG))]


def _said(element: Element) -> str:
    """The text of a value. A structure, such as a licensor's, is told by its name."""
    names = [text for part in element.iter() for name, text in part.attrib.items() if name.endswith("Name")]
    names += [part.text or "" for part in element.iter() if part.tag.endswith("Name")]
    return next(iter(names), element.text or "").strip()


def _inner(element: Element) -> Iterator[tuple[str, str]]:
    """The fields of the structures in a property, however they are written; in the order of the packet."""
    for part in element.iter():
        if part is not element:
            yield part.tag, (part.text or "").strip() or part.get(f"{_RDF}resource", "")
            yield from part.attrib.items()


def _full(path: str) -> str:
    names = (name.partition(":") for name in path.split("/"))
    return "/".join(f"{{{NAMESPACES[prefix]}}}{local}" for prefix, _, local in names)
