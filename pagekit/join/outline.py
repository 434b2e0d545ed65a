"""heads and folios of pages → the outline and the page labels (ISO 32000-1, 12.3.3, 12.4.2)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pagekit.join.syntax import refer, text
from pagekit.join.tree import levels
from pagekit.join.writer import Writer

# A folio that counts: what stands before the number, and the number as readers would write it themselves.
_COUNTED = re.compile(r"(?s)(.*?)([1-9][0-9]{0,8})")


@dataclass(frozen=True, slots=True)
class Head:
    """A head of the document and where it stands, as PDF writes a destination."""

    level: int
    title: str
    place: str


@dataclass(slots=True)
class _Item:
    number: int
    head: Head
    parent: int
    kids: list[_Item] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many stand under it."""
        return sum(1 + kid.count for kid in self.kids)


def write_outline(writer: Writer, heads: Sequence[Head]) -> int | None:
    """Write the outline, open at all levels. Gives its number; None where there are no heads."""
    if not heads:
        return None
    root = _Item(writer.reserve(), Head(0, "", ""), 0)
    way = [root]
    for head, level in zip(heads, levels(head.level for head in heads), strict=True):
        del way[level:]
        item = _Item(writer.reserve(), head, way[-1].number)
        way[-1].kids.append(item)
        way.append(item)
    _write_kids(writer, root)
    writer.put(f"<</Type/Outlines{_ends(root)}>>", root.number)
    return root.number


def _write_kids(writer: Writer, parent: _Item) -> None:
    kids = parent.kids
    for place, item in enumerate(kids):
        before = f"/Prev {refer(kids[place - 1].number)}" if place else ""
        after = f"/Next {refer(kids[place + 1].number)}" if place + 1 < len(kids) else ""
        body = f"/Title{text(item.head.title)}/Parent {refer(item.parent)}{before}{after}"
        writer.put(f"<<{body}{_ends(item)}/Dest{item.head.place}>>", item.number)
        _write_kids(writer, item)


def _ends(item: _Item) -> str:
    if not item.kids:
        return ""
    first, last = item.kids[0].number, item.kids[-1].number
    return f"/First {refer(first)}/Last {refer(last)}/Count {item.count}"


def page_labels(folios: Sequence[str]) -> str:
    """The number tree of the folios: a row for each run of pages that counts on. Empty where no page has one."""
    if not any(folios):
        return ""
    return f"<</Nums[{' '.join(_runs(folios))}]>>"


def _runs(folios: Sequence[str]) -> Iterator[str]:
    following: tuple[str, int] | None = None
    for page, folio in enumerate(folios):
        counted = _COUNTED.fullmatch(folio)
        if counted is None:
            following = None
            yield f"{page}<<{f'/P{text(folio)}' if folio else ''}>>"
            continue
        prefix, value = counted[1], int(counted[2])
        if (prefix, value) != following:
            before = f"/P{text(prefix)}" if prefix else ""
            yield f"{page}<<{before}/S/D/St {value}>>"
        following = (prefix, value + 1)
