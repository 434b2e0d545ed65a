"""matter that flows → the same with every pull quote away from its own words, or without it; and what was dropped.

A pull quote is display: where it stands is the typesetter's business as long as it draws a reader in. The rules:
1. Between a pull quote and the words it takes from the text lie at least `APART` lines of a column, a block quote of
   the same words included. A run of `RUN` words, or all of a shorter quote, is its own words.
2. It never stands in a list or among quotations, nor where these are so near that it may be set among them.
3. One that breaks a rule moves to the nearest place between two paragraphs that keeps all of them, away from others of
   its kind. Where there is none it is dropped when the text has its words, with a note, and stays when it has not.
4. The same words are pulled once.
5. One that house style offers is spare: it comes in where the story is short of its box, and may be set larger than it
   would be. The first that has a place is taken: between two paragraphs that are no talk, neither near the head nor
   near the end of the text, and `ASIDE` lines from its words; in the short columns of a page with many stories that
   is another column.

Lengths are points.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from pagekit.house.story import QuoteText, plain
from pagekit.notes import Note, info
from pagekit.typeset.blocks.pull_boxes import PULL_SIZES, larger_pull_box, pull_box, pull_flow
from pagekit.typeset.blocks.stick import Maker, Stick, remembered
from pagekit.typeset.lines.hyphenate import SOFT_HYPHEN
from pagekit.typeset.matter import FlowBox, Flowing, FlowText
from pagekit.units import mm

APART = 40
"""Lines between a pull quote and its own words."""
YIELDING = 4
"""Lines that the text between them may lose when paragraphs are set tighter."""
ASUNDER = 20
"""Lines between a pull quote that moves and any other."""
ASIDE, WITHIN = 10, 4
"""Lines between a spare pull quote and its own words, and between it and either end of the text."""
SPEAKING = '“«„"‘—–'
"""Signs that a paragraph of speech begins with."""
RUN, LEAST = 6, 3
"""Words in a row that are a quote's own; a quote of fewer than the least has none."""
COMMON = mm(60)
"""The measure that lines are counted in where the column's is not known."""
NO_PLACE_FOR = frozenset({"item", "quoted", "quote-by"})
"""Roles of the texts that no pull quote stands among."""
OPENING = 40
"""Letters of a quote that a note tells."""
_WORD = re.compile(r"\w+")

Ngram = tuple[str, ...]


def placed_quotes(
    matter: Sequence[Flowing], column: float, grid: float
) -> tuple[tuple[Flowing, ...], tuple[Note, ...]]:
    """The matter for columns of that measure, and a note for each pull quote that is not printed."""
    if not any(quote_of(flow) for flow in matter):
        return tuple(matter), ()
    text = _Text(matter, column or COMMON.points, grid)
    notes: list[Note] = []
    known: set[Ngram] = set()
    standing: list[_Place] = []
    pulls = [at for at, flow in enumerate(matter) if quote_of(flow)]
    for at in pulls:
        quote = quote_of(matter[at])
        own = set(_runs(quote)) if quote else set()
        again = bool(own & known)
        known |= own
        found = [] if again else list(text.places(at, own, standing))
        if found:
            standing.append(min(found, key=lambda place: place.moved))
        elif quote and (again or text.holds(own)):
            notes.append(_dropped(quote, again=again))
        else:
            standing.append(_Place(at, at, text.tops[at], 0.0))
    return tuple(_merged(matter, pulls, standing)), tuple(notes)


@dataclass(frozen=True, slots=True)
class PullPlaces:
    """Where a spare pull quote may stand. Items of the matter, counted without it."""

    before: tuple[int, ...] = ()
    """The items before which it may: those in the middle of the text first."""
    said: tuple[int, ...] = ()
    """The items that say its words."""


