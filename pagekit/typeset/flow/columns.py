"""a flow that is done → the same flow with the legs of its last page ending together.

The least height at which everything still goes in is searched from below, line by line; then the last legs give up a
line each as long as that holds, so that no two differ by more than a line where the rules of the foot allow it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pagekit.typeset.flow.boxes import Boxes
from pagekit.typeset.flow.cast import Caster
from pagekit.typeset.flow.chain import Chain
from pagekit.typeset.flow.frames import Leg
from pagekit.typeset.flow.run import FlowRun, Mark

TRIES = 200
"""Heights that are tried."""


def even_out(run: FlowRun) -> FlowRun:
    """The flow with the last page's legs at one height; the same flow when it is overset or has one leg there."""
    mark = run.mark
    if mark is None or run.left() or len(mark.legs) < 2:
        return run
    page = mark.legs[0].page
    taken = sum(one.part.taken for one in run.stood[mark.stood :] if one.page == page)
    feet = sorted({round(slot.top, 3) for leg in mark.legs for slot in leg.slots})
    for foot in feet[:TRIES] if len(feet) <= TRIES else feet:
        cut = _cut(mark.legs, foot)
        if cut is None or sum(leg.room for leg in cut) < min(taken, 1) or _too_small(cut, taken):
            continue
        shorter = _again(run, mark, cut)
        if shorter is not None:
            return _trimmed(run, mark, cut, shorter)
    return run


def _too_small(legs: Sequence[Leg], taken: int) -> bool:
    # Paragraphs may be set tighter than they were, by a line each at most: a tenth is more than that ever gives.
    return sum(leg.room for leg in legs) < taken * 0.9


def _cut(legs: Sequence[Leg], foot: float) -> list[Leg] | None:
    """The legs without the slots below the one that begins at `foot`; None when something stands there already."""
    cut = []
    for leg in legs:
        end = sum(slot.top <= foot + 0.01 for slot in leg.slots[: leg.end])
        if end < leg.start:
            return None
        cut.append(replace(leg, end=end))
    return cut


def _trimmed(run: FlowRun, mark: Mark, legs: Sequence[Leg], found: FlowRun) -> FlowRun:
    """The flow with a line less in as many of the last legs as can spare it."""
    spare = min(found.free(), len(legs) - 1)
    for count in range(spare, 0, -1):
        kept = len(legs) - count
        cut = [
            leg if at < kept else replace(leg, end=max(leg.end - 1, leg.start)) for at, leg in enumerate(legs)
        ]
        shorter = _again(run, mark, cut)
        if shorter is not None:
            return shorter
    return found


def _even(legs: Sequence[Leg]) -> bool:
    return legs[0].even > 0 and all(abs(leg.even - legs[0].even) < 1e-6 for leg in legs)


def _again(run: FlowRun, mark: Mark, legs: Sequence[Leg]) -> FlowRun | None:
    """The last page flowed anew through these legs; None when not everything goes in."""
    resume, cast = mark.resume, mark.resume.cast
    if cast and not _even(legs) and cast.slots(len(cast.lines) - resume.line, resume.line) > legs[0].room:
        # Its lines were set for the slots there were.
        return None
    chain = Chain.of([replace(leg) for leg in legs], run.chain)
    caster = Caster(run.matter, chain, run.caster.typesetter)
    boxes = Boxes(run.matter, chain, run.boxes.line)
    boxes.settled = set(mark.settled)
    again = FlowRun(chain, caster, boxes, resume)
    again.go()
    if again.left():
        return None
    again.stood = [*run.stood[: mark.stood], *again.stood]
    again.filled = [*run.filled[: mark.filled], *again.filled]
    again.mark = mark
    return again
