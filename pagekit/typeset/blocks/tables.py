"""a table → FlowBox: columns fitted to their words, cells set ragged, numbers at the end edge.

Lengths are points. The rules:
1. A column is as wide as its longest cell where all of them fit; else it gets its longest word and a share of the rest.
2. What does not fit is set smaller, down to the smallest size that newsprint holds; then words are divided.
3. A cell of few letters, such as a number or a day, stays on one line while that can be.
4. The head stands again where the table goes on; caption and head are never parted from the first row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pagekit.house.story import Runs, TableText
from pagekit.typeset.blocks.stick import Stick, blank, placed, remembered, text_row
from pagekit.typeset.blocks.table_rows import HEAD_RULE, WIDE, Cell, Columns, cell_rows
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.style import TypeStyle

SMALLEST = 7.0
"""Points: the smallest type that newsprint holds."""
SMALLER = 0.9
BOLD = 550
"""A style of this weight is black where it is strong, a lighter one bold."""
SHORT = 12
"""A cell of so many letters is kept on one line."""
SLACK = 0.5
"""Points a column is wider than its words: widths are sums."""
COMFORT = 0.25
"""How far a column should be on the way from its longest word to its longest cell, before more columns are wanted."""
MOST_COLUMNS = 3

SIDE = 4.0
LEAST_AIR, MOST_AIR = -1.2, 3.0
"""What a row gives or takes so that the table fills the grid."""
CAPTION_PAD = 3.0

_BREAKS = re.compile("[ \u2028\u200b\u00ad]+")


@dataclass(frozen=True, slots=True)
class Grille:
    """A table in one size: head and rows of cells, in the order of the columns."""

    style: TypeStyle
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def widths(self, which: Literal["least", "full"]) -> tuple[float, ...]:
        """The widest cell of each column."""
        every = (self.head, *self.rows) if self.head else self.rows
        return tuple(max(getattr(cell, which) for cell in column) for column in zip(*every, strict=True))

    def sides(self, side: float) -> float:
        """The space between all columns, with so much at each side of a cell."""
        return 2 * side * (len(self.widths("least")) - 1)


def table_flow(stick: Stick, table: TableText, source: int = -1) -> FlowBox:
    """The table; it wants more columns of the page when its words do not fit in one."""
    make = remembered(table_box, stick, table)
    return FlowBox(make, "table", span=span(stick, table), source=source, optional=table.optional)


def span(stick: Stick, table: TableText) -> int:
    """How many columns of the page it would like to take."""
    if not stick.column:
        return 2 if len(table.align) > 4 else 1
    grille = _grille(stick, table, _style(stick))
    pairs = zip(grille.widths("least"), grille.widths("full"), strict=True)
    wanted = grille.sides(SIDE) + sum(least + COMFORT * (full - least) for least, full in pairs)
    return next((count for count in range(1, MOST_COLUMNS) if count * stick.column >= wanted), MOST_COLUMNS)


def table_box(stick: Stick, table: TableText, width: float) -> SetBox:
    """The table across the width."""
    # Where columns are as narrow as this, air gives way first.
    side = min(SIDE, width / (4 * max(len(table.align), 1)))
    grille = _fitting(stick, table, width, side)
    room = max(width - grille.sides(side), 1.0)
    widths = fitted(grille.widths("least"), grille.widths("full"), room)
    if sum(grille.widths("least")) > room:
        grille = _grille(stick, table, replace(grille.style, hyphenate=True))
    # A table without a head and a caption begins with a rule of its own.
    rule = 0.0 if table.header or not blank(table.caption) else HEAD_RULE
    box = SetBox(_caption(stick, table, width), width, "table", "table", rule_above=rule, pad_top=rule)
    leading, columns = grille.style.leading, Columns(stick, widths, width, side, grille.style.size)
    rows = list(cell_rows(grille.head, widths, leading, True))
    for cells in grille.rows:
        rows.extend(cell_rows(cells, widths, leading, False))
    # The rows give or take a little, so that no hole is left above and below.
    air = stick.eased(box.height + sum(row.height for row in rows), len(rows), LEAST_AIR, MOST_AIR)
    return stick.filled(replace(box, rows=(*box.rows, *(columns.row(row, air) for row in rows))))


def fitted(least: Sequence[float], full: Sequence[float], room: float) -> tuple[float, ...]:
    """The columns' widths, in all as wide as the room: from their least and their full widths."""
    if sum(full) <= room:
        spare = room - sum(full)
        wants = sum(wide or 1.0 for wide in full)
        return tuple(wide + spare * ((wide or 1.0) / wants) for wide in full)
    if sum(least) <= room:
        spare, wants = room - sum(least), sum(full) - sum(least)
        return tuple(low + spare * ((high - low) / wants) for low, high in zip(least, full, strict=True))
    return _squeezed(least, room)


def _squeezed(least: Sequence[float], room: float) -> tuple[float, ...]:
    """Narrow columns keep their least width; the others share what is left."""
    widths = [0.0] * len(least)
    for done, column in enumerate(sorted(range(len(least)), key=least.__getitem__)):
        widths[column] = min(least[column], room / (len(least) - done))
        room -= widths[column]
    return tuple(widths)


# ---- Cells -------------------------------------------------------------------------------------------------


def _style(stick: Stick) -> TypeStyle:
    return stick.ragged("table")


def _fitting(stick: Stick, table: TableText, width: float, side: float) -> Grille:
    """The table in its size, or smaller when its words do not fit the width."""
    style = _style(stick)
    grille = _grille(stick, table, style)
    share = max(SMALLER, SMALLEST / style.size)
    if share < 1 and sum(grille.widths("least")) + grille.sides(side) > width:
        grille = _grille(stick, table, style.at(share * style.size, share * style.leading))
    return grille


def _grille(stick: Stick, table: TableText, style: TypeStyle) -> Grille:
    bold = [tuple(replace(run, strong=True) for run in runs) for runs in table.header]
    styles = [replace(style, align=align) for align in table.align]

    def row(cells: Sequence[Runs]) -> tuple[Cell, ...]:
        return tuple(_cell(stick, runs, own) for runs, own in zip(cells, styles, strict=True))

    return Grille(style, row(bold) if bold else (), tuple(row(cells) for cells in table.rows))


def _cell(stick: Stick, runs: Runs, style: TypeStyle) -> Cell:
    if blank(runs):
        return Cell(None)
    text = stick.typesetter.paragraph(runs, style, stick.lang)
    full = max((line.natural for line in text.best(WIDE).lines), default=0.0) + SLACK
    return Cell(text, full if len(text.text) <= SHORT else min(full, _longest(stick, runs, style)), full)


def _longest(stick: Stick, runs: Runs, style: TypeStyle) -> float:
    """The width of the widest word."""
    text = "".join(run.text for run in runs)
    if any(run.strong for run in runs):
        style = replace(style, weight=700 if style.weight < BOLD else 900)
    words = _BREAKS.split(text)
    return SLACK + max(stick.typesetter.width(word, style, stick.lang) for word in words)


def _caption(stick: Stick, table: TableText, width: float) -> tuple[Row, ...]:
    if blank(table.caption):
        return ()
    style = stick.ragged("subheading")
    row = text_row(stick.typesetter, table.caption, style, width, stick.lang, "caption", "table-caption")
    return (replace(placed(row, below=CAPTION_PAD), keep_next=True),)
