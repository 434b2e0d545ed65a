"""A seed → a wall of clocks that do not agree, and an evening at the village well."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFont

from photo_studio.adverts import FONTS
from photo_studio.field import Size, bell, column, distance, down, from_mask, glow
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline
from photo_studio.solids import Lamp, Room, relief, shade, shadow, swollen, wood

LANDSCAPE: Size = (1800, 1200)
_LAMP = (Lamp((-0.5, 0.7, 0.6), ink("#ffdca6", 1.35), 0.1, 0.35, 30.0),)
_ROOM = Room(ink("#8a7458", 0.26), ink("#5a3c20", 0.18))
_RIMS = ("#8a5a2c", "#3a2a20", "#b08a3c", "#5c2a22", "#46525a", "#c9b48a", "#24322c")
_ROMAN = ("XII", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI")


def clock_wall(rng: random.Random) -> Image.Image:
    """The back wall of the watchmaker's booth: as many opinions as dials."""
    size = LANDSCAPE
    boards = wood(size, rng, ink("#7d5836"), ink("#3a2414"), 1.4)
    joints = column(size, lambda y: 1.0 if y % 200 < 4 else 0.0)
    plate = boards.mix(ink("#140b06"), joints * 0.8)
    spots: list[tuple[float, float, float]] = []
    for radius in (
        206.0,
        168.0,
        150.0,
        128.0,
        118.0,
        104.0,
        96.0,
        88.0,
        80.0,
        74.0,
        70.0,
        64.0,
        60.0,
        56.0,
        52.0,
        50.0,
        46.0,
        44.0,
        92.0,
        84.0,
        78.0,
        72.0,
        66.0,
        60.0,
        56.0,
        52.0,
        48.0,
        44.0,
        42.0,
        40.0,
    ):
        for _ in range(4000):
            x, y = rng.uniform(60, 1740), rng.uniform(50, 1150)
            if all(math.hypot(x - a, y - b) > radius + r + 16 for a, b, r in spots):
                spots.append((x, y, radius))
                break
    for spot in spots:
        plate = _clock(plate, spot, rng)
    plate = plate * (glow(size, (760, 420), 760, (1.2, 0.9)) * 1.25 + 0.08)
    film = Film(
        0.45,
        contrast=1.12,
        saturation=0.85,
        shadows=(0.02, 0.01, 0.008),
        vignette=0.45,
        grain=0.016,
        sharpen=0,
        soften=1.1,
    )
    return develop(plate.halation(1.0, 12, 0.12), film, rng)


