"""the text of an XML file → a small tree by local names, bounded. Nothing is expanded, nothing is loaded.

The rules:
1. An entity that the file declares is refused by name, and so is one that lies elsewhere (XML 1.0, 4.2).
2. A DOCTYPE is read over, and the file it names is not loaded. The names of HTML's signs (`&nbsp;`) are known.
3. What is nested too deep, has too many elements or names namespaces of absurd length is refused.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from html import escape
from html.entities import entitydefs
from typing import Any
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from pagekit.errors import InvalidInput
from pagekit.intake.html_tree import BLOCKS, DROPPED, INLINE, VOID
from pagekit.notes import error

MAX_DEPTH = 100
MAX_ELEMENTS = 400_000
MAX_NAMESPACE = 300
MAX_ATTRIBUTES = 200
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_BEFORE = re.compile(r"\s++|<\?.*?\?>|<!--.*?-->", re.DOTALL)
_IN_DOCTYPE = re.compile(r"<!--.*?-->|<\?.*?\?>|<!ENTITY\b|\"[^\"]*\"|'[^']*'|[\[\]>]", re.DOTALL)
_LONG_NAMESPACE = re.compile(
    rf"xmlns(?::[^\s=]{{0,100}})?\s*=\s*(?:\"[^\"]{{{MAX_NAMESPACE},}}|'[^']{{{MAX_NAMESPACE},}})"
)
_ANY_TAG = re.compile(r"<(?P<name>[A-Za-z_][\w.:-]*)")
READABLE = BLOCKS | INLINE | VOID | DROPPED
"""Elements that HTML knows."""
_UNDEFINED = 11
"""Expat's number for an entity that nothing declares."""
_NAMED = re.compile(
    r"<!\[CDATA\[.*?\]\]>|&(?!(?:amp|lt|gt|quot|apos);)(?P<name>[A-Za-z]{2,10}\d{0,2});", re.DOTALL
)
_REMEDY = "Write what it stands for, and take the declaration out."


@dataclass(slots=True)
class Xml:
    """An element: its local name, its namespace, its attributes by local name (but `xml:lang`), what it holds."""

    name: str
    space: str = ""
    attrs: dict[str, str] = field(default_factory=dict)
    children: list[Xml | str] = field(default_factory=list)

    def __iter__(self) -> Iterator[Xml]:
        """The elements in it."""
        return (child for child in self.children if isinstance(child, Xml))

    @property
    def text(self) -> str:
        """All text inside, white space folded."""
        return " ".join("".join(self._texts()).split())

    @property
    def lang(self) -> str:
        """The language that it says."""
        return self.attrs.get("xml:lang", "")

    def _texts(self) -> Iterator[str]:
        waiting: list[Xml | str] = [self]
        while waiting:
            part = waiting.pop()
            if isinstance(part, str):
                yield part
            else:
                waiting += reversed(part.children)

    def get(self, name: str, default: str = "") -> str:
        """An attribute, its ends stripped."""
        return self.attrs.get(name, default).strip()

    def all(self, *names: str) -> list[Xml]:
        """The elements of these names right in it."""
        return [child for child in self if child.name in names]

    def first(self, path: str) -> Xml | None:
        """The first element at a path of names, such as body/body.head/hedline."""
        head, _, rest = path.partition("/")
        for child in self.all(head):
            found = child.first(rest) if rest else child
            if found is not None:
                return found
        return None

    def said(self, *paths: str) -> str:
        """The text of the first of the paths that says something."""
        return next((text for path in paths if (found := self.first(path)) and (text := found.text)), "")

    def walk(self, *names: str) -> Iterator[Xml]:
        """It and all elements inside, in the order of the file; with names only those."""
        waiting = [self]
        while waiting:
            part = waiting.pop()
            if not names or part.name in names:
                yield part
            waiting += reversed(list(part))


def root_name(text: str) -> str:
    """The local name of the first element, from the head of the text; blank where there is none."""
    match = _ANY_TAG.match(text, _prolog_end(text))
    return match["name"].rpartition(":")[2] if match else ""


def _prolog_end(text: str) -> int:
    return _prolog(text)[0]


def _prolog(text: str) -> tuple[int, int | None]:
    """Where the first element may begin, and where an entity is declared before it."""
    at, entity = len(text) - len(text.lstrip("\ufeff")), None
    while True:
        match = _BEFORE.match(text, at)
        if match:
            at = match.end()
        elif text[at : at + 9].upper() == "<!DOCTYPE":
            at, found = _doctype(text, at + 9)
            entity = found if entity is None else entity
        else:
            return at, entity


def _doctype(text: str, at: int) -> tuple[int, int | None]:
    """Where a DOCTYPE ends, and where it declares an entity."""
    entity, inside = None, False
    for match in _IN_DOCTYPE.finditer(text, at):
        mark = match[0]
        if mark == "<!ENTITY" and entity is None:
            entity = match.start()
        elif mark in "[]":
            inside = mark == "["
        elif mark == ">" and not inside:
            return match.end(), entity
    return len(text), entity


