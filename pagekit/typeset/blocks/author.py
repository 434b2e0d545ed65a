"""a Byline + the shapes of its portraits → the people of a story beside their pictures.

The rules:
1. A portrait is as high as the pack says, in whole lines of the grid, and upright: a square at most as wide as it is
   high, unless more than a quarter of the picture would be lost.
2. The words stand beside the pictures and end with them; under the byline stands whose the pictures are.
3. Where the pictures would take more than half of the measure there are fewer of them.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import accumulate

from pagekit.house.story import Byline, Figure, Run, Runs
from pagekit.typeset.blocks.stick import Stick, held, remembered, text_row
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.page import Box, Group, Item, PictureBox, moved
from pagekit.typeset.style import page_aligned

WIDEST = 1.0
"""The lowest shape (height over width) of a portrait."""
KEPT = 0.75
"""The share of it that a crop leaves."""
BESIDE = 8.0
"""Between a portrait and what stands beside it."""
MOST = 0.5
"""The share of the measure that portraits take."""
PARTED = " · "

Words = Callable[[float], Row]
"""Measure → the byline as a row."""


def portraits(stick: Stick, byline: Byline | None) -> tuple[Figure, ...]:
    """The portraits that can be shown; none in a pack that shows none."""
    if byline is None or not _height(stick):
        return ()
    found = (author.portrait for author in byline.authors)
    return tuple(figure for figure in found if figure and figure.key in stick.shapes)


def beside_portraits(stick: Stick, shown: tuple[Figure, ...], words: Words, width: float) -> Row:
    """The portraits side by side at the start of the measure, the words and the credits beside them."""
    height = _height(stick)
    wide = [height / _shape(stick, figure) for figure in shown]
    ends = list(accumulate(each + BESIDE for each in wide))
    kept = sum(end <= MOST * width for end in ends)
    if not kept:
        return words(width)
    taken, shown = ends[kept - 1], shown[:kept]
    rows = [row for row in (words(width - taken), _credits(stick, shown, width - taken)) if row.items]
    deep = max(height, sum(row.height for row in rows))
    items: list[Item] = []
    for figure, own, end in zip(shown, wide, ends, strict=False):
        x = width - end + BESIDE if stick.rtl else end - BESIDE - own
        picture = PictureBox(Box(x, deep - height, own, height), figure.key, "portrait", figure.alt)
        items.append(Group("figure", (picture,), role="figure"))
    y = deep - sum(row.height for row in rows)
    for row in rows:
        items += [moved(item, 0.0 if stick.rtl else taken, y) for item in row.items]
        y += row.height
    return Row(deep, tuple(items))


def author_flow(stick: Stick, runs: Runs, shown: tuple[Figure, ...]) -> FlowBox:
    """The author's line at the end of a text, with the portraits."""
    return FlowBox(remembered(_author_box, stick, runs, shown), "figure")


def _author_box(stick: Stick, runs: Runs, shown: tuple[Figure, ...], width: float) -> SetBox:
    row = beside_portraits(stick, shown, partial(_line, stick, runs), width)
    return stick.filled(SetBox(held((row,)), width, role="author"))


def _line(stick: Stick, runs: Runs, width: float) -> Row:
    return text_row(stick.typesetter, runs, stick.ragged("byline"), width, stick.lang, "p", "byline")


def _credits(stick: Stick, shown: tuple[Figure, ...], width: float) -> Row:
    """Whose the portraits are, each once."""
    said = list(dict.fromkeys(figure.credit for figure in shown if figure.credit))
    style = page_aligned(stick.ragged("caption"), stick.lang, rtl=stick.rtl)
    runs = (Run(PARTED.join(said)),) if said else ()
    return text_row(stick.typesetter, runs, style, width, stick.lang, "p", "caption")


def _height(stick: Stick) -> float:
    """Of a portrait: the whole lines of the grid that the pack's own height holds."""
    return int(stick.manifest.composed.portrait.points / stick.grid + 1e-6) * stick.grid


def _shape(stick: Stick, figure: Figure) -> float:
    role, own = stick.manifest.pictures.get("portrait"), stick.shapes[figure.key]
    shape = min(max(own, WIDEST), role.tallest if role else own)
    return min(max(shape, KEPT * own), own / KEPT)
