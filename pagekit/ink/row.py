"""what is shown on a line, part after part → text-showing operators (ISO 32000-1, 9.4.3) and the areas of links."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pagekit.house.story import Run
from pagekit.ink.line import Shown
from pagekit.ink.numbers import numbers
from pagekit.ink.pen import NEAR, Pen

LINK_ABOVE, LINK_BELOW = 0.75, 0.25
"""How far the area of a link reaches over and under the baseline, as a share of the size."""
STRIKE_AT, STRIKE_WEIGHT = 0.26, 0.05
"""Where the line through struck text lies over the baseline, and how thick it is, as shares of the size."""
LEAST_MOVE = 1e-4
"""Points: what moves the next part by less is not written."""


class Row:
    """Parts of a line that follow each other from left to right, from one place on. Points.

    `size` is that of the text around them, and `ink` gives the colour of a run. What runs from right to left is a row
    by itself.
    """

    def __init__(self, pen: Pen, x: float, y: float, size: float, ink: Callable[[Run], str]) -> None:
        self._pen, self._x, self._y, self._size, self._ink = pen, x, y, size, ink
        self._array: list[str] = []
        self._start, self._end, self._words = x, x, list[str]()
        self.struck: list[str] = []
        """The lines through struck text, as paths."""

    def show(self, items: Sequence[Shown]) -> None:
        """Show them."""
        pen, out = self._pen, self._pen.canvas.out
        pen.follow(items[0].run.href)
        out.append(f"1 0 0 1 {numbers(self._x, self._y)} Tm")
        turned = items[0].strings.run.rtl
        if turned:
            # Its letters are drawn from the left and read from the right (ISO 32000-1, 14.8.2.3.3).
            out.append("/ReversedChars BMC")
        for item in items:
            if item.run.href != pen.href:
                self._end_area()
                pen.follow(item.run.href)
            self._part(item)
        self._end_area()
        if turned:
            out.append("EMC")

    def _part(self, item: Shown) -> None:
        pen = self._pen
        strings = pen.canvas.strings(item.strings, item.said)
        face, ink = pen.canvas.codes(strings.face).name, self._ink(item.run)
        for raised, array in strings.parts:
            rise = item.rise * self._size + raised * item.size
            same = (face, item.size, ink) == (pen.face, pen.size, pen.ink)
            if not same or abs(rise - pen.rise) > NEAR or abs(item.tracking - pen.tracking) > NEAR:
                self._flush()
                pen.use(ink)
                pen.track(item.tracking)
                pen.font(face, item.size, rise)
            self._array.append(array)
        if abs(item.move) > LEAST_MOVE:
            self._array.append(f"{-item.move * 1000 / item.size:.2f}")
        width = item.width + item.move
        if item.run.strike:
            at, weight = self._y + STRIKE_AT * item.size, STRIKE_WEIGHT * item.size
            self.struck.append(f"{numbers(self._x, at, width, weight)} re")
        self._words.append(item.text)
        self._x += width
        if not item.after:
            self._end = self._x

    def _flush(self) -> None:
        if self._array:
            self._pen.canvas.out.append(f"[{''.join(self._array)}]TJ")
            self._array.clear()

    def _end_area(self) -> None:
        """Where the open link stands on this line; what comes next is not in it."""
        self._flush()
        pen = self._pen
        if pen.href is not None and self._words:
            bottom, top = self._y - LINK_BELOW * self._size, self._y + LINK_ABOVE * self._size
            area = (self._start, bottom, self._end, top) if self._end > self._start else None
            pen.canvas.linked(pen.link, area, "".join(self._words))
        self._start, self._end, self._words = self._x, self._x, []
