"""A seed → a weather station on the steppe: mast, screen and rain gauge under a sky that is about to
change.
"""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, column, down, glow, row
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline, trace
from photo_studio.solids import Lamp, Room, relief, shade, shadow, swollen

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
    plate = _mast(plate, (760.0, 1330.0))
    plate = _screen(plate, (300.0, 1352.0), rng)
    plate = _gauge(plate, (1010.0, 1370.0))
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


def _metal(plate: Plate, shape: Field, tone: str = "#c9ccd0", light: float = 1.0) -> Plate:
    """Painted tube: bright flank towards the sun, dark one away from it."""
    form = relief(swollen(shape, (1.5, 3.5), 1.0), shape)
    lamps = (
        Lamp((-0.85, 0.35, 0.3), ink("#ffbe80", 1.25 * light), -0.15, 0.3, 20.0),
        Lamp((0.7, 0.6, 0.5), ink("#8fa8c8", 0.12), 0.2),
    )
    return plate.mix(
        shade(form, plain(plate.size, ink(tone)), lamps, Room(ink("#7f93ae", 0.30), ink("#5c4c30", 0.26))),
        shape,
    )


def _mast(plate: Plate, foot: Point) -> Plate:
    size, (x, y) = plate.size, foot
    top = 214.0
    cast = Stencil(size, 1).limb([(x, y), (x + 430, y + 74)], 16, 30).field().blur(6)
    plate = plate * (1.0 - cast * 0.5)
    wires = Stencil(size, 2)
    for start, end in (
        ((x, 430), (x - 420, y + 6)),
        ((x, 430), (x + 400, y - 14)),
        ((x, 760), (x - 300, y + 4)),
        ((x, 760), (x + 290, y - 12)),
    ):
        wires.line([start, end], 1.9)
    plate = plate.mix(ink("#3a3c40"), wires.field() * 0.85)
    for shift in (-13, 13):
        plate = _metal(
            plate,
            Stencil(size, 2)
            .polygon(
                [
                    (x + shift - 5.5, y),
                    (x + shift * 0.55 - 3.5, top + 120),
                    (x + shift * 0.55 + 3.5, top + 120),
                    (x + shift + 5.5, y),
                ]
            )
            .field(),
        )
    braces = Stencil(size, 2)
    level, side = y - 14, 1
    while level > top + 150:
        spread = 13 * (0.55 + 0.45 * (level - top) / (y - top))
        braces.line([(x - side * spread, level), (x + side * spread, level - 46)], 3.2).line(
            [(x - spread, level), (x + spread, level)], 2.6
        )
        level, side = level - 46, -side
    plate = _metal(plate, braces.field(), "#b0b4b8", 0.8)
    plate = _metal(
        plate,
        Stencil(size, 2).polygon(trace("-4,130 -3,0 3,0 4,130", x, top)).field(),
    )
    plate = _metal(plate, Stencil(size, 2).limb([(x - 150, top + 66), (x + 150, top + 66)], 9, 9).field())
    plate = _cups(plate, (x - 150, top + 66))
    plate = _vane(plate, (x + 150, top + 66))
    plate = _metal(plate, Stencil(size, 2).limb([(x - 4, top + 300), (x + 96, top + 300)], 8, 7).field())
    shield = Stencil(size, 2)
    for index in range(6):
        shield.disc((x + 100, top + 282 + index * 13), 25 - abs(index - 2.5) * 1.4, flatten=0.30)
    plate = _metal(plate, shield.field(), "#e8e8e4")
    box = Stencil(size, 2).polygon(trace("-46,934 34,930 34,1048 -46,1052", x, 0)).field()
    plate = plate * (1.0 - shadow(box, 10, 6, 8, 0.4))
    face = plain(size, ink("#b4bac0")) * row(size, lambda v: 0.45 + 0.8 * math.exp(-abs(v - x + 46) / 7))
    plate = plate.mix(face, box)
    panel = Stencil(size, 2).polygon(trace("-92,1110 12,1086 34,1170 -74,1200", x, 0)).field()
    plate = plate.mix(
        plain(size, ink("#1c2c4c")).lit(glow(size, (x - 60, 1130), 44), ink("#b9a68c", 0.4)), panel
    )
    grid = Stencil(size, 2)
    for share in (0.25, 0.5, 0.75):
        grid.line([(x - 92 + 104 * share, 1110 - 24 * share), (x - 74 + 108 * share, 1200 - 30 * share)], 1.4)
        grid.line([(x - 92 + 18 * share, 1110 + 90 * share), (x + 12 + 22 * share, 1086 + 84 * share)], 1.4)
    return plate.mix(ink("#7f8794"), grid.field() * 0.6)


def _cups(plate: Plate, hub: Point) -> Plate:
    """The anemometer: three cups on arms, the nearest one turned to us."""
    size, (x, y) = plate.size, hub
    plate = _metal(plate, Stencil(size, 2).limb([(x, y), (x, y - 58)], 11, 8).field())
    arms = Stencil(size, 2)
    ends = trace("-52,-64 46,-70 12,-48", x, y)
    for end in ends:
        arms.limb([(x, y - 60), end], 4.5, 3.5)
    plate = _metal(plate, arms.field(), "#9a9da2")
    for (ex, ey), wide in zip(ends, (15, 15, 19), strict=True):
        cup = Stencil(size, 3).disc((ex, ey), wide).field()
        plate = _metal(plate, cup, "#2c2e33")
        hollow = Stencil(size, 3).disc((ex + wide * 0.25, ey), wide * 0.62, flatten=1.25).field().blur(1)
        plate = plate.mix(ink("#08090b"), hollow * 0.8)
    return plate


