"""composed pages → the letters on them that no face shows, each by the look it is printed in and its place."""

from __future__ import annotations

import pytest

from pagekit.fonts import font_book
from pagekit.house.story import Run
from pagekit.layout import find_layout
from pagekit.typeset import Typesetter
from pagekit.typeset.boxed import boxed_notes
from pagekit.typeset.page import ComposedPage, Group, Piece, TextBox, TextLine
from pagekit.typeset.style import type_style

LAYOUT = find_layout("print-article")
MANIFEST = LAYOUT.printed


def box(words: str, style: str = "text", *, role: str = "", code: bool = False) -> TextBox:
    line = TextLine((Run(words, code=code),))
    return TextBox("p", style, (Piece(0, 0, 100, 12, (line,)),), role=role)


def notes(*boxes: TextBox, measured: str, furniture: tuple[TextBox, ...] = ()) -> list[tuple[str, str]]:
    """Place and letters of each note; `measured` was set before in the style of the text."""
    setter = Typesetter(font_book(LAYOUT))
    setter.paragraph((Run(measured),), type_style(MANIFEST, "text"), "en")
    page = ComposedPage(1, 400, 400, (Group("article", boxes),), furniture)
    found = boxed_notes([page], MANIFEST, setter, "en")
    return [(note.where, note.what.partition(" shows ")[2].partition(";")[0]) for note in found]


def test_what_is_printed_counts_and_not_what_was_measured() -> None:
    assert notes(box("Plain words"), measured="ქ and ⚽") == []
    assert notes(box("A ⚽"), measured="ქ and ⚽") == [("text", "⚽ (soccer ball, U+26BD)")]


def test_the_place_is_the_role_and_where_there_is_none_the_style() -> None:
    boxes = (box("ქ", "headline", role="head"), box("ქ", "caption"), box("ქ", "caption"))
    running = (box("ქ", "folio", role="running"),)
    assert notes(*boxes, measured="ქ", furniture=running) == [
        ("head, caption, running", "the Georgian letters ქ (U+10E5)")
    ]


def test_furniture_is_looked_at_too() -> None:
    assert notes(box("Plain"), measured="ქ", furniture=(box("ქ", "folio"),))[0][0] == "folio"


def test_a_letter_counts_in_the_look_it_is_printed_in() -> None:
    """The mono face has U+2500, and no face of the text's chain but it; that of labels has none."""
    assert notes(box("a\u2500", code=True), box("b\u2500"), measured="\u2500") == []
    setter = Typesetter(font_book(LAYOUT))
    setter.paragraph((Run("\u2500"),), type_style(MANIFEST, "label"), "en")
    pages = [ComposedPage(1, 400, 400, (box("c\u2500", "label"), box("a\u2500", "text")))]
    (note,) = boxed_notes(pages, MANIFEST, setter, "en")
    assert note.where == "label"


@pytest.mark.parametrize(("style", "shown"), [("text", 0), ("capitals", 1)])
def test_capitals_that_a_style_sets_are_printed(style: str, shown: int) -> None:
    capitals = MANIFEST.styles["text"].model_copy(update={"caps": "upper"})
    manifest = MANIFEST.model_copy(update={"styles": {**MANIFEST.styles, "capitals": capitals}})
    setter = Typesetter(font_book(LAYOUT))
    setter.paragraph((Run("Ა"),), type_style(manifest, "text"), "ka")
    page = ComposedPage(1, 400, 400, (box("ა", style),))
    assert len(boxed_notes([page], manifest, setter, "ka")) == shown
