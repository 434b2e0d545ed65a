"""an opened picture → the datasets of its IIM (IPTC-NAA), as bytes by record and number, and where reading broke off.

IIM 4.2, 1.5: a marker, record, number, a length of two bytes, or of as many as its first bit announces. An empty
dataset says nothing and spoils nothing; behind one that is no dataset nothing more is read. Photoshop keeps them among
its resources (0x0404), a TIFF under a tag of their own, some writers in words of the other order.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from PIL.ImageFile import ImageFile
from PIL.TiffImagePlugin import TiffImageFile

MARKER = 0x1C
MAX_DATASETS = 4_000
"""No picture has so many fields; who has is read no further."""
MAX_BLOCK = 1024 * 1024
"""Bytes; a JPEG's segment has 65 thousand, only a TIFF could have more."""

Datasets = dict[tuple[int, int], list[bytes]]

_RESOURCE = 0x0404
_IN_TIFF, _RESOURCES_IN_TIFF = 33_723, 34_377
_LONG = 0x8000


def datasets(image: ImageFile) -> tuple[Datasets, str]:
    """The datasets in their order, and why some were not read; empty where all were."""
    found: Datasets = {}
    block = _block(image)
    if len(block) > MAX_BLOCK:
        return found, f"has {len(block):,} bytes, at most {MAX_BLOCK:,} are read"
    try:
        for number, (key, value) in enumerate(_each(block)):
            if number >= MAX_DATASETS:
                return found, f"has more than {MAX_DATASETS:,} fields"
            if value:
                found.setdefault(key, []).append(value)
    except struct.error:
        return found, "breaks off"
    return found, ""


def _each(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at, end = 0, len(block)
    while at < end:
        if block[at] == 0:
            at += 1
            continue
        marker, record, number, length = struct.unpack_from(">BBBH", block, at)
        if marker != MARKER:
            raise struct.error("no dataset")
        at += 5
        if length & _LONG:
            width = length & ~_LONG
            if not 0 < width <= 8 or at + width > end:
                raise struct.error("a length that cannot be")
            length = int.from_bytes(block[at : at + width], "big")
            at += width
        value = block[at : at + length]
        if len(value) < length:
            if value:
                yield (record, number), value
            raise struct.error("cut off")
        yield (record, number), value
        at += length


def _block(image: ImageFile) -> bytes:
    resources = image.info.get("photoshop")
    if isinstance(resources, dict):
        block = resources.get(_RESOURCE)
        return block if isinstance(block, bytes) else b""
    if not isinstance(image, TiffImageFile):
        return b""
    own = _tag(image, _IN_TIFF)
    return own or _among_resources(_tag(image, _RESOURCES_IN_TIFF))


def _tag(image: TiffImageFile, tag: int) -> bytes:
    # As bytes: asked for by name they come as numbers.
    data: object = image.tag_v2._tagdata.get(tag)  # noqa: SLF001
    if not isinstance(data, bytes):
        return b""
    if (
        tag == _IN_TIFF
        and len(data) <= MAX_BLOCK
        and data[3:4] == bytes([MARKER])
        and data[:1] != bytes([MARKER])
    ):
        whole = data + b"\0" * (-len(data) % 4)
        return struct.pack(f"<{len(whole) // 4}I", *struct.unpack(f">{len(whole) // 4}I", whole))
    return data


def _among_resources(data: bytes) -> bytes:
    at = 0
    for _ in range(MAX_DATASETS):
        if data[at : at + 4] != b"8BIM" or at + 12 > len(data):
            break
        (number,) = struct.unpack_from(">H", data, at + 4)
        name = 1 + data[at + 6]
        at += 6 + name + name % 2
        if at + 4 > len(data):
            break
        (size,) = struct.unpack_from(">I", data, at)
        at += 4
        if number == _RESOURCE:
            return data[at : at + size]
        at += size + size % 2
    return b""
