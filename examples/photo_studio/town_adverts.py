"""Words and shapes → the adverts of the sample edition: what shops of a small town print on a Tuesday."""

from __future__ import annotations

import math
import random

from PIL import Image

from photo_studio.scenes_bakery import nan
from photo_studio.sheet import BLACK, PAPER, Creative, Face, Ink, Sheet, Spot
from photo_studio.town_adverts_more import MORE_CREATIVES

SANS, SEMI, BOLD, ITALIC = (f"IBMPlexSans-{cut}.ttf" for cut in ("Regular", "SemiBold", "Bold", "Italic"))
SERIF, SLANT, LIGHT = (f"SourceSerif4-{cut}.ttf" for cut in ("Bold", "Italic", "Light"))
NOTO, NOTO_SLANT = "NotoSerif-Bold.ttf", "NotoSerif-BoldItalic.ttf"

RED: Ink = (0, 100, 84, 4)
BLUE: Ink = (92, 62, 0, 28)
GREEN: Ink = (76, 22, 82, 34)
OCHRE: Ink = (4, 34, 88, 4)
CREAM: Ink = (2, 5, 18, 2)
SAND: Ink = (4, 12, 34, 6)
GREY: Ink = (0, 0, 0, 55)


def dala_motors() -> bytes:
    """Half a page: one car on one horizon, one price."""
    sheet = Sheet(252, 183.4, (88, 56, 6, 24))
    sheet.rect(0, 118, 252, 65.4, (60, 42, 40, 62))
    for step in range(7):
        sheet.rect(0, 104 + step * 2, 252, 2, (78 - step * 10, 50 - step * 2, 10 + step * 10, 20 - step * 3))
    sheet.disc((196, 104), 26, (0, 34, 80, 0)).disc((196, 104), 19, (0, 18, 62, 0))
    sheet.rect(0, 118, 252, 66, (60, 42, 40, 62))
    for index in range(12):
        near = index / 11
        x, wide = 6 + index * 21.5, 11
        sheet.shape([(x, 163), (x + wide, 163), (x + wide - 3, 166.5), (x - 3, 166.5)], (0, 0, 20, 10 + near))
    _car(sheet, (60, 146), 1.32)
    white = PAPER
    sheet.text("Far is a", 16, 36, Face(SERIF, 60), white)
    sheet.text("direction.", 16, 58, Face(SERIF, 60), white)
    sheet.lines(
        ["The new Jelaya. Ground clearance 212 mm, two tanks,", "a heater that starts before you do."],
        16.5, 71, Face(SANS, 13.5), 18, white,
    )  # fmt: skip
    sheet.rect(0, 168, 252, 15.4, PAPER)
    sheet.text("DALA MOTORS", 16, 178.2, Face(BOLD, 19, 60), BLUE)
    sheet.text("Ring road 4  ·  388 55 55  ·  dala-motors.example", 92, 177.9, Face(SANS, 12), BLACK)
    sheet.text("from 11 490 000 ₸", 236, 177.9, Face(BOLD, 15), RED, "r")
    return sheet.png(220, 96)


