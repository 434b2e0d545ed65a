"""A seed → water: a flood plain under a low sky, and a railway bridge in the evening."""

from __future__ import annotations

import itertools
import random

from PIL import Image

from photo_studio.field import Size, bell, distance, down, flat, glow
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline
from photo_studio.trees import Habit, bush, draw_wood, grow
from photo_studio.water import mirrored

LANDSCAPE: Size = (1800, 1200)
_SHORE, _POLES_FOOT = 590, 640


def river_flood(rng: random.Random) -> Image.Image:
    """The road to the dachas under water: poles, a roof, willows up to their waists."""
    size = LANDSCAPE
    sky = scale(
        down(size),
        [(0.0, ink("#5d6a78")), (0.25, ink("#93a0a8")), (0.41, ink("#d9cdb4")), (0.49, ink("#f0dcae"))],
    )
    lid = clouds(size, rng, (900, 130), 6, 0.56)
    sky = sky.mix(ink("#4a5764"), lid.step(-0.1, 0.8) * down(size).step(0.47, 0.12) * 0.9)
    sky = sky.mix(
        ink("#f6ecd2"), clouds(size, rng, (700, 60), 5, 0.6).step(0.2, 0.9) * bell(size, 430, 150) * 0.6
    )
    plate = sky.lit(glow(size, (1240, 540), 240, (2.2, 0.7)), ink("#ffdf9a", 0.5))
    far = land_below(size, skyline(size[0], _SHORE - 14, 9, rng, 0.55, 9)).blur(1.0)
    plate = plate.mix(ink("#7b8582"), far)
    trees = Stencil(size, 2)
    for _ in range(58):
        x, tall = rng.uniform(-20, 1820), rng.uniform(18, 54)
        bush(trees, (x, _SHORE + 2), tall * rng.uniform(0.8, 2.2), tall, rng, 2.2)
    plate = plate.mix(ink("#59625c"), trees.field().blur(1.0) * 0.9)
    plate = _house(plate, rng)
    plate = mirrored(plate, _SHORE, ink("#5b5a4c"), rng, 0.8)
    plate = _poles(plate, rng)
    plate = _willows(plate, rng)
    film = Film(0.18, contrast=1.12, saturation=0.82, shadows=(0.01, 0.02, 0.03), vignette=0.4, grain=0.026)
    return develop(plate.halation(1.0, 16, 0.15), film, rng)


def _house(plate: Plate, rng: random.Random) -> Plate:
    """A summer house: gable, tin roof, the water at its sill; its own window is the only warm light."""
    size = plate.size
    wall = Stencil(size, 2).polygon([(1010, 520), (1010, 600), (1190, 600), (1190, 520), (1100, 452)])
    roof = Stencil(size, 2).polygon([(1096, 440), (1200, 522), (1400, 516), (1310, 440)])
    side = Stencil(size, 2).polygon([(1190, 520), (1190, 600), (1378, 600), (1378, 515)])
    chimney = Stencil(size, 2).polygon([(1240, 398), (1240, 450), (1266, 450), (1266, 398)])
    boards = clouds(size, rng, (6, 120), 3, 0.7) * 0.16 + 1.0
    plate = plate.mix(ink("#6d5a4c"), chimney.field())
    plate = plate.mix(Plate(*(flat(size, c) * boards for c in ink("#5c6f78"))), side.field())
    plate = plate.mix(Plate(*(flat(size, c) * boards for c in ink("#9fb0b2"))), wall.field())
    seams = clouds(size, rng, (22, 400), 2, 0.6) * 0.20 + 1.0
    plate = plate.mix(Plate(*(flat(size, c) * seams for c in ink("#8a4c38"))), roof.field())
    eaves = Stencil(size, 2).line([(996, 528), (1100, 446), (1204, 528)], 9).field()
    plate = plate.mix(ink("#e4e2d8"), eaves)
    for x, wide in ((1076, 48), (1250, 34), (1316, 34)):
        frame = Stencil(size, 2).polygon([(x, 536), (x + wide, 536), (x + wide, 582), (x, 582)]).field()
        plate = plate.mix(ink("#e8e6dc"), frame)
        glass = Stencil(size, 2)
        for part in (0.08, 0.54):
            left = x + wide * part
            glass.polygon([(left, 540), (left + wide * 0.38, 540), (left + wide * 0.38, 578), (left, 578)])
        plate = plate.mix(ink("#2c3640"), glass.field())
    return plate


