"""six numbers → where points come to lie, and how much larger (ISO 32000-1, 8.3.3)."""

from __future__ import annotations

from collections.abc import Iterable
from math import hypot, inf, isfinite, sqrt

Matrix = tuple[float, float, float, float, float, float]
Corners = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
EVERYWHERE: Corners = (-inf, -inf, inf, inf)
NOWHERE: Corners = (inf, inf, -inf, -inf)


def times(one: Matrix, other: Matrix) -> Matrix:
    """First the one, then the other."""
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def upright(matrix: Matrix) -> bool:
    """True when what is straight stays straight, in quarter turns."""
    return (matrix[1] == 0 == matrix[2]) or (matrix[0] == 0 == matrix[3])


def placed(matrix: Matrix, box: Corners) -> Corners:
    """The box around a box that was moved."""
    left, bottom, right, top = box
    return around(matrix, (left, right, left, right), (bottom, bottom, top, top))


def around(matrix: Matrix, across: Iterable[float], up: Iterable[float]) -> Corners:
    """The box around points that were moved; NOWHERE for those that lie at no place."""
    a, b, c, d, e, f = matrix
    points = [(a * x + c * y + e, b * x + d * y + f) for x, y in zip(across, up, strict=False)]
    if not points:
        return NOWHERE
    across, up = [x for x, _ in points], [y for _, y in points]
    box = (min(across), min(up), max(across), max(up))
    return box if all(map(isfinite, box)) else NOWHERE


def common(one: Corners, other: Corners) -> Corners:
    """What lies in both; empty when nothing does."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def united(one: Corners, other: Corners) -> Corners:
    """The box around both."""
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def empty(box: Corners) -> bool:
    """True when there is nothing in it; a line has no width and is there."""
    return box[0] > box[2] or box[1] > box[3]


def holds(outer: Corners, inner: Corners) -> bool:
    """True when the inner lies inside the outer, to a twentieth of a point."""
    return (
        outer[0] <= inner[0] + 0.05
        and outer[1] <= inner[1] + 0.05
        and outer[2] >= inner[2] - 0.05
        and outer[3] >= inner[3] - 0.05
    )


def scale(matrix: Matrix) -> float:
    """How much larger things become, on the whole."""
    grown = sqrt(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
    return grown if isfinite(grown) else 0.0


def thickness(matrix: Matrix, width: float, along: tuple[float, float] | None) -> float:
    """How thick a line of this width becomes: exactly for a straight one, on the whole for any other."""
    if along is None or along == (0.0, 0.0):
        return width * scale(matrix)
    x, y = along
    length = hypot(x, y)
    stretched = hypot(matrix[0] * x + matrix[2] * y, matrix[1] * x + matrix[3] * y) / length
    area = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
    return width * area / stretched if stretched and isfinite(area) else 0.0
