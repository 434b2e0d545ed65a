"""A size and a seed → a tram that comes towards us: its painted front, its outline and its light."""

from __future__ import annotations

import random

from photo_studio.field import Field, Size, column, distance, flat, glow
from photo_studio.noise import clouds
from photo_studio.plate import Plate, ink, plain
from photo_studio.shapes import Point, Stencil, trace
from photo_studio.solids import Lamp, Room, relief, shade, swollen

# The front in pixels of the picture.
LEFT, RIGHT, ROOF, FOOT = 640.0, 1030.0, 306.0, 858.0
_MIDDLE = (LEFT + RIGHT) / 2
_LAMPS = (
    Lamp((-0.8, 0.6, 0.3), ink("#ffb870", 0.34), 0.1, 0.4, 20.0),
    Lamp((0.8, 0.5, 0.3), ink("#7f9fe0", 0.20), 0.1, 0.3, 24.0),
)
_STREET = Room(ink("#5a5470", 0.20), ink("#a0582c", 0.16))


def draw_tram(size: Size, vanish: Point, rng: random.Random) -> tuple[Plate, Field, Plate]:
    """The body, its outline with pantograph and wire (which runs to `vanish`), and the light of its lamps."""
    face, pane, board = _outline(size), _windscreen(size), _board(size)
    body = _painted(size, face, rng).mix(ink("#06070a"), pane).mix(ink("#040405"), board)
    shine = _saloon(size, pane, rng) + _route(size, board, rng) + _headlamps(size)
    pole, wire = _overhead(size, vanish)
    body = body.mix(ink("#07070a"), pole.least(wire) * (1.0 - face))
    return body.blur(1.3), face.least(pole).least(wire * 0.8).blur(1.1), shine.blur(1.1)


def _outline(size: Size) -> Field:
    front = [
        *trace("0,-14 -4,-238", LEFT, FOOT),
        *trace("2,120 20,34 62,4", LEFT, ROOF),
        (_MIDDLE, ROOF - 6),
        *trace("-62,4 -20,34 -2,120", RIGHT, ROOF),
        *trace("4,-238 0,-14 -40,0", RIGHT, FOOT),
        (LEFT + 40, FOOT),
    ]
    return Stencil(size, 2).blob(front).field()


def _painted(size: Size, face: Field, rng: random.Random) -> Plate:
    """Cream over red with a gold line, wet, with a dark skirt and the seams of its doors."""
    red = column(size, lambda v: 1.0 if v > 622 else 0.0).blur(1.5)
    line = column(size, lambda v: 1.0 if 616 < v < 624 else 0.0)
    paint = plain(size, ink("#d8d2c4")).mix(ink("#7d1a20"), red).mix(ink("#c9a24a"), line)
    wet = clouds(size, rng, (26, 90), 5, 0.65) * 0.16 + 0.9
    form = relief(swollen(face, (8.0, 22.0, 60.0), 0.7), face)
    body = shade(form, paint * wet, _LAMPS, _STREET)
    body = body.lit(glow(size, (_MIDDLE, 800), 130, (1.9, 0.7)) * face, ink("#ffb070", 0.05))
    skirt = column(size, lambda v: 1.0 if v > 808 else 0.0) * face
    seams = Stencil(size, 2).line([(_MIDDLE, 640), (_MIDDLE, 806)], 2.0)
    seams.line([(LEFT + 26, 700), (RIGHT - 26, 700)], 2.0)
    return body.mix(ink("#08080a"), skirt * 0.9).mix(ink("#2c0a0c"), seams.field() * 0.7)


def _windscreen(size: Size) -> Field:
    outline = [
        *trace("24,576 28,420 52,392", LEFT, 0),
        (_MIDDLE, 386),
        *trace("-52,392 -28,420 -24,576 -60,594", RIGHT, 0),
        (_MIDDLE, 600),
        (LEFT + 60, 594),
    ]
    return Stencil(size, 2).blob(outline).field()


def _board(size: Size) -> Field:
    left, right = LEFT + 76, RIGHT - 76
    return Stencil(size, 2).polygon([(left, 330), (right, 330), (right, 372), (left, 372)]).field()


