"""a SeenPage + the story's pictures → how much of each is cropped, and whether its subject is on the page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pagekit.house.story import Figure, Story
from pagekit.typeset.audit.found import CUT, Finding
from pagekit.typeset.audit.seen import Seen, SeenPage
from pagekit.typeset.page import Box, PictureBox

MOST = 0.25
"""The share of a picture that may be cropped without a word."""
NEAR = 1e-6


def by_key(story: Story) -> Mapping[str, Figure]:
    """The story's pictures by the names that their boxes have."""
    return {figure.key: figure for figure in story.every_figure}


def most_cut(seen: SeenPage, figures: Mapping[str, Figure]) -> float:
    """The largest share of a picture of the page that is cropped away."""
    return max((cut(item.whole, figures.get(item.key)) for item in _pictures(seen)), default=0.0)


def cut(box: Box, figure: Figure | None) -> float:
    """The share of the picture that is cropped away to fill the box, 0 to 1."""
    shape = figure.shape if figure else None
    if not shape or box.width <= 0 or box.height <= 0 or (figure and figure.whole):
        return 0.0
    own = box.height / box.width
    return 1.0 - min(own / shape, shape / own)


def subjects(seen: SeenPage, figures: Mapping[str, Figure]) -> Iterator[Finding]:
    """The pictures that lose more than a quarter, and those whose focus is off the sheet or under something."""
    for place, thing in enumerate(seen.things):
        item = thing.item
        if not isinstance(item, PictureBox):
            continue
        lost = cut(item.whole, figures.get(item.key))
        if lost > MOST:
            what = f"{100 * lost:.0f} % of the picture is cropped away."
            yield Finding(CUT, seen.name, item.box, what)
        focus = _focus(item.whole, figures.get(item.key))
        if item.box != item.whole and not _on(item.box, focus):
            # It stands on the other half.
            continue
        if not _on(Box(0.0, 0.0, seen.page.width, seen.page.height), focus):
            yield Finding(CUT, seen.name, item.box, "the picture's subject is off the sheet.")
        elif any(_covers(other, focus) for other in seen.things[place + 1 :]):
            yield Finding(CUT, seen.name, item.box, "something stands on the picture's subject.")


def _pictures(seen: SeenPage) -> Iterator[PictureBox]:
    return (thing.item for thing in seen.things if isinstance(thing.item, PictureBox))


def _focus(box: Box, figure: Figure | None) -> tuple[float, float]:
    """Where the focus stands on the sheet: in the middle of the box, as near as the picture's edges allow."""
    shape = figure.shape if figure else None
    across, down = figure.focus if figure else (0.5, 0.5)
    if not shape or box.width <= 0:
        return box.x + box.width / 2, box.y + box.height / 2
    width = max(box.width, box.height / shape)
    height = width * shape
    return (
        box.x + _inside(across * width, width, box.width),
        box.y + _inside(down * height, height, box.height),
    )


def _inside(focus: float, whole: float, kept: float) -> float:
    """How far into what is kept of a side the focus stands."""
    return focus - min(max(0.0, focus - kept / 2), whole - kept)


def _on(box: Box, spot: tuple[float, float]) -> bool:
    across = box.x - NEAR <= spot[0] <= box.x + box.width + NEAR
    return across and box.y - NEAR <= spot[1] <= box.bottom + NEAR


def _covers(other: Seen, spot: tuple[float, float]) -> bool:
    return any(_on(box, spot) for box in other.marks)
