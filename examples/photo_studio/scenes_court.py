"""A seed → the court house of a small town, columns and all, in the sun of a May morning."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFont

from photo_studio.adverts import FONTS
from photo_studio.field import Field, Size, bell, column, down, from_mask, row, slope
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Stencil

LANDSCAPE: Size = (1800, 1200)


def court_house(rng: random.Random) -> Image.Image:
    """Six columns, built 1956, in the sun of a May morning; the court sits on the first floor."""
    size = LANDSCAPE
    sky = scale(down(size), [(0.0, ink("#3f74b0")), (0.6, ink("#a9c6de"))])
    plate = sky.mix(ink("#f6f4ee"), clouds(size, rng, (620, 170), 6, 0.55).step(0.1, 0.8) * 0.85)
    grit = speckle(size, rng).blur(0.8) * 0.035 + clouds(size, rng, (90, 300), 5, 0.6) * 0.07 + 1.0
    wall = plain(size, ink("#d9b987")) * grit
    body = Stencil(size, 2).polygon([(-10, 400), (1810, 400), (1810, 1010), (-10, 1010)]).field()
    plate = plate.mix(wall, body)
    plate = _windows(plate, rng)
    porch = Stencil(size, 2).polygon([(430, 420), (1370, 420), (1370, 970), (430, 970)]).field()
    plate = plate.mix(plain(size, ink("#a5814f")) * grit, porch)
    door = Stencil(size, 2)
    for middle, wide, top in (
        (900, 74, 700),
        (650, 46, 640),
        (1150, 46, 640),
        (650, 46, 470),
        (1150, 46, 470),
        (900, 46, 470),
    ):
        foot = 968 if middle == 900 and top == 700 else top + 130
        door.polygon(
            [(middle - wide, top), (middle + wide, top), (middle + wide, foot), (middle - wide, foot)]
        )
    plate = plate.mix(ink("#3a2c22"), door.field())
    bars = Stencil(size, 2)
    bars.line([(900, 704), (900, 968)], 4)
    for middle, top in ((650, 640), (1150, 640), (650, 470), (1150, 470), (900, 470)):
        bars.line([(middle, top), (middle, top + 130)], 4).line(
            [(middle - 46, top + 44), (middle + 46, top + 44)], 4
        )
    plate = plate.mix(ink("#e9dcc2"), bars.field() * 0.8)
    cast = Stencil(size, 1)
    for index in range(6):
        x = 470 + index * 172
        cast.polygon([(x + 66, 440), (x + 132, 440), (x + 132, 970), (x + 66, 970)])
    plate = plate * (
        1.0
        - (cast.field().blur(3) * 0.42 + column(size, lambda v: max(0.0, 1 - abs(v - 452) / 60)) * 0.4)
        * porch
    )
    plate = _columns(plate, grit)
    plate = _gable(plate, grit, rng)
    plate = _steps(plate, grit, rng)
    film = Film(
        -0.02, contrast=1.12, saturation=0.86, shadows=(0.006, 0.006, 0.02), vignette=0.28, grain=0.02
    )
    return develop(plate, film, rng)


def _windows(plate: Plate, rng: random.Random) -> Plate:
    """Tall windows of the wings, with surrounds, sills and the shadows of both."""
    size = plate.size
    frames, shades, glass, cross = Stencil(size, 2), Stencil(size, 2), Stencil(size, 2), Stencil(size, 2)
    for x in (60, 220, 380 - 20, 1440, 1600, 1760):
        for top, tall in ((470, 170), (730, 190)):
            frames.polygon(
                [(x - 52, top - 14), (x + 52, top - 14), (x + 52, top + tall + 14), (x - 52, top + tall + 14)]
            )
            frames.polygon([(x - 62, top - 30), (x + 62, top - 30), (x + 56, top - 14), (x - 56, top - 14)])
            shades.polygon(
                [
                    (x - 36, top),
                    (x + 38, top),
                    (x + 38, top + 14),
                    (x - 24, top + 14),
                    (x - 24, top + tall),
                    (x - 36, top + tall),
                ]
            )
            shades.polygon(
                [
                    (x - 50, top + tall + 16),
                    (x + 70, top + tall + 16),
                    (x + 74, top + tall + 28),
                    (x - 46, top + tall + 28),
                ]
            )
            glass.polygon([(x - 36, top), (x + 36, top), (x + 36, top + tall), (x - 36, top + tall)])
            cross.line([(x, top), (x, top + tall)], 5).line(
                [(x - 36, top + tall * 0.34), (x + 36, top + tall * 0.34)], 5
            )
    look = plain(size, ink("#33465a")).mix(
        ink("#9fbfd8"), clouds(size, rng, (130, 90), 4, 0.55).step(-0.1, 0.7)
    )
    plate = (
        plate.mix(ink("#efe4cc"), frames.field()).mix(look, glass.field()).mix(ink("#efe4cc"), cross.field())
    )
    return plate * (1.0 - shades.field().blur(1.5) * 0.55)


def _columns(plate: Plate, grit: Field) -> Plate:
    size = plate.size
    for index in range(6):
        x, wide = 470.0 + index * 172, 33.0
        light, flutes = _turned(size, x, wide)
        skin = (
            scale(light, [(0.0, ink("#6f614e")), (0.5, ink("#c6b493")), (1.0, ink("#fbf1da"))])
            * flutes
            * grit
        )
        shaft = Stencil(size, 2).polygon([(x - 29, 452), (x + 29, 452), (x + 33, 950), (x - 33, 950)])
        plate = plate.mix(skin, shaft.field())
        caps = Stencil(size, 2).polygon(
            [(x - 44, 424), (x + 44, 424), (x + 44, 440), (x + 32, 458), (x - 32, 458), (x - 44, 440)]
        )
        caps.polygon(
            [(x - 36, 936), (x + 36, 936), (x + 44, 954), (x + 44, 974), (x - 44, 974), (x - 44, 954)]
        )
        plate = plate.mix(scale(light, [(0.0, ink("#8a7a62")), (1.0, ink("#f6ead0"))]) * grit, caps.field())
    return plate


def _turned(size: Size, middle: float, half: float) -> tuple[Field, Field]:
    """How much light reaches each side of a column, and the grooves in it."""

    def groove(v: float) -> float:
        side = max(-1.0, min(1.0, (v - middle) / half))
        return 0.86 + 0.14 * abs(math.sin(math.asin(side) * 7))

    return row(size, lambda v: _lit((v - middle) / half)), row(size, groove)


def _lit(t: float) -> float:
    if abs(t) >= 1:
        return 0.12 if t > 0 else 0.6
    return max(0.0, -t * 0.6 + math.sqrt(1 - t * t) * 0.72) * 0.95 + 0.05


def _gable(plate: Plate, grit: Field, rng: random.Random) -> Plate:
    """Beam, cornice and pediment, a wreath in the middle of it."""
    size = plate.size
    stone = plain(size, ink("#f3e6c9")) * grit
    beam = Stencil(size, 2).polygon([(404, 330), (1396, 330), (1396, 426), (404, 426)]).field()
    plate = plate.mix(stone, beam)
    letters = Image.new("L", size)
    pen = ImageDraw.Draw(letters)
    pen.text(
        (900, 396),
        "С О Т   Ғ И М А Р А Т Ы",
        255,
        ImageFont.truetype(str(FONTS / "SourceSerif4-Bold.ttf"), 46),
        anchor="ms",
    )
    words = from_mask(letters)
    plate = plate.mix(ink("#7d6a4c"), words).lit(
        (words.shifted(2, 2) - words).least(0.0), ink("#fff6e0", 0.2)
    )
    field = Stencil(size, 2).polygon([(410, 330), (900, 136), (1390, 330)]).field()
    plate = plate.mix(plain(size, ink("#d8c297")) * grit, field)
    wreath = Stencil(size, 2)
    for step in range(40):
        turn = math.pi * (0.62 + step / 39 * 1.76)
        spot = (900 + math.cos(turn) * 46, 262 + math.sin(turn) * 42)
        wreath.limb([spot, (spot[0] + math.cos(turn + 0.8) * 17, spot[1] + math.sin(turn + 0.8) * 17)], 7, 2)
    wreath.line([(872, 262), (928, 262)], 4).line([(900, 236), (900, 292)], 4).disc(
        (874, 276), 12, flatten=0.4
    ).disc((926, 276), 12, flatten=0.4)
    relief = wreath.field()
    plate = plate.mix(stone, relief) * (1.0 - (relief.shifted(4, 4) - relief).least(0.0) * 0.5)
    lips = Stencil(size, 2)
    lips.polygon([(380, 318), (1420, 318), (1420, 340), (380, 340)]).polygon(
        [(376, 326), (900, 112), (900, 146), (410, 340)]
    ).polygon([(1424, 326), (900, 112), (900, 146), (1390, 340)])
    edge = lips.field()
    plate = plate * (1.0 - (edge.shifted(5, 16).blur(3) - edge).least(0.0) * field * 0.5)
    plate = plate.mix(stone, edge)
    right = Stencil(size, 2).polygon([(1424, 326), (900, 112), (900, 146), (1390, 340)]).field()
    plate = plate * (1.0 - right * 0.22) * (1.0 - bell(size, 344, 9) * (beam + 0.0) * 0.45)
    roofs = (
        Stencil(size, 2)
        .polygon([(-10, 372), (404, 372), (404, 408), (-10, 408)])
        .polygon([(1396, 372), (1810, 372), (1810, 408), (1396, 408)])
    )
    return plate.mix(stone, roofs.field())


def _steps(plate: Plate, grit: Field, rng: random.Random) -> Plate:
    """Seven granite steps, two lamps, the paving in front, one woman with a folder on her way up."""
    size = plate.size
    for index in range(7):
        y, spread = 970 + index * 20, index * 20
        tread = Stencil(size, 2).polygon(
            [(400 - spread, y), (1400 + spread, y), (1400 + spread, y + 20), (400 - spread, y + 20)]
        )
        tone = slope(size, y + 6.5, y + 5.5) * 0.38 + 0.68
        plate = plate.mix(plain(size, ink("#b9b0a2")) * grit * tone, tread.field())
    paving = plain(size, ink("#a89f90")) * grit * (row(size, lambda v: 0.9 if (v + 40) % 92 < 3 else 1.0))
    plate = plate.mix(paving, column(size, lambda v: min(1.0, max(0.0, v - 1110))))
    lawn = (
        Stencil(size, 1)
        .polygon([(-10, 1004), (290, 1004), (270, 1112), (-10, 1112)])
        .polygon([(1510, 1004), (1810, 1004), (1810, 1112), (1530, 1112)])
        .field()
    )
    plate = plate.mix(plain(size, ink("#5d7a3a")) * (clouds(size, rng, (20, 9), 4, 0.8) * 0.4 + 1.0), lawn)
    shade = Stencil(size, 1).polygon([(1160, 1128), (1176, 1124), (1290, 1150), (1270, 1160)]).field().blur(3)
    plate = plate * (1.0 - shade * 0.5)
    woman = Stencil(size, 2)
    x, foot = 1140.0, 1120.0
    woman.limb([(x - 9, foot - 70), (x - 14, foot)], 13, 9).limb(
        [(x + 7, foot - 70), (x + 16, foot - 16)], 13, 9
    )
    plate = plate.mix(ink("#4a3a34"), woman.field())
    coat = Stencil(size, 2).blob(
        [
            (x - 24, foot - 54),
            (x - 20, foot - 110),
            (x - 14, foot - 136),
            (x + 14, foot - 136),
            (x + 20, foot - 110),
            (x + 25, foot - 54),
            (x, foot - 48),
        ]
    )
    coat.limb([(x + 14, foot - 130), (x + 30, foot - 100), (x + 22, foot - 84)], 11, 8)
    head = (
        Stencil(size, 2)
        .disc((x, foot - 150), 12)
        .blob(
            [
                (x - 13, foot - 150),
                (x - 8, foot - 164),
                (x + 9, foot - 164),
                (x + 13, foot - 148),
                (x + 8, foot - 134),
                (x - 10, foot - 136),
            ]
        )
    )
    folder = Stencil(size, 2).polygon(
        [(x + 8, foot - 106), (x + 40, foot - 112), (x + 42, foot - 84), (x + 10, foot - 80)]
    )
    shape = coat.field()
    plate = plate.mix(ink("#7c2f33"), shape).lit(
        (shape - shape.shifted(5, 1)).least(0.0), ink("#ffb9a0", 0.35)
    )
    return plate.mix(ink("#2b211d"), head.field()).mix(ink("#e8e2d2"), folder.field())
