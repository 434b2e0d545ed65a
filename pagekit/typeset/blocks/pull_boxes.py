"""a pull quote → the box in which it is displayed in a measure, in its size or in a larger one.

Lengths are points. The rules:
1. It stands between two rules, never hyphenated, in even lines, in a size that its measure holds.
2. One that is to fill its place may be larger, as long as its measure holds all words and not too many lines.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from pagekit.house.story import QuoteText, Runs, plain
from pagekit.typeset.blocks.again import again
from pagekit.typeset.blocks.stick import Stick, blank, held, placed, remembered, text_row, text_rows
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.page import Box, RuleBox, moved
from pagekit.typeset.style import TypeStyle

PULL_PAD = 6.0
BY_GAP = 4.0
"""Between what is said and who said it."""
PULL_RULE = 1.5
FINE_RULE = 0.5
PULL_SIZES = (1.0, 0.82, 0.68)
"""A pull quote's sizes, as shares of its style's own."""
PULL_MEASURE = 10.5
"""The measure, in em, from which on a pull quote stands in its size."""
LEAST_PULL_MEASURE, LARGE_PULL_LINES = 7.5, 7
"""Of one that is set larger to fill its place: the measure in em, and its lines."""
PULL_LINES = 14
"""Lines of a pull quote; one of more is set smaller."""
LONGEST_HELD = 18
"""Lines of one that is never parted, where a frame holds it."""
PARTED_ROW = 2
"""Lines of another one's rows: it is parted where a column ends."""
EVENEST, EVENING = 0.5, 7
"""The least share of the measure that even lines take, and how many measures are tried."""


def pull_flow(stick: Stick, quote: QuoteText, source: int = -1) -> FlowBox:
    """A quotation as display."""
    make = remembered(pull_box, stick, quote)
    return FlowBox(make, "pull", floats=True, source=source, optional=quote.optional)


def pull_box(stick: Stick, quote: QuoteText, width: float) -> SetBox:
    """The quotation between its rules, and who said it, held together where it is not very long: else it may be parted,
    and the last words of it stay with what is under them.
    """
    return _pull_box(stick, quote, pull_style(stick, quote, width), width)


def larger_pull_box(stick: Stick, step: int, quote: QuoteText, width: float) -> SetBox:
    """The same so many sizes larger, where the measure holds it; else as it is."""
    style = larger_pull_style(stick, quote, width, step) or pull_style(stick, quote, width)
    return _pull_box(stick, quote, style, width)


def _pull_box(stick: Stick, quote: QuoteText, style: TypeStyle, width: float) -> SetBox:
    setter, lang = stick.typesetter, stick.lang
    said, named = _quoted(stick, quote, style, width), list[Row]()
    if quote.attribution:
        by = text_row(setter, quote.attribution, stick.ragged("label"), width, lang, "p", "pull-by")
        named.append(placed(by, above=BY_GAP))
    long = sum(row.height for row in (*said, *named)) > LONGEST_HELD * style.leading
    said = _quoted(stick, quote, style, width, PARTED_ROW) if long else said
    words = max(len(said) - 1, 0)
    said += named
    keep = tuple if long else held
    box = SetBox(tuple(said), width, "aside", "pull", rule_above=PULL_RULE, rule_colour="accent")
    box = stick.filled(replace(box, pad_top=PULL_RULE + PULL_PAD, pad_bottom=PULL_PAD + FINE_RULE))
    # The lower rule is fine and in ink; a box has one colour for its own rules.
    rule = RuleBox(Box(0.0, box.pad_bottom - FINE_RULE, width, FINE_RULE), "ink")
    end = _joined((*box.rows[words:], Row(box.pad_bottom, (rule,))))
    rows = keep((*box.rows[:words], end))
    return replace(box, rows=rows, pad_bottom=0.0, again=again(stick, width))


def _quoted(stick: Stick, quote: QuoteText, style: TypeStyle, width: float, each: int = 0) -> list[Row]:
    """What it says; `each`: the lines of a row."""
    paragraphs = (_display(stick, runs, style, width, each) for runs in quote.paragraphs if not blank(runs))
    return [row for rows in paragraphs for row in rows]


def _joined(rows: Sequence[Row]) -> Row:
    """The rows as one, which nothing parts."""
    tops = accumulate((row.height for row in rows), initial=0.0)
    items = tuple(moved(item, 0.0, top) for row, top in zip(rows, tops, strict=False) for item in row.items)
    return Row(sum(row.height for row in rows), items)


def _display(stick: Stick, runs: Runs, style: TypeStyle, width: float, each: int) -> tuple[Row, ...]:
    """The rows of a paragraph whose lines are of even length: in the narrowest measure that needs no more of them."""
    text = stick.typesetter.paragraph(runs, style, stick.lang)
    longest = max(stick.typesetter.width(word, style, stick.lang) for word in plain(runs).split())
    lines, narrow, wide = len(text.best(width).lines), min(max(width * EVENEST, longest), width), width
    for _ in range(EVENING if lines > 1 else 0):
        middle = (narrow + wide) / 2
        setting = text.best(middle).lines
        if len(setting) > lines:
            narrow = middle
        else:
            wide = middle
    rows = text_rows(stick, runs, style, wide, "p", "pull-text", sized=True, each=each)
    return tuple(placed(row, width - wide if stick.rtl else 0.0) for row in rows)


def pull_style(stick: Stick, quote: QuoteText, width: float) -> TypeStyle:
    """The largest size in which the measure holds enough letters, and every word, in not too many lines."""
    style = stick.ragged("quote")
    words = {word for runs in quote.paragraphs for word in plain(runs).split()}
    widest = max((stick.typesetter.width(word, style, stick.lang) for word in words), default=0.0)
    wanted = max(PULL_MEASURE * style.size, widest)
    sizes = [style.at(share * style.size, share * style.leading) for share in PULL_SIZES]
    fitting = (one for one in sizes if wanted * one.size <= width * style.size)
    return next((one for one in fitting if _lines(stick, quote, one, width) <= PULL_LINES), sizes[-1])


def larger_pull_style(stick: Stick, quote: QuoteText, width: float, step: int) -> TypeStyle | None:
    """The size so many steps above the one that it has in that measure, where all its words and lines have room."""
    own, style = pull_style(stick, quote, width), stick.ragged("quote")
    larger = [share for share in PULL_SIZES if share * style.size > own.size + 0.01]
    if len(larger) < step:
        return None
    share = larger[-step]
    asked = style.at(share * style.size, share * style.leading)
    words = (word for runs in quote.paragraphs for word in plain(runs).split())
    widest = max((stick.typesetter.width(word, asked, stick.lang) for word in words), default=0.0)
    holds = max(widest, LEAST_PULL_MEASURE * asked.size) <= width
    return asked if holds and _lines(stick, quote, asked, width) <= LARGE_PULL_LINES else None


def _lines(stick: Stick, quote: QuoteText, style: TypeStyle, width: float) -> int:
    texts = (stick.typesetter.paragraph(runs, style, stick.lang) for runs in quote.paragraphs)
    return sum(len(text.best(width).lines) for text in texts)
