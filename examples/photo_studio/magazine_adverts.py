"""Words and shapes → the adverts of the sample magazine, to the sizes of its pack: two pages, two halves."""

from __future__ import annotations

import math
import random

from photo_studio.scenes_bakery import nan
from photo_studio.sheet import BLACK, PAPER, Creative, Face, Ink, Sheet

SANS, BOLD = "IBMPlexSans-Regular.ttf", "IBMPlexSans-Bold.ttf"
SERIF, SLANT = "SourceSerif4-Bold.ttf", "SourceSerif4-Italic.ttf"

RED: Ink = (4, 92, 88, 4)
CREAM: Ink = (2, 5, 18, 2)
OCHRE: Ink = (4, 34, 88, 4)
LEAF: Ink = (70, 24, 90, 34)
BROWN: Ink = (36, 72, 84, 62)
WIDE, HIGH = 210.0, 297.0
HALF = (172.0, 118.53)


def zher_page() -> bytes:
    """The back: one tomato, as large as it tastes."""
    sheet = Sheet(WIDE, HIGH, CREAM)
    middle = (105.0, 168.0)
    sheet.disc(middle, 84, RED)
    sheet.disc((78, 138), 13, (2, 66, 58, 0)).disc((74, 134), 6, (0, 40, 34, 0))
    for turn in range(7):
        angle = math.radians(turn * 360 / 7 - 90)
        across, up = 36 * math.cos(angle), 14 * math.sin(angle)
        side = (7 * math.sin(angle), -5 * math.cos(angle))
        sheet.shape(
            [(105 + side[0], 92 + side[1]), (105 + across, 92 + up), (105 - side[0], 92 - side[1])], LEAF
        )
    sheet.stroke([(105, 92), (108, 82), (116, 74)], LEAF, 3.4)
    sheet.text("What grows,", 16, 36, Face(SERIF, 62), BLACK)
    sheet.text("this week.", 16, 58, Face(SERIF, 62), BLACK)
    sheet.text("Tomatoes, Monak", 16, 272, Face(SANS, 15), BLACK)
    sheet.text("790 ₸ a kilogram, until Monday", 16, 280, Face(BOLD, 15), BLACK)
    sheet.text("ZHER", 194, 280, Face(BOLD, 44), RED, "r")
    return sheet.png(150)


def nan_page() -> bytes:
    """Inside the cover: a loaf in the dark, and when it comes out of the oven."""
    sheet = Sheet(WIDE, HIGH, BROWN)
    loaf = nan(1_000, random.Random(23))
    sheet.picture(loaf, (22, 96), 166)
    sheet.text("Still warm.", 105, 60, sheet.fit("Still warm.", SERIF, 178), CREAM, "m")
    sheet.text("6:30 from the tandoor · 16:00 in time for supper", 105, 78, Face(SANS, 16), OCHRE, "m")
    sheet.text("Nan Bakery", 105, 276, Face(SLANT, 34), CREAM, "m")
    sheet.text("Old Market, row 1", 105, 284, Face(SANS, 13), OCHRE, "m")
    return sheet.jpg(130, 84)


def dala_half() -> bytes:
    """A half: a road and nothing beside it."""
    wide, high = HALF
    sheet = Sheet(wide, high, (88, 56, 6, 24))
    for step in range(8):
        tone: Ink = (78 - step * 9, 50 - step * 2, 10 + step * 9, 20 - step * 2)
        sheet.rect(0, 46 + step * 3.2, wide, 3.2, tone)
    sheet.disc((116, 71), 19, (0, 34, 80, 0)).disc((116, 71), 14, (0, 18, 62, 0))
    sheet.rect(0, 71, wide, 34, (60, 42, 40, 62))
    sheet.shape([(112, 71), (120, 71), (152, 105), (80, 105)], (60, 50, 46, 78))
    for near in range(5):
        y, tall, half = 73 + near * near * 1.7, 1.2 + near * 1.1, 0.25 + near * 0.3
        sheet.rect(116 - half, y, 2 * half, tall, PAPER)
    sheet.text("Far is a", 11, 27, Face(SERIF, 52), PAPER)
    sheet.text("direction.", 11, 45, Face(SERIF, 52), PAPER)
    sheet.rect(0, 105, wide, high - 105, PAPER)
    sheet.text("DALA MOTORS", 11, 113.6, Face(BOLD, 17, 60), (92, 62, 0, 28))
    sheet.text("Ring road 4  ·  388 55 55", 161, 113.4, Face(SANS, 12), BLACK, "r")
    return sheet.png(150)


def fifth_shelf_half() -> bytes:
    """A half: the bookshop's shelf, a gap where the best one was."""
    wide, high = HALF
    sheet = Sheet(wide, high, CREAM)
    rng = random.Random(9)
    cloths: tuple[Ink, ...] = (
        (92, 70, 20, 40), (10, 84, 84, 14), (14, 16, 38, 8), (60, 36, 74, 34), (40, 60, 60, 78), (8, 40, 86, 12),
    )  # fmt: skip
    x, foot = 11.0, 108.0
    while x < 150:
        thick, tall = rng.uniform(5.0, 10.5), rng.uniform(36, 52)
        if not 96 < x < 106:
            cloth = rng.choice(cloths)
            sheet.rect(x, foot - tall, thick, tall, cloth)
            for share in (0.1, 0.15, 0.86):
                sheet.rect(x, foot - tall * share, thick, 0.7, OCHRE)
        x += thick + 0.5
    sheet.rect(7, foot, wide - 14, 2.4, (50, 60, 70, 70))
    sheet.text("Read it before the exam.", 11, 25, sheet.fit("Read it before the exam.", SERIF, 150), BLACK)
    sheet.text("Or after, when it’s yours.", 11, 38, Face(SLANT, 26), BLACK)
    sheet.text("Fifth Shelf · Zheltoksan Street 12", 11, 49, Face(BOLD, 12, 20), RED)
    return sheet.png(150)


MAGAZINE_CREATIVES: dict[str, Creative] = {
    "zher-210x297mm.png": zher_page,
    "nan-bakery-210x297mm.jpg": nan_page,
    "dala-motors-172x119mm.png": dala_half,
    "fifth-shelf-172x119mm.png": fifth_shelf_half,
}
