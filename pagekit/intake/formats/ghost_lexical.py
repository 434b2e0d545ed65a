"""a post in Lexical (the form that Ghost stores now) → parts of an item's body.

Nodes have a type and children; a text says its marks as bits of one number.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pagekit.intake.formats.ghost_cards import card_parts
from pagekit.intake.formats.html_pieces import quoted, tagged
from pagekit.intake.formats.item import Html, Part
from pagekit.intake.formats.loose import mapping, mappings, said
from pagekit.notes import Note

_BITS = ((1, "strong"), (2, "em"), (4, "s"), (16, "code"), (32, "sub"), (64, "sup"))
_TEXTS = frozenset({"text", "extended-text", "tk"})
_LINKS = frozenset({"link", "autolink", "at-link"})
_HEADS = frozenset({"heading", "extended-heading"})
_QUOTES = frozenset({"quote", "extended-quote", "aside"})
DEEPEST = 24


def lexical_parts(data: Mapping[str, Any], notes: list[Note]) -> list[Part]:
    """The parts, in order."""
    parts: list[Part] = []
    for node in mappings(mapping(data.get("root")).get("children")):
        kind = said(node.get("type"))
        html = _block(kind, node)
        if html is not None:
            parts += [html] if html.strip() else []
        else:
            parts += card_parts(kind, node, notes)
    return parts


def _block(kind: str, node: Mapping[str, Any]) -> Html | None:
    """The HTML of a block of text; None where the node is a card."""
    if kind == "list":
        return _list(node, 0)
    if kind in _HEADS:
        tag = said(node.get("tag"))
        return _around(tag if tag in {"h1", "h2", "h3", "h4", "h5", "h6"} else "h2", node)
    if kind in _QUOTES:
        return _around("blockquote", node)
    return _around("p", node) if kind == "paragraph" else None


def _around(tag: str, node: Mapping[str, Any]) -> Html:
    inside = _inline(node, 0)
    return tagged(tag, inside) if inside.strip() else Html("")


def _list(node: Mapping[str, Any], depth: int) -> Html:
    """A list; an item that holds nothing but a list is the one under the item before it."""
    ordered = node.get("listType") == "number"
    items: list[str] = []
    for item in mappings(node.get("children")):
        inner = [child for child in mappings(item.get("children")) if child.get("type") == "list"]
        under = "".join(_list(child, depth + 1) for child in inner) if depth < DEEPEST else ""
        words = _inline(item, depth)
        if not words.strip() and items and under:
            items[-1] = items[-1].removesuffix("</li>") + under + "</li>"
        else:
            items.append(tagged("li", words + under))
    start = said(node.get("start"))
    return tagged("ol" if ordered else "ul", "".join(items), start=start if ordered and start != "1" else "")


def _inline(node: Mapping[str, Any], depth: int) -> str:
    return (
        "".join(_run(child, depth + 1) for child in mappings(node.get("children"))) if depth < DEEPEST else ""
    )


def _run(node: Mapping[str, Any], depth: int) -> str:
    kind = said(node.get("type"))
    if kind in _TEXTS:
        return _marked(node)
    if kind == "linebreak":
        return "<br>"
    if kind in _LINKS:
        inside = _inline(node, depth)
        return tagged("a", inside, href=said(node.get("url"))) if inside else ""
    return "" if kind == "list" else _inline(node, depth)


def _marked(node: Mapping[str, Any]) -> str:
    text: str = quoted(node.get("text"))
    bits = node.get("format")
    if isinstance(bits, int) and text.strip():
        for tag in (tag for bit, tag in _BITS if bits & bit):
            text = tagged(tag, text)
    return text
