"""runs + a width → rows: the composing stick, in which whatever does not break between lines is set.

Lengths are points. Rows lie one under another; a row's items lie relative to its own top left corner.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from pagekit.house.story import Direction, Runs
from pagekit.layout import PrintManifest
from pagekit.layout.contract import STAND_INS
from pagekit.typeset.lines.paragraph import Line, Paragraph, Typesetter, pieces
from pagekit.typeset.matter import FlowText, Row, SetBox
from pagekit.typeset.page import Box, Group, Item, Piece, RuleBox, TextBox, moved
from pagekit.typeset.style import TypeStyle, type_style

LONGEST_ROW = 10
"""A paragraph of more lines is set in several rows, so that a box taller than any frame can go on in the next one."""
ROW_LINES = 6
_SHARES = {"center": 0.5, "end": 1.0}
NARROWEST = 1.0
"""A measure in points, where insets leave none."""
FREE_GRID = 0.02
"""A grid so fine that it is none."""
NEAR = 0.01
"""Points that do not count: what is left over when floats are summed."""


@dataclass(frozen=True, slots=True)
class Stick:
    """What every box of a story is set with. Lengths in points."""

    typesetter: Typesetter
    manifest: PrintManifest
    lang: str
    direction: Direction
    grid: float
    """The baseline grid: the distance of its lines."""
    shapes: Mapping[str, float] = field(default_factory=dict)
    """A picture's key → its height over its width. A picture that could not be made is not in it: it is not set."""
    tallest: float = 221.0
    """The greatest height of a picture in the text."""
    highest: float = 0.0
    """The greatest height of one that would be a strip otherwise; 0 where that is the same."""
    column: float = 0.0
    """The width of one column, by which a table knows how many it wants; 0 where it is not known."""
    trim: float = 0.0
    """How far a box stays within its lines of the grid: from the x-height of the first to the last's baseline."""
    instead: Mapping[str, str] = field(default_factory=dict)
    """Styles in whose place others are taken."""

    @property
    def free(self) -> Stick:
        """For boxes inside a box: they are as high as they need to be."""
        return replace(self, grid=FREE_GRID, trim=0.0)

    @property
    def rtl(self) -> bool:
        """Whether lines begin at the right edge."""
        return self.direction == "rtl"

    def style(self, name: str, lang: str = "") -> TypeStyle:
        """The pack's style, or the one that stands in for it, for the story's language. Raises LayoutError for none."""
        name = self.instead.get(name, name)
        while name not in self.manifest.styles and name in STAND_INS:
            name = STAND_INS[name]
        style = type_style(self.manifest, name, lang or self.lang)
        if style.align == "justify" and 0 < self.column < style.ragged_under:
            return replace(style, align="start")
        return style

    def ragged(self, name: str, lang: str = "") -> TypeStyle:
        """The same, with even spaces, no indent and no hyphens of ours."""
        return replace(self.style(name, lang), align="start", hyphenate=False, indent=0.0)

    def on_grid(self, name: str, lang: str = "") -> TypeStyle:
        """The same, for lines that stand on the baseline grid."""
        return replace(self.style(name, lang), leading=self.grid)

    def text(self, runs: Runs, source: int, name: str, lang: str = "") -> FlowText:
        """A paragraph for the flow, its lines on the grid, in that style."""
        return self.styled(runs, source, self.on_grid(name, lang), lang)

    def styled(self, runs: Runs, source: int, style: TypeStyle, lang: str = "") -> FlowText:
        """A paragraph for the flow in a style that has the leading it is to have there."""
        paragraph = self.typesetter.paragraph(runs, style, lang or self.lang)
        # Words of another language stand where the story's direction puts them.
        paragraph.direction = self.direction
        return FlowText(paragraph, source=source)

    def filling(self, height: float) -> float:
        """The height of the whole lines of the grid that hold this one."""
        lines = max(1, math.ceil((height + self.trim - NEAR) / self.grid))
        return lines * self.grid - self.trim

    def eased(self, height: float, parts: int, least: float, most: float) -> float:
        """What each of so many parts takes, or gives when below 0, so that all of them fill whole lines of the grid.

        Nothing where it would have to be less than `least`, and no more than `most`.
        """
        over, parts = self.filling(height) - height, max(parts, 1)
        under = over - self.grid
        return under / parts if under / parts >= least and height > self.grid else min(over / parts, most)

    def filled(self, box: SetBox) -> SetBox:
        """The box made as high as whole lines of the grid, the slack shared between its head and its foot."""
        slack = (self.filling(box.height) - box.height) / 2
        return replace(box, pad_top=box.pad_top + slack, pad_bottom=box.pad_bottom + slack)

    def left(self, start: float, end: float = 0.0) -> float:
        """How far from the left edge something lies that is inset so far at its start and at its end."""
        return end if self.rtl else start

    def upright(self, thickness: float, width: float, height: float, colour: str) -> RuleBox:
        """An upright rule at the start edge of a measure."""
        return RuleBox(Box(width - thickness if self.rtl else 0.0, 0.0, thickness, height), colour)


