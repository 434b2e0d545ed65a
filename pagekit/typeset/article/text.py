"""a Story + its pictures and adverts → all that flows through its columns, in the order of reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pagekit.house.story import Story
from pagekit.layout import Composed, Manifest
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.displays import AdvertPlace, figure_flow
from pagekit.typeset.blocks.endmatter import end_matter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.matter import FlowBox, Flowing, FlowText


def article_matter(
    story: Story,
    manifest: Manifest,
    stick: Stick,
    ratios: Mapping[str, float],
    adverts: Mapping[int, AdvertPlace],
    *,
    with_lead: bool,
) -> tuple[Flowing, ...]:
    """Body and end matter. `with_lead`: the lead picture stands in the columns, before the text."""
    setup = manifest.composed or Composed()
    # What the head says is not said again.
    told = replace(story, dateline=None, byline=None) if "byline" in setup.head else story
    body = body_matter(
        told,
        stick.typesetter,
        manifest,
        grid=stick.grid,
        ratios=ratios,
        adverts=adverts,
        tallest=stick.tallest,
        column=stick.column,
        trim=stick.trim,
    )
    end = end_matter(
        told,
        stick.typesetter,
        manifest,
        grid=stick.grid,
        ratios=ratios,
        tallest=stick.tallest,
        trim=stick.trim,
    )
    lead = figure_flow(stick, story.lead, role="lead") if with_lead and story.lead else ()
    if setup.boxes == "foot":
        body = tuple(_sinking(flow) for flow in body)
    return (*lead, *body, *end)


def deck_matter(story: Story, stick: Stick) -> tuple[Flowing, ...]:
    """The deck, where the head has no room for it."""
    style = stick.on_grid("deck", "text")
    return tuple(
        FlowText(stick.typesetter.paragraph(runs, style, story.lang), role="deck") for runs in story.deck
    )


def _sinking(flow: Flowing) -> Flowing:
    """A side box goes to the foot of its page."""
    return replace(flow, foot=True) if isinstance(flow, FlowBox) and flow.kind == "factbox" else flow
