"""Labels → the words that stand where a story goes on elsewhere."""

from __future__ import annotations

import pytest

from pagekit.house.labels import ENGLISH, JUMPS, LABELS, jump_words, labels_for


@pytest.mark.parametrize("lang", LABELS)
def test_every_language_has_its_own_words_for_a_jump(lang: str) -> None:
    words = jump_words(LABELS[lang])
    assert words.jump.count("{page}") == words.turn.count("{page}") == 1
    assert words.jump != words.turn
    assert LABELS[lang] is ENGLISH or words != JUMPS["en"]


@pytest.mark.parametrize(
    ("lang", "jump"), [("zh-TW", "下轉第{page}版"), ("zh", "下转第{page}版"), ("ja", "{page}面に続く")]
)
def test_the_words_of_a_jump(lang: str, jump: str) -> None:
    assert jump_words(labels_for(lang)[0]).jump == jump
