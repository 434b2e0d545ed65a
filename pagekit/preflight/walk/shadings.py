"""a shading dictionary → its colour space, and its colours where they are told in the open (ISO 32000-1, 8.7.4.5)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pagekit.preflight.walk.colours import ink_of
from pagekit.preflight.walk.events import Ink, Space
from pagekit.preflight.walk.reading import entry, items, numbers

_MAX_FUNCTIONS = 64


def shading_of(said: Any, space: Callable[[Any], Space]) -> tuple[Space, tuple[Ink, ...]]:
    """The space, and the colours at the ends of each of its parts."""
    of = space(entry(said, "/ColorSpace"))
    function = entry(said, "/Function")
    stops = (ink_of(of, stop) for stop in _stops(function, of.count, [_MAX_FUNCTIONS]))
    return of, tuple(ink for ink in stops if ink is not None)


def _stops(function: Any, count: int, left: list[int]) -> Iterator[tuple[float, ...]]:
    left[0] -= 1
    if left[0] < 0:
        return
    kind = entry(function, "/FunctionType")
    if kind == 2:
        for key, default in (("/C0", 0.0), ("/C1", 1.0)):
            yield numbers(entry(function, key), count) or (default,) * count
    elif kind == 3:
        for part in items(entry(function, "/Functions"), _MAX_FUNCTIONS):
            yield from _stops(part, count, left)
