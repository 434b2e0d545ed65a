"""a page's name, section and date + a box → the folio line of an inside page; a section + a box → its strip. Points.

The rules:
1. Outside stand the page's number, larger than the rest, and its section; inside the publication and the date. Where
   both have no room, the publication goes, then the section.
2. A folio is told by its page's side, not by the way its words run.
3. The strip has the section's name at the outer edge in the section's accent, over a rule of one ink, no larger
   than the box lets it. Which style it has is the page design's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagekit.house.story import Run
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.page import Box, Group, Item, RuleBox, Side
from pagekit.typeset.sheet.lined import (
    Edge,
    Measure,
    baseline,
    caps,
    grid_lines,
    narrowed,
    set_line,
    wide,
)
from pagekit.typeset.sheet.words import PageWords
from pagekit.typeset.style import TypeStyle

FOLIO_RULE, STRIP_RULE = 0.5, 1.5
UNDER = 3.8
"""Points from the folio's baseline to its rule, and from the strip's rule to the foot of its box."""
BESIDE = 6.0
"""Points between the number and the section."""
APART = 12.0
"""Points between what stands outside and what stands inside."""
PARTED = " · "


def folio_strip(stick: Stick, words: PageWords, name: str, side: Side, box: Box) -> tuple[Item, ...]:
    """The folio line at the head of its box, its rule under it."""
    outer, inner = _edges(side)
    base = baseline(stick, box, 0)
    number, running = stick.style("page_number", words.lang), stick.style("running", words.lang)
    number = narrowed(stick, (Run(name),), number, box.width / 2, words.lang)
    taken = wide(stick, (Run(name),), number, words.lang) + BESIDE
    section, told = _with_room(stick, words, running, box.width - taken - APART)
    left = box.x if outer == "left" else box.x + taken
    beside = Measure(left + (taken if outer == "left" else -taken), box.width - taken)
    whole = Measure(box.x, box.width)
    parts: Sequence[tuple[Run, TypeStyle, Measure, Edge, str]] = (
        (Run(name), number, whole, outer, f"folio-{side}"),
        (Run(section, strong=True), running, beside, outer, "folio-section"),
        (Run(told), running, whole, inner, "folio-date"),
    )
    items = [
        item
        for run, style, measure, edge, role in parts
        for item in set_line(stick, (run,), style, measure, base, edge, role=role, lang=words.lang)
    ]
    rule = RuleBox(Box(box.x, base + UNDER, box.width, FOLIO_RULE), "ink")
    return (Group("div", (*items, rule), role="folio"),)


def section_strip(
    stick: Stick, section: str, side: Side, box: Box, name: str = "strip", *, air: float = 0.0
) -> tuple[Item, ...]:
    """The section's name over its rule, at the foot of the box. `name`: its text style; `air`: what stays clear at the
    head of the box.
    """
    outer, _ = _edges(side)
    style = stick.style(name)
    base = baseline(stick, box, max(grid_lines(stick, box) - 2, 0))
    room = min(1.0, (base - box.y - air) / caps(stick, style))
    style = narrowed(stick, (Run(section),), style.at(style.size * room, style.leading), box.width)
    return (Group("div", tuple(_strip(stick, section, style, box, base, outer)), role="strip"),)


def _strip(stick: Stick, section: str, style: TypeStyle, box: Box, base: float, edge: Edge) -> Iterator[Item]:
    if section:
        yield from set_line(
            stick, (Run(section),), style, Measure(box.x, box.width), base, edge, role="strip"
        )
    yield RuleBox(Box(box.x, box.bottom - UNDER, box.width, STRIP_RULE), "accent")


def _edges(side: Side) -> tuple[Edge, Edge]:
    """The outer edge of a page, and the one at the fold."""
    return ("right", "left") if side == "right" else ("left", "right")


def _with_room(stick: Stick, words: PageWords, style: TypeStyle, width: float) -> tuple[str, str]:
    """The section, and what stands inside, as far as they go beside each other."""
    whole = PARTED.join(filter(None, (words.publication, words.date)))
    tries = ((words.section, whole), (words.section, words.date), ("", whole), ("", words.date))
    for section, told in tries:
        taken = wide(stick, (Run(section, strong=True),), style, words.lang)
        if taken + wide(stick, (Run(told),), style, words.lang) <= width:
            return section, told
    return "", ""
