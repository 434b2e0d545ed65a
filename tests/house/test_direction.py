"""language tag → its script, and the side its lines begin on; words → the side theirs do."""

from __future__ import annotations

import pytest

from pagekit.house.direction import direction, script, side

RIGHT_TO_LEFT = [
    "ar",
    "ar-EG",
    "he",
    "iw",
    "fa",
    "ur",
    "ps",
    "sd",
    "ckb",
    "yi",
    "dv",
    "syr",
    "ug",
    "pa-PK",
    "az-Arab",
    "kk-Arab-CN",
    "jpr-Hebr",
    "nqo",
    "ff-Adlm",
]
LEFT_TO_RIGHT = ["en", "ru", "kk", "de", "zh-Hant", "ug-Cyrl", "az-Latn", "ar-Latn", "pa", "xx"]


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_right_to_left(lang: str) -> None:
    assert direction(lang) == "rtl"


@pytest.mark.parametrize("lang", LEFT_TO_RIGHT)
def test_left_to_right(lang: str) -> None:
    assert direction(lang) == "ltr"


@pytest.mark.parametrize(
    ("lang", "code"),
    [
        ("ar", "Arab"),
        ("kk-arab", "Arab"),
        ("he", "Hebr"),
        ("kk", "Cyrl"),
        ("en-GB", "Latn"),
        ("zh", "Hans"),
        ("zh-SG", "Hans"),
        ("zh-Hant", "Hant"),
        ("zh-TW", "Hant"),
        ("zh-hk", "Hant"),
        ("ja", "Jpan"),
        ("ko-KR", "Kore"),
        ("de-1996", "Latn"),
        ("xx", "Zzzz"),
    ],
)
def test_the_script_of_a_tag(lang: str, code: str) -> None:
    assert script(lang) == code


@pytest.mark.parametrize(
    ("words", "way"),
    [
        ("Found a bug?", "ltr"),
        ("هل وجدت خطأ؟", "rtl"),
        ("BBC عربي", "rtl"),
        ("12 000!", "rtl"),
        ("", "rtl"),
    ],
)
def test_words_among_arabic_furniture(words: str, way: str) -> None:
    assert side(words, "rtl") == way


@pytest.mark.parametrize(
    ("words", "way"),
    [("Found a bug?", "ltr"), ("هل وجدت خطأ؟", "rtl"), ("الأهرام, a paper", "ltr"), ("12 000!", "ltr")],
)
def test_words_among_english_furniture(words: str, way: str) -> None:
    assert side(words, "ltr") == way
