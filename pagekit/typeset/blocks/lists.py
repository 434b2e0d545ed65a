"""a list → entries: every paragraph of its items with its marker, its inset and the elements it stands in. Points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pagekit.house.story import ItemText, ListText, Runs
from pagekit.typeset.blocks.stick import Stick, element
from pagekit.typeset.style import TypeStyle

BULLET, DASH = "•", "–"
MARKER_GAP = 4.0
DEEPEST_INSET = 72.0
"""Lists in lists in lists do not press their text off the column."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph of an item. The marker stands `hang` before it, at the item's first paragraph."""

    runs: Runs
    marker: str
    hang: float
    inset: float
    path: tuple[str, ...]


def entries(stick: Stick, block: ListText, style: TypeStyle, key: str, step: float) -> Iterator[Entry]:
    """The paragraphs in reading order. `step`: the least inset of a level; wide numbers take more."""
    return _Level(stick, style, step).entries(block.items, block.ordered, block.start, key)


@dataclass(frozen=True, slots=True)
class _Level:
    stick: Stick
    style: TypeStyle
    step: float
    depth: int = 0
    inset: float = 0.0
    path: tuple[str, ...] = ()

    def entries(self, items: Sequence[ItemText], ordered: bool, start: int, key: str) -> Iterator[Entry]:
        markers = [self._marker(ordered, start + number) for number in range(len(items))]
        hang = max(self.step, MARKER_GAP + max(map(self._width, markers), default=0.0))
        inset = min(self.inset + hang, max(DEEPEST_INSET, hang))
        first = start if ordered and start != 1 else ""
        around = (*self.path, element("ol" if ordered else "ul", key, start=first))
        for number, (item, marker) in enumerate(zip(items, markers, strict=True)):
            path = (*around, element("li", f"{key}.{number}"))
            for place, runs in enumerate(item.paragraphs):
                yield Entry(runs, "" if place else marker, hang, inset, path)
            under = _Level(self.stick, self.style, self.step, self.depth + 1, inset, path)
            if item.items:
                yield from under.entries(item.items, item.ordered, 1, f"{key}.{number}")

    def _marker(self, ordered: bool, number: int) -> str:
        return f"{number}." if ordered else DASH if self.depth % 2 else BULLET

    def _width(self, marker: str) -> float:
        return self.stick.typesetter.width(marker, self.style, self.stick.lang)
