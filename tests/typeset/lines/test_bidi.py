"""a paragraph → its levels; a line of it → its order: Unicode's Annex 9 on the texts of a newspaper, and at its edges."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.typeset.lines.bidi import (
    Direction,
    levels,
    mirrored,
    paragraph_levels,
    visual_order,
    visual_runs,
)

LRE, RLE, PDF, LRO, RLO = "\u202a\u202b\u202c\u202d\u202e"
LRI, RLI, FSI, PDI = "\u2066\u2067\u2068\u2069"
DIRECTIONS = st.sampled_from(["ltr", "rtl", "auto"])
PLAIN = "aя1٢אا+%,(]« \t\u0300\u00ad"
"""A character of every class that asks for nothing, and two brackets."""


def figures(text: str, direction: Direction) -> str:
    """The levels, each as one figure."""
    return "".join(map(str, levels(text, direction)))


# ---- Texts -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "direction", "wanted"),
    [
        ("", "rtl", ""),
        ("река 12,5%", "ltr", "0000000000"),
        ("car 12", "rtl", "222222"),
        ("سيارة car", "ltr", "111110000"),
        ("سيارة car", "rtl", "111111222"),
        # A number stands with the letters of its line, and is read from the left.
        ("עד 12", "rtl", "11122"),
        ("עד 12", "ltr", "11122"),
        ("до 12", "rtl", "22222"),
        # A percent sign goes with a number after Hebrew; after Arabic letters the number is another, and it does not.
        ("א 12,5%", "rtl", "1122222"),
        ("أ 12,5%", "rtl", "1122221"),
        ("א -5", "rtl", "1112"),
        ("א 1+2", "rtl", "11222"),
        ("أ 1+2", "rtl", "11212"),
        ("أ ١٬٢-٣", "rtl", "1122212"),
        # Two separators are no part of a number.
        ("א 1,,2", "rtl", "112112"),
        # Vowel signs stand with their letters, and at the beginning with the paragraph.
        ("مُدَّ a", "ltr", "1111100"),
        ("\u0300a", "rtl", "12"),
        # What lies between two of one direction has theirs; all else the paragraph's.
        ("א «ב» a", "ltr", "1111000"),
        ("א «ב» a", "rtl", "1111112"),
    ],
)
def test_levels_of_letters_numbers_and_signs(text: str, direction: Direction, wanted: str) -> None:
    assert figures(text, direction) == wanted


@pytest.mark.parametrize(
    ("text", "direction", "wanted"),
    [
        # A pair takes the paragraph's direction when it holds a letter of it,
        ("א(a)ב", "ltr", "10001"),
        ("א(aב)ב", "ltr", "100101"),
        # the other one when it stands in it, too,
        ("א(ב)", "ltr", "1111"),
        ("a(א)", "ltr", "0010"),
        # and is as any sign when it holds no letter.
        ("א(!)ב", "ltr", "11111"),
        # Marks on a bracket go with it.
        ("א(ב)\u0300 a", "ltr", "1111100"),
        # A bracket that another one cuts off closes nothing.
        ("א(ב] a", "ltr", "111000"),
        ("א(ב[)] a", "ltr", "11111000"),
        # One inside an isolate does not belong to one outside.
        (f"א({RLI}ב){PDI} a", "ltr", "10011000"),
    ],
)
def test_brackets(text: str, direction: Direction, wanted: str) -> None:
    assert figures(text, direction) == wanted


@pytest.mark.parametrize("opening", ["\u2329", "\u3008"])
@pytest.mark.parametrize("closing", ["\u232a", "\u3009"])
def test_brackets_that_are_canonically_equal_are_a_pair(opening: str, closing: str) -> None:
    assert figures(f"א{opening}ב{closing} a", "ltr") == "111100"


def test_more_than_sixty_three_brackets_at_once_are_no_pairs() -> None:
    assert figures("א" + "(" * 63 + "ב" + ")" * 63 + "a", "ltr") == "1" * 128 + "0"
    assert figures("א" + "(" * 64 + "ב" + ")" * 64 + "a", "ltr") == "1" * 66 + "0" * 65


def test_a_pair_before_too_many_brackets_stays_one() -> None:
    assert figures("א(ב)!" + "(" * 64 + "a", "ltr") == "1111" + "0" * 66


# ---- Direction of the paragraph ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("", 0),
        ("12 — !", 0),
        ("12 אב", 1),
        ("«Ферма» אב", 0),
        ("ا a", 1),
        # What stands in an isolate is passed over, closed or not, and an embedding is looked into.
        (f"{RLI}א{PDI} a", 0),
        (f"{LRI}a{FSI}b{PDI}{PDI}א", 1),
        (f"{LRI}aא", 0),
        (f"{PDI}א", 1),
        (f"{LRE}א", 1),
    ],
)
def test_the_first_letter_gives_a_paragraph_its_direction(text: str, base: int) -> None:
    assert paragraph_levels(text, "auto").base == base


def test_every_paragraph_has_a_direction_of_its_own() -> None:
    assert figures("a 1\nא 1\r\na!", "auto") == "0000" + "11211" + "00"
    # What is open at a paragraph's end is closed there.
    assert figures(f"{RLO}a\u2029a", "ltr") == "0100"
    assert figures("אa\u2029a", "rtl") == "1212"


# ---- Marks -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "direction", "wanted"),
    [
        # A mark that is taken out has the level of the character before it.
        (f"{RLE}ab{PDF} c", "ltr", "022200"),
        ("می\u200cخواهم", "rtl", "11111111"),
        (f"{RLO}abc{PDF} d", "ltr", "0111100"),
        (f"א{LRO}ב{PDF}", "rtl", "1122"),
        (f"{RLO}1\u00ada{PDF}", "ltr", "01111"),
        (f"a{RLI}b א{PDI}!", "ltr", "0021100"),
        (f"א{FSI}a א{PDI}", "rtl", "112231"),
        (f"א{FSI}ב 1{PDI}", "ltr", "101120"),
        # A mark that nothing closes holds to the end; one that closes nothing does nothing.
        (f"{RLE}a", "ltr", "02"),
        (f"a{PDF}{PDI}א", "ltr", "0001"),
        # The end of an isolate ends what was opened in it; the end of an embedding ends no isolate.
        (f"a{LRI}{RLE}b{PDI}c", "ltr", "000400"),
        (f"a{RLI}b{PDF}c{PDI}d", "ltr", "0022200"),
        # A vowel sign after an isolate stands on nothing.
        (f"א{LRI}a{PDI}\u0300b", "ltr", "102000"),
    ],
)
def test_marks_of_direction(text: str, direction: Direction, wanted: str) -> None:
    assert figures(text, direction) == wanted


def test_no_more_than_a_hundred_and_twenty_five_levels_are_opened() -> None:
    many = 200
    found = levels(f"{RLE * many}aא{PDF * many}b{(RLI * many)}aא{PDI * many}b", "ltr")
    assert [level for level in found if level > 124][:1] == [126]
    assert max(found) == 126
    assert found[many : many + 2] == (126, 125)
    assert found[many * 2 + 2] == 0
    assert found[many * 3 + 3 : many * 3 + 5] == (126, 125)
    assert found[-1] == 0


# ---- Lines -------------------------------------------------------------------------------------------------


def test_spaces_at_the_end_of_a_line_are_the_paragraphs() -> None:
    paragraph = paragraph_levels("אב גד", "ltr")
    assert paragraph.levels == (1, 1, 1, 1, 1)
    assert paragraph.line(0, 3) == (1, 1, 0)
    assert paragraph.line(2, 5) == (1, 1, 1)
    assert paragraph_levels("ab cd", "rtl").line(0, 3) == (2, 2, 1)


def test_a_tab_and_the_spaces_before_it_are_the_paragraphs() -> None:
    paragraph = paragraph_levels("א \tב\u2028ג", "ltr")
    assert paragraph.levels == (1, 1, 1, 1, 1, 1)
    assert paragraph.line(0, 6) == (1, 0, 0, 1, 1, 1)
    assert paragraph.line(0, 5) == (1, 0, 0, 1, 0)


def test_marks_among_the_spaces_at_a_lines_end_go_with_them() -> None:
    paragraph = paragraph_levels(f"a{RLI}א {PDI}\u200b {RLE}א", "ltr")
    assert paragraph.line(0, 8) == (0, 0, 1, 0, 0, 0, 0, 0)
    assert paragraph_levels(f"א {RLI}ב", "ltr").line(0, 3) == (1, 0, 0)


def test_each_line_of_several_paragraphs_goes_to_its_own_end() -> None:
    paragraph = paragraph_levels("a \nא \nb", "auto")
    assert paragraph.line(0, 3) == (0, 0, 0)
    assert paragraph.line(3, 6) == (1, 1, 1)
    assert (paragraph.base, paragraph.bases) == (0, bytes([0, 0, 0, 1, 1, 1, 0]))


def test_text_that_never_turns_is_answered_at_once() -> None:
    paragraph = paragraph_levels("Река — 12,5%\nand “more”", "auto")
    assert paragraph.plain
    assert paragraph.line(3, 14) == (0,) * 11
    assert not paragraph_levels("Река", "rtl").plain
    assert not paragraph_levels("a\u200fb", "ltr").plain


def test_nothing_that_turns_is_overlooked() -> None:
    turning = {"R", "AL", "AN", "LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
    signs = [chr(code) for code in range(0x110000) if unicodedata.bidirectional(chr(code)) in turning]
    assert len(signs) > 2_000
    assert [sign for sign in signs if paragraph_levels(sign, "ltr").plain] == []


# ---- Order -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("of", "order"),
    [
        ("", ""),
        ("000", "012"),
        ("111", "210"),
        ("222", "012"),
        ("0110", "0213"),
        ("11122", "34210"),
        ("0112211", "0653421"),
        ("1232", "1230"),
    ],
)
def test_runs_of_odd_levels_are_read_from_the_right(of: str, order: str) -> None:
    assert visual_order(tuple(map(int, of))) == tuple(map(int, order))


def test_runs_stand_from_left_to_right() -> None:
    assert visual_runs((0, 0, 1, 1, 2, 2, 1, 0)) == ((0, 2, 0), (6, 7, 1), (4, 6, 2), (2, 4, 1), (7, 8, 0))
    assert visual_runs(()) == ()


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("قال (John) ثم", "مث (John) لاق"),
        # The number goes with the Latin name before it, and its brackets with both.
        ("قال John (12) ثم", "مث John (12) لاق"),
        # A percent sign stands left of a number after Arabic letters, which take it for an Arabic one.
        ("زاد «5%» من 12", "12 نم «%5» داز"),
    ],
)
def test_a_line_from_the_right_as_it_is_drawn(text: str, drawn: str) -> None:
    line = paragraph_levels(text, "rtl").line(0, len(text))
    signs = [(mirrored(sign) if level % 2 else None) or sign for sign, level in zip(text, line, strict=True)]
    assert "".join(signs[at] for at in visual_order(line)) == drawn


def test_a_mirror_image_is_given_where_there_is_one() -> None:
    assert [mirrored(sign) for sign in "()«»≤"] == [")", "(", "»", "«", "≥"]
    assert [mirrored(sign) for sign in "a“.∑"] == [None] * 4


@given(st.lists(st.integers(0, 126)))
def test_an_order_has_every_place_once(of: list[int]) -> None:
    assert sorted(visual_order(of)) == list(range(len(of)))


@given(st.lists(st.integers(0, 1)))
def test_what_is_turned_twice_stands_as_before(of: list[int]) -> None:
    order = visual_order(of)
    assert [order[at] for at in order] == list(range(len(of)))


@given(st.lists(st.integers(0, 8)))
def test_a_level_more_for_all_is_the_same_line_seen_from_behind(of: list[int]) -> None:
    assert visual_order([level + 1 for level in of]) == visual_order(of)[::-1]


# ---- Whatever the text -------------------------------------------------------------------------------------

WITH_MARKS = st.text(f"{PLAIN}{LRE}{RLE}{PDF}{LRO}{RLO}{LRI}{RLI}{FSI}{PDI}\n")


@given(st.one_of(st.text(), WITH_MARKS), DIRECTIONS)
def test_every_character_has_a_level_not_below_its_paragraphs(text: str, direction: Direction) -> None:
    paragraph = paragraph_levels(text, direction)
    assert len(paragraph.levels) == len(text)
    if not paragraph.plain:
        assert all(
            base <= level <= 126 for base, level in zip(paragraph.bases, paragraph.levels, strict=True)
        )


@given(
    st.text(f"{PLAIN}{LRE}{RLE}{PDF}{LRO}{RLO}"),
    st.text(f"{PLAIN}{LRE}{RLE}{PDF}{LRO}{RLO}{RLI}"),
    st.sampled_from([LRI, RLI, FSI]),
    st.text(f"{PLAIN}{LRE}{RLE}{PDF}{LRO}{RLO}{LRI}{PDI}"),
    DIRECTIONS,
)
def test_text_in_an_isolate_moves_nothing_outside(
    inside: str, before: str, mark: str, after: str, direction: Direction
) -> None:
    full = levels(f"{before}{mark}{inside}{PDI}{after}", direction)
    empty = levels(f"{before}{mark}{PDI}{after}", direction)
    cut = len(before) + 1
    assert full[:cut] + full[cut + len(inside) :] == empty


@given(st.text("abя 12.,+%(«»)\u0300\u00ad"))
def test_text_that_never_turns_has_the_same_levels_the_long_way(text: str) -> None:
    assert levels(f"{text}\u2029א", "ltr")[: len(text)] == levels(text, "ltr")


@given(st.text("٠١٢٣", min_size=1), st.text("ابجد ", min_size=1), DIRECTIONS)
def test_arabic_numbers_are_read_from_the_left(number: str, words: str, direction: Direction) -> None:
    start = len(words) + 1
    assert set(levels(f"ا{words}{number} ا", direction)[start : start + len(number)]) == {2}
