"""the parts of a head + a way to arrange them → Arranged: the words under an opening's picture or over columns.

The rules:
1. `stacked`: one part under another, across the page.
2. `deck-beside`: label, kicker and headline over all columns but the last, which has the rest; both end on one line.
3. `text-beside`: all of it over all columns but the last, in which the story's text begins.
4. Beside something the headline may be smaller than it could be across the page, but not much.
5. Where there is room the headline may be some steps larger, in a line more than its step allows.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pagekit.layout.manifest import Arrangement, HeadPart
from pagekit.typeset.article.head import FURNITURE, page_head
from pagekit.typeset.article.inked import seen_white
from pagekit.typeset.lines.headline import Headline, every_step, set_display
from pagekit.typeset.page import Box, Item, moved
from pagekit.typeset.story.head import head
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace
from pagekit.typeset.story.text import ladder_of
from pagekit.units import pt

BESIDE_FROM = 3
"""Columns of a page from which on something may stand beside the headline."""
LEAST_BESIDE = 0.6
"""The share of its size that the headline keeps for that."""
HEAD_AIR = 1
"""Lines of the grid between the caption and the head."""
BESIDE_AIR = 1
"""The same over a head with something beside it: it is parted from the picture as text is."""
LEADERS = frozenset({"label", "kicker", "headline"})
"""Parts that stay with the headline; what else the head has may stand beside them."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """The words of a head from the left edge of the type area on, the air above them included."""

    items: tuple[Item, ...]
    depth: float
    """Whole lines of the grid."""
    air: int
    """Lines of the grid above the first words."""
    text_beside: bool = False
    """The last column is the text's, from those lines on."""
    smaller: float = 0.0
    """The share of its size that the headline has lost."""
    white: float = 0.0
    """Lines across the page in which nothing is printed."""


def arranged(
    way: Arrangement, parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace, larger: int = 0
) -> Arranged | None:
    """The parts in that way, the headline so many steps larger; None where they cannot stand so."""
    made = _WAYS[way](tuple(parts), matter, space, larger)
    if made is None:
        return None
    return replace(made, white=_white(made, matter, space))


def page_head_in(
    way: Arrangement, parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace
) -> tuple[tuple[Item, ...], float]:
    """A head over its page's columns in that way, under the page's own parts and over its picture; part under part
    where its words cannot stand so. Its items, and the y under it.
    """
    words = arranged(way, own_words(parts), matter, space) if way != "stacked" else None
    if words is None or words.text_beside:
        return page_head(parts, matter, space)
    above, y = page_head([part for part in parts if part in FURNITURE], matter, space)
    y += space.sink * space.grid
    items = (*above, *(moved(item, 0.0, y) for item in words.items))
    below, end = page_head(
        [part for part in parts if part == "lead"], matter, replace(space, y=y + words.depth, sink=0)
    )
    return (*items, *below), end if below else y + words.depth


def own_words(parts: Sequence[HeadPart]) -> tuple[HeadPart, ...]:
    """The parts of a head that are its words."""
    return tuple(part for part in parts if part not in FURNITURE and part != "lead")


def _stacked(parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace, larger: int) -> Arranged | None:
    headline = _larger(matter.headline, matter, space.width, larger)
    if larger and headline is None:
        return None
    own = replace(matter, headline=headline)
    items, depth = head(parts, own, replace(space, y=0.0), HEAD_AIR)
    return Arranged(items, depth, HEAD_AIR)


def _deck_beside(
    parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace, larger: int
) -> Arranged | None:
    left = tuple(part for part in parts if part in LEADERS)
    right = tuple(part for part in parts if part not in left)
    narrow = _narrow(matter, space, larger)
    if narrow is None or not right:
        return None
    own, room = replace(matter, headline=narrow), _first_columns(matter, space)
    words, deep = head(left, own, room, flush=True)
    rest, lower = head(right, matter, _last_column(matter, space), flush=True)
    if not rest:
        return None
    # Both end on one line; words that are more than the headline begin beside it.
    items = (*words, *(moved(item, 0.0, max(0.0, deep - lower)) for item in rest))
    return _lowered(items, max(deep, lower), matter, narrow, space)


def _text_beside(
    parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace, larger: int
) -> Arranged | None:
    narrow = _narrow(matter, space, larger)
    if narrow is None:
        return None
    own, room = replace(matter, headline=narrow), _first_columns(matter, space)
    items, depth = head(parts, own, room, flush=True)
    return replace(_lowered(items, depth, matter, narrow, space), text_beside=True)


def _lowered(
    items: Sequence[Item], depth: float, matter: HeadMatter, narrow: Headline, space: HeadSpace
) -> Arranged:
    """The words with their air above them."""
    air = BESIDE_AIR * space.grid
    down = tuple(moved(item, 0.0, air) for item in items)
    return Arranged(down, depth + air, BESIDE_AIR, smaller=_smaller(matter, narrow))


_WAYS = MappingProxyType({"stacked": _stacked, "deck-beside": _deck_beside, "text-beside": _text_beside})


def _larger(found: Headline | None, matter: HeadMatter, width: float, steps: int) -> Headline | None:
    """The headline so many steps larger, in a line more than its step allows; None where it is not so long."""
    if found is None or not steps or found.note:
        return found if not steps else None
    stick, story = matter.stick, matter.story
    text = (story.headline, *story.headline_variants)[found.text]
    ladder = [replace(step, lines=step.lines + 1) for step in ladder_of(stick)]
    heads = every_step(text, stick.style("headline"), pt(width), stick.typesetter, ladder, lang=stick.lang)
    larger = [head for head in heads if head.size > found.size]
    return replace(larger[-steps], text=found.text) if len(larger) >= steps else None


def _narrow(matter: HeadMatter, space: HeadSpace, larger: int) -> Headline | None:
    """The headline over all columns but the last; None where it would be much too small there."""
    stick, story = matter.stick, matter.story
    if space.columns < BESIDE_FROM or matter.headline is None:
        return None
    texts = (story.headline, *story.headline_variants)[matter.headline.text :][:1]
    width = pt(_first_columns(matter, space).width)
    ladder = ladder_of(stick)
    narrow = set_display(
        texts, stick.style("headline"), width, stick.typesetter, ladder=ladder, lang=stick.lang
    )
    if narrow.note or narrow.size < LEAST_BESIDE * matter.headline.size:
        return None
    return _larger(replace(narrow, text=matter.headline.text), matter, width.points, larger)


def _smaller(matter: HeadMatter, narrow: Headline) -> float:
    return max(0.0, 1 - narrow.size.points / matter.headline.size.points) if matter.headline else 0.0


def _first_columns(matter: HeadMatter, space: HeadSpace) -> HeadSpace:
    """All columns but the last: from the right they begin one column further in."""
    width = space.width - space.column - space.gutter
    start = space.x + (space.column + space.gutter if matter.stick.rtl else 0.0)
    return replace(space, x=start, y=0.0, width=width, columns=1)


def _last_column(matter: HeadMatter, space: HeadSpace) -> HeadSpace:
    start = space.x + (0.0 if matter.stick.rtl else space.width - space.column)
    return replace(space, x=start, y=0.0, width=space.column, columns=1, beside=True)


def _white(made: Arranged, matter: HeadMatter, space: HeadSpace) -> float:
    """Lines of the page's width that are white between the caption and the foot of the head."""
    taken = space.column + space.gutter if made.text_beside else 0.0
    x = space.x + (taken if matter.stick.rtl else 0.0)
    area = Box(x, 0.0, space.width - taken, made.depth)
    return seen_white(made.items, matter.stick, area) / (space.grid * space.width)
