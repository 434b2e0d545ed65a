"""text → text of at most so many characters, whole words, whole letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.metadata.wording import cut


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("twelve chars", "twelve chars"),
        ("one two three four", "one two…"),
        ("one two, three four", "one two…"),
        ("one two thr four", "one two thr…"),
        ("一二三四五六七八九十一二三", "一二三四五六七八九十一…"),
        ("abcdefghije\u0301xyz", "abcdefghij…"),
        ("abcdefgh👩\u200d🚀xyzw", "abcdefgh👩\u200d🚀…"),
        ("abcdefghi👩\u200d🚀xyzw", "abcdefghi…"),
    ],
)
def test_cut_to_twelve(text: str, short: str) -> None:
    assert cut(text, 12) == short


@given(st.text(), st.integers(2, 40))
def test_never_longer_and_always_the_beginning(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= limit
    assert text.startswith(short.removesuffix("…")) or short == text
