"""Story + pack + shapes of its pictures → StoryGalley: the story measured once, ready to be set to any box.

The rules:
1. The head stands across the box: kicker, head, deck, byline, as the pack has them.
2. A wide lead picture stands under it across the columns, or as many of them as are said; a tall one in the first,
   or, where the caller says so, across as many as a wide one.
3. What the head says is not said again in the text.
4. A line of its own speech that may be pulled is spare matter of the text.

Lengths are points.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.house.story import QuoteText, Story
from pagekit.layout import PrintManifest
from pagekit.layout.manifest import HeadPart
from pagekit.notes import Note
from pagekit.typeset.blocks.displays import AdvertPlace, figure_flow
from pagekit.typeset.blocks.pulls import PullPlaces, with_spare
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.copyfit.levers import ABOVE, Galley, Limits, Picture
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import is_spare
from pagekit.typeset.story.head import STORY_PARTS
from pagekit.typeset.story.heads import StoryHeads
from pagekit.typeset.story.pictures import elastic, elastic_pictures
from pagekit.typeset.story.text import SIGNED, deck_opens, grid_line, ladder_of, story_matter
from pagekit.typeset.story.unprinted import unprinted
from pagekit.units import Length

ALL_COLUMNS = 99


@dataclass(frozen=True, slots=True)
class StoryGalley:
    """A story as it can be set to any box of its pack."""

    story: Story
    galley: Galley
    heads: StoryHeads
    gutter: float
    """The pack's: between columns."""
    notes: tuple[Note, ...] = ()
    """What the pack's head has no part for. Parts that the caller chose are the caller's."""
    pull_places: PullPlaces = field(default_factory=PullPlaces)
    """Of its spare pull quote."""


def story_galley(
    story: Story,
    manifest: PrintManifest,
    typesetter: Typesetter,
    shapes: Mapping[str, float] | None = None,
    *,
    adverts: Mapping[int, AdvertPlace] | None = None,
    parts: Sequence[HeadPart] | None = None,
    largest: Length | None = None,
    lead_span: int = ALL_COLUMNS,
    tall_above: bool = False,
    code: bool = False,
    offered: Sequence[QuoteText] = (),
    pull_cost: float = 0.0,
) -> StoryGalley:
    """The story, measured. `shapes`: key of a picture → its height over its width; one that is not in it is left out.

    `parts` of the head: by default those of the pack that are a story's own. `largest`: the greatest size of its head,
    for a story that must not outrank another. `lead_span`: columns that a wide lead picture stands across.
    `tall_above`: a tall one does, too. `code`: a code to scan and the links to the story's page stand beside the deck.
    `offered`: lines that may be pulled; one comes in, at that cost, where the story is short of its box.
    """
    setup = manifest.composed
    own = tuple(parts if parts is not None else setup.head)
    own = tuple(part for part in own if part in STORY_PARTS and part not in ("lead", "figure"))
    stick = Stick(
        typesetter.scoped(),
        manifest,
        story.lang,
        story.direction,
        manifest.baseline.points,
        dict(shapes or {}),
    )
    line = grid_line(stick)
    stick = replace(stick, trim=line.rise + line.drop)
    gutter = manifest.between.points
    lead = _above(stick, story, lead_span, tall=tall_above)
    in_text = figure_flow(stick, story.lead, role="lead") if story.lead and lead is None else ()
    matter = (*in_text, *story_matter(story, stick, adverts or {}, byline=not SIGNED.isdisjoint(own)))
    matter, places = with_spare(matter, offered, stick, pull_cost)
    heads = StoryHeads(story, stick, own, gutter, ladder_of(stick, largest), code)
    pictures = (*((lead,) if lead else ()), *elastic_pictures(stick, matter))
    galley = Galley(
        matter, stick.grid, heads, pictures, line, stick.typesetter, Limits(setup.fit.dearest), setup.jump
    )
    told = {*own, "deck"} if deck_opens(setup) else own
    lost = tuple(unprinted(story, told)) if parts is None else ()
    return StoryGalley(story, galley, heads, gutter, lost, places)


def without_spare(story: StoryGalley) -> StoryGalley:
    """The story without what comes in where it is short of its box."""
    galley = story.galley
    kept = [at for at, one in enumerate(galley.matter) if not is_spare(one)]
    if len(kept) == len(galley.matter):
        return story
    pictures = tuple(
        one if one.item == ABOVE else replace(one, item=kept.index(one.item)) for one in galley.pictures
    )
    matter = tuple(galley.matter[at] for at in kept)
    return replace(story, galley=replace(galley, matter=matter, pictures=pictures), pull_places=PullPlaces())


def _above(stick: Stick, story: Story, span: int, *, tall: bool) -> Picture | None:
    """The lead picture over the text; None where there is none, and for a tall one that is not asked to stand there."""
    lead, role = story.lead, stick.manifest.pictures.get("lead")
    shape = stick.shapes.get(lead.key) if lead else None
    if lead is None or shape is None or (role and shape > role.wide_up_to and not tall):
        return None
    return elastic(stick, lead, "lead", span=span)
