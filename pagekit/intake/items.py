"""items with whatever stood in them → lists of the wire form. What no list can hold stands after its item.

The rules:
1. Paragraphs of an item stay its text, parted by a blank line.
2. Pictures, code, quotations and tables stand after the outermost item; the list goes on behind them with its
   numbers.
3. A list within more than six others is flattened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from pagekit.model.base import one_line
from pagekit.model.blocks import MAX_LIST_DEPTH

MAX_START = 100_000
Block = dict[str, Any]


@dataclass(slots=True)
class LinedBlock:
    """A block in wire form and the line of the file that it comes from."""

    line: int
    block: Block


@dataclass(slots=True)
class Item:
    """An item as it was found: its paragraphs, the items under it, and what must stand after it."""

    line: int
    paragraphs: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    ordered: bool = False
    after: list[LinedBlock] = field(default_factory=list)

    @property
    def all_after(self) -> list[LinedBlock]:
        """What must stand after the item and after those under it."""
        return [*(placed for item in self.items for placed in item.all_after), *self.after]

    @property
    def depth(self) -> int:
        """How many lists deep the item goes, itself included."""
        return 1 + max((item.depth for item in self.items), default=0)


def list_blocks(items: list[Item], *, ordered: bool, start: int, line: int) -> list[LinedBlock]:
    """The items as one list, or as several with what stands between them."""
    if start > MAX_START:
        # No list begins there: the number is a part of the text.
        for offset, item in enumerate(items):
            item.paragraphs[:1] = [
                f"{start + offset}\\. {item.paragraphs[0] if item.paragraphs else ''}".strip()
            ]
        ordered, start = False, 1
    placed: list[LinedBlock] = []
    run: list[Block] = []
    first = line
    for item in items:
        run += _wire(item, 1)
        if item.all_after:
            start = _close(placed, run, ordered, start, first)
            placed += item.all_after
            run, first = [], item.all_after[-1].line
    _close(placed, run, ordered, start, first)
    return placed


def lines_of_list(block: Block) -> list[str]:
    """The items of a list, as lines of a place that holds no lists: a cell, a caption."""
    ordered, start = block.get("ordered", False), block.get("start", 1)
    lines: list[str] = []
    for number, item in enumerate(block["items"], start):
        lines.append(f"{f'{number}.' if ordered else '•'} {one_line(item['text'])}")
        lines += lines_of_list(item) if "items" in item else []
    return lines


def _close(placed: list[LinedBlock], run: list[Block], ordered: bool, start: int, line: int) -> int:
    """Put the list down, and say with which number the next one begins."""
    if run:
        block: Block = {"kind": "list", "ordered": ordered, "items": run}
        placed.append(LinedBlock(line, block | ({"start": start} if ordered and start != 1 else {})))
    return min(start + len(run), MAX_START)


def _wire(item: Item, level: int) -> list[Block]:
    """The item in wire form; several when it has no text of its own or goes too deep."""
    text = "\n\n".join(item.paragraphs)
    inner = [wire for child in item.items for wire in _wire(child, min(level + 1, MAX_LIST_DEPTH))]
    if not text.strip():
        return inner
    if level >= MAX_LIST_DEPTH:
        return [{"text": text}, *inner]
    own: Block = {"text": text}
    if inner:
        own |= {"items": inner} | ({"ordered": True} if item.ordered else {})
    return [own]
