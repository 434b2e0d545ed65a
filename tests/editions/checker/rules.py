"""heads, ranks and bookings → the hard rules that are broken: who leads, who outranks whom, what a booking must have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from pagekit.model import Booking
from tests.editions.checker.finding import Finding
from tests.editions.checker.placed import NEAR, Box, Page
from tests.editions.checker.sheet import Sheet
from tests.editions.checker.told import Told
from tests.editions.checker.words import Head, Read, largest_type

_SAME = 0.1
"""Points by which two heads of one size may differ."""


def head_findings(
    pages: Sequence[Page], reads: Mapping[str, Read], told: Told, sheet: Sheet
) -> Iterator[Finding]:
    """The lead's head is the page's largest and at the top, nobody outranks another, no two heads are tombstoned."""
    for page in pages:
        heads: list[tuple[int, Box, Head]] = []
        turned: list[tuple[Box, Head]] = []
        for box in page.of("story"):
            if box.ref not in told.stories:
                continue
            read = reads.get(box.ref)
            if box.part == 1 and read is not None and read.head is not None:
                heads.append((told.stories[box.ref].priority, box, read.head))
            elif box.part > 1 and (largest := largest_type(box)) is not None:
                turned.append((box, largest))
        yield from _leads(page, heads, turned, sheet)
        yield from _ranks(page, heads)
        yield from _tombstones(page, [*((box, head) for _, box, head in heads), *turned], sheet)


def _leads(
    page: Page, heads: list[tuple[int, Box, Head]], turned: list[tuple[Box, Head]], sheet: Sheet
) -> Iterator[Finding]:
    """Of the stories of the highest rank, the one with the largest head leads."""
    if not heads:
        return
    _, lead, head = min(heads, key=lambda one: (one[0], -one[2].size, one[1].bounds[1]))
    for box, other in [*((box, other) for _, box, other in heads), *turned]:
        if other.size > head.size + _SAME:
            words = f"{box.ref} has a head of {other.size:.1f} pt, the lead {lead.ref} one of {head.size:.1f}"
            yield Finding("lead-not-largest", page.number, words)
    above = min((box for _, box, _ in heads), key=lambda box: box.bounds[1])
    if above.bounds[1] < lead.bounds[1] - sheet.line:
        yield Finding("lead-not-top", page.number, f"{above.ref} stands above the lead {lead.ref}")


def _ranks(page: Page, heads: list[tuple[int, Box, Head]]) -> Iterator[Finding]:
    for (rank, box, head), (other_rank, other_box, other) in combinations(
        sorted(heads, key=lambda one: one[0]), 2
    ):
        if rank < other_rank and other.size > head.size + _SAME:
            words = (
                f"{other_box.ref} (priority {other_rank}) has a head of {other.size:.1f} pt, "
                f"{box.ref} (priority {rank}) one of {head.size:.1f}"
            )
            yield Finding("outranked", page.number, words)


def _tombstones(page: Page, heads: list[tuple[Box, Head]], sheet: Sheet) -> Iterator[Finding]:
    """Two heads of one size that stand side by side, with nothing but a gutter between their stories."""
    for (box, one), (other_box, other) in combinations(heads, 2):
        beside = min(one.foot, other.foot) - max(one.top, other.top) > NEAR
        if box is other_box or not beside or abs(one.size - other.size) > _SAME:
            continue
        if any(abs(gap - sheet.gutter) < sheet.gutter * 0.75 for gap in _gaps(box, other_box)):
            words = f"{box.ref} and {other_box.ref} have heads of {one.size:.1f} pt side by side"
            yield Finding("tombstoned", page.number, words)


def _gaps(one: Box, other: Box) -> Iterator[float]:
    for x, y, width, height in one.rects:
        for left, top, wide, high in other.rects:
            if min(y + height, top + high) - max(y, top) > NEAR:
                yield max(left - x - width, x - left - wide)


# ---- Bookings ----------------------------------------------------------------------------------------------


def booking_findings(pages: Sequence[Page], told: Told, sheet: Sheet) -> Iterator[Finding]:
    """What a booking must have, alone and with others, and the size that was sold."""
    where = {box.ref: (page, box) for page in pages for box in page.of("advert") if box.ref in told.bookings}
    for id, (page, box) in where.items():
        booking = told.bookings[id]
        yield from _sized(booking, box, sheet)
        yield from _alone(booking, page, box, told, sheet)
        yield from _with_stories(booking, page, told)
        yield from _with_others(booking, page, where, told, len(pages))


def _sized(booking: Booking, box: Box, sheet: Sheet) -> Iterator[Finding]:
    size, (_, _, width, height) = booking.size, box.rects[0]
    if size is None:
        return
    known = _design(booking, sheet)
    columns = size.columns or known.get("columns")
    wide = columns * sheet.pitch(sheet.sold) - sheet.gutter if columns else None
    high = None
    if size.height is not None:
        high = size.height.points * 25.4 / 72
        wide = size.width.points * 25.4 / 72 if size.width is not None else wide
    elif "rows" in known:
        high = (known["rows"] * (sheet.row_lines + sheet.gap) - sheet.gap - sheet.label_lines) * sheet.line
    for what, sold, stands in (("wide", wide, width), ("high", high, height)):
        if sold is not None and abs(sold - stands) > NEAR:
            yield Finding(
                "booked-size", box.page, f"{booking.id} was sold {sold:.2f} mm {what} and is {stands:.2f}"
            )


def _alone(booking: Booking, page: Page, box: Box, told: Told, sheet: Sheet) -> Iterator[Finding]:
    musts, number = booking.musts, page.number
    _, y, _, height = box.bounds
    kept = {
        "hand": musts.hand is None or (number % 2 == 1) == (musts.hand == "right"),
        "page": musts.page in (None, number),
        "section": musts.section is None or musts.section.casefold() == page.section.casefold(),
        "front": musts.front is None or musts.front == (number == 1),
        "half": musts.half is None
        or (y + height <= sheet.middle + NEAR if musts.half == "upper" else y >= sheet.middle - NEAR),
    }
    yield from (
        Finding(f"must-{name}", number, f"{booking.id}: its {name} is not kept")
        for name, well in kept.items()
        if not well
    )
    if _design(booking, sheet).get("alone"):
        loose = [
            other.ref
            for other in page.of("advert")
            if other.ref in told.bookings
            and other.ref != booking.id
            and not _design(told.bookings[other.ref], sheet).get("placed")
        ]
        if loose:
            yield Finding(
                "must-alone", number, f"{booking.id} is to be alone on its page; {loose[0]} is there"
            )


def _design(booking: Booking, sheet: Sheet) -> dict[str, Any]:
    """The size as the pack has it, where it was sold by name."""
    return sheet.sizes.get((booking.size.name if booking.size else None) or "", {})


def _with_stories(booking: Booking, page: Page, told: Told) -> Iterator[Finding]:
    topics = {topic.casefold() for topic in booking.musts.not_beside}
    for box in page.of("story"):
        story = told.stories.get(box.ref)
        if story is not None and story.tags & topics:
            words = f"{booking.id} stands on a page with {box.ref}, which is about {min(story.tags & topics)}"
            yield Finding("must-not-beside", page.number, words)


def _with_others(
    booking: Booking, page: Page, where: Mapping[str, tuple[Page, Box]], told: Told, last: int
) -> Iterator[Finding]:
    musts, number = booking.musts, page.number
    facing = number + 1 if number % 2 == 0 else number - 1
    spread = {number, facing} if number > 1 and 1 < facing <= last else {number}
    near = spread if musts.apart_on == "spread" else {number}
    apart = {category.casefold() for category in musts.apart}
    for id, (theirs, _) in where.items():
        other = told.bookings[id]
        if id == booking.id:
            continue
        if (other.category or "").casefold() in apart and theirs.number in near:
            yield Finding(
                "must-apart", number, f"{booking.id} stands near {id}, which is for {other.category}"
            )
        if musts.group and other.musts.group == musts.group and theirs.number not in spread:
            yield Finding(
                "must-group", number, f"{booking.id} and {id} are to stand together as {musts.group}"
            )
