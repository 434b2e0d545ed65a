"""Words, faces and a bread → two adverts: a bakery's 300 × 250 for the web, a bookshop's strip for print."""

from __future__ import annotations

import io
import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from photo_studio.field import flat, from_mask
from photo_studio.noise import clouds, speckle
from photo_studio.plate import Plate, ink, plain, read
from photo_studio.scenes_bakery import nan

FONTS = Path(__file__).parents[2] / "assets" / "fonts"
_PRINT_DPI = 300


@dataclass(frozen=True)
class Line:
    """A line of type: its face's file, size in pixels, colour, tracking in thousandths of the size."""

    face: str
    size: float
    colour: str
    tracking: float = 0.0

    def set(self, pen: ImageDraw.ImageDraw, text: str, x: float, baseline: float) -> float:
        """Set `text` from `x` on the `baseline`; returns where it ends."""
        font = ImageFont.truetype(str(FONTS / self.face), self.size)
        if not self.tracking:
            pen.text((x, baseline), text, self.colour, font, anchor="ls")
            return x + font.getlength(text)
        for letter in text:
            pen.text((x, baseline), letter, self.colour, font, anchor="ls")
            x += font.getlength(letter) + self.size * self.tracking / 1000
        return x

    def width(self, text: str) -> float:
        """How long `text` is in this line, pixels."""
        spaces = self.size * self.tracking / 1000 * len(text)
        return ImageFont.truetype(str(FONTS / self.face), self.size).getlength(text) + spaces


def nan_bakery() -> bytes:
    """300 × 250 CSS pixels at double density: a bread that leaves the frame, three words, two hours."""
    size = (600, 500)
    rng = random.Random(17)
    paper = plain(size, ink("#f5e8d2")) * (
        speckle(size, rng).blur(0.9) * 0.02 + clouds(size, rng, (220, 220), 3) * 0.02 + 1.0
    )
    bread = nan(560, rng)
    sheet = Image.new("RGBA", size)
    sheet.alpha_composite(bread.crop((0, 0, 600 - 276, 500 - 104)), (276, 104))
    cover = from_mask(sheet.getchannel("A"))
    dark = cover.shifted(-16, 20).blur(20) * 0.5 + cover.shifted(-5, 6).blur(6) * 0.3
    lit = read(sheet.convert("RGB")) * 2.0
    picture = (paper * (1.0 - dark.clip())).mix(_toned(lit), cover).view()
    pen = ImageDraw.Draw(picture)
    head = Line("SourceSerif4-Bold.ttf", 67, "#3a1d10")
    for index, text in enumerate(("Хлеб,", "ещё", "тёплый")):
        head.set(pen, text, 36, 96 + index * 64)
    pen.rectangle([38, 252, 98, 256], fill="#b4491c")
    small = Line("IBMPlexSans-SemiBold.ttf", 25, "#3a1d10")
    plain_line = Line("IBMPlexSans-Regular.ttf", 25, "#3a1d10")
    plain_line.set(pen, " из тандыра", small.set(pen, "6:30", 36, 302), 302)
    plain_line.set(pen, " к ужину", small.set(pen, "16:00", 36, 336), 336)
    Line("NotoSerif-BoldItalic.ttf", 33, "#b4491c").set(pen, "Nan Bakery", 35, 440)
    Line("IBMPlexSans-Regular.ttf", 21, "#6d4a36").set(pen, "nan.example", 36, 470)
    out = io.BytesIO()
    picture.save(
        out, "JPEG", quality=88, optimize=True, progressive=True, subsampling="4:4:4", dpi=(144, 144)
    )
    return out.getvalue()


def _toned(plate: Plate) -> Plate:
    """A soft shoulder, so that the bread's lights keep their colour."""
    return Plate(*(band * (flat(plate.size, 1.0) / (band * 0.45 + 0.72)) for band in plate.bands))


# Width, height and slant in millimetres, colour, and the colour of its two bands.
_SPINES = (
    (5.2, 27.0, 0.0, "#22324a", "#d8b26a"),
    (3.6, 24.5, 0.0, "#a8341f", "#f3e6cf"),
    (6.4, 29.0, 0.0, "#d9cdb4", "#22324a"),
    (4.2, 25.5, 0.0, "#4c5d3a", "#e6d3a0"),
    (3.2, 28.0, 0.0, "#151515", "#a8341f"),
    (5.6, 23.5, 0.0, "#c98a3c", "#3a1d10"),
    (4.4, 27.5, 4.2, "#7a2432", "#e6d3a0"),
)


