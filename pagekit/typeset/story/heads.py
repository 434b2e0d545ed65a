"""a story + a ladder + the width of its box → every way to set its head, each with its lines and its cost.

The rules:
1. The desk's first head in the largest size that holds it is best; a smaller step costs, and so does another head.
2. Of two ways that take as many lines the cheaper one is kept.
3. What stands around the head (kicker, deck, byline) is the same for all of them.
4. A line of the grid stays free under it all.

Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Story
from pagekit.layout.manifest import HeadPart
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.copyfit.levers import HEAD_STEP, Head
from pagekit.typeset.lines.headline import Headline, Step, every_step, set_display
from pagekit.typeset.page import Item
from pagekit.typeset.story.head import head
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace
from pagekit.units import pt

OTHER_HEAD = 1.0
"""Another head of the desk than its first; the one after that costs twice as much, and so on."""
AIR = 1
"""Lines of the grid between the head and what stands under it."""


@dataclass(frozen=True, slots=True)
class StoryHeads:
    """What a story's head is made of, and how; called with a width it gives the ways to set it."""

    story: Story
    stick: Stick
    parts: tuple[HeadPart, ...]
    gutter: float
    ladder: tuple[Step, ...]
    code: bool = False

    def __call__(self, width: float) -> tuple[Head, ...]:
        """The ways, the best one first; none for a story without any part of a head."""
        every = self._headlines(width)
        if not every:
            _items, lines = self.items(None, width)
            return (Head(lines),) if lines else ()
        _items, first = self.items(every[0], width)
        others = first - self._lines(every[0])
        best: dict[int, Head] = {}
        for headline in every:
            cost = HEAD_STEP * (headline.step - every[0].step) + OTHER_HEAD * headline.text
            way = Head(self._lines(headline) + others, max(cost, 0.0), headline)
            known = best.get(way.lines)
            if known is None or way.cost < known.cost:
                best[way.lines] = way
        return tuple(sorted(best.values(), key=lambda way: way.cost))

    def items(
        self, headline: Headline | None, width: float, x: float = 0.0, y: float = 0.0
    ) -> tuple[tuple[Item, ...], int]:
        """The head with its top left corner there, and the lines of the grid it takes with the air under it."""
        stick = self.stick
        story = self.story if self.code else replace(self.story, report_fault=None)
        matter = HeadMatter(story, stick, headline, self.code, 0.0)
        space = HeadSpace(x, y, width, width, self.gutter, 1, stick.grid)
        made, bottom = head(self.parts, matter, space, flush=True)
        return made, round((bottom - y) / stick.grid) + AIR if made else 0

    def holding(self, ladder: Sequence[Step], width: float) -> Sequence[Headline]:
        """The desk's heads at each step of a ladder that holds them in that width."""
        style, setter, lang = self.stick.style("headline"), self.stick.typesetter, self.story.lang
        return [
            replace(headline, text=place)
            for place, runs in enumerate((self.story.headline, *self.story.headline_variants))
            for headline in every_step(runs, style, pt(width), setter, ladder, lang=lang)
        ]

    def _headlines(self, width: float) -> Sequence[Headline]:
        """The desk's heads at each step that holds them; the first of them best, or as it can be set at all."""
        if "headline" not in self.parts or not self.ladder:
            return ()
        style, setter, lang = self.stick.style("headline"), self.stick.typesetter, self.story.lang
        texts = (self.story.headline, *self.story.headline_variants)
        found = self.holding(self.ladder, width)
        return found or [set_display(texts, style, pt(width), setter, ladder=self.ladder, lang=lang)]

    def _lines(self, headline: Headline) -> int:
        style = self.stick.style("headline")
        height = headline.depth.points + style.rule_above + style.rule_below
        return math.ceil(height / self.stick.grid - 1e-6)
