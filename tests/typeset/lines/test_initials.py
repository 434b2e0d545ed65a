"""a paragraph's first letters → a drop cap, or none where it would tear a word."""

from __future__ import annotations

from functools import cache

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.resources import assets_dir
from pagekit.typeset.lines.initials import initial
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.style import TypeStyle

TEXT = TypeStyle("text", ("Noto Serif", "Noto Naskh Arabic"), 9.0, 11.0)


@cache
def typesetter() -> Typesetter:
    return Typesetter(load_book((assets_dir() / "fonts",)))


def opened(text: str) -> str | None:
    """The letters of the initial."""
    found = initial(typesetter().paragraph((Run(text),), TEXT, "en"), 3, typesetter())
    return None if found is None else "".join(run.text for run in found.line.runs)


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("Rain fell", "R"),
        ("“Rain fell", "“R"),
        ("Ёлка стоит", "Ё"),
        ("Ωμέγα πρώτα", "Ω"),
        ("E\u0301\u0323lan vital", "E\u0301\u0323"),
        ("1,234 people", "1"),
        ("日本の新聞", "日"),
        ("שלום עולם", "ש"),
    ],
)
def test_a_letter_that_stands_by_itself_is_an_initial(text: str, letters: str) -> None:
    assert opened(text) == letters


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا hello", "«مرحبا» hello", "ﻣﺮﺣﺒﺎ forms", "ܫܠܡܐ Syriac", "ߒߞߏ N'Ko", "ᠮᠣᠩᠭᠣᠯ Mongolian", "𞤀𞤣𞤤𞤢𞤥 Adlam",
        "नमस्ते Hindi", "বাংলা Bengali", "தமிழ் Tamil", "བོད Tibetan", "မြန်မာ Burmese", "ខ្មែរ Khmer",
        "\u1112\u1161\u11ab Jamo", "A\u200dB joined", "— dash", "😀 emoji", "A",
    ],
)  # fmt: skip
def test_no_word_is_torn_for_an_initial(text: str) -> None:
    assert opened(text) is None
