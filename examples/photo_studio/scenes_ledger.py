"""A seed → the bakery's ledger, open on the counter: ruled paper, a hand that slopes, a pencil, flour."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFilter

from photo_studio.field import Size, column, from_mask, glow, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, read
from photo_studio.shapes import Point, Stencil, spline, trace
from photo_studio.solids import Lamp, Room, relief, shade, shadow, swollen, wood

LANDSCAPE: Size = (1800, 1200)
_PAGE: Size = (1500, 2000)
_LINE = 62
_COLUMNS = (150, 830, 1010, 1180, 1370)
_LAMP = (Lamp((-0.8, 0.55, 0.55), ink("#ffdcae", 1.5), 0.1, 0.5, 26.0),)
_SHOP = Room(ink("#c4ac94", 0.35), ink("#5a3c28", 0.3))


def ledger(rng: random.Random) -> Image.Image:
    """Two pages in lamp light, sharp along one line of figures."""
    size = LANDSCAPE
    plate = wood(size, rng, ink("#6d4a30"), ink("#38231a"), 1.6) * 0.55
    left, right = _spread(rng), _spread(rng)
    corners_left = trace("-260,150 800,92 820,1290 -760,1420")
    corners_right = trace("800,92 1730,138 2230,1400 820,1290")
    sheet = Image.new("RGB", size)
    cover = Stencil(size, 2).polygon(corners_left).polygon(corners_right).field()
    for page, corners in ((left, corners_left), (right, corners_right)):
        view = page.transform(
            size, Image.Transform.PERSPECTIVE, _towards(corners, _PAGE), Image.Resampling.BICUBIC
        )
        sheet.paste(view, (0, 0), Stencil(size, 2).polygon(corners).image())
    plate = plate * (1.0 - shadow(cover, 26, 30, 26, 0.8))
    thick = (
        Stencil(size, 2).polygon([(x + 10, y + 16) for x, y in (*corners_left, *corners_right[1:])]).field()
    )
    plate = plate.mix(ink("#b39a76", 0.7), thick.blur(3))
    gutter = row(
        size,
        lambda v: (
            1.0
            - 0.62 * math.exp(-abs(v - 806) / 46)
            - 0.16 * math.exp(-(((v - 1010) / 170) ** 2))
            + 0.10 * math.exp(-(((v - 590) / 150) ** 2))
        ),
    )
    plate = plate.mix(read(sheet) * gutter, cover)
    plate = _pencil(plate, (1020.0, 900.0), (1590.0, 640.0))
    light = glow(size, (520, 330), 560, (1.4, 1.0)) * 1.15 + 0.13
    plate = plate * light * (1.0, 0.90, 0.74)
    plate = _flour(plate, rng)
    deep = column(size, lambda v: min(1.0, max(0.0, abs(v - 690) - 95) / 470))
    plate = plate.mix(plate.blur(4.0), (deep * 1.8).clip()).mix(plate.blur(13.0), (deep - 0.30).clip() * 1.5)
    film = Film(0.3, contrast=1.1, saturation=0.92, shadows=(0.03, 0.018, 0.012), vignette=0.55, grain=0.028)
    return develop(plate.halation(1.0, 18, 0.15), film, rng)


def _spread(rng: random.Random) -> Image.Image:
    """One page, flat: paper, ruling, and a month of entries."""
    width, height = _PAGE
    stain = clouds(_PAGE, rng, (700, 700), 6, 0.6)
    fibre = speckle(_PAGE, rng).blur(0.8)
    paper = plain(_PAGE, ink("#efe3c8")).mix(ink("#d2b98c"), (stain * 0.5 + 0.3).clip() * 0.6) * (
        fibre * 0.05 + 1.0
    )
    page = paper.view()
    pen = ImageDraw.Draw(page)
    for y in range(240, height - 80, _LINE):
        pen.line([(60, y), (width - 40, y)], fill="#a9b7bd", width=2)
    for x in _COLUMNS[1:]:
        for shift in (0, 7):
            pen.line([(x - 22 + shift, 150), (x - 22 + shift, height - 60)], fill="#c08a80", width=2)
    writing = Image.new("L", (width, height))
    _write(ImageDraw.Draw(writing), rng)
    soft = from_mask(writing.filter(ImageFilter.GaussianBlur(0.9)))
    strength = (clouds(_PAGE, rng, (150, 60), 4, 0.6) * 0.3 + 0.78).clip()
    return read(page).mix(ink("#1c2a4e"), soft * strength).view()


def _write(pen: ImageDraw.ImageDraw, rng: random.Random) -> None:
    _hand(pen, (_COLUMNS[0], 190), 380, rng, 5)
    for index, y in enumerate(range(240 + _LINE, _PAGE[1] - 90, _LINE)):
        if index % 9 == 8:
            pen.line([(_COLUMNS[1], y - 46), (_COLUMNS[-1] + 60, y - 44)], fill=255, width=4)
        _number(pen, (76, y - 10), rng.randrange(1, 3), rng)
        _hand(pen, (_COLUMNS[0], y - 12), rng.uniform(230, 600), rng, 4)
        for x in _COLUMNS[1:]:
            if rng.random() < 0.86:
                _number(pen, (x + rng.uniform(0, 30), y - 10), rng.randrange(2, 5), rng)


def _hand(pen: ImageDraw.ImageDraw, start: Point, length: float, rng: random.Random, width: int) -> None:
    """Joined writing that means nothing: hoops and loops on a base line, sloping to the right."""
    x, base = start
    stop = x + length
    while x < stop:
        nodes: list[Point] = [(x, base)]
        for _ in range(rng.randrange(6, 15)):
            tall = rng.choices((20.0, 44.0, -24.0), (0.74, 0.18, 0.08))[0] * rng.uniform(0.85, 1.15)
            lean, step = tall * 0.35, rng.uniform(9, 15)
            nodes += [
                (x + lean + step * 0.4, base - tall),
                (x + lean * 0.6 - step * 0.1, base - tall * 0.55),
                (x + step * 0.8, base + rng.uniform(-2, 2)),
            ]
            x += step
        pen.line(spline(nodes, steps=6), fill=255, width=width, joint="curve")
        x += rng.uniform(18, 30)


_DIGITS = (
    trace("0.5,0 0.1,0.4 0.4,1 0.9,0.6 0.55,0"),
    trace("0.2,0.3 0.6,0 0.45,1"),
    trace("0.1,0.25 0.5,0 0.8,0.3 0.1,1 0.8,0.95"),
    trace("0.2,0.1 0.7,0.1 0.4,0.45 0.8,0.7 0.1,1"),
    trace("0.5,0 0.1,0.6 0.8,0.6 0.65,0.4 0.55,1"),
    trace("0.8,0 0.35,0.05 0.3,0.4 0.75,0.6 0.1,1"),
    trace("0.7,0 0.2,0.6 0.4,1 0.75,0.75 0.25,0.65"),
    trace("0.1,0.05 0.85,0 0.4,1"),
    trace("0.6,0.45 0.2,0.2 0.6,0 0.7,0.3 0.2,0.8 0.5,1 0.75,0.7 0.4,0.45"),
    trace("0.75,0.35 0.3,0.4 0.4,0.05 0.75,0.2 0.5,1"),
)


def _number(pen: ImageDraw.ImageDraw, foot: Point, digits: int, rng: random.Random) -> None:
    x, base = foot
    for place in range(digits):
        tall, wide = rng.uniform(33, 39), 21
        shape = [
            (x + u * wide + (1 - v) * 7, base - (1 - v) * tall)
            for u, v in _DIGITS[rng.randrange(0 if place else 1, 10)]
        ]
        pen.line(spline(shape, steps=6), fill=255, width=4, joint="curve")
        x += wide + 7


def _towards(corners: list[Point], page: Size) -> tuple[float, ...]:
    """The eight numbers by which Pillow maps the picture to a flat page; corners clockwise."""
    sources = ((0.0, 0.0), (float(page[0]), 0.0), (float(page[0]), float(page[1])), (0.0, float(page[1])))
    table = []
    for (x, y), (u, v) in zip(corners, sources, strict=True):
        table.append([x, y, 1.0, 0.0, 0.0, 0.0, -u * x, -u * y, u])
        table.append([0.0, 0.0, 0.0, x, y, 1.0, -v * x, -v * y, v])
    return _solved(table)


def _solved(table: list[list[float]]) -> tuple[float, ...]:
    """Gauss's elimination with the largest pivot first; each row holds its right side last."""
    count = len(table)
    for i in range(count):
        best = max(range(i, count), key=lambda r: abs(table[r][i]))
        table[i], table[best] = table[best], table[i]
        for r in range(count):
            if r != i:
                share = table[r][i] / table[i][i]
                table[r] = [a - share * b for a, b in zip(table[r], table[i], strict=True)]
    return tuple(table[i][-1] / table[i][i] for i in range(count))


