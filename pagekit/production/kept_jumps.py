"""a plan of before + measured stories → the stories, those in two parts that the plan has so; and Sheets that set them.

A story goes on as it did where it may, both of its boxes are in the plan, and its front fills its box. Which head and
which picture it has there the plan does not say: those that cost least. Nor does it say whether the front was parted
for a box a line or two lower: where pages would have to be filled anew that is tried, and what keeps most pages stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.model.plan_file import PlanFile, PlanFileBox
from pagekit.plan import EditionPlan, PlannedPage
from pagekit.plan.group import rank_of
from pagekit.plan.jumping import Candidate, front_of, told
from pagekit.plan.matter import StoryMatter, measures
from pagekit.plan.regions import Place
from pagekit.plan.telling import StoryPlanner
from pagekit.plan.ways import LOOSE, ways
from pagekit.plan.wishes import on_grid
from pagekit.production.edition_jumps import fronts_of, parts_of
from pagekit.production.edition_rounds import Settled, settled
from pagekit.production.edition_sheets import SetPart, Sheets
from pagekit.production.edition_stories import SetUp
from pagekit.typeset.story.parted import FrontBox


@dataclass(frozen=True, slots=True)
class _Jump:
    """A story in two boxes."""

    story: StoryMatter
    front: PlannedPage
    place: Place
    turn: PlannedPage
    leads: bool


def with_kept_jumps(planner: StoryPlanner, setup: SetUp, sheets: Sheets, before: PlanFile) -> Settled:
    """The edition as a plan has it, with its jumps; without one whose turn does not stand where its front says."""
    jumps = tuple(_jumps(planner, before, setup))
    best, parts = _kept(planner, setup, sheets, jumps, 0), sheets.parts
    for less in range(1, LOOSE + 1) if jumps else ():
        if not best.plan.figures.get("pages_filled_anew"):
            break
        made = _kept(planner, setup, sheets, jumps, less)
        if made.plan.figures.get("pages_kept", 0) > best.plan.figures.get("pages_kept", 0):
            best, parts = made, sheets.parts
    sheets.take(parts)
    return best


def _kept(planner: StoryPlanner, setup: SetUp, sheets: Sheets, jumps: Sequence[_Jump], less: int) -> Settled:
    """The same, each front parted for a box so many lines lower than its own."""
    taken: dict[str, tuple[SetPart, SetPart, str]] = {}
    for jump in jumps:
        found = _measured(jump, setup, sheets, less)
        if found is not None:
            taken[jump.story.id] = (*found, jump.turn.label)
    while True:
        sheets.take(
            {(id, number): part for id, own in taken.items() for number, part in enumerate(own[:2], 1)}
        )
        parts = [one.matter for own in taken.values() for one in own[:2]]
        whole = [one for one in planner.matters if one.id not in taken]
        made = settled(replace(planner, matters=(*whole, *parts)), sheets)
        broken = next((id for id, own in taken.items() if not _stands(made.plan, id, own[2])), None)
        if broken is None:
            return replace(made, plan=_worded(made.plan))
        del taken[broken]


def _jumps(planner: StoryPlanner, before: PlanFile, setup: SetUp) -> Iterator[_Jump]:
    """The stories that go on on a later page in the plan, and may."""
    pages = {page.number: page for page in planner.base.pages}
    stories = {matter.id: matter for matter in planner.matters}
    boxes = {
        (box.ref, box.part): (page.number, box)
        for page in before.pages
        for box in page.boxes
        if box.kind == "story" and box.parts > 1
    }
    whole = [
        (box.ref, page.number)
        for page in before.pages
        for box in page.boxes
        if box.kind == "story" and box.parts == 1
    ]
    for (ref, part), (number, box) in boxes.items():
        turn = boxes.get((ref, 2))
        story, place = stories.get(ref), on_grid(box, planner.grid)
        if part != 1 or turn is None or story is None or place is None or setup.design.jumps is None:
            continue
        may = story.article.print.jump and _may(box) and _may(turn[1])
        if may and number in pages and turn[0] in pages and turn[0] > number:
            others = [stories[id] for id, on in whole if on == number and id in stories]
            leads = all(rank_of(story) < rank_of(other) for other in others)
            yield _Jump(story, pages[number], place, pages[turn[0]], leads)


def _may(box: PlanFileBox) -> bool:
    return box.jump


def _measured(jump: _Jump, setup: SetUp, sheets: Sheets, less: int) -> tuple[SetPart, SetPart] | None:
    """Both parts, the front as it fills its box at the least cost."""
    galley = sheets.stories.galleys[jump.story.id]
    columns = dict(measures(setup.design, setup.grid, galley.story.lang)).get(jump.place.units)
    if columns is None:
        return None
    candidate = Candidate(jump.story, jump.front.number, jump.turn.section, jump.leads)
    sketch = front_of(candidate, fronts_of(candidate, galley, jump.front, setup.design), "sketched")
    for lead in (True, False) if jump.leads else (False,):
        # As it was sketched when it was parted.
        lines = max(1, jump.place.lines - less)
        way = ways(sketch, setup.design, setup.grid, lead=lead).at(jump.place.units, lines)
        if way is None:
            continue
        cut = FrontBox(columns, lines, way.size, way.stand)
        parts = parts_of(candidate, galley, cut, (jump.front.label, jump.turn.label), setup)
        if parts is not None:
            return parts
    return None


def _stands(plan: EditionPlan, id: str, label: str) -> bool:
    """Whether both parts of a story stand, the turn on the page that its front names."""
    stand = {
        box.part: page.label
        for page in plan.pages
        for box in page.boxes
        if box.kind == "story" and box.ref == id and box.parts > 1
    }
    return 1 in stand and stand.get(2) == label


def _worded(plan: EditionPlan) -> EditionPlan:
    """The plan with its jumps in words; a box that kept its words keeps them."""
    worded = told(plan)
    pages = tuple(
        replace(
            page,
            boxes=tuple(
                box if "goes on on" in box.why or "Began on" in box.why else other
                for box, other in zip(page.boxes, new.boxes, strict=True)
            ),
        )
        for page, new in zip(plan.pages, worded.pages, strict=True)
    )
    return replace(worded, pages=pages)
