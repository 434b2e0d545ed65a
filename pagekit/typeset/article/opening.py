"""the lead picture + the head + a sheet → Opening: the page that the picture fills, facing the text's first page.

The rules:
1. The picture runs to the trim at the head and at both sides. Its caption stands under it, on the type area.
2. Under a wide picture stands the head, down to the foot of the type area: the picture takes what the head leaves, so
   that the page is full. Beside a tall one the head stands over its text, and the picture has the page.
3. Of the two it is the one that crops the picture less. Where it would lose more than a quarter, and there is room
   for text under the head, it stands lower. No more than half of it is ever cut away.
4. Where the text would run a little way into one more page, it begins under the head, and the picture gives up height,
   at most a quarter of what its own shape has.
5. Air above a head without a picture, or above the text that faces its opening, is 4 or 8 lines or none; never what is
   left over.

Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Figure
from pagekit.layout.manifest import HeadPart
from pagekit.typeset.article.head import FURNITURE
from pagekit.typeset.blocks.displays import CAPTION_GAP, caption_runs
from pagekit.typeset.blocks.stick import placed, text_row
from pagekit.typeset.lines.headline import set_display
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Group, Item, PictureBox, moved
from pagekit.typeset.story.head import head
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace
from pagekit.typeset.story.text import ladder_of
from pagekit.units import pt

KEPT, WHOLE = 0.5, 0.75
"""The share of a picture that a crop leaves at least, and the one it leaves where there is a way."""
LEAST_TEXT = 6
"""Lines under a head; with fewer the columns begin on the next page."""
FACING = 3
"""The number of the page that faces an opening: a right-hand one."""
LOWEST = 0.5
"""The lowest shape (height over width) of a picture that fills its page with the head."""
GIVEN = 0.75
"""The share of its own height that a picture keeps when it gives lines to the text."""
BESIDE_FROM = 3
"""Columns of a page from which on the deck may stand beside the headline."""
LEAST_BESIDE = 0.75
"""The share of its size that the headline keeps for that."""
HEAD_AIR = 2.0
"""Lines of the grid between the caption and the head."""
CAPTION_AIR = 1.5 * CAPTION_GAP
HEAD_SINKS = (4, 8)
"""Lines of air that may stand above the head of a page without a picture."""
TEXT_SINKS = (4, 8)
"""Lines of air that may stand above the text that faces its opening."""
LOWEST_HEAD = 0.6
"""The share of its page down to which such a head may reach."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The picture's page, and what it leaves of the head for the page that faces it."""

    items: tuple[Item, ...]
    parts: tuple[HeadPart, ...]
    with_head: bool
    """The story's head stands under the picture."""
    foot: float
    """The y of the picture's foot."""
    cut: float = 0.0
    """The share of the picture that is cut away."""
    spare: int = 0
    """Lines of the grid that the picture may give to the text."""
    room: int = 0
    """Lines that are free under the head of a picture too low to fill the page."""


@dataclass(frozen=True, slots=True)
class OpeningSheet:
    """The sheet's width, and the foot of its type area."""

    width: float
    foot: float


def opening(
    parts: Sequence[HeadPart],
    matter: HeadMatter,
    space: HeadSpace,
    sheet: OpeningSheet,
    shape: float,
    lines: int = 0,
) -> Opening | None:
    """The opening of a story whose lead picture has this shape; None without a lead picture.

    `lines` of the grid are left free for text under the head and a line between them.
    """
    if matter.story.lead is None:
        return None
    own = tuple(part for part in parts if part not in FURNITURE and part != "lead")
    head_items, depth = _head(own, replace(matter, lead_height=0.0), replace(space, y=0.0))
    given = (lines + 1) * space.grid if lines else 0.0
    caption = _caption(matter, space, matter.story.lead)
    below = caption.height + CAPTION_AIR if caption.items else 0.0
    alone, under = sheet.foot - below, sheet.foot - below - depth - given
    tallest = sheet.width * shape / KEPT
    if not _nearer(under / sheet.width, alone / sheet.width, shape):
        figure = _figure(matter.story.lead, caption, space, sheet.width, alone)
        kept = tuple(part for part in parts if part != "lead")
        lost = _cut(alone / sheet.width, shape)
        # A picture much too low or too tall to fill its page has none.
        return Opening((figure,), kept, with_head=False, foot=alone, cut=lost) if lost <= 1 - KEPT else None
    height = _height(under, tallest, sheet.width * shape / WHOLE, space)
    # The head ends on the foot, over the text if there is some; under a picture too low for its page it follows it.
    lower = _lines(under - height, space) >= LEAST_TEXT
    top = height + below if lower or height == tallest else sheet.foot - given - depth
    figure = _figure(matter.story.lead, caption, space, sheet.width, height)
    words = Group("header", tuple(moved(item, 0.0, top) for item in head_items), role="head")
    return Opening(
        (figure, words),
        tuple(part for part in parts if part in FURNITURE),
        with_head=True,
        foot=height,
        cut=_cut(height / sheet.width, shape),
        spare=max(0, _lines(height - sheet.width * max(GIVEN * shape, LOWEST), space)) + lines,
        room=max(0, _lines(sheet.foot - top - depth, space)),
    )


