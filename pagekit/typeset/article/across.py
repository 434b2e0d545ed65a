"""the lead picture + the head + a sheet → Opening: the picture across both pages of a spread, its head under it.

The rules:
1. The picture runs to the trim at the head and at the outer edges, and through the gutter. It is one picture: each page
   shows its half of the same crop, at the same height; caption and words for readers stand once, on the first page.
2. Its foot stands on the grid. It is never cut by more than a quarter.
3. Under its first half stands the head, down to the foot of the type area or over text; under the other half, text.
4. A picture that must be seen whole, or whose subject would stand in the fold, does not open so.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagekit.layout.manifest import Arrangement, HeadPart
from pagekit.typeset.article.arrangements import Arranged, arranged, own_words
from pagekit.typeset.article.head import FURNITURE
from pagekit.typeset.article.opening import (
    CAPTION_AIR,
    CUT,
    LEAST_TEXT,
    Opening,
    OpeningSheet,
    caption_row,
    cut_away,
)
from pagekit.typeset.blocks.stick import placed
from pagekit.typeset.page import Box, Group, PictureBox, moved
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace

PAGES = 2
MOST_AIR = 2
"""Lines of air over a head that nobody sees."""
FOLD = 0.06
"""The share of the picture's width, on either side of the fold, in which no subject stands."""
MIDDLE = 0.5
"""Where a picture has its focus that nobody has set."""


def openings_across(
    parts: Sequence[HeadPart],
    matter: HeadMatter,
    space: HeadSpace,
    sheet: OpeningSheet,
    shape: float,
    way: Arrangement,
) -> Iterator[Opening]:
    """The openings of a story whose lead picture has this shape (height over width), its head arranged in that way: the
    tallest picture first, each a line lower than the one before.
    """
    lead, rtl = matter.story.lead, matter.stick.rtl
    if lead is None or lead.whole or FOLD > abs(lead.focus[0] - MIDDLE) > 0:
        return
    words = arranged(way, own_words(parts), matter, space)
    if words is None:
        return
    caption = caption_row(matter, space, lead)
    below = caption.height + CAPTION_AIR if caption.items else 0.0
    deep = round(words.depth / space.grid)
    lines = int(sheet.foot / space.grid)
    for under in range(LEAST_TEXT + 1, lines):
        foot = sheet.foot - under * space.grid
        lost = cut_away(foot / (PAGES * sheet.width), shape)
        # Lines that the head leaves under the caption.
        free = int((under * space.grid - below) / space.grid + 1e-6) - deep
        room = free - 1 if free > LEAST_TEXT else 0
        if lost > CUT or free < 0 or (not room and free > MOST_AIR):
            continue
        halves = [
            PictureBox(Box(0.0, 0.0, sheet.width, foot), lead.key, "lead", alt, window)
            for alt, window in ((lead.alt, (0.0, 0.5)), ("", (0.5, 1.0)))
        ]
        if rtl:
            # The page that is read first lies on the right.
            halves = [
                PictureBox(half.box, half.key, half.role, half.alt, other.window)
                for half, other in zip(halves, reversed(halves), strict=True)
            ]
        told = placed(caption, space.x, above=foot + CAPTION_AIR).items
        height = (deep + (room + 1 if room else 0)) * space.grid
        top = sheet.foot - height
        header = Group("header", tuple(moved(item, 0.0, top) for item in words.items), role="head")
        air = 0 if room else free
        yield Opening(
            (Group("figure", (halves[0], *told), role="figure"), header),
            tuple(part for part in parts if part in FURNITURE),
            with_head=True,
            foot=foot,
            cut=lost,
            room=room,
            beside=_beside(words, height, space),
            smaller=words.smaller,
            air=air,
            white=words.white + air,
            facing=(halves[1],),
            under=under,
        )


def _beside(words: Arranged, height: float, space: HeadSpace) -> int:
    """Lines of the column beside the head, down to the foot."""
    return round(height / space.grid) - words.air if words.text_beside else 0
