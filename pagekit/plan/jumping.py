"""a plan whose stories all stand whole → the stories that might better go on on a later page; one of them → its parts.

The rules:
1. A story may go on from the kinds of pages that the pack names: one from each page, and as many of an edition as it
   says.
2. Worth a try is one that its desk asks to be on such a page and that is left out; one that matters more than the
   page's lead and stands elsewhere, or nowhere, since it is too long; one that is left out while the house fills places
   of its section, none of which holds it: it begins under the lead; and a lead that takes more than its share.
3. Its turn stands on a later page of the section, or where that has none on those of the next section of its language.
4. It stays whole where its desk says `jump = false`, and where it is to stand beside another.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pagekit.layout import EditionDesign
from pagekit.model.base import altered
from pagekit.notes import info
from pagekit.plan.group import area_of, rank_of
from pagekit.plan.matter import Part, StoryMatter
from pagekit.plan.records import EditionPlan, PlanBox, PlannedPage
from pagekit.typeset.story.shapes import HeadShape, Shape

LAST_RANK = 9
"""The priority of a turn: it outranks nothing."""
GUESSED_HEAD = 4
"""Lines of a turn's head, before it is measured."""
SLACK = 3
"""Column lines that a turn may be shorter or longer than was guessed."""
UNSOLD = 0.2
"""What the house fills of a section, as a share of a story that is left out, from which that is tried in two parts."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A story that might go on on another page."""

    story: StoryMatter
    page: int
    """The page that it begins on."""
    section: str
    """The one that its turn stands in."""
    leads: bool = True
    """Whether it is to lead its page."""


def candidates(
    plan: EditionPlan, matters: Sequence[StoryMatter], tried: Collection[str] = ()
) -> tuple[Candidate, ...]:
    """The stories that might better go on on a later page, in the order of pages; at most one from each, and none that
    was tried before.
    """
    design = plan.layout.printed.packed
    jumps = design.jumps if design else None
    if jumps is None:
        return ()
    whole = {one.id: one for one in matters if not one.part}
    beside = {one.article.print.beside for one in whole.values()}
    taken = {box.id for page in plan.pages for box in page.boxes} | set(whole)
    able = {
        id: one
        for id, one in whole.items()
        if one.article.print.jump
        and id not in tried
        and one.article.print.beside is None
        and id not in beside
        and one.leading
        and not taken & {f"{id}-1", f"{id}-2"}
    }
    found = []
    for page in plan.pages:
        broken = any(box.kind == "story" and box.parts > 1 for box in page.boxes)
        if page.kind not in jumps.pages or not page.holes or broken:
            continue
        story, leads = next(_worth_it(plan, page, whole, able, jumps.share), (None, True))
        section = _turned_to(plan, page) if story else None
        if story is not None and section is not None:
            found.append(Candidate(story, page.number, section, leads))
    return tuple(found)


def _worth_it(
    plan: EditionPlan,
    page: PlannedPage,
    whole: Mapping[str, StoryMatter],
    able: Mapping[str, StoryMatter],
    share: float,
) -> Iterator[tuple[StoryMatter, bool]]:
    """The stories that might go on from a page, what is most wanted first; each with whether it is to lead there."""
    out = {one.id for one in plan.left_out}
    lead = next((box for box in page.boxes if box.kind == "story" and box.lead), None)
    leads = whole.get(lead.ref) if lead else None
    elsewhere = {box.ref for other in plan.pages if other is not page for box in other.boxes if box.lead}
    ranked, unsold = sorted(able.values(), key=rank_of), _unsold(plan, page)
    yield from ((one, True) for one in ranked if one.article.print.page == page.number and one.id in out)
    for one in ranked:
        free = one.article.print.page is None and one.section == page.section
        ahead = leads is None or rank_of(one) < rank_of(leads)
        if free and ahead and (one.id in out or (one.id in elsewhere and leads is not None)):
            yield one, True
        elif free and one.id in out and 0 < one.area * UNSOLD <= unsold:
            yield one, False
    if lead is not None and leads is not None and leads.id in able and _area(lead) > share * page.news:
        yield leads, True


def _unsold(plan: EditionPlan, page: PlannedPage) -> float:
    """What the house fills of a page's section: lines times columns of the grid."""
    boxes = [box for other in plan.pages if other.section == page.section for box in other.boxes]
    return sum(_area(box) for box in boxes if box.kind == "filler") * area_of((page,)) / max(1.0, page.news)


