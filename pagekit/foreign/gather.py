"""a form of a stranger's PDF + all that it refers to → ForeignObjects, numbered in the order in which they are found.

What only its own document understood stays behind: places in its structure, its metadata, its pages.
"""

from __future__ import annotations

import zlib
from collections import Counter, deque
from itertools import groupby
from typing import Any

import pikepdf

from pagekit.foreign.bounds import FLATTEN, MAX_DEPTH, MAX_OBJECTS, MAX_VALUES, Refused
from pagekit.foreign.content import layers_of, plain_marks, uses, without
from pagekit.foreign.form import ForeignObject, Part
from pagekit.foreign.layers import Layers
from pagekit.foreign.nesting import Nesting
from pagekit.foreign.streams import Streams
from pagekit.foreign.syntax import name, named, scalar, told

_LEVEL = 6
_BEHIND = frozenset(
    {"/AF", "/Alternates", "/LastModified", "/Metadata", "/OC", "/OPI", "/PieceInfo", "/Ref", "/StructParent",
     "/StructParents", "/Length", "/DL"}
)  # fmt: skip
"""Of a stream's dictionary."""
_PACKED = frozenset({"/Filter", "/DecodeParms"})
_ELSEWHERE = frozenset({"/Annot", "/Catalog", "/Page", "/Pages", "/StructElem", "/StructTreeRoot"})
"""The types of what belongs to the document and not to the ink of the page."""
_SAID = ("/ActualText", "/Alt", "/E", "/Lang")
"""What is kept of the properties of marked content."""
_NOTHING = ForeignObject(("/Type/XObject/Subtype/Form/BBox[0 0 0 0]",), b"")
_RESOURCES = 1
_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_CATEGORIES = {"Do": "/XObject", "gs": "/ExtGState", "scn": "/Pattern", "SCN": "/Pattern"}


