"""a page as a picture → how much of its type area is white, and the largest hole.

White is a cell of 4 mm with no ink in it and none in the eight round it; those at the edge of the type area have fewer.
Pictures, placed PDFs and adverts are full, whatever they show. Furniture makes no hole: a nameplate may have its air. An
advert that was booked in millimetres takes whole columns: what it is narrower than they are is its own air, and no hole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor

from PIL import Image, ImageChops, ImageDraw

from tests.editions.checker.finding import Finding
from tests.editions.checker.placed import Page, Rect
from tests.editions.checker.seen import SeenPage
from tests.editions.checker.sheet import Sheet
from tests.editions.checker.told import Told

CELL = 4.0
MOST = 0.06
"""Of the type area, as a mean of all pages."""
LINES = 4
"""A hole is at most a column wide and so many lines high, or another shape of that area."""
NEAR = 0.5
"""Millimetres that an edge may be off its column's."""
NARROW = 12.0
"""Millimetres: what is no wider or no higher is air between things."""


@dataclass(frozen=True, slots=True)
class White:
    """Of a page: the share of the type area, and the largest rectangle in millimetres, x, y, width, height."""

    page: int
    share: float
    largest: tuple[float, float, float, float]


def whites(pages: Sequence[Page], seen: Sequence[SeenPage], told: Told, sheet: Sheet) -> tuple[White, ...]:
    """Of each page that is not supplied whole."""
    return tuple(
        white_of(page, one, sheet)
        for page, one in zip(pages, seen, strict=False)
        if page.number not in told.supplied
    )


def white_findings(found: Sequence[White], sheet: Sheet) -> Iterator[Finding]:
    """What is over the bar."""
    mean = sum(white.share for white in found) / len(found) if found else 0.0
    if mean > MOST:
        yield Finding("white-share", 0, f"{mean:.1%} of the pages are white, at most {MOST:.0%} may be")
    bar = (sheet.pitch(sheet.sold) - sheet.gutter) * LINES * sheet.line
    for white in found:
        x, y, width, height = white.largest
        if width * height > bar:
            words = f"a white hole of {width:.0f} × {height:.0f} mm at {x:.0f}, {y:.0f}"
            yield Finding("white-hole", white.page, words)


def white_of(page: Page, seen: SeenPage, sheet: Sheet) -> White:
    """How white a page is."""
    share = _deep(_cells(_filled(page, seen, "advert"), seen, sheet))
    furnished = _filled(page, seen, "advert", "house", "furniture")
    draw = ImageDraw.Draw(furnished)
    for box in page.of("advert"):
        for rect in box.rects:
            draw.rectangle(seen.pixels(*_columns(rect, sheet)), 255)
    free = [[not value for value in row] for row in _rows(_cells(furnished, seen, sheet))]
    left, top, width, height = _largest(free)
    return White(
        page.number, share, (sheet.left + left * CELL, sheet.top + top * CELL, width * CELL, height * CELL)
    )


def _columns(rect: Rect, sheet: Sheet) -> Rect:
    """A rectangle as wide as the columns that it stands on: those that adverts are sold by, or whole parts of them."""
    x, y, width, height = rect
    parts = (name for name, count in sheet.columns.items() if count % sheet.columns[sheet.sold] == 0)
    pitch = min(map(sheet.pitch, parts))
    left = sheet.left + floor((x - sheet.left + NEAR) / pitch) * pitch
    right = sheet.left + ceil((x + width - sheet.left + sheet.gutter - NEAR) / pitch) * pitch - sheet.gutter
    return left, y, right - left, height


def _filled(page: Page, seen: SeenPage, *kinds: str) -> Image.Image:
    """The picture with the boxes of these kinds full."""
    inked = seen.inked.copy()
    draw = ImageDraw.Draw(inked)
    for box in page.of(*kinds):
        for rect in box.rects:
            draw.rectangle(seen.pixels(*rect), 255)
    return inked


def _cells(inked: Image.Image, seen: SeenPage, sheet: Sheet) -> Image.Image:
    """A sign for each cell of the type area: 255 where there is any ink."""
    columns, rows = int((sheet.right - sheet.left) / CELL), int((sheet.foot - sheet.top) / CELL)
    cell = seen.pixels(0, 0, CELL, CELL)[2]
    left, top, *_ = seen.pixels(sheet.left, sheet.top, 0, 0)
    area = inked.crop((left, top, left + columns * cell, top + rows * cell))
    # The mean of a cell is more than nothing where any of it is ink.
    return area.reduce(cell).point([0] + [255] * 255)


def _deep(cells: Image.Image) -> float:
    """The share of the cells that are white, and white all round."""
    width, height = cells.size
    near = Image.new("L", cells.size)
    for across in (-1, 0, 1):
        for down in (-1, 0, 1):
            moved = Image.new("L", cells.size)
            moved.paste(cells, (across, down))
            near = ImageChops.lighter(near, moved)
    return near.histogram()[0] / (width * height)


def _rows(cells: Image.Image) -> list[list[int]]:
    width, height = cells.size
    data = cells.tobytes()
    return [list(data[row * width : (row + 1) * width]) for row in range(height)]


def _largest(free: list[list[bool]]) -> tuple[int, int, int, int]:
    """The largest rectangle of free cells that is wider and higher than air: its first column and row, its extent."""
    least = int(NARROW / CELL) + 1
    falls = [0] * (len(free[0]) if free else 0)
    best, area = (0, 0, 0, 0), 0
    for row, cells in enumerate(free):
        falls = [fall + 1 if cell else 0 for fall, cell in zip(falls, cells, strict=True)]
        # Heights that still rise, each with the column from which on there is so much room.
        rising: list[tuple[int, int]] = []
        for column, fall in enumerate([*falls, 0]):
            start = column
            while rising and rising[-1][1] >= fall:
                start, high = rising.pop()
                wide = column - start
                if wide >= least and high >= least and wide * high > area:
                    best, area = (start, row - high + 1, wide, high), wide * high
            rising.append((start, fall))
    return best
