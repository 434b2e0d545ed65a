"""title, label, time and inks of a page → the slug line below it: set in a face that comes with pagekit.

Title, page and time are on every plate; the name of an ink is on its own plate alone, and so each plate says which it
is. A title that is too long for the line is cut at its end.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pagekit.condition.design import Design
from pagekit.fonts import FontBook, Look, Shaper
from pagekit.ink.canvas import Canvas
from pagekit.ink.line import Words
from pagekit.ink.numbers import number, numbers
from pagekit.ink.page import FaceInk, SpotInk
from pagekit.ink.words import Strings
from pagekit.plates.inks import ProcessInk
from pagekit.plates.marks import IN_ALL, in_process, in_spot
from pagekit.typeset.lines.bidi import levels, visual_runs

BETWEEN, CUT = "   ", "…"
_LOW = 0.35
"""Half the height of figures and capitals, by their size: what is set stands in the middle of its room."""
_OWN = "M"
"""Faces of marks have names of their own in the content: the page's may have the same faces, in codes of its own."""

Piece = tuple[str, str]
"""An operator that takes up a colour, and words."""


@dataclass(frozen=True, slots=True)
class SlugLine:
    """A slug line as it is drawn, and the faces that it needs."""

    drawn: tuple[str, ...] = ()
    faces: tuple[FaceInk, ...] = ()


class Slug:
    """Sets the slug lines of a document."""

    def __init__(self, title: str, at: str, book: FontBook, design: Design) -> None:
        """`at` is the time as it is printed."""
        self._title, self._at, self._design = " ".join(title.split()), at, design
        self._words = Words(Shaper(book).table(Look(design.families)))

    def line(
        self, label: str, inks: Sequence[ProcessInk], spots: Sequence[SpotInk], *, width: float, bleed: float
    ) -> SlugLine:
        """The line of one page of this width."""
        design, canvas = self._design, Canvas(width, 0)
        free = design.free(width)
        # Both halves begin as far off the corner, and off the target in the middle, as the colour bar.
        halves = (
            (design.gap.points, self._told(label, free)),
            (width - free - design.gap.points, _inks(inks, spots)),
        )
        out: list[str] = []
        for x, pieces in halves:
            out += self._half(x, pieces, free, bleed, canvas)
        faces = canvas.ink(label="", elements=()).faces
        return SlugLine(tuple(out), tuple(replace(face, name=_own(face.name)) for face in faces))

    def _half(
        self, x: float, pieces: Sequence[Piece], free: float, bleed: float, canvas: Canvas
    ) -> Iterator[str]:
        """One half of the line: in smaller type where a narrow page has no room for it."""
        wide = sum(self._width(words) for _, words in pieces)
        size = self._design.type_size.points * min(1.0, free / wide if wide else 1.0)
        yield f"BT {numbers(x, -bleed - self._design.room.points / 2 - _LOW * size)} Td"
        for colour, words in pieces:
            yield colour
            yield from self._set(words, size, canvas)
        yield "ET"

    def _told(self, label: str, free: float) -> list[Piece]:
        rest = [(IN_ALL, BETWEEN + words) for words in (label, self._at) if words]
        left = free - sum(self._width(words) for _, words in rest)
        return [(IN_ALL, self._cut(self._title, left)), *rest]

    def _cut(self, title: str, left: float) -> str:
        if self._width(title) <= left:
            return title
        while title and self._width(title + CUT) > left:
            title = title[:-1].rstrip()
        return title + CUT

    def _width(self, words: str) -> float:
        size = self._design.type_size.points
        return sum(part.width for part in self._shown(words)) * size

    def _shown(self, text: str) -> Iterator[Strings]:
        """The parts of a line from left to right, each of one face."""
        for start, end, level in visual_runs(levels(text, "auto")):
            rtl = level % 2 == 1
            tokens = _tokens(text[start:end])
            for token in reversed(tokens) if rtl else tokens:
                yield from self._words.parts(token, rtl and not token.isspace())

    def _set(self, words: str, size: float, canvas: Canvas) -> Iterator[str]:
        face, rise = "", 0.0
        for part in map(canvas.strings, self._shown(words)):
            name = _own(canvas.codes(part.face).name)
            if name != face:
                face = name
                yield f"/{name} {number(size)} Tf"
            for raised, array in part.parts:
                if raised != rise:
                    rise = raised
                    yield f"{number(rise * size)} Ts"
                yield f"[{array}]TJ"
        if rise:
            yield "0 Ts"


def _inks(inks: Sequence[ProcessInk], spots: Sequence[SpotInk]) -> list[Piece]:
    named = [(in_process(one.cmyk), one.ink) for one in inks] + [(in_spot(one), one.ink) for one in spots]
    return [(colour, BETWEEN * (place > 0) + ink) for place, (colour, ink) in enumerate(named)]


def _own(name: str) -> str:
    return _OWN + name[1:]


def _tokens(text: str) -> list[str]:
    """Words, and every space by itself."""
    found: list[str] = []
    for word in text.split(" "):
        found += [word, " "] if word else [" "]
    return found[:-1]
