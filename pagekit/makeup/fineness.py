"""a picture's pixels + its place → whether it is fine enough there, and how much of it is cut off; as notes.

The rules:
1. In print a picture has at least half the pixels an inch that its role prints; for plates what the press warns under.
2. On the web it has the pixels of the widest place that it is shown in, else the browser enlarges it.
3. A link card of fewer than 600 pixels is a small one, and of fewer than 200 there is none.
4. A crop that takes more than a quarter of a picture is told; the square of a portrait from half on.
5. A picture that stands whole is no strip in print: its shorter side has 15 mm.
Nothing is enlarged here; what is too small is printed or shown as it is, and the note says how large it would be good.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from pagekit.house.story import Figure
from pagekit.layout import PrintPicture, WebPicture
from pagekit.notes import Note, info, warning
from pagekit.pictures import PictureFiles
from pagekit.typeset.page import PictureBox
from pagekit.units import MM_PER_INCH, POINTS_PER_INCH

if TYPE_CHECKING:
    from pagekit.makeup.printed import Press

LEAST_SHARE = 0.5
"""Of the pixels an inch that a role prints, what a picture has at least."""
SOFT = 0.75
"""Of the pixels that a place on the web has, the share under which a picture is seen to be soft."""
SEEN = 0.95
"""The share from which on nobody sees it."""
LARGE_CARD, SMALL_CARD = 600, 200
"""Pixels across that other sites ask of a large picture of a link card, and of any."""
LEAST_SIDE, STRIP = 15.0, 4.0
"""Millimetres of the shorter side of a picture that stands whole, and what a strip has to one side's width."""
MOST_CUT, MOST_CUT_OF_PORTRAIT = 0.25, 0.5
_REM = 16
_LENGTH = re.compile(r"(?:^|\)\s*)(\d+(?:\.\d+)?)(rem|px)$")


def coarse(
    box: PictureBox, figure: Figure, role: PrintPicture, press: Press | None
) -> tuple[float, Note] | None:
    """The pixels an inch of a printed picture that has too few, and the note that says so."""
    if figure.facts is None or box.box.width <= 0 or box.box.height <= 0:
        return None
    width, height = figure.facts.upright
    shown = box.whole.width, box.whole.height
    scales = width / shown[0], height / shown[1]
    # The crop fills the box; what stands whole is as large as the box lets it be.
    pixels_a_point = max(scales) if figure.whole else min(scales)
    ppi = pixels_a_point * POINTS_PER_INCH
    least = press.condition.photo.warn if press else role.ppi * LEAST_SHARE
    if ppi >= least - 0.5:
        return None
    across = min(shown[0], width / pixels_a_point) / POINTS_PER_INCH * MM_PER_INCH
    what = (
        f"{figure.src} is printed {across:.0f} mm wide with {ppi:.0f} pixels an inch, under {least:.0f}; it is good "
        f"up to {across * ppi / least:.0f} mm."
    )
    return ppi, warning(
        "picture-coarse", figure.where, what, "Ask for a larger file, or give it a smaller place."
    )


def narrow(box: PictureBox, figure: Figure) -> Note | None:
    """What is said of a picture that stands whole in print and is a strip there."""
    shape = figure.shape
    if not shape or not figure.whole:
        return None
    width = min(box.box.width, box.box.height / shape)
    across, high = (side / POINTS_PER_INCH * MM_PER_INCH for side in (width, width * shape))
    if min(across, high) >= LEAST_SIDE or max(across, high) < LEAST_SIDE * STRIP:
        return None
    what = (
        f"{figure.src} stands whole, {across:.0f} mm wide and {high:.0f} mm high: too small to be read there."
    )
    return warning(
        "picture-narrow", figure.where, what, "Cut it into parts that stand side by side, or set its focus."
    )


def enlarged(figure: Figure, files: PictureFiles, sizes: str) -> Note | None:
    """What is said of a picture that a browser has to enlarge."""
    place = shown_at(sizes)
    if place is None or files.width >= place * SEEN:
        return None
    what = f"{figure.src} is shown up to {place} px wide and has {files.width}; it is good up to that many."
    if files.width >= place * SOFT:
        return info("picture-coarse", figure.where, what)
    return warning("picture-coarse", figure.where, what, "Ask for a larger file.")


@lru_cache(maxsize=64)
def shown_at(sizes: str) -> int | None:
    """The widest place in pixels that a `sizes` attribute names as a length of its own; None where none is."""
    lengths = (_LENGTH.search(part.strip()) for part in sizes.split(","))
    found = [float(each[1]) * (_REM if each[2] == "rem" else 1) for each in lengths if each]
    return round(max(found)) if found else None


def small_card(figure: Figure, width: int) -> Note | None:
    """What is said of the picture of a link card that is not large."""
    if width >= LARGE_CARD:
        return None
    if width < SMALL_CARD:
        what = f"{figure.src} has {width} px across for a link card, under {SMALL_CARD}: the card is without a picture."
    else:
        what = f"{figure.src} has {width} px across for a link card, under {LARGE_CARD}: the card is a small one."
    return warning("card-small", figure.where, what, "Ask for a larger file.")


def cropped(figure: Figure, role: WebPicture, *, portrait: bool) -> Note | None:
    """What is said of a picture that a page on the web shows much less of."""
    shape = figure.shape
    if not shape or figure.whole:
        return None
    wanted = role.aspect[1] / role.aspect[0] if role.aspect else min(shape, role.tallest)
    lost = 1 - min(wanted / shape, shape / wanted)
    if lost <= (MOST_CUT_OF_PORTRAIT if portrait else MOST_CUT):
        return None
    what = f"{figure.src}: {100 * lost:.0f} % of the picture is cropped away on the web."
    return warning(
        "subject-cut", figure.where, what, "Set its focus, or crop = false for one that must be seen whole."
    )
