"""words + a style + a baseline → their items: a line of furniture, its letters standing on the grid. Points.

Left and right are those of the sheet, whichever way the words run.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from pagekit.house.story import Runs
from pagekit.typeset.blocks.stick import Stick, blank, text_row
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.page import Box, Item, moved
from pagekit.typeset.story.text import grid_line
from pagekit.typeset.style import TypeStyle, page_aligned

ENDLESS = 100_000.0
"""A measure that holds any line of furniture."""
Edge = Literal["left", "center", "right"]
_ALIGNED: dict[Edge, Literal["start", "center", "end"]] = {
    "left": "start",
    "center": "center",
    "right": "end",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """Where a line of furniture may stand: from a left edge on, so wide."""

    x: float
    width: float


def ends(stick: Stick) -> tuple[Edge, Edge]:
    """The edges at which lines begin and end."""
    return ("right", "left") if stick.rtl else ("left", "right")


def baseline(stick: Stick, box: Box, line: int) -> float:
    """The y of the baseline of this line of the grid, counted from the box's head."""
    return box.y + (line + 1) * stick.grid - grid_line(stick).drop


def grid_lines(stick: Stick, box: Box) -> int:
    """The lines of the grid that a box holds."""
    return int(box.height / stick.grid + 1e-6)


def wide(stick: Stick, runs: Runs, style: TypeStyle, lang: str = "") -> float:
    """How wide the words are on one line."""
    if blank(runs):
        return 0.0
    return stick.typesetter.paragraph(runs, style, lang or stick.lang).best(ENDLESS).lines[0].natural


def caps(stick: Stick, style: TypeStyle) -> float:
    """How tall its capitals are."""
    return heights(stick.typesetter.book, style).cap * style.size


def reach(stick: Stick, style: TypeStyle) -> tuple[float, float]:
    """How far its letters reach over and under their baseline, marks and tails included."""
    found = heights(stick.typesetter.book, style)
    return found.ascent * style.size, found.descent * style.size


def narrowed(stick: Stick, runs: Runs, style: TypeStyle, width: float, lang: str = "") -> TypeStyle:
    """The style, smaller where the words are wider than the measure."""
    taken = wide(stick, runs, style, lang)
    return style if taken <= width else style.at(style.size * (width - 0.1) / taken, style.leading)


def set_line(
    stick: Stick,
    runs: Runs,
    style: TypeStyle,
    measure: Measure,
    base: float,
    edge: Edge,
    *,
    role: str,
    lang: str = "",
    tag: str = "p",
) -> Sequence[Item]:
    """The words against that edge, the baseline of their first line at `base`, further lines on their leading below."""
    lang = lang or stick.lang
    own = page_aligned(replace(style, align=_ALIGNED[edge], hyphenate=False, indent=0.0), lang, rtl=False)
    row = text_row(
        stick.typesetter, runs, own, measure.width, lang, tag, role, story_lang=stick.lang,
        sized=own.size != stick.style(own.name, lang).size,
    )  # fmt: skip
    top = base - heights(stick.typesetter.book, own).baseline(own.size, own.leading)
    return tuple(moved(item, measure.x, top) for item in row.items)
