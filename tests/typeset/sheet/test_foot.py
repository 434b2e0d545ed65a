"""the advert at a page's foot: what it says of itself, in each form that it may have to take."""

from __future__ import annotations

import pytest

from pagekit.fonts import load_book
from pagekit.house.labels import labels_for
from pagekit.house.story import ContactLine
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset import AdvertPlace, FootAdvert, HouseAdvert, SlotAddress
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import depth
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.foot import booked_at_foot, house_at_foot, house_heights
from pagekit.units import mm

PACK = find_layout("print-article").manifest
SHEET = Sheet(PACK.papers["a4"], 12.5, 12.5, 2)
TALL, STRIP = mm(40).points, mm(20).points
TOO_LONG = "This space is seen every morning by twelve thousand readers. " * 20
OVERSET = ("house-advert-overset", "slot foot")
GAVE_WAY = ("house-advert", "slot foot")


def foot(*, booked: bool = False) -> FootAdvert:
    words, _ = labels_for("en")
    contact = ContactLine(label="Advertisement", phone="+7 700 388 81 09", pitch=TOO_LONG)
    house = HouseAdvert(contact, words, "The Steppe Courier", "en")
    place = AdvertPlace(SlotAddress("foot"), SHEET.width, TALL, "", "en", elastic=True, house=house)
    return FootAdvert(place, booked=booked, strip=STRIP)


@pytest.fixture(scope="module")
def stick() -> Stick:
    return Stick(Typesetter(load_book((assets_dir() / "fonts",))), PACK, "en", "ltr", 12.5, trim=6.0)


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [(10, [OVERSET]), (6, [OVERSET]), (0, [GAVE_WAY])],
    ids=["whole", "as a strip", "left out"],
)
def test_the_form_that_stands_says_what_it_left_out(
    lines: int, wanted: list[tuple[str, str]], stick: Stick
) -> None:
    footed = house_at_foot(stick, SHEET, foot(), lines, 3.0)
    assert [(note.code, note.where) for note in footed.notes] == wanted
    assert bool(footed.items) is (OVERSET in wanted)


def test_the_house_advert_has_the_heights_from_its_strip_to_a_quarter_of_the_page(stick: Stick) -> None:
    heights = house_heights(stick, SHEET, foot())
    assert heights is not None
    # Lines of 12.5 points: a strip of 20 mm, a slot of 40 mm, and a quarter of 297 mm.
    assert heights == (6, 10, 16)
    assert house_heights(stick, SHEET, foot(booked=True)) is None


def test_it_stands_on_the_last_baseline(stick: Stick) -> None:
    for lines in (6, 9, 16):
        (group,) = house_at_foot(stick, SHEET, foot(), lines, 3.0).items
        assert depth(group) == pytest.approx(SHEET.foot - 3.0)


def test_a_booked_one_says_it_too(stick: Stick) -> None:
    footed = booked_at_foot(stick, SHEET, foot(booked=True), 3.0)
    assert [(note.code, note.where) for note in footed.notes] == [OVERSET]
    assert depth(footed.items[0]) == pytest.approx(SHEET.foot - 3.0)
