"""a long text in English and in Russian → two tables: the lines of each typesetter, and the time they cost.

All set the same words in the same face, size and measure: one newspaper column, justified and hyphenated.
"""

from __future__ import annotations

from collections.abc import Iterator

import rivals
from cold import OURS, Cold, measured
from ours import pagekit_lines
from texts import Text, find_text

from pagekit.typeset.lines.statistics import LineStatistics, SetLine, line_statistics

TITLE = "typesetting"
LANGUAGES = ("en", "ru")
LINE_HEADINGS = (
    "45 mm, 9/11 pt", "lines", "hyphens/100", "stacks 3+", "mean gap", "p95", "max", ">1.5x", ">2x", ">3x", "one word",
    "runts",
)  # fmt: skip
TIME_HEADINGS = ("cold, one core", "words", "CPU ms", "wall ms", "best CPU ms", "runs")
SLOW = {"weasyprint"}
"""Timed once: its seconds do not hang on the noise of a run."""

TRACKING = "pagekit tracks a line's letters by up to 2 % of its width; the others do not"

Row = tuple[str, ...]


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """Each table as its caption and its rows, headings first."""
    texts = [find_text(lang, "report") for lang in LANGUAGES]
    origins = "\n".join(text.origin() for text in texts)
    yield f"{origins}\n{TRACKING}", [LINE_HEADINGS, *_line_rows(texts)]
    yield "the work alone, imports left out", [TIME_HEADINGS, *_time_rows(texts, rounds)]


def setters() -> list[str]:
    """Who can be asked: the rivals that are installed, then pagekit. What follows a comma in a name is an option."""
    return [*rivals.installed(), "pagekit"]


def lines_of(name: str, text: Text) -> list[SetLine]:
    """The lines a typesetter makes of the text in the measure of the tables."""
    if name == "pagekit":
        return pagekit_lines(text.paragraphs, text.lang, rivals.MEASURE)
    return rivals.rival_lines(name, text.paragraphs, text.lang)


def _line_rows(texts: list[Text]) -> Iterator[Row]:
    for text in texts:
        for name in setters():
            yield f"{text.lang} {name}", *_line_cells(line_statistics(lines_of(name, text), rivals.SIZE))


def _line_cells(found: LineStatistics) -> Row:
    gaps = (found.mean, found.p95, found.largest)
    shares = (found.over_half, found.over_two, found.over_three)
    return (
        f"{found.lines:,}",
        f"{found.hyphens:.1f}",
        f"{found.stacks:,}",
        *(f"{gap:.2f}" for gap in gaps),
        *(f"{share:.1%}" for share in shares),
        f"{found.one_word:,}",
        f"{found.runts:,}",
    )


def _time_rows(texts: list[Text], rounds: int) -> Iterator[Row]:
    for text in texts:
        # The others are the same work with another option.
        for name in (*(name for name in rivals.installed() if "," not in name), *OURS):
            cold = measured(name, text.paragraphs, text.lang, 1 if name in SLOW else rounds)
            yield f"{text.lang} {name}", f"{text.words:,}", *_time_cells(cold)


def _time_cells(cold: Cold) -> Row:
    milliseconds = (cold.processor, cold.wall, cold.best)
    return (*(f"{seconds * 1000:,.0f}" for seconds in milliseconds), str(cold.runs))