def _pencil(plate: Plate, tip: Point, end: Point) -> Plate:
    size = plate.size
    length = math.hypot(end[0] - tip[0], end[1] - tip[1])
    ux, uy = (end[0] - tip[0]) / length, (end[1] - tip[1]) / length

    def along(far: float) -> Point:
        return tip[0] + ux * far, tip[1] + uy * far

    cone = Stencil(size, 2).limb([tip, along(62)], 3, 27).field()
    lead = Stencil(size, 2).limb([tip, along(18)], 3, 9).field()
    barrel = Stencil(size, 2).limb([along(58), along(length)], 27, 33).field()
    cap = Stencil(size, 2).limb([along(length - 20), along(length + 30)], 33, 34).field()
    whole = cone.least(barrel).least(cap)
    plate = plate * (1.0 - shadow(whole, 16, 22, 9, 0.65)) * (1.0 - shadow(whole, 5, 7, 3, 0.5))
    form = relief(swollen(whole, (4.0, 8.0, 13.0), 0.8).blur(2.5), whole)
    skin = (
        plain(size, ink("#d8b07a"))
        .mix(ink("#2a2a2c"), lead)
        .mix(ink("#7d2420"), barrel * (1.0 - cone * 0.0))
        .mix(ink("#c9b28a"), cap)
    )
    skin = skin.mix(ink("#d8b07a"), cone * (1.0 - lead) * (1.0 - barrel))
    return plate.mix(shade(form, skin, _LAMP, _SHOP) * 0.8, whole)


def _flour(plate: Plate, rng: random.Random) -> Plate:
    size = plate.size
    where = glow(size, (1560, 1100), 210, (1.5, 0.8)) ** 2
    dust = ((clouds(size, rng, (240, 90), 7, 0.7) * 0.5 + where * 1.2 - 0.42) * 1.3).clip()
    grains = speckle(size, rng).blur(0.7).step(0.12, 0.6)
    return plate.lit(dust * 0.45 + grains * (dust + where * 0.35), ink("#fff3e0", 0.30))
