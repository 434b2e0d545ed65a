"""a picture → bytes: one quality for all formats, metadata carried on, and the same bytes on any number of cores."""

from __future__ import annotations

import hashlib
import io
import os
import struct
import subprocess
import sys

import pytest
from PIL import Image, features

from pagekit.errors import MissingDependency
from pagekit.pictures import ImageFormat
from pagekit.pictures.encode import encode, encoders, quality_for

FORMATS: tuple[ImageFormat, ...] = ("avif", "webp", "jpeg")
NOISE = Image.effect_noise((96, 64), 60).convert("RGB")


def chart() -> Image.Image:
    """Flat colours and thin strokes, as a screenshot has them."""
    picture = Image.new("RGB", (240, 160), (250, 250, 250))
    for place in range(0, 240, 6):
        picture.paste((200, 30, 30), (place, 160 - place // 2, place + 3, 160))
        picture.paste((30, 60, 200), (place, place // 3, place + 1, place // 3 + 20))
    return picture


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(
    ("quality", "webp", "avif"),
    [(40, 45, 41), (60, 65, 49), (65, 70, 52), (78, 80, 62), (80, 82, 64), (84, 86, 69), (98, 98, 96)],
)
def test_one_quality_serves_all_formats(quality: int, webp: int, avif: int) -> None:
    assert [quality_for(form, quality) for form in FORMATS] == [avif, webp, quality]


@pytest.mark.parametrize("form", FORMATS)
def test_more_quality_is_never_less(form: ImageFormat) -> None:
    found = [quality_for(form, quality) for quality in range(-5, 110)]
    assert found == sorted(found)
    assert (found[0], found[-1]) == (1, 100)


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("size", [(1, 1), (2, 3), (65, 1), (1, 67), (31, 33)])
def test_every_size_is_made_in_every_format(form: ImageFormat, size: tuple[int, int]) -> None:
    data = encode(NOISE.resize(size), form, quality=80, lettering=False, xmp=None)
    assert opened(data).size == size
    assert opened(data).mode == "RGB"


@pytest.mark.parametrize("form", FORMATS)
def test_the_packet_is_read_back_from_every_format_and_nothing_else_is_there(form: ImageFormat) -> None:
    packet = "<x:xmpmeta xmlns:x='adobe:ns:meta/'>Дана</x:xmpmeta>".encode()
    image = opened(encode(NOISE, form, quality=80, lettering=False, xmp=packet))
    assert image.info["xmp"] == packet
    assert not image.getexif()
    assert {"exif", "icc_profile", "comment", "dpi"} & set(image.info) == set()
    assert "xmp" not in opened(encode(NOISE, form, quality=80, lettering=False, xmp=None)).info


def avif_subsampling(data: bytes) -> tuple[int, int]:
    """Horizontal and vertical, from the AV1 configuration box (AV1-ISOBMFF 1.2, 2.3.3)."""
    flags = data[data.index(b"av1C") + 6]
    return flags >> 3 & 1, flags >> 2 & 1


def test_lettering_keeps_its_full_colour() -> None:
    assert avif_subsampling(encode(chart(), "avif", quality=80, lettering=True, xmp=None)) == (0, 0)
    assert avif_subsampling(encode(NOISE, "avif", quality=80, lettering=False, xmp=None)) == (1, 1)


def is_lossless(data: bytes) -> bool:
    return data[:4] == b"RIFF" and data[12:16] == b"VP8L"


def test_flat_colours_are_lossless_webp_where_that_is_smaller() -> None:
    flat = encode(chart(), "webp", quality=80, lettering=True, xmp=None)
    assert is_lossless(flat)
    assert opened(flat).tobytes() == chart().tobytes()
    assert len(flat) < len(encode(chart(), "webp", quality=80, lettering=False, xmp=None))
    assert not is_lossless(encode(NOISE, "webp", quality=80, lettering=True, xmp=None))


def test_a_format_that_this_pillow_lacks_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert any(told.startswith("aom") for told in encoders())
    monkeypatch.setattr(features, "check", lambda name: name != "avif")
    with pytest.raises(MissingDependency, match=r"built without AVIF. To install it: pip install"):
        encode(NOISE, "avif", quality=80, lettering=False, xmp=None)
    assert encode(NOISE, "jpeg", quality=80, lettering=False, xmp=None)[:3] == b"\xff\xd8\xff"
    assert not any(told.startswith("aom") for told in encoders())


def test_the_encoders_are_told_with_their_versions() -> None:
    told = dict(name.split(" ", 1) for name in encoders())
    assert told["pillow"] == Image.__version__
    assert {"avif", "webp", "jpg", "libjpeg_turbo", "littlecms2", "aom"} <= set(told)


SCRIPT = """
import hashlib, os, sys
if sys.argv[1] == "one" and hasattr(os, "sched_setaffinity"):
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
from PIL import Image
from pagekit.pictures.encode import encode
picture = Image.frombytes("RGB", (640, 480), sys.stdin.buffer.read())
for form in ("avif", "webp", "jpeg"):
    for lettering in (False, True):
        data = encode(picture, form, quality=80, lettering=lettering, xmp=b"<x/>")
        print(form, hashlib.sha256(data).hexdigest())
"""


def test_the_bytes_are_the_same_on_one_core_and_on_all() -> None:
    # Large enough that an encoder left to itself divides the work, and its bytes follow the number of cores.
    field = Image.effect_mandelbrot((640, 480), (-2.0, -1.2, 0.8, 1.2), 60)
    picture = Image.merge("RGB", [field, field.transpose(Image.Transpose.ROTATE_180), field])
    told = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, cores],
            input=picture.tobytes(),
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "OMP_NUM_THREADS": threads, "PYTHONPATH": os.pathsep.join(sys.path)},
        ).stdout
        for cores, seed, threads in (("one", "1", "1"), ("all", "77", "8"))
    ]
    assert told[0] == told[1]
    assert len(told[0].split()) == 12
    assert hashlib.sha256(encode(picture, "avif", quality=80, lettering=False, xmp=b"<x/>")).hexdigest() in (
        told[0].decode()
    )


def test_the_avif_boxes_name_srgb() -> None:
    """No profile is needed: the colour box says primaries 1, transfer 13, matrix 6, full range (ITU-T H.273)."""
    data = encode(NOISE, "avif", quality=80, lettering=False, xmp=None)
    place = data.index(b"colrnclx") + 8
    primaries, transfer, matrix, full = struct.unpack(">HHHB", data[place : place + 7])
    assert (primaries, transfer, matrix, full) == (1, 13, 6, 0x80)
