"""a flow that is done → the same flow with the legs of its last page ending together.

1. The least height at which everything still goes in is searched from below, line by line; then the last legs give up
   a line each as long as that holds.
2. Where the feet differ by more than two lines even so, because a box or a rule of the foot is in the way, other
   heights are tried, and each box of the page at the head of the next leg, with the text that follows it before it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from pagekit.typeset.flow.audit import breaches, depth
from pagekit.typeset.flow.cast import NARROWEST_MEASURE, indent_of
from pagekit.typeset.flow.chain import Chain
from pagekit.typeset.flow.frames import Leg
from pagekit.typeset.flow.known import Known
from pagekit.typeset.flow.parts import BoxPart, Part, Stood, TextPart
from pagekit.typeset.flow.run import FlowRun, Mark
from pagekit.typeset.flow.settle import Settler
from pagekit.typeset.matter import FlowBox, Flowing, FlowText

TRIES = 200
"""Heights that are tried."""
UNEVEN = 2
"""Lines by which the feet of a page may differ before other arrangements are looked for."""
HIGHER, LOWER = 4, 12
"""Heights above the least one that all works with, and below it, that are tried then."""
MOST_FREE, MOST_HEIGHTS = 2, 80
"""Legs that each get a height of their own; how many ways to do so are tried."""
MOST_MOVED = 4
"""Boxes that are tried at the head of the next leg."""
MOVED = frozenset({"table", "figure", "factbox", "pull", "advert"})


class _Page(NamedTuple):
    """The last page, to be flowed anew: with some boxes at the head of the leg after the one they belong to."""

    run: FlowRun
    mark: Mark
    known: Known | None
    """Plans of its legs that hold for every way through it; None where the legs differ in width."""
    moved: frozenset[int] = frozenset()

    @property
    def feet(self) -> list[float]:
        return sorted({round(slot.top, 3) for leg in self.mark.legs for slot in leg.slots})[:TRIES]


def even_out(run: FlowRun) -> FlowRun:
    """The flow with the last page's legs at one height; the same flow when it is overset or has one leg there."""
    mark = run.mark
    if mark is None or run.left() or len(mark.legs) < 2:
        return run
    page = _Page(run, mark, Known(_least_of_each(run, mark)) if _even(mark.legs) else None)
    level, foot = _level(page)
    best = found = level or run
    if uneven(found) <= UNEVEN:
        return found
    broken, _, deep = least = _score(found)
    for way in _ways(page, found, foot):
        score = _score(way)
        if score < least:
            best, least = way, score
        if least <= (broken, 0, deep + 1):
            break
    return best


def uneven(run: FlowRun) -> int:
    """Grid lines by which the feet of the last page's columns differ, or that are empty above a box across columns."""
    mark = run.mark
    if mark is None:
        return 0
    own = [one for one in run.stood if one.page == mark.legs[0].page]
    across = [one for one in own if one.foot and _columns(one) > 1]
    feet, above = _feet(run, mark, own), _feet(run, mark, [one for one in own if one not in across])
    holes = [
        min(slot.top for slot in one.slots)
        - above[slot.frame]
        - run.matter[one.part.item].before * run.chain.grid
        for one in across
        for slot in one.slots
    ]
    return round(max(max(feet.values()) - min(feet.values()), *holes, 0.0) / run.chain.grid)


def _columns(one: Stood) -> int:
    return len({slot.frame for slot in one.slots})


def _feet(run: FlowRun, mark: Mark, stood: Sequence[Stood]) -> dict[int, float]:
    """Where each column of the page ends: the number of its frame → the foot of its last line in points."""
    feet = {leg.slots[0].frame: leg.frame.y for leg in mark.legs}
    for one in stood:
        for slot in one.slots:
            feet[slot.frame] = max(feet.get(slot.frame, 0.0), slot.top + run.chain.grid)
    return feet


def _score(run: FlowRun) -> tuple[int, int, int]:
    return breaches(run), max(0, uneven(run) - UNEVEN), depth(run)


def _ways(page: _Page, found: FlowRun, foot: int) -> Iterator[FlowRun]:
    """Other arrangements, those that change least first."""
    yield from _heights(page, foot)
    for item in _movable(page, found)[:MOST_MOVED]:
        other = page._replace(moved=frozenset({item}))
        level, lowest = _level(other)
        if level is not None:
            yield level
            yield from _heights(other, lowest)


def _heights(page: _Page, foot: int) -> Iterator[FlowRun]:
    """The page with its legs a little higher; with the legs before the last each at a height of its own."""
    feet, legs = page.feet, page.mark.legs
    for height in feet[foot + 1 : foot + 1 + HIGHER]:
        yield from _tried(page, _cut(legs, height))
    near = range(max(foot - LOWER, 0), min(foot + HIGHER + 1, len(feet)))
    every = product(near, repeat=min(len(legs) - 1, MOST_FREE))
    for heights in sorted(every, key=lambda own: sum(abs(at - foot) for at in own))[:MOST_HEIGHTS]:
        # Of many legs only the first few are so free.
        own = [*heights, *[foot] * (len(legs) - 1 - len(heights))]
        cuts = [_cut([leg], feet[at]) for leg, at in zip(legs, own, strict=False)]
        yield from _tried(
            page, [*(leg for cut in cuts if cut for leg in cut), legs[-1]] if all(cuts) else None
        )


def _tried(page: _Page, legs: Sequence[Leg] | None) -> Iterator[FlowRun]:
    again = _again(page, legs) if legs else None
    if again is not None:
        yield again


