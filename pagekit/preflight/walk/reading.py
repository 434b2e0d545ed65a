"""a value of a stranger's PDF → of the kind that is wanted, or nothing: never an error."""

from __future__ import annotations

from decimal import Decimal
from math import isfinite
from typing import Any

import pikepdf

from pagekit.foreign import syntax

named = syntax.named
"""What a name says, with its slash; nothing for what is no name."""
MOST = 1e9
"""Beyond it a number is nobody's length."""


def number(value: Any, otherwise: float = 0.0) -> float:
    """A number that has an end."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return otherwise
    try:
        found = float(value)
    except OverflowError:
        return otherwise
    return found if isfinite(found) else otherwise


def whole(value: Any, otherwise: int = 0) -> int:
    """A whole number."""
    found = number(value, float(otherwise))
    return int(found) if abs(found) <= MOST else otherwise


def numbers(value: Any, count: int | None = None, most: int = 4_096) -> tuple[float, ...] | None:
    """An array of numbers, this many if it is said."""
    if (
        not isinstance(value, pikepdf.Array)
        or len(value) > most
        or (count is not None and len(value) != count)
    ):
        return None
    listed: list[Any] = list(value)
    if any(isinstance(one, bool) or not isinstance(one, int | float | Decimal) for one in listed):
        return None
    return tuple(map(number, listed))


def dictionary(value: Any) -> pikepdf.Dictionary | None:
    """A dictionary; a stream's too."""
    if isinstance(value, pikepdf.Dictionary):
        return value
    if isinstance(value, pikepdf.Stream):
        return value.stream_dict
    return None


def entry(value: Any, key: str) -> Any:
    """What a dictionary or a stream has under a key."""
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        # `get` knows no keys of bytes that are no text.
        return value[key] if key in value else None  # noqa: SIM401
    return None


def items(value: Any, most: int = 10_000) -> list[Any]:
    """What an array holds; one thing that stands for itself."""
    if isinstance(value, pikepdf.Array):
        return [value[place] for place in range(min(len(value), most))]
    return [] if value is None else [value]


def identity(value: Any) -> tuple[int, int] | None:
    """The number of an object that has one."""
    if isinstance(value, pikepdf.Object) and value.is_indirect:
        return value.objgen
    return None
