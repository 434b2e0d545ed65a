"""language tag → the side its lines begin on."""

from __future__ import annotations

import pytest

from pagekit.house.direction import direction

RIGHT_TO_LEFT = [
    "ar",
    "ar-EG",
    "he",
    "fa",
    "ur",
    "ps",
    "ckb",
    "yi",
    "dv",
    "syr",
    "ug",
    "az-Arab",
    "kk-Arab-CN",
    "jpr-Hebr",
]
LEFT_TO_RIGHT = ["en", "ru", "kk", "de", "zh-Hant", "ug-Cyrl", "az-Latn", "ar-Latn", "xx"]


@pytest.mark.parametrize("lang", RIGHT_TO_LEFT)
def test_right_to_left(lang: str) -> None:
    assert direction(lang) == "rtl"


@pytest.mark.parametrize("lang", LEFT_TO_RIGHT)
def test_left_to_right(lang: str) -> None:
    assert direction(lang) == "ltr"
