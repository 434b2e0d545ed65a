"""A seed → a neighbourhood bakery: tandoor bread on two shelves in the oven's light."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, column, distance, glow, row
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain
from photo_studio.shapes import Point, Stencil
from photo_studio.solids import Lamp, Layer, Room, relief, shade, shadow, sprite, wood

LANDSCAPE: Size = (1800, 1200)
_OVEN = (
    Lamp((-0.72, 0.85, 0.42), ink("#ffca86", 1.75), 0.12, 0.06, 12.0),
    Lamp((0.9, 0.15, 0.4), ink("#ff9a50", 0.35), 0.2),
)
_SHOP = Room(ink("#c9a888", 0.30), ink("#5a3018", 0.30))


def nan(diameter: int, rng: random.Random, turn: float = 1.0) -> Image.Image:
    """A tandoor bread: soft rim, stamped middle, sesame; `turn` below 1 narrows it as it leans away."""
    size = (round(diameter * 1.06), round(diameter * 1.06))
    middle = (size[0] / 2, size[1] / 2)
    reach = distance(size, middle) * (2.0 / diameter)
    wobble = clouds(size, rng, (diameter / 2, diameter / 2), 3, 0.5) * 0.035
    reach = reach + wobble
    rim = (1.0 - ((reach - 0.74) * (1 / 0.27)) ** 2 - ((0.74 - reach) * (1 / 0.36)) ** 2).least(0.0)
    rim = rim.mix(rim**0.55, reach.step(0.55, 0.8))
    bubbles = clouds(size, rng, (diameter / 9, diameter / 9), 4, 0.55)
    height = rim * (diameter * 0.085) + bubbles * (diameter * 0.008) * reach.step(1.0, 0.85)
    stamp = _stamp(size, middle, diameter)
    height = height - stamp * (diameter * 0.012)
    crust = (
        rim * 0.55
        + bubbles * 0.30
        + reach * 0.12
        - stamp * 0.12
        + clouds(size, rng, (diameter / 3, diameter / 3), 3, 0.5) * 0.18
    )
    skin = (
        plain(size, ink("#e8c48a"))
        .mix(ink("#c98a3f"), crust.step(0.0, 0.5))
        .mix(ink("#8a4a1c"), crust.step(0.45, 0.95))
    )
    skin = skin.mix(ink("#4a2410"), (bubbles * rim).step(0.42, 0.95) * 0.6)
    seeds = _sesame(size, middle, diameter, rng)
    height = (height + seeds * 3.0).blur(0.7)
    skin = skin.mix(ink("#f2dfb6"), seeds * 0.85)
    cover = reach.step(1.0, 0.985)
    whole = shade(relief(height, cover, 0.85), skin, _OVEN, _SHOP) * (0.72 + rim * 0.28)
    piece = sprite(whole, cover)
    return piece.resize((max(2, round(piece.width * turn)), piece.height), Image.Resampling.BICUBIC)


def _stamp(size: Size, middle: Point, diameter: int) -> Field:
    """The baker's stamp: rings of pin pricks and a rosette."""
    pins = Stencil(size, 2)
    for ring, count in ((0.06, 1), (0.13, 6), (0.21, 12), (0.30, 18), (0.39, 26)):
        for index in range(count):
            angle = math.tau * (index + ring * 7) / count
            spot = (
                middle[0] + math.cos(angle) * ring * diameter / 2,
                middle[1] + math.sin(angle) * ring * diameter / 2,
            )
            pins.disc(spot, diameter * 0.0105)
    return pins.field().blur(1.2)


def _sesame(size: Size, middle: Point, diameter: int, rng: random.Random) -> Field:
    seeds = Stencil(size, 3)
    for _ in range(90):
        angle, far = rng.uniform(0, math.tau), diameter / 2 * math.sqrt(rng.uniform(0, 0.72))
        x, y = middle[0] + math.cos(angle) * far, middle[1] + math.sin(angle) * far
        lie, long = rng.uniform(0, math.tau), diameter * 0.011
        seeds.limb(
            [(x, y), (x + math.cos(lie) * long, y + math.sin(lie) * long)],
            diameter * 0.0125,
            diameter * 0.006,
        )
    return seeds.field()


