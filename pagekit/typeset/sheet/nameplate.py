"""a publication's name + a section → the nameplate: the name as large as can be, the section beside it.

1. A name that needs more than `MOST_LINES` is set smaller, down to the last of `SMALLER`.
2. The section stands at the end of the name's last line, on its baseline; where there is no room, under it. It stands
   alone on a page whose publication has no name.

Lengths are points.
"""

from __future__ import annotations

from dataclasses import replace

from pagekit.house.story import Run
from pagekit.typeset.blocks.stick import Stick, placed, text_row
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.matter import Row
from pagekit.typeset.page import Group
from pagekit.typeset.sheet.words import PageWords
from pagekit.typeset.style import TypeStyle, page_aligned

MOST_LINES = 2
SMALLER = (1.0, 0.85, 0.7, 0.6, 0.5, 0.4)
"""Shares of the style's size that are tried."""


def nameplate(words: PageWords, stick: Stick, style: TypeStyle, width: float) -> Row:
    """The name and the section as one row in that width."""
    lang = words.publication_lang
    style, row = _name(words, stick, style, width)
    items, height = list(row.items), row.height
    if words.section:
        side = replace(stick.style("section"), align="end")
        section = text_row(
            stick.typesetter, (Run(words.section),), side, width, stick.lang, "p", "section",
            story_lang=stick.lang,
        )  # fmt: skip
        measure = stick.typesetter.width
        taken = measure(words.publication, style, lang) + measure(words.section, side, stick.lang)
        above = row.height
        if not row.items:
            height = section.height
        elif taken + side.size < width:
            # Both stand on one baseline, that of the last line.
            above += _baseline(stick, style) - _baseline(stick, side) - style.leading
        else:
            height += section.height
        items.extend(placed(section, above=above).items)
    return Row(height, (Group("div", tuple(items), role="nameplate"),) if items else ())


def _name(words: PageWords, stick: Stick, style: TypeStyle, width: float) -> tuple[TypeStyle, Row]:
    """The name at the first size that needs few enough lines."""
    lang, found = words.publication_lang, []
    for share in SMALLER:
        own = style if share == 1 else style.at(style.size * share, style.leading * share)
        row = text_row(
            stick.typesetter, (Run(words.publication),), page_aligned(own, lang, rtl=stick.rtl), width, lang, "p",
            "nameplate", story_lang=stick.lang, sized=share != 1,
        )  # fmt: skip
        found.append((own, row))
        if row.height <= (MOST_LINES + 0.5) * own.leading:
            break
    return found[-1]


def _baseline(stick: Stick, style: TypeStyle) -> float:
    """From the top of a line to its baseline."""
    return heights(stick.typesetter.book, style).baseline(style.size, style.leading)
