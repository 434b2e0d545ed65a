"""a booking and its place → why it stands there, in an editor's words: what was kept of its wishes and what was not."""

from __future__ import annotations

from collections.abc import Mapping

from pagekit.plan.extent import PageSlot
from pagekit.plan.grid import Grid
from pagekit.plan.items import Item
from pagekit.plan.matter import StoryMatter
from pagekit.plan.records import PlannedPage
from pagekit.plan.rules import Rules
from pagekit.plan.settling import Spot
from pagekit.plan.ways import Way

DEAR = 20.0
"""What a way to stand may cost before it is said."""


def why_here(
    item: Item, slot: PageSlot, spot: Spot | None, rules: Rules, grid: Grid, pages: Mapping[str, int]
) -> str:
    """Why an advert stands where it does."""
    return " ".join(
        filter(None, (_place(item, slot, spot, grid), _kept(item, slot, spot, rules, grid, pages)))
    )


def _place(item: Item, slot: PageSlot, spot: Spot | None, grid: Grid) -> str:
    name = f"{item.size[:1].upper()}{item.size[1:]}"
    status = "an option" if item.option else "sold"
    if spot is None:
        return f"{name}, {status}: in its own place on page {slot.number}."
    down = (
        "at the foot"
        if spot.row + item.rows == grid.rows
        else "at the head"
        if spot.row == slot.look.taken
        else ""
    )
    right = spot.unit + item.units == grid.units
    outer = right if slot.right else spot.unit == 0
    side = "across the page" if item.units == grid.units else "at the outer edge" if outer else "in the stack"
    where = " ".join(filter(None, (down, side)))
    return f"{name}, {status}: {where} of page {slot.number}."


def _kept(
    item: Item, slot: PageSlot, spot: Spot | None, rules: Rules, grid: Grid, pages: Mapping[str, int]
) -> str:
    booking = item.booking
    if booking is None:
        return ""
    musts = [must.words for must in rules.musts[item.id] if not must.own]
    kept: list[str] = []
    lost: list[str] = []
    for wish in (wish for wish in rules.wishes.get(item.id, ()) if not wish.own):
        (kept if slot.number in wish.pages else lost).append(wish.words)
    half = rules.half_wishes.get(item.id)
    if half is not None and spot is not None:
        upper, lower = spot.row + item.rows <= grid.rows // 2, spot.row >= grid.rows // 2
        (kept if (upper if half == "upper" else lower) else lost).append(f"the {half} half")
    if booking.musts.half:
        musts.append(f"the {booking.musts.half} half")
    for meeting in rules.wished:
        if meeting.one == item.id and meeting.other in pages:
            near = {slot.number, slot.facing} if meeting.spread else {slot.number}
            met = pages[meeting.other] in near
            (kept if met == meeting.together else lost).append(meeting.words)
    told = [
        f"As it must be: {', '.join(musts)}." if musts else "",
        f"As wished: {', '.join(kept)}." if kept else "",
        f"Wished and not kept: {', '.join(lost)}; something that weighs more stood in the way."
        if lost
        else "",
    ]
    return " ".join(filter(None, told))


def story_why(matter: StoryMatter, way: Way, page: PlannedPage, *, lead: bool) -> str:
    """Why a story stands where it does, in an editor's words."""
    picture = f", its picture across {way.span}" if way.span else ""
    size = f"a head of {way.size:g} pt" if way.size else "no head"
    rank = (
        f"Leads page {page.number}: of its stories it has the highest priority, {matter.priority}"
        if lead
        else f"Priority {matter.priority} of {page.section or 'the edition'}"
    )
    yields = " Set closer or wider than is best, to end where the page does." if way.cost > DEAR else ""
    return f"{rank}; {size}{picture}.{yields}"
