"""A seed → the open country: saiga in the dust of evening, and the Milky Way over a yurt."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image

from photo_studio.animals import herd
from photo_studio.field import Size, column, distance, down, flat, glow
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline

LANDSCAPE: Size = (1800, 1200)


def saiga_dusk(rng: random.Random) -> Image.Image:
    """A herd crossing the plain in its own dust, against a low sun."""
    size = LANDSCAPE
    sun = (1160.0, 560.0)
    y = down(size)
    air = scale(
        y, [(0.0, ink("#4c3450")), (0.20, ink("#8f4a4e")), (0.40, ink("#c86a3c")), (0.56, ink("#dd9048"))]
    )
    streaks = clouds(size, rng, (1100, 80), 6, 0.55)
    air = air.mix(ink("#3a2742"), streaks.step(0.0, 0.9) * y.step(0.52, 0.1) * 0.85)
    air = air.lit(glow(size, sun, 300, (1.7, 1.0)), ink("#ff7a26", 0.55)).lit(
        glow(size, sun, 80), ink("#ffae4e", 0.7)
    )
    disc = distance(size, sun).step(62, 57) * (0.75 + clouds(size, rng, (300, 26), 4, 0.5) * 0.3)
    air = air.lit(disc, ink("#ffd890", 2.6))
    warm = plain(size, ink("#c9743a")).lit(glow(size, sun, 380, (1.5, 1.0)), ink("#ff9a48", 1.0))
    plate = air
    for band in _BANDS:
        plate = _herd_in_dust(plate, band, warm, sun, rng)
    plate = _near_grass(plate, rng)
    plate = plate.lit(glow(size, sun, 520, (1.6, 1.0)), ink("#ff8030", 0.10))
    film = Film(-0.05, contrast=1.12, saturation=0.9, shadows=(0.03, 0.01, 0.04), vignette=0.5, grain=0.035)
    return develop(plate.halation(1.1, 16, 0.16), film, rng)


@dataclass(frozen=True)
class _Band:
    """One line of the herd: where its hoofs are, how many, how long, how dark, how deep in dust, how soft."""

    foot: float
    count: int
    length: float
    shade: float
    veil: float
    soft: float


_BANDS = (
    _Band(655, 60, 36, 0.40, 0.75, 0.9),
    _Band(718, 34, 72, 0.66, 0.85, 0.7),
    _Band(812, 17, 132, 0.86, 0.80, 0.5),
    _Band(948, 8, 205, 0.96, 0.62, 0.8),
)


def _herd_in_dust(plate: Plate, band: _Band, warm: Plate, sun: Point, rng: random.Random) -> Plate:
    size, foot, length = plate.size, band.foot, band.length
    shade = warm.mix(ink("#1d1218"), flat(size, band.shade))
    hills = land_below(size, skyline(size[0], foot - length * 0.1, 10 + length / 16, rng, 0.5, 8)).blur(1.5)
    rough = clouds(size, rng, (150, 12), 5, 0.65).step(-0.4, 0.9)
    plate = plate.mix(shade.mix(warm, rough * 0.35 + 0.25), hills)
    beasts = Stencil(size, 2)
    herd(
        beasts,
        rng,
        band.count,
        (-0.04 * size[0], 1.04 * size[0]),
        foot + length * 0.02,
        length,
        length * 0.13,
    )
    shape = beasts.field().blur(band.soft)
    edge = length * 0.022 + 1
    rim = (shape - shape.shifted(-edge * 0.4, edge).blur(1.2)).least(0.0) * shape * glow(size, sun, 620)
    plate = plate.mix(shade, shape).lit(rim, ink("#ffa24a", 1.3))
    puffs = clouds(size, rng, (length * 3.2 + 60, length * 1.1 + 30), 6, 0.55)
    hang = column(
        size, lambda v: math.exp(-(((v - foot) / (length * (0.50 if v < foot else 0.9) + 12)) ** 2))
    )
    rising = (puffs + hang * 1.5 - 0.62).step(0.0, 1.25) * column(
        size, lambda v: 1.0 if v > foot - length * 1.5 else 0.35
    )
    return plate.mix(warm * (0.85 + puffs * 0.16), rising * band.veil)


def _near_grass(plate: Plate, rng: random.Random) -> Plate:
    """Feather grass right before the lens, out of focus and lit from behind."""
    size = plate.size
    ground = column(size, lambda v: 0.0 if v < 1010 else min(1.0, (v - 1010) / 150))
    plate = plate.mix(ink("#150c10"), ground * (0.8 + clouds(size, rng, (200, 40), 4, 0.5) * 0.2))
    for count, tall, soft, tone in ((700, 90, 1.6, "#24151a"), (260, 190, 5.5, "#170e13")):
        stalks = Stencil(size, 1)
        for _ in range(count):
            x, foot = rng.uniform(-20, size[0] + 20), rng.uniform(1090, 1240)
            height, lean = rng.uniform(0.3, 1.0) * tall * (0.5 + (foot - 1000) / 250), rng.gauss(16, 18)
            stalks.limb(
                [(x, foot), (x + lean * 0.3, foot - height * 0.6), (x + lean, foot - height)], soft + 2, 1.5
            )
        shape = stalks.field().blur(soft)
        plate = plate.mix(ink(tone), shape).lit(
            (shape - shape.shifted(-2, 2)).least(0.0), ink("#ff9040", 0.25)
        )
    return plate
