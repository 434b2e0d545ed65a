"""items + a stick → the area that they print on, and how much of a place is white. Points."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagekit.house.story import plain
from pagekit.typeset.audit.white import Cells
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Box, Group, Item, SlotBox, TextBox
from pagekit.units import mm

CAPITAL = 0.7
"""The height of a line's ink over its baseline, in em."""
CELL = mm(4).points
"""The side of a cell: white is what has only white ones around it."""


def inked(items: Iterable[Item], stick: Stick) -> float:
    """The area of their lines of type, as wide as the words are, and of what fills slots."""
    return sum(box.width * box.height for box in _boxes(items, stick))


def seen_white(items: Iterable[Item], stick: Stick, area: Box) -> float:
    """What an eye sees as white of the area: all that is not close to ink."""
    cells = Cells(area, CELL, CELL)
    for box in _boxes(items, stick, tight=True):
        cells.fill(box)
    return cells.deep() * area.width * area.height


def _boxes(items: Iterable[Item], stick: Stick, *, tight: bool = False) -> Iterator[Box]:
    """A box for each line and each slot; `tight`: as high as the capitals, else as the line."""
    for item in items:
        if isinstance(item, Group):
            yield from _boxes(item.items, stick, tight=tight)
        elif isinstance(item, SlotBox):
            yield item.box
        elif isinstance(item, TextBox):
            yield from _lines(item, stick, tight=tight)


def _lines(item: TextBox, stick: Stick, *, tight: bool) -> Iterator[Box]:
    style = stick.style(item.style)
    own = style.at(item.size, style.leading) if item.size else style
    high = CAPITAL * own.size
    for piece in item.pieces:
        for place, line in enumerate(piece.lines):
            width = min(piece.measure, stick.typesetter.width(plain(line.runs), own, stick.lang))
            x = piece.x + (piece.measure - width if item.direction == "rtl" else 0.0)
            y = piece.top + place * piece.leading
            if tight:
                yield Box(x, y + (piece.leading - high) / 2, width, high)
            else:
                yield Box(x, y, width, piece.leading)
