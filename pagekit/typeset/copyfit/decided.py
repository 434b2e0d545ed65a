"""a paragraph + the setting that was chosen for it → Decided: the same paragraph, which is set so and not otherwise.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Mapping

from pagekit.typeset.lines.paragraph import Paragraph, Setting

SAME = 0.01
"""Measures and indents that differ by less are the same."""


class Decided(Paragraph):
    """A paragraph whose setting for one measure is fixed. In other measures it is set as any other paragraph."""

    def __init__(self, like: Paragraph, measure: float, decided: Mapping[float, Setting]) -> None:
        """`decided`: indent of the first line → setting. `like` keeps its own; the words it has measured are shared."""
        vars(self).update(vars(like))
        self._like = like
        self._decided_for = measure
        self._decided = dict(decided)

    def __reduce__(self) -> tuple[type[Decided], tuple[Paragraph, float, dict[float, Setting]]]:
        return Decided, (self._like, self._decided_for, self._decided)

    def _value(self) -> tuple[object, ...]:
        """The paragraph, and what was decided."""
        return self._like, self._decided_for, self._decided

    def best(self, measure: float, indent: float = 0.0) -> Setting:
        """The setting that was chosen, in its measure."""
        return self._chosen(measure, indent) or super().best(measure, indent)

    def settings(self, measure: float, indent: float = 0.0) -> Mapping[int, Setting]:
        """No other number of lines than was chosen, in its measure."""
        chosen = self._chosen(measure, indent)
        return {len(chosen.lines): chosen} if chosen else super().settings(measure, indent)

    def _chosen(self, measure: float, indent: float) -> Setting | None:
        if abs(measure - self._decided_for) > SAME:
            return None
        return next((setting for own, setting in self._decided.items() if abs(own - indent) <= SAME), None)
