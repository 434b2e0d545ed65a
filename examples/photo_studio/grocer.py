"""Nine goods and their prices → a page of the grocer's, every plate drawn; and the ear of wheat that others borrow."""

from __future__ import annotations

import math

from photo_studio.sheet import BLACK, PAPER, Face, Ink, Sheet, Spot

SANS, SEMI, BOLD = (f"IBMPlexSans-{cut}.ttf" for cut in ("Regular", "SemiBold", "Bold"))
SERIF, SLANT, LIGHT = (f"SourceSerif4-{cut}.ttf" for cut in ("Bold", "Italic", "Light"))
NOTO, NOTO_SLANT = "NotoSerif-Bold.ttf", "NotoSerif-BoldItalic.ttf"

RED: Ink = (0, 100, 84, 4)
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
        ("Tomatoes", "Moinak, 1 kg", "790", _tomato), ("Onions", "1 kg", "179", _onion),
        ("Cucumbers", "1 kg", "640", _cucumber), ("Eggs", "ten, size 1", "529", _eggs),
        ("Kefir", "2.5 %, 1 litre", "465", _bottle), ("Flour", "first grade, 5 kg", "1 290", _sack),
        ("Tea", "loose, 250 g", "890", _tea), ("Honey", "Tomar, 500 g", "2 350", _jar),
        ("Fish", "river carp, 1 kg", "1 650", _fish),
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
    sheet.text(
        "Furmanov 8 · Satpayev 40 · Station Square · Microdistricts 3, 6, 8 and 11. Every day from 8 to 23.",
        12,
        365,
        Face(SANS, 12.5),
        PAPER,
    )
    return sheet.png(220, 48)


def _tomato(sheet: Sheet, at: Spot) -> None:
    x, y = at
    for dx, dy, r in ((-14, 3, 13), (13, 4, 13), (0, -2, 15)):
        sheet.shape(oval((x + dx, y + dy), r, r * 0.9), (0, 90, 90, 6)).shape(
            oval((x + dx - r * 0.35, y + dy - r * 0.35), r * 0.22, r * 0.13, -0.6), (0, 34, 30, 0)
        )
        for step in range(5):
            turn = math.tau * step / 5 - 0.3
            sheet.shape(
                [
                    (x + dx, y + dy - r * 0.7),
                    (x + dx + math.cos(turn) * r * 0.5, y + dy - r * 0.66 + math.sin(turn) * r * 0.3),
                    (x + dx + math.cos(turn + 0.5) * r * 0.14, y + dy - r * 0.66),
                ],
                GREEN,
            )


def _onion(sheet: Sheet, at: Spot) -> None:
    x, y = at
    for dx, k, skin in ((-13, 0.86, (6, 52, 84, 22)), (11, 1.0, (4, 42, 82, 14))):
        form = [
            (0, -22),
            (3, -13),
            (13, -6),
            (16, 4),
            (11, 13),
            (0, 16),
            (-11, 13),
            (-16, 4),
            (-13, -6),
            (-3, -13),
        ]
        sheet.shape([(x + dx + a * k, y + b * k + 2) for a, b in form], skin)
        for bend in (-9, -3, 4, 10):
            sheet.stroke(
                [
                    (x + dx, y - 14 * k + 2),
                    (x + dx + bend * k, y - 3 * k + 2),
                    (x + dx + bend * 1.05 * k, y + 6 * k + 2),
                    (x + dx + bend * 0.3 * k, y + 15 * k + 2),
                ],
                (6, 60, 90, 40),
                0.5,
            )


def _cucumber(sheet: Sheet, at: Spot) -> None:
    x, y = at
    for turn, dy in ((-0.3, -8), (0.12, 3), (-0.12, 13)):
        sheet.shape(oval((x, y + dy), 27, 5.6, turn), (80, 26, 92, 30)).shape(
            oval((x - 2, y + dy - 1.6), 22, 1.1, turn), (52, 8, 70, 6)
        )
        for step in range(7):
            along = -18 + step * 6
            sheet.disc(
                (x + along * math.cos(turn), y + dy + along * math.sin(turn) + 1.6), 0.55, (30, 4, 50, 0)
            )


def _eggs(sheet: Sheet, at: Spot) -> None:
    x, y = at
    for index in range(4):
        sheet.shape(oval((x - 22 + index * 14.6, y - 2), 7.2, 9.6), (2, 22 + index % 2 * 8, 38, 6)).shape(
            oval((x - 24.4 + index * 14.6, y - 6), 1.6, 2.4, 0.4), (0, 8, 16, 0)
        )
    sheet.shape([(x - 31, y + 1), (x + 31, y + 1), (x + 28, y + 15), (x - 28, y + 15)], (20, 20, 28, 30))
    for index in range(5):
        sheet.shape(
            [
                (x - 33 + index * 14.6, y + 1),
                (x - 25.5 + index * 14.6, y + 1),
                (x - 29.3 + index * 14.6, y + 8),
            ],
            (16, 16, 24, 20),
        )


