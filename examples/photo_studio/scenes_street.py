"""A seed → a tram in the rain: lit windows, rails that catch the light, a street gone to discs of colour."""

from __future__ import annotations

import random

from PIL import Image

from photo_studio.field import Field, Size, column, down, glow, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil
from photo_studio.tram import FOOT, LEFT, RIGHT, draw_tram
from photo_studio.trees import Habit, draw_leaves, draw_wood, grow

LANDSCAPE: Size = (1800, 1200)
# Colour, how many, about where (pixels), smallest and largest disc.
_LAMPS_FAR = (
    ("#ffb257", 26, 560.0, 470.0, 11, 24),
    ("#ff4a34", 12, 700.0, 640.0, 11, 20),
    ("#fff0d0", 12, 520.0, 640.0, 12, 23),
    ("#58d68a", 4, 820.0, 500.0, 13, 20),
    ("#6fb0ff", 7, 420.0, 520.0, 11, 20),
)
_VANISH: Point = (600.0, 560.0)
_ROAD = 640.0


def tram_night(rng: random.Random) -> Image.Image:
    """The last tram of the evening, long exposure, wet asphalt."""
    size = LANDSCAPE
    plate = _avenue(size, rng)
    plate = _lights_far(plate, rng)
    plate = _trees_over(plate, rng)
    body, outline, shine = draw_tram(size, _VANISH, rng)
    plate = plate.mix(body, outline) + shine
    plate = _wet_road(plate, rng)
    plate = _rain(plate, rng)
    film = Film(0.6, contrast=1.1, saturation=0.92, shadows=(0.02, 0.022, 0.042), vignette=0.5, grain=0.036)
    return develop(plate.halation(0.85, 15, 0.28), film, rng)


def _avenue(size: Size, rng: random.Random) -> Plate:
    """A low sky with the town's glow in it, and the two walls of houses."""
    y = down(size)
    sky = scale(y, [(0.0, ink("#101426")), (0.3, ink("#2a2a44")), (0.5, ink("#6d5050"))])
    sky = sky.mix(ink("#3a3448"), clouds(size, rng, (600, 180), 6, 0.55).step(-0.2, 0.9) * 0.5)
    sky = sky.lit(glow(size, _VANISH, 190, (1.3, 1.0)), ink("#ff9f58", 0.6))
    for edge, tall in ((0.0, 60.0), (1800.0, -140.0)):
        for index in range(7):
            near, far = 1.0 / (1 + index * 0.85), 1.0 / (1 + (index + 0.94) * 0.85)
            x0, x1 = _VANISH[0] + (edge - _VANISH[0]) * near, _VANISH[0] + (edge - _VANISH[0]) * far
            top = tall + rng.uniform(-40, 120)
            y0, y1 = _VANISH[1] + (top - _VANISH[1]) * near, _VANISH[1] + (top - _VANISH[1]) * far
            wall = (
                Stencil(size, 1)
                .polygon([(x0, y0), (x1, y1), (x1, _ROAD + 60 * far), (x0, _ROAD + 60 * near)])
                .field()
            )
            tone = plain(size, ink("#191820")).lit(glow(size, _VANISH, 340), ink("#c0764a", 0.35))
            sky = sky.mix(
                tone.lit(clouds(size, rng, (60, 60), 4, 0.6).least(0.0), ink("#3a3038", 0.3)), wall.blur(2.5)
            )
            panes = Stencil(size, 1)
            for level in range(6):
                for bay in range(5):
                    if rng.random() < 0.42:
                        t0, t1 = (bay + 0.25) / 5, (bay + 0.66) / 5
                        panes.polygon(
                            [
                                _on_wall(x0, x1, y0, y1, t, v)
                                for t, v in (
                                    (t0, (level + 0.2) / 7),
                                    (t1, (level + 0.2) / 7),
                                    (t1, (level + 0.66) / 7),
                                    (t0, (level + 0.66) / 7),
                                )
                            ],
                            rng.uniform(0.3, 1.0),
                        )
            lit = panes.field().blur(4.0)
            sky = sky.lit(lit, ink(rng.choice(("#ffb765", "#ffd59a", "#ffa050")), 0.75))
    return sky


def _on_wall(x0: float, x1: float, y0: float, y1: float, t: float, v: float) -> Point:
    top = y0 + (y1 - y0) * t
    return x0 + (x1 - x0) * t, top + (_ROAD - top) * v


def _lights_far(plate: Plate, rng: random.Random) -> Plate:
    """Lamps, signals and cars, all far out of focus: discs with a slightly brighter rim."""
    size = plate.size
    for colour, count, x, y, low, high in _LAMPS_FAR:
        discs, rims = Stencil(size, 1), Stencil(size, 1)
        for _ in range(count):
            spot, r = (rng.gauss(x, 230), rng.gauss(y, 55)), rng.uniform(low, high)
            discs.disc(spot, r, rng.uniform(0.35, 1.0))
            rims.disc(spot, r, 0.7).disc(spot, r - 3.5, 0.0)
        plate = plate.lit(discs.field().blur(1.8) + rims.field().blur(1.5) * 0.35, ink(colour, 0.85))
    row_of = Stencil(size, 1)
    for index in range(9):
        grain = 1.0 / (1 + index * 0.6)
        for edge in (90.0, 1500.0):
            x, y = _VANISH[0] + (edge - _VANISH[0]) * grain, _VANISH[1] - 420 * grain
            row_of.disc((x, y), 9 + 15 * grain)
    lamps = row_of.field()
    return plate.lit(lamps.blur(2.0), ink("#ffc77a", 1.5)).lit(lamps.blur(40), ink("#ff9a48", 1.2))