def _car(sheet: Sheet, foot: Spot, k: float) -> None:
    """A square, friendly off-roader from the side."""
    x, y = foot

    def at(points: list[Spot]) -> list[Spot]:
        return [(x + a * k, y + b * k) for a, b in points]

    sheet.shape(at([(0, 6), (104, 6), (96, 9), (8, 9)]), (60, 50, 50, 80))
    body: Ink = (0, 78, 84, 6)
    sheet.shape(
        at(
            [
                (0, -4),
                (1, -20),
                (6, -23),
                (24, -25),
                (34, -41),
                (38, -43),
                (92, -43),
                (96, -40),
                (101, -22),
                (104, -20),
                (104, -2),
                (100, 1),
                (4, 1),
            ]
        ),
        body,
    )
    sheet.shape(at([(0, -4), (104, -6), (104, -2), (100, 1), (4, 1)]), (10, 90, 90, 40))
    glass: Ink = (52, 18, 8, 12)
    sheet.shape(at([(29, -25), (37, -39), (56, -39), (56, -25)]), glass).shape(
        at([(59, -25), (59, -39), (77, -39), (77, -25)]), glass
    )
    sheet.shape(at([(80, -25), (80, -39), (90, -39), (95, -25)]), glass)
    sheet.shape(at([(30, -26), (36, -37), (42, -37), (35, -26)]), (28, 8, 4, 2))
    for a, b in (((57.5, -24), (57.5, -2)), ((78.5, -24), (78.5, -3))):
        sheet.stroke(at([a, b]), (10, 90, 90, 36), 0.5)
    sheet.shape(at([(60, -20), (66, -20), (66, -18.6), (60, -18.6)]), (0, 30, 30, 30)).shape(
        at([(1, -18), (7, -19), (7, -14), (1, -13)]), (0, 6, 40, 0)
    )
    sheet.shape(at([(101, -18), (104, -17), (104, -11), (101, -11)]), (0, 100, 100, 0))
    sheet.shape(at([(40, -45.5), (90, -45.5), (90, -44), (40, -44)]), (40, 30, 30, 70))
    for wheel in (20, 84):
        sheet.disc(at([(wheel, 0)])[0], 12.4 * k, (50, 40, 40, 88)).disc(
            at([(wheel, 0)])[0], 10.6 * k, (40, 30, 30, 74)
        )
        sheet.disc(at([(wheel, 0)])[0], 6.0 * k, (0, 0, 0, 22)).disc(
            at([(wheel, 0)])[0], 2.0 * k, (40, 30, 30, 74)
        )
        for step in range(5):
            turn = math.tau * step / 5 - math.pi / 2
            sheet.disc(
                (x + wheel * k + math.cos(turn) * 4 * k, y + math.sin(turn) * 4 * k),
                1.1 * k,
                (40, 30, 30, 74),
            )


def avto_tersek() -> bytes:
    """A quarter: the second dealer, who has no horizon but twelve cars with their kilometres."""
    sheet = Sheet(124, 183.4)
    sheet.rect(0, 0, 124, 44, OCHRE)
    sheet.text("АВТО·ТЕРСЕК", 7, 14, Face(BOLD, 20, 40), BLACK)
    sheet.text("Twelve cars.", 7, 26.5, Face(SERIF, 27), BLACK)
    sheet.text("All their faults in writing.", 7, 37.5, Face(SERIF, 24), BLACK)
    rows = (
        ("Off-roader, green, 2014", "148 t. km", "1 950 000"), ("Saloon, grey, 2019", "91 t. km", "3 100 000"),
        ("Saloon, silver, 2011", "203 t. km", "1 700 000"), ("Off-roader, sand, 2017", "112 t. km", "4 650 000"),
        ("Estate, white, 2020", "64 t. km", "3 900 000"), ("Van, the round one, 2008", "“honest”", "1 250 000"),
        ("Saloon, red, 2016", "137 t. km", "2 050 000"), ("Estate, blue, 2018", "120 t. km", "3 750 000"),
        ("Saloon, black, 2009", "301 t. km", "3 400 000"), ("Off-roader, red, 2021", "38 t. km", "4 200 000"),
        ("Hatchback, white, 2015", "155 t. km", "3 650 000"), ("Very small, yellow, 2005", "44 t. km", "590 000"),
    )  # fmt: skip
    for index, (name, far, price) in enumerate(rows):
        y = 55 + index * 8.4
        sheet.text(name, 7, y, Face(SEMI, 12))
        sheet.text(far, 80, y, Face(SANS, 11), GREY, "r")
        sheet.text(price, 117, y, Face(BOLD, 13), BLACK, "r")
        sheet.stroke([(7, y + 2.6), (117, y + 2.6)], (0, 0, 0, 30), 0.2)
    sheet.rect(0, 158, 124, 25.4, BLACK)
    sheet.text("388 12 21", 7, 171.5, Face(BOLD, 29), PAPER)
    sheet.lines(
        ["Kirpichnaya 88, by the weighbridge", "9 to 19, Sundays by telephone"],
        7,
        177.3,
        Face(SANS, 10),
        10.5,
        PAPER,
    )
    sheet.text("₸", 117, 174, Face(BOLD, 30), OCHRE, "r")
    return sheet.png(220, 32)


def nan_bakery_eighth() -> bytes:
    """An eighth: the bakery's bread again, for paper, and when it is warm."""
    sheet = Sheet(124, 88.2, (2, 8, 24, 2))
    bread = nan(760, random.Random(23))
    sheet.picture(_lit(bread), (62, 8), 78)
    brown: Ink = (30, 78, 92, 56)
    sheet.lines(["Still", "warm."], 8, 27, Face(SERIF, 50), 50, brown)
    sheet.rect(8.5, 51, 14, 0.9, RED)
    sheet.text("6:30", 8, 61.5, Face(BOLD, 17), brown)
    sheet.text("from the tandoor", 23, 61.5, Face(SANS, 12), brown)
    sheet.text("16:00", 8, 69, Face(BOLD, 17), brown)
    sheet.text("in time for supper", 26, 69, Face(SANS, 12), brown)
    sheet.text("Nan Bakery", 8, 81.5, Face(NOTO_SLANT, 17), RED)
    sheet.text("Old Market, row 1", 47, 81.3, Face(SANS, 10.5), brown)
    return sheet.jpg(220, 84)


