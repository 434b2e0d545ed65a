"""a picture → the colour that stands out in it, and that it can be read on white."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from pagekit.pictures.accent import accent_of, contrast_to_white


def field(ground: str, spot: str, side: int = 60) -> Image.Image:
    picture = Image.new("RGB", (200, 100), ground)
    ImageDraw.Draw(picture).rectangle((20, 20, 20 + side, 20 + side), fill=spot)
    return picture


def parts(colour: str | None) -> tuple[int, ...]:
    assert colour is not None and colour[0] == "#" and len(colour) == 7
    return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))


@pytest.mark.parametrize(
    ("spot", "strongest"), [("#d02010", 0), ("#20c040", 1), ("#2050e0", 2), ("#ffe000", 0), ("#ff9090", 0)]
)
def test_the_colour_of_a_spot_on_grey_can_be_read(spot: str, strongest: int) -> None:
    found = parts(accent_of(field("#a8a8a8", spot)))
    assert found.index(max(found)) == strongest
    assert contrast_to_white(*found) >= 4.5


def test_a_colour_that_is_dark_enough_stays_as_it_is() -> None:
    assert accent_of(Image.new("RGB", (90, 60), "#1c3f8a")) == "#1c3f8a"


def test_the_hue_that_most_strong_colour_has_is_taken() -> None:
    found = parts(accent_of(field("#903020", "#2050e0", side=30)))
    assert found.index(max(found)) == 0


@pytest.mark.parametrize("picture", [Image.new("L", (50, 50), 120), field("#808080", "#2050e0", side=8)])
def test_a_picture_with_hardly_any_colour_has_none(picture: Image.Image) -> None:
    assert accent_of(picture) is None
