"""adverts of words alone + frames → what stands in them, column by column, and what is over. Points.

The rules:
1. Categories stand in the order in which they are first given, their adverts by their words; the words stay as they
   were written, the first of them bold.
2. Adverts are set on a leading of their own. A column begins on the grid's first baseline; where little room is left
   under its last line, the adverts move apart until that stands on the grid, too, and else as far as they may.
3. A category's head stands over its first advert, in the same column. An advert is whole, but one that is longer than
   a column.
4. Where all go in, the columns end as evenly as can be, and at the foot of their frames, where their adverts reach
   it by moving apart.
"""

from __future__ import annotations

import math
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pagekit.house.story import Run, Runs
from pagekit.typeset.blocks.stick import NEAR, Stick, text_box
from pagekit.typeset.flow.frames import Frame
from pagekit.typeset.lines.initials import cut_runs, heights
from pagekit.typeset.lines.paragraph import Paragraph
from pagekit.typeset.page import Box, Group, Item, RuleBox, moved
from pagekit.typeset.sheet.lined import Measure, baseline, ends, narrowed, set_line
from pagekit.typeset.style import TypeStyle

AIR = 2.5
"""Between two adverts."""
HEAD_AIR = 6.0
"""Over a category's rule that does not stand at a column's head."""
RULE = 0.5
HEAD_DEEP, HEAD_UNDER = 13.0, 3.0
"""From a category's rule to the top of its first advert, and from its own baseline to there."""
APART = 16.0
"""The most that two adverts of a column move further apart."""
MANY = 3
"""Adverts of a column that can be told to end with the frame."""
FEWEST = 2
"""Lines of a broken advert on either side."""
_IN_NUMBERS = re.compile("(?<=[0-9]) (?=[0-9%°₸₽₴€£$¥])")


@dataclass(frozen=True, slots=True)
class Words:
    """A line advert."""

    category: str
    text: str


@dataclass(frozen=True, slots=True)
class SetLineAdverts:
    """Line adverts in their frames."""

    items: tuple[Item, ...]
    over: tuple[Words, ...]
    """Those that did not go in, in their order; of the first of them a part may stand."""


@dataclass(frozen=True, slots=True)
class _Advert:
    """An advert, or what is left of it from a place in its text on."""

    words: Words
    head: str
    """The category that begins with it."""
    start: int = 0


@dataclass(frozen=True, slots=True)
class _Placed:
    """So many lines of an advert in a column, their top or that of their head so far under the column's own."""

    advert: _Advert
    y: float
    lines: int


def set_line_adverts(stick: Stick, adverts: Sequence[Words], frames: Sequence[Frame]) -> SetLineAdverts:
    """The adverts in these frames, in the order given."""
    setter = _Setter(stick)
    blocks = _in_order(adverts)
    columns, over = setter.filled(blocks, frames)
    if blocks and not over:
        given, frames = frames, setter.shortened(blocks, frames)
        columns = setter.evened(blocks, frames) or setter.filled(blocks, frames)[0]
        frames = setter.deepened(columns, frames, given)
    items = tuple(
        Group("section", tuple(setter.column(placed, frame)), role="line-adverts")
        for placed, frame in zip(columns, frames, strict=True)
        if placed
    )
    return SetLineAdverts(items, tuple(block.words for block in over))


def line_advert_lines(stick: Stick, adverts: Sequence[Words], width: float, columns: int = 1) -> int:
    """The fewest lines of the grid in which so many columns of that width hold the adverts."""
    if not adverts:
        return 0
    setter, blocks = _Setter(stick), _in_order(adverts)
    most = setter.deep(blocks, width)
    least = max(1, math.floor(most / stick.grid / columns))
    for lines in range(least, math.ceil(most / stick.grid) + 2):
        frames = [Frame(0.0, 0.0, width, lines, 1)] * columns
        if not setter.filled(blocks, frames)[1]:
            return lines
    raise AssertionError("one column of all the lines holds them")


