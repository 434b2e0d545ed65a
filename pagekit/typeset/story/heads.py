"""a story + a ladder + the columns of its box → every way to set its head, each with its lines and its cost.

The rules:
1. The desk's first head in the largest size that holds it is best; a smaller step costs, and so does another head.
2. Of two ways that take as many lines the cheaper one is kept; where a plan has told the lines, white counts, too.
3. What stands around the head (kicker, deck, byline) is the same for all of them.
4. A line of the grid stays free under it all.
5. It stands across the box, or across the first of its columns (`HeadStand`): beside it the text of the others begins
   at the top. What follows the headline stands under it, or at the head of the first columns, or beside it in the last
   ones; then the text begins under both.

Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from pagekit.house.story import Runs, Story
from pagekit.layout.manifest import HeadPart
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.copyfit.levers import HEAD_STEP, Head
from pagekit.typeset.lines.head_breaks import HeadWords
from pagekit.typeset.lines.headline import Headline, Step, head_words, set_display, steps_held
from pagekit.typeset.page import Item
from pagekit.typeset.story.beside import Reach, largest_white, reaches
from pagekit.typeset.story.head import head
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace
from pagekit.typeset.story.head_stand import HeadStand
from pagekit.typeset.style import TypeStyle
from pagekit.units import pt

OTHER_HEAD = 1.0
"""Another head of the desk than its first; the one after that costs twice as much, and so on."""
WHITE = 4000.0
"""Square points of white beside the lines of a head that cost 1; twice as many cost four times as much."""
AIR = 1
"""Lines of the grid between the head and what stands under it."""


@dataclass(frozen=True, slots=True)
class MadeHead:
    """A head made: its items, the lines that it takes down to the headline or all of it, and those of what follows it
    in a measure of its own; beside the headline it is counted from the top of the box. Each has its air.
    """

    items: tuple[Item, ...]
    upper: int
    lower: int = 0


@dataclass(frozen=True, slots=True)
class _Around:
    """What is the same for all heads of one measure: the lines besides the headline's, and where its letters stand."""

    upper: int
    lower: int
    over: tuple[Reach, ...]
    under: tuple[Reach, ...]
    top: float
    """Of the headline."""


@dataclass(eq=False)
class _Known:
    """What was measured of a story's heads: it holds for every ladder and every stand."""

    stick: Stick
    words: dict[Runs, HeadWords] = field(default_factory=dict)
    held: dict[tuple[Runs, float, Step], Headline | None] = field(default_factory=dict)
    widths: dict[tuple[Runs, ...], tuple[float, ...]] = field(default_factory=dict)
    around: dict[tuple[object, ...], _Around] = field(default_factory=dict)
    below: dict[float, tuple[int, tuple[Reach, ...]]] = field(default_factory=dict)

    def __reduce__(self) -> tuple[type[_Known], tuple[Stick]]:
        """It travels empty: what was measured is measured anew."""
        return _Known, (self.stick,)

    @cached_property
    def style(self) -> TypeStyle:
        """The headline's."""
        return self.stick.style("headline")

    def at(self, runs: Runs, width: float, step: Step) -> Headline | None:
        """A head at a step; None where the step does not hold it."""
        key = (runs, width, step)
        if key not in self.held:
            if runs not in self.words:
                stick = self.stick
                self.words[runs] = head_words(runs, self.style, stick.typesetter, stick.lang)
            self.held[key] = next(iter(steps_held(self.words[runs], pt(width), (step,))), None)
        return self.held[key]

    def em(self, lines: tuple[Runs, ...]) -> tuple[float, ...]:
        """The widths of the lines of a headline, in em."""
        found = self.widths.get(lines)
        if found is None:
            looks = self.stick.typesetter.looks(self.style, self.stick.lang)
            found = self.widths[lines] = tuple(
                sum(looks.of(run).sums(run.text)[-1] for run in line if run.text) / self.style.size
                for line in lines
            )
        return found


