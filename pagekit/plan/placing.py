"""adverts on pages → PlannedPages: where each stands, the positions that sell themselves, furniture, and the holes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.asked import near
from pagekit.model import Edition
from pagekit.notes import Note, info, warning
from pagekit.plan.extent import CLOSED, PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.holes import Block, Notch, holes_and_notches
from pagekit.plan.house import fitting_notches, notch_box
from pagekit.plan.items import Item, sized
from pagekit.plan.kept import same, spot_of
from pagekit.plan.reasons import why_here
from pagekit.plan.records import Hole, Kind, PlanBox, PlannedPage, overlap
from pagekit.plan.rules import Half, Rules, places_for
from pagekit.plan.settling import PageAdverts, Spot, Spots, left_edge, settled, ways_to_stand
from pagekit.plan.strip import Problem, Stand


@dataclass(frozen=True, slots=True)
class Places:
    """The pages with all that stands on them, and what no place was found for."""

    pages: tuple[PlannedPage, ...]
    unplaced: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    others: Mapping[int, tuple[PlannedPage, ...]] = field(default_factory=dict)
    """The number of a page → the same with its adverts stacked otherwise, where that is hardly worse."""


@dataclass(frozen=True, slots=True)
class _Set:
    """A page on which everything stands."""

    slot: PageSlot
    items: tuple[Item, ...]
    spots: Mapping[str, Spot]
    feet: Mapping[str, int]
    """The line on which each stands."""
    fixed: tuple[tuple[Item, int], ...]
    """What stands in a place of its own, and in which."""
    holes: tuple[Hole, ...]
    notches: tuple[Notch, ...]


def placed_on(
    problem: Problem, stands: Mapping[str, Stand], edition: Edition, known: Spots | None = None
) -> Places:
    """Everything in its place, page by page; `known`: the places that were found before."""
    pages = {id: stand.page for id, stand in stands.items()}
    halves = _halves(problem, stands)
    notes: list[Note] = []
    unplaced: list[str] = []
    sets = []
    for slot in problem.slots:
        here = [item for item in problem.items if pages.get(item.id) == slot.number]
        found = _settle(problem, slot, here, halves, edition, notes, known)
        unplaced += [item.id for item in here if item.id not in found.spots and not item.place]
        sets.append(found)
    notes += _nowhere(problem, edition)
    grid = problem.grid
    chosen = fitting_notches({one.slot.number: one.notches for one in sets}, problem.slots, grid)
    standing = {item.id: item for item in problem.items}
    told = {id: page for id, page in pages.items() if id in standing and id not in unplaced}
    planned = tuple(_page(one, problem, chosen.get(one.slot.number, ()), told, edition) for one in sets)
    spent = {number: sum(notch.area for notch in own) for number, own in chosen.items()}
    others = {
        one.slot.number: tuple(
            _page(other, problem, _notches_of(other, problem, spent), told, edition) for other in own
        )
        for one in sets
        if (own := _otherwise(one, problem, halves, known))
    }
    return Places(planned, tuple(unplaced), tuple(notes), others)


def _otherwise(one: _Set, problem: Problem, halves: Mapping[str, Half], known: Spots | None) -> list[_Set]:
    """The page with its adverts stacked otherwise; nothing where some of them are kept where they were."""
    grid, slot = problem.grid, one.slot
    if problem.before or problem.kept:
        return []
    found = []
    for spots in ways_to_stand(PageAdverts(one.items, slot, halves, grid), known)[1:]:
        feet = _feet(grid, one.items, spots)
        holes, notches = _left(grid, slot, one.items, spots, feet)
        found.append(replace(one, spots=spots, feet=feet, holes=holes, notches=notches))
    return found


def _notches_of(one: _Set, problem: Problem, spent: Mapping[int, float]) -> Sequence[Notch]:
    """The notches of a page that sell themselves, if it alone is stacked otherwise."""
    number = one.slot.number
    others = sum(spent.values()) - spent.get(number, 0)
    return fitting_notches({number: one.notches}, problem.slots, problem.grid, others).get(number, ())


def _settle(
    problem: Problem,
    slot: PageSlot,
    here: Sequence[Item],
    halves: Mapping[str, Half],
    edition: Edition,
    notes: list[Note],
    known: Spots | None,
) -> _Set:
    grid = problem.grid
    loose = [item for item in here if not item.place]
    kept = {
        id: Spot(stand.unit, stand.row) for id, stand in problem.kept.items() if stand.page == slot.number
    }
    asked = PageAdverts(loose, slot, halves, grid, kept)
    spots = settled(asked, known)
    if kept and not spots:
        spots = settled(replace(asked, kept={}), known)
    for item in _for_sale(problem, slot, here, edition, notes):
        page, rect = problem.before.get(item.id, (0, None))
        own = {item.id: spot_of(item, rect, slot, grid)} if rect and page == slot.number else {}
        more: Mapping[str, Spot] = {}
        if not item.place:
            with_it = replace(asked, items=[*loose, item])
            more = settled(replace(with_it, kept={**kept, **own}), known)
            more = more or (settled(with_it, known) if own else {})
        if more:
            loose, spots = [*loose, item], more
        elif not item.place:
            what = f"page {slot.number} has no room left for the position {item.size}, which is for sale."
            notes.append(info("position-taken", f"page {slot.number}", what))
        else:
            here = [*here, item]
    loose = [item for item in loose if item.id in spots]
    fixed = tuple(_in_places(slot, [item for item in here if item.place], problem))
    feet = _feet(grid, loose, spots)
    holes, notches = _left(grid, slot, loose, spots, feet)
    return _Set(slot, tuple(loose), spots, feet, fixed, holes, notches)


def _halves(problem: Problem, stands: Mapping[str, Stand]) -> Mapping[str, Half]:
    """The halves that are musts, and those that are wishes and are kept where things stand."""
    middle = problem.grid.rows // 2
    kept = {
        id: half
        for id, half in problem.rules.half_wishes.items()
        if id in stands and not problem.item(id).place
        if (stands[id].row + problem.item(id).rows <= middle if half == "upper" else stands[id].row >= middle)
    }
    return {**kept, **problem.rules.halves}


def _feet(grid: Grid, items: Sequence[Item], spots: Mapping[str, Spot]) -> Mapping[str, int]:
    """The line on which each stands: the foot of its last row; over a low advert it comes down upon that."""
    feet: dict[str, int] = {}
    tops: list[tuple[Item, int]] = []
    for item in sorted(items, key=lambda item: (-spots[item.id].row - item.rows, spots[item.id].unit)):
        spot = spots[item.id]
        under = [top for other, top in tops if _stands_on(item, spot, other, spots[other.id])]
        foot = min(under) - grid.design.modules.gap if under else grid.foot(spot.row + item.rows)
        feet[item.id] = foot
        label = 0 if item.fixed else grid.design.label_lines
        tops.append((item, foot - grid.lines_for(item.height) - label))
    return feet


def _stands_on(item: Item, spot: Spot, other: Item, its: Spot) -> bool:
    across = min(spot.unit + item.units, its.unit + other.units) > max(spot.unit, its.unit)
    return across and its.row == spot.row + item.rows


def _left(
    grid: Grid,
    slot: PageSlot,
    items: Sequence[Item],
    spots: Mapping[str, Spot],
    feet: Mapping[str, int],
) -> tuple[tuple[Hole, ...], tuple[Notch, ...]]:
    if slot.kind in CLOSED:
        return (), ()
    blocks = []
    for item in items:
        spot, label = spots[item.id], 0 if item.fixed else grid.design.label_lines
        top = feet[item.id] - grid.lines_for(item.height) - label
        blocks.append(Block(spot.unit, item.units, spot.row, item.rows, top, feet[item.id]))
    return holes_and_notches(grid, slot.look.taken, blocks)


def _for_sale(
    problem: Problem, slot: PageSlot, here: Sequence[Item], edition: Edition, notes: list[Note]
) -> Iterator[Item]:
    """The positions of this page that are for sale and that nobody booked."""
    sizes = problem.grid.design.sizes
    booked = [item.size for item in here if item.kind == "advert"]
    count = 0
    for sale in edition.for_sale:
        if sale.page != slot.number or sale.size not in sizes:
            continue
        if sale.size in booked:
            booked.remove(sale.size)
            continue
        if not slot.adverts:
            what = f"page {slot.number} is closed to adverts; its position {sale.size} is not for sale."
            notes.append(warning("position-closed", f"page {slot.number}", what, "Take it out of for_sale."))
            continue
        count += 1
        yield sized(f"house-{slot.number}-{sale.size}-{count}", sale.size, sizes[sale.size], problem.grid)


def _nowhere(problem: Problem, edition: Edition) -> Iterator[Note]:
    """Positions for sale of sizes or pages that there are not."""
    sizes, last = problem.grid.design.sizes, len(problem.slots)
    for place, sale in enumerate(edition.for_sale):
        where = f"for_sale[{place}]"
        if sale.size not in sizes:
            what = f"the layout has no size {sale.size!r}."
            yield warning("size-unknown", f"{where}.size", what, near(sale.size, sizes))
        if sale.page > last:
            what = f"there is no page {sale.page}: the edition has {last}."
            yield warning("page-missing", f"{where}.page", what, "Say another page.")


def _in_places(slot: PageSlot, items: Sequence[Item], problem: Problem) -> Iterator[tuple[Item, int]]:
    """Each item with the number of its place: that which it had, or the first free one of its size, sold before the
    house's own.
    """
    free = dict(enumerate(slot.look.places))
    grid = problem.grid

    def had(item: Item, at: int) -> bool:
        page, rect = problem.before.get(item.id, (0, None))
        place = slot.look.places[at]
        left, top = grid.left(place.column * grid.design.per_column), grid.down(place.line)
        return rect is not None and page == slot.number and same(rect, (left, top, *rect[2:]))

    ranked = sorted(items, key=lambda item: (item.kind == "house", item.id))
    halves = problem.rules.halves

    def turn(item: Item) -> tuple[bool, bool]:
        return not any(had(item, at) for at in free), item.id not in halves

    for item in sorted(ranked, key=turn):
        fitting = [n for n in places_for(item.place, slot, halves.get(item.id), grid) if n in free]
        at = next((n for n in fitting if had(item, n)), next(iter(fitting), None))
        if at is not None:
            del free[at]
            yield item, at


# ---- Boxes -------------------------------------------------------------------------------------------------


def _page(
    found: _Set, problem: Problem, notches: Sequence[Notch], pages: Mapping[str, int], edition: Edition
) -> PlannedPage:
    slot, grid = found.slot, problem.grid
    boxes = [
        *_furniture(slot, grid),
        *_whole_page(slot, grid, edition),
        *(
            _box(item, slot, found.spots[item.id], found.feet[item.id], problem.rules, grid, pages, edition)
            for item in found.items
        ),
        *(_fixed_box(item, at, slot, problem.rules, grid, pages, edition) for item, at in found.fixed),
    ]
    # An advert over a low one comes down upon it, and may take some of a notch beside that.
    sold = (notch_box(notch, slot.number, n, grid) for n, notch in enumerate(notches, 1))
    boxes += [box for box in sold if not any(overlap(box.rect, other.rect) for other in boxes)]
    label = str(slot.number)
    booked = [item.booking for item in (*found.items, *(item for item, _ in found.fixed)) if item.booking]
    return PlannedPage(
        slot.number,
        label,
        slot.section,
        slot.design,
        tuple(boxes),
        found.holes,
        slot.kind,
        slot.colour,
        frozenset(topic.casefold() for booking in booked for topic in booking.musts.not_beside),
        frozenset(topic.casefold() for booking in booked for topic in booking.wishes.not_beside),
    )


def _furniture(slot: PageSlot, grid: Grid) -> Iterator[PlanBox]:
    if slot.kind == "supplied":
        return
    for place in slot.look.furniture:
        rect = grid.rect(0, grid.units, place.line, place.line + place.lines)
        yield PlanBox(f"{place.name}-{slot.number}", place.name, "furniture", (rect,))


def _whole_page(slot: PageSlot, grid: Grid, edition: Edition) -> Iterator[PlanBox]:
    """What a supplied page, or one of a standing item, is filled with."""
    if slot.kind not in CLOSED:
        return
    ref = next((item.id for item in edition.file.standing if item.page == slot.number), f"page-{slot.number}")
    special = next(page for page in edition.file.special_pages if page.number == slot.number)
    rect = grid.rect(0, grid.units, grid.head(slot.look.taken), grid.foot(grid.rows))
    if slot.kind == "supplied":
        rect = (0.0, 0.0, *grid.sheet)
    why = f"Supplied whole: {special.file}." if slot.kind == "supplied" else "The page is its own."
    yield PlanBox(ref, ref, "standing", (rect,), why, pinned=True)


def _box(
    item: Item,
    slot: PageSlot,
    spot: Spot,
    line: int,
    rules: Rules,
    grid: Grid,
    pages: Mapping[str, int],
    edition: Edition,
) -> PlanBox:
    # The booked size is kept: its foot and its outer edge stand on the grid.
    foot = grid.down(line)
    rect = (left_edge(item, spot.unit, slot, grid), foot - item.height, item.width, item.height)
    return _told(item, slot, spot, rect, rules, grid, pages, edition)


def _fixed_box(
    item: Item,
    at: int,
    slot: PageSlot,
    rules: Rules,
    grid: Grid,
    pages: Mapping[str, int],
    edition: Edition,
) -> PlanBox:
    place = slot.look.places[at]
    left, top = grid.left(place.column * grid.design.per_column), grid.down(place.line)
    return _told(item, slot, None, (left, top, item.width, item.height), rules, grid, pages, edition)


def _told(
    item: Item,
    slot: PageSlot,
    spot: Spot | None,
    rect: tuple[float, float, float, float],
    rules: Rules,
    grid: Grid,
    pages: Mapping[str, int],
    edition: Edition,
) -> PlanBox:
    box = PlanBox(item.id, item.id, "advert", (rect,), size=item.size)
    if item.kind == "advert":
        return replace(box, why=why_here(item, slot, spot, rules, grid, pages))
    if item.fixed:
        kind: Kind = "lines" if item.kind == "lines" else "standing"
        return replace(box, kind=kind, why=f"Stands on page {slot.number}, {item.size}.", pinned=True)
    rate = edition.publication.rates.get(item.size)
    price = f" The rate card has it at {rate}." if rate else ""
    why = f"The position {item.size} is for sale, and nobody booked it: it sells itself.{price}"
    return replace(box, kind="house", why=why)
