"""every operator of a content stream but those of text → what it does to the machine (ISO 32000-1, annex A)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pikepdf

from pagekit.preflight.bounds import MAX_STATES
from pagekit.preflight.walk import pictures, texts
from pagekit.preflight.walk.budget import Enough
from pagekit.preflight.walk.colours import CMYK, GREY, PATTERN, RGB
from pagekit.preflight.walk.events import Fill, Space, Stroke
from pagekit.preflight.walk.machine import Act, Machine, told
from pagekit.preflight.walk.matrix import common, thickness, times
from pagekit.preflight.walk.paths import Path
from pagekit.preflight.walk.reading import entry, items, named, number
from pagekit.preflight.walk.state import Colour
from pagekit.preflight.walk.tokens import Name


def _save(machine: Machine, _: list[Any]) -> None:
    if len(machine.saved) >= MAX_STATES:
        raise Enough(f"q is nested more than {MAX_STATES} times")
    machine.saved.append(machine.state)
    machine.state = machine.state.copy()


def _restore(machine: Machine, _: list[Any]) -> None:
    if machine.saved:
        machine.state = machine.saved.pop()
    else:
        machine.fault("there are more Q than q")


def _move(machine: Machine, operands: list[Any]) -> None:
    a, b, c, d, e, f = operands
    machine.state.ctm = times((a, b, c, d, e, f), machine.state.ctm)


def _width(machine: Machine, operands: list[Any]) -> None:
    machine.state.width = abs(float(operands[0]))


def _nothing(_machine: Machine, _operands: list[Any]) -> None:
    """Marks, dashes and the like: nothing that is looked at."""


def _compatible(machine: Machine, _: list[Any]) -> None:
    machine.may_be_unknown += 1


def _compatible_no_more(machine: Machine, _: list[Any]) -> None:
    machine.may_be_unknown = max(machine.may_be_unknown - 1, 0)


# ---- Graphics states (8.4.5) -----------------------------------------------------------------------------------


def _graphics(machine: Machine, operands: list[Any]) -> None:
    said = machine.resource("/ExtGState", operands[0])
    for key, take in _TAKEN.items():
        value = entry(said, key)
        if value is not None:
            take(machine, value)


def _overprint(machine: Machine, value: Any) -> None:
    machine.state.stroke.overprint = machine.state.fill.overprint = value is True


def _overprint_of_fills(machine: Machine, value: Any) -> None:
    machine.state.fill.overprint = value is True


def _overprint_mode(machine: Machine, value: Any) -> None:
    machine.state.mode = int(number(value))


def _alpha_of_strokes(machine: Machine, value: Any) -> None:
    machine.state.stroke.alpha = number(value, 1.0)


def _alpha_of_fills(machine: Machine, value: Any) -> None:
    machine.state.fill.alpha = number(value, 1.0)


def _blend(machine: Machine, value: Any) -> None:
    listed = items(value, 16)
    machine.state.blend = told(named(listed[0])) if listed else "Normal"


def _mask(machine: Machine, value: Any) -> None:
    if isinstance(value, pikepdf.Dictionary):
        machine.mask(value)
    else:
        machine.state.masked = False


def _state_width(machine: Machine, value: Any) -> None:
    machine.state.width = abs(number(value, 1.0))


_TAKEN: dict[str, Callable[[Machine, Any], None]] = {
    # That of fills comes after that of both: it is the one that holds for them.
    "/OP": _overprint,
    "/op": _overprint_of_fills,
    "/OPM": _overprint_mode,
    "/CA": _alpha_of_strokes,
    "/ca": _alpha_of_fills,
    "/BM": _blend,
    "/SMask": _mask,
    "/LW": _state_width,
    "/Font": texts.state_face,
}


# ---- Colours (8.6.8) -------------------------------------------------------------------------------------------


def _device(space: Space, *, fills: bool) -> Act:
    def act(machine: Machine, operands: list[Any]) -> None:
        colour = _colour(machine, fills)
        if len(operands) != space.count:
            raise ValueError
        colour.space, colour.values, colour.pattern = space, tuple(operands), None

    return act


def _choose(*, fills: bool) -> Act:
    def act(machine: Machine, operands: list[Any]) -> None:
        colour, space = _colour(machine, fills), machine.space(operands[0])
        if space.family == "Unknown":
            machine.fault(f"there is no ColorSpace with the name {told(str(operands[0]))}")
        colour.space, colour.values, colour.pattern = space, _first(space), None

    return act


def _set(*, fills: bool) -> Act:
    def act(machine: Machine, operands: list[Any]) -> None:
        colour = _colour(machine, fills)
        if operands and isinstance(operands[-1], Name):
            colour.pattern = machine.resource("/Pattern", operands.pop())
            if colour.space.family != "Pattern":
                colour.space = PATTERN
        colour.values = tuple(map(float, operands))

    return act


def _colour(machine: Machine, fills: bool) -> Colour:
    return machine.state.fill if fills else machine.state.stroke


def _first(space: Space) -> tuple[float, ...]:
    """The colour that a space begins with: black, or all of its inks."""
    if space.count == 4 and space.family in {"DeviceCMYK", "ICCBased"}:
        return 0.0, 0.0, 0.0, 1.0
    return (1.0 if space.names else 0.0,) * space.count


# ---- Paths (8.5) -----------------------------------------------------------------------------------------------


def _point(machine: Machine, operands: list[Any]) -> None:
    x, y = operands
    machine.path.point(x, y)


def _line(machine: Machine, operands: list[Any]) -> None:
    x, y = operands
    machine.path.line(x, y)


def _curve(machine: Machine, operands: list[Any]) -> None:
    if len(operands) not in {4, 6}:
        raise ValueError
    machine.path.curve(*operands)


def _rectangle(machine: Machine, operands: list[Any]) -> None:
    x, y, width, height = operands
    machine.path.rectangle(x, y, width, height)


def _clip(machine: Machine, _: list[Any]) -> None:
    machine.path.clips = True


def _painted(*, fills: bool = False, strokes: bool = False) -> Act:
    def act(machine: Machine, _: list[Any]) -> None:
        path = machine.path
        if not path.empty:
            if fills:
                _filled(machine, path)
            if strokes:
                _drawn_along(machine, path)
            if path.clips:
                machine.cut(path.box(machine.state.ctm))
        machine.path = Path()

    return act


def _filled(machine: Machine, path: Path) -> None:
    state = machine.state
    paint = machine.kept.paints.of(state, state.fill)
    plain = path.rectangles(state.ctm)
    for box in plain or (path.box(state.ctm),):
        at, visible = machine.place(box)
        machine.see(Fill(at, paint, bool(plain), machine.inside, visible))
        if paint.pattern:
            machine.pattern(state.fill.pattern, at, visible)


def _drawn_along(machine: Machine, path: Path) -> None:
    state = machine.state
    paint = machine.kept.paints.of(state, state.stroke)
    wide = thickness(state.ctm, state.width, path.along)
    left, bottom, right, top = path.box(state.ctm)
    at, visible = machine.place((left - wide / 2, bottom - wide / 2, right + wide / 2, top + wide / 2))
    machine.see(Stroke(at, paint, wide, machine.inside, visible))
    if paint.pattern:
        machine.pattern(state.stroke.pattern, at, visible)


def _shaded(machine: Machine, operands: list[Any]) -> None:
    at, visible = machine.place(common(machine.state.clip, machine.media))
    machine.shade(machine.resource("/Shading", operands[0]), at, visible)


def _draw(machine: Machine, operands: list[Any]) -> None:
    said, name = machine.resource("/XObject", operands[0]), told(str(operands[0]))
    kind = named(entry(said, "/Subtype"))
    if kind == "/Form":
        machine.form(said, name)
    elif kind == "/Image" and isinstance(said, pikepdf.Stream):
        pictures.show(machine, said, name)


def _inline(machine: Machine, operands: list[Any]) -> None:
    pictures.show_inline(machine, operands[0])


OPERATORS: dict[bytes, Act] = {
    **texts.OPERATORS,
    b"q": _save,
    b"Q": _restore,
    b"cm": _move,
    b"w": _width,
    b"gs": _graphics,
    b"BX": _compatible,
    b"EX": _compatible_no_more,
    b"g": _device(GREY, fills=True),
    b"G": _device(GREY, fills=False),
    b"rg": _device(RGB, fills=True),
    b"RG": _device(RGB, fills=False),
    b"k": _device(CMYK, fills=True),
    b"K": _device(CMYK, fills=False),
    b"cs": _choose(fills=True),
    b"CS": _choose(fills=False),
    b"sc": _set(fills=True),
    b"scn": _set(fills=True),
    b"SC": _set(fills=False),
    b"SCN": _set(fills=False),
    b"m": _point,
    b"l": _line,
    b"c": _curve,
    b"v": _curve,
    b"y": _curve,
    b"re": _rectangle,
    b"W": _clip,
    b"W*": _clip,
    b"n": _painted(),
    b"S": _painted(strokes=True),
    b"s": _painted(strokes=True),
    b"f": _painted(fills=True),
    b"F": _painted(fills=True),
    b"f*": _painted(fills=True),
    b"B": _painted(fills=True, strokes=True),
    b"B*": _painted(fills=True, strokes=True),
    b"b": _painted(fills=True, strokes=True),
    b"b*": _painted(fills=True, strokes=True),
    b"sh": _shaded,
    b"Do": _draw,
    b"BI": _inline,
    **dict.fromkeys((b"h", b"J", b"j", b"M", b"d", b"ri", b"i", b"d0", b"d1"), _nothing),
    **dict.fromkeys((b"BMC", b"BDC", b"EMC", b"MP", b"DP"), _nothing),
}
