"""A place on the ground → the instruments of a weather station: mast, louvred screen, rain gauge."""

from __future__ import annotations

import math
import random

from photo_studio.field import Field, column, glow, row
from photo_studio.noise import clouds
from photo_studio.plate import Plate, ink, plain
from photo_studio.shapes import Point, Stencil, trace
from photo_studio.solids import Lamp, Room, relief, shade, shadow, swollen

_TOP = 214.0
_ROOM = Room(ink("#7f93ae", 0.30), ink("#5c4c30", 0.26))
# Half the screen's width, its roof and its floor above the ground, the height of a louvre; pixels.
_WIDE, _HIGH, _LOW, _LOUVRE = 128.0, 352.0, 142.0, 15.5


def metal(plate: Plate, shape: Field, tone: str = "#c9ccd0", light: float = 1.0) -> Plate:
    """Painted tube: bright flank towards the sun, dark one away from it."""
    form = relief(swollen(shape, (1.5, 3.5), 1.0), shape)
    lamps = (
        Lamp((-0.85, 0.35, 0.3), ink("#ffbe80", 1.25 * light), -0.15, 0.3, 20.0),
        Lamp((0.7, 0.6, 0.5), ink("#8fa8c8", 0.12), 0.2),
    )
    return plate.mix(shade(form, plain(plate.size, ink(tone)), lamps, _ROOM), shape)


def draw_mast(plate: Plate, foot: Point) -> Plate:
    """A lattice mast with guy wires, wind instruments, a radiation shield, a cabinet and a solar panel."""
    x, y = foot
    cast = Stencil(plate.size, 1).limb([(x, y), (x + 430, y + 74)], 16, 30).field().blur(6)
    plate = _guys(plate * (1.0 - cast * 0.5), foot)
    plate = _lattice(plate, foot)
    spar = Stencil(plate.size, 2).limb([(x - 150, _TOP + 66), (x + 150, _TOP + 66)], 9, 9)
    plate = metal(plate, spar.field())
    plate = _cups(plate, (x - 150, _TOP + 66))
    plate = _vane(plate, (x + 150, _TOP + 66))
    plate = _shield(plate, x)
    return _panel(_cabinet(plate, x), x)


def _guys(plate: Plate, foot: Point) -> Plate:
    x, y = foot
    wires = Stencil(plate.size, 2)
    for height, right, drop in ((430, -420, 6), (430, 400, -14), (760, -300, 4), (760, 290, -12)):
        wires.line([(x, height), (x + right, y + drop)], 1.9)
    return plate.mix(ink("#3a3c40"), wires.field() * 0.85)


def _lattice(plate: Plate, foot: Point) -> Plate:
    size, (x, y) = plate.size, foot
    for shift in (-13, 13):
        head = x + shift * 0.55
        leg = [(x + shift - 5.5, y), (head - 3.5, _TOP + 120), (head + 3.5, _TOP + 120), (x + shift + 5.5, y)]
        plate = metal(plate, Stencil(size, 2).polygon(leg).field())
    braces = Stencil(size, 2)
    level, side = y - 14, 1
    while level > _TOP + 150:
        spread = 13 * (0.55 + 0.45 * (level - _TOP) / (y - _TOP))
        braces.line([(x - side * spread, level), (x + side * spread, level - 46)], 3.2)
        braces.line([(x - spread, level), (x + spread, level)], 2.6)
        level, side = level - 46, -side
    plate = metal(plate, braces.field(), "#b0b4b8", 0.8)
    return metal(plate, Stencil(size, 2).polygon(trace("-4,130 -3,0 3,0 4,130", x, _TOP)).field())


def _shield(plate: Plate, x: float) -> Plate:
    """The stack of white plates that keeps the sun from the thermometer."""
    plate = metal(
        plate, Stencil(plate.size, 2).limb([(x - 4, _TOP + 300), (x + 96, _TOP + 300)], 8, 7).field()
    )
    plates = Stencil(plate.size, 2)
    for index in range(6):
        plates.disc((x + 100, _TOP + 282 + index * 13), 25 - abs(index - 2.5) * 1.4, flatten=0.30)
    return metal(plate, plates.field(), "#e8e8e4")