def _clock(plate: Plate, spot: tuple[float, float, float], rng: random.Random) -> Plate:
    """One clock: rim, dial, numerals, hands with their shadow, a breath of glass."""
    x, y, radius = spot
    side = round(radius * 2.6)
    size = (side, side)
    middle = (side / 2, side / 2)
    left, top = round(x - side / 2), round(y - side / 2)
    under = Plate(*(type(b)(b.image.crop((left, top, left + side, top + side))) for b in plate.bands))
    ring = Stencil(size, 2).disc(middle, radius).field()
    dial = Stencil(size, 2).disc(middle, radius * 0.84).field()
    under = under * (1.0 - shadow(ring, radius * 0.10, radius * 0.16, radius * 0.11, 0.75))
    rim = (ring - dial).least(0.0)
    brass = shade(
        relief(swollen(rim, (radius * 0.07, radius * 0.03), 0.9), rim, 0.9),
        plain(size, ink(rng.choice(_RIMS))),
        _LAMP,
        _ROOM,
    )
    paper = rng.choice(("#f2ead6", "#e8dcc0", "#f4f1e8", "#ddd0b0", "#efe6d2", "#2a2c30"))
    light = paper != "#2a2c30"
    face = plain(size, ink(paper)) * (clouds(size, rng, (radius, radius), 5, 0.6) * 0.06 + 1.0)
    face = face * (
        1.0
        - (
            1.0
            - distance(size, (middle[0] + radius * 0.05, middle[1] + radius * 0.08)).step(
                radius * 0.86, radius * 0.70
            )
        )
        * 0.35
    )
    marks = _dial(side, radius, rng)
    tone = ink("#221a14") if light else ink("#e9e2cf")
    under = under.mix(brass, ring).mix(face, dial).mix(tone, from_mask(marks) * dial * 0.9)
    hands = Stencil(size, 3)
    hour, minute = rng.uniform(0, 12), rng.uniform(0, 60)
    for turn, long, wide in ((hour / 12, 0.44, 0.075), (minute / 60, 0.70, 0.05)):
        angle = math.tau * turn - math.pi / 2
        back = (middle[0] - math.cos(angle) * radius * 0.12, middle[1] - math.sin(angle) * radius * 0.12)
        tip = (middle[0] + math.cos(angle) * radius * long, middle[1] + math.sin(angle) * radius * long)
        hands.limb([back, tip], radius * wide, radius * 0.016)
    hands.disc(middle, radius * 0.06)
    shape = hands.field()
    under = under * (1.0 - shadow(shape, radius * 0.03, radius * 0.045, 2.5, 0.4))
    under = under.mix(ink("#16110d") if light else ink("#e4c98a"), shape)
    second = Stencil(size, 3)
    angle = rng.uniform(0, math.tau)
    second.line(
        [
            (middle[0] - math.cos(angle) * radius * 0.2, middle[1] - math.sin(angle) * radius * 0.2),
            (middle[0] + math.cos(angle) * radius * 0.74, middle[1] + math.sin(angle) * radius * 0.74),
        ],
        max(1.2, radius * 0.014),
    )
    under = under.mix(ink("#a8281c"), second.field() * (1.0 if rng.random() < 0.5 else 0.0))
    shine = (
        Stencil(size, 1)
        .blob(
            [
                (middle[0] - radius * 0.66, middle[1] - radius * 0.2),
                (middle[0] - radius * 0.3, middle[1] - radius * 0.66),
                (middle[0] + radius * 0.2, middle[1] - radius * 0.74),
                (middle[0] - radius * 0.2, middle[1] - radius * 0.35),
            ]
        )
        .field()
        .blur(radius * 0.05)
    )
    under = under.lit(shine * dial, ink("#fff2da", 0.10))
    for band, piece in zip(plate.bands, under.bands, strict=True):
        band.image.paste(piece.image, (left, top))
    return plate


def _dial(side: int, radius: float, rng: random.Random) -> Image.Image:
    """Minutes, and numerals in one of three fashions."""
    big = 3
    dial = Image.new("L", (side * big, side * big))
    pen = ImageDraw.Draw(dial)
    middle, reach = side * big / 2, radius * big
    for minute in range(60):
        angle = math.tau * minute / 60
        inner = 0.73 if minute % 5 else 0.70
        wide = max(1, round(reach * (0.012 if minute % 5 else 0.026)))
        ends = [
            (middle + math.sin(angle) * reach * share, middle - math.cos(angle) * reach * share)
            for share in (inner, 0.79)
        ]
        pen.line(ends, 255, wide)
    style = rng.choice(("arabic", "roman", "bars"))
    face = "IBMPlexSans-SemiBold.ttf" if style == "arabic" else "SourceSerif4-Bold.ttf"
    font = ImageFont.truetype(str(FONTS / face), reach * (0.20 if style == "arabic" else 0.165))
    for hour in range(12):
        angle = math.tau * hour / 12
        at = (middle + math.sin(angle) * reach * 0.57, middle - math.cos(angle) * reach * 0.57)
        if style == "bars":
            ends = [
                (middle + math.sin(angle) * reach * share, middle - math.cos(angle) * reach * share)
                for share in (0.56, 0.68)
            ]
            pen.line(ends, 255, max(2, round(reach * 0.045)))
        else:
            pen.text(at, str(hour or 12) if style == "arabic" else _ROMAN[hour], 255, font, anchor="mm")
    return dial.reduce(big)


