"""a StoryMatter + a page's grid → Ways: for each width and height what it costs to let the story stand so, and how.

The rules:
1. Head, picture and text share the box: what the head and the picture leave of each column is the text's.
2. A line for each column is kept free for what a flow loses at heads and feet of columns.
3. Text stands under everything, so many lines at least that it reads as a text.
4. A picture is as large as its rank asks; leaving it out is the dearest way. Across several columns it takes half of
   the page's height at most.
5. White beside the lines of a head costs, and so does text that begins beside it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from pagekit.layout.edition import EditionDesign, StoryCosts
from pagekit.plan.grid import Grid
from pagekit.plan.matter import StoryMatter
from pagekit.plan.solver import numbers
from pagekit.typeset.copyfit.fit import HOLE, SHORT
from pagekit.typeset.story.shapes import HeadShape, PictureShape, Shape, Stand

if TYPE_CHECKING:
    from numpy.typing import NDArray

LEAST_LEGS = 5
"""Lines of text under head and picture."""
LOOSE = 2
"""Lines that a box may be higher than its story can be."""
LEAST_WHITE = 0.4
"""Of a column in tens of lines: less of it beside a head is air."""
POINTS_PER_MM = 72 / 25.4
SMALL = 0.3
"""What a picture of another size than its rank asks costs at most, as a share of none at all."""
NARROW = 0.4
"""The share of a lead's width that its picture has at least."""
HIGHEST = 0.5
"""The share of a page's lines that a picture across several columns takes at most, with its caption."""
TALL = 0.6
"""The area that is asked of a tall picture, as a share of that of a wide one."""
LARGE_FROM = 3
"""Columns of text from which on a picture that is asked for large costs as much in one of them as none at all."""
LARGER, SMALLER = 2.0, 0.4
"""What a wish for a large or a small picture makes of the area that its rank asks."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a story stands in a box of so many columns of the grid and lines."""

    units: int
    lines: int
    cost: float
    stand: Stand
    """Which columns of text its head and its picture stand over."""
    size: float
    """Of its head, in points."""

    @property
    def span(self) -> int:
        """Columns of text that its picture spans; 0 for none."""
        return self.stand.picture


@dataclass(frozen=True, slots=True)
class Ways:
    """All ways of a story in one rank. Arrays: columns of the grid × lines."""

    costs: NDArray[Any]
    stands: NDArray[Any]
    """Each a place in `every`."""
    sizes: NDArray[Any]
    every: tuple[Stand, ...] = (Stand(1, 1),)

    @property
    def held(self) -> int:
        """Bytes in memory, or hardly more."""
        return int(self.costs.nbytes + self.stands.nbytes + self.sizes.nbytes)

    def at(self, units: int, lines: int) -> Way | None:
        """The way in such a box."""
        cost = float(self.costs[units, lines])
        if not math.isfinite(cost):
            return None
        stand = self.every[self.stands[units, lines]]
        return Way(units, lines, cost, stand, float(self.sizes[units, lines]))


class _Top(NamedTuple):
    """What stands over the text: its cost, the columns, and the size of the head."""

    cost: float
    stand: Stand
    size: float


def ways(matter: StoryMatter, design: EditionDesign, grid: Grid, *, lead: bool) -> Ways:
    """The ways of a story: as its page's lead, or as another story."""
    np = numbers()
    tall = design.modules.foot
    costs = np.full((grid.units + 1, tall + 1), np.inf, np.float32)
    stands = np.zeros((grid.units + 1, tall + 1), np.int16)
    sizes = np.zeros((grid.units + 1, tall + 1), np.float32)
    every: dict[Stand, int] = {}
    ideal = _ideal(matter, design.story_costs, grid, lead)
    small = design.story_costs.small_lead if lead else 0.0
    for units, shape in (matter.leading if lead else matter.following).items():
        extra = design.story_costs.narrow if lead and 2 * units < grid.units else 0
        tops = _tops(matter, shape, design.story_costs, (ideal, small), grid.line * POINTS_PER_MM, tall)
        found = _under(np, shape, _text(np, shape, tall), tops, tall)
        best = found.argmin(axis=0)
        chosen = list(tops.values())
        places = np.array([every.setdefault(top.stand, len(every)) for top in chosen], np.int16)
        costs[units] = found[best, np.arange(tall + 1)] + extra
        stands[units] = places[best]
        sizes[units] = np.array([top.size for top in chosen], np.float32)[best]
        _loosened(np, costs[units], stands[units], sizes[units], shape.columns.number, design.story_costs)
    return Ways(costs, stands, sizes, tuple(every))


