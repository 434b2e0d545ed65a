"""captions with a credit → caption and creator."""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from pagekit.intake.captions import part_caption, split_credit


@pytest.mark.parametrize(
    ("caption", "words", "creator"),
    [
        ("In a park. Photo credit: Department of Interior.", "In a park.", "Department of Interior"),
        ("In a park. Photo Credit: Evan Golub, 2015.", "In a park.", "Evan Golub, 2015"),
        ("In a park. Photo by Ann Lee", "In a park.", "Ann Lee"),
        ("In a park. Photograph: Ann Lee/AFP", "In a park.", "Ann Lee/AFP"),
        ("In a park (Credit: Ann Lee)", "In a park", "Ann Lee"),
        ("In a park — photo: Ann Lee", "In a park", "Ann Lee"),
        ("In a park. Image credit: Ann B.", "In a park.", "Ann B."),
        ("Photo: Ann Lee Jr.", "", "Ann Lee Jr."),
        ("In a park.\nPhoto credit: Ann\nLee.", "In a park.\nPhoto credit: Ann\nLee.", None),
        ("She gives credit: none", "She gives credit: none", None),
        ("A photo by the sea", "A photo by the sea", None),
        ("In a park.", "In a park.", None),
        ("Photo credit: .", "Photo credit: .", None),
        ("Photo: Ann Lee/Reuters. In a park.", "In a park.", "Ann Lee/Reuters"),
        ("Photo by Ann Lee, taken in May", "Taken in May", "Ann Lee"),
        ("In a park. Mandatory Credit: Ann Lee/AFP", "In a park.", "Ann Lee/AFP"),
        ("In a park (Photo by Ann Lee/AFP)", "In a park", "Ann Lee/AFP"),
        ("The agency (EPA) is in a park.", "The agency (EPA) is in a park.", None),
        ("Photo: the park opens", "Photo: the park opens", None),
    ],
)
def test_a_credit_at_the_end_is_taken_off(caption: str, words: str, creator: str | None) -> None:
    assert split_credit(caption) == (words, creator)


@pytest.mark.parametrize(
    "filling",
    [
        "(a",
        "Photo: Ann. ",
        "(Photo: Ann) ",
        "A. ",
        " - ",
        "Mandatory credit ",
        "Photo by ",
        "no sales, ",
        "(12345678) ",
    ],
)
def test_twice_the_caption_is_about_twice_the_work(filling: str) -> None:
    once, twice = (steps(filling * times) for times in (150, 300))
    assert twice < 3 * once + 2_000


def steps(caption: str) -> int:
    """How much is done for a caption, counted in calls of functions."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    sys.setprofile(counted)
    try:
        part_caption(caption)
    finally:
        sys.setprofile(None)
    return count
