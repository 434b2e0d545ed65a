"""Pictures by hand, as large and as odd as a test asks, in a few bytes and no time."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(kind: bytes, body: bytes = b"") -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(
    size: tuple[int, int], depth: int, colour: int, pixels: bytes, *, interlaced: int = 0, more: bytes = b""
) -> bytes:
    """A PNG of such rows, packed already; `more` stands before them."""
    header = struct.pack(">IIBBBBB", *size, depth, colour, 0, 0, interlaced)
    return SIGNATURE + chunk(b"IHDR", header) + more + chunk(b"IDAT", pixels) + chunk(b"IEND")


def flat_png(size: tuple[int, int], depth: int, colour: int, *, more: bytes = b"") -> bytes:
    """The same of one colour, its rows never in memory at one time."""
    row = bytes(1 + (size[0] * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] + 7) // 8)
    packer = zlib.compressobj(1)
    pieces = [packer.compress(row) for _ in range(size[1])]
    return png(size, depth, colour, b"".join(pieces) + packer.flush(), more=more)


def segment(mark: int, body: bytes = b"") -> bytes:
    """A segment of a JPEG."""
    return bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body


def flat_jpeg(
    size: tuple[int, int], *, progressive: bool = False, sampling: int = 0x22, before: bytes = b""
) -> bytes:
    """A JPEG of one grey in three colours: its tables have one code of one bit, so all of its pixels are zeros."""
    width, height = size
    components = bytes([1, sampling, 0, 2, 0x11, 0, 3, 0x11, 0])
    frame = struct.pack(">BHHB", 8, height, width, 3) + components
    side = 8 * (sampling & 15)
    units = -(-width // side) * -(-height // side)
    blocks = units * ((sampling & 15) ** 2 + 2)
    one_code = bytes([1, *[0] * 15, 0])
    return b"".join(
        [
            b"\xff\xd8",
            before,
            segment(0xDB, bytes([0]) + bytes([1] * 64)),
            segment(0xC2 if progressive else 0xC0, frame),
            segment(0xC4, bytes([0]) + one_code + bytes([0x10]) + one_code),
            segment(0xDA, bytes([3, 1, 0, 2, 0, 3, 0, 0, 0 if progressive else 63, 0])),
            bytes(-(-blocks * (1 if progressive else 2) // 8) + 8),
            b"\xff\xd9",
        ]
    )


def gif(frames: int, *, blocks: int = 0) -> bytes:
    """A GIF of one pixel, so many frames, and a remark in so many blocks of one byte."""
    frame = b"," + struct.pack("<HHHHB", 0, 0, 1, 1, 0) + b"\x02\x02\x44\x01\x00"
    remark = b"!\xfe" + b"\1x" * blocks + b"\0" if blocks else b""
    return b"GIF89a" + struct.pack("<HHBBB", 1, 1, 0x80, 0, 0) + bytes(6) + remark + frame * frames + b";"


def webp(chunks: Iterable[tuple[bytes, bytes]]) -> bytes:
    """A WebP of these chunks."""
    body = b"".join(
        kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2) for kind, data in chunks
    )
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def webp_that_claims(width: int, height: int, frames: int = 0) -> bytes:
    """A WebP with a canvas of this size."""
    canvas = bytes(4) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    return webp([(b"VP8X", canvas), *[(b"ANMF", bytes(16))] * frames])


def tiff(pages: int, fields: Iterable[tuple[int, int, int]] = ()) -> bytes:
    """A TIFF of so many pages; the first has these fields: tag, type, count."""
    told = list(fields)
    data = b"II*\0" + struct.pack("<I", 8)
    for page in range(pages):
        here = told if page == 0 else []
        data += struct.pack("<H", len(here))
        data += b"".join(struct.pack("<HHII", tag, kind, count, 8) for tag, kind, count in here)
        following = len(data) + 4 if page + 1 < pages else 0
        data += struct.pack("<I", following)
    return data
