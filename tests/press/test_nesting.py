"""a page's text → parsed before the engine does, with a count of what is open; deep ones end at once."""

from __future__ import annotations

import pytest

from pagekit.errors import LimitExceeded
from pagekit.makeup import Html
from pagekit.press import advert_pdf, nesting, page_pdf
from pagekit.press.nesting import FEW, MAX_OPEN, hold_nesting

DEEP = "its elements stand deeper in each other than 100 levels"
FORMATS = "".join(f"<b a={number}>" for number in range(350))


def said(text: str) -> str:
    with pytest.raises(LimitExceeded) as caught:
        hold_nesting(text, "river")
    assert (caught.value.where, caught.value.remedy) == ("river", "Make the page simpler.")
    return f"{caught.value.too_much} {caught.value.much}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<div>" * 20_000, DEEP),
        ("<div><table><td></div>" * 1_000, DEEP),
        ("<svg>" * 20_000, DEEP),
        ("<ul><li>" * 9_000, DEEP),
        ("<p>" + FORMATS + "<p>x" * 2_000, "the page has more than 2,000 elements"),
    ],
)
def test_what_stays_open_is_counted_while_it_is_parsed(
    text: str, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nesting, "MAX_ELEMENTS", 2_000)
    assert said(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "<p>x" * 1_000,
        "<li>x" * 1_000,
        "<table>" + "<tr><td><font size=1>x</td>" * 300,
        "<div>x</div>" * 1_000,
        "<!-- <div> -->" * 1_000,
        "<b>" * (FEW // 2) + "<p>x" * (FEW // 2),
        "<div>" * (MAX_OPEN - 2),
    ],
)
def test_what_closes_by_itself_is_not(text: str) -> None:
    hold_nesting(text, "river")


def test_neither_an_advert_nor_a_page_comes_to_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.tinyhtml5.parse", None)
    with pytest.raises(LimitExceeded, match="rail: its elements stand deeper"):
        advert_pdf("<div>" * 20_000, 300, 200, "rail")
    with pytest.raises(LimitExceeded, match="river: its elements stand deeper"):
        page_pdf(Html("<div>" * 20_000, {}), subject="river")
