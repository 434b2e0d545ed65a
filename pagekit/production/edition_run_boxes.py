"""a magazine's order of pages → PlannedPages: the boxes of each, with why they stand there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.house import Story
from pagekit.house.direction import direction
from pagekit.layout import RunsDesign
from pagekit.model import HouseCreative
from pagekit.plan import PlanBox, PlannedPage
from pagekit.plan.leaves import Part, Sides, Stood
from pagekit.plan.records import Rect
from pagekit.plan.runs_reasons import house_reason, leaf_reason, story_reason
from pagekit.plan.runs_records import Placed, Problem, Run, RunPlan
from pagekit.production.edition_run_setting import RunStories
from pagekit.production.edition_run_sheets import CONTENTS, RunSheets, lead_of
from pagekit.production.edition_run_stories import story_rects
from pagekit.production.edition_setting import Setting
from pagekit.units import pt

SUPPLIED = "supplied"
"""The kind of a page that comes from outside."""


@dataclass(slots=True)
class RunDesk:
    """What the pages of a magazine are made of."""

    setting: Setting
    design: RunsDesign
    stories: RunStories
    sides: Sides


def run_pages(
    desk: RunDesk, problem: Problem, order: RunPlan, standing: Sequence[tuple[str, Story, int]]
) -> Iterator[PlannedPage]:
    """All pages, in the order that was found; `standing` are the standing items with their lines."""
    section, follows, runs, before = "", "", 0, order.placed[0]
    by_name = {one.name: one for one in desk.setting.edition.file.sections}
    for placed in order.placed:
        if placed.run is not None:
            follows = follows if placed.run.section == section else ""
            section = placed.run.section
        own = by_name.get(section)
        for number in range(placed.first, placed.last + 1):
            page = PlannedPage(
                number,
                str(number),
                section if placed.kind in {"story", "leaf"} else "",
                placed.kind,
                colour=own is None or own.colour or placed.kind == "cover",
            )
            if placed.kind == "cover":
                yield replace(page, boxes=(_cover(desk, order),), kind="front")
            elif placed.kind == "contents":
                yield replace(page, boxes=tuple(_contents(desk, standing)), kind="standing")
            elif placed.leaf is not None:
                why = leaf_reason(problem, placed.leaf, placed, before, runs, order.pages)
                boxes = tuple(_advert(desk, one, number, at, why) for at, one in enumerate(placed.leaf.stood))
                kind = SUPPLIED if placed.leaf.parts[0].size == SUPPLIED else "plain"
                yield replace(page, boxes=boxes, kind=kind)
            elif placed.run is not None:
                yield replace(page, boxes=tuple(_story(desk, placed.run, placed, number, follows)))
            else:
                why = house_reason(number, order.pages, desk.design.page_step)
                id = f"house-{number}"
                box = PlanBox(id, id, "house", (desk.sides.area,), why, size="full")
                yield replace(page, boxes=(box,))
        if placed.run is not None:
            follows, runs = placed.run.id, runs + 1
        before = placed


def _cover(desk: RunDesk, order: RunPlan) -> PlanBox:
    there = {placed.run.id for placed in order.placed if placed.run is not None}
    lead = lead_of(desk.stories.stories, there)
    why = f"the cover shows {lead.id}, of priority {lead.article.priority}." if lead else "there is no story."
    return PlanBox("cover", "cover", "furniture", (desk.sides.whole,), why)


def _contents(desk: RunDesk, standing: Sequence[tuple[str, Story, int]]) -> Iterator[PlanBox]:
    """The contents, and what stands at the foot of their first column, from there up."""
    sides = desk.sides
    sheet = RunSheets(desk.setting, desk.design, desk.stories).sheet
    rtl = direction(desk.setting.lang) == "rtl"
    column = pt(sheet.column).mm
    left, top, width, height = sides.area
    first = left + width - column if rtl else left
    foot, boxes = sides.lines, []
    for id, _, lines in reversed(standing):
        rect = first, top + (foot - lines) * sides.line, column, lines * sides.line
        boxes.append(PlanBox(id, id, "standing", (rect,), "it stands under the contents in every issue."))
        foot -= lines + 1
    why = "the contents stand before all stories."
    if not boxes:
        yield PlanBox(CONTENTS, CONTENTS, "standing", (sides.area,), why)
        return
    others = (left if rtl else left + column + sides.gutter, top, width - column - sides.gutter, height)
    rects: tuple[Rect, ...] = ((first, top, column, foot * sides.line), others)
    yield PlanBox(CONTENTS, CONTENTS, "standing", rects, why)
    yield from boxes


def _advert(desk: RunDesk, stood: Stood, number: int, at: int, why: str) -> PlanBox:
    part = stood.part
    if part is None:
        id = f"house-{number}-{at}"
        return PlanBox(id, id, "house", (stood.rect,), "what the adverts beside it leave of their page.")
    if part.size == SUPPLIED:
        return PlanBox(part.id, part.id, "standing", (stood.rect,), "the page comes from outside.")
    return PlanBox(part.id, part.id, "advert", (_room(desk, part, stood.rect),), why, size=part.size)


def _room(desk: RunDesk, part: Part, rect: Rect) -> Rect:
    """What an advert has of its page: within the margins where it carries a label, or is the house's own."""
    if not part.whole:
        return rect
    booking = part.booking
    if isinstance(booking.creative, HouseCreative):
        return desk.sides.area
    size = desk.design.sizes.get(part.size)
    if booking.label or booking.legal or (size is not None and size.labelled):
        return desk.sides.rect(0, 0, 6, desk.sides.lines - 1)
    return rect


def _story(desk: RunDesk, run: Run, placed: Placed, number: int, follows: str) -> Iterator[PlanBox]:
    one = next(one for one in desk.stories.stories if one.id == run.id)
    page = one.composition(placed.first).pages[number - placed.first]
    part = number - placed.first + 1
    rect, house = story_rects(desk.setting, page)
    yield PlanBox(
        run.id if placed.pages == 1 else f"{run.id}-{part}",
        run.id,
        "story",
        (rect,),
        story_reason(run, placed, follows),
        part,
        placed.pages,
        lead=True,
    )
    if house is not None:
        id = f"house-{number}"
        yield PlanBox(id, id, "house", (house,), "the story leaves so much of its last page.")
