"""a table too wide for any page → records: under each other the rows, in each the names of the columns and its values.

Lengths are points. The rules:
1. What stands in the first column opens the record, in bold; the record closes with a rule.
2. Names and values stand side by side, figures with their ends under each other, as many pairs as the width holds;
   where it does not hold one, each value stands under its name.
3. A record of few lines is not parted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Runs, TableText
from pagekit.typeset.blocks.stick import Stick, held
from pagekit.typeset.blocks.table_cells import edge, measured, strong
from pagekit.typeset.blocks.table_rows import Cell, Columns, cell_rows
from pagekit.typeset.matter import Row
from pagekit.typeset.style import TypeStyle

MOST_PAIRS = 3
GAP, BETWEEN = 6.0, 16.0
"""Between a name and its value, and between two such pairs."""
ABOVE, INSIDE, BELOW = 2.5, 0.3, 2.5
"""Above a record, at either side of its lines, and below it."""
HELD_LINES = 8

_EMPTY = Cell(None)


def record_rows(stick: Stick, table: TableText, width: float, style: TypeStyle) -> Iterator[Row]:
    """The rows of every record, in this style."""
    form = _form(stick, table, width, style)
    for row in table.rows:
        values = [
            measured(stick, strong(cell) if not at else cell, form.styles[at]) for at, cell in enumerate(row)
        ]
        made = tuple(form.rows(values))
        if len(made) <= HELD_LINES:
            yield from held(made)
        else:
            yield from held(made[:2])[:1]
            yield from made[1:]


@dataclass(frozen=True, slots=True)
class _Form:
    """How a record is set: the names of the columns, the styles of their values, and where they stand."""

    names: Sequence[Cell]
    styles: Sequence[TypeStyle]
    opening: Columns
    """What opens the record has the line to itself."""
    columns: Columns
    pairs: int
    """Side by side; 0 where each value stands under its name."""
    leading: float

    def rows(self, values: Sequence[Cell]) -> Iterator[Row]:
        """The rows of one record."""
        lines = list(self._lines(values))
        for number, cells in enumerate(lines):
            last = number == len(lines) - 1
            pads = (ABOVE if not number else INSIDE, BELOW if last else INSIDE)
            columns = self.columns if number else self.opening
            for row in cell_rows(cells, columns.widths, self.leading, pads=pads, ruled=last):
                yield columns.row(row)

    def _lines(self, values: Sequence[Cell]) -> Iterator[tuple[Cell, ...]]:
        if not self.pairs:
            for cell in (cell for pair in zip(self.names, values, strict=True) for cell in pair):
                if cell.text:
                    yield (cell,)
            return
        pairs = list(zip(self.names, values, strict=True))
        full = 2 * self.pairs
        yield (*pairs[0], *[_EMPTY] * (full - 2))
        for start in range(1, len(pairs), self.pairs):
            cells = [cell for pair in pairs[start : start + self.pairs] for cell in pair]
            yield (*cells, *[_EMPTY] * (full - len(cells)))


def _form(stick: Stick, table: TableText, width: float, style: TypeStyle) -> _Form:
    start = replace(style, align="start")
    # What opens the record begins where the values do.
    styles = [start, *(replace(style, align=edge(stick, align)) for align in table.align[1:])]
    header: Sequence[Runs] = table.header or [()] * len(styles)
    soft = stick.ragged("label").at(style.size, style.leading)
    names = [measured(stick, runs, soft, label=True) for runs in header]
    values = [measured(stick, cell, styles[at]) for row in table.rows for at, cell in enumerate(row) if at]
    opening = [measured(stick, strong(row[0]), start) for row in table.rows]
    name, slim = _widest(names)
    value, _ = _widest(values)
    _, least = _widest([*values, *opening])
    pairs = min(MOST_PAIRS, int((width + BETWEEN) / max(name + GAP + value + BETWEEN, 1.0)))
    if not pairs and slim + GAP + least > width:
        under = Columns([width], [0.0], width, style.size)
        return _Form(names, styles, under, under, 0, style.leading)
    name, pairs = (name, pairs) if pairs else (min(name, max(slim, width - GAP - value)), 1)
    first, rest = (_pairs(stick, name, value, count, width, style.size) for count in (1, pairs))
    empty = [0.0] * (2 * pairs - 2)
    first = replace(first, widths=[*first.widths, *empty], lefts=[*first.lefts, *empty])
    return _Form(names, styles, first, rest, pairs, style.leading)


def _widest(cells: Sequence[Cell]) -> tuple[float, float]:
    """The greatest of the full widths, and that of the least ones."""
    full, least = (cell.full for cell in cells), (cell.least for cell in cells)
    return max(full, default=0.0), max(least, default=0.0)


def _pairs(stick: Stick, name: float, value: float, pairs: int, width: float, size: float) -> Columns:
    """So many pairs, which fill the width."""
    share = (width - BETWEEN * (pairs - 1)) / pairs
    value = max(share - name - GAP, 1.0) if pairs == 1 else value
    widths: list[float] = []
    starts: list[float] = []
    for number in range(pairs):
        left = number * (share + BETWEEN)
        widths += [name, value]
        starts += [left, left + name + GAP]
    if stick.rtl:
        starts = [width - start - own for start, own in zip(starts, widths, strict=True)]
    return Columns(widths, starts, width, size)
