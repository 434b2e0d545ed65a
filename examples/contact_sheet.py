"""pictures of pages → one contact sheet: a row for each article, a frame for each page, its figures under it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from pagekit import Report

ROW_HEIGHT = 620
MARGIN = 36
GAP = 24
HEAD = 44
CAPTION = 26
FIGURES = 18
TALLEST = 1.75
"""A long web page is cut at this height over its width: the sheet shows its beginning."""

PAPER, INK, QUIET, EDGE = (232, 230, 225), (20, 20, 20), (95, 95, 95), (190, 188, 182)
FONTS = Path(__file__).parent.parent / "assets" / "fonts"


@dataclass(frozen=True)
class Frame:
    """A picture on the sheet and the words under it."""

    caption: str
    path: Path
    figures: str = ""
    """What the auditor says of it, on a line of its own."""


def page_figures(report: Report) -> list[str]:
    """What the auditor says of each page of a composed PDF: its white, and the codes of what it found."""
    white = str(report.figures.get("white_by_page", ""))
    told = []
    for page, share in (one.split(": ") for one in white.split(", ") if one):
        codes = (note.code for note in report.notes if note.where.startswith(f"page {page}, "))
        told.append(" · ".join((f"{share} % white", *dict.fromkeys(codes))))
    return told


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


def write_poster(frames: list[Path], target: Path, *, height: int = 560, columns: int = 4) -> Path:
    """A few chosen pages side by side, small enough for a README. Returns its path."""
    pages = [_scaled(path, height) for path in frames]
    rows = [pages[start : start + columns] for start in range(0, len(pages), columns)]
    width = max(sum(page.width + GAP for page in row) for row in rows) + GAP
    poster = Image.new("RGB", (width, len(rows) * (height + GAP) + GAP), PAPER)
    for number, row in enumerate(rows):
        left = (width - sum(page.width for page in row) - GAP * (len(row) - 1)) // 2
        for page in row:
            poster.paste(page, (left, GAP + number * (height + GAP)))
            left += page.width + GAP
    poster.save(target, quality=86, optimize=True)
    return target


def _strip(name: str, frames: list[Frame]) -> Image.Image:
    pictures = [_scaled(frame.path) for frame in frames]
    width = sum(picture.width for picture in pictures) + GAP * (len(pictures) - 1)
    strip = Image.new("RGB", (width, HEAD + ROW_HEIGHT + CAPTION + FIGURES + GAP), PAPER)
    pen = ImageDraw.Draw(strip)
    pen.text((0, 6), name, INK, _font("IBMPlexSans-SemiBold.ttf", 20))
    left = 0
    for frame, picture in zip(frames, pictures, strict=True):
        strip.paste(picture, (left, HEAD))
        pen.rectangle((left, HEAD, left + picture.width - 1, HEAD + picture.height - 1), outline=EDGE)
        for line, words in enumerate((frame.caption, frame.figures)):
            foot = HEAD + ROW_HEIGHT + 6 + line * FIGURES
            fitted = _fitted(words, picture.width)
            pen.text((left, foot), fitted, QUIET, _font("IBMPlexSans-Regular.ttf", 13))
        left += picture.width + GAP
    return strip


def _scaled(path: Path, height: int = ROW_HEIGHT) -> Image.Image:
    with Image.open(path) as image:
        page = image.convert("RGB")
    page = page.crop((0, 0, page.width, min(page.height, round(page.width * TALLEST))))
    ground = Image.new("RGB", (page.width, page.height), (255, 255, 255))
    ground.paste(page)
    return ground.resize((round(page.width * height / page.height), height), Image.Resampling.LANCZOS)


def _fitted(text: str, width: int) -> str:
    font = _font("IBMPlexSans-Regular.ttf", 13)
    while font.getlength(text) > width and len(text) > 4:
        text = text[:-2].rstrip(" …") + "…"
    return text


def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, size)
