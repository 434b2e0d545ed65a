"""A seed → a river at first light: fog, poplars, a far range, and all of it again in the water."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, column, distance, down, flat, glow, row, slope
from photo_studio.noise import clouds, ridges
from photo_studio.plate import Film, Plate, develop, ink, plain, read, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline
from photo_studio.trees import bush

LANDSCAPE: Size = (1800, 1200)
_WATERLINE = 640


def river_dawn(rng: random.Random) -> Image.Image:
    """A steppe river ten minutes before the sun is clear of the hills."""
    size = LANDSCAPE
    sun = (1210.0, 556.0)
    plate = _morning(size, sun, rng)
    plate = _hills(plate, sun, rng)
    plate = _far_bank(plate, sun, rng)
    plate = _with_water(plate, sun, rng)
    plate = _reeds(plate, rng)
    film = Film(0.1, contrast=1.1, saturation=1.0, shadows=(0.02, 0.022, 0.04), vignette=0.35, grain=0.024)
    return develop(plate.halation(1.0, 18, 0.2), film, rng)


def _morning(size: Size, sun: Point, rng: random.Random) -> Plate:
    y = down(size)
    air = scale(
        y, [(0.0, ink("#58749c")), (0.22, ink("#8f9db4")), (0.38, ink("#d9b6a4")), (0.52, ink("#f2c596"))]
    )
    wisps = clouds(size, rng, (900, 90), 7, 0.58)
    lit = wisps.step(0.05, 0.85) * y.step(0.50, 0.12)
    air = air.mix(
        plain(size, ink("#b98e8e")).lit(glow(size, sun, 480, (1.6, 1.0)), ink("#ffb070", 0.8)), lit * 0.75
    )
    air = air.lit(glow(size, sun, 250, (1.6, 1.0)), ink("#ffb060", 0.75)).lit(
        glow(size, sun, 60), ink("#ffe0a0", 1.2)
    )
    return air.lit(distance(size, sun).step(40, 35), ink("#fff2cc", 5.0))


def _hills(plate: Plate, sun: Point, rng: random.Random) -> Plate:
    size = plate.size
    for base, swing, tone, veil in (
        (505, 60, "#8d8ba0", 0.62),
        (560, 34, "#6e6c80", 0.50),
        (598, 18, "#4f4f60", 0.34),
    ):
        line = land_below(size, skyline(size[0], base, swing, rng, 0.5, 10))
        folds = ridges(size, rng, (swing * 5, swing * 4), 5, 0.55)
        lit = (folds - folds.shifted(-6, 4)).step(-0.04, 0.12)
        mist = slope(size, base - swing * 0.6, base + swing * 2.0 + 50)
        warm = plain(size, ink("#e3b596")).lit(glow(size, sun, 400, (1.5, 1.0)), ink("#ffb066", 0.7))
        hill = (
            plain(size, ink(tone)).mix(ink("#c79f8b"), lit * 0.35).mix(warm, (mist * 0.8 + veil * 0.5).clip())
        )
        plate = plate.mix(hill, line)
    return plate


def _far_bank(plate: Plate, sun: Point, rng: random.Random) -> Plate:
    size = plate.size
    warm = plain(size, ink("#d8ab90")).lit(glow(size, sun, 380, (1.5, 1.0)), ink("#ffb066", 0.6))
    for foot, count, tall, shade, span in (
        (_WATERLINE - 12, 46, 38, 0.45, (0, 1800)),
        (_WATERLINE - 5, 20, 80, 0.72, (-40, 760)),
        (_WATERLINE + 2, 12, 150, 0.90, (-60, 420)),
        (_WATERLINE - 2, 9, 92, 0.84, (1480, 1860)),
    ):
        trees = Stencil(size, 2)
        for _ in range(count):
            grown = tall * rng.uniform(0.5, 1.2)
            slim = rng.choice((0.32, 0.55, 0.8, 1.1))
            bush(
                trees,
                (rng.uniform(*span), foot + rng.uniform(-2, 3)),
                grown * slim,
                grown,
                rng,
                0.9 + tall / 110,
            )
        ground = slope(size, foot - 6, foot - 5) * slope(size, _WATERLINE + 5, _WATERLINE + 4)
        fade = ramp_between(size, span)
        shape = trees.field().blur(0.7).least(ground.blur(1.5) * fade)
        shape = shape.blur(0.6)
        leaf = clouds(size, rng, (18, 14), 4, 0.7)
        tone = warm.mix(
            plain(size, ink("#1d2226")).lit(leaf.least(0.0), ink("#5a4a34", 0.6)), flat(size, shade)
        )
        edge = (shape - shape.shifted(-3, 3)).least(0.0) * glow(size, sun, 520)
        plate = plate.mix(tone, shape).lit(edge * shade**2, ink("#ffb869", 0.8))
    return plate


def ramp_between(size: Size, span: tuple[float, float]) -> Field:
    """1 between the two columns, fading out over 120 pixels about each."""
    return row(size, lambda x: min(1.0, max(0.0, min(x - span[0] + 60, span[1] + 60 - x) / 120)))


def _with_water(plate: Plate, sun: Point, rng: random.Random) -> Plate:
    """The upper half mirrored in the water, broken by ripples, then veiled by fog."""
    size = plate.size
    view = plate.view()
    calm = _mirror(view, rng, 0.0)
    rough = [_mirror(view, rng, strength) for strength in (10.0, 26.0)]
    bands = clouds(size, rng, (340, 5), 5, 0.75)
    near = down(size).step(_WATERLINE / size[1], 1.0)
    water = read(calm).mix(read(rough[0]), (bands + near * 0.5).step(-0.3, 0.5))
    water = water.mix(
        read(rough[1]), (clouds(size, rng, (420, 8), 5, 0.7) + near * 0.8 - 0.35).step(0.0, 0.5)
    )
    # The steeper one looks down, the less the surface mirrors and the more the green depth shows.
    water = water.mix(ink("#1b2b33"), near * 0.62) * (1.0, 0.97, 0.95)
    glints = clouds(size, rng, (46, 2.5), 4, 0.8).step(0.35, 0.9) * near * 0.6
    path = row(size, lambda v: math.exp(-(((v - sun[0]) / 150) ** 2)))
    water = water.lit(glints * path, ink("#ffc98a", 1.6)).lit(glints, ink("#9fb2c8", 0.10))
    below = column(size, lambda v: 1.0 if v > _WATERLINE else 0.0)
    plate = plate.mix(water, below)
    fog = clouds(size, rng, (520, 46), 6, 0.56)
    lay = column(size, lambda v: math.exp(-(((v - _WATERLINE + 6) / (36 if v < _WATERLINE else 74)) ** 2)))
    veil = ((fog + lay * 1.25 - 0.55).step(0.0, 1.1) * 0.88).clip()
    warm = plain(size, ink("#e6c0a6")).lit(
        glow(size, (sun[0], _WATERLINE), 420, (1.6, 1.0)), ink("#ffb670", 0.6)
    )
    return plate.mix(warm, veil)


def _mirror(view: Image.Image, rng: random.Random, strength: float) -> Image.Image:
    width, height = view.size
    out = view.copy()
    drift = 0.0
    for y in range(_WATERLINE, height):
        deep = y - _WATERLINE
        drift = drift * 0.82 + rng.gauss(0, 1.0) * strength * (0.12 + deep / 500)
        jump = rng.gauss(0, strength * 0.5 * (0.2 + deep / 300))
        source = min(_WATERLINE - 1, max(0, int(_WATERLINE - 1 - deep * 1.08 + jump)))
        line = view.crop((0, source, width, source + 1))
        shift = int(drift) % width if strength else 0
        out.paste(line, (shift, y))
        if shift:
            out.paste(line.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (shift - width, y))
        if shift > width / 2:
            out.paste(line, (shift - width, y))
            out.paste(line.transpose(Image.Transpose.FLIP_LEFT_RIGHT), (shift, y))
    return out


def _reeds(plate: Plate, rng: random.Random) -> Plate:
    size = plate.size
    for count, centre, spread, soft, tone in (
        (120, 120, 120, 1.0, "#1c1b1c"),
        (46, 20, 120, 4.5, "#121214"),
        (34, 1730, 80, 1.6, "#19191b"),
    ):
        reeds = Stencil(size, 2)
        for _ in range(count):
            x, foot = rng.gauss(centre, spread), size[1] + 20
            tall, lean = rng.uniform(160, 470), rng.gauss(24, 26)
            tip = (x + lean, foot - tall)
            reeds.limb([(x, foot), (x + lean * 0.25, foot - tall * 0.55), tip], 4.5, 1.4)
            if rng.random() < 0.55:
                reeds.limb(
                    [
                        tip,
                        (tip[0] + lean * 0.2, tip[1] - 22),
                        (tip[0] + lean * 0.6 + 5, tip[1] - 44),
                        (tip[0] + lean + 13, tip[1] - 60),
                    ],
                    8.0,
                    1.5,
                )
        shape = reeds.field().blur(soft)
        plate = plate.mix(ink(tone), shape).lit(
            (shape - shape.shifted(-2, 1)).least(0.0), ink("#e8a468", 0.30)
        )
    return plate
