"""what flows + the margin column → Parted, and Margined: what leaves the columns for the margin, and where it stands.

The rules:
1. Captions of pictures in the column beside the margin stand there, on the pictures' feet; pull quotes and small boxes
   of facts stand beside the text that they stood before.
2. A thing begins on the line it belongs to, or up to `DOWN` lines below it where something else stands there; else as
   far above as it still reaches down to that line. It ends with the text of its page.
3. What is too high or too wide for the margin, or finds no room, stands in the columns: nothing is lost, nothing said
   twice.

Lengths are points, numbers of lines those of the grid, counted on a page from the first of its columns' lines.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from pagekit.house.story import FactboxText
from pagekit.typeset.article.ground import Ground
from pagekit.typeset.blocks.beside import Beside, captioned_beside
from pagekit.typeset.blocks.stick import Maker
from pagekit.typeset.flow.flow import Flowed, flow
from pagekit.typeset.flow.frames import TOUCH, Frame
from pagekit.typeset.matter import FlowBox, Flowing, FlowText, SetBox
from pagekit.typeset.page import Group, Item, PictureBox, TextBox, depth, walk

HIGHEST = 24
"""Lines of the highest thing that stands in the margin."""
DOWN = 8
"""Lines that a thing stands below the line it belongs to, at most."""
AIR = 1
"""Lines between two things."""
NEARLY = 0.05
"""Of a line: what reaches so little into one leaves it free."""
SIMPLE = frozenset({"paragraph", "list", "heading"})
"""Kinds of blocks in a box of facts that may stand in the margin."""


class Aside(NamedTuple):
    """A box that has left the columns: its place in all that flows, and the text that it belongs to."""

    item: int
    box: FlowBox
    anchor: int
    """That text's place in what flows in the columns."""
    under: bool
    """No text stands after it: it belongs to the last line of that one."""


class Parted(NamedTuple):
    """What flows in the columns, and what has left them."""

    matter: tuple[Flowing, ...]
    asides: tuple[Aside, ...]
    captions: Mapping[str, tuple[int, ...]]
    """A picture's key → its places in all that flows, for those whose captions are beside them."""


class Margined(NamedTuple):
    """The pages with what stands in their margin, in the order of reading; what is to go back into the columns."""

    pages: Mapping[int, tuple[Item, ...]]
    back: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Span:
    """Lines that are taken, from the first up to the one after the last."""

    first: int
    end: int

    def near(self, first: int, end: int) -> bool:
        """Whether there is less than the air between it and those lines."""
        return first < self.end + AIR and end + AIR > self.first


class Margin:
    """The margin column of an article."""

    def __init__(self, ground: Ground) -> None:
        sheet = ground.sheet
        self.ground, self.sheet, self.width = ground, sheet, sheet.margin
        self.x = sheet.margin_x(ground.rtl)
        self._beside = Beside(sheet.margin, sheet.gutter)

    def wished(self, matter: Sequence[Flowing]) -> frozenset[int]:
        """The places of all that would stand in the margin."""
        return frozenset(at for at, one in enumerate(matter) if isinstance(one, FlowBox) and self._may(one))

    def _may(self, box: FlowBox) -> bool:
        if box.kind == "figure":
            beside = captioned_beside(self.ground.stick, box, self._beside)
            column = self.sheet.column
            left = (
                self.x - self.sheet.left(self.ground.rtl) if self.ground.rtl else column + self._beside.gutter
            )
            return beside is not None and any(_captions(_inside(beside.make(column)), left))
        if box.kind not in ("pull", "factbox") or not _simple(box):
            return False
        made = box.make(self.width)
        return self._lines(made) <= HIGHEST and not _divides(made)

    def _lines(self, box: SetBox) -> int:
        return math.ceil((box.height + self.ground.stick.trim) / self.sheet.grid - NEARLY)

    def parted(self, matter: Sequence[Flowing], wished: frozenset[int]) -> Parted:
        """What flows, without all of these places that stands in the margin."""
        kept: list[Flowing] = []
        waiting: list[tuple[int, FlowBox]] = []
        asides: list[Aside] = []
        captions: dict[str, tuple[int, ...]] = {}
        last = -1
        for at, one in enumerate(matter):
            if isinstance(one, FlowText):
                asides += [Aside(item, box, len(kept), under=False) for item, box in waiting]
                waiting, last = [], len(kept)
            elif at in wished:
                beside = captioned_beside(self.ground.stick, one, self._beside)
                if beside is None:
                    waiting.append((at, one))
                    continue
                for key in _keys(_inside(beside.make(self.sheet.column))):
                    captions[key] = (*captions.get(key, ()), at)
                kept.append(beside)
                continue
            kept.append(one)
        if last < 0:
            # Without any text nothing tells where they belong.
            return Parted(tuple(matter), (), {})
        asides += [Aside(item, box, last, under=True) for item, box in waiting]
        return Parted(tuple(kept), tuple(asides), captions)

    # ---- Where it stands ---------------------------------------------------------------------------------------

    def stood(self, parted: Parted, flowed: Flowed, frames: Sequence[Frame]) -> Margined:
        """The pages with what stands in the margin beside these columns. `frames` are all that there are, in order."""
        first = {frame.page: frame.y for frame in reversed(frames)}
        taken, back = self._captions(parted, flowed, first)
        pages = dict(flowed.pages)
        places = [(_belongs(aside, flowed), aside) for aside in parted.asides]
        for (page, line, frame), aside in sorted(places, key=lambda place: place[0][:2]):
            lines = self._lines(aside.box.make(self.width))
            spans, end = taken.setdefault(page, []), self._end(flowed, page, first[page])
            top = next((at for at in _tops(line, lines) if _free(at, lines, end, spans)), None)
            if top is None:
                back.add(aside.item)
                continue
            spans.append(_Span(top, top + lines))
            grid, y = self.sheet.grid, first[page]
            own = self._set(aside.box, Frame(self.x, y + top * grid, self.width, lines, page))
            at = _place(pages[page], frames[frame], y + (line + 0.5) * grid)
            at = at + 1 if aside.under else at
            pages[page] = (*pages[page][:at], *own, *pages[page][at:])
        return Margined(pages, frozenset(back))

    def _set(self, box: FlowBox, place: Frame) -> tuple[Item, ...]:
        line, typesetter = self.ground.line, self.ground.stick.typesetter
        return flow((box,), (place,), self.sheet.grid, line=line, typesetter=typesetter).pages[place.page]

    def _captions(
        self, parted: Parted, flowed: Flowed, first: Mapping[int, float]
    ) -> tuple[dict[int, list[_Span]], set[int]]:
        """The lines of each page's margin that captions take; the pictures that do not stand beside it."""
        taken: dict[int, list[_Span]] = {}
        back: set[int] = set()
        for page, items in flowed.pages.items():
            for figure in (one for one in walk(items) if isinstance(one, Group) and one.role == "figure"):
                texts = list(_captions(figure.items, self.x))
                if not texts:
                    back.update(at for key in _keys(figure.items) for at in parted.captions.get(key, ()))
                for text in texts:
                    top = min(piece.top for piece in text.pieces)
                    start, end = ((y - first[page]) / self.sheet.grid for y in (top, depth(text)))
                    span = _Span(math.floor(start + NEARLY), math.ceil(end - NEARLY))
                    taken.setdefault(page, []).append(span)
        return taken, back

    def _end(self, flowed: Flowed, page: int, first: float) -> int:
        """The line under the last of a page's text."""
        foot = max((depth(item) for item in flowed.pages[page]), default=first)
        return math.ceil((foot - first) / self.sheet.grid - NEARLY)


