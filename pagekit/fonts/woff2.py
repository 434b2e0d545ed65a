"""a font packed as WOFF2 → its plain file, and back (W3C WOFF 2.0)."""

from __future__ import annotations

import io
import logging
from struct import unpack_from

from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2DirectoryEntry

from pagekit.errors import MissingDependency
from pagekit.fonts.damage import UNSOUND
from pagekit.fonts.files import LARGEST, no_font

try:
    import brotli
except ImportError:
    brotli = None

_HEADER = 48
# What it thinks of somebody's font is no matter for whoever runs pagekit.
logging.getLogger("fontTools").addHandler(logging.NullHandler())


def unpack(data: bytes, name: str) -> bytes:
    """The font's plain file. Raises MissingResource, MissingDependency."""
    _need_brotli(name)
    try:
        if _unpacked_size(data) > LARGEST:
            raise no_font(name, f"larger than {LARGEST // 2**20} MB")
        with TTFont(io.BytesIO(data), recalcBBoxes=False, recalcTimestamp=False) as font:
            font.flavor = None
            made = io.BytesIO()
            font.save(made, reorderTables=False)
    except (*UNSOUND, brotli.error) as problem:
        raise no_font(name, problem) from problem
    return made.getvalue()


def pack(data: io.BytesIO, name: str) -> bytes:
    """The plain file, packed. The same file gives the same bytes. Raises MissingResource, MissingDependency."""
    _need_brotli(name)
    try:
        with TTFont(data, recalcBBoxes=False, recalcTimestamp=False) as font:
            font.flavor = "woff2"
            made = io.BytesIO()
            font.save(made, reorderTables=False)
    except (*UNSOUND, brotli.error) as problem:
        raise no_font(name, problem) from problem
    return made.getvalue()


def _need_brotli(name: str) -> None:
    if not hasattr(getattr(brotli, "Decompressor", None), "can_accept_more_data"):
        raise MissingDependency(
            f"{name}: it takes Brotli to read and write WOFF2.", 'pip install "brotli>=1.2"'
        )


def _unpacked_size(data: bytes) -> int:
    """How much comes out, counted to a little over the largest size at most: a few bytes can hold gigabytes."""
    (tables,) = unpack_from(">H", data, 12)
    (packed,) = unpack_from(">I", data, 20)
    source = io.BytesIO(data)
    source.seek(_HEADER)
    for _ in range(tables):
        WOFF2DirectoryEntry().fromFile(source)
    stream = source.read(packed)
    return len(brotli.Decompressor().process(stream, output_buffer_limit=LARGEST + 1))
