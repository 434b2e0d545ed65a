"""A seed → a night train: the blue hour beyond the pane, a lamp reflected in it, tea on the folding table."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, column, distance, down, glow, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline, spline, trace
from photo_studio.solids import Lamp, Room, relief, shade, swollen, wood
from photo_studio.tea_glass import LAMPS, serve_tea

LANDSCAPE: Size = (1800, 1200)
_PANE = (-90.0, -90.0, 1690.0, 850.0)


def night_train(rng: random.Random) -> Image.Image:
    """A compartment at nine in the evening, somewhere in the steppe: the tea is sharp, the world is not."""
    size = LANDSCAPE
    plate = _reflections(_steppe(size, rng), rng).blur(2.2)
    plate = _frame(plate, rng).blur(2.6)
    plate = _curtain(plate, rng)
    plate = _table(plate, rng)
    plate = serve_tea(plate, (1165.0, 1085.0), rng)
    film = Film(0.30, contrast=1.1, saturation=0.8, shadows=(0.018, 0.02, 0.04), vignette=0.5, grain=0.032)
    return develop(plate.halation(0.9, 18, 0.22), film, rng)


def _rounded(box: tuple[float, float, float, float], radius: float) -> list[Point]:
    left, top, right, foot = box
    corners = (
        (right - radius, top + radius, -90),
        (right - radius, foot - radius, 0),
        (left + radius, foot - radius, 90),
        (left + radius, top + radius, 180),
    )
    return [
        (x + radius * math.cos(math.radians(start + step)), y + radius * math.sin(math.radians(start + step)))
        for x, y, start in corners
        for step in range(0, 91, 6)
    ]


def _steppe(size: Size, rng: random.Random) -> Plate:
    """What goes by: a green-blue west, a range, lamps drawn out into lines, a bush gone in a blur."""
    y = down(size)
    sky = scale(
        y,
        [
            (0.03, ink("#0c1836")),
            (0.22, ink("#24407a")),
            (0.38, ink("#6d7fae")),
            (0.475, ink("#e59a6c")),
            (0.53, ink("#f0b26e")),
        ],
    )
    streaks = clouds(size, rng, (1300, 60), 6, 0.55)
    sky = sky.mix(ink("#1b2a54"), streaks.step(0.0, 0.8) * y.step(0.5, 0.2) * 0.8)
    sky = sky.lit(streaks.step(0.1, 0.9) * y.step(0.36, 0.46) * y.step(0.53, 0.47), ink("#ff8a5c", 0.5))
    moon = distance(size, (1290, 215))
    sky = sky.lit(moon.step(25, 23) * distance(size, (1279, 209)).step(20, 25), ink("#fff4dc", 3.0)).lit(
        glow(size, (1294, 216), 36) ** 2, ink("#c8d4f0", 0.4)
    )
    for base, swing, tone in ((610, 60, "#2b3a66"), (640, 16, "#1a2444")):
        sky = sky.mix(ink(tone), land_below(size, skyline(size[0], base, swing, rng, 0.5, 9)).smear(3, 0))
    plain_tone = scale(y, [(0.53, ink("#20284a")), (0.60, ink("#141a33")), (0.70, ink("#0a0e1e"))])
    rush = clouds(size, rng, (1500, 7), 4, 0.8)
    sky = sky.mix(
        plain_tone.lit((rush * 0.5 + 0.4).clip(), ink("#3c4a7a", 0.12)),
        column(size, lambda v: min(1.0, max(0.0, (v - 636) / 10))),
    )
    lights = Stencil(size, 1)
    for _ in range(24):
        x, at = rng.uniform(300, 1100), rng.gauss(634, 5)
        lights.limb([(x, at), (x + rng.uniform(12, 40), at)], 3.0, 2.6, rng.uniform(0.3, 1.0))
    lamps = lights.field()
    sky = sky.lit(lamps.smear(9, 0.8), ink("#ffbe6e", 2.6)).lit(lamps.smear(26, 7), ink("#ff9a48", 1.6))
    poles = row(
        size, lambda v: math.exp(-(((v - 760) / 26) ** 2)) * 0.75 + math.exp(-(((v - 1490) / 30) ** 2)) * 0.6
    )
    sky = sky.mix(ink("#0a1024"), poles * column(size, lambda v: 1.0 if v > 250 else 0.0).blur(2))
    near = land_below(size, skyline(size[0], 790, 70, rng, 0.62, 10)).smear(150, 5)
    return sky.mix(ink("#060914"), near)


def _reflections(plate: Plate, rng: random.Random) -> Plate:
    """A lamp, a door's light and a passenger in the pane, and the dirt of the road on it."""
    size = plate.size
    lamp = Stencil(size, 1).blob(trace("610,250 700,236 790,250 764,330 636,330")).field()
    plate = plate.lit(lamp.blur(7), ink("#ffbf78", 0.62)).lit(
        glow(size, (700, 300), 120) ** 2, ink("#ff9c50", 0.30)
    )
    stem = Stencil(size, 1).limb([(700, 330), (700, 470)], 9, 12).field().blur(6)
    plate = plate.lit(stem, ink("#d99a60", 0.22))
    face = Stencil(size, 1).blob(
        trace("950,330 1010,290 1066,318 1078,400 1058,470 1020,510 976,480 952,410")
    )
    face.blob(trace("880,820 900,620 960,540 1040,530 1120,560 1180,660 1200,820"))
    person = face.field().blur(24)
    light = glow(size, (930, 420), 110, (1.0, 1.4))
    plate = plate * (1.0 - person * 0.35)
    plate = plate.lit(person * light, ink("#d88f5c", 0.30))
    door = Stencil(size, 1).polygon(trace("1345,120 1440,110 1440,820 1345,820")).field().blur(20)
    plate = plate.lit(door, ink("#ffca8a", 0.08))
    dirt = clouds(size, rng, (60, 160), 6, 0.7).step(0.35, 1.2)
    drops = speckle(size, rng).blur(1.1).step(0.52, 0.75)
    return plate.lit(dirt, ink("#c9a080", 0.07)).lit(drops * dirt, ink("#ffd9a8", 0.25))


