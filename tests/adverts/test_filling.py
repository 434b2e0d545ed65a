"""booked adverts + slots → what stands in each place: one test for each of the six rules."""

from __future__ import annotations

import pytest

from pagekit.adverts import Filling, fill
from pagekit.layout import Slot
from pagekit.model import Booking, HouseCreative, ImageCreative, PdfCreative
from pagekit.units import px

BOX = {"width": px(300), "height": px(250)}
SLOTS = {
    "inline": Slot(**BOX, accepts=("contact", "image"), unsold="contact"),
    "foot": Slot(**BOX, accepts=("contact", "image"), unsold="contact"),
    "tower": Slot(**BOX, accepts=("image",), unsold="contact"),
    "quiet": Slot(**BOX, accepts=("contact", "image"), unsold="close"),
}


def image(who: str, slot: str = "inline") -> Booking:
    return Booking(slot=slot, advertiser=who, creative=ImageCreative(src=f"{who}.png", alt=who))


def shown(filling: Filling) -> list[str]:
    """The places as words: the advertiser, "contact", or "-" where a place closes."""
    return [
        "-" if place is None else place.booking.advertiser or place.booking.creative.kind
        for place in filling.places
    ]


def codes(filling: Filling) -> list[tuple[str, str]]:
    return [(note.code, note.where) for note in filling.notes]


@pytest.mark.parametrize(
    ("places", "booked", "expected"),
    [
        (["inline"], [image("Ann")], ["Ann"]),
        (["inline", "inline"], [image("Ann"), image("Bob")], ["Ann", "Bob"]),
        (["foot", "inline"], [image("Ann"), image("Bob", "foot")], ["Bob", "Ann"]),
        (["inline", "inline"], [image("Ann"), image("Ann")], ["Ann", "Ann"]),
        (
            ["inline", "foot", "inline"],
            [image("Ann"), image("Bob", "foot"), image("Cid")],
            ["Ann", "Bob", "Cid"],
        ),
    ],
)
def test_1_a_place_takes_the_first_advert_booked_for_its_slot(
    places: list[str], booked: list[Booking], expected: list[str]
) -> None:
    filling = fill(places, SLOTS, booked, has_contact=True)
    assert shown(filling) == expected
    assert [note.code for note in filling.notes] == ["slot-closed"] * expected.count("-")


def test_1_a_filled_place_knows_its_slot() -> None:
    (place,) = fill(["foot"], SLOTS, [image("Ann", "foot")], has_contact=False).places
    assert place is not None
    assert (place.name, place.slot) == ("foot", SLOTS["foot"])


def test_2_a_kind_the_slot_does_not_take_is_told() -> None:
    pdf = Booking(slot="inline", advertiser="Ann", creative=PdfCreative(src="a.pdf", alt="An advert"))
    filling = fill(["inline"], SLOTS, [pdf, image("Bob")], has_contact=True)
    assert shown(filling) == ["Bob"]
    (note,) = filling.notes
    assert (note.code, note.where) == ("advert-refused", "slot inline")
    assert note.what == "does not take pdf adverts, so the advert of Ann is not shown."
    assert note.remedy == "Supply it as one of: contact, image."


@pytest.mark.parametrize(
    ("places", "has_contact", "expected"),
    [
        (["inline"], True, ["contact"]),
        (["inline", "foot"], True, ["contact", "-"]),
        (["tower", "foot"], True, ["-", "contact"]),
        (["quiet", "inline"], True, ["-", "contact"]),
        (["inline", "foot"], False, ["-", "-"]),
    ],
)
def test_3_an_unsold_place_falls_to_the_contact_once_a_page(
    places: list[str], has_contact: bool, expected: list[str]
) -> None:
    filling = fill(places, SLOTS, [], has_contact=has_contact)
    assert shown(filling) == expected
    assert [note.code for note in filling.notes] == ["slot-closed"] * expected.count("-")


def test_3_a_contact_that_was_booked_is_the_one_of_the_page() -> None:
    booked = [Booking(slot="inline", label="Our own line", creative=HouseCreative())]
    filling = fill(["inline", "foot"], SLOTS, booked, has_contact=True)
    assert shown(filling) == ["contact", "-"]
    (place, _) = filling.places
    assert place is not None
    assert place.booking is booked[0]


@pytest.mark.parametrize("place", ["quiet", "tower"])
def test_4_every_other_unsold_place_closes(place: str) -> None:
    filling = fill([place], SLOTS, [], has_contact=True)
    assert shown(filling) == ["-"]
    assert [note.code for note in filling.notes] == ["slot-closed"]


def test_5_an_advert_without_a_place_is_told() -> None:
    filling = fill(["inline"], SLOTS, [image("Ann"), image("Bob"), image("Cid", "foot")], has_contact=True)
    assert shown(filling) == ["Ann"]
    assert codes(filling) == [("advert-unplaced", "slot inline"), ("advert-unplaced", "slot foot")]
    assert "no free place for the advert of Bob" in filling.notes[0].what
    assert 'Add a block {"kind": "advert"} to the text' in filling.notes[0].remedy


def test_5_a_slot_that_is_not_there_is_told_of_place_and_advert() -> None:
    nameless = Booking(slot="roof", creative=ImageCreative(src="a.png", alt="An advert"))
    filling = fill(["cellar"], SLOTS, [nameless], has_contact=True)
    assert shown(filling) == ["-"]
    assert codes(filling) == [("slot-unknown", "slot roof"), ("slot-unknown", "slot cellar")]
    assert filling.notes[0].what == "the layout has no such slot, so an advert of kind image is not shown."
    assert filling.notes[1].what == "the layout has no such slot, so the place in the text stays closed."
    assert filling.notes[1].remedy == "It has: inline, foot, tower, quiet."


@pytest.mark.parametrize(
    ("booked", "expected"),
    [([], ["-", "-", "contact"]), ([image("Ann")], ["Ann", "-", "contact"])],
)
def test_6_a_place_that_the_layout_opened_never_begs(booked: list[Booking], expected: list[str]) -> None:
    filling = fill(["inline", "inline", "foot"], SLOTS, booked, has_contact=True, automatic={0, 1})
    assert shown(filling) == expected
    assert filling.notes == ()


def test_every_booked_advert_is_shown_or_told() -> None:
    booked = [image("Ann"), image("Bob", "foot"), image("Cid", "roof"), image("Dan", "quiet"), image("Eve")]
    filling = fill(["quiet", "inline"], SLOTS, booked, has_contact=False)
    told = " ".join(note.what for note in filling.notes)
    for name in ("Ann", "Bob", "Cid", "Dan", "Eve"):
        assert (name in shown(filling)) != (name in told), name
