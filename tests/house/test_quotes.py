"""straight quotes → the quotes of a language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.house.habits import HABITS, PLAIN, habits_for
from pagekit.house.quotes import curl


@pytest.mark.parametrize(
    ("lang", "straight", "set_as"),
    [
        ("ru", '"Маяк"', "«Маяк»"),
        ("ru", 'завод "Маяк", "Заря".', "завод «Маяк», «Заря»."),
        ("ru", '"Завод "Маяк" закрыт"', "«Завод „Маяк“ закрыт»"),
        ("ru", '"Завод "Маяк""', "«Завод „Маяк“»"),
        ("ru", '«Завод "Маяк"»', "«Завод „Маяк“»"),
        ("ru", '("Маяк")', "(«Маяк»)"),
        ("ru", "О'Генри", "О’Генри"),
        ("ru", '"Кто?" — "Я!"', "«Кто?» — «Я!»"),
        ("kk", '"Егемен Қазақстан"', "«Егемен Қазақстан»"),
        ("en", '"Yes," she said.', "“Yes,” she said."),
        ("en", "It's the boys' dog", "It’s the boys’ dog"),
        ("en", "\"She said 'no' twice\"", "“She said ‘no’ twice”"),
        ("en", "'She said \"no\" twice'", "‘She said “no” twice’"),
        ("en", '"She said "no" twice"', "“She said ‘no’ twice”"),
        ("en", "\"'Yes,' she said\"", "“‘Yes,’ she said”"),
        ("en", "the '90s, rock 'n' roll, 'tis", "the ’90s, rock ’n’ roll, ’tis"),
        ("en", '"a "b "c "d" e" f" g"', "“a ‘b “c ‘d’ e” f’ g”"),
        ("en", '"a "b "c" d" e"', "“a ‘b “c” d’ e”"),
        ("en", "5'10\" tall", "5′10″ tall"),
        ("en", 'a 27" screen', "a 27″ screen"),
        ("en", '"the Boeing 747"', "“the Boeing 747”"),
        ("en", 'word—"word"', "word—“word”"),
        ("en", '"no end in sight', "“no end in sight"),
        ("en", 'a "…and then" b', "a “…and then” b"),
        ("en", "1990's", "1990’s"),
        ("de", "\"Er sagte 'nein' heute\"", "„Er sagte ‚nein‘ heute“"),
        ("de-CH", '"Ja"', "«Ja»"),
        ("fr", '"l\'heure"', "«l’heure»"),
        ("ar", '"مرحبا"', "«مرحبا»"),
        ("pl", '"tak "nie" tak"', "„tak «nie» tak”"),
        ("es", '"sí "no" sí"', "«sí “no” sí»"),
        ("uk", "об'єкт", "об’єкт"),
    ],
)
def test_quotes_by_language(lang: str, straight: str, set_as: str) -> None:
    assert curl(straight, habits_for(lang)) == set_as


ELIDED = (
    "90 90s tis Tis twas Twas em Em til till Till cause Cause cos Cos n bout Bout round Round neath Neath"
)


@pytest.mark.parametrize("word", ELIDED.split())
def test_a_word_that_begins_with_an_apostrophe_opens_no_quote(word: str) -> None:
    assert curl(f"so '{word} it was 'over'", habits_for("en")) == f"so ’{word} it was ‘over’"


@pytest.mark.parametrize(
    ("lang", "text"),
    [("he", 'צה"ל'), ("ja", '"x"'), ("xx", "'a' \"b\""), ("en", 'a " b'), ("ru", "'слово'"), ("en", '"')],
)
def test_what_stays_straight(lang: str, text: str) -> None:
    assert curl(text, habits_for(lang)) == text


def test_a_tag_is_tried_whole_and_then_as_its_language() -> None:
    assert habits_for("de-CH") is HABITS["de-CH"]
    assert habits_for("de-AT") is HABITS["de"]
    assert habits_for("xx") is PLAIN


@given(st.text(alphabet="\"'«»„“”‘’ aБ5.,()-—\u00a0", max_size=40), st.sampled_from([*HABITS]))
def test_only_quotes_change_and_only_once(text: str, lang: str) -> None:
    once = curl(text, habits_for(lang))
    assert len(once) == len(text)
    assert all(new == old or old in "\"'" for new, old in zip(once, text, strict=True))
    assert curl(once, habits_for(lang)) == once
