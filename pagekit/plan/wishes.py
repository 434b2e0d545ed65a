"""a plan that was read + stories and pages of now → Wishes: what it has on each page, on the grid, and what it asks.

The rules:
1. A box stands on the grid: one that is drawn between its lines takes the nearest.
2. Two that are pinned on each other cannot both be had: the second one is not pinned.
3. A story that was put on a page where it does not belong, or on something that stands there, was moved by hand.
4. What the desk asks of a story goes before what the plan says of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.model.base import altered
from pagekit.model.plan_file import PlanFile, PlanFileBox, PlanFilePage
from pagekit.notes import Note, info, warning
from pagekit.plan.grid import Grid
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlannedPage, Rect
from pagekit.plan.regions import Place

Name = tuple[str, int]
"""A story's id, and its part; 0 for a story that stands whole."""
OFF = 0.05
"""Millimetres by which a box may be off the grid without a word."""


@dataclass(frozen=True, slots=True)
class Had:
    """A box of the plan on the grid; None for one that is on no grid of ours."""

    box: PlanFileBox
    place: Place | None
    pinned: bool = False


@dataclass(frozen=True, slots=True)
class PageWishes:
    """What the plan has on a page."""

    stories: tuple[Had, ...]
    """Of stories that can be planned."""
    fillers: tuple[Had, ...]
    gone: tuple[Had, ...]
    """Of stories that are no more, or that their desk wants elsewhere."""
    moved: frozenset[str]
    """The stories that were put here by hand."""
    boxes: tuple[PlanFileBox, ...]
    """All of them, as they are written."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a plan asks, and what was known to it."""

    pages: Mapping[int, PageWishes]
    matters: tuple[StoryMatter, ...]
    """The stories, with what the plan asks of them."""
    new: frozenset[str]
    """Stories of which it knows nothing."""
    was_on: Mapping[str, int]
    """The page of each story."""
    notes: tuple[Note, ...] = ()


@dataclass(slots=True)
class _Reader:
    grid: Grid
    matters: dict[Name, StoryMatter]
    notes: list[Note] = field(default_factory=list)


def wishes_of(
    plan: PlanFile,
    pages: Sequence[PlannedPage],
    matters: Sequence[StoryMatter],
    grid: Grid,
    known: Sequence[str],
) -> Wishes:
    """What a plan asks of these pages. `known`: all ids that the edition has."""
    reader = _Reader(grid, {name_of(matter): matter for matter in matters})
    found: dict[int, PageWishes] = {}
    sections = {page.number: page.section for page in pages}
    for page in plan.pages:
        if page.number not in sections:
            what = f"there is no page {page.number}: the edition has {len(pages)}. What stood there goes elsewhere."
            reader.notes.append(_note("plan-page-missing", f"page {page.number}", what))
            continue
        found[page.number] = _page(reader, page, sections[page.number], known)
    was_on = {
        reader.matters[named(had.box)].id: number for number, one in found.items() for had in one.stories
    }
    parted = {box.ref: page.number for page in plan.pages for box in page.boxes if _is_front(box)}
    for matter in matters:
        if matter.part is None and matter.id in parted:
            # It went on on another page, and stands whole now.
            was_on.setdefault(matter.id, parted[matter.id])
    no_jump = {box.ref for page in plan.pages for box in page.boxes if box.kind == "story" and not box.jump}
    put = {id: number for number, one in found.items() for id in one.moved}
    asked = tuple(_asked(matter, put.get(matter.id), matter.article.id in no_jump) for matter in matters)
    told = was_on.keys() | {*plan.left_out}
    new = frozenset(matter.id for matter in matters if matter.id not in told and matter.part is None)
    return Wishes(found, asked, new, was_on, tuple(reader.notes))


def name_of(matter: StoryMatter) -> Name:
    """What a story, or a part of one, is called in a plan."""
    return matter.article.id, matter.part.number if matter.part else 0


def named(box: PlanFileBox) -> Name:
    """What a plan calls that which stands in a box."""
    return box.ref, box.part if box.parts > 1 else 0


def _is_front(box: PlanFileBox) -> bool:
    return box.kind == "story" and box.parts > 1 and box.part == 1


def on_grid(box: PlanFileBox, grid: Grid) -> Place | None:
    """Where a box stands on the grid; None for what no page holds, or what is no rectangle."""
    if len(box.rects) != 1:
        return None
    x, y, width, height = box.rect
    pitch = grid.column + grid.gutter
    unit, units = round((x - grid.x) / pitch), round((width + grid.gutter) / pitch)
    head, lines = round((y - grid.y) / grid.line), round(height / grid.line)
    if unit < 0 or units < 1 or unit + units > grid.units:
        return None
    if head < 0 or lines < 1 or head + lines > grid.design.modules.foot:
        return None
    return Place(head, unit, units, head + lines)


