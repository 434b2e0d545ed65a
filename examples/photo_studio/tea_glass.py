"""A lamp on the left → a glass of tea in its chased metal holder, as railways serve it."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Field, Size, column, distance, row
from photo_studio.noise import clouds
from photo_studio.plate import Plate, ink, plain, scale
from photo_studio.shapes import Point, Stencil, trace
from photo_studio.solids import Lamp, Layer, Room, relief, shade, sprite, swollen, turned

# The glass is drawn on a small sheet, its foot at _BASE, and enlarged _UP times.
_SHEET: Size = (330, 470)
_MIDDLE, _BASE, _UP = 140.0, 440.0, 1.62
_HOLDER = trace(
    "204,88 210,95 222,95 230,90 310,88 390,86 400,91 410,91 418,84 428,84 440,93 448,93 452,86 455,60 457,0"
)
LAMPS = (
    Lamp((-0.7, 0.75, 0.35), ink("#ffbe78", 1.5), 0.1, 0.5, 40.0),
    Lamp((0.8, 0.2, 0.2), ink("#6f9be0", 0.7), 0.05, 0.5, 30.0),
)
CABIN = Room(ink("#8a6a4a", 0.25), ink("#4a2c1a", 0.25))


def serve_tea(plate: Plate, foot: Point, rng: random.Random) -> Plate:
    """Put the glass on the table at `foot`: its mirror image, its shadow, the amber it throws, and itself."""
    size, (x, y) = plate.size, foot
    piece = _whole(rng)
    piece = piece.resize((round(piece.width * _UP), round(piece.height * _UP)), Image.Resampling.BICUBIC)
    corner = (x - _MIDDLE * _UP, y - _BASE * _UP)
    echo = Layer(size).lay(piece.transpose(Image.Transpose.FLIP_TOP_BOTTOM), (corner[0], y + 14))
    fade = column(size, lambda v: max(0.0, 1 - (v - y) / 190)) * 0.38
    plate = plate.mix(echo.on(plate, 5), echo.cover.blur(5) * fade)
    pool = Stencil(size, 1).disc((x + 20, y + 14), 190, flatten=0.16).field().blur(16)
    warm = Stencil(size, 1).blob(trace("150,4 430,-24 500,14 190,40", x, y)).field().blur(30)
    plate = (plate * (1.0 - pool * 0.6)).lit(warm, ink("#ff8a30", 0.30))
    return Layer(size).lay(piece, corner).on(plate, 0.5)


def _whole(rng: random.Random) -> Image.Image:
    """Glass, tea, holder and handle as one sprite."""
    silver, metal = _holder(rng)
    outline = Stencil(_SHEET, 3).polygon(trace("-86,52 86,52 82,420 -82,420", _MIDDLE, 0))
    outline.disc((_MIDDLE, 52), 86, flatten=0.16)
    handle = (
        Stencil(_SHEET, 3).limb(trace("84,244 158,246 164,316 140,366 84,376", _MIDDLE, 0), 19, 15).field()
    )
    form = relief(swollen(handle, (4.0, 7.0), 0.9), handle)
    grip = shade(form, plain(_SHEET, ink("#8d8a86")), LAMPS, CABIN)
    # Above the tea the glass is clear but for its edges.
    clear = column(_SHEET, lambda v: 0.42 if v < 106 else 0.97)
    walls = row(_SHEET, lambda v: min(1.0, max(0.0, abs(v - _MIDDLE) - 74) / 8))
    cover = outline.field() * clear.least(walls)
    return sprite(_tea(_SHEET).mix(silver, metal).mix(grip, handle), cover.least(metal).least(handle))


def _holder(rng: random.Random) -> tuple[Plate, Field]:
    """The holder's light and outline: a lattice of diamonds round a medallion, tarnished in its hollows."""
    form = turned(_SHEET, _MIDDLE, _HOLDER)
    chased = _chasing(rng)
    tarnish = clouds(_SHEET, rng, (60, 60), 4, 0.6) * 0.2 + chased * 0.06 + 0.62
    room = Room(ink("#5a5668", 0.45), ink("#6a3a20", 0.5))
    silver = shade(form.with_skin(chased, 0.55), plain(_SHEET, ink("#86827c")) * tarnish, LAMPS, room)
    bright = form.x.step(-0.85, -0.70) * form.x.step(-0.42, -0.55)
    dark = form.x.step(-0.05, 0.35) * form.x.step(0.85, 0.6)
    return (silver * (1.0 - dark * 0.55)).lit(bright, ink("#ffd9a4", 0.35)), form.cover


def _chasing(rng: random.Random) -> Field:
    """The pattern as heights in pixels, narrowing towards the edges as it goes round."""
    bent = row(_SHEET, lambda v: 4.0 + 3.2 * math.asin(max(-1.0, min(1.0, (v - _MIDDLE) / 92))))
    rise = column(_SHEET, lambda v: v / 34.0)
    lattice = ((bent + rise).wave() * (bent + (20.0 - rise)).wave()) ** 0.5
    reach = distance(_SHEET, (_MIDDLE, 308))
    medal = reach.step(54, 50)
    pattern = lattice * (1.0 - medal) * 5.0 + medal * ((reach * (1 / 16.0)).wave() * 3.0 + 3.0)
    pattern = pattern + clouds(_SHEET, rng, (13, 13), 2, 0.5) * 0.8
    return (pattern * column(_SHEET, lambda v: 1.0 if 236 < v < 386 else 0.0)).blur(0.9)


def _tea(size: Size) -> Plate:
    """The tea itself, amber where the lamp comes through, and the clear glass above it with its rim."""
    y = column(size, lambda v: v / size[1])
    side = row(size, lambda v: (v - _MIDDLE) / 86)
    amber = scale(
        side * 0.5 + 0.5,
        [
            (0.02, ink("#7a2a08", 0.6)),
            (0.22, ink("#ff9a34", 1.5)),
            (0.42, ink("#d8621a", 0.9)),
            (0.72, ink("#8a3208", 0.5)),
            (0.97, ink("#4a1a08", 0.4)),
        ],
    )
    amber = amber * (y.step(0.2, 0.9) * 0.4 + 0.75)
    air = scale(
        side * 0.5 + 0.5,
        [
            (0.0, ink("#3a2c26")),
            (0.06, ink("#ffd9a4", 0.9)),
            (0.12, ink("#241d24")),
            (0.88, ink("#1b1d2c")),
            (0.94, ink("#7f9fd8", 0.6)),
            (1.0, ink("#23202a")),
        ],
    )
    level = distance(size, (_MIDDLE, 112), (1.0, 0.16))
    tea = air.mix(amber, column(size, lambda v: 1.0 if v > 112 else 0.0)).mix(
        ink("#a84a12", 0.9), level.step(84, 82)
    )
    tea = tea.lit((1.0 - abs(level - 80) * (1 / 3.5)).clip(), ink("#ffc070", 0.6))
    rim = distance(size, (_MIDDLE, 52), (1.0, 0.16))
    tea = tea.mix(ink("#2a2228"), rim.step(86, 84)).lit(
        (1.0 - abs(rim - 82) * (1 / 3.0)).clip(), ink("#ffe4c0", 0.9)
    )
    glint = Stencil(size, 2).polygon(trace("-62,70 -48,72 -48,205 -60,205", _MIDDLE, 0)).field().blur(2)
    return tea.lit(glint, ink("#ffe6c0", 0.8))