class Gatherer:
    """Gathers what one form needs. The form is number 0, the resources of its page are number 1."""

    def __init__(self, pdf: pikepdf.Pdf, resources: pikepdf.Dictionary) -> None:
        self.fonts: dict[str, None] = {}
        """The names of faces that are not in the file."""
        self.layers = Layers(pdf)
        self._pdf = pdf
        self._resources = resources
        self._streams = Streams()
        self._nesting = Nesting()
        self._numbers: dict[tuple[int, int], int] = {}
        self._taken = 2
        self._values = 0
        self._left: deque[tuple[int, Any]] = deque()
        self._made: dict[int, ForeignObject] = {}
        if resources.is_indirect:
            self._numbers[resources.objgen] = _RESOURCES

    def all(self, head: str, group: Any, content: bytes) -> tuple[ForeignObject, ...]:
        """The form with this head and content, and all that it needs. Raises Refused."""
        parts: list[Part] = [head, "/Resources ", _RESOURCES]
        if isinstance(group, pikepdf.Dictionary):
            parts.append("/Group")
            self._value(group, parts, 0)
        body = self._drawing(0, content, self._resources)
        self._made[0] = _packed(parts, body)
        self._made[_RESOURCES] = self._object(_RESOURCES, self._cleared(self._resources))
        while self._left:
            number, value = self._left.popleft()
            self._made[number] = self._object(number, value)
        self._nesting.check(0)
        return tuple(self._made[number] for number in range(self._taken))

    def content(self, stream: pikepdf.Stream) -> bytes:
        """A stream of the page's content, unpacked."""
        return self._streams.content(stream)

    def _object(self, number: int, value: Any) -> ForeignObject:
        if isinstance(value, pikepdf.Stream):
            return self._stream(number, value)
        parts: list[Part] = []
        self._direct(value, parts, 0)
        return ForeignObject(_merged(parts))

    def _stream(self, number: int, stream: pikepdf.Stream) -> ForeignObject:
        kind = named(stream.get("/Subtype"))
        if kind == "/PS":
            raise Refused("has a part in PostScript.", FLATTEN)
        if self.layers.hides(stream.get("/OC")):
            return _NOTHING
        if kind == "/Form" or stream.get("/PatternType") == 1:
            return self._form(number, stream)
        self._streams.weigh(stream)
        return ForeignObject(_merged(self._entries(stream, _BEHIND)), stream.read_raw_bytes())

    def _form(self, number: int, stream: pikepdf.Stream) -> ForeignObject:
        """A form in the form: packed anew where its content is not what it was."""
        found = self.content(stream)
        own = stream.get("/Resources")
        resources = own if isinstance(own, pikepdf.Dictionary) else self._resources
        body = self._drawing(number, found, resources)
        same = body == found
        parts = self._entries(stream, _BEHIND if same else _BEHIND | _PACKED)
        if own is None:
            # Long ago a form drew with what its page had (8.10.1).
            parts += ("/Resources ", _RESOURCES)
        return ForeignObject(_merged(parts), stream.read_raw_bytes()) if same else _packed(parts, body)

    def _drawing(self, number: int, content: bytes, resources: pikepdf.Dictionary) -> bytes:
        """What draws, as it is passed on; and what it draws is written down."""
        properties = _dictionary(resources.get("/Properties"))
        hidden = [
            layer for layer in sorted(layers_of(content)) if self.layers.hides(_entry(properties, layer))
        ]
        body = without(content, hidden, self._pdf) if hidden else content
        drawn: Counter[int] = Counter()
        for (by, said), count in uses(body).items():
            form = _drawn(by, _entry(_dictionary(resources.get(_CATEGORIES[by])), said))
            if form is not None and form.is_indirect:
                # A pattern or a mask is drawn once, however often it is used.
                drawn[self._refer(form)] += count if by == "Do" else 1
        self._nesting.add(number, len(body), drawn)
        return plain_marks(body)

    def _cleared(self, resources: pikepdf.Dictionary) -> pikepdf.Dictionary:
        """The resources, with nothing of layers and marks in them."""
        kept = pikepdf.Dictionary()
        for key, value in resources.items():
            if key != "/Properties" and value is not None:
                kept[key] = value
        marked = pikepdf.Dictionary()
        for key, value in _dictionary(resources.get("/Properties")).items():
            said = _dictionary(value)
            marked[key] = pikepdf.Dictionary({one: said[one] for one in _SAID if one in said})
        if len(marked):
            kept["/Properties"] = marked
        return kept

    def _refer(self, value: Any) -> int:
        return self._numbers.get(value.objgen) or self._new(value, value)

    def _new(self, value: Any, what: Any) -> int:
        if self._taken >= MAX_OBJECTS:
            raise Refused(f"needs more than {MAX_OBJECTS:,} objects.", FLATTEN)
        found = self._numbers[value.objgen] = self._taken
        self._taken += 1
        self._left.append((found, what))
        return found

    def _value(self, value: Any, parts: list[Part], depth: int) -> None:
        """What stands in another: a reference, where it has a number of its own."""
        held = isinstance(value, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream)
        if held and isinstance(value, pikepdf.Dictionary) and named(value.get("/Type")) in _ELSEWHERE:
            parts.append(" null")
        elif held and value.is_indirect:
            parts += (" ", self._refer(value))
        else:
            self._direct(value, parts, depth)

    def _direct(self, value: Any, parts: list[Part], depth: int) -> None:
        self._values += 1
        if self._values > MAX_VALUES:
            raise Refused(f"holds more than {MAX_VALUES:,} values.", FLATTEN)
        if depth > MAX_DEPTH:
            raise Refused(f"has values that stand more than {MAX_DEPTH} deep in each other.", FLATTEN)
        if isinstance(value, pikepdf.Array):
            parts.append("[")
            for one in value:
                self._value(one, parts, depth + 1)
            parts.append("]")
        elif isinstance(value, pikepdf.Dictionary):
            self._look_at_font(value)
            parts.append("<<")
            parts += self._entries(value, frozenset(), depth + 1)
            parts.append(">>")
        else:
            said = scalar(value)
            parts.append(said if said[0] in "/(<" else f" {said}")

    def _entries(self, value: Any, behind: frozenset[str], depth: int = 1) -> list[Part]:
        parts: list[Part] = []
        for key in sorted(value.keys()):
            if key not in behind:
                parts.append(name(key))
                inner = value[key]
                if key == "/Resources" and isinstance(inner, pikepdf.Dictionary):
                    self._resources_in(inner, parts, depth)
                else:
                    self._value(inner, parts, depth)
        return parts

    def _resources_in(self, resources: pikepdf.Dictionary, parts: list[Part], depth: int) -> None:
        """Resources without layers and marks; those that several share are written once."""
        if not resources.is_indirect:
            self._direct(self._cleared(resources), parts, depth)
            return
        found = self._numbers.get(resources.objgen) or self._new(resources, self._cleared(resources))
        parts += (" ", found)

    def _look_at_font(self, value: pikepdf.Dictionary) -> None:
        kind = named(value.get("/Type"))
        if kind == "/FontDescriptor" and not any(one in value for one in _FILES):
            self.fonts[told(value.get("/FontName"))] = None
        elif (
            kind == "/Font"
            and named(value.get("/Subtype")) in {"/Type1", "/TrueType"}
            and "/FontDescriptor" not in value
        ):
            self.fonts[told(value.get("/BaseFont"))] = None


def _packed(parts: list[Part], body: bytes) -> ForeignObject:
    return ForeignObject(_merged([*parts, "/Filter/FlateDecode"]), zlib.compress(body, _LEVEL))


def _merged(parts: list[Part]) -> tuple[Part, ...]:
    """The same with no two texts beside each other."""
    merged: list[Part] = []
    for is_text, run in groupby(parts, lambda part: isinstance(part, str)):
        each = list(run)
        merged += ["".join(map(str, each))] if is_text else each
    return tuple(merged)


def _drawn(by: str, found: Any) -> Any:
    """The stream that a use of this resource draws; None for one that draws nothing of its own."""
    if by == "gs":
        mask = _dictionary(found).get("/SMask")
        found = _dictionary(mask).get("/G")
    if not isinstance(found, pikepdf.Stream):
        return None
    return found if named(found.get("/Subtype")) == "/Form" or found.get("/PatternType") == 1 else None


def _entry(dictionary: Any, key: str) -> Any:
    """By a name that may be of bytes that are no text: `get` takes none of those."""
    return dictionary[key] if key in dictionary else None  # noqa: SIM401


def _dictionary(value: Any) -> Any:
    return value if isinstance(value, pikepdf.Dictionary) else pikepdf.Dictionary()
