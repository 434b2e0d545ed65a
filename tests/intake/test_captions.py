"""captions with a credit → caption and creator."""

from __future__ import annotations

import pytest

from pagekit.intake.captions import split_credit


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
    ],
)
def test_a_credit_at_the_end_is_taken_off(caption: str, words: str, creator: str | None) -> None:
    assert split_credit(caption) == (words, creator)
