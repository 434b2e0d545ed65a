"""A seed → a game at a school chess club: turned pieces, one of them sharp, lamps far out of focus."""

from __future__ import annotations

import math
import random
from dataclasses import dataclass

from PIL import Image

from photo_studio.field import Field, Size, column, down, glow
from photo_studio.noise import clouds
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, trace
from photo_studio.solids import (
    Lamp,
    Layer,
    Room,
    relief,
    shade,
    sprite,
    swollen,
    turned,
    wood,
)

LANDSCAPE: Size = (1800, 1200)
# The lens: horizon line, how fast the table falls away below it, pixels per square, distance to rank 0.
_HORIZON, _FALL, _SQUARE, _BACK, _MIDDLE = 345.0, 1120.0, 900.0, 2.6, 900.0
_TEXEL = 150

# Outlines from the table upwards: (height, radius) in squares.
_FOOT = trace("0,0.40 0.05,0.42 0.13,0.35 0.17,0.37 0.22,0.35 0.27,0.27")
PAWN = [(height * 0.86, radius * 0.86) for height, radius in _FOOT] + trace(
    "0.34,0.17 0.56,0.115 0.64,0.12 0.67,0.20 0.71,0.20 0.73,0.12 0.77,0.155 0.84,0.195 0.92,0.205 1,0.18 "
    "1.06,0.12 1.10,0"
)
BISHOP = _FOOT + trace(
    "0.38,0.19 0.80,0.12 0.98,0.125 1.02,0.22 1.06,0.22 1.08,0.14 1.12,0.13 1.22,0.185 1.34,0.19 1.46,0.13 "
    "1.54,0.05 1.56,0.04 1.59,0.06 1.63,0.06 1.67,0"
)
QUEEN = _FOOT + trace(
    "0.40,0.20 0.95,0.125 1.22,0.13 1.26,0.24 1.30,0.24 1.33,0.15 1.38,0.16 1.62,0.245 1.68,0.25 1.70,0.19 "
    "1.75,0.12 1.77,0.06 1.81,0.065 1.86,0"
)
KING = _FOOT + trace(
    "0.40,0.21 1,0.13 1.30,0.14 1.34,0.25 1.38,0.25 1.41,0.16 1.46,0.165 1.74,0.235 1.79,0.23 1.81,0.16 "
    "1.87,0.07 1.90,0.05 1.91,0"
)
ROOK = _FOOT + trace(
    "0.36,0.22 0.80,0.17 0.98,0.175 1.02,0.27 1.07,0.27 1.09,0.24 1.12,0.25 1.34,0.265 1.36,0.265 1.365,0"
)


@dataclass(frozen=True)
class Man:
    """One piece: outline, side, and its place in squares to the right of the middle and ranks away."""

    outline: list[Point]
    white: bool
    across: float
    away: float


_GAME = (
    Man(ROOK, False, -3.5, 5.5),
    Man(KING, False, 1.5, 5.5),
    Man(BISHOP, False, -0.5, 5.5),
    Man(PAWN, False, 3.5, 4.5),
    Man(PAWN, False, 2.5, 4.5),
    Man(PAWN, False, -2.5, 4.5),
    Man(QUEEN, False, -1.5, 3.5),
    Man(PAWN, True, 1.5, 2.5),
    Man(PAWN, False, -0.5, 1.55),
    Man(BISHOP, True, 2.5, 1.5),
    Man(PAWN, True, -2.5, 1.5),
    Man(KING, True, 0.5, 0.5),
    Man(ROOK, True, -1.5, 0.5),
    Man(PAWN, True, 1.42, -0.5),
)
_FOCUS = 0.5


def chess(rng: random.Random) -> Image.Image:
    """The white king in focus, late in the game."""
    size = LANDSCAPE
    plate = _hall(rng)
    board = _board(rng)
    table = column(size, lambda v: 1.0 if v > _HORIZON + 150 else 0.0)
    sharp = column(size, lambda v: min(1.0, abs(_rank(max(v, _HORIZON + 60)) - _FOCUS) / 3.2))
    board = board.mix(board.blur(9.0), sharp)
    # The polished board holds the lamps of the hall, upside down.
    mirror = Plate(
        *(Field(b.image.transpose(Image.Transpose.FLIP_TOP_BOTTOM)).shifted(0, -430) for b in plate.bands)
    )
    board = board + mirror.smear(14, 60) * (0.10, 0.10, 0.11)
    plate = plate.mix(board, table.blur(5))
    for man in sorted(_GAME, key=lambda m: -m.away):
        plate = _stand(plate, man, rng)
    film = Film(0.2, contrast=1.1, saturation=0.95, shadows=(0.022, 0.018, 0.028), vignette=0.5, grain=0.028)
    return develop(plate.halation(1.0, 16, 0.22), film, rng)


