"""language tag → the words of the page's furniture, or English and a note."""

from __future__ import annotations

from dataclasses import fields

import pytest

from pagekit.house.direction import direction
from pagekit.house.labels import ENGLISH, LABELS, labels_for
from pagekit.house.story import Labels


@pytest.mark.parametrize("lang", LABELS)
def test_every_label_says_something_in_its_own_words(lang: str) -> None:
    labels, notes = labels_for(lang)
    assert notes == ()
    assert labels.lang == lang
    assert labels.direction == direction(lang)
    for field in fields(Labels):
        assert getattr(labels, field.name).strip() == getattr(labels, field.name) != ""


@pytest.mark.parametrize(
    ("lang", "advertisement", "found_mistake"),
    [
        ("en", "Advertisement", "Found a mistake?"),
        ("ru", "Реклама", "Нашли ошибку?"),
        ("kk", "Жарнама", "Қате таптыңыз ба?"),
        ("de", "Anzeige", "Fehler gefunden?"),
        ("ar", "إعلان", "هل وجدت خطأ؟"),
    ],
)
def test_the_words_a_newspaper_prints(lang: str, advertisement: str, found_mistake: str) -> None:
    labels, _ = labels_for(lang)
    assert (labels.advertisement, labels.found_mistake) == (advertisement, found_mistake)


def test_a_region_has_the_labels_of_its_language() -> None:
    labels, notes = labels_for("en-GB")
    assert (labels.lang, labels.share, notes) == ("en-GB", ENGLISH.share, ())


def test_another_script_keeps_the_labels_and_says_what_they_are_in() -> None:
    labels, _ = labels_for("kk-Arab")
    assert (labels.lang, labels.direction, labels.share) == ("kk", "ltr", "Бөлісу")


def test_a_language_without_labels_gets_english_and_a_note() -> None:
    labels, (note,) = labels_for("fi", "publication.lang")
    assert labels == ENGLISH
    assert (note.code, note.where) == ("labels-missing", "publication.lang")
    assert "fi" in note.what
