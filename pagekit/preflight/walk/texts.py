"""the operators of text → TextRuns: how large, in what, and where letters come to stand (ISO 32000-1, 9)."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from math import hypot
from typing import Any

from pagekit.preflight.walk.events import Font, TextRun
from pagekit.preflight.walk.machine import Act, Line, Machine
from pagekit.preflight.walk.matrix import Corners, placed, times, united
from pagekit.preflight.walk.reading import identity, items, number
from pagekit.preflight.walk.state import State
from pagekit.preflight.walk.tokens import Raw

_EM = 1_000.0
_SPACE = 32
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
    _show(machine, operands[:1])


def _show_on_next_line(machine: Machine, operands: list[Any]) -> None:
    _next_line(machine, [])
    _show(machine, operands[:1])


def _show_spaced(machine: Machine, operands: list[Any]) -> None:
    machine.state.words_apart, machine.state.apart = float(operands[0]), float(operands[1])
    _show_on_next_line(machine, operands[2:])


def _show_several(machine: Machine, operands: list[Any]) -> None:
    said = operands[0]
    _show(machine, said.pieces() if isinstance(said, Raw) else said)


def _show(machine: Machine, pieces: Iterable[bytes | float]) -> None:
    state, line = machine.state, machine.line
    if state.font is None:
        machine.fault("words are shown with no face chosen")
        return
    length, codes = _measured(state, state.font, pieces)
    across = (length, 0.0) if not state.font.vertical else (0.0, -length)
    if codes and not _blank(state.font, codes):
        _see(machine, state.font, length, codes)
    line.matrix = times((1.0, 0.0, 0.0, 1.0, *across), line.matrix)


def _measured(state: State, font: Font, pieces: Iterable[bytes | float]) -> tuple[float, list[bytes]]:
    """How far the pieces go, in the units of text, and the strings among them."""
    length, codes, count, blanks, back = 0.0, [], 0, 0, 0.0
    widths, missing = font.widths, font.missing
    for piece in pieces:
        if isinstance(piece, bytes):
            codes.append(piece)
            numbers = _codes(font, piece)
            count += len(numbers)
            if not font.double:
                blanks += piece.count(b" ")
            for code in numbers:
                length += widths.get(code, missing)
        else:
            back += piece
    spaced = length * state.size + count * state.apart + blanks * state.words_apart
    return (spaced - back / _EM * state.size) * state.stretch, codes


def _codes(font: Font, said: bytes) -> tuple[int, ...] | bytes:
    return struct.unpack(f">{len(said) // 2}H", said[: len(said) // 2 * 2]) if font.double else said


def _blank(font: Font, codes: list[bytes]) -> bool:
    return not font.double and not b"".join(codes).strip(b" \xa0")


def _see(machine: Machine, font: Font, length: float, codes: list[bytes]) -> None:
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
    machine.see(TextRun(at, font, size, paint, tuple(codes), state.font_said, machine.inside, visible))
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
