"""a PDF → its structure tree with the words of each element, through ToUnicode: what a screen reader is told.

ISO 32000-1, 14.7 (the tree), 14.8.2.3.3 (reversed characters), 9.10 (codes to text).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

REVERSED = "/ReversedChars"


@dataclass
class Heard:
    """An element: its type, what it says of itself, and what is in it."""

    tag: str
    entries: dict[str, str]
    """Lang, Alt, T and the attributes, as strings."""
    kids: list[Heard] = field(default_factory=list)
    said: str = ""
    """Its own words and those of all that is in it."""
    marks: list[tuple[int, int]] = field(default_factory=list)
    """Its own marked content: page and MCID."""
    annotations: list[Any] = field(default_factory=list)

    def walk(self) -> Iterator[Heard]:
        """Itself and all that is in it."""
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def all(self, tag: str) -> list[Heard]:
        """All elements of a type."""
        return [each for each in self.walk() if each.tag == tag]

    def told(self) -> Any:
        """Types alone: (type, kids)."""
        return (self.tag, *(kid.told() for kid in self.kids))


def heard(pdf: pikepdf.Pdf) -> Heard:
    """The tree of a document."""
    numbers = {page.objgen: place for place, page in enumerate(pdf.pages)}
    texts = [_marked(page) for page in pdf.pages]
    return _element(pdf.Root.StructTreeRoot.K, None, numbers, texts)


def marks(pdf: pikepdf.Pdf) -> set[tuple[int, int]]:
    """The marked content that there is on the pages: page and MCID."""
    return {(place, mcid) for place, page in enumerate(pdf.pages) for mcid in _marked(page)}


def _element(found: Any, page: Any, numbers: dict[Any, int], texts: list[dict[int, str]]) -> Heard:
    page = found.get("/Pg", page)
    made = Heard(str(found.S)[1:], _entries(found))
    for kid in _several(found, "/K"):
        if isinstance(kid, int):
            _own(made, numbers[page.objgen], kid, texts)
        elif kid.get("/Type") == "/MCR":
            _own(made, numbers[kid.get("/Pg", page).objgen], int(kid.MCID), texts)
        elif kid.get("/Type") == "/OBJR":
            made.annotations.append(kid.Obj)
        else:
            made.kids.append(_element(kid, page, numbers, texts))
            made.said += made.kids[-1].said
    return made


def _own(made: Heard, page: int, mcid: int, texts: list[dict[int, str]]) -> None:
    made.marks.append((page, mcid))
    made.said += texts[page][mcid]


def _several(found: Any, key: str) -> list[Any]:
    """An entry that may be one thing, several, or left out."""
    held = found.get(key)
    return [] if held is None else list(held) if isinstance(held, pikepdf.Array) else [held]


def _entries(found: Any) -> dict[str, str]:
    entries = {key: str(found[f"/{key}"]) for key in ("Lang", "Alt", "T") if f"/{key}" in found}
    for each in _several(found, "/A"):
        entries |= {str(key)[1:]: str(value) for key, value in each.items() if key != "/O"}
    return entries


def _marked(page: pikepdf.Page) -> dict[int, str]:
    """MCID → its text, what is reversed turned round."""
    reader = _Reader(page)
    for operands, operator in pikepdf.parse_content_stream(page):
        reader.take(str(operator), operands)
    return reader.found


class _Reader:
    def __init__(self, page: pikepdf.Page) -> None:
        self.maps = {name: _map(font) for name, font in page.Resources.get("/Font", {}).items()}
        self.found: dict[int, str] = {}
        self.open: list[int | str] = []
        self.font = self.turned = ""

    def take(self, operator: str, operands: Any) -> None:
        match operator:
            case "BDC" | "BMC":
                self._begin(operands)
            case "EMC":
                if self.open.pop() == REVERSED:
                    self._say(self.turned[::-1])
                    self.turned = ""
            case "Tf":
                self.font = str(operands[0])
            case "TJ" | "Tj":
                own = _text(operands[0] if operator == "TJ" else operands, self.maps[self.font])
                if REVERSED in self.open:
                    self.turned += own
                else:
                    self._say(own)

    def _begin(self, operands: Any) -> None:
        if len(operands) == 2 and "/MCID" in operands[1]:
            mcid = int(operands[1].MCID)
            assert mcid not in self.found
            self.found[mcid] = ""
            self.open.append(mcid)
        else:
            self.open.append(str(operands[0]))

    def _say(self, words: str) -> None:
        mcid = next((mark for mark in reversed(self.open) if isinstance(mark, int)), None)
        if mcid is not None:
            self.found[mcid] += words


def _text(parts: Any, codes: dict[int, str]) -> str:
    strings = [bytes(part) for part in parts if isinstance(part, pikepdf.String)]
    return "".join(
        codes[int.from_bytes(string[at : at + 2], "big")]
        for string in strings
        for at in range(0, len(string), 2)
    )


def _map(font: Any) -> dict[int, str]:
    """Code → text (9.10.3)."""
    found: dict[int, str] = {}
    said = font.ToUnicode.read_bytes().decode("ascii")
    for block in re.findall(r"beginbfchar(.*?)endbfchar", said, re.DOTALL):
        for code, text in re.findall(r"<(\w+)>\s*<(\w+)>", block):
            found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    for block in re.findall(r"beginbfrange(.*?)endbfrange", said, re.DOTALL):
        for first, last, text in re.findall(r"<(\w+)>\s*<(\w+)>\s*<(\w+)>", block):
            for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                found[code] = chr(int(text, 16) + place)
    return found
