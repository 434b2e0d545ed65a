"""a page's number + its story → folio and running head: what is drawn on a page and not read with the story. Points."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pagekit.house.story import Run, Runs, Story
from pagekit.typeset.article.head import page_aligned
from pagekit.typeset.article.sheet import Sheet
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.page import Box, Item, RuleBox, moved

RUNNING_RULE = 0.5


def folio(stick: Stick, sheet: Sheet, lang: str, number: int) -> Iterator[Item]:
    """The page's number at its outer edge: right on odd pages, left on even ones."""
    odd = number % 2
    style = replace(stick.style("folio", "label"), align="end" if odd else "start")
    role = "folio-right" if odd else "folio-left"
    row = text_row(stick.typesetter, (Run(str(number)),), style, sheet.width, lang, "p", role)
    return (moved(item, sheet.x, sheet.foot + sheet.grid / 2) for item in row.items)


def running_head(stick: Stick, sheet: Sheet, story: Story, first: bool) -> Iterator[Item]:
    """The publication's name and the story's head over a rule; on the story's first page, its section."""
    top = sheet.y - 2.5 * sheet.grid
    lang = story.publication_lang
    name = page_aligned(stick.style("housemark", "label", lang=lang), lang, stick)
    left = text_row(
        stick.typesetter,
        (Run(story.publication),),
        name,
        sheet.width,
        lang,
        "p",
        "running-name",
        story_lang=story.lang,
    )
    yield from (moved(item, sheet.x, top) for item in left.items)
    told = _told(stick, sheet, story, first)
    if told:
        style = replace(stick.style("running", "label"), align="end")
        right = text_row(stick.typesetter, told, style, sheet.width, story.lang, "p", "running-story")
        yield from (moved(item, sheet.x, top) for item in right.items)
    yield RuleBox(Box(sheet.x, top + sheet.grid + 2.0, sheet.width, RUNNING_RULE), "ink")


def _told(stick: Stick, sheet: Sheet, story: Story, first: bool) -> Runs:
    """The first head that takes no more than half of the width; else the section."""
    style = stick.style("running", "label")
    for runs in () if first else (story.headline, *story.headline_variants):
        width = stick.typesetter.width("".join(run.text for run in runs), style, story.lang)
        if width <= sheet.width / 2:
            return tuple(replace(run, href=None) for run in runs)
    return (Run(story.section),) if story.section else ()
