"""program text → a box: every character, beside its rule, parted with a sign."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagekit.fonts import load_book
from pagekit.house.story import CodeText
from pagekit.layout import find_layout
from pagekit.resources import assets_dir
from pagekit.typeset.blocks.program import CODE_INSET, SMALLER, code_box, code_lines
from pagekit.typeset.blocks.stick import Stick
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.matter import SetBox
from pagekit.typeset.page import Group, RuleBox, TextBox
from tests.typeset.blocks.test_displays import texts, words


@pytest.fixture(scope="module")
def stick() -> Stick:
    typesetter = Typesetter(load_book((assets_dir() / "fonts",)))
    return Stick(typesetter, find_layout("print-article").manifest, "en", "ltr", 12.5, trim=6.0)


def hooks(box: SetBox) -> list[int]:
    """The hooks of each line, counted by their rules beside the bar."""
    return [sum(isinstance(item, RuleBox) for item in row.items) - 1 for row in box.rows]


@given(st.text(st.sampled_from("ab{}= \t\n\u0451\u4e2d"), max_size=400), st.floats(10, 300))
@settings(max_examples=60)
def test_no_character_of_program_text_is_lost(stick: Stick, text: str, width: float) -> None:
    style = stick.style("code")
    lines = list(code_lines(stick, text, style, width))
    joined = "".join(
        "".join(run.text for run in line.runs) + ("\n" if line.spaced else "") for line in lines
    ).removesuffix("\n")
    assert joined == text.expandtabs(4).rstrip("\n")
    for line in lines:
        told = "".join(run.text for run in line.runs)
        assert len(told) <= 1 or stick.typesetter.width(told, style, "") <= width + 0.01


def test_a_long_line_goes_on_after_a_space(stick: Stick) -> None:
    style = stick.style("code")
    letter = stick.typesetter.width("0", style, "")
    lines = code_lines(stick, "first_word second_word", style, 14 * letter + 0.1)
    assert ["".join(run.text for run in line.runs) for line in lines] == ["first_word ", "second_word"]


def test_program_text_is_one_element_in_rows_that_may_be_parted(stick: Stick) -> None:
    box = code_box(stick, CodeText("\n".join("abcdef")), 241)
    assert [row.keep_next for row in box.rows] == [True, False, False, False, True, False]
    assert [text.continued for text in texts(box)] == [False, True, True, True, True, True]
    assert {(text.tag, text.direction) for text in texts(box)} == {("pre", "ltr")}
    assert code_box(stick, CodeText("a"), 241).rows[0].keep_next is False


def test_lines_a_little_too_long_are_all_set_a_size_smaller(stick: Stick) -> None:
    letter = stick.typesetter.width("0", stick.style("code"), "")
    box = code_box(stick, CodeText("a" * 20 + "\nb"), CODE_INSET + 19 * letter)
    assert [words(text) for text in texts(box)] == ["a" * 20, "b"]
    assert {text.size for text in texts(box)} == {SMALLER * stick.style("code").size}
    assert hooks(box) == [0, 0]


def test_a_line_that_goes_on_has_a_hook_and_the_size_of_the_others(stick: Stick) -> None:
    letter = stick.typesetter.width("0", stick.style("code"), "")
    box = code_box(stick, CodeText("a" * 20 + "\nb"), CODE_INSET + 12.1 * letter)
    assert [words(text) for text in texts(box)] == ["a" * 12, "a" * 8, "b"]
    assert {text.size for text in texts(box)} == {None}
    assert hooks(box) == [0, 2, 0]
    rules = [item for item in box.rows[1].items if isinstance(item, RuleBox)][1:]
    assert all(0 < rule.box.x < rule.box.x + rule.box.width < CODE_INSET for rule in rules)
    assert all(0 < rule.box.y < rule.box.bottom < box.rows[1].height for rule in rules)


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "Continued"), ("ru", "Продолжение"), ("de", "Fortsetzung")]
)
def test_where_it_goes_on_it_says_so_in_the_language_of_its_story_to_the_eye_alone(
    stick: Stick, lang: str, said: str
) -> None:
    (row,) = code_box(replace(stick, lang=lang), CodeText("a"), 241).again
    (group,) = row.items
    assert isinstance(group, Group) and ("aria-hidden", "true") in group.attributes
    (text,) = group.items
    assert isinstance(text, TextBox) and words(text) == said
    assert row.keep_next
