"""a word of two faces → its parts in the order of the text, whichever way it runs."""

from __future__ import annotations

import pytest

from pagekit.fonts import Shaper, font_book
from pagekit.house.story import Run
from pagekit.ink.line import Setting, Type, shown
from pagekit.layout import find_layout
from pagekit.typeset.page import TextLine
from pagekit.typeset.style import type_style

LAYOUT = find_layout("print-article")


@pytest.mark.parametrize(
    ("text", "level", "parts"),
    [
        ("שאן,", 1, [("Noto Serif Hebrew", 3), ("Noto Serif", 1)]),
        ("(אחת).", 1, [("Noto Serif", 1), ("Noto Serif Hebrew", 3), ("Noto Serif", 2)]),
        ("a→b", 0, [("Noto Serif", 1), ("Noto Sans Mono", 1), ("Noto Serif", 1)]),
    ],
)
def test_the_parts_of_a_word_stand_in_the_order_of_its_text(
    text: str, level: int, parts: list[tuple[str, int]]
) -> None:
    book, style = font_book(LAYOUT), type_style(LAYOUT.printed, "text", "he")
    setting = Setting(Type(Shaper(book)), style, "he", style.size, 0, mixed=False)
    found = shown(TextLine((Run(text),)), setting, [level] * len(text))
    assert [(part.strings.face.family, part.strings.count) for part in found] == parts
