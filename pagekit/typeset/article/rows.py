"""pictures of a story that stand under its text → RowPages: rows across the page, each page filled.

The rules:
1. Two pictures stand side by side in one height, as wide as their shapes ask for, each with its caption under it. They
   keep the story's order. An odd one has the full measure, wherever that fills the pages best; three upright ones may
   stand side by side.
2. The rows of a page are made higher or lower together, so that they fill it: no picture loses more than a sixth of
   itself to that, and a line.
3. On the last page they are as high as leaves most to what stands under them.

Lengths are points, `lines` are of the grid. Costs count in lines of white.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import NamedTuple

from pagekit.house.story import Figure
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.blocks.displays import caption_height, figure_at
from pagekit.typeset.blocks.stick import standing
from pagekit.typeset.page import Item

LOWER, HIGHER = 0.84, 1.18
"""What a row may have of its natural height."""
STRETCH = 10.0
"""What it costs that the rows of a page are made as high again as they are; less in proportion to the logarithm."""
ALONE = 8.0
"""A picture across the page."""
UPRIGHT, THREE = 1.0, 3.0
"""The shape over which three pictures may stand in a row, and what that costs."""
ODD_ROWS = 2
"""Rows of a page at most that are no pairs."""
CUT_ALONE = 12.0
"""What it costs that such a picture were cut to nothing."""
A_PAGE = 5.0
A_HOLE = 3.0
"""A line that stays white over a page's foot."""
HIGHEST = 0.62
"""The share of the type area's height that a row takes at most."""
BETWEEN = 1
"""Lines between two rows, and over the first one under text."""


@dataclass(frozen=True, slots=True)
class RowPage:
    """Rows on one page: how many pictures each has, and the lines it takes."""

    top: int
    """Lines of the grid above the first row, from the head of the type area."""
    rows: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class RowPages:
    """Where the rows stand: on pages one after another; what that costs, and the lines free under the last row."""

    first: int
    pages: tuple[RowPage, ...]
    cost: float
    free: int

    @property
    def last(self) -> int:
        """The page of the last row."""
        return self.first + len(self.pages) - 1


@dataclass(frozen=True, slots=True)
class Under:
    """Where the text ends, and what of the pages after it is taken."""

    page: int
    free: int
    """Lines under the text."""
    advert: int = 0
    """Lines of a booked advert."""
    advert_page: int = 0

    def room(self, page: int, lines: int) -> int:
        """Of so many lines of a later page those that are free."""
        return lines - (self.advert if page == self.advert_page else 0)


class _Way(NamedTuple):
    """Pages of rows one after another, what they cost, and the lines that are free at their end."""

    pages: tuple[RowPage, ...]
    cost: float
    free: int


class _Row(NamedTuple):
    """A row as it would be by itself: the height of its pictures, and what stands under them in their widths."""

    widths: tuple[float, ...]
    height: float
    below: float
    cost: float


