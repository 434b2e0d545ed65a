"""a picture + a box + a size → the pixels that cutting out and scaling in one piece make, whichever way they are made."""

from __future__ import annotations

import io

import pytest
from PIL import Image, ImageChops

from pagekit.condition import find_condition, strips
from pagekit.pictures import Source, encode
from pagekit.pictures.plate_recipe import PlateRecipe
from pagekit.pictures.plates import plate_picture
from pagekit.pictures.scale import scaled
from tests.pictures.test_plates import noise, profile_bytes, save

COATED = find_condition("coated")


@pytest.fixture
def small_strips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(strips, "IN_ONE", 1)
    monkeypatch.setattr(strips, "STRIP_PIXELS", 9_000)


def test_strips_are_much_alike_and_a_picture_that_is_not_large_is_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert [*strips.bands((2000, 2000))] == [(0, 2000)]
    monkeypatch.setattr(strips, "IN_ONE", 1)
    monkeypatch.setattr(strips, "STRIP_PIXELS", 100)
    assert [*strips.bands((30, 11))] == [(0, 2), (2, 5), (5, 8), (8, 11)]
    assert [*strips.bands((5_000, 2))] == [(0, 1), (1, 2)]


@pytest.mark.usefixtures("small_strips")
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK", "LAB"])
@pytest.mark.parametrize(
    ("box", "size"),
    [
        ((0, 0, 301, 200), (97, 61)),
        ((31, 17, 290, 181), (97, 61)),
        ((31, 17, 290, 181), (259, 164)),
        ((0, 0, 301, 200), (301, 77)),
        ((2, 0, 301, 200), (120, 200)),
    ],
    ids=["the whole", "a part", "a part as it is", "lower", "narrower"],
)  # fmt: skip
def test_it_is_what_it_is_in_one_piece(
    mode: str, box: tuple[int, int, int, int], size: tuple[int, int]
) -> None:
    bands = [Image.effect_noise((301, 200), spread) for spread in (40, 50, 60, 70)]
    image = bands[0] if mode == "L" else Image.merge(mode, bands[: len(mode)])
    made = scaled(image, box, size)
    assert made.tobytes() == image.crop(box).resize(size, Image.Resampling.LANCZOS).tobytes()


PHOTO = noise((400, 300))
GREY = Image.merge("RGB", [Image.effect_noise((400, 300), 60)] * 3)
INKS = Image.merge("CMYK", [Image.effect_noise((400, 300), 60).point(lambda value: min(255, value + 60))] * 4)
SPOTTED = GREY.copy()
SPOTTED.putpixel((3, 290), (200, 0, 0))
PLATES = {
    "photograph": (save(PHOTO, "JPEG"), {}),
    "lettering": (save(PHOTO), {}),
    "see-through": (save(Image.merge("RGBA", (*PHOTO.split(), GREY.getchannel(0)))), {}),
    "Lab": (save(Image.merge("LAB", PHOTO.split()), "TIFF"), {}),
    "grey": (save(GREY), {}),
    "grey but for a spot in its last strip": (save(SPOTTED), {}),
    "inks over the limit": (save(INKS, "TIFF"), {}),
    "inks of another press": (
        save(INKS, "JPEG", icc_profile=profile_bytes(find_condition("newsprint"))),
        {},
    ),
    "inks on black alone": (save(INKS, "TIFF"), {"mono": True}),
    "framed": (save(PHOTO, "JPEG"), {"framed": True}),
}


@pytest.mark.parametrize("name", PLATES)
def test_a_plate_is_the_same_in_strips(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    data, how = PLATES[name]
    recipe = PlateRecipe.of(COATED, 60, 40, **how)
    whole = plate_picture(Source.of(data), recipe, None)
    monkeypatch.setattr(strips, "IN_ONE", 1)
    monkeypatch.setattr(strips, "STRIP_PIXELS", 9_000)
    assert plate_picture(Source.of(data), recipe, None) == whole


def test_a_large_picture_is_not_kept_for_its_next_plate(monkeypatch: pytest.MonkeyPatch) -> None:
    source = Source.of(save(PHOTO))
    assert source.plain[0].image is source.plain[0].image
    monkeypatch.setattr("pagekit.pictures.source.KEPT", 400 * 300 - 1)
    source = Source.of(save(PHOTO))
    assert source.plain[0].image is not source.plain[0].image


def test_codes_are_made_to_fit_all_but_the_largest(monkeypatch: pytest.MonkeyPatch) -> None:
    fitted = encode.encode_plate(INKS, xmp=None)
    monkeypatch.setattr(encode, "MOST_FITTED", 400 * 300 - 1)
    plain = encode.encode_plate(INKS, xmp=None)
    screen = encode.encode(PHOTO, "jpeg", quality=80, lettering=False, xmp=None)
    assert len(fitted) < len(plain) < 1.2 * len(fitted)
    assert b"\xff\xc0" in screen and b"\xff\xc2" not in screen
    with Image.open(io.BytesIO(fitted)) as one, Image.open(io.BytesIO(plain)) as other:
        assert ImageChops.difference(one, other).getbbox() is None