def _lit(piece: Image.Image) -> Image.Image:
    """A sprite carries half its light: this gives it back what a sheet needs of it."""
    red, green, blue, alpha = piece.split()
    lift = [round(min(255.0, 255 * (min(1.0, (v / 255) ** 2.2 * 1.75)) ** (1 / 2.2))) for v in range(256)]
    return Image.merge("RGBA", (red.point(lift), green.point(lift), blue.point(lift), alpha))


def koktem_bread() -> bytes:
    """A sixth: the other bakery, which sells by weight."""
    sheet = Sheet(124, 119.9, GREEN)
    sheet.text("1 kg", 62, 52, sheet.fit("1 kg", NOTO, 104), CREAM, "m")
    sheet.rect(9, 69, 106, 0.7, CREAM)
    sheet.text(
        "is a kilogram at Koktem.", 62, 79.5, sheet.fit("is a kilogram at Koktem.", SLANT, 104), CREAM, "m"
    )
    for index, (name, price) in enumerate(
        (("Rye, three days old dough", "420"), ("White, in the tin", "340"), ("With sunflower seeds", "510"))
    ):
        y = 91 + index * 6.4
        sheet.text(name, 10, y, Face(SANS, 12), CREAM)
        sheet.text(f"{price} ₸", 114, y, Face(BOLD, 12.5), CREAM, "r")
    sheet.text("КӨКТЕМ НАНЫ  ·  Satpayev Street 31  ·  from 7", 62, 115, Face(SEMI, 10.5, 20), OCHRE, "m")
    return sheet.png(220, 24)


def fifth_shelf_strip() -> bytes:
    """A strip: the bookshop's shelf across five columns."""
    sheet = Sheet(252, 56.4, CREAM)
    rng = random.Random(5)
    x, foot = 6.0, 47.0
    cloths: tuple[Ink, ...] = (
        (92, 70, 20, 40),
        (10, 84, 84, 14),
        (14, 16, 38, 8),
        (60, 36, 74, 34),
        (40, 60, 60, 78),
        (8, 40, 86, 12),
        (30, 90, 60, 40),
    )
    while x < 92:
        wide, tall = rng.uniform(4.2, 9.5), rng.uniform(27, 40)
        cloth = rng.choice(cloths)
        sheet.rect(x, foot - tall, wide, tall, cloth)
        for share in (0.1, 0.15, 0.86):
            sheet.rect(x, foot - tall * share, wide, 0.6, OCHRE)
        sheet.rect(
            x + wide * 0.28,
            foot - tall * 0.7,
            wide * 0.44,
            tall * 0.32,
            CREAM if rng.random() < 0.5 else OCHRE,
        )
        x += wide + 0.5
    sheet.rect(4, foot, 96, 2.2, (50, 60, 70, 70))
    sheet.text("Fifth Shelf · Пятая полка · Бесінші сөре", 108, 13.5, Face(BOLD, 11.5, 30), RED)
    sheet.text("Read it before the exam.", 108, 28, Face(SERIF, 31), BLACK)
    sheet.text("Or after, when it’s yours.", 108, 38, Face(SLANT, 22), BLACK)
    sheet.text("Zheltoksan Street 12, ten to nine. ", 108, 48.5, Face(SANS, 12), BLACK)
    sheet.text("Pupils: 15 % until 24 June", 244, 48.5, Face(SEMI, 12), RED, "r")
    return sheet.png(220, 48)


