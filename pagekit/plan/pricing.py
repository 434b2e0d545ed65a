"""Filled pages + the pack's costs → what it all costs: for weighing one plan of an edition against another.

What a search pays for heads side by side and the like is the same in both, and is not counted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from pagekit.plan.grid import Grid
from pagekit.plan.group import Told, area_of, left_cost
from pagekit.plan.records import PlannedPage

if TYPE_CHECKING:
    # Who fills sections weighs pages, too.
    from pagekit.plan.sections import Filled


def cost_of(filled: Filled, grid: Grid) -> float:
    """What is left out, how stories stand, what the house fills, what stays white; long leads, and jumps."""
    weights = grid.design.story_costs
    left = sum(left_cost(matter, grid) for matter in filled.left)
    turns = sum(
        told.stories[placed.story].turn for told in filled.pages for placed, _ in told.standing.stories
    )
    pages, section, behind = 0.0, "", 0
    for told in filled.pages:
        behind = behind + 1 if told.page.section == section else 0
        section = told.page.section
        pages += page_cost(told, behind, grid)
    return left + weights.jump * turns + pages


def notch_cost(pages: Iterable[PlannedPage], grid: Grid) -> float:
    """What the house's own adverts between those that are sold cost: as much as they would between stories."""
    weights = grid.design.story_costs
    return sum(
        weights.weighed_filler
        + weights.weighed_filler_lines
        * (grid.units_of(box.rect[2]) / grid.design.per_column * box.rect[3] / grid.line / 10)
        for page in pages
        for box in page.boxes
        if box.kind == "house" and box.size not in grid.design.sizes
    )


def page_cost(told: Told, behind: int, grid: Grid) -> float:
    """What a page costs; `behind`: pages of its section in front of it."""
    return sum(_page(told, behind, grid))


def _page(told: Told, behind: int, grid: Grid) -> Iterator[float]:
    weights, gap = grid.design.story_costs, grid.design.modules.gap
    standing = told.standing
    free = area_of((told.page,))
    if not standing.stories:
        yield weights.empty
    else:
        first = told.stories[min(placed.story for placed, _ in standing.stories)]
        yield weights.later * behind * (10 - first.priority)
    for placed, _place in standing.stories:
        yield placed.way.cost
        free -= placed.way.units * (placed.way.lines + gap)
    for place in standing.fillers:
        columns = place.units / grid.design.per_column
        yield weights.weighed_filler + weights.weighed_filler_lines * columns * place.lines / 10
        free -= place.units * (place.lines + gap)
    yield weights.white * max(0.0, free / grid.design.per_column)
    jumps = grid.design.jumps
    if jumps is not None and told.page.kind in jumps.pages:
        yield weights.long_lead * 10 * max(0.0, _lead_share(told) - jumps.share)


def _lead_share(told: Told) -> float:
    """The share of a page that its lead takes; 0 without one."""
    stories = told.standing.stories
    if not stories:
        return 0.0
    lead, _place = min(stories, key=lambda one: one[0].story)
    return lead.way.units * lead.way.lines / max(1.0, area_of((told.page,)))
