"""the rows of a table as a text has them → rows in which every cell stands in its place; what was mended is told.

The rules:
1. A cell over several columns or rows stands in the first of its places; the others stay empty (HTML Living Standard,
   4.9.12).
2. A row with more cells than the head keeps them: the table grows. A row with fewer is filled up. Both are noted.
3. A bar within code parts no cells: `a|b` is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it.rules_block.table import escapedSplit

from pagekit.intake.html_tree import Element
from pagekit.model.blocks import MAX_COLUMNS
from pagekit.notes import Note, info, warning

MAX_SPAN = 1_000
_CONTAINER = re.compile(r"^[ \t>]*")


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of a row of HTML, None where one from before goes on; and whether it is a head."""

    cells: tuple[Element | None, ...]
    head: bool


def html_rows(table: Element) -> list[Row]:
    """The rows in their places; those of the foot come last."""
    parts: list[tuple[str, list[list[Element]]]] = []
    for part, row in _rows_of(table, "tbody"):
        cells = [cell for cell in row.children if isinstance(cell, Element) and cell.tag in {"td", "th"}]
        if cells and (not parts or parts[-1][0] != part):
            parts.append((part, []))
        if cells:
            parts[-1][1].append(cells)
    ordered = sorted(parts, key=lambda named: named[0] == "tfoot")
    placed = [row for part, rows in ordered for row in _placed(rows, head=part == "thead")]
    # A cell may be said to go on over columns in which no row has a cell of its own.
    own = sorted({column for row in placed for column, cell in enumerate(row.cells) if cell is not None})
    return [
        Row(tuple(row.cells[column] for column in own if column < len(row.cells)), row.head) for row in placed
    ]


def _rows_of(element: Element, part: str) -> Iterator[tuple[str, Element]]:
    for child in element.children:
        if isinstance(child, Element) and child.tag == "tr":
            yield part, child
        elif isinstance(child, Element) and child.tag not in {"td", "th", "caption"}:
            yield from _rows_of(child, child.tag if child.tag in {"thead", "tbody", "tfoot"} else part)


def _placed(rows: Sequence[Sequence[Element]], *, head: bool) -> Iterator[Row]:
    """The rows of one part, with the places that cells of rows above take in them."""
    reaching: dict[int, int] = {}
    for index, cells in enumerate(rows):
        made: list[Element | None] = []
        for left, cell in zip(range(len(cells) - 1, -1, -1), cells, strict=True):
            while reaching.get(len(made), 0) > 0:
                made.append(None)
            wide = min(_span(cell, "colspan"), max(1, MAX_COLUMNS - len(made) - left))
            high = _span(cell, "rowspan") or len(rows) - index
            for column in range(len(made), len(made) + max(1, wide)):
                reaching[column] = max(reaching.get(column, 0), high)
            made += [cell, *[None] * (max(1, wide) - 1)]
        while reaching.get(len(made), 0) > 0 and len(made) < MAX_COLUMNS:
            made.append(None)
        reaching = {column: left - 1 for column, left in reaching.items()}
        yield Row(tuple(made), head or all(cell.tag == "th" for cell in cells))


def _span(cell: Element, name: str) -> int:
    written = cell.attrs.get(name, "1").strip()
    return min(int(written), MAX_SPAN) if written.isascii() and written.isdigit() else 1


def more_cells(source: str, width: int) -> tuple[int, list[str]]:
    """How many cells a line of a Markdown table has, and all of them where they are more than the head's."""
    cells = [cell.strip() for cell in escapedSplit(_CONTAINER.sub("", source).strip())]
    if cells and not cells[0]:
        cells.pop(0)
    if cells and not cells[-1]:
        cells.pop()
    whole = list(_with_code(cells))
    return len(whole), whole if len(cells) > width else []


def _with_code(cells: Sequence[str]) -> Iterator[str]:
    """The cells; those that only together hold whole code are one."""
    waiting: list[str] = []
    for index, cell in enumerate(cells):
        waiting.append(cell)
        if not _is_open("|".join(waiting)) or not any("`" in later for later in cells[index + 1 :]):
            yield from ["|".join(waiting)] if not _is_open("|".join(waiting)) else waiting
            waiting = []


def _is_open(text: str) -> bool:
    return text.replace("\\`", "").count("`") % 2 == 1


def told_of_rows(lines: Sequence[tuple[int, int]], width: int) -> list[Note]:
    """Notes of the rows that are not as wide as the others: of each its line and how many cells it has."""
    notes: list[Note] = []
    long = [line for line, count in lines if count > width]
    short = [line for line, count in lines if count < width]
    if long:
        what = f"{_at(long)} more cells than the head of the table; they are kept, under no head."
        notes.append(warning("table-row", f"line {long[0]}", what, "Give the table a head of as many cells."))
    if short:
        what = f"{_at(short)} fewer cells than the table has columns; they were filled up with empty ones."
        notes.append(info("table-row", f"line {short[0]}", what))
    return notes


def _at(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return f"the row in line {lines[0]} has"
    known = list(dict.fromkeys(lines))
    shown = ", ".join(str(line) for line in known[:6]) + (" and others" if len(known) > 6 else "")
    return f"{len(lines)} rows in {'line' if len(known) == 1 else 'lines'} {shown} have"
