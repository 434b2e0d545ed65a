"""A seed → a meeting seen from above: papers, tea, water and three people's hands in window light."""

from __future__ import annotations

import random

from PIL import Image, ImageDraw

from photo_studio.desk import cup, desk_light, lay_flat, pen, sheet, tumbler
from photo_studio.field import Size, column
from photo_studio.hands import Arm, reach
from photo_studio.noise import clouds
from photo_studio.plate import Film, develop, ink
from photo_studio.shapes import trace
from photo_studio.solids import wood

LANDSCAPE: Size = (1800, 1200)


# Where each sheet lies, how it is turned (degrees), what is printed on it.
_PAPERS = (
    ((520, 330), 172.0, "text"),
    ((545, 352), 176.5, "table"),
    ((1130, 300), 188.0, "chart"),
    ((890, 850), -7.0, "table"),
    ((905, 868), -3.0, "text"),
    ((1490, 760), 62.0, "text"),
    ((300, 930), 14.0, "chart"),
    ((1330, 1010), -16.0, "text"),
)
_PEOPLE = (
    (Arm((395, -220), (575, 175), 1.32, mirror=True, curl=0.94), "#1c2029", "#b98a70"),
    (Arm((1330, -230), (1195, 130), 1.28, curl=0.92), "#34383f", "#a87a60"),
    (Arm((590, 1460), (770, 1090), 1.38, curl=0.95), "#2b2f28", "#c09a80"),
    (Arm((1330, 1500), (1075, 1130), 1.38, mirror=True, curl=0.84), "#2b2f28", "#c09a80"),
)


def meeting(rng: random.Random) -> Image.Image:
    """The table of a routine meeting, from the ceiling."""
    size = LANDSCAPE
    table = wood(size, rng, ink("#7d6350"), ink("#42302a"), 1.5)
    gloss = clouds(size, rng, (700, 300), 3, 0.5) * 0.05 + 1.0
    plate = (table * desk_light(size) * gloss * 0.9).lit(desk_light(size) * gloss, ink("#cfd8e6", 0.035))
    for centre, turn, kind in _PAPERS:
        plate = lay_flat(plate, sheet((330, 466), rng, kind), centre, turn + rng.uniform(-2, 2), 3.0)
    plate = lay_flat(plate, _folder((380, 500), "#243a56"), (150, 420), 8, 7)
    plate = lay_flat(plate, _folder((330, 240), "#6d2b2b"), (1585, 245), -14, 6)
    plate = lay_flat(plate, _phone(), (1290, 620), 24, 7)
    plate = tumbler(plate, (745, 560), 62)
    plate = tumbler(plate, (1600, 520), 58)
    plate = cup(plate, (250, 640), 66, ink("#3a1608"), ink("#e9e6df"))
    plate = cup(plate, (1120, 590), 62, ink("#5a2408"), ink("#dfe3e8"))
    plate = pen(plate, (1010, 985), (905, 1085), ink("#16181c"))
    for arm, cloth, skin in _PEOPLE:
        plate = reach(plate, arm, ink(cloth), ink(skin), rng)
    # A lens tilted to the table: sharp across the middle, soft towards the far and the near edge.
    away = column(size, lambda v: min(1.0, max(0.0, abs(v - 640) - 260) / 420))
    plate = plate.mix(plate.blur(5.0), away)
    film = Film(0.1, contrast=1.12, saturation=0.82, shadows=(0.02, 0.022, 0.03), vignette=0.4, grain=0.026)
    return develop(plate.halation(1.0, 16, 0.15), film, rng)


def _folder(size: Size, colour: str) -> Image.Image:
    card = Image.new("RGBA", size)
    pen_ = ImageDraw.Draw(card)
    pen_.rounded_rectangle([0, 0, size[0] - 1, size[1] - 1], 12, fill=colour)
    pen_.rectangle([size[0] * 0.2, size[1] * 0.2, size[0] * 0.62, size[1] * 0.34], fill="#d9d2c2")
    for line in range(2):
        y = size[1] * (0.25 + 0.04 * line)
        pen_.line([size[0] * 0.24, y, size[0] * (0.55 - 0.1 * line), y], fill="#6d6a66", width=4)
    return card


def _phone() -> Image.Image:
    slab = Image.new("RGBA", (136, 280))
    pen_ = ImageDraw.Draw(slab)
    pen_.rounded_rectangle([0, 0, 135, 279], 22, fill="#0c0d10")
    pen_.rounded_rectangle([6, 6, 129, 273], 17, fill="#15181d")
    pen_.polygon(trace("8,40 128,8 128,110 8,150"), fill="#232a33")
    return slab
