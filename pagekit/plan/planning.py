"""Edition + Layout → EditionPlan, stage by stage: pages, adverts on pages, their places, house adverts, holes.

Bookings that do not run on the edition's day are said first; then the number of pages is reckoned; then adverts are
packed, and packed again on more pages where some that are sold find no room and the edition may grow.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from pagekit.errors import LayoutError
from pagekit.layout import EditionDesign, Layout, Paper
from pagekit.model import Edition
from pagekit.model.plan_file import PlanFile
from pagekit.notes import Note, unique, warning
from pagekit.plan.conflict import Budget, Proofs
from pagekit.plan.day import days_bookings
from pagekit.plan.extent import CLOSED, lay_pages, page_counts
from pagekit.plan.grid import Grid
from pagekit.plan.items import Item, booked_items, line_items, standing_item
from pagekit.plan.kept import before_of, held, kept_adverts, lines_before, pages_before
from pagekit.plan.moves import advert_moves, as_written
from pagekit.plan.packing import Packed, packed, settled_wishes
from pagekit.plan.placing import placed_on
from pagekit.plan.records import Conflict, EditionPlan, LeftOut
from pagekit.plan.rules import rules_of
from pagekit.plan.strip import Problem
from pagekit.plan.verdict import figures, page_notes, summary
from pagekit.plan.words import words_of

MOST_REFUSALS = 24
"""Bookings without a place whose conflict is looked for; of more the reason is told in general."""


@dataclass(slots=True)
class _Desk:
    """What is known so far."""

    edition: Edition
    grid: Grid
    notes: list[Note] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    conflicts: list[Conflict] = field(default_factory=list)
    areas: Mapping[str, float] = field(default_factory=dict)
    """Of stories that were measured: lines times columns of the grid."""
    before: PlanFile | None = None
    """The plan that is to be kept as far as it can."""
    proofs: Proofs = field(default_factory=Proofs)

    @property
    def design(self) -> EditionDesign:
        """That of the pack."""
        return self.grid.design

    def leave(self, id: str, why: str, *, code: str = "left-out") -> None:
        """Keep that something is not in, and why."""
        self.left_out.append(LeftOut(id, why))
        self.notes.append(warning(code, id, why))


@dataclass(frozen=True, slots=True)
class _Stood:
    """Adverts on pages: the pages, the problem, and the page of each."""

    problem: Problem
    packed: Packed

    @property
    def pages(self) -> Mapping[str, int]:
        """The page of each."""
        return self.packed.pages

    @property
    def missing(self) -> tuple[Item, ...]:
        """What has no page, sold before options."""
        items = [item for item in self.problem.items if item.id not in self.pages]
        return tuple(sorted(items, key=lambda item: (item.option, -item.cells, item.id)))


def plan(
    edition: Edition,
    layout: Layout,
    paper: Paper | None = None,
    areas: Mapping[str, float] = MappingProxyType({}),
    lines: int = 0,
    standing: Mapping[str, int] = MappingProxyType({}),
    before: PlanFile | None = None,
    proofs: Proofs | None = None,
) -> EditionPlan:
    """Plan an edition: its pages and adverts, and what is left for stories. `areas`: a story's id → the area that it
    takes, in lines times columns of the grid, where it was measured; others are reckoned by their words. `lines`: what
    line adverts take across a page, in lines of the grid. `before`: a plan whose pages and adverts stay as they are, as
    far as they can. `proofs`: what was found of its bookings when the edition was planned before.

    Raises InvalidInput where there can be none, LayoutError for a pack without `[edition]`, MissingDependency without
    OR-Tools.
    """
    manifest = layout.printed
    design = manifest.packed
    if design is None:
        raise LayoutError(
            f"layout {layout.name} is for single stories. For an edition use tabloid or broadsheet, or write [edition]."
        )
    sheet = paper or manifest.papers[str(manifest.options["paper"].default)]
    desk = _Desk(edition, Grid.of(manifest, design, sheet), list(edition.notes), areas=areas, before=before)
    if proofs is not None:
        desk.proofs = proofs
    desk.notes += before.origin.notes if before and before.origin else ()
    desk.left_out += [LeftOut(id, why) for id, why in edition.left_out]
    items = (*_bookings(desk), *_standing(desk, standing))
    stood = _on_pages(desk, items, lines)
    items = stood.problem.items
    places = placed_on(stood.problem, stood.packed.stands, edition, desk.proofs.spots)
    for id in places.unplaced:
        desk.leave(id, "no place was found for it on its page beside the others.", code="booking-refused")
    desk.notes += page_notes(edition, design, stood.problem.slots)
    desk.notes += places.notes
    pages = places.pages
    if before is not None:
        desk.notes += advert_moves(before, pages, {item.id for item in items})
        pages = tuple(as_written(page, before) for page in pages)
    desk.notes.append(summary(places.pages, items))
    return EditionPlan(
        edition,
        layout,
        sheet,
        pages,
        tuple(desk.left_out),
        tuple(desk.conflicts),
        figures(edition, desk.grid, places.pages),
        unique(desk.notes),
        others=places.others,
    )


# ---- What is to be placed ----------------------------------------------------------------------------------


def _bookings(desk: _Desk) -> tuple[Item, ...]:
    found = days_bookings(desk.edition)
    desk.left_out += found.left_out
    desk.notes += found.notes
    items, refused = booked_items(found.bookings, desk.grid)
    for one in refused:
        desk.leave(one.id, one.why, code="booking-refused")
        desk.conflicts.append(Conflict((one.id,), f"{one.id}: {one.why}"))
    return items


def _standing(desk: _Desk, needed: Mapping[str, int]) -> tuple[Item, ...]:
    found = []
    closed = {page.number for page in desk.edition.file.special_pages if page.kind in CLOSED}
    for standing in desk.edition.file.standing:
        if standing.page in closed:
            # The page is its own.
            continue
        item = standing_item(standing, desk.grid, needed.get(standing.id))
        if isinstance(item, Item):
            found.append(item)
        else:
            desk.leave(standing.id, item, code="standing-refused")
    return tuple(found)


def _needs(desk: _Desk, items: Sequence[Item]) -> dict[str, float]:
    """The pages that the matter of each section needs: its stories' words, and the adverts that go there alone."""
    names = [section.name for section in desk.edition.file.sections] or [desk.edition.publication.name]
    by_name = {name.casefold(): name for name in names}
    whole = desk.grid.units * desk.grid.rows
    needs = dict.fromkeys(names, 0.0)
    lines = desk.grid.foot(desk.grid.rows) - desk.grid.head(0)
    for story in desk.edition.stories:
        name = by_name.get((story.section or "").casefold(), names[0])
        area = desk.areas.get(story.id)
        measured = None if area is None else area / (lines * desk.grid.units)
        needs[name] += words_of(story) / desk.design.words if measured is None else measured
    for item in items:
        asked = item.booking.musts.section or item.booking.wishes.section if item.booking else None
        if asked and asked.casefold() in by_name and not item.place and _bound(item):
            needs[by_name[asked.casefold()]] += item.cells / whole
    return needs


