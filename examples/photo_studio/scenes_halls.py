"""A seed → two rooms: shelves of a reading room by lamplight, and tomatoes under plastic at noon."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Size, bell, column, down, flat, glow, row, slope
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Stencil
from photo_studio.solids import wood

LANDSCAPE: Size = (1800, 1200)
_CLOTH = (
    "#5a2a26", "#2c3b52", "#6d6148", "#3c4a38", "#7a5a34", "#24242a", "#8a3b2a",
    "#b29a6a", "#43324a", "#35565a", "#9a8468", "#1f3a34",
)  # fmt: skip
_SHELVES = (250, 508, 766, 1024)


def library(rng: random.Random) -> Image.Image:
    """Four shelves of the branch library: cloth, leather, plastic covers, and a lamp somewhere to the left."""
    size = LANDSCAPE
    plate = plain(size, ink("#140c08"))
    board = wood(size, rng, ink("#9a6a3e"), ink("#4a2a16"))
    for foot in (*_SHELVES, 1282):
        x = -30.0
        while x < 1840:
            if rng.random() < 0.035:
                x += rng.uniform(26, 70)
                continue
            if rng.random() < 0.10:
                plate, x = _set(plate, x, foot, rng)
                continue
            wide, tall = rng.uniform(16, 50), rng.uniform(150, 208)
            plate = _book(plate, (x, foot), (wide, tall), rng.choice(_CLOTH), rng)
            x += wide + rng.uniform(0.5, 2.5)
        ledge = Stencil(size, 1).polygon([(0, foot), (1800, foot), (1800, foot + 34), (0, foot + 34)]).field()
        lip = bell(size, foot + 4.0, 5.0)
        plate = plate.mix(board.lit(lip, ink("#e0b074", 0.25)), ledge)
        under = slope(size, foot + 94.0, foot + 34.0) * slope(size, foot + 33.0, foot + 34.0)
        plate = plate * (1.0 - under * 0.72)
    dust = speckle(size, rng).blur(0.9) * 0.05 + clouds(size, rng, (60, 200), 4, 0.6) * 0.07 + 1.0
    light = glow(size, (520, 480), 560, (1.25, 0.9))
    plate = plate * dust * (light * 1.55 + 0.10)
    plate = Plate(plate.red * 1.12, plate.green, plate.blue * 0.80)
    far = abs(row(size, lambda v: (v - 560) / 900)).step(0.35, 1.2)
    soft = plate.blur(7)
    plate = plate.mix(soft, far)
    film = Film(
        0.75,
        contrast=1.1,
        saturation=0.9,
        shadows=(0.02, 0.01, 0.012),
        vignette=0.45,
        grain=0.02,
        sharpen=0,
        soften=1.1,
    )
    return develop(plate.halation(1.0, 14, 0.12), film, rng)


def _book(
    plate: Plate, foot: tuple[float, float], form: tuple[float, float], cloth: str, rng: random.Random
) -> Plate:
    """One spine: round in the light, with bands and a title; some wear the library's label."""
    size = plate.size
    (x, y), (wide, tall) = foot, form
    box = (
        max(0, int(x) - 1),
        max(0, int(y - tall) - 2),
        min(size[0], int(x + wide) + 2),
        min(size[1], int(y) + 1),
    )
    if box[0] >= box[2] or box[1] >= box[3]:
        return plate
    area = (box[2] - box[0], box[3] - box[1])
    ox, oy = x - box[0], y - tall - box[1]
    around = row(
        area,
        lambda v: (
            0.45
            + 0.75 * math.sin(math.pi * min(1.0, max(0.0, (v - ox + 0.5) / (wide + 1)))) ** 0.6
            - 0.25 * max(0.0, (v - ox) / wide - 0.6)
        ),
    )
    skin = plain(area, ink(cloth)) * (clouds(area, rng, (4, 60), 3, 0.7) * 0.12 + 1.0) * around
    bands = Stencil(area, 2)
    style = rng.random()
    gold = rng.choice(("#d8b46a", "#e8dcc0", "#c9a04e", "#f2ead8"))
    if style < 0.5:
        for share in (0.08, 0.12, 0.88, 0.92):
            bands.line([(ox, oy + tall * share), (ox + wide, oy + tall * share)], 1.6)
    if style < 0.75:
        low, high, lines = 0.24, rng.uniform(0.5, 0.72), max(1, int(wide // 13))
        for line in range(lines):
            at = ox + wide * (line + 1) / (lines + 1)
            spot = tall * low
            while spot < tall * high:
                run = rng.uniform(5, 22)
                bands.line(
                    [(at, oy + spot), (at, oy + min(spot + run, tall * high))], 3.2, rng.uniform(0.5, 0.95)
                )
                spot += run + rng.uniform(3, 7)
    plates = plate.bands
    skin = skin.mix(ink(gold), bands.field() * 0.75 * around.clip())
    if rng.random() < 0.42:
        label = (
            Stencil(area, 2)
            .polygon(
                [
                    (ox + 2, oy + tall * 0.80),
                    (ox + wide - 2, oy + tall * 0.80),
                    (ox + wide - 2, oy + tall * 0.90),
                    (ox + 2, oy + tall * 0.90),
                ]
            )
            .field()
        )
        skin = skin.mix(plain(area, ink("#e9e2d0")) * around, label)
    cover = (
        Stencil(area, 2).polygon([(ox, oy), (ox + wide, oy), (ox + wide, oy + tall), (ox, oy + tall)]).field()
    )
    for band, piece in zip(plates, skin.bands, strict=True):
        under = band.image.crop(box)
        under.paste(piece.image, (0, 0), cover.mask())
        band.image.paste(under, box[:2])
    return plate


def _set(plate: Plate, x: float, foot: float, rng: random.Random) -> tuple[Plate, float]:
    """A collected edition: the same volume, again and again."""
    wide, tall, cloth = rng.uniform(26, 38), rng.uniform(166, 200), rng.choice(_CLOTH)
    state = rng.getstate()
    for _ in range(rng.randint(4, 8)):
        rng.setstate(state)
        plate = _book(plate, (x, foot), (wide, tall), cloth, rng)
        x += wide + 1.2
    return plate, x


def greenhouse(rng: random.Random) -> Image.Image:
    """Down the middle path of a plastic house in May: ribs, string, four rows of tomatoes, no end to be seen."""
    size = LANDSCAPE
    eye = (930.0, 520.0)
    plate = plain(size, ink("#f4f4ea")).lit(glow(size, (700, 100), 500, (2.0, 1.0)), ink("#fffbe6", 0.35))
    film_skin = clouds(size, rng, (220, 90), 5, 0.6)
    plate = plate * (film_skin * 0.05 + 0.93)
    folds = clouds(size, rng, (30, 500), 4, 0.6).step(0.2, 0.9) * down(size).step(0.5, 0.0)
    plate = plate.mix(ink("#c9d0c6"), folds * 0.4)
    hazy = ink("#e2e8d4")
    deep = [7.0 * 0.86**index for index in range(22)]
    ground = scale(down(size), [(0.43, ink("#c9c2a4")), (0.7, ink("#8a7656")), (1.0, ink("#5b4a36"))])
    ground = ground * (clouds(size, rng, (60, 18), 5, 0.7) * 0.22 + 1.0)
    plate = plate.mix(ground, column(size, lambda v: min(1.0, max(0.0, (v - eye[1] - 18) / 12))))
    straw = (
        1.0
        - abs(row(size, lambda v: v - eye[0]) * column(size, lambda v: 1.0 / max(v - eye[1], 6.0))).step(
            0.26, 0.36
        )
    ) * column(size, lambda v: 1.0 if v > eye[1] + 20 else 0.0)
    plate = plate.mix(
        plain(size, ink("#cdb98c")) * (clouds(size, rng, (40, 8), 4, 0.75) * 0.2 + 1.0), straw * 0.8
    )
    for index, z in enumerate(deep):
        near = min(1.0, index / (len(deep) - 4))
        k = 1000.0 / z / 4.2
        plate = _rib(plate, eye, k, near, hazy)
        plate = _plants(plate, eye, k, near, hazy, rng)
    film = Film(0.05, contrast=1.12, saturation=0.9, shadows=(0.0, 0.012, 0.004), vignette=0.3, grain=0.022)
    return develop(plate.halation(1.0, 22, 0.2), film, rng)


def _rib(
    plate: Plate, eye: tuple[float, float], k: float, near: float, hazy: tuple[float, float, float]
) -> Plate:
    """One steel arch and the wire across it."""
    size = plate.size
    arch = Stencil(size, 2)
    path = [
        (
            eye[0] + math.cos(math.pi * t / 30) * 2.5 * k,
            eye[1] + 0.1 * k - math.sin(math.pi * t / 30) * 1.75 * k,
        )
        for t in range(31)
    ]
    arch.line([(path[0][0], eye[1] + 0.86 * k), *path, (path[-1][0], eye[1] + 0.86 * k)], max(1.5, 0.055 * k))
    arch.line(
        [(eye[0] - 2.4 * k, eye[1] - 0.35 * k), (eye[0] + 2.4 * k, eye[1] - 0.35 * k)], max(0.8, 0.018 * k)
    )
    tone = plain(size, hazy).mix(ink("#70797a"), flat(size, 0.25 + near * 0.75))
    shape = arch.field().blur(0.6 + max(0.0, near - 0.8) * 8)
    return plate.mix(tone, shape).lit((shape - shape.shifted(2, 3)).least(0.0), ink("#ffffff", 0.25))


def _plants(
    plate: Plate,
    eye: tuple[float, float],
    k: float,
    near: float,
    hazy: tuple[float, float, float],
    rng: random.Random,
) -> Plate:
    """Four tomatoes side by side on their strings: leaves in clusters, trusses from green to red."""
    size = plate.size
    dark, lit, fruit, ripe, strings = (Stencil(size, 2) for _ in range(5))
    foot, tall = eye[1] + 0.86 * k, 1.5 * k
    for offset in (-1.9, -0.82, 0.82, 1.9):
        x = eye[0] + offset * k
        if not -0.6 * k < x < size[0] + 0.6 * k:
            continue
        strings.line([(x, foot - tall * 0.8), (x, eye[1] - 0.35 * k)], max(0.7, 0.012 * k))
        for cluster in range(44):
            rise = cluster / 44
            cx, cy = x + rng.gauss(0, 0.13 * k), foot - tall * (0.02 + rise * 0.96)
            for leaf in range(8):
                turn, far = rng.uniform(0, math.tau), 0.10 * k * rng.random() ** 0.5
                spot = (cx + math.cos(turn) * far * 1.4, cy + math.sin(turn) * far)
                (lit if leaf > 4 and turn > math.pi else dark).disc(
                    spot, 0.038 * k * rng.uniform(0.5, 1.2), flatten=rng.uniform(0.35, 0.8)
                )
        for truss in range(5):
            cx, cy = x + rng.gauss(0, 0.12 * k), foot - tall * (0.12 + truss * 0.15)
            for _ in range(5):
                spot = (cx + rng.gauss(0, 0.045 * k), cy + rng.gauss(0, 0.045 * k))
                (ripe if truss < 2 or rng.random() < 0.25 else fruit).disc(spot, 0.036 * k)
    share = flat(size, 0.22 + near * 0.78)
    soft = 0.5 + max(0.0, near - 0.78) * 16
    plate = plate.mix(ink("#d9d4bc"), strings.field() * 0.6)
    for stencil, tone in ((dark, "#24421c"), (lit, "#5f8a34"), (fruit, "#8ba446"), (ripe, "#b8281a")):
        shape = stencil.field().blur(soft)
        plate = plate.mix(plain(size, hazy).mix(ink(tone), share), shape * 0.92)
        if stencil is ripe:
            plate = plate.lit((shape - shape.shifted(0.012 * k, 0.016 * k)).least(0.0), ink("#ffb9a0", 0.10))
    return plate
