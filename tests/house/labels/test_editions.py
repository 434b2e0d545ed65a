"""Labels → the words of a newspaper's furniture."""

from __future__ import annotations

import pytest

from pagekit.house.labels import EDITIONS, ENGLISH, LABELS, edition_words, labels_for


@pytest.mark.parametrize("lang", LABELS)
def test_every_language_has_its_own_words_for_an_edition(lang: str) -> None:
    words = edition_words(LABELS[lang])
    assert words.number.count("{number}") == 1
    assert LABELS[lang] is ENGLISH or (words.inside, words.line_adverts) != ("Inside", "Classified")
    claims = {LABELS[lang].advertise_here, words.be_seen, words.room_for_you}
    assert len(claims) == 3
    assert LABELS[lang] is ENGLISH or "Room for your name" not in claims


@pytest.mark.parametrize(
    ("lang", "number"),
    [("en-GB", "No\u00a0118"), ("ru", "№\u00a0118"), ("zh-TW", "第118期"), ("ko", "제118호")],
)
def test_the_number_of_an_issue(lang: str, number: str) -> None:
    assert edition_words(labels_for(lang)[0]).number.format(number="118") == number


def test_every_language_of_the_words_has_labels() -> None:
    assert set(EDITIONS) <= set(LABELS)
