"""TIFFs of the kinds that Pillow does not write, tag by tag (TIFF 6.0)."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence

_WIDTH, _HEIGHT = 4, 2


def tiff(
    pixel: Sequence[int],
    *,
    bits: int = 8,
    photometric: int = 2,
    extra: int | None = None,
    packed: bool = False,
) -> bytes:
    """Four by two pixels of one colour; `extra` is what the last of its samples is: 0 unknown, 2 alpha."""
    data = struct.pack(f"<{len(pixel)}{'H' if bits == 16 else 'B'}", *pixel) * (_WIDTH * _HEIGHT)
    data = zlib.compress(data) if packed else data
    tags = {
        256: (4, [_WIDTH]), 257: (4, [_HEIGHT]), 258: (3, [bits] * len(pixel)), 259: (3, [8 if packed else 1]),
        262: (3, [photometric]), 273: (4, [0]), 277: (3, [len(pixel)]), 278: (4, [_HEIGHT]), 279: (4, [len(data)]),
        284: (3, [1]),
    }  # fmt: skip
    if extra is not None:
        tags[338] = (3, [extra])
    beyond, after = b"", 8 + 2 + 12 * len(tags) + 4
    entries: list[bytes] = []
    start = after + sum(2 * len(values) for kind, values in tags.values() if kind == 3 and len(values) > 2)
    for tag, (kind, values) in tags.items():
        said = struct.pack(f"<{len(values)}{'H' if kind == 3 else 'I'}", *([start] if tag == 273 else values))
        if len(said) > 4:
            said, beyond = struct.pack("<I", after + len(beyond)), beyond + said
        entries.append(struct.pack("<HHI", tag, kind, len(values)) + said.ljust(4, b"\0"))
    head = b"II*\0" + struct.pack("<IH", 8, len(tags))
    return head + b"".join(entries) + struct.pack("<I", 0) + beyond + data
