"""a page with places that the house would fill + stories that are left → the page with briefs in those places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pagekit.plan.filling import PageFill, Standing, splits_of
from pagekit.plan.group import Desk, Told, left_cost, rank_of
from pagekit.plan.matter import StoryMatter
from pagekit.plan.regions import Place
from pagekit.plan.sound import sound
from pagekit.plan.tables import Tables

MOST_BRIEFS = 6
"""Stories that are weighed for a place that nothing else fills."""
MOST_TRIED = 40
"""Sets of them that are tried until one has heads that keep the rules."""
CHOICE = 1.2
"""The stories that are weighed: as much as the place holds, and so much more to choose from."""


def infilled(told: Told, left: list[StoryMatter], desk: Desk) -> tuple[Told, list[StoryMatter]]:
    """A page whose fillers are stories as far as may be, and what is left then: briefs, that were too many to weigh."""
    lead = min((placed.story for placed, _ in told.standing.stories), default=None)
    if lead is None:
        return told, left
    rank, fillers = rank_of(told.stories[lead]), list(told.standing.fillers)
    while fillers:
        place = fillers.pop(0)
        pool = _ofarea_of([one for one in left if rank_of(one) > rank and _may_stand(one, told)], place)
        if not pool:
            continue
        filled = _inside(told, place, pool, desk)
        if filled is None:
            continue
        more, taken = filled
        stories = (*told.standing.stories, *more.stories)
        others = tuple(one for one in told.standing.fillers if one != place)
        told = Told(told.page, (*told.stories, *pool), Standing(stories, (*others, *more.fillers)))
        left = [one for one in left if one.id not in taken]
        # What is left of the place is offered once more.
        fillers += more.fillers
    return told, left


def _inside(
    told: Told, place: Place, pool: Sequence[StoryMatter], desk: Desk
) -> tuple[Standing, set[str]] | None:
    """The best set for a place that the house would fill, its stories counted on from those of the page."""
    grid, first = desk.grid, len(told.stories)
    ids = {matter.id for matter in pool}
    refused = frozenset(one for one in desk.refused if one.story in ids)
    leading, following = ([desk.ways(one, refused, lead=lead) for one in pool] for lead in (True, False))
    tall = tuple(place.lines if 0 < units <= place.units else 0 for units in range(grid.units + 1))
    area = place.units * place.lines
    tables = Tables(
        leading,
        following,
        grid.design.modules.gap,
        grid.design.story_costs,
        tall,
        area,
        steps=desk.known.steps,
    )
    page = PageFill(tables, grid, (), splits_of(len(pool)))
    costs = page.inside(place)
    worth = [left_cost(matter, grid) for matter in pool]

    def net(members: int) -> float:
        return costs[members] - sum(own for at, own in enumerate(worth) if members >> at & 1)

    for members in sorted(costs, key=lambda members: (net(members), members))[:MOST_TRIED]:
        if not members:
            return None
        found = page.standing_in(place, members)
        more = Standing(
            tuple((replace(placed, story=placed.story + first), where) for placed, where in found.stories),
            found.fillers,
        )
        whole = Standing((*told.standing.stories, *more.stories), more.fillers)
        if sound(whole, (*told.stories, *pool)):
            return more, {pool[at].id for at in range(len(pool)) if members >> at & 1}
    return None


def _ofarea_of(stories: Sequence[StoryMatter], place: Place) -> list[StoryMatter]:
    """The first of them that may all stand in a place, and some to choose from."""
    room, pool = CHOICE * place.units * place.lines, list[StoryMatter]()
    for matter in stories:
        if len(pool) < MOST_BRIEFS and matter.least <= room:
            pool.append(matter)
    return pool


def _may_stand(matter: StoryMatter, told: Told) -> bool:
    """Whether its desk asks nothing of its place, and no advert of the page asks it away."""
    wishes = matter.article.print
    free = matter.part is None and wishes.page is None and wishes.beside is None and not wishes.apart
    return free and matter.topics.isdisjoint(told.page.refused_topics | told.page.unwanted_topics)