def blank(runs: Runs) -> bool:
    """Whether there is nothing to print."""
    return not any(run.text.strip() for run in runs)


def text_row(
    typesetter: Typesetter,
    runs: Runs,
    style: TypeStyle,
    width: float,
    lang: str,
    tag: str = "p",
    role: str = "",
    *,
    story_lang: str | None = None,
    sized: bool = False,
    anchor: str = "",
) -> Row:
    """A paragraph in its best setting as one row, on the style's own leading; its height in points.

    The row is as high as its lines: nothing at all for empty runs. `story_lang`: name the language when it is another
    one. `sized`: the size was chosen, and is not that of the pack's style.
    """
    if blank(runs):
        return Row(0.0, ())
    paragraph = typesetter.paragraph(runs, style, lang)
    lines = paragraph.best(max(width, NARROWEST)).lines
    box = text_box(paragraph, lines, tag, role)
    other = lang if story_lang is not None and lang != story_lang else ""
    box = replace(box, lang=other, size=style.size if sized else None, anchor=anchor)
    return Row(len(lines) * style.leading, (box,))


def text_rows(
    stick: Stick,
    runs: Runs,
    style: TypeStyle,
    width: float,
    tag: str = "p",
    role: str = "",
    *,
    sized: bool = False,
    each: int = 0,
) -> tuple[Row, ...]:
    """A paragraph as rows: one, or several when it is long. The later ones are marked as continued. `sized` as in
    `text_row`. `each`: the lines of a row of text that may be parted nearly anywhere.
    """
    if blank(runs):
        return ()
    paragraph = stick.typesetter.paragraph(runs, style, stick.lang)
    lines = paragraph.best(max(width, NARROWEST)).lines
    rows = []
    for start, end in parts(len(lines), each):
        box = text_box(paragraph, lines[start:end], tag, role)
        box = replace(box, continued=start > 0, size=style.size if sized else None)
        rows.append(Row((end - start) * style.leading, (box,)))
    return tuple(rows)


def text_box(paragraph: Paragraph, lines: Sequence[Line], tag: str, role: str) -> TextBox:
    """Lines of a paragraph from the top left corner on, aligned as its style says."""
    share = _SHARES.get(paragraph.style.align)
    if share is None:
        made = pieces(paragraph, tuple(lines), 0.0, 0.0)
    else:
        made = tuple(_aligned(paragraph, line, number, share) for number, line in enumerate(lines))
    return TextBox(tag, paragraph.style.name, made, direction=paragraph.direction, role=role)


def _aligned(paragraph: Paragraph, line: Line, number: int, share: float) -> Piece:
    """A line as wide as its words, with this share of what is left of the measure before it."""
    leading = paragraph.style.leading
    (piece,) = pieces(paragraph, (line,), 0.0, number * leading)
    spare = max(line.measure - line.natural, 0.0)
    before = (1 - share) * spare if paragraph.direction == "rtl" else share * spare
    return replace(piece, x=piece.x + before, measure=line.natural)


