"""a table + a style → Grille: its cells measured in one size, figures with their decimals under each other.

Lengths are points. A cell's least width is that of its longest word, or of its figure, which nothing divides; where
words may be divided, that of the widest part of a word. A cell of few letters, such as a day, stays on one line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from pagekit.house.cells import Align, fractions, is_figure, of_figures
from pagekit.house.story import Runs, TableText, plain
from pagekit.typeset.blocks.stick import Stick, blank
from pagekit.typeset.blocks.table_rows import WIDE, Cell
from pagekit.typeset.lines.hyphenate import points
from pagekit.typeset.style import TypeStyle

BOLD = 550
"""A style of this weight is black where it is strong, a lighter one bold."""
SHORT = 12
"""A cell of so many letters is kept on one line."""
SLACK = 0.5
"""Points a column is wider than its words: widths are sums."""
DIVIDED = 4.0
"""Em that a column of divided words has at least: parts of two letters are no words."""

_BREAKS = re.compile("[ \u2028\u200b\u00ad]+")


@dataclass(frozen=True, slots=True)
class Grille:
    """A table in one size: head and rows of cells, in the order of the columns."""

    style: TypeStyle
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def widths(self, which: Literal["least", "full"]) -> tuple[float, ...]:
        """The widest cell of each column."""
        every = (self.head, *self.rows) if self.head else self.rows
        return tuple(max(getattr(cell, which) for cell in column) for column in zip(*every, strict=True))

    def sides(self, side: float) -> float:
        """The space between all columns, with so much at each side of a cell."""
        return 2 * side * max(len(self.widths("least")) - 1, 0)

    def holds(self, width: float, side: float) -> bool:
        """Whether every word and figure has room in the width."""
        return sum(self.widths("least")) + self.sides(side) <= width


def grille(stick: Stick, table: TableText, style: TypeStyle) -> Grille:
    """The table in a style. One that hyphenates lets words be divided."""
    styles = [replace(style, align=edge(stick, align)) for align in table.align]
    shorts = list(zip(*(_shorts(stick, table, style, at) for at in range(len(styles))), strict=True))
    bold = (measured(stick, strong(runs), own) for runs, own in zip(table.header, styles, strict=False))
    rows = (
        tuple(measured(stick, runs, own, less) for runs, own, less in zip(row, styles, short, strict=True))
        for row, short in zip(table.rows, shorts, strict=True)
    )
    return Grille(style, tuple(bold), tuple(rows))


def edge(stick: Stick, align: Align) -> Align:
    """Where a column stands: figures run from left to right in every script, and end at the right."""
    return "start" if stick.rtl and align == "end" else align


def strong(runs: Runs) -> Runs:
    """The runs in bold."""
    return tuple(replace(run, strong=True) for run in runs)


def measured(stick: Stick, runs: Runs, style: TypeStyle, short: float = 0.0, *, label: bool = False) -> Cell:
    """A cell, so far from the end edge."""
    if blank(runs):
        return Cell(None)
    text = stick.typesetter.paragraph(runs, style, stick.lang)
    full = max((line.natural for line in text.best(WIDE).lines), default=0.0) + SLACK
    whole = len(text.text) <= SHORT if not style.hyphenate else is_figure(text.text)
    least = full if whole else min(full, _longest(stick, runs, style))
    return Cell(text, least + short, full + short, short, label)


def _shorts(stick: Stick, table: TableText, style: TypeStyle, column: int) -> Sequence[float]:
    """How far each cell of a column of figures stays from its right edge."""
    runs = [row[column] for row in table.rows]
    told = [plain(cell) for cell in runs]
    if table.align[column] != "end" or not of_figures(told):
        return [0.0] * len(runs)
    tails = fractions(told, stick.lang)
    if len(set(tails)) <= 1:
        return [0.0] * len(runs)
    widths = [
        stick.typesetter.width(tail, _shown(cell, style), stick.lang) if tail else 0.0
        for tail, cell in zip(tails, runs, strict=True)
    ]
    most = max(widths)
    return [most - own if is_figure(cell) else 0.0 for own, cell in zip(widths, told, strict=True)]


def _shown(runs: Runs, style: TypeStyle) -> TypeStyle:
    """The style in the weight of a cell's words."""
    if any(run.strong for run in runs):
        return replace(style, weight=700 if style.weight < BOLD else 900)
    return style


def _longest(stick: Stick, runs: Runs, style: TypeStyle) -> float:
    """The width of the widest word, or of the widest part of one."""
    own = _shown(runs, style)
    words = _BREAKS.split("".join(run.text for run in runs))
    widest = max(stick.typesetter.width(word, own, stick.lang) for word in words)
    if style.hyphenate:
        parts = (part for word in words for part in _parts(word, stick.lang))
        least = max(stick.typesetter.width(part, own, stick.lang) for part in parts)
        widest = min(widest, max(least, DIVIDED * own.size))
    return SLACK + widest


def _parts(word: str, lang: str) -> list[str]:
    """A word in the parts that hyphens make of it; one that holds a figure whole."""
    found = () if any(sign.isdigit() for sign in word) else points(word, lang)
    ends = (0, *found, len(word))
    return [word[start:end] + ("\u2010" if end < len(word) else "") for start, end in pairwise(ends)]
