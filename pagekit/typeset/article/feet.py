"""what stands in a page's columns → lines by which the longest goes on beside one that is empty."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.page import Group, Item, TextBox, depth, walk

NEAR = 1.0
"""Points by which things may reach into a column and not stand in it."""


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
