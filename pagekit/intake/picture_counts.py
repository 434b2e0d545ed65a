"""a picture's bytes → Counted: what a reader would have to do for it, counted from its headers before any reader runs.

JPEG (ITU-T T.81 B.1 and B.2), PNG (ISO 15948, 5.3), GIF89a, WebP (RIFF), TIFF 6.0. Each file is walked once, from
mark to mark, and the walk ends where a bound is passed. AVIF and HEIC are walked by their libraries, which have
bounds of their own.

The rules:
1. A part is a segment, a chunk or a block: readers spend time on each, however small it is. A file has so many for its
   bytes, and no more.
2. Each scan of a progressive JPEG goes over the whole picture, even one of a few bytes.
3. Of an animation one frame is shown; its frames are counted all the same, for readers look for the next.
4. Metadata that would be put together again and again, or turned into millions of numbers, spoils itself and not the
   picture: it is left aside.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from dataclasses import dataclass

from pagekit.model import PictureFormat

MAX_SCANS = 100
MAX_SCANNED = 2_000_000_000
"""Pixels times scans: a progressive JPEG has some ten scans."""
MAX_FRAMES = 5_000
MAX_EXIF_PARTS = 16
"""Segments of EXIF, and of Photoshop's resources, in a JPEG; a reader joins the first again with each."""
MAX_EXIF = 1024 * 1024
MAX_NUMBERS = 4 * 1024 * 1024
"""Bytes of a TIFF's fields that hold numbers: each becomes an object of many bytes."""
FREE_PARTS = 20_000
BYTES_A_PART = 512
BYTES_A_BLOCK = 64
"""Of a GIF, whose blocks have at most 255."""

_NEXT_MARK = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_FRAME_MARKS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_PROGRESSIVE = frozenset({0xC2, 0xC6, 0xCA, 0xCE})
_START, _END, _SCAN, _EXIF, _PHOTOSHOP, _ALONE = 0xD8, 0xD9, 0xDA, 0xE1, 0xED, 0x01
_NUMBERS = {3: 2, 4: 4, 5: 8, 6: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 16: 8}
"""Types of TIFF's fields that hold numbers, and the bytes of each."""


class TooMuch(ValueError):
    """What a file has more of than any picture: "has more than 100 scans"."""


class SpoiltMetadata(ValueError):
    """What a file says about itself asks too much of its readers."""


@dataclass(frozen=True, slots=True)
class Counted:
    """`size` and what follows are zero where the walk does not tell them."""

    parts: int = 0
    scans: int = 0
    frames: int = 1
    size: tuple[int, int] = (0, 0)
    held: int = 0
    """Bytes that are held for the whole picture until its last scan has come."""
    rows: bool = False
    """True where the pixels come row by row, as a PNG's do that is not interlaced."""


def counted(data: bytes, form: PictureFormat) -> Counted:
    """Walk the file. Raises TooMuch and SpoiltMetadata; a file that breaks off is counted as far as it goes."""
    walk = _WALKS.get(form)
    return walk(data) if walk else Counted()


def _bounded(parts: int, data: bytes, each: int = BYTES_A_PART) -> None:
    most = FREE_PARTS + len(data) // each
    if parts > most:
        raise TooMuch(f"has more than {most:,} parts in {len(data):,} bytes")


def bound_frames(count: int) -> None:
    """Raises TooMuch."""
    if count > MAX_FRAMES:
        raise TooMuch(f"has more than {MAX_FRAMES:,} frames")


# ---- JPEG ------------------------------------------------------------------------------------------------------------


def _jpeg(data: bytes) -> Counted:
    at, parts, scans, exif, resources = 2, 0, 0, 0, 0
    size, held, progressive, colours = (0, 0), 0, False, 0
    while found := _NEXT_MARK.search(data, at):
        # What is no mark is looked at byte by byte, until the pixels begin.
        parts += 1 + (found.start() - at if not scans else 0)
        _bounded(parts, data)
        mark, at = data[found.start() + 1], found.end()
        if mark in {_START, _ALONE} or (mark == _END and not scans):
            continue
        if mark == _END:
            break
        body = at + 2
        at += int.from_bytes(data[at : at + 2], "big")
        if mark in _FRAME_MARKS:
            size, held = _jpeg_frame(data[body:at])
            progressive, colours = mark in _PROGRESSIVE, data[body + 5] if body + 5 < len(data) else 0
        exif += mark == _EXIF and data[body : body + 4] == b"Exif"
        resources += mark == _PHOTOSHOP
        if max(exif, resources) > MAX_EXIF_PARTS:
            raise SpoiltMetadata(f"has more than {MAX_EXIF_PARTS} parts that tell the same")
        if mark == _SCAN:
            scans += 1
            _scanned(scans, size)
            # Most files have one, and no other is looked for mark by mark. Behind one that has all colours of a picture
            # that is not progressive the decoder takes no other.
            whole = not progressive and 0 < colours <= data[body] if body < len(data) else False
            if whole or data.find(b"\xff\xda", at) < 0:
                break
    if not scans:
        _bounded(parts + len(data) - at, data)
    return Counted(parts, scans, size=size, held=held if progressive or scans > 1 else 0)


