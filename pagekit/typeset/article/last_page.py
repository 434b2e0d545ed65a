"""free lines under a story's text + what may stand there → Filling: the ending's form, the house advert's height.

The rules:
1. Under the text stands the ending, on the foot of the page the house advert, as high as what is left: from its strip
   to a quarter of the page. So no page stops by accident.
2. The house advert stays out where it would cost a sheet. Where no filling is high enough the white is under the text.

Costs count in lines of white that an art director would trade for them. Heights are points, `lines` are of the grid.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pagekit.typeset.article.ending import EndingForm
from pagekit.typeset.sheet.foot import HouseHeights

AIR = 1
"""Lines between the text and its ending."""
ADVERT_AIR = 1
"""Lines between an advert at the foot and what stands above it, besides the slack."""
EVEN = 2
"""Lines of white that nobody sees; beyond `SEEN` every one is a hole."""
SEEN = 4
NO_ADVERT = 4.0
IN_MARGIN = 6.0
"""The ending stands under the type area, beside the folio."""
NO_ENDING = 60.0
"""It opens a page of its own."""
UNTOLD = 0.6
"""A related story that is at hand, and not told."""
OTHER_HEIGHT = 0.12
"""A line by which the house advert is not as high as its slot."""
A_HOLE = 3.0
"""A hole by itself, and every line of it."""


@dataclass(frozen=True, slots=True)
class Filling:
    """What stands under the text of the last page."""

    ending: EndingForm | None
    advert: int
    """The house advert's lines; 0 where it stays out."""
    slack: int
    """Lines that stay white."""
    cost: float


class Endings:
    """Everything that may stand there, and the cheapest filling for so many free lines."""

    def __init__(
        self,
        forms: Sequence[EndingForm],
        margin: EndingForm | None,
        grid: float,
        trim: float,
        house: HouseHeights | None,
    ) -> None:
        """`margin`: the form that stands under the type area. `trim`: what the lines of the grid lose at the head and
        the foot of a box. Points.
        """
        self.forms, self.margin = tuple(forms), margin
        self.grid, self.trim, self.house = grid, trim, house
        self._found: dict[int, Filling] = {}

    def lines(self, form: EndingForm | None) -> int:
        """The lines that a form takes, its air included."""
        return AIR + math.ceil((form.height + self.trim) / self.grid - 1e-6) if form else 0

    def best(self, free: int) -> Filling:
        """The cheapest filling. Where not even the lowest ending has room its cost says so."""
        found = self._found.get(free)
        if found is None:
            found = self._found[free] = min(self._fillings(free), key=lambda filling: filling.cost)
        return found

    def _fillings(self, free: int) -> Iterable[Filling]:
        most = max((form.told for form in self.forms), default=0)
        forms: Sequence[EndingForm | None] = self.forms or (None,)
        for form in forms:
            left = free - self.lines(form)
            if left < 0:
                continue
            own = form.cost + UNTOLD * (most - form.told) if form else 0.0
            for advert in self._adverts(left):
                slack = left - advert - (ADVERT_AIR if advert else 0)
                yield Filling(form, advert, slack, own + self._advert_cost(advert) + white(slack))
        # There is always a way: without what has no room.
        if free >= 0:
            yield Filling(None, 0, free, self._without() + self._advert_cost(0) + white(free))
        else:
            yield Filling(None, 0, 0, 1_000.0 - free)

    def _without(self) -> float:
        """What it costs that no form has room under the text."""
        if not self.forms:
            return 0.0
        return IN_MARGIN if self.margin else NO_ENDING

    def _adverts(self, left: int) -> Iterable[int]:
        yield 0
        if self.house is None:
            return
        room = left - ADVERT_AIR
        if room >= self.house.least:
            # As high as what is left, and for what is left over in its own height.
            yield min(room, self.house.most)

    def _advert_cost(self, advert: int) -> float:
        if self.house is None:
            return 0.0
        return OTHER_HEIGHT * abs(advert - self.house.own) if advert else NO_ADVERT


def white(lines: int) -> float:
    """What so many empty lines cost at the foot of a page."""
    if lines <= EVEN:
        return 0.1 * lines
    return 0.5 * (lines - EVEN) + A_HOLE * (lines - SEEN + 1 if lines > SEEN else 0)