def bakery(rng: random.Random) -> Image.Image:
    """Morning's bread on the shelf, the oven's light on it from the left."""
    size = LANDSCAPE
    wall = clouds(size, rng, (420, 420), 7, 0.6)
    plate = plain(size, ink("#4a3222")).mix(ink("#6d4a30"), wall.step(-0.6, 0.8))
    plate = plate * (glow(size, (330, 240), 560, (1.5, 1.0)) * 1.5 + 0.12)
    plate = _shelf(plate, 300.0, rng)
    plate = _breads(plate, 300.0, (440, 500), rng).blur(2.4)
    plate = _shelf(plate, 1064.0, rng)
    plate = _breads(plate, 1064.0, (590, 660), rng)
    plate = _near_bread(plate, rng)
    plate = plate.lit(glow(size, (240, 120), 420, (1.4, 1.0)), ink("#ff9a48", 0.10))
    film = Film(0.15, contrast=1.1, saturation=0.82, shadows=(0.03, 0.016, 0.012), vignette=0.5, grain=0.026)
    return develop(plate.halation(1.0, 18, 0.2), film, rng)


def _shelf(plate: Plate, y: float, rng: random.Random) -> Plate:
    """A plank: a little of its top, a lit front edge, and its shade on the wall below."""
    size = plate.size
    top = column(size, lambda v: 1.0 if y - 34 <= v < y else 0.0)
    front = column(size, lambda v: 1.0 if y <= v < y + 40 else 0.0)
    under = column(size, lambda v: math.exp(-(v - y - 40) / 95) if v >= y + 40 else 0.0)
    light = row(size, lambda v: 1.25 - 0.85 * v / size[0])
    plank = wood(size, rng, ink("#a87848"), ink("#5e3c22"), 1.2)
    plate = plate * (1.0 - under * 0.78)
    plate = plate.mix(plank * light * 0.42, top)
    bevel = column(size, lambda v: 1.5 if v - y < 5 else 0.85 - 0.3 * (v - y) / 40)
    return plate.mix(plank * light * bevel * 0.62, front)


def _breads(plate: Plate, y: float, widths: tuple[int, int], rng: random.Random) -> Plate:
    """A row of breads leaning on the wall, each over the edge of the last."""
    size = plate.size
    x = -0.35 * widths[0]
    while x < size[0]:
        wide = rng.randrange(*widths)
        piece = nan(wide, rng, rng.uniform(0.86, 1.0))
        sheet = Layer(size).lay(piece, (x, y - piece.height + 6))
        cover = sheet.cover
        plate = plate * (1.0 - shadow(cover, 44, 20, 26, 0.72)) * (1.0 - shadow(cover, 12, 7, 7, 0.5))
        foot = (
            Stencil(size, 1)
            .disc((x + piece.width / 2 + 14, y - 6), piece.width * 0.36, flatten=0.09)
            .field()
            .blur(9)
        )
        plate = plate * (1.0 - foot * 0.7)
        plate = plate.mix(sheet.on(plate) * row(size, lambda v: 1.22 - 0.72 * v / size[0]), cover)
        x += piece.width * rng.uniform(0.64, 0.82)
    return plate


def _near_bread(plate: Plate, rng: random.Random) -> Plate:
    """The corner of a basket right before the lens, out of focus."""
    sheet = Layer(plate.size).lay(nan(900, rng, 1.0), (1240, 760))
    plate = plate * (1.0 - shadow(sheet.cover, -24, -16, 60, 0.6))
    return (sheet.on(plate, 17.0)) * (1.0 - sheet.cover.blur(17) * 0.45)
