"""the lead picture + the head + a sheet → Opening: the page that the picture fills, facing the text's first page.

The rules:
1. The picture runs to the trim at the head and at both sides. Its caption stands under it, on the type area.
2. Under a wide picture stands the head, down to the foot of the type area: the picture takes what the head leaves, so
   that the page is full. Beside a tall one the head stands over its text, and the picture has the page.
3. Of the two it is the one that crops the picture less. No more than half of the picture is ever cut away.
4. Where the text would run a little way into one more page, it begins under the head, and the picture gives up height,
   at most a quarter of what its own shape has.
5. A story that ends on one page with its picture over its columns has no opening.

Lengths are points.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pagekit.layout.manifest import HeadPart
from pagekit.typeset.displays import CAPTION_GAP, caption_runs
from pagekit.typeset.head import HeadMatter, HeadSpace, head
from pagekit.typeset.page import Box, Group, Item, PictureBox, moved
from pagekit.typeset.stick import text_row

KEPT = 0.5
"""The share of a picture that a crop leaves at least."""
FACING = 3
"""The number of the page that faces an opening: a right-hand one."""
ENOUGH = 0.6
"""A text that fills more of the page that faces its opening is not asked to do without one."""
LOWEST = 0.5
"""The lowest shape (height over width) of a picture that fills its page with the head."""
GIVEN = 0.75
"""The share of its own height that a picture keeps when it gives lines to the text."""
HEAD_AIR = 2.0
"""Lines of the grid between the caption and the head."""
CAPTION_AIR = 1.5 * CAPTION_GAP
FURNITURE: tuple[HeadPart, ...] = ("nameplate", "adline", "lead")
"""What belongs to the page and not to the story's head."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The picture's page, and what it leaves of the head for the page that faces it."""

    items: tuple[Item, ...]
    parts: tuple[HeadPart, ...]
    told: bool
    """The story's head stands under the picture."""
    foot: float
    """The y of the picture's foot."""
    spare: int = 0
    """Lines of the grid that the picture may give to the text."""


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
    ratio: float,
    lines: int = 0,
) -> Opening | None:
    """The opening of a story whose lead picture has this shape; None without a lead picture.

    `lines` of the grid are left free for text under the head and a line between them.
    """
    lead = matter.story.lead
    if lead is None:
        return None
    own = tuple(part for part in parts if part not in FURNITURE)
    told, depth = head(own, replace(matter, lead_height=0.0), replace(space, y=0.0), HEAD_AIR)
    given = (lines + 1) * space.grid if lines else 0.0
    row = text_row(
        matter.stick.typesetter,
        caption_runs(lead),
        matter.stick.ragged("caption"),
        space.width,
        matter.stick.lang,
        "figcaption",
        "caption",
    )
    below = row.height + CAPTION_AIR if row.items else 0.0
    tallest = sheet.width * ratio / KEPT
    alone, under = (min(sheet.foot - below - taken, tallest) for taken in (0.0, depth + given))
    with_head = _nearer(under / sheet.width, alone / sheet.width, ratio)
    height = under if with_head else alone
    picture = PictureBox(Box(0.0, 0.0, sheet.width, height), lead.key, "lead", lead.alt)
    caption = tuple(moved(item, space.x, height + CAPTION_AIR) for item in row.items)
    figure = Group("figure", (picture, *caption), role="figure")
    if not with_head:
        return Opening((figure,), tuple(part for part in parts if part != "lead"), told=False, foot=height)
    # The head ends on the foot; under a picture too low for its page it follows the picture.
    top = sheet.foot - given - depth if height < tallest else height + below
    words = Group("header", tuple(moved(item, 0.0, top) for item in told), role="head")
    spare = max(0, int((height - sheet.width * max(GIVEN * ratio, LOWEST)) / space.grid) - 1) + lines
    kept = tuple(part for part in parts if part == "adline")
    return Opening((figure, words), kept, told=True, foot=height, spare=spare)


def _nearer(under: float, alone: float, ratio: float) -> bool:
    """Whether the shape over the head is nearer to the picture's own than the shape of a whole page."""
    if under < LOWEST:
        return False
    return abs(math.log(under / ratio)) <= abs(math.log(max(alone, under) / ratio))
