"""tables ↔ a font file: the directory at its head, and the sums that check it (OpenType 1.9, font file)."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Mapping
from struct import pack, unpack_from

TRUETYPE, OPENTYPE = b"\0\1\0\0", b"OTTO"
FLAVOURS = frozenset({TRUETYPE, OPENTYPE, b"true"})
"""What a font file begins with."""
_MAGIC = 0xB1B0AFBA


def directory(data: bytes) -> dict[str, tuple[int, int]]:
    """Where each table stands and how long it says that it is. Nothing where there is no directory."""
    if len(data) < 12:
        return {}
    (count,) = unpack_from(">H", data, 4)
    if len(data) < 12 + 16 * count:
        return {}
    rows = (unpack_from(">4s4xII", data, 12 + 16 * n) for n in range(count))
    return {tag.decode("latin-1"): (offset, length) for tag, offset, length in rows}


def assemble(tables: Mapping[str, bytes], flavour: bytes = TRUETYPE) -> bytes:
    """The font file of these tables."""
    count = len(tables)
    power = count.bit_length() - 1
    rows, bodies, at = [], [], 12 + 16 * count
    for tag, table in sorted(tables.items()):
        # The sum of the whole file stands in `head` and counts as nothing while the sums are made.
        plain = table[:8] + bytes(4) + table[12:] if tag == "head" else table
        padded = plain + bytes(-len(plain) % 4)
        rows.append(pack(">4sIII", tag.encode("latin-1"), _sum(padded), at, len(table)))
        bodies.append(padded)
        at += len(padded)
    head = pack(">4s4H", flavour, count, 16 << power, power, 16 * count - (16 << power))
    made = b"".join((head, *rows, *bodies))
    offset, _ = directory(made)["head"]
    total = (_MAGIC - _sum(made)) & 0xFFFFFFFF
    return made[: offset + 8] + pack(">I", total) + made[offset + 12 :]


def numbers(data: bytes, kind: str) -> array[int]:
    """Big-endian numbers of one size, by their letter in `array`."""
    found = array(kind, data)
    if sys.byteorder == "little":
        found.byteswap()
    return found


def _sum(data: bytes) -> int:
    return sum(numbers(data, "I")) & 0xFFFFFFFF