def _in_order(adverts: Sequence[Words]) -> tuple[_Advert, ...]:
    """The adverts by category and by their words; the first of each has its category's head."""
    order = {advert.category: None for advert in adverts}
    ranks = {category: rank for rank, category in enumerate(order)}
    ranked = sorted(adverts, key=lambda one: (ranks[one.category], one.text.casefold(), one.text))
    before = (None, *(advert.category for advert in ranked))
    return tuple(
        _Advert(advert, advert.category if advert.category != last else "")
        for advert, last in zip(ranked, before, strict=False)
    )


# ---- Columns -----------------------------------------------------------------------------------------------


class _Setter:
    """Sets adverts of one language; it keeps what it has measured."""

    def __init__(self, stick: Stick) -> None:
        self.stick = stick
        self.style = stick.ragged("classified")
        self.head_style = stick.ragged("classified_head")
        self._paragraphs: dict[tuple[str, int], Paragraph] = {}

    def filled(
        self, blocks: Sequence[_Advert], frames: Sequence[Frame]
    ) -> tuple[list[list[_Placed]], tuple[_Advert, ...]]:
        """What stands in each frame, and what is over."""
        left = deque(blocks)
        columns = [list(self._column(left, frame)) for frame in frames]
        return columns, tuple(left)

    def shortened(self, blocks: Sequence[_Advert], frames: Sequence[Frame]) -> Sequence[Frame]:
        """The frames no deeper than all of the adverts need."""
        for lines in range(1, max(frame.lines for frame in frames)):
            shorter = [replace(frame, lines=min(frame.lines, lines)) for frame in frames]
            if not self.filled(blocks, shorter)[1]:
                return shorter
        return frames

    def deepened(
        self, columns: Sequence[Sequence[_Placed]], frames: Sequence[Frame], given: Sequence[Frame]
    ) -> Sequence[Frame]:
        """The frames as deep as they were given, or as near to it as adverts that move apart can reach in three of four
        columns; the others end above.
        """
        reaches = sorted(
            APART * (len(placed) - 1) - self._slack(placed, frame)
            for placed, frame in zip(columns, frames, strict=True)
            if len(placed) >= MANY
        )
        reach = reaches[len(reaches) // 4] if reaches else 0.0
        more = max(0, math.floor(reach / self.stick.grid))
        return [
            replace(frame, lines=min(frame.lines + more, most.lines))
            for frame, most in zip(frames, given, strict=True)
        ]

    def evened(self, blocks: Sequence[_Advert], frames: Sequence[Frame]) -> list[list[_Placed]]:
        """The columns with what stays free in them shared as evenly as can be; none where frames differ, or an advert
        is longer than they are.
        """
        first = frames[0]
        if any((frame.width, frame.lines) != (first.width, first.lines) for frame in frames):
            return []
        deeps = [self._deep(block, self._lines(block, first.width)) for block in blocks]
        gaps = [HEAD_AIR if block.head else AIR for block in blocks]
        starts = _shared(deeps, gaps, self._room(first), len(frames))
        parts = [blocks[start:end] for start, end in pairwise(starts)]
        return [list(self._column(deque(part), first)) for part in parts]

    def deep(self, blocks: Sequence[_Advert], width: float) -> float:
        """The depth of a column that holds all of them."""
        gaps = sum(HEAD_AIR if block.head else AIR for block in blocks[1:])
        return gaps + sum(self._deep(block, self._lines(block, width)) for block in blocks)

    def _column(self, left: deque[_Advert], frame: Frame) -> Iterator[_Placed]:
        """The adverts that go into the frame, taken off those that are left."""
        room, y = self._room(frame), 0.0
        while left:
            block = left[0]
            gap = 0.0 if not y else HEAD_AIR if block.head else AIR
            lines = self._lines(block, frame.width)
            if y + gap + self._deep(block, lines) > room + NEAR:
                if self._deep(block, lines) > room:
                    yield from self._begun(left, frame, y + gap, room)
                return
            yield _Placed(left.popleft(), y + gap, lines)
            y += gap + self._deep(block, lines)

    def _begun(self, left: deque[_Advert], frame: Frame, y: float, room: float) -> Iterator[_Placed]:
        """The first lines of an advert that is longer than a column; the others are left."""
        block = left[0]
        lines = self._paragraph(block).best(frame.width).lines
        fit = int((room - y - self._deep(block, 0) + NEAR) / self.style.leading)
        fit = min(fit, len(lines) - FEWEST)
        if fit >= FEWEST:
            left[0] = replace(block, head="", start=block.start + lines[fit].start)
            yield _Placed(block, y, fit)

    def _slack(self, placed: Sequence[_Placed], frame: Frame) -> float:
        """What a column leaves free under its last line."""
        last = placed[-1]
        return self._room(frame) - last.y - self._deep(last.advert, last.lines)

    def _room(self, frame: Frame) -> float:
        """From the top of the frame's first line of adverts to the foot of the last that it can have."""
        return (frame.lines - 1) * self.stick.grid + self.style.leading

    def _deep(self, block: _Advert, lines: int) -> float:
        return lines * self.style.leading + (HEAD_DEEP if block.head else 0.0)

    def _lines(self, block: _Advert, width: float) -> int:
        return len(self._paragraph(block).best(width).lines)

    def _paragraph(self, block: _Advert) -> Paragraph:
        key = (block.words.text, block.start)
        if key not in self._paragraphs:
            runs = cut_runs(_runs(block.words.text), block.start)
            self._paragraphs[key] = self.stick.typesetter.paragraph(runs, self.style, self.stick.lang)
        return self._paragraphs[key]

    # ---- How they are set ------------------------------------------------------------------------------

    def column(self, placed: Sequence[_Placed], frame: Frame) -> Iterator[Item]:
        """The adverts of a frame. Where little room is left they move apart."""
        base = baseline(self.stick, Box(frame.x, frame.y, frame.width, 0.0), 0)
        top = base - self._ascent(self.style)
        slack = self._slack(placed, frame)
        apart = min(slack / (len(placed) - 1), APART) if len(placed) > 1 else 0.0
        for number, one in enumerate(placed):
            yield from self._advert(one, frame, top + one.y + number * apart)

    def _advert(self, one: _Placed, frame: Frame, y: float) -> Iterator[Item]:
        if one.advert.head:
            yield from self._head(one.advert.head, frame, y)
            y += HEAD_DEEP
        paragraph = self._paragraph(one.advert)
        lines = paragraph.best(frame.width).lines[: one.lines]
        box = text_box(paragraph, lines, "p", "line-advert")
        yield moved(replace(box, continued=one.advert.start > 0), frame.x, y)

    def _head(self, head: str, frame: Frame, y: float) -> Iterator[Item]:
        yield RuleBox(Box(frame.x, y, frame.width, RULE), "ink")
        runs, begin = (Run(head),), ends(self.stick)[0]
        style = narrowed(self.stick, runs, self.head_style, frame.width)
        measure = Measure(frame.x, frame.width)
        base = y + HEAD_DEEP - HEAD_UNDER
        yield from set_line(self.stick, runs, style, measure, base, begin, role="line-advert-head", tag="h3")

    def _ascent(self, style: TypeStyle) -> float:
        return heights(self.stick.typesetter.book, style).baseline(style.size, style.leading)


def _shared(deeps: Sequence[float], gaps: Sequence[float], room: float, columns: int) -> list[int]:
    """Where each column begins, and where the last one ends, so that the squares of what stays free in them are least;
    nothing where they do not go in.
    """
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [0])}
    for _ in range(columns):
        reached: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, starts) in best.items():
            used = 0.0
            for end in range(start, len(deeps) + 1):
                if end > start:
                    used += deeps[end - 1] + (gaps[end - 1] if end - 1 > start else 0.0)
                if used > room + NEAR:
                    break
                total = cost + (room - used) ** 2
                if end not in reached or total < reached[end][0]:
                    reached[end] = (total, [*starts, end])
        best = reached
    return best.get(len(deeps), (0.0, []))[1]


def _runs(text: str) -> Runs:
    """The words as they were written, the first of them bold. Figures of one number stay together."""
    text = _IN_NUMBERS.sub("\u00a0", text)
    first, space, rest = text.partition(" ")
    return (Run(first, strong=True), *((Run(space + rest),) if rest else ()))
