"""What stands in a page's places once its creatives were tried: one rule for a creative that fails, drawn as words."""

from __future__ import annotations

import pytest

from pagekit.adverts import Filled, fill, standing
from pagekit.layout import Slot
from pagekit.model import Booking, ImageCreative
from pagekit.units import px

BOX = {"width": px(300), "height": px(250)}
SLOTS = {
    "sells": Slot(**BOX, accepts=("contact", "image"), unsold="contact"),
    "quiet": Slot(**BOX, accepts=("contact", "image"), unsold="close"),
    "image": Slot(**BOX, accepts=("image",), unsold="contact"),
}


def booked(name: str, slot: str) -> Booking:
    return Booking(slot=slot, advertiser=name, creative=ImageCreative(src=f"{name}.png", alt=name))


def stands(
    places: str, bookings: list[Booking], *, contact: bool = True, automatic: tuple[int, ...] = ()
) -> str:
    """The places as words: who stands there, "house", or "-". An advertiser called bad has a creative that fails."""

    def show(place: Filled) -> str | None:
        who = place.booking.advertiser or "house"
        return None if who.startswith("bad") else who

    filling = fill(places.split(), SLOTS, bookings, has_contact=contact, automatic=automatic)
    return " ".join(made or "-" for made in standing(filling, show, has_contact=contact))


@pytest.mark.parametrize(
    ("places", "bookings", "expected"),
    [
        ("sells sells", [booked("Ann", "sells"), booked("Bob", "sells")], "Ann Bob"),
        ("sells", [booked("bad", "sells")], "house"),
        ("quiet", [booked("bad", "quiet")], "-"),
        ("image", [booked("bad", "image")], "-"),
        ("sells sells", [booked("bad1", "sells"), booked("bad2", "sells")], "house -"),
        ("sells quiet sells", [booked("bad1", "sells"), booked("bad2", "quiet")], "- - house"),
        ("quiet sells", [booked("bad1", "quiet"), booked("bad2", "sells")], "- house"),
    ],
)
def test_a_failed_creative_leaves_its_place_unsold_and_a_page_begs_once(
    places: str, bookings: list[Booking], expected: str
) -> None:
    assert stands(places, bookings) == expected


def test_without_a_contact_it_closes() -> None:
    assert stands("sells", [booked("bad", "sells")], contact=False) == "-"


def test_a_place_that_the_layout_opened_closes() -> None:
    assert stands("sells", [booked("bad", "sells")], automatic=(0,)) == "-"
    assert (
        stands("sells sells", [booked("bad1", "sells"), booked("bad2", "sells")], automatic=(0,)) == "- house"
    )
