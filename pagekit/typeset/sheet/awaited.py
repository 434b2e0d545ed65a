"""an advert whose creative has not come + its box → the box marked for all to see: framed, ruled, with whose it is."""

from __future__ import annotations

from dataclasses import replace

from pagekit.house.story import Run
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.page import Box, Item, RuleBox, TintBox, moved
from pagekit.typeset.sheet.advert import SetAdvert

FRAME = 2.0
PAD = 8.0
STEP = 3
"""Lines of the grid from one rule to the next."""
HAIR = 0.5


def marked(stick: Stick, advert: SetAdvert, area: Box, who: str) -> SetAdvert:
    """The advert with its box marked: nobody takes it for a finished one, nor the page for ready."""
    step = STEP * stick.grid
    rules = tuple(
        RuleBox(Box(area.x, area.y + at * step, area.width, HAIR), "rule")
        for at in range(1, int(area.height / step) + 1)
        if at * step < area.height - FRAME
    )
    frame = (
        RuleBox(Box(area.x, area.y, area.width, FRAME), "accent"),
        RuleBox(Box(area.x, area.bottom - FRAME, area.width, FRAME), "accent"),
        RuleBox(Box(area.x, area.y, FRAME, area.height), "accent"),
        RuleBox(Box(area.x + area.width - FRAME, area.y, FRAME, area.height), "accent"),
    )
    style = replace(stick.ragged("subheading"), align="center", before=0.0)
    row = text_row(
        stick.typesetter,
        (Run(who),),
        style,
        max(area.width - 2 * PAD, stick.grid),
        stick.lang,
        "p",
        "advert-awaited",
    )
    down = area.y + max(PAD, (area.height - row.height) / 2)
    ground = TintBox(Box(area.x + FRAME, down - 2, area.width - 2 * FRAME, row.height + 4), "paper")
    words = tuple(moved(item, area.x + PAD, down) for item in row.items)
    items: tuple[Item, ...] = (*advert.item.items, *rules, *frame, ground, *words)
    return replace(advert, item=replace(advert.item, items=items))