def _frame(plate: Plate, rng: random.Random) -> Plate:
    """The metal frame round the pane, its rubber seal, and the panelled wall beyond it."""
    size = plate.size
    left, top, right, foot = _PANE
    panel = wood(size, rng, ink("#5d3a26"), ink("#2f1b12"), 1.6) * (
        glow(size, (560, 1000), 420, (1.6, 1.0)) * 0.5 + 0.04
    )
    outer = Stencil(size, 2).polygon(_rounded((left, top, right + 44, foot + 44), 110)).field()
    inner = Stencil(size, 2).polygon(_rounded((left, top, right, foot), 80)).field()
    seal = Stencil(size, 2).polygon(_rounded((left, top, right - 15, foot - 15), 68)).field()
    ring = outer * (1.0 - inner)
    brushed = plain(size, ink("#7a7a80")) * (clouds(size, rng, (300, 3), 3, 0.7) * 0.08 + 1.0)
    form = relief(swollen(ring, (5.0, 13.0), 0.9), ring)
    light = glow(size, (700, 900), 460, (1.6, 0.8)) * 0.8 + 0.05
    metal = shade(form, brushed, LAMPS, Room(ink("#6d6a78", 0.35), ink("#4a3426", 0.3))) * light
    plate = plate.mix(ink("#07080b"), inner * (1.0 - seal))
    return plate.mix(panel, 1.0 - inner).mix(metal, ring)


def _curtain(plate: Plate, rng: random.Random) -> Plate:
    """A cotton curtain drawn aside at the left, too near to be sharp; the lamp is on its folds."""
    size = plate.size
    waver = clouds(size, rng, (420, 700), 3, 0.5) * 30.0
    shape = trace("-60,-60 420,-60 392,240 330,520 262,700 300,940 -60,960")
    cover = Stencil(size, 2).polygon(spline(shape, closed=True)).field().blur(7)
    gather = column(size, lambda v: 1.0 + 0.55 * math.exp(-(((v - 690) / 260) ** 2)))
    folds = (row(size, lambda v: v + 60.0) + waver) * gather * (1 / 88.0) + 8.0
    height = folds.wave() * 26.0 + (folds * 0.618 + 3.0).wave() * 15.0
    form = relief(height.smear(7, 16), cover, 0.55)
    cloth = plain(size, ink("#8a6a58")).mix(
        ink("#5d4238"), clouds(size, rng, (200, 400), 4, 0.5).step(-0.5, 0.8)
    )
    lamps = (
        Lamp((0.75, 0.35, 0.5), ink("#ffb468", 1.3), 0.1),
        Lamp((0.9, 0.1, 0.1), ink("#6f8fc8", 0.35), 0.1),
    )
    light = glow(size, (420, 640), 330, (1.0, 1.3)) * 0.8 + 0.07
    lit = shade(form, cloth, lamps, Room(ink("#6d5a50", 0.2), ink("#5a3a22", 0.3))) * light
    tie = column(size, lambda v: 1.0 if 668 < v < 712 else 0.0).blur(6) * cover
    return plate.mix(lit.mix(lit * 0.45, tie).blur(6), cover)


def _table(plate: Plate, rng: random.Random) -> Plate:
    """The folding table: dark varnish that mirrors the window, a lit edge, crumbs of light from the lamp."""
    size = plate.size
    sky = Plate(
        *(Field(b.image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)).shifted(0, 640) for b in plate.bands)
    )
    board = wood(size, rng, ink("#6b4229"), ink("#37200f"), 1.3)
    light = glow(size, (760, 1040), 300, (1.9, 0.55)) * 1.0 + 0.05
    top = column(size, lambda v: min(1.0, max(0.0, (v - 936) / 9)))
    lit = board * light * (1.0, 0.84, 0.66) + sky.smear(9, 26) * 0.16
    plate = plate * (1.0 - column(size, lambda v: math.exp(-(((v - 938) / 26) ** 2))) * 0.55)
    plate = plate.mix(lit.mix(lit.blur(5), column(size, lambda v: min(1.0, abs(v - 1080) / 130))), top)
    edge = column(size, lambda v: math.exp(-(((v - 944) / 4.5) ** 2)))
    return plate.lit(edge * light, ink("#ffd09a", 0.5))
