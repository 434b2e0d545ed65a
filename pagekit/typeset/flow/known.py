"""legs of text that were planned → the same plans for other ways through the page, where nothing they hang on differs.

A leg in which text alone stands, on a page whose legs are all of one width, is planned from its slots, the place in the
matter, and what room follows. Boxes look further, and so does a drop cap: such legs are planned each time.

Of such a page it is also known what each item takes at least: a way in which the rest has no room any more is given up.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import accumulate

from pagekit.typeset.flow.chain import Chain
from pagekit.typeset.flow.parts import Resume
from pagekit.typeset.flow.ways import Plan

_Key = tuple[object, ...]


class Known:
    """The plans of one page's legs. `least`: of each item of the matter the slots that it takes there at least."""

    def __init__(self, least: Sequence[int] = ()) -> None:
        self._least = least
        self._after = [*accumulate(reversed(least), initial=0)][::-1]
        # What is told apart by its identity is held, so that nothing else takes its place.
        self._plans: dict[_Key, tuple[Resume, Plan]] = {}

    def find(self, chain: Chain, index: int, resume: Resume) -> Plan | None:
        """The plan of this leg from there on, where it is known."""
        key = _key(chain, index, resume)
        found = self._plans.get(key) if key is not None else None
        return found[1] if found is not None else None

    def keep(self, chain: Chain, index: int, resume: Resume, plan: Plan) -> None:
        """Know the plan of a leg in which text alone stands."""
        key = _key(chain, index, resume)
        if key is not None:
            self._plans[key] = resume, plan

    def least(self, resume: Resume, settled: Collection[int]) -> int:
        """The slots that the matter takes at least from there on, without the boxes that stand already."""
        item, cast = resume.item, resume.cast
        if item >= len(self._least):
            return 0
        begun = cast is not None or resume.row > 0
        left = cast.slots(len(cast.lines) - resume.line, resume.line) if cast else 0
        stand = sum(self._least[one] for one in settled if one >= item + begun)
        return left + self._after[item + begun] - stand


def _key(chain: Chain, index: int, resume: Resume) -> _Key | None:
    cast = resume.cast
    if resume.box is not None or (cast is not None and (cast.uneven or cast.initial is not None)):
        return None
    leg, following = chain.legs[index], chain.leg(index + 1)
    after = (following.page, following.room) if following is not None else None
    lines = id(cast.lines) if cast is not None else 0
    return id(leg.slots), leg.start, leg.end, leg.after, resume.item, resume.line, lines, after
