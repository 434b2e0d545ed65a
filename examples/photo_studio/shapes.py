"""Points → soft masks: splines, tapered limbs, fractal skylines, drawn large and then reduced."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterable, Sequence

from PIL import Image, ImageDraw

from photo_studio.field import Field, Size, from_mask

Point = tuple[float, float]
# Masks are drawn this many times too large and then reduced.
OVERSAMPLE = 3


def trace(points: str, x: float = 0.0, y: float = 0.0) -> list[Point]:
    """Points written "x,y x,y ...", in pixels, all moved by (`x`, `y`)."""
    pairs = (pair.split(",") for pair in points.split())
    return [(x + float(across), y + float(down)) for across, down in pairs]


class Stencil:
    """A mask to draw on in picture pixels; `field()` gives it with smooth edges, 1 inside."""

    def __init__(self, size: Size, scale: int = OVERSAMPLE) -> None:
        self.size = size
        self._scale = scale
        self._image = Image.new("L", (size[0] * scale, size[1] * scale))
        self._pen = ImageDraw.Draw(self._image)

    def _big(self, points: Iterable[Point]) -> list[Point]:
        return [(x * self._scale, y * self._scale) for x, y in points]

    def polygon(self, points: Sequence[Point], value: float = 1.0) -> Stencil:
        """Fill a polygon; a later shape covers an earlier one."""
        self._pen.polygon(self._big(points), fill=round(255 * value))
        return self

    def blob(self, points: Sequence[Point], value: float = 1.0) -> Stencil:
        """Fill a closed smooth outline through `points`."""
        return self.polygon(spline(points, closed=True), value)

    def disc(self, centre: Point, radius: float, value: float = 1.0, flatten: float = 1.0) -> Stencil:
        """Fill a circle, or an ellipse `flatten` times as high as wide."""
        x, y = centre
        (box,) = [self._big([(x - radius, y - radius * flatten), (x + radius, y + radius * flatten)])]
        self._pen.ellipse(box, fill=round(255 * value))
        return self

    def limb(self, points: Sequence[Point], start: float, end: float, value: float = 1.0) -> Stencil:
        """A smooth stroke through `points` whose width runs from `start` to `end` pixels."""
        path = spline(points) if len(points) > 2 else _between(points[0], points[1], 8)
        for index, (point, following) in enumerate(itertools.pairwise(path)):
            width = start + (end - start) * index / max(1, len(path) - 1)
            self.line([point, following], width, value)
            if width > 1.6:
                self.disc(point, width / 2, value)
        return self.disc(path[-1], end / 2, value)

    def line(self, points: Sequence[Point], width: float, value: float = 1.0) -> Stencil:
        """A plain stroke, `width` pixels, with round joints."""
        self._pen.line(
            self._big(points),
            fill=round(255 * value),
            width=max(1, round(width * self._scale)),
            joint="curve",
        )
        return self

    def image(self) -> Image.Image:
        """The mask, eight bits, reduced to picture size."""
        return self._image.reduce(self._scale)

    def field(self) -> Field:
        """The mask as a Field of 0 to 1."""
        return from_mask(self.image())


def _between(start: Point, end: Point, steps: int) -> list[Point]:
    return [
        (start[0] + (end[0] - start[0]) * i / steps, start[1] + (end[1] - start[1]) * i / steps)
        for i in range(steps + 1)
    ]


def _bend(p: float, q: float, r: float, s: float, t: float) -> float:
    return 0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t * t + (3 * q - p - 3 * r + s) * t**3)


def spline(points: Sequence[Point], closed: bool = False, steps: int = 14) -> list[Point]:
    """A Catmull-Rom curve through all `points`."""
    nodes = list(points)
    nodes = [nodes[-1], *nodes, nodes[0], nodes[1]] if closed else [nodes[0], *nodes, nodes[-1]]
    path = []
    for a, b, c, d in zip(nodes, nodes[1:], nodes[2:], nodes[3:], strict=False):
        for i in range(steps):
            t = i / steps
            path.append((_bend(a[0], b[0], c[0], d[0], t), _bend(a[1], b[1], c[1], d[1], t)))
    return path if closed else [*path, nodes[-1]]


def skyline(
    width: float, base: float, swing: float, rng: random.Random, rough: float = 0.55, depth: int = 9
) -> list[Point]:
    """Midpoint displacement: (x, y) points around height `base`, first swings of `swing` pixels."""
    line = [rng.uniform(-swing, swing), rng.uniform(-swing, swing)]
    for _ in range(depth):
        finer = [line[0]]
        for left, right in itertools.pairwise(line):
            finer += [(left + right) / 2 + rng.uniform(-swing, swing), right]
        line, swing = finer, swing * rough
    return [(width * i / (len(line) - 1), base + y) for i, y in enumerate(line)]


def land_below(size: Size, line: Sequence[Point], scale: int = 2) -> Field:
    """Everything under a skyline, 1 inside."""
    return Stencil(size, scale).polygon([*line, (size[0], size[1]), (0, size[1])]).field()
