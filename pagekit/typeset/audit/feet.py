"""a SeenPage → whether its columns end on one line.

The rules:
1. What stands across all columns parts them: those above it end together, and so do those below.
2. Adverts and what stands under a story's last words are across the page, however wide they are; so is a head, but for
   one that leaves columns to the text beside it and ends with them.
3. Where the story ends, the last column may be one line shorter: the lines may not divide evenly.
4. The margin column has no foot: what stands there ends where it ends.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from pagekit.typeset.audit.found import FEET, Finding, around
from pagekit.typeset.audit.holes import ENDS, WHOLE
from pagekit.typeset.audit.seen import Seen, SeenPage
from pagekit.typeset.page import Box, Group

ACROSS = frozenset({"head", *ENDS})
"""Roles of groups that stand across their page."""
SPARE = 1
"""Lines that the last column of a story may be shorter."""
NEAR = 0.15
"""Of a line: a foot so little under a line of the grid is on it."""


class Short(NamedTuple):
    """Columns that do not end together: how many lines the shortest is short of the longest, and the white under it."""

    lines: int
    box: Box


def short_feet(seen: SeenPage) -> tuple[Short, ...]:
    """Where columns of a page do not end together."""
    if seen.sheet.columns < 2:
        return ()
    parts = list(_parts(seen))
    found = []
    for place, part in enumerate(parts):
        spare = SPARE if seen.last and place == len(parts) - 1 else 0
        short = _short(seen, part, spare)
        if short is not None:
            found.append(short)
    return tuple(found)


def feet(seen: SeenPage) -> Iterator[Finding]:
    """The findings."""
    for short in short_feet(seen):
        lines = "a line" if short.lines == 1 else f"{short.lines} lines"
        yield Finding(
            FEET, seen.name, short.box, f"a column ends {lines} above the one that goes on longest."
        )


def _parts(seen: SeenPage) -> Iterator[list[Box]]:
    """What stands in columns, between the things that stand across the page."""
    inner, across = list[Box](), list[float]()
    for group, things in groupby(seen.things, key=_outermost):
        boxes = [box for thing in things for box in thing.boxes if not seen.aside(box)]
        if not boxes:
            continue
        if group is not None and group.role in WHOLE:
            if group.role not in ACROSS and not any(seen.column(box) is None for box in boxes):
                # It was broken between columns, or stands in one.
                inner += boxes
                continue
            whole = around(boxes)
            full = _full(seen, whole)
            if group.role == "head" and not full:
                # Text stands beside it; its parts need not fill its width.
                inner.append(whole)
                continue
            if group.role in ACROSS or full:
                across.append(whole.y)
                continue
        across += [box.y for box in boxes if _full(seen, box)]
        inner += [box for box in boxes if not _full(seen, box)]
    bounds = sorted(set(across))
    for start, end in zip([-math.inf, *bounds], [*bounds, math.inf], strict=True):
        part = [box for box in inner if start < box.y <= end]
        if part:
            yield part


def _outermost(thing: Seen) -> Group | None:
    return thing.path[0] if thing.path else None


def _full(seen: SeenPage, box: Box) -> bool:
    return box.width > seen.sheet.measure - seen.sheet.column / 2


def _short(seen: SeenPage, part: Sequence[Box], spare: int) -> Short | None:
    sheet = seen.sheet
    pitch = sheet.column + sheet.gutter
    top = min(box.y for box in part)
    ends = [top] * sheet.columns
    for box in part:
        for column in range(sheet.columns):
            left = sheet.left + column * pitch
            if box.x < left + sheet.column - 1.0 and box.x + box.width > left + 1.0:
                ends[column] = max(ends[column], box.bottom)
    lines = [math.ceil((end - sheet.y) / sheet.grid - NEAR) for end in ends]
    longest = max(lines)
    short = [column for column, line in enumerate(lines) if longest - line > spare]
    if not short:
        return None
    column = min(short, key=lambda column: lines[column])
    foot = sheet.y + lines[column] * sheet.grid
    box = Box(sheet.left + column * pitch, foot, sheet.column, (longest - lines[column]) * sheet.grid)
    return Short(longest - lines[column], box)
