"""what a picture's headers announce → counted in one walk, and refused by name before a reader has begun."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from types import FrameType

import pytest
from PIL import Image

from pagekit.intake import pictures
from pagekit.intake.picture_counts import SpoiltMetadata, TooMuch, counted
from pagekit.intake.picture_gate import PictureRefused
from pagekit.intake.pictures import inspect
from pagekit.model import PictureFormat
from tests.intake.hostile_pictures import (
    SIGNATURE,
    chunk,
    flat_jpeg,
    flat_png,
    gif,
    segment,
    tiff,
    webp,
    webp_that_claims,
)

MakePicture = Callable[..., bytes]
EXIF = segment(0xE1, b"Exif\0\0x")


def progressive(size: tuple[int, int] = (64, 48)) -> tuple[bytes, bytes]:
    """A progressive JPEG, and its last scan."""
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(stream, "JPEG", progressive=True)
    data = stream.getvalue()
    return data, data[data.rfind(b"\xff\xda") : -2]


def with_scans(count: int, size: tuple[int, int] = (64, 48)) -> bytes:
    """One whose last scan comes again, so that it has as many as this."""
    data, last = progressive(size)
    return data[:-2] + last * (count - 10) + data[-2:]


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """No reader may begin."""

    def opened(data: bytes, form: PictureFormat) -> None:
        pytest.fail(f"a reader was given the {form}")

    monkeypatch.setattr(pictures, "opened", opened)


def test_honest_files_are_counted_as_they_are(picture: MakePicture) -> None:
    data, _ = progressive()
    count = counted(data, "JPEG")
    assert (count.scans, count.size, count.held) == (10, (64, 48), 2 * 64 * 48 * 3 // 2)
    plain = counted(picture("JPEG", (64, 48)), "JPEG")
    assert (plain.scans, plain.size, plain.held) == (1, (64, 48), 0)
    assert counted(picture("PNG", (64, 48)), "PNG").rows
    assert counted(picture("WEBP", (64, 48)), "WEBP").size == (64, 48)
    assert counted(picture("WEBP", (64, 48), lossless=True), "WEBP").size == (64, 48)
    assert counted(picture("TIFF"), "TIFF").frames == 1
    assert counted(picture("GIF"), "GIF").frames == 1
    assert counted(gif(7), "GIF").frames == 7
    assert counted(tiff(7), "TIFF").frames == 7


def test_a_second_picture_behind_the_first_and_bytes_that_fill_are_no_scans(picture: MakePicture) -> None:
    data = picture("JPEG", (64, 48))
    at = data.find(b"\xff\xda")
    filled = data[:at] + b"\xff\xff\xff" + data[at:]
    assert counted(filled + data + data, "JPEG").scans == 1
    assert counted(data[:2] + segment(0xE2, b"\xff\xda" * 300) + data[2:], "JPEG").scans == 1
    # Behind a scan of all colours no other is looked for: the decoder takes none.
    again = data[:-2] + data[at:-2] * 300 + data[-2:]
    assert counted(again, "JPEG").scans == 1
    with pytest.raises(PictureRefused, match="is damaged or cut off"):
        inspect(again, "a.jpg")


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(
    ("data", "what"),
    [
        (with_scans(101), "has more than 100 scans"),
        (flat_jpeg((12_000, 9_900), progressive=True)[:-2] + segment(0xDA, bytes(10)) * 16, "has more than 16 scans of 12,000 by 9,900 pixels"),
        (b"\xff\xd8" + segment(0xFE) * 21_000, "has more than 20,164 parts in 84,002 bytes"),
        (b"\xff\xd8" + EXIF[:2] + b"\0\2" + bytes(21_000), "has more than 20,041 parts in 21,006 bytes"),
        (SIGNATURE + chunk(b"IDAT") * 21_000, "has more than 20,492 parts in 252,008 bytes"),
        (SIGNATURE + chunk(b"acTL", b"\0\0\x13\x89" + bytes(4)), "has more than 5,000 frames"),
        (gif(1, blocks=21_000), "has more than 20,656 parts in 42,038 bytes"),
        (gif(5_001), "has more than 5,000 frames"),
        (webp([(b"ICCP", b"")] * 21_000), "has more than 20,328 parts in 168,012 bytes"),
        (webp_that_claims(8, 8, frames=5_001), "has more than 5,000 frames"),
        (tiff(5_001), "has more than 5,000 frames"),
        (tiff(1, [(273, 4, 2_000_000)]), "has 8,000,000 bytes of numbers in its fields, at most 4,194,304 are read"),
    ],
)  # fmt: skip
def test_what_has_too_much_is_refused_before_it_is_read(data: bytes, what: str) -> None:
    with pytest.raises(PictureRefused) as caught:
        inspect(data, "a.jpg")
    assert (caught.value.code, caught.value.what) == ("picture-refused", f"a.jpg: {what}.")


def test_a_hundred_scans_and_five_thousand_frames_are_read() -> None:
    assert inspect(with_scans(100), "a.jpg")[0].width == 64
    assert inspect(gif(5_000), "a.gif")[0].animated


def test_pages_that_go_round_in_a_ring_are_no_hang() -> None:
    ring = tiff(2)[:-4] + (8).to_bytes(4, "little")
    with pytest.raises(TooMuch, match="has more than 5,000 frames"):
        counted(ring, "TIFF")


@pytest.mark.parametrize(
    "spoilt",
    [
        flat_jpeg((16, 16), before=EXIF * 17),
        flat_jpeg((16, 16), before=segment(0xED, b"Photoshop 3.0\0") * 17),
        flat_png((16, 16), 8, 2, more=chunk(b"eXIf", b"MM\0*" + bytes(1024 * 1024))),
    ],
)
def test_metadata_that_would_be_joined_or_counted_for_ever_is_left_aside_and_that_is_told(
    spoilt: bytes,
) -> None:
    facts, metadata = inspect(spoilt, "a.jpg")
    assert (facts.width, metadata.trouble) == (16, "what the file says about itself is damaged")
    with pytest.raises(SpoiltMetadata):
        counted(spoilt, facts.format)


def steps(data: bytes, form: PictureFormat) -> int:
    """Lines of the walk that are gone through for a file."""
    count = 0

    def traced(frame: FrameType, event: str, argument: object) -> Callable[..., object]:
        nonlocal count
        count += event == "line"
        return traced

    sys.settrace(traced)
    try:
        counted(data, form)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize(
    ("form", "make"),
    [
        ("JPEG", lambda times: flat_jpeg((16, 16), before=segment(0xFE, b"x") * times)),
        ("JPEG", lambda times: with_scans(10 + times // 10)),
        ("JPEG", lambda times: b"\xff\xd8\xff\xda" + b"\0\2" + b"\xff" * 64 * times + b"\0\xff\xda\0\2"),
        ("PNG", lambda times: SIGNATURE + chunk(b"tEXt", b"a\0b") * times),
        ("GIF", lambda times: gif(times)),
        ("GIF", lambda times: gif(1, blocks=times)),
        ("WEBP", lambda times: webp_that_claims(8, 8, frames=times)),
        ("TIFF", lambda times: tiff(times)),
        ("TIFF", lambda times: tiff(1, [(273, 4, 1)] * times)),
    ],
    ids=["remarks", "scans", "filling", "texts", "frames", "blocks", "animation", "pages", "fields"],
)
def test_twice_the_file_is_twice_the_walk(form: PictureFormat, make: Callable[[int], bytes]) -> None:
    once, twice = (steps(make(times), form) for times in (300, 600))
    assert twice <= 2.1 * once
