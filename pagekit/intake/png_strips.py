"""a PNG's bytes → its rows in strips, each a picture, so that a large one is never in memory whole (ISO 15948).

Pillow decodes a PNG in one piece. Here its pixels are unpacked some rows at a time, and each strip is decoded by
Pillow as a small PNG of its own would be. A row is filtered by the one above it (9.2), which therefore stands over
the next strip once more, as it is without a filter.

Of 16 bits to a channel Pillow keeps the upper eight, in grey alone all. Filters count bytes at the distance of a
pixel, so the upper bytes of all rows are the rows of a picture of eight bits, with the same filters.
"""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator

from PIL import Image
from PIL.PngImagePlugin import PngImageFile

STRIP_BYTES = 4 * 1024 * 1024
_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset({b"IDAT", b"fdAT", b"fcTL", b"acTL"})
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_RAW = {0: "L", 2: "RGB", 3: "P", 4: "LA", 6: "RGBA"}
"""Colour types, as Pillow names the rows of each."""
_FED, _PIECE = 64 * 1024, 256 * 1024
"""Bytes that are unpacked at a time, and bytes that come of them: what waits is copied each time."""


def shell(data: bytes) -> PngImageFile:
    """The same file with one pixel: its kind, its palette and all that it says about itself, without its pixels."""
    kept = [_SIGNATURE]
    placed = False
    for kind, body in _chunks(data):
        if kind == b"IHDR":
            kept.append(_chunk(kind, struct.pack(">II", 1, 1) + body[8:12] + b"\0"))
        elif kind not in _PIXELS:
            kept.append(_chunk(kind, body))
        elif kind == b"IDAT" and not placed:
            placed = True
            kept.append(_chunk(kind, zlib.compress(bytes(9))))
    return PngImageFile(io.BytesIO(b"".join(kept)))


def strips(data: bytes, kind: PngImageFile, rows: int = 0) -> Iterator[Image.Image]:
    """The strips from the top, of so many rows or of as many as are some megabytes; `kind` is the file's shell. Raises
    OSError and zlib.error for pixels that are damaged or cut off.
    """
    width, height, depth, colour = struct.unpack_from(">IIBB", data, 16)
    reader = _Rows(data, width, depth, _CHANNELS[colour])
    rows = rows or max(2, STRIP_BYTES // reader.length & ~1)
    for top in range(0, height, rows):
        count = min(rows, height - top)
        yield _dressed(reader.next(count), kind, _rawmode(depth, colour), (width, count))


class _Rows:
    """Unpacks and unfilters the rows of one picture, in order."""

    def __init__(self, data: bytes, width: int, depth: int, channels: int) -> None:
        self.halved = depth == 16 and channels > 1
        self.length = (width * depth * channels + 7) // 8
        """Bytes to a row, as it is packed, without its filter."""
        # What unfilters a row need not know what is in it, but how far apart a pixel's bytes are.
        apart = channels if self.halved else max(1, depth * channels // 8)
        self._mode = {1: "L", 2: "LA", 3: "RGB", 4: "RGBA"}[apart]
        self._across = (self.length // 2 if self.halved else self.length) // apart
        self._packed = _unpacked(data)
        self._waiting = bytearray()
        self._above = bytes(self._across * apart)

    def next(self, count: int) -> Image.Image:
        """So many rows, each as its bytes are: as the pixels of a picture that has as many to a pixel."""
        need = count * (1 + self.length)
        while len(self._waiting) < need:
            piece = next(self._packed, None)
            if piece is None:
                raise OSError("the pixels break off")
            self._waiting += piece
        filtered = bytes(self._waiting[:need])
        del self._waiting[:need]
        if self.halved:
            step = 1 + self.length
            starts = range(0, need, step)
            filtered = b"".join(filtered[at : at + 1] + filtered[at + 1 : at + step : 2] for at in starts)
        stream = zlib.compress(b"\0" + self._above + filtered, 0)
        across = self._across
        plain = Image.frombytes(self._mode, (across, count + 1), stream, "zip", self._mode)
        self._above = plain.crop((0, count, across, count + 1)).tobytes()
        return plain.crop((0, 1, across, count + 1))


def _rawmode(depth: int, colour: int) -> str:
    """How Pillow names such rows, of 16 bits to a channel with the upper eight alone."""
    if (depth, colour) in {(1, 0), (16, 0)}:
        return "1" if depth == 1 else "I;16B"
    return _RAW[colour] if depth >= 8 else f"{_RAW[colour]};{depth}"


def _dressed(plain: Image.Image, kind: PngImageFile, rawmode: str, size: tuple[int, int]) -> Image.Image:
    """The rows as a picture of the mode in which Pillow opens such files."""
    mode = rawmode.partition(";")[0] if rawmode != "I;16B" else "I;16"
    same = mode == rawmode == plain.mode and size == plain.size
    strip = plain if same else Image.frombytes(mode, size, plain.tobytes(), "raw", rawmode)
    if kind.palette is not None and mode == "P":
        strip.putpalette(kind.palette.palette, kind.palette.rawmode or kind.palette.mode)
    strip = strip if mode == kind.mode else strip.convert(kind.mode)
    strip.info = dict(kind.info)
    return strip


def _unpacked(data: bytes) -> Iterator[bytes]:
    """The rows with their filters, in pieces. An animation's later frames are not among them."""
    packed = zlib.decompressobj()
    for kind, body in _chunks(data):
        if kind != b"IDAT":
            continue
        for at in range(0, len(body), _FED):
            waiting = body[at : at + _FED]
            while waiting and not packed.eof:
                yield packed.decompress(waiting, _PIECE)
                waiting = packed.unconsumed_tail
    yield packed.flush()


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_SIGNATURE)
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at + 8 : at + 8 + length]
        at += 12 + length
        if kind == b"IEND":
            return


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
