"""a calibrated RGB of a stranger's PDF → the ICC profile that says the same (ISO 32000-1, 8.6.5.3; ICC.1:2022)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from typing import Any

from pagekit.foreign.inks.functions import numbers

_D50 = (0.9642, 1.0, 0.8249)
_BRADFORD = ((0.8951, 0.2664, -0.1614), (-0.7502, 1.7135, 0.0367), (0.0389, -0.0685, 1.0296))
_BACK = (
    (0.9869929, -0.1470543, 0.1599627),
    (0.4323053, 0.5183603, 0.0492912),
    (-0.0085287, 0.0400428, 0.9684867),
)
Row = Sequence[float]


def profile_of_calibrated(said: Any) -> bytes:
    """A profile of a matrix and three curves, for the white of profiles."""
    white = _three(said.get("/WhitePoint")) or _D50
    gamma = _three(said.get("/Gamma")) or (1.0, 1.0, 1.0)
    matrix = numbers(said.get("/Matrix"))
    columns = (
        [matrix[at : at + 3] for at in (0, 3, 6)] if len(matrix) == 9 else [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
    )
    tags = [(b"wtpt", _xyz(_D50))]
    tags += [
        (name, _xyz(_adapted(column, white)))
        for name, column in zip((b"rXYZ", b"gXYZ", b"bXYZ"), columns, strict=True)
    ]
    tags += [(name, _curve(power)) for name, power in zip((b"rTRC", b"gTRC", b"bTRC"), gamma, strict=True)]
    return _file(tags)


def _three(said: Any) -> tuple[float, float, float] | None:
    found = numbers(said)
    return (found[0], found[1], found[2]) if len(found) == 3 and all(one > 0 for one in found) else None


def _times(matrix: Sequence[Row], column: Row) -> list[float]:
    return [sum(one * other for one, other in zip(row, column, strict=True)) for row in matrix]


def _adapted(column: Row, white: Row) -> list[float]:
    """From one white to the other, as eyes do."""
    seen, from_, to = (_times(_BRADFORD, each) for each in (column, white, _D50))
    return _times(
        _BACK, [one * there / max(here, 1e-6) for one, here, there in zip(seen, from_, to, strict=True)]
    )


def _xyz(values: Row) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(
        ">3i", *(round(max(-2.0, min(value, 2.0)) * 65_536) for value in values)
    )


def _curve(power: float) -> bytes:
    return b"curv\0\0\0\0" + struct.pack(">IH2x", 1, round(min(power, 255.0) * 256))


def _file(tags: list[tuple[bytes, bytes]]) -> bytes:
    start = 132 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags:
        table += struct.pack(">4sII", name, start + len(body), len(data))
        body += data
    size = start + len(body)
    head = struct.pack(">I4sI4s4s4s", size, b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    head += struct.pack(">6H4s", 2000, 1, 1, 0, 0, 0, b"acsp") + b"\0" * 28 + _xyz(_D50)[8:] + b"\0" * 48
    return head + table + body