@dataclass(frozen=True, slots=True)
class StoryHeads:
    """What a story's head is made of, and how; called with a width it gives the ways to set it."""

    story: Story
    stick: Stick
    parts: tuple[HeadPart, ...]
    gutter: float
    ladder: tuple[Step, ...]
    code: bool = False
    stand: HeadStand | None = None
    """Where it does not stand across its box."""
    lines: int = 0
    """Only ways that take so many lines, where there are any: those that were planned."""
    _kept: list[_Known] = field(default_factory=list, compare=False, repr=False)

    def __call__(self, width: float) -> tuple[Head, ...]:
        """The ways, the best one first; none for a story without any part of a head."""
        best: dict[int, tuple[float, Head]] = {}
        for way in self.ways(width):
            worth = self.worth(way, width) if self.lines else way.cost
            if way.lines not in best or worth < best[way.lines][0]:
                best[way.lines] = worth, way
        return tuple(sorted((way for _worth, way in best.values()), key=lambda way: way.cost))

    def worth(self, way: Head, width: float) -> float:
        """What a way costs where the white beside its lines counts."""
        white = self.white(way, width) / WHITE
        return way.cost + white * white

    def ways(self, width: float) -> tuple[Head, ...]:
        """Every text at every step of the ladder that holds it."""
        every = self._headlines(self._across(width))
        if not every:
            made = self.made(None, width)
            lines = self._deepest(made.upper, made.lower)
            return (Head(lines, tops=self._tops(made.upper, made.lower)),) if lines else ()
        around = self._around(every[0], width)
        ways = tuple(self._way(headline, every[0].step, around) for headline in every)
        return tuple(way for way in ways if way.lines == self.lines) or ways

    def _way(self, headline: Headline, first: int, around: _Around) -> Head:
        cost = HEAD_STEP * (headline.step - first) + OTHER_HEAD * headline.text
        upper = self._lines(headline) + around.upper
        lines = self._deepest(upper, around.lower)
        return Head(lines, max(cost, 0.0), headline, self._tops(upper, around.lower))

    def made(self, headline: Headline | None, width: float, x: float = 0.0, y: float = 0.0) -> MadeHead:
        """The head in a box of that width with its top left corner there."""
        matter = HeadMatter(self._told, self.stick, headline, self.code, 0.0)
        stand = self.stand
        if stand is None or not stand.split:
            return MadeHead(*self._stacked(self.parts, matter, self._across(width), width, x, y))
        upper, lower = self._parted()
        items, high = self._stacked(upper, matter, self._across(width), width, x, y)
        over = high
        if stand.aside:
            # Its first line stands with that of the headline.
            tops = [one.top for role, one in reaches(items, self.stick) if role == "headline"]
            over = int((min(tops, default=y) - y) / self.stick.grid)
        left = x - stand.left if self.stick.rtl else x + stand.left
        below, low = self._stacked(lower, matter, stand.narrow, width, left, y + over * self.stick.grid)
        return MadeHead((*items, *below), high, low + over if stand.aside and low else low)

    def white(self, way: Head, width: float) -> float:
        """The area of the largest white rectangle beside its lines, in square points."""
        if way.headline is None:
            return 0.0
        grid, across = self.stick.grid, self._across(width)
        around = self._around(way.headline, width)
        size, leading = way.headline.size.points, way.headline.leading.points
        own = [
            Reach(around.top + number * leading, around.top + (number + 1) * leading, size * em)
            for number, em in enumerate(self._known.em(way.headline.lines))
        ]
        foot = around.top + self._lines(way.headline) * grid
        upper = (self._lines(way.headline) + around.upper) * grid
        moved = [Reach(foot + one.top, foot + one.foot, one.width) for one in around.under]
        # The gutter at its end is white, too.
        gutter = self.gutter
        if not around.lower or self.stand is None:
            return largest_white((*around.over, *own, *moved), across + gutter, upper)
        lower = around.lower * grid
        if self.stand.aside:
            upper = lower = max(upper, lower)
        return max(
            largest_white((*around.over, *own), across + gutter, upper),
            largest_white(around.under, self.stand.narrow + gutter, lower),
        )

    def follows(self, way: Head, width: float) -> bool:
        """Whether anything follows the headline in a measure of its own."""
        return way.headline is not None and self._around(way.headline, width).lower > 0

    def holding(self, ladder: Sequence[Step], width: float) -> Sequence[Headline]:
        """The desk's heads at each step of a ladder that holds them in that width."""
        return list(self._holding(ladder, width))

    def _holding(self, ladder: Sequence[Step], width: float) -> Iterator[Headline]:
        for text, runs in enumerate((self.story.headline, *self.story.headline_variants)):
            for place, step in enumerate(ladder):
                found = self._known.at(runs, width, step)
                if found is not None:
                    yield replace(found, step=place, text=text)

    @property
    def _known(self) -> _Known:
        if not self._kept:
            self._kept.append(_Known(self.stick))
        return self._kept[0]

    def _headlines(self, width: float) -> Sequence[Headline]:
        """The desk's heads at each step that holds them; the first of them best, or as it can be set at all."""
        if "headline" not in self.parts or not self.ladder:
            return ()
        found = self.holding(self.ladder, width)
        if found:
            return found
        style, setter, lang = self._known.style, self.stick.typesetter, self.story.lang
        texts = (self.story.headline, *self.story.headline_variants)
        return [set_display(texts, style, pt(width), setter, ladder=self.ladder, lang=lang)]

    def _stacked(
        self,
        parts: Sequence[HeadPart],
        matter: HeadMatter,
        measure: float,
        width: float,
        x: float,
        y: float,
    ) -> tuple[tuple[Item, ...], int]:
        """Parts in a measure at the start of the box, and the lines that they take with the air under them."""
        left = x + width - measure if self.stick.rtl else x
        space = HeadSpace(left, y, measure, measure, self.gutter, 1, self.stick.grid)
        made, bottom = head(parts, matter, space, flush=True)
        return made, round((bottom - y) / self.stick.grid) + AIR if made else 0

    def _parted(self) -> tuple[tuple[HeadPart, ...], tuple[HeadPart, ...]]:
        """The parts down to the headline, and those that follow it."""
        after = self.parts.index("headline") + 1 if "headline" in self.parts else len(self.parts)
        return self.parts[:after], self.parts[after:]

    def _around(self, headline: Headline, width: float) -> _Around:
        """What stands around a headline; what follows it is counted from its foot, or in columns of its own from their
        head.
        """
        across, stand = self._across(width), self.stand
        split, aside = (stand.split, stand.aside) if stand else (False, False)
        narrow = stand.narrow if stand and split else across
        # Where its lines stand hangs on their size and number: of another headline it would be another's white.
        look = (headline.size, headline.leading, len(headline.lines))
        key = (aside, across, narrow if split else 0.0, look)
        known = self._known.around.get(key)
        if known is None:
            known = self._found_around(headline, across, narrow if split else 0.0, aside=aside)
            self._known.around[key] = known
        return known

    def _found_around(self, headline: Headline, across: float, narrow: float, *, aside: bool) -> _Around:
        parts, after = self._parted() if narrow else (self.parts, ())
        matter = HeadMatter(self._told, self.stick, headline, self.code, 0.0)
        items, upper = self._stacked(parts, matter, across, across, 0.0, 0.0)
        lines = list(reaches(items, self.stick, across if self.stick.rtl else 0.0))
        top = min((one.top for role, one in lines if role == "headline"), default=0.0)
        own, grid = self._lines(headline), self.stick.grid
        others = [one for role, one in lines if role != "headline"]
        over = tuple(one for one in others if one.top < top)
        under, lower = _down(others, top, top + own * grid), 0
        if narrow:
            lower, under = self._below(after, matter, narrow)
            if aside and lower:
                moved = int(top / grid)
                lower, under = lower + moved, _down(under, 0.0, -moved * grid)
        return _Around(upper - own, lower, over, under, top)

    def _below(
        self, parts: Sequence[HeadPart], matter: HeadMatter, narrow: float
    ) -> tuple[int, tuple[Reach, ...]]:
        """What follows the headline in a measure of its own: its lines, and where its letters stand."""
        found = self._known.below.get(narrow)
        if found is None:
            items, lines = self._stacked(parts, matter, narrow, narrow, 0.0, 0.0)
            at = reaches(items, self.stick, narrow if self.stick.rtl else 0.0)
            found = self._known.below[narrow] = lines, tuple(one for _role, one in at)
        return found

    def _deepest(self, upper: int, lower: int) -> int:
        return self.stand.lines(upper, lower) if self.stand else upper + lower

    def _tops(self, upper: int, lower: int) -> tuple[int, ...]:
        return self.stand.tops(upper, lower) if self.stand else ()

    def _across(self, width: float) -> float:
        """The width of the headline in a box that wide."""
        return self.stand.columns.across(self.stand.head) if self.stand else width

    @property
    def _told(self) -> Story:
        return self.story if self.code else replace(self.story, report_fault=None)

    def _lines(self, headline: Headline) -> int:
        style = self._known.style
        height = headline.depth.points + style.rule_above + style.rule_below
        return math.ceil(height / self.stick.grid - 1e-6)


def _down(lines: Sequence[Reach], top: float, zero: float) -> tuple[Reach, ...]:
    """The lines from `top` on, counted from `zero`."""
    return tuple(Reach(one.top - zero, one.foot - zero, one.width) for one in lines if one.top >= top)
