"""the advert at a page's foot: what it says of itself, in each form that it may have to take."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pagekit.fonts import load_book
from pagekit.house.labels import labels_for
from pagekit.house.story import ContactLine
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset import AdvertPlace, FootAdvert, HouseAdvert, SlotAddress
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.page import RuleBox, Side, SlotBox, walk
from pagekit.typeset.sheet.area import Sheet
from pagekit.typeset.sheet.foot import booked_at_foot, house_at_foot, house_heights
from pagekit.units import mm

PACK = find_layout("print-article").manifest
SHEET = Sheet(PACK.papers["a4"], 12.5, 12.5, 2)
DROP = 3.0
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
    footed = house_at_foot(stick, SHEET, foot(), lines, DROP)
    assert [(note.code, note.where) for note in footed.notes] == wanted
    assert bool(footed.items) is (OVERSET in wanted)


@pytest.mark.parametrize("lines", [6, 10, 16])
def test_it_stands_on_the_last_baseline_as_high_as_its_lines(lines: int, stick: Stick) -> None:
    boxes = [
        item.box
        for item in walk(house_at_foot(stick, SHEET, foot(), lines, DROP).items)
        if isinstance(item, RuleBox)
    ]
    last = SHEET.foot - DROP
    assert max(box.bottom for box in boxes) == pytest.approx(last)
    assert min(box.y for box in boxes) == pytest.approx(last - (lines * 12.5 - stick.trim))
    assert (min(box.x for box in boxes), max(box.x + box.width for box in boxes)) == pytest.approx(
        (SHEET.x, SHEET.x + SHEET.width)
    )


def test_it_may_be_from_its_strip_to_a_quarter_of_the_page(stick: Stick) -> None:
    # Strip 20 mm, slot 40 mm; A4 has 841.9 pt, a quarter of it 16 lines.
    assert house_heights(stick, SHEET, foot()) == (6, 10, 16)
    assert house_heights(stick, SHEET, foot(booked=True)) is None


def test_it_may_be_as_high_as_its_pack_says_but_never_less_than_a_quarter(stick: Stick) -> None:
    assert house_heights(stick, SHEET, replace(foot(), most=25 * SHEET.grid)) == (6, 10, 25)
    assert house_heights(stick, SHEET, replace(foot(), most=SHEET.grid)) == (6, 10, 16)


def test_a_booked_one_says_it_too(stick: Stick) -> None:
    footed = booked_at_foot(stick, SHEET, foot(booked=True), DROP, "right")
    assert [(note.code, note.where) for note in footed.notes] == [OVERSET]


@pytest.mark.parametrize(("side", "x"), [("left", SHEET.x), ("right", SHEET.x + SHEET.width - 200)])
def test_one_narrower_than_the_page_stands_at_its_outer_edge(side: Side, x: float, stick: Stick) -> None:
    place = AdvertPlace(SlotAddress("foot"), SHEET.width, TALL, "", "en", shape=0.8, tallest=160)
    items = booked_at_foot(stick, SHEET, FootAdvert(place, booked=True), DROP, side).items
    (slot,) = [item for item in walk(items) if isinstance(item, SlotBox)]
    assert (slot.box.x, slot.box.bottom) == pytest.approx((x, SHEET.foot - DROP))
    assert (slot.box.width, slot.box.height) == pytest.approx((200, 160))
