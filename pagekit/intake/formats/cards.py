"""a body of HTML with a site's own boxes in it → parts of an item: what is a card by its class, and the HTML between.

A table gives, for the class of a box, what becomes of it. Boxes that only hold others are opened to find those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from pagekit.intake.formats.html_pieces import classes, written
from pagekit.intake.formats.item import Html, Part
from pagekit.intake.html_tree import Element, parse_html

Taker = Callable[[Element], Sequence[Part]]
"""What becomes of a box: its parts, none where it is not for readers."""
_OPENED = frozenset({"root", "html", "body", "div", "section", "article", "main", "figure", "center"})


def parts_of(html: str, takers: Mapping[str, Taker]) -> list[Part]:
    """The parts of a body, in order."""
    parts: list[Part] = []
    between: list[Element | str] = []
    for child in _pieces(parse_html(html), takers):
        if isinstance(child, Element) and (taker := _taker(child, takers)):
            parts += _html(between)
            parts += taker(child)
            between = []
        else:
            between.append(child)
    return [*parts, *_html(between)]


def _html(children: list[Element | str]) -> list[Part]:
    html = written(children)
    return [html] if html.strip() else []


def _taker(found: Element, takers: Mapping[str, Taker]) -> Taker | None:
    return next((takers[name] for name in sorted(classes(found)) if name in takers), None)


def _pieces(found: Element, takers: Mapping[str, Taker]) -> Iterator[Element | str]:
    """What stands in a box, with the boxes that hold cards opened."""
    for child in found.children:
        if (
            isinstance(child, Element)
            and child.tag in _OPENED
            and _taker(child, takers) is None
            and _holds_card(child, takers)
        ):
            yield from _pieces(child, takers)
        else:
            yield child


def _holds_card(found: Element, takers: Mapping[str, Taker]) -> bool:
    return any(
        isinstance(child, Element) and (_taker(child, takers) is not None or _holds_card(child, takers))
        for child in found.children
    )


def factbox(title: str, html: str) -> list[Part]:
    """A box beside the text. Its title is Html or plain."""
    inside = html.strip()
    if not inside and not title.strip():
        return []
    return [{"kind": "factbox", "title": title or None, "body": [Html(inside)] if inside else []}]
