"""a shape + a seed → the JPEG of a picture: hills under a sky, a street, somebody's portrait, things on a table.

Flat tones in few shapes: small files, made in milliseconds, and yet something to look at.
"""

from __future__ import annotations

import io
import math
import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

Colour = tuple[int, int, int]

SIZES = {"landscape": (1500, 1000), "portrait": (900, 1200), "square": (1050, 1050), "panorama": (1800, 740)}
QUALITY = 74
_SKIES: tuple[tuple[Colour, Colour], ...] = (
    ((92, 128, 168), (232, 222, 200)),
    ((148, 160, 172), (226, 226, 222)),
    ((66, 82, 122), (240, 176, 128)),
    ((120, 160, 190), (246, 238, 214)),
)
_GROUNDS: tuple[Colour, ...] = ((98, 104, 72), (140, 116, 74), (84, 98, 96), (122, 92, 78))


def picture(shape: str, seed: str) -> bytes:
    """The picture as a JPEG."""
    # Pillow, when a picture is wanted.
    from PIL import Image, ImageDraw

    hand = random.Random(seed)
    width, height = SIZES[shape]
    upper, lower = hand.choice(_SKIES)
    image = Image.linear_gradient("L").resize((width, height))
    image = Image.composite(
        Image.new("RGB", (width, height), lower), Image.new("RGB", (width, height), upper), image
    )
    draw = ImageDraw.Draw(image)
    ground = hand.choice(_GROUNDS)
    scene = {"portrait": _portrait, "square": _table}.get(shape) or hand.choice((_hills, _street))
    scene(draw, width, height, ground, hand)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=QUALITY, dpi=(200, 200))
    return out.getvalue()


def _shade(colour: Colour, share: float) -> Colour:
    red, green, blue = (max(0, min(255, round(part * share))) for part in colour)
    return red, green, blue


def _hills(draw: ImageDraw, width: int, height: int, ground: Colour, hand: random.Random) -> None:
    sun = hand.uniform(0.15, 0.85) * width, hand.uniform(0.18, 0.36) * height
    round_ = height * 0.07
    draw.ellipse((sun[0] - round_, sun[1] - round_, sun[0] + round_, sun[1] + round_), fill=(255, 246, 222))
    for layer in range(4):
        base, swing = height * (0.5 + 0.13 * layer), height * (0.1 - 0.015 * layer)
        turns, start = hand.uniform(1.5, 3.5), hand.uniform(0, 6)
        ridge = [
            (
                x,
                base
                + swing * math.sin(start + turns * x / width * 2)
                + swing * 0.3 * math.sin(start + 9 * x / width),
            )
            for x in range(0, width + 30, 30)
        ]
        draw.polygon([*ridge, (width + 30, height), (0, height)], fill=_shade(ground, 1.35 - 0.25 * layer))
    for _ in range(hand.randint(3, 9)):
        x, size = hand.uniform(0.05, 0.95) * width, hand.uniform(0.05, 0.13) * height
        foot = height * hand.uniform(0.78, 0.96)
        draw.rectangle((x - size * 0.05, foot - size, x + size * 0.05, foot), fill=_shade(ground, 0.45))
        draw.ellipse(
            (x - size * 0.35, foot - size * 2.1, x + size * 0.35, foot - size * 0.6),
            fill=_shade(ground, 0.55),
        )


def _street(draw: ImageDraw, width: int, height: int, ground: Colour, hand: random.Random) -> None:
    x, horizon = -20.0, height * 0.8
    while x < width:
        wide, tall = hand.uniform(0.09, 0.2) * width, hand.uniform(0.25, 0.6) * height
        wall = _shade(ground, hand.uniform(0.9, 1.7))
        draw.rectangle((x, horizon - tall, x + wide, horizon), fill=wall)
        roof = [
            (x - 8, horizon - tall),
            (x + wide / 2, horizon - tall - height * 0.08),
            (x + wide + 8, horizon - tall),
        ]
        draw.polygon(roof, fill=_shade(wall, 0.6))
        step, lit = wide / hand.randint(3, 5), hand.random()
        for row in range(int(tall / (step * 1.4))):
            for column in range(int(wide / step)):
                left, top = x + (column + 0.3) * step, horizon - tall + (row + 0.5) * step * 1.35
                glass = (250, 226, 160) if hand.random() < lit * 0.5 else _shade(wall, 0.5)
                draw.rectangle((left, top, left + step * 0.42, top + step * 0.6), fill=glass)
        x += wide * hand.choice((1.0, 1.0, 1.15))
    draw.rectangle((0, horizon, width, height), fill=_shade(ground, 0.7))
    draw.polygon(
        [(width * 0.35, height), (width * 0.5, horizon), (width * 0.56, horizon), (width * 0.8, height)],
        fill=_shade(ground, 1.1),
    )
    for _ in range(hand.randint(2, 6)):
        _figure(
            draw, hand.uniform(0.08, 0.92) * width, height * hand.uniform(0.88, 0.96), height * 0.17, hand
        )


