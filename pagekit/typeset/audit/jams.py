"""a SeenPage → things that stand on one another or touch, and things outside of the type area.

The rules:
1. Type keeps a point of air to all that is not of its own paragraph. What belongs to a ground stands on it whole.
2. Pictures, adverts and codes do not stand on one another; rules may touch them.
3. What is read stands on the type area, from the head a line above it on. A picture may go on to the trim; the white at
   the edges of a code, and signs that hang, may reach out. Furniture keeps off the trim, and so does what ends a story
   beside the folio.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pagekit.typeset.audit.found import JAMMED, OUTSIDE, Finding, around
from pagekit.typeset.audit.holes import ENDS
from pagekit.typeset.audit.seen import HANGS, QUIET, Seen, SeenPage
from pagekit.typeset.bleed import AT_EDGE
from pagekit.typeset.page import Box, PictureBox, RuleBox, SlotBox, TextBox, TintBox

AIR = 1.0
"""Points between type and anything else."""
OVERLAP = 0.5
"""Points by which boxes may touch."""
SAFE = 8.5
"""Points at the trim that nothing but a bleeding picture reaches: the least that a press needs."""
OUT = 1.0
"""Points by which a rectangle may be outside."""


class Mark(NamedTuple):
    """A rectangle that must not be touched."""

    box: Box
    thing: Seen


def jams(seen: SeenPage) -> Iterator[Finding]:
    """Things that stand on one another or touch: each pair once."""
    told = set[tuple[int, int]]()
    marks = sorted(_marks(seen), key=lambda mark: mark.box.y)
    open_ = list[Mark]()
    for mark in marks:
        open_ = [other for other in open_ if other.box.bottom + AIR > mark.box.y]
        for other in open_:
            pair = (id(other.thing), id(mark.thing))
            if pair not in told and other.thing is not mark.thing and _jammed(other, mark):
                told.add(pair)
                what = f"{_name(other.thing)} and {_name(mark.thing)} stand on one another or touch."
                yield Finding(JAMMED, seen.name, around((other.box, mark.box)), what)
        open_.append(mark)


def _marks(seen: SeenPage) -> Iterator[Mark]:
    for thing in (*seen.things, *seen.furniture):
        for box in thing.marks:
            yield Mark(box, thing)


def _jammed(one: Mark, other: Mark) -> bool:
    items = (one.thing.item, other.thing.item)
    texts = sum(isinstance(item, TextBox) for item in items)
    if any(isinstance(item, TintBox) for item in items):
        return _on_edge(one, other) if texts else False
    if texts:
        return _near(one.box, other.box, AIR)
    if any(isinstance(item, RuleBox) for item in items):
        return False
    return _near(one.box, other.box, -OVERLAP)


def _on_edge(one: Mark, other: Mark) -> bool:
    """Whether type stands across the edge of a ground, or on a ground that is not its own."""
    ground, text = (one, other) if isinstance(one.thing.item, TintBox) else (other, one)
    if not _near(ground.box, text.box, -OVERLAP):
        return False
    own = bool(ground.thing.path) and ground.thing.path[0] in text.thing.path
    return not own or not _inside(text.box, ground.box, OUT)


def _near(one: Box, other: Box, air: float) -> bool:
    """Whether they are nearer than that; with less than nothing, whether they overlap by it."""
    beside = one.x + one.width + air > other.x and other.x + other.width + air > one.x
    return beside and one.bottom + air > other.y and other.bottom + air > one.y


def _inside(box: Box, area: Box, out: float) -> bool:
    across = box.x >= area.x - out and box.x + box.width <= area.x + area.width + out
    return across and box.y >= area.y - out and box.bottom <= area.bottom + out


def outside(seen: SeenPage) -> Iterator[Finding]:
    """Things outside of the type area, and furniture at the trim."""
    area, sheet, page = seen.area, seen.sheet, seen.page
    head = Box(area.x, area.y - sheet.grid, area.width, area.height + sheet.grid)
    trim = Box(SAFE, SAFE, page.width - 2 * SAFE, page.height - 2 * SAFE)
    for thing in seen.things:
        item, own = thing.item, head if thing.kind == "head" else area
        if thing.kind in ENDS and thing.box.y >= area.bottom:
            # Small print that ends a story may stand beside the folio.
            own = Box(area.x, area.bottom, area.width, trim.bottom - area.bottom)
        if isinstance(item, PictureBox) and _bleeds(item.box, seen):
            continue
        for box in thing.marks:
            reach = HANGS if isinstance(item, TextBox) else OUT
            if isinstance(item, SlotBox) and item.kind == "code":
                reach = OUT + QUIET * box.width
            if not _inside(box, own, reach):
                yield Finding(OUTSIDE, seen.name, box, f"{_name(thing)} stands outside of the type area.")
                break
    for thing in seen.furniture:
        if not all(_inside(box, trim, 0.0) for box in thing.marks):
            yield Finding(OUTSIDE, seen.name, thing.box, f"{_name(thing)} stands at the trim.")


def _bleeds(box: Box, seen: SeenPage) -> bool:
    """Whether a picture is outside of the type area on no side on which it does not reach the trim."""
    area, page = seen.area, seen.page
    return (
        (box.x >= area.x - OUT or box.x <= AT_EDGE)
        and (box.y >= area.y - OUT or box.y <= AT_EDGE)
        and (box.x + box.width <= area.x + area.width + OUT or box.x + box.width >= page.width - AT_EDGE)
        and (box.bottom <= area.bottom + OUT or box.bottom >= page.height - AT_EDGE)
    )


def _name(thing: Seen) -> str:
    match thing.item:
        case TextBox():
            words = thing.lines[0].words
            return f"“{words[:28]}{'…' if len(words) > 28 else ''}”"
        case PictureBox():
            return "a picture"
        case SlotBox():
            return "a code" if thing.item.kind == "code" else "an advert"
        case RuleBox():
            return "a rule"
        case _:
            return "a ground"
