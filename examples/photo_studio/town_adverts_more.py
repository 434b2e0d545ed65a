"""Words and shapes → more adverts of the sample edition: a concert, panes, lessons, seed, bricks, jobs, books."""

from __future__ import annotations

import math
import random

from photo_studio.grocer import ear_of_wheat, zher_full
from photo_studio.shapes import spline
from photo_studio.sheet import BLACK, PAPER, Creative, Face, Ink, Sheet, Spot

SANS, SEMI, BOLD = (f"IBMPlexSans-{cut}.ttf" for cut in ("Regular", "SemiBold", "Bold"))
SERIF, SLANT, LIGHT = (f"SourceSerif4-{cut}.ttf" for cut in ("Bold", "Italic", "Light"))
NOTO, NOTO_SLANT = "NotoSerif-Bold.ttf", "NotoSerif-BoldItalic.ttf"

RED: Ink = (0, 100, 84, 4)
YELLOW: Ink = (0, 14, 88, 0)
NIGHT: Ink = (92, 74, 10, 52)
STRAW: Ink = (2, 18, 62, 4)
GREEN: Ink = (74, 14, 90, 20)
TEAL: Ink = (78, 22, 34, 22)


def dombra_concert() -> bytes:
    """A quarter strip: two strings across five columns, and what they will sound."""
    sheet = Sheet(252, 88.2, NIGHT)
    rng = random.Random(9)
    for string, (y, swing) in enumerate(((56.0, 3.6), (63.5, 5.2))):
        for ghost in range(5):
            share = 1 - ghost * 0.42
            points = [
                (x, y + math.sin(math.pi * x / 252 * (2 + string)) * swing * share) for x in range(0, 253, 2)
            ]
            tint: Ink = (0, 22, 66, 10) if ghost == 0 else (60 - ghost * 4, 58, 36, 40)
            sheet.stroke(points, tint, 0.8 if ghost == 0 else 0.3)
    for _ in range(60):
        sheet.disc((rng.uniform(118, 168), rng.uniform(4, 46)), rng.uniform(0.15, 0.4), (10, 14, 30, 0))
    sheet.text("Sixty dombras", 12, 27, Face(SERIF, 58), PAPER)
    sheet.text("and the man who made them", 13, 40, Face(SLANT, 26), STRAW)
    sheet.text("6 June, 19:00", 240, 21, Face(BOLD, 22), STRAW, "r")
    sheet.lines(
        ["Philharmonic, Theatre Square 1", "1 500 to 4 000 ₸, children free"],
        240,
        29.5,
        Face(SANS, 12),
        15,
        PAPER,
        "r",
    )
    sheet.text("АЛПЫС ДОМБЫРА  ·  ШЕСТЬДЕСЯТ ДОМБР", 12, 80, Face(SEMI, 12, 90), PAPER)
    sheet.text("Box office 388 30 03", 240, 80, Face(BOLD, 14), PAPER, "r")
    return sheet.png(220, 48)


def dentist_card() -> bytes:
    """A card: one column, one promise."""
    sheet = Sheet(47.2, 56.4)
    sheet.frame(0.4, TEAL, 0.8)
    crown: list[Spot] = [
        (16, 8.6),
        (20, 7),
        (23.6, 8.2),
        (27.2, 7),
        (31.2, 8.6),
        (32.4, 13.5),
        (30, 20),
        (28.8, 26),
        (27.4, 27.4),
        (26.2, 26),
        (25, 20.8),
        (23.6, 19),
        (22.2, 20.8),
        (21, 26),
        (19.8, 27.4),
        (18.4, 26),
        (17.2, 20),
        (14.8, 13.5),
    ]
    sheet.shape(spline(crown, closed=True), TEAL)
    sheet.disc((19.8, 12.4), 1.1, PAPER)
    sheet.lines(
        ["It won’t hurt.", "You may squeeze", "the nurse."], 23.6, 34, Face(SERIF, 11.5), 13, BLACK, "m"
    )
    sheet.text("Dr Irina Pak", 23.6, 49, Face(BOLD, 10), TEAL, "m")
    sheet.text("Gogol 5 · 388 32 32", 23.6, 53, Face(SANS, 8.6), BLACK, "m")
    return sheet.png(300, 24)


