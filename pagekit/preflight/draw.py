"""a page + its findings → a picture of the page with their places marked, as PNG. Needs the `preview` extra."""

from __future__ import annotations

import io

from PIL import Image, ImageDraw, ImageFont

from pagekit.asked import one, refusal
from pagekit.errors import JobFailed, LimitExceeded, RenderError
from pagekit.foreign.raster import available, page_image, page_images
from pagekit.jobs import MEGABYTE, Limits, run
from pagekit.notes import Severity
from pagekit.preflight.facts import MM, Sheet
from pagekit.preflight.finding import Box, Finding
from pagekit.units import POINTS_PER_INCH

LIMITS = Limits(work=60, memory=2048 * MEGABYTE, wait=300)
_MOST_PIXELS = 16_000_000
_COLOURS = {Severity.ERROR: (214, 30, 60), Severity.WARNING: (226, 132, 0), Severity.INFO: (30, 110, 200)}
_PAPER = (255, 255, 255)
_LEAST = 4
"""Pixels: a smaller place would not be seen."""
Picture = Image.Image


def drawn_page(
    pdf: bytes, name: str, page: int, sheets: tuple[Sheet, ...], findings: tuple[Finding, ...], dpi: float
) -> bytes:
    """The picture. Raises MissingDependency, RenderError, LimitExceeded; BadOrder."""
    if not sheets:
        raise RenderError(f"{name}: could not be opened, so there is nothing to draw.")
    remedy = f"Pass one of 1 to {len(sheets)}."
    if not 1 <= one(page, int, "page", remedy) <= len(sheets):
        raise refusal("page", page, remedy)
    if not available():
        # It says itself how to install what is missing.
        next(page_images(pdf))
    try:
        return run(_drawn, pdf, name, sheets[page - 1], findings, dpi, limits=LIMITS)
    except LimitExceeded as problem:
        raise problem.at(name) from problem
    except JobFailed as problem:
        raise RenderError(f"{name}: page {page} cannot be drawn: {problem.what}") from problem


def _drawn(pdf: bytes, name: str, sheet: Sheet, findings: tuple[Finding, ...], dpi: float) -> bytes:
    """The job itself: a stranger's page is drawn in a process of its own."""
    left, low, right, high = sheet.media
    across, up = right - left, high - low
    dpi = min(dpi, (_MOST_PIXELS / (across * up)) ** 0.5 * POINTS_PER_INCH)
    if dpi < 10:
        raise RenderError(f"{name}: page {sheet.number} is too large to be drawn.")
    image = page_image(pdf, sheet.number, box="media", dpi=dpi, name=name)
    marked = _marked(image, sheet, findings, dpi)
    stream = io.BytesIO()
    marked.save(stream, "PNG")
    return stream.getvalue()


def _marked(image: Picture, sheet: Sheet, findings: tuple[Finding, ...], dpi: float) -> Picture:
    """The page, and a strip below it that says what the numbers mean."""
    media = sheet.box(sheet.media)
    scale = image.width / max(media.width * MM, 1)
    made = Image.blend(image, Image.new("RGB", image.size, _PAPER), 0.35)
    pen = ImageDraw.Draw(made)
    font = ImageFont.load_default(size=max(dpi / 7, 9))

    def pixels(box: Box) -> tuple[float, float, float, float]:
        x, y = (box.x - media.x) * MM * scale, (box.y - media.y) * MM * scale
        wide, tall = max(box.width * MM * scale, _LEAST), max(box.height * MM * scale, _LEAST)
        return x, y, x + wide, y + tall

    pen.rectangle(pixels(sheet.box(sheet.printed)), outline=(150, 150, 150))
    for number, finding in enumerate(findings, 1):
        colour = _COLOURS[finding.severity]
        for box in finding.boxes:
            pen.rectangle(pixels(box), outline=colour, width=max(round(scale), 1))
        if finding.box is not None:
            x, y, _, _ = pixels(finding.box)
            pen.text(
                (max(x, 2), max(y, 2)),
                str(number),
                fill=colour,
                font=font,
                stroke_width=2,
                stroke_fill=_PAPER,
            )
    return _with_words(made, findings, font)


def _with_words(
    image: Picture, findings: tuple[Finding, ...], font: ImageFont.FreeTypeFont | ImageFont.ImageFont
) -> Picture:
    lines = [
        (f"{number}  {finding.rule}: {finding.what}", _COLOURS[finding.severity])
        for number, finding in enumerate(findings, 1)
    ]
    height = int(font.getbbox("Ag")[3] * 1.4) + 1
    made = Image.new("RGB", (image.width, image.height + height * len(lines) + 8), _PAPER)
    made.paste(image, (0, 0))
    pen = ImageDraw.Draw(made)
    for place, (line, colour) in enumerate(lines):
        # The default face has few letters beyond Latin ones.
        tidy = line.replace("²", "2").encode("latin-1", "replace").decode("latin-1")
        pen.text((4, image.height + 4 + place * height), tidy, fill=colour, font=font)
    return made
