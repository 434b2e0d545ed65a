"""A picture's file → read once, decoded once, and only as intake passed it."""

from __future__ import annotations

import hashlib
import io

import pytest
from PIL import Image

from pagekit.errors import RenderError, Unreadable
from pagekit.pictures import Recipe, Source, derive


def jpeg(shade: int = 60) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (90, 60), (shade, 90, 120)).save(stream, "JPEG")
    return stream.getvalue()


class Disk:
    """A disk that counts how often it is read."""

    def __init__(self, data: bytes) -> None:
        self.data, self.reads = data, 0

    def read(self) -> bytes:
        self.reads += 1
        return self.data


def test_however_many_files_are_made_of_it_it_is_read_and_decoded_once() -> None:
    disk = Disk(jpeg(61))
    source = Source(disk.read)
    pixels, _ = source.decoded
    for width in (20, 40, 80):
        assert derive(source, Recipe((width,))).made == 1
    assert disk.reads == 1
    assert source.decoded[0] is pixels


def test_what_was_made_before_is_not_read_again_when_intake_knows_its_hash() -> None:
    data = jpeg(62)
    derive(data, Recipe((33,)))
    disk = Disk(data)
    assert derive(Source(disk.read, sha256=hashlib.sha256(data).hexdigest()), Recipe((33,))).made == 0
    assert disk.reads == 0


def test_a_file_that_changed_since_it_was_passed_is_refused() -> None:
    passed = hashlib.sha256(jpeg(63)).hexdigest()
    with pytest.raises(Unreadable, match=r"ferry\.jpg: has changed since the story was read"):
        derive(Source(lambda: jpeg(64), sha256=passed, name="ferry.jpg"), Recipe((20,)))


def test_a_file_of_no_known_kind_is_refused() -> None:
    with pytest.raises(RenderError, match="of no kind that is known"):
        derive(b"words", Recipe((20,)))


def test_lettering_is_told_by_what_it_came_in() -> None:
    stream = io.BytesIO()
    Image.new("RGB", (9, 6)).save(stream, "PNG")
    assert Source.of(stream.getvalue()).decoded[1]
    assert not Source.of(jpeg()).decoded[1]