def glazier() -> bytes:
    """A sixteenth: the day after the hail."""
    sheet = Sheet(98.4, 56.4, (26, 6, 4, 0))
    rng = random.Random(4)
    hit = (72.0, 24.0)
    for step in range(17):
        turn = math.tau * step / 17 + rng.uniform(-0.12, 0.12)
        path, far = [hit], 0.0
        while far < 64:
            far += rng.uniform(4, 11)
            bend = turn + rng.uniform(-0.10, 0.10)
            path.append((hit[0] + math.cos(bend) * far, hit[1] + math.sin(bend) * far))
        sheet.stroke(path, PAPER, 0.5)
    for ring in (4.0, 9.0, 15.0):
        points = [
            (
                hit[0] + math.cos(math.tau * t / 17) * ring * rng.uniform(0.8, 1.15),
                hit[1] + math.sin(math.tau * t / 17) * ring * rng.uniform(0.8, 1.15),
            )
            for t in range(17)
        ]
        sheet.stroke([*points, points[0]], PAPER, 0.4)
    sheet.disc(hit, 3.2, (10, 4, 2, 0)).disc((hit[0] - 0.8, hit[1] - 0.8), 1.4, PAPER)
    sheet.text("Hail?", 6, 25, Face(SERIF, 56), (94, 60, 10, 40))
    sheet.rect(0, 34, 98.4, 22.4, (94, 60, 10, 40))
    sheet.text("Panes cut while you wait.", 6, 42.5, Face(BOLD, 15), PAPER)
    sheet.text("We also come to Tomar. Bring the measure, or the frame.", 6, 47.6, Face(SANS, 9.5), PAPER)
    sheet.text("Glass on Gogol Street · 388 61 16", 6, 53, Face(SEMI, 11), YELLOW)
    return sheet.png(250, 24)


def driving_school() -> bytes:
    """An eighth: a warning sign that warns of nothing."""
    sheet = Sheet(124, 88.2, YELLOW)
    sheet.shape([(34, 12), (64, 66), (4, 66)], RED).shape([(34, 22), (55.5, 61), (12.5, 61)], PAPER)
    sheet.text("?", 34, 57.5, Face(BOLD, 76), BLACK, "m")
    sheet.lines(["Ask now.", "Not at", "ninety."], 68, 26, Face(SERIF, 31), 33, BLACK)
    sheet.lines(
        ["Driving school Zhol · Жол · Дорога", "Theory in three languages, practice in all weathers"],
        7,
        76,
        Face(SEMI, 11.5),
        14,
        BLACK,
    )
    sheet.text("388 09 09", 117, 76, Face(BOLD, 19), BLACK, "r")
    return sheet.png(220, 16)


def language_school() -> bytes:
    """An eighth: nine letters that English lacks."""
    sheet = Sheet(124, 88.2)
    sheet.rect(0, 0, 124, 88.2, TEAL)
    for index, letter in enumerate("ӘҒҚҢӨҰҮҺІ"):
        x, y = 13 + index % 3 * 19, 22 + index // 3 * 21
        sheet.rect(x - 8.5, y - 14.5, 17, 18.5, (60, 10, 22, 8) if index % 2 else (86, 34, 40, 34))
        sheet.text(letter, x, y, Face(NOTO, 39), PAPER, "m")
    sheet.lines(["Nine letters", "from home."], 68, 21, Face(SERIF, 25), 28, PAPER)
    sheet.lines(
        [
            "Kazakh for those who",
            "understand it already,",
            "and for the others.",
            "Twelve evenings, 24 000 ₸",
        ],
        68,
        41,
        Face(SANS, 12),
        16,
        PAPER,
    )
    sheet.text("Тіл үйі · Zheltoksan 12", 68, 70, Face(BOLD, 12), YELLOW)
    sheet.text("388 15 51", 68, 78.5, Face(BOLD, 20), YELLOW)
    return sheet.png(220, 24)


def seeds_third() -> bytes:
    """A third: wheat to the left, what it yields to the right."""
    sheet = Sheet(252, 119.9, (2, 6, 24, 0))
    rng = random.Random(2)
    for index in range(15):
        ear_of_wheat(
            sheet,
            (8 + index * 6.4 + rng.uniform(-2, 2), 112 + rng.uniform(-3, 5)),
            rng.uniform(1.25, 1.75),
            (4 + index % 3 * 6, 34 + index % 3 * 6, 84, 6 + index % 4 * 6),
        )
    sheet.rect(0, 108, 252, 11.9, (30, 55, 75, 55))
    sheet.text("Late is not lost.", 120, 27, Face(SERIF, 45), (30, 55, 75, 55))
    sheet.text("Three wheats for sowing until 31 May", 116, 38, Face(SLANT, 19.5), (10, 60, 85, 30))
    rows = (
        ("", "days", "c/ha", "₸ a tonne"),
        ("Dala 3", "82", "21", "128 000"),
        ("Boran early", "78", "18", "119 000"),
        ("Tersek 17", "85", "24", "141 000"),
    )
    for index, row in enumerate(rows):
        y = 51 + index * 9.2
        face = Face(SEMI, 11) if index == 0 else Face(BOLD, 15)
        for words, x, anchor in zip(row, (116.0, 178.0, 205.0, 244.0), ("l", "r", "r", "r"), strict=True):
            sheet.text(words, x, y, face, (30, 55, 75, 55), anchor)  # type: ignore[arg-type]
        sheet.stroke([(116, y + 3), (244, y + 3)], BLACK, 0.25)
    sheet.text(
        "Seed with a certificate, delivered to the field by night if you sow by night.",
        116,
        92,
        Face(SANS, 11),
        BLACK,
    )
    sheet.text("388 80 08", 116, 104, Face(BOLD, 27), (10, 60, 85, 30))
    sheet.text("Steppe Seeds, Podstepnoye", 244, 104, Face(SEMI, 13), BLACK, "r")
    sheet.text("ТҰҚЫМ  ·  СЕМЕНА  ·  SEED", 126, 115.6, Face(BOLD, 13, 160), (2, 6, 24, 0), "m")
    return sheet.pdf("Steppe Seeds")