class Rows:
    """The pictures of a story in rows."""

    def __init__(self, ground: Ground, figures: Sequence[Figure], ending: Callable[[int], float]) -> None:
        """`ending`: lines that are free on the last page → what that costs."""
        self.ground, self.figures, self.ending = ground, tuple(figures), ending
        self._rows: dict[tuple[int, int], _Row] = {}
        self._found: dict[tuple[int, int, int], _Way] = {}
        self._pages: dict[Under, RowPages] = {}

    def pages(self, under: Under) -> RowPages:
        """The cheapest way for text that ends there."""
        found = self._pages.get(under)
        if found is None:
            found = self._pages[under] = self._cheapest(under)
        return found

    def _cheapest(self, under: Under) -> RowPages:
        lines, left = self.ground.sheet.lines, under.free - BETWEEN
        # Where no row stands under the text, what is left there is a hole.
        on_next = self._next(under, under.page, 0)
        found = RowPages(under.page + 1, on_next.pages, on_next.cost + white(under.free), on_next.free)
        if left > 0:
            top = under.room(under.page, lines) - left
            for way in self._on(under, under.page, top, left, 0):
                if way.cost < found.cost:
                    found = RowPages(under.page, *way)
        return found

    def items(self, found: RowPages) -> dict[int, tuple[Item, ...]]:
        """The rows as they stand, by their page."""
        made: dict[int, tuple[Item, ...]] = {}
        first = 0
        for number, page in enumerate(found.pages, found.first):
            items: list[Item] = []
            line = page.top
            for count, lines in page.rows:
                items.extend(self._set(first, count, line, lines))
                line, first = line + lines + BETWEEN, first + count
            made[number] = tuple(items)
        return made

    def ends(self, found: RowPages) -> float:
        """The y under the last row."""
        sheet, last = self.ground.sheet, found.pages[-1]
        lines = last.top + sum(lines + BETWEEN for _count, lines in last.rows) - BETWEEN
        return sheet.y + lines * sheet.grid

    # ---- Which rows stand on which page --------------------------------------------------------------------

    def _next(self, under: Under, page: int, first: int) -> _Way:
        """From this picture on, from the head of the page after that one."""
        # Pages beyond the advert's are alike.
        key = (min(page, under.advert_page), under.advert_page, first)
        found = self._found.get(key)
        if found is None:
            room = under.room(page + 1, self.ground.sheet.lines)
            found = min(self._on(under, page + 1, 0, room, first), key=lambda way: way.cost)
            found = self._found[key] = found._replace(cost=found.cost + A_PAGE)
        return found

    def _on(self, under: Under, page: int, top: int, room: int, first: int) -> list[_Way]:
        """The ways to fill so many lines of a page with rows, from this picture on."""
        ways: list[_Way] = []
        for counts in self._counts(first, room):
            rows = self._of(first, counts)
            own, following = sum(row.cost for row in rows), first + sum(counts)
            least = min(math.ceil(self._taken(rows, LOWER) - 1e-6), room)
            most = max(least, min(int(self._taken(rows, HIGHER)), room))
            if following == len(self.figures):
                costs = {
                    lines: self._stretch(rows, lines) + self.ending(room - lines)
                    for lines in range(least, most + 1)
                }
                taken = min(costs, key=lambda lines: costs[lines])
                ways.append(_Way((self._page(top, rows, counts, taken),), own + costs[taken], room - taken))
            else:
                rest = self._next(under, page, following)
                cost = own + self._stretch(rows, most) + white(room - most) + rest.cost
                ways.append(_Way((self._page(top, rows, counts, most), *rest.pages), cost, rest.free))
        return ways

    def _counts(self, first: int, room: int) -> Iterator[tuple[int, ...]]:
        """Rows of one, two and three pictures, from this one on, that have room; on a page of its own one row has."""
        whole = room >= self.ground.sheet.lines / 2
        left: list[tuple[int, ...]] = [()]
        while left:
            counts = left.pop()
            for count in (1, 2, 3):
                more = (*counts, count)
                if not self._may(first + sum(counts), count) or sum(one != 2 for one in more) > ODD_ROWS:
                    continue
                if self._taken(self._of(first, more), LOWER) <= room + 1e-6 or (whole and len(more) == 1):
                    yield more
                    left.append(more)

    def _may(self, first: int, count: int) -> bool:
        """Whether so many pictures are left, and may stand in one row."""
        figures = self.figures[first : first + count]
        upright = (
            min(self.ground.stick.shapes[figure.key] for figure in figures) > UPRIGHT if figures else False
        )
        return len(figures) == count and (count < 3 or upright)

    def _of(self, first: int, counts: Sequence[int]) -> list[_Row]:
        starts = accumulate(counts, initial=first)
        return [self._row(start, count) for start, count in zip(starts, counts, strict=False)]

    def _taken(self, rows: Sequence[_Row], share: float) -> float:
        """Lines that rows take at a share of their height, with what is between them."""
        high = sum(row.height * share + row.below + self._trim for row in rows) / self.ground.sheet.grid
        return high + BETWEEN * (len(rows) - 1)

    def _share(self, rows: Sequence[_Row], lines: int) -> float:
        """What rows have of their natural height where they take so many lines."""
        given = (lines - BETWEEN * (len(rows) - 1)) * self.ground.sheet.grid
        left = given - sum(row.below + self._trim for row in rows)
        return max(left, 1.0) / sum(row.height for row in rows)

    def _stretch(self, rows: Sequence[_Row], lines: int) -> float:
        return STRETCH * abs(math.log(self._share(rows, lines)))

    def _page(self, top: int, rows: Sequence[_Row], counts: Sequence[int], taken: int) -> RowPage:
        """The rows in so many lines: each in whole ones."""
        share = self._share(rows, taken)
        heights = (row.height * share + row.below + self._trim for row in rows)
        ends = [round(reached / self.ground.sheet.grid) for reached in accumulate(heights, initial=0.0)]
        return RowPage(
            top, tuple((count, b - a) for count, (a, b) in zip(counts, pairwise(ends), strict=True))
        )

    @property
    def _trim(self) -> float:
        return self.ground.stick.trim

    # ---- A row ---------------------------------------------------------------------------------------------

    def _row(self, first: int, count: int) -> _Row:
        found = self._rows.get((first, count))
        if found is None:
            found = self._rows[first, count] = self._made(self.figures[first : first + count])
        return found

    def _made(self, figures: Sequence[Figure]) -> _Row:
        sheet, shapes = self.ground.sheet, [self.ground.stick.shapes[figure.key] for figure in figures]
        highest = HIGHEST * sheet.lines * sheet.grid
        width = sheet.width - sheet.gutter * (len(figures) - 1)
        natural = width / sum(1 / shape for shape in shapes)
        widths = tuple(natural / shape for shape in shapes)
        height, cost = min(natural, highest), THREE if len(figures) > 2 else 0.0
        if len(figures) == 1:
            role = self.ground.manifest.pictures.get("lead")
            height = min(height, width * (role.tallest if role else 1.0))
            cost = ALONE + CUT_ALONE * (1 - height / natural)
        stick = self.ground.stick
        below = max(caption_height(stick, figure, one) for figure, one in zip(figures, widths, strict=True))
        return _Row(widths, height, below, cost)

    def _set(self, first: int, count: int, line: int, lines: int) -> Iterator[Item]:
        """A row whose box begins on that line: from the x-height of its first line to the baseline of its last."""
        sheet, row = self.ground.sheet, self._row(first, count)
        top = sheet.y + line * sheet.grid + self.ground.line.rise
        height = lines * sheet.grid - self._trim - row.below
        reached = 0.0
        for figure, width in zip(self.figures[first : first + count], row.widths, strict=True):
            left = sheet.width - reached - width if self.ground.rtl else reached
            yield standing(figure_at(self.ground.stick, figure, height, width), sheet.x + left, top)
            reached += width + sheet.gutter


def white(lines: int) -> float:
    """What so many empty lines over the foot of a page cost, where rows go on on the next one."""
    return 0.3 * min(lines, 2) + A_HOLE * max(0, lines - 2)