def well_evening(rng: random.Random) -> Image.Image:
    """Seven in the evening at the well of Akshi: the sweep, the buckets, everybody who has news."""
    size = LANDSCAPE
    ground, sun = 930.0, (1330.0, 800.0)
    sky = scale(
        down(size),
        [(0.0, ink("#35507e")), (0.3, ink("#8a86a0")), (0.55, ink("#e3a87c")), (0.75, ink("#f6c274"))],
    )
    sky = sky.mix(
        ink("#f7d9b8"),
        clouds(size, rng, (800, 70), 6, 0.56).step(0.15, 0.9) * down(size).step(0.7, 0.1) * 0.7,
    )
    sky = sky.mix(
        ink("#5a4866"), clouds(size, rng, (1000, 50), 6, 0.55).step(0.25, 0.9) * bell(size, 560, 160) * 0.5
    )
    plate = sky.lit(glow(size, sun, 220, (1.7, 1.0)), ink("#ffa04a", 0.7)).lit(
        distance(size, sun).step(56, 51), ink("#ffe6a8", 2.2)
    )
    hills = land_below(size, skyline(size[0], 850, 18, rng, 0.5, 9))
    plate = plate.mix(ink("#9a6a5c"), hills.blur(2))
    village = Stencil(size, 2)
    for x, wide, high in ((60, 150, 74), (250, 120, 60), (420, 170, 82), (1560, 150, 66), (1720, 170, 84)):
        foot = 905
        village.polygon(
            [
                (x, foot),
                (x, foot - high * 0.55),
                (x + wide / 2, foot - high),
                (x + wide, foot - high * 0.55),
                (x + wide, foot),
            ]
        )
        village.polygon(
            [
                (x + wide * 0.68, foot - high * 0.9),
                (x + wide * 0.78, foot - high * 0.9),
                (x + wide * 0.78, foot - high * 0.5),
                (x + wide * 0.68, foot - high * 0.5),
            ]
        )
    for x in (20, 225, 395, 640, 700, 1500, 1700):
        village.limb([(x, 905), (x + 4, 770)], 6, 3).blob(
            [(x - 15, 880), (x - 12, 800), (x + 4, 735), (x + 20, 800), (x + 22, 880)]
        )
    plate = plate.mix(ink("#5c3f44"), village.field().blur(1.2))
    earth = plain(size, ink("#241a1c")).mix(
        ink("#6a4634"),
        clouds(size, rng, (160, 22), 5, 0.65).step(-0.3, 1.2)
        * column(size, lambda v: max(0.0, 1 - (v - ground) / 230)),
    )
    plate = plate.mix(earth, land_below(size, skyline(size[0], ground, 5, rng, 0.5, 8)))
    dark = Stencil(size, 3)
    dark.limb([(760, 960), (752, 500)], 26, 20).limb([(752, 500), (730, 452)], 15, 10).limb(
        [(752, 500), (778, 456)], 15, 10
    )
    dark.limb([(520, 668), (1140, 338)], 22, 9).disc((524, 676), 40, flatten=0.8)
    dark.line([(1136, 340), (1136, 800)], 3.0)
    dark.polygon([(1114, 800), (1158, 800), (1152, 846), (1120, 846)]).line(
        [(1116, 800), (1136, 770), (1156, 800)], 3
    )
    dark.polygon([(1040, 866), (1236, 866), (1244, 960), (1032, 960)])
    for line in (890, 914, 938):
        dark.line([(1030, line), (1246, line)], 5)
    for x, tall, side, arm, skirt in (
        (930, 228, 1, 0.62, True),
        (1010, 150, 1, 0.80, False),
        (1330, 236, -1, 0.50, False),
        (1420, 222, -1, 0.66, True),
        (1498, 212, -1, 0.46, True),
        (600, 230, 1, 0.44, False),
        (420, 218, 1, 0.40, True),
    ):
        _villager(dark, (float(x), 962.0), float(tall), side, arm, skirt)
    for x in (880, 1290, 1382):
        dark.polygon([(x, 930), (x + 34, 930), (x + 29, 966), (x + 5, 966)]).line(
            [(x + 1, 930), (x + 17, 908), (x + 33, 930)], 3
        )
    dark.polygon([(250, 926), (400, 926), (400, 936), (250, 936)]).line([(268, 930), (268, 966)], 8).line(
        [(382, 930), (382, 966)], 8
    )
    _dog(dark, (1640.0, 964.0))
    shape = dark.field().blur(0.5)
    plate = plate.mix(ink("#17111a"), shape).lit(
        (shape - shape.shifted(-3, 2)).least(0.0) * glow(size, sun, 520), ink("#ffb066", 0.9)
    )
    grass = Stencil(size, 2)
    for _ in range(500):
        root_x, root_y, blade = rng.uniform(0, 1800), rng.uniform(1080, 1215), rng.uniform(20, 90)
        lean = rng.gauss(8, 12)
        grass.limb(
            [(root_x, root_y), (root_x + lean * 0.4, root_y - blade * 0.6), (root_x + lean, root_y - blade)],
            3.2,
            1.0,
        )
    plate = plate.mix(ink("#120c10"), grass.field().blur(1.4))
    film = Film(0.05, contrast=1.1, saturation=0.9, shadows=(0.02, 0.012, 0.03), vignette=0.42, grain=0.03)
    return develop(plate.halation(1.0, 18, 0.18), film, rng)


