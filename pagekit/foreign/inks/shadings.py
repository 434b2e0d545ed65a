"""a shading of a stranger's PDF, in RGB or measured → the same in inks (ISO 32000-1, 8.7.4.5).

Where colours run along a line, their function is asked at many places and written as samples; of a mesh each corner is
converted. One whose colours are a function of the place itself is refused.
"""

from __future__ import annotations

import struct
import zlib
from typing import Any

import pikepdf
from pikepdf import Array, Name

from pagekit.foreign.bounds import Refused
from pagekit.foreign.inks.colours import Inks, samples
from pagekit.foreign.inks.functions import Function, function, numbers, pairs
from pagekit.foreign.inks.spaces import Space, Spaces
from pagekit.foreign.streams import Streams

_STEPS = 256
_MANY_STEPS = 2_048
"""Where what runs is stitched in a way that is not seen from outside."""
_RUNNING = frozenset({2, 3})
_POINTS = {6: (12, 8), 7: (16, 12)}
"""Of a patch: how many points stand for one that begins anew, and for one that goes on."""
_LEVELS = 65_535


def recoloured(
    pdf: pikepdf.Pdf, shading: Any, space: Space, spaces: Spaces, inks: Inks, streams: Streams
) -> None:
    """Write the shading anew. Raises Refused for one that cannot be converted."""
    if space.kind not in {"rgb", "lab"}:
        shading["/ColorSpace"] = space.instead
        return
    kind = shading.get("/ShadingType")
    ground = numbers(shading.get("/Background"))
    if ground:
        shading["/Background"] = Array([round(one, 5) for one in spaces.inks(space, ground)])
    if kind == 1 or kind not in {*_RUNNING, 4, 5, *_POINTS}:
        raise Refused(
            "has a shading in RGB whose colours are worked out for every place.", "Export it in CMYK."
        )
    if "/Function" in shading:
        ends = pairs(shading.get("/Domain")) if kind in _RUNNING else pairs(shading.get("/Decode"))[2:]
        low, high = ends[0] if ends else (0.0, 1.0)
        shading["/Function"] = _run(pdf, shading["/Function"], (low, high), space, spaces, streams)
    elif kind in _RUNNING:
        raise Refused("is damaged: a shading has no colours.", "Export it again.")
    else:
        _corners(shading, int(kind), space, spaces, inks, streams)
    shading["/ColorSpace"] = inks.space


def _run(
    pdf: pikepdf.Pdf,
    said: Any,
    ends: tuple[float, float],
    space: Space,
    spaces: Spaces,
    streams: Streams,
    deep: int = 0,
) -> Any:
    """A function of one number to colours. Stitches stay where they are, so that a hard edge stays one."""
    if isinstance(said, pikepdf.Dictionary) and said.get("/FunctionType") == 3 and deep < 8:
        function(said, streams)
        edges = pairs(said.get("/Encode"))
        parts = [
            _run(pdf, part, (min(edge), max(edge)), space, spaces, streams, deep + 1)
            for part, edge in zip(list(said["/Functions"]), edges, strict=True)
        ]
        entries = {key: said[key] for key in ("/FunctionType", "/Domain", "/Bounds", "/Encode")}
        return pdf.make_indirect(pikepdf.Dictionary(entries | {"/Functions": Array(parts)}))
    runs = function(said, streams)
    count = _MANY_STEPS if isinstance(said, Array) else _STEPS
    return samples(pdf, _inked(runs, space, spaces), ends if ends[0] < ends[1] else (0.0, 1.0), count)


def _inked(runs: Function, space: Space, spaces: Spaces) -> Any:
    return lambda at: spaces.inks(space, runs((at,)))


def _corners(
    shading: pikepdf.Stream, kind: int, space: Space, spaces: Spaces, inks: Inks, streams: Streams
) -> None:
    """The colours of a mesh, each three for four."""
    place, colour, flag = (
        _whole(shading, key) for key in ("/BitsPerCoordinate", "/BitsPerComponent", "/BitsPerFlag")
    )
    decode = pairs(shading.get("/Decode"))
    if place not in {8, 16, 24, 32} or colour not in {8, 16} or flag != 8 or len(decode) != 5:
        raise Refused("has a mesh in RGB that is packed in an odd way.", "Export it in CMYK.")
    data, point, step = streams.content(shading), 2 * place // 8, colour // 8
    made, at = bytearray(), 0
    while at < len(data):
        head, points, colours = _piece(kind, data[at])
        start, end = at, at + head + points * point
        if end + colours * 3 * step > len(data):
            break
        made += data[start:end]
        for _ in range(colours):
            said = [
                int.from_bytes(data[end + one * step : end + (one + 1) * step], "big") / (256**step - 1)
                for one in range(3)
            ]
            meant = [low + share * (high - low) for share, (low, high) in zip(said, decode[2:], strict=True)]
            made += b"".join(struct.pack(">H", round(share * _LEVELS)) for share in spaces.inks(space, meant))
            end += 3 * step
        at = end
    shading.write(zlib.compress(bytes(made)), filter=Name.FlateDecode)
    shading["/BitsPerComponent"] = 16
    shading["/Decode"] = Array([*numbers(shading["/Decode"])[:4], *[0, 1] * inks.count])


def _whole(shading: pikepdf.Stream, key: str) -> int:
    value = shading.get(key, 8)
    return value if isinstance(value, int) else 0


def _piece(kind: int, flag: int) -> tuple[int, int, int]:
    """Bytes of its flag, points and colours of what stands next in a mesh."""
    if kind == 5:
        return 0, 1, 1
    if kind == 4:
        return 1, 1, 1
    anew, on = _POINTS[kind]
    return (1, anew, 4) if flag & 3 == 0 else (1, on, 2)