def seeds_again() -> bytes:
    """Two and a half columns by 59 mm: four ears, the date, the telephone."""
    sheet = Sheet(124, 59, (2, 6, 24, 0))
    rng = random.Random(5)
    for index in range(4):
        ear_of_wheat(
            sheet,
            (7 + index * 7.3 + rng.uniform(-1, 1), 57 + rng.uniform(-1, 3)),
            rng.uniform(1.22, 1.34),
            (4 + index % 3 * 6, 34 + index % 3 * 6, 84, 6 + index % 4 * 6),
        )
    sheet.rect(0, 50, 124, 9, (30, 55, 75, 55))
    sheet.text("Late is not lost.", 47, 15, Face(SERIF, 27), (30, 55, 75, 55))
    sheet.text("Three wheats for sowing until 31 May", 47, 22.6, Face(SLANT, 12), (10, 60, 85, 30))
    sheet.text("388 80 08", 47, 36, Face(BOLD, 26), (10, 60, 85, 30))
    sheet.text("Steppe Seeds, Podstepnoye", 47, 44.4, Face(SEMI, 11.5), BLACK)
    sheet.text("ТҰҚЫМ  ·  СЕМЕНА  ·  SEED", 62, 56, Face(BOLD, 11.5, 160), (2, 6, 24, 0), "m")
    return sheet.pdf("Steppe Seeds")


def credit_union() -> bytes:
    """Two columns by 80 mm: a figure, and the small print in the same size as the rest."""
    sheet = Sheet(98.4, 80)
    sheet.rect(0, 0, 98.4, 54, (0, 0, 0, 88))
    sheet.text("9.5", 5, 43, Face(LIGHT, 128), PAPER)
    sheet.text("%", 92, 43, Face(LIGHT, 62), STRAW, "r")
    sheet.text("for roofs, floors and freezers in Zarechny", 5, 51, Face(SEMI, 11.5), STRAW)
    sheet.lines(
        [
            "Up to 2 million tenge, three years, no fee. Whoever was on the",
            "list of 24 April needs no surety. 1 000 000 ₸ costs 32 033 ₸ a",
            "month; altogether 1 153 186 ₸.",
        ],
        5, 60, Face(SANS, 8.8), 10.6, BLACK,
    )  # fmt: skip
    sheet.text("Credit union Birlik", 5, 75.6, Face(BOLD, 13), BLACK)
    sheet.text("Abay 30 · 388 95 95", 93.4, 75.6, Face(SEMI, 11), BLACK, "r")
    return sheet.png(250, 16)


def brick_yard() -> bytes:
    """A quarter: the wall is the advert; one brick is missing, and has been put in the corner."""
    sheet = Sheet(124, 183.4, (0, 4, 10, 22))
    rng = random.Random(6)
    for line in range(15):
        for column in range(-1, 5):
            x, y = column * 31 + line % 2 * 15.5, line * 9.6
            if (line, column) == (7, 2):
                continue
            tone: Ink = (4, 66 + rng.uniform(-10, 10), 74 + rng.uniform(-10, 8), 16 + rng.uniform(-8, 10))
            sheet.rect(x + 0.6, y + 0.6, 29.8, 8.4, tone)
    sheet.rect(62 + 15.5 + 0.6, 7 * 9.6 + 0.6, 29.8, 8.4, (20, 30, 30, 88))
    sheet.rect(8, 84, 108, 53, PAPER)
    sheet.lines(["One is", "missing?"], 14, 103, Face(SERIF, 44), 47, BLACK)
    sheet.text("We sell bricks singly. Also by the lorry.", 14, 131, Face(SANS, 13.5), BLACK)
    sheet.rect(0, 144, 124, 39.4, (0, 4, 10, 4))
    sheet.rect(86, 150, 29.8, 8.4, (4, 66, 74, 16))
    sheet.text("КІРПІШ", 8, 160, Face(BOLD, 30, 30), (10, 76, 84, 36))
    for index, (name, price) in enumerate(
        (
            ("Brick, hand made, one", "190 ₸"),
            ("Plasterboard, dry, sheet", "2 450 ₸"),
            ("Lime, 20 kg", "1 700 ₸"),
        )
    ):
        sheet.text(name, 8, 167.5 + index * 5, Face(SANS, 11), BLACK)
        sheet.text(price, 66, 167.5 + index * 5, Face(BOLD, 11), BLACK, "r")
    sheet.lines(["Brickworks gate 2", "388 22 02"], 116, 170, Face(BOLD, 13), 17, (10, 76, 84, 36), "r")
    return sheet.png(220, 64)