def _vane(plate: Plate, hub: Point) -> Plate:
    size, (x, y) = plate.size, hub
    plate = _metal(plate, Stencil(size, 2).limb([(x, y), (x, y - 50)], 11, 8).field())
    plate = _metal(
        plate, Stencil(size, 2).limb([(x - 62, y - 48), (x + 58, y - 60)], 6, 5).field(), "#9a9da2"
    )
    tail = Stencil(size, 3).polygon(trace("34,-60 96,-104 108,-62 60,-52", x, y)).field()
    plate = _metal(plate, tail, "#35373c")
    return _metal(
        plate,
        Stencil(size, 3).blob(trace("-78,-46 -62,-54 -48,-49 -62,-41", x, y)).field(),
        "#35373c",
    )


def _screen(plate: Plate, foot: Point, rng: random.Random) -> Plate:
    """The louvred white screen on its legs, with the ladder before it."""
    size, (x, y) = plate.size, foot
    wide, top, base = 128.0, y - 352, y - 142
    cast = Stencil(size, 1).blob(trace("-60,4 300,40 560,84 520,112 240,74 -70,22", x, y)).field().blur(9)
    plate = plate * (1.0 - cast * 0.5)
    legs = Stencil(size, 2)
    for shift in (-wide + 16, wide - 16, -wide + 62, wide - 58):
        legs.polygon(
            [
                (x + shift - 7, base),
                (x + shift + 7, base),
                (x + shift * 1.1 + 7, y + 8),
                (x + shift * 1.1 - 7, y + 8),
            ]
        )
    plate = _metal(plate, legs.field(), "#d6d4cc", 0.8)
    box = (
        Stencil(size, 2)
        .polygon([(x - wide, top + 8), (x + wide, top), (x + wide, base), (x - wide, base + 6)])
        .field()
    )
    fins = column(size, lambda v: ((v - top) / 15.5) % 1.0) + row(size, lambda v: (v - x) * 0.0021)
    slat = (fins * 0.55 + 0.55) * row(size, lambda v: 0.78 - 0.40 * (v - x + wide) / (2 * wide))
    paint = plain(size, ink("#dfe2e6")) * (clouds(size, rng, (40, 90), 5, 0.6) * 0.07 + 0.95)
    tone = (paint * slat * 0.62).lit(
        column(size, lambda v: 1.0 if ((v - top) / 15.5) % 1.0 < 0.14 else 0.0), ink("#ffd9a8", 0.06)
    )
    tone = tone.mix(
        ink("#4d4a44"), column(size, lambda v: 1.0 if ((v - top) / 15.5) % 1.0 > 0.90 else 0.0) * 0.6
    )
    plate = plate.mix(tone, box)
    frame = Stencil(size, 2)
    for left, right in ((-wide, -wide + 15), (wide - 15, wide), (-7, 7)):
        frame.polygon(
            [(x + left, top + 6), (x + right, top + 6), (x + right, base + 4), (x + left, base + 4)]
        )
    frame.polygon([(x - wide, base - 14), (x + wide, base - 16), (x + wide, base + 6), (x - wide, base + 8)])
    light = row(
        size,
        lambda v: 0.42 + 0.75 * math.exp(-abs(v - x + wide + 4) / 9) - 0.16 * (v - x + wide) / (2 * wide),
    )
    plate = plate.mix(paint * light * 0.85, frame.field())
    roof = (
        Stencil(size, 2)
        .polygon(
            [
                (x - wide - 22, top + 12),
                (x - wide + 10, top - 26),
                (x + wide - 6, top - 36),
                (x + wide + 24, top + 2),
            ]
        )
        .field()
    )
    plate = plate * (1.0 - shadow(roof, 0, 15, 5, 0.5) * box)
    plate = plate.mix(paint * light * 1.05, roof)
    ladder = (
        Stencil(size, 2)
        .line([(x - 52, base + 12), (x - 84, y + 26)], 8)
        .line([(x + 22, base + 12), (x + 4, y + 34)], 8)
    )
    for step in range(4):
        share = (step + 0.6) / 4
        ladder.line(
            [
                (x - 52 - 32 * share, base + 12 + (y + 14 - base) * share),
                (x + 22 - 18 * share, base + 12 + (y + 22 - base) * share),
            ],
            7,
        )
    return _metal(plate, ladder.field(), "#b9a27c", 0.9)


def _gauge(plate: Plate, foot: Point) -> Plate:
    size, (x, y) = plate.size, foot
    cast = Stencil(size, 1).limb([(x, y), (x + 170, y + 34)], 30, 40).field().blur(7)
    plate = plate * (1.0 - cast * 0.5)
    plate = _metal(
        plate,
        Stencil(size, 2).polygon(trace("-6,0 -6,-76 6,-76 6,0", x, y)).field(),
        "#8d8a80",
    )
    plate = _metal(
        plate,
        Stencil(size, 2).polygon(trace("-27,-74 -29,-150 29,-150 27,-74", x, y)).field(),
        "#c2c4c4",
    )
    return plate.mix(ink("#26282c"), Stencil(size, 3).disc((x, y - 150), 29, flatten=0.22).field())


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
