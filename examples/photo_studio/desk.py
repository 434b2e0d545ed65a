"""A seed → things that lie on a desk: printed sheets, folders, pens, cups and glasses seen from above."""

from __future__ import annotations

import math
import random
from functools import cache

from PIL import Image, ImageDraw, ImageFilter, ImageOps

from photo_studio.field import Field, Size, distance, flat, from_mask, row
from photo_studio.plate import Colour, Plate, ink, plain, read
from photo_studio.shapes import Point, Stencil, trace
from photo_studio.solids import Lamp, Room, relief, shade, shadow, swollen

WINDOW = (
    Lamp((-0.75, 0.62, 0.62), ink("#fff0da", 1.35), 0.15, 0.10, 18.0),
    Lamp((0.7, -0.3, 0.8), ink("#b9c9e6", 0.22), 0.3),
)
OFFICE = Room(ink("#b4c0d2", 0.40), ink("#6d5a4a", 0.30))


def sheet(size: Size, rng: random.Random, kind: str = "text") -> Image.Image:
    """A printed sheet as RGBA, kind "text", "table" or "chart"; its words are too small to read."""
    width, height = size
    paper = Image.new("L", (width * 2, height * 2), 236)
    pen = ImageDraw.Draw(paper)
    margin, y = width * 0.24, height * 0.2
    pen.rectangle([margin, y, margin + width * 0.7, y + 9], fill=110)
    y += 40
    while y < height * 1.8:
        if kind == "chart" and height * 0.7 < y < height * 1.2:
            y = _chart(pen, margin, y, width, height, rng)
        elif kind == "table" and y > height * 0.6:
            y = _figures(pen, margin, y, width, rng)
        else:
            y = _words(pen, margin, y, width, rng)
    small = paper.resize(size, Image.Resampling.BOX).filter(ImageFilter.GaussianBlur(0.5))
    tint = Image.merge("RGB", [small.point(lambda v, k=k: round(v * k)) for k in (1.0, 0.985, 0.955)])
    tint.putalpha(255)
    return tint


def _words(pen: ImageDraw.ImageDraw, margin: float, y: float, width: int, rng: random.Random) -> float:
    x, right = margin, width * 2 - margin
    last = rng.random() < 0.16
    stop = margin + (right - margin) * (rng.uniform(0.3, 0.8) if last else 1.0)
    while x < stop:
        word = min(rng.uniform(6, 34), right - x)
        pen.rectangle([x, y, x + word, y + 4], fill=rng.randrange(140, 176))
        x += word + 7
    return y + (26 if last else 13)


def _figures(pen: ImageDraw.ImageDraw, margin: float, y: float, width: int, rng: random.Random) -> float:
    right = width * 2 - margin
    pen.line([margin, y - 6, right, y - 6], fill=170)
    for column in range(4):
        x = margin + (right - margin) * column / 4
        pen.rectangle([x + 4, y, x + 4 + rng.uniform(16, 46), y + 6], fill=rng.randrange(130, 165))
    return y + 20


def _chart(
    pen: ImageDraw.ImageDraw, margin: float, y: float, width: int, height: int, rng: random.Random
) -> float:
    right, foot = width * 2 - margin, y + height * 0.42
    pen.line([margin, foot, right, foot], fill=110, width=3)
    for bar in range(9):
        x = margin + 8 + (right - margin - 16) * bar / 9
        pen.rectangle(
            [x, foot - rng.uniform(0.2, 0.95) * height * 0.36, x + 20, foot], fill=rng.choice((140, 165, 190))
        )
    return foot + 36


def lay_flat(
    plate: Plate, piece: Image.Image, centre: Point, turn: float, lift: float, tint: Colour = (1, 1, 1)
) -> Plate:
    """Lay an RGBA piece on the table, turned by `turn` degrees, `lift` pixels thick."""
    board = Image.new("RGBA", plate.size)
    # A clear margin lets the turned edge come out smooth.
    turned = ImageOps.expand(piece, 3).rotate(turn, Image.Resampling.BICUBIC, expand=True)
    board.alpha_composite(turned, _corner(turned.size, centre)) if _inside(
        turned.size, centre, plate.size
    ) else _clip(board, turned, centre)
    cover = from_mask(board.getchannel("A"))
    dark = shadow(cover, lift * 0.9, lift * 0.8, lift * 0.55 + 1.2, 0.62)
    wide = shadow(cover, lift * 2.4, lift * 2.2, lift * 3 + 8, 0.35)
    plate = plate * (1.0 - dark) * (1.0 - wide)
    return plate.mix(read(board.convert("RGB")) * tint * desk_light(plate.size), cover)


def _corner(size: Size, centre: Point) -> tuple[int, int]:
    return round(centre[0] - size[0] / 2), round(centre[1] - size[1] / 2)


def _inside(size: Size, centre: Point, frame: Size) -> bool:
    x, y = _corner(size, centre)
    return x >= 0 and y >= 0 and x + size[0] <= frame[0] and y + size[1] <= frame[1]


def _clip(board: Image.Image, piece: Image.Image, centre: Point) -> None:
    x, y = _corner(piece.size, centre)
    left, top = max(0, -x), max(0, -y)
    right, foot = min(piece.width, board.width - x), min(piece.height, board.height - y)
    board.alpha_composite(piece.crop((left, top, right, foot)), (max(0, x), max(0, y)))


@cache
def desk_light(size: Size) -> Field:
    """Window light from the upper left, falling off to the lower right, with the bars' soft shade."""
    width, height = size
    far = distance(size, (width * 0.12, height * -0.1)) * (1.0 / (width * 0.85))
    fall = flat(size, 1.85) / (far * far * 2.3 + 1.0)
    slant = row(size, lambda v: v) + Field(Image.linear_gradient("L")).resized(size) * (height / 255 * 0.55)
    bars = flat(size, 1.0)
    for middle in (430.0, 905.0, 1385.0):
        bars = bars * (1.0 - (1.0 - abs(slant - middle) * (1 / 46.0)).clip().step(0, 1) * 0.5)
    return fall * bars


