"""a table of names and figures → its rows as bars: the name, the bar from a common nought, and the figure.

Lengths are points. To readers of the tags it is the table that it was; the bars are ink.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pagekit.house.cells import bar_of
from pagekit.house.story import TableText
from pagekit.typeset.blocks.stick import Stick, held
from pagekit.typeset.blocks.table_cells import Grille, grille
from pagekit.typeset.blocks.table_rows import Columns, cell_rows
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Item, RuleBox
from pagekit.typeset.style import TypeStyle

NAMES = 0.45
"""The share of the width that names take at most."""
LEAST = 36.0
"""The least width in which bars tell anything."""
GAP = 6.0
"""Between a name, its bar and its figure."""
THICK = 0.62
"""The thickness of a bar, as a share of the leading."""
PAD = (1.6, 1.6)
NOUGHT = 0.5
"""The thickness of the line from which bars run to both sides."""


@dataclass(frozen=True, slots=True)
class _Chart:
    """Where names, bars and figures stand."""

    table: TableText
    cells: Grille
    heads: Columns
    """The head of the figures stands over the bars, too."""
    columns: Columns
    left: float
    room: float
    rtl: bool

    def rows(self) -> Iterator[Row]:
        """The head of the columns, then a row for each bar."""
        leading, widths = self.cells.style.leading, self.columns.widths
        for row in cell_rows(self.cells.head, self.heads.widths, leading, head=True):
            yield replace(self.heads.row(row), repeat=False)
        for number, cells in enumerate(self.cells.rows):
            for row in cell_rows(cells, widths, leading, pads=PAD, ruled=False):
                ink = tuple(self._bar(number, row.height, leading)) if row.first else ()
                yield self.columns.row(row, ink=ink)

    def _bar(self, number: int, height: float, leading: float) -> Iterator[Item]:
        start, end = bar_of(self.table.amounts, number)
        top = PAD[0] + (1 - THICK) / 2 * leading
        if end > start:
            bar = Box(self._x(start, end), top, (end - start) * self.room, THICK * leading)
            yield RuleBox(bar, "accent")
        if min(self.table.amounts) < 0:
            nought = start if self.table.amounts[number] >= 0 else end
            yield RuleBox(Box(self._x(nought, nought), 0.0, NOUGHT, height), "rule")

    def _x(self, start: float, end: float) -> float:
        return self.left + (1 - end if self.rtl else start) * self.room


def bar_rows(stick: Stick, table: TableText, width: float, style: TypeStyle) -> tuple[Row, ...]:
    """The rows of a table that is drawn as bars; nothing where the width has no room for them."""
    cells = grille(stick, table, style)
    (least, _), (name, _) = cells.widths("least"), cells.widths("full")
    figure = max(own.full for _, own in cells.rows)
    name = min(name, max(NAMES * width, least))
    room = width - name - figure - 2 * GAP
    if room < LEAST:
        return ()
    heads, columns = (_columns(stick, name, own, width, style) for own in (width - name - GAP, figure))
    left = (figure if stick.rtl else name) + GAP
    return held(tuple(_Chart(table, cells, heads, columns, left, room, stick.rtl).rows()))


def _columns(stick: Stick, name: float, figure: float, width: float, style: TypeStyle) -> Columns:
    """Names at the start edge, figures at the other."""
    lefts = [width - name, 0.0] if stick.rtl else [0.0, width - figure]
    return Columns([name, figure], lefts, width, style.size)