def fifth_shelf() -> bytes:
    """176 × 40 mm at 300 dots an inch: a shelf of spines, one line to remember, where and when."""
    millimetre = _PRINT_DPI / 25.4
    size = (round(176 * millimetre), round(40 * millimetre))
    picture = Image.new("RGB", size, "#fbf7ef")
    pen = ImageDraw.Draw(picture)
    _shelf(picture, millimetre)
    left = 52 * millimetre
    kicker = Line("IBMPlexSans-Bold.ttf", 7.6 * _PRINT_DPI / 72, "#a8341f", 60)
    kicker.set(pen, "КНИЖНЫЙ МАГАЗИН «ПЯТАЯ ПОЛКА»", left, 9.6 * millimetre)
    Line("SourceSerif4-Bold.ttf", 25.5 * _PRINT_DPI / 72, "#151515").set(
        pen, "Осенью читают дольше", left, 21.0 * millimetre
    )
    small = Line("IBMPlexSans-Regular.ttf", 9 * _PRINT_DPI / 72, "#151515")
    small.set(pen, "Новые книги, букинистика и карты степных дорог.", left, 28.2 * millimetre)
    strong = Line("IBMPlexSans-SemiBold.ttf", 9 * _PRINT_DPI / 72, "#151515")
    end = strong.set(pen, "Каждый день с 10 до 21", left, 34.2 * millimetre)
    small.set(pen, "   shelf.example", end, 34.2 * millimetre)
    pen.rectangle([0, 0, size[0] - 1, size[1] - 1], outline="#151515", width=round(0.25 * millimetre))
    out = io.BytesIO()
    picture.quantize(128, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
        out, "PNG", optimize=True, dpi=(_PRINT_DPI, _PRINT_DPI)
    )
    return out.getvalue()


def _shelf(picture: Image.Image, millimetre: float) -> None:
    """The books, drawn four times too large and reduced."""
    scale = 4
    width, height = round(46 * millimetre), picture.height
    board = Image.new("RGB", (width * scale, height * scale), "#fbf7ef")
    pen = ImageDraw.Draw(board)
    unit = millimetre * scale
    foot, x = 34.4 * unit, 5.5 * unit
    for wide, tall, lean, cloth, band in _SPINES:
        _spine(pen, (x, foot), (wide * unit, tall * unit, lean * unit), cloth, band)
        x += (wide + 0.35) * unit + (lean * 0.25 * unit)
    pen.rectangle([2.5 * unit, foot, 46 * unit, foot + 1.1 * unit], fill="#151515")
    picture.paste(board.resize((width, height), Image.Resampling.LANCZOS), (0, 0))


def _spine(
    pen: ImageDraw.ImageDraw,
    foot: tuple[float, float],
    form: tuple[float, float, float],
    cloth: str,
    band: str,
) -> None:
    """One book, leaning to the left by `form[2]` at its head, with two bands and a label."""
    (x, y), (wide, tall, lean) = foot, form

    def slab(low: float, high: float, colour: str, inset: float = 0.0) -> None:
        """A part of the spine between two heights, as shares of it."""
        a, b = x + lean * (1 - low) * 1.0 + inset, x + lean * (1 - high) * 1.0 + inset
        right = wide - 2 * inset
        pen.polygon(
            [
                (a, y - tall * low),
                (a + right, y - tall * low),
                (b + right, y - tall * high),
                (b, y - tall * high),
            ],
            fill=colour,
        )

    slab(0.0, 1.0, cloth)
    for low, high in ((0.10, 0.13), (0.15, 0.16), (0.86, 0.89), (0.83, 0.84)):
        slab(low, high, band)
    slab(0.42, 0.70, band, wide * 0.22)


CREATIVES: dict[str, Callable[[], bytes]] = {
    "nan-bakery-300x250.jpg": nan_bakery,
    "fifth-shelf-176x40mm.png": fifth_shelf,
}
