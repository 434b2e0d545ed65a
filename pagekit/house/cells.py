"""the cells of a table → figures set as figures, and which columns hold them.

1. A figure is in one piece: its spaces do not break, whoever typed them.
2. A minus is a minus, not a hyphen.
3. A column of figures stands at the end edge, any other at the start.
4. Figures of a column stand with their decimal marks under each other; the mark is that of the story's language, or
   the one that the column keeps to itself.
5. A few names with their figures may be drawn as bars, from a common nought.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from pagekit.house.habits import UNITS
from pagekit.house.inline import reworded
from pagekit.house.story import Runs, plain
from pagekit.house.typography import NARROW, NO_BREAK

Align = Literal["start", "center", "end"]

MINUS = "\u2212"
MOST_BARS = 12
"""Rows of a table that is drawn as bars."""

_UNIT = "|".join(re.escape(unit) for unit in UNITS)
_BEFORE = "[(~≈<>≤≥±+\\-–−#№$€£₸₽¥]{0,3}"
_FIGURE = re.compile(rf"^{_BEFORE}\d[\d.,:/'’–−-]*(?:{_UNIT})?\.?[)*†]{{0,3}}$")
_NOTHING = re.compile(r"^(?:[-–—−.…*?]*|n/?a|н/д|ж/қ|k\.?A\.)$", re.IGNORECASE)
_NEGATIVE = re.compile(
    rf"^([(~≈<>≤≥#№$€£₸₽¥ {NO_BREAK}{NARROW}]{{0,4}})[-–](?=[ {NO_BREAK}{NARROW}$€£₸₽¥]?\d)"
)
_INNER_NEGATIVE = re.compile(rf"(?:^|(?<=[\s(/{NO_BREAK}{NARROW}…]))-(?=[$€£₸₽¥]?\d[\d.,]*(?![\d.,]*[-/]\d))")
_THOUSANDS = re.compile(r"\d{1,3}([.,])\d{3}(?:\1\d{3})*(?!\d)")
_AMOUNT = re.compile(r"\d[\d.,’']*")
_LAST_DIGIT = re.compile(r"\d(?!.*\d)", re.DOTALL)


def is_figure(words: str) -> bool:
    """Whether a cell of these words is a figure, with its sign, its unit and its asterisk.

    >>> is_figure("−1 234,5 %"), is_figure("12 May")
    (True, False)
    """
    return bool(_FIGURE.match("".join(words.split())))


def set_figure(runs: Runs) -> Runs:
    """A figure in one piece, with a true minus; whatever is no figure as it is."""
    if any(run.code for run in runs):
        return runs
    if not is_figure(plain(runs)):
        # Words with a figure among them, such as "from -5 to -3".
        return tuple(reworded(run, _INNER_NEGATIVE.sub(MINUS, run.text)) for run in runs)
    first, *rest = runs
    first = reworded(first, _NEGATIVE.sub(rf"\g<1>{MINUS}", first.text))
    return tuple(reworded(run, run.text.replace(" ", NO_BREAK)) for run in (first, *rest))


def by_content(rows: Sequence[Sequence[Runs]], width: int) -> tuple[Align, ...]:
    """Where each column stands."""
    return tuple("end" if of_figures([plain(row[at]) for row in rows]) else "start" for at in range(width))


def of_figures(cells: Sequence[str]) -> bool:
    """Whether a column of these words holds figures, and what stands for none."""
    told = [cell for cell in ("".join(cell.split()) for cell in cells) if not _NOTHING.match(cell)]
    return bool(told) and all(_FIGURE.match(cell) for cell in told)


# ---- Decimals ----------------------------------------------------------------------------------------------


def fractions(cells: Sequence[str], lang: str) -> tuple[str, ...]:
    """What stands after the units of each figure of a column: its decimals, its unit, its asterisk. Nothing for words.

    >>> fractions(("1,037", "12.5", "7*", "n/a"), "en")
    ('', '.5', '*', '')
    """
    mark = _mark(cells, lang)
    return tuple(_fraction(cell, mark) if is_figure(cell) else "" for cell in cells)


def _fraction(cell: str, mark: str) -> str:
    at = cell.rfind(mark)
    if cell.count(mark) == 1 and cell[at + 1 : at + 2].isdigit():
        return cell[at:]
    last = _LAST_DIGIT.search(cell)
    return cell[last.end() :] if last else ""


def _mark(cells: Sequence[str], lang: str) -> str:
    own = decimal_mark(lang)
    other = "," if own == "." else "."
    figures = [cell for cell in cells if is_figure(cell)]
    foreign = any(other in _THOUSANDS.sub("", cell) for cell in figures)
    return other if foreign and not any(own in cell for cell in figures) else own


@lru_cache
def decimal_mark(lang: str) -> str:
    """The decimal mark of a language: a comma or a point. Figures are Western ones in every language.

    >>> decimal_mark("kk"), decimal_mark("en")
    (',', '.')
    """
    try:
        symbols = Locale.parse(lang, sep="-").number_symbols
    except (UnknownLocaleError, ValueError):
        return "."
    return "," if symbols.get("latn", {}).get("decimal") == "," else "."


# ---- Bars --------------------------------------------------------------------------------------------------


def amounts(cells: Sequence[str], lang: str) -> tuple[float, ...]:
    """The figures of a column as numbers; nothing where one of them is none.

    >>> amounts(("1,037", "−12.5 %"), "en"), amounts(("12", "3–1"), "en")
    ((1037.0, -12.5), ())
    """
    mark = _mark(cells, lang)
    found = [_amount("".join(cell.split()), mark) for cell in cells]
    known = tuple(one for one in found if one is not None)
    return known if len(known) == len(found) else ()


def _amount(cell: str, mark: str) -> float | None:
    figures = _AMOUNT.findall(cell)
    if len(figures) != 1 or not is_figure(cell):
        return None
    kept = "".join(sign for sign in figures[0].rstrip(".,’'") if sign.isdigit() or sign == mark)
    if kept.count(mark) > 1:
        return None
    number = float(kept.replace(mark, "."))
    return -number if cell.startswith((MINUS, "-", "(-", f"({MINUS}")) or MINUS in cell else number


def bar_of(amounts: Sequence[float], row: int) -> tuple[float, float]:
    """Where a row's bar begins and ends, as shares of the width that the bars of all rows share.

    >>> bar_of((10.0, -5.0), 0), bar_of((10.0, 5.0), 1)
    ((0.3333333333333333, 1.0), (0.0, 0.5))
    """
    least, most = min(0.0, *amounts), max(0.0, *amounts)
    span = (most - least) or 1.0
    nought, end = (0.0 - least) / span, (amounts[row] - least) / span
    return min(nought, end), max(nought, end)