def _scanned(scans: int, size: tuple[int, int]) -> None:
    if scans > MAX_SCANS:
        raise TooMuch(f"has more than {MAX_SCANS} scans")
    if scans * size[0] * size[1] > MAX_SCANNED:
        raise TooMuch(f"has more than {scans - 1} scans of {size[0]:,} by {size[1]:,} pixels")


def _jpeg_frame(body: bytes) -> tuple[tuple[int, int], int]:
    """Width and height, and the bytes of its coefficients: two for each sample of each component (A.1.1)."""
    if len(body) < 6:
        return (0, 0), 0
    height, width = struct.unpack_from(">HH", body, 1)
    sampled = [(each >> 4, each & 15) for each in body[7 : 6 + 3 * body[5] : 3]]
    across, down = (max((each[side] for each in sampled), default=1) or 1 for side in (0, 1))
    return (width, height), sum(2 * width * height * x * y // (across * down) for x, y in sampled)


# ---- PNG, GIF, WebP, TIFF --------------------------------------------------------------------------------------------


def _png(data: bytes) -> Counted:
    at, parts, frames, size, rows = 8, 0, 1, (0, 0), False
    while at + 8 <= len(data):
        parts += 1
        _bounded(parts, data)
        length, kind = struct.unpack_from(">I4s", data, at)
        if kind == b"IHDR" and length >= 13 and at + 21 <= len(data):
            width, height, *_, interlaced = struct.unpack_from(">IIBBBBB", data, at + 8)
            size, rows = (width, height), not interlaced
        elif kind == b"acTL" and at + 12 <= len(data):
            frames = int.from_bytes(data[at + 8 : at + 12], "big")
            bound_frames(frames)
        elif kind == b"eXIf":
            _exif(length)
        elif kind == b"IEND":
            break
        at += 12 + length
    return Counted(parts, frames=frames, size=size, rows=rows)


def _exif(length: int) -> None:
    if length > MAX_EXIF:
        raise SpoiltMetadata(f"has {length:,} bytes of EXIF, at most {MAX_EXIF:,} are read")


def _gif(data: bytes) -> Counted:
    if len(data) < 13:
        return Counted()
    parts, frames = 0, 0
    at = 13 + _palette(data[10])
    while at < len(data):
        parts += 1
        kind = data[at]
        if kind == 0x2C and at + 10 <= len(data):
            frames += 1
            bound_frames(frames)
            # Behind the frame's own palette: a byte that says how its pixels are packed.
            at += 10 + _palette(data[at + 9]) + 1
        elif kind == 0x21:
            at += 2
        elif kind == 0x3B:
            break
        else:
            at += 1
            _bounded(parts, data, BYTES_A_BLOCK)
            continue
        while at < len(data) and data[at]:
            parts += 1
            _bounded(parts, data, BYTES_A_BLOCK)
            at += 1 + data[at]
        at += 1
    return Counted(parts, frames=frames)


def _palette(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _webp(data: bytes) -> Counted:
    at, parts, frames, size = 12, 0, 0, (0, 0)
    while at + 8 <= len(data):
        parts += 1
        _bounded(parts, data)
        kind, length = struct.unpack_from("<4sI", data, at)
        if kind in {b"VP8X", b"VP8L", b"VP8 "} and size == (0, 0):
            size = _webp_size(kind, data[at + 8 : at + 18])
        elif kind == b"ANMF":
            frames += 1
            bound_frames(frames)
        elif kind == b"EXIF":
            _exif(length)
        at += 8 + length + length % 2
    return Counted(parts, frames=max(1, frames), size=size)


def _webp_size(kind: bytes, head: bytes) -> tuple[int, int]:
    if len(head) < 10:
        return 0, 0
    if kind == b"VP8X":
        return int.from_bytes(head[4:7], "little") + 1, int.from_bytes(head[7:10], "little") + 1
    if kind == b"VP8L":
        bits = int.from_bytes(head[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", head, 6)
    return width & 0x3FFF, height & 0x3FFF


def _tiff(data: bytes) -> Counted:
    order = "<" if data[:2] == b"II" else ">"
    at, pages, parts = int.from_bytes(data[4:8], "little" if order == "<" else "big"), 0, 0
    while 0 < at <= len(data) - 2:
        pages += 1
        bound_frames(pages)
        (fields,) = struct.unpack_from(f"{order}H", data, at)
        if pages == 1:
            parts = fields
            _numbers(data, at + 2, fields, order)
        at += 2 + 12 * fields
        at = struct.unpack_from(f"{order}I", data, at)[0] if at + 4 <= len(data) else 0
    return Counted(parts, frames=max(1, pages))


def _numbers(data: bytes, at: int, fields: int, order: str) -> None:
    fields = min(fields, max(0, len(data) - at) // 12)
    told = (struct.unpack_from(f"{order}HHI", data, at + 12 * index) for index in range(fields))
    much = sum(_NUMBERS.get(kind, 0) * count for _, kind, count in told)
    if much > MAX_NUMBERS:
        raise TooMuch(f"has {much:,} bytes of numbers in its fields, at most {MAX_NUMBERS:,} are read")


_WALKS: dict[PictureFormat, Callable[[bytes], Counted]] = {
    "GIF": _gif,
    "JPEG": _jpeg,
    "PNG": _png,
    "TIFF": _tiff,
    "WEBP": _webp,
}
