"""bookings + a page of the web → those that are meant for it: one test for each of the three rules."""

from __future__ import annotations

from typing import Any

import pytest

from pagekit.adverts import for_web, of_page
from pagekit.model import Booking, ImageCreative, PdfCreative

PAPER = PdfCreative(src="nan.pdf", alt="Nan")
WEB = ImageCreative(src="nan.jpg", alt="Nan", url="https://nan.example/")


def booking(**said: Any) -> Booking:
    return Booking(**{"id": "B-1", "creative": WEB, **said})


@pytest.mark.parametrize(
    ("said", "there"),
    [
        ({}, True),
        ({"slot": "top"}, True),
        ({"size": "quarter"}, False),
        ({"slot": "top", "size": "quarter"}, True),
    ],
)
def test_1_one_with_a_size_and_no_slot_is_of_print(said: dict[str, Any], there: bool) -> None:
    one = booking(**said)
    assert for_web(one) is there
    assert of_page([one], None) == ((one,) if there else ())


@pytest.mark.parametrize(
    ("sections", "page", "there"),
    [
        ((), None, True),
        ((), "Sport", True),
        (("Sport", "City"), "City", True),
        (("sport",), "Sport", True),
        (("Sport",), "City", False),
        (("Sport",), None, False),
    ],
)
def test_2_one_with_sections_stands_on_their_pages(
    sections: tuple[str, ...], page: str | None, there: bool
) -> None:
    one = booking(sections=sections)
    assert of_page([one], page) == ((one,) if there else ())


def test_3_the_web_shows_what_is_its_own() -> None:
    (shown,) = of_page([booking(slot="top", creative=PAPER, web=WEB)], None)
    assert (shown.creative, shown.id, shown.slot) == (WEB, "B-1", "top")
