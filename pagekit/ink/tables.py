"""a table's element → the same, each cell told which heads it stands under (ISO 32000-1, 14.8.5.7, Headers)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pagekit.ink.elements import group_element
from pagekit.ink.page import Element
from pagekit.typeset.page import Group, walk

_CELLS = frozenset({"TD", "TH"})


def headed(table: Element, name: str, before: Element | None = None) -> Element:
    """The table with its heads named, and its cells told their names. `name` is the table's own in its document.

    `before` is the head of a table that goes on, as it was where that began: its names are the same.
    """
    heads: dict[int, tuple[str, ...]] = {}
    if before is not None:
        _headed(before, name, heads)
    return _headed(table, name, heads)


def head_again(table: Group) -> Element | None:
    """The head that a part of a table sets again, as an element without words; None where a table begins."""
    again = (group for group in walk(table.items) if isinstance(group, Group) and group.again)
    found = next(again, None) if table.continued else None
    return _shape(found) if found is not None else None


def _shape(group: Group) -> Element | None:
    kids = [_shape(item) for item in group.items if isinstance(item, Group)]
    return group_element(group, [kid for kid in kids if kid is not None], "")


def _headed(part: Element, name: str, heads: dict[int, tuple[str, ...]]) -> Element:
    kids: list[Element | int] = []
    for kid in part.kids:
        if isinstance(kid, int):
            kids.append(kid)
        elif kid.tag == "TR":
            kids.append(replace(kid, kids=tuple(_cells(kid, name, heads))))
        else:
            kids.append(_headed(kid, name, heads))
    return replace(part, kids=tuple(kids))


def _cells(row: Element, name: str, heads: dict[int, tuple[str, ...]]) -> Iterator[Element | int]:
    column = 0
    for cell in row.kids:
        if isinstance(cell, int) or cell.tag not in _CELLS:
            yield cell
            continue
        width = _span(cell)
        if cell.tag == "TH":
            key = f"{name}-{len({known for own in heads.values() for known in own})}"
            for at in range(column, column + width):
                heads[at] = (*heads.get(at, ()), key)
            yield replace(cell, key=key)
        else:
            over = dict.fromkeys(key for at in range(column, column + width) for key in heads.get(at, ()))
            said = "".join(f"({key})" for key in over)
            more = (("Table", "Headers", f"[{said}]"),) if over else ()
            yield replace(cell, attributes=(*cell.attributes, *more))
        column += width


def _span(cell: Element) -> int:
    spans = (value for _owner, name, value in cell.attributes if name == "ColSpan")
    return int(next(spans, "1"))
