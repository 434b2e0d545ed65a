"""a PNG in strips → the same pixels as in one piece, in every kind of PNG there is; and its shell, which has none."""

from __future__ import annotations

import io
import random
import zlib

import pytest
from PIL import Image

from pagekit.intake.png_strips import shell, strips
from tests.intake.hostile_pictures import chunk, png

KINDS = [
    *((depth, 0) for depth in (1, 2, 4, 8, 16)),
    *((depth, 3) for depth in (1, 2, 4, 8)),
    *((depth, colour) for depth in (8, 16) for colour in (2, 4, 6)),
]
SIZE = (37, 29)


def noise(depth: int, colour: int) -> bytes:
    """Any pixels under any filters, with a palette where there is one."""
    luck = random.Random(depth * 8 + colour)
    row = (SIZE[0] * depth * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] + 7) // 8
    rows = b"".join(bytes([luck.randrange(5)]) + luck.randbytes(row) for _ in range(SIZE[1]))
    palette = chunk(b"PLTE", luck.randbytes(3 << depth)) + chunk(b"tRNS", b"\1\7") if colour == 3 else b""
    return png(SIZE, depth, colour, zlib.compress(rows), more=palette)


@pytest.mark.parametrize(("depth", "colour"), KINDS)
@pytest.mark.parametrize("rows", [2, 8, 0])
def test_the_strips_are_the_picture(depth: int, colour: int, rows: int) -> None:
    data = noise(depth, colour)
    with Image.open(io.BytesIO(data)) as whole:
        whole.load()
    top = 0
    for strip in strips(data, shell(data), rows):
        here = whole.crop((0, top, SIZE[0], top + strip.height))
        assert (strip.mode, strip.info) == (whole.mode, whole.info)
        assert strip.tobytes() == here.tobytes()
        assert strip.getpalette("RGBA") == here.getpalette("RGBA")
        top += strip.height
    assert top == SIZE[1]


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_pixels_that_break_off_are_no_picture(share: float) -> None:
    data = noise(8, 2)
    with pytest.raises(OSError, match="break off"):
        list(strips(data[: int(len(data) * share)], shell(data)))


def test_the_shell_has_one_pixel_and_all_that_the_file_says() -> None:
    said = chunk(b"tEXt", b"Comment\0seen") + chunk(b"gAMA", b"\0\0\xb1\x8f")
    data = png((60_000, 60_000), 16, 6, b"", more=said)
    bare = shell(data.replace(chunk(b"IEND"), chunk(b"tEXt", b"Author\0Ann") + chunk(b"IEND")))
    bare.load()
    assert (bare.size, bare.mode) == ((1, 1), "RGBA")
    assert (bare.text["Comment"], bare.text["Author"], bare.info["gamma"]) == ("seen", "Ann", 0.45455)