def parse_xml(text: str, name: str) -> Xml:
    """The tree of the text. Raises InvalidInput that says what is wrong and where."""
    refuse_entities(text, name)
    if _LONG_NAMESPACE.search(text):
        what = f"names a namespace of more than {MAX_NAMESPACE} signs."
        raise _refusal(name, "bad-xml", "the file", what, "Use the namespace of the format.")
    try:
        return _parsed(text, name)
    except ParseError as problem:
        first = problem
    if first.code == _UNDEFINED:
        # Many write the names of HTML's signs where nothing declares them.
        with suppress(ParseError):
            return _parsed(_NAMED.sub(_sign, text), name)
    line, column = first.position
    where = f"line {line + _lines_before(text)}, column {column + 1}"
    remedy = "Look at this place and just before it for a missing tag, quote or sign."
    raise _refusal(name, "not-xml", where, f"is not XML: {_reason(first)}.", remedy)


def _parsed(text: str, name: str) -> Xml:
    """Raises ParseError for what is no XML, InvalidInput for what may not be read."""
    builder = _Builder(name)
    parser = DefusedXMLParser(target=builder, forbid_dtd=False, forbid_entities=True, forbid_external=True)
    # An undeclared entity of a file with a DOCTYPE comes to this table, which is Python's own.
    parser.entity.update(entitydefs)
    try:
        parser.feed(_DECLARATION.sub("", text, count=1).lstrip("\ufeff \t\r\n"))
        parser.close()
    except DefusedXmlException:
        what = "names or declares an entity or a file that is to be put into it, and none is."
        raise _refusal(name, "xml-entity", "the file", what, _REMEDY) from None
    except (ValueError, LookupError):
        raise _refusal(name, "not-xml", "the file", "is not XML.", "Check the file.") from None
    if builder.root is None:
        raise _refusal(name, "not-xml", "the file", "holds no element.", "Check the file.")
    return builder.root


def _sign(match: re.Match[str]) -> str:
    """The sign that HTML has under a name; what is CDATA stays."""
    name = match["name"]
    return match[0] if name is None else entitydefs.get(name, match[0])


def refuse_entities(text: str, name: str) -> None:
    """Refuse what declares entities before its first element, whoever reads it then. Raises InvalidInput."""
    place = _prolog(text)[1]
    if place is not None:
        line = text.count("\n", 0, place) + 1
        what = "declares an entity, and entities are not expanded."
        raise _refusal(name, "xml-entity", f"line {line}", what, _REMEDY)


def _lines_before(text: str) -> int:
    """The lines that were taken off before parsing."""
    match = _DECLARATION.match(text)
    rest = text[match.end() :] if match else text
    blank = rest[: len(rest) - len(rest.lstrip("\ufeff \t\r\n"))]
    return (match[0].count("\n") if match else 0) + blank.count("\n")


def _reason(problem: ParseError) -> str:
    return str(problem).partition(":")[0].strip() or "it cannot be read"


def _refusal(name: str, code: str, where: str, what: str, remedy: str) -> InvalidInput:
    return InvalidInput(name, [error(code, where, what, remedy)])


class _Builder:
    """Takes the parser's events, by the names that ElementTree gives them."""

    def __init__(self, name: str) -> None:
        self.root: Xml | None = None
        self._name = name
        self._open: list[Xml] = []
        self._count = 0

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """Open an element."""
        self._count += 1
        if self._count > MAX_ELEMENTS:
            raise self._too("too-long", f"has more than {MAX_ELEMENTS:,} elements.", "Split it.")
        if len(self._open) >= MAX_DEPTH:
            raise self._too("too-deep", f"is nested more than {MAX_DEPTH} deep.", "Flatten it.")
        if len(attrs) > MAX_ATTRIBUTES:
            raise self._too(
                "too-long", f"has an element of more than {MAX_ATTRIBUTES} attributes.", "Check it."
            )
        space, _, local = tag.rpartition("}")
        named: dict[str, str] = {}
        for key, value in attrs.items():
            inner = key.rpartition("}")[2]
            if key == _LANG:
                named["xml:lang"] = value
            elif "}" not in key or inner not in attrs:
                named.setdefault(inner, value)
        element = Xml(local, space.lstrip("{"), named)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self.root = element
        self._open.append(element)

    def end(self, _: str) -> None:
        """Close it."""
        self._open.pop()

    def data(self, text: str) -> None:
        """Text, in pieces."""
        if self._open:
            self._open[-1].children.append(text)

    def close(self) -> Any:
        """Nothing is left to do."""
        return self.root

    def _too(self, code: str, what: str, remedy: str) -> InvalidInput:
        return _refusal(self._name, code, f"element {self._count:,}", what, remedy)


def as_html(element: Xml, *, around: bool = True) -> str:
    """The element as HTML, for the readers of bodies. Without `around`, what it holds."""
    parts: list[str] = []
    for child in [element] if around else element.children:
        _write(child, parts)
    return "".join(parts)


def _write(part: Xml | str, parts: list[str]) -> None:
    if isinstance(part, str):
        parts.append(escape(part, quote=False))
        return
    name = part.name.lower()
    if name not in READABLE:
        # What HTML does not know is a mark for machines; its words stay.
        for child in part.children:
            _write(child, parts)
        return
    attrs = "".join(f' {key}="{escape(value)}"' for key, value in part.attrs.items() if ":" not in key)
    if not part.children and name in {"br", "hr", "img"}:
        parts.append(f"<{name}{attrs}>")
        return
    parts.append(f"<{name}{attrs}>")
    for child in part.children:
        _write(child, parts)
    parts.append(f"</{name}>")