def parts(lines: int, each: int = 0) -> tuple[tuple[int, int], ...]:
    """Where so many lines are parted into rows, or into rows of `each`: first line and the one after the last. No part
    is a single line.

    >>> parts(4), parts(13), parts(5, 2)
    (((0, 4),), ((0, 6), (6, 13)), ((0, 2), (2, 5)))
    """
    if lines <= (each or LONGEST_ROW):
        return ((0, lines),) if lines else ()
    starts = list(range(0, lines - 1, each or ROW_LINES))
    return tuple(zip(starts, [*starts[1:], lines], strict=True))


# ---- Rows among rows ---------------------------------------------------------------------------------------


def placed(row: Row, dx: float = 0.0, above: float = 0.0, below: float = 0.0) -> Row:
    """The row moved to the right, with free space above and below its items."""
    items = tuple(moved(item, dx, above) for item in row.items)
    return replace(row, height=row.height + above + below, items=items)


def spaced(rows: Sequence[Row], above: float = 0.0, below: float = 0.0) -> tuple[Row, ...]:
    """The rows with free space above the first and below the last."""
    first = [placed(row, above=above if not index else 0.0) for index, row in enumerate(rows)]
    return (*first[:-1], *(placed(row, below=below) for row in first[-1:]))


def held(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows, none of them parted from the next one."""
    return (*(replace(row, keep_next=True) for row in rows[:-1]), *rows[-1:])


def under(rows: Sequence[Row], *path: str) -> tuple[Row, ...]:
    """The rows inside more elements."""
    return tuple(replace(row, group=(*path, *row.group)) for row in rows)


def beside(rows: Sequence[Row], rule: Callable[[float], Item]) -> tuple[Row, ...]:
    """The rows with an upright rule, made for the height of each."""
    return tuple(replace(row, items=(*row.items, rule(row.height))) for row in rows)


def element(tag: str, key: object, **attributes: object) -> str:
    """An element of a path: tag, key and attributes.

    >>> element("ol", 4, start=7)
    'ol#4?start=7'
    """
    tail = "&".join(f"{name}={value}" for name, value in attributes.items() if value != "")
    return f"{tag}#{key}" + (f"?{tail}" if tail else "")


def standing(box: SetBox, x: float, y: float) -> Group:
    """The box as a group of its own, its top left corner there."""
    items: list[Item] = []
    for row in box.rows:
        items.extend(moved(item, x, y) for item in row.items)
        y += row.height
    return Group(box.tag, tuple(items), role=box.role, label=box.label)


def nested(box: SetBox, key: str, dx: float) -> tuple[Row, ...]:
    """The rows of a box that stands inside another one: its rules and its pads become rows."""
    rows = spaced(box.rows, box.pad_top, box.pad_bottom)
    if box.rule_above and rows:
        rule = RuleBox(Box(0.0, 0.0, box.width, box.rule_above), box.rule_colour)
        rows = (replace(rows[0], items=(rule, *rows[0].items)), *rows[1:])
    rows = tuple(placed(row, dx) for row in rows)
    return under(rows, element(box.tag, key, role=box.role))


@dataclass(frozen=True, slots=True)
class Maker:
    """Width → the box that a function of a module makes of what it is given: plain data, which can be pickled.

    It remembers what it made, for the flow asks for one width again and again; that is no part of its value.
    """

    make: Callable[..., SetBox]
    given: tuple[object, ...]
    made: dict[float, SetBox] = field(default_factory=dict, compare=False, repr=False)

    def __call__(self, width: float) -> SetBox:
        """The box in that width."""
        found = self.made.get(width)
        if found is None:
            found = self.made[width] = self.make(*self.given, width)
        return found

    def __reduce__(self) -> tuple[type[Maker], tuple[Callable[..., SetBox], tuple[object, ...]]]:
        return Maker, (self.make, self.given)


def remembered(make: Callable[..., SetBox], *given: object) -> Maker:
    """The box's maker for a width, from a function of a module and what it takes before the width."""
    return Maker(make, given)
