"""a tree of elements → an XML document (XML 1.0, 5th edition), well-formed whatever is written in it.

Text is escaped at one place, here. Characters that XML 1.0 forbids even as references (2.2 Char: most controls,
surrogates, U+FFFE and U+FFFF) are dropped. A carriage return, and a tab or newline in an attribute, stand as
references: parsers fold them otherwise (2.11, 3.3.3).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

_FORBIDDEN = re.compile("[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]")
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;", "\t": "&#9;", "\n": "&#10;"})


def allowed(text: str) -> str:
    """The text without what XML 1.0 cannot hold."""
    return _FORBIDDEN.sub("", text)


@dataclass(frozen=True, slots=True)
class Element:
    """An element with text or with elements inside, never both."""

    name: str
    content: str | tuple[Piece, ...] = ()
    attributes: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """An element as `written` gave it before."""

    text: str


Piece = Element | Written


def written(element: Element, depth: int = 0) -> Written:
    """The element as it stands so deep in a document: to be kept, and put there again as it is."""
    return Written("".join(_written(element, depth)))


def document(root: Element) -> bytes:
    """The document in UTF-8, its declaration first, the outer elements on lines of their own."""
    return ('<?xml version="1.0" encoding="utf-8"?>\n' + "".join(_written(root, depth=0)) + "\n").encode()


def filled(elements: Iterable[Piece | None]) -> tuple[Piece, ...]:
    """The elements that say something: one without text, elements and attributes is left out."""
    return tuple(one for one in elements if one is not None and _says(one))


def _says(one: Piece) -> bool:
    return isinstance(one, Written) or bool(one.content) or any(one.attributes.values())


def _written(element: Piece, depth: int) -> list[str]:
    pieces: list[str] = []
    _write(element, depth, pieces)
    return pieces


def _write(element: Piece, depth: int, pieces: list[str]) -> None:
    if isinstance(element, Written):
        pieces.append(element.text)
        return
    told = ""
    for name, text in element.attributes.items():
        told += f' {name}="{allowed(text).translate(_ATTRIBUTE)}"'
    if not element.content:
        pieces.append(f"<{element.name}{told}/>")
        return
    pieces.append(f"<{element.name}{told}>")
    if isinstance(element.content, str):
        pieces.append(allowed(element.content).translate(_TEXT))
    else:
        # White space between elements means nothing in a feed; it keeps lines short enough for people and diffs.
        line = "\n" if depth < 3 else ""
        for inner in element.content:
            pieces.append(line)
            _write(inner, depth + 1, pieces)
        pieces.append(line)
    pieces.append(f"</{element.name}>")
