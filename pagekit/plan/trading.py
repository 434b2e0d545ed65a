"""pages of a section as they were filled + what is left → the same, stories traded where the house would fill a place.

The rules:
1. A page with such a place is filled anew together with another of its section, from the stories of both and from what
   is left: with one that has such a place itself, else with one that is near.
2. What costs less is kept, what is left out counted. Pages whose stories are more than can be weighed stay as they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagekit.plan.group import Desk, Told, left_cost, rank_of
from pagekit.plan.matter import StoryMatter
from pagekit.plan.pricing import page_cost

MOST_TRADED = 7
"""Stories of two pages that are weighed together, in all their sets."""
PARTNERS = 2
"""Other pages that are tried with one."""
SAVED = 1.0
"""What it must cost less: 1 is one visibly loose line."""


def traded(
    told: Sequence[Told], left: Sequence[StoryMatter], desk: Desk
) -> tuple[list[Told], list[StoryMatter]]:
    """The pages of a section, and what is left."""
    pages, over = list(told), list(left)
    for place in sorted(range(len(pages)), key=lambda at: (-_open(pages[at]), at)):
        for other in _partners(pages, place):
            found = _anew(pages, over, (min(place, other), max(place, other)), desk)
            if found is not None:
                pages, over = found
    return pages, over


def _open(told: Told) -> int:
    """What the house would fill of a page: columns of the grid times lines."""
    return sum(place.units * place.lines for place in told.standing.fillers)


def _partners(pages: Sequence[Told], place: int) -> Iterator[int]:
    """The pages that one is tried with, as long as there is something to fill."""
    others = sorted(
        (at for at in range(len(pages)) if at != place),
        key=lambda at: (-_open(pages[at]), abs(at - place), at),
    )
    for other in others[:PARTNERS]:
        if _open(pages[place]):
            yield other


def _anew(
    pages: Sequence[Told], left: Sequence[StoryMatter], pair: tuple[int, int], desk: Desk
) -> tuple[list[Told], list[StoryMatter]] | None:
    """Two pages filled together from their stories and what is left; nothing where that is no better."""
    before = [pages[place] for place in pair]
    own = [told.stories[placed.story] for told in before for placed, _ in told.standing.stories]
    if not own or len(own) > MOST_TRADED:
        return None
    numbers = [told.page.number for told in before]
    able = [one for one in left if any(one.may_stand_on(number) for number in numbers)]
    pool = sorted([*own, *able[: MOST_TRADED - len(own)]], key=rank_of)
    found = desk.group([told.page for told in before], pool, pair[0])
    over = [one for one in (*own, *left) if one.id not in found.taken]
    if _cost(found.told, over, pair, desk) > _cost(before, left, pair, desk) - SAVED:
        return None
    after = list(pages)
    for place, one in zip(pair, found.told, strict=True):
        after[place] = one
    return after, sorted(over, key=rank_of)


def _cost(pages: Sequence[Told], left: Sequence[StoryMatter], pair: tuple[int, int], desk: Desk) -> float:
    """What two pages of a section cost, each with so many before it, and what is left out."""
    stand = sum(page_cost(told, place, desk.grid) for told, place in zip(pages, pair, strict=True))
    return stand + sum(left_cost(one, desk.grid) for one in left)
