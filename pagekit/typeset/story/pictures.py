"""a figure + the shape of its picture → Picture: a picture whose height may yield, and its box at any height.

Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from pagekit.house.story import Figure
from pagekit.layout import PrintPicture
from pagekit.typeset.blocks.displays import (
    CAPTION_GAP,
    KEPT,
    TALLEST_SHAPE,
    PictureRole,
    caption_runs,
    figure_of,
)
from pagekit.typeset.blocks.stick import Stick, held, placed, text_row
from pagekit.typeset.copyfit.levers import ABOVE, Picture
from pagekit.typeset.matter import FlowBox, Flowing, Row, SetBox
from pagekit.typeset.page import Box, PictureBox
from pagekit.units import POINTS_PER_INCH

FINE = 0.5
"""The share of the pixels an inch of its role that a picture has at least."""


@dataclass(frozen=True, slots=True)
class FigureMaker:
    """How a figure's box is made at a height that was chosen for its picture.

    It remembers its captions, for they are asked for again at every height; that is no part of its value.
    """

    stick: Stick
    figure: Figure
    role: PictureRole
    air: float = 0.0
    """What stays free under all of it."""
    captions: dict[float, tuple[Row, ...]] = field(default_factory=dict, compare=False, repr=False)
    """By their width."""

    def __call__(self, height: float, width: float) -> SetBox:
        """The picture that high and that wide, its caption under it."""
        picture = PictureBox(Box(0.0, 0.0, width, height), self.figure.key, self.role, self.figure.alt)
        found = self.captions.get(width)
        if found is None:
            found = self.captions[width] = tuple(self._caption(width))
        return SetBox(held((Row(height, (picture,)), *found)), width, tag="figure", role="figure")

    def __reduce__(self) -> tuple[type[FigureMaker], tuple[Stick, Figure, PictureRole, float]]:
        return FigureMaker, (self.stick, self.figure, self.role, self.air)

    def _caption(self, width: float) -> Iterator[Row]:
        stick, style = self.stick, self.stick.ragged("caption")
        runs = caption_runs(self.figure)
        row = text_row(stick.typesetter, runs, style, width, stick.lang, "figcaption", "caption")
        if row.items:
            yield placed(row, above=CAPTION_GAP)


@dataclass(frozen=True, slots=True)
class Below:
    """What stands under a figure's picture in a width: its caption, and air."""

    maker: FigureMaker

    def __call__(self, width: float) -> float:
        """Its height."""
        box = self.maker(0.0, width)
        return box.height + self.maker.air


def elastic(stick: Stick, figure: Figure, role: PictureRole, item: int = ABOVE, span: int = 1) -> Picture:
    """The figure as copyfit knows it. One over the text has a line of air under it."""
    pictures, own = stick.manifest.pictures, stick.shapes[figure.key]
    record = pictures.get(role)
    if item == ABOVE and figure.whole:
        shape = own
    elif item == ABOVE and record and own > record.wide_up_to:
        # A tall one over the text is cropped no more than one in it.
        shape = max(min(own, _tallest(pictures.get("inline"))), KEPT * own)
    else:
        shape = min(own, _tallest(record))
    maker = FigureMaker(stick, figure, role, stick.grid if item == ABOVE else 0.0)
    tallest = math.inf if item == ABOVE else stick.tallest
    yields = stick.manifest.composed.fit
    least, most = yields.picture_least, yields.picture_most
    if item == ABOVE and figure.whole:
        least = most = 1.0
    elif item == ABOVE and shape > 0:
        # Where its role shows less than all of it, it may be as much higher as all of it might.
        most *= max(1.0, own / shape)
    return Picture(
        shape,
        item,
        span,
        least,
        most,
        below=Below(maker),
        make=maker,
        tallest=tallest,
        largest=_largest(figure, record),
    )


def _tallest(record: PrintPicture | None) -> float:
    return record.tallest if record else TALLEST_SHAPE


def _largest(figure: Figure, record: PrintPicture | None) -> tuple[float, float]:
    """The width and the height up to which its pixels are fine enough."""
    if figure.facts is None or record is None:
        return math.inf, math.inf
    width, height = figure.facts.upright
    points = POINTS_PER_INCH / (FINE * record.ppi)
    return width * points, height * points


def elastic_pictures(stick: Stick, matter: Sequence[Flowing]) -> Iterator[Picture]:
    """The pictures in the text, each known by its place in the matter."""
    for item, flowing in enumerate(matter):
        shown = figure_of(flowing) if isinstance(flowing, FlowBox) else None
        if shown is not None:
            yield elastic(stick, *shown, item)