def _poles(plate: Plate, rng: random.Random) -> Plate:
    """Telegraph poles along the drowned road, each with its own broken image in the water."""
    size = plate.size
    tops: list[Point] = []
    up, under = Stencil(size, 2), Stencil(size, 2)
    for index in range(9):
        near = 1.0 / (1 + index * 0.62)
        x, foot, tall = 900 - 700 * near, _SHORE + 420 * near * near + 4, 740 * near
        top = (x + rng.uniform(-10, 22) * near, foot - tall)
        up.limb([(x, foot), top], 24 * near + 1, 17 * near + 0.8)
        for level in (0.03, 0.09):
            y = foot - tall * (1 - level)
            up.line([(top[0] - 58 * near, y + 4 * near), (top[0] + 58 * near, y)], 9 * near + 0.6)
            for pin in (-50, -26, 26, 50):
                up.line([(top[0] + pin * near, y), (top[0] + pin * near, y - 16 * near)], 6 * near + 0.4)
        tops.append((top[0], foot - tall * 0.97))
        shift = 0.0
        for step in range(26):
            shift = shift * 0.8 + rng.gauss(0, 3.4) * near
            y0 = foot + tall * 0.62 * step / 26
            under.line(
                [(x + shift, y0), (x + shift, y0 + tall * 0.024)],
                (22 - step * 0.4) * near + 0.6,
                0.62 - step * 0.016,
            )
    for offset in (-50, 50):
        for (x0, y0), (x1, y1) in itertools.pairwise(tops):
            sag = abs(x1 - x0) * 0.07
            middle = ((x0 + x1) / 2 + offset * 0.3, (y0 + y1) / 2 + sag)
            up.limb(
                [(x0 + offset * (900 - x0) / 700, y0 - 12), middle, (x1 + offset * (900 - x1) / 700, y1 - 6)],
                2.4,
                1.0,
            )
    plate = plate.mix(ink("#33363a"), under.field().blur(1.6))
    return plate.mix(ink("#25272a"), up.field().blur(0.6))


def _willows(plate: Plate, rng: random.Random) -> Plate:
    """Two bare willows near the lens and the grass that still stands out of the water."""
    size = plate.size
    wood = Stencil(size, 2)
    for root, height in (((1640.0, 1270.0), 980.0), ((1790.0, 1230.0), 560.0)):
        draw_wood(wood, grow(root, height, Habit(levels=7, spread=0.52, girth=0.06), rng))
    shape = wood.field().blur(0.7)
    plate = plate.mix(ink("#23231f"), shape)
    grass = Stencil(size, 2)
    for _ in range(150):
        x, foot = rng.gauss(1500, 260), rng.uniform(1030, 1230)
        tall, lean = rng.uniform(30, 120), rng.gauss(10, 16)
        grass.limb([(x, foot), (x + lean * 0.4, foot - tall * 0.6), (x + lean, foot - tall)], 3.2, 1.0)
    return plate.mix(ink("#4e4a33"), grass.field().blur(0.8))


_WATER, _DECK, _SPAN = 760, 560, 372


