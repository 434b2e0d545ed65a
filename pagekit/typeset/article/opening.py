"""the lead picture + the head + a sheet → Opening: the page that the picture fills, facing the text's first page.

The rules:
1. The picture runs to the trim at the head and at both sides. Its caption stands under it, on the type area.
2. Under a wide picture stands the head, down to the foot of the type area: the picture takes what the head leaves, so
   that the page is full. Beside a tall one the head stands over its text, and the picture has the page.
3. Of the two it is the one that crops the picture less. Where it would lose more than a quarter, and there is room
   for text under the head, it stands lower. No more than half of it is ever cut away.
4. Where the text would run a little way into one more page, it begins under the head, and the picture gives up height,
   at most a quarter of what its own shape has.
5. Text may begin in the last column, beside the head (`arrangements`); there it reaches down to the foot.
6. Air above a head without a picture, or above the text that faces its opening, is one of the pack's sinks or none;
   never what is left over.

Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Figure
from pagekit.layout.manifest import Arrangement, HeadPart
from pagekit.typeset.article.arrangements import arranged, own_words
from pagekit.typeset.article.head import FURNITURE
from pagekit.typeset.blocks.displays import CAPTION_GAP, caption_runs
from pagekit.typeset.blocks.stick import placed, text_row
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Group, Item, PictureBox, moved
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace

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
MORE_AIR = 2.5
"""Lines of air more over a head that spare its picture a deeper cut."""
CAPTION_AIR = 1.5 * CAPTION_GAP
HEAD_WHITE = 2.0
"""What a line across the page that is white in a head costs."""
SMALLER_HEAD = 5.0
"""What it would cost that a head lost all of its size to what stands beside it."""
LEAD_CUT, CUT = 5.0, 0.25
"""What it costs that more than so much of the lead picture is lost."""
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
    beside: int = 0
    """Lines of text in the last column, from the head down to the foot; 0 where none begins there."""
    smaller: float = 0.0
    """The share of its size that the headline has lost."""
    air: float = 0.0
    """Lines of air over the head that are left over."""
    white: float = 0.0
    """Lines across the page that are white in the head and above it."""
    facing: tuple[Item, ...] = ()
    """What stands at the head of the page that faces it: the other half of a picture across both."""
    under: int = 0
    """Lines of the grid under that half, down to the foot."""

    @property
    def cost(self) -> float:
        """What it costs as such, in lines of white."""
        return HEAD_WHITE * self.white + SMALLER_HEAD * self.smaller + LEAD_CUT * (self.cut > CUT + 1e-6)


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
    way: Arrangement = "stacked",
    lines: int = 0,
    larger: int = 0,
) -> Opening | None:
    """The opening of a story whose lead picture has this shape, its head arranged in that way; None without a lead
    picture, and where the head cannot stand so.

    `lines` of the grid are left free for text under the head and a line between them. `larger`: steps by which the
    headline is larger.
    """
    if matter.story.lead is None:
        return None
    words = arranged(way, own_words(parts), replace(matter, lead_height=0.0), space, larger)
    if words is None:
        return None
    depth, given = words.depth, (lines + 1) * space.grid if lines else 0.0
    caption = caption_row(matter, space, matter.story.lead)
    below = caption.height + CAPTION_AIR if caption.items else 0.0
    alone, under = sheet.foot - below, sheet.foot - below - depth - given
    tallest = sheet.width * shape / KEPT
    if not _nearer(under / sheet.width, alone / sheet.width, shape):
        figure = _figure(matter.story.lead, caption, space, sheet.width, alone)
        kept = tuple(part for part in parts if part != "lead")
        lost = cut_away(alone / sheet.width, shape)
        # A picture much too low or too tall to fill its page has none.
        return Opening((figure,), kept, with_head=False, foot=alone, cut=lost) if lost <= 1 - KEPT else None
    height = _height(under, tallest, sheet.width * shape / WHOLE, space)
    # The head ends on the foot, over the text if there is some; under a picture too low for its page it follows it.
    lower = _lines(under - height, space) >= LEAST_TEXT
    top = height + below if lower or height == tallest else sheet.foot - given - depth
    if words.text_beside:
        # The text beside it stands on the grid, and so does the head.
        top -= _off_grid(sheet.foot - top, space)
        height = min(height, top - below)
    figure = _figure(matter.story.lead, caption, space, sheet.width, height)
    header = Group("header", tuple(moved(item, 0.0, top) for item in words.items), role="head")
    return Opening(
        (figure, header),
        tuple(part for part in parts if part in FURNITURE),
        with_head=True,
        foot=height,
        cut=cut_away(height / sheet.width, shape),
        spare=max(0, _lines(height - sheet.width * max(GIVEN * shape, LOWEST), space)) + lines,
        room=max(0, _lines(sheet.foot - top - depth, space)),
        beside=round((sheet.foot - top) / space.grid) - words.air if words.text_beside else 0,
        smaller=words.smaller,
        air=max(0.0, top - height - below) / space.grid,
        white=words.white + max(0.0, top - height - below) / space.grid,
    )


def _height(under: float, tallest: float, whole: float, space: HeadSpace) -> float:
    """The height of a picture over its head: all that is there, unless it would lose more than a quarter (`whole`) and
    text goes into what is left, or nobody sees that as air.
    """
    height = min(under, tallest)
    left = _lines(under - whole, space)
    fits = left >= LEAST_TEXT or height - whole <= MORE_AIR * space.grid
    return whole if height > whole and fits else height


def caption_row(matter: HeadMatter, space: HeadSpace, lead: Figure) -> Row:
    """The caption of a picture that opens a story, on the type area."""
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


def _off_grid(height: float, space: HeadSpace) -> float:
    """What a height lacks to be whole lines of the grid."""
    return math.ceil(height / space.grid - 1e-6) * space.grid - height


def cut_away(own: float, shape: float) -> float:
    """The share of a picture of this shape that a box of its own cuts away."""
    return 1 - min(own, shape) / max(own, shape)


def _nearer(under: float, alone: float, shape: float) -> bool:
    """Whether the shape over the head is nearer to the picture's own than the shape of a whole page."""
    if under < LOWEST:
        return False
    return abs(math.log(under / shape)) <= abs(math.log(max(alone, under) / shape))
