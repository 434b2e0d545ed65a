"""an advertiser + a size → what he sent: a PNG, a JPEG or a PDF with his name large and a line that sells."""

from __future__ import annotations

import io
import random
import zlib
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from pagekit.resources import assets_dir

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_FACE = "IBMPlexSans-Bold.ttf"
_GROUNDS = ((178, 42, 46), (26, 84, 122), (38, 104, 72), (236, 196, 72), (242, 238, 230), (58, 54, 70))
_DARK = 140
_HEAD = 0.06
"""Of the height, that stays clear over the name."""
_CAPITAL, _LEADING = 0.72, 1.1
"""Of the size: the height of a capital, and the way from line to line."""
Point = tuple[float, float]

POINTS = 72 / 25.4
DENSITY = 5.2
"""Pixels a millimetre."""
MOST = 1_500
"""Pixels of the longer side."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a creative shows, and how large it is, in millimetres."""

    name: str
    line: str
    phone: str
    width: float
    height: float


def creative(sheet: Sheet, ending: str, seed: str) -> bytes:
    """The file of that kind."""
    ground = random.Random(seed).choice(_GROUNDS)
    return _pdf(sheet, ground) if ending == "pdf" else _picture(sheet, ground, ending)


def _texts(sheet: Sheet, measure: float) -> list[tuple[str, float, float]]:
    """Text, size and baseline of each line, so many units of `measure` from the head."""
    # In a tall one every word of the name has a line.
    names = sheet.name.split() if sheet.height > 1.25 * sheet.width else [sheet.name]
    lines = [(name, 0.3, 0.0) for name in names] + [(sheet.line, 0.12, 0.66), (sheet.phone, 0.13, 0.86)]
    found = []
    for text, most, at in lines:
        size = min(most * sheet.height, 0.86 * sheet.width / max(1.0, _width(text)))
        found.append((text, size * measure, at * sheet.height * measure))
    foot = sheet.height * measure * 0.46
    # All of them stand between the head and the foot of theirs.
    room = (foot - sheet.height * measure * _HEAD) / (_LEADING * (len(names) - 1) + _CAPITAL)
    least = min(room, *(size for _, size, _ in found[: len(names)]))
    stacked = [
        (name, least, foot - least * _LEADING * (len(names) - place)) for place, name in enumerate(names, 1)
    ]
    return [*stacked, *found[len(names) :]]


def _inks(ground: tuple[int, int, int]) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    """The colour of the text, and that of the rule."""
    dark = sum(ground) / 3 < _DARK
    return ((255, 255, 255), (255, 220, 120)) if dark else ((30, 28, 34), (178, 42, 46))


# ---- As a picture ------------------------------------------------------------------------------------------


def _picture(sheet: Sheet, ground: tuple[int, int, int], ending: str) -> bytes:
    # Pillow, when a picture is wanted.
    from PIL import Image, ImageDraw

    density = min(DENSITY, MOST / max(sheet.width, sheet.height))
    width, height = round(sheet.width * density), round(sheet.height * density)
    image = Image.new("RGB", (width, height), ground)
    draw = ImageDraw.Draw(image)
    ink, rule = _inks(ground)
    draw.rectangle((0, round(height * 0.52), width, round(height * 0.54)), fill=rule)
    for text, size, baseline in _texts(sheet, density):
        draw.text((width / 2, baseline), text, font=_font(max(6, round(size))), fill=ink, anchor="ms")
    out = io.BytesIO()
    options = {"quality": 84, "subsampling": 0} if ending == "jpg" else {"compress_level": 4}
    image.save(out, "JPEG" if ending == "jpg" else "PNG", dpi=(density * 25.4, density * 25.4), **options)
    return out.getvalue()


@cache
def _font(size: int) -> FreeTypeFont:
    # Pillow, when a picture is wanted.
    from PIL import ImageFont

    return ImageFont.truetype(str(assets_dir() / "fonts" / _FACE), size, layout_engine=ImageFont.Layout.BASIC)


# ---- As a PDF ----------------------------------------------------------------------------------------------


@cache
def _face() -> TTFont:
    return TTFont(assets_dir() / "fonts" / _FACE, lazy=True)


@cache
def _glyphs() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    face = _face()
    return face.getBestCmap(), face["hmtx"].metrics, face["head"].unitsPerEm


def _width(text: str) -> float:
    """Of a line set at size 1."""
    named, widths, em = _glyphs()
    return sum(widths[named.get(ord(letter), ".notdef")][0] for letter in text) / em


class _Outline(BasePen):  # type: ignore[misc]
    """A glyph as operators of a content stream."""

    def __init__(self, glyphs: object, scale: float, x: float, y: float) -> None:
        super().__init__(glyphs)
        self.scale, self.x, self.y = scale, x, y
        self.found: list[str] = []

    def _at(self, *points: Point) -> str:
        return " ".join(f"{self.x + x * self.scale:.2f} {self.y + y * self.scale:.2f}" for x, y in points)

    def _moveTo(self, pt: Point) -> None:  # noqa: N802 (fontTools' name)
        self.found.append(f"{self._at(pt)} m")

    def _lineTo(self, pt: Point) -> None:  # noqa: N802
        self.found.append(f"{self._at(pt)} l")

    def _curveToOne(self, pt1: Point, pt2: Point, pt3: Point) -> None:  # noqa: N802
        self.found.append(f"{self._at(pt1, pt2, pt3)} c")

    def _closePath(self) -> None:  # noqa: N802
        self.found.append("h")


def _pdf(sheet: Sheet, ground: tuple[int, int, int]) -> bytes:
    width, height = sheet.width * POINTS, sheet.height * POINTS
    ink, rule = _inks(ground)
    drawn = [f"{_rgb(ground)} rg 0 0 {width:.2f} {height:.2f} re f"]
    drawn.append(f"{_rgb(rule)} rg 0 {height * 0.46:.2f} {width:.2f} {height * 0.02:.2f} re f {_rgb(ink)} rg")
    for text, size, baseline in _texts(sheet, POINTS):
        drawn += _outlined(text, size, (width - _width(text) * size) / 2, height - baseline)
    return _file("\n".join(drawn).encode("ascii"), width, height)


def _outlined(text: str, size: float, x: float, y: float) -> list[str]:
    named, widths, em = _glyphs()
    glyphs = _face().getGlyphSet()
    found: list[str] = []
    for letter in text:
        name = named.get(ord(letter), ".notdef")
        pen = _Outline(glyphs, size / em, x, y)
        glyphs[name].draw(pen)
        found += [*pen.found, "f"] if pen.found else []
        x += widths[name][0] * size / em
    return found


def _rgb(colour: tuple[int, int, int]) -> str:
    return " ".join(f"{part / 255:.3f}" for part in colour)


def _file(content: bytes, width: float, height: float) -> bytes:
    """A PDF of one page."""
    packed = zlib.compress(content, 6)
    box = f"[0 0 {width:.3f} {height:.3f}]"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        f"<< /Type /Page /Parent 2 0 R /MediaBox {box} /TrimBox {box} /Resources << >> /Contents 4 0 R >>".encode(),
        f"<< /Length {len(packed)} /Filter /FlateDecode >>\nstream\n".encode() + packed + b"\nendstream",
    ]
    out, places = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"), []
    for number, each in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + each + b"\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    end = len(out)
    out += f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{end}\n%%EOF\n".encode()
    return bytes(out)
