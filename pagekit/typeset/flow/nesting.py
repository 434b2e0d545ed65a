"""items with the elements they stand in → groups, each told whether it begins or goes on from a column or page before.

A path names elements, outermost first, as `FlowText.group` does: neighbours with an equal path share the element.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from pagekit.typeset.flow.parts import BoxPart, Stood
from pagekit.typeset.matter import Flowing, FlowText, Row
from pagekit.typeset.page import Group, Item, TextBox, walk


class Entry(NamedTuple):
    """Items and the elements they stand in."""

    path: tuple[str, ...]
    items: tuple[Item, ...]
    again: bool = False
    """A table's head that is set again: drawn, and not read."""


class Nesting:
    """Makes the elements of one flow, or of one box, page after page.

    `broken` are the names of those that are made more than once; `within` tells them from others of the document.
    """

    def __init__(self, broken: Collection[str] = (), within: str = "") -> None:
        self._broken, self._within = broken, within
        self._begun: set[str] = set()

    def items(self, entries: Sequence[Entry], depth: int = 0) -> tuple[Item, ...]:
        """The items inside their elements. A text box that is `continued` goes on in the one before it of the same
        element.
        """
        made: list[Item] = []
        for (name, again), group in groupby(
            entries,
            key=lambda entry: (entry.path[depth] if len(entry.path) > depth else "", entry.again),
        ):
            own = list(group)
            if name:
                made.append(self._group(name, self.items(own, depth + 1), again=again and not depth))
            else:
                for item in (item for entry in own for item in entry.items):
                    _add(made, item)
        return tuple(made)

    def _group(self, name: str, items: tuple[Item, ...], *, again: bool) -> Group:
        tag, role, attributes = _element(name)
        if again or name not in self._broken:
            return Group(tag, items, role=role, attributes=attributes, again=again)
        continued = name in self._begun
        self._begun.add(name)
        key = self._within + name.partition("?")[0]
        return Group(tag, items, role=role, attributes=attributes, key=key, continued=continued)


def broken_paths(matter: Sequence[Flowing], stood: Iterable[Stood]) -> frozenset[str]:
    """The names of the elements around texts that stand on more than one page."""
    pages: dict[str, int] = {}
    found: set[str] = set()
    for one in stood:
        flowing = matter[one.part.item]
        for name in flowing.group if isinstance(flowing, FlowText) else ():
            if pages.setdefault(name, one.page) != one.page:
                found.add(name)
    return frozenset(found)


class BoxNesting:
    """A box that is broken: its parts in order, each as entries; which rows of a part are its head set again."""

    def __init__(self, item: int, parts: Sequence[tuple[Stood, BoxPart]]) -> None:
        names = Counter(
            name for _, part in parts for name in {name for row in part.box.rows for name in row.group}
        )
        self._key = f"box-{item}" if len({one.page for one, _ in parts}) > 1 else ""
        self.nesting = Nesting({name for name, count in names.items() if count > 1}, f"box-{item}/")
        self._begun = False
        self._heads = frozenset[str]()

    def part(self, group: Group) -> Group:
        """The element of what stands of the box on one page; the first is asked for first."""
        begun, self._begun = self._begun, True
        return replace(group, key=self._key, continued=begun) if self._key else group

    def again(self, part: BoxPart) -> int:
        """How many rows at the head of a part say that it goes on, or were read in an earlier one."""
        rows, read = part.box.rows, self._heads
        self._heads = read | {words(row) for row in rows if row.repeat}
        if not part.first:
            return 0
        begins = (place for place, row in enumerate(rows) if not (_again(row, part) or _read(row, read)))
        return next(begins, len(rows))


def _again(row: Row, part: BoxPart) -> bool:
    return row in part.box.again


def _read(row: Row, heads: Collection[str]) -> bool:
    return row.repeat and words(row) in heads


def words(row: Row) -> str:
    """The words of a row, in whatever lines."""
    return "".join(_words(row)).replace(" ", "")


def _words(row: Row) -> Iterator[str]:
    for item in walk(row.items):
        if isinstance(item, TextBox):
            for piece in item.pieces:
                for line in piece.lines:
                    yield from (run.text for run in line.runs)


def _add(made: list[Item], item: Item) -> None:
    if isinstance(item, TextBox) and item.continued:
        for at in range(len(made) - 1, -1, -1):
            before = made[at]
            if isinstance(before, TextBox):
                if (before.tag, before.style, before.role) == (item.tag, item.style, item.role):
                    made[at] = replace(before, pieces=(*before.pieces, *item.pieces))
                    return
                break
    made.append(item)


def _element(name: str) -> tuple[str, str, tuple[tuple[str, str], ...]]:
    """`tag#key?name=value&...` → tag, role, attributes."""
    tag = name.partition("#")[0]
    tail = name.partition("?")[2]
    pairs = [tuple(pair.partition("=")[::2]) for pair in tail.split("&") if pair]
    role = next((value for key, value in pairs if key == "role"), "")
    return tag, role, tuple((key, value) for key, value in pairs if key != "role")
