"""the bytes of a PDF → SeenPages: every letter with its place on the trimmed page, and the page as a picture.

It reads what is there with PDFium and has no idea how it came there. Lengths are millimetres from the trim's top left.
"""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageDraw

MM = 25.4 / 72
_FULL = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
_DENSITY = 2.25
"""Pixels a millimetre: nine to a cell of 4 mm."""
_INK = 225
"""Grey from which on paper counts as white: tints of an eighth do."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A visible sign: where it begins on its baseline, where it ends, and the size of its type in points."""

    sign: str
    x: float
    y: float
    right: float
    size: float


@dataclass(frozen=True, slots=True)
class SeenPage:
    """A page as it is drawn."""

    number: int
    width: float
    height: float
    letters: tuple[Letter, ...]
    """In the order in which they are drawn."""
    inked: Image.Image
    """The trimmed page, 255 where it is not white; pictures and placed PDFs are full."""

    def pixels(self, x: float, y: float, width: float, height: float) -> tuple[int, int, int, int]:
        """A rectangle in the picture's own measure."""
        left, top = round(x * _DENSITY), round(y * _DENSITY)
        return left, top, round((x + width) * _DENSITY), round((y + height) * _DENSITY)


@lru_cache(maxsize=2)
def seen_pages(data: bytes) -> tuple[SeenPage, ...]:
    """The pages of a file, which is read once, however often it is asked about."""
    document = pypdfium2.PdfDocument(data)
    try:
        return tuple(_seen(document[place], place + 1) for place in range(len(document)))
    finally:
        document.close()


def _seen(page: pypdfium2.PdfPage, number: int) -> SeenPage:
    left, bottom, right, top = page.get_trimbox()
    width, height = (right - left) * MM, (top - bottom) * MM
    return SeenPage(
        number, width, height, _letters(page, left, top), _inked(page, (left, bottom, right, top))
    )


def _letters(page: pypdfium2.PdfPage, left: float, top: float) -> tuple[Letter, ...]:
    text = page.get_textpage()
    # PDFium sorts what stands on one baseline: an initial would come before the caption at its right.
    order = {ctypes.addressof(thing.raw.contents): place for place, thing in enumerate(_drawn(page))}
    raw, found, last = text.raw, list[tuple[int, Letter]](), 0
    x, y = ctypes.c_double(), ctypes.c_double()
    box = [ctypes.c_double() for _ in range(4)]
    matrix = pdfium.FS_MATRIX()
    for place in range(pdfium.FPDFText_CountChars(raw)):
        code = pdfium.FPDFText_GetUnicode(raw, place)
        # A hyphen at a line's end is told as 2; other signs below a space are line ends that nobody drew.
        if (code <= 32 and code != 2) or code == 0xA0:
            continue
        pdfium.FPDFText_GetCharOrigin(raw, place, x, y)
        pdfium.FPDFText_GetCharBox(raw, place, *box)
        pdfium.FPDFText_GetMatrix(raw, place, matrix)
        size = pdfium.FPDFText_GetFontSize(raw, place) * math.hypot(matrix.c, matrix.d)
        thing = pdfium.FPDFText_GetTextObject(raw, place)
        last = order.get(ctypes.addressof(thing.contents), last) if thing else last
        letter = Letter(
            "-" if code == 2 else chr(code),
            (x.value - left) * MM,
            (top - y.value) * MM,
            (box[1].value - left) * MM,
            size,
        )
        found.append((last, letter))
    text.close()
    return tuple(letter for _, letter in sorted(found, key=lambda each: each[0]))


def _drawn(page: pypdfium2.PdfPage) -> Iterator[pypdfium2.PdfObject]:
    """The pieces of text of a page in the order in which they are drawn, those of what is placed on it among them."""
    yield from page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_TEXT,))


def _inked(page: pypdfium2.PdfPage, trim: tuple[float, float, float, float]) -> Image.Image:
    scale = _DENSITY * MM
    left, bottom, right, top = trim
    media = page.get_mediabox()
    crop = (left - media[0], bottom - media[1], media[2] - right, media[3] - top)
    drawn = page.render(scale=scale, crop=crop, grayscale=True).to_pil().convert("L")
    inked: Image.Image = drawn.point([255 if value < _INK else 0 for value in range(256)])
    draw = ImageDraw.Draw(inked)
    for thing in page.get_objects(filter=_FULL, max_depth=1):
        x0, y0, x1, y1 = thing.get_bounds()
        draw.rectangle(
            ((x0 - left) * scale, (top - y1) * scale, (x1 - left) * scale, (top - y0) * scale), 255
        )
    return inked
