"""Words and shapes → more adverts of the sample edition: prices, a concert, panes, lessons, seed, bricks."""

from __future__ import annotations

import math
import random

from photo_studio.shapes import spline
from photo_studio.sheet import BLACK, PAPER, Creative, Face, Ink, Sheet, Spot

SANS, SEMI, BOLD = (f"IBMPlexSans-{cut}.ttf" for cut in ("Regular", "SemiBold", "Bold"))
SERIF, SLANT, LIGHT = (f"SourceSerif4-{cut}.ttf" for cut in ("Bold", "Italic", "Light"))
NOTO, NOTO_SLANT = "NotoSerif-Bold.ttf", "NotoSerif-BoldItalic.ttf"

RED: Ink = (0, 92, 80, 8)
YELLOW: Ink = (0, 14, 88, 0)
NIGHT: Ink = (92, 74, 10, 52)
STRAW: Ink = (2, 18, 62, 4)
GREEN: Ink = (74, 14, 90, 20)
TEAL: Ink = (78, 22, 34, 22)


def zher_full() -> bytes:
    """A page: a grocer's week, nine prices, each on a plate of its own."""
    sheet = Sheet(252, 373.9, PAPER)
    sheet.rect(0, 0, 252, 62, RED)
    sheet.text("ЖЕР", 12, 45, Face(BOLD, 104, 10), PAPER)
    sheet.lines(["What grows,", "this week."], 240, 27, Face(SERIF, 34), 38, PAPER, "r")
    sheet.text("19 – 25 May  ·  19–25 мая  ·  19–25 мамыр", 240, 54, Face(SANS, 13), PAPER, "r")
    goods = (
        ("Tomatoes", "Moinak, 1 kg", "790", _tomato), ("Onions", "1 kg", "179", _onion), ("Cucumbers", "1 kg", "640", _cucumber),
        ("Eggs", "ten, size 1", "529", _eggs), ("Kefir", "2.5 %, 1 litre", "465", _bottle), ("Flour", "first grade, 5 kg", "1 290", _sack),
        ("Tea", "loose, 250 g", "890", _tea), ("Honey", "Tomar, 500 g", "2 350", _jar), ("Fish", "river carp, 1 kg", "1 650", _fish),
    )  # fmt: skip
    plates: tuple[Ink, ...] = ((2, 8, 26, 0), (14, 4, 18, 0), (16, 4, 4, 2))
    for index, (name, what, price, draw) in enumerate(goods):
        x, y = 12 + index % 3 * 78, 74 + index // 3 * 88
        sheet.rect(x, y, 72, 82, plates[(index + index // 3) % 3])
        draw(sheet, (x + 36, y + 27))
        sheet.text(name, x + 4, y + 61, Face(BOLD, 17))
        sheet.text(what, x + 4, y + 67, Face(SANS, 11))
        sheet.text(price, x + 68, y + 78, Face(BOLD, 37), RED, "r")
        sheet.text("₸", x + 4, y + 78, Face(BOLD, 16), RED)
    sheet.rect(0, 340, 252, 33.9, BLACK)
    sheet.text("Seven shops, one of them near you.", 12, 355, Face(SERIF, 27), PAPER)
    sheet.text("Furmanov 8 · Satpayev 40 · Station Square · Microdistricts 3, 6, 8 and 11. Every day from 8 to 23.", 12, 365, Face(SANS, 12.5), PAPER)
    return sheet.png(170, 48)


def _oval(centre: Spot, wide: float, high: float, turn: float = 0.0) -> list[Spot]:
    """An ellipse as a polygon."""
    x, y = centre
    c, s = math.cos(turn), math.sin(turn)
    return [
        (x + math.cos(math.tau * t / 72) * wide * c - math.sin(math.tau * t / 72) * high * s, y + math.cos(math.tau * t / 72) * wide * s + math.sin(math.tau * t / 72) * high * c)
        for t in range(72)
    ]


def _tomato(sheet: Sheet, at: Spot) -> None:
    x, y = at
    for dx, dy, r in ((-14, 3, 13), (13, 4, 13), (0, -2, 15)):
        sheet.shape(_oval((x + dx, y + dy), r, r * 0.9), (0, 90, 90, 6)).shape(_oval((x + dx - r * 0.35, y + dy - r * 0.35), r * 0.22, r * 0.13, -0.6), (0, 34, 30, 0))
        for step in range(5):
            turn = math.tau * step / 5 - 0.3
            sheet.shape([(x + dx, y + dy - r * 0.7), (x + dx + math.cos(turn) * r * 0.5, y + dy - r * 0.66 + math.sin(turn) * r * 0.3), (x + dx + math.cos(turn + 0.5) * r * 0.14, y + dy - r * 0.66)], GREEN)


def _onion(sheet: Sheet, at: Spot) -> None:
    x, y = at
    for dx, k, skin in ((-13, 0.86, (6, 52, 84, 22)), (11, 1.0, (4, 42, 82, 14))):
        form = [(0, -22), (3, -13), (13, -6), (16, 4), (11, 13), (0, 16), (-11, 13), (-16, 4), (-13, -6), (-3, -13)]
        sheet.shape([(x + dx + a * k, y + b * k + 2) for a, b in form], skin)
        for bend in (-9, -3, 4, 10):
            sheet.stroke([(x + dx, y - 14 * k + 2), (x + dx + bend * k, y - 3 * k + 2), (x + dx + bend * 1.05 * k, y + 6 * k + 2), (x + dx + bend * 0.3 * k, y + 15 * k + 2)], (6, 60, 90, 40), 0.5)


def _cucumber(sheet: Sheet, at: Spot) -> None:
    x, y = at
    for turn, dy in ((-0.3, -8), (0.12, 3), (-0.12, 13)):
        sheet.shape(_oval((x, y + dy), 27, 5.6, turn), (80, 26, 92, 30)).shape(_oval((x - 2, y + dy - 1.6), 22, 1.1, turn), (52, 8, 70, 6))
        for step in range(7):
            along = -18 + step * 6
            sheet.disc((x + along * math.cos(turn), y + dy + along * math.sin(turn) + 1.6), 0.55, (30, 4, 50, 0))


def _eggs(sheet: Sheet, at: Spot) -> None:
    x, y = at
    for index in range(4):
        sheet.shape(_oval((x - 22 + index * 14.6, y - 2), 7.2, 9.6), (2, 22 + index % 2 * 8, 38, 6)).shape(_oval((x - 24.4 + index * 14.6, y - 6), 1.6, 2.4, 0.4), (0, 8, 16, 0))
    sheet.shape([(x - 31, y + 1), (x + 31, y + 1), (x + 28, y + 15), (x - 28, y + 15)], (20, 20, 28, 30))
    for index in range(5):
        sheet.shape([(x - 33 + index * 14.6, y + 1), (x - 25.5 + index * 14.6, y + 1), (x - 29.3 + index * 14.6, y + 8)], (16, 16, 24, 20))


def _bottle(sheet: Sheet, at: Spot) -> None:
    x, y = at
    sheet.shape([(x - 5, y - 22), (x + 5, y - 22), (x + 5, y - 14), (x + 11, y - 5), (x + 11, y + 18), (x - 11, y + 18), (x - 11, y - 5), (x - 5, y - 14)], PAPER)
    sheet.stroke([(x - 5, y - 22), (x + 5, y - 22), (x + 5, y - 14), (x + 11, y - 5), (x + 11, y + 18), (x - 11, y + 18), (x - 11, y - 5), (x - 5, y - 14), (x - 5, y - 22)], (60, 30, 10, 10), 0.6)
    sheet.rect(x - 6, y - 25, 12, 4, (80, 40, 0, 10)).rect(x - 11, y, 22, 12, (80, 40, 0, 10))
    sheet.text("КЕФИР", x, y + 8, Face(BOLD, 13), PAPER, "m")


def _sack(sheet: Sheet, at: Spot) -> None:
    x, y = at
    sheet.shape([(x - 16, y - 16), (x - 19, y - 21), (x + 19, y - 21), (x + 16, y - 16), (x + 19, y + 16), (x - 19, y + 16)], (2, 14, 34, 8))
    sheet.stroke([(x - 16, y - 16), (x + 16, y - 16)], (10, 40, 60, 30), 0.8).shape(_oval((x, y + 1), 11, 11), (2, 4, 14, 0))
    _ear_of_wheat(sheet, (x, y + 10), 0.42, (6, 40, 90, 16))


def _ear_of_wheat(sheet: Sheet, foot: Spot, k: float, ink: Ink) -> None:
    x, y = foot
    sheet.stroke([(x, y), (x + 1 * k, y - 34 * k)], ink, 1.0 * k)
    for step in range(6):
        for side in (-1, 1):
            sheet.shape(_oval((x + side * 3.4 * k, y - (16 + step * 5) * k), 1.8 * k, 4.2 * k, side * 0.5), ink)
    sheet.shape(_oval((x + k, y - 47 * k), 1.8 * k, 4.4 * k), ink)
    for step in range(6):
        for side in (-1, 1):
            sheet.stroke([(x + side * 4.6 * k, y - (18 + step * 5) * k), (x + side * 10 * k, y - (34 + step * 5) * k)], ink, max(0.2, 0.45 * k))


def _tea(sheet: Sheet, at: Spot) -> None:
    x, y = at
    sheet.rect(x - 15, y - 22, 30, 39, (20, 90, 80, 36)).rect(x - 15, y - 14, 30, 22, (4, 22, 70, 2))
    sheet.text("ШАЙ", x, y + 1, Face(SERIF, 24), (20, 90, 80, 36), "m")
    sheet.shape(_oval((x + 24, y + 15), 9, 2.4), (0, 0, 0, 16)).shape([(x + 17, y + 5), (x + 31, y + 5), (x + 28, y + 14), (x + 20, y + 14)], (0, 0, 0, 4)).shape(_oval((x + 24, y + 5), 7, 1.7), (20, 74, 90, 20))


def _jar(sheet: Sheet, at: Spot) -> None:
    x, y = at
    sheet.rect(x - 12, y - 22, 24, 6, (20, 30, 60, 30)).shape([(x - 11, y - 16), (x + 11, y - 16), (x + 16, y - 9), (x + 16, y + 17), (x - 16, y + 17), (x - 16, y - 9)], (2, 36, 92, 4))
    sheet.shape([(x - 13, y - 10), (x - 10, y - 10), (x - 10, y + 14), (x - 13, y + 14)], (0, 14, 60, 0)).rect(x - 9, y - 6, 24, 15, PAPER)
    sheet.text("мёд", x + 3, y + 4.6, Face(NOTO_SLANT, 21), (4, 46, 96, 10), "m")


def _fish(sheet: Sheet, at: Spot) -> None:
    x, y = at
    body = [(-30, 0), (-22, -8), (-6, -13), (10, -10), (21, -3), (31, -12), (30, 0), (31, 12), (21, 3), (10, 10), (-6, 12), (-22, 8)]
    sheet.shape([(x - 8, y - 12), (x + 2, y - 19), (x + 9, y - 10)], (40, 34, 50, 34)).shape([(x + a, y + b) for a, b in body], (26, 22, 42, 14))
    sheet.disc((x - 22, y - 2), 2, PAPER).disc((x - 22.4, y - 2), 1.1, BLACK).stroke([(x - 15, y - 9), (x - 13, y), (x - 15, y + 8)], (40, 34, 50, 40), 0.7)
    for line in range(3):
        for step in range(4):
            cx, cy = x - 7 + step * 6 + line % 2 * 3, y - 5 + line * 5
            sheet.stroke([(cx, cy - 2.4), (cx + 2.2, cy), (cx, cy + 2.4)], (40, 34, 50, 34), 0.45)


def dombra_concert() -> bytes:
    """A quarter strip: two strings across five columns, and what they will sound."""
    sheet = Sheet(252, 88.2, NIGHT)
    rng = random.Random(9)
    for string, (y, swing) in enumerate(((56.0, 3.6), (63.5, 5.2))):
        for ghost in range(5):
            share = 1 - ghost * 0.42
            points = [(x, y + math.sin(math.pi * x / 252 * (2 + string)) * swing * share) for x in range(0, 253, 2)]
            tint: Ink = (0, 22, 66, 10) if ghost == 0 else (60 - ghost * 4, 58, 36, 40)
            sheet.stroke(points, tint, 0.8 if ghost == 0 else 0.3)
    for _ in range(60):
        sheet.disc((rng.uniform(118, 168), rng.uniform(4, 46)), rng.uniform(0.15, 0.4), (10, 14, 30, 0))
    sheet.text("Sixty dombras", 12, 27, Face(SERIF, 58), PAPER)
    sheet.text("and the man who made them", 13, 40, Face(SLANT, 26), STRAW)
    sheet.text("6 June, 19:00", 240, 21, Face(BOLD, 22), STRAW, "r")
    sheet.lines(["Philharmonic, Lenin Square 1", "1 500 to 4 000 ₸, children free"], 240, 29.5, Face(SANS, 12), 15, PAPER, "r")
    sheet.text("АЛПЫС ДОМБЫРА  ·  ШЕСТЬДЕСЯТ ДОМБР", 12, 80, Face(SEMI, 12, 90), PAPER)
    sheet.text("Box office 388 30 03", 240, 80, Face(BOLD, 14), PAPER, "r")
    return sheet.png(200, 48)


def dentist_card() -> bytes:
    """A card: one column, one promise."""
    sheet = Sheet(47.2, 56.4)
    sheet.frame(0.4, TEAL, 0.8)
    crown: list[Spot] = [(16, 8.6), (20, 7), (23.6, 8.2), (27.2, 7), (31.2, 8.6), (32.4, 13.5), (30, 20), (28.8, 26), (27.4, 27.4), (26.2, 26), (25, 20.8), (23.6, 19), (22.2, 20.8), (21, 26), (19.8, 27.4), (18.4, 26), (17.2, 20), (14.8, 13.5)]
    sheet.shape(spline(crown, closed=True), TEAL)
    sheet.disc((19.8, 12.4), 1.1, PAPER)
    sheet.lines(["It won’t hurt.", "You may squeeze", "the nurse."], 23.6, 34, Face(SERIF, 11.5), 13, BLACK, "m")
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
        points = [(hit[0] + math.cos(math.tau * t / 17) * ring * rng.uniform(0.8, 1.15), hit[1] + math.sin(math.tau * t / 17) * ring * rng.uniform(0.8, 1.15)) for t in range(17)]
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
    sheet.lines(["Driving school Zhol · Жол · Дорога", "Theory in three languages, practice in all weathers"], 7, 76, Face(SEMI, 11.5), 14, BLACK)
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
    sheet.lines(["Kazakh for those who", "understand it already,", "and for the others.", "Twelve evenings, 24 000 ₸"], 68, 41, Face(SANS, 12), 16, PAPER)
    sheet.text("Тіл үйі · Zheltoksan 12", 68, 70, Face(BOLD, 12), YELLOW)
    sheet.text("388 15 51", 68, 78.5, Face(BOLD, 20), YELLOW)
    return sheet.png(220, 24)


def seeds_third() -> bytes:
    """A third: wheat to the left, what it yields to the right."""
    sheet = Sheet(252, 119.9, (2, 6, 24, 0))
    rng = random.Random(2)
    for index in range(15):
        _ear_of_wheat(sheet, (8 + index * 6.4 + rng.uniform(-2, 2), 112 + rng.uniform(-3, 5)), rng.uniform(1.25, 1.75), (4 + index % 3 * 6, 34 + index % 3 * 6, 88, 6 + index % 4 * 6))
    sheet.rect(0, 108, 252, 11.9, (40, 60, 80, 60))
    sheet.text("Late is not lost.", 120, 27, Face(SERIF, 45), (40, 60, 80, 60))
    sheet.text("Three wheats for sowing until 31 May", 116, 38, Face(SLANT, 19.5), (10, 60, 96, 30))
    rows = (("", "days", "c/ha", "₸ a tonne"), ("Dala 3", "82", "21", "128 000"), ("Boran early", "78", "18", "119 000"), ("Tersek 17", "85", "24", "141 000"))
    for index, row in enumerate(rows):
        y = 51 + index * 9.2
        face = Face(SEMI, 11) if index == 0 else Face(BOLD, 15)
        for words, x, anchor in zip(row, (116.0, 178.0, 205.0, 244.0), ("l", "r", "r", "r"), strict=True):
            sheet.text(words, x, y, face, (40, 60, 80, 60), anchor)  # type: ignore[arg-type]
        sheet.stroke([(116, y + 3), (244, y + 3)], (20, 50, 80, 40), 0.25)
    sheet.text("Seed with a certificate, delivered to the field by night if you sow by night.", 116, 92, Face(SANS, 11), BLACK)
    sheet.text("388 80 08", 116, 104, Face(BOLD, 27), (10, 60, 96, 30))
    sheet.text("Steppe Seeds, Podstepnoye", 244, 104, Face(SEMI, 13), BLACK, "r")
    sheet.text("ТҰҚЫМ  ·  СЕМЕНА  ·  SEED", 126, 115.6, Face(BOLD, 13, 160), (2, 6, 24, 0), "m")
    return sheet.pdf("Steppe Seeds")


def credit_union() -> bytes:
    """Two columns by 80 mm: a figure, and the small print in the same size as the rest."""
    sheet = Sheet(98.4, 80)
    sheet.rect(0, 0, 98.4, 54, (0, 0, 0, 88))
    sheet.text("9.5", 5, 43, Face(LIGHT, 128), PAPER)
    sheet.text("%", 92, 43, Face(LIGHT, 62), STRAW, "r")
    sheet.text("for roofs, floors and freezers in Zarechny", 5, 51, Face(SEMI, 11.5), STRAW)
    sheet.lines(
        ["Up to 2 million tenge, three years, no fee. Whoever was on the", "list of 24 April needs no surety. 1 000 000 ₸ costs 32 033 ₸ a", "month; altogether 1 153 186 ₸."],
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
    for index, (name, price) in enumerate((("Brick, hand made, one", "190 ₸"), ("Plasterboard, dry, sheet", "2 450 ₸"), ("Lime, 20 kg", "1 700 ₸"))):
        sheet.text(name, 8, 167.5 + index * 5, Face(SANS, 11), BLACK)
        sheet.text(price, 66, 167.5 + index * 5, Face(BOLD, 11), BLACK, "r")
    sheet.lines(["Brickworks gate 2", "388 22 02"], 116, 170, Face(BOLD, 13), 17, (10, 76, 84, 36), "r")
    return sheet.png(200, 64)


def bus_drivers() -> bytes:
    """A sixth: the bus company looks for people; the line is the timetable of a life."""
    sheet = Sheet(124, 119.9)
    blue: Ink = (96, 44, 0, 18)
    sheet.rect(0, 0, 124, 39, blue)
    sheet.text("Next stop: you.", 8, 17, Face(SERIF, 36), PAPER)
    sheet.lines(["Eleven bus drivers wanted, any sex, any first language.", "We pay for the licence."], 8.5, 27, Face(SANS, 12), 15.5, PAPER)
    stops = (("May", "Come and talk. Tea."), ("June to July", "Training, paid 180 000 ₸"), ("August", "Route 9, with Zhanat beside you"), ("September", "Route 9, alone"), ("After that", "from 390 000 ₸, home by eleven"))
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


MORE_CREATIVES: dict[str, Creative] = {
    "zher-full.png": zher_full,
    "dombra-concert-quarter-strip.png": dombra_concert,
    "dentist-card.png": dentist_card,
    "glazier-sixteenth.png": glazier,
    "zhol-driving-eighth.png": driving_school,
    "til-uyi-eighth.png": language_school,
    "steppe-seeds-third.pdf": seeds_third,
    "birlik-2x80.png": credit_union,
    "kirpish-quarter.png": brick_yard,
    "bus-drivers-sixth.png": bus_drivers,
}
