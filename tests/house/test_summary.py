"""a story's parts → its description and its count of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pagekit.house.story import (
    BreakMark,
    CodeText,
    FactboxText,
    Figure,
    HeadingText,
    ItemText,
    ListText,
    ParagraphText,
    QuoteText,
    Run,
    Runs,
    Stamp,
    TableText,
    UpdateText,
)
from pagekit.house.summary import description, word_count

STAMP = Stamp("14:05", "2026-05-19T14:05:00+05:00", "en")


def runs(text: str) -> Runs:
    return (Run(text),)


def entry(*texts: str) -> UpdateText:
    body = tuple(ParagraphText(runs(text)) for text in texts)
    return UpdateText(STAMP, STAMP, "u-1", runs("Head"), body)


def test_the_articles_own_description_comes_first_then_the_deck_then_the_text() -> None:
    deck, body = (runs("Deck\u2028one."), runs("Deck two.")), (BreakMark(), ParagraphText(runs("Text.")))
    assert description("Own", deck, body) == "Own"
    assert description(None, deck, body) == "Deck one. Deck two."
    assert description(None, (), body) == "Text."
    assert description(None, (), (HeadingText(runs("Head")), entry("Update."))) == "Update."
    assert description(None, (), (Figure("a.jpg", "x"),)) == ""


def test_it_is_plain_text_of_one_line() -> None:
    told = (Run("At\u00a05 "), Run("km", strong=True), Run("\u2028 now"))
    assert description(None, (told,), ()) == "At 5 km now"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("word " * 40 + "end", "word " * 39 + "word…"),
        ("w" * 200, "w" * 200),
        ("w" * 201, "w" * 200 + "…"),
        ("漢字 " + "漢" * 250, "漢字 " + "漢" * 197 + "…"),
        ("w" * 99 + " " + "w" * 250, "w" * 99 + " " + "w" * 100 + "…"),
        ("w" * 101 + " " + "w" * 250, "w" * 101 + "…"),
    ],
)
def test_a_long_one_is_cut(text: str, told: str) -> None:
    assert description(text, (), ()) == told


@given(st.text(max_size=600))
def test_it_is_never_too_long(text: str) -> None:
    assert len(description(text, (), ())) <= 201


def test_everything_that_is_read_counts_and_nothing_that_is_said_again() -> None:
    item = ItemText((runs("one two"),), (ItemText((runs("three"),)),))
    body = (
        ParagraphText(runs("a b")),
        HeadingText(runs("c")),
        ListText((item,)),
        TableText((runs("d"),), ((runs("e"),), (runs("f"),)), ("start",), runs("caption")),
        QuoteText((runs("g h"),), runs("i")),
        QuoteText((runs("no no no"),), runs("no"), pull=True),
        CodeText("j k"),
        Figure("a.jpg", "no", runs("no")),
        FactboxText(runs("l"), (ParagraphText(runs("m")), Figure("a.jpg", "no", runs("no")))),
        entry("n", "o"),
    )
    assert word_count(body) == 2 + 1 + 3 + 3 + 3 + 2 + 2 + 3
