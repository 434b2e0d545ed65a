"""a box of several columns + the page's columns → its place at their head, or at their foot.

Positions are grid lines of the frames; columns are frames of one page with equal tops that follow each other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from pagekit.typeset.flow.chain import Chain
from pagekit.typeset.flow.frames import Frame, Leg
from pagekit.typeset.flow.parts import BoxPart, Stood
from pagekit.typeset.flow.settle import LINES_BEFORE, Settler
from pagekit.typeset.matter import FlowBox

EVEN = 0.01
"""Tops that differ by less, in points, are equal."""


Turn = Callable[[int], bool]
"""So many columns → whether the page is to be flowed anew, with the box at its foot."""


def settle_span(
    settler: Settler, item: int, flowing: FlowBox, index: int, position: int, turn: Turn = lambda _: False
) -> bool:
    """Settle the box across columns of this page or the next. False where no page has two columns for it.

    `position` is the first free slot of the leg that text has come to. Tried in this order: the head of columns that
    text has not entered yet, the foot of columns from this one on, the foot of this page flowed anew (`turn`), the head
    of the next page's columns; each with as many columns as it would like, then with fewer.
    """
    chain = settler.chain
    here, following = columns_of(chain, index)
    most = max(len(here), len(following))
    started = position > chain.legs[index].start
    for columns in range(min(flowing.span, most), 1, -1):
        fresh = here[1:] if started else here
        if any(_head(settler, item, flowing, window) for window in windows(chain, fresh, columns)):
            return True
        own = next(windows(chain, here, columns), None)
        if started and own and own[0] == index and _foot(settler, item, flowing, own, position):
            return True
        if turn(columns):
            return True
        if any(_head(settler, item, flowing, window) for window in windows(chain, following, columns)):
            return True
    return False


def columns_of(chain: Chain, index: int) -> tuple[list[int], list[int]]:
    """The first leg of each frame from this leg on: those of this page, and those of the next."""
    page = chain.legs[index].page
    here: list[int] = [index]
    following: list[int] = []
    seen = {id(chain.legs[index].frame)}
    for coming in chain.coming(index):
        leg = chain.legs[coming]
        if id(leg.frame) not in seen:
            seen.add(id(leg.frame))
            (here if leg.page == page else following).append(coming)
    return here, following


def windows(chain: Chain, columns: Sequence[int], count: int) -> Iterator[list[int]]:
    """So many columns side by side, from left to right or from right to left."""
    for first in range(len(columns) - count + 1):
        window = list(columns[first : first + count])
        frames = [chain.legs[index].frame for index in window]
        tops = {round(frame.y / EVEN) for frame in frames}
        if len(tops) == 1 and _one_way(frames):
            yield window


def _one_way(frames: Sequence[Frame]) -> bool:
    lefts = [frame.x for frame in frames]
    return lefts in (sorted(lefts), sorted(lefts, reverse=True)) and len(set(lefts)) == len(lefts)


def _head(settler: Settler, item: int, flowing: FlowBox, window: Sequence[int]) -> bool:
    legs = [settler.chain.legs[index] for index in window]
    line = max(grid_line(leg, leg.start) + _space(leg, flowing) for leg in legs)
    return _stand(settler, item, flowing, window, line, foot=False)


def _foot(settler: Settler, item: int, flowing: FlowBox, window: Sequence[int], position: int) -> bool:
    legs = [settler.chain.legs[index] for index in window]
    taken = settler.boxes.slots(settler.boxes.at(item, across(legs)))
    line = min(grid_line(leg, leg.end) for leg in legs) - taken
    free = grid_line(legs[0], position) + LINES_BEFORE + flowing.before
    return line >= free and _stand(settler, item, flowing, window, line, foot=True)


def _stand(
    settler: Settler, item: int, flowing: FlowBox, window: Sequence[int], line: int, *, foot: bool
) -> bool:
    legs = [settler.chain.legs[index] for index in window]
    box = settler.boxes.at(item, across(legs))
    taken = settler.boxes.slots(box)
    if box.narrow or not has_room(settler.chain, legs, line, taken):
        return False
    given = settler.gives(item, box, head=not foot)
    part = BoxPart(item, box, line - legs[0].slots[0].line, taken, given=given)
    stand(settler, part, flowing, window, line, foot=foot)
    return True


def stand(
    settler: Settler, part: BoxPart, flowing: FlowBox, window: Sequence[int], line: int, *, foot: bool
) -> None:
    """Let the box, or a part of it, stand across the columns from a grid line on: at their foot, or else their head."""
    chain, end = settler.chain, line + part.taken
    legs = [chain.legs[index] for index in window]
    slots = tuple(slot for leg in legs for slot in leg.slots if line <= slot.line < end)
    left = min((leg.frame for leg in legs), key=lambda frame: frame.x)
    slots = tuple(sorted(slots, key=lambda slot: (slot.x != left.x, slot.frame, slot.line)))
    settler.settle(part.item, Stood(part, left, slots, head=not foot, foot=foot))
    for index, leg in sorted(zip(window, legs, strict=True), key=lambda pair: -pair[0]):
        start = line - leg.slots[0].line
        above = max(leg.first, start - flowing.before) if foot else start
        chain.cut(index, above, start + part.taken, settler.after(part))


def has_room(chain: Chain, legs: Sequence[Leg], line: int, taken: int) -> bool:
    """True when so many grid lines are free in all these columns, and nothing else stands between them."""
    return all(_free(leg, line, line + taken) for leg in legs) and _clear(chain, legs, line, taken)


def _free(leg: Leg, line: int, end: int) -> bool:
    """True when the leg has these grid lines free, in the full width of its frame."""
    first = line - leg.slots[0].line
    if first < leg.start or first + end - line > leg.end:
        return False
    own = (leg.frame.x, leg.frame.width)
    return all(slot[4:] == own for slot in leg.slots[first : first + end - line])


def _clear(chain: Chain, legs: Sequence[Leg], line: int, taken: int) -> bool:
    """True when nothing else stands between the columns: no inset, and no frame that is not one of them."""
    frames = [leg.frame for leg in legs]
    left, width = min(frame.x for frame in frames), across(legs)
    top, bottom = (frames[0].y + number * chain.grid for number in (line, line + taken))
    for inset in chain.insets:
        shadow = inset.shadow(top, bottom) if inset.page == legs[0].page else None
        if shadow and shadow[0] < left + width and shadow[1] > left:
            return False
    others = (frame for frame in chain.of_page(legs[0].page) if frame not in frames)
    return not any(
        frame.x < left + width
        and frame.x + frame.width > left
        and frame.y < bottom
        and frame.y + frame.lines * chain.grid > top
        for frame in others
    )


def _space(leg: Leg, flowing: FlowBox) -> int:
    return 0 if leg.after is None else max(leg.after, flowing.before)


def grid_line(leg: Leg, position: int) -> int:
    """The grid line of a leg's slot, counted in its frame."""
    return leg.slots[0].line + position


def across(legs: Sequence[Leg]) -> float:
    """The width from the first of these columns to the last, in points."""
    left = min(leg.frame.x for leg in legs)
    return max(leg.frame.x + leg.frame.width for leg in legs) - left
