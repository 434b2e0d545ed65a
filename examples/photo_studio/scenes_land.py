"""A seed → the working country: a seed drill at first light, a storm over the road, an elevator in the sun."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.field import Size, bell, column, distance, down, flat, glow, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil, land_below, skyline, trace
from photo_studio.water import floor

LANDSCAPE: Size = (1800, 1200)


def sowing(rng: random.Random) -> Image.Image:
    """A tractor and its drill cross the low sun, dust behind them and rooks behind the dust."""
    size = LANDSCAPE
    sun, ground = (640.0, 560.0), 640
    y = down(size)
    sky = scale(
        y, [(0.0, ink("#8fa6bd")), (0.3, ink("#d3c3ae")), (0.46, ink("#f0c585")), (0.53, ink("#f6b766"))]
    )
    sky = sky.mix(
        ink("#fbe6c0"), clouds(size, rng, (900, 50), 6, 0.55).step(0.15, 0.9) * y.step(0.5, 0.1) * 0.55
    )
    plate = sky.lit(glow(size, sun, 210, (1.5, 1.0)), ink("#ffb356", 0.7)).lit(
        distance(size, sun).step(60, 54), ink("#fff0c8", 2.0)
    )
    plate = plate.mix(ink("#b98a68"), land_below(size, skyline(size[0], ground - 30, 8, rng, 0.5, 8)).blur(2))
    x, z = floor(size, 700.0, 560.0, 240.0, 4.0)
    rows = (x * 0.085 + 400.0 + clouds(size, rng, (300, 60), 3, 0.5) * 0.05).wave()
    clods = clouds(size, rng, (34, 12), 5, 0.75)
    soil = plain(size, ink("#3a271c")).mix(ink("#8a6242"), (rows * 0.75 + clods * 0.5).step(0.15, 1.2))
    soil = soil.lit(
        glow(size, (sun[0], 660.0), 420, (1.4, 0.8)) * (clods * 0.5 + rows * 0.6).least(0.0),
        ink("#ffae62", 0.75),
    )
    haze = z.step(1.2, 6.0)
    soil = soil.mix(ink("#b98458"), haze * 0.95)
    plate = plate.mix(soil, land_below(size, skyline(size[0], ground, 3, rng, 0.5, 7)))
    dust = clouds(size, rng, (360, 150), 6, 0.56)
    reach = row(
        size, lambda v: 0.0 if v > 1010 else min(1.0, (1010 - v) / 130) * math.exp(-(((v - 1010) / 800) ** 2))
    )
    rising = column(size, lambda v: math.exp(-(((v - 640) / (120 if v < 640 else 70)) ** 2)))
    warm = plain(size, ink("#d99a60")).lit(glow(size, sun, 300), ink("#ffc07a", 0.9))
    plate = plate.mix(warm, ((dust * 0.8 + 0.95).clip() * reach * rising * 1.15).clip(0.0, 0.97))
    rig = Stencil(size, 3)
    _tractor(rig, (1190.0, 668.0), 1.75)
    _drill(rig, (1010.0, 668.0), 1.75)
    shape = rig.field().blur(0.6)
    plate = plate.mix(ink("#221712"), shape).lit(
        (shape - shape.shifted(3, 2)).least(0.0), ink("#ffb066", 0.8)
    )
    veil = (
        clouds(size, rng, (260, 60), 5, 0.6).step(-0.3, 0.9)
        * bell(size, 668, 34)
        * row(size, lambda v: 1.0 if v < 1080 else max(0.0, 1 - (v - 1080) / 300))
    )
    plate = plate.mix(warm, veil * 0.75)
    _rooks(plate_birds := Stencil(size, 3), rng)
    plate = plate.mix(ink("#2b201c"), plate_birds.field().blur(0.5))
    film = Film(0.05, contrast=1.08, saturation=0.85, shadows=(0.02, 0.012, 0.01), vignette=0.42, grain=0.03)
    return develop(plate.halation(1.0, 18, 0.18), film, rng)


def _tractor(rig: Stencil, foot: Point, k: float) -> None:
    """From the side, heading right: cab, bonnet, exhaust, a large wheel and a small one."""
    x, y = foot

    def at(points: str) -> list[Point]:
        return [(x + a * k, y + b * k) for a, b in trace(points)]

    rig.polygon(at("-34,-34 -30,-112 -22,-120 36,-120 44,-112 50,-70 122,-62 130,-54 130,-26 -10,-22"))
    rig.polygon(at("-24,-72 -20,-110 8,-110 8,-72"), 0.0).polygon(at("14,-72 14,-110 34,-110 41,-72"), 0.0)
    rig.limb(at("72,-64 72,-122"), 6 * k, 5 * k).line(at("-26,-122 40,-122"), 7 * k)
    for wheel, radius in (((-8.0, -46.0), 46.0), ((106.0, -29.0), 29.0)):
        centre = (x + wheel[0] * k, y + wheel[1] * k)
        rig.disc(centre, radius * k).disc(centre, radius * k * 0.45, 0.35).disc(centre, radius * k * 0.2)
    driver = at("-4,-94")[0]
    rig.disc(driver, 9 * k).limb(at("-6,-84 -8,-70"), 17 * k, 20 * k)


def _drill(rig: Stencil, hitch: Point, k: float) -> None:
    """The seed drill: a hopper on a frame, coulters below."""
    x, y = hitch
    rig.line([(x + 100 * k, y - 34 * k), (x - 10 * k, y - 30 * k)], 6 * k)
    rig.polygon(
        [
            (x - 96 * k, y - 78 * k),
            (x - 4 * k, y - 78 * k),
            (x - 18 * k, y - 40 * k),
            (x - 82 * k, y - 40 * k),
        ]
    )
    rig.line([(x - 104 * k, y - 28 * k), (x + 6 * k, y - 28 * k)], 9 * k)
    rig.polygon(
        [
            (x - 84 * k, y - 42 * k),
            (x - 16 * k, y - 42 * k),
            (x - 10 * k, y - 26 * k),
            (x - 92 * k, y - 26 * k),
        ]
    )
    for step in range(9):
        tip = x - 100 * k + step * 12.5 * k
        rig.line([(tip + 8 * k, y - 28 * k), (tip, y - 2 * k)], 3.4 * k)
    rig.disc((x - 50 * k, y - 18 * k), 18 * k)


def _rooks(birds: Stencil, rng: random.Random) -> None:
    for _ in range(26):
        x = rng.uniform(120, 980)
        y, wide = 600 - rng.random() ** 1.5 * 330, rng.uniform(9, 24)
        lift, tilt = rng.uniform(-0.5, 0.7) * wide, rng.uniform(-0.25, 0.25) * wide
        birds.limb([(x - wide, y - lift - tilt), (x - wide * 0.4, y - lift * 0.6), (x, y)], 1.4, wide * 0.22)
        birds.limb([(x, y), (x + wide * 0.4, y - lift * 0.6), (x + wide, y - lift + tilt)], wide * 0.22, 1.4)
        birds.limb([(x - wide * 0.35, y + 1), (x + wide * 0.4, y)], wide * 0.16, wide * 0.24)


def storm(rng: random.Random) -> Image.Image:
    """A wall of cloud over the highway, rain hanging from it, one flash."""
    size = LANDSCAPE
    horizon = 790.0
    y = down(size)
    sky = scale(
        y, [(0.0, ink("#1d2734")), (0.30, ink("#3b4a59")), (0.52, ink("#67767c")), (0.655, ink("#d8c79a"))]
    )
    roll = clouds(size, rng, (760, 150), 6, 0.55)
    wisps = clouds(size, rng, (1100, 60), 5, 0.6)
    body = (roll * 0.35 + y.step(0.60, 0.2) * 1.2 - 0.45).step(0.0, 0.5) * y.step(0.57, 0.46)
    sky = sky.mix(
        plain(size, ink("#232d38")).lit((roll * 0.7 + wisps * 0.5).step(-0.3, 1.1), ink("#8d979c", 0.55)),
        body * 0.97,
    )
    base = bell(size, 545, 62) * clouds(size, rng, (700, 60), 5, 0.55).step(-0.6, 0.8)
    sky = sky.mix(ink("#141b24"), base * 0.75)
    shafts = clouds(size, rng, (210, 1800), 3, 0.5).sheared((1.0, 0.16, -80.0, 0.0, 1.0, 0.0)).step(-0.9, 1.0)
    where = row(size, lambda v: math.exp(-(((v - 1220) / 360) ** 2)))
    sky = sky.mix(
        ink("#4b5861"),
        shafts * where * column(size, lambda v: 1.0 if v > 500 else max(0.0, (v - 440) / 60)) * 0.85,
    )
    bolt = Stencil(size, 3)
    _bolt(bolt, (560.0, 560.0), horizon - 6, rng)
    line = bolt.field()
    sky = (
        sky.lit(line, ink("#fff6ff", 3.0))
        .lit(line.blur(10), ink("#c9c4ff", 1.5))
        .lit(line.blur(70), ink("#9a98e8", 2.2))
    )
    sky = sky.lit(glow(size, (560, 560), 80, (2.2, 1.0)), ink("#b8b4f0", 0.45))
    x, z = floor(size, 980.0, horizon, 200.0, 3.0)
    tufts = clouds(size, rng, (16, 7), 3, 0.8) * (0.25 + y * 0.5) + clouds(size, rng, (900, 26), 5, 0.6) * 0.5
    grass = plain(size, ink("#5c5a34")).mix(ink("#a79a5e"), tufts.step(-1.0, 1.1))
    grass = grass.mix(ink("#8f8c66"), z.step(2.0, 16.0) * 0.85)
    road = plain(size, ink("#474a4e")) * (
        speckle(size, rng).blur(1.0) * 0.25 + clouds(size, rng, (60, 200), 4, 0.6) * 0.12 + 1.0
    )
    road = road.mix(ink("#b7b39a"), z.step(2.0, 16.0) * 0.6)
    wide = 1.0 - abs(x).step(138.0, 142.0)
    dashes = (1.0 - abs(x).step(2.6, 3.8)) * (z * 0.9).wave().step(0.5, 0.6)
    edges = 1.0 - abs(abs(x) - 122.0).step(2.0, 3.2)
    land = grass.mix(road, wide).mix(ink("#d9d6c8"), (dashes + edges).clip() * wide * 0.8)
    land = land * (0.62 + bell(size, horizon, 120) * 0.5)
    plate = sky.mix(land, land_below(size, skyline(size[0], horizon, 3, rng, 0.5, 8)))
    posts = Stencil(size, 2)
    for index in range(12):
        near = 1.0 / (0.32 + index * 0.5)
        for side in (-1, 1):
            px, py = 980 + side * 152 * near, horizon + 200 * near * 0.5 + 2
            posts.line([(px, py), (px, py - 30 * near)], 5 * near)
    plate = plate.mix(ink("#cfccc0"), posts.field() * 0.9)
    film = Film(0.25, contrast=1.14, saturation=0.78, shadows=(0.005, 0.012, 0.03), vignette=0.5, grain=0.03)
    return develop(plate.halation(1.2, 14, 0.18), film, rng)


def _bolt(pen: Stencil, start: Point, foot: float, rng: random.Random, wide: float = 3.2) -> None:
    x, y = start
    path = [start]
    while y < foot:
        x, y = x + rng.gauss(3, 15), y + rng.uniform(9, 24)
        path.append((x, min(y, foot)))
        if wide > 2 and rng.random() < 0.22:
            _bolt(pen, (x, y), min(foot, y + rng.uniform(40, 130)), rng, 1.1)
    pen.line(path, wide)


def elevator(rng: random.Random) -> Image.Image:
    """Twelve silos and the head house of the grain elevator, four in the afternoon, hoppers on the siding."""
    size = LANDSCAPE
    foot = 985.0
    sky = scale(down(size), [(0.0, ink("#2f5f9a")), (0.5, ink("#7fa6cc")), (0.84, ink("#d3dde0"))])
    fair = clouds(size, rng, (520, 150), 6, 0.55)
    plate = sky.mix(ink("#f4f1ea"), fair.step(0.12, 0.75) * bell(size, 420, 330) * 0.9)
    streak = clouds(size, rng, (9, 420), 4, 0.65)
    for index in range(12):
        left, wide, top = 90 + index * 104.0, 112.0, 400.0
        plate = _silo(plate, left, wide, top, foot, streak)
    plate = _block(plate, (1330, 170, 1560, foot), streak, "#d9d2c2", "#a59a8a")
    plate = _block(plate, (1380, 96, 1500, 172), streak, "#cfc7b6", "#978c7c")
    plate = _block(plate, (70, 352, 1340, 404), streak, "#c9c2b2", "#c9c2b2")
    panes = Stencil(size, 2)
    for floor_no in range(9):
        for bay in range(3):
            x, y = 1372 + bay * 52, 226 + floor_no * 78
            panes.polygon([(x, y), (x + 26, y), (x + 26, y + 36), (x, y + 36)])
    for bay in range(26):
        x = 96 + bay * 47
        panes.polygon([(x, 366), (x + 22, 366), (x + 22, 390), (x, 390)])
    plate = plate.mix(ink("#3b4854"), panes.field())
    spout = Stencil(size, 2).line([(1560, 520), (1672, 800)], 16).line([(1560, 560), (1640, 760)], 4).field()
    plate = plate.mix(ink("#6d6a66"), spout)
    ground = plain(size, ink("#b5a27c")) * (clouds(size, rng, (60, 14), 5, 0.7) * 0.2 + 1.0)
    plate = plate.mix(ground, column(size, lambda v: min(1.0, max(0.0, v - foot))))
    shade = (
        Stencil(size, 1)
        .polygon([(90, foot), (1560, foot), (1800, foot + 110), (330, foot + 110)])
        .field()
        .blur(5)
    )
    plate = plate * (1.0 - shade * column(size, lambda v: 1.0 if v > foot else 0.0) * 0.55)
    for index in range(6):
        plate = _hopper(
            plate, 20 + index * 306.0, foot + 58, ("#7a3326", "#3f5a6b", "#6e6a60")[rng.randrange(3)], streak
        )
    rails = Stencil(size, 2)
    for line in (foot + 112, foot + 150):
        rails.line([(-5, line), (1805, line)], 5)
    plate = plate.mix(ink("#6b5d52"), rails.field())
    weeds = Stencil(size, 2)
    for _ in range(420):
        weed_x, weed_y, tall = rng.uniform(0, 1800), rng.uniform(1160, 1215), rng.uniform(16, 66)
        lean = rng.gauss(6, 9)
        weeds.limb(
            [(weed_x, weed_y), (weed_x + lean * 0.4, weed_y - tall * 0.6), (weed_x + lean, weed_y - tall)],
            3.0,
            1.0,
        )
    plate = plate.mix(ink("#6f6b38"), weeds.field().blur(0.9))
    film = Film(0.05, contrast=1.1, saturation=0.88, shadows=(0.0, 0.01, 0.03), vignette=0.3, grain=0.022)
    return develop(plate, film, rng)


def _silo(plate: Plate, left: float, wide: float, top: float, foot: float, streak: object) -> Plate:
    """One cylinder lit from the left: light falls off round it, rain has run down it."""
    size = plate.size
    light = row(size, lambda v: _round((v - left) / wide))
    skin = scale(light, [(0.0, ink("#5e5d60")), (0.45, ink("#b3aa9b")), (1.0, ink("#f3ead6"))])
    skin = skin * (streak * 0.07 + 1.0)  # type: ignore[operator]
    shape = Stencil(size, 2).polygon([(left, top), (left + wide, top), (left + wide, foot), (left, foot)])
    return plate.mix(skin, shape.field())


def _round(t: float) -> float:
    if not 0 <= t <= 1:
        return 0.0
    normal = t * 2 - 1
    return max(0.0, -normal * 0.62 + math.sqrt(max(0.0, 1 - normal * normal)) * 0.78) * 0.95 + 0.05


def _block(
    plate: Plate, box: tuple[float, float, float, float], streak: object, lit: str, dark: str
) -> Plate:
    """A plain building: its front in the light, a strip of its side in shade."""
    size = plate.size
    left, top, right, foot = box
    front = Stencil(size, 2).polygon([(left, top), (right, top), (right, foot), (left, foot)]).field()
    side = (
        Stencil(size, 2)
        .polygon(
            [
                (right - (right - left) * 0.16, top),
                (right, top),
                (right, foot),
                (right - (right - left) * 0.16, foot),
            ]
        )
        .field()
    )
    skin = plain(size, ink(lit)) * (streak * 0.06 + 1.0)  # type: ignore[operator]
    plate = plate.mix(skin, front).mix(ink(dark), side * 0.85)
    lip = (
        Stencil(size, 2)
        .polygon([(left - 5, top - 7), (right + 5, top - 7), (right + 5, top + 5), (left - 5, top + 5)])
        .field()
    )
    return plate.mix(ink(lit), lip * 0.9)


def _hopper(plate: Plate, left: float, rail: float, paint: str, streak: object) -> Plate:
    """A covered hopper: ribs, a sloping foot, two bogies."""
    size = plate.size
    body = Stencil(size, 2).polygon(
        [
            (left, rail - 120),
            (left + 288, rail - 120),
            (left + 288, rail - 10),
            (left + 236, rail + 34),
            (left + 52, rail + 34),
            (left, rail - 10),
        ]
    )
    ribs = Stencil(size, 2)
    for step in range(13):
        ribs.line([(left + 6 + step * 23, rail - 112), (left + 6 + step * 23, rail - 12)], 3)
    wheels = Stencil(size, 2)
    for spot in (34, 78, 210, 254):
        wheels.disc((left + spot, rail + 40), 17)
    skin = plain(size, ink(paint)) * (streak * 0.18 + 1.0)  # type: ignore[operator]
    top = (
        Stencil(size, 2)
        .polygon(
            [
                (left - 2, rail - 124),
                (left + 290, rail - 124),
                (left + 290, rail - 110),
                (left - 2, rail - 110),
            ]
        )
        .field()
    )
    plate = plate.mix(ink("#1e1b1a"), wheels.field()).mix(skin, body.field())
    return plate.mix(ink("#1f1a18"), ribs.field() * 0.45).mix(ink("#d8cdb8"), top * flat(size, 0.55))
