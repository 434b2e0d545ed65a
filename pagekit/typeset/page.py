"""what was decided → ComposedPage: every box and every line of a page with its text, its style and its place.

All numbers are DTP points of 1/72 inch; the origin is the sheet's top left corner, x runs right, y runs down. HTML and
PDF both draw exactly this, so that the browser and the plate break the same lines at the same places.

    Composition
    └── ComposedPage            a sheet
        └── Group               what belongs together and is read together: a figure, a quote, a list, a box
            ├── TextBox         a paragraph, a head, a caption: one element for readers, in however many places
            │   └── Piece       a run of its lines with one left edge, one measure and one tracking
            │       └── TextLine
            ├── PictureBox, RuleBox, TintBox
            └── SlotBox         a place that somebody else fills: an advert, a code to scan
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from pagekit.house.story import Direction, Run, Runs
from pagekit.notes import Note
from pagekit.typeset.addresses import SlotAddress, edition_key

Side = Literal["left", "right"]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    def moved(self, dx: float, dy: float) -> Box:
        """The same rectangle elsewhere."""
        return Box(self.x + dx, self.y + dy, self.width, self.height)

    @property
    def bottom(self) -> float:
        """The y of its foot."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it is printed. The word space or the line break after it is not part of its runs."""

    runs: Runs
    hyphen: bool = False
    """A hyphen (U+2010) that is not in the runs stands at the end: the word goes on in the next line."""
    spaced: bool = True
    """A space or a break that the writer set parts it from the next line; False inside a word and after a dash."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Lines of one paragraph with the same left edge, measure and tracking; `top` is the top of the first line's box.

    The baseline of line n lies where the style's face puts it in a line box of `leading` from top + n * leading on.
    """

    x: float
    top: float
    measure: float
    leading: float
    lines: tuple[TextLine, ...]
    justified: bool = False
    tracking: int = 0
    """In steps of `TRACKING_STEP` em a letter."""
    size: float | None = None
    """Set for an initial, which is larger than the rest of its paragraph. In points."""
    marker: bool = False
    """What stands before the first line of a list's item: its number or its bullet, a label for readers."""


@dataclass(frozen=True, slots=True)
class TextBox:
    """A paragraph, head, item or caption: one element, drawn in one or more pieces."""

    tag: str
    style: str
    """The name of the pack's style, and of the CSS class `.s-NAME`."""
    pieces: tuple[Piece, ...]
    lang: str = ""
    direction: Direction = "ltr"
    anchor: str = ""
    role: str = ""
    """What it is on the page (headline, caption, jump-line ...): a class for the pack's stylesheet, `.r-ROLE`."""
    continued: bool = False
    """It began on an earlier page."""
    size: float | None = None
    """Set where the size was chosen from a ladder; else the style's own. In points."""


@dataclass(frozen=True, slots=True)
class PictureBox:
    """A picture of the story, cropped around its focus to fill the box."""

    box: Box
    key: str
    role: Literal["lead", "inline", "portrait"]
    alt: str
    window: tuple[float, float] = (0.0, 1.0)
    """From where to where of the picture's width the box shows it; the rest stands on the page that faces this one."""

    @property
    def whole(self) -> Box:
        """The box of all of the picture, beyond the edge of the page where its window is but a part."""
        start, end = self.window
        width = self.box.width / (end - start)
        return Box(self.box.x - start * width, self.box.y, width, self.box.height)


@dataclass(frozen=True, slots=True)
class RuleBox:
    """A rule: a filled rectangle in a colour of the pack. Decoration, not read."""

    box: Box
    colour: str = "ink"


@dataclass(frozen=True, slots=True)
class TintBox:
    """A ground behind what follows it. Decoration, not read."""

    box: Box
    colour: str = "tint"


@dataclass(frozen=True, slots=True)
class SlotBox:
    """A place of fixed size whose content a template draws: an advert of the page, or a code to scan."""

    box: Box
    kind: Literal["advert", "code"]
    address: SlotAddress