def cup(plate: Plate, centre: Point, radius: float, drink: Colour, china: Colour) -> Plate:
    """A cup on its saucer from above: rim, inner wall, handle, and a dark drink with a window in it."""
    size, (x, y) = plate.size, centre
    rings, light = distance(size, centre), desk_light(plate.size)
    saucer = Stencil(size, 2).disc(centre, radius * 1.75).field()
    hill = rings.step(radius * 1.75, radius * 1.25) * 7.0 - rings.step(radius * 1.35, radius * 1.05) * 5.0
    dish = shade(relief(hill, saucer, 1.4), plain(size, china), WINDOW, OFFICE)
    plate = (plate * (1.0 - shadow(saucer, 12, 12, 14, 0.6))).mix(dish * (light * 0.8), saucer)
    handle = [(x + radius * 0.8, y + radius * 0.3), (x + radius * 1.55, y + radius * 0.62)]
    body = Stencil(size, 2).disc(centre, radius).limb(handle, 16, 15).field()
    ring = rings.step(radius * 1.02, radius * 0.93) * 6.0 - rings.step(radius * 0.95, radius * 0.70) * 26.0
    wall = shade(relief(ring + swollen(body, (6.0,), 0.5), body), plain(size, china), WINDOW, OFFICE)
    plate = (plate * (1.0 - shadow(body, 15, 15, 10, 0.6))).mix(wall * (light * 0.85), body)
    return _drink(plate, centre, radius, drink)


def _drink(plate: Plate, centre: Point, radius: float, drink: Colour) -> Plate:
    """Tea or coffee: clearer at the edge, the window's panes in it, the cup's own shade at the upper left."""
    size, (x, y) = plate.size, centre
    edge = distance(size, centre).step(radius * 0.55, radius * 0.80)
    liquid = plain(size, drink).mix((drink[0] * 2.6, drink[1] * 2.2, drink[2] * 2.0), edge)
    corners = trace("-0.45,-0.30 -0.10,-0.52 0.02,-0.28 -0.32,-0.06")
    pane = Stencil(size, 2).polygon([(x + u * radius, y + v * radius) for u, v in corners]).field().blur(2.5)
    inner = Stencil(size, 1).disc((x - radius * 0.5, y - radius * 0.5), radius * 0.62).field()
    shaded = inner.blur(radius * 0.25) * 0.2
    pool = Stencil(size, 2).disc((x + 2, y + 2), radius * 0.80).field().blur(1.0)
    return plate.mix(liquid.lit(pane, ink("#dfe8f2", 0.55)) * (1.0 - shaded), pool)


def tumbler(plate: Plate, centre: Point, radius: float) -> Plate:
    """A glass of water from above: rings of light, a bright caustic thrown to the lower right."""
    size, (x, y) = plate.size, centre
    rings = distance(size, centre)
    glass = rings.step(radius + 1, radius - 1)
    off = distance(size, (x + radius * 0.62, y + radius * 0.58))
    caustic = off.step(radius * 0.78, radius * 0.55) * off.step(radius * 0.2, radius * 0.5) * (1.0 - glass)
    plate = plate * (1.0 - shadow(glass, 14, 13, 9, 0.38))
    plate = plate.lit(caustic.blur(5), ink("#fff2dc", 0.42))
    plate = plate.mix(plate * (0.93, 1.0, 1.03), glass)
    for at, wide, colour, strength in (
        (0.97, 0.045, "#ffffff", 0.75),
        (0.84, 0.03, "#e8f0f4", 0.35),
        (0.62, 0.02, "#ffffff", 0.14),
    ):
        ring = (1.0 - abs(rings - radius * at) * (1 / (radius * wide))).clip()
        side = (row(size, lambda v: 0.5 - (v - x) / radius * 0.5)).clip()
        plate = plate.mix(ink("#20262a"), ring * (1.0 - side) * 0.45).lit(ring * side, ink(colour, strength))
    pane = (
        Stencil(size, 2)
        .polygon(
            [
                (x - radius * 0.5, y - radius * 0.15),
                (x - radius * 0.16, y - radius * 0.5),
                (x + radius * 0.02, y - radius * 0.34),
                (x - radius * 0.30, y + radius * 0.04),
            ]
        )
        .field()
        .blur(1.6)
    )
    return plate.lit(pane * glass, ink("#f4f8ff", 0.55))


def glow(size: Size, centre: Point, radius: float) -> Field:
    """A soft round spot, 1 at its middle."""
    return distance(size, centre).step(radius, radius * 0.1)


def pen(plate: Plate, start: Point, end: Point, colour: Colour) -> Plate:
    """A pen on paper, with a line of light along its barrel."""
    size = plate.size
    barrel = Stencil(size, 3).limb([start, end], 13, 11).limb([end, _onward(start, end, 18)], 10, 2).field()
    plate = plate * (1.0 - shadow(barrel, 6, 6, 4, 0.6))
    body = shade(
        relief(swollen(barrel, (3.0, 5.0), 0.9), barrel),
        plain(size, colour),
        (Lamp((-0.7, 0.7, 0.7), ink("#fff4e4", 1.3), 0.1, 0.9, 40.0),),
        OFFICE,
    )
    return plate.mix(body, barrel)


def _onward(start: Point, end: Point, far: float) -> Point:
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    return end[0] + (end[0] - start[0]) / length * far, end[1] + (end[1] - start[1]) / length * far
