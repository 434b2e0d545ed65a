"""parts of a head + how each is made → boxes on the grid, one under another.

Each part takes whole lines of the grid; its slack stands above it, so that the text below keeps the grid, and around a
deck in equal shares. The first part of the story's own keeps a line from what stands above it. Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from pagekit.house.story import Runs, Story
from pagekit.layout.manifest import HeadPart
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.lines.headline import Headline
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Item, RuleBox, moved
from pagekit.typeset.style import TypeStyle, page_aligned


@dataclass(frozen=True, slots=True)
class HeadSpace:
    """The head's place: its left edge, its top, the columns under it. Points."""

    x: float
    y: float
    width: float
    column: float
    gutter: float
    columns: int
    grid: float
    sink: int = 0
    """Lines of the grid left free above the story's own head."""
    beside: bool = False
    """It is a column beside the headline."""

    @property
    def side(self) -> float:
        """The width beside the deck: the last column, or a third where there is but one."""
        return self.column if self.columns > 1 else (self.width - 2 * self.gutter) / 3


@dataclass(frozen=True, slots=True)
class HeadMatter:
    """What the head is made of, besides the story."""

    story: Story
    stick: Stick
    headline: Headline | None
    code: bool
    """A code to scan leads to the story's address."""
    lead_height: float
    """The lead picture's height; 0 when it does not stand here."""


@dataclass(frozen=True, slots=True)
class SetPart:
    """A part of the head: its items from its own top left corner on, and how high it is."""

    items: tuple[Item, ...]
    height: float
    before: float = 0.0
    """Lines of the grid above."""
    after: float = 0.0
    """Lines of the grid below; of two neighbours the larger space counts."""
    overhang: float = 0.0
    """How far what stands at its side reaches below its foot."""
    above: float = 1.0
    """The share of its slack that stands above it."""


CLEAR = 1.0
"""Lines between the page's parts, or the running head, and the first of the story's own."""
Makers = Mapping[HeadPart, Callable[[HeadMatter, HeadSpace], SetPart]]
"""How each part is made."""
BESIDE: frozenset[HeadPart] = frozenset({"byline", "dates", "meta"})
"""Parts that go on beside what hangs over from the part before."""
OWN: frozenset[HeadPart] = frozenset(
    {"figure", "label", "kicker", "headline", "dates", "deck", "byline", "meta", "lead"}
)
"""Parts that are the story's own; the others belong to its page."""


def stack_parts(
    parts: Iterable[HeadPart],
    matter: HeadMatter,
    space: HeadSpace,
    after: float = 0.0,
    *,
    makers: Makers,
    flush: bool = False,
) -> tuple[tuple[Item, ...], float]:
    """The parts one under another, and the y of the grid line below them.

    `after`: the lines of space that what stands above asks for. `makers`: how each part is made.
    `flush`: no space stands above the first part.
    """
    items: list[Item] = []
    y = reach = space.y
    sink, clear = space.sink, CLEAR
    for name in parts:
        part = makers[name](matter, space)
        if not part.items:
            continue
        if sink and name in OWN:
            y, sink = y + sink * space.grid, 0
        if name in OWN:
            after, clear = max(after, clear), 0.0
        before = 0.0 if flush and not items else max(after, part.before)
        y = (y if name in BESIDE else max(y, reach)) + round(before) * space.grid
        lines = _lines(part.height, space)
        slack = part.above * (lines * space.grid - part.height)
        items.extend(moved(item, space.x, y + slack) for item in part.items)
        y += lines * space.grid
        after = part.after
        reach = max(reach, y + _lines(part.overhang, space) * space.grid)
    return tuple(items), max(y, reach)


def _lines(height: float, space: HeadSpace) -> int:
    """Lines of the grid that hold this height."""
    return math.ceil(height / space.grid - 1e-6)


def head_row(
    matter: HeadMatter, runs: Runs, style: TypeStyle, width: float, tag: str, role: str, lang: str = ""
) -> Row:
    """Words of the head as a row; `lang` where it is not the story's."""
    stick = matter.stick
    lang = lang or stick.lang
    style = page_aligned(style, lang, rtl=stick.rtl)
    return text_row(stick.typesetter, runs, style, width, lang, tag, role, story_lang=stick.lang)


def styled(row: Row, style: TypeStyle, width: float) -> SetPart:
    """A row with the rules of its style."""
    if not row.items:
        return SetPart((), 0.0)
    height = row.height
    items = list(row.items)
    if style.rule_above:
        items = [moved(item, 0.0, style.rule_above) for item in items]
        items.insert(0, RuleBox(Box(0.0, 0.0, width, style.rule_above), style.rule_colour))
        height += style.rule_above
    if style.rule_below:
        items.append(RuleBox(Box(0.0, height, width, style.rule_below), style.rule_colour))
        height += style.rule_below
    return SetPart(tuple(items), height, style.before, style.after)


def stacked(rows: list[Row]) -> tuple[tuple[Item, ...], float]:
    """The items of rows one under another, and how high all of it is."""
    items: list[Item] = []
    y = 0.0
    for row in rows:
        items.extend(moved(item, 0.0, y) for item in row.items)
        y += row.height
    return tuple(items), y
