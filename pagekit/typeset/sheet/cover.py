"""a publication's name, its lead story and what else is in it + a sheet → the front of a magazine's cover. Points.

The rules:
1. The name stands at the head over its date line; under it the picture, to the trim at both sides, its credit below.
   It takes what the words under it leave, up to a fifth more than the pack gives it.
2. Under the picture stands the story that it belongs to, in all columns but the last: the largest head that goes in.
3. In the last column stand other stories, each with its page; those that have no room are not told of.
4. Without a picture the head has the width of the page, and the others stand under it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pagekit.house.story import Figure, Run
from pagekit.layout.runs import CoverDesign
from pagekit.typeset.addresses import edition_key
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.lines.headline import Headline, set_display
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Box, Group, Item, PictureBox, Piece, RuleBox, TextBox, moved
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.contents import ContentsEntry, entry_line, head_row, linked
from pagekit.typeset.sheet.front import FrontWords, front
from pagekit.typeset.sheet.lined import Measure, baseline, ends, set_line, wide
from pagekit.typeset.story.text import ladder_of
from pagekit.units import pt

RULE = 0.5
UNDER = 2
"""Lines from the picture's foot to the words, its credit between them."""
SUNK = 6
"""Lines between the name and a head that has no picture over it."""
CREDIT_AIR = 2.0
HIGHER = 0.2
"""The share of the pack's lines that the picture may have more."""
BESIDE = 6.0
ABOVE = 0.65
"""Of a line from a rule to the head under it."""
NEARLY = 0.5
HANGING = 0.75
"""The share of its size that a page has beside the head of another story."""


@dataclass(frozen=True, slots=True)
class SetCover:
    """The cover, and the stories that had no room on it."""

    items: tuple[Item, ...]
    left_out: tuple[ContentsEntry, ...] = ()
    depth: float = 0.0
    """How deep the words are that were set last."""


def cover(
    stick: Stick,
    sheet: Sheet,
    design: CoverDesign,
    plate: FrontWords,
    lead: ContentsEntry | None,
    others: Sequence[ContentsEntry],
    picture: Figure | None,
) -> SetCover:
    """The front of the cover. `picture`: the lead's."""
    grid, top = sheet.grid, sheet.y - design.above * sheet.grid
    name = front(stick, plate, Box(sheet.x, top, sheet.width, design.plate * grid))
    under = top + design.plate * grid
    if lead is None:
        return SetCover(name, tuple(others))
    if picture is None or sheet.columns < 2:
        under += SUNK * grid
        depth, head = _head(
            stick, lead, Box(sheet.x, under, sheet.width, (sheet.foot - under) / 2), linked(lead.deck, lead)
        )
        y = under + math.ceil(depth / grid + SUNK) * grid
        told = _told(stick, others, Box(sheet.x, y, sheet.column, sheet.foot - y))
        return SetCover((*name, *head, *told.items), told.left_out)
    y = under + (design.picture + UNDER) * grid
    side, most = sheet.column, sheet.width - sheet.column - sheet.gutter
    left, right = (side + sheet.gutter, 0.0) if stick.rtl else (0.0, most + sheet.gutter)
    depth, head = _head(stick, lead, Box(sheet.x + left, y, most, sheet.foot - y), linked(lead.deck, lead))
    # Their first line is level with the page of the cover's story.
    lower = Box(sheet.x + right, y + grid, side, sheet.foot - y - grid)
    told = _told(stick, others, lower)
    spare = int((sheet.foot - y - max(depth, told.depth + grid)) / grid + 1e-6)
    more = max(0, min(spare, int(design.picture * HIGHER)))
    box = Box(0.0, under, sheet.paper.width.points, (design.picture + more) * grid)
    words = (moved(item, 0.0, more * grid) for item in (*head, *told.items))
    return SetCover((*name, _figure(stick, sheet, lead, picture, box), *words), told.left_out)


