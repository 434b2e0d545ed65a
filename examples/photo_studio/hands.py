"""Where an arm reaches in → a sleeve, a cuff and a hand on the table, seen from above."""

from __future__ import annotations

import math
import random

from photo_studio.desk import OFFICE, WINDOW, desk_light
from photo_studio.field import Field, Size, distance
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Colour, Plate, ink, plain
from photo_studio.shapes import Point, Stencil, trace
from photo_studio.solids import relief, shade, shadow, swollen

_PALM = trace("-26,24 -29,-6 -37,-40 -38,-72 -29,-92 0,-99 28,-92 38,-72 37,-34 28,-2 26,24")
_FINGERS: tuple[tuple[Point, Point, Point, float], ...] = (
    ((-27, -78), (-33, -126), (-30, -166), 20.5),
    ((-8, -84), (-10, -140), (-8, -186), 21.0),
    ((12, -82), (12, -136), (13, -176), 20.0),
    ((29, -74), (32, -114), (32, -146), 17.0),
)


class Arm:
    """A forearm from `elbow` to `wrist` (pixels) with a hand `scale` times 170 pixels long."""

    def __init__(
        self, elbow: Point, wrist: Point, scale: float, mirror: bool = False, curl: float = 1.0
    ) -> None:
        self.elbow, self.wrist, self.scale, self.mirror, self.curl = elbow, wrist, scale, mirror, curl
        self.angle = math.atan2(wrist[0] - elbow[0], -(wrist[1] - elbow[1]))

    def _at(self, point: Point) -> Point:
        x, y = (
            point[0] * (-1 if self.mirror else 1) * self.scale,
            point[1] * self.scale * (self.curl if point[1] < -95 else 1),
        )
        c, s = math.cos(self.angle), math.sin(self.angle)
        return self.wrist[0] + x * c - y * s, self.wrist[1] + x * s + y * c

    def hand(self, size: Size) -> tuple[Field, Field]:
        """The hand's outline and its height in pixels."""
        palm = Stencil(size, 2).blob([self._at(p) for p in _PALM])
        palm.limb(
            [self._at((-28, -22)), self._at((-54, -56)), self._at((-57, -88))],
            27 * self.scale,
            17 * self.scale,
        )
        cover = palm.field()
        height = swollen(cover, (6 * self.scale, 16 * self.scale, 30 * self.scale), 0.34)
        for start, middle, end, width in _FINGERS:
            path = [self._at(p) for p in (start, middle, end)]
            finger = Stencil(size, 2).limb(path, width * self.scale, (width - 4) * self.scale).field()
            knuckle = distance(size, path[0]).step(24 * self.scale, 0) * (3.0 * self.scale)
            height = height.least(
                swollen(finger, (4 * self.scale, 8 * self.scale, 11 * self.scale), 0.62) + knuckle * finger
            )
            cover = cover.least(finger)
        return cover, height.blur(1.6)

    def nails(self, size: Size) -> Field:
        """The finger nails."""
        marks = Stencil(size, 2)
        for _, middle, end, width in _FINGERS:
            tip, below = (
                self._at(end),
                self._at((end[0] * 0.9 + middle[0] * 0.1, end[1] * 0.86 + middle[1] * 0.14)),
            )
            marks.limb([below, tip], width * 0.52 * self.scale, width * 0.55 * self.scale)
        return marks.field().blur(0.8)

    def sleeve(self, size: Size) -> tuple[Field, Field]:
        """The cloth's outline, and the shirt cuff that shows beyond it."""
        cloth = Stencil(size, 2).limb([self.elbow, self._at((0, 62))], 150 * self.scale, 92 * self.scale)
        end = [self._at(p) for p in trace("-46,60 -47,34 47,34 46,60")]
        cloth.polygon(end)
        cuff = Stencil(size, 2).polygon([self._at(p) for p in trace("-36,44 -35,12 35,12 36,44")])
        return cloth.field(), cuff.field()


def reach(plate: Plate, arm: Arm, cloth: Colour, skin: Colour, rng: random.Random) -> Plate:
    """Put an arm on the table: shadow, hand, cuff, sleeve."""
    size, light = plate.size, desk_light(plate.size)
    hand, height = arm.hand(size)
    sleeve, cuff = arm.sleeve(size)
    whole = hand.least(sleeve).least(cuff)
    plate = plate * (1.0 - shadow(whole, 20, 18, 16, 0.62)) * (1.0 - shadow(hand, 6, 6, 5, 0.5))
    mottled = plain(size, skin).mix(
        (skin[0] * 0.82, skin[1] * 0.60, skin[2] * 0.55),
        clouds(size, rng, (36, 36), 4, 0.6).step(-0.2, 0.9) * 0.55,
    )
    mottled = mottled.mix((skin[0] * 1.08, skin[1] * 0.95, skin[2] * 0.92), arm.nails(size) * 0.7)
    pores = speckle(size, rng).blur(1.2) * 0.22
    plate = plate.mix(
        shade(relief(height + pores, hand, 0.62), mottled, WINDOW, OFFICE) * (light * 0.85), hand
    )
    linen = shade(
        relief(swollen(cuff, (5.0, 12.0), 0.7) + clouds(size, rng, (60, 22), 3, 0.5) * 1.5, cuff),
        plain(size, ink("#e6e8ec")),
        WINDOW,
        OFFICE,
    )
    plate = (plate * (1.0 - shadow(cuff, 3, 4, 4, 0.5))).mix(linen * (light * 0.8), cuff)
    folds = clouds(size, rng, (190, 120), 2, 0.4) * 16.0
    weave = speckle(size, rng).blur(0.8) * 0.35
    wool = relief(swollen(sleeve, (14.0, 34.0, 60.0), 0.25) + folds + weave, sleeve, 0.7)
    plate = plate * (1.0 - shadow(sleeve, 5, 6, 5, 0.55))
    return plate.mix(shade(wool, plain(size, cloth), WINDOW, OFFICE) * (light * 0.85), sleeve)
