"""the sets that each page may have, and how they stand → a set for every page, so that its heads keep the rules.

Sets are chosen together. One whose heads break a rule then stands in its next best way; it is looked at again when it
is chosen again, and that is seldom: most of them cost too much by then.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pagekit.plan.choosing import Worth, together
from pagekit.plan.filling import PageFill, Standing

MOST_UNSOUND = 400
"""Times that other sets are taken because heads of a page break a rule, before all of the page's are looked at."""


@dataclass(slots=True)
class Soundly:
    """Pages that are filled together. `empty`: what a page without stories costs; `sound`: whether heads keep the rules
    that no page breaks.
    """

    fills: Sequence[PageFill]
    options: list[dict[int, float]]
    """Of each page its sets, with what they cost as they stand."""
    worth: Worth
    empty: float
    sound: Callable[[Standing], bool]
    _moved: dict[tuple[int, int], tuple[float, float]] = field(default_factory=dict)
    """Of a page and a set that stands in another way than its best, and has not been looked at since: what it cost in
    all, and on the page alone.
    """
    _stood: dict[tuple[int, int], tuple[Standing, bool]] = field(default_factory=dict)
    """How a set stands on a page now, and whether that keeps the rules."""

    def offer(self, place: int, options: dict[int, float]) -> None:
        """Other sets for a page, after it was cut in other ways."""
        self.options[place] = options
        for known in (self._moved, self._stood):
            for key in [key for key in known if key[0] == place]:
                del known[key]

    def chosen(self) -> tuple[tuple[int, ...], list[Standing]]:
        """The best sets of the pages whose heads keep the rules, and how they stand; what does not goes from the
        options.
        """
        tries = 0
        while True:
            chosen = together(self.options, self.worth)
            unsound = [place for place, members in enumerate(chosen) if not self._keeps(place, members)]
            if not unsound:
                return chosen, [self._stood[key][0] for key in enumerate(chosen)]
            moved = [place for place in unsound if (place, chosen[place]) in self._moved]
            for place in moved or unsound:
                if tries < MOST_UNSOUND or moved:
                    self._move(place, chosen[place])
                else:
                    # Where time and again another set breaks a rule none may stay that does.
                    self._look_at_all(place, chosen[place])
                if not self.options[place]:
                    self.options[place][0] = self.fills[place].cost(0) + self.empty
            tries += not moved

    def _keeps(self, place: int, members: int) -> bool:
        key = (place, members)
        if key not in self._stood:
            standing = self.fills[place].standing(members)
            self._stood[key] = standing, self.sound(standing)
        return self._stood[key][1]

    def _move(self, place: int, members: int) -> None:
        """Let a set stand in its next best way; where there is none it does not stand."""
        key, page, options = (place, members), self.fills[place], self.options[place]
        if key not in self._moved:
            self._moved[key] = options.pop(members), page.cost(members)
        cost, own = self._moved[key]
        self._stood.pop(key, None)
        other = page.otherwise(members)
        if math.isfinite(other):
            options[members] = cost + other - own
        else:
            options.pop(members, None)
            del self._moved[key]

    def _look_at_all(self, place: int, chosen: int) -> None:
        """Let every set of a page stand in the best way that keeps the rules."""
        options = self.options[place]
        for members in tuple(options):
            if members == chosen or not self._keeps(place, members):
                # What is told of it from here on is that it stands last.
                options[members] = options.pop(members)
                self._move(place, members)
                while members in options and not self._keeps(place, members):
                    self._move(place, members)
            self._moved.pop((place, members), None)
