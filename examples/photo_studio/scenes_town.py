"""A seed → three places in a town: a bus stop in falling snow, the court house, a school yard in chalk."""

from __future__ import annotations

import math
import random

from PIL import Image, ImageDraw, ImageFont

from photo_studio.adverts import FONTS
from photo_studio.field import Field, Size, bell, column, down, from_mask, glow, row
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Film, Plate, develop, ink, plain, scale
from photo_studio.shapes import Point, Stencil
from photo_studio.trees import Habit, draw_wood, grow

LANDSCAPE: Size = (1800, 1200)


def bus_stop_snow(rng: random.Random) -> Image.Image:
    """Minus twenty-four, the last bus: a lit shelter, three people, one lamp, all the snow there is."""
    size = LANDSCAPE
    ground = 850.0
    lamp = (1330.0, 210.0)
    plate = scale(down(size), [(0.0, ink("#0e1630")), (0.45, ink("#2a3654")), (0.71, ink("#5d6580"))])
    plate = plate.lit(glow(size, (420, 800), 420, (2.2, 0.8)), ink("#c98a58", 0.35))
    blocks = Stencil(size, 1)
    panes = Stencil(size, 1)
    x = -20.0
    while x < 1820:
        wide, top = rng.uniform(150, 300), rng.uniform(360, 560)
        blocks.polygon([(x, top), (x + wide, top), (x + wide, ground), (x, ground)])
        for line in range(int((ground - top) // 46)):
            for bay in range(int(wide // 40)):
                if rng.random() < 0.30:
                    px, py = x + 12 + bay * 40, top + 16 + line * 46
                    panes.polygon([(px, py), (px + 20, py), (px + 20, py + 24), (px, py + 24)], rng.uniform(0.3, 1.0))
        x += wide + rng.uniform(0, 60)
    plate = plate.mix(ink("#252e48"), blocks.field().blur(5) * 0.9).lit(panes.field().blur(5), ink("#ffbf70", 0.8))
    trees = Stencil(size, 2)
    for foot, tall in (((190.0, ground + 10), 720.0), ((60.0, ground), 520.0), ((1660.0, ground + 30), 820.0)):
        draw_wood(trees, grow(foot, tall, Habit(levels=7, spread=0.5, girth=0.045), rng))
    wood = trees.field()
    plate = plate.mix(ink("#161b2c"), wood.blur(0.8)).lit((wood - wood.shifted(0, 4)).least(0.0).blur(1), ink("#cdd6ea", 0.55))
    snow = scale(down(size), [(0.70, ink("#6c7898")), (0.8, ink("#8f9cba")), (1.0, ink("#4d5a7c"))])
    drifts = clouds(size, rng, (320, 60), 6, 0.55)
    snow = snow * (drifts * 0.18 + 1.0)
    snow = snow.lit(glow(size, (lamp[0], ground + 90), 330, (1.9, 0.55)), ink("#ffcf94", 0.55)).lit(glow(size, (800, ground + 50), 260, (1.6, 0.4)), ink("#ffd9a0", 0.65))
    tracks = Stencil(size, 1)
    for side in (-1, 1):
        for step in range(34):
            px = 860 + side * 18 + math.sin(step * 0.5) * 10 + (step * 14)
            tracks.disc((px, ground + 60 + step * 10), 5 + step * 0.45, 0.9, 0.45)
    marks = tracks.field().blur(1.5)
    snow = snow * (1.0 - marks * 0.35)
    plate = plate.mix(snow, column(size, lambda v: min(1.0, max(0.0, (v - ground + drift_at(v)) / 8))))
    plate = _shelter(plate, ground + 44, rng)
    post = Stencil(size, 2).limb([(lamp[0] + 90, ground + 70), (lamp[0] + 88, 220), (lamp[0] + 60, 180), (lamp[0] + 4, 190)], 13, 7)
    head = Stencil(size, 2).blob([(lamp[0] - 40, 196), (lamp[0] + 4, 176), (lamp[0] + 40, 190), (lamp[0], 206)])
    plate = plate.mix(ink("#11141f"), post.field()).mix(ink("#11141f"), head.field())
    cone = Stencil(size, 1).polygon([(lamp[0] - 30, 205), (lamp[0] + 30, 205), (lamp[0] + 420, ground + 150), (lamp[0] - 420, ground + 150)]).field().blur(50)
    plate = plate.lit(cone * down(size).step(0.9, 0.1), ink("#ffce90", 0.34)).lit(glow(size, lamp, 34), ink("#ffe3b4", 2.2)).lit(glow(size, lamp, 150), ink("#ffb866", 0.45))
    plate = _snowfall(plate, lamp, cone, rng)
    film = Film(0.35, contrast=1.1, saturation=0.85, shadows=(0.008, 0.014, 0.04), vignette=0.45, grain=0.034)
    return develop(plate.halation(1.0, 20, 0.28), film, rng)


def drift_at(y: float) -> float:
    """The bank that the plough has left is a few pixels high."""
    return 6.0 if y < 860 else 0.0


def _shelter(plate: Plate, foot: float, rng: random.Random) -> Plate:
    """Glass on three sides, a bench, a strip lamp; the people are dark against it."""
    size = plate.size
    left, right, top = 560.0, 1080.0, foot - 300
    pane = Stencil(size, 2).polygon([(left, top), (right, top), (right, foot), (left, foot)]).field()
    inside = scale(down(size), [(top / 1200, ink("#ffe9bc", 1.15)), (foot / 1200, ink("#d69a54", 0.8))]) * (clouds(size, rng, (120, 60), 4, 0.6) * 0.12 + 1.0)
    inside = inside * (row(size, lambda v: 0.62 + 0.5 * math.exp(-(((v - 820) / 230) ** 2))))
    plate = plate.mix(inside, pane * 0.9)
    frame = Stencil(size, 2)
    for x in (left, 733.0, 906.0, right):
        frame.line([(x, top), (x, foot)], 8)
    frame.line([(left, foot - 70), (right, foot - 70)], 4).polygon([(600, foot - 88), (780, foot - 88), (780, foot - 76), (600, foot - 76)])
    for x in (616, 764):
        frame.line([(x, foot - 80), (x, foot)], 6)
    frame.polygon([(left - 34, top - 6), (right + 34, top - 6), (right + 34, top + 14), (left - 34, top + 14)])
    poster = Stencil(size, 2).polygon([(926, top + 52), (1060, top + 52), (1060, foot - 84), (926, foot - 84)]).field()
    plate = plate.mix(plain(size, ink("#8a3a2c", 1.1)).mix(ink("#f2dcae"), clouds(size, rng, (70, 50), 2, 0.5).step(-0.1, 0.1)), poster * 0.9)
    plate = plate.mix(ink("#171a26"), frame.field())
    cap = Stencil(size, 2).blob([(left - 40, top - 4), (left + 60, top - 36), (820, top - 44), (right - 60, top - 34), (right + 40, top - 4), (820, top - 1)])
    plate = plate.mix(ink("#b9c4dc", 0.8), cap.field())
    tube = Stencil(size, 2).line([(left + 60, top + 24), (right - 60, top + 24)], 7).field()
    plate = plate.lit(tube, ink("#fff4d6", 2.0)).lit(tube.blur(26), ink("#ffd896", 0.7))
    folk = Stencil(size, 2)
    _person(folk, (812.0, foot + 4), 214, 1)
    _person(folk, (872.0, foot + 6), 150, -1)
    _person(folk, (1150.0, foot + 22), 222, -1)
    shape = folk.field().blur(0.8)
    shades = Stencil(size, 1)
    for px, reach in ((812, 190), (872, 140), (1150, 150)):
        shades.polygon([(px - 22, foot + 6), (px + 22, foot + 6), (px + 60 + (px - 820) * 0.4, foot + reach), (px - 20 + (px - 820) * 0.4, foot + reach)])
    plate = plate * (1.0 - shades.field().blur(7) * 0.45)
    return plate.mix(ink("#14141c"), shape).lit((shape - shape.shifted(0, 3)).least(0.0), ink("#ffdca4", 0.35))


def _person(pen: Stencil, foot: Point, tall: float, side: int) -> None:
    """Somebody in a long coat and a fur hat, hands in pockets."""
    x, y = foot
    for step in (-1, 1):
        pen.limb([(x + step * tall * 0.055, y - tall * 0.26), (x + step * tall * 0.06, y)], tall * 0.085, tall * 0.07)
        pen.disc((x + step * tall * 0.06 + side * tall * 0.025, y - 2), tall * 0.045, flatten=0.6)
    pen.blob([(x - tall * 0.155, y - tall * 0.22), (x - tall * 0.15, y - tall * 0.6), (x - tall * 0.12, y - tall * 0.79), (x, y - tall * 0.84), (x + tall * 0.12, y - tall * 0.79), (x + tall * 0.15, y - tall * 0.6), (x + tall * 0.155, y - tall * 0.22), (x, y - tall * 0.20)])
    for arm in (-1, 1):
        pen.limb([(x + arm * tall * 0.12, y - tall * 0.76), (x + arm * tall * 0.175, y - tall * 0.56), (x + arm * tall * 0.10, y - tall * 0.45)], tall * 0.085, tall * 0.07)
    pen.disc((x + side * tall * 0.015, y - tall * 0.885), tall * 0.062).blob([(x - tall * 0.085, y - tall * 0.90), (x - tall * 0.075, y - tall * 0.985), (x, y - tall * 1.0), (x + tall * 0.08, y - tall * 0.98), (x + tall * 0.085, y - tall * 0.90), (x, y - tall * 0.925)])


def _snowfall(plate: Plate, lamp: Point, cone: Field, rng: random.Random) -> Plate:
    size = plate.size
    light = cone * 0.9 + glow(size, lamp, 240) * 1.2 + glow(size, (820, 800), 260) * 0.8 + 0.16
    for count, radius, soft, bright in ((1500, 1.5, 0.6, 0.9), (420, 2.8, 0.9, 0.8), (90, 6.5, 2.2, 0.45), (16, 17, 4.5, 0.22)):
        flakes = Stencil(size, 1)
        for _ in range(count):
            x, y, r = rng.uniform(-20, 1820), rng.uniform(-20, 1220), radius * rng.uniform(0.6, 1.4)
            flakes.limb([(x, y), (x - r * 1.1, y + r * 1.4)], r * 1.6, r * 1.6, rng.uniform(0.4, 1.0))
        plate = plate.lit(flakes.field().blur(soft) * light, ink("#f4f2f2", bright))
    return plate


def court_house(rng: random.Random) -> Image.Image:
    """Six columns, built 1956, in the sun of a May morning; the court sits on the first floor."""
    size = LANDSCAPE
    sky = scale(down(size), [(0.0, ink("#3f74b0")), (0.6, ink("#a9c6de"))])
    plate = sky.mix(ink("#f6f4ee"), clouds(size, rng, (620, 170), 6, 0.55).step(0.1, 0.8) * 0.85)
    grit = speckle(size, rng).blur(0.8) * 0.035 + clouds(size, rng, (90, 300), 5, 0.6) * 0.07 + 1.0
    wall = plain(size, ink("#d9b987")) * grit
    body = Stencil(size, 2).polygon([(-10, 400), (1810, 400), (1810, 1010), (-10, 1010)]).field()
    plate = plate.mix(wall, body)
    plate = _windows(plate, rng)
    porch = Stencil(size, 2).polygon([(430, 420), (1370, 420), (1370, 970), (430, 970)]).field()
    plate = plate.mix(plain(size, ink("#a5814f")) * grit, porch)
    door = Stencil(size, 2)
    for middle, wide, top in ((900, 74, 700), (650, 46, 640), (1150, 46, 640), (650, 46, 470), (1150, 46, 470), (900, 46, 470)):
        foot = 968 if middle == 900 and top == 700 else top + 130
        door.polygon([(middle - wide, top), (middle + wide, top), (middle + wide, foot), (middle - wide, foot)])
    plate = plate.mix(ink("#3a2c22"), door.field())
    bars = Stencil(size, 2)
    bars.line([(900, 704), (900, 968)], 4)
    for middle, top in ((650, 640), (1150, 640), (650, 470), (1150, 470), (900, 470)):
        bars.line([(middle, top), (middle, top + 130)], 4).line([(middle - 46, top + 44), (middle + 46, top + 44)], 4)
    plate = plate.mix(ink("#e9dcc2"), bars.field() * 0.8)
    cast = Stencil(size, 1)
    for index in range(6):
        x = 470 + index * 172
        cast.polygon([(x + 66, 440), (x + 132, 440), (x + 132, 970), (x + 66, 970)])
    plate = plate * (1.0 - (cast.field().blur(3) * 0.42 + column(size, lambda v: max(0.0, 1 - abs(v - 452) / 60)) * 0.4) * porch)
    plate = _columns(plate, grit)
    plate = _gable(plate, grit, rng)
    plate = _steps(plate, grit, rng)
    film = Film(-0.02, contrast=1.12, saturation=0.86, shadows=(0.006, 0.006, 0.02), vignette=0.28, grain=0.02)
    return develop(plate, film, rng)


def _windows(plate: Plate, rng: random.Random) -> Plate:
    """Tall windows of the wings, with surrounds, sills and the shadows of both."""
    size = plate.size
    frames, shades, glass, cross = Stencil(size, 2), Stencil(size, 2), Stencil(size, 2), Stencil(size, 2)
    for x in (60, 220, 380 - 20, 1440, 1600, 1760):
        for top, tall in ((470, 170), (730, 190)):
            frames.polygon([(x - 52, top - 14), (x + 52, top - 14), (x + 52, top + tall + 14), (x - 52, top + tall + 14)])
            frames.polygon([(x - 62, top - 30), (x + 62, top - 30), (x + 56, top - 14), (x - 56, top - 14)])
            shades.polygon([(x - 36, top), (x + 38, top), (x + 38, top + 14), (x - 24, top + 14), (x - 24, top + tall), (x - 36, top + tall)])
            shades.polygon([(x - 50, top + tall + 16), (x + 70, top + tall + 16), (x + 74, top + tall + 28), (x - 46, top + tall + 28)])
            glass.polygon([(x - 36, top), (x + 36, top), (x + 36, top + tall), (x - 36, top + tall)])
            cross.line([(x, top), (x, top + tall)], 5).line([(x - 36, top + tall * 0.34), (x + 36, top + tall * 0.34)], 5)
    look = plain(size, ink("#33465a")).mix(ink("#9fbfd8"), clouds(size, rng, (130, 90), 4, 0.55).step(-0.1, 0.7))
    plate = plate.mix(ink("#efe4cc"), frames.field()).mix(look, glass.field()).mix(ink("#efe4cc"), cross.field())
    return plate * (1.0 - shades.field().blur(1.5) * 0.55)


def _columns(plate: Plate, grit: Field) -> Plate:
    size = plate.size
    for index in range(6):
        x, wide = 470.0 + index * 172, 33.0
        light = row(size, lambda v, m=x, w=wide: _lit((v - m) / w))
        flutes = row(size, lambda v, m=x, w=wide: 0.86 + 0.14 * abs(math.sin(math.asin(max(-1.0, min(1.0, (v - m) / w))) * 7)))
        skin = scale(light, [(0.0, ink("#6f614e")), (0.5, ink("#c6b493")), (1.0, ink("#fbf1da"))]) * flutes * grit
        shaft = Stencil(size, 2).polygon([(x - 29, 452), (x + 29, 452), (x + 33, 950), (x - 33, 950)])
        plate = plate.mix(skin, shaft.field())
        caps = Stencil(size, 2).polygon([(x - 44, 424), (x + 44, 424), (x + 44, 440), (x + 32, 458), (x - 32, 458), (x - 44, 440)])
        caps.polygon([(x - 36, 936), (x + 36, 936), (x + 44, 954), (x + 44, 974), (x - 44, 974), (x - 44, 954)])
        plate = plate.mix(scale(light, [(0.0, ink("#8a7a62")), (1.0, ink("#f6ead0"))]) * grit, caps.field())
    return plate


def _lit(t: float) -> float:
    if abs(t) >= 1:
        return 0.12 if t > 0 else 0.6
    return max(0.0, -t * 0.6 + math.sqrt(1 - t * t) * 0.72) * 0.95 + 0.05


def _gable(plate: Plate, grit: Field, rng: random.Random) -> Plate:
    """Beam, cornice and pediment, a wreath in the middle of it."""
    size = plate.size
    stone = plain(size, ink("#f3e6c9")) * grit
    beam = Stencil(size, 2).polygon([(404, 330), (1396, 330), (1396, 426), (404, 426)]).field()
    plate = plate.mix(stone, beam)
    letters = Image.new("L", size)
    pen = ImageDraw.Draw(letters)
    pen.text((900, 396), "С О Т   Ғ И М А Р А Т Ы", 255, ImageFont.truetype(str(FONTS / "SourceSerif4-Bold.ttf"), 46), anchor="ms")
    words = from_mask(letters)
    plate = plate.mix(ink("#7d6a4c"), words).lit((words.shifted(2, 2) - words).least(0.0), ink("#fff6e0", 0.2))
    field = Stencil(size, 2).polygon([(410, 330), (900, 136), (1390, 330)]).field()
    plate = plate.mix(plain(size, ink("#d8c297")) * grit, field)
    wreath = Stencil(size, 2)
    for step in range(40):
        turn = math.pi * (0.62 + step / 39 * 1.76)
        spot = (900 + math.cos(turn) * 46, 262 + math.sin(turn) * 42)
        wreath.limb([spot, (spot[0] + math.cos(turn + 0.8) * 17, spot[1] + math.sin(turn + 0.8) * 17)], 7, 2)
    wreath.line([(872, 262), (928, 262)], 4).line([(900, 236), (900, 292)], 4).disc((874, 276), 12, flatten=0.4).disc((926, 276), 12, flatten=0.4)
    relief = wreath.field()
    plate = plate.mix(stone, relief) * (1.0 - (relief.shifted(4, 4) - relief).least(0.0) * 0.5)
    lips = Stencil(size, 2)
    lips.polygon([(380, 318), (1420, 318), (1420, 340), (380, 340)]).polygon([(376, 326), (900, 112), (900, 146), (410, 340)]).polygon([(1424, 326), (900, 112), (900, 146), (1390, 340)])
    edge = lips.field()
    plate = plate * (1.0 - (edge.shifted(5, 16).blur(3) - edge).least(0.0) * field * 0.5)
    plate = plate.mix(stone, edge)
    right = Stencil(size, 2).polygon([(1424, 326), (900, 112), (900, 146), (1390, 340)]).field()
    plate = plate * (1.0 - right * 0.22) * (1.0 - bell(size, 344, 9) * (beam + 0.0) * 0.45)
    roofs = Stencil(size, 2).polygon([(-10, 372), (404, 372), (404, 408), (-10, 408)]).polygon([(1396, 372), (1810, 372), (1810, 408), (1396, 408)])
    return plate.mix(stone, roofs.field())


def _steps(plate: Plate, grit: Field, rng: random.Random) -> Plate:
    """Seven granite steps, two lamps, the paving in front, one woman with a folder on her way up."""
    size = plate.size
    for index in range(7):
        y, spread = 970 + index * 20, index * 20
        tread = Stencil(size, 2).polygon([(400 - spread, y), (1400 + spread, y), (1400 + spread, y + 20), (400 - spread, y + 20)])
        tone = column(size, lambda v, t=y: 1.06 if v < t + 6 else 0.68)
        plate = plate.mix(plain(size, ink("#b9b0a2")) * grit * tone, tread.field())
    paving = plain(size, ink("#a89f90")) * grit * (row(size, lambda v: 0.9 if (v + 40) % 92 < 3 else 1.0))
    plate = plate.mix(paving, column(size, lambda v: min(1.0, max(0.0, v - 1110))))
    lawn = Stencil(size, 1).polygon([(-10, 1004), (290, 1004), (270, 1112), (-10, 1112)]).polygon([(1510, 1004), (1810, 1004), (1810, 1112), (1530, 1112)]).field()
    plate = plate.mix(plain(size, ink("#5d7a3a")) * (clouds(size, rng, (20, 9), 4, 0.8) * 0.4 + 1.0), lawn)
    shade = Stencil(size, 1).polygon([(1160, 1128), (1176, 1124), (1290, 1150), (1270, 1160)]).field().blur(3)
    plate = plate * (1.0 - shade * 0.5)
    woman = Stencil(size, 2)
    x, y, k = 1140.0, 1120.0, 1.0
    woman.limb([(x - 9, y - 70), (x - 14, y)], 13, 9).limb([(x + 7, y - 70), (x + 16, y - 16)], 13, 9)
    plate = plate.mix(ink("#4a3a34"), woman.field())
    coat = Stencil(size, 2).blob([(x - 24 * k, y - 54), (x - 20, y - 110), (x - 14, y - 136), (x + 14, y - 136), (x + 20, y - 110), (x + 25, y - 54), (x, y - 48)])
    coat.limb([(x + 14, y - 130), (x + 30, y - 100), (x + 22, y - 84)], 11, 8)
    head = Stencil(size, 2).disc((x, y - 150), 12).blob([(x - 13, y - 150), (x - 8, y - 164), (x + 9, y - 164), (x + 13, y - 148), (x + 8, y - 134), (x - 10, y - 136)])
    folder = Stencil(size, 2).polygon([(x + 8, y - 106), (x + 40, y - 112), (x + 42, y - 84), (x + 10, y - 80)])
    shape = coat.field()
    plate = plate.mix(ink("#7c2f33"), shape).lit((shape - shape.shifted(5, 1)).least(0.0), ink("#ffb9a0", 0.35))
    return plate.mix(ink("#2b211d"), head.field()).mix(ink("#e8e2d2"), folder.field())


def school_yard(rng: random.Random) -> Image.Image:
    """Quarter past three: hopscotch in chalk, and the long shadows of those who wait for their turn."""
    size = LANDSCAPE
    board = Image.new("L", (1500, 1500))
    pen = ImageDraw.Draw(board)
    font = ImageFont.truetype(str(FONTS / "NotoSerif-BoldItalic.ttf"), 120)
    side = 190
    cells = [(0, 1), (0, 2), (-1, 3), (1, 3), (0, 4), (-1, 5), (1, 5), (0, 6)]
    for number, (across_, up) in enumerate(cells, 1):
        x, y = 800 + across_ * side / 2, 1440 - up * side
        box = [(x - side / 2 + rng.uniform(-6, 6), y + rng.uniform(-6, 6)) for _ in range(1)][0]
        corners = [(box[0], box[1]), (box[0] + side, box[1] + rng.uniform(-5, 5)), (box[0] + side + rng.uniform(-5, 5), box[1] + side), (box[0] + rng.uniform(-5, 5), box[1] + side)]
        pen.line([*corners, corners[0]], 255, 13, joint="curve")
        pen.text((box[0] + side / 2, box[1] + side / 2), str(number), 255, font, anchor="mm")
    pen.arc([800 - 150, 1440 - 7 * side - 80, 800 + 150, 1440 - 7 * side + 190], 178, 362, 255, 13)
    sun = [(260, 420), 86]
    pen.ellipse([sun[0][0] - 86, sun[0][1] - 86, sun[0][0] + 86, sun[0][1] + 86], outline=255, width=14)
    for step in range(12):
        turn = math.tau * step / 12
        pen.line([(260 + math.cos(turn) * 112, 420 + math.sin(turn) * 112), (260 + math.cos(turn) * 168, 420 + math.sin(turn) * 168)], 255, 13)
    petals = [(1250, 760), 56]
    for step in range(6):
        turn = math.tau * step / 6
        cx, cy = petals[0][0] + math.cos(turn) * 74, petals[0][1] + math.sin(turn) * 74
        pen.ellipse([cx - 46, cy - 46, cx + 46, cy + 46], outline=255, width=12)
    pen.line([(1250, 850), (1236, 1120)], 255, 14)
    view = (-500, -700, 2300, -700, 1640, 1280, 160, 1280)
    chalk = from_mask(board.transform(size, Image.Transform.QUAD, _quad(view), Image.Resampling.BICUBIC))
    grain = speckle(size, rng).blur(0.7)
    near = down(size)
    asphalt = plain(size, ink("#6c6862")) * (grain.blur(1.2) * 0.26 + clouds(size, rng, (400, 160), 6, 0.55) * 0.13 + 1.0)
    asphalt = asphalt.lit(speckle(size, rng).step(0.75, 1.0), ink("#d8c8b0", 0.18))
    cracks = abs(clouds(size, rng, (520, 260), 5, 0.5)).step(0.014, 0.004)
    asphalt = asphalt * (1.0 - cracks * 0.45)
    dusty = (chalk * (grain * 0.7 + clouds(size, rng, (90, 60), 4, 0.6) * 0.35 + 0.95)).clip()
    tint = plain(size, ink("#f4f0e6")).mix(ink("#f2a8b4"), row(size, lambda v: 1.0 if v > 1160 else 0.0)).mix(ink("#f5d56a"), row(size, lambda v: 1.0 if v < 620 else 0.0))
    plate = asphalt.mix(tint, dusty * 0.85).mix(tint, chalk.blur(14) * 0.10)
    plate = plate * (scale(near, [(0.0, (1.25, 1.08, 0.85)), (1.0, (1.05, 0.96, 0.86))]))
    shades = Stencil(size, 2)
    for x, foot, tall, kind in ((260, 1290, 900, 0), (520, 1310, 760, 1), (1500, 1290, 1000, 2), (1700, 1320, 820, 0)):
        _shade(shades, (float(x), float(foot)), float(tall), kind)
    dark = shades.field()
    dark = dark.blur(1.6).mix(dark.blur(7), near.step(0.8, 0.1))
    plate = plate.mix(plate * (0.25, 0.28, 0.40), dark * 0.92)
    film = Film(0.12, contrast=1.15, saturation=0.9, shadows=(0.006, 0.004, 0.03), vignette=0.35, grain=0.006, sharpen=0)
    return develop(plate, film, rng)


def _quad(view: tuple[int, ...]) -> tuple[float, ...]:
    """Upper left, lower left, lower right, upper right of the board, as Pillow's QUAD wants them."""
    a, b, c, d, e, f, g, h = (float(v) for v in view)
    return (a, b, g, h, e, f, c, d)


def _shade(pen: Stencil, foot: Point, tall: float, kind: int) -> None:
    """The shadow of a child, falling up the picture and a little to the right."""
    x, y = foot

    def at(across_: float, up: float) -> Point:
        return x + across_ * tall * 0.36 + up * tall * 0.16, y - up * tall

    for leg in (-1, 1):
        pen.limb([at(leg * 0.13, 0.0), at(leg * 0.10, 0.22), at(leg * 0.07, 0.46)], 40, 46)
    pen.blob([at(-0.24, 0.40), at(-0.20, 0.62), at(-0.22, 0.76), at(0.0, 0.81), at(0.22, 0.76), at(0.20, 0.62), at(0.24, 0.40), at(0.0, 0.37)])
    pen.limb([at(0, 0.78), at(0, 0.86)], 34, 30)
    pen.blob([at(-0.15, 0.90), at(-0.11, 0.99), at(0.0, 1.02), at(0.11, 0.99), at(0.15, 0.90), at(0.09, 0.83), at(-0.09, 0.83)])
    if kind == 1:
        for side in (-1, 1):
            pen.limb([at(side * 0.13, 0.96), at(side * 0.30, 0.93), at(side * 0.36, 0.80)], 26, 8)
        pen.blob([at(-0.36, 0.22), at(-0.2, 0.5), at(0.2, 0.5), at(0.36, 0.22), at(0.0, 0.2)])
    arms = {0: ((-1, 0.50, -0.42), (1, 0.50, 0.42)), 1: ((-1, 0.55, -0.44), (1, 0.84, 0.52)), 2: ((-1, 0.94, -0.50), (1, 0.52, 0.40))}[kind]
    for side, up, out in arms:
        pen.limb([at(side * 0.20, 0.75), at(out * 0.85, (0.75 + up) / 2), at(out, up)], 30, 20)
