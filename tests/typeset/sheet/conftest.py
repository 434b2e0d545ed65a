"""what the furniture of an edition's pages is set with: the pack's own grid, and eyes for what was decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pytest

from pagekit.fonts import font_book
from pagekit.house.story import plain
from pagekit.layout import PrintManifest, find_layout
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import Box, Item, RuleBox, TextBox, TintBox, walk
from pagekit.typeset.story.text import grid_line
from pagekit.typeset.style import type_style

GRID = 10.0


class Desk:
    """A pack's page, and what is seen on it."""

    def __init__(self, pack: str) -> None:
        layout = find_layout(pack)
        self.manifest: PrintManifest = layout.printed
        self.setter = Typesetter(font_book(layout))
        self.gutter = self.manifest.between.points
        self.width = self.manifest.papers[pack].measure.points
        self.columns = 5 if pack == "tabloid" else 6

    def stick(self, lang: str = "en") -> Stick:
        rtl = lang in {"ar", "he"}
        return Stick(self.setter, self.manifest, lang, "rtl" if rtl else "ltr", GRID)

    def box(self, column: int, line: int, columns: int, lines: int) -> Box:
        """So many columns and lines of the page."""
        pitch = (self.width + self.gutter) / self.columns
        return Box(column * pitch, line * GRID, columns * pitch - self.gutter, lines * GRID)

    def said(self, items: Iterable[Item], role: str) -> list[str]:
        """The words of a role, a paragraph each."""
        texts = (item for item in walk(items) if isinstance(item, TextBox) and item.role == role)
        return [" ".join(plain(line.runs) for piece in text.pieces for line in piece.lines) for text in texts]

    def rules(self, items: Iterable[Item]) -> list[Box]:
        return [item.box for item in walk(items) if isinstance(item, RuleBox)]

    def tints(self, items: Iterable[Item]) -> list[Box]:
        return [item.box for item in walk(items) if isinstance(item, TintBox)]

    def inked(self, items: Iterable[Item], *roles: str) -> Iterator[Box]:
        """Where letters stand, a line each: from the heads of capitals to the baseline."""
        for item in walk(items):
            if not isinstance(item, TextBox) or (roles and item.role not in roles):
                continue
            style = type_style(self.manifest, item.style, item.lang)
            size = item.size or style.size
            found = heights(self.setter.book, style)
            for piece in item.pieces:
                for number, line in enumerate(piece.lines):
                    lead = style.at(size, piece.leading)
                    paragraph = self.setter.paragraph(line.runs, lead, item.lang or "en")
                    wide = paragraph.best(10_000.0).lines[0].natural
                    far = piece.x + piece.measure - wide
                    base = piece.top + number * piece.leading + found.baseline(size, piece.leading)
                    left = far if item.direction == "rtl" else piece.x
                    yield Box(left, base - found.cap * size, wide, found.cap * size)

    def off_grid(self, items: Iterable[Item], *roles: str) -> list[float]:
        """How far baselines are from those of the grid that begins at 0; only those that are not on it."""
        first = GRID - grid_line(self.stick()).drop
        away = [(box.bottom - first) % GRID for box in self.inked(items, *roles)]
        return [round(one, 3) for one in away if min(one, GRID - one) > 0.01]


@pytest.fixture(scope="session")
def tabloid() -> Desk:
    return Desk("tabloid")


@pytest.fixture(scope="session")
def broadsheet() -> Desk:
    return Desk("broadsheet")
