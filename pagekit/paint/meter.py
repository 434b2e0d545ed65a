"""what a stranger's template does → counted, so much a page; what it prints → text, and no place in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sized
from contextvars import ContextVar
from enum import Enum
from typing import Any

from jinja2.exceptions import SecurityError
from jinja2.runtime import Undefined

LETTERS = 8
"""Letters whose making is one step of work."""
_MAX_SHOWN, _MAX_DEPTH = 10_000, 16
"""Of a list that is printed."""
MAX_JOINED = 2_000_000
MAX_WORK = 12_000_000
"""Of one page: a long article has a hundredth of it."""


class Meter:
    """The work of one page."""

    def __init__(self) -> None:
        self.left = MAX_WORK

    def work(self, steps: int) -> None:
        """Take note of steps. Raises SecurityError when there were too many."""
        self.left -= steps
        if self.left < 0:
            raise SecurityError(f"the page takes more than {MAX_WORK:,} steps. Look for loops inside loops")

    def letters(self, count: int, by: str) -> None:
        """Take note of text that is made. Raises SecurityError for more than a page can hold."""
        if count > MAX_JOINED:
            raise SecurityError(f"{by} makes more than a page can hold")
        self.work(1 + count // LETTERS)


_meter: ContextVar[Meter] = ContextVar("_meter")


def meter() -> Meter:
    """The meter of the page that is being drawn."""
    return _meter.get()


def begin_page() -> Meter:
    """Count anew."""
    made = Meter()
    _meter.set(made)
    return made


def printable(value: Any) -> Any:
    """The value, if a page can print it. Raises SecurityError for one whose text would be its place in memory."""
    if isinstance(value, str | int | float | Undefined) or value is None:
        return value
    if isinstance(value, list | tuple | Mapping):
        _look_through(value)
        return value
    _single(value)
    return value


def _look_through(value: Any) -> None:
    waiting, seen = [(value, 0)], 0
    while waiting:
        one, depth = waiting.pop()
        seen += 1
        if seen > _MAX_SHOWN or depth > _MAX_DEPTH:
            raise SecurityError("a list of so many things cannot be printed whole. Write a loop")
        if isinstance(one, Mapping):
            waiting += [(part, depth + 1) for pair in one.items() for part in pair]
        elif isinstance(one, list | tuple):
            waiting += [(part, depth + 1) for part in one]
        elif not isinstance(one, str | int | float) and one is not None:
            _single(one)
    _meter.get().work(seen)


def _single(value: Any) -> None:
    kind = type(value)
    own: object = kind.__str__
    told = hasattr(kind, "__html__") or isinstance(value, Enum) or own is not object.__str__
    if not told or callable(value) or isinstance(value, Iterator):
        raise SecurityError(
            f"a {kind.__name__.lstrip('_')} is no text and cannot be printed. Name what of it is meant"
        )


def hold_pattern(pattern: str, fields: int, given: Iterable[Any], wide: re.Pattern[str], by: str) -> None:
    """Refuse a pattern that makes more of what it is given than a page can hold."""
    if wide.search(pattern):
        raise SecurityError(f"{by} makes more than a page can hold")
    longest = 400
    for one in given:
        for part in one.values() if isinstance(one, Mapping) else (one,):
            told = printable(part)
            if not isinstance(told, int | float):
                longest = max(longest, len(told) if isinstance(told, str) else len(str(told)))
    _meter.get().letters(len(pattern) + (fields * longest if fields * longest > MAX_JOINED else 0), by)


def compared(value: Any) -> Any:
    """What is looked through whole: all that it holds is work. Lists may hold each other a thousandfold."""
    counted = _meter.get()
    if isinstance(value, str):
        counted.work(1 + len(value) // LETTERS)
    elif isinstance(value, list | tuple | Mapping):
        waiting = [(value, 0)]
        while waiting:
            one, depth = waiting.pop()
            counted.work(1 + len(one))
            if depth > _MAX_DEPTH:
                raise SecurityError("lists in lists without end are more than a page can hold")
            parts = one.values() if isinstance(one, Mapping) else one
            waiting += [(part, depth + 1) for part in parts if isinstance(part, list | tuple | dict)]
    return value


def items(value: Any) -> Any:
    """What a loop goes through: each item is a step."""
    if isinstance(value, Sized):
        _meter.get().work(len(value))
        return value
    return _each(value)


def _each(value: Iterable[Any]) -> Iterator[Any]:
    counted = _meter.get()
    for item in value:
        counted.work(1)
        yield item
