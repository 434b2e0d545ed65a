"""a ComposedPage + the faces it is set in → SeenPage: every thing on it with its rectangle, every line with its ink.

A line of type takes the room from the height of its capitals to the depth of its tails, and as much width as its words
have: that is what the eye sees, and not the line's box. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from typing import NamedTuple

from pagekit.house.story import Run, Story
from pagekit.layout import PrintManifest
from pagekit.typeset.audit.found import around
from pagekit.typeset.lines.initials import Heights, heights
from pagekit.typeset.lines.paragraph import TRACKING_STEP, Typesetter
from pagekit.typeset.lines.places import Looks
from pagekit.typeset.lines.statistics import stretched
from pagekit.typeset.page import Box, ComposedPage, Composition, Group, Item, Piece, TextBox, TextLine, walk
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.style import TypeStyle, type_style

TAIL = 0.22
"""How far letters reach under the baseline, and capitals over the small letters, in em."""
QUIET = 0.1
"""The share of a code that is white at each of its edges."""
HANGS = 6.0
"""Points that signs may hang out of their column."""
PLAIN = Run("")
HOUSING = frozenset({"story"})
"""Roles of groups that only hold all of a story."""


class TypeArea(NamedTuple):
    """The measures of a sheet as plain numbers: each is asked for thousands of times."""

    x: float
    y: float
    width: float
    column: float
    gutter: float
    columns: int
    grid: float
    lines: int
    left: float
    """The left edge of the columns, which a margin column may stand before."""
    measure: float
    """The width that the columns share."""

    @classmethod
    def of(cls, sheet: Sheet, *, rtl: bool) -> TypeArea:
        """Those of this sheet."""
        return cls(
            sheet.x,
            sheet.y,
            sheet.width,
            sheet.column,
            sheet.gutter,
            sheet.columns,
            sheet.grid,
            sheet.lines,
            sheet.x + (sheet.width - sheet.measure if rtl else 0.0),
            sheet.measure,
        )


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of type."""

    text: TextBox
    piece: Piece
    line: TextLine
    top: float
    """Of its line box."""
    ink: Box
    size: float
    gap: float
    """Its word spaces over the natural one; 1 for a line that is not justified."""

    @property
    def words(self) -> str:
        """What is printed, without a hyphen at its end."""
        return "".join(run.text for run in self.line.runs)

    @property
    def box(self) -> Box:
        """Its line box, in its measure."""
        return Box(self.piece.x, self.top, self.piece.measure, self.piece.leading)


@dataclass(frozen=True, slots=True)
class Seen:
    """A thing on the page, and the groups it stands in, the outermost first."""

    item: Item
    path: tuple[Group, ...]
    lines: tuple[SeenLine, ...]
    box: Box
    """Its rectangle."""
    boxes: tuple[Box, ...]
    """Its rectangles: the line boxes of a text in their measure, which may run through several columns; or its own."""
    marks: tuple[Box, ...]
    """Where its ink is."""

    @property
    def kind(self) -> str:
        """The role of the group that it stands in; nothing for a paragraph of the text."""
        return self.path[0].role if self.path else ""

    @property
    def item_role(self) -> str:
        """Its own role, where it is a text."""
        return self.item.role if isinstance(self.item, TextBox) else ""


