"""TextBox → the level of each character of its lines, and where the parts of a line that turns come to stand."""

from __future__ import annotations

from itertools import pairwise

import pytest

from pagekit.house.story import Run
from pagekit.ink.order import line_levels
from pagekit.typeset.page import TextBox, TextLine
from tests.ink.desk import ink, line, piece, text
from tests.ink.reading import drawn

ARABIC = "قال"


def arabic(*lines: TextLine | str) -> TextBox:
    return text(*lines, lang="ar", direction="rtl")


def seen(box: TextBox) -> list[str]:
    """Each line as the eye finds it, glyph after glyph from the left."""
    return ["".join(letter.said for letter in row) for row in drawn(ink(box)).lines()]


def heard(box: TextBox) -> str:
    """The content in its order, what is drawn from the right turned round as readers turn it."""
    said, turned = "", ""
    for letter in drawn(ink(box)).letters:
        if "ReversedChars" in letter.marks:
            turned = letter.said[::-1] + turned
        else:
            said, turned = said + turned + letter.said, ""
    return said + turned


def test_lines_without_a_turn_have_no_levels() -> None:
    assert line_levels(text("Ice on", "the—river")) == (None, None)
    assert line_levels(text("Лёд на", "реке")) == (None, None)


def test_only_the_lines_that_turn_have_levels() -> None:
    assert line_levels(text("Ice on", f"the {ARABIC}!", "river")) == (None, [0, 0, 0, 0, 1, 1, 1, 0], None)


def test_a_line_from_the_right_has_levels_even_if_nothing_turns_in_it() -> None:
    assert line_levels(arabic("ab")) == ([2, 2],)
    assert line_levels(arabic(ARABIC, "12")) == ([1, 1, 1], [2, 2])


def test_a_paragraph_is_resolved_whole() -> None:
    # The number takes its direction from the letters before it, which stand on another line.
    assert line_levels(text(ARABIC, "12 a")) == ([1, 1, 1], [2, 2, 0, 0])
    assert line_levels(text(line("abc", hyphen=True), "d")) == (None, None)


def test_levels_go_on_in_the_next_piece() -> None:
    assert line_levels(text(piece(ARABIC), piece("12 a", x=160.0))) == ([1, 1, 1], [2, 2, 0, 0])


def test_program_text_runs_from_left_to_right_and_turns_nothing_around_it() -> None:
    box = arabic(line(f"{ARABIC} ", Run("a(", code=True), f" {ARABIC}"))
    assert line_levels(box) == ([1, 1, 1, 1, 2, 2, 1, 1, 1, 1],)
    # Without it a bracket in Arabic would stand at the other side.
    assert line_levels(arabic(line(f"{ARABIC} a( {ARABIC}")))[0] == [1, 1, 1, 1, 2, 1, 1, 1, 1, 1]
    assert seen(box) == ["لاقa(لاق"]


def test_words_stand_from_the_right_and_follow_each_other_as_they_are_read() -> None:
    box = arabic("قال مدير في Berlin عام 12")
    # The figure 12 and the name are read from the left.
    assert seen(box) == ["12ماعBerlinيفريدملاق"]
    assert heard(box) == "قال مدير في Berlin عام 12 "


def test_arabic_in_a_line_from_the_left() -> None:
    box = text(line("said قال مدير on"))
    assert seen(box) == ["saidريدملاقon"]
    assert heard(box) == "said قال مدير on "


def test_brackets_are_mirrored_and_read_as_they_were_written() -> None:
    (row,) = drawn(ink(arabic(line("(قال)")))).lines()
    left, right = row[0], row[-1]
    assert (left.said, right.said) == (")", "(")
    plain = drawn(ink(text("()", lang="ar"))).letters
    # What closes in the text opens in the picture.
    assert (left.glyph, right.glyph) == (plain[0].glyph, plain[1].glyph)


def test_what_is_drawn_from_the_right_says_so() -> None:
    letters = drawn(ink(arabic("قال Berlin 12"))).letters
    turned = {letter.said: "ReversedChars" in letter.marks for letter in letters if letter.said.strip()}
    assert turned == {
        **dict.fromkeys("قال", True),
        **dict.fromkeys("Berlin12", False),
    }


def test_letters_with_marks_are_one_glyph_each() -> None:
    (row,) = drawn(ink(arabic("عُلِّقت"))).lines()
    assert [letter.said[::-1] for letter in reversed(row)] == ["عُ", "لِّ", "ق", "ت"]
    assert seen(arabic("قَ")) == ["\u064eق"]


@pytest.mark.parametrize("words", ["قال مدير المحطة", "قال 12 Berlin (مدير) عام"])
def test_a_line_that_turns_ends_at_the_right(words: str) -> None:
    (row,) = drawn(ink(arabic(words))).lines()
    assert row[-1].right == pytest.approx(140, abs=0.002)
    gaps = [one.x - other.right for other, one in pairwise(row)]
    assert max(gaps) == pytest.approx(2.4, abs=0.01) and min(gaps) > -3


def test_a_justified_line_that_turns_fills_its_measure() -> None:
    box = text(piece(line("said قال مدير on"), justified=True))
    (row,) = drawn(ink(box)).lines()
    assert (row[0].x, row[-1].right) == pytest.approx((20, 140), abs=0.002)