def _bottle(sheet: Sheet, at: Spot) -> None:
    x, y = at
    sheet.shape(
        [
            (x - 5, y - 22),
            (x + 5, y - 22),
            (x + 5, y - 14),
            (x + 11, y - 5),
            (x + 11, y + 18),
            (x - 11, y + 18),
            (x - 11, y - 5),
            (x - 5, y - 14),
        ],
        PAPER,
    )
    sheet.stroke(
        [
            (x - 5, y - 22),
            (x + 5, y - 22),
            (x + 5, y - 14),
            (x + 11, y - 5),
            (x + 11, y + 18),
            (x - 11, y + 18),
            (x - 11, y - 5),
            (x - 5, y - 14),
            (x - 5, y - 22),
        ],
        (60, 30, 10, 10),
        0.6,
    )
    sheet.rect(x - 6, y - 25, 12, 4, (80, 40, 0, 10)).rect(x - 11, y, 22, 12, (80, 40, 0, 10))
    sheet.text("КЕФИР", x, y + 8, Face(BOLD, 13), PAPER, "m")


def _sack(sheet: Sheet, at: Spot) -> None:
    x, y = at
    sheet.shape(
        [
            (x - 16, y - 16),
            (x - 19, y - 21),
            (x + 19, y - 21),
            (x + 16, y - 16),
            (x + 19, y + 16),
            (x - 19, y + 16),
        ],
        (2, 14, 34, 8),
    )
    sheet.stroke([(x - 16, y - 16), (x + 16, y - 16)], (10, 40, 60, 30), 0.8).shape(
        oval((x, y + 1), 11, 11), (2, 4, 14, 0)
    )
    ear_of_wheat(sheet, (x, y + 10), 0.42, (6, 40, 90, 16))


def _tea(sheet: Sheet, at: Spot) -> None:
    x, y = at
    sheet.rect(x - 15, y - 22, 30, 39, (20, 90, 80, 36)).rect(x - 15, y - 14, 30, 22, (4, 22, 70, 2))
    sheet.text("ШАЙ", x, y + 1, Face(SERIF, 24), (20, 90, 80, 36), "m")
    sheet.shape(oval((x + 24, y + 15), 9, 2.4), (0, 0, 0, 16)).shape(
        [(x + 17, y + 5), (x + 31, y + 5), (x + 28, y + 14), (x + 20, y + 14)], (0, 0, 0, 4)
    ).shape(oval((x + 24, y + 5), 7, 1.7), (20, 74, 90, 20))


def _jar(sheet: Sheet, at: Spot) -> None:
    x, y = at
    sheet.rect(x - 12, y - 22, 24, 6, (20, 30, 60, 30)).shape(
        [
            (x - 11, y - 16),
            (x + 11, y - 16),
            (x + 16, y - 9),
            (x + 16, y + 17),
            (x - 16, y + 17),
            (x - 16, y - 9),
        ],
        (2, 36, 92, 4),
    )
    sheet.shape(
        [(x - 13, y - 10), (x - 10, y - 10), (x - 10, y + 14), (x - 13, y + 14)], (0, 14, 60, 0)
    ).rect(x - 9, y - 6, 24, 15, PAPER)
    sheet.text("мёд", x + 3, y + 4.6, Face(NOTO_SLANT, 21), (4, 46, 96, 10), "m")


def _fish(sheet: Sheet, at: Spot) -> None:
    x, y = at
    body = [
        (-30, 0),
        (-22, -8),
        (-6, -13),
        (10, -10),
        (21, -3),
        (31, -12),
        (30, 0),
        (31, 12),
        (21, 3),
        (10, 10),
        (-6, 12),
        (-22, 8),
    ]
    sheet.shape([(x - 8, y - 12), (x + 2, y - 19), (x + 9, y - 10)], (40, 34, 50, 34)).shape(
        [(x + a, y + b) for a, b in body], (26, 22, 42, 14)
    )
    sheet.disc((x - 22, y - 2), 2, PAPER).disc((x - 22.4, y - 2), 1.1, BLACK).stroke(
        [(x - 15, y - 9), (x - 13, y), (x - 15, y + 8)], (40, 34, 50, 40), 0.7
    )
    for line in range(3):
        for step in range(4):
            cx, cy = x - 7 + step * 6 + line % 2 * 3, y - 5 + line * 5
            sheet.stroke([(cx, cy - 2.4), (cx + 2.2, cy), (cx, cy + 2.4)], (40, 34, 50, 34), 0.45)


def oval(centre: Spot, wide: float, high: float, turn: float = 0.0) -> list[Spot]:
    """An ellipse as a polygon."""
    x, y = centre
    c, s = math.cos(turn), math.sin(turn)
    return [
        (
            x + math.cos(math.tau * t / 72) * wide * c - math.sin(math.tau * t / 72) * high * s,
            y + math.cos(math.tau * t / 72) * wide * s + math.sin(math.tau * t / 72) * high * c,
        )
        for t in range(72)
    ]


def ear_of_wheat(sheet: Sheet, foot: Spot, k: float, ink: Ink) -> None:
    """One ear on its stalk, with its beard; `k` is its size."""
    x, y = foot
    sheet.stroke([(x, y), (x + 1 * k, y - 34 * k)], ink, 1.0 * k)
    for step in range(6):
        for side in (-1, 1):
            sheet.shape(
                oval((x + side * 3.4 * k, y - (16 + step * 5) * k), 1.8 * k, 4.2 * k, side * 0.5), ink
            )
    sheet.shape(oval((x + k, y - 47 * k), 1.8 * k, 4.4 * k), ink)
    for step in range(6):
        for side in (-1, 1):
            sheet.stroke(
                [(x + side * 4.6 * k, y - (18 + step * 5) * k), (x + side * 10 * k, y - (34 + step * 5) * k)],
                ink,
                max(0.2, 0.45 * k),
            )
