"""a dense page of finished lines, beside the same words in CSS columns → a table: what painting costs.

Five columns of 47.2 mm with 113 lines of 10 pt: a tabloid page. The same faces, sizes and tags in both; timed is the page
engine from HTML to a tagged PDF, by the processor's clock, turn about in one process.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Iterator, Sequence
from html import escape

from proof import Press, Row, bare_page, tool
from texts import find_text

from pagekit.house.story import Run
from pagekit.paint import Html
from pagekit.paint.composed import PaintedPages, paint_pages
from pagekit.paint.environment import safe
from pagekit.press import page_pdf
from pagekit.typeset.flow.flow import flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.costs import Costs
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowText
from pagekit.typeset.page import ComposedPage
from pagekit.typeset.style import type_style
from pagekit.units import mm, pt

TITLE = "paint"
HEADINGS = ("a dense page", "lines", "CPU ms", "best", "of CSS columns")
COLUMNS, LINES, LEADING, SIZE = 5, 113, 10.0, 8.2
WIDTH, GUTTER, MARGIN = mm(47.2).points, mm(4).points, mm(14).points
SHEET = (mm(280).points, mm(430).points)


def tables(rounds: int) -> Iterator[tuple[str, list[Row]]]:
    """The table as its caption and its rows, headings first."""
    press = _press()
    plain, words = _composed(press, Typesetter(press.book, Costs(tracked=0)))
    tracked, _ = _composed(press, press.typesetter)
    jobs = {
        "CSS columns": _columns(press, words),
        "finished lines, untracked": _painted(press, plain),
        "finished lines, tracked": _painted(press, tracked),
    }
    times = _timed(list(jobs.values()), rounds)
    columns = statistics.median(times[0])
    rows: list[Row] = [HEADINGS]
    counts = (
        COLUMNS * LINES,
        *(len(tool.decided_lines([page], press.manifest, press.book, "en")) for page in (plain, tracked)),
    )
    for name, count, own in zip(jobs, counts, times, strict=True):
        median = statistics.median(own)
        rows.append(
            (
                name,
                f"{count:,}",
                f"{median * 1000:,.0f}",
                f"{min(own) * 1000:,.0f}",
                f"{median / columns:.2f}",
            )
        )
    yield f"median of {rounds}, tagged", rows


def _press() -> Press:
    """The printed article's pack with the text of a tabloid."""
    press = Press()
    styles = dict(press.manifest.styles)
    new = {"size": pt(SIZE), "leading": pt(LEADING), "indent": mm(3)}
    styles["text"] = styles["text"].model_copy(update=new)
    press.manifest = press.manifest.model_copy(update={"styles": styles})
    return press


def _composed(press: Press, typesetter: Typesetter) -> tuple[ComposedPage, list[str]]:
    """A full page, and the paragraphs that stand on it."""
    style = type_style(press.manifest, "text", "en")
    copy = find_text("en", "report").paragraphs[:120]
    matter = [FlowText(typesetter.paragraph((Run(text),), style, "en")) for text in copy]
    frames = [Frame(MARGIN + n * (WIDTH + GUTTER), MARGIN, WIDTH, LINES) for n in range(COLUMNS)]
    flowed = flow(matter, frames, LEADING, typesetter=typesetter)
    over = flowed.overset
    assert over is not None and not flowed.underset.lines
    whole = list(copy[: over.items[0]])
    begun = [copy[over.broken][: over.start]] if over.broken is not None else []
    return ComposedPage(1, *SHEET, flowed.pages[1]), [*whole, *begun]


def _painted(press: Press, page: ComposedPage) -> Html:
    made = paint_pages([page], medium="print", manifest=press.manifest, book=press.book, lang="en")
    return bare_page(made, press.manifest, press.book, "en")


def _columns(press: Press, words: Sequence[str]) -> Html:
    """The same words, for the page engine to break."""
    width = COLUMNS * (WIDTH + GUTTER) - GUTTER
    css = (
        f"@page {{ size: {SHEET[0]}pt {SHEET[1]}pt; margin: {MARGIN}pt }}"
        f".in-columns {{ columns: {COLUMNS}; column-gap: {GUTTER}pt; column-fill: auto; width: {width}pt;"
        f" height: {LINES * LEADING}pt }} p.s-text {{ margin: 0 }}"
    )
    html = "\n".join(f'<p class="s-text">{escape(text)}</p>' for text in words)
    made = PaintedPages(safe(f'<div class="in-columns">{html}</div>'), safe(css))
    return bare_page(made, press.manifest, press.book, "en")


def _timed(pages: Sequence[Html], rounds: int) -> list[list[float]]:
    """Seconds of each page in each round, by turns; the first round is for warmth alone."""
    times: list[list[float]] = [[] for _ in pages]
    for number in range(rounds + 1):
        for page, own in zip(pages, times, strict=True):
            start = time.process_time()
            page_pdf(page, subject="paint")
            if number:
                own.append(time.process_time() - start)
    return times
