"""Story + code + a width → the way to the story's page: code, short address, who shares it, where to tell of a fault.

What belongs to the page on the web and makes no sense above a printed story stands here, small, in one block. Lengths
are points.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pagekit.house.story import LabelledLink, Run, Runs, Story
from pagekit.typeset.addresses import STORY_CODE
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.page import Box, Group, Item, SlotBox, moved
from pagekit.typeset.style import page_aligned

CODE_AIR = 4.0
"""Between a code and the words beside it."""
HANG = 2.0
"""A code's first modules stand so far under the top of the line beside it: level with its capitals."""
PARTED = "\u00a0· "
"""The dot stays with what it follows: no line begins with it."""
CRUMB_MARK = " › "


class Told(NamedTuple):
    """A line of the block."""

    runs: Runs
    role: str


class Cell(NamedTuple):
    """Lines that stand one under another, from that left edge on, in that measure; the first may have the code."""

    x: float
    width: float
    told: tuple[Told, ...]
    coded: bool = False


def story_way(story: Story, code: bool) -> tuple[Told, ...]:
    """The words beside a code: what it is for, and the address it leads to."""
    if not code:
        return ()
    told = [Told((Run(story.labels.scan, strong=True),), "online-lead")]
    if story.short_url:
        told.append(Told((Run(story.short_url, href=story.url),), "online-address"))
    return tuple(told)


def shared_by(story: Story) -> tuple[Told, ...]:
    """The services that share it; none for a story without a page."""
    links = [LabelledLink(link.name, link.href) for link in story.share]
    return (Told(linked(links), "online-share"),) if links else ()


def fault_way(story: Story) -> tuple[Told, ...]:
    """Where to tell of a fault."""
    fault = story.report_fault
    return (Told((Run(fault.label, href=fault.href),), "fault"),) if fault else ()


def actions(story: Story) -> tuple[Told, ...]:
    """What the house asks its readers to do."""
    return (Told(linked(story.calls_to_action), "actions"),) if story.calls_to_action else ()


def way_from_front(story: Story) -> tuple[Told, ...]:
    """The breadcrumbs."""
    runs: list[Run] = []
    for crumb in story.breadcrumbs:
        runs.extend([Run(CRUMB_MARK)] if runs else [])
        runs.append(Run(crumb.text, href=crumb.href))
    return (Told(tuple(runs), "crumbs"),) if runs else ()


def linked(links: Sequence[LabelledLink]) -> Runs:
    """Links in one line."""
    runs: list[Run] = []
    for link in links:
        runs.extend([Run(PARTED)] if runs else [])
        runs.append(Run(link.label, href=link.href))
    return tuple(runs)


def online(
    stick: Stick, story: Story, cells: Sequence[Cell], scale: float = 1.0
) -> tuple[tuple[Item, ...], float]:
    """The block, and how high it is; the white at a code's edges hangs outside. In the labels' language. `scale`: the
    code's size as a multiple of the pack's.
    """
    lang = story.labels.lang
    inner: list[Item] = []
    height = 0.0
    for cell in cells:
        made, deep = _cell(stick, story, cell, scale)
        inner += made
        height = max(height, deep)
    if not inner:
        return (), 0.0
    return (Group("aside", tuple(inner), role="online", lang=lang if lang != stick.lang else ""),), height


def _cell(stick: Stick, story: Story, cell: Cell, scale: float) -> tuple[list[Item], float]:
    code = stick.manifest.composed.code
    size, quiet = scale * code.size.points, scale * code.quiet.points
    taken = size - quiet + CODE_AIR if cell.coded else 0.0
    items: list[Item] = []
    y = 0.0
    for runs, role in cell.told:
        # The way from the front is in the story's words, all else in the house's.
        lang = stick.lang if role == "crumbs" else story.labels.lang
        style = page_aligned(stick.style("label", lang=lang), lang, rtl=stick.rtl)
        width = max(cell.width - taken, style.size)
        row = text_row(stick.typesetter, runs, style, width, lang, "p", role, story_lang=stick.lang)
        start = cell.x if stick.rtl else cell.x + taken
        items += [moved(item, start, y) for item in row.items]
        y += row.height
    if cell.coded:
        left = cell.x + (cell.width - size + quiet if stick.rtl else -quiet)
        items.insert(0, SlotBox(Box(left, HANG - quiet, size, size), "code", STORY_CODE))
        y = max(y, HANG + size - 2 * quiet)
    return items, y
