"""pictures of 120 megapixels → their files, in a process that never holds more than 300 MB; and what is done in strips."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from pagekit.intake import picture_memory
from pagekit.pictures import decode
from pagekit.pictures.colour import MAX_PROFILE
from pagekit.pictures.decode import decoded, plain
from tests.intake.hostile_pictures import chunk, flat_jpeg, flat_png

MEGABYTE = 1024 * 1024
MEASURE = """
import re, sys
from pathlib import Path
from pagekit.condition import find_condition
from pagekit.intake.pictures import inspect
from pagekit.pictures import Recipe, Source, derive
from pagekit.pictures.plate_recipe import PlateRecipe
*places, plate = sys.argv[1:]
(file,) = derive(Path(plate).read_bytes(), PlateRecipe.of(find_condition("coated"), 1190, 842)).files
print(file.width, file.height)
for place in places:
    data = Path(place).read_bytes()
    facts, _ = inspect(data, "a")
    (file,) = derive(Source.of(data), Recipe((600,), aspect=(4, 3))).files
    print(facts.width, facts.height, file.width, file.height)
# Of this program alone: what getrusage tells counts the process that started it, too.
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""
SIZE = (12_600, 9_500)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory otherwise")
def test_a_hundred_and_twenty_megapixels_take_no_more_than_300_mb(tmp_path: Path) -> None:
    files = {
        "a.jpg": flat_jpeg(SIZE),
        "b.jpg": flat_jpeg(SIZE, progressive=True),
        "c.png": flat_png(SIZE, 4, 3, more=chunk(b"PLTE", bytes(48))),
        # Lettering on a page of A3: hardly less than it has of pixels is printed.
        "d.png": flat_png((9_200, 6_510), 8, 3, more=chunk(b"PLTE", bytes((200, 0, 0)))),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    told = subprocess.run(
        [sys.executable, "-c", MEASURE, *(str(tmp_path / name) for name in files)],
        capture_output=True, check=True, text=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )  # fmt: skip
    plate, *pictures, peak = told.stdout.splitlines()
    assert pictures == ["12600 9500 600 450"] * 3
    assert plate == "9200 6510"
    # What takes more is made in a process of its own.
    assert int(peak) * 1024 <= 300 * MEGABYTE


def file_of(mode: str, form: str) -> bytes:
    """A picture of this mode that is like no other."""
    ramp = Image.linear_gradient("L").resize((61, 43))
    bands = [ramp, ramp.rotate(90, expand=False), ramp.rotate(180), ramp.rotate(270)]
    wide = {
        "I;16": lambda: ramp.convert("I").point(lambda value: value * 200).convert("I;16"),
        "F": lambda: ramp.convert("F"),
    }
    flat: dict[str, Callable[[], Image.Image]] = {
        "1": lambda: ramp.convert("1"), "L": lambda: ramp, "P": lambda: Image.merge("RGB", bands[:3]).quantize(40), **wide,
    }  # fmt: skip
    image = (
        flat[mode]() if mode in flat else Image.merge(mode, bands[: len(Image.new(mode, (1, 1)).getbands())])
    )
    stream = io.BytesIO()
    image.save(stream, form, **({"transparency": 3} if mode == "P" and form == "PNG" else {}))
    return stream.getvalue()


MODES = [
    ("1", "TIFF"), ("L", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("P", "GIF"), ("RGB", "PNG"), ("RGBA", "PNG"), ("RGB", "WEBP"),
    ("I;16", "PNG"), ("F", "TIFF"), ("CMYK", "TIFF"), ("LAB", "TIFF"), ("RGB", "JPEG"), ("CMYK", "JPEG"),
]  # fmt: skip


@pytest.mark.parametrize(("mode", "form"), MODES)
def test_converted_in_strips_it_is_what_it_is_in_one_piece(
    mode: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = file_of(mode, form)
    whole, own = decoded(data)[0], plain(data)[0]
    monkeypatch.setattr(decode, "IN_ONE", 1)
    monkeypatch.setattr(decode, "STRIP_PIXELS", 400)
    assert decoded(data)[0].tobytes() == whole.tobytes()
    strips = plain(data)[0]
    assert (strips.image.mode, strips.image.tobytes()) == (own.image.mode, own.image.tobytes())
    assert (strips.bilevel, strips.profile, strips.remarks) == (own.bilevel, own.profile, own.remarks)


@pytest.mark.parametrize(("mode", "form"), [each for each in MODES if each[1] != "JPEG"])
def test_what_is_too_large_is_brought_down_as_the_whole_would_be(
    mode: str, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = file_of(mode, form)
    whole, own = decoded(data)[0].reduce(2), plain(data)[0].image.reduce(2)
    monkeypatch.setattr(picture_memory, "WHOLE", 61 * 43 // 2)
    monkeypatch.setattr(decode, "IN_ONE", 1)
    monkeypatch.setattr(decode, "STRIP_PIXELS", 400)
    assert decoded(data)[0].tobytes() == whole.tobytes()
    assert plain(data)[0].image.tobytes() == own.tobytes()


def test_a_jpeg_that_is_too_large_is_brought_down_by_its_decoder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_memory, "WHOLE", 61 * 43 // 2)
    for size in ((61, 43), (60, 44)):
        assert decoded(flat_jpeg(size))[0].size == ((size[0] + 1) // 2, (size[1] + 1) // 2)


def test_a_profile_that_is_larger_than_any_is_as_good_as_none() -> None:
    plain_file, long = io.BytesIO(), io.BytesIO()
    image = Image.linear_gradient("L").resize((6, 4)).convert("RGB")
    image.save(plain_file, "TIFF")
    image.save(long, "TIFF", icc_profile=bytes(MAX_PROFILE + 1))
    assert decoded(long.getvalue())[0].tobytes() == decoded(plain_file.getvalue())[0].tobytes()
    assert plain(long.getvalue())[0].remarks == ("profile-unusable",)


@pytest.mark.parametrize("turn", range(1, 9))
def test_a_tiff_is_turned_upright_once(turn: int) -> None:
    ramp = Image.linear_gradient("L").resize((60, 40))
    image = Image.merge("RGB", (ramp, ramp.transpose(Image.Transpose.ROTATE_90).resize((60, 40)), ramp))
    exif = Image.Exif()
    exif[0x0112] = turn
    seen = []
    for form in ("PNG", "TIFF"):
        stream = io.BytesIO()
        image.save(stream, form, exif=exif)
        seen.append(decoded(stream.getvalue())[0])
    assert (seen[1].size, seen[1].tobytes()) == (seen[0].size, seen[0].tobytes())
