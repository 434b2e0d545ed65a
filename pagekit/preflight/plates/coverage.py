"""the plates of a page → how much ink lies where: the most there is, and the areas that are over a limit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageMath, ImageStat

from pagekit.preflight.plates.ghostscript import Plate
from pagekit.units import MM_PER_INCH

LEAST_AREA = 15.0
"""Square millimetres: smaller ones dry."""
_FULL = 255
_INKED = re.compile(rb"\xff+")
_MAX_STRIPS = 400_000
_GLYPH, _BARE = 230, 25
"""Of 255 parts of black: where a letter surely is, and where it surely is not."""
_FEW = 12
"""Pixels: fewer tell nothing."""
Pixels = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Area:
    """One piece that is over the limit: the box around it, and its size in pixels."""

    box: Pixels
    pixels: int


def total(plates: Mapping[str, Plate]) -> Image.Image:
    """All inks together, 255 for each that is full, as a picture of whole numbers."""
    made = None
    for plate in plates.values():
        ink = ImageChops.invert(plate).convert("I")
        made = ink if made is None else ImageMath.lambda_eval(lambda one: one["a"] + one["b"], a=made, b=ink)
    if made is None:
        raise ValueError("there are no plates")
    return made


def most(sum_of_inks: Image.Image) -> float:
    """The most ink on any spot, in percent."""
    extrema = sum_of_inks.getextrema()
    highest = extrema[1]
    return float(highest) / _FULL * 100 if isinstance(highest, int | float) else 0.0


def over(sum_of_inks: Image.Image, limit: float, dpi: float) -> tuple[Area, ...]:
    """The areas over the limit, in percent, that are large enough to matter."""
    edge = limit / 100 * _FULL
    mask = ImageMath.lambda_eval(lambda one: (one["a"] > edge) * _FULL, a=sum_of_inks).convert("L")
    least = LEAST_AREA * (dpi / MM_PER_INCH) ** 2
    return tuple(area for area in _areas(mask) if area.pixels >= least)


def _areas(mask: Plate) -> Iterator[Area]:
    """Pieces that hang together, from the strips of each line of dots."""
    box = mask.getbbox()
    if box is None:
        return
    pieces = _Pieces()
    above: list[tuple[int, int, int]] = []
    for y in range(box[1], box[3]):
        line = mask.crop((box[0], y, box[2], y + 1)).tobytes()
        here = []
        for found in _INKED.finditer(line):
            start, end = found.start() + box[0], found.end() + box[0]
            here.append((start, end, pieces.new((start, y, end, y + 1), end - start)))
        _join(above, here, pieces)
        above = here
        if pieces.count > _MAX_STRIPS:
            break
    yield from pieces.areas()


def _join(above: list[tuple[int, int, int]], here: list[tuple[int, int, int]], pieces: _Pieces) -> None:
    """Strips that touch, line by line: both lists run from left to right."""
    at = 0
    for start, end, piece in here:
        while at < len(above) and above[at][1] <= start:
            at += 1
        look = at
        while look < len(above) and above[look][0] < end:
            pieces.unite(above[look][2], piece)
            look += 1


class _Pieces:
    def __init__(self) -> None:
        self._parent: list[int] = []
        self._boxes: list[Pixels] = []
        self._sizes: list[int] = []

    @property
    def count(self) -> int:
        return len(self._parent)

    def new(self, box: Pixels, size: int) -> int:
        self._parent.append(len(self._parent))
        self._boxes.append(box)
        self._sizes.append(size)
        return len(self._parent) - 1

    def unite(self, one: int, other: int) -> None:
        one, other = self._root(one), self._root(other)
        if one == other:
            return
        self._parent[other] = one
        first, second = self._boxes[one], self._boxes[other]
        self._boxes[one] = (
            min(first[0], second[0]),
            min(first[1], second[1]),
            max(first[2], second[2]),
            max(first[3], second[3]),
        )
        self._sizes[one] += self._sizes[other]

    def areas(self) -> Iterator[Area]:
        for place, parent in enumerate(self._parent):
            if place == parent:
                yield Area(self._boxes[place], self._sizes[place])

    def _root(self, piece: int) -> int:
        while self._parent[piece] != piece:
            self._parent[piece] = self._parent[self._parent[piece]]
            piece = self._parent[piece]
        return piece


def letters_and_ground(black: Plate, other: Plate) -> tuple[float, float] | None:
    """Of an ink in the box of some black type: how much lies on the letters, and how much around them, in percent."""
    if other.getextrema() == (_FULL, _FULL):
        return None
    ink = ImageChops.invert(black)
    letters = ink.point([_FULL if value >= _GLYPH else 0 for value in range(256)])
    around = ink.point([_FULL if value <= _BARE else 0 for value in range(256)])
    if letters.histogram()[_FULL] < _FEW or around.histogram()[_FULL] < _FEW:
        return None
    on, beside = (ImageStat.Stat(other, mask).mean[0] for mask in (letters, around))
    return (_FULL - on) / _FULL * 100, (_FULL - beside) / _FULL * 100
