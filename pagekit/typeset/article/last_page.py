"""free lines under a story's text + what may stand there → Filling: the ending's form, the house advert's height.

The rules:
1. Under the text stands the ending, on the foot of the page the house advert, as high as what is left: from its strip
   to a quarter of the page. So no page stops by accident.
2. The house advert stays out where it would cost a sheet. Where no filling is high enough the white is under the text.
3. A story that has nothing to end with is ended by a mark across its columns. The white below it, up to a quarter of
   the page, is then its design, and no hole.

Costs count in lines of white that an art director would trade for them. Heights are points, `lines` are of the grid.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pagekit.typeset.article.ending import EndingForm
from pagekit.typeset.sheet.area import Sheet
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
BAND = 0.25
"""The share of a page that may be white under an ending, where nothing else could stand there."""
BAND_LINE = 0.5
"""A line of white that is the design of an ending."""
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
        *,
        mark: EndingForm | None = None,
        band: int = 0,
    ) -> None:
        """`margin`: the form that stands under the type area. `trim`: what the lines of the grid lose at the head and
        the foot of a box. Points. `mark`: what ends a story without a form. `band`: lines that may be white by design
        under the ending, where nothing else could stand there.
        """
        self.forms, self.margin, self.mark, self.band = tuple(forms), margin, mark, band
        self.grid, self.trim, self.house = grid, trim, house
        self._found: dict[int, Filling] = {}

    def lines(self, form: EndingForm | None) -> int:
        """The lines that a form takes, its air included."""
        return AIR + math.ceil((form.height + self.trim) / self.grid - 1e-6) if form else 0

    def hole(self, filling: Filling) -> bool:
        """Whether the white under a filling is more than its design."""
        return filling.slack > max(SEEN, self.band if filling.ending else 0)

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
                below = white(slack) if advert else self._below(slack, form)
                yield Filling(form, advert, slack, own + self._advert_cost(advert) + below)
        left = free - self.lines(self.mark)
        if self.mark and free > SEEN and left >= 0:
            yield Filling(self.mark, 0, left, self._advert_cost(0) + self._below(left, self.mark))
        # There is always a way: without what has no room.
        if free >= 0:
            yield Filling(None, 0, free, self._without() + self._advert_cost(0) + white(free))
        else:
            yield Filling(None, 0, 0, 1_000.0 - free)

    def _below(self, lines: int, form: EndingForm | None) -> float:
        """What so many empty lines cost under an ending, down to the foot."""
        if form is None or lines <= SEEN or not self.band:
            return white(lines)
        return BAND_LINE * (lines - EVEN) + (A_HOLE * (lines - self.band + 1) if lines > self.band else 0)

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


def band_lines(sheet: Sheet) -> int:
    """Lines across the type area in a quarter of the page: the most that is white under an ending by design."""
    page = sheet.paper.width.points * sheet.paper.height.points
    return int(BAND * page / (sheet.width * sheet.grid))


def white(lines: int) -> float:
    """What so many empty lines cost at the foot of a page."""
    if lines <= EVEN:
        return 0.1 * lines
    return BAND_LINE * (lines - EVEN) + A_HOLE * (lines - SEEN + 1 if lines > SEEN else 0)
