"""boxes + the sheet → what overlaps, hangs out, stands off the columns or the lines; and what is told nowhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from tests.editions.checker.finding import Finding
from tests.editions.checker.placed import NEAR, Box, Page, Rect
from tests.editions.checker.seen import Letter, SeenPage
from tests.editions.checker.sheet import Sheet
from tests.editions.checker.told import Told

_KNOWN = ("story", "advert", "house", "filler", "standing", "lines", "furniture")
_STEPS = 48
"""Parts of a line by which baselines are told apart."""


def box_findings(pages: Sequence[Page], told: Told, sheet: Sheet) -> Iterator[Finding]:
    """What is wrong with the boxes by themselves."""
    for page in pages:
        if page.number not in told.supplied:
            yield from _overlaps(page)
            yield from _places(page, sheet)
        yield from (
            Finding("unknown-kind", page.number, f"{box.id} is a {box.kind}")
            for box in page.boxes
            if box.kind not in _KNOWN
        )
    ids = Counter(box.id for page in pages for box in page.boxes)
    yield from (
        Finding("id-twice", 0, f"{id} is the id of {count} boxes") for id, count in ids.items() if count > 1
    )


def page_findings(pages: Sequence[Page], seen: Sequence[SeenPage], sheet: Sheet) -> Iterator[Finding]:
    """Whether the file has the pages of the plan."""
    if [page.number for page in pages] != list(range(1, len(pages) + 1)):
        yield Finding("page-numbers", 0, "the pages of the plan are not numbered from 1 on")
    if len(seen) != len(pages):
        yield Finding("page-count", 0, f"the plan has {len(pages)} pages and the file {len(seen)}")
    for page in seen:
        if abs(page.width - sheet.width) > 0.2 or abs(page.height - sheet.height) > 0.2:
            size = f"{page.width:.1f} × {page.height:.1f}"
            yield Finding(
                "page-size", page.number, f"is {size} mm and not {sheet.width:g} × {sheet.height:g}"
            )


def told_findings(plan: dict[str, Any], pages: Sequence[Page], told: Told) -> Iterator[Finding]:
    """Whether everything that was handed in is placed or listed with a reason, and nothing else is."""
    out = {entry["id"]: entry.get("why", "") for entry in plan.get("left_out", ())}
    yield from (
        Finding("no-reason", 0, f"{id} is left out and nobody says why")
        for id, why in out.items()
        if not why.strip()
    )
    placed: dict[str, list[Box]] = {}
    for page in pages:
        for box in page.of("story", "advert", "standing") if page.number not in told.supplied else ():
            placed.setdefault(box.ref, []).append(box)
            known = {"story": set(told.stories), "advert": set(told.bookings)}.get(box.kind, told.standing)
            if box.ref not in known:
                yield Finding(
                    "unknown-ref",
                    page.number,
                    f"{box.id} is the {box.kind} {box.ref}, which nobody handed in",
                )
    for id, story in told.stories.items():
        yield from _told("story", id, placed.get(id, ()), out)
        if story.must and id not in placed:
            yield Finding("must-story", 0, f"{id} must be in")
    for id in told.bookings:
        yield from _told("booking", id, placed.get(id, ()), out)
        if len(placed.get(id, ())) > 1:
            yield Finding("booking-twice", placed[id][1].page, f"{id} stands {len(placed[id])} times")
    yield from (
        Finding("unread-untold", 0, f"{id} could not be read, and nobody says so")
        for id in told.unread
        if id not in out
    )


def _told(what: str, id: str, boxes: Sequence[Box], out: dict[str, str]) -> Iterator[Finding]:
    if not boxes and id not in out:
        yield Finding(f"{what}-untold", 0, f"{id} is neither placed nor left out")
    elif boxes and id in out:
        yield Finding(f"{what}-both", boxes[0].page, f"{id} is placed, and left out too")


def _overlaps(page: Page) -> Iterator[Finding]:
    rects = [(box.id, rect) for box in page.boxes if box.kind != "furniture" for rect in box.rects]
    for (one, a), (other, b) in combinations(rects, 2):
        across = min(a[0] + a[2], b[0] + b[2]) - max(a[0], b[0])
        down = min(a[1] + a[3], b[1] + b[3]) - max(a[1], b[1])
        if across > NEAR and down > NEAR:
            yield Finding(
                "overlap", page.number, f"{one} and {other} overlap by {across:.1f} × {down:.1f} mm"
            )


def _places(page: Page, sheet: Sheet) -> Iterator[Finding]:
    for box in page.boxes:
        for rect in box.rects:
            x, y, width, height = rect
            if width <= 0 or height <= 0:
                yield Finding("empty-box", page.number, f"{box.id} is {width:g} × {height:g} mm")
            elif x < -NEAR or y < -NEAR or x + width > sheet.width + NEAR or y + height > sheet.height + NEAR:
                yield Finding("off-page", page.number, f"{box.id} hangs out of the page")
            elif x < sheet.left - NEAR or x + width > sheet.right + NEAR:
                yield Finding(
                    "off-type-area", page.number, f"{box.id} hangs out of the type area to the side"
                )
            elif y < sheet.top - NEAR or y + height > sheet.foot + NEAR:
                yield Finding(
                    "off-type-area", page.number, f"{box.id} hangs out of the type area at head or foot"
                )
            elif box.kind != "furniture":
                yield from _on_grid(box, rect, sheet)


def _on_grid(box: Box, rect: Rect, sheet: Sheet) -> Iterator[Finding]:
    """Adverts have their booked size: one edge and the foot are on the grid. All else is on it all round."""
    x, y, width, height = rect
    left, right = _nearest(x, sheet.lefts), _nearest(x + width, sheet.rights)
    sold = box.kind in ("advert", "house")
    if min(left, right) > NEAR if sold else max(left, right) > NEAR:
        off = min(left, right) if sold else max(left, right)
        yield Finding("off-column", box.page, f"{box.id} is {off:.2f} mm beside the columns")
    # What is sold has its foot on a line, or its head where it hangs, as an ear does.
    head, foot = (abs(_lines(end, sheet) - round(_lines(end, sheet))) * sheet.line for end in (y, y + height))
    off = min(head, foot) if sold else max(head, foot)
    if off > NEAR:
        yield Finding("off-line", box.page, f"{box.id} is {off:.2f} mm beside the lines")


def _nearest(at: float, edges: Sequence[float]) -> float:
    return min(abs(at - edge) for edge in edges)


def _lines(y: float, sheet: Sheet) -> float:
    return (y - sheet.top) / sheet.line


def text_findings(pages: Sequence[Page], told: Told, sheet: Sheet) -> Iterator[Finding]:
    """Text that stands in no box, and lines of text that stand beside the lines of all the others."""
    where: Counter[int] = Counter()
    for page in pages:
        if page.number not in told.supplied:
            if page.astray:
                words = "".join(letter.sign for letter in page.astray[:24])
                yield Finding(
                    "text-outside", page.number, f"{len(page.astray)} letters stand in no box: {words}"
                )
            where.update(_step(letter.y, sheet) for _, letter in _owned(page, sheet))
    if not where:
        return
    grid = where.most_common(1)[0][0]
    for page in pages:
        if page.number in told.supplied:
            continue
        beside = Counter(
            box.id for box, letter in _owned(page, sheet) if not _same(_step(letter.y, sheet), grid)
        )
        for id, count in beside.items():
            yield Finding(
                "text-off-grid", page.number, f"{id}: {count} letters of text stand beside the lines"
            )


def _owned(page: Page, sheet: Sheet) -> Iterator[tuple[Box, Letter]]:
    for box in page.of("story"):
        for letter in box.letters:
            if any(abs(letter.size - size) < 0.02 for size in sheet.text_sizes):
                yield box, letter


def _step(y: float, sheet: Sheet) -> int:
    """Where on its line a baseline stands, in forty-eighths."""
    return round(_lines(y, sheet) % 1 * _STEPS) % _STEPS


def _same(one: int, other: int) -> bool:
    return (one - other) % _STEPS in (0, 1, _STEPS - 1)
