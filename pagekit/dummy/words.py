"""a page, a box or a hole of a plan → the words that its dummy says of it."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.model import BookingStatus
from pagekit.plan import EditionPlan, Hole, PlanBox, PlannedPage

HEAD, LINE = "heading", "caption"


def page_words(plan: EditionPlan, page: PlannedPage) -> str:
    """What stands over a page."""
    parts = [
        plan.edition.name,
        f"page {page.label}",
        page.section,
        page.kind,
        f"{page.news / 100:,.0f} cm² for stories",
    ]
    return " · ".join(part for part in parts if part)


def hole_words(hole: Hole) -> Iterator[str]:
    """The measures of each rectangle of a hole."""
    for rect, columns, lines in zip(hole.rects, hole.columns, hole.lines, strict=True):
        noun = "column" if columns == 1 else "columns"
        yield f"{columns:g} {noun} × {rect[3]:.1f} mm: {rect[2]:.1f} mm wide, {lines} lines"


def box_words(plan: EditionPlan, box: PlanBox, *, shown: bool = False) -> tuple[tuple[str, str], ...]:
    """What stands in a box, each with the style that it is set in; `shown`: its creative stands there, too."""
    _, _, width, height = box.rect
    measure = f"{width:.1f} × {height:.1f} mm"
    booking = plan.bookings.get(box.ref)
    if box.kind in {"house", "filler"}:
        return ((f"House advert {box.ref}", HEAD), (f"{box.size}, {measure}", LINE), (box.why, LINE))
    if booking is None:
        return ((box.ref, HEAD), (measure, LINE), (box.why, LINE))
    unready = {
        "awaited": "No creative yet: not ready",
        "image": "Its creative cannot be used: not ready",
        "pdf": "Its creative cannot be used: not ready",
    }
    state = "" if shown else unready.get(booking.creative.kind, "")
    said = (
        (f"{box.ref} {booking.advertiser or ''}".strip(), HEAD),
        (f"{box.size}, {measure}" if box.size != measure else measure, LINE),
        (state, HEAD),
        ("Option" if booking.status is BookingStatus.OPTION else "", LINE),
        (" · ".join(part for part in (booking.category, booking.rate) if part), LINE),
        (box.why, LINE),
    )
    return tuple((words, style) for words, style in said if words)
