"""a StoryPlanner + Sheets → EditionPlan: planned again and again, until every story goes in where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from pagekit.plan import EditionPlan
from pagekit.plan.group import Refused
from pagekit.plan.telling import StoryPlanner
from pagekit.production.edition_sheets import Sheets

ROUNDS = 12
"""Times that an edition is planned anew because stories did not go in."""


@dataclass(frozen=True, slots=True)
class Settled:
    """A plan of which every story goes in, what made it, and what did not go in on the way."""

    plan: EditionPlan
    planner: StoryPlanner
    refused: frozenset[Refused]


def settled(planner: StoryPlanner, sheets: Sheets, refused: frozenset[Refused] = frozenset()) -> Settled:
    """The plan; `refused`: what is known not to go in."""
    made = planner.planned(refused)
    for _ in range(ROUNDS):
        more = sheets.refused(made)
        if not more:
            return Settled(made, planner, refused)
        refused |= more
        made = planner.planned(refused)
    # No story stands where it does not go in: one bad story never kills an edition.
    given_up = frozenset(one.story for one in sheets.refused(made, hard=True))
    return Settled(planner.planned(refused, given_up) if given_up else made, planner, refused)