def _rank(y: float) -> float:
    return _FALL / (y - _HORIZON) - _BACK


def _spot(man: Man) -> tuple[float, float, float]:
    """Where a piece's foot is in the picture, and how many pixels a square measures there."""
    grain = 1.0 / (man.away + _BACK)
    return _MIDDLE + man.across * _SQUARE * grain, _HORIZON + _FALL * grain, _SQUARE * grain


def _hall(rng: random.Random) -> Plate:
    size = LANDSCAPE
    plate = scale(down(size), [(0.0, ink("#1c1a20")), (0.3, ink("#3a2c26")), (0.5, ink("#241a17"))])
    for x, y, wide, tone, strength in (
        (250, 130, 210, "#8fb0d6", 0.55),
        (560, 120, 190, "#9dbadb", 0.42),
        (1500, 190, 260, "#d08a4c", 0.35),
    ):
        pane = Stencil(size, 1).polygon(
            [(x - wide / 2, -40), (x + wide / 2, -40), (x + wide / 2, y + 120), (x - wide / 2, y + 120)]
        )
        plate = plate.lit(pane.field().blur(34), ink(tone, strength))
    for count, low, high, tone in ((12, 26, 46, "#ffb765"), (8, 18, 32, "#ffd9a0"), (5, 22, 36, "#8fc3ff")):
        lamps, rims = Stencil(size, 1), Stencil(size, 1)
        for _ in range(count):
            spot, r = (rng.uniform(620, 1800), rng.uniform(60, 400)), rng.uniform(low, high)
            lamps.disc(spot, r, rng.uniform(0.3, 1.0))
            rims.disc(spot, r, 0.7).disc(spot, r - 4, 0.0)
        plate = plate.lit(lamps.field().blur(2.5) + rims.field().blur(2) * 0.25, ink(tone, 0.55))
    people = Stencil(size, 1)
    for x, y, wide in ((1130, 210, 120), (380, 190, 105)):
        people.disc((x, y - 96), wide * 0.46, flatten=1.2).blob(
            [
                (x - wide, y + 210),
                (x - wide * 0.9, y + 30),
                (x - wide * 0.3, y - 40),
                (x + wide * 0.3, y - 40),
                (x + wide * 0.9, y + 30),
                (x + wide, y + 210),
            ]
        )
    shape = people.field().blur(26)
    return plate.mix(ink("#15100f"), shape * 0.85)


def _board(rng: random.Random) -> Plate:
    """The table top as seen from above, then laid into perspective."""
    side = 12 * _TEXEL
    flat_size = (side, side)
    pale = wood(flat_size, rng, ink("#d9b98a"), ink("#a67b4c"), 0.8)
    dark = wood(flat_size, rng, ink("#6d452c"), ink("#3b2114"), 0.8)
    squares, frame = Stencil(flat_size, 1), Stencil(flat_size, 1)
    for rank in range(8):
        for file in range(8):
            if (rank + file) % 2 == 0:
                x, y = (file + 2) * _TEXEL, (rank + 2) * _TEXEL
                squares.polygon([(x, y), (x + _TEXEL, y), (x + _TEXEL, y + _TEXEL), (x, y + _TEXEL)])
    edge = 2 * _TEXEL
    frame.polygon([(edge, edge), (side - edge, edge), (side - edge, side - edge), (edge, side - edge)])
    top = wood(flat_size, rng, ink("#4a3226"), ink("#2b1a12"), 1.4).mix(
        pale.mix(dark, squares.field().blur(1)), frame.field().blur(1)
    )
    rim = Stencil(flat_size, 1)
    rim.line(
        [(edge, edge), (side - edge, edge), (side - edge, side - edge), (edge, side - edge), (edge, edge)], 12
    )
    top = top.mix(ink("#20130c"), rim.field().blur(1))
    # For each pixel (x, y) of the picture Pillow asks which cell of the flat top it shows.
    unit, lift = float(_TEXEL), -_HORIZON
    shape = tuple(
        value / lift
        for value in (
            unit * _FALL / _SQUARE, 6 * unit, unit * (-_MIDDLE * _FALL / _SQUARE - 6 * _HORIZON),
            0.0, unit * (4 - _BACK), unit * (_FALL - (4 - _BACK) * _HORIZON), 0.0, 1.0,
        )
    )  # fmt: skip
    seen = [
        Field(b.image.transform(LANDSCAPE, Image.Transform.PERSPECTIVE, shape, Image.Resampling.BICUBIC))
        for b in top.bands
    ]
    light = glow(LANDSCAPE, (380, 520), 620, (1.5, 1.0)) * 1.25 + 0.22
    return Plate(*(s.least(0.0) for s in seen)) * light


