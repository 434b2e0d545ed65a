"""a function of a stranger's PDF → what it makes of a number, or of several (ISO 32000-1, 7.10).

Samples in one dimension, exponents, stitches, and calculators: what tints and shadings are made with.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Callable, Sequence
from typing import Any

import pikepdf

from pagekit.foreign.bounds import MAX_DEPTH, Refused
from pagekit.foreign.inks.calculator import calculator
from pagekit.foreign.streams import Streams

Values = tuple[float, ...]
Function = Callable[[Values], Values]
Ends = tuple[float, float]
_EXPORT = "Export it in CMYK."
_MAX_PARTS = 256
_MAX_SAMPLES = 65_536


def odd() -> Refused:
    """A function that is not read."""
    return Refused("mixes a colour in an odd way.", _EXPORT)


def function(said: Any, streams: Streams, deep: int = 0) -> Function:
    """Raises Refused for one that is of no kind that is read."""
    if deep > MAX_DEPTH:
        raise odd()
    if isinstance(said, pikepdf.Array):
        if not 0 < len(said) <= _MAX_PARTS:
            raise odd()
        each = [function(one, streams, deep + 1) for one in said]
        return lambda given: tuple(value for one in each for value in one(given))
    if not isinstance(said, pikepdf.Dictionary | pikepdf.Stream):
        raise odd()
    domain, ends = pairs(said.get("/Domain")), pairs(said.get("/Range"))
    if not domain:
        raise odd()
    made = _made(said, domain, ends, streams, deep)

    def bounded(given: Values) -> Values:
        if len(given) != len(domain):
            raise odd()
        found = made(tuple(_within(value, ends_) for value, ends_ in zip(given, domain, strict=True)))
        if not ends:
            return found
        if len(found) != len(ends):
            raise odd()
        return tuple(_within(value, ends_) for value, ends_ in zip(found, ends, strict=True))

    return bounded


def _made(said: Any, domain: list[Ends], ends: list[Ends], streams: Streams, deep: int) -> Function:
    match said.get("/FunctionType"):
        case 0:
            return _sampled(said, domain, ends, streams)
        case 2:
            return _exponent(said)
        case 3:
            return _stitched(said, domain[0], streams, deep)
        case 4 if isinstance(said, pikepdf.Stream):
            return calculator(streams.content(said), len(ends))
    raise odd()


def pairs(said: Any) -> list[Ends]:
    """An array of numbers, two and two."""
    found = numbers(said)
    return list(zip(found[::2], found[1::2], strict=False))


def numbers(said: Any) -> list[float]:
    """An array of numbers; an empty one for what is none."""
    if not isinstance(said, pikepdf.Array) or len(said) > 4 * _MAX_PARTS:
        return []
    try:
        found = [float(value) for value in said]
    except (TypeError, ValueError):
        return []
    return found if all(map(math.isfinite, found)) else []


def _within(value: float, ends: Ends) -> float:
    return min(max(value, ends[0]), ends[1])


def _between(value: float, from_: Ends, to: Ends) -> float:
    if from_[0] == from_[1]:
        return to[0]
    return to[0] + (value - from_[0]) * (to[1] - to[0]) / (from_[1] - from_[0])


def _exponent(said: Any) -> Function:
    low = numbers(said.get("/C0")) or [0.0]
    high = numbers(said.get("/C1")) or [1.0]
    (power,) = numbers(pikepdf.Array([said.get("/N", 1)])) or [1.0]
    if len(low) != len(high):
        raise odd()

    def made(given: Values) -> Values:
        share = 0.0 if given[0] <= 0 and power < 0 else abs(given[0]) ** power
        return tuple(one + share * (other - one) for one, other in zip(low, high, strict=True))

    return made


def _stitched(said: Any, domain: Ends, streams: Streams, deep: int) -> Function:
    parts, cuts, encode = said.get("/Functions"), numbers(said.get("/Bounds")), pairs(said.get("/Encode"))
    if not isinstance(parts, pikepdf.Array) or not 0 < len(parts) <= _MAX_PARTS:
        raise odd()
    if len(cuts) != len(parts) - 1 or len(encode) != len(parts):
        raise odd()
    each = [function(one, streams, deep + 1) for one in parts]
    edges = [domain[0], *cuts, domain[1]]

    def made(given: Values) -> Values:
        place = bisect_right(cuts, given[0])
        return each[place]((_between(given[0], (edges[place], edges[place + 1]), encode[place]),))

    return made


def _sampled(said: Any, domain: list[Ends], ends: list[Ends], streams: Streams) -> Function:
    size, bits = numbers(said.get("/Size")), said.get("/BitsPerSample")
    if len(domain) != 1 or len(size) != 1 or bits not in {8, 16} or not isinstance(said, pikepdf.Stream):
        raise odd()
    count, width = int(size[0]), len(ends)
    data, step = streams.content(said), int(bits) // 8
    if not 0 < count <= _MAX_SAMPLES or not width or len(data) < count * width * step:
        raise odd()
    most = 256**step - 1
    encode = (pairs(said.get("/Encode")) or [(0.0, count - 1.0)])[0]
    decode = pairs(said.get("/Decode")) or ends
    if len(decode) != width:
        raise odd()

    def row(place: int) -> Sequence[float]:
        start = place * width * step
        return [
            int.from_bytes(data[start + at * step : start + (at + 1) * step], "big") for at in range(width)
        ]

    def made(given: Values) -> Values:
        at = _within(_between(given[0], domain[0], encode), (0.0, count - 1.0))
        low = int(at)
        share = at - low
        mixed = (
            one + (other - one) * share
            for one, other in zip(row(low), row(min(low + 1, count - 1)), strict=True)
        )
        return tuple(_between(value, (0, most), ends_) for value, ends_ in zip(mixed, decode, strict=True))

    return made
