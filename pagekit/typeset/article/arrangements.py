"""the parts of a head + a way to arrange them → Arranged: the words under an opening's picture, and the white in them.

The rules:
1. `stacked`: one part under another, across the page.
2. `deck-beside`: label, kicker and headline over all columns but the last, which has the rest; both end on one line.
3. `text-beside`: all of it over all columns but the last, in which the story's text begins.
4. Beside something the headline may be smaller than it could be across the page, but not much.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from pagekit.layout.manifest import Arrangement, HeadPart
from pagekit.typeset.article.inked import inked
from pagekit.typeset.lines.headline import Headline, set_display
from pagekit.typeset.page import Item, moved
from pagekit.typeset.story.head import head
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace
from pagekit.typeset.story.text import ladder_of
from pagekit.units import pt

BESIDE_FROM = 3
"""Columns of a page from which on something may stand beside the headline."""
LEAST_BESIDE = 0.6
"""The share of its size that the headline keeps for that."""
HEAD_AIR = 2
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
    way: Arrangement, parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace
) -> Arranged | None:
    """The parts in that way; None where they cannot stand so."""
    made = _WAYS[way](tuple(parts), matter, space)
    if made is None:
        return None
    return replace(made, white=_white(made, matter, space))


def _stacked(parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace) -> Arranged:
    items, depth = head(parts, matter, replace(space, y=0.0), HEAD_AIR)
    return Arranged(items, depth, HEAD_AIR)


def _deck_beside(parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace) -> Arranged | None:
    left = tuple(part for part in parts if part in LEADERS)
    right = tuple(part for part in parts if part not in left)
    narrow = _narrow(matter, space)
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


def _text_beside(parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace) -> Arranged | None:
    narrow = _narrow(matter, space)
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


def _narrow(matter: HeadMatter, space: HeadSpace) -> Headline | None:
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
    return None if narrow.note or narrow.size < LEAST_BESIDE * matter.headline.size else narrow


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
    width = space.width - (space.column + space.gutter if made.text_beside else 0.0)
    area = made.depth * width
    return max(0.0, area - inked(made.items, matter.stick)) / (space.grid * space.width)
