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


def widened(flowing: Sequence[Flowing], ground: Ground) -> tuple[Flowing, ...]:
    """The matter with its first picture across all columns."""
    found = _first_picture(flowing)
    if found is None:
        return tuple(flowing)
    place, box = found
    return (*flowing[:place], replace(box, span=ground.sheet.columns), *flowing[place + 1 :])


def widening(flowing: Sequence[Flowing], ground: Ground) -> float:
    """How many lines more of each column the first picture takes across all of them; 0 where it cannot."""
    found, sheet = _first_picture(flowing), ground.sheet
    if found is None or sheet.columns < 2:
        return 0.0
    across, alone = (found[1].make(width).height / sheet.grid + 1 for width in (sheet.width, sheet.column))
    return across - alone / sheet.columns


def _first_picture(flowing: Sequence[Flowing]) -> tuple[int, FlowBox] | None:
    """The first picture of the text, and its place; None where there is none."""
    for place, flow in enumerate(flowing):
        if isinstance(flow, FlowBox):
            shown = figure_of(flow)
            if shown and shown[1] == "inline":
                return place, flow
    return None


def _sinking(flow: Flowing) -> Flowing:
    """A side box goes to the foot of its page."""
    return replace(flow, foot=True) if isinstance(flow, FlowBox) and flow.kind == "factbox" else flow