def _height(under: float, tallest: float, whole: float, space: HeadSpace) -> float:
    """The height of a picture over its head: all that is there, unless it would lose more than a quarter (`whole`)."""
    height = min(under, tallest)
    return whole if height > whole and _lines(under - whole, space) >= LEAST_TEXT else height


def _head(parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace) -> tuple[tuple[Item, ...], float]:
    """The head, and how deep it is: what stands under the headline in the last column where there is room for it."""
    stacked, beside = head(parts, matter, space, HEAD_AIR), _beside(parts, matter, space)
    return beside if beside and beside[1] <= stacked[1] else stacked


def _beside(
    parts: Sequence[HeadPart], matter: HeadMatter, space: HeadSpace
) -> tuple[tuple[Item, ...], float] | None:
    """Label, kicker and headline over all columns but the last, which has the rest; both end on one line."""
    stick, story = matter.stick, matter.story
    left = tuple(part for part in parts if part in ("label", "kicker", "headline"))
    right = tuple(part for part in parts if part not in left)
    if space.columns < BESIDE_FROM or "headline" not in left or not right or matter.headline is None:
        return None
    width = space.width - space.column - space.gutter
    texts = (story.headline, *story.headline_variants)[matter.headline.text :][:1]
    narrow = set_display(
        texts, stick.style("headline"), pt(width), stick.typesetter, ladder=ladder_of(stick), lang=stick.lang
    )
    if narrow.note or narrow.size < LEAST_BESIDE * matter.headline.size:
        return None
    start = space.x + (space.column + space.gutter if stick.rtl else 0.0)
    end = space.x + (0.0 if stick.rtl else width + space.gutter)
    own = replace(matter, headline=narrow)
    words, deep = head(left, own, replace(space, x=start, width=width, columns=1), HEAD_AIR)
    rest, lower = head(right, matter, replace(space, x=end, width=space.column, columns=1), HEAD_AIR)
    if not rest:
        return None
    # Both end on one line; words that are more than the headline begin beside it.
    return (*words, *(moved(item, 0.0, max(0.0, deep - lower)) for item in rest)), max(deep, lower)


def _caption(matter: HeadMatter, space: HeadSpace, lead: Figure) -> Row:
    stick = matter.stick
    style = stick.ragged("caption")
    return text_row(
        stick.typesetter, caption_runs(lead), style, space.width, stick.lang, "figcaption", "caption"
    )


def _figure(lead: Figure, caption: Row, space: HeadSpace, width: float, height: float) -> Group:
    """The picture from the head of the sheet on, its caption under it on the type area."""
    picture = PictureBox(Box(0.0, 0.0, width, height), lead.key, "lead", lead.alt)
    words = placed(caption, space.x, above=height + CAPTION_AIR).items
    return Group("figure", (picture, *words), role="figure")


def _lines(height: float, space: HeadSpace) -> int:
    """Lines of text that go into so much height, with a line of air above them."""
    return int(height / space.grid + 1e-6) - 1


def _cut(own: float, shape: float) -> float:
    return 1 - min(own, shape) / max(own, shape)


def _nearer(under: float, alone: float, shape: float) -> bool:
    """Whether the shape over the head is nearer to the picture's own than the shape of a whole page."""
    if under < LOWEST:
        return False
    return abs(math.log(under / shape)) <= abs(math.log(max(alone, under) / shape))
