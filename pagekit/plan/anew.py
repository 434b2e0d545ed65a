"""pages + stories + a plan of before → Filled: pages that are untouched as they were, and the others filled anew.

The rules:
1. A page that is touched is filled from its own stories, those that were moved to it, and what is new; then from what
   is left out, where a place stays open. What is pinned on it stays.
2. What is new and found no page, and what must be in or matters much and fell out, opens the one page of its section
   where that costs least; all others stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pagekit.notes import Note
from pagekit.plan.filling import Standing
from pagekit.plan.group import Desk, Known, Told, left_cost, rank_of
from pagekit.plan.infill import infilled
from pagekit.plan.keeping import Kept, Touched, judged
from pagekit.plan.matter import StoryMatter
from pagekit.plan.pinning import Pin, Pinner
from pagekit.plan.records import PlanBox, PlannedPage
from pagekit.plan.regions import Place
from pagekit.plan.sections import MOST_STORIES
from pagekit.plan.wishes import Name, PageWishes, Wishes, name_of, named

MATTERS_MUCH = 3
"""The priority up to which a story that fell out of its page may open another."""


@dataclass(frozen=True, slots=True)
class KeptFill:
    """All pages of an edition that keeps a plan."""

    pages: tuple[Told, ...]
    """Those that were filled anew."""
    kept: dict[int, tuple[PlanBox, ...]]
    """The boxes of those that were not, by the page's number."""
    left: tuple[StoryMatter, ...]
    why: dict[int, str]
    """Why a page was filled anew, by its number."""
    swapped: tuple[tuple[str, str, int], ...]
    """Stories that took the box of one that is gone: itself, that, and the page."""
    notes: tuple[Note, ...]
    """What there is to say of the plan."""


@dataclass(slots=True)
class _Refill:
    pages: dict[int, PlannedPage]
    wishes: Wishes
    desk: Desk
    pinner: Pinner
    matters: dict[Name, StoryMatter]
    told: dict[int, Told] = field(default_factory=dict)
    kept: dict[int, Kept] = field(default_factory=dict)
    why: dict[int, str] = field(default_factory=dict)
    left: list[StoryMatter] = field(default_factory=list)


def refilled(pages: Sequence[PlannedPage], wishes: Wishes, desk: Desk, known_pinned: Known) -> KeptFill:
    """The stories on the pages as `wishes` have them, none as the desk was refused it."""
    open_pages = {page.number: page for page in pages if page.holes}
    refill = _Refill(
        open_pages, wishes, desk, Pinner(desk, known_pinned), {name_of(one): one for one in wishes.matters}
    )
    touched = _judged(refill)
    standing = {id for one in refill.kept.values() for id in one.ids}
    refill.left = sorted((one for one in wishes.matters if one.id not in standing), key=rank_of)
    for one in touched:
        _anew(refill, one)
    _opened(refill)
    return KeptFill(
        tuple(refill.told[number] for number in sorted(refill.told)),
        {number: one.boxes for number, one in refill.kept.items()},
        tuple(refill.left),
        refill.why,
        tuple((story, gone, number) for number, one in refill.kept.items() for story, gone in one.swapped),
        wishes.notes,
    )


def _judged(refill: _Refill) -> list[Touched]:
    """The pages that are touched; the others are kept."""
    wishes, touched = refill.wishes, []
    nowhere = [one for one in wishes.matters if one.id not in wishes.was_on]
    # A story of which the plan knows nothing goes before one that it left out.
    heirs = sorted(nowhere, key=lambda one: (one.id not in wishes.new, rank_of(one)))
    for number, page in refill.pages.items():
        had = wishes.pages.get(number)
        if had is None:
            touched.append(Touched(page, "the plan has no such page."))
            continue
        own = [one for one in heirs if _belongs(one, page)]
        found = judged(page, had, refill.matters, own, refill.desk)
        if isinstance(found, Touched):
            touched.append(found)
            continue
        refill.kept[number] = found
        heirs = [one for one in heirs if one.id not in found.ids]
    return touched