def _figure(draw: ImageDraw, x: float, foot: float, size: float, hand: random.Random) -> None:
    coat = hand.choice(((60, 58, 66), (122, 52, 46), (52, 76, 92), (96, 84, 66)))
    draw.polygon(
        [
            (x - size * 0.16, foot),
            (x - size * 0.1, foot - size * 0.75),
            (x + size * 0.1, foot - size * 0.75),
            (x + size * 0.16, foot),
        ],
        fill=coat,
    )
    draw.ellipse((x - size * 0.09, foot - size, x + size * 0.09, foot - size * 0.78), fill=(206, 164, 132))


def _portrait(draw: ImageDraw, width: int, height: int, ground: Colour, hand: random.Random) -> None:
    draw.rectangle((0, 0, width, height), fill=_shade(ground, hand.uniform(1.2, 1.7)))
    draw.rectangle((width * hand.uniform(0.55, 0.8), 0, width, height), fill=_shade(ground, 1.05))
    middle, coat = width * hand.uniform(0.42, 0.58), hand.choice(((46, 56, 78), (92, 44, 44), (64, 72, 58)))
    skin, hair = (
        hand.choice(((214, 172, 140), (190, 146, 112), (224, 188, 160))),
        hand.choice(((40, 34, 32), (96, 70, 46), (176, 172, 168))),
    )
    draw.ellipse((middle - width * 0.36, height * 0.62, middle + width * 0.36, height * 1.3), fill=coat)
    draw.rectangle(
        (middle - width * 0.07, height * 0.5, middle + width * 0.07, height * 0.68), fill=_shade(skin, 0.85)
    )
    draw.ellipse((middle - width * 0.2, height * 0.17, middle + width * 0.2, height * 0.5), fill=hair)
    draw.ellipse((middle - width * 0.17, height * 0.22, middle + width * 0.17, height * 0.58), fill=skin)
    for side in (-1, 1):
        eye = middle + side * width * 0.07
        draw.ellipse((eye - 9, height * 0.385, eye + 9, height * 0.4), fill=(40, 34, 32))
    draw.arc(
        (middle - width * 0.07, height * 0.42, middle + width * 0.07, height * 0.5),
        25,
        155,
        fill=_shade(skin, 0.55),
        width=7,
    )
    draw.polygon(
        [(middle - 60, height * 0.64), (middle, height * 0.74), (middle + 60, height * 0.64)],
        fill=(236, 232, 222),
    )


def _table(draw: ImageDraw, width: int, height: int, ground: Colour, hand: random.Random) -> None:
    draw.rectangle((0, 0, width, height), fill=_shade(ground, 1.5))
    edge = height * hand.uniform(0.5, 0.6)
    draw.rectangle((0, edge, width, height), fill=_shade(ground, 0.8))
    things = hand.randint(3, 5)
    for place in range(things):
        x, size = width * (place + 0.7) / (things + 0.4), hand.uniform(0.1, 0.17) * width
        foot, colour = (
            height * hand.uniform(0.66, 0.86),
            _shade(hand.choice(_GROUNDS), hand.uniform(0.8, 1.9)),
        )
        draw.ellipse(
            (x - size * 0.9, foot - size * 0.12, x + size * 0.9, foot + size * 0.18), fill=_shade(ground, 0.6)
        )
        if hand.random() < 0.5:
            draw.rectangle((x - size * 0.4, foot - size * 1.5, x + size * 0.4, foot), fill=colour)
            draw.rectangle(
                (x - size * 0.18, foot - size * 2, x + size * 0.18, foot - size * 1.5),
                fill=_shade(colour, 0.8),
            )
        else:
            draw.ellipse((x - size * 0.6, foot - size * 1.15, x + size * 0.6, foot), fill=colour)
            draw.ellipse(
                (x - size * 0.34, foot - size * 1.0, x - size * 0.1, foot - size * 0.76),
                fill=_shade(colour, 1.3),
            )
