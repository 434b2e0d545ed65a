"""items + a stick → the area that they print on: what is left of a box is white. Points."""

from __future__ import annotations

from collections.abc import Iterable

from pagekit.house.story import plain
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Group, Item, SlotBox, TextBox


def inked(items: Iterable[Item], stick: Stick) -> float:
    """The area of their lines of type, as wide as the words are, and of what fills slots."""
    return sum(_inked(item, stick) for item in items)


def _inked(item: Item, stick: Stick) -> float:
    if isinstance(item, Group):
        return inked(item.items, stick)
    if isinstance(item, SlotBox):
        return item.box.width * item.box.height
    if not isinstance(item, TextBox):
        return 0.0
    style = stick.style(item.style)
    own = style.at(item.size, style.leading) if item.size else style
    return sum(
        piece.leading * min(piece.measure, stick.typesetter.width(plain(line.runs), own, stick.lang))
        for piece in item.pieces
        for line in piece.lines
    )