def _cabinet(plate: Plate, x: float) -> Plate:
    size = plate.size
    box = Stencil(size, 2).polygon(trace("-46,934 34,930 34,1048 -46,1052", x, 0)).field()
    face = plain(size, ink("#b4bac0")) * row(size, lambda v: 0.45 + 0.8 * math.exp(-abs(v - x + 46) / 7))
    return (plate * (1.0 - shadow(box, 10, 6, 8, 0.4))).mix(face, box)


def _panel(plate: Plate, x: float) -> Plate:
    size = plate.size
    panel = Stencil(size, 2).polygon(trace("-92,1110 12,1086 34,1170 -74,1200", x, 0)).field()
    cells = plain(size, ink("#1c2c4c")).lit(glow(size, (x - 60, 1130), 44), ink("#b9a68c", 0.4))
    grid = Stencil(size, 2)
    for s in (0.25, 0.5, 0.75):
        grid.line([(x - 92 + 104 * s, 1110 - 24 * s), (x - 74 + 108 * s, 1200 - 30 * s)], 1.4)
        grid.line([(x - 92 + 18 * s, 1110 + 90 * s), (x + 12 + 22 * s, 1086 + 84 * s)], 1.4)
    return plate.mix(cells, panel).mix(ink("#7f8794"), grid.field() * 0.6)


def _cups(plate: Plate, hub: Point) -> Plate:
    """The anemometer: three cups on arms, the nearest one turned to us."""
    size, (x, y) = plate.size, hub
    plate = metal(plate, Stencil(size, 2).limb([(x, y), (x, y - 58)], 11, 8).field())
    arms = Stencil(size, 2)
    ends = trace("-52,-64 46,-70 12,-48", x, y)
    for end in ends:
        arms.limb([(x, y - 60), end], 4.5, 3.5)
    plate = metal(plate, arms.field(), "#9a9da2")
    for (ex, ey), wide in zip(ends, (15, 15, 19), strict=True):
        cup = Stencil(size, 3).disc((ex, ey), wide).field()
        plate = metal(plate, cup, "#2c2e33")
        hollow = Stencil(size, 3).disc((ex + wide * 0.25, ey), wide * 0.62, flatten=1.25).field().blur(1)
        plate = plate.mix(ink("#08090b"), hollow * 0.8)
    return plate


def _vane(plate: Plate, hub: Point) -> Plate:
    """The wind vane, its tail to the right."""
    size, (x, y) = plate.size, hub
    plate = metal(plate, Stencil(size, 2).limb([(x, y), (x, y - 50)], 11, 8).field())
    plate = metal(plate, Stencil(size, 2).limb([(x - 62, y - 48), (x + 58, y - 60)], 6, 5).field(), "#9a9da2")
    tail = Stencil(size, 3).polygon(trace("34,-60 96,-104 108,-62 60,-52", x, y)).field()
    plate = metal(plate, tail, "#35373c")
    return metal(
        plate,
        Stencil(size, 3).blob(trace("-78,-46 -62,-54 -48,-49 -62,-41", x, y)).field(),
        "#35373c",
    )


def draw_screen(plate: Plate, foot: Point, rng: random.Random) -> Plate:
    """The louvred white screen on its legs, with the ladder before it."""
    size = plate.size
    cast = Stencil(size, 1).blob(trace("-60,4 300,40 560,84 520,112 240,74 -70,22", *foot)).field().blur(9)
    plate = _legs(plate * (1.0 - cast * 0.5), foot)
    paint = plain(size, ink("#dfe2e6")) * (clouds(size, rng, (40, 90), 5, 0.6) * 0.07 + 0.95)
    plate = _louvres(plate, foot, paint)
    plate = _frame_and_roof(plate, foot, paint)
    return metal(plate, _ladder(plate, foot), "#b9a27c", 0.9)


def _legs(plate: Plate, foot: Point) -> Plate:
    x, y = foot
    legs = Stencil(plate.size, 2)
    for shift in (-_WIDE + 16, _WIDE - 16, -_WIDE + 62, _WIDE - 58):
        head, base = x + shift, x + shift * 1.1
        legs.polygon([(head - 7, y - _LOW), (head + 7, y - _LOW), (base + 7, y + 8), (base - 7, y + 8)])
    return metal(plate, legs.field(), "#d6d4cc", 0.8)


