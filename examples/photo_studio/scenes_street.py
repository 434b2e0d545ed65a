"""A seed → a tram in the rain: lit windows, rails that catch the light, a street gone to discs of colour."""

from __future__ import annotations

import random

from PIL import Image

from photo_studio.field import Field, Size, column, distance, down, glow, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, trace
from photo_studio.solids import Lamp, Room, relief, shade, swollen
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
    tram = _tram(size, rng)
    plate = plate.mix(tram[0], tram[1]) + tram[2]
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
    for _side, edge, tall in ((-1, 0.0, 60.0), (1, 1800.0, -140.0)):
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


# The tram's front: left, right, roof, foot.
_LEFT, _RIGHT, _ROOF, _FOOT = 640.0, 1030.0, 306.0, 858.0


def _tram(size: Size, rng: random.Random) -> tuple[Plate, Field, Plate]:
    """A tram that comes towards us: its body, its outline, and the light of its windows and lamps."""
    middle = (_LEFT + _RIGHT) / 2
    front = [
        *trace("0,-14 -4,-238", _LEFT, _FOOT),
        *trace("2,120 20,34 62,4", _LEFT, _ROOF),
        (middle, _ROOF - 6),
        *trace("-62,4 -20,34 -2,120", _RIGHT, _ROOF),
        *trace("4,-238 0,-14 -40,0", _RIGHT, _FOOT),
        (_LEFT + 40, _FOOT),
    ]
    face = Stencil(size, 2).blob(front).field()
    paint = plain(size, ink("#d8d2c4")).mix(
        ink("#7d1a20"), column(size, lambda v: 1.0 if v > 622 else 0.0).blur(1.5)
    )
    paint = paint.mix(ink("#c9a24a"), column(size, lambda v: 1.0 if 616 < v < 624 else 0.0))
    form = relief(swollen(face, (8.0, 22.0, 60.0), 0.7), face)
    wet = clouds(size, rng, (26, 90), 5, 0.65) * 0.16 + 0.9
    lamps = (
        Lamp((-0.8, 0.6, 0.3), ink("#ffb870", 0.34), 0.1, 0.4, 20.0),
        Lamp((0.8, 0.5, 0.3), ink("#7f9fe0", 0.20), 0.1, 0.3, 24.0),
    )
    body = shade(form, paint * wet, lamps, Room(ink("#5a5470", 0.20), ink("#a0582c", 0.16)))
    body = body.lit(glow(size, (middle, 800), 130, (1.9, 0.7)) * face, ink("#ffb070", 0.05))
    skirt = (
        Stencil(size, 2)
        .polygon([(_LEFT - 8, 808), (_RIGHT + 8, 808), (_RIGHT, _FOOT + 4), (_LEFT, _FOOT + 4)])
        .field()
        * face
    )
    body = body.mix(ink("#08080a"), skirt * 0.9)
    seam = (
        Stencil(size, 2)
        .line([(middle, 640), (middle, 806)], 2.0)
        .line([(_LEFT + 26, 700), (_RIGHT - 26, 700)], 2.0)
        .field()
    )
    body = body.mix(ink("#2c0a0c"), seam * 0.7)
    pane = (
        Stencil(size, 2)
        .blob(
            [
                (_LEFT + 24, 576),
                (_LEFT + 28, 420),
                (_LEFT + 52, 392),
                (middle, 386),
                (_RIGHT - 52, 392),
                (_RIGHT - 28, 420),
                (_RIGHT - 24, 576),
                (_RIGHT - 60, 594),
                (middle, 600),
                (_LEFT + 60, 594),
            ]
        )
        .field()
    )
    body = body.mix(ink("#06070a"), pane)
    shine = _saloon(size, pane, middle, rng)
    board = (
        Stencil(size, 2)
        .polygon([(_LEFT + 76, 330), (_RIGHT - 76, 330), (_RIGHT - 76, 372), (_LEFT + 76, 372)])
        .field()
    )
    dots = _route(size, board, rng)
    body = body.mix(ink("#040405"), board)
    shine = shine.lit(dots, ink("#ffab3c", 2.4)).lit(dots.blur(8), ink("#ff8a28", 0.5))
    for x in (_LEFT + 66, _RIGHT - 66):
        shine = shine.lit(distance(size, (x, 744)).step(22, 17), ink("#fff4dc", 5.0)).lit(
            glow(size, (x, 744), 24) ** 1.4, ink("#ffe0a8", 0.65)
        )
        shine = shine.lit(distance(size, (x, 788), (2.0, 0.8)).step(13, 10), ink("#ff7a30", 1.2))
    pole = (
        Stencil(size, 2)
        .line([(middle + 40, _ROOF), (middle + 96, 214), (middle + 8, 140)], 6)
        .line([(middle - 74, 140), (middle + 92, 138)], 6)
        .field()
    )
    wire = (
        Stencil(size, 2)
        .line([(middle, 138), (_VANISH[0], _VANISH[1] - 40)], 1.8)
        .line([(middle, 138), (1180, -30)], 3.0)
        .field()
    )
    body = body.mix(ink("#07070a"), (pole.least(wire)) * (1.0 - face))
    return body.blur(1.3), face.least(pole).least(wire * 0.8).blur(1.1), shine.blur(1.1)


