"""what the flow decided → letters: a page as rows of characters, so that the wanted page stands in the test as text.

A row is a line of the grid, counted from the head of the page's highest frame; a column is a frame. Every line of a
paragraph is the letter of its words, a box the letter of its rule, a dot is free, a blank is no place at all:

    aP      paragraph a, then b; a box P at the head of the second frame
    aP
    b.      a line of space under the box
    bb

With `cell` every frame is a block of characters, one for so many points of its width, parted by blanks; `#` is what an
inset takes. Letters of text are small, those of heads H and J, those of boxes P, Q, R; rows of a table are figures.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from textwrap import dedent
from typing import Any, NamedTuple

from pagekit.house.story import Run, Runs
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import Frame, Inset
from pagekit.typeset.lines.paragraph import Line, Setting
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, Row, SetBox
from pagekit.typeset.page import Box, Group, Item, RuleBox, TextBox
from pagekit.typeset.style import TypeStyle

GRID = 10.0
LETTER = 5.0
WORD = 10
"""Letters of a word: one fills a frame of 50 points."""
BODY = TypeStyle("body", ("Serif",), 8.0, GRID, align="justify")
RAGGED = replace(BODY, align="start")


class Words:
    """A paragraph whose letters are all LETTER wide, set first-fit: as much of Paragraph as the flow asks for.

    Of `lines` more, or with -1 one fewer, it can be set as well, each at a cost of 1. Lines in `hyphens` end in a hyphen.
    """

    def __init__(
        self,
        text: str,
        style: TypeStyle = BODY,
        *,
        lines: tuple[int, ...] = (),
        lang: str = "en",
        hyphens: tuple[int, ...] = (),
    ) -> None:
        self.runs: Runs = (Run(text),)
        self.text, self.style, self.lang, self.hyphens = text, style, lang, hyphens
        self.direction = "rtl" if lang == "ar" else "ltr"
        self.more = lines

    def best(self, measure: float, indent: float = 0.0) -> Setting:
        return self._set(lambda _: (0.0, measure), indent)

    def settings(self, measure: float, indent: float = 0.0) -> Mapping[int, Setting]:
        return self.shaped(lambda _: (0.0, measure), indent)

    def shaped(
        self,
        shape: Callable[[int], tuple[float, float]],
        indent: float = 0.0,
        lines: int = 400,
        ragged: int = 0,
    ) -> Mapping[int, Setting]:
        best = self._set(shape, indent)
        found = {len(best.lines): best}
        for by in self.more:
            other = self._set(shape, indent, by)
            found.setdefault(len(other.lines), replace(other, cost=1.0))
        return found

    def _set(self, shape: Callable[[int], tuple[float, float]], indent: float, by: int = 0) -> Setting:
        made: list[Line] = []
        at = 0
        while at < len(self.text) or not made:
            left, measure = shape(len(made))
            extra = 0.0 if made else indent
            room = max(1, int((measure - extra) / LETTER))
            start = at + (len(self.text[at:]) - len(self.text[at:].lstrip(" ")))
            end = self._end(start, room)
            hyphen = len(made) in self.hyphens and end < len(self.text)
            width = (end - start) * LETTER
            spaced = self.text[end : end + 1] in {" ", ""}
            made.append(
                Line(start, end, hyphen, spaced, width, 1, 1.0, 0, left + extra, measure - extra, False)
            )
            at = end
            while at < len(self.text) and self.text[at] == " ":
                at += 1
        return Setting(tuple(self._stretched(made, by, shape)), 0.0)

    def _end(self, start: int, room: int) -> int:
        if len(self.text) - start <= room:
            return len(self.text)
        space = self.text.rfind(" ", start, start + room + 1)
        return space if space > start else start + room

    def _stretched(
        self, made: list[Line], by: int, shape: Callable[[int], tuple[float, float]]
    ) -> list[Line]:
        last, middle = made[-1], made[-1].start + 1
        if by > 0 and last.end > middle and self.text[middle] != " ":
            return [
                *made[:-1],
                replace(last, end=middle, spaced=False),
                replace(last, start=middle, left=shape(len(made))[0], measure=shape(len(made))[1]),
            ]
        if by < 0 and len(made) > 1:
            return [*made[:-2], replace(made[-2], end=made[-1].end)]
        return made


# ---- Matter ------------------------------------------------------------------------------------------------------


def lines(count: int, letter: str = "a", **more: Any) -> FlowText:
    """A paragraph of so many lines in a frame of 50 points: one word of ten letters a line."""
    words = {name: more.pop(name) for name in ("style", "hyphens", "lang") if name in more}
    spread = more.pop("spread", ())
    text = " ".join([letter * WORD] * count)
    return FlowText(Words(text, lines=spread, **words), **more)  # type: ignore[arg-type]


def head(letter: str = "H", count: int = 1, **more: Any) -> FlowText:
    """A cross-head."""
    return lines(count, letter, tag="h2", role="head", keep_next=True, whole=True, **{"before": 1, **more})


def byline(letter: str = "Y", before: int = 1) -> FlowText:
    return lines(1, letter, before=before, whole=True, keep_previous=True)


def box(height: float, letter: str = "P", **more: Any) -> FlowBox:
    """A box of one row; its rule has the letter as its colour."""

    def make(width: float) -> SetBox:
        return SetBox((Row(height, (RuleBox(Box(0, 0, width, height), letter),)),), width, tag="figure")

    return FlowBox(make, **{"kind": "figure", "before": 0, "after": 0, **more})


def pause() -> FlowBox:
    return box(20, "*", kind="break")


def rows(
    *heights: float, letter: str = "T", repeat: bool = False, kept: Sequence[int] = (), **more: Any
) -> FlowBox:
    """A table of rows of these heights, drawn as figures. With `repeat` its first row is its head; a row of `kept` is
    not parted from the next one.
    """

    def make(width: float) -> SetBox:
        made = [
            Row(
                height,
                (RuleBox(Box(0, 0, width, height), f"{letter}{at}"),),
                keep_next=at in kept,
                repeat=repeat and at == 0,
            )
            for at, height in enumerate(heights)
        ]
        return SetBox(tuple(made), width, tag="table", ground="tint", rule_above=1.0)

    return FlowBox(make, "table", **{"before": 0, "after": 0, **more})


def columns(*heights: int, width: float = 50.0, page: int = 1, gutter: float = 10.0) -> list[Frame]:
    """Frames side by side, of so many lines."""
    return [Frame(at * (width + gutter), 0.0, width, height, page) for at, height in enumerate(heights)]


# ---- The drawing -------------------------------------------------------------------------------------------------


class Mark(NamedTuple):
    """Something that stands on the page. Points."""

    letter: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, left: float, right: float, y: float) -> bool:
        """Whether it stands at this height anywhere between two x."""
        return self.top < y < self.bottom and self.left < right and self.right > left


def picture(
    flowed: Flowed,
    frames: Sequence[Frame],
    page: int = 1,
    *,
    insets: Sequence[Inset] = (),
    cell: float | None = None,
) -> str:
    """The page as letters."""
    own = [frame for frame in frames if frame.page == page]
    top = min(frame.y for frame in own)
    foot = max(frame.y + frame.lines * GRID for frame in own)
    found = [*marks(flowed.pages.get(page, ()))]
    found += [
        Mark("#", one.box.x, one.box.y, one.box.x + one.box.width, one.box.bottom)
        for one in insets
        if one.page == page
    ]
    drawn = []
    for number in range(round((foot - top) / GRID)):
        y = top + (number + 0.5) * GRID
        blocks = [_block(frame, y, found, cell or frame.width) for frame in own]
        drawn.append((" " if cell else "").join(blocks).rstrip())
    return "\n".join(drawn)


def _block(frame: Frame, y: float, found: Sequence[Mark], cell: float) -> str:
    """One row of a frame."""
    count = round(frame.width / cell)
    if not frame.y < y < frame.y + frame.lines * GRID:
        return " " * count
    edges = [(frame.x + at * cell, frame.x + (at + 1) * cell) for at in range(count)]
    return "".join(
        next((mark.letter for mark in found if mark.covers(left + 0.01, right - 0.01, y)), ".")
        for left, right in edges
    )


def marks(items: Sequence[Item]) -> Iterator[Mark]:
    """Every line of text, and every rule that is more than a line."""
    for item in items:
        if isinstance(item, Group):
            yield from marks(item.items)
        elif isinstance(item, TextBox):
            for piece in item.pieces:
                for number, line in enumerate(piece.lines):
                    top = piece.top + number * piece.leading
                    letter = line.runs[0].text[:1] if line.runs else "?"
                    yield Mark(letter, piece.x, top, piece.x + piece.measure, top + piece.leading)
        elif isinstance(item, RuleBox) and item.box.height > 2:
            yield Mark(item.colour[-1], item.box.x, item.box.y, item.box.x + item.box.width, item.box.bottom)


def over(flowed: Flowed, matter: Sequence[Flowing]) -> str:
    """What did not go in: a letter for each word of text, for each row of a table its figure, for another box its own."""
    return (
        "".join(_over(flowed, item, matter[item]) for item in flowed.overset.items) if flowed.overset else ""
    )


def _over(flowed: Flowed, item: int, flowing: Flowing) -> str:
    overset = flowed.overset
    broken = overset is not None and item == overset.broken
    if isinstance(flowing, FlowText):
        start = overset.start if overset and broken else 0
        return "".join(word[0] for word in flowing.paragraph.text[start:].split())
    first = overset.row if overset and broken else 0
    rules = (row.items[0] for row in flowing.make(50.0).rows[first:])
    return "".join(rule.colour[-1] for rule in rules if isinstance(rule, RuleBox))


def check(
    matter: Sequence[Flowing],
    frames: Sequence[Frame],
    drawing: str,
    *,
    rest: str = "",
    cell: float | None = None,
    **options: Any,
) -> Flowed:
    """Flow the matter and compare the whole page, and what is over, with what is wanted."""
    flowed = flow(matter, frames, GRID, narrowest=20.0, **options)
    drawn = picture(flowed, frames, insets=options.get("insets", ()), cell=cell)
    assert drawn == dedent(drawing).strip("\n")
    assert over(flowed, matter) == rest
    return flowed


def check_pages(
    matter: Sequence[Flowing], frames: Sequence[Frame], *drawings: str, rest: str = "", **options: Any
) -> Flowed:
    """The same for frames of several pages, the first of them page 1."""
    flowed = flow(matter, frames, GRID, narrowest=20.0, **options)
    drawn = [
        picture(flowed, frames, page, insets=options.get("insets", ()))
        for page in range(1, len(drawings) + 1)
    ]
    assert drawn == [dedent(drawing).strip("\n") for drawing in drawings]
    assert over(flowed, matter) == rest
    return flowed


# ---- What is read, and where it stands ---------------------------------------------------------------------------


def printed(items: Sequence[Item]) -> list[str]:
    """The words of every line, in reading order."""
    found = []
    for item in items:
        if isinstance(item, Group):
            found += printed(item.items)
        elif isinstance(item, TextBox):
            found += [run.text for piece in item.pieces for line in piece.lines for run in line.runs]
    return found


def inside(mark: Mark, frames: Sequence[Frame], *, over_foot: bool = False) -> bool:
    """Whether it stands in a frame, or in a row of them from the first one's left edge to the last one's right."""
    first = [frame for frame in frames if frame.x - 0.01 <= mark.left <= frame.x + frame.width]
    last = [frame for frame in frames if frame.x <= mark.right <= frame.x + frame.width + 0.01]
    feet = [frame.y + frame.lines * GRID for frame in (*first, *last)]
    return bool(first and last) and mark.top >= -0.01 and (over_foot or mark.bottom <= min(feet) + 0.01)