def bridge(rng: random.Random) -> Image.Image:
    """Five spans of the railway bridge against the last light, a goods train on it, a boat below."""
    size = LANDSCAPE
    sun = (1270.0, 640.0)
    sky = scale(
        down(size),
        [(0.0, ink("#2b3a5e")), (0.25, ink("#76637e")), (0.45, ink("#d98a5e")), (0.6, ink("#f4b868"))],
    )
    sky = sky.mix(
        ink("#43384e"),
        clouds(size, rng, (1000, 60), 6, 0.56).step(0.1, 0.85) * down(size).step(0.56, 0.15) * 0.8,
    )
    sky = sky.lit(glow(size, sun, 190, (1.6, 1.0)), ink("#ff9a42", 0.7)).lit(
        distance(size, sun).step(50, 46), ink("#ffe2a0", 2.4)
    )
    far = land_below(size, skyline(size[0], _WATER - 36, 16, rng, 0.5, 9))
    plate = sky.mix(ink("#7c4f49"), far.blur(1.5))
    trees = Stencil(size, 2)
    for _ in range(50):
        tall = rng.uniform(16, 46)
        bush(
            trees,
            (rng.choice((rng.uniform(-20, 420), rng.uniform(1400, 1820))), _WATER),
            tall * 1.6,
            tall,
            rng,
            2.0,
        )
    plate = plate.mix(ink("#3d2b33"), trees.field())
    steel = Stencil(size, 2)
    _spans(steel)
    _train(steel, rng)
    plate = plate.mix(ink("#1d1822"), steel.field().blur(0.5))
    plate = mirrored(plate, _WATER, ink("#2a2636"), rng, 0.9)
    boat = Stencil(size, 2)
    boat.blob([(430, 866), (470, 894), (600, 896), (660, 862), (610, 878), (500, 880)])
    boat.limb([(532, 878), (528, 846), (534, 816)], 26, 18).disc((535, 800), 10.5).limb(
        [(534, 828), (570, 852)], 9, 6
    )
    boat.line([(566, 852), (742, 758)], 2.2)
    plate = plate.mix(ink("#15121a"), boat.field().blur(0.5))
    ghost = Stencil(size, 1)
    for step in range(19):
        ghost.line(
            [
                (458 + rng.uniform(-8, 8), 900 + step * 4),
                (630 - step * 4 + rng.uniform(-8, 8), 900 + step * 4),
            ],
            3.4,
            0.7 - step * 0.035,
        )
    plate = plate.mix(ink("#15121a"), ghost.field().blur(1.4))
    film = Film(0.1, contrast=1.1, saturation=0.95, shadows=(0.02, 0.012, 0.035), vignette=0.45, grain=0.03)
    return develop(plate.halation(1.0, 18, 0.2), film, rng)


def _spans(steel: Stencil) -> None:
    """Trusses with curved top chords, on stone piers."""
    for span in range(6):
        x0 = -260 + span * _SPAN
        tops = []
        for panel in range(9):
            rise = 56 + 78 * (1 - ((panel - 4) / 4) ** 2)
            tops.append((x0 + panel * _SPAN / 8, _DECK - rise))
        steel.line([(x0, _DECK), tops[0]], 8).line(tops, 8)
        for panel, (x, y) in enumerate(tops):
            steel.line([(x, _DECK), (x, y)], 4.5)
            if panel < 8:
                ahead = tops[panel + 1]
                steel.line([(x, _DECK), ahead] if panel >= 4 else [(x, y), (ahead[0], _DECK)], 3.5)
        pier = [(x0 - 20, _DECK + 22), (x0 + 20, _DECK + 22), (x0 + 30, _WATER + 6), (x0 - 30, _WATER + 6)]
        steel.polygon(pier)
        steel.polygon(
            [(x0 - 30, _DECK + 16), (x0 + 30, _DECK + 16), (x0 + 30, _DECK + 30), (x0 - 30, _DECK + 30)]
        )
    steel.polygon([(-10, _DECK - 4), (1810, _DECK - 4), (1810, _DECK + 18), (-10, _DECK + 18)])


def _train(steel: Stencil, rng: random.Random) -> None:
    """A diesel and eleven hopper cars, halfway across."""
    x = 210.0
    steel.polygon(
        [
            (x, _DECK),
            (x, _DECK - 48),
            (x + 30, _DECK - 62),
            (x + 58, _DECK - 62),
            (x + 62, _DECK - 50),
            (x + 156, _DECK - 50),
            (x + 160, _DECK),
        ]
    )
    for index in range(11):
        left = x + 172 + index * 112
        tall = 46 + rng.uniform(-1, 1)
        steel.polygon(
            [
                (left, _DECK - 12),
                (left, _DECK - tall),
                (left + 102, _DECK - tall),
                (left + 102, _DECK - 12),
                (left + 76, _DECK),
                (left + 26, _DECK),
            ]
        )
