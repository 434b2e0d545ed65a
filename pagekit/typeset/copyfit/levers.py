"""a story's matter + what may yield in it → Galley; what was chosen of it → Variant.

Lengths are points where nothing else is said; heights are lines of the baseline grid. Costs are in the paragraphs'
own measure: 1 is one visibly loose line. What yields, the cheapest first: pictures by a little, heads by a step, space
above heads and boxes, paragraphs set tighter or looser, pull quotes, and the blocks that the editor has marked. What is
spare comes in at its own cost.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pagekit.layout import JumpLimits
from pagekit.typeset.copyfit.decided import Decided
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, SetBox

PICTURE = 50.0
"""Times the square of the share of its height that a picture gives or takes: 0.5 at a tenth, 4.5 at three tenths."""
HEAD_STEP = 1.5
"""A head that is a step of the ladder smaller than it could be."""
OPENED = 1.0
"""One more line of space above a head or a box."""
PULL = 5.0
"""A pull quote that is left out."""
BESIDE = 5
"""Lines of text over what is spare and under it, were all columns alike: in lower ones it does not come in."""
CUT, CUT_LINE = 6.0, 0.2
"""A marked block that is left out, and each of its lines."""
DEAREST = 25.0
"""A paragraph's setting that costs so much over its best is not offered: its lines gape."""
ENDLESS = 1_000_000
"""Lines of a box without an end."""
ABOVE = -1
"""The item of a picture that stands over the text, not in it."""


class Columns(NamedTuple):
    """The columns of a box: how many, how wide, how far apart. Points."""

    number: int
    width: float
    gutter: float = 0.0

    def across(self, columns: int) -> float:
        """The width of so many of them."""
        columns = max(1, min(columns, self.number))
        return columns * self.width + (columns - 1) * self.gutter


@dataclass(frozen=True, slots=True)
class Head:
    """A way to set what stands over the story: kicker, head, deck, with the air under them."""

    lines: int
    """Where it reaches deepest."""
    cost: float = 0.0
    headline: Headline | None = None
    tops: tuple[int, ...] = ()
    """The lines that it takes of each column, the first one first; empty where it stands across all of them."""

    def top(self, column: int) -> int:
        """The lines that it takes of a column."""
        return self.tops[column] if self.tops else self.lines

    def taken(self, columns: int) -> int:
        """The column lines that it takes of so many columns."""
        return sum(self.tops) if self.tops else self.lines * columns


def no_height(_width: float) -> float:
    """Nothing stands under a picture."""
    return 0.0


def no_heads(_width: float) -> tuple[Head, ...]:
    """Nothing stands over the story."""
    return ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture whose height may yield. `shape` is its natural height over its width; the bounds are shares of that."""

    shape: float
    item: int = ABOVE
    """Its place in the matter, or `ABOVE`."""
    span: int = 1
    """Columns it stands across, where it is not in the matter."""
    least: float = 0.75
    most: float = 1.15
    below: Callable[[float], float] = no_height
    """Width → what its caption and its air take besides."""
    tallest: float = math.inf
    """The greatest natural height, in points."""
    make: Callable[[float, float], SetBox] | None = None
    """Its height and its width → its box, caption and all; None where the caller makes it."""
    at: int = 0
    """The first of the columns that it stands across."""
    largest: tuple[float, float] = (math.inf, math.inf)
    """The greatest width and height that it may be given by choice, in points."""

    def natural(self, width: float) -> float:
        """Its height in that width where nothing yields."""
        return min(width * self.shape, self.tallest)

    def heights(self, width: float, grid: float, line: GridLine) -> Iterator[tuple[int, float]]:
        """The heights it may have, caption included, each with its cost; the natural one is always among them."""
        natural, slack = self.natural(width), self.below(width) + line.rise + line.drop
        if natural <= 0:
            return
        middle = max(1, round((natural + slack) / grid))
        first = min(middle, math.ceil((self.least * natural + slack) / grid - 1e-6))
        last = max(middle, math.floor((self.most * natural + slack) / grid + 1e-6))
        for lines in range(max(1, first), last + 1):
            share = (lines * grid - slack - natural) / natural
            if share > 0 and lines != middle and lines * grid - slack > self.largest[1] + 1e-6:
                return
            # Half a line more or less is what the grid asks for, and free.
            yield lines, 0.0 if lines == middle else PICTURE * share * share

    def height(self, lines: int, width: float, grid: float, line: GridLine) -> float:
        """Of the picture alone when it takes so many lines with its caption. Points."""
        return lines * grid - self.below(width) - line.rise - line.drop


@dataclass(frozen=True, slots=True)
class Resized:
    """Width → the box of a picture that takes so many lines with its caption."""

    picture: Picture
    lines: int
    grid: float
    line: GridLine

    def __call__(self, width: float) -> SetBox:
        """The picture's box in that width. Raises ValueError for a picture that the caller makes."""
        if self.picture.make is None:
            raise ValueError("Nobody has said how this picture is made: give its Picture a `make`.")
        return self.picture.make(self.picture.height(self.lines, width, self.grid, self.line), width)


