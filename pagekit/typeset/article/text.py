"""a Story + its pictures and adverts → all that flows through its columns, in the order of reading."""

from __future__ import annotations

from dataclasses import replace

from pagekit.house.story import Story
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.blocks.displays import figure_flow
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.matter import FlowBox, Flowing, FlowText
from pagekit.typeset.story.galley import story_matter


def article_matter(ground: Ground, *, with_lead: bool) -> tuple[Flowing, ...]:
    """Body and end matter. `with_lead`: the lead picture stands in the columns, before the text."""
    story, stick, setup = ground.story, ground.stick, ground.setup
    flowing = story_matter(story, stick, ground.matter.adverts, byline="byline" in setup.head)
    lead = figure_flow(stick, story.lead, role="lead") if with_lead and story.lead else ()
    if setup.boxes == "foot":
        flowing = tuple(_sinking(flow) for flow in flowing)
    return (*lead, *flowing)


def deck_matter(story: Story, stick: Stick) -> tuple[Flowing, ...]:
    """The deck, where the head has no room for it."""
    style = stick.on_grid("deck")
    return tuple(
        FlowText(stick.typesetter.paragraph(runs, style, story.lang), role="deck") for runs in story.deck
    )


def _sinking(flow: Flowing) -> Flowing:
    """A side box goes to the foot of its page."""
    return replace(flow, foot=True) if isinstance(flow, FlowBox) and flow.kind == "factbox" else flow
