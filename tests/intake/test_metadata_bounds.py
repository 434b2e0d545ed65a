"""metadata that is long, deep or made of nothing → read within bounds, in steps that grow as it does."""

from __future__ import annotations

import io
import struct
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from PIL import Image

from pagekit.intake.iim import MAX_BLOCK, datasets
from pagekit.intake.photo_metadata import read_metadata
from pagekit.intake.picture_gate import PhotoMetadata
from pagekit.intake.picture_readers import opened
from pagekit.intake.xmp_tree import MAX_PACKET

IIM, RESOURCES, XMP, DESCRIPTION = 33_723, 34_377, 700, 270


def told(fields: dict[int, bytes]) -> PhotoMetadata:
    """What is read of a TIFF with these fields."""
    return read_metadata(opened(tiff_with(fields), "TIFF"))


def tiff_with(fields: dict[int, bytes]) -> bytes:
    stream = io.BytesIO()
    Image.new("L", (4, 4)).save(stream, "TIFF", tiffinfo=fields)
    return stream.getvalue()


def dataset(number: int, text: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, 2, number, len(text)) + text


def steps(fields: dict[int, bytes]) -> int:
    """Lines of pagekit's that are gone through to read the metadata."""
    image, count = opened(tiff_with(fields), "TIFF"), 0

    def traced(frame: FrameType, event: str, argument: object) -> Callable[..., object] | None:
        nonlocal count
        if "pagekit" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return traced

    sys.settrace(traced)
    try:
        read_metadata(image)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    "make",
    [
        lambda times: {IIM: dataset(80, b"Ann") * times},
        lambda times: {IIM: b"".join(dataset(80, b"Ann %d" % each) for each in range(times))},
        lambda times: {IIM: b"".join(dataset(110, b"SONY DSC %d" % each) for each in range(times))},
        lambda times: {IIM: bytes(times) + dataset(80, b"Ann")},
        lambda times: {RESOURCES: b"8BIM\4\5\0\0\0\0\0\0" * times},
        lambda times: {DESCRIPTION: b"\0a" * times},
        lambda times: {XMP: b"<x>" + b"<y/>" * times + b"</x>"},
    ],
    ids=["fields", "names", "forms", "nothing", "resources", "zeros", "packet"],
)
def test_twice_as_much_said_is_twice_the_work(make: Callable[[int], dict[int, bytes]]) -> None:
    once, twice = steps(make(1_000)), steps(make(2_000))
    assert twice <= 2.1 * once


def test_what_is_longer_than_any_field_is_told_and_not_read() -> None:
    long = told({IIM: dataset(80, b"Ann") + bytes(MAX_BLOCK)})
    assert (long.creator, long.trouble) == (None, "its IIM has 1,048,584 bytes, at most 1,048,576 are read")
    packet = told({XMP: b"<x>" + b" " * MAX_PACKET + b"</x>"})
    assert packet.trouble == "its XMP has 1,048,583 bytes, at most 1,048,576 are read"


def test_among_thousands_of_resources_nothing_is_looked_for() -> None:
    found = b"8BIM\4\4\0\0" + struct.pack(">I", 8) + dataset(80, b"Ann")
    empty = b"8BIM\4\5\0\0\0\0\0\0"
    for times, creators in ((3_999, [b"Ann"]), (4_000, None)):
        image = opened(tiff_with({RESOURCES: empty * times + found}), "TIFF")
        assert datasets(image)[0].get((2, 80)) == creators