def _belongs(matter: StoryMatter, page: PlannedPage) -> bool:
    """Whether a story may stand on a page: its desk asks for it, or for none and it is of its section."""
    asked = matter.article.print.page
    if not matter.may_stand_on(page.number):
        return False
    return asked == page.number or (asked is None and matter.section == page.section)


def _anew(refill: _Refill, touched: Touched) -> None:
    """Fill a page from its own stories, what is new, and where that leaves room from what is left out."""
    page = touched.page
    had = refill.wishes.pages.get(page.number)
    was_on, new = refill.wishes.was_on, refill.wishes.new
    mine = [one for one in refill.left if was_on.get(one.id) == page.number]
    fresh = [one for one in refill.left if one.id in new and _belongs(one, page)]
    own = {one.id for one in mine}
    asked = [
        one
        for one in refill.left
        if one.article.print.page == page.number and one.id not in own and one.id not in new
    ]
    rest = [one for one in refill.left if one.id not in was_on and one.id not in new and _belongs(one, page)]
    told = _filled(refill, page, had, [*asked, *mine, *fresh])
    stand = {one.stories[placed.story].id for one in (told,) for placed, _ in one.standing.stories}
    if told.standing.fillers and rest:
        placed = [one for one in (*asked, *mine, *fresh) if one.id in stand]
        other = _filled(refill, page, had, [*placed, *rest])
        if _cost(refill, other, (*placed, *rest)) < _cost(refill, told, (*placed, *rest)):
            told = other
    _put(refill, page, told, touched.why)


def _put(refill: _Refill, page: PlannedPage, told: Told, why: str) -> None:
    """A page as it was filled; what stands there is not left any more, and what was there and does not is."""
    before = refill.told.get(page.number)
    was = [before.stories[placed.story] for placed, _ in before.standing.stories] if before else []
    if page.number in refill.kept:
        was += [matter for matter, _place, _way in refill.kept.pop(page.number).stories]
    stand = {told.stories[placed.story].id for placed, _ in told.standing.stories}
    left = {one.id: one for one in (*refill.left, *was) if one.id not in stand}
    # Briefs go where the house would stand.
    pinned = tuple(place for place in _pinned_fillers(refill, page) if place in told.standing.fillers)
    open_places = tuple(place for place in told.standing.fillers if place not in pinned)
    able = [one for one in left.values() if _belongs(one, page) and refill.wishes.was_on.get(one.id) is None]
    bare = Told(page, told.stories, Standing(told.standing.stories, open_places))
    more, still = infilled(bare, sorted(able, key=rank_of), refill.desk)
    gone = {one.id for one in able} - {one.id for one in still}
    standing = Standing(more.standing.stories, (*more.standing.fillers, *pinned))
    refill.told[page.number] = Told(page, more.stories, standing)
    refill.left = sorted((one for one in left.values() if one.id not in gone), key=rank_of)
    refill.why[page.number] = why


def _pinned_fillers(refill: _Refill, page: PlannedPage) -> tuple[Place, ...]:
    had = refill.wishes.pages.get(page.number)
    return tuple(one.place for one in had.fillers if one.pinned and one.place) if had else ()


def _filled(
    refill: _Refill, page: PlannedPage, had: PageWishes | None, stories: Iterable[StoryMatter]
) -> Told:
    """A page filled from these, the first of them before the others, around what is pinned on it."""
    pool = list({one.id: one for one in stories}.values())
    pins = _pins(refill, page, had, pool)
    before = sum(
        other.section == page.section and number < page.number for number, other in refill.pages.items()
    )
    while True:
        pinned = {pin.matter.id for pin in pins if pin.matter is not None}
        free = sorted([one for one in pool if one.id not in pinned][:MOST_STORIES], key=rank_of)
        found = refill.pinner.filled(page, pins, free, before)
        if found is not None:
            return found.told[0]
        # The pin of what matters least is given up first.
        worst = max(pins, key=lambda pin: (pin.matter is not None, pin.place))
        pins.remove(worst)


