"""an element of HTML → the parts of it that a block is made of: captions, terms, what is left without them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pagekit.intake.html_tree import Element
from pagekit.intake.table_cells import Row

_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right)", re.IGNORECASE)
_ALIGNED = {"left": "start", "center": "center", "right": "end"}


def line_in(row: Row) -> int:
    """The line within the piece of a row's first cell."""
    return next((cell.line for cell in row.cells if cell is not None), 0)


def captions_of(element: Element) -> list[Element]:
    """The captions in a box around one picture that is a figure by its class alone, as those of WordPress."""
    if len(element.find("img")) != 1 or "caption" not in element.attrs.get("class", ""):
        return []
    inner = [child for tag in ("p", "div", "span", "figcaption") for child in element.find(tag)]
    return [child for child in inner if "caption" in child.attrs.get("class", "") and not child.find("img")]


def inside_all(captions: Sequence[Element]) -> Iterator[Element | str]:
    """What stands in the captions."""
    for caption in captions:
        yield from caption.children


def definitions_in(element: Element) -> Iterator[Element | str]:
    """The terms and what is said of them, out of their groups."""
    for child in element.children:
        if isinstance(child, Element) and child.tag == "div":
            yield from definitions_in(child)
        elif isinstance(child, Element) or child.strip():
            yield child


def alignment(cell: Element | None) -> str:
    """How a cell's words stand, as a table of ours says it."""
    if cell is None:
        return "start"
    match = _ALIGN.search(cell.attrs.get("style", ""))
    return _ALIGNED.get((match[1] if match else cell.attrs.get("align", "")).lower(), "start")


def elements_and_words(children: Sequence[Element | str]) -> list[Element | str]:
    """The children without blank text."""
    return [child for child in children if not isinstance(child, str) or child.strip()]


def without(child: Element | str, gone: set[int]) -> Element | str:
    """The element without those that were used elsewhere."""
    if isinstance(child, str):
        return child
    if id(child) in gone:
        return ""
    kept = [without(inner, gone) for inner in child.children]
    return Element(child.tag, child.attrs, child.line, kept)
