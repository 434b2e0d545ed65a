"""A seed → pictures taken at night: the Milky Way over a yurt, with someone at a telescope."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw

from photo_studio.field import Field, Size, column, down, flat, from_mask, glow, row, slope
from photo_studio.noise import clouds, ridges
from photo_studio.plate import Colour, Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline, spline, trace

LANDSCAPE: Size = (1800, 1200)


def milky_way(rng: random.Random) -> Image.Image:
    """A clear night in the mountains: the galaxy, a lit yurt, a small telescope."""
    size = LANDSCAPE
    sky = _night_air(size)
    band, lanes = _galaxy(size, rng)
    sky = sky.lit(band * (1.0 - lanes * 0.8), ink("#93a6d6", 0.26)).lit(
        band**2.4 * (1.0 - lanes), ink("#f2c79a", 0.55)
    )
    sky = _stars(sky, band * (1.0 - lanes * 0.7), rng)
    far = land_below(size, skyline(size[0], 890, 150, rng, 0.50, 10))
    near = land_below(size, skyline(size[0], 992, 50, rng, 0.5, 10))
    gullies = ridges(size, rng, (240, 300), 6, 0.55)
    snow = (gullies - gullies.shifted(7, 5)).step(-0.05, 0.10) * down(size).step(0.86, 0.70)
    plate = sky.mix(plain(size, ink("#0d1730")).mix(ink("#33486c"), snow * 0.8), far)
    plate = plate.mix(ink("#33507a"), down(size).step(0.74, 0.85) * far * 0.35)
    woods = clouds(size, rng, (30, 40), 5, 0.7).step(-0.2, 0.8)
    plate = plate.mix(plain(size, ink("#060b14")).mix(ink("#111c28"), woods), near)
    plate = _meadow(plate, rng)
    plate = _camp(plate, (1225.0, 1062.0), rng)
    film = Film(0.45, contrast=1.06, saturation=1.05, shadows=(0.012, 0.016, 0.035), vignette=0.4, grain=0.03)
    return develop(plate.halation(0.9, 9, 0.22), film, rng)


def _night_air(size: Size) -> Plate:
    y = down(size)
    air = scale(
        y, [(0.0, ink("#050a1a")), (0.40, ink("#0a1630")), (0.70, ink("#1a3252")), (0.84, ink("#3f5d70"))]
    )
    town = glow(size, (230, 1010), 170, (2.6, 1.0))
    return air.lit(town * town, ink("#e8954e", 0.42)).lit(y.step(0.5, 0.85), ink("#2f7a52", 0.07))


def _galaxy(size: Size, rng: random.Random) -> tuple[Field, Field]:
    """The band of light from lower left to upper right, and the dust that splits it."""
    x, y = row(size, lambda v: v), column(size, lambda v: v)
    angle = math.radians(-57)
    warp = clouds(size, rng, (620, 620), 4, 0.5)
    off = (x - 830.0) * -math.sin(angle) + (y - 520.0) * math.cos(angle) + warp * 60.0
    along = (x - 830.0) * math.cos(angle) + (y - 520.0) * math.sin(angle)
    core = flat(size, 1.0) / (along.linear(1 / 620, 0.42) ** 2 + abs(along.linear(1 / 700, 0.3)) + 1.0)
    bell = flat(size, 1.0) / ((off * (1 / 150.0)) * (off * (1 / 150.0)) + 1.0)
    puffs = clouds(size, rng, (260, 260), 7, 0.62) * 0.5 + 0.75
    band = (bell * bell * puffs * (core + 0.25)).least(0.0)
    split = flat(size, 1.0) / ((off * (1 / 46.0) + clouds(size, rng, (300, 300), 5, 0.55) * 1.6) ** 2 + 1.0)
    lanes = (split * 0.8 + (clouds(size, rng, (210, 210), 7, 0.6)).step(0.0, 0.8) * bell * 0.9).clip()
    return band, lanes


def _stars(plate: Plate, band: Field, rng: random.Random) -> Plate:
    """Stars by the thousand, few of them bright, from blue-white to amber, more in the band."""
    size = plate.size
    layers = [Image.new("L", size) for _ in range(3)]
    tints: list[Colour] = [ink("#cfdcff", 1.5), ink("#fff6e8", 1.5), ink("#ffd2a0", 1.4)]
    dense = band.mask().tobytes()
    pens = [ImageDraw.Draw(layer) for layer in layers]
    for _ in range(26000):
        x, y = rng.randrange(size[0]), rng.randrange(size[1])
        if rng.random() > 0.16 + dense[y * size[0] + x] / 160:
            continue
        bright = min(255, int(26 / (rng.random() + 0.035) ** 0.75))
        rng.choice(pens).point((x, y), bright)
    for layer, tint in zip(layers, tints, strict=True):
        field = from_mask(layer)
        plate = plate.lit(field.blur(0.6) * 1.6 + field * 0.5, tint)
    big = Image.new("L", size)
    pen = ImageDraw.Draw(big)
    for _ in range(90):
        u, v, r = rng.uniform(0, size[0]), rng.uniform(0, 900), 0.7 + 1.3 * rng.random() ** 5
        pen.ellipse([u - r, v - r, u + r, v + r], fill=min(255, round(90 * r * r)))
    spots = from_mask(big)
    return plate.lit(spots.blur(0.7), ink("#eef3ff", 2.2)).lit(spots.blur(4.0), ink("#9db8ff", 1.2))


def _meadow(plate: Plate, rng: random.Random) -> Plate:
    size = plate.size
    ground = land_below(size, skyline(size[0], 1050, 8, rng, 0.5, 8)).blur(1.2)
    tuft = clouds(size, rng, (70, 9), 5, 0.7)
    return plate.mix(plain(size, ink("#0c1210")).lit((tuft * 0.5 + 0.5).clip(), ink("#1e2a2a", 0.5)), ground)


def _camp(plate: Plate, foot: Point, rng: random.Random) -> Plate:
    """A yurt lit from inside, its light on the grass, and a person bent to a telescope."""
    size, (x, y) = plate.size, foot
    spill = glow(size, (x - 30, y + 26), 90, (2.1, 0.36)) ** 1.6
    tufts = clouds(size, rng, (40, 7), 5, 0.8) * 0.8 + 0.55
    plate = plate.lit(spill * tufts.least(0.0) * slope(size, y - 10, y + 14), ink("#ffa04a", 0.55))
    hut = _yurt_outline(size, foot)
    plate = plate.mix(_felt(size, foot, rng), hut)
    plate = plate.lit((hut - hut.shifted(3, 5)).least(0.0), ink("#5f7cb4", 0.25))
    return _watcher(_openings(plate, foot), (x - 330, y + 26))


def _yurt_outline(size: Size, foot: Point) -> Field:
    wall = trace("-162,6 -170,-40 -168,-88 168,-88 170,-40 162,6", *foot)
    dome = trace("-171,-82 -131,-128 -60,-170 0,-180 60,-170 131,-128 171,-82", *foot)
    crown = [*spline(dome), *trace("168,-80 -168,-80", *foot)]
    return Stencil(size, 2).polygon(wall).polygon(crown).field().blur(0.8)


def _felt(size: Size, foot: Point, rng: random.Random) -> Plate:
    """Felt over a lattice: starlight on its round, lamplight through it, and the woven bands that hold it."""
    x, y = foot
    round_off = row(size, lambda v: max(0.0, 1 - ((v - x) / 176) ** 2) ** 0.7)
    weave = row(size, lambda v: math.sin((v - x) * 0.42)) * column(size, lambda v: math.sin(v * 0.42))
    laths = (weave * 0.5 + 0.5) * column(size, lambda v: 1.0 if y - 84 < v < y else 0.35)
    inner = glow(size, (x - 20, y - 40), 62, (1.3, 0.85)) ** 1.3
    wool = clouds(size, rng, (90, 60), 5, 0.6) * 0.25 + 0.9
    felt = plain(size, ink("#1b1a22")) * wool
    felt = felt.lit(round_off * down(size).step(0.84, 0.72), ink("#31405e", 0.5))
    felt = felt.lit(inner * wool * round_off * (1.0 - laths * 0.45), ink("#ff8a36", 0.62))
    bands = flat(size, 0.0)
    for height, half in ((86, 4.0), (34, 2.5), (131, 2.0)):
        bands += slope(size, y - height - half - 1, y - height - half) * slope(
            size, y - height + half + 1, y - height + half
        )
    return felt.mix(ink("#160c0c"), bands * 0.8)


def _openings(plate: Plate, foot: Point) -> Plate:
    """The open door and the ring at the top, both lit from within."""
    size, (x, y) = plate.size, foot
    door = Stencil(size, 2).polygon(trace("-44,3 -43,-70 -8,-70 -7,3", x, y)).field().blur(0.9)
    lamp = scale(down(size, 0, size[1]), [(y - 70, ink("#ff9a44", 1.0)), (y - 20, ink("#ffd591", 2.0))])
    plate = plate.mix(lamp, door).lit(glow(size, (x - 26, y - 36), 44) ** 2, ink("#ff8c34", 0.35))
    ring = Stencil(size, 2).disc((x, y - 177), 21, flatten=0.24).field().blur(1.2)
    return plate.lit(ring, ink("#ffa04a", 0.7)).lit(glow(size, (x, y - 186), 20) ** 2, ink("#ff9038", 0.35))


def _watcher(plate: Plate, foot: Point) -> Plate:
    """Someone in a cap, bent to the eyepiece."""
    size = plate.size
    x, y = foot
    who = Stencil(size, 3)
    who.limb(trace("-8,0 -6,-34 -3,-58", x, y), 11, 15).limb(trace("10,0 7,-32 1,-58", x, y), 11, 15)
    who.blob(trace("-12,-54 -13,-84 -2,-106 14,-104 13,-80 11,-54", x, y))
    who.limb(trace("8,-96 22,-82 38,-88", x, y), 10, 6).disc((x + 17, y - 114), 9.5)
    who.blob(trace("7,-118 14,-127 26,-119 17,-113", x, y))
    stand = (x + 62, y - 78)
    for foot_x in (x + 40, x + 64, x + 86):
        who.line([stand, (foot_x, y + 2)], 2.6)
    who.limb([(x + 32, y - 106), (x + 62, y - 90)], 7, 9).limb([(x + 56, y - 86), (x + 96, y - 142)], 13, 17)
    who.limb([(x + 34, y - 110), (x + 34, y - 106)], 6, 5).disc((x + 62, y - 78), 7)
    shape = who.field()
    rim = (shape - shape.shifted(-2.5, 0.5)).least(0.0)
    return plate.mix(ink("#06080d"), shape).lit(rim, ink("#ff9d4a", 0.22))