def _louvres(plate: Plate, foot: Point, paint: Plate) -> Plate:
    size, (x, y) = plate.size, foot
    top, base = y - _HIGH, y - _LOW
    box = [(x - _WIDE, top + 8), (x + _WIDE, top), (x + _WIDE, base), (x - _WIDE, base + 6)]

    def along(v: float) -> float:
        """How far down its own louvre a row of pixels is, 0 to 1."""
        return ((v - top) / _LOUVRE) % 1.0

    fins = column(size, along) + row(size, lambda v: (v - x) * 0.0021)
    slat = (fins * 0.55 + 0.55) * row(size, lambda v: 0.78 - 0.20 * (v - x + _WIDE) / _WIDE)
    lip = column(size, lambda v: 1.0 if along(v) < 0.14 else 0.0)
    gap = column(size, lambda v: 1.0 if along(v) > 0.90 else 0.0)
    tone = (paint * slat * 0.62).lit(lip, ink("#ffd9a8", 0.06)).mix(ink("#4d4a44"), gap * 0.6)
    return plate.mix(tone, Stencil(size, 2).polygon(box).field())


def _frame_and_roof(plate: Plate, foot: Point, paint: Plate) -> Plate:
    size, (x, y) = plate.size, foot
    top, base = y - _HIGH, y - _LOW
    frame = Stencil(size, 2)
    for left, right in ((-_WIDE, -_WIDE + 15), (_WIDE - 15, _WIDE), (-7, 7)):
        frame.polygon(
            [(x + left, top + 6), (x + right, top + 6), (x + right, base + 4), (x + left, base + 4)]
        )
    frame.polygon(
        [(x - _WIDE, base - 14), (x + _WIDE, base - 16), (x + _WIDE, base + 6), (x - _WIDE, base + 8)]
    )
    roof_line = [(-_WIDE - 22, 12.0), (-_WIDE + 10, -26.0), (_WIDE - 6, -36.0), (_WIDE + 24, 2.0)]
    roof = Stencil(size, 2).polygon([(x + right, top + drop) for right, drop in roof_line]).field()
    # The sun grazes the left edge; the front itself is in shade.
    light = row(
        size, lambda v: 0.42 + 0.75 * math.exp(-abs(v - x + _WIDE + 4) / 9) - 0.08 * (v - x + _WIDE) / _WIDE
    )
    eaves = column(size, lambda v: 1.0 if v > top else 0.0)
    plate = plate.mix(paint * light * 0.85, frame.field())
    return (plate * (1.0 - shadow(roof, 0, 15, 5, 0.5) * eaves)).mix(paint * light * 1.05, roof)


def _ladder(plate: Plate, foot: Point) -> Field:
    x, y = foot
    base = y - _LOW + 12
    ladder = Stencil(plate.size, 2).line([(x - 52, base), (x - 84, y + 26)], 8)
    ladder.line([(x + 22, base), (x + 4, y + 34)], 8)
    for step in range(4):
        s = (step + 0.6) / 4
        left = (x - 52 - 32 * s, base + (y + 14 - base) * s)
        ladder.line([left, (x + 22 - 18 * s, base + (y + 22 - base) * s)], 7)
    return ladder.field()


def draw_gauge(plate: Plate, foot: Point) -> Plate:
    """The rain gauge on its post."""
    size, (x, y) = plate.size, foot
    cast = Stencil(size, 1).limb([(x, y), (x + 170, y + 34)], 30, 40).field().blur(7)
    plate = plate * (1.0 - cast * 0.5)
    plate = metal(
        plate,
        Stencil(size, 2).polygon(trace("-6,0 -6,-76 6,-76 6,0", x, y)).field(),
        "#8d8a80",
    )
    plate = metal(
        plate,
        Stencil(size, 2).polygon(trace("-27,-74 -29,-150 29,-150 27,-74", x, y)).field(),
        "#c2c4c4",
    )
    return plate.mix(ink("#26282c"), Stencil(size, 3).disc((x, y - 150), 29, flatten=0.22).field())