def _saloon(size: Size, pane: Field, rng: random.Random) -> Plate:
    """Through the windscreen: the lit saloon behind the driver, and the street's lamps on the glass."""
    within = Stencil(size, 2).polygon(
        [(LEFT + 56, 404), (RIGHT - 56, 404), (RIGHT - 96, 560), (LEFT + 96, 560)]
    )
    deep = glow(size, (_MIDDLE + 14, 470), 92, (1.3, 0.8)) * 0.9 + 0.22
    light = within.field().blur(10) * deep * (clouds(size, rng, (50, 90), 4, 0.6) * 0.25 + 0.85)
    light = light * (1.0 - _passengers(size).blur(3.5) * 0.7) * (1.0 - _driver(size).blur(3) * 0.95)
    spots = Stencil(size, 1)
    for _ in range(16):
        spot = (rng.uniform(LEFT + 30, RIGHT - 30), rng.uniform(400, 590))
        spots.disc(spot, rng.uniform(5, 13), rng.uniform(0.2, 0.9))
    wipers = Stencil(size, 2).line([(_MIDDLE - 20, 600), (_MIDDLE + 110, 470)], 4)
    wipers.line([(LEFT + 60, 600), (_MIDDLE - 60, 480)], 4)
    dark = plain(size, (0.0, 0.0, 0.0))
    shine = dark.lit(light * pane, ink("#ffca84", 0.95)).lit(
        spots.field().blur(2) * pane, ink("#ffb868", 0.28)
    )
    return shine * (1.0 - wipers.field() * 0.85)


def _passengers(size: Size) -> Field:
    """Four people and the poles they hold."""
    lines = Stencil(size, 2)
    for x in (_MIDDLE - 74, _MIDDLE - 20, _MIDDLE + 40, _MIDDLE + 84):
        lines.line([(x, 404), (x + (_MIDDLE - x) * -0.12, 596)], 4)
    for x, y in trace("62,500 16,486 -40,494 108,512", _MIDDLE, 0):
        lines.disc((x, y), 14, flatten=1.2)
        lines.blob([(x - 30, 600), (x - 24, y + 28), (x, y + 12), (x + 24, y + 28), (x + 30, 600)])
    return lines.field()


def _driver(size: Size) -> Field:
    driver = Stencil(size, 2).disc((_MIDDLE - 92, 474), 27, flatten=1.18)
    return driver.blob(trace("-158,610 -142,536 -108,506 -76,508 -44,538 -30,610", _MIDDLE, 0)).field()


def _route(size: Size, board: Field, rng: random.Random) -> Plate:
    """The lamps of the route board: number 6 and a name too small to read."""
    dots = Stencil(size, 2)
    for y, line in enumerate(("0110", "1000", "1110", "1001", "0110")):
        for x, lamp in enumerate(line):
            if lamp == "1":
                dots.disc((LEFT + 92 + x * 7, 337 + y * 7), 2.8)
    for x in range(768, 950, 7):
        for y in range(340, 368, 7):
            if rng.random() < 0.46 and (x // 7) % 6:
                dots.disc((x, y), 2.2, 0.8)
    lit = dots.field() * board
    dark = plain(size, (0.0, 0.0, 0.0))
    return dark.lit(lit, ink("#ffab3c", 2.4)).lit(lit.blur(8), ink("#ff8a28", 0.5))


def _headlamps(size: Size) -> Plate:
    white, halo, amber = flat(size, 0.0), flat(size, 0.0), flat(size, 0.0)
    for x in (LEFT + 66, RIGHT - 66):
        white += distance(size, (x, 744)).step(22, 17)
        halo += glow(size, (x, 744), 24) ** 1.4
        amber += distance(size, (x, 788), (2.0, 0.8)).step(13, 10)
    dark = plain(size, (0.0, 0.0, 0.0))
    return (
        dark.lit(white, ink("#fff4dc", 5.0)).lit(halo, ink("#ffe0a8", 0.65)).lit(amber, ink("#ff7a30", 1.2))
    )


def _overhead(size: Size, vanish: Point) -> tuple[Field, Field]:
    """The pantograph and the wire above it."""
    pole = Stencil(size, 2).line([(_MIDDLE + 40, ROOF), (_MIDDLE + 96, 214), (_MIDDLE + 8, 140)], 6)
    pole.line([(_MIDDLE - 74, 140), (_MIDDLE + 92, 138)], 6)
    wire = Stencil(size, 2).line([(_MIDDLE, 138), (vanish[0], vanish[1] - 40)], 1.8)
    wire.line([(_MIDDLE, 138), (1180, -30)], 3.0)
    return pole.field(), wire.field()
