"""a StoryGalley + the variant that was chosen + its box → SetStory: its lines and boxes, and what did not go in.

The rules:
1. What was measured is set: head, picture, cuts, spaces and the lines of each paragraph are those of the variant.
2. Without a variant the cheapest one is taken that goes in when the flow is asked, not only when lines are counted.
3. The columns end together. Nothing is dropped: what does not go in is overset, and typed.
4. Where a column ends far above the foot of the box, a variant of nearly the same length is tried.
5. A pull quote that came in stands where it stands best.
6. A story that jumps does so at the last legal line at which its front goes in, the jump line counted.
"""

from __future__ import annotations

from dataclasses import replace

from pagekit.typeset.copyfit.fit import Fit, OversetStory, UndersetStory, Variants, fit_flow
from pagekit.typeset.copyfit.jumps import jump_foot, key_word, split, turn_head, worth_trying
from pagekit.typeset.copyfit.levers import Columns, Variant
from pagekit.typeset.flow.flow import Flowed
from pagekit.typeset.matter import FlowText
from pagekit.typeset.story.galley import StoryGalley
from pagekit.typeset.story.in_box import SetStory, StoryBox, StoryInBox
from pagekit.typeset.story.pull_place import with_pull_placed

UNEVEN = 2
"""Lines by which a column may end above the foot of its box before another variant is looked for."""
MOST_EVENED = 6
"""Variants that are tried then."""


def set_story(
    story: StoryGalley, found: Variants, place: StoryBox, variant: Variant | None = None
) -> SetStory:
    """The story in its box, set as measured; `variant` by choice of the caller, else the best one that goes in."""
    galley, columns = story.galley, found.columns
    last: tuple[Variant, Flowed] | None = None

    def overset(fit: Fit) -> int:
        nonlocal last
        standing = StoryInBox(story, columns, place, fit.variant)
        last = fit.variant, standing.flowed(fit.variant.applied(galley, columns.width), balance=True)
        over = last[1].overset
        return over.lines if over else 0

    result = None if variant else fit_flow(found, place.lines, overset)
    chosen = variant or _variant(result)
    remedy = None if result is None or isinstance(result, Fit) else result
    standing = StoryInBox(story, columns, place, chosen)
    if last is None or last[0] is not chosen:
        last = chosen, standing.flowed(chosen.applied(galley, columns.width), balance=True)
    made = standing.stood(last[1], chosen, found.yields(chosen), remedy)
    if variant is None and isinstance(result, Fit) and max(made.short) > UNEVEN:
        made = _evener(story, found, place, made)
    return with_pull_placed(story, found, place, made)


def _evener(story: StoryGalley, found: Variants, place: StoryBox, made: SetStory) -> SetStory:
    """The story in a variant of nearly the same length whose columns end more evenly, where there is one: the cheapest
    that ends evenly, else the evenest of those that are tried.
    """
    number = found.columns.number
    room = place.lines * number
    near = [one for one in found.variants if abs(one.lines - room) <= number and one is not made.variant]
    best = made
    for one in sorted(near, key=lambda one: (one.cost, one.lines))[:MOST_EVENED]:
        other = _made(story, found, place, one)
        if other.overset is not None or other.lines > place.lines:
            continue
        if max(other.short) <= UNEVEN:
            return other
        if (max(other.short), other.variant.cost) < (max(best.short), best.variant.cost):
            best = other
    return best


def _made(story: StoryGalley, found: Variants, place: StoryBox, variant: Variant) -> SetStory:
    matter = variant.applied(story.galley, found.columns.width)
    return StoryInBox(story, found.columns, place, variant).made_up(matter, variant, found.yields(variant))


def set_jumped(
    story: StoryGalley,
    found: Variants,
    front: StoryBox,
    turn: StoryBox,
    *,
    pages: tuple[str, str],
    columns: Columns | None = None,
    variant: Variant | None = None,
) -> tuple[SetStory, SetStory | None]:
    """The story in two boxes: its front with the jump line, and its turn with the jump head, in `columns` of its own.

    `pages` are the names of both pages. `variant`: by default the one from which nothing has yielded. No turn where the
    story goes in whole, or where none of its lines is a legal jump; then the front tells what is over.
    """
    chosen = variant or found.natural
    whole = set_story(story, found, front, chosen)
    if whole.overset is None:
        return whole, None
    setter, key = story.heads.stick.typesetter, key_word(story.story.headline)
    foot, head = _jump_lines(story, pages, key)
    matter = chosen.applied(story.galley, found.columns.width)
    standing = StoryInBox(story, found.columns, front, chosen)
    for jump in worth_trying(found.jumps(chosen), front.lines * found.columns.number):
        before, after = split(matter, jump, setter)
        if standing.flowed((*before, foot)).overset is None:
            begun = standing.made_up((*before, foot), chosen, found.yields(chosen))
            turned = StoryInBox(story, columns or found.columns, turn).made_up((*head, *after), chosen, ())
            return begun, turned
    return whole, None


def _jump_lines(
    story: StoryGalley, pages: tuple[str, str], key: str
) -> tuple[FlowText, tuple[FlowText, ...]]:
    """The line under the front, and what stands over the turn."""
    stick, labels = story.heads.stick, story.story.labels
    style = replace(stick.style("label", lang=labels.lang), leading=stick.grid)
    heading = stick.on_grid("heading")
    foot = jump_foot(stick.typesetter, style, labels, pages[1], key)
    return foot, turn_head(stick.typesetter, heading, style, labels, pages[0], key, story.story.lang)


def _variant(result: Fit | OversetStory | UndersetStory | None) -> Variant:
    match result:
        case Fit():
            return result.variant
        case OversetStory():
            return result.shortest
        case UndersetStory():
            return result.longest
        case None:
            raise AssertionError("a variant was chosen")
