"""A seed → a weather station on the steppe: mast, screen and rain gauge under a changing sky."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, column, down, glow, row
from photo_studio.instruments import draw_gauge, draw_mast, draw_screen
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline

PORTRAIT: Size = (1200, 1500)
_HORIZON = 1218.0
# Feather grass from far to near: how many tufts, between which heights, how soft, what colour.
_TUFTS = (
    (70, 1240, 1290, 0.8, "#7d6a3e"),
    (80, 1290, 1380, 0.8, "#6b5832"),
    (70, 1380, 1500, 0.9, "#54452a"),
    (26, 1500, 1580, 5.0, "#2e2619"),
)
_SUN: Point = (330.0, 905.0)


def weather_mast(rng: random.Random) -> Image.Image:
    """Evening observation: light from the lower left, rain in the north."""
    plate = _sky(PORTRAIT, rng)
    plate = _steppe(plate, rng)
    plate = draw_mast(plate, (760.0, 1330.0))
    plate = draw_screen(plate, (300.0, 1352.0), rng)
    plate = draw_gauge(plate, (1010.0, 1370.0))
    plate = _grass(plate, rng)
    film = Film(0.08, contrast=1.1, saturation=0.82, shadows=(0.02, 0.022, 0.034), vignette=0.4, grain=0.026)
    return develop(plate.halation(1.0, 14, 0.14), film, rng)


def _ceiling(size: Size, rng: random.Random) -> Field:
    """Clouds on a level ceiling: large overhead, ever flatter and finer towards the horizon."""
    y = down(size)
    high = clouds(size, rng, (760, 480), 8, 0.56)
    middle = clouds(size, rng, (520, 190), 8, 0.57)
    low = clouds(size, rng, (420, 64), 7, 0.58)
    return high.mix(middle, y.step(0.16, 0.46)).mix(low, y.step(0.46, 0.74))


def _sky(size: Size, rng: random.Random) -> Plate:
    y = down(size)
    blue = scale(
        y, [(0.0, ink("#27486e")), (0.35, ink("#5a86ac")), (0.62, ink("#b9bfb8")), (0.80, ink("#f3cf9a"))]
    )
    blue = blue.lit(glow(size, _SUN, 230, (1.5, 1.0)), ink("#ffb868", 0.75))
    wide = (size[0] + 80, size[1] + 80)
    thick = _ceiling(wide, rng)
    mass = Field(thick.image.crop((40, 40, 40 + size[0], 40 + size[1]))) + (y - 0.42) * 0.22
    toward = mass - Field(thick.image.crop((14, 74, 14 + size[0], 74 + size[1])))
    deep = mass.step(-0.02, 0.95)
    lit = (toward * 1.1 + 0.42 - deep * 0.35).clip()
    far = glow(size, _SUN, 520, (1.2, 1.1))
    grey = plain(size, ink("#4b5566")).mix(ink("#8c94a0"), lit.step(0.0, 0.6))
    warm = plain(size, ink("#f4dcc0", 1.05)).lit(far, ink("#ffb264", 0.75))
    body = grey.mix(warm, lit.step(0.30, 0.95))
    body = body.lit(far * deep, ink("#c9683c", 0.22))
    edge = mass.step(-0.10, 0.10) * (1.0 - mass.step(0.05, 0.42))
    body = body.lit(edge * far, ink("#ffd9a0", 0.65))
    plate = blue.mix(body, mass.step(-0.10, 0.26))
    rain = (
        row(size, lambda v: math.exp(-(((v - 985) / 150) ** 2)))
        .sheared((1, 0.16, -0.16 * _HORIZON, 0, 1, 0))
        .clip()
    )
    veil = (
        rain
        * column(size, lambda v: min(1.0, max(0.0, (v - 720) / 260)))
        * (clouds(size, rng, (26, 900), 4, 0.6) * 0.3 + 0.75)
    )
    return plate.mix(ink("#5c6675"), (veil * 0.72).clip())


def _steppe(plate: Plate, rng: random.Random) -> Plate:
    size = plate.size
    for base, swing, tone in ((_HORIZON - 34, 34, "#8f9099"), (_HORIZON - 10, 12, "#6b6f74")):
        hill = land_below(size, skyline(size[0], base, swing, rng, 0.5, 9)).blur(0.8)
        plate = plate.mix(
            plain(size, ink(tone)).lit(glow(size, (_SUN[0], base), 260, (1.4, 0.6)), ink("#e0a068", 0.4)),
            hill,
        )
    land = column(size, lambda v: min(1.0, max(0.0, (v - _HORIZON) / 3)))
    y = down(size)
    top = _HORIZON / size[1]
    grass = scale(y, [(top, ink("#a68f5c")), (top + 0.05, ink("#857244")), (1.0, ink("#4a3f26"))])
    bands = clouds(size, rng, (420, 16), 6, 0.62)
    grass = grass.mix(ink("#d9b873"), bands.step(0.0, 0.9) * 0.55).mix(
        ink("#3f3a26"), bands.step(0.0, -0.9) * 0.5
    )
    cloud_shade = clouds(size, rng, (700, 60), 3, 0.5).step(-0.1, 0.5)
    return plate.mix(grass * (1.0 - cloud_shade * 0.45), land)


def _grass(plate: Plate, rng: random.Random) -> Plate:
    """Feather grass in tufts, lit through from the left."""
    size = plate.size
    for tufts, low, high, soft, tone in _TUFTS:
        stalks = Stencil(size, 2 if soft < 2 else 1)
        for _ in range(tufts):
            middle, foot = rng.uniform(-20, size[0] + 20), rng.uniform(low, high)
            grown = (foot - 1170) * rng.uniform(0.16, 0.34)
            for _ in range(rng.randrange(8, 26)):
                x, tall = rng.gauss(middle, grown * 0.5), grown * rng.uniform(0.4, 1.2)
                lean = rng.gauss(0.30, 0.30) * tall + (x - middle) * 0.4
                stalks.limb(
                    [
                        (x, foot + rng.uniform(-4, 6)),
                        (x + lean * 0.3, foot - tall * 0.6),
                        (x + lean, foot - tall),
                    ],
                    2.4 if soft < 2 else 6,
                    0.8,
                )
        shape = stalks.field().blur(soft)
        rim = (shape - shape.shifted(2.2, 0.6)).least(0.0)
        plate = plate.mix(ink(tone), shape * 0.85).lit(rim, ink("#ffcf8a", 0.38))
    return plate
