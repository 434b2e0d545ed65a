"""a Story + its pictures and adverts → all that flows through its columns, in the order of reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pagekit.house.story import Story
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.blocks.displays import figure_flow, figure_of
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.matter import FlowBox, Flowing, FlowText
from pagekit.typeset.story.text import SIGNED, story_matter


def article_matter(ground: Ground, *, with_lead: bool) -> tuple[Flowing, ...]:
    """Body and end matter. `with_lead`: the lead picture stands in the columns, before the text."""
    story, stick, setup = ground.story, ground.stick, ground.setup
    signed = not SIGNED.isdisjoint(setup.head)
    flowing = story_matter(story, stick, ground.matter.adverts, byline=signed, asked=False)
    lead = figure_flow(stick, story.lead, role="lead") if with_lead and story.lead else ()
    if setup.boxes == "foot":
        flowing = tuple(_sinking(flow) for flow in flowing)
    return (*lead, *flowing)


def deck_matter(story: Story, stick: Stick) -> tuple[Flowing, ...]:
    """The deck, where the head has no room for it."""
    style = stick.style("deck")
    return tuple(
        FlowText(stick.typesetter.paragraph(runs, style, story.lang), role="deck") for runs in story.deck
    )


def widened(flowing: Sequence[Flowing], ground: Ground, number: int) -> tuple[Flowing, ...]:
    """The matter with the picture of that number, from 1 on, across all columns."""
    place, box = pictures(flowing)[number - 1]
    return (*flowing[:place], replace(box, span=ground.sheet.columns), *flowing[place + 1 :])


def widenings(flowing: Sequence[Flowing], ground: Ground) -> tuple[float, ...]:
    """How many lines more of each column each picture of the text takes across all of them; none in one column."""
    sheet = ground.sheet
    if sheet.columns < 2:
        return ()
    taken = (
        [box.make(width).height / sheet.grid + 1 for width in (sheet.width, sheet.column)]
        for _place, box in pictures(flowing)
    )
    return tuple(across - alone / sheet.columns for across, alone in taken)


def pictures(flowing: Sequence[Flowing]) -> list[tuple[int, FlowBox]]:
    """The pictures of the text, each with its place in the matter."""
    found = []
    for place, flow in enumerate(flowing):
        shown = figure_of(flow) if isinstance(flow, FlowBox) else None
        if shown and shown[1] == "inline" and isinstance(flow, FlowBox):
            found.append((place, flow))
    return found


def _sinking(flow: Flowing) -> Flowing:
    """A side box goes to the foot of its page."""
    return replace(flow, foot=True) if isinstance(flow, FlowBox) and flow.kind == "factbox" else flow
