"""a page of now + what a plan has on it → Kept: its boxes as they were; or Touched: why it must be filled anew.

A page is untouched where its adverts and standing items are those of the plan, all its stories are there, each still
fits its box, and they stand as a fresh look would let them: none on another, the lead at the head, heads in their
order, no place left empty. A story that is gone may have a successor in just its box.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pagekit.model.plan_file import PlanFileBox
from pagekit.plan.filling import FILLERS, Standing
from pagekit.plan.group import Desk, rank_of
from pagekit.plan.kept import same
from pagekit.plan.matter import StoryMatter
from pagekit.plan.pinning import pinned_way
from pagekit.plan.reasons import story_why
from pagekit.plan.records import PlanBox, PlannedPage, overlap
from pagekit.plan.regions import Place
from pagekit.plan.sound import sound
from pagekit.plan.tables import Placed
from pagekit.plan.ways import Way
from pagekit.plan.wishes import Had, Name, PageWishes, clash, name_of, named

SOLD = {"advert": "advert", "house": "position", "standing": "standing item", "lines": "line adverts"}
_NOTCH = re.compile(r"house-\d+-\d+")
"""A notch that sells itself: which of them do is a matter of the whole edition, and a page keeps its own."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A page as it was: its stories with how they stand, and its fillers."""

    page: PlannedPage
    boxes: tuple[PlanBox, ...]
    stories: tuple[tuple[StoryMatter, Place, Way], ...]
    swapped: tuple[tuple[str, str], ...] = ()
    """Stories that stand in the box of one that is gone, each with that."""

    @property
    def ids(self) -> frozenset[str]:
        """Its stories."""
        return frozenset(matter.id for matter, _place, _way in self.stories)


@dataclass(frozen=True, slots=True)
class Touched:
    """A page that must be filled anew."""

    page: PlannedPage
    why: str


def judged(
    page: PlannedPage,
    had: PageWishes,
    matters: Mapping[Name, StoryMatter],
    heirs: Sequence[StoryMatter],
    desk: Desk,
) -> Kept | Touched:
    """A page as the plan has it, if it can stay; `heirs` may stand in the box of a story that is gone."""
    moved = next(_other_boxes(page, had.boxes), None)
    if moved is not None:
        return Touched(page, moved)
    stories: list[tuple[StoryMatter, Had]] = [(matters[named(one.box)], one) for one in had.stories]
    early = next((matter for matter, _had in stories if not matter.may_stand_on(page.number)), None)
    if early is not None:
        return Touched(page, f"story {early.article.id} cannot go on there: it begins on no earlier page.")
    swapped: list[tuple[str, str]] = []
    left = list(heirs)
    for gone in had.gone:
        why = f"story {gone.box.ref} is gone."
        if gone.box.parts > 1:
            whole = (gone.box.ref, 0) in matters
            return Touched(
                page, f"story {gone.box.ref} does not go on on another page now." if whole else why
            )
        heir = next((one for one in left if _follows(page, had, stories, gone, one, desk)), None)
        if heir is None:
            return Touched(page, why)
        left.remove(heir)
        stories.append((heir, gone))
        swapped.append((heir.id, gone.box.ref))
    order = [one.box for box in had.boxes for one in (*had.stories, *had.gone) if one.box is box]
    stories.sort(key=lambda one: next(n for n, box in enumerate(order) if box is one[1].box))
    found = _stood(page, stories, had.fillers, desk)
    if isinstance(found, str) and had.moved:
        put = sorted(matter.article.id for matter, _had in stories if matter.id in had.moved)
        found = f"story {', '.join(put)} was put on it."
    if isinstance(found, str):
        return Touched(page, found)
    boxes = _boxes(page, had, found, dict(swapped), desk)
    return Kept(page, boxes, found, tuple(swapped))


def _follows(
    page: PlannedPage,
    had: PageWishes,
    stories: Sequence[tuple[StoryMatter, Had]],
    gone: Had,
    heir: StoryMatter,
    desk: Desk,
) -> bool:
    """Whether a story can stand in the box of one that is gone."""
    if heir.part or heir.article.print.page not in (None, page.number) or heir.article.print.beside:
        return False
    others = [one for one in had.gone if one is not gone and all(other is not one for _, other in stories)]
    if others:
        # Each must fit by itself; how all stand together is looked at in the end.
        ranked = (matter for matter, _had in stories)
        lead = all(rank_of(heir) < rank_of(one) for one in ranked)
        return gone.place is not None and _way(heir, gone.place, desk, lead=lead) is not None
    return not isinstance(_stood(page, [*stories, (heir, gone)], had.fillers, desk), str)


def _way(matter: StoryMatter, place: Place, desk: Desk, *, lead: bool) -> Way | None:
    own = frozenset(one for one in desk.refused if one.story == matter.id)
    return desk.ways(matter, own, lead=lead).at(place.units, place.lines)


