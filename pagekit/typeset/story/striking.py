"""a story without a lead picture + the number of one of its boxes → a part of its head: the number, very large.

It is a number that the story names: `figure` of a box of facts, the first that has one. It is said once: the box keeps
its title and what is in it. Lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pagekit.house.story import FactboxText, Story, plain
from pagekit.typeset.blocks.stick import Stick, blank, placed, text_row
from pagekit.typeset.page import Group
from pagekit.typeset.story.head_stack import HeadMatter, HeadSpace, SetPart, stacked

SIZE, LEADING = 120.0, 1.0
"""Of the number, the leading in em."""
NARROW = 0.5
"""The least share of its size that it may have; one so long is no number to be struck by."""
TITLE_GAP = 8.0


def striking(story: Story, stick: Stick) -> FactboxText | None:
    """The box whose number opens the story; None where a picture does, or where there is none."""
    if story.lead is not None and story.lead.key in stick.shapes:
        return None
    return next(_numbered(story), None)


def _numbered(story: Story) -> Iterator[FactboxText]:
    return (block for block in story.body if isinstance(block, FactboxText) and not blank(block.figure))


def without_number(story: Story, stick: Stick, width: float) -> Story:
    """The story as its text is set where the number stands in the head, in so much width."""
    box = striking(story, stick)
    if box is None or not _size(stick, box, width):
        return story
    body = tuple(replace(block, figure=()) if block is box else block for block in story.body)
    return replace(story, body=body)


def number_part(matter: HeadMatter, space: HeadSpace) -> SetPart:
    """The number in the largest size that the width holds, and under it what it counts."""
    stick = matter.stick
    box = striking(matter.story, stick)
    size = _size(stick, box, space.width) if box else 0.0
    if box is None or not size:
        return SetPart((), 0.0)
    style = stick.ragged("headline").at(size, LEADING * size)
    setter, lang = stick.typesetter, stick.lang
    number = text_row(setter, box.figure, style, space.width, lang, "p", "head-figure", sized=True)
    title = text_row(setter, box.title, stick.ragged("subheading"), space.width, lang, "p", "head-counted")
    rows = [number, placed(title, above=TITLE_GAP)] if title.items else [number]
    items, height = stacked(rows)
    return SetPart((Group("div", items, role="striking"),), height, 1.0, 1.0)


def _size(stick: Stick, box: FactboxText, width: float) -> float:
    """The number's size in a width; 0 where it has no room."""
    style = stick.ragged("headline").at(SIZE, LEADING * SIZE)
    share = min(1.0, (width - 1.0) / stick.typesetter.width(plain(box.figure), style, stick.lang))
    return share * SIZE if share >= NARROW else 0.0