def _movable(page: _Page, found: FlowRun) -> list[int]:
    """The boxes of the page that may leave their place in the text."""
    stood = found.stood[page.mark.stood :]
    return sorted({one.part.item for one in stood if _free_to_move(found.matter, one)})


def _free_to_move(matter: Sequence[Flowing], one: Stood) -> bool:
    """True for a whole box of one column that no head or colon above announces."""
    box, above = matter[one.part.item], matter[one.part.item - 1] if one.part.item else None
    if not isinstance(box, FlowBox) or not isinstance(one.part, BoxPart):
        return False
    announced = isinstance(above, FlowText) and (
        above.keep_next or above.paragraph.text.endswith((":", "："))
    )
    whole = one.part.last and not one.part.first and _columns(one) == 1
    return box.kind in MOVED and whole and not box.foot and not announced


def _level(page: _Page) -> tuple[FlowRun | None, int]:
    """The page with its legs at the least height, and the place of that height among the feet."""
    run, mark = page.run, page.mark
    number = mark.legs[0].page
    least = _least(page, [one for one in run.stood[mark.stood :] if one.page == number])
    for at, foot in enumerate(page.feet):
        cut = _cut(mark.legs, foot)
        if cut is None or sum(leg.room for leg in cut) < least:
            continue
        shorter = _again(page, cut)
        if shorter is not None:
            return _trimmed(page, cut, shorter), at
    return None, len(page.feet) - 1


def _least(page: _Page, stood: Sequence[Stood]) -> float:
    """The slots without which not all of it goes in, in whatever way it is set."""
    run, parts = page.run, [one.part for one in stood]
    taken = sum(part.taken for part in parts)
    # Paragraphs may be set tighter than they were, by a line each at most: a tenth is more than that ever gives.
    least = max(min(taken, 1), taken * 0.9)
    broken = any(isinstance(part, BoxPart) and (part.first or part.tall or not part.last) for part in parts)
    if broken or not _even(page.mark.legs):
        return least
    return max(least, taken - sum(_spare(run, part) for part in parts if not part.first))


def _least_of_each(run: FlowRun, mark: Mark) -> list[int]:
    """The same by item, where it can be told: of what begins on the page."""
    least = [0] * len(run.matter)
    for one in run.stood[mark.stood :]:
        part = one.part
        if isinstance(part, BoxPart) and (part.first or not part.last):
            return []
        if one.page == mark.legs[0].page:
            least[part.item] += part.taken - (0 if part.first else _spare(run, part))
    return least


def _spare(run: FlowRun, part: Part) -> int:
    """The slots that it may take less where it stands elsewhere."""
    text = run.matter[part.item]
    if not isinstance(part, TextPart) or not isinstance(text, FlowText) or part.cast.ratio != 1.0:
        return part.taken if isinstance(part, TextPart) else 1
    if part.cast.initial:
        # It may have to stand without.
        return 1 + part.cast.initial.lines
    measure = run.mark.legs[0].even - text.inset_start - text.inset_end if run.mark else 0.0
    ways = text.paragraph.settings(max(measure, NARROWEST_MEASURE), indent_of(run.matter, part.item))
    return int(set(ways) != {len(part.cast.lines)})


def _cut(legs: Sequence[Leg], foot: float) -> list[Leg] | None:
    """The legs without the slots below the one that begins at `foot`; None when something stands there already."""
    cut = []
    for leg in legs:
        end = bisect_right(leg.slots, foot + 0.01, hi=leg.end, key=lambda slot: slot.top)
        if end < leg.start:
            return None
        # No line stands alone under a box.
        lone = leg.after is not None and end - leg.first == 1
        cut.append(leg.ending(leg.start if lone else end))
    return cut


def _trimmed(page: _Page, legs: Sequence[Leg], found: FlowRun) -> FlowRun:
    """The flow with a line less in as many of the last legs as can spare it."""
    spare = min(found.free(), len(legs) - 1)
    for count in range(spare, 0, -1):
        kept = len(legs) - count
        cut = [leg if at < kept else leg.ending(max(leg.end - 1, leg.start)) for at, leg in enumerate(legs)]
        shorter = _again(page, cut)
        if shorter is not None:
            return shorter
    return found


def _even(legs: Sequence[Leg]) -> bool:
    return legs[0].even > 0 and all(abs(leg.even - legs[0].even) < 1e-6 for leg in legs)


def _again(page: _Page, legs: Sequence[Leg]) -> FlowRun | None:
    """The last page flowed anew through these legs; None when not everything goes in."""
    run, mark = page.run, page.mark
    resume, cast = mark.resume, mark.resume.cast
    if cast and not _even(legs) and cast.slots(len(cast.lines) - resume.line, resume.line) > legs[0].room:
        # Its lines were set for the slots there were.
        return None
    if page.known and page.known.least(resume, mark.settled) > sum(leg.room for leg in legs):
        return None
    chain = Chain.of([leg.ending(leg.end) for leg in legs], run.chain)
    caster = run.caster.through(chain)
    settler = Settler(run.settler.boxes.through(chain))
    settler.settled, settler.waiting = set(mark.settled), page.moved
    again = FlowRun(chain, caster, settler, resume)
    again.planner.airy, again.known = False, page.known
    again.go()
    if again.left():
        return None
    again.stood = [*run.stood[: mark.stood], *again.stood]
    again.filled = [*run.filled[: mark.filled], *again.filled]
    again.mark = mark
    return again
