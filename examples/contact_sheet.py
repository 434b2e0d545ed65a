"""pictures of pages → one contact sheet: a row for each article, a frame for each page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

ROW_HEIGHT = 620
MARGIN = 36
GAP = 24
HEAD = 44
CAPTION = 26
TALLEST = 1.75
"""A long web page is cut at this height over its width: the sheet shows its beginning."""

PAPER, INK, QUIET, EDGE = (232, 230, 225), (20, 20, 20), (95, 95, 95), (190, 188, 182)
FONTS = Path(__file__).parent.parent / "assets" / "fonts"


@dataclass(frozen=True)
class Frame:
    """A picture on the sheet and the words under it."""

    caption: str
    path: Path


def write_sheet(rows: dict[str, list[Frame]], target: Path) -> Path:
    """Write the sheet as a PNG. Returns its path."""
    strips = [_strip(name, frames) for name, frames in rows.items() if frames]
    width = max((strip.width for strip in strips), default=400) + 2 * MARGIN
    sheet = Image.new("RGB", (width, sum(strip.height for strip in strips) + 2 * MARGIN), PAPER)
    top = MARGIN
    for strip in strips:
        sheet.paste(strip, (MARGIN, top))
        top += strip.height
    target.parent.mkdir(parents=True, exist_ok=True)
    sheet.save(target)
    return target


def _strip(name: str, frames: list[Frame]) -> Image.Image:
    pictures = [_scaled(frame.path) for frame in frames]
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
    strip = Image.new("RGB", (width, HEAD + ROW_HEIGHT + CAPTION + GAP), PAPER)
    pen = ImageDraw.Draw(strip)
    pen.text((0, 6), name, INK, _font("IBMPlexSans-SemiBold.ttf", 20))
    left = 0
    for frame, picture in zip(frames, pictures, strict=True):
        strip.paste(picture, (left, HEAD))
        pen.rectangle((left, HEAD, left + picture.width - 1, HEAD + picture.height - 1), outline=EDGE)
        caption = _fitted(frame.caption, picture.width)
        pen.text((left, HEAD + ROW_HEIGHT + 6), caption, QUIET, _font("IBMPlexSans-Regular.ttf", 13))
        left += picture.width + GAP
    return strip


def _scaled(path: Path) -> Image.Image:
    with Image.open(path) as image:
        page = image.convert("RGB")
    page = page.crop((0, 0, page.width, min(page.height, round(page.width * TALLEST))))
    ground = Image.new("RGB", (page.width, page.height), (255, 255, 255))
    ground.paste(page)
    return ground.resize((round(page.width * ROW_HEIGHT / page.height), ROW_HEIGHT), Image.Resampling.LANCZOS)


def _fitted(text: str, width: int) -> str:
    font = _font("IBMPlexSans-Regular.ttf", 13)
    while font.getlength(text) > width and len(text) > 4:
        text = text[:-2].rstrip(" …") + "…"
    return text


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size)
