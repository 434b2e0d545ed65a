"""a word → the places between its letters, and none inside one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.typeset.lines.letters import letters


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("", [""]),
        ("Rain", ["R", "a", "i", "n"]),
        ("e\u0301\u0323lan", ["e\u0301\u0323", "l", "a", "n"]),
        ("क्षमा", ["क्ष", "मा"]),
        ("กำ", ["ก", "ำ"]),
        ("👨\u200d👩\u200d👧!", ["👨\u200d👩\u200d👧", "!"]),
        ("👍🏽👍", ["👍🏽", "👍"]),
        ("🇰🇿🇩🇪", ["🇰🇿", "🇩🇪"]),
        ("❤\ufe0fa", ["❤\ufe0f", "a"]),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", ["\u1112\u1161\u11ab", "\u1100\u1173\u11af"]),
        ("a\u2060b", ["a\u2060b"]),
    ],
)
def test_letters_are_not_torn(word: str, parts: list[str]) -> None:
    cuts = [0, *letters(word), len(word)]
    assert [word[start:end] for start, end in pairwise(cuts)] == parts


@given(st.text())
def test_places_ascend_inside_the_word(word: str) -> None:
    found = letters(word)
    assert found == sorted(set(found))
    assert all(0 < cut < len(word) for cut in found)
