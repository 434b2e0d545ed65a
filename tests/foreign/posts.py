"""EPS files of strangers, made for the tests."""

from __future__ import annotations

import struct


def eps(program: bytes = b"", *, box: bytes = b"0 0 200 100", more: bytes = b"", end: bytes = b"\n") -> bytes:
    """An EPS with this program."""
    lines = (
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"%%BoundingBox: " + box,
        *more.splitlines(),
        b"%%EndComments",
        program,
    )
    return end.join((*lines, b"showpage", b"%%EOF", b""))


def with_preview(program: bytes) -> bytes:
    """As editors on Windows write it: a head, the program, a picture for screens."""
    preview = b"II*\0" + b"\0" * 60
    return struct.pack(
        "<4sIIIIIIH", b"\xc5\xd0\xd3\xc6", 30, len(program), 0, 0, 30 + len(program), len(preview), 0xFFFF
    ) + (program + preview)