def _belongs(aside: Aside, flowed: Flowed) -> tuple[int, int, int]:
    """The page, the line and the frame of the text that it belongs to."""
    parts = [part for part in flowed.record if part.item == aside.anchor]
    if aside.under:
        return parts[-1].page, parts[-1].line + parts[-1].slots - 1, parts[-1].frame
    return parts[0].page, parts[0].line, parts[0].frame


def _place(items: Sequence[Item], frame: Frame, y: float) -> int:
    """The place among a page's items of the one that has a line of text there; their end where none has."""
    for at, item in enumerate(items):
        for text in (one for one in walk((item,)) if isinstance(one, TextBox)):
            for piece in text.pieces:
                inside = frame.x - TOUCH <= piece.x < frame.x + frame.width
                if inside and piece.top <= y < piece.top + len(piece.lines) * piece.leading:
                    return at
    return len(items)


def _tops(line: int, lines: int) -> Iterator[int]:
    """The lines that a thing of so many lines may begin on, the best first."""
    yield from range(line, line + DOWN + 1)
    yield from range(line - 1, max(line - lines, -1), -1)


def _free(top: int, lines: int, end: int, taken: Sequence[_Span]) -> bool:
    return top + lines <= end and not any(span.near(top, top + lines) for span in taken)


def _simple(box: FlowBox) -> bool:
    """Whether it is a quote, or a box of facts with nothing but short text in it."""
    given = box.make.given[-1] if isinstance(box.make, Maker) else None
    if isinstance(given, FactboxText):
        return all(block.kind in SIMPLE for block in given.body)
    return box.kind == "pull"


def _divides(box: SetBox) -> bool:
    """Whether a word in it is too long for its line."""
    for text in (item for item in _inside(box) if isinstance(item, TextBox)):
        lines = [line for piece in text.pieces for line in piece.lines]
        for line in lines[:-1]:
            # After a dash a word may be parted; anywhere else it was cut.
            inside = not line.spaced and line.runs and line.runs[-1].text[-1:].isalnum()
            if line.hyphen or inside:
                return True
    return False


def _inside(box: SetBox) -> Iterator[Item]:
    """All that is in a box."""
    return walk(item for row in box.rows for item in row.items)


def _keys(items: Iterable[Item]) -> list[str]:
    """The keys of the pictures among them."""
    return [item.key for item in items if isinstance(item, PictureBox)]


def _captions(items: Iterable[Item], left: float) -> Iterator[TextBox]:
    """The captions among them that have this left edge."""
    for item in items:
        if (
            isinstance(item, TextBox)
            and item.role == "caption"
            and all(abs(piece.x - left) < TOUCH for piece in item.pieces)
        ):
            yield item