def with_spare(
    matter: Sequence[Flowing], offered: Sequence[QuoteText], stick: Stick, cost: float
) -> tuple[tuple[Flowing, ...], PullPlaces]:
    """The matter with the first of these quotes that has a place in it, spare at that cost, and where it may stand.
    Without a place the matter is as it was.
    """
    if not offered or any(quote_of(flow) for flow in matter):
        return tuple(matter), PullPlaces()
    text = _Text(matter, stick.column or COMMON.points, stick.grid)
    for quote in offered:
        larger = tuple(remembered(larger_pull_box, stick, step, quote) for step in range(1, len(PULL_SIZES)))
        pull = replace(pull_flow(stick, quote), spare=cost, ways=larger)
        own = set(_runs(quote))
        every = sorted(text.spare_places(own, pull), key=lambda at: abs(2 * text.tops[at] - text.tops[-1]))
        if every:
            return (*matter[: every[0]], pull, *matter[every[0] :]), PullPlaces(
                tuple(every), text.saying(own)
            )
    return tuple(matter), PullPlaces()


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the pull quote of that item stands: before which one, how far down, and how far from where it stood."""

    item: int
    before: int
    line: float
    moved: float


class _Text:
    """The matter as one column of text: the lines before each item of it. Boxes and air are no lines."""

    def __init__(self, matter: Sequence[Flowing], measure: float, grid: float) -> None:
        self.matter, self.measure, self.grid = matter, measure, grid
        self.heights = [self._lines(flow) for flow in matter]
        self.tops = list(accumulate(self.heights, initial=0.0))
        self._words = [_words(flow.paragraph.text) if isinstance(flow, FlowText) else [] for flow in matter]

    def _lines(self, flow: Flowing) -> float:
        if isinstance(flow, FlowText):
            inner = max(self.measure - flow.inset_start - flow.inset_end, 1.0)
            lines = len(flow.paragraph.best(inner).lines)
            return float(lines)
        return 0.0

    def holds(self, own: set[Ngram]) -> bool:
        """Whether the words stand anywhere in the text."""
        return any(self._said(own))

    def saying(self, own: set[Ngram]) -> tuple[int, ...]:
        """The items in which the words stand."""
        ends = {end for _start, end in self._said(own)}
        return tuple(
            at for at, (top, foot) in enumerate(pairwise(self.tops)) if any(top < end <= foot for end in ends)
        )

    def _said(self, own: set[Ngram]) -> Iterator[tuple[float, float]]:
        """The lines from which and up to which the words stand."""
        lengths = {len(run) for run in own}
        for at, words in enumerate(self._words):
            for length in lengths:
                for start in range(len(words) - length + 1):
                    if tuple(word for word, _, _ in words[start : start + length]) in own:
                        whole = max(words[-1][2], 1)
                        first, last = words[start][1] / whole, words[start + length - 1][2] / whole
                        yield (
                            self.tops[at] + first * self.heights[at],
                            self.tops[at] + last * self.heights[at],
                        )

    def places(self, at: int, own: set[Ngram], others: Sequence[_Place]) -> Iterator[_Place]:
        """Where the pull quote may stand: where it is, when that breaks no rule; else every place that breaks none."""
        said, pull = list(self._said(own)), self.matter[at]
        deep = math.ceil(pull.make(self.measure).height / self.grid) if isinstance(pull, FlowBox) else 0
        if self._far(self.tops[at], said, deep) and not self._among(at, deep):
            yield _Place(at, at, self.tops[at], 0.0)
            return
        for before in range(1, len(self.matter)):
            line = self.tops[before]
            free = self._between_paragraphs(before) and self._far(line, said, deep)
            if (
                free
                and not self._among(before, deep)
                and all(abs(line - one.line) >= ASUNDER for one in others)
            ):
                yield _Place(at, before, line, abs(line - self.tops[at]))

    def spare_places(self, own: set[Ngram], pull: FlowBox) -> Iterator[int]:
        """The items before which a spare pull quote may stand."""
        said, deep = list(self._said(own)), math.ceil(pull.make(self.measure).height / self.grid)
        for before in range(1, len(self.matter)):
            line = self.tops[before]
            within = WITHIN <= line <= self.tops[-1] - WITHIN
            free = within and self._between_paragraphs(before) and not self._among(before, deep)
            if free and not self._in_talk(before) and self._far(line, said, deep, ASIDE):
                yield before

    def _in_talk(self, before: int) -> bool:
        """Whether somebody would be interrupted: speech stands above that item, and is answered there."""
        sides = (self.matter[before - 1], self.matter[before])
        return all(isinstance(one, FlowText) and one.paragraph.text[:1] in SPEAKING for one in sides)

    def _far(self, line: float, said: Sequence[tuple[float, float]], deep: int, apart: int = APART) -> bool:
        """Whether all its words are far from there. The foot of a column may push it down by its own depth."""
        apart += YIELDING
        return all(line - end >= apart or start - line >= apart + deep for start, end in said)

    def _among(self, before: int, deep: int) -> bool:
        """Whether it would stand in a list or among quotations, there or pushed down."""
        above = self.matter[before - 1] if before else None
        inside = isinstance(above, FlowText) and above.role in NO_PLACE_FOR
        for at in range(before, len(self.matter)):
            one = self.matter[at]
            if self.tops[at] - self.tops[before] >= deep:
                return False
            if (
                isinstance(one, FlowText)
                and one.role in NO_PLACE_FOR
                and (inside or self.tops[at] > self.tops[before])
            ):
                return True
        return False

    def _between_paragraphs(self, before: int) -> bool:
        above, below = self.matter[before - 1], self.matter[before]
        return (
            isinstance(above, FlowText)
            and isinstance(below, FlowText)
            and all(one.tag == "p" and not one.role and not one.keep_next for one in (above, below))
            and above.source != below.source
        )


def _merged(matter: Sequence[Flowing], pulls: Sequence[int], standing: Sequence[_Place]) -> Iterator[Flowing]:
    taken = set(pulls)
    for at, flow in enumerate(matter):
        yield from (matter[one.item] for one in standing if one.before == at)
        if at not in taken:
            yield flow


def quote_of(flow: Flowing) -> QuoteText | None:
    """The pull quote that a box shows; None for any other."""
    if not isinstance(flow, FlowBox) or not isinstance(flow.make, Maker) or flow.make.make is not pull_box:
        return None
    quote = flow.make.given[-1]
    return quote if isinstance(quote, QuoteText) else None


def _runs(quote: QuoteText) -> Iterator[Ngram]:
    """The runs of words that are its own."""
    for runs in quote.paragraphs:
        words = [word for word, _, _ in _words(plain(runs))]
        length = min(RUN, len(words))
        if length >= LEAST:
            yield from (tuple(words[start : start + length]) for start in range(len(words) - length + 1))


def _words(text: str) -> list[tuple[str, int, int]]:
    """Each word in small letters, and where it begins and ends."""
    # What is not printed is no part of a word; offsets need not be exact.
    text = text.replace(SOFT_HYPHEN, "")
    return [(match[0].casefold(), *match.span()) for match in _WORD.finditer(text)]


def _dropped(quote: QuoteText, *, again: bool) -> Note:
    opening = " ".join(plain(runs) for runs in quote.paragraphs)
    opening = opening if len(opening) <= OPENING else opening[:OPENING].rstrip() + "…"
    why = "another one has its words" if again else f"no place is {APART} lines from its words in the text"
    return info(
        "quote-dropped",
        f"pull quote “{opening}”",
        f"{why}; it is not printed.",
        "Pull other words, or let it stand in a longer story.",
    )
