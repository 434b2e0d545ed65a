"""a picture's bytes → the same without its metadata, for a file whose metadata a reader stumbles over.

JPEG (ITU-T T.81 B.1.1.4), PNG (ISO 15948, 11.3), WebP (RIFF). What decides how the pixels look stays: sizes, colours,
the colour profile.
"""

from __future__ import annotations

import struct

from pagekit.model import PictureFormat

_SHORTEST = {0xE0: (b"JFIF\0", 14), 0xE2: (b"ICC_PROFILE\0", 14), 0xEE: (b"Adobe", 12)}
"""Segments that say how the pixels look: what they begin with, and the bytes that they have at least."""
_APPLICATION = range(0xE0, 0xF0)
_COMMENT, _SCAN = 0xFE, 0xDA
_PNG_HEAD = 8
_PNG_TEXTS = frozenset({b"tEXt", b"zTXt", b"iTXt", b"eXIf", b"tIME"})
_WEBP_TEXTS = frozenset({b"EXIF", b"XMP "})


def without_metadata(data: bytes, form: PictureFormat) -> bytes | None:
    """The file without what it says about itself; None where nothing can be taken off."""
    bare = {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp}.get(form, lambda whole: whole)(data)
    return None if bare == data else bare


def _jpeg(data: bytes) -> bytes:
    kept, at = [data[:2]], 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _SCAN or marker in range(0xD0, 0xDA) or end > len(data):
            break
        if _kept(marker, data[at + 4 : end]):
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])


def _kept(marker: int, body: bytes) -> bool:
    if marker not in _APPLICATION:
        return marker != _COMMENT
    head, least = _SHORTEST.get(marker, (b"", 0))
    return bool(head) and body.startswith(head) and len(body) >= least


def _png(data: bytes) -> bytes:
    kept, at = [data[:_PNG_HEAD]], _PNG_HEAD
    while at + 12 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if kind not in _PNG_TEXTS:
            kept.append(data[at:end])
        at = end
    return b"".join([*kept, data[at:]])


def _webp(data: bytes) -> bytes:
    kept, at = [], 12
    while at + 8 <= len(data):
        kind, length = struct.unpack_from("<4sI", data, at)
        end = at + 8 + length + length % 2
        if kind not in _WEBP_TEXTS:
            kept.append(data[at:end])
        at = end
    body = b"".join([*kept, data[at:]])
    return (
        data if len(body) == len(data) - 12 else b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
    )
