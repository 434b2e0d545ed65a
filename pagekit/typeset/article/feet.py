"""what stands in a page's columns → lines by which the longest goes on beside one that is empty; heads side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.page import Box, Group, Item, TextBox, depth, walk

NEAR = 1.0
"""Points by which things may reach into a column and not stand in it."""
BOXES = frozenset({"factbox", "advert", "related", "online"})
"""Roles of groups whose heads are not the text's."""
_CROSS_HEAD = re.compile("h[2-6]")


def beside_empty(items: Sequence[Item], columns: Sequence[Frame], grid: float) -> int:
    """The lines; 0 where something stands in every column, or nothing in any."""
    reaches = tuple(_reaches(items))
    if not reaches or all(any(_in(reach, column) for reach in reaches) for column in columns):
        return 0
    return round((max(map(depth, items)) - columns[0].y) / grid)


def _reaches(items: Iterable[Item]) -> Iterable[tuple[float, float]]:
    """From where to where each thing stands across the page."""
    for item in walk(items):
        if isinstance(item, TextBox):
            yield from ((piece.x, piece.x + piece.measure) for piece in item.pieces)
        elif not isinstance(item, Group):
            yield item.box.x, item.box.x + item.box.width


def _in(reach: tuple[float, float], column: Frame) -> bool:
    return reach[0] < column.x + column.width - NEAR and reach[1] > column.x + NEAR


def heads_abreast(items: Iterable[Item]) -> int:
    """How often a cross-head of a page stands beside another of its size, on one line of two columns."""
    heads = [(head.style, head.size, _whole(head)) for head in _heads(items)]
    return sum(one[:2] == other[:2] and _level(one[2], other[2]) for one, other in combinations(heads, 2))


def _heads(items: Iterable[Item]) -> Iterator[TextBox]:
    for item in items:
        if isinstance(item, Group):
            yield from () if item.role in BOXES else _heads(item.items)
        elif isinstance(item, TextBox) and _CROSS_HEAD.fullmatch(item.tag) and not item.continued:
            yield item


def _whole(head: TextBox) -> Box:
    first = head.pieces[0]
    lines = sum(len(piece.lines) for piece in head.pieces if piece.x == first.x)
    return Box(first.x, first.top, first.measure, lines * first.leading)


def _level(one: Box, other: Box) -> bool:
    abreast = one.x + one.width <= other.x + NEAR or other.x + other.width <= one.x + NEAR
    return abreast and one.y < other.bottom - NEAR and other.y < one.bottom - NEAR
