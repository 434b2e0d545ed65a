"""a composed page + a bleed → how far each picture on it goes on beyond its box, where that touches the trim."""

from __future__ import annotations

from pagekit.typeset.page import Box, ComposedPage, PictureBox, walk

AT_EDGE = 0.05
"""Points: what is so near to the edge of the page is cut with it."""

Beyond = tuple[float, float, float, float]
"""To the left, top, right and bottom, in points."""


def bleeding(page: ComposedPage, bleed: float) -> dict[PictureBox, Beyond]:
    """The pictures of a page that touch its trim, in reading order. `bleed` in points; with none of it, no picture."""
    found = (item for item in walk((*page.items, *page.furniture)) if isinstance(item, PictureBox))
    sides = {item: beyond(item.box, page.width, page.height, bleed) for item in found}
    return {item: told for item, told in sides.items() if any(told)}


def beyond(box: Box, width: float, height: float, bleed: float) -> Beyond:
    """How far this box goes on beyond a page of that size."""
    return (
        bleed if box.x <= AT_EDGE else 0.0,
        bleed if box.y <= AT_EDGE else 0.0,
        bleed if box.x + box.width >= width - AT_EDGE else 0.0,
        bleed if box.bottom >= height - AT_EDGE else 0.0,
    )


def grown(box: Box, sides: Beyond) -> Box:
    """The box with what bleeds."""
    left, top, right, bottom = sides
    return Box(box.x - left, box.y - top, box.width + left + right, box.height + top + bottom)
