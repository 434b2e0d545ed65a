"""a story + its stick → what flows of it, the ladder of its head, and where letters stand in a line of its grid.

What a story is set by on a page of its own and in a box of a sheet alike.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from pagekit.house.story import Story
from pagekit.layout import Composed
from pagekit.layout.manifest import HeadPart
from pagekit.typeset.blocks.author import portraits
from pagekit.typeset.blocks.body import body_matter
from pagekit.typeset.blocks.displays import AdvertPlace
from pagekit.typeset.blocks.endmatter import end_matter
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.flow.boxes import GridLine
from pagekit.typeset.lines.headline import Step
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.matter import Flowing, FlowText
from pagekit.units import Length

SIGNED: frozenset[HeadPart] = frozenset({"byline", "meta"})
"""Parts of a head that say who wrote the story and where."""


def grid_line(stick: Stick) -> GridLine:
    """Where the letters of the text stand in a line of the grid: boxes keep to them."""
    style, text = stick.on_grid("text"), heights(stick.typesetter.book, stick.style("text"))
    baseline = text.baseline(style.size, stick.grid)
    return GridLine(baseline - text.x * style.size, stick.grid - baseline)


def story_matter(
    story: Story, stick: Stick, adverts: Mapping[int, AdvertPlace], *, byline: bool, asked: bool = True
) -> tuple[Flowing, ...]:
    """Body and end matter. `byline`: the head says who wrote it and where; portraits that it does not show stand beside
    an author's line. `asked`: with the calls to action.
    """
    own = replace(story, dateline=None, byline=None) if byline else story
    setup = stick.manifest.composed
    deck = deck_matter(story, stick) if deck_opens(setup) else ()
    shown = portraits(stick, story.byline) if "byline" not in setup.head else ()
    end = end_matter(replace(own, byline=story.byline) if shown else own, stick, asked=asked, shown=shown)
    return (*deck, *body_matter(own, stick, adverts), *end)


def deck_opens(setup: Composed) -> bool:
    """Whether the deck opens the text."""
    return setup.deck == "text" and "deck" not in setup.head


def deck_matter(story: Story, stick: Stick) -> tuple[Flowing, ...]:
    """The deck as paragraphs of the text, in its own style."""
    style = stick.style("deck")
    return tuple(
        FlowText(stick.typesetter.paragraph(runs, style, story.lang), role="deck") for runs in story.deck
    )


def ladder_of(stick: Stick, largest: Length | None = None) -> tuple[Step, ...]:
    """The steps of the pack's ladder, from the largest that is allowed on."""
    style = stick.manifest.styles["headline"]
    steps = [Step(step.size, step.leading, step.lines) for step in style.ladder]
    kept = [step for step in steps if largest is None or step.size.points <= largest.points + 1e-6]
    return tuple(kept or steps[-1:])