def _area(box: PlanBox) -> float:
    return sum(width * height for _x, _y, width, height in box.rects)


def _turned_to(plan: EditionPlan, page: PlannedPage) -> str | None:
    """The section of a turn."""
    langs = {one.name: one.lang or plan.edition.publication.lang for one in plan.edition.file.sections}
    later = [other for other in plan.pages if other.number > page.number and other.holes]
    own = [other.section for other in later if other.section == page.section]
    alike = [other.section for other in later if langs.get(other.section) == langs.get(page.section)]
    return next(iter((*own, *alike)), None)


# ---- The parts ---------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Shapes:
    """A part as it may stand: its shapes as a page's lead, and as another story, by the columns of the grid."""

    leading: Mapping[int, Shape]
    following: Mapping[int, Shape]


def front_of(candidate: Candidate, shapes: Shapes, key: str) -> StoryMatter:
    """The front of a story: it stands on its page, whatever has to go."""
    story, whole = candidate.story, candidate.story.area
    wishes = altered(story.article.print, page=candidate.page)
    article = altered(story.article, print=wishes)
    part = Part(1, key, whole)
    return replace(story, article=article, leading=shapes.leading, following=shapes.following, part=part)


def turn_of(candidate: Candidate, shapes: Shapes, key: str) -> StoryMatter:
    """The turn of a story: it stands behind the page of its front, leads none, and is in whatever has to go."""
    story = candidate.story
    wishes = altered(story.article.print, page=None, must=True, picture=None)
    article = altered(story.article, print=wishes, priority=LAST_RANK)
    part = Part(2, key, story.area, candidate.page)
    return StoryMatter(article, candidate.section, shapes.leading, shapes.following, 0, part)


def guessed_turn(story: StoryMatter, design: EditionDesign, share: float) -> Shapes:
    """What a turn may be that takes such a share of the text, before it is known where the story is parted."""
    size = design.jumps.head.least.points if design.jumps else 0.0
    shapes = {}
    for units, shape in story.following.items():
        lines = round(share * min(shape.text, key=lambda way: way[1])[0])
        lengths = tuple((max(1, lines + more), 0.5 * abs(more)) for more in range(-SLACK, SLACK + 1))
        shapes[units] = Shape(shape.columns, lengths, (HeadShape(GUESSED_HEAD, 0.0, size),), ())
    return Shapes(shapes, shapes)


# ---- In words ----------------------------------------------------------------------------------------------


def told(plan: EditionPlan) -> EditionPlan:
    """The plan, its jumps in words: in the boxes of both parts, and as a note for each; and which long lead may not."""
    where = {
        (box.ref, box.part): page
        for page in plan.pages
        for box in page.boxes
        if box.kind == "story" and box.parts > 1
    }
    pages = tuple(
        replace(page, boxes=tuple(_worded(box, page, where, plan) for box in page.boxes))
        for page in plan.pages
    )
    notes = [
        info(
            "jump",
            f"story {ref}",
            f"it begins on page {page.label} and {_goes_on(ref, page, where[ref, 2])}.",
        )
        for (ref, part), page in where.items()
        if part == 1 and (ref, 2) in where
    ]
    return replace(plan, pages=pages, notes=(*plan.notes, *notes))


def _worded(
    box: PlanBox, page: PlannedPage, where: Mapping[tuple[str, int], PlannedPage], plan: EditionPlan
) -> PlanBox:
    other = where.get((box.ref, 3 - box.part)) if box.parts > 1 else None
    if other is not None and box.part > 1:
        return replace(box, why=f"Began on page {other.label}, and would have taken too much of it.")
    if other is not None:
        return replace(box, why=f"{box.why} Starts here, {_goes_on(box.ref, page, other)}.")
    design = plan.layout.printed.packed
    jumps = design.jumps if design else None
    if jumps is None or box.jump or not box.lead or page.kind not in jumps.pages:
        return box
    if _area(box) <= jumps.share * page.news:
        return box
    return replace(box, why=f"{box.why} It stands whole, as its desk asks: it goes on on no other page.")


def _goes_on(ref: str, page: PlannedPage, other: PlannedPage) -> str:
    names = [box.ref for box in page.boxes if box.kind == "story" and box.ref != ref]
    told = f"goes on on page {other.label}: page {page.label}"
    return f"{told} keeps room for {', '.join(names)}" if names else f"{told} does not hold all of it"