def optika_tower() -> bytes:
    """A tower: the optician's chart is the advert; who can read the last line needs no glasses."""
    sheet = Sheet(47.2, 278.7)
    sheet.frame(0.3, BLACK, 0.6)
    y = 0.0
    rows = ("Ш", "Б М", "Н К Ы", "И М Ш Б", "Ы Н К М И", "Б Ш М И Ы К", "Ш И Н Б К Ы М", "К Н Ш М Ы Б И Н")
    sizes = (104, 62, 40, 28, 21.5, 17, 14, 11.5)
    for row, size in zip(rows, sizes, strict=True):
        y += size * 0.30 + 6.4
        sheet.text(row, 23.6, y, Face(BOLD, size), BLACK, "m")
    sheet.text("у нас скидки тем кто это прочёл", 23.6, y + 7.5, Face(SEMI, 7), BLACK, "m")
    sheet.rect(0, 196, 47.2, 82.7, RED)
    sheet.lines(["Прочли", "всё?"], 5, 213, Face(SERIF, 27), 28, PAPER)
    sheet.lines(
        ["Тогда зайдите", "за компанию.", "Проверка зрения", "даром до 30 мая."],
        5,
        234,
        Face(SANS, 12),
        15,
        PAPER,
    )
    sheet.text("ОПТИКА 20/20", 5, 262, Face(BOLD, 13.5, 20), PAPER)
    sheet.lines(["Абая, 17", "388 20 20"], 5, 268.5, Face(SEMI, 12), 15, PAPER)
    return sheet.pdf("Оптика 20/20")


def taxi_ear() -> bytes:
    """An ear: a number that stays in the head."""
    sheet = Sheet(47.2, 35.28, OCHRE)
    for index in range(12):
        for line in range(2):
            if (index + line) % 2:
                sheet.rect(index * 3.94, line * 3.2, 3.94, 3.2, BLACK)
    sheet.text("388 40 40", 23.6, 20.2, sheet.fit("388 40 40", BOLD, 41), BLACK, "m")
    sheet.text("Taxi. Where are you?", 23.6, 27.2, Face(SERIF, 11.5), BLACK, "m")
    sheet.text("day and night, by trees too", 23.6, 32, Face(SANS, 8.5), BLACK, "m")
    return sheet.png(300, 16)


def pump_quarter() -> bytes:
    """A quarter: pumps, sold by the line that the water left."""
    sheet = Sheet(124, 183.4)
    for index in range(9):
        y = 74 + index * 9.4
        points = [(x, y + math.sin(x / 9 + index * 1.1) * 1.5) for x in range(0, 125, 2)]
        shade: Ink = (34 + index * 5, 12 + index * 3, 8, index * 2)
        sheet.shape([*points, (124, 160), (0, 160)], shade)
    sheet.text("Your cellar", 9, 27, Face(SERIF, 40), BLACK)
    sheet.text("has a level.", 9, 43, Face(SERIF, 40), BLACK)
    sheet.text("We have 38 pumps.", 9, 57, Face(SLANT, 23), (80, 40, 20, 40))
    sheet.rect(100, 66, 10, 90, PAPER)
    for mark in range(19):
        long = 10 if mark % 5 == 0 else 5
        sheet.stroke([(100, 70 + mark * 4.7), (100 + long, 70 + mark * 4.7)], BLACK, 0.5)
        if mark % 5 == 0:
            sheet.text(f"{200 - mark * 10} cm", 98, 71.6 + mark * 4.7, Face(SEMI, 11), BLACK, "r")
    for index, (name, price) in enumerate(
        (
            ("To hire, a day", "3 500 ₸"),
            ("The small one, new", "28 900 ₸"),
            ("Diesel, 60 m³/h", "412 000 ₸"),
            ("Bearings, by return", "900 ₸"),
        )
    ):
        y = 112 + index * 8
        sheet.text(name, 9, y, Face(SEMI, 13), PAPER)
        sheet.text(price, 78, y, Face(BOLD, 13), PAPER, "r")
    sheet.rect(0, 160, 124, 23.4, (85, 50, 20, 50))
    sheet.text("TERSEK PUMP & WELL", 9, 171, Face(BOLD, 19, 20), PAPER)
    sheet.text("Brickworks 3, open Sunday  ·  388 77 01", 9, 178, Face(SANS, 12), PAPER)
    return sheet.pdf("Tersek Pump & Well")


TOWN_CREATIVES: dict[str, Creative] = {
    "dala-motors-half.png": dala_motors,
    "avto-tersek-quarter.png": avto_tersek,
    "nan-bakery-eighth.jpg": nan_bakery_eighth,
    "koktem-bread-sixth.png": koktem_bread,
    "fifth-shelf-strip.png": fifth_shelf_strip,
    "optika-tower.pdf": optika_tower,
    "taxi-ear.png": taxi_ear,
    "pump-quarter.pdf": pump_quarter,
    **MORE_CREATIVES,
}
