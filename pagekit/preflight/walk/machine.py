"""content streams → events: an interpreter that draws nothing (ISO 32000-1, 8 and 9). Operators are handed in.

Forms, patterns, soft masks and the glyphs of Type 3 faces are gone into where they are used. All work is counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pikepdf

from pagekit.preflight.bounds import MAX_CONTENT, MAX_FORMS
from pagekit.preflight.walk.budget import Budget
from pagekit.preflight.walk.colours import Colours
from pagekit.preflight.walk.events import Event, Font, Form, Shading, Space
from pagekit.preflight.walk.fonts import font_of
from pagekit.preflight.walk.matrix import IDENTITY, NOWHERE, Corners, Matrix, common, empty, placed, times
from pagekit.preflight.walk.paths import Path
from pagekit.preflight.walk.reading import dictionary, entry, identity, named, numbers
from pagekit.preflight.walk.shadings import shading_of
from pagekit.preflight.walk.state import Paints, State
from pagekit.preflight.walk.streams import unpacked
from pagekit.preflight.walk.tokens import Tokens

_MAX_GLYPHS = 256
_MAX_FAULTS = 20
_EM: Matrix = (0.001, 0.0, 0.0, 0.001, 0.0, 0.0)


class Kept:
    """What the pages of one document have in common, each read once."""

    def __init__(self) -> None:
        self.colours = Colours()
        self.paints = Paints()
        self._fonts: dict[tuple[int, int], Font] = {}

    def font(self, said: Any) -> Font:
        """A face."""
        known = identity(said)
        if known is None:
            return font_of(said)
        if known not in self._fonts:
            self._fonts[known] = font_of(said)
        return self._fonts[known]


class Line:
    """Where text stands between BT and ET (9.4)."""

    def __init__(self) -> None:
        self.start = self.matrix = IDENTITY
        self.cut: Corners | None = None
        """What text of a kind that cuts has covered."""

    def down(self, x: float, y: float) -> None:
        """A new line, from the start of the last one."""
        self.start = self.matrix = times((1.0, 0.0, 0.0, 1.0, x, y), self.start)


class Machine:
    """Goes through the content of one page. What it saw is in `events`, what was wrong in `faults`."""

    def __init__(
        self,
        kept: Kept,
        budget: Budget,
        operators: Mapping[bytes, Act],
        media: Corners,
        ctm: Matrix = IDENTITY,
    ) -> None:
        self.events: list[Event] = []
        self.faults: list[str] = []
        self.kept = kept
        self.state = State(ctm)
        self.media = media
        self.path = Path()
        self.line = Line()
        self.saved: list[State] = []
        self.may_be_unknown = 0
        """How many BX are open: between them and EX nobody need know an operator."""
        self._operators = operators
        self._budget = budget
        self._resources: Any = None
        self._inside: list[str] = []
        self._open: list[tuple[int, int]] = []
        self._gone_into: set[tuple[int, int]] = set()
        self._frame: Corners | None = None
        self._hidden = 0
        self._base = ctm

    def run(self, data: bytes, resources: Any) -> None:
        """Go through one stream. Raises Enough."""
        outer, self._resources = self._resources, resources
        before, self.saved = self.saved, []
        tokens = Tokens(data)
        step, operators = self._budget.step, self._operators
        try:
            for word, operands in tokens:
                step()
                act = operators.get(word)
                if act is None:
                    if not self.may_be_unknown:
                        self.fault(f"{told(word)} is no operator")
                    continue
                try:
                    act(self, operands)
                except (IndexError, TypeError, ValueError, AttributeError, OverflowError):
                    self.fault(f"an operator {told(word)} has operands that are not its own")
            if self.saved:
                self.fault("q is not always followed by Q")
        finally:
            for fault in tokens.faults:
                self.fault(fault)
            self.state = self.saved[0] if self.saved else self.state
            self.saved, self._resources = before, outer

    @property
    def inside(self) -> str:
        """What the content stands in, where that is not the page itself."""
        return self._inside[-1] if self._inside else ""

    def fault(self, what: str) -> None:
        """Something is wrong with how it is written."""
        said = f"in {self.inside}: {what}" if self._inside else what
        if said not in self.faults and len(self.faults) < _MAX_FAULTS:
            self.faults.append(said)

    def see(self, event: Event) -> None:
        """Something is put on the page. Raises Enough."""
        self._budget.thing()
        self.events.append(event)

    def place(self, box: Corners) -> tuple[Corners, bool]:
        """Where a thing is seen, and whether it is."""
        if self._frame is not None:
            return self._frame, not self._hidden
        cut = common(box, self.state.clip)
        # What lies across the edge of the sheet keeps its box: that it is cut there is to be told.
        gone = self._hidden or empty(cut) or empty(common(cut, self.media))
        return (box, False) if gone else (cut, True)

    def cut(self, box: Corners) -> None:
        """From here on nothing is seen outside."""
        self.state.clip = common(self.state.clip, box)

    def resource(self, category: str, name: Any) -> Any:
        """What the resources have under a name."""
        found = entry(entry(self._resources, category), str(name))
        if found is None:
            self.fault(f"there is no {category[1:]} with the name {told(str(name))}")
        return found

    def space(self, said: Any) -> Space:
        """A colour space by its name, or as it is written."""
        return self.kept.colours.space(said, self._resources)

    def form(self, stream: Any, name: str) -> None:
        """A form is drawn (8.10)."""
        state = self.state
        matrix = times(matrix_of(entry(stream, "/Matrix")), state.ctm)
        group = dictionary(entry(stream, "/Group"))
        transparent = named(entry(group, "/S")) == "/Transparency"
        mixing = self.space(entry(group, "/CS")) if transparent and entry(group, "/CS") is not None else None
        at, visible = self.place(placed(matrix, box_of(stream)))
        self.see(
            Form(
                at,
                name,
                transparent,
                mixing,
                state.fill.alpha,
                state.blend,
                state.masked,
                self.inside,
                visible,
            )
        )
        self._within(stream, f"the form {name}", matrix)

    def pattern(self, said: Any, at: Corners, visible: bool) -> None:
        """Something is painted with a pattern (8.7). What it is made of is gone into once."""
        if entry(said, "/PatternType") == 2:
            self.shade(entry(said, "/Shading"), at, visible)
            return
        with self._framed(at):
            matrix = times(matrix_of(entry(said, "/Matrix")), self._base)
            self._once(said, "a pattern", matrix, hidden=not visible)

    def shade(self, said: Any, at: Corners, visible: bool) -> None:
        """A blend of colours is painted."""
        space, stops = shading_of(said, self.space)
        state = self.state
        self.see(Shading(at, space, stops, state.fill.alpha, state.blend, self.inside, visible))

    def mask(self, said: Any) -> None:
        """A soft mask is put on (11.6.5.3)."""
        self.state.masked = True
        stream = entry(said, "/G")
        group = dictionary(entry(stream, "/Group"))
        matrix = times(matrix_of(entry(stream, "/Matrix")), self.state.ctm)
        if self._once(stream, "a soft mask", matrix, hidden=True) and entry(group, "/CS") is not None:
            mixing = self.space(entry(group, "/CS"))
            self.see(Form(NOWHERE, "soft mask", True, mixing, 1.0, "Normal", False, "a soft mask", False))

    def glyphs(self, said: Any, at: Corners) -> None:
        """The glyphs of a Type 3 face, each a little content of its own (9.6.5)."""
        known = identity(said)
        if known is None or known in self._gone_into:
            return
        self._gone_into.add(known)
        matrix = times(matrix_of(entry(said, "/FontMatrix"), _EM), self.state.ctm)
        drawn = dictionary(entry(said, "/CharProcs"))
        with self._framed(at):
            for name in sorted(drawn.keys())[:_MAX_GLYPHS] if drawn is not None else ():
                own = entry(said, "/Resources")
                self._within(
                    entry(drawn, name), "a glyph of a Type 3 face", matrix, resources=own, hidden=True
                )

    @contextmanager
    def _framed(self, at: Corners) -> Iterator[None]:
        """What is seen now stands where it is shown, wherever it was drawn."""
        outer, self._frame = self._frame, at
        try:
            yield
        finally:
            self._frame = outer

    def _once(self, stream: Any, what: str, matrix: Matrix, *, hidden: bool) -> bool:
        known = identity(stream)
        if known is None or known in self._gone_into:
            return False
        self._gone_into.add(known)
        self._within(stream, what, matrix, hidden=hidden)
        return True

    def _within(
        self, stream: Any, what: str, matrix: Matrix, *, resources: Any = None, hidden: bool = False
    ) -> None:
        """Go through the content of a form and its like, with this matrix before all others."""
        known = identity(stream) or (-1, len(self._open))
        if not isinstance(stream, pikepdf.Stream):
            self.fault(f"{what} has no content")
        elif known in self._open:
            self.fault(f"{what} is drawn inside of itself")
        elif len(self._open) >= MAX_FORMS:
            self.fault(f"forms stand more than {MAX_FORMS} deep in forms")
        else:
            self._inside.append(what)
            self._open.append(known)
            self._hidden += hidden
            outer = self.state, self.path, self.line, self._base
            self.state, self.path, self.line, self._base = self.state.copy(), Path(), Line(), matrix
            try:
                self._gone_through(stream, matrix, resources)
            finally:
                self.state, self.path, self.line, self._base = outer
                self._hidden -= hidden
                self._open.pop()
                self._inside.pop()

    def _gone_through(self, stream: pikepdf.Stream, matrix: Matrix, resources: Any) -> None:
        data, wrong = unpacked(stream, MAX_CONTENT)
        self._budget.form()
        self._budget.content(len(data))
        if wrong:
            self.fault(wrong)
        self.state.ctm = matrix
        if numbers(stream.get("/BBox"), 4) is not None:
            self.cut(placed(matrix, box_of(stream)))
        own = dictionary(stream.get("/Resources"))
        self.run(data, own if own is not None else resources if resources is not None else self._resources)


Act = Callable[[Machine, list[Any]], None]
"""What an operator does."""


def told(word: bytes | str) -> str:
    """A word of a stranger's, short and in letters."""
    said = word if isinstance(word, str) else word.decode("latin-1")
    return said.removeprefix("/")[:40].encode("ascii", "backslashreplace").decode("ascii")


def matrix_of(value: Any, otherwise: Matrix = IDENTITY) -> Matrix:
    """Six numbers, or the other."""
    found = numbers(value, 6)
    return (found[0], found[1], found[2], found[3], found[4], found[5]) if found else otherwise


def box_of(stream: Any) -> Corners:
    """The box of a form, its corners in order."""
    x, y, other_x, other_y = numbers(entry(stream, "/BBox"), 4) or (0.0, 0.0, 0.0, 0.0)
    return min(x, other_x), min(y, other_y), max(x, other_x), max(y, other_y)
