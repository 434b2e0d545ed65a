"""a picture's pixels + its place → notes: too few of them, enlarged by a browser, cropped."""

from __future__ import annotations

import pytest

from pagekit.house.story import Figure
from pagekit.layout import PrintPicture, WebPicture
from pagekit.makeup.fineness import coarse, cropped, narrow, shown_at, small_card
from pagekit.model import PictureFacts
from pagekit.notes import Severity
from pagekit.typeset.page import Box, PictureBox


def figure(width: int, height: int, *, whole: bool = False, orientation: int = 1) -> Figure:
    facts = PictureFacts("JPEG", width, height, "0" * 64, orientation)
    return Figure("a.jpg", "x", facts=facts, whole=whole)


def printed(width: float, height: float) -> PictureBox:
    return PictureBox(Box(0, 0, width, height), "a.jpg", "lead", "x")


@pytest.mark.parametrize(
    ("seen", "what"),
    [
        (figure(200, 130), "a.jpg is printed 176 mm wide with 29 pixels an inch, under 150; it is good up to 34 mm."),
        (figure(130, 200, orientation=6), "a.jpg is printed 176 mm wide with 29 pixels an inch, under 150; it is good up to 34 mm."),
        # Cropped at its sides: 195 of its pixels are shown.
        (figure(400, 130), "a.jpg is printed 176 mm wide with 29 pixels an inch, under 150; it is good up to 34 mm."),
        # Whole in a place of another shape: it stands 88 mm wide.
        (figure(100, 130, whole=True), "a.jpg is printed 88 mm wide with 29 pixels an inch, under 150; it is good up to 17 mm."),
        (figure(1040, 676), None),
        (figure(1020, 663), "a.jpg is printed 176 mm wide with 147 pixels an inch, under 150; it is good up to 173 mm."),
    ],
)  # fmt: skip
def test_a_printed_picture_with_too_few_pixels_says_how_large_it_is_good(
    seen: Figure, what: str | None
) -> None:
    found = coarse(printed(500, 325), seen, PrintPicture(), None)
    assert (found and found[1].what) == what
    if found:
        assert (found[1].severity, found[1].code) == (Severity.WARNING, "picture-coarse")


def test_nobody_knows_the_pixels_of_a_picture_that_intake_has_not_seen() -> None:
    assert coarse(printed(500, 325), Figure("a.jpg", "x"), PrintPicture(), None) is None


@pytest.mark.parametrize(
    ("sizes", "place"),
    [
        ("(min-width: 75rem) 56.7rem, (min-width: 60rem) calc(50vw + 19.2rem), 100vw", 907),
        ("(min-width: 45rem) 41.4rem, 92vw", 662),
        ("5rem", 80),
        ("320px", 320),
        ("100vw", None),
    ],
)
def test_the_widest_place_of_a_sizes_attribute(sizes: str, place: int | None) -> None:
    assert shown_at(sizes) == place


@pytest.mark.parametrize(
    ("seen", "role", "portrait", "lost"),
    [
        (figure(600, 1200), WebPicture(tallest=1.3), False, "35 %"),
        (figure(600, 900), WebPicture(tallest=1.3), False, None),
        (figure(600, 1200, whole=True), WebPicture(tallest=1.3), False, None),
        (figure(1200, 600), WebPicture(aspect=(1, 1)), False, "50 %"),
        (figure(1200, 800), WebPicture(aspect=(1, 1)), True, None),
        (figure(1600, 600), WebPicture(aspect=(1, 1)), True, "62 %"),
    ],
)
def test_a_crop_of_more_than_a_quarter_is_told(
    seen: Figure, role: WebPicture, portrait: bool, lost: str | None
) -> None:
    note = cropped(seen, role, portrait=portrait)
    assert (note and note.code) == (lost and "subject-cut")
    assert lost is None or f"a.jpg: {lost} of the picture" in (note.what if note else "")


def test_a_small_card_is_told_and_a_tiny_one_is_none() -> None:
    seen = figure(80, 60)
    assert small_card(seen, 600) is None
    for width, so in ((599, "the card is a small one"), (199, "the card is without a picture")):
        note = small_card(seen, width)
        assert note is not None
        assert so in note.what


@pytest.mark.parametrize(
    ("seen", "box", "what"),
    [
        (figure(600, 6000, whole=True), printed(32, 320), "11 mm wide and 113 mm high"),
        (figure(6000, 600, whole=True), printed(241, 24), "85 mm wide and 8 mm high"),
        (figure(6000, 600, whole=True), printed(500, 50), None),
        (figure(600, 600, whole=True), printed(30, 30), None),
        (figure(600, 6000), printed(32, 320), None),
    ],
)
def test_a_picture_that_stands_whole_and_is_a_strip_is_told(
    seen: Figure, box: PictureBox, what: str | None
) -> None:
    note = narrow(box, seen)
    assert (note and note.what) == (what and f"a.jpg stands whole, {what}: too small to be read there.")
