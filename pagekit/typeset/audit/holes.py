"""a SeenPage → its share of white, and its holes: white rectangles over four lines high and a column wide.

The rules:
1. The share counts ink alone: type, rules, grounds, pictures and what fills slots. A tint is white, and so are the
   edges of a code and what lies between the capitals of large type.
2. A picture with its caption, a quote between its rules, a table, an advert, a box, a head are whole: their air is
   their design.
3. Air above a story's first words is no hole up to so many lines; nor is a page's end below its last words, where the
   story was ended by design and no more than a quarter of the page is white.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from pagekit.typeset.audit.found import HOLE, Finding, around
from pagekit.typeset.audit.seen import QUIET, TAIL, Seen, SeenPage
from pagekit.typeset.audit.white import Cells
from pagekit.typeset.page import Box, Group, SlotBox, TintBox
from pagekit.units import mm

EDGE = mm(15).points
"""What is judged of a page: all but so much at each edge."""
HEAD = 0.4
"""The share of the first page's height where the head has its air."""
LARGE = 18.0
"""Points: type that is large."""
CELL = 4.0
"""Millimetres: the width of a cell."""
HIGHEST = 4
"""A hole has more lines of the grid than that, over a column at least."""
SINK = 8
"""Lines of air above a story's first words that a design may ask for."""
LIGHT = frozenset({"tint", "paper"})
"""Colours of grounds that are white."""
ENDS = frozenset({"online", "related", "ending", "author"})
"""Roles of what stands under a story's last words where it was ended by design."""
ENDED = 0.25
"""The share of a page that may be white below a designed end."""
WHOLE = frozenset({"head", "figure", "pull", "table", "factbox", "advert", "code-box", *ENDS})
"""Roles of groups that are whole."""
STEPS = 12
"""Cells in the width of a column with its gutter, and half of a line is their height."""


def white(seen: SeenPage) -> float:
    """The share of the page that is white with white all round it."""
    page, sheet = seen.page, seen.sheet
    top = max(EDGE, HEAD * page.height) if seen.place == 0 else EDGE
    # The cells lie on the grid of the text, so that its lines fill them.
    top = sheet.y + round((top - sheet.y) / sheet.grid) * sheet.grid
    area = Box(EDGE, top, page.width - 2 * EDGE, page.height - EDGE - top)
    cells = Cells(area, mm(CELL).points, sheet.grid)
    for thing in (*seen.things, *seen.furniture):
        for box in _ink(thing):
            cells.fill(box)
    return cells.deep()


def _ink(thing: Seen) -> Iterable[Box]:
    """Where a thing is not white."""
    item = thing.item
    if isinstance(item, TintBox):
        return () if item.colour in LIGHT else thing.marks
    if isinstance(item, SlotBox) and item.kind == "code":
        edge = QUIET * item.box.width
        return (_inset(item.box, edge, edge),)
    if thing.lines:
        return [_inset(one.ink, 0.0, TAIL * one.size if one.size > LARGE else 0.0) for one in thing.lines]
    return thing.marks


def _inset(box: Box, across: float, down: float) -> Box:
    return Box(box.x + across, box.y + down, box.width - 2 * across, box.height - 2 * down)


def holes(seen: SeenPage) -> Iterator[Finding]:
    """The holes of a page, the largest first."""
    sheet = seen.sheet
    cells = Cells(seen.area, (sheet.column + sheet.gutter) / STEPS, sheet.grid / 2)
    for box in _whole(seen):
        cells.fill(box)
    for hole in cells.rectangles(sheet.column, (HIGHEST + 0.5) * sheet.grid):
        if not _designed(seen, hole):
            lines = hole.height / sheet.grid
            what = f"{lines:g} lines x {hole.width / sheet.column:.1f} columns are white."
            yield Finding(HOLE, seen.name, hole, what)


def _whole(seen: SeenPage) -> Iterator[Box]:
    """The rectangles that are full: lines of text in their measure, and what is whole, in each column apart."""
    for group, things in groupby(seen.things, key=_group):
        boxes = [box for thing in things for box in thing.boxes]
        yield from boxes if group is None else _parts(seen, group, boxes)


def _group(thing: Seen) -> Group | None:
    """The group that is whole; of a head its picture is whole by itself."""
    whole = [group for group in thing.path if group.role in WHOLE]
    return next((group for group in whole if group.role == "figure"), whole[0] if whole else None)


def _parts(seen: SeenPage, group: Group, boxes: list[Box]) -> Iterator[Box]:
    """A group's rectangle; of one that was broken between columns, one in each."""
    columns: dict[int | None, list[Box]] = defaultdict(list)
    for box in boxes:
        columns[seen.column(box)].append(box)
    yield from [around(boxes)] if None in columns or group.role in ENDS else map(around, columns.values())


def _designed(seen: SeenPage, hole: Box) -> bool:
    """Whether the white is a sink above the story's first words, or the end of a story that was ended by design."""
    sheet = seen.sheet
    across = hole.width >= sheet.width - sheet.column / STEPS * 2
    top = hole.y <= sheet.y + sheet.grid and hole.height <= (SINK + 1) * sheet.grid
    if across and top and seen.opens:
        return True
    below = [box for box in (thing.box for thing in seen.things) if box.y >= hole.y]
    ended = any(thing.kind in ENDS for thing in seen.things)
    small = hole.width * hole.height <= ENDED * seen.page.width * seen.page.height
    return seen.last and across and ended and not below and small
