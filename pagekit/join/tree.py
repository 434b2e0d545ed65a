"""elements of pages → one tree for readers: what goes on over a page's end is one, levels of heads have no gap.

ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1), clause 7, for what may stand in what.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import NamedTuple

from pagekit.errors import RenderError
from pagekit.ink.page import Element, PageInk


class Mark(NamedTuple):
    """Marked content: its page, counted from 0, and its number there."""

    page: int
    mcid: int


class Spot(NamedTuple):
    """A link: its page, counted from 0, and its number there."""

    page: int
    link: int


@dataclass(slots=True)
class Node:
    """An element of the document. What it says of itself is what its first part said."""

    tag: str
    said: Element
    page: int
    kids: list[Node | Mark | Spot] = field(default_factory=list)


_HOLDS: dict[str, tuple[frozenset[str], str]] = {
    "L": (frozenset({"L", "LI", "Caption"}), "LI"),
    "LI": (frozenset({"Lbl", "LBody"}), "LBody"),
    "Table": (frozenset({"TR", "THead", "TBody", "TFoot", "Caption"}), "TR"),
    "THead": (frozenset({"TR"}), "TR"),
    "TBody": (frozenset({"TR"}), "TR"),
    "TFoot": (frozenset({"TR"}), "TR"),
    "TR": (frozenset({"TH", "TD"}), "TD"),
}
"""What an element may hold, and what is put around anything else (ISO 32000-1, 14.8.4.3)."""
_MAY_BE_EMPTY = frozenset({"TD", "TH"})
_HEADS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
_UNSAID = Element("")


class Tree:
    """The elements of all pages, put together as the pages come."""

    def __init__(self) -> None:
        self._roots: list[Node | Mark | Spot] = []

    def add(self, page: int, ink: PageInk) -> None:
        """Take in the elements of a page. Raises RenderError where they and its marked content do not agree."""
        _hold(page, ink)
        for element in ink.elements:
            _place(self._roots, element, page)

    def settled(self, spots: Iterable[Spot]) -> list[Node]:
        """The tree as it is written. `spots` are the links that came to stand on their pages."""
        left = dict.fromkeys(spots)
        settled = [_settled(node, left) for node in self._roots if isinstance(node, Node)]
        roots = [node for node in settled if node is not None]
        # A link that no element speaks of is one of its own: readers must be able to reach it.
        roots += [Node("Link", Element("Link"), spot.page, [spot]) for spot in left]
        heads = [node for node in _walk(roots) if node.tag in _HEADS]
        for node, level in zip(heads, levels(int(node.tag[1]) for node in heads), strict=True):
            node.tag = f"H{level}"
        return roots


def levels(given: Iterable[int]) -> Iterator[int]:
    """Levels of heads → the same without a gap: the first is 1, and none is more than one deeper than the last."""
    open_heads: list[int] = []
    for level in given:
        while open_heads and open_heads[-1] >= level:
            open_heads.pop()
        open_heads.append(level)
        yield len(open_heads)


def _hold(page: int, ink: PageInk) -> None:
    """Hold the marked content of a page against its elements: each piece belongs to one."""
    claimed = sorted(mcid for element in ink.elements for mcid in _mcids(element))
    if claimed != list(range(ink.marks)):
        odd = sorted({mcid for mcid in claimed if claimed.count(mcid) > 1 or not 0 <= mcid < ink.marks})
        odd += sorted(set(range(ink.marks)) - set(claimed))
        listed = ", ".join(map(str, odd[:8]))
        raise RenderError(
            f"page {page + 1}: of {ink.marks} pieces of marked content these do not belong to one element: {listed}. "
            "Give each piece one owner, or mark it as an artifact."
        )


def _mcids(element: Element) -> Iterator[int]:
    for kid in element.kids:
        if isinstance(kid, Element):
            yield from _mcids(kid)
        else:
            yield kid


def _place(siblings: list[Node | Mark | Spot], element: Element, page: int) -> None:
    node = _goes_on(siblings, element)
    if node is None:
        node = Node(element.tag, element, page)
        siblings.append(node)
    for kid in element.kids:
        if isinstance(kid, Element):
            _place(node.kids, kid, page)
        else:
            node.kids.append(Mark(page, kid))
    if element.link is not None:
        node.kids.append(Spot(page, element.link))


def _goes_on(siblings: list[Node | Mark | Spot], element: Element) -> Node | None:
    """What the element continues: the last of its kind, if it says so, or if what it begins with does."""
    if not _began_before(element):
        return None
    last = next((node for node in reversed(siblings) if _same(node, element)), None)
    if not isinstance(last, Node) or element.continued:
        return last if isinstance(last, Node) else None
    first = element.kids[0]
    return last if isinstance(first, Element) and _goes_on(last.kids, first) else None


def _began_before(element: Element) -> bool:
    if element.continued or not element.kids:
        return element.continued
    first = element.kids[0]
    return isinstance(first, Element) and _began_before(first)


def _same(node: Node | Mark | Spot, element: Element) -> bool:
    return isinstance(node, Node) and node.said.tag == element.tag and node.said.key == element.key


def _settled(node: Node, left: dict[Spot, None]) -> Node | None:
    kids: list[Node | Mark | Spot] = []
    for kid in node.kids:
        if isinstance(kid, Node):
            inner = _settled(kid, left)
            if inner is not None:
                kids.append(inner)
        elif isinstance(kid, Mark):
            kids.append(kid)
        elif kid in left:
            # Whoever speaks of a link first has it: an annotation stands in one element.
            del left[kid]
            kids.append(kid)
    if not kids and node.tag not in _MAY_BE_EMPTY:
        return None
    node.kids = _held(node.tag, kids)
    node.tag = _tag(node)
    return node


def _tag(node: Node) -> str:
    if node.tag == "Link" and not any(isinstance(kid, Spot) for kid in node.kids):
        return "Span"
    # A figure without words for it would be announced and not told.
    return "Div" if node.tag == "Figure" and not node.said.alt else node.tag


def _held(tag: str, kids: list[Node | Mark | Spot]) -> list[Node | Mark | Spot]:
    """The kids as an element of this kind may hold them: what may not stand there is put into what may."""
    if tag not in _HOLDS:
        return kids
    allowed, around = _HOLDS[tag]
    held: list[Node | Mark | Spot] = []
    for fits, run in groupby(kids, lambda kid: isinstance(kid, Node) and kid.tag in allowed):
        inner = list(run)
        if fits:
            held += inner
        else:
            page = inner[0].page
            held.append(Node(around, replace(_UNSAID, tag=around), page, _held(around, inner)))
    return held


def _walk(nodes: Iterable[Node | Mark | Spot]) -> Iterator[Node]:
    for node in nodes:
        if isinstance(node, Node):
            yield node
            yield from _walk(node.kids)
