"""a table → FlowBox: columns fitted to their words, cells set ragged, numbers at the end edge.

Lengths are points. The rules:
1. A column is as wide as its longest cell where all of them fit; else it gets its longest word and a share of the rest.
2. A figure is never parted, and no word is that can stand whole. What does not fit is set smaller, down to the smallest
   size that newsprint holds, then with less air between the columns; then words are divided at their joints.
3. What does not fit even so is no table any more: each row becomes a record, a list of names and values (`records`).
4. The head stands again where the table goes on; caption and head are never parted from the first row.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pagekit.house.story import TableText
from pagekit.typeset.blocks.again import table_again
from pagekit.typeset.blocks.bars import bar_rows
from pagekit.typeset.blocks.records import record_rows
from pagekit.typeset.blocks.stick import Stick, blank, placed, remembered, text_row
from pagekit.typeset.blocks.table_cells import Grille, grille
from pagekit.typeset.blocks.table_rows import HEAD_RULE, Columns, cell_rows, lefts
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.style import TypeStyle

SMALLEST = 7.0
"""Points: the smallest type that newsprint holds."""
SMALLER = 0.9
COMFORT = 0.25
"""How far a column should be on the way from its longest word to its longest cell, before more columns are wanted."""
MOST_COLUMNS = 3

SIDE, TIGHT_SIDE = 4.0, 2.5
LEAST_AIR, MOST_AIR = -1.2, 3.0
"""What a row gives or takes so that the table fills the grid."""
CAPTION_PAD = 3.0


def table_flow(stick: Stick, table: TableText, source: int = -1) -> FlowBox:
    """The table; it wants more columns of the page when its words do not fit in one."""
    make = remembered(table_box, stick, table)
    return FlowBox(make, "table", span=span(stick, table), source=source, optional=table.optional)


def span(stick: Stick, table: TableText) -> int:
    """How many columns of the page it would like to take."""
    if table.amounts:
        return 1
    if not stick.column:
        return 2 if len(table.align) > 4 else 1
    cells = grille(stick, table, stick.ragged("table"))
    pairs = zip(cells.widths("least"), cells.widths("full"), strict=True)
    wanted = cells.sides(SIDE) + sum(least + COMFORT * (full - least) for least, full in pairs)
    return next((count for count in range(1, MOST_COLUMNS) if count * stick.column >= wanted), MOST_COLUMNS)


def table_box(stick: Stick, table: TableText, width: float) -> SetBox:
    """The table across the width."""
    bars = bar_rows(stick, table, width, stick.ragged("table")) if table.amounts else ()
    if bars:
        return stick.filled(SetBox((*_caption(stick, table, width), *bars), width, "table", "table"))
    found = _fitting(stick, table, width)
    # A table without a head and a caption begins with a rule of its own.
    bare = found is None or not table.header
    rule = HEAD_RULE if bare and blank(table.caption) else 0.0
    caption, going_on = _caption(stick, table, width), table_again(stick, width, table.caption)
    box = SetBox(caption, width, "table", "table", rule_above=rule, pad_top=rule, again=going_on)
    if found is None:
        rows = tuple(record_rows(stick, table, width, _smaller(stick.ragged("table"))))
        return stick.filled(replace(box, rows=(*box.rows, *rows), narrow=True))
    cells, side = found
    room = max(width - cells.sides(side), 1.0)
    widths = fitted(cells.widths("least"), cells.widths("full"), room)
    leading = cells.style.leading
    columns = Columns(widths, lefts(widths, 2 * side, rtl=stick.rtl), width, cells.style.size)
    made = [*cell_rows(cells.head, widths, leading, head=True)]
    made += [row for own in cells.rows for row in cell_rows(own, widths, leading)]
    # The rows give or take a little, so that no hole is left above and below.
    air = stick.eased(box.height + sum(row.height for row in made), len(made), LEAST_AIR, MOST_AIR)
    return stick.filled(replace(box, rows=(*box.rows, *(columns.row(row, air) for row in made))))


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


# ---- Sizes -------------------------------------------------------------------------------------------------


def _fitting(stick: Stick, table: TableText, width: float) -> tuple[Grille, float] | None:
    """The table in the first setting that holds its words, and the space at each side of a cell; None for none.

    Names without a row make no record: they stay in the last setting.
    """
    *settings, last = _settings(stick, table, width)
    for style, side in settings:
        cells = grille(stick, table, style)
        if cells.holds(width, side):
            return cells, side
    cells, side = grille(stick, table, last[0]), last[1]
    return (cells, side) if cells.holds(width, side) or not table.rows else None


def _settings(stick: Stick, table: TableText, width: float) -> Iterator[tuple[TypeStyle, float]]:
    """The settings that are tried, and the space at each side of a cell: where columns are narrow, air gives way."""
    style = stick.ragged("table")
    small = _smaller(style)
    most = width / (4 * max(len(table.align), 1))
    yield style, min(SIDE, most)
    if small != style:
        yield small, min(SIDE, most)
    yield small, min(TIGHT_SIDE, most)
    yield replace(small, hyphenate=True), min(TIGHT_SIDE, most)


def _smaller(style: TypeStyle) -> TypeStyle:
    share = max(SMALLER, SMALLEST / style.size)
    return style.at(share * style.size, share * style.leading) if share < 1 else style


def _caption(stick: Stick, table: TableText, width: float) -> tuple[Row, ...]:
    if blank(table.caption):
        return ()
    style = stick.ragged("subheading")
    row = text_row(stick.typesetter, table.caption, style, width, stick.lang, "caption", "table-caption")
    return (replace(placed(row, below=CAPTION_PAD), keep_next=True),)