@dataclass(frozen=True)
class SeenPage:
    """A page as it is seen: `place` counts the pages of the document from 0."""

    page: ComposedPage
    place: int
    last: bool
    sheet: TypeArea
    rtl: bool
    things: tuple[Seen, ...]
    furniture: tuple[Seen, ...]
    opens: bool = True
    """No paragraph of the story stands on a page before it."""
    goes_on: bool = False
    """Its last paragraph goes on over the page."""

    @property
    def name(self) -> str:
        """What the page is called."""
        return self.page.name

    @cached_property
    def area(self) -> Box:
        """The type area, down to its last grid line."""
        sheet = self.sheet
        return Box(sheet.x, sheet.y, sheet.width, sheet.lines * sheet.grid)

    @cached_property
    def lines(self) -> tuple[SeenLine, ...]:
        """Every line of the page but those of its furniture."""
        return tuple(line for thing in self.things for line in thing.lines)

    def column(self, box: Box) -> int | None:
        """The column that holds it, counted from the left; None for what is wider."""
        sheet = self.sheet
        pitch = sheet.column + sheet.gutter
        place = int((box.x + box.width / 2 - sheet.left + sheet.gutter / 2) // pitch)
        left = sheet.left + place * pitch
        inside = box.x >= left - HANGS and box.x + box.width <= left + sheet.column + HANGS
        return place if inside and 0 <= place < sheet.columns else None

    def aside(self, box: Box) -> bool:
        """Whether it stands in the margin column."""
        sheet, middle = self.sheet, box.x + box.width / 2
        return sheet.measure < sheet.width and not sheet.left <= middle <= sheet.left + sheet.measure

    def spot(self, line: SeenLine) -> tuple[int, float]:
        """Where a line comes in the order of reading: its column and its place down the page."""
        column = self.column(line.box) or 0
        return (self.sheet.columns - 1 - column if self.rtl else column, line.top)


def seen_pages(
    composition: Composition, sheet: Sheet, story: Story, manifest: PrintManifest, typesetter: Typesetter
) -> tuple[SeenPage, ...]:
    """The pages of a composition as they are seen."""
    gauge = Gauge(manifest, typesetter, story.lang)
    pages, rtl = composition.pages, story.direction == "rtl"
    measures = TypeArea.of(sheet, rtl=rtl)
    return tuple(
        SeenPage(
            page,
            place,
            after is None,
            measures,
            rtl,
            tuple(gauge.seen(page.items)),
            tuple(gauge.seen(page.furniture)),
            opens=not any(_flows(before) for before in pages[:place]),
            goes_on=after is not None and _begun(after),
        )
        for place, (page, after) in enumerate(zip_longest(pages, pages[1:]))
        if page is not None
    )


def _flows(page: ComposedPage) -> bool:
    """Whether a paragraph stands on the page by itself."""
    return any(isinstance(item, TextBox) for item in _unhoused(page.items))


def _unhoused(items: Iterable[Item]) -> Iterator[Item]:
    for item in items:
        if isinstance(item, Group) and item.role in HOUSING:
            yield from item.items
        else:
            yield item


def _begun(page: ComposedPage) -> bool:
    """Whether the page opens with the rest of a paragraph: program text goes on from line to line as well."""
    texts = (item for item in walk(page.items) if isinstance(item, TextBox) and item.tag != "pre")
    return any(item.continued for item in texts)


class Gauge:
    """Measures lines of type. The typesetter knows their words already."""

    def __init__(self, manifest: PrintManifest, typesetter: Typesetter, lang: str) -> None:
        self._manifest, self._typesetter, self._lang = manifest, typesetter, lang
        self._known: dict[tuple[str, str], tuple[TypeStyle, Looks, Heights]] = {}

    def seen(self, items: Iterable[Item], path: tuple[Group, ...] = (), lang: str = "") -> Iterator[Seen]:
        """Every item but the groups, in reading order. One without a rectangle is not seen."""
        for item in items:
            if isinstance(item, Group):
                inner = path if not path and item.role in HOUSING else (*path, item)
                yield from self.seen(item.items, inner, item.lang or lang)
            elif isinstance(item, TextBox):
                lines = tuple(self._lines(item, item.lang or lang or self._lang))
                if lines:
                    # An initial has air of its own above and below it.
                    boxes = [one.ink if one.piece.size else one.box for one in lines]
                    yield Seen(
                        item, path, lines, around(boxes), tuple(boxes), tuple([one.ink for one in lines])
                    )
            else:
                yield Seen(item, path, (), item.box, (item.box,), (item.box,))

    def _lines(self, text: TextBox, lang: str) -> Iterator[SeenLine]:
        style, looks, tall = self._style(text.style, lang)
        for piece in text.pieces:
            size = piece.size or text.size or style.size
            base = piece.top + tall.baseline(size, piece.leading)
            for place, line in enumerate(piece.lines):
                width, gaps, space, letters = _natural(line, looks, size / style.size)
                width += piece.tracking * TRACKING_STEP * size * max(letters - 1, 0)
                if width <= 0:
                    continue
                gap, x = 1.0, piece.x
                if piece.justified:
                    gap = stretched(width, gaps, space, piece.measure)
                    width = piece.measure
                else:
                    x += _start(text, style, piece.measure - width)
                baseline = base + place * piece.leading
                ink = Box(x, baseline - tall.cap * size, width, (tall.cap + TAIL) * size)
                yield SeenLine(text, piece, line, piece.top + place * piece.leading, ink, size, gap)

    def _style(self, name: str, lang: str) -> tuple[TypeStyle, Looks, Heights]:
        found = self._known.get((name, lang))
        if found is None:
            style = type_style(self._manifest, name, lang)
            looks, tall = self._typesetter.looks(style, lang), heights(self._typesetter.book, style)
            found = self._known[name, lang] = style, looks, tall
        return found


def _natural(line: TextLine, looks: Looks, share: float) -> tuple[float, int, float, int]:
    """A line's width with natural spaces, its gaps, the natural space, and its letters."""
    width, gaps, letters = 0.0, 0, 0
    words = looks.of(PLAIN)
    # A word space is that of the style, whatever the words around it look like.
    space = words.space
    for run in line.runs:
        words = looks.of(run)
        parts = run.text.split(" ")
        held = [words.get(part) for part in parts if part]
        gaps += len(parts) - 1 + sum([word[2] for word in held])
        width += sum([word[0] for word in held])
        letters += len(run.text)
    if line.hyphen:
        width += words.hyphen
    return (width + gaps * space) * share, gaps, space * share, letters


def _start(text: TextBox, style: TypeStyle, slack: float) -> float:
    """From the left edge of the measure to the words."""
    if style.align == "center":
        return slack / 2
    at_end = style.align == "end"
    return slack if at_end != (text.direction == "rtl") else 0.0
