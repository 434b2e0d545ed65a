"""cells + the columns' places → rows of a table, each with its rule. Lengths are points.

A row taller than most columns goes on in a row of its own; the head of the columns stands at the foot of its row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pagekit.typeset.blocks.stick import NARROWEST, element, text_box
from pagekit.typeset.lines.paragraph import Line, Paragraph
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Group, Item, RuleBox, moved

TALLEST_ROW = 24
"""Lines of a row; what is more goes on in another row."""
WIDE = 100_000.0
"""A measure in which every cell stands on one line."""
HEAD_PAD = (2.0, 2.5)
CELL_PAD = (2.5, 2.5)
"""Above and below the words."""
HEAD_RULE = 0.75
ROW_RULE = 0.5


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell measured: its text, and its least and its full width."""

    text: Paragraph | None
    """None for an empty one."""
    least: float = 0.0
    full: float = 0.0
    short: float = 0.0
    """How much less stands after its units than after those of a figure with more decimals: so far it stays from the
    right edge, and its widths count it."""
    label: bool = False
    """It names what stands beside or under it in its own row."""

    def lines(self, width: float) -> Sequence[Line]:
        """Its lines in a column of this width."""
        if self.text is None:
            return ()
        if self.full <= width:
            return [replace(line, measure=width - self.short) for line in self.text.best(WIDE).lines]
        return self.text.best(max(width, NARROWEST)).lines


@dataclass(frozen=True, slots=True)
class CellRow:
    """A row, or a part of one: the lines of its cells, not yet placed. `head`: it heads the columns."""

    cells: tuple[Cell, ...]
    lines: tuple[Sequence[Line], ...]
    leading: float
    head: bool
    first: bool
    last: bool
    """The last part of its row: the rule stands under it."""
    pads: tuple[float, float]
    """Above and below the words."""
    ruled: bool = True

    @property
    def rule(self) -> float:
        """The thickness of the rule under it."""
        return (HEAD_RULE if self.head else ROW_RULE) if self.last and self.ruled else 0.0

    @property
    def words(self) -> float:
        """The height of its words."""
        return max(map(len, self.lines)) * self.leading

    @property
    def height(self) -> float:
        """Words, pads and rule."""
        return sum(self.pads) + self.words + self.rule


def cell_rows(
    cells: tuple[Cell, ...],
    widths: Sequence[float],
    leading: float,
    *,
    head: bool = False,
    pads: tuple[float, float] | None = None,
    ruled: bool = True,
) -> Iterator[CellRow]:
    """The row, or its parts when it is very tall. Nothing when there are no cells."""
    around = pads or (HEAD_PAD if head else CELL_PAD)
    lines = [cell.lines(width) for cell, width in zip(cells, widths, strict=False)]
    tallest = max(map(len, lines), default=0)
    for start in range(0, max(tallest, 1) if cells else 0, TALLEST_ROW):
        end = start + TALLEST_ROW
        part = tuple(each[start:end] for each in lines)
        yield CellRow(cells, part, leading, head, start == 0, end >= tallest, around, ruled)


def lefts(widths: Sequence[float], between: float, *, rtl: bool) -> tuple[float, ...]:
    """Where columns with so much space between them begin at the left; from right to left the first is the last."""
    order = widths[::-1] if rtl else widths
    found = tuple(accumulate((width + between for width in order[:-1]), initial=0.0))
    return found[::-1] if rtl else found


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns stand. `lefts`: their left edges; `size`: that of the type."""

    widths: Sequence[float]
    lefts: Sequence[float]
    width: float
    size: float

    def row(self, row: CellRow, air: float = 0.0, ink: tuple[Item, ...] = ()) -> Row:
        """The row with its cells in their places; it gives or takes so much air. `ink` is drawn in it."""
        above, height = row.pads[0] + air / 2, row.height + air
        cells = [self._cell(row, column, above) for column in range(len(row.cells))]
        if row.last and row.ruled:
            line = Box(0.0, height - row.rule, self.width, row.rule)
            ink = (*ink, RuleBox(line, "ink" if row.head else "rule"))
        if ink:
            # Inside a cell: nothing but cells stands in a row, for readers of the tags.
            cells[0] = replace(cells[0], items=(*cells[0].items, *ink))
        path = (element("thead" if row.head else "tbody", 0),)
        return Row(height, (Group("tr", tuple(cells)),), keep_next=row.head, repeat=row.head, group=path)

    def _cell(self, row: CellRow, column: int, above: float) -> Group:
        cell, lines = row.cells[column], row.lines[column]
        if not cell.text or not lines:
            return Group("td", ())
        drop = row.words - len(lines) * row.leading if row.head else 0.0
        box = replace(text_box(cell.text, lines, "p", "cell"), size=self.size, continued=not row.first)
        items = (moved(box, self.lefts[column], above + drop),)
        if not row.head and not cell.label:
            return Group("td", items)
        return Group("th", items, attributes=(("scope", "col" if row.head else "row"),))
