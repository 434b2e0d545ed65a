"""text as written → text in house style, with its notes."""

from __future__ import annotations

from pagekit.house.copydesk import CopyDesk
from pagekit.house.story import Run, plain


def desk() -> CopyDesk:
    return CopyDesk("ru", base="https://courier.example", page="https://courier.example/story")


def test_markdown_first_then_typography() -> None:
    assert desk().line('В *"степи"*', "headline") == (Run("В\u00a0"), Run("«степи»", emphasis=True))


def test_prose_is_paragraphs_and_blank_ones_are_left_out() -> None:
    assert [plain(runs) for runs in desk().prose("раз\nдва\n\n<br>\n\nтри", "deck")] == ["раз два", "три"]
    assert desk().prose(None, "deck") == desk().prose(" \n\n ", "deck") == ()


def test_a_line_that_must_say_something_is_printed_as_typed() -> None:
    assert plain(desk().full_line("![](a.png)", "headline")) == "![](a.png)"


def test_words_without_markdown_are_set_but_not_read() -> None:
    assert desk().words("*Степь* - море") == "*Степь*\u00a0— море"
    assert desk().words(None) is None


def test_a_place_on_the_page_belongs_to_the_story() -> None:
    assert desk().address("#notes") == "https://courier.example/story#notes"
    assert desk().address("/learn") == "https://courier.example/learn"


def test_refused_links_are_noted_where_they_stand() -> None:
    house = desk()
    assert house.link("https://localhost/", "byline[0].url") is None
    assert house.link(None, "byline[1].url") is None
    house.line("[x](javascript:1)", "deck")
    assert [(note.code, note.where) for note in house.notes] == [
        ("link-dropped", "byline[0].url"),
        ("link-dropped", "deck"),
    ]


def test_a_story_without_an_address_has_its_places_all_the_same() -> None:
    desk = CopyDesk("en", places={"thehead": "h-the-head"})
    (run,) = desk.line("[there](#the-head)", "x")
    assert (run.text, run.href, desk.notes) == ("there", "#h-the-head", [])
    desk.line("[gone](#nowhere)", "x")
    assert [note.code for note in desk.notes] == ["link-dropped"]