def _lamps(white: bool) -> tuple[Lamp, ...]:
    shine = 0.28 if white else 0.5
    return (
        Lamp((-0.85, 0.55, 0.45), ink("#dfe9f6", 1.05), 0.12, shine, 46.0),
        Lamp((0.9, 0.5, -0.1), ink("#ffb066", 0.8), 0.05, shine, 30.0),
        Lamp((0.1, 0.9, 0.6), ink("#ffd9b0", 0.22), 0.2, 0.2, 60.0),
    )


def _body(man: Man, unit: float, rng: random.Random) -> tuple[Image.Image, float]:
    """A piece as a sprite, and how far below the sprite's top its foot is."""
    tall = man.outline[-1][0] * unit
    room = unit * 0.34 if man.outline is KING else 8.0
    size = (round(unit * 1.1), round(tall + room + unit * 0.2))
    foot = tall + room
    wide = man.outline[0][1] * unit
    under = [
        (foot + wide * 0.26 * math.sin(a), wide * math.cos(a))
        for a in (math.pi / 2 * i / 14 for i in range(1, 15))
    ]
    profile = [(foot - h * unit, r * unit) for h, r in reversed(man.outline)] + under
    form = turned(size, size[0] / 2, profile)
    tone = ("#e3c690", "#b98f58") if man.white else ("#3a2219", "#170d0a")
    lines = clouds(size, rng, (unit * 0.05, unit * 0.9), 4, 0.6)
    skin = plain(size, ink(tone[0])).mix(ink(tone[1]), (lines * 0.5 + 0.5).clip() * 0.8)
    body = shade(form, skin, _lamps(man.white), Room(ink("#6d7484", 0.30), ink("#6b452c", 0.42)))
    strip = form.x.step(-0.80, -0.70) * form.x.step(-0.46, -0.58)
    body = body.lit(strip, ink("#dbe8f8", 0.32 if man.white else 0.22))
    cover = form.cover
    if man.outline is KING:
        body, cover = _cross(body, cover, (size[0] / 2, room + unit * 0.02), unit, man.white)
    if man.outline is ROOK:
        gaps = Stencil(size, 3)
        for x in (-0.13, 0.13):
            gaps.polygon(
                [
                    (size[0] / 2 + (x + d) * unit, room + e * unit)
                    for d, e in trace("-0.045,-0.02 0.045,-0.02 0.045,0.1 -0.045,0.1")
                ]
            )
        body = body.mix(ink("#0d0705"), gaps.field() * 0.8)
    return sprite(body, cover), foot


def _cross(body: Plate, cover: Field, foot: Point, unit: float, white: bool) -> tuple[Plate, Field]:
    size, (x, y) = cover.size, foot
    mark = Stencil(size, 3).limb([(x, y), (x, y - unit * 0.24)], unit * 0.085, unit * 0.10)
    shape = mark.limb(
        [(x - unit * 0.10, y - unit * 0.15), (x + unit * 0.10, y - unit * 0.15)], unit * 0.085, unit * 0.085
    ).field()
    tone = ink("#d3b27a") if white else ink("#2a1812")
    form = relief(swollen(shape, (unit * 0.02, unit * 0.035), 0.9), shape)
    return body.mix(
        shade(form, plain(size, tone), _lamps(white), Room(ink("#6d7484", 0.4), ink("#6b452c", 0.4))), shape
    ), cover.least(shape)


def _stand(plate: Plate, man: Man, rng: random.Random) -> Plate:
    x, y, unit = _spot(man)
    piece, foot = _body(man, unit, rng)
    soft = min(15.0, abs(1 / (man.away + _BACK) - 1 / (_FOCUS + _BACK)) * 62)
    mirrored = piece.transpose(Image.Transpose.FLIP_TOP_BOTTOM)
    corner = (x - piece.width / 2, y - foot)
    echo = Layer(plate.size).lay(mirrored, (corner[0], y - (piece.height - foot) + unit * 0.03))
    fade = column(plate.size, lambda v: max(0.0, 1.0 - (v - y) / (unit * 1.3)))
    plate = plate.mix(echo.on(plate, soft + 3), echo.cover.blur(soft + 3) * fade * 0.30)
    pool = Stencil(plate.size, 1).disc((x + unit * 0.05, y + unit * 0.03), unit * 0.46, flatten=0.30)
    cast = Stencil(plate.size, 1).limb([(x, y), (x + unit * 1.25, y + unit * 0.12)], unit * 0.72, unit * 0.42)
    plate = (
        plate
        * (1.0 - pool.field().blur(unit * 0.05 + soft) * 0.75)
        * (1.0 - cast.field().blur(unit * 0.11 + soft) * 0.45)
    )
    return Layer(plate.size).lay(piece, corner).on(plate, soft)
