"""TIFFs as advertisers send them → plates and pictures for readers in the right colours, or a refusal by name."""

from __future__ import annotations

import io
from typing import Any

import pytest
from PIL import Image

from pagekit.condition import find_condition, profile_bytes
from pagekit.intake.admit import picture_notes
from pagekit.intake.picture_gate import PictureRefused
from pagekit.intake.pictures import inspect
from pagekit.pictures import Recipe, derive
from pagekit.pictures.plate_recipe import PlateRecipe
from tests.pictures.tiffs import tiff

COATED = find_condition("coated")
RED = Image.new("RGB", (40, 20), (200, 30, 60))
INKS = Image.new("CMYK", (40, 20), (0, 230, 200, 10))
PLATE_RED, PLATE_INKS = (13, 96, 67, 7), (0, 90, 78, 4)


def saved(image: Image.Image, **how: Any) -> bytes:
    stream = io.BytesIO()
    image.save(stream, "TIFF", **how)
    return stream.getvalue()


def plate(data: bytes) -> Image.Image:
    inspect(data, "ad.tif")
    made = derive(data, PlateRecipe.of(COATED, 200, 100, whole=True))
    return Image.open(io.BytesIO(made.largest.data))


def percent(image: Image.Image) -> tuple[int, ...]:
    pixel = image.getpixel((1, 1))
    assert isinstance(pixel, tuple)
    return tuple(round(level / 2.55) for level in pixel)


@pytest.mark.parametrize(
    ("data", "inks"),
    [
        *(
            (saved(RED, compression=packing), PLATE_RED)
            for packing in ("tiff_lzw", "tiff_adobe_deflate", "jpeg")
        ),
        (saved(RED.convert("RGBA")), PLATE_RED),
        (saved(INKS, compression="tiff_lzw"), PLATE_INKS),
        (saved(INKS, compression="jpeg"), PLATE_INKS),
        (saved(INKS, icc_profile=profile_bytes(COATED)), PLATE_INKS),
        (tiff((51_400, 7_710, 15_420), bits=16), PLATE_RED),
        (tiff((51_400, 7_710, 15_420), bits=16, packed=True), PLATE_RED),
        (tiff((51_400, 7_710, 15_420, 65_535), bits=16, extra=2), PLATE_RED),
        (tiff((0, 59_110, 51_400, 2_570), bits=16, photometric=5), PLATE_INKS),
        (tiff((0, 230, 200, 10, 0), photometric=5, extra=0), PLATE_INKS),
    ],
)
def test_its_colours_are_those_of_the_file(data: bytes, inks: tuple[int, ...]) -> None:
    assert percent(plate(data)) == pytest.approx(inks, abs=1)


@pytest.mark.parametrize(
    "data",
    [
        saved(RED.convert("L")), saved(RED.convert("1"), compression="group4"), tiff((30_000,), bits=16, photometric=1),
        saved(Image.new("CMYK", (40, 20), (0, 0, 0, 120))),
    ],
)  # fmt: skip
def test_a_grey_stays_on_the_black_plate(data: bytes) -> None:
    assert plate(data).mode == "L"


def test_readers_see_it_as_a_jpeg_in_srgb() -> None:
    data = saved(INKS, icc_profile=profile_bytes(COATED))
    made = derive(data, Recipe((40,), formats=("jpeg",)))
    red, green, blue = Image.open(io.BytesIO(made.largest.data)).convert("RGB").getpixel((1, 1))  # type: ignore[misc]
    assert (red > 200, green < 80, blue < 90) == (True, True, True)


def test_of_several_pages_the_first_is_shown_and_that_is_told() -> None:
    data = saved(RED, save_all=True, append_images=[RED.convert("L")])
    facts, _ = inspect(data, "ad.tif")
    assert [note.what for note in picture_notes("ad.tif", facts, "adverts[0].src")] == [
        "ad.tif: has several pages; the first one is used."
    ]
    assert percent(plate(data)) == PLATE_RED


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (
            tiff((0, 230, 200, 10, 255), photometric=5, extra=2),
            "is a TIFF with pixels of a kind that is not read.",
        ),
        (
            tiff((30_000, 65_535), bits=16, photometric=1, extra=2),
            "is a TIFF with pixels of a kind that is not read.",
        ),
        (saved(RED)[:300], "is damaged or cut off; it cannot be decoded as TIFF."),
        (b"II+\0" + bytes(40), "is a BigTIFF, whatever its name says."),
    ],
)
def test_one_that_cannot_be_shown_is_refused_by_name(data: bytes, what: str) -> None:
    with pytest.raises(PictureRefused) as caught:
        inspect(data, "ad.tif")
    assert caught.value.what == f"ad.tif: {what}"