# ---- On which page -----------------------------------------------------------------------------------------


def _on_pages(desk: _Desk, items: tuple[Item, ...], lines: int) -> _Stood:
    """The adverts on as few pages as hold them and the stories."""
    needs: Mapping[str, float] = _needs(desk, items)
    whole = desk.grid.units * desk.grid.rows
    loose = sum(item.cells for item in items if not item.place and not _bound(item)) / whole
    closed = sum(page.kind in CLOSED for page in desk.edition.file.special_pages)
    last = max((page.number for page in desk.edition.file.special_pages), default=0)
    across = lines / (desk.grid.foot(desk.grid.rows) - desk.grid.head(0))
    needed = max(math.ceil(sum(needs.values()) + loose + across + closed - 1e-6), last)
    counts = page_counts(desk.edition, desk.design, needed)
    if desk.before is not None:
        counts, needs = _as_before(desk, desk.before, counts, needs)
    best = _tried(desk, items, counts[0], needs, lines)
    for count in (count for count in counts if count > counts[0]):
        sold = [item for item in best.missing if not item.option and not best.problem.rules.spoiling(item.id)]
        if not sold:
            break
        more = _tried(desk, items, count, needs, lines)
        if _sold(more) >= _sold(best):
            break
        best = more
    return _refused(desk, best)


