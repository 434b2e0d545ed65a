"""what decoding would take → refused from the header, and how far the largest are brought down."""

from __future__ import annotations

import pytest

from pagekit.intake import picture_apart, pictures
from pagekit.intake.picture_gate import PictureRefused
from pagekit.intake.picture_memory import divisor
from pagekit.intake.pictures import inspect
from tests.intake.hostile_pictures import flat_jpeg, png, webp_that_claims


@pytest.fixture(autouse=True)
def undecoded(monkeypatch: pytest.MonkeyPatch) -> None:
    """No pixel may be decoded."""
    for room, name in ((pictures, "decoded_here"), (picture_apart, "decoded_apart")):
        monkeypatch.setattr(room, name, lambda *told: pytest.fail("the pixels were decoded"))


def claims(jpeg: bytes, size: tuple[int, int]) -> bytes:
    """The JPEG with another size in its header."""
    sides = b"".join(side.to_bytes(2, "big") for side in reversed(size))
    at = max(jpeg.find(b"\xff\xc0"), jpeg.find(b"\xff\xc2")) + 5
    return jpeg[:at] + sides + jpeg[at + 4 :]


@pytest.mark.parametrize(
    ("data", "much", "remedy"),
    [
        (
            claims(flat_jpeg((16, 16), progressive=True, sampling=0x11), (12_600, 9_500)),
            837,
            "as a baseline JPEG",
        ),
        (png((12_600, 9_500), 8, 2, b"", interlaced=1), 598, "without interlacing"),
        (webp_that_claims(9_000, 6_000), 810, "as JPEG"),
    ],
)
def test_what_would_take_too_much_is_refused_by_its_header(data: bytes, much: int, remedy: str) -> None:
    with pytest.raises(PictureRefused) as caught:
        inspect(data, "a.jpg")
    assert caught.value.code == "picture-refused"
    most = "at most 520 MB are spent on one picture"
    assert caught.value.what == f"a.jpg: takes {much} MB of memory to be decoded; {most}."
    assert caught.value.remedy == f"Export it {remedy}, or smaller."


def test_cameras_pictures_are_decoded_as_they_are_and_the_largest_at_half_their_sides() -> None:
    sizes = [
        (9_504, 6_336),
        (8_660, 8_000),
        (11_648, 8_736),
        (12_600, 9_500),
        (30_000, 4_000),
        (2**31, 2**31),
    ]
    assert [divisor(size) for size in sizes] == [1, 2, 2, 2, 2, 274_958]
