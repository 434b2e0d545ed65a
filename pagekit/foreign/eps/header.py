"""the bytes of an EPS → what it says of itself: its program, its sheet and its trim, without a line of it carried out.

Adobe Technical Notes 5001 (document structuring) and 5002 (EPS). Editors put a picture for screens before and behind
the program, with a head of their own; it is left out.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from pagekit.foreign.bounds import MAX_SIDE, MIN_SIDE, Refused
from pagekit.units import MM_PER_INCH, POINTS_PER_INCH

Corners = tuple[float, float, float, float]
_BINARY = b"\xc5\xd0\xd3\xc6"
_HEAD, _TAIL = 64 * 1024, 16 * 1024
"""Bytes in which comments are looked for, at either end."""
_EXPORT = "Export it again, or as PDF."
_NUMBER = rb"\s+([+-]?(?:\d+\.?\d*|\.\d+))"
_BOX = re.compile(
    rb"(?:^|[\r\n])%%(HiResBoundingBox|BoundingBox|CropBox):" + _NUMBER * 4 + rb"[ \t]*(?=[\r\n]|$)"
)
_END = re.compile(rb"[\r\n](?:%%EndComments|[^%\r\n])")
_NESTED = re.compile(rb"[\r\n]%%BeginDocument.*[\r\n]%%EndDocument", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Header:
    """An EPS, as far as its comments tell."""

    program: bytes
    sheet: Corners
    """What it draws on, in points."""
    trim: Corners
    """What is cut to: its crop box where it has one."""


def header(data: bytes) -> Header:
    """Raises Refused for what is no EPS, and for one without a size that can be printed."""
    program = _program(data).lstrip(b"\x04\r\n ")
    first = re.split(rb"[\r\n]", program[:256], maxsplit=1)[0]
    if not first.startswith(b"%!PS-Adobe-") or b"EPSF" not in first:
        raise Refused("is PostScript, but no EPS.", "Export it as EPS or PDF.")
    boxes = _boxes(program)
    whole = boxes.get(b"HiResBoundingBox") or boxes.get(b"BoundingBox")
    if whole is None:
        raise Refused("does not say its size (%%BoundingBox).", _EXPORT)
    trim = boxes.get(b"CropBox", whole)
    sheet = (min(whole[0], trim[0]), min(whole[1], trim[1]), max(whole[2], trim[2]), max(whole[3], trim[3]))
    _hold(trim)
    _hold(sheet)
    return Header(program, sheet, trim)


def _program(data: bytes) -> bytes:
    if not data.startswith(_BINARY):
        return data
    if len(data) < 12:
        raise Refused("is cut off.", _EXPORT)
    start, length = struct.unpack_from("<II", data, 4)
    if start + length > len(data):
        raise Refused("is cut off.", _EXPORT)
    return data[start : start + length]


def _boxes(program: bytes) -> dict[bytes, Corners]:
    """Those of the head; a size that is told at the end is found there."""
    end = _END.search(program[:_HEAD])
    found = _told(program[: end.start() + 1 if end else _HEAD])
    if b"BoundingBox" not in found:
        found = _told(_NESTED.sub(b"", program[-_TAIL:])) | found
    return found


def _told(text: bytes) -> dict[bytes, Corners]:
    boxes: dict[bytes, Corners] = {}
    for each in _BOX.finditer(text):
        left, low, right, high = (float(each[at]) for at in range(2, 6))
        boxes.setdefault(each[1], (left, low, right, high))
    return boxes


def _hold(box: Corners) -> None:
    for side in (box[2] - box[0], box[3] - box[1]):
        if not MIN_SIDE <= side <= MAX_SIDE:
            told = max(side, 0.0) / POINTS_PER_INCH * MM_PER_INCH
            raise Refused(
                f"says that it has a side of {told:,.0f} mm.",
                f"Sides of 1 to {MAX_SIDE / POINTS_PER_INCH * MM_PER_INCH:,.0f} mm can be shown.",
            )