def _stood(
    page: PlannedPage, stories: Sequence[tuple[StoryMatter, Had]], fillers: Sequence[Had], desk: Desk
) -> tuple[tuple[StoryMatter, Place, Way], ...] | str:
    """How the stories of a page stand; or in words why they cannot."""
    free = {
        (unit, line) for hole in page.holes for unit, head, foot in hole.strips for line in range(head, foot)
    }
    places: list[Place] = []
    gap = desk.grid.design.modules.gap
    for name, had in (
        *((matter.article.id, had) for matter, had in stories),
        *((one.box.ref, one) for one in fillers),
    ):
        what = f"story {name}" if had.box.kind == "story" else "a filler"
        if had.place is None or not _cells(had.place) <= free:
            return f"{what} has no room where the plan has it."
        if any(clash(had.place, other, gap) for other in places):
            return f"{what} was put on something else."
        places.append(had.place)
    if _empty(free, places, desk):
        return "a place on it is empty."
    ids = {matter.article.id for matter, _had in stories}
    ranked = sorted((matter for matter, _had in stories), key=rank_of)
    found = []
    for matter, had in stories:
        place, lead = had.place, matter is ranked[0]
        told = pinned_way if had.pinned else _way
        way = told(matter, place, desk, lead=lead) if place is not None else None
        if place is None or way is None:
            return f"story {matter.article.id} does not fill its box any more, or has more than it holds."
        if lead and place.head > min(one.head for one in places):
            return f"story {matter.article.id} leads it now, and does not stand at its head."
        if ids.intersection(matter.article.print.apart):
            return f"story {matter.id} is to stand apart from another on it."
        if not matter.topics.isdisjoint(page.refused_topics):
            return f"story {matter.id} may not stand beside an advert on it."
        found.append((matter, place, way))
    standing = Standing(
        tuple((Placed(ranked.index(matter), 0, 0, way), place) for matter, place, way in found), ()
    )
    return tuple(found) if sound(standing, ranked) else "its heads would not be in the order of its stories."


def _cells(place: Place) -> set[tuple[int, int]]:
    return {
        (unit, line)
        for unit in range(place.unit, place.unit + place.units)
        for line in range(place.head, place.foot)
    }


def _empty(free: set[tuple[int, int]], places: Sequence[Place], desk: Desk) -> bool:
    """Whether a place is free that the house would fill: as wide and as high as one of its fillers, and air."""
    left = set(free)
    for place in places:
        left -= _cells(place)
    design = desk.grid.design
    air, foot = 2 * design.modules.gap, design.modules.foot + 1
    return any(
        _holds(left, max(1, round(columns * design.per_column)), lines + air, desk.grid.units, foot)
        for columns, lines in FILLERS
        if columns >= 1
    )


def _holds(left: set[tuple[int, int]], wide: int, high: int, units: int, foot: int) -> bool:
    """Whether so many units side by side are free over so many lines."""
    for unit in range(units - wide + 1):
        run = 0
        for line in range(foot):
            here = all((beside, line) in left for beside in range(unit, unit + wide))
            run = run + 1 if here else 0
            if run >= high:
                return True
    return False


# ---- Boxes -------------------------------------------------------------------------------------------------


def _other_boxes(page: PlannedPage, boxes: Sequence[PlanFileBox]) -> Iterator[str]:
    """In words each advert and standing item that is not where the plan has it."""
    now = {(box.kind, box.ref): box for box in page.boxes if box.kind in SOLD and not _notch(box)}
    then = {(box.kind, box.ref): box for box in boxes if box.kind in SOLD and not _notch(box)}
    for (kind, ref), box in then.items():
        here = now.get((kind, ref))
        what = f"{SOLD[kind]} {ref}"
        if here is None:
            yield f"{what} is not on it any more."
        elif not same(here.rect, box.rect):
            yield f"{what} stands elsewhere on it."
    for kind, ref in now:
        if (kind, ref) not in then:
            yield f"{SOLD[kind]} {ref} is new on it."


def _notch(box: PlanBox | PlanFileBox) -> bool:
    return _NOTCH.fullmatch(box.id) is not None


def _boxes(
    page: PlannedPage,
    had: PageWishes,
    stories: Sequence[tuple[StoryMatter, Place, Way]],
    swapped: Mapping[str, str],
    desk: Desk,
) -> tuple[PlanBox, ...]:
    """All boxes of a page, as they were."""
    written = {(box.kind, named(box)): box for box in had.boxes}
    notches = [box for box in had.boxes if _notch(box)]
    boxes = [_as_told(box, written.get((box.kind, (box.ref, 0)))) for box in page.boxes if not _notch(box)]
    own = {box.id: box for box in page.boxes if _notch(box)}
    for notch in notches:
        here = own.get(notch.id)
        boxes.append(here if here is not None and same(here.rect, notch.rect) else _notch_box(notch))
    # What became free in the stack sells itself, as on any page.
    fresh = [box for box in own.values() if box.id not in {notch.id for notch in notches}]
    ranked = min((matter for matter, _place, _way in stories), key=rank_of, default=None)
    for matter, place, way in stories:
        lead = matter is ranked
        rect = desk.grid.rect(place.unit, place.units, place.head, place.foot)
        name, part = name_of(matter)
        box = PlanBox(
            f"{name}-{part}" if part else name,
            name,
            "story",
            (rect,),
            story_why(matter, way, page, lead=lead),
            part=part or 1,
            parts=2 if part else 1,
            jump=matter.article.print.jump,
            size=f"{rect[2]:.1f} × {rect[3]:.1f} mm",
            lead=lead,
            stand=way.stand,
            size_of_head=way.size,
        )
        boxes.append(box if matter.id in swapped else _as_told(box, written.get(("story", name_of(matter)))))
    for one in had.fillers:
        if one.place is not None:
            rect = desk.grid.rect(one.place.unit, one.place.units, one.place.head, one.place.foot)
            size = f"{rect[2]:.1f} × {rect[3]:.1f} mm"
            boxes.append(PlanBox(one.box.id, one.box.ref, "filler", (rect,), one.box.why, size=size))
    boxes += (box for box in fresh if not any(overlap(box.rect, other.rect) for other in boxes))
    return tuple(boxes)


def _as_told(box: PlanBox, written: PlanFileBox | None) -> PlanBox:
    """A box with the reason that the plan gives for it."""
    if written is None or not written.why:
        return box
    return replace(box, why=written.why)


def _notch_box(box: PlanFileBox) -> PlanBox:
    _x, _y, width, height = box.rect
    return PlanBox(box.id, box.ref, "house", (box.rect,), box.why, size=f"{width:.1f} × {height:.1f} mm")
