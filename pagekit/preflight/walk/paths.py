"""the operators that build a path → its box, and whether it is plain: rectangles, or one straight line."""

from __future__ import annotations

from pagekit.preflight.walk.matrix import Corners, Matrix, around, placed, upright

_MAX_RECTANGLES = 64


class Path:
    """The path that is being built, in the units of its content (ISO 32000-1, 8.5.2)."""

    def __init__(self) -> None:
        self._across: list[float] = []
        self._up: list[float] = []
        self._rectangles: list[Corners] = []
        self._lines = 0
        self._curved = False
        self.clips = False
        """W or W* was asked for: the path cuts what follows, once it is painted."""

    @property
    def empty(self) -> bool:
        """True when there is none."""
        return not self._across

    def point(self, x: float, y: float) -> None:
        """A new part begins: m."""
        self._across.append(x)
        self._up.append(y)

    def line(self, x: float, y: float) -> None:
        """Straight on: l."""
        self._across.append(x)
        self._up.append(y)
        self._lines += 1

    def curve(self, *numbers: float) -> None:
        """Bent: c, v, y. The points that bend it stand for its box: it never leaves them."""
        self._across.extend(numbers[::2])
        self._up.extend(numbers[1::2])
        self._curved = True

    def rectangle(self, x: float, y: float, width: float, height: float) -> None:
        """A part of its own: re."""
        left, right = (x, x + width) if width >= 0 else (x + width, x)
        low, high = (y, y + height) if height >= 0 else (y + height, y)
        self._across += (left, right, left, right)
        self._up += (low, low, high, high)
        self._rectangles.append((left, low, right, high))

    def box(self, ctm: Matrix) -> Corners:
        """Around all of it, on the page."""
        across, up = self._across, self._up
        if upright(ctm):
            return placed(ctm, (min(across), min(up), max(across), max(up)))
        return around(ctm, across, up)

    def rectangles(self, ctm: Matrix) -> tuple[Corners, ...]:
        """Its rectangles on the page, when it is nothing but a few of them, and stands straight."""
        if self._lines == 4 == len(self._across) - 1 or self._lines == 3 == len(self._across) - 1:
            return self._drawn_by_hand(ctm)
        if self._lines or self._curved or not 0 < len(self._rectangles) <= _MAX_RECTANGLES:
            return ()
        if len(self._across) != 4 * len(self._rectangles) or not upright(ctm):
            return ()
        return tuple(placed(ctm, box) for box in self._rectangles)

    def _drawn_by_hand(self, ctm: Matrix) -> tuple[Corners, ...]:
        """A rectangle made of lines."""
        across, up = self._across[:4], self._up[:4]
        straight = len(set(across)) == 2 == len(set(up)) and len(set(zip(across, up, strict=True))) == 4
        return (self.box(ctm),) if straight and not self._curved and upright(ctm) else ()

    @property
    def along(self) -> tuple[float, float] | None:
        """Which way it goes, when it is straight from its beginning to its end."""
        across, up = self._across, self._up
        if self._curved or self._rectangles or self._lines != 1 or len(across) != 2:
            return None
        return across[1] - across[0], up[1] - up[0]