def _as_before(
    desk: _Desk, before: PlanFile, counts: tuple[int, ...], needs: Mapping[str, float]
) -> tuple[tuple[int, ...], Mapping[str, float]]:
    """The number of pages that a plan has, and what its sections have of them; what is needed where that cannot be."""
    closed = [page.number for page in desk.edition.file.special_pages if page.kind in CLOSED]
    count, had = pages_before(before, closed)
    if count not in counts:
        what = f"the plan has {count} pages, and the edition cannot: it has {counts[0]}."
        desk.notes.append(
            warning("plan-pages", "plan", what, "Change the edition's pages, or leave the plan.")
        )
        return counts, needs
    known = had.keys() <= needs.keys() and sum(had.values()) == count - len(closed)
    return (count,), {name: had.get(name, 0.0) for name in needs} if known else needs


def _taken(desk: _Desk, items: Sequence[Item]) -> Mapping[int, float]:
    """The share of each page that is taken by what must stand there: more than all of it is refused."""
    whole = desk.grid.units * desk.grid.rows
    taken: dict[int, float] = {}
    for item in items:
        page = item.booking.musts.page if item.booking else item.page
        if page is not None and not item.place and not item.option:
            taken[page] = min(1.0, taken.get(page, 0.0) + item.cells / whole)
    return taken


def _bound(item: Item) -> bool:
    """It goes to a section of its own, whose needs it is counted among; with a page of its own it does not."""
    booking = item.booking
    if booking is None or booking.musts.page is not None:
        return False
    return bool(booking.musts.section or booking.wishes.section)


def _sold(stood: _Stood) -> int:
    return sum(item.cells for item in stood.missing if not item.option)


def _tried(
    desk: _Desk, items: tuple[Item, ...], count: int, needs: Mapping[str, float], lines: int
) -> _Stood:
    slots = lay_pages(desk.edition, desk.design, count, needs, _taken(desk, items))
    whole = desk.grid.units * desk.grid.rows
    spare = {
        name: max(0, int(whole * (sum(slot.section == name for slot in slots) - need)))
        for name, need in _needs(desk, ()).items()
    }
    items = (*items, *line_items(lines, slots, desk.grid, spare, lines_before(desk.before)))
    rules = rules_of(items, slots, desk.grid)
    problem = Problem(items, slots, rules, desk.grid, spare, before=before_of(desk.before))
    return _kept(desk, problem, desk.before) if desk.before is not None else _Stood(problem, packed(problem))


def _kept(desk: _Desk, problem: Problem, before: PlanFile) -> _Stood:
    """The adverts as a plan has them; where one that is sold has no place then, as few of them moved as can be."""
    kept = kept_adverts(problem, before)
    desk.notes += kept.notes
    asked = held(problem, kept)
    stood = _Stood(asked, packed(asked))
    if not _sold(stood):
        return stood
    asked = held(problem, kept, loose=True)
    other = _Stood(asked, packed(asked))
    return other if _sold(other) < _sold(stood) else stood


def _refused(desk: _Desk, stood: _Stood) -> _Stood:
    """Why each has no page; where a second search finds that one has, the pages that it found."""
    budget, better = Budget(), False
    for place, item in enumerate(stood.missing):
        if item.id in stood.pages:
            continue
        if item.fixed:
            desk.leave(item.id, f"there is no page {item.page} in this edition.", code="standing-refused")
            continue
        if place >= MOST_REFUSALS:
            desk.leave(item.id, f"{item.size}: the pages have no room for it.", code="booking-refused")
            continue
        proved = stood.packed.proved and not better
        found = desk.proofs.refusal(stood.problem, item.id, list(stood.pages), budget, proved=proved)
        if found.better is not None:
            better = True
            stood = _Stood(stood.problem, Packed(found.better, proved=False))
        elif found.conflict is not None:
            why = found.conflict.why
            desk.leave(item.id, f"an option, and {why}" if item.option else why, code="booking-refused")
            desk.conflicts.append(found.conflict)
    if better:
        wished = settled_wishes(stood.problem, stood.packed.stands)
        stood = _Stood(stood.problem, Packed(wished, proved=False))
    return stood
