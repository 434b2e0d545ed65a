"""which forms draw which → held against recursion, and against one that is drawn a million times over."""

from __future__ import annotations

from collections.abc import Mapping

from pagekit.foreign.bounds import FLATTEN, MAX_DEPTH, MAX_DRAWN, Refused
from pagekit.jobs.limits import MEGABYTE

_LEAST = 100
"""Bytes that any form counts for: to draw nothing takes time too."""


class Nesting:
    """The forms of a page by number: how much each draws itself, and which others how often."""

    def __init__(self) -> None:
        self._own: dict[int, int] = {}
        self._drawn: dict[int, dict[int, int]] = {}

    def add(self, form: int, size: int, drawn: Mapping[int, int]) -> None:
        """A form that has this much content, and draws these others."""
        self._own[form] = size + _LEAST
        self._drawn[form] = dict(drawn)

    def check(self, first: int) -> None:
        """Raises Refused for a form that draws itself, or for more than a page may hold."""
        if self._weight(first, {}, []) > MAX_DRAWN:
            raise Refused(f"draws its parts over and over, {MAX_DRAWN // MEGABYTE} MB and more.", FLATTEN)

    def _weight(self, form: int, known: dict[int, int], above: list[int]) -> int:
        if form in above:
            raise Refused("has a part that draws itself.", FLATTEN)
        if len(above) > MAX_DEPTH:
            raise Refused(f"has parts that stand more than {MAX_DEPTH} deep in each other.", FLATTEN)
        if form not in known:
            above.append(form)
            weights = (
                count * self._weight(one, known, above) for one, count in self._drawn.get(form, {}).items()
            )
            known[form] = self._own.get(form, _LEAST) + sum(weights)
            above.pop()
        return known[form]