def _ideal(matter: StoryMatter, costs: StoryCosts, grid: Grid, lead: bool) -> float:
    """The area of its picture that a rank asks for, in square points."""
    page = grid.width * grid.line * grid.design.modules.foot * POINTS_PER_MM**2
    wish = {"large": LARGER, "small": SMALLER}.get(matter.article.print.picture or "", 1.0)
    return page * (costs.lead_picture if lead else costs.other_picture) * wish


def _tops(
    matter: StoryMatter,
    shape: Shape,
    costs: StoryCosts,
    asked: tuple[float, float],
    grid_points: float,
    tall: int,
) -> dict[tuple[int, int], _Top]:
    """The column lines that head and picture take, and the lines where they reach deepest → the cheapest way to.

    `asked`: the area that the picture's rank asks, and what it costs that it is narrow for a lead's. `tall`: the lines
    of a page.
    """
    ideal, small = asked
    number, wish = shape.columns.number, matter.article.print.picture
    highest = HIGHEST * tall
    pictures: list[tuple[PictureShape | None, float]] = []
    bare = costs.bare * (10 - matter.priority) / 5
    if not shape.pictures or wish != "large":
        free = not shape.pictures or wish == "none"
        pictures.append((None, 0.0 if free else bare))
    if wish != "none":
        # One that is asked for large stands in a single column where the story has no room otherwise.
        wide = any(one.span > 1 and one.lines <= highest for one in shape.pictures)
        least = 2 if wish == "large" and number >= LARGE_FROM and wide else 1
        best: dict[tuple[int, int], tuple[PictureShape, float]] = {}
        for one in shape.pictures:
            if one.span > 1 and one.lines > highest:
                continue
            across = shape.columns.across(one.span)
            wanted = ideal * (TALL if one.tall else 1.0)
            off = math.log(max(one.area, 1.0) / max(wanted, 1.0))
            narrow = small if across < NARROW * shape.columns.across(number) else 0.0
            paid = min(costs.picture * off * off + narrow, SMALL * bare)
            strip = bare if one.span < least else 0.0
            best[one.span, one.lines] = (one, one.cost + paid + strip)
        pictures += best.values()
    found: dict[tuple[int, int], _Top] = {}
    pictured = [(one.span, one.lines, cost) if one else (0, 0, cost) for one, cost in pictures]
    spans = {span for span, _lines, _cost in pictured if span}
    for head in shape.heads or (HeadShape(0, 0.0, 0.0),):
        beside = head.white / (shape.columns.width * grid_points) / 10
        # Beside the head text begins at the top, where no picture stands.
        wrapped = costs.wrapped if head.tops and head.columns < number else 0.0
        own = head.cost + costs.beside_head * beside * beside + costs.hole * _hole(beside)
        room, high = head.taken(number), head.lines
        # Where a picture may stand is a matter of its span alone, and there are many of one.
        places = {span: tuple(head.places(number, span)) for span in spans}
        for span, lines, cost in pictured:
            taken = room + lines * span
            for at, over in places[span] if span else ((0, 0),):
                aside = wrapped if not span or at + span < number or over else 0.0
                deep, paid = max(high, over + lines), own + cost + aside
                known = found.get((taken, deep))
                if known is None or paid < known.cost:
                    found[taken, deep] = _Top(paid, head.stand(number, span, at), head.size)
    return found


def _hole(white: float) -> float:
    """How much of a hole so much white is, in ten lines of a column: four lines are none, twice as many are one."""
    return min(1.0, max(0.0, white / LEAST_WHITE - 1.0))


def _under(
    np: Any, shape: Shape, text: NDArray[Any], tops: dict[tuple[int, int], _Top], tall: int
) -> NDArray[Any]:
    """For each head and picture and each height of the box what they cost with the text under them."""
    number = shape.columns.number
    taken, deep = np.array(list(tops), np.int64).T
    costs = np.array([top.cost for top in tops.values()], np.float32)
    lines = np.arange(tall + 1)
    rooms = lines * number - taken[:, None]
    # Under everything stands some text.
    legs = min(LEAST_LEGS, -(-shape.text[0][0] // number))
    fits = (rooms >= 0) & (lines >= deep[:, None] + legs)
    found: NDArray[Any] = np.where(fits, text[np.where(fits, rooms, 0)] + costs[:, None], np.float32(np.inf))
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


def _loosened(np: Any, costs: Any, stands: Any, sizes: Any, number: int, weights: StoryCosts) -> None:
    """Boxes that are a line or two higher than the story: what stays white costs."""
    for more in range(LOOSE):
        # A second line is a hole together with the air under it.
        paid = costs[:-1] + weights.white * number + weights.hole * more
        better = np.concatenate(([False], paid < costs[1:]))
        at = np.nonzero(better)[0]
        costs[at], stands[at], sizes[at] = paid[at - 1], stands[at - 1], sizes[at - 1]
