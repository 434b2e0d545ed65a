"""a paragraph's first letters → a drop cap, or none where it would tear a word."""

from __future__ import annotations

from functools import cache

import pytest

from pagekit.fonts import load_book
from pagekit.house.story import Run
from pagekit.resources import assets_dir
from pagekit.typeset.lines.initials import Initial, heights, initial
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
        ("“I” am", "“I”"),
        ("»I« bin", "»I«"),
        ("»Regen fiel«", "»R"),
        ("”Regnet föll”", "”R"),
        ("A. Serik said", "A."),
        ("“A,” she said", "“A,”"),
        ("I’m here", "I"),
        ("“Rain” fell", "“R"),
        ("L’Oréal opens", "L"),
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
        "UNESCO has", "“UNESCO has", "U.S. ships", "A1 is a road", "…and rain fell", "...and rain", "“‘Rain,’ he said",
        "\u1112\u1161\u11ab Jamo", "A\u200dB joined", "1,234 people", "“1,234” people", "7 out of ten", "1st prize", "٣ أيام", "½ a cup", "(24) hours", "— dash", "😀 emoji", "A",
    ],
)  # fmt: skip
def test_no_word_is_torn_for_an_initial(text: str) -> None:
    assert opened(text) is None


# ---- How large it is, and what stands beside it ------------------------------------------------------------

LATIN = TypeStyle("text", ("Noto Serif",), 9.0, 11.0)


JUSTIFIED = TypeStyle("text", ("Noto Serif",), 9.0, 11.0, align="justify")


def made(text: str, lines: int) -> Initial:
    found = initial(typesetter().paragraph((Run(text),), LATIN, "en"), lines, typesetter())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("lines", "size", "width"), [(2, 24.41, 16.01), (3, 39.81, 26.12), (4, 55.22, 36.22)]
)
def test_the_capital_reaches_from_the_first_cap_line_to_the_last_baseline(
    lines: int, size: float, width: float
) -> None:
    """Its cap height is that of the text and one leading for each line more; a fifth of a line is air."""
    found = made("Rain fell on the town.", lines)
    assert (found.lines, round(found.size, 2), round(found.width, 2), found.air) == (
        lines,
        size,
        width,
        pytest.approx(2.2),
    )
    tall = heights(typesetter().book, LATIN)
    assert tall.cap * found.size == pytest.approx(tall.cap * 9 + (lines - 1) * 11)
    first = tall.baseline(9.0, 11.0)
    assert found.rise + tall.baseline(found.size, found.leading) == pytest.approx(first + (lines - 1) * 11)
    assert round(first, 2) == 8.99


@pytest.mark.parametrize(
    ("text", "beside"),
    [("Rain fell", 3), ("Queues formed", 4), ("Just a word", 4), ("Тома стоят", 3), ("Дома стоят", 4)],
)
def test_a_tail_takes_the_line_below_as_well(text: str, beside: int) -> None:
    assert made(text, 3).lines == beside


def test_the_rest_begins_after_the_initial_and_its_space() -> None:
    for text, letters, rest in (
        ("Rain fell", 1, "ain fell"),
        ("“Rain fell", 2, "ain fell"),
        ("A town", 2, "town"),
        ("«I» am", 4, "am"),
    ):
        found = made(text, 2)
        assert (found.letters, found.rest.text) == (letters, rest)
    assert made("A town", 2).line.spaced and not made("Rain fell", 2).line.spaced


@pytest.mark.parametrize("lines", [0, 1])
def test_one_line_is_no_initial(lines: int) -> None:
    assert initial(typesetter().paragraph((Run("Rain fell"),), LATIN, "en"), lines, typesetter()) is None


def test_the_lines_beside_it_are_ragged_in_a_narrow_column() -> None:
    found = made("Rain fell", 3)
    beside = found.width + found.air
    assert found.ragged(170.0 + beside) == 3
    assert found.ragged(170.1 + beside) == 0


def test_ragged_lines_come_first_and_the_others_are_justified() -> None:
    text = typesetter().paragraph(
        (Run("Rain fell on the old grain exchange all day long. " * 4),), JUSTIFIED, "en"
    )
    ways = text.shaped(lambda line: (0.0, 100.0 if line < 3 else 130.0), lines=3, ragged=3)
    lines = min(ways.values(), key=lambda way: way.cost).lines
    assert [line.justified for line in lines[:-1]] == [False] * 3 + [True] * (len(lines) - 4)
    assert [line.gap for line in lines[:3]] == [1.0, 1.0, 1.0]
