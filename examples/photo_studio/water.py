"""What stands above a waterline → the same in the water below it, broken by ripples; and the ground in perspective."""

from __future__ import annotations

import random

from PIL import Image

from photo_studio.field import Field, Size, column, down, row
from photo_studio.noise import clouds
from photo_studio.plate import Colour, Plate, read


def mirrored(plate: Plate, line: int, depth: Colour, rng: random.Random, rough: float = 1.0) -> Plate:
    """The picture above the row `line` seen again in the water below it; near water shows its own `depth`."""
    size = plate.size
    view = plate.view()
    calm, broken = (read(_flipped(view, line, rng, rough * strength)) for strength in (4.0, 22.0))
    near = down(size).step(line / size[1], 1.0)
    bands = clouds(size, rng, (380, 7), 5, 0.72)
    water = calm.mix(broken, (bands + near * 0.7).step(-0.2, 0.7)).mix(depth, near * 0.55 + 0.10)
    water = water * (clouds(size, rng, (160, 4), 4, 0.75) * (near * 0.10 + 0.03) + 1.0)
    return plate.mix(water, column(size, lambda v: min(1.0, max(0.0, v - line))))


def _flipped(view: Image.Image, line: int, rng: random.Random, strength: float) -> Image.Image:
    width, height = view.size
    out = view.copy()
    drift = 0.0
    for y in range(line, height):
        deep = y - line
        drift = drift * 0.84 + rng.gauss(0, 1.0) * strength * (0.10 + deep / 600)
        source = int(line - 1 - deep * 1.05 + rng.gauss(0, strength * 0.35 * (0.2 + deep / 350)))
        strip = view.crop((0, min(line - 1, max(0, source)), width, min(line - 1, max(0, source)) + 1))
        shift = round(drift)
        out.paste(
            strip.transpose(Image.Transpose.FLIP_LEFT_RIGHT),
            (shift - width if shift > 0 else shift + width, y),
        )
        out.paste(strip, (shift, y))
    return out


def floor(size: Size, middle: float, horizon: float, height: float, focus: float) -> tuple[Field, Field]:
    """Where each pixel below the horizon lies on level ground: right of the middle, and away from the lens."""
    fall = column(size, lambda y: height / max(y - horizon, 4.0))
    return row(size, lambda x: x - middle) * fall, fall * focus
