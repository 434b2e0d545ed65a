"""plain text → how many words it has, and how many it fills a page like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.house.words import count_words, words_filled


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("One, two — three.", 3),
        ("well-known and/or don’t", 3),
        ("1\u00a0240 тенге и 5\u202f000", 4),
        ("5 км", 2),
        ("— … • *", 0),
        ("漢字かな交じり文", 8),
        ("カタカナ、ＯＫ。", 5),
        ("ㇰㇱ ㆠ ㆺ ｱｲ 㐀 豈", 8),
        ("ㄅㄆ 한국어 문장", 4),
        ("Токио (東京) 2026", 4),
        ("𠮷野家", 3),
        ("السلام عليكم", 2),
    ],
)
def test_words_are_counted_as_editorial_systems_do(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One, two — three.", 3),
        ("1\u00a0240 тенге и 5\u202f000", 4),
        ("早上七点", 2),
        ("早上七", 2),
        ("7点 早上", 3),
        ("แอปเปิ้ลที่เก็บ", 3),
        ("문장 하나", 2),
        ("", 0),
    ],
)
def test_a_page_is_filled_by_signs_of_half_a_word(text: str, words: int) -> None:
    assert words_filled(text) == words


@given(st.text(st.characters(max_codepoint=0x05FF, exclude_categories=["Cs"])))
def test_where_words_stand_apart_the_two_are_one(text: str) -> None:
    assert words_filled(text) == count_words(text)


@given(st.lists(st.sampled_from("ab1漢か—. ")), st.lists(st.sampled_from("ab1漢か—. ")))
def test_paragraphs_are_counted_one_by_one(first: list[str], second: list[str]) -> None:
    one, two = "".join(first), "".join(second)
    assert count_words(f"{one} {two}") == count_words(one) + count_words(two)
