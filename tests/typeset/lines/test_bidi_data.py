"""Unicode's tables → each character's class, its mirror image, its bracket's other half."""

from __future__ import annotations

import unicodedata

import pytest

from pagekit.typeset.lines.bidi_data import CLOSED_BY, CLOSING, MIRRORS, classes


def test_every_class_has_its_letter() -> None:
    assert classes("aא") == "LR"
    assert classes("ا1٢") == "A12"
    assert classes("+%,") == "ptc"
    assert classes("\u0300\u00ad\u2029\t !") == "mbBSWN"
    assert classes("\u202a\u202b\u202d\u202e\u202c") == "eEoOq"
    assert classes("\u2066\u2067\u2068\u2069") == "iIfd"


@pytest.mark.parametrize(
    ("character", "letter"),
    [
        ("\u05ff", "R"),
        ("\U0001eeff", "A"),
        ("\U00010fff", "R"),
        ("\u20cf", "t"),
        ("\ufdd0", "b"),
        ("\U0001ffff", "b"),
        ("\U000e0fff", "b"),
        ("\u0378", "L"),
    ],
)
def test_a_character_that_is_none_yet_is_taken_for_what_its_place_says(character: str, letter: str) -> None:
    assert unicodedata.category(character) == "Cn"
    assert classes(character) == letter


def test_mirror_images_go_both_ways_and_are_such_as_unicode_mirrors() -> None:
    assert len(MIRRORS) == 428
    assert all(MIRRORS[other] == one and one != other for one, other in MIRRORS.items())
    assert all(unicodedata.mirrored(character) for character in MIRRORS)


def test_brackets_are_those_of_unicode() -> None:
    assert len(CLOSED_BY) == len(CLOSING) == 64
    assert [CLOSED_BY[sign] for sign in "([{「⟨"] == [")", "]", "}", "」", "⟩"]
    # Quotation marks and signs of comparison mirror, and are no brackets; ornate parentheses do neither.
    assert {"«", "‹", "<", "\ufd3e", "“"}.isdisjoint(CLOSED_BY)
    assert all(unicodedata.bidirectional(sign) == "ON" for sign in (*CLOSED_BY, *CLOSING))


def test_brackets_that_are_canonically_equal_close_each_other() -> None:
    assert CLOSED_BY["\u2329"] == CLOSED_BY["\u3008"] == "\u3009"
    assert CLOSING["\u232a"] == CLOSING["\u3009"] == "\u3009"
