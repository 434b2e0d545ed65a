"""runs → HTML: the one place where the words of a story become markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from markupsafe import Markup

from pagekit.house.cells import bar_of
from pagekit.house.direction import script
from pagekit.house.story import DATELINE_DASH, LINE_BREAK, Direction, Run, Runs, TableText
from pagekit.metadata import words
from pagekit.paint.environment import safe
from pagekit.paint.isolates import all_figures, isolated, mixes

MANY_COLUMNS, WIDE_COLUMNS = 5, 6
"""From so many columns on a table is set closer; from so many on it may leave the text's lines."""
SHORT_CELL = 12
"""A cell of so many characters or fewer is never broken."""
COMMAS = {"Arab": "\u060c ", "Hans": "，", "Hant": "，", "Jpan": "、"}
"""What parts the members of a row in a script that has a comma of its own."""
LONGEST_WORD = 200
PIECE = 20
_ENDLESS = re.compile(rf"\S{{{LONGEST_WORD},}}")


def breakable(text: str) -> str:
    """The text with zero-width spaces (U+200B) inside words that no line could hold.

    Without them the page engine tries every letter as a line end, and its time grows with the square of the word.
    """
    # A word so long fills one half of its length without a space, wherever that half begins.
    half = LONGEST_WORD // 2
    if all(" " in text[at : at + half] for at in range(0, len(text) - half + 1, half)):
        return text
    return _ENDLESS.sub(lambda word: "\u200b".join(_pieces(word[0])), text)


def _pieces(word: str) -> Iterator[str]:
    return (word[start : start + PIECE] for start in range(0, len(word), PIECE))


def runs_html(runs: Runs, links: bool = True) -> Markup:
    """The runs as phrasing content. A link around several looks is one `a` element."""
    return _phrasing(runs, links, any(mixes(run.text) for run in runs))


def decided_html(runs: Runs) -> Markup:
    """The runs of lines whose order the typesetter has decided: nothing in them is kept together anew."""
    return _phrasing(runs, links=True, rtl=None)


def _phrasing(runs: Runs, links: bool, rtl: bool | None) -> Markup:
    if len(runs) == 1 and not runs[0].href:
        return safe(_run(runs[0], rtl))
    groups = groupby(runs, key=lambda run: run.href)
    return safe("".join(_group(href, list(group), links, rtl) for href, group in groups))


def dateline_html(place: str | None) -> Markup:
    """The place that a paragraph carries, with its dash; it runs the way of its own letters."""
    return Markup('<bdi class="dateline">{}</bdi>{}').format(place, DATELINE_DASH) if place else Markup()


def cell_html(cell: Runs, direction: Direction) -> Markup:
    """A table's cell on a page of that direction: figures with their signs stay in their order."""
    html = runs_html(cell)
    # A sign that leads figures goes to their other end where lines begin at the right.
    return safe(f'<bdi dir="ltr">{html}</bdi>') if direction == "rtl" and all_figures(words(cell)) else html


def bar_svg(amounts: Sequence[float], row: int, direction: Direction) -> Markup:
    """The bar of a table's row, in the ink of its words; who does not see it is told the figure."""
    start, end = bar_of(amounts, row)
    left = 1 - end if direction == "rtl" else start
    shape = f'<rect x="{left:.2%}" width="{end - start:.2%}" height="8" fill="currentColor"/>'
    return safe(f'<svg width="100%" height="8" aria-hidden="true" focusable="false">{shape}</svg>')


def table_classes(table: TableText) -> str:
    """The classes of a table's figure, by the number of its columns."""
    columns = len(table.align)
    steps = (("table-many", MANY_COLUMNS), ("table-wide", WIDE_COLUMNS))
    return " ".join(("table-figure", *(name for name, least in steps if columns >= least)))


def cell_classes(cell: Runs, align: str) -> str:
    """The classes of a cell: where it stands in its column, and whether it may be broken."""
    return f"to-{align} short" if len(words(cell)) <= SHORT_CELL else f"to-{align}"


def comma(lang: str) -> str:
    """What parts a name from the office beside it, in a text of that language (BCP 47)."""
    return COMMAS.get(script(lang), ", ")


def _group(href: str | None, runs: Iterable[Run], links: bool, rtl: bool | None) -> str:
    inner = "".join(_run(run, rtl) for run in runs)
    return f'<a href="{escape(href)}">{inner}</a>' if href and links else inner


def _run(run: Run, rtl: bool | None) -> str:
    html = escape(breakable(run.text), quote=False)
    html = html if run.code or rtl is None else isolated(html, rtl)
    html = html.replace(LINE_BREAK, "<br>")
    if run.code:
        # Program text runs left to right in every language.
        html = f'<code dir="ltr">{html}</code>'
    if run.small_caps:
        html = f'<span class="small-caps">{html}</span>'
    if run.script:
        html = f"<{run.script}>{html}</{run.script}>"
    if run.strike:
        html = f"<s>{html}</s>"
    if run.emphasis:
        html = f"<em>{html}</em>"
    return f"<strong>{html}</strong>" if run.strong else html
