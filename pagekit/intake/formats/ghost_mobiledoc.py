"""a post in Mobiledoc (0.3, the form that Ghost stored until its fifth version) → parts of an item's body.

Markup sections are runs of markers: each opens and closes marks by number and holds text or an atom. Cards stand
between them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pagekit.intake.formats.ghost_cards import card_parts
from pagekit.intake.formats.html_pieces import quoted, tagged
from pagekit.intake.formats.item import Html, Part
from pagekit.intake.formats.loose import at, listed, mapping, said
from pagekit.notes import Note

_MARKUP, _IMAGE, _LIST, _CARD = 1, 2, 3, 10
_TAGS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "aside", "ul", "ol", "pull-quote"})
_MARKS = frozenset({"a", "b", "strong", "em", "i", "code", "s", "del", "u", "sub", "sup", "mark"})


def mobiledoc_parts(data: Mapping[str, Any], notes: list[Note]) -> list[Part]:
    """The parts, in order."""
    parts: list[Part] = []
    for section in listed(data.get("sections")):
        kind = at(section, 0)
        if kind == _MARKUP:
            tag = said(at(section, 1))
            inside = _run(data, at(section, 2))
            if inside.strip():
                parts.append(tagged(tag if tag in _TAGS else "p", inside))
        elif kind == _LIST:
            items = "".join(tagged("li", _run(data, item)) for item in listed(at(section, 2)))
            parts.append(tagged("ol" if at(section, 1) == "ol" else "ul", items))
        elif kind == _IMAGE and isinstance(at(section, 1), str):
            parts.append(tagged("img", src=at(section, 1)))
        elif kind == _CARD:
            card = at(data, "cards", at(section, 1)) if isinstance(at(section, 1), int) else None
            parts += card_parts(str(at(card, 0)), mapping(at(card, 1)), notes)
    return parts


def _run(data: Mapping[str, Any], markers: Any) -> Html:
    """The HTML of a run of markers. Marks that are never closed end with it."""
    written: list[str] = []
    open_tags: list[str] = []
    for marker in listed(markers):
        for number in listed(at(marker, 1)):
            tag, attrs = _mark(data, number)
            written.append(tagged(tag, **attrs).removesuffix(f"</{tag}>"))
            open_tags.append(tag)
        value = at(marker, 3)
        written.append(_atom(data, value) if at(marker, 0) == 1 else quoted(value))
        closing = at(marker, 2)
        count = min(closing, len(open_tags)) if isinstance(closing, int) else 0
        written += [f"</{open_tags.pop()}>" for _ in range(count)]
    written += [f"</{tag}>" for tag in reversed(open_tags)]
    return Html("".join(written))


def _mark(data: Mapping[str, Any], number: Any) -> tuple[str, dict[str, str]]:
    mark = at(data, "markups", number) if isinstance(number, int) else None
    tag = str(at(mark, 0)).lower()
    named = listed(at(mark, 1))
    href = next((value for key, value in zip(named[::2], named[1::2], strict=False) if key == "href"), None)
    return (tag if tag in _MARKS else "span"), (
        {"href": href} if tag == "a" and isinstance(href, str) else {}
    )


def _atom(data: Mapping[str, Any], number: Any) -> str:
    """A thing within a line: a break, or its own text."""
    atom = at(data, "atoms", number) if isinstance(number, int) else None
    return "<br>" if at(atom, 0) == "soft-return" else quoted(at(atom, 1))
