"""EditionPlan + StoryMatters → the same plan with its stories: their boxes, the house's own between them, what is out.

Whoever sets the stories says what did not go in where it was planned (`refused`); the plan is made again without that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

from pagekit.errors import LayoutError
from pagekit.model.plan_file import PlanFile
from pagekit.notes import Note, error, info, unique, warning
from pagekit.plan.anew import KeptFill, refilled
from pagekit.plan.grid import Grid
from pagekit.plan.group import Desk, Known, Refused, Told, left_cost
from pagekit.plan.matter import StoryMatter
from pagekit.plan.moves import as_kept, pages_kept, story_moves
from pagekit.plan.pricing import cost_of, notch_cost
from pagekit.plan.reasons import story_why
from pagekit.plan.records import EditionPlan, LeftOut, PlanBox, PlannedPage
from pagekit.plan.sections import Filled, fill, parted
from pagekit.plan.wishes import wishes_of

CM2 = 100
GIVEN_UP = "A story that could not be set in any of the boxes that were tried stood here; it sells itself."


@dataclass(slots=True)
class StoryPlanner:
    """Plans the stories of an edition whose adverts stand; again and again, until all go in."""

    base: EditionPlan
    matters: tuple[StoryMatter, ...]
    grid: Grid
    known: Known = field(default_factory=Known)
    """What was reckoned before for stories of the same matter."""
    before: PlanFile | None = None
    """The plan that is to be kept as far as it can."""
    _around: Known = field(default_factory=Known)
    """The same for pages whose lead is pinned."""

    @classmethod
    def of(
        cls,
        plan: EditionPlan,
        matters: Sequence[StoryMatter],
        known: Known | None = None,
        before: PlanFile | None = None,
    ) -> StoryPlanner:
        """For a plan that has no stories yet. Raises LayoutError."""
        manifest = plan.layout.printed
        if manifest.packed is None:
            raise LayoutError(f"layout {plan.layout.name} has no [edition].")
        grid = Grid.of(manifest, manifest.packed, plan.paper)
        known = known or Known()
        return cls(plan, tuple(matters), grid, known, before, Known(steps=known.steps))

    def sections(self) -> Iterator[StoryPlanner]:
        """The same for one section after the other: what stands in one has no say in the others. A plan that is kept is
        one piece.
        """
        if self.before is not None and self.before.has_stories:
            yield self
            return
        for pages, matters in parted(self.base.pages, self.matters).values():
            yield replace(self, base=replace(self.base, pages=tuple(pages)), matters=tuple(matters))

    def planned(
        self, refused: frozenset[Refused] = frozenset(), given_up: frozenset[str] = frozenset()
    ) -> EditionPlan:
        """The plan with its stories; those that were `given_up` have no box, and their places are the house's."""
        kept = self._kept(refused)
        filled = kept or fill(self.base.pages, self.matters, self.grid, refused, self.known)
        told = {one.page.number: one for one in filled.pages}
        pages = tuple(
            self._page(page, told[page.number]) if page.number in told else page for page in self.base.pages
        )
        if kept is not None and self.before is not None:
            pages = as_kept(pages, kept, self.before)
        gone = tuple(matter for matter in self.matters if matter.id in given_up)
        pages = tuple(_without(page, {box_id(one) for one in gone}) for page in pages)
        lost = (*filled.left, *gone)
        left = tuple(LeftOut(matter.id, self._why_left(matter, pages)) for matter in lost)
        musts = {matter.id for matter in lost if matter.article.print.must}
        notes = list(self.base.notes)
        for one in left:
            level = error if one.id in musts else warning
            remedy = (
                "It must be in: give its section a page more, or leave another out."
                if one.id in musts
                else ""
            )
            notes.append(level("left-out", f"story {one.id}", one.why, remedy))
        notes += _beside_topics(pages, self.matters)
        boxes = [box for page in pages for box in page.boxes]
        stories = sum(box.kind == "story" and box.part == 1 for box in boxes)
        fillers = sum(box.rect[2] * box.rect[3] for box in boxes if box.kind == "filler")
        what = f"{stories} of {len(self.base.edition.stories)} stories stand on the pages."
        figures = {
            **self.base.figures,
            "stories": len(self.base.edition.stories),
            "stories_placed": stories,
            "filler_mm2": round(fillers),
            "filled_share": round(1 - fillers / max(1, self.base.figures["news_hole_mm2"]), 4),
            "jumps": sum(box.kind == "story" and box.part > 1 for box in boxes),
        }
        if kept is not None and self.before is not None:
            notes += story_moves(self.before, kept, pages, left)
            figures |= {"pages_kept": pages_kept(self.before, pages), "pages_filled_anew": len(kept.pages)}
        return replace(
            self.base,
            pages=pages,
            left_out=(*self.base.left_out, *left),
            figures=figures,
            notes=unique((*notes, info("edition-stories", "edition", what))),
            cost=self._cost(filled, gone) if isinstance(filled, Filled) else 0.0,
        )

    def _cost(self, filled: Filled, gone: Sequence[StoryMatter]) -> float:
        out = sum(left_cost(one, self.grid) for one in gone)
        return cost_of(filled, self.grid) + out + notch_cost(self.base.pages, self.grid)

    def _kept(self, refused: frozenset[Refused]) -> KeptFill | None:
        """The pages as the plan of before has them, where there is one with stories."""
        if self.before is None or not self.before.has_stories:
            return None
        known = [story.id for story in self.base.edition.stories]
        wishes = wishes_of(self.before, self.base.pages, self.matters, self.grid, known)
        return refilled(self.base.pages, wishes, Desk(self.grid, refused, self.known), self._around)

    def _page(self, page: PlannedPage, told: Told) -> PlannedPage:
        boxes = list(page.boxes)
        ranked = min((placed.story for placed, _place in told.standing.stories), default=-1)
        for placed, place in told.standing.stories:
            matter, way = told.stories[placed.story], placed.way
            head = place.head + placed.line
            rect = self.grid.rect(place.unit + placed.unit, way.units, head, head + way.lines)
            lead = placed.story == ranked
            boxes.append(
                PlanBox(
                    box_id(matter),
                    matter.article.id,
                    "story",
                    (rect,),
                    story_why(matter, way, page, lead=lead),
                    part=matter.part.number if matter.part else 1,
                    parts=2 if matter.part else 1,
                    jump=matter.article.print.jump,
                    size=f"{rect[2]:.1f} × {rect[3]:.1f} mm",
                    lead=lead,
                    stand=way.stand,
                    size_of_head=way.size,
                )
            )
        for number, place in enumerate(told.standing.fillers, 1):
            rect = self.grid.rect(place.unit, place.units, place.head, place.foot)
            id = f"filler-{page.number}-{number}"
            why = f"No story of {page.section} fills {rect[2]:.0f} × {rect[3]:.0f} mm here; it sells itself."
            boxes.append(PlanBox(id, id, "filler", (rect,), why, size=f"{rect[2]:.1f} × {rect[3]:.1f} mm"))
        return replace(page, boxes=tuple(boxes))

    def _why_left(self, matter: StoryMatter, pages: Sequence[PlannedPage]) -> str:
        """Why a story is on no page, in words, naming what stands in its way."""
        own = [page for page in pages if page.section == matter.section]
        area = matter.area * self.grid.line * (self.grid.column + self.grid.gutter) / CM2
        takes = f"priority {matter.priority}, some {area:,.0f} cm²"
        takes += "" if matter.article.print.jump else ", which its desk wants on one page"
        asked = matter.article.print.page
        if asked is not None and not any(page.number == asked and page.holes for page in pages):
            return (
                f"{takes}: its desk asks for page {asked}, and there is no such page with room for stories."
            )
        if not any(page.holes for page in own):
            return f"{takes}: {matter.section} has no page with room for stories."
        if not matter.following:
            return f"{takes}: no width of the layout holds it."
        largest = max(page.news for page in own) / CM2
        if area > 1.1 * largest:
            return f"{takes}: no page of {matter.section} holds it, the largest has {largest:,.0f} cm² for stories."
        there: Mapping[str, StoryMatter] = {one.article.id: one for one in self.matters if not one.turn}
        stand = [
            f"{box.ref} ({there[box.ref].priority})"
            for page in own
            for box in page.boxes
            if box.kind == "story" and box.ref in there
        ]
        room = sum(page.news for page in own) / CM2
        numbers = ", ".join(str(page.number) for page in own if page.holes)
        return (
            f"{takes}: {matter.section} has {room:,.0f} cm² on page {numbers}, and they are filled better with "
            f"{', '.join(stand)}."
        )


def _beside_topics(pages: Sequence[PlannedPage], matters: Sequence[StoryMatter]) -> Iterator[Note]:
    """The stories of a topic that an advert of their page is rather not to stand beside."""
    topics = {matter.article.id: matter.topics for matter in matters}
    for page in pages:
        for box in page.boxes:
            for topic in sorted(topics.get(box.ref, frozenset()) & page.unwanted_topics):
                what = f"it is about {topic}, and an advert of page {page.number} is rather not to stand beside that."
                yield warning(
                    "beside-topic", f"story {box.ref}", what, "Give the story or the advert another page."
                )


def box_id(matter: StoryMatter) -> str:
    """What the box of a story is called, or of a part of one."""
    return f"{matter.article.id}-{matter.part.number}" if matter.part else matter.id


def _without(page: PlannedPage, given_up: Set[str]) -> PlannedPage:
    """The page with the house's own advert where a story could not be set."""
    boxes = tuple(
        replace(box, id=f"filler-{box.id}", ref=f"filler-{box.id}", kind="filler", lead=False, why=GIVEN_UP)
        if box.kind == "story" and box.id in given_up
        else box
        for box in page.boxes
    )
    return replace(page, boxes=boxes) if given_up else page
