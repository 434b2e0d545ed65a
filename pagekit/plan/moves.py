"""a plan of before + the pages of now → what moved and why, in notes; and the pages with what the desk wrote in it.

Codes: `page-filled-anew`, `story-moved`, `story-off`, `story-replaced`, `advert-moved`, `pin-lost`.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pagekit.model.plan_file import PlanFile, PlanFileBox
from pagekit.notes import Note, info, warning
from pagekit.plan.anew import KeptFill
from pagekit.plan.kept import same
from pagekit.plan.records import LeftOut, PlanBox, PlannedPage

PINNED = frozenset({"story", "advert", "filler", "house"})
"""Kinds of boxes that a desk pins; standing items are always."""
A_COLUMN, A_ROW, A_LINE = 14.0, 24.0, 4.0
"""Millimetres by which a pinned box moves at most that was drawn between two columns, rows or lines of the grid."""


def as_kept(pages: Sequence[PlannedPage], kept: KeptFill, before: PlanFile) -> tuple[PlannedPage, ...]:
    """The pages with the boxes that stayed, and with what the desk wrote of them: what is pinned, and may not jump."""
    stayed = (replace(page, boxes=kept.kept.get(page.number, page.boxes)) for page in pages)
    return tuple(as_written(page, before) for page in stayed)


def pages_kept(before: PlanFile, pages: Sequence[PlannedPage]) -> int:
    """How many pages have the boxes of the plan, all of them."""
    return sum(_alike(before, page) for page in pages)


def story_moves(
    before: PlanFile, kept: KeptFill, pages: Sequence[PlannedPage], left: Sequence[LeftOut]
) -> Iterator[Note]:
    """What moved since the plan was written, and why."""
    yield from kept.notes
    for number, why in sorted(kept.why.items()):
        yield info("page-filled-anew", f"page {number}", f"page {number} was filled anew: {why}")
    for story, gone, number in kept.swapped:
        what = f"{story} stands in the box of {gone} on page {number}, which is gone."
        yield info("story-replaced", f"story {story}", what)
    was = _pages_of(before)
    now = {
        box.ref: page.number for page in pages for box in page.boxes if box.kind == "story" and box.part == 1
    }
    out = {one.id for one in left}
    for ref, number in was.items():
        here = now.get(ref)
        if here is not None and here != number:
            why = _reason(kept.why, number, here)
            yield info("story-moved", f"story {ref}", f"{ref} moved from page {number} to page {here}: {why}")
        elif here is None and ref in out:
            why = "which was filled anew" if number in kept.why else "which it did not get back to"
            yield warning("story-off", f"story {ref}", f"{ref} was on page {number}, {why}, and is left out.")
    yield from _lost_pins(before, pages)


def advert_moves(before: PlanFile, pages: Sequence[PlannedPage], there: Collection[str]) -> Iterator[Note]:
    """The adverts that stand elsewhere than in the plan, and those that it does not know."""
    now = {box.ref: (page.number, box) for page in pages for box in page.boxes if box.kind == "advert"}
    had = [(page.number, box) for page in before.pages for box in page.boxes if box.kind == "advert"]
    for number, box in had:
        if box.ref not in there:
            what = f"{box.ref} is not booked for this edition any more; its place on page {number} is free."
            yield info("advert-gone", f"booking {box.ref}", what)
            continue
        stand = now.get(box.ref)
        if stand is None or (stand[0] == number and same(stand[1].rect, box.rect)):
            continue
        where = f"from page {number} to page {stand[0]}" if stand[0] != number else f"on page {number}"
        what = f"{box.ref} moved {where}: {stand[1].why}"
        yield info("advert-moved", f"booking {box.ref}", what)
    known = {box.ref for _number, box in had}
    for ref, (number, _box) in now.items():
        if ref not in known:
            yield info(
                "advert-new", f"booking {ref}", f"{ref} was not in the plan; it stands on page {number}."
            )


def _reason(why: Mapping[int, str], was: int, now: int) -> str:
    """Why a story is on another page."""
    page = now if now in why else was
    return f"page {page} was filled anew, as {why[page]}" if page in why else "the plan has it there."


def _pages_of(before: PlanFile) -> dict[str, int]:
    return {
        box.ref: page.number
        for page in before.pages
        for box in page.boxes
        if box.kind == "story" and box.part == 1
    }


def _lost_pins(before: PlanFile, pages: Sequence[PlannedPage]) -> Iterator[Note]:
    for page in before.pages:
        now = next((one for one in pages if one.number == page.number), None)
        for box in page.boxes:
            if not box.pinned or box.kind not in PINNED or box.kind == "house":
                continue
            here = next((one for one in now.boxes if _is(one, box)), None) if now else None
            if here is None:
                what = f"the pin of {box.ref} on page {page.number} could not be kept: its box is not there any more."
                remedy = "Give it a box that holds it, beside what else is pinned there."
                yield warning("pin-lost", f"page {page.number}", what, remedy)


def _is(box: PlanBox, written: PlanFileBox) -> bool:
    """Whether a box is that of the plan; one that was drawn off the grid stands on it now, near by."""
    if (box.kind, box.ref, box.part) != (written.kind, written.ref, written.part):
        return False
    down = A_ROW if box.kind == "advert" else A_LINE
    around = (A_COLUMN, down, A_COLUMN, down)
    return all(abs(a - b) <= most for a, b, most in zip(box.rect, written.rect, around, strict=True))


def as_written(page: PlannedPage, before: PlanFile) -> PlannedPage:
    """A page with its boxes pinned that the desk has pinned."""
    told = before.page(page.number)
    if told is None:
        return page
    pinned = [box for box in told.boxes if box.pinned and box.kind in PINNED]
    boxes = tuple(
        replace(box, pinned=True) if any(_is(box, one) for one in pinned) else box for box in page.boxes
    )
    return replace(page, boxes=boxes)


def _alike(before: PlanFile, page: PlannedPage) -> bool:
    told = before.page(page.number)
    if told is None:
        return False
    then = {(box.kind, box.ref, box.part): box for box in told.boxes}
    if len(then) != len(page.boxes):
        return False
    return all(
        (was := then.get((box.kind, box.ref, box.part))) is not None and same(box.rect, was.rect)
        for box in page.boxes
    )
