"""A seed → an apple orchard at sunrise: the rows out of focus, a crate of picked apples before them."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Size, bell, column, down, flat, glow, row
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, trace
from photo_studio.solids import Lamp, Layer, Room, Surface, ball, shade, shadow, sprite, wood
from photo_studio.trees import Habit, draw_leaves, draw_wood, grow

LANDSCAPE: Size = (1800, 1200)
_SUN: Point = (700.0, 400.0)
_LAMPS = (
    Lamp((-0.45, 1.0, -0.35), ink("#ffb868", 3.4), 0.20, 0.0),
    Lamp((-0.5, 1.1, 0.12), ink("#ffdcae", 0.85), 0.2, 0.6, 34.0),
    Lamp((0.8, 0.5, 0.8), ink("#a9c0e0", 0.35), 0.3, 0.12, 30.0),
)
_SHADE = Room(ink("#a7b6c6", 0.42), ink("#4e3a22", 0.32))


def orchard(rng: random.Random) -> Image.Image:
    """Sunrise between two rows of trees, seen over a bin of apples picked before it."""
    plate = _rows(rng)
    plate = _bokeh(plate, rng)
    plate = _overhang(plate, rng)
    plate = plate.lit(glow(plate.size, _SUN, 420, (1.5, 1.0)), ink("#ffb35c", 0.10))
    plate = _bin(plate, rng)
    film = Film(-0.1, contrast=1.1, saturation=0.94, shadows=(0.024, 0.022, 0.03), vignette=0.45, grain=0.026)
    return develop(plate.halation(1.0, 22, 0.25), film, rng)


def _rows(rng: random.Random) -> Plate:
    size = LANDSCAPE
    y = down(size)
    plate = scale(y, [(0.0, ink("#9fb4c6")), (0.30, ink("#f0d6ae")), (0.42, ink("#ffdca0"))])
    plate = plate.lit(glow(size, _SUN, 210), ink("#ffbe66", 1.0)).lit(
        glow(size, _SUN, 52), ink("#fff0c8", 5.0)
    )
    mist = plain(size, ink("#e8cfa6")).lit(glow(size, _SUN, 340, (1.3, 1.0)), ink("#ffbf6e", 0.8))
    grass = scale(
        y, [(0.40, ink("#b9a667")), (0.55, ink("#6f7434")), (0.75, ink("#46552a")), (1.0, ink("#222e1a"))]
    )
    stripes = clouds(size, rng, (300, 26), 5, 0.65)
    grass = grass.mix(ink("#ffd27a", 0.9), (stripes.blur(5) + 0.1).step(-0.3, 1.3) * y.step(0.9, 0.45) * 0.5)
    plate = plate.mix(grass, y.step(0.432, 0.448))
    for z in (7.0, 5.2, 3.9, 3.0, 2.35, 1.85):
        for side in (-1, 1):
            plate = _tree_in_row(plate, z, side, mist, rng)
        plate = plate.mix(mist, bell(size, 520 + 130 / z, 60 + 60 / z) * 0.20)
    return plate


def _tree_in_row(plate: Plate, z: float, side: int, mist: Plate, rng: random.Random) -> Plate:
    size = plate.size
    foot = (780 + side * 1500 / z + rng.uniform(-30, 30) / z, 520 + 560 / z)
    tree = grow(foot, 1250 / z, Habit(levels=6, spread=0.6, girth=0.06), rng)
    trunk, leaves = Stencil(size, 1), Stencil(size, 1)
    draw_wood(trunk, tree)
    draw_leaves(leaves, tree, rng, 16, 19 / z, 66 / z)
    soft = 4.0 + 11.0 / z
    near = min(1.0, 2.0 / z)
    lean = (foot[0] - _SUN[0]) * 0.35
    fall = Stencil(size, 1).blob(
        [
            (foot[0] - 130 / z, foot[1]),
            (foot[0] + lean, foot[1] + 40 / z),
            (foot[0] + lean * 2 + 400 / z * side, foot[1] + 330 / z),
            (foot[0] + lean * 2 - 300 / z, foot[1] + 330 / z),
        ]
    )
    plate = plate.mix(ink("#1c2a18"), fall.field().blur(20 / z + 6) * 0.55 * near)
    veil = flat(size, max(0.0, 0.82 - near * 0.86))
    plate = plate.mix(plain(size, ink("#2a2016")).mix(mist, veil), trunk.field().blur(soft * 0.6))
    crown = leaves.field().blur(soft)
    tone = plain(size, ink("#1d2a10")).mix(
        ink("#4d5a20"), clouds(size, rng, (90 / z + 20, 70 / z + 16), 4, 0.6).step(-0.4, 0.6)
    )
    plate = plate.mix(tone.mix(mist, veil), crown)
    for count, leaf, colour, strength in ((5, 15, "#a99a3a", 0.7), (2, 10, "#ffdc84", 1.1)):
        lights = Stencil(size, 1)
        draw_leaves(lights, tree, rng, count, leaf / z, 70 / z, 0.7)
        bright = lights.field().blur(soft * 0.8) * (glow(size, _SUN, 380) + 0.08)
        plate = plate.lit(bright * crown, ink(colour, strength))
    return plate


def _bokeh(plate: Plate, rng: random.Random) -> Plate:
    """Sun through leaves, far out of focus: discs a little brighter at the rim."""
    size = plate.size
    discs, rims = Stencil(size, 1), Stencil(size, 1)
    total = flat(size, 0.0)
    for _ in range(3):
        discs, rims = Stencil(size, 1), Stencil(size, 1)
        for _ in range(60):
            x, y = rng.gauss(_SUN[0] + 60, 520), rng.gauss(360, 130)
            r = rng.uniform(9, 24)
            discs.disc((x, y), r, rng.uniform(0.2, 0.8))
            rims.disc((x, y), r).disc((x, y), r - 3, 0.0)
        total += discs.field().blur(2.0) + rims.field().blur(1.6) * 0.10
    return plate.lit(total * glow(size, _SUN, 420), ink("#ffd98a", 0.26))


def apple(diameter: int, rng: random.Random) -> Image.Image:
    """One apple as a sprite: a red cheek over green-gold, streaks, freckles, a dimple with its stem."""
    size = (diameter + 12, diameter + 12)
    half = size[0] / 2
    squash = rng.uniform(0.86, 0.95)
    form = ball(size, (half, half), diameter / 2, squash)
    bumps = clouds(size, rng, (diameter / 2.2, diameter / 2.2), 2, 0.5) * 0.10
    form = Surface(form.x + bumps, form.y + bumps, form.z, form.cover)
    blush = clouds(size, rng, (diameter / 1.3, diameter / 1.3), 4, 0.5)
    streaks = clouds(size, rng, (diameter / 16, diameter / 1.6), 4, 0.6)
    side = rng.choice((-0.6, 0.6))
    cheek = row(size, lambda v: (v - half) / half * side)
    red = blush * 0.5 + streaks * 0.22 + cheek + rng.uniform(-0.05, 0.45)
    skin = (
        plain(size, ink("#a8a03e"))
        .mix(ink("#b9672c"), red.step(-0.5, 0.2))
        .mix(ink("#8c1a1e"), red.step(-0.1, 0.7))
    )
    skin = skin.mix(ink("#5c0d16"), red.step(0.4, 1.3) * 0.7)
    freckles = clouds(size, rng, (3.2, 3.2), 1).step(0.80, 0.98)
    skin = skin.mix(ink("#d8b47c"), freckles * 0.28)
    stem_x, stem_y = (
        half + rng.uniform(-0.2, 0.2) * diameter,
        half - diameter * squash * rng.uniform(0.16, 0.33),
    )
    dimple = glow(size, (stem_x, stem_y), diameter * 0.095, (1.6, 0.75))
    skin = skin.mix(ink("#4d4a18"), dimple**1.2 * 0.75)
    body = shade(form, skin, _LAMPS, _SHADE) * (1.0 - dimple**2 * 0.7)
    # Neighbours take the light from the lower half.
    body = body * column(size, lambda v: 1.0 - 0.62 * max(0.0, (v - half * 0.8) / half) ** 1.4)
    sharp = diameter / 150
    tip = (stem_x + rng.uniform(-12, 14) * sharp, stem_y - diameter * 0.15)
    stem = (
        Stencil(size, 3)
        .limb([(stem_x, stem_y + 3), (stem_x + 2, stem_y - diameter * 0.08), tip], 4.2 * sharp, 6.2 * sharp)
        .field()
    )
    body = body.mix(ink("#2c1b0e"), stem * 0.9)
    return sprite(body, form.cover.least(stem))


def _bin(plate: Plate, rng: random.Random) -> Plate:
    """Apples to the edge of the bin: the far ones soft, the middle ones sharp, the nearest soft again."""
    size = plate.size
    edge = column(size, lambda v: 1.0 if v > 742 else 0.0)
    plate = plate.mix(ink("#120a08"), edge.blur(8))
    y, across = 752.0, 92.0
    while y < 1330:
        line = Layer(size)
        x = rng.uniform(-across, 0)
        while x < size[0] + across:
            wide = round(across * rng.uniform(0.90, 1.10))
            fruit = apple(wide, rng).rotate(rng.uniform(-46, 46), Image.Resampling.BICUBIC)
            place = (x, y + rng.uniform(-0.16, 0.16) * across)
            line.lay(_pool(wide), (place[0] - wide * 0.95, place[1] - wide * 0.95))
            line.lay(fruit, (place[0] - fruit.width / 2, place[1] - fruit.height / 2))
            x += across * rng.uniform(0.86, 1.0)
        plate = line.on(plate, abs(y - 930) / 52 + 0.4)
        y += across * 0.50
        across *= 1.155
    rim = Stencil(size, 1).polygon(trace("0,1160 1800,1136 1800,1200 0,1200")).field().blur(7)
    board = wood(size, rng, ink("#a98258"), ink("#5c3f26"), 1.6).blur(4) * row(
        size, lambda v: 0.9 - 0.5 * v / 1800
    )
    return plate.mix(ink("#0b0605"), shadow(rim, 0, -26, 16, 0.7)).mix(board, rim)


def _pool(wide: int) -> Image.Image:
    """The darkness round an apple that lies among others."""
    side = round(wide * 1.9)
    dark = Stencil((side, side), 1).disc((side / 2 + wide * 0.06, side / 2 + wide * 0.10), wide * 0.53, 0.85)
    pool = Image.new("RGBA", (side, side), (10, 5, 3, 0))
    pool.putalpha(dark.field().blur(wide * 0.09).mask())
    return pool


def _overhang(plate: Plate, rng: random.Random) -> Plate:
    """A branch right before the lens, no more than warm shapes."""
    size = plate.size
    leaves = Stencil(size, 1)
    for _ in range(70):
        x, y = rng.uniform(1080, 1850), rng.gauss(20, 80)
        long, turn = rng.uniform(34, 66), rng.uniform(0.2, 2.6)
        tip = (x + math.cos(turn) * long, y + math.sin(turn) * long)
        side = (math.sin(turn) * long * 0.3, -math.cos(turn) * long * 0.3)
        middle = ((x + tip[0]) / 2, (y + tip[1]) / 2)
        leaves.blob(
            [
                (x, y),
                (middle[0] + side[0], middle[1] + side[1]),
                tip,
                (middle[0] - side[0], middle[1] - side[1]),
            ]
        )
    shape = leaves.field().blur(11)
    tone = plain(size, ink("#2c3a16")).lit(glow(size, _SUN, 700), ink("#b9a03a", 0.5))
    return plate.mix(tone, shape)