def bus_drivers() -> bytes:
    """A sixth: the bus company looks for people; the line is the timetable of a life."""
    sheet = Sheet(124, 119.9)
    blue: Ink = (96, 44, 0, 18)
    sheet.rect(0, 0, 124, 39, blue)
    sheet.text("Next stop: you.", 8, 17, Face(SERIF, 36), PAPER)
    sheet.lines(
        ["Eleven bus drivers wanted, any sex, any first language.", "We pay for the licence."],
        8.5,
        27,
        Face(SANS, 12),
        15.5,
        PAPER,
    )
    stops = (
        ("May", "Come and talk. Tea."),
        ("June to July", "Training, paid 180 000 ₸"),
        ("August", "Route 9, with Zhanat beside you"),
        ("September", "Route 9, alone"),
        ("After that", "from 390 000 ₸, home by eleven"),
    )
    sheet.stroke([(38, 49), (38, 97)], blue, 1.6)
    for index, (when, what) in enumerate(stops):
        y = 49 + index * 12
        sheet.disc((38, y), 2.9, blue).disc((38, y), 1.5, PAPER)
        sheet.text(when, 32, y + 1.5, Face(BOLD, 11.5), blue, "r")
        sheet.text(what, 44, y + 1.5, Face(SANS, 12.5), BLACK)
    sheet.rect(0, 105, 124, 14.9, YELLOW)
    sheet.text("Beskuduk Avtobus · Depot 1", 8, 114.5, Face(SEMI, 12), BLACK)
    sheet.text("388 11 04", 116, 114.8, Face(BOLD, 19), BLACK, "r")
    return sheet.png(220, 24)


def fifth_shelf_night() -> bytes:
    """A strip for the front: the bookshop's window is the one light of a dark street."""
    night: Ink = (94, 72, 32, 52)
    glow: Ink = (2, 22, 70, 0)
    sheet = Sheet(252, 56.4, night)
    rng = random.Random(12)
    sheet.rect(8, 8, 84, 40, glow)
    for board in (27.4, 46.8):
        x = 10.0
        while x < 86:
            wide, tall = rng.uniform(2.6, 5.4), rng.uniform(10.5, 16.5)
            if rng.random() < 0.86:
                shade: Ink = rng.choice(((88, 66, 30, 56), (40, 78, 84, 52), (66, 44, 70, 58)))
                sheet.rect(x, board - tall, min(wide, 89 - x), tall, shade)
            x += wide + rng.uniform(0.3, 0.9)
        sheet.rect(8, board, 84, 1.2, night)
    sheet.rect(49.2, 8, 1.6, 40, night)
    sheet.text("Fifth Shelf · Пятая полка · Бесінші сөре", 108, 13.5, Face(BOLD, 11.5, 30), glow)
    sheet.text("Open until", 108, 28.5, Face(SERIF, 34), PAPER)
    sheet.text("the last page.", 108, 40, Face(SERIF, 34), PAPER)
    sheet.text("Zheltoksan Street 12", 108, 49.5, Face(SANS, 12), PAPER)
    sheet.text("Thursdays until midnight", 244, 49.5, Face(SEMI, 12), glow, "r")
    return sheet.png(220, 48)


MORE_CREATIVES: dict[str, Creative] = {
    "fifth-shelf-night.png": fifth_shelf_night,
    "zher-full.png": zher_full,
    "dombra-concert-quarter-strip.png": dombra_concert,
    "dentist-card.png": dentist_card,
    "glazier-sixteenth.png": glazier,
    "zhol-driving-eighth.png": driving_school,
    "til-uyi-eighth.png": language_school,
    "steppe-seeds-third.pdf": seeds_third,
    "steppe-seeds-2.5x59.pdf": seeds_again,
    "birlik-2x80.png": credit_union,
    "kirpish-quarter.png": brick_yard,
    "bus-drivers-sixth.png": bus_drivers,
}
