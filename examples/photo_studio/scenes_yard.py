"""A seed → a school yard: hopscotch in chalk and the long shadows of children."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFont

from photo_studio.adverts import FONTS
from photo_studio.field import Size, down, from_mask, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil

LANDSCAPE: Size = (1800, 1200)


def school_yard(rng: random.Random) -> Image.Image:
    """Quarter past three: hopscotch in chalk, and the long shadows of those who wait for their turn."""
    size = LANDSCAPE
    board = Image.new("L", (1500, 1500))
    pen = ImageDraw.Draw(board)
    font = ImageFont.truetype(str(FONTS / "NotoSerif-BoldItalic.ttf"), 120)
    side = 190
    cells = [(0, 1), (0, 2), (-1, 3), (1, 3), (0, 4), (-1, 5), (1, 5), (0, 6)]
    for number, (across_, up) in enumerate(cells, 1):
        x, y = 800 + across_ * side / 2, 1440 - up * side
        box = (x - side / 2 + rng.uniform(-6, 6), y + rng.uniform(-6, 6))
        corners = [
            (box[0], box[1]),
            (box[0] + side, box[1] + rng.uniform(-5, 5)),
            (box[0] + side + rng.uniform(-5, 5), box[1] + side),
            (box[0] + rng.uniform(-5, 5), box[1] + side),
        ]
        pen.line([*corners, corners[0]], 255, 13, joint="curve")
        pen.text((box[0] + side / 2, box[1] + side / 2), str(number), 255, font, anchor="mm")
    pen.arc([800 - 150, 1440 - 7 * side - 80, 800 + 150, 1440 - 7 * side + 190], 178, 362, 255, 13)
    pen.ellipse([260 - 86, 420 - 86, 260 + 86, 420 + 86], outline=255, width=14)
    for step in range(12):
        turn = math.tau * step / 12
        pen.line(
            [
                (260 + math.cos(turn) * 112, 420 + math.sin(turn) * 112),
                (260 + math.cos(turn) * 168, 420 + math.sin(turn) * 168),
            ],
            255,
            13,
        )
    for step in range(6):
        turn = math.tau * step / 6
        cx, cy = 1250 + math.cos(turn) * 74, 760 + math.sin(turn) * 74
        pen.ellipse([cx - 46, cy - 46, cx + 46, cy + 46], outline=255, width=12)
    pen.line([(1250, 850), (1236, 1120)], 255, 14)
    view = (-500, -700, 2300, -700, 1640, 1280, 160, 1280)
    chalk = from_mask(board.transform(size, Image.Transform.QUAD, _quad(view), Image.Resampling.BICUBIC))
    grain = speckle(size, rng).blur(0.7)
    near = down(size)
    asphalt = plain(size, ink("#6c6862")) * (
        grain.blur(1.2) * 0.26 + clouds(size, rng, (400, 160), 6, 0.55) * 0.13 + 1.0
    )
    asphalt = asphalt.lit(speckle(size, rng).step(0.75, 1.0), ink("#d8c8b0", 0.18))
    cracks = abs(clouds(size, rng, (520, 260), 5, 0.5)).step(0.014, 0.004)
    asphalt = asphalt * (1.0 - cracks * 0.45)
    dusty = (chalk * (grain * 0.7 + clouds(size, rng, (90, 60), 4, 0.6) * 0.35 + 0.95)).clip()
    tint = (
        plain(size, ink("#f4f0e6"))
        .mix(ink("#f2a8b4"), row(size, lambda v: 1.0 if v > 1160 else 0.0))
        .mix(ink("#f5d56a"), row(size, lambda v: 1.0 if v < 620 else 0.0))
    )
    plate = asphalt.mix(tint, dusty * 0.85).mix(tint, chalk.blur(14) * 0.10)
    plate = plate * (scale(near, [(0.0, (1.25, 1.08, 0.85)), (1.0, (1.05, 0.96, 0.86))]))
    shades = Stencil(size, 2)
    for x, foot, tall, kind in (
        (260, 1290, 900, 0),
        (520, 1310, 760, 1),
        (1500, 1290, 1000, 2),
        (1700, 1320, 820, 0),
    ):
        _shade(shades, (float(x), float(foot)), float(tall), kind)
    dark = shades.field()
    dark = dark.blur(1.6).mix(dark.blur(7), near.step(0.8, 0.1))
    plate = plate.mix(plate * (0.25, 0.28, 0.40), dark * 0.92)
    film = Film(
        0.12,
        contrast=1.15,
        saturation=0.9,
        shadows=(0.006, 0.004, 0.03),
        vignette=0.35,
        grain=0.01,
        sharpen=0,
        soften=1.1,
    )
    return develop(plate, film, rng)


def _quad(view: tuple[int, ...]) -> tuple[float, ...]:
    """Upper left, lower left, lower right, upper right of the board, as Pillow's QUAD wants them."""
    a, b, c, d, e, f, g, h = (float(v) for v in view)
    return (a, b, g, h, e, f, c, d)


def _shade(pen: Stencil, foot: Point, tall: float, kind: int) -> None:
    """The shadow of a child, falling up the picture and a little to the right."""
    x, y = foot

    def at(across_: float, up: float) -> Point:
        return x + across_ * tall * 0.36 + up * tall * 0.16, y - up * tall

    for leg in (-1, 1):
        pen.limb([at(leg * 0.13, 0.0), at(leg * 0.10, 0.22), at(leg * 0.07, 0.46)], 40, 46)
    pen.blob(
        [
            at(-0.24, 0.40),
            at(-0.20, 0.62),
            at(-0.22, 0.76),
            at(0.0, 0.81),
            at(0.22, 0.76),
            at(0.20, 0.62),
            at(0.24, 0.40),
            at(0.0, 0.37),
        ]
    )
    pen.limb([at(0, 0.78), at(0, 0.86)], 34, 30)
    pen.blob(
        [
            at(-0.15, 0.90),
            at(-0.11, 0.99),
            at(0.0, 1.02),
            at(0.11, 0.99),
            at(0.15, 0.90),
            at(0.09, 0.83),
            at(-0.09, 0.83),
        ]
    )
    if kind == 1:
        for side in (-1, 1):
            pen.limb([at(side * 0.13, 0.96), at(side * 0.30, 0.93), at(side * 0.36, 0.80)], 26, 8)
        pen.blob([at(-0.36, 0.22), at(-0.2, 0.5), at(0.2, 0.5), at(0.36, 0.22), at(0.0, 0.2)])
    arms = {
        0: ((-1, 0.50, -0.42), (1, 0.50, 0.42)),
        1: ((-1, 0.55, -0.44), (1, 0.84, 0.52)),
        2: ((-1, 0.94, -0.50), (1, 0.52, 0.40)),
    }[kind]
    for side, up, out in arms:
        pen.limb([at(side * 0.20, 0.75), at(out * 0.85, (0.75 + up) / 2), at(out, up)], 30, 20)