@dataclass(frozen=True, slots=True)
class Group:
    """Parts that are read together, in reading order, inside one element."""

    tag: str
    items: tuple[Item, ...]
    role: str = ""
    label: str = ""
    lang: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    """More attributes of the element: start of a list, scope of a header cell."""
    key: str = ""
    """What it is called, where it stands in several places: in each of them the same."""
    continued: bool = False
    """It began on an earlier page, or in an earlier column: readers are told of one."""
    again: bool = False
    """A table's head that was read before, and is set again where the table goes on: drawn, and not read."""


Item = Group | TextBox | PictureBox | RuleBox | TintBox | SlotBox


@dataclass(frozen=True, slots=True)
class ComposedPage:
    """A sheet: what stands on it in reading order, and the furniture that is not read with the story."""

    number: int
    width: float
    height: float
    items: tuple[Item, ...]
    furniture: tuple[Item, ...] = ()
    """Running head, folio: drawn, and left out of the reading order."""
    label: str = ""
    """What the folio says where that is not the number: `B4`."""
    section: str = ""
    side: Side = "right"
    """Of the open spread."""

    @property
    def name(self) -> str:
        """What the page is called: its label, or its number."""
        return self.label or str(self.number)


@dataclass(frozen=True, slots=True)
class Composition:
    """Pages, and what was found while they were composed."""

    pages: tuple[ComposedPage, ...]
    notes: tuple[Note, ...] = ()
    statistics: Mapping[str, int | float | str] = field(default_factory=dict)


def side_of(number: int) -> Side:
    """The side of the spread that the page of this number is on: odd ones are on the right."""
    return "right" if number % 2 else "left"


def owned(item: Item, story: str) -> Item:
    """The item and all in it as one story's: slots by their addresses, pictures, anchors and links by edition keys."""
    match item:
        case Group():
            key = edition_key(story, item.key) if item.key else ""
            return replace(item, items=tuple(owned(inner, story) for inner in item.items), key=key)
        case PictureBox():
            return replace(item, key=edition_key(story, item.key))
        case SlotBox() if story:
            return replace(item, address=replace(item.address, story=story))
        case TextBox():
            linked = any(_links(piece.lines) for piece in item.pieces)
            if not item.anchor and not linked:
                return item
            anchor = edition_key(story, item.anchor) if item.anchor else ""
            pieces = tuple(replace(piece, lines=_owned_lines(piece.lines, story)) for piece in item.pieces)
            return replace(item, anchor=anchor, pieces=pieces)
        case _:
            return item


def _owned_lines(lines: tuple[TextLine, ...], story: str) -> tuple[TextLine, ...]:
    if not _links(lines):
        return lines
    return tuple(replace(line, runs=tuple(_owned_run(run, story) for run in line.runs)) for line in lines)


def _links(lines: tuple[TextLine, ...]) -> bool:
    """Whether something in them leads to a place of its own story."""
    return any(run.href is not None and run.href.startswith("#") for line in lines for run in line.runs)


def _owned_run(run: Run, story: str) -> Run:
    href = run.href or ""
    return replace(run, href=f"#{edition_key(story, href[1:])}") if href.startswith("#") else run


def walk(items: Iterable[Item]) -> Iterator[Item]:
    """Every item in reading order: each group before what is in it."""
    for item in items:
        yield item
        if isinstance(item, Group):
            yield from walk(item.items)


def moved(item: Item, dx: float, dy: float) -> Item:
    """The item and all in it, elsewhere on the page."""
    if isinstance(item, Group):
        return replace(item, items=tuple(moved(inner, dx, dy) for inner in item.items))
    if isinstance(item, TextBox):
        pieces = tuple(replace(piece, x=piece.x + dx, top=piece.top + dy) for piece in item.pieces)
        return replace(item, pieces=pieces)
    return replace(item, box=item.box.moved(dx, dy))


def depth(item: Item) -> float:
    """The y of an item's foot."""
    if isinstance(item, Group):
        return max((depth(inner) for inner in item.items), default=0.0)
    if isinstance(item, TextBox):
        return max((piece.top + len(piece.lines) * piece.leading for piece in item.pieces), default=0.0)
    return item.box.bottom
