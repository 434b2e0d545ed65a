"""A seed → two evenings of sport: a football ground under its lights, and a puck on fresh ice."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, column, down, glow, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil
from photo_studio.water import floor

LANDSCAPE: Size = (1800, 1200)
_HORIZON, _HEIGHT, _MIDDLE = 380.0, 100.0, 900.0


def stadium_night(rng: random.Random) -> Image.Image:
    """The ground from the high stand: mist in the beams, the pitch as bright as noon, eleven against eleven."""
    size = LANDSCAPE
    sky = scale(down(size), [(0.0, ink("#070b16")), (0.28, ink("#131d30")), (0.44, ink("#31405a"))])
    plate = sky.lit(
        clouds(size, rng, (700, 160), 5, 0.55).step(0.0, 1.0) * down(size).step(0.0, 0.42),
        ink("#5b6a86", 0.35),
    )
    plate = _far_stand(plate, rng)
    plate = _pitch(plate, rng)
    plate = _players(plate, rng)
    plate = _masts(plate, rng)
    heads = Stencil(size, 1)
    for line, radius in ((1120, 38), (1190, 48)):
        x = -20.0
        while x < 1840:
            if rng.random() < 0.86:
                y = line + rng.uniform(-16, 16)
                heads.disc((x, y), radius * 0.62, flatten=1.18).limb(
                    [(x, y + 20), (x, y + 60)], radius * 0.7, radius * 0.9
                )
                heads.blob(
                    [
                        (x - radius * 1.5, y + 160),
                        (x - radius * 1.35, y + 74),
                        (x - radius * 0.5, y + 44),
                        (x + radius * 0.5, y + 44),
                        (x + radius * 1.35, y + 74),
                        (x + radius * 1.5, y + 160),
                    ]
                )
            x += radius * rng.uniform(2.1, 3.1)
    shape = heads.field().blur(3.4)
    rim = (shape - shape.shifted(0, 8)).least(0.0)
    plate = plate.mix(ink("#0b0c10"), shape).lit(rim, ink("#b9cbe0", 0.30))
    film = Film(0.12, contrast=1.1, saturation=0.82, shadows=(0.01, 0.014, 0.03), vignette=0.38, grain=0.034)
    return develop(plate.halation(1.1, 20, 0.30), film, rng)


def _far_stand(plate: Plate, rng: random.Random) -> Plate:
    size = plate.size
    stand = (
        Stencil(size, 1)
        .polygon([(120, 418), (1680, 418), (1800, 530), (1800, 560), (0, 560), (0, 530)])
        .field()
    )
    rows = column(size, lambda y: 0.7 + 0.3 * ((y / 9) % 1.0))
    crowd = (speckle((450, 300), rng).resized(size) * 0.5 + 0.5) * rows
    people = (
        plain(size, ink("#1b2230"))
        .mix(ink("#b8a894"), crowd.step(0.55, 1.0))
        .mix(ink("#a23a34"), (speckle((360, 240), rng).resized(size)).step(0.72, 0.95))
    )
    people = people * (glow(size, (900, 560), 500, (2.0, 0.5)) * 0.5 + 0.25)
    plate = plate.mix(people, stand)
    roof = Stencil(size, 2).polygon([(90, 404), (1710, 404), (1640, 424), (160, 424)]).field()
    plate = plate.mix(ink("#0c1018"), roof)
    boards = Stencil(size, 1)
    plate = plate.mix(ink("#0e1016"), boards.polygon([(0, 540), (1800, 540), (1800, 574), (0, 574)]).field())
    x = 0.0
    while x < 1800:
        wide = rng.uniform(110, 210)
        panel = (
            Stencil(size, 1)
            .polygon([(x + 3, 544), (x + wide - 3, 544), (x + wide - 3, 570), (x + 3, 570)])
            .field()
        )
        words = (speckle((200, 120), rng).resized(size)).step(0.1, 0.5) * column(
            size, lambda v: 1.0 if 551 < v < 563 else 0.0
        )
        tone = rng.choice(("#d9dde0", "#2c5fa8", "#e2b23c", "#b5392e", "#2f7a55"))
        plate = plate.mix(
            plain(size, ink(tone, 0.9)).mix(ink("#14171c" if tone == "#d9dde0" else "#f0efe8"), words * 0.7),
            panel,
        )
        x += wide
    return plate


def _pitch(plate: Plate, rng: random.Random) -> Plate:
    """Grass mown in bands, and the lines: touch lines, half way, circle, two boxes."""
    size = plate.size
    x, z = floor(size, _MIDDLE, _HORIZON, _HEIGHT, 1000.0)
    blades = speckle(size, rng).blur(0.9) * 0.10 + clouds(size, rng, (120, 24), 5, 0.6) * 0.10
    bands = (x * (1 / 82.0) + 40.0).wave().step(0.72, 0.78)
    grass = plain(size, ink("#3d6b34")).mix(ink("#587f40"), bands) * (blades + 1.0)
    light = glow(size, (900, 740), 560, (1.6, 0.7)) * 0.85 + 0.22
    grass = grass * light
    track = plain(size, ink("#7a4436")) * (speckle(size, rng).blur(0.8) * 0.15 + 0.8)
    inside = abs(x).step(350.0, 346.0) * (z - 350.0).step(232.0, 229.0) * (350.0 - z).step(232.0, 229.0)
    grass = track.mix(grass, inside)

    def line(value: Field, at: float, half: float = 1.1) -> Field:
        return (1.0 - abs(value - at).step(half * 0.7, half * 1.4)).clip()

    def span(value: Field, low: float, high: float) -> Field:
        return (value - low).step(-0.6, 0.6) * (high - value).step(-0.6, 0.6)

    wide, deep = span(x, -326.0, 326.0), span(z, 140.0, 560.0)
    ring = (x * x + (z - 350.0) * (z - 350.0)) ** 0.5
    marks = (
        line(z, 140.0, 1.4) * wide
        + line(z, 560.0, 2.4) * wide
        + line(x, 0.0) * deep
        + line(ring, 57.0, 1.3) * deep
    )
    for side in (-1.0, 1.0):
        marks = (
            marks
            + line(x, 325.0 * side) * deep
            + line(x, 223.0 * side) * span(z, 225.0, 475.0)
            + line(x, 291.0 * side) * span(z, 293.0, 407.0)
        )
        near, far = sorted((223.0 * side, 325.0 * side))
        inner, outer = sorted((291.0 * side, 325.0 * side))
        for edge in (225.0, 475.0):
            marks = marks + line(z, edge, 1.8) * span(x, near, far)
        for edge in (293.0, 407.0):
            marks = marks + line(z, edge, 1.8) * span(x, inner, outer)
    chalk = marks.clip() * (clouds(size, rng, (40, 10), 3, 0.6) * 0.15 + 0.85)
    grass = grass.mix(ink("#f0f4ea", 0.95), chalk * 0.85)
    return plate.mix(grass, column(size, lambda v: min(1.0, max(0.0, v - 573))))


def _spot(x: float, z: float) -> tuple[float, float, float]:
    """A place on the pitch in pixels, and how many pixels a metre is there."""
    fall = 1000.0 * _HEIGHT / z
    return _MIDDLE + x * fall / _HEIGHT, _HORIZON + fall, fall / _HEIGHT * 6.2


def _players(plate: Plate, rng: random.Random) -> Plate:
    size = plate.size
    teams: dict[str, list[tuple[float, float]]] = {"#f2f2ee": [], "#b3262a": [], "#e8d23a": []}
    for index in range(10):
        teams["#f2f2ee"].append((rng.gauss(-30 - 16 * (index % 4), 80), rng.uniform(190, 500)))
        teams["#b3262a"].append((rng.gauss(60 + 14 * (index % 4), 80), rng.uniform(190, 500)))
    teams["#e8d23a"].append((10.0, 330.0))
    shadows = Stencil(size, 2)
    for folk in teams.values():
        for x, z in folk:
            px, py, metre = _spot(x, z)
            for dx, dy in ((-1.7, -0.5), (1.7, -0.5), (-1.4, 0.6), (1.4, 0.6)):
                shadows.limb([(px, py), (px + dx * metre, py + dy * metre)], metre * 0.4, metre * 0.2, 0.5)
    plate = plate * (1.0 - shadows.field().blur(1.5) * 0.6)
    for shirt, folk in teams.items():
        tops, rest = Stencil(size, 3), Stencil(size, 3)
        for x, z in sorted(folk, key=lambda spot: -spot[1]):
            _figure(tops, rest, _spot(x, z), rng)
        plate = plate.mix(ink("#23201f"), rest.field()).mix(ink(shirt, 0.95), tops.field())
    px, py, metre = _spot(28.0, 318.0)
    return plate.mix(ink("#ffffff"), Stencil(size, 3).disc((px, py - metre * 0.3), metre * 0.2 + 1).field())


def _figure(tops: Stencil, rest: Stencil, spot: tuple[float, float, float], rng: random.Random) -> None:
    """A runner about 1.8 m tall: legs apart, arms out."""
    x, y, m = spot
    stride, lean = rng.uniform(0.15, 0.6), rng.uniform(-0.18, 0.18)
    hip, neck = (x + lean * m * 0.3, y - 0.9 * m), (x + lean * m, y - 1.5 * m)
    for side in (-1, 1):
        knee = (hip[0] + side * stride * m * 0.45, y - 0.47 * m)
        rest.limb([hip, knee], m * 0.24, m * 0.16).limb(
            [knee, (knee[0] + side * stride * m * 0.2, y - rng.uniform(0, 0.14) * m)], m * 0.15, m * 0.1
        )
    tops.limb([hip, neck], m * 0.38, m * 0.44)
    for side in (-1, 1):
        tops.limb([neck, (neck[0] + side * 0.36 * m, neck[1] + rng.uniform(0.2, 0.5) * m)], m * 0.15, m * 0.1)
    rest.disc((neck[0] + lean * m * 0.2, neck[1] - 0.22 * m), m * 0.15)


def _masts(plate: Plate, rng: random.Random) -> Plate:
    """Four lattice masts, their racks of lamps, and the light that hangs in the mist under them."""
    size = plate.size
    mast, lamps, beams = Stencil(size, 3), Stencil(size, 2), Stencil(size, 1)
    for x, top, foot, k in (
        (250.0, 96.0, 480.0, 1.0),
        (1550.0, 96.0, 480.0, 1.0),
        (640.0, 210.0, 440.0, 0.55),
        (1160.0, 210.0, 440.0, 0.55),
    ):
        for side in (-1, 1):
            mast.line([(x + side * 17 * k, foot), (x + side * 8 * k, top)], 3.4 * k)
        steps = 14
        for index in range(steps):
            low, high = foot + (top - foot) * index / steps, foot + (top - foot) * (index + 1) / steps
            mast.line([(x - 15 * k, low), (x + 13 * k, high)], 1.8 * k).line(
                [(x + 15 * k, low), (x - 13 * k, high)], 1.8 * k
            )
        for line in range(4):
            for cell in range(6):
                lamps.disc((x + (cell - 2.5) * 23 * k, top - 30 * k + line * 21 * k), 8.6 * k)
        lean = (900 - x) * 0.55
        beams.polygon(
            [(x - 60 * k, top), (x + 60 * k, top), (x + lean + 420 * k, 640), (x + lean - 420 * k, 640)],
            0.5 * k + 0.25,
        )
    mist = clouds(size, rng, (300, 200), 5, 0.55) * 0.3 + 0.7
    lit = lamps.field()
    plate = plate.mix(ink("#0a0d14"), mast.field())
    plate = plate.lit(beams.field().blur(45) * mist * down(size).step(0.62, 0.05), ink("#c4d4ea", 0.22))
    return (
        plate.lit(lit, ink("#f4f8ff", 2.6))
        .lit(lit.blur(26), ink("#d6e4fa", 1.0))
        .lit(lit.blur(90), ink("#a8c0e6", 0.9))
    )


def ice_puck(rng: random.Random) -> Image.Image:
    """Half an hour before the last training of the spring: fresh ice, the boards, a puck nobody has touched yet."""
    size = LANDSCAPE
    edge = 470.0
    back = plain(size, ink("#10151d"))
    for tone, count, y, radius in (
        ("#f6d9a0", 26, 150, 26),
        ("#dfeaff", 30, 110, 22),
        ("#d44a3a", 7, 260, 22),
        ("#5fa0e8", 9, 250, 24),
    ):
        discs = Stencil(size, 1)
        for _ in range(count):
            discs.disc(
                (rng.uniform(-30, 1830), rng.gauss(y, 60)),
                radius * rng.uniform(0.6, 1.25),
                rng.uniform(0.2, 0.9),
            )
        back = back.lit(discs.field().blur(2.4), ink(tone, 0.75))
    boards = scale(down(size), [(0.275, ink("#c9d2d8")), (0.36, ink("#eef2f4")), (0.39, ink("#b4bcc2"))])
    boards = boards.mix(ink("#2a5ea6"), column(size, lambda v: 1.0 if 318 < v < 334 else 0.0)).mix(
        ink("#e4b93c"), column(size, lambda v: 1.0 if 434 < v < 470 else 0.0)
    )
    panels = row(size, lambda v: 1.0 if (v + 140) % 430 < 7 else 0.0)
    plate = back.mix(
        boards.mix(ink("#8d979f"), panels * 0.6), column(size, lambda v: 1.0 if 312 < v < edge else 0.0)
    ).blur(9)
    z = floor(size, 900.0, edge - 70, 200.0, 4.0)[1]
    flipped = Plate(
        *(Field(b.image.transpose(_FLIP)).shifted(0, 2 * edge - size[1]) for b in plate.bands)
    ).smear(6, 46)
    frost = clouds(size, rng, (260, 40), 5, 0.6)
    near = down(size).step(edge / size[1], 1.0)
    ice = scale(near, [(0.0, ink("#b9cbd6")), (0.4, ink("#d6e3ea")), (1.0, ink("#9fb6c6"))]) * (
        frost * 0.06 + 1.0
    )
    ice = ice.mix(flipped, (1.0 - near) * 0.42 + 0.14)
    blue = (1.0 - abs(z - 2.9).step(0.10, 0.13)) * (frost * 0.12 + 0.88)
    ice = ice.mix(ink("#3a63b0"), blue * 0.65)
    cuts = Stencil(size, 2)
    for _ in range(190):
        cx, depth = rng.uniform(-400, 2200), rng.random() ** 1.6
        cy, long = edge + 40 + depth * 720, 60 + depth * 620
        bend, rise = rng.gauss(0, 60), rng.gauss(0, 26 + depth * 60)
        cuts.limb(
            [(cx - long / 2, cy - rise * 0.4), (cx, cy + bend * 0.16), (cx + long / 2, cy + rise * 0.4)],
            0.6 + depth * 1.4,
            0.5,
            rng.uniform(0.25, 0.8),
        )
    grooves = cuts.field()
    focus = abs(down(size) - 0.70).step(0.06, 0.34)
    grooves = grooves.mix(grooves.blur(4), focus)
    ice = ice.lit(grooves, ink("#ffffff", 0.42)) * (1.0 - (grooves.shifted(0, 2) - grooves).least(0.0) * 0.28)
    ice = ice.lit(speckle(size, rng).blur(0.9).step(0.62, 0.95) * near, ink("#ffffff", 0.25))
    plate = plate.mix(ice, column(size, lambda v: min(1.0, max(0.0, (v - edge) / 10))))
    plate = _puck(plate, (1120.0, 836.0), 238.0, rng)
    film = Film(-0.02, contrast=1.12, saturation=0.85, shadows=(0.0, 0.012, 0.03), vignette=0.38, grain=0.022)
    return develop(plate.halation(1.1, 14, 0.15), film, rng)


_FLIP = Image.Transpose.FLIP_TOP_BOTTOM


def _puck(plate: Plate, centre: Point, radius: float, rng: random.Random) -> Plate:
    """Vulcanised rubber: knurled edge, a dull top, its image in the ice and the shadow that holds it down."""
    size = plate.size
    (x, y), flatten, tall = centre, 0.30, 104.0
    side = Stencil(size, 2).polygon(
        [(x - radius, y), (x + radius, y), (x + radius, y + tall), (x - radius, y + tall)]
    )
    side.disc((x, y + tall), radius, flatten=flatten)
    top = Stencil(size, 2).disc((x, y), radius, flatten=flatten).field()
    ghost = Stencil(size, 1).disc((x, y + tall * 1.9), radius * 0.99, flatten=flatten)
    ghost.polygon(
        [
            (x - radius, y + tall),
            (x + radius, y + tall),
            (x + radius * 0.99, y + tall * 1.9),
            (x - radius * 0.99, y + tall * 1.9),
        ]
    )
    plate = plate * (1.0 - ghost.field().blur(7) * 0.55)
    plate = plate * (
        1.0
        - Stencil(size, 1)
        .disc((x + 46, y + tall + 16), radius * 1.12, flatten=flatten * 1.05)
        .field()
        .blur(18)
        * 0.5
    )
    around = row(size, lambda v: math.sqrt(max(0.0, 1 - ((v - x) / radius) ** 2)))
    turn = row(size, lambda v: math.asin(max(-1.0, min(1.0, (v - x) / radius))) * 26 + 60.0)
    up = column(size, lambda v: (v - y) * 0.085 + 50.0)
    knurl = (turn + up).wave() * (turn * 1.0 + (100.0 - up)).wave()
    band = (
        plain(size, ink("#17181a"))
        .lit(knurl * (around * 0.6 + 0.1), ink("#8d99a4", 0.34))
        .lit(row(size, lambda v: math.exp(-(((v - x + radius * 0.55) / 60) ** 2))), ink("#c6d4e0", 0.10))
    )
    plate = plate.mix(band, side.field())
    face = plain(size, ink("#1b1c1f")) * (clouds(size, rng, (30, 12), 4, 0.7) * 0.25 + 1.0)
    face = face.lit(glow(size, (x - 70, y - 30), 150, (1.6, 0.5)), ink("#a9bccb", 0.20))
    plate = plate.mix(face, top)
    rim = (top - top.shifted(0, 4)).least(0.0) + (top - top.shifted(0, -3)).least(0.0) * 0.6
    return plate.lit(rim.blur(0.8), ink("#dbe8f2", 0.45))