@dataclass(frozen=True, slots=True)
class Levers:
    """What may yield."""

    pictures: bool = True
    heads: bool = True
    spacing: bool = True
    paragraphs: bool = True
    """Set tighter or looser, in other numbers of lines: spaces give first, then tracking, by up to 2 % of a line."""
    pulls: bool = True
    """Pull quotes may go, and those that are spare may come in: they repeat the text. Like all that goes they are
    listed."""
    cuts: bool = True
    """Blocks that the editor has marked as optional may go."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How far a paragraph may yield."""

    dearest: float = DEAREST
    """A setting that costs more than this over the best is not offered."""
    tighter: int = ENDLESS
    """Lines fewer than its best setting has."""
    looser: int = ENDLESS
    """Lines more."""


@dataclass(frozen=True, slots=True)
class Galley:
    """A story as it can be set to any box."""

    matter: tuple[Flowing, ...]
    grid: float
    heads: Callable[[float], Sequence[Head]] = no_heads
    """Width of the box → the ways to set the head, the best one first."""
    pictures: tuple[Picture, ...] = ()
    line: GridLine = field(default_factory=GridLine)
    typesetter: Typesetter | None = None
    """Drop caps are set when it is there, as by the flow."""
    limits: Limits = Limits()
    jump: JumpLimits = field(default_factory=JumpLimits)
    """The lines of text on either side of a jump."""

    def __post_init__(self) -> None:
        """Raises ValueError for a grid that no line stands on."""
        if not (math.isfinite(self.grid) and self.grid > 0):
            raise ValueError(f"The grid is {self.grid} points: give the distance of two baselines.")


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to fit a story: the cheapest of its length."""

    lines: int
    """Column lines: the head and whatever spans columns counted once for each of them."""
    cost: float
    settings: tuple[tuple[int, int], ...] = ()
    """Place in the matter, lines it is set in: each paragraph that stands."""
    head: Head | None = None
    pictures: tuple[tuple[int, int], ...] = ()
    """Place among the galley's pictures, lines with its caption."""
    cuts: tuple[int, ...] = ()
    """Places in the matter that are left out, or do not come in."""
    opened: tuple[int, ...] = ()
    """Places in the matter with one more line of space above."""
    made: tuple[tuple[int, int], ...] = ()
    """Place in the matter, which of its ways, from 1 on: what is spare and made in another way than its first."""

    def applied(self, galley: Galley, width: float) -> tuple[Flowing, ...]:
        """The matter as chosen: without its cuts, spaces opened, each paragraph in its number of lines in columns of
        that width, each picture in its height. A drop cap is left to the flow. Pictures that say nothing of how they
        are made are made by the caller.
        """
        counts, heights, made = dict(self.settings), self.resized(galley), list[Flowing]()
        ways = dict(self.made)
        for item, flowing in enumerate(galley.matter):
            if item in self.cuts:
                continue
            changed = replace(flowing, before=flowing.before + (item in self.opened))
            if isinstance(changed, FlowText) and item in counts and not changed.drop_cap:
                changed = decided_text(changed, counts[item], width)
            elif isinstance(changed, FlowBox) and item in heights:
                changed = replace(changed, make=heights[item])
            elif isinstance(changed, FlowBox) and item in ways:
                changed = replace(changed, make=changed.ways[ways[item] - 1])
            made.append(changed)
        return tuple(made)

    def resized(self, galley: Galley) -> dict[int, Resized]:
        """Place in the matter, or `ABOVE` → how the picture there is made in the height that was chosen for it."""
        chosen = ((galley.pictures[place], lines) for place, lines in self.pictures)
        return {
            picture.item: Resized(picture, lines, galley.grid, galley.line)
            for picture, lines in chosen
            if picture.make is not None
        }


def lines_for(height: float, grid: float, line: GridLine) -> int:
    """Grid lines that a box of that height takes, as the flow counts them."""
    if not math.isfinite(height):
        return ENDLESS
    return max(1, math.ceil((height + line.rise + line.drop) / grid - 1e-6))


def head_ways(headlines: Sequence[Headline], grid: float, others: int = 0) -> tuple[Head, ...]:
    """The steps at which a head can be set → ways to set what stands over the story; the first one is free.

    `others`: grid lines of all that stands there besides.
    """
    ways = []
    for headline in headlines:
        height = len(headline.lines) * headline.leading.points
        lines = math.ceil(height / grid - 1e-6)
        ways.append(Head(lines + others, HEAD_STEP * (headline.step - headlines[0].step), headline))
    return tuple(ways)


def decided_text(text: FlowText, count: int, width: float) -> FlowText:
    """The paragraph in so many lines, whatever indent the flow gives it."""
    measure = max(width - text.inset_start - text.inset_end, 1.0)
    paragraph = text.paragraph
    decided = {
        indent: paragraph.settings(measure, indent)[count]
        for indent in {0.0, paragraph.style.indent}
        if count in paragraph.settings(measure, indent)
    }
    return replace(text, paragraph=Decided(paragraph, measure, decided)) if decided else text