def _saloon(size: Size, pane: Field, middle: float, rng: random.Random) -> Plate:
    """What the windscreen shows: the lit saloon behind the driver, poles, people, and the street's lamps on
    the glass.
    """
    within = (
        Stencil(size, 2)
        .polygon([(_LEFT + 56, 404), (_RIGHT - 56, 404), (_RIGHT - 96, 560), (_LEFT + 96, 560)])
        .field()
        .blur(10)
    )
    deep = glow(size, (middle + 14, 470), 92, (1.3, 0.8)) * 0.9 + 0.22
    light = within * deep * (clouds(size, rng, (50, 90), 4, 0.6) * 0.25 + 0.85)
    lines = Stencil(size, 2)
    for x in (middle - 74, middle - 20, middle + 40, middle + 84):
        lines.line([(x, 404), (x + (middle - x) * -0.12, 596)], 4)
    for x, y in trace("62,500 16,486 -40,494 108,512", middle, 0):
        lines.disc((x, y), 14, flatten=1.2).blob(
            [(x - 30, 600), (x - 24, y + 28), (x, y + 12), (x + 24, y + 28), (x + 30, 600)]
        )
    driver = Stencil(size, 2).disc((middle - 92, 474), 27, flatten=1.18)
    driver.blob(trace("-158,610 -142,536 -108,506 -76,508 -44,538 -30,610", middle, 0))
    light = light * (1.0 - lines.field().blur(3.5) * 0.7) * (1.0 - driver.field().blur(3) * 0.95)
    shine = plain(size, (0.0, 0.0, 0.0)).lit(light * pane, ink("#ffca84", 0.95))
    spots = Stencil(size, 1)
    for _ in range(16):
        spots.disc(
            (rng.uniform(_LEFT + 30, _RIGHT - 30), rng.uniform(400, 590)),
            rng.uniform(5, 13),
            rng.uniform(0.2, 0.9),
        )
    shine = shine.lit(spots.field().blur(2) * pane, ink("#ffb868", 0.28))
    wiper = (
        Stencil(size, 2)
        .line([(middle - 20, 600), (middle + 110, 470)], 4)
        .line([(_LEFT + 60, 600), (middle - 60, 480)], 4)
        .field()
    )
    return shine * (1.0 - wiper * 0.85)


def _route(size: Size, board: Field, rng: random.Random) -> Field:
    """The lamps of the route board: number 6 and a name too small to read."""
    dots = Stencil(size, 2)
    six = ("0110", "1000", "1110", "1001", "0110")
    for y, line in enumerate(six):
        for x, lit in enumerate(line):
            if lit == "1":
                dots.disc((_LEFT + 92 + x * 7, 337 + y * 7), 2.8)
    for column_at in range(768, 950, 7):
        for line_at in range(340, 368, 7):
            if rng.random() < 0.46 and (column_at // 7) % 6:
                dots.disc((column_at, line_at), 2.2, 0.8)
    return dots.field() * board


def _wet_road(plate: Plate, rng: random.Random) -> Plate:
    """Asphalt in the rain: all that shines above is drawn out downwards in it, and the rails hold it
    longest.
    """
    size = plate.size
    feet = (
        Stencil(size, 2)
        .polygon([(_LEFT - 6, -10), (_RIGHT + 6, -10), (_RIGHT + 2, _FOOT), (_LEFT - 2, _FOOT)])
        .field()
    )
    ground = column(size, lambda v: min(1.0, max(0.0, (v - _ROAD) / 24))) * (1.0 - feet.blur(1.5))
    flipped = [Field(b.image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)) for b in plate.bands]
    near = Plate(*(b.shifted(0, 2 * _FOOT - size[1]) for b in flipped))
    far = Plate(*(b.shifted(0, 2 * (_ROAD + 16) - size[1]) for b in flipped))
    under = row(size, lambda v: min(1.0, max(0.0, min(v - _LEFT + 70, _RIGHT + 70 - v) / 90)))
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
                (_LEFT - 10, _FOOT - 12),
                (_RIGHT + 10, _FOOT - 12),
                (_RIGHT + 34, _FOOT + 26),
                (_LEFT - 34, _FOOT + 26),
            ]
        )
        .field()
        .blur(12)
    )
    road = road * (1.0 - contact * 0.8)
    plate = plate.mix(road, ground)
    return _rails(plate, mirror, ground, rng)


def _rails(plate: Plate, mirror: Plate, ground: Field, rng: random.Random) -> Plate:
    """Two pairs of rails towards the vanishing point: a dark groove and a polished edge that mirrors the
    street.
    """
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
