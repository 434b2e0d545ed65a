"""a StoryMatter + a page's grid → Ways: for each width and height what it costs to let the story stand so, and how.

The rules:
1. Head, picture and text share the box: the head across it, the picture under it across some of its columns.
2. A line for each column is kept free for what a flow loses at heads and feet of columns.
3. Text stands under everything, so many lines at least that it reads as a text.
4. A picture is as large as its rank asks; leaving it out is the dearest way.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pagekit.layout.edition import EditionDesign, StoryCosts
from pagekit.plan.grid import Grid
from pagekit.plan.matter import StoryMatter
from pagekit.plan.solver import numbers
from pagekit.typeset.copyfit.fit import HOLE, SHORT
from pagekit.typeset.story.shapes import HeadShape, PictureShape, Shape

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_LEGS = 5
"""Lines of text under head and picture."""
LOOSE = 2
"""Lines that a box may be higher than its story can be."""
POINTS_PER_MM = 72 / 25.4
LARGER, SMALLER = 2.0, 0.4
"""What a wish for a large or a small picture makes of the area that its rank asks."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a story stands in a box of so many columns of the grid and lines."""

    units: int
    lines: int
    cost: float
    span: int
    """Columns of text that its picture spans; 0 for none."""
    size: float
    """Of its head, in points."""


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways of a story in one rank. Arrays: columns of the grid × lines."""

    costs: NDArray[Any]
    spans: NDArray[Any]
    sizes: NDArray[Any]

    def at(self, units: int, lines: int) -> Way | None:
        """The way in such a box."""
        cost = float(self.costs[units, lines])
        if not math.isfinite(cost):
            return None
        return Way(units, lines, cost, int(self.spans[units, lines]), float(self.sizes[units, lines]))


def ways(matter: StoryMatter, design: EditionDesign, grid: Grid, *, lead: bool) -> Ways:
    """The ways of a story: as its page's lead, or as another story."""
    np = numbers()
    tall = design.modules.foot
    costs = np.full((grid.units + 1, tall + 1), np.inf, np.float32)
    spans = np.zeros((grid.units + 1, tall + 1), np.int8)
    sizes = np.zeros((grid.units + 1, tall + 1), np.float32)
    ideal = _ideal(matter, design.story_costs, grid, lead)
    for units, shape in (matter.leading if lead else matter.following).items():
        extra = design.story_costs.narrow if lead and 2 * units < grid.units else 0
        text = _text(np, shape, tall)
        for head, picture, cost in _tops(matter, shape, design.story_costs, ideal, grid.line * POINTS_PER_MM):
            found = _under(np, shape, text, head, picture, tall)
            better = found + cost + extra < costs[units]
            costs[units][better] = (found + cost + extra)[better]
            spans[units][better] = picture.span if picture else 0
            sizes[units][better] = head.size
        _loosened(np, costs[units], spans[units], sizes[units], shape.columns.number, design.story_costs)
    return Ways(costs, spans, sizes)


def _ideal(matter: StoryMatter, costs: StoryCosts, grid: Grid, lead: bool) -> float:
    """The area of its picture that a rank asks for, in square points."""
    page = grid.width * grid.line * grid.design.modules.foot * POINTS_PER_MM**2
    wish = {"large": LARGER, "small": SMALLER}.get(matter.article.print.picture or "", 1.0)
    return page * (costs.lead_picture if lead else costs.other_picture) * wish


def _tops(
    matter: StoryMatter, shape: Shape, costs: StoryCosts, ideal: float, grid_points: float
) -> Iterator[tuple[HeadShape, PictureShape | None, float]]:
    """Each head with each picture, and what that costs."""
    wish = matter.article.print.picture
    pictures: list[tuple[PictureShape | None, float]] = []
    if not shape.pictures or wish != "large":
        free = not shape.pictures or wish == "none"
        pictures.append((None, 0.0 if free else costs.bare * (10 - matter.priority) / 5))
    if wish != "none":
        best: dict[tuple[int, int], tuple[PictureShape, float]] = {}
        for one in shape.pictures:
            off = math.log(max(one.area, 1.0) / max(ideal, 1.0))
            best[one.span, one.lines] = (one, one.cost + costs.picture * off * off)
        pictures += best.values()
    for head in shape.heads or (HeadShape(0, 0.0, 0.0),):
        for picture, cost in pictures:
            beside = head.white / (shape.columns.width * grid_points)
            yield head, picture, head.cost + cost + costs.beside_head * beside / 10


def _under(
    np: Any, shape: Shape, text: NDArray[Any], head: HeadShape, picture: PictureShape | None, tall: int
) -> NDArray[Any]:
    """For each height of the box what the text costs under such a head and picture."""
    number = shape.columns.number
    taken = head.lines * number + (picture.lines * picture.span if picture else 0)
    found: NDArray[Any] = np.full(tall + 1, np.inf, np.float32)
    first = taken // number
    rooms = np.arange(first, tall + 1) * number - taken
    fits = rooms >= 0
    found[first:][fits] = text[rooms[fits]]
    # Under everything stands some text.
    deep = head.lines + (picture.lines if picture else 0)
    legs = min(LEAST_LEGS, -(-shape.text[0][0] // number))
    found[: min(deep + legs, tall + 1)] = np.inf
    return found


def _text(np: Any, shape: Shape, tall: int) -> NDArray[Any]:
    """For each number of column lines the least cost of the text in them, what stays empty counted."""
    number, least = shape.columns.number, shape.text[0][0]
    most = tall * number
    found: NDArray[Any] = np.full(most + 1, np.inf, np.float32)
    first = least + (number if number > 1 else 0)
    for lines, cost in shape.text:
        for short in range(2 * number):
            room = lines + short
            if first <= room <= most:
                paid = cost + SHORT * short + HOLE * max(0, short - number + 1)
                found[room] = min(found[room], paid)
    return found


def _loosened(np: Any, costs: Any, spans: Any, sizes: Any, number: int, weights: StoryCosts) -> None:
    """Boxes that are a line or two higher than the story: what stays white costs."""
    for _ in range(LOOSE):
        paid = costs[:-1] + weights.white * number
        better = np.concatenate(([False], paid < costs[1:]))
        at = np.nonzero(better)[0]
        costs[at], spans[at], sizes[at] = paid[at - 1], spans[at - 1], sizes[at - 1]
