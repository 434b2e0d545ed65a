"""paragraphs + a measure → pagekit's own lines, in the face, size and measure the rivals are set in.

`compose` and `compose_pages` are what is timed. `pagekit_lines` takes from its result where each line begins and ends and how it is tracked, and
nothing else: widths and gaps are measured here, as they are for the rivals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from rivals import FACE, HYPHEN, LEADING, SIZE, natural_width

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.paragraph import TRACKING_STEP, Line, Paragraph, Setting, Typesetter
from pagekit.typeset.lines.statistics import SetLine, stretched
from pagekit.typeset.matter import FlowText
from pagekit.typeset.style import TypeStyle

BODY = TypeStyle("body", ("Noto Serif",), SIZE, LEADING, align="justify", hyphenate=True)
COLUMNS, COLUMN_LINES, GUTTER = 5, 80, 12.0
Composed = list[tuple[Paragraph, Setting]]


def compose(paragraphs: Sequence[str], lang: str, measure: float) -> Composed:
    """Every paragraph in its best setting, by a typesetter that has met no word yet. `measure` in points."""
    typesetter = Typesetter(load_book((FACE.parent,)))
    every = (typesetter.paragraph((Run(text),), BODY, lang) for text in paragraphs)
    return [(paragraph, paragraph.best(measure)) for paragraph in every]


def compose_pages(paragraphs: Sequence[str], lang: str, measure: float) -> Flowed:
    """The same paragraphs flowed through the columns of as many pages as they need: what stands where, all of it."""
    composed = compose(paragraphs, lang, measure)
    done = flow(
        [FlowText(paragraph) for paragraph, _ in composed], (), LEADING, more_frames=partial(_page, measure)
    )
    assert done.overset is None, "not all of it stands"
    return done


def _page(measure: float, last: int) -> list[Frame]:
    """The columns of the page after that one."""
    lefts = (column * (measure + GUTTER) for column in range(COLUMNS))
    return [Frame(left, 0.0, measure, COLUMN_LINES, last + 1) for left in lefts]


def pagekit_lines(paragraphs: Sequence[str], lang: str, measure: float) -> list[SetLine]:
    """The lines in order. A letter of the copy that no line holds is an AssertionError."""
    composed = compose(paragraphs, lang, measure)
    return [
        line
        for number, (copy, (_, setting)) in enumerate(zip(paragraphs, composed, strict=True))
        for line in _set_lines(setting.lines, copy, number)
    ]


def _set_lines(lines: Sequence[Line], copy: str, number: int) -> Iterator[SetLine]:
    at = 0
    for line in lines:
        between = copy[at : line.start]
        assert at <= line.start and not between.strip(), f"not set: {between}"
        at = line.end
        yield _set_line(line, copy, number)
    assert not copy[at:].strip(), f"not set: {copy[at:]}"


def _set_line(line: Line, copy: str, number: int) -> SetLine:
    text = copy[line.start : line.end] + (HYPHEN if line.hyphen else "")
    # Letters that may be tracked do not join.
    width, gaps = natural_width(text, joined=False), text.count(" ")
    tracked = width + line.tracking * TRACKING_STEP * SIZE * (len(text) - 1)
    gap = stretched(tracked, gaps, natural_width(" "), line.measure)
    return SetLine(text, width, gaps, gap, line.hyphen, line.end == len(copy), number)