def clash(one: Place, other: Place, gap: int) -> bool:
    """Whether two stand on each other, or nearer over each other than the grid's gap."""
    across = min(one.unit + one.units, other.unit + other.units) > max(one.unit, other.unit)
    return across and one.head < other.foot + gap and other.head < one.foot + gap


def _page(reader: _Reader, page: PlanFilePage, section: str, known: Sequence[str]) -> PageWishes:
    stories: list[Had] = []
    fillers: list[Had] = []
    gone: list[Had] = []
    where = f"page {page.number}"
    for box in page.boxes:
        if box.kind not in {"story", "filler"}:
            continue
        had = Had(box, on_grid(box, reader.grid), box.pinned)
        _tell_off_grid(reader, had, where)
        if box.kind == "filler":
            fillers.append(had)
        elif named(box) in reader.matters:
            asked = reader.matters[named(box)].article.print.page
            if asked in (None, page.number):
                stories.append(had)
                continue
            what = f"{box.ref} stands there in the plan, and its desk asks for page {asked}."
            reader.notes.append(_note("plan-desk-asks", where, what, "Say the same in both."))
            gone.append(had)
        else:
            if box.ref not in known:
                what = f"{box.ref} stands there in the plan, and the edition has no such story any more."
                reader.notes.append(info("story-gone", where, what))
            gone.append(had)
    stories, fillers = _unpinned(reader, stories, fillers, where)
    moved = frozenset(_moved(reader, page, section, stories, fillers))
    return PageWishes(tuple(stories), tuple(fillers), tuple(gone), moved, page.boxes)


def _tell_off_grid(reader: _Reader, had: Had, where: str) -> None:
    box, place, grid = had.box, had.place, reader.grid
    if place is None:
        if box.pinned:
            what = f"{box.ref} is pinned where no page of this layout has room; it looks for its place anew."
            reader.notes.append(_note("plan-off-page", where, what, "Draw it inside the type area."))
        return
    rect = grid.rect(place.unit, place.units, place.head, place.foot)
    if any(abs(a - b) > OFF for a, b in zip(rect, box.rect, strict=True)):
        told = " × ".join(f"{side:.1f}" for side in rect[2:])
        what = f"the box of {box.ref} is off the grid; it takes the nearest place there, {told} mm."
        reader.notes.append(_note("plan-off-grid", where, what))


def _unpinned(
    reader: _Reader, stories: Sequence[Had], fillers: Sequence[Had], where: str
) -> tuple[list[Had], list[Had]]:
    """The boxes, of which no two that are pinned stand on each other."""
    gap = reader.grid.design.modules.gap
    kept: list[Place] = []

    def judged(had: Had) -> Had:
        if not had.pinned:
            return had
        if had.place is None:
            return replace(had, pinned=False)
        if any(clash(had.place, other, gap) for other in kept):
            what = f"{had.box.ref} is pinned on something else that is pinned; it looks for its place anew."
            reader.notes.append(_note("plan-overlap", where, what, "Take one of the pins out."))
            return replace(had, pinned=False)
        kept.append(had.place)
        return had

    return [judged(had) for had in stories], [judged(had) for had in fillers]


def _moved(
    reader: _Reader, page: PlanFilePage, section: str, stories: Sequence[Had], fillers: Sequence[Had]
) -> Iterator[str]:
    """The stories that were put here by hand: not of this section, or drawn on something else; of two that are drawn
    on each other that which is on most, or was written last.
    """
    gap = reader.grid.design.modules.gap
    solid = [box.rect for box in page.boxes if box.kind in {"advert", "house", "standing", "lines"}]
    left = list(stories)
    for had in stories:
        strange = reader.matters[named(had.box)].section != section
        drawn = had.place is None or any(_over(had.box.rect, rect) for rect in solid)
        if (strange or drawn) and not had.pinned:
            left.remove(had)
            yield reader.matters[named(had.box)].id

    def clashes(one: Had) -> int:
        places = [other.place for other in left if other is not one]
        return sum(
            place is not None and one.place is not None and clash(one.place, place, gap) for place in places
        )

    while True:
        most = max(
            (one for one in left if not one.pinned),
            key=lambda one: (clashes(one), left.index(one)),
            default=None,
        )
        if most is None or not clashes(most):
            break
        left.remove(most)
        yield reader.matters[named(most.box)].id
    for had in left:
        under = [one.place for one in fillers if one.place is not None]
        if had.place is not None and not had.pinned and any(clash(had.place, one, gap) for one in under):
            yield reader.matters[named(had.box)].id


def _over(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than a line's width."""
    across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    return min(across, min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])) > 1


def _asked(matter: StoryMatter, page: int | None, stays: bool) -> StoryMatter:
    """A story with what the plan asks of it."""
    wishes = matter.article.print
    if page is None and not stays:
        return matter
    wishes = altered(wishes, page=page or wishes.page, jump=wishes.jump and not stays)
    return replace(matter, article=altered(matter.article, print=wishes))


def _note(code: str, where: str, what: str, remedy: str = "") -> Note:
    return warning(code, where, what, remedy)