def _figure(stick: Stick, sheet: Sheet, lead: ContentsEntry, figure: Figure, box: Box) -> Group:
    """The picture, its credit at the end of the line under it."""
    items: list[Item] = [PictureBox(box, edition_key(lead.story, figure.key), "lead", figure.alt)]
    if figure.credit:
        style = replace(stick.ragged("label", lead.lang), align="end")
        row = text_row(
            stick.typesetter, (Run(figure.credit),), style, sheet.width, lead.lang, "figcaption", "caption",
            story_lang=stick.lang,
        )  # fmt: skip
        items += (moved(item, sheet.x, box.bottom + CREDIT_AIR) for item in row.items)
    return Group("figure", tuple(items), role="figure")


# ---- The story of the cover --------------------------------------------------------------------------------


def _head(stick: Stick, lead: ContentsEntry, box: Box, deck: Sequence[Run]) -> tuple[float, tuple[Item, ...]]:
    """Its page and kicker, its head as large as goes in, and its deck where the head leaves room; how deep they are."""
    line = entry_line(stick, lead, box)
    half = stick.grid / 2
    words = text_row(
        stick.typesetter, tuple(deck), stick.ragged("deck", lead.lang), box.width, lead.lang, "p", "deck",
        story_lang=stick.lang,
    )  # fmt: skip
    room = box.height - line.height
    below = words.height + half if words.items else 0.0
    head = _display(stick, lead, box.width, room - below)
    if head.height > room - below:
        below, head = 0.0, _display(stick, lead, box.width, room)
    items = [*line.items, *(moved(item, box.x, box.y + line.height) for item in head.items)]
    if below:
        down = box.y + line.height + head.height + half
        items += (moved(item, box.x, down) for item in words.items)
    return line.height + head.height + below, (Group("section", tuple(items), role="cover"),)


def _display(stick: Stick, lead: ContentsEntry, width: float, height: float) -> Row:
    """The head at the largest step of the ladder that goes in, at the last where none does."""
    own = replace(stick, lang=lead.lang)
    style, ladder = own.style("headline"), ladder_of(own)
    if not ladder:
        return head_row(stick, lead, "headline", width)
    texts, found = (linked(lead.head, lead),), None
    for step in ladder:
        most = math.floor(height / step.leading.points)
        if most < 1:
            continue
        found = set_display(
            texts, style, pt(width), stick.typesetter, ladder=(replace(step, lines=most),), lang=lead.lang
        )
        if found.note is None:
            return _row(stick, lead, found, width)
    found = set_display(texts, style, pt(width), stick.typesetter, ladder=ladder[-1:], lang=lead.lang)
    return _row(stick, lead, found, width)


def _row(stick: Stick, lead: ContentsEntry, head: Headline, width: float) -> Row:
    piece = Piece(0.0, 0.0, width, head.leading.points, head.set_lines)
    lang = lead.lang if lead.lang != stick.lang else ""
    box = TextBox(
        "p", "headline", (piece,), lang=lang, direction=stick.direction, role="headline",
        size=head.size.points,
    )  # fmt: skip
    return Row(head.depth.points, (box,))


# ---- The others --------------------------------------------------------------------------------------------


def _told(stick: Stick, others: Sequence[ContentsEntry], box: Box) -> SetCover:
    """Other stories, one under another between rules, their pages hanging beside them."""
    grid = stick.grid
    style = stick.style("contents_number")
    style = style.at(style.size * HANGING, style.leading)
    hung = max((wide(stick, (Run(entry.page),), style) for entry in others), default=0.0) + BESIDE
    begin, _ = ends(stick)
    told: list[Item] = []
    taken = set_count = 0
    for entry in others:
        head = head_row(stick, entry, "cover_refer", box.width - hung)
        lines = math.ceil(head.height / grid - 0.01)
        if (taken + lines) * grid > box.height + NEARLY:
            break
        y = box.y + taken * grid
        if taken:
            told.append(RuleBox(Box(box.x, y - ABOVE * grid, box.width, RULE), "rule"))
        number = (Run(entry.page, href=f"#{entry.anchor}"),)
        base = baseline(stick, Box(box.x, y, box.width, grid), 0)
        told += set_line(stick, number, style, Measure(box.x, box.width), base, begin, role="index-page")
        told += (moved(item, box.x + stick.left(hung), y) for item in head.items)
        taken, set_count = taken + lines + 1, set_count + 1
    group = (Group("nav", tuple(told), role="index"),) if told else ()
    return SetCover(group, tuple(others[set_count:]), max(0, taken - 1) * grid)
