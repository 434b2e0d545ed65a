"""boxes of a composed page → the files that fill them: for a reader's PDF, for plates, and as far as they bleed."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from pagekit.adverts import Filled
from pagekit.condition import find_condition
from pagekit.errors import MissingResource
from pagekit.house.labels import labels_for
from pagekit.house.story import Figure, Story
from pagekit.layout import PrintPicture, Slot
from pagekit.makeup import Materials, Press
from pagekit.model import AdvertBook, Article, ImageAdvert, Origin, Photo, booking_of
from pagekit.typeset.page import Box, PictureBox
from pagekit.world import FakeWorld

NEWSPRINT = Press(find_condition("newsprint"))
BOX = PictureBox(Box(0, 20, 72, 48), "a.jpg", "lead", "A table")
ROLES = {"lead": PrintPicture(ppi=100)}


def photo(mode: str = "RGB", form: str = "JPEG", **options: object) -> bytes:
    stream = io.BytesIO()
    halves = Image.new("RGB", (800, 400), (200, 30, 30))
    halves.paste((30, 60, 200), (0, 0, 400, 400))
    halves.convert(mode).save(stream, form, **options)  # type: ignore[arg-type]
    return stream.getvalue()


def materials(data: bytes, press: Press | None) -> Materials:
    article = Article(id="a", headline="A", photos=(Photo(src="a.jpg"),)).at(Origin("a.md", Path("desk")))
    book = AdvertBook((), Origin("ads.toml", Path("desk")))
    return Materials(FakeWorld({"desk/a.jpg": data}), article, book, ROLES, False, press=press)


@pytest.fixture
def told(english: Story) -> Story:
    return replace(english, lead=Figure("a.jpg", "A table"), more_photos=(), body=())


def file_of(made: Materials, name: str) -> Image.Image:
    image = Image.open(io.BytesIO(made.assets[name]))
    image.load()
    return image


def test_without_a_press_the_pixels_are_those_of_the_role_and_the_colours_a_screens(told: Story) -> None:
    made = materials(photo(), None)
    image = file_of(made, made.composed(told, [BOX])[0][BOX])
    assert (image.mode, image.size) == ("RGB", (100, 67))


def test_for_a_press_they_are_the_presss(told: Story) -> None:
    made = materials(photo(), NEWSPRINT)
    image = file_of(made, made.composed(told, [BOX])[0][BOX])
    assert (image.mode, image.size) == ("CMYK", (170, 113))
    assert made.notes == []
    black = materials(photo(), Press(NEWSPRINT.condition, mono=True))
    assert file_of(black, black.composed(told, [BOX])[0][BOX]).mode == "L"


@pytest.mark.parametrize(("press", "pixels"), [(None, (125, 67)), (NEWSPRINT, (212, 113))])
def test_what_bleeds_is_the_pictures_own_and_the_trim_cuts_where_it_did(
    told: Story, press: Press | None, pixels: tuple[int, int]
) -> None:
    """Of the photograph the box shows the middle; an eighth of it more on both sides comes from the photograph."""
    made = materials(photo(), press)
    image = file_of(made, made.composed(told, [BOX], {BOX: (9, 0, 9, 0)})[0][BOX])
    assert image.size == pixels
    middle = image.convert("RGB").crop((image.width // 2 - 6, 0, image.width // 2 + 6, image.height))
    left, right = middle.getpixel((0, 30)), middle.getpixel((11, 30))
    assert isinstance(left, tuple) and isinstance(right, tuple)
    assert left[2] > left[0] and right[0] > right[2], "the two halves meet where they met"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (photo("CMYK"), "picture-profile-missing"),
        (photo(icc_profile=b"words " * 40), "picture-profile-unusable"),
    ],
)
def test_what_was_found_is_told_once(told: Story, data: bytes, code: str) -> None:
    made = materials(data, NEWSPRINT)
    other = replace(BOX, box=Box(0, 0, 36, 24))
    assert len(made.composed(told, [BOX, other])[0]) == 2
    assert [(note.code, note.where) for note in made.notes] == [(code, "a.jpg")]


def test_a_booked_picture_is_made_whole_for_the_press(told: Story) -> None:
    made = materials(photo(), NEWSPRINT)
    slot = Slot.model_validate({"width": "2in", "height": "2in", "accepts": ["image"]})
    place = Filled("foot", slot, booking_of(ImageAdvert(src="a.jpg", alt="Boots")))
    advert = made.advert(place, labels_for("en")[0], None)
    assert advert is not None and advert.picture is not None
    image = file_of(made, advert.picture.largest.name)
    assert (image.mode, image.size) == ("CMYK", (680, 340))


def test_a_press_without_its_profile_stops_before_the_first_picture() -> None:
    with pytest.raises(MissingResource, match=r"SWOP2006_Coated3v2\.icc"):
        Press(find_condition("heatset"))
