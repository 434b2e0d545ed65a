"""A seed → things near at hand: a vegetable stall from above, and a dombra on a wall."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFont

from photo_studio.adverts import FONTS
from photo_studio.field import Field, Size, column, flat, from_mask, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, read
from photo_studio.shapes import Stencil, spline
from photo_studio.solids import Lamp, Layer, Room, ball, relief, shade, shadow, sprite, swollen, wood

LANDSCAPE: Size = (1800, 1200)
_SUN = (
    Lamp((-0.6, 0.7, 0.75), ink("#fff0d0", 1.5), 0.08, 0.35, 46.0),
    Lamp((0.8, -0.2, 0.4), ink("#9fb8d8", 0.18), 0.2),
)
_SKY = Room(ink("#a9c0dc", 0.42), ink("#5a4632", 0.22))
# What lies in a crate: how large, how high to how wide, light and dark skin, its price.
_GOODS = (
    ("tomato", 92, 0.92, "#cf2f1c", "#8f1a10", "890"),
    ("potato", 84, 0.76, "#c9a468", "#8a6838", "240"),
    ("lemon", 74, 0.86, "#efc62e", "#c8921a", "1 350"),
    ("onion", 78, 0.95, "#b8682a", "#7e3a14", "190"),
    ("apple", 86, 0.94, "#8fae3a", "#b8442e", "760"),
    ("beet", 82, 0.95, "#6a2438", "#3a1020", "310"),
    ("orange", 88, 0.98, "#ec8a1e", "#c25f10", "1 190"),
    ("cabbage", 168, 0.9, "#b7cc86", "#6f9150", "280"),
)


def market(rng: random.Random) -> Image.Image:
    """Eight crates at Saturday's market, seen by somebody who has not decided yet."""
    size = LANDSCAPE
    plate = wood(size, rng, ink("#8a6a4a"), ink("#3c2a1c"))
    cell = (450, 600)
    for index, goods in enumerate(_GOODS):
        corner = (index % 4 * cell[0], index // 4 * cell[1])
        plate = _paste(plate, _crate(cell, goods, rng), corner)
    light = row(size, lambda x: 1.0 - 0.28 * max(0.0, (x - 1000) / 800)) * column(
        size, lambda y: 1.06 - 0.16 * y / 1200
    )
    awning = Stencil(size, 1).polygon([(1330, -10), (1810, -10), (1810, 560)]).field().blur(16)
    plate = plate * light * (1.0 - awning * 0.5)
    film = Film(
        -0.05,
        contrast=1.1,
        saturation=0.92,
        shadows=(0.006, 0.004, 0.016),
        vignette=0.34,
        grain=0.006,
        sharpen=0,
        soften=1.6,
    )
    # So much peel makes a heavy file: a smaller picture keeps more of it than a coarser one.
    return develop(plate, film, rng).resize((1500, 1000), Image.Resampling.LANCZOS)


def _paste(plate: Plate, piece: Plate, corner: tuple[int, int]) -> Plate:
    for band, part in zip(plate.bands, piece.bands, strict=True):
        band.image.paste(part.image, corner)
    return plate


def _crate(size: Size, goods: tuple[str, int, float, str, str, str], rng: random.Random) -> Plate:
    """A slatted crate full to the rim, and a card with the price in it."""
    name, wide, squash, light, dark, price = goods
    plate = plain(size, ink("#1c120b"))
    layer_plate = plate
    kinds = [_fruit(name, wide, squash, light, dark, rng) for _ in range(4)]
    step = wide * 0.80
    for level in range(2):
        y = -wide * 0.3 + level * step * 0.4
        line = 0
        while y < size[1] + wide * 0.2:
            x = -wide * 0.3 + (line % 2) * step * 0.5
            sheet = Layer(size)
            while x < size[0] + wide * 0.2:
                piece = kinds[rng.randrange(4)].rotate(
                    rng.uniform(-50, 50) if squash > 0.9 else rng.uniform(0, 360), Image.Resampling.BICUBIC
                )
                grown = round(wide * 1.2 * rng.uniform(0.86, 1.1))
                piece = piece.resize((grown, grown), Image.Resampling.LANCZOS)
                sheet.lay(
                    piece,
                    (x - wide * 0.5 + rng.gauss(0, wide * 0.07), y - wide * 0.5 + rng.gauss(0, wide * 0.07)),
                )
                x += step
            layer_plate = layer_plate * (
                1.0 - shadow(sheet.cover, wide * 0.06, wide * 0.11, wide * 0.10, 0.75)
            )
            layer_plate = sheet.on(layer_plate)
            y += step * 0.84
            line += 1
    plate = layer_plate
    slat = wood(size, rng, ink("#d2ab76"), ink("#8a6238"))
    inner = (
        Stencil(size, 2)
        .polygon([(0, 0), (size[0], 0), (size[0], size[1]), (0, size[1])])
        .polygon([(26, 26), (size[0] - 26, 26), (size[0] - 26, size[1] - 26), (26, size[1] - 26)], 0.0)
        .field()
    )
    plate = plate * (1.0 - shadow(inner, 7, 10, 9, 0.6))
    edge = (inner.shifted(2, 2) - inner).least(0.0)
    plate = plate.mix(slat, inner) * (1.0 - edge * 0.5)
    gap = (
        Stencil(size, 1)
        .polygon([(0, 0), (size[0], 0), (size[0], 3), (0, 3)])
        .polygon([(0, 0), (3, 0), (3, size[1]), (0, size[1])])
        .field()
    )
    plate = plate * (1.0 - gap * 0.8)
    return _card(plate, name, price, rng)


def _card(plate: Plate, name: str, price: str, rng: random.Random) -> Plate:
    size = plate.size
    card = Image.new("RGB", (208, 128), "#f4efe0")
    pen = ImageDraw.Draw(card)
    pen.text(
        (104, 84),
        price,
        "#1d2a55",
        ImageFont.truetype(str(FONTS / "NotoSerif-BoldItalic.ttf"), 66),
        anchor="ms",
    )
    pen.text(
        (104, 114),
        "тг / кг",
        "#b23a2a",
        ImageFont.truetype(str(FONTS / "NotoSerif-Italic.ttf"), 27),
        anchor="ms",
    )
    mask = Image.new("L", card.size, 255)
    turn = rng.uniform(-9, 9)
    sheet, hole = (image.rotate(turn, Image.Resampling.BICUBIC, expand=True) for image in (card, mask))
    whole, cover = Image.new("RGB", size), Image.new("L", size)
    spot = (size[0] // 2 - sheet.width // 2 + rng.randint(-60, 60), size[1] - 196 + rng.randint(-24, 10))
    whole.paste(sheet, spot)
    cover.paste(hole, spot)
    field = from_mask(cover)
    plate = plate * (1.0 - shadow(field, 8, 12, 9, 0.55))
    return plate.mix(read(whole) * 0.9, field)


def _fruit(name: str, wide: int, squash: float, light: str, dark: str, rng: random.Random) -> Image.Image:
    """One piece of fruit as a sprite, twice its size."""
    size = (wide * 2, wide * 2)
    middle = (wide * 1.0, wide * 1.0)
    surface = ball(size, middle, wide * 0.82, squash)
    mottle = clouds(size, rng, (wide * 0.5, wide * 0.5), 5, 0.6)
    skin = plain(size, ink(light)).mix(ink(dark), mottle.step(-0.3, 0.9))
    if name == "orange":
        surface = surface.with_skin(speckle(size, rng).blur(1.4), 1.1)
    elif name in {"potato", "beet"}:
        surface = surface.with_skin(clouds(size, rng, (14, 14), 4, 0.6), 1.3)
        skin = skin.mix(ink("#4a3520"), clouds(size, rng, (26, 20), 4, 0.6).step(0.5, 1.0) * 0.6)
    elif name in {"onion", "cabbage"}:
        turn = row(size, lambda v: (v - middle[0]) / wide)
        veins = (abs(turn * 9.0 + mottle * 0.8)).wave().step(0.75, 1.0)
        skin = skin.mix(
            ink("#e9c98a" if name == "onion" else "#e8efc4"), veins * (0.35 if name == "onion" else 0.5)
        )
        if name == "cabbage":
            surface = surface.with_skin(clouds(size, rng, (60, 60), 5, 0.55), 7.0)
    elif name == "lemon":
        surface = surface.with_skin(speckle(size, rng).blur(1.8), 0.8)
    body = shade(surface, skin, _SUN, _SKY)
    if name in {"tomato", "apple"}:
        star = Stencil(size, 2)
        for step in range(6):
            angle = math.tau * step / 6 + rng.uniform(-0.3, 0.3)
            tip = (
                middle[0] + math.cos(angle) * wide * 0.26,
                middle[1] - wide * 0.2 + math.sin(angle) * wide * 0.18,
            )
            if name == "tomato":
                star.limb([(middle[0], middle[1] - wide * 0.2), tip], wide * 0.09, wide * 0.02)
        star.limb(
            [(middle[0], middle[1] - wide * 0.2), (middle[0] + wide * 0.08, middle[1] - wide * 0.38)],
            wide * 0.06,
            wide * 0.05,
        )
        body = body.mix(ink("#3d5a24" if name == "tomato" else "#3a2a18"), star.field())
    return sprite(body, surface.cover)


def dombra(rng: random.Random) -> Image.Image:
    """A dombra of 1962 on a whitewashed wall, in the light of one window."""
    size = LANDSCAPE
    plaster = clouds(size, rng, (240, 240), 6, 0.6) * 6.0 + speckle(size, rng).blur(1.0) * 0.5
    wall = relief(plaster, flat(size, 1.0), 0.8)
    lamps = (
        Lamp((-0.95, 0.42, 0.50), ink("#ffe6c0", 1.35), 0.1),
        Lamp((0.6, -0.1, 0.8), ink("#8aa0c0", 0.12), 0.3),
    )
    room = Room(ink("#8f9db4", 0.22), ink("#6a5038", 0.12))
    plate = shade(wall, plain(size, ink("#d8cfbe")), lamps, room)
    pane = Stencil(size, 1)
    for column_no in range(2):
        for line in range(2):
            x, y = 270 + column_no * 560, 30 + line * 560
            pane.polygon([(x, y), (x + 500, y + 90), (x + 500, y + 590), (x, y + 500)])
    light = pane.field().blur(16)
    plate = plate * (light * 1.0 + 0.34)
    body = [
        (1120, 190),
        (1088, 270),
        (1020, 400),
        (928, 545),
        (885, 700),
        (925, 840),
        (1020, 920),
        (1120, 940),
        (1220, 920),
        (1315, 840),
        (1355, 700),
        (1312, 545),
        (1220, 400),
        (1152, 270),
    ]
    turned = [_tilt(point) for point in body]
    cover = Stencil(size, 2).polygon(spline(turned, closed=True)).field()
    neck = Stencil(size, 2).polygon(
        [_tilt(p) for p in ((1104, 320), (1138, 320), (1132, -420), (1110, -420))]
    )
    neck.polygon([_tilt(p) for p in ((1090, -420), (1152, -420), (1146, -560), (1096, -560))])
    arm = neck.field()
    both = cover.least(arm)
    plate = plate * (1.0 - shadow(both, 54, 44, 12, 0.72))
    ply = _turned_wood(wood((1800, 1800), rng, ink("#d99a52"), ink("#7c3f18")), size)
    face = shade(
        relief(swollen(cover, (40.0, 14.0, 5.0), 0.5), cover, 0.9),
        ply,
        (Lamp((-0.95, 0.42, 0.6), ink("#ffe2b4", 1.5), 0.12, 0.30, 22.0),),
        room,
    )
    plate = plate.mix(face * (light * 0.75 + 0.42), cover)
    dark = shade(
        relief(swollen(arm, (9.0, 4.0), 0.7), arm, 1.2),
        plain(size, ink("#5a2c14")) * (clouds(size, rng, (40, 400), 4, 0.6) * 0.2 + 1.0),
        (Lamp((-0.95, 0.42, 0.6), ink("#ffe2b4", 1.4), 0.12, 0.35, 26.0),),
        room,
    )
    plate = plate.mix(dark * (light * 0.75 + 0.42), arm)
    return _fittings(plate, light, rng)


def _tilt(point: tuple[float, float]) -> tuple[float, float]:
    """The instrument hangs askew: neck to the upper right."""
    turn = math.radians(38)
    x, y = point[0] - 1120, (point[1] - 600)
    k = 0.80
    return 700 + (x * math.cos(turn) - y * math.sin(turn)) * k, 760 + (
        x * math.sin(turn) + y * math.cos(turn)
    ) * k


def _turned_wood(board: Plate, size: Size) -> Plate:
    pictures = [
        band.image.rotate(52, Image.Resampling.BICUBIC).crop((0, 300, size[0], 300 + size[1]))
        for band in board.bands
    ]
    return Plate(*(Field(picture) for picture in pictures))


def _fittings(plate: Plate, light: Field, rng: random.Random) -> Image.Image:
    """Sound hole, ornament, bridge, frets and the two strings."""
    size = plate.size
    hole = Stencil(size, 2).disc(_tilt((1120, 560)), 15).field()
    rings = Stencil(size, 2)
    for radius, value in ((34, 1.0), (30, 0.0), (26, 1.0), (23, 0.0)):
        rings.disc(_tilt((1120, 560)), radius, value)
    ornament = Stencil(size, 2)
    for side in (-1, 1):
        path = [
            (1120 + side * 96, 690),
            (1120 + side * 150, 690),
            (1120 + side * 176, 650),
            (1120 + side * 152, 612),
            (1120 + side * 124, 628),
            (1120 + side * 136, 654),
        ]
        ornament.limb([_tilt(p) for p in path], 8, 3)
        ornament.limb(
            [
                _tilt(p)
                for p in (
                    (1120 + side * 96, 690),
                    (1120 + side * 80, 760),
                    (1120 + side * 106, 806),
                    (1120 + side * 132, 784),
                )
            ],
            8,
            3,
        )
    plate = (
        plate.mix(ink("#4a2410"), rings.field() * 0.85)
        .mix(ink("#3a1a0c"), ornament.field() * 0.75)
        .mix(ink("#0a0604"), hole)
    )
    bridge = Stencil(size, 2).line([_tilt((1086, 742)), _tilt((1154, 742))], 11).field()
    plate = plate * (1.0 - shadow(bridge, 8, 7, 3, 0.6))
    plate = plate.mix(ink("#2a140a"), bridge)
    frets = Stencil(size, 2)
    for step in range(16):
        y = 300 - 690 * (1 - 0.9438 ** (step * 1.15)) * 1.55
        frets.line([_tilt((1104, y)), _tilt((1138, y))], 3.4)
    plate = plate.mix(ink("#e2c99a"), frets.field() * (light * 0.7 + 0.3) * 0.9)
    strings = Stencil(size, 3)
    for side in (-7, 7):
        strings.line([_tilt((1120 + side * 1.2, 742)), _tilt((1120 + side, -430))], 2.0)
        strings.line([_tilt((1120 + side * 1.2, 742)), _tilt((1120, 936))], 2.0)
    wire = strings.field()
    plate = plate * (1.0 - shadow(wire, 7, 6, 1.5, 0.45))
    plate = plate.mix(ink("#f0e2c0"), wire * (light * 0.7 + 0.3))
    pegs = Stencil(size, 2)
    for y, side in ((-462, -1), (-520, 1)):
        pegs.limb([_tilt((1121, y)), _tilt((1121 + side * 74, y - 6))], 13, 17).disc(
            _tilt((1121 + side * 78, y - 6)), 14
        )
    peg = pegs.field()
    plate = plate * (1.0 - shadow(peg, 22, 18, 7, 0.5))
    plate = plate.mix(ink("#34190c"), peg).lit((peg - peg.shifted(3, 3)).least(0.0), ink("#ffdcae", 0.4))
    film = Film(
        0.18,
        contrast=1.1,
        saturation=0.88,
        shadows=(0.012, 0.008, 0.016),
        vignette=0.45,
        grain=0.02,
        sharpen=0,
        soften=1.0,
    )
    return develop(plate.halation(1.0, 14, 0.14), film, rng)
