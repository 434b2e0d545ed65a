"""A seed → the range above the city as a panorama: young mountains, first snow, haze in the gorges."""

from __future__ import annotations

import random

from PIL import Image

from photo_studio.field import Size, across, column, down
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.terrain import Heights, Lens, daylight, look, mountains

PANORAMA: Size = (2000, 900)
_GROUND: Size = (1100, 560)


def ridge(rng: random.Random) -> Image.Image:
    """The range from the foothills, the sun an hour up on the left."""
    width, depth = _GROUND
    envelope = column(
        _GROUND, lambda y: 1.0 if y < depth / 2 else max(0.07, 0.93 * (2 - 2 * y / depth) ** 1.6 + 0.07)
    )
    land = mountains(_GROUND, rng, 116.0, 45_000, envelope)
    lens = Lens(width / 2, depth - 2 + 330, 74, 400, 2950, 0.84, 332, depth + 325)
    seen, far, cover = look(land, _lit(land, rng), PANORAMA, lens)
    y = down(PANORAMA)
    haze = scale(across(PANORAMA), [(0.0, ink("#e8d4c2")), (1.0, ink("#aebcd6"))])
    seen = seen.mix(haze, far.step(0.25, 1.5) * 0.55)
    drift = clouds(PANORAMA, rng, (600, 80), 6, 0.55) * 0.75 + 0.5
    mist = y.step(0.52, 0.70) * y.step(0.86, 0.70) * drift.clip()
    seen = seen.mix(haze, mist * far.step(0.32, 0.62) * 0.6)
    film = Film(
        0.0,
        contrast=1.1,
        saturation=0.96,
        shadows=(0.014, 0.02, 0.034),
        vignette=0.3,
        grain=0.022,
        sharpen=30,
    )
    return develop(_sky(rng).mix(seen, cover.blur(0.7)), film, rng)


def _lit(land: Heights, rng: random.Random) -> Plate:
    """What grows and lies on the slopes, in this morning's light: meadow, spruce, rock, snow."""
    height = land.field()
    direct, open_sky, steep = daylight(land, 0.42)
    chance = clouds(_GROUND, rng, (40, 40), 5, 0.6)
    snow = (height + chance * 10).step(30, 54) * (1.0 - (steep + chance * 0.06).step(0.36, 0.52) * 0.95)
    rock = plain(_GROUND, ink("#4f4a47")).mix(ink("#7b7067"), chance.step(-0.4, 0.6))
    meadow = plain(_GROUND, ink("#5d5a3a")).mix(ink("#3c4630"), chance.step(-0.3, 0.3))
    spruce = (height + chance * 16).step(36, 22) * (chance + 0.1).step(-0.1, 0.15)
    ground = (
        rock.mix(meadow, (height + chance * 8).step(34, 18))
        .mix(ink("#18241c"), spruce)
        .mix(ink("#f4f6fa"), snow)
    )
    light = (
        plain(_GROUND, (0.0, 0.0, 0.0)).lit(direct, ink("#ffd3a0", 2.3)).lit(open_sky, ink("#86a9dd", 0.5))
    )
    return ground * light


def _sky(rng: random.Random) -> Plate:
    y = down(PANORAMA)
    sky = scale(y, [(0.0, ink("#4f7cb0")), (0.26, ink("#a2bad4")), (0.46, ink("#f3dcc2"))])
    veils = clouds(PANORAMA, rng, (900, 120), 6, 0.55)
    return sky.mix(ink("#fbeee0"), (veils - y * 0.2).step(0.1, 0.9) * 0.5)