def _villager(pen: Stencil, foot: Point, tall: float, side: int, arm: float, skirt: bool) -> None:
    """Somebody standing and talking: one arm hangs, the other makes the point."""
    x, y = foot
    if skirt:
        pen.blob(
            [
                (x - tall * 0.13, y - tall * 0.02),
                (x - tall * 0.10, y - tall * 0.30),
                (x - tall * 0.075, y - tall * 0.52),
                (x + tall * 0.075, y - tall * 0.52),
                (x + tall * 0.10, y - tall * 0.30),
                (x + tall * 0.13, y - tall * 0.02),
                (x, y),
            ]
        )
    for step in (-1, 1):
        pen.limb(
            [
                (x + step * tall * 0.045, y - tall * 0.48),
                (x + step * tall * 0.055, y - tall * 0.24),
                (x + step * tall * 0.06, y),
            ],
            tall * 0.095,
            tall * 0.05,
        )
    pen.blob(
        [
            (x - tall * 0.10, y - tall * 0.44),
            (x - tall * 0.115, y - tall * 0.70),
            (x - tall * 0.10, y - tall * 0.81),
            (x, y - tall * 0.84),
            (x + tall * 0.10, y - tall * 0.81),
            (x + tall * 0.115, y - tall * 0.70),
            (x + tall * 0.10, y - tall * 0.44),
        ]
    )
    pen.limb(
        [
            (x - side * tall * 0.10, y - tall * 0.79),
            (x - side * tall * 0.15, y - tall * 0.62),
            (x - side * tall * 0.13, y - tall * 0.45),
        ],
        tall * 0.06,
        tall * 0.04,
    )
    pen.limb(
        [
            (x + side * tall * 0.10, y - tall * 0.79),
            (x + side * tall * 0.19, y - tall * (arm + 0.79) / 2.1),
            (x + side * tall * 0.27, y - tall * arm),
        ],
        tall * 0.06,
        tall * 0.035,
    )
    pen.limb([(x, y - tall * 0.82), (x, y - tall * 0.89)], tall * 0.06, tall * 0.06).disc(
        (x + side * tall * 0.012, y - tall * 0.925), tall * 0.066, flatten=1.15
    )
    if skirt:
        pen.blob(
            [
                (x - tall * 0.08, y - tall * 0.83),
                (x - tall * 0.075, y - tall * 0.97),
                (x, y - tall * 1.0),
                (x + tall * 0.07, y - tall * 0.96),
                (x - side * tall * 0.02, y - tall * 0.84),
            ]
        )
    else:
        pen.polygon(
            [
                (x - tall * 0.085, y - tall * 0.955),
                (x + tall * 0.085, y - tall * 0.955),
                (x + tall * 0.06, y - tall * 1.01),
                (x - tall * 0.06, y - tall * 1.01),
            ]
        )


def _dog(pen: Stencil, foot: Point) -> None:
    x, y = foot
    pen.blob(
        [
            (x - 52, y - 62),
            (x + 40, y - 66),
            (x + 56, y - 48),
            (x + 40, y - 34),
            (x - 40, y - 32),
            (x - 58, y - 44),
        ]
    )
    for leg in (-46, -34, 34, 46):
        pen.limb([(x + leg, y - 40), (x + leg * 1.04, y)], 12, 7)
    pen.limb([(x - 48, y - 56), (x - 70, y - 82)], 22, 18).blob(
        [
            (x - 62, y - 96),
            (x - 84, y - 94),
            (x - 106, y - 78),
            (x - 100, y - 70),
            (x - 72, y - 68),
            (x - 58, y - 78),
        ]
    )
    pen.limb([(x - 66, y - 92), (x - 62, y - 106)], 9, 4).limb(
        [(x + 52, y - 58), (x + 76, y - 80), (x + 82, y - 100)], 9, 5
    )
