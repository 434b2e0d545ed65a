"""a picture + the margin column → FlowBox: the picture in its column, its caption beside it in the margin.

The rules:
1. The caption's last line stands on the picture's foot.
2. A caption that would be higher than its picture stands under it, and so does that of a picture that is narrower than
   its column.

Lengths are points.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from pagekit.house.story import Figure
from pagekit.typeset.blocks.displays import (
    KEPT,
    PictureRole,
    caption_runs,
    figure_box,
    figure_of,
    picture_height,
)
from pagekit.typeset.blocks.stick import Stick, held, placed, remembered, text_row
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.page import Box, PictureBox


@dataclass(frozen=True, slots=True)
class Beside:
    """The margin column as it is seen from the column next to it: its width, and the space between them."""

    width: float
    gutter: float


def captioned_beside(stick: Stick, box: FlowBox, margin: Beside) -> FlowBox | None:
    """A picture of the text with its caption in the margin; None for any other box, and where no caption is."""
    shown = figure_of(box)
    if shown is None or shown[1] != "inline" or not caption_runs(shown[0]):
        return None
    return replace(box, make=remembered(beside_box, stick, *shown, margin))


def beside_box(stick: Stick, figure: Figure, role: PictureRole, margin: Beside, width: float) -> SetBox:
    """The picture across the width; its caption at the end of the lines, outside of the box."""
    style = stick.ragged("caption")
    runs, lang = caption_runs(figure), stick.lang
    row = text_row(stick.typesetter, runs, style, margin.width, lang, "figcaption", "caption")
    shape = stick.shapes[figure.key]
    height, narrow = picture_height(stick, shape, width, 0.0), KEPT * shape * width > stick.tallest
    if not row.items or row.height > height or narrow:
        return figure_box(stick, figure, width, role)
    baseline = heights(stick.typesetter.book, style).baseline(style.size, style.leading)
    top = height - row.height + style.leading - baseline
    left = -margin.gutter - margin.width if stick.rtl else width + margin.gutter
    picture = PictureBox(Box(0.0, 0.0, width, height), figure.key, role, figure.alt)
    caption = placed(row, left, above=top).items
    return SetBox(held((Row(height, (picture, *caption)),)), width, tag="figure", role="figure")
