"""the XML of an XMP packet → a small tree whose names are those that photo desks use, read in one pass.

The rules:
1. Entities and document types are refused (ISO 16684-1).
2. A packet nested too deep or of too many elements is left aside as soon as that shows; the rest of it is not read.
3. Prefixes are looked up here. A parser that puts the address of a namespace before every name writes a long address
   down as often as it is used, and a small packet fills the machine's memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.sax import SAXException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.sax import parseString

MAX_PACKET = 1024 * 1024
MAX_PACKET_DEPTH = 64
MAX_PACKET_ELEMENTS = 20_000
STRANGE = ":"
"""What a name of a namespace that is not ours begins with."""

NAMESPACES = {
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "plus": "http://ns.useplus.org/ldf/xmp/1.0/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xml": "http://www.w3.org/XML/1998/namespace",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
}
_OURS = {address: prefix for prefix, address in NAMESPACES.items()}
_DECLARES = "xmlns"


class BadPacket(ValueError):
    """A packet that cannot or may not be read."""


@dataclass(slots=True)
class Part:
    """An element: its name, its attributes, the text before the first element in it, and those elements."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[Part] = field(default_factory=list)
    written: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text before the first element."""
        return "".join(self.written)

    def walk(self) -> Iterator[Part]:
        """The element and all inside, in the order of the packet."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            yield part
            waiting += reversed(part.parts)


def parse_packet(data: bytes) -> list[Part]:
    """The descriptions that the packet holds. Raises BadPacket with what is wrong with it."""
    if len(data) > MAX_PACKET:
        raise BadPacket(f"has {len(data):,} bytes, at most {MAX_PACKET:,} are read")
    reader = _Reader()
    try:
        parseString(data.strip(b"\0 \n\r\t"), reader, forbid_dtd=True)
    except BadPacket:
        raise
    except (SAXException, DefusedXmlException, ValueError, LookupError) as problem:
        raise BadPacket("is not plain XML") from problem
    return reader.described


class _Reader(ContentHandler):
    """Takes the parser's events, by the names that xml.sax gives them. Only what stands in `rdf:RDF` is kept."""

    def __init__(self) -> None:
        super().__init__()
        self.described: list[Part] = []
        self._open: list[Part | None] = []
        self._scopes: list[Mapping[str, str]] = [{"xml": NAMESPACES["xml"]}]
        self._count = 0

    def startElement(self, name: str, attrs: AttributesImpl[str]) -> None:  # noqa: N802
        """Open an element."""
        self._count += 1
        if self._count > MAX_PACKET_ELEMENTS:
            raise BadPacket(f"has more than {MAX_PACKET_ELEMENTS:,} elements")
        if len(self._open) >= MAX_PACKET_DEPTH:
            raise BadPacket(f"is nested more than {MAX_PACKET_DEPTH} deep")
        self._scopes.append(_declared(attrs))
        self._open.append(self._part(name, attrs))

    def endElement(self, name: str) -> None:  # noqa: N802
        """Close it."""
        self._open.pop()
        self._scopes.pop()

    def characters(self, content: str) -> None:
        """Text, in pieces."""
        part = self._open[-1] if self._open else None
        if part is not None and not part.parts:
            part.written.append(content)

    def _part(self, name: str, attrs: AttributesImpl[str]) -> Part | None:
        """The element as a part of the tree; None for what stands outside of RDF."""
        around = self._open[-1] if self._open else None
        full = self._full(name)
        if around is None:
            return Part(full) if full == "rdf:RDF" else None
        part = Part(full)
        for key, text in attrs.items():
            if ":" in key and key.partition(":")[0] != _DECLARES:
                part.attributes[self._full(key)] = text
        around.parts.append(part)
        if around.name == "rdf:RDF" and not self._inside_a_description():
            self.described.append(part)
        return part

    def _inside_a_description(self) -> bool:
        return sum(part is not None for part in self._open) > 1

    def _full(self, name: str) -> str:
        """The name with our prefix, whatever the packet's own is."""
        prefix, _, local = name.rpartition(":")
        address = next((scope[prefix] for scope in reversed(self._scopes) if prefix in scope), "")
        ours = _OURS.get(address, "")
        return f"{ours}:{local}" if ours else f"{STRANGE}{local}"


def _declared(attrs: AttributesImpl[str]) -> dict[str, str]:
    """The prefixes that an element declares; the blank one is the default of elements without a prefix."""
    return {
        key.partition(":")[2]: address
        for key, address in attrs.items()
        if key == _DECLARES or key.startswith(f"{_DECLARES}:")
    }
