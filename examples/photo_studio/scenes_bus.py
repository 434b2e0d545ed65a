"""A seed → a bus stop in falling snow: a lit shelter, three people, one lamp."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, column, down, glow, row
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil
from photo_studio.trees import Habit, draw_wood, grow

LANDSCAPE: Size = (1800, 1200)


def bus_stop_snow(rng: random.Random) -> Image.Image:
    """Minus twenty-four, the last bus: a lit shelter, three people, one lamp, all the snow there is."""
    size = LANDSCAPE
    ground = 850.0
    lamp = (1330.0, 210.0)
    plate = scale(down(size), [(0.0, ink("#0e1630")), (0.45, ink("#2a3654")), (0.71, ink("#5d6580"))])
    plate = plate.lit(glow(size, (420, 800), 420, (2.2, 0.8)), ink("#c98a58", 0.35))
    blocks = Stencil(size, 1)
    panes = Stencil(size, 1)
    x = -20.0
    while x < 1820:
        wide, top = rng.uniform(150, 300), rng.uniform(360, 560)
        blocks.polygon([(x, top), (x + wide, top), (x + wide, ground), (x, ground)])
        for line in range(int((ground - top) // 46)):
            for bay in range(int(wide // 40)):
                if rng.random() < 0.30:
                    px, py = x + 12 + bay * 40, top + 16 + line * 46
                    panes.polygon(
                        [(px, py), (px + 20, py), (px + 20, py + 24), (px, py + 24)], rng.uniform(0.3, 1.0)
                    )
        x += wide + rng.uniform(0, 60)
    plate = plate.mix(ink("#252e48"), blocks.field().blur(5) * 0.9).lit(
        panes.field().blur(5), ink("#ffbf70", 0.8)
    )
    trees = Stencil(size, 2)
    for foot, tall in (
        ((190.0, ground + 10), 720.0),
        ((60.0, ground), 520.0),
        ((1660.0, ground + 30), 820.0),
    ):
        draw_wood(trees, grow(foot, tall, Habit(levels=7, spread=0.5, girth=0.045), rng))
    wood = trees.field()
    plate = plate.mix(ink("#161b2c"), wood.blur(0.8)).lit(
        (wood - wood.shifted(0, 4)).least(0.0).blur(1), ink("#cdd6ea", 0.55)
    )
    snow = scale(down(size), [(0.70, ink("#6c7898")), (0.8, ink("#8f9cba")), (1.0, ink("#4d5a7c"))])
    drifts = clouds(size, rng, (320, 60), 6, 0.55)
    snow = snow * (drifts * 0.18 + 1.0)
    snow = snow.lit(glow(size, (lamp[0], ground + 90), 330, (1.9, 0.55)), ink("#ffcf94", 0.55)).lit(
        glow(size, (800, ground + 50), 260, (1.6, 0.4)), ink("#ffd9a0", 0.65)
    )
    tracks = Stencil(size, 1)
    for side in (-1, 1):
        for step in range(34):
            px = 860 + side * 18 + math.sin(step * 0.5) * 10 + (step * 14)
            tracks.disc((px, ground + 60 + step * 10), 5 + step * 0.45, 0.9, 0.45)
    marks = tracks.field().blur(1.5)
    snow = snow * (1.0 - marks * 0.35)
    plate = plate.mix(snow, column(size, lambda v: min(1.0, max(0.0, (v - ground + drift_at(v)) / 8))))
    plate = _shelter(plate, ground + 44, rng)
    post = Stencil(size, 2).limb(
        [(lamp[0] + 90, ground + 70), (lamp[0] + 88, 220), (lamp[0] + 60, 180), (lamp[0] + 4, 190)], 13, 7
    )
    head = Stencil(size, 2).blob(
        [(lamp[0] - 40, 196), (lamp[0] + 4, 176), (lamp[0] + 40, 190), (lamp[0], 206)]
    )
    plate = plate.mix(ink("#11141f"), post.field()).mix(ink("#11141f"), head.field())
    cone = (
        Stencil(size, 1)
        .polygon(
            [
                (lamp[0] - 30, 205),
                (lamp[0] + 30, 205),
                (lamp[0] + 420, ground + 150),
                (lamp[0] - 420, ground + 150),
            ]
        )
        .field()
        .blur(50)
    )
    plate = (
        plate.lit(cone * down(size).step(0.9, 0.1), ink("#ffce90", 0.34))
        .lit(glow(size, lamp, 34), ink("#ffe3b4", 2.2))
        .lit(glow(size, lamp, 150), ink("#ffb866", 0.45))
    )
    plate = _snowfall(plate, lamp, cone, rng)
    film = Film(0.35, contrast=1.1, saturation=0.85, shadows=(0.008, 0.014, 0.04), vignette=0.45, grain=0.034)
    return develop(plate.halation(1.0, 20, 0.28), film, rng)


def drift_at(y: float) -> float:
    """The bank that the plough has left is a few pixels high."""
    return 6.0 if y < 860 else 0.0


def _shelter(plate: Plate, foot: float, rng: random.Random) -> Plate:
    """Glass on three sides, a bench, a strip lamp; the people are dark against it."""
    size = plate.size
    left, right, top = 560.0, 1080.0, foot - 300
    pane = Stencil(size, 2).polygon([(left, top), (right, top), (right, foot), (left, foot)]).field()
    inside = scale(down(size), [(top / 1200, ink("#ffe9bc", 1.15)), (foot / 1200, ink("#d69a54", 0.8))]) * (
        clouds(size, rng, (120, 60), 4, 0.6) * 0.12 + 1.0
    )
    inside = inside * (row(size, lambda v: 0.62 + 0.5 * math.exp(-(((v - 820) / 230) ** 2))))
    plate = plate.mix(inside, pane * 0.9)
    frame = Stencil(size, 2)
    for x in (left, 733.0, 906.0, right):
        frame.line([(x, top), (x, foot)], 8)
    frame.line([(left, foot - 70), (right, foot - 70)], 4).polygon(
        [(600, foot - 88), (780, foot - 88), (780, foot - 76), (600, foot - 76)]
    )
    for x in (616, 764):
        frame.line([(x, foot - 80), (x, foot)], 6)
    frame.polygon(
        [(left - 34, top - 6), (right + 34, top - 6), (right + 34, top + 14), (left - 34, top + 14)]
    )
    poster = (
        Stencil(size, 2)
        .polygon([(926, top + 52), (1060, top + 52), (1060, foot - 84), (926, foot - 84)])
        .field()
    )
    plate = plate.mix(
        plain(size, ink("#8a3a2c", 1.1)).mix(
            ink("#f2dcae"), clouds(size, rng, (70, 50), 2, 0.5).step(-0.1, 0.1)
        ),
        poster * 0.9,
    )
    plate = plate.mix(ink("#171a26"), frame.field())
    cap = Stencil(size, 2).blob(
        [
            (left - 40, top - 4),
            (left + 60, top - 36),
            (820, top - 44),
            (right - 60, top - 34),
            (right + 40, top - 4),
            (820, top - 1),
        ]
    )
    plate = plate.mix(ink("#b9c4dc", 0.8), cap.field())
    tube = Stencil(size, 2).line([(left + 60, top + 24), (right - 60, top + 24)], 7).field()
    plate = plate.lit(tube, ink("#fff4d6", 2.0)).lit(tube.blur(26), ink("#ffd896", 0.7))
    folk = Stencil(size, 2)
    _person(folk, (812.0, foot + 4), 214, 1)
    _person(folk, (872.0, foot + 6), 150, -1)
    _person(folk, (1150.0, foot + 22), 222, -1)
    shape = folk.field().blur(0.8)
    shades = Stencil(size, 1)
    for px, reach in ((812, 190), (872, 140), (1150, 150)):
        shades.polygon(
            [
                (px - 22, foot + 6),
                (px + 22, foot + 6),
                (px + 60 + (px - 820) * 0.4, foot + reach),
                (px - 20 + (px - 820) * 0.4, foot + reach),
            ]
        )
    plate = plate * (1.0 - shades.field().blur(7) * 0.45)
    return plate.mix(ink("#14141c"), shape).lit(
        (shape - shape.shifted(0, 3)).least(0.0), ink("#ffdca4", 0.35)
    )


def _person(pen: Stencil, foot: Point, tall: float, side: int) -> None:
    """Somebody in a long coat and a fur hat, hands in pockets."""
    x, y = foot
    for step in (-1, 1):
        pen.limb(
            [(x + step * tall * 0.055, y - tall * 0.26), (x + step * tall * 0.06, y)],
            tall * 0.085,
            tall * 0.07,
        )
        pen.disc((x + step * tall * 0.06 + side * tall * 0.025, y - 2), tall * 0.045, flatten=0.6)
    pen.blob(
        [
            (x - tall * 0.155, y - tall * 0.22),
            (x - tall * 0.15, y - tall * 0.6),
            (x - tall * 0.12, y - tall * 0.79),
            (x, y - tall * 0.84),
            (x + tall * 0.12, y - tall * 0.79),
            (x + tall * 0.15, y - tall * 0.6),
            (x + tall * 0.155, y - tall * 0.22),
            (x, y - tall * 0.20),
        ]
    )
    for arm in (-1, 1):
        pen.limb(
            [
                (x + arm * tall * 0.12, y - tall * 0.76),
                (x + arm * tall * 0.175, y - tall * 0.56),
                (x + arm * tall * 0.10, y - tall * 0.45),
            ],
            tall * 0.085,
            tall * 0.07,
        )
    pen.disc((x + side * tall * 0.015, y - tall * 0.885), tall * 0.062).blob(
        [
            (x - tall * 0.085, y - tall * 0.90),
            (x - tall * 0.075, y - tall * 0.985),
            (x, y - tall * 1.0),
            (x + tall * 0.08, y - tall * 0.98),
            (x + tall * 0.085, y - tall * 0.90),
            (x, y - tall * 0.925),
        ]
    )


def _snowfall(plate: Plate, lamp: Point, cone: Field, rng: random.Random) -> Plate:
    size = plate.size
    light = cone * 0.9 + glow(size, lamp, 240) * 1.2 + glow(size, (820, 800), 260) * 0.8 + 0.16
    for count, radius, soft, bright in (
        (1500, 1.5, 0.6, 0.9),
        (420, 2.8, 0.9, 0.8),
        (90, 6.5, 2.2, 0.45),
        (16, 17, 4.5, 0.22),
    ):
        flakes = Stencil(size, 1)
        for _ in range(count):
            x, y, r = rng.uniform(-20, 1820), rng.uniform(-20, 1220), radius * rng.uniform(0.6, 1.4)
            flakes.limb([(x, y), (x - r * 1.1, y + r * 1.4)], r * 1.6, r * 1.6, rng.uniform(0.4, 1.0))
        plate = plate.lit(flakes.field().blur(soft) * light, ink("#f4f2f2", bright))
    return plate
