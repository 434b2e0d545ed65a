"""A pose → the silhouette of a saiga: body, drooping nose, thin legs and, for the males, horns."""

from __future__ import annotations

import random
from dataclasses import dataclass

from photo_studio.shapes import Point, Stencil, trace


@dataclass(frozen=True)
class Pose:
    """A stance in units of body length, x forwards to the left, y upwards from the ground.

    `head` moves the head from its carried place; `legs` are four (knee, hoof) pairs: near fore, far fore,
    near hind, far hind.
    """

    head: Point
    legs: tuple[tuple[Point, Point], ...]


STANDING = Pose(
    (0.03, -0.05),
    (
        ((0.32, 0.21), (0.31, 0)),
        ((0.38, 0.21), (0.39, 0)),
        ((0.965, 0.25), (0.93, 0)),
        ((0.90, 0.25), (0.86, 0)),
    ),
)
WALKING = Pose(
    (0.01, -0.10),
    (
        ((0.25, 0.22), (0.18, 0)),
        ((0.40, 0.20), (0.47, 0.02)),
        ((0.90, 0.24), (0.78, 0)),
        ((1.03, 0.25), (1.06, 0.02)),
    ),
)
GRAZING = Pose(
    (-0.01, -0.36),
    (
        ((0.30, 0.20), (0.27, 0)),
        ((0.38, 0.20), (0.42, 0)),
        ((0.97, 0.25), (0.95, 0)),
        ((0.90, 0.25), (0.83, 0)),
    ),
)
TROTTING = Pose(
    (-0.02, -0.07),
    (
        ((0.20, 0.27), (0.12, 0.10)),
        ((0.42, 0.22), (0.52, 0.10)),
        ((0.83, 0.23), (0.70, 0.03)),
        ((1.05, 0.27), (1.16, 0.14)),
    ),
)
POSES = (WALKING, WALKING, TROTTING, STANDING, GRAZING)


class _Ground:
    """Turns pose units into pixels: `foot` is where the animal stands, `length` one body length."""

    def __init__(self, foot: Point, length: float, flip: bool) -> None:
        self.foot, self.length, self.side = foot, length, -1 if flip else 1

    def at(self, point: Point) -> Point:
        x, y = point
        return self.foot[0] + self.side * (x - 0.6) * self.length, self.foot[1] - y * self.length

    def all(self, points: list[Point]) -> list[Point]:
        return [self.at(p) for p in points]


def saiga(stencil: Stencil, foot: Point, length: float, pose: Pose, horns: bool, flip: bool = False) -> None:
    """Draw one animal, body `length` pixels long, standing at `foot`, facing left unless `flip`."""
    ground = _Ground(foot, length, flip)
    for knee, hoof in pose.legs:
        hip = (0.36, 0.40) if hoof[0] < 0.6 else (0.90, 0.44)
        stencil.limb(ground.all([hip, knee]), length * (0.11 if hip[0] < 0.6 else 0.15), length * 0.045)
        stencil.limb(ground.all([knee, hoof]), length * 0.042, length * 0.026)
        stencil.disc(ground.at((hoof[0] - 0.012, hoof[1] + 0.012)), length * 0.024, flatten=0.7)
    stencil.blob(ground.all(_TRUNK))
    dx, dy = pose.head
    neck = [(0.41, 0.52), (0.29 + dx * 0.4, 0.60 + dy * 0.45), (0.18 + dx, 0.71 + dy)]
    stencil.limb(ground.all(neck), length * 0.25, length * 0.135)
    stencil.blob(ground.all(_turned(_HEAD, (dx, dy), 0.75 if dy < -0.3 else 0.0)))
    stencil.limb(
        ground.all(_turned(trace("0.19,0.76 0.245,0.82 0.29,0.845"), (dx, dy), 0.0)),
        length * 0.05,
        length * 0.028,
    )
    stencil.limb(ground.all(trace("1.02,0.58 1.05,0.54 1.055,0.48")), length * 0.04, length * 0.018)
    if horns:
        tilt = 0.75 if dy < -0.3 else 0.0
        for lean in (0.0, 0.035):
            horn = [
                (0.155 + lean, 0.78),
                (0.165 + lean, 0.88),
                (0.20 + lean, 0.97),
                (0.185 + lean * 1.4, 1.06),
            ]
            stencil.limb(ground.all(_turned(horn, (dx, dy), tilt)), length * 0.034, length * 0.010)


_TRUNK: list[Point] = trace(
    "0.29,0.49 0.32,0.6 0.44,0.655 0.62,0.63 0.8,0.655 0.95,0.64 1.03,0.57 1.02,0.44  "
    "0.93,0.385 0.74,0.345 0.55,0.32 0.38,0.355"
)
_HEAD: list[Point] = trace(
    "0.23,0.72 0.2,0.79 0.14,0.8 0.07,0.765 0.02,0.735 -0.03,0.69 -0.06,0.62 -0.055,0.555 "
    "-0.01,0.535 0.025,0.565 0.06,0.6 0.13,0.605 0.21,0.63"
)


def _turned(points: list[Point], move: Point, lean: float) -> list[Point]:
    """Points of the head moved with it and, when it grazes, tipped forwards by shearing."""
    return [
        (x + move[0] + (y - 0.70) * -lean * 0.6, y + move[1] - (0.18 - x) * lean * 0.5) for x, y in points
    ]


def herd(
    stencil: Stencil,
    rng: random.Random,
    count: int,
    span: tuple[float, float],
    foot: float,
    length: float,
    jitter: float,
) -> None:
    """`count` animals about a line of hoofs at `foot`, in knots, as herds walk; `length` in pixels."""
    step = (span[1] - span[0]) / count
    for index in range(count):
        grown = length * rng.uniform(0.80, 1.1)
        gap = rng.gauss(0.5, 0.42)
        place = (span[0] + step * (index + gap), foot + rng.uniform(-jitter, jitter))
        saiga(stencil, place, grown, rng.choice(POSES), rng.random() < 0.4, rng.random() < 0.06)
