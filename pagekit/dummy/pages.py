"""EditionPlan + the pack's type → ComposedPages: each sheet at its size, its boxes, its holes with their measures.

Lengths are points. Nothing is decided here: a box is drawn where the plan has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.dummy.words import HEAD, LINE, box_words, hole_words, page_words
from pagekit.house.story import Run
from pagekit.layout import EditionDesign, PrintManifest
from pagekit.plan import EditionPlan, Hole, PlanBox, PlannedPage
from pagekit.plan.records import Rect
from pagekit.typeset import ComposedPage, SlotAddress, Typesetter
from pagekit.typeset.blocks.stick import Stick, text_row
from pagekit.typeset.page import Box, Group, Item, RuleBox, SlotBox, TintBox, moved
from pagekit.units import mm

LANG = "en"
FRAME, HAIR, HEAVY = 0.5, 0.25, 2.0
PAD = 5.0
HATCH = 3
"""Lines of the grid from one rule of a hole to the next."""
CREATIVE = "creative"
LARGE = 150.0
"""A box whose sides are both longer has larger words: a dummy hangs on a wall."""
LARGER = {HEAD: "house", LINE: "deck"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every page is drawn with."""

    stick: Stick
    plan: EditionPlan
    design: EditionDesign
    shown: frozenset[str]
    """The bookings whose creative is drawn in their box."""


def dummy_pages(
    plan: EditionPlan,
    manifest: PrintManifest,
    design: EditionDesign,
    typesetter: Typesetter,
    shown: frozenset[str],
) -> tuple[ComposedPage, ...]:
    """The dummy of a plan. `shown`: the bookings whose creative fills their slot, which has the booking's address."""
    stick = Stick(typesetter, manifest, LANG, "ltr", manifest.baseline.points)
    sheet = _Sheet(stick, plan, design, shown)
    return tuple(_page(sheet, page) for page in plan.pages)


def creative_address(id: str) -> SlotAddress:
    """The slot in which a booking's creative is drawn."""
    return SlotAddress(CREATIVE, None, story=id)


def _page(sheet: _Sheet, page: PlannedPage) -> ComposedPage:
    paper, stories = sheet.plan.paper, any(box.kind == "story" for box in page.boxes)
    items = [
        _title(sheet, page),
        *(_hole(sheet, hole) for hole in page.holes if not stories),
        *(_box(sheet, box) for box in page.boxes if box.kind != "furniture"),
    ]
    furniture = [item for box in page.boxes if box.kind == "furniture" for item in _furniture(sheet, box)]
    edge = Box(
        paper.left.points,
        paper.top.points,
        paper.measure.points,
        (paper.height - paper.top - paper.bottom).points,
    )
    return ComposedPage(
        page.number,
        paper.width.points,
        paper.height.points,
        tuple(items),
        (*_frame(edge, HAIR, "rule"), *furniture),
        label=page.label,
        section=page.section,
        side="right" if page.number % 2 else "left",
    )


def _points(rect: Rect) -> Box:
    x, y, width, height = (mm(side).points for side in rect)
    return Box(x, y, width, height)


def _frame(box: Box, thick: float, colour: str) -> Iterator[Item]:
    """Four rules inside the edges of a box."""
    yield RuleBox(Box(box.x, box.y, box.width, thick), colour)
    yield RuleBox(Box(box.x, box.bottom - thick, box.width, thick), colour)
    yield RuleBox(Box(box.x, box.y, thick, box.height), colour)
    yield RuleBox(Box(box.x + box.width - thick, box.y, thick, box.height), colour)


def _title(sheet: _Sheet, page: PlannedPage) -> Item:
    """Over the type area: which page it is, and what is left of it for stories."""
    paper = sheet.plan.paper
    style = replace(sheet.stick.ragged("subheading"), before=0.0)
    runs = (Run(page_words(sheet.plan, page)),)
    row = text_row(sheet.stick.typesetter, runs, style, paper.measure.points, LANG, "h1", "section")
    top = paper.top.points - row.height - 4
    return Group("header", tuple(moved(item, paper.left.points, top) for item in row.items))


def _furniture(sheet: _Sheet, box: PlanBox) -> Iterator[Item]:
    area = _points(box.rect)
    yield from _frame(area, HAIR, "rule")
    yield from _words(sheet, ((box.ref, LINE),), area, middle=True)


def _hole(sheet: _Sheet, hole: Hole) -> Group:
    """Ruled like a layout sheet, with its measures in the largest of its rectangles, and in each its own."""
    items: list[Item] = []
    for rect in hole.rects:
        area, step = _points(rect), HATCH * sheet.stick.grid
        count = int(area.height / step)
        items += [
            RuleBox(Box(area.x, area.y + n * step, area.width, HAIR), "rule") for n in range(1, count + 1)
        ]
        items += _frame(area, HAIR, "rule")
    largest = max(hole.rects, key=lambda rect: rect[2] * rect[3])
    for rect, words in zip(hole.rects, hole_words(hole), strict=True):
        whole = f"Hole of {hole.area / 100:,.0f} cm²"
        told = ((whole, HEAD), (words, LINE)) if rect == largest else ((words, LINE),)
        items += _words(sheet, told, _points(rect), middle=True, ground="paper")
    return Group("section", tuple(items), role="hole")


def _box(sheet: _Sheet, box: PlanBox) -> Group:
    area = _points(box.rect)
    items: list[Item] = []
    if box.ref in sheet.shown:
        slot = SlotBox(area, "advert", creative_address(box.ref))
        name = ((box_words(sheet.plan, box, shown=True)[0][0], LINE),)
        items += [slot, *_words(sheet, name, area, ground="paper")]
        return Group("aside", tuple(items), role="advert", label=box.ref)
    colour = "accent" if box.kind == "house" else "ink"
    if box.kind == "standing":
        items.append(TintBox(area))
    missing = box.kind == "advert"
    items += _frame(area, HEAVY if missing or box.kind == "house" else FRAME, colour)
    items += _words(sheet, box_words(sheet.plan, box), area)
    return Group("aside", tuple(items), role=box.kind, label=box.ref)


def _words(
    sheet: _Sheet,
    told: Sequence[tuple[str, str]],
    area: Box,
    *,
    middle: bool = False,
    ground: str = "",
) -> Iterator[Item]:
    """Paragraphs with the names of their styles, one under another, as many as the box holds."""
    width = area.width - 2 * PAD
    rows = []
    height = reach = 0.0
    # A name on a creative is small: the creative is to be seen.
    large = min(area.width, area.height) > LARGE and (middle or not ground)
    for words, name in told:
        own = sheet.stick.ragged(LARGER[name] if large else name)
        style = replace(own, before=0.0, after=0.0, rule_above=0.0, rule_below=0.0)
        style = replace(style, align="center") if middle else style
        row = text_row(sheet.stick.typesetter, (Run(words),), style, max(width, 1.0), LANG, "p", "caption")
        if height + row.height > area.height - PAD or width < style.size * 3:
            break
        rows.append(row)
        height += row.height
        reach = max(reach, sheet.stick.typesetter.width(words, style, LANG))
    top = area.y + (area.height - height) / 2 if middle else area.y + PAD
    if rows and ground:
        # No wider than its words: what it stands on is to be seen.
        widest = min(area.width, reach + 2 * PAD)
        left = area.x + ((area.width - widest) / 2 if middle else 0.0)
        yield TintBox(Box(left, top - 2, widest, height + 4), ground)
    for row in rows:
        yield from (moved(item, area.x + PAD, top) for item in row.items)
        top += row.height