def _trees_over(plate: Plate, rng: random.Random) -> Plate:
    """Elms along the pavement, lit from below by the lamps."""
    size = plate.size
    for foot, tall in (((140.0, 760.0), 800.0), ((372.0, 690.0), 460.0)):
        tree = grow(foot, tall, Habit(levels=6, spread=0.5, girth=0.05), rng)
        trunk, leaves = Stencil(size, 1), Stencil(size, 1)
        draw_wood(trunk, tree)
        draw_leaves(leaves, tree, rng, 11, tall / 75, tall / 21)
        crown = leaves.field().blur(5)
        tone = plain(size, ink("#0e120e")).lit(
            clouds(size, rng, (40, 34), 4, 0.6).least(0.0) * glow(size, (330, 430), 300), ink("#c9923a", 0.8)
        )
        plate = plate.mix(tone, crown * 0.96).mix(ink("#0b0a0c"), trunk.field().blur(3))
    return plate


def _wet_road(plate: Plate, rng: random.Random) -> Plate:
    """Wet asphalt: all that shines above is drawn out downwards in it; the rails hold it longest."""
    size = plate.size
    feet = (
        Stencil(size, 2)
        .polygon([(LEFT - 6, -10), (RIGHT + 6, -10), (RIGHT + 2, FOOT), (LEFT - 2, FOOT)])
        .field()
    )
    ground = column(size, lambda v: min(1.0, max(0.0, (v - _ROAD) / 24))) * (1.0 - feet.blur(1.5))
    flipped = [Field(b.image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)) for b in plate.bands]
    near = Plate(*(b.shifted(0, 2 * FOOT - size[1]) for b in flipped))
    far = Plate(*(b.shifted(0, 2 * (_ROAD + 16) - size[1]) for b in flipped))
    under = row(size, lambda v: min(1.0, max(0.0, min(v - LEFT + 70, RIGHT + 70 - v) / 90)))
    mirror = far.mix(near, under)
    mirror = mirror.smear(3, 26) * 0.6 + mirror.smear(10, 90) * 0.5
    ripple = clouds(size, rng, (90, 11), 5, 0.7)
    streaks = mirror * (ripple * 0.6 + 0.75).least(0.05)
    stone = speckle(size, rng).blur(0.9) * 0.5 + clouds(size, rng, (240, 40), 5, 0.6) * 0.35 + 1.0
    puddles = clouds(size, rng, (420, 60), 5, 0.55).step(-0.15, 0.45)
    glitter = speckle(size, rng).blur(0.8).step(0.30, 0.75) * mirror.red.clip()
    road = plain(size, ink("#15151a")) * stone * 0.7 + streaks * (puddles * 0.5 + 0.26)
    road = road.lit(glitter, ink("#ffd8a8", 0.5))
    contact = (
        Stencil(size, 1)
        .polygon(
            [
                (LEFT - 10, FOOT - 12),
                (RIGHT + 10, FOOT - 12),
                (RIGHT + 34, FOOT + 26),
                (LEFT - 34, FOOT + 26),
            ]
        )
        .field()
        .blur(12)
    )
    road = road * (1.0 - contact * 0.8)
    plate = plate.mix(road, ground)
    return _rails(plate, mirror, ground, rng)


def _rails(plate: Plate, mirror: Plate, ground: Field, rng: random.Random) -> Plate:
    """Two pairs of rails towards the vanishing point: a dark groove and a polished edge."""
    size = plate.size
    gleam = clouds(size, rng, (500, 60), 4, 0.6) * 0.4 + 0.75
    light = glow(size, (_VANISH[0] + 170, _ROAD + 60), 300, (1.6, 1.0))
    steel_tone = (mirror.smear(5, 120) * 0.9 + plain(size, ink("#8f8a90", 0.30))).lit(
        light * gleam, ink("#f0b878", 0.38)
    )
    for foot in (-380.0, 190.0, 847.0, 1409.0):
        steel, groove = Stencil(size, 2), Stencil(size, 2)
        end = (_VANISH[0] + (foot - _VANISH[0]) * 0.12, _ROAD + 2)
        for stencil, shift, wide in ((groove, 11.0, 16.0), (steel, 0.0, 11.0)):
            near = [(foot + shift - wide / 2, 1230.0), (foot + shift + wide / 2, 1230.0)]
            stencil.polygon(
                [*near, (end[0] + 0.9 + shift * 0.1, end[1]), (end[0] - 0.9 + shift * 0.1, end[1])]
            )
        plate = plate.mix(ink("#040405"), groove.field() * ground * 0.9)
        plate = plate.mix(steel_tone, steel.field() * ground * 0.9)
    return plate


def _rain(plate: Plate, rng: random.Random) -> Plate:
    size = plate.size
    drops = Stencil(size, 1)
    for _ in range(420):
        x, y, long = rng.uniform(-20, 1820), rng.uniform(-60, 1150), rng.uniform(26, 74)
        drops.line([(x, y), (x - long * 0.10, y + long)], 1.0, rng.uniform(0.12, 0.55))
    veil = drops.field().blur(0.8) * (glow(size, (835, 640), 300, (1.2, 1.0)) + glow(size, _VANISH, 200))
    return plate.lit(veil, ink("#ffe0b8", 0.34))
