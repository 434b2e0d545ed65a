"""a house's name, a day, a head and a picture → the cover of a book, as JPEG, as bookshelves show it.

Letters are drawn as they come: of names whose letters join or run from the right no cover is drawn but the picture.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pagekit.pictures.aside import fitted
from pagekit.pictures.source import Source

WIDTH, HEIGHT = 1600, 2400
"""Pixels: two to three, what shops and shelves ask for."""
MARGIN = 110
_PAPER, _INK, _QUIET, _ACCENT = "#fbf9f4", "#16181b", "#5d6166", "#8a1c1c"
_PLAIN_SCRIPTS = (0x0000, 0x0590)
"""Latin, Greek, Cyrillic, Armenian: letters that stand one beside the other."""


@dataclass(frozen=True, slots=True)
class CoverWords:
    """What stands on a cover: the house's name, the day, and the head of what leads."""

    name: str
    day: str
    head: str


@dataclass(frozen=True, slots=True)
class CoverFaces:
    """The files of its faces: of the name and the head, and of the day."""

    head: Path
    text: Path


def cover(
    words: CoverWords, faces: CoverFaces, picture: Source | None, focus: tuple[float, float]
) -> bytes | None:
    """The cover, or None where its letters cannot be drawn and there is no picture. Raises what the source does."""
    drawn = all(map(_plain, (words.name, words.day, words.head)))
    if not drawn and picture is None:
        return None
    sheet = Image.new("RGB", (WIDTH, HEIGHT), _PAPER)
    if not drawn and picture is not None:
        sheet.paste(fitted(picture, (WIDTH, HEIGHT), focus))
    else:
        _draw(sheet, words, faces, picture, focus)
    stream = io.BytesIO()
    sheet.save(stream, "JPEG", quality=86, subsampling=0, optimize=True)
    return stream.getvalue()


def _plain(text: str) -> bool:
    return all(
        _PLAIN_SCRIPTS[0] <= ord(sign) < _PLAIN_SCRIPTS[1] or 0x2000 <= ord(sign) < 0x2200 for sign in text
    )


def _draw(
    sheet: Image.Image,
    words: CoverWords,
    faces: CoverFaces,
    picture: Source | None,
    focus: tuple[float, float],
) -> None:
    pen = ImageDraw.Draw(sheet)
    inner = WIDTH - 2 * MARGIN
    pen.rectangle((0, 0, WIDTH, 28), fill=_ACCENT)
    name = _largest(words.name, faces.head, inner, 260)
    pen.text((WIDTH / 2, 130), words.name, font=name, fill=_INK, anchor="ma")
    below = 130 + int(name.size * 1.32)
    if words.day:
        day = _largest(words.day, faces.text, inner, 54)
        pen.text((WIDTH / 2, below), words.day, font=day, fill=_QUIET, anchor="ma")
        below += 96
    pen.line((MARGIN, below, WIDTH - MARGIN, below), fill=_INK, width=4)
    top = below + 60
    lines, head = _head(words.head, faces.head, inner, most=5 if picture else 8)
    leading = int(head.size * 1.14)
    foot = HEIGHT - MARGIN - leading * len(lines)
    if picture is not None:
        box = (inner, foot - 70 - top)
        sheet.paste(fitted(picture, box, focus), (MARGIN, top))
    else:
        foot = top + 80
    for number, line in enumerate(lines):
        pen.text((MARGIN, foot + number * leading), line, font=head, fill=_INK, anchor="la")


def _font(face: Path, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face), size, layout_engine=ImageFont.Layout.BASIC)


def _largest(text: str, face: Path, width: int, most: int) -> ImageFont.FreeTypeFont:
    """The face in the largest size, up to `most` pixels, in which the text is no wider."""
    whole = _font(face, most)
    size = min(most, int(most * width / max(1.0, whole.getlength(text))))
    return _font(face, max(24, size))


def _head(text: str, face: Path, width: int, most: int) -> tuple[Sequence[str], ImageFont.FreeTypeFont]:
    """The head in lines, in the largest size in which it has no more than `most` of them."""
    for size in range(132, 48, -6):
        font = _font(face, size)
        lines = [*_lines(text, font, width)]
        if len(lines) <= most and all(font.getlength(line) <= width for line in lines):
            return lines, font
    least = _font(face, 48)
    return [*_lines(text, least, width)][:most], least


def _lines(text: str, font: ImageFont.FreeTypeFont, width: int) -> Iterator[str]:
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.getlength(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line
