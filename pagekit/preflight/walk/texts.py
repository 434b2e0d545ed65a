"""the operators of text → TextRuns: how large, in what, and where letters come to stand (ISO 32000-1, 9)."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from math import hypot
from typing import Any

from pagekit.preflight.walk.events import Font, TextRun
from pagekit.preflight.walk.machine import Act, Line, Machine
from pagekit.preflight.walk.matrix import Corners, placed, times, united
from pagekit.preflight.walk.reading import identity, items, number
from pagekit.preflight.walk.state import State
from pagekit.preflight.walk.tokens import Raw

_EM = 1_000.0
_UNSEEN = 3
_CUTS = 4
_STROKED = frozenset({1, 5})
_ONLY_CUTS = 7


def choose_face(machine: Machine, said: Any, size: float) -> None:
    """The face and the size of what follows."""
    state = machine.state
    state.font, state.font_said, state.size = machine.kept.font(said), said, size


def _face(machine: Machine, operands: list[Any]) -> None:
    name, size = operands
    choose_face(machine, machine.resource("/Font", name), float(size))


def _begin(machine: Machine, _: list[Any]) -> None:
    machine.line = Line()


def _end(machine: Machine, _: list[Any]) -> None:
    if machine.line.cut is not None:
        machine.cut(machine.line.cut)
    machine.line = Line()


def _apart(machine: Machine, operands: list[Any]) -> None:
    machine.state.apart = float(operands[0])


def _words_apart(machine: Machine, operands: list[Any]) -> None:
    machine.state.words_apart = float(operands[0])


def _stretch(machine: Machine, operands: list[Any]) -> None:
    machine.state.stretch = operands[0] / 100


def _leading(machine: Machine, operands: list[Any]) -> None:
    machine.state.leading = float(operands[0])


def _rise(machine: Machine, operands: list[Any]) -> None:
    machine.state.rise = float(operands[0])


def _how(machine: Machine, operands: list[Any]) -> None:
    machine.state.shown = int(operands[0])


def _down(machine: Machine, operands: list[Any]) -> None:
    x, y = operands
    machine.line.down(x, y)


def _down_and_lead(machine: Machine, operands: list[Any]) -> None:
    x, y = operands
    machine.state.leading = -y
    machine.line.down(x, y)


def _matrix(machine: Machine, operands: list[Any]) -> None:
    a, b, c, d, e, f = operands
    machine.line.start = machine.line.matrix = (a, b, c, d, e, f)


def _next_line(machine: Machine, _: list[Any]) -> None:
    machine.line.down(0.0, -machine.state.leading)


def _show_one(machine: Machine, operands: list[Any]) -> None:
    _show(machine, _text(operands))


def _text(operands: list[Any]) -> bytes:
    if not isinstance(operands[0], bytes):
        raise TypeError
    return operands[0]


def _show_on_next_line(machine: Machine, operands: list[Any]) -> None:
    _next_line(machine, [])
    _show(machine, _text(operands))


def _show_spaced(machine: Machine, operands: list[Any]) -> None:
    machine.state.words_apart, machine.state.apart = float(operands[0]), float(operands[1])
    _show_on_next_line(machine, operands[2:])


def _show_several(machine: Machine, operands: list[Any]) -> None:
    said = operands[0]
    if isinstance(said, Raw):
        text, back = said.joined()
    else:
        text = b"".join(piece for piece in said if isinstance(piece, bytes))
        back = sum(piece for piece in said if isinstance(piece, float))
    _show(machine, text, back)


def _show(machine: Machine, text: bytes, back: float = 0.0) -> None:
    """Letters, and how far each is moved back, all together: a run is one thing with one box."""
    state, line = machine.state, machine.line
    if state.font is None:
        machine.fault("words are shown with no face chosen")
        return
    length = _length(state, state.font, text, back)
    across = (length, 0.0) if not state.font.vertical else (0.0, -length)
    if text and not _blank(state.font, text):
        _see(machine, state.font, length, text)
    line.matrix = times((1.0, 0.0, 0.0, 1.0, *across), line.matrix)


def _length(state: State, font: Font, text: bytes, back: float) -> float:
    """How far it goes, in the units of text (9.4.4)."""
    widths, missing = font.widths, font.missing
    codes: Sequence[int] = text
    if font.double:
        codes = struct.unpack(f">{len(text) // 2}H", text[: len(text) // 2 * 2])
    length = sum([widths.get(code, missing) for code in codes])
    blanks = 0 if font.double else text.count(b" ")
    spaced = length * state.size + len(codes) * state.apart + blanks * state.words_apart
    return (spaced - back / _EM * state.size) * state.stretch


def _blank(font: Font, text: bytes) -> bool:
    return not font.double and not text.strip(b" \xa0")


def _see(machine: Machine, font: Font, length: float, text: bytes) -> None:
    state = machine.state
    matrix = times(machine.line.matrix, state.ctm)
    box = placed(matrix, _around(state, font, length))
    if state.shown >= _CUTS:
        cut = machine.line.cut
        machine.line.cut = box if cut is None else united(cut, box)
    if state.shown in {_UNSEEN, _ONLY_CUTS}:
        return
    at, visible = machine.place(box)
    colour = state.stroke if state.shown in _STROKED else state.fill
    paint = machine.kept.paints.of(state, colour)
    size = abs(state.size) * hypot(matrix[2], matrix[3]) * font.scale
    machine.see(TextRun(at, font, size, paint, text, state.font_said, machine.inside, visible))
    if paint.pattern:
        machine.pattern(colour.pattern, at, visible)
    if font.kind == "Type3" and identity(state.font_said) is not None:
        machine.glyphs(state.font_said, at)


def _around(state: State, font: Font, length: float) -> Corners:
    size = state.size
    if font.vertical:
        return -abs(size) / 2, min(0.0, -length), abs(size) / 2, max(0.0, -length)
    low, high = font.descent * size + state.rise, font.ascent * size + state.rise
    return min(0.0, length), min(low, high), max(0.0, length), max(low, high)


def state_face(machine: Machine, value: Any) -> None:
    """The face that a graphics state brings."""
    listed = items(value, 2)
    if len(listed) == 2:
        choose_face(machine, listed[0], number(listed[1]))


OPERATORS: dict[bytes, Act] = {
    b"BT": _begin,
    b"ET": _end,
    b"Tc": _apart,
    b"Tw": _words_apart,
    b"Tz": _stretch,
    b"TL": _leading,
    b"Tf": _face,
    b"Tr": _how,
    b"Ts": _rise,
    b"Td": _down,
    b"TD": _down_and_lead,
    b"Tm": _matrix,
    b"T*": _next_line,
    b"Tj": _show_one,
    b"TJ": _show_several,
    b"'": _show_on_next_line,
    b'"': _show_spaced,
}
