"""lines that stand under each other + the measure they have → the largest white rectangle beside them.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pagekit.house.story import plain
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Item, TextBox, walk

NARROW = 34.0
"""What is no wider or no higher is air between things: 12 mm."""


@dataclass(frozen=True, slots=True)
class Reach:
    """A line: its top, its foot, and how far its letters reach."""

    top: float
    foot: float
    width: float


def reaches(items: Iterable[Item], stick: Stick, across: float = 0.0) -> Iterator[tuple[str, Reach]]:
    """Each line of text among the items, with the role of its box. `across`: all of it is that wide and begins at the
    right.
    """
    for item in walk(items):
        if not isinstance(item, TextBox):
            continue
        style = stick.style(item.style)
        for piece in item.pieces:
            size = piece.size or item.size
            own = style.at(size, piece.leading) if size else style
            for number, line in enumerate(piece.lines):
                top = piece.top + number * piece.leading
                width = stick.typesetter.width(plain(line.runs), own, stick.lang)
                start = across - piece.x - piece.measure if across else piece.x
                yield item.role, Reach(top, top + piece.leading, start + min(width, piece.measure))


def largest_white(lines: Sequence[Reach], measure: float, foot: float) -> float:
    """The area of the largest rectangle beside the lines, down to `foot`, that is more than air between things."""
    best = 0.0
    # Bands from the top down, each with what is free beside it; those whose free width still grows wait.
    waiting: list[tuple[float, float]] = []
    for top, free in (*_bands(lines, measure, foot), (foot, 0.0)):
        start = top
        while waiting and waiting[-1][1] >= free:
            start, wide = waiting.pop()
            if wide > NARROW and top - start > NARROW:
                best = max(best, wide * (top - start))
        waiting.append((start, free))
    return best


def _bands(lines: Sequence[Reach], measure: float, foot: float) -> Iterator[tuple[float, float]]:
    """The top of each band and the width that is free beside it; between lines all of the measure is."""
    at = 0.0
    for line in _merged(lines):
        if line.top > at:
            yield at, measure
        yield line.top, max(0.0, measure - line.width)
        at = line.foot
    if foot > at:
        yield at, measure


def _merged(lines: Iterable[Reach]) -> list[Reach]:
    """Lines from the top down; what stands beside one belongs to it."""
    found: list[Reach] = []
    for line in sorted(lines, key=lambda line: line.top):
        if found and line.top < found[-1].foot - 0.5:
            last = found.pop()
            found.append(Reach(last.top, max(last.foot, line.foot), max(last.width, line.width)))
        else:
            found.append(line)
    return found
