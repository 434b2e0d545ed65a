"""people → byline: the words of the story's language around names that stay as they are."""

from __future__ import annotations

import pytest

from pagekit.house.byline import byline, name_alone
from pagekit.house.story import Author

ANN, BOB, EVE = Author("Ann"), Author("Bob"), Author("Eve")


@pytest.mark.parametrize(
    ("lang", "one", "two", "three"),
    [
        ("en", "By Ann", "By Ann and Bob", "By Ann, Bob and Eve"),
        ("en-US", "By Ann", "By Ann and Bob", "By Ann, Bob and Eve"),
        ("ru", "Автор: Ann", "Авторы: Ann и Bob", "Авторы: Ann, Bob и Eve"),
        ("kk", "Автор: Ann", "Авторлар: Ann және Bob", "Авторлар: Ann, Bob және Eve"),
        ("de", "Von Ann", "Von Ann und Bob", "Von Ann, Bob und Eve"),
        ("fr", "Par Ann", "Par Ann et Bob", "Par Ann, Bob et Eve"),
        ("ar", "بقلم Ann", "بقلم Ann وBob", "بقلم Ann وBob وEve"),
        ("es", "Por Ann", "Por Ann y Bob", "Por Ann, Bob y Eve"),
        ("pt-PT", "Por Ann", "Por Ann e Bob", "Por Ann, Bob e Eve"),
        ("it", "Di Ann", "Di Ann e Bob", "Di Ann, Bob e Eve"),
        ("pl", "Ann", "Ann i Bob", "Ann, Bob i Eve"),
        ("tr", "Ann", "Ann ve Bob", "Ann, Bob ve Eve"),
        ("uk", "Автор: Ann", "Автори: Ann та Bob", "Автори: Ann, Bob та Eve"),
        ("he", "מאת Ann", "מאת Ann וBob", "מאת Ann, Bob וEve"),
        ("fa", "نوشته Ann", "نوشته Ann و Bob", "نوشته Ann، Bob و Eve"),
        ("ur", "تحریر: Ann", "تحریر: Ann اور Bob", "تحریر: Ann، Bob اور Eve"),
        ("zh-Hant", "文：Ann", "文：Ann、Bob", "文：Ann、Bob、Eve"),
        ("ja", "Ann", "Ann、Bob", "Ann、Bob、Eve"),
        ("ko", "Ann", "Ann·Bob", "Ann·Bob·Eve"),
        ("fi", "Ann", "Ann, Bob", "Ann, Bob, Eve"),
    ],
)
def test_the_line(lang: str, one: str, two: str, three: str) -> None:
    people = [(ANN,), (ANN, BOB), (ANN, BOB, EVE)]
    lines = [byline(authors, lang) for authors in people]
    assert [line.text for line in lines if line] == [one, two, three]
    assert [line.authors for line in lines if line] == people


def test_nobody_has_no_line() -> None:
    assert byline((), "en") is None


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("By Ann Lee", "Ann Lee"),
        ("BY ANN LEE", "ANN LEE"),
        ("by: Ann", "Ann"),
        ("Автор: Анна Ли", "Анна Ли"),
        ("Авторы: Анна", "Анна"),
        ("Text: Ann", "Ann"),
        ("Par Ann", "Ann"),
        ("بقلم آنا", "آنا"),
        ("Von: Ann", "Ann"),
        ("Por Ann", "Ann"),
        ("Di Caprio", "Di Caprio"),
        ("מאת דנה לוי", "דנה לוי"),
        ("记者：王小明", "王小明"),
        ("文：王小明", "王小明"),
        ("文小明", "文小明"),
        ("Von Ribbeck", "Von Ribbeck"),
        ("Byron Lee", "Byron Lee"),
        ("Parker", "Parker"),
        ("Автор", "Автор"),
        ("By", "By"),
    ],
)
def test_a_word_that_came_with_the_name_is_not_said_twice(written: str, name: str) -> None:
    assert name_alone(written) == name
