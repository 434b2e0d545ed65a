"""language tag → the words of the page's furniture, or English and a note."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from pagekit.house.direction import direction, script
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
        ("es", "Publicidad", "¿Ha encontrado un error?"),
        ("pt", "Publicidade", "Encontrou um erro?"),
        ("it", "Pubblicità", "Hai trovato un errore?"),
        ("pl", "Reklama", "Błąd w tekście?"),
        ("tr", "Reklam", "Hata mı buldunuz?"),
        ("uk", "Реклама", "Знайшли помилку?"),
        ("he", "פרסומת", "מצאתם טעות?"),
        ("fa", "آگهی", "اشتباهی دیدید؟"),
        ("ur", "اشتہار", "کوئی غلطی نظر آئی؟"),
        ("zh", "广告", "发现错误？"),
        ("zh-Hant", "廣告", "發現錯誤？"),
        ("zh-HK", "廣告", "發現錯誤？"),
        ("ja", "広告", "誤りを見つけましたか？"),
        ("ko", "광고", "오류를 발견하셨나요?"),
    ],
)
def test_the_words_a_newspaper_prints(lang: str, advertisement: str, found_mistake: str) -> None:
    labels, _ = labels_for(lang)
    assert (labels.advertisement, labels.found_mistake) == (advertisement, found_mistake)


def test_a_region_has_the_labels_of_its_language() -> None:
    labels, notes = labels_for("en-GB")
    assert (labels.lang, labels.share, notes) == ("en-GB", ENGLISH.share, ())


@pytest.mark.parametrize(
    ("lang", "told", "share"),
    [
        ("zh-TW", "zh-TW", "分享"),
        ("zh-Hant-HK", "zh-Hant", "分享"),
        ("zh-Hans-SG", "zh", "分享"),
        ("pt-PT", "pt-PT", "Partilhar"),
        ("pt-BR", "pt-BR", "Compartilhar"),
    ],
)
def test_a_region_or_script_with_words_of_its_own(lang: str, told: str, share: str) -> None:
    labels, notes = labels_for(lang)
    assert (labels.lang, labels.share, notes) == (told, share, ())


@pytest.mark.parametrize("lang", LABELS)
def test_labels_are_in_the_letters_of_their_language(lang: str) -> None:
    letters = {
        "Arab": "\u0600-\u06ff", "Hebr": "\u05d0-\u05ea", "Cyrl": "\u0400-\u04ff", "Hans": "\u4e00-\u9fff",
        "Hant": "\u4e00-\u9fff", "Jpan": "\u3040-\u30ff\u4e00-\u9fff", "Kore": "\uac00-\ud7a3", "Latn": "A-Za-zÀ-ſ",
    }[script(lang)]  # fmt: skip
    for field in fields(Labels)[2:]:
        assert re.search(f"[{letters}]", getattr(LABELS[lang], field.name)), field.name


def test_another_script_keeps_the_labels_and_says_what_they_are_in() -> None:
    labels, _ = labels_for("kk-Arab")
    assert (labels.lang, labels.direction, labels.share) == ("kk", "ltr", "Бөлісу")


def test_a_language_without_labels_gets_english_and_a_note() -> None:
    labels, (note,) = labels_for("fi", "publication.lang")
    assert labels == ENGLISH
    assert (note.code, note.where) == ("labels-missing", "publication.lang")
    assert "fi" in note.what
