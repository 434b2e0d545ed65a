"""an image, of the resources or in the content itself → Picture: how large it comes to stand, and how fine."""

from __future__ import annotations

from math import hypot, isfinite
from typing import Any

import pikepdf

from pagekit.preflight.walk.events import Picture, Space
from pagekit.preflight.walk.machine import Machine
from pagekit.preflight.walk.matrix import placed
from pagekit.preflight.walk.reading import entry, named, whole
from pagekit.preflight.walk.streams import filters_of
from pagekit.preflight.walk.tokens import InlineImage, Name, Raw
from pagekit.units import POINTS_PER_INCH

_UNIT = (0.0, 0.0, 1.0, 1.0)
_INLINE = "in the content"
_SHORT_FILTERS = {
    "/AHx": "/ASCIIHexDecode",
    "/A85": "/ASCII85Decode",
    "/LZW": "/LZWDecode",
    "/Fl": "/FlateDecode",
    "/RL": "/RunLengthDecode",
    "/CCF": "/CCITTFaxDecode",
    "/DCT": "/DCTDecode",
}


def show(machine: Machine, said: pikepdf.Stream, name: str) -> None:
    """An image of the resources is drawn (8.9.5)."""
    mask: Any = said.get("/ImageMask")
    stencil = mask is True
    space = said.get("/ColorSpace")
    _see(
        machine,
        name,
        (whole(said.get("/Width")), whole(said.get("/Height"))),
        None if stencil or space is None else machine.space(space),
        1 if stencil else whole(said.get("/BitsPerComponent"), 8),
        stencil=stencil,
        soft=said.get("/SMask") is not None or whole(said.get("/SMaskInData")) > 0,
        filters=filters_of(said),
    )
    soft = entry(said, "/SMask")
    if soft is not None and named(entry(soft, "/ColorSpace")) != "/DeviceGray":
        machine.fault(f"the soft mask of the picture {name} is not in DeviceGray")


def show_inline(machine: Machine, said: InlineImage) -> None:
    """An image in the content is drawn (8.9.7)."""
    entries = said.entries

    def under(short: str, long: str) -> Any:
        return entries.get(short, entries.get(long))

    stencil = under("/IM", "/ImageMask") is True
    space = under("/CS", "/ColorSpace")
    _see(
        machine,
        _INLINE,
        (_count(under("/W", "/Width")), _count(under("/H", "/Height"))),
        None if stencil or space is None else machine.space(space),
        1 if stencil else _count(under("/BPC", "/BitsPerComponent")) or 8,
        stencil=stencil,
        soft=False,
        filters=_filters(under("/F", "/Filter")),
    )


def _see(
    machine: Machine,
    name: str,
    pixels: tuple[int, int],
    space: Space | None,
    bits: int,
    *,
    stencil: bool,
    soft: bool,
    filters: tuple[str, ...],
) -> None:
    state = machine.state
    at, visible = machine.place(placed(state.ctm, _UNIT))
    paint = machine.kept.paints.of(state, state.fill) if stencil else None
    machine.see(
        Picture(
            at, name, pixels, _ppi(machine, pixels), space, bits, paint, soft, state.fill.alpha, state.blend,
            filters, machine.inside, visible and all(side > 0 for side in pixels),
        )
    )  # fmt: skip
    if paint is not None and paint.pattern:
        machine.pattern(state.fill.pattern, at, visible)


def _ppi(machine: Machine, pixels: tuple[int, int]) -> float:
    a, b, c, d, _, _ = machine.state.ctm
    sides = hypot(a, b), hypot(c, d)
    if not all(isfinite(side) and side > 0 for side in sides):
        return 0.0
    return min(count / side * POINTS_PER_INCH for count, side in zip(pixels, sides, strict=True))


def _count(value: Any) -> int:
    return int(value) if isinstance(value, float) and 0 <= value < 1e9 else 0


def _filters(said: Any) -> tuple[str, ...]:
    listed = said.values() if isinstance(said, Raw) else said if isinstance(said, list) else [said]
    return tuple(_SHORT_FILTERS.get(name, str(name)) for name in listed if isinstance(name, Name))