def _pins(
    refill: _Refill, page: PlannedPage, had: PageWishes | None, pool: Sequence[StoryMatter]
) -> list[Pin]:
    if had is None:
        return []
    there = {name_of(one): one for one in pool}
    pins = [Pin(one.place) for one in had.fillers if one.pinned and one.place is not None]
    for one in had.stories:
        matter = there.get(named(one.box))
        if not one.pinned or one.place is None or matter is None:
            continue
        ways = [refill.pinner.way(matter, one.place, lead=lead) for lead in (True, False)]
        if any(way is not None for way in ways):
            pins.append(Pin(one.place, matter))
    return pins


# ---- What is new -------------------------------------------------------------------------------------------


def _opened(refill: _Refill) -> None:
    """Let what is new, and what fell out and is missed, onto the page where that costs least."""
    was_on, new = refill.wishes.was_on, refill.wishes.new
    for matter in list(refill.left):
        print_wishes = matter.article.print
        missed = matter.id in was_on and (print_wishes.must or matter.priority <= MATTERS_MUCH)
        if matter not in refill.left or not (matter.id in new or missed):
            continue
        best: tuple[float, int, Told] | None = None
        for number, page in refill.pages.items():
            if not _belongs(matter, page) or (missed and was_on[matter.id] == number):
                continue
            own = _standing(refill, number)
            told = _filled(refill, page, refill.wishes.pages.get(number), [matter, *own])
            weighed = (matter, *own)
            if all(told.stories[placed.story].id != matter.id for placed, _ in told.standing.stories):
                continue
            stand = {told.stories[placed.story].id for placed, _ in told.standing.stories}
            if _out_cost(refill, stand, weighed) >= _out_cost(refill, {one.id for one in own}, weighed):
                # It would push out what matters as much.
                continue
            cost = _cost(refill, told, weighed) - _cost_now(refill, number, weighed)
            if best is None or cost < best[0]:
                best = cost, number, told
        if best is not None:
            _cost_of, number, told = best
            why = f"story {matter.id} is {'new' if matter.id in new else 'without a page'}, and costs least here."
            _put(refill, refill.pages[number], told, refill.why.get(number, why))


def _standing(refill: _Refill, number: int) -> list[StoryMatter]:
    """The stories of a page as it is now, the most important first."""
    if number in refill.kept:
        return sorted((matter for matter, _place, _way in refill.kept[number].stories), key=rank_of)
    told = refill.told[number]
    return sorted((told.stories[placed.story] for placed, _ in told.standing.stories), key=rank_of)


def _cost_now(refill: _Refill, number: int, weighed: Sequence[StoryMatter]) -> float:
    if number not in refill.kept:
        return _cost(refill, refill.told[number], weighed)
    kept = refill.kept[number]
    fillers = [box.rect for box in kept.boxes if box.kind == "filler"]
    grid = refill.desk.grid
    areas = [(round(grid.units_of(width)), round(height / grid.line)) for _x, _y, width, height in fillers]
    ways = sum(way.cost for _matter, _place, way in kept.stories)
    return ways + _house_cost(refill, areas) + _out_cost(refill, kept.ids, weighed)


def _cost(refill: _Refill, told: Told, weighed: Sequence[StoryMatter]) -> float:
    """What a page costs: how its stories stand, what the house fills, and who of these is not on it."""
    stand = {told.stories[placed.story].id for placed, _ in told.standing.stories}
    ways = sum(placed.way.cost for placed, _ in told.standing.stories)
    areas = [(place.units, place.lines) for place in told.standing.fillers]
    return ways + _house_cost(refill, areas) + _out_cost(refill, stand, weighed)


def _house_cost(refill: _Refill, areas: Iterable[tuple[int, int]]) -> float:
    design = refill.desk.grid.design
    weights = design.story_costs
    return sum(
        weights.filler + weights.filler_lines * units / design.per_column * lines / 10
        for units, lines in areas
    )


def _out_cost(refill: _Refill, stand: Iterable[str], weighed: Sequence[StoryMatter]) -> float:
    there = set(stand)
    return sum(left_cost(one, refill.desk.grid) for one in weighed if one.id not in there)
