"""parts that stand in columns → the same parts, those of columns that end above the others moved apart by lines.

The rules:
1. A column that ends above the deepest one gets a line more over a head, over a box or under one: the last of such
   places first, one line each. All of it stays on the grid.
2. A column without such a place stays as it is: text is never set wider.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pagekit.typeset.flow.frames import Slot
from pagekit.typeset.flow.parts import BoxPart, Stood
from pagekit.typeset.matter import Flowing, FlowText


def moved_apart(stood: Sequence[Stood], matter: Sequence[Flowing], grid: float) -> list[Stood]:
    """The parts, in the order given. They stand on one page, none across columns."""
    columns: dict[int, list[int]] = {}
    for at in sorted(range(len(stood)), key=lambda at: stood[at].slots[0].line if stood[at].slots else 0):
        if stood[at].slots:
            columns.setdefault(stood[at].slots[0].frame, []).append(at)
    deepest = max((_foot(stood[own[-1]]) for own in columns.values()), default=0.0)
    found = list(stood)
    for own in columns.values():
        short = round((deepest - _foot(stood[own[-1]])) / grid)
        places = list(_places([stood[at] for at in own], matter))[-short:] if short > 0 else []
        for place in places:
            for at in own[place:]:
                found[at] = _lower(found[at], grid)
    return found


def feet(stood: Sequence[Stood]) -> dict[int, float]:
    """Each frame that holds anything → the top of its last line."""
    found: dict[int, float] = {}
    for one in stood:
        if one.slots:
            frame = one.slots[0].frame
            found[frame] = max(found.get(frame, 0.0), _foot(one))
    return found


def _places(column: Sequence[Stood], matter: Sequence[Flowing]) -> Iterator[int]:
    """The parts of a column, from the top down, over which a line more may stand."""
    for at in range(1, len(column)):
        above, here = column[at - 1], column[at]
        if here.part.item == above.part.item or here.part.first:
            continue
        text, before = matter[here.part.item], matter[above.part.item]
        head = isinstance(text, FlowText) and text.keep_next and text.before > 0
        announced = isinstance(before, FlowText) and before.keep_next
        if not announced and (head or isinstance(here.part, BoxPart) or isinstance(above.part, BoxPart)):
            yield at


def _lower(one: Stood, grid: float) -> Stood:
    """A part a line further down."""
    slots = tuple(
        Slot(slot.frame, slot.line + 1, slot.page, slot.top + grid, slot.x, slot.width) for slot in one.slots
    )
    return replace(one, slots=slots)


def _foot(one: Stood) -> float:
    """The top of its last line."""
    return one.slots[-1].top
