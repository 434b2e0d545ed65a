"""faces → FontBook: widths and gaps."""

from __future__ import annotations

import io
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pagekit.fonts import FontBook, load_book
from pagekit.resources import assets_dir

FONTS = assets_dir() / "fonts"
SERIF, HEAD, LABEL, ARABIC, HEBREW, MONO = (
    "Noto Serif",
    "Source Serif 4",
    "IBM Plex Sans",
    "Noto Naskh Arabic",
    "Noto Serif Hebrew",
    "Noto Sans Mono",
)
TEXT = [SERIF, ARABIC, MONO]
Shelf = Callable[..., Path]


@pytest.fixture(scope="module")
def book() -> FontBook:
    return load_book((FONTS,))


# ---- The shipped faces -------------------------------------------------------------------------------------


def test_the_shipped_families(book: FontBook) -> None:
    assert book.families() == (SERIF, HEAD, LABEL, ARABIC, HEBREW, MONO)
    assert {(face.weight, face.style) for face in book.of([SERIF])} == {
        (400, "normal"), (400, "italic"), (700, "normal"), (700, "italic"),
    }  # fmt: skip
    assert book.of(["Helvetica"]) == ()


def test_every_face_reads_as_its_manifest_says(book: FontBook) -> None:
    for face in book.faces:
        assert TTFont(io.BytesIO(face.read()))["OS/2"].usWeightClass == face.weight, face.asset


def test_the_rule_of_a_face(book: FontBook) -> None:
    (italic,) = (face for face in book.of([SERIF]) if (face.weight, face.style) == (700, "italic"))
    assert italic.css() == (
        '@font-face { font-family: "Noto Serif"; font-style: italic; font-weight: 700; font-display: swap; '
        'src: url("fonts/NotoSerif-BoldItalic.ttf") format("truetype"); }'
    )
    assert 'url("https://page.invalid/fonts/NotoSerif-BoldItalic.ttf")' in italic.css("https://page.invalid/")


# ---- Widths ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("family", "weight", "style", "file"),
    [
        (SERIF, 400, "normal", "NotoSerif-Regular.ttf"),
        (SERIF, 700, "italic", "NotoSerif-BoldItalic.ttf"),
        (HEAD, 300, "normal", "SourceSerif4-Light.ttf"),
        (LABEL, 600, "normal", "IBMPlexSans-SemiBold.ttf"),
        (LABEL, 650, "normal", "IBMPlexSans-SemiBold.ttf"),
        (ARABIC, 400, "normal", "NotoNaskhArabic-Regular.ttf"),
    ],
)
def test_a_width_is_the_sum_of_the_advances(
    book: FontBook, family: str, weight: int, style: str, file: str
) -> None:
    text = "وصل القطار" if family == ARABIC else "Поезд 12:40 — Almaty, “Қазақ”!"
    font = TTFont(FONTS / file)
    glyphs, advances = font.getBestCmap(), font["hmtx"]
    expected = sum(advances[glyphs[ord(letter)]][0] for letter in text) / font["head"].unitsPerEm
    assert book.width(text, [family], weight, style) == pytest.approx(expected, abs=1e-9)


def test_a_letter_comes_from_the_first_family_that_has_it(book: FontBook) -> None:
    mixed = book.width("a" + "و", [SERIF, ARABIC], 400)
    assert mixed == pytest.approx(book.width("a", [SERIF], 400) + book.width("و", [ARABIC], 400))
    assert book.width("→", [SERIF, MONO], 400) == book.width("→", [MONO], 400) == pytest.approx(0.6)


def test_what_no_face_has_counts_as_a_square(book: FontBook) -> None:
    assert book.width("漢字", [SERIF], 400) == 2.0
    assert book.width("ab", ["Helvetica"], 400) == 2.0
    assert book.width("", [SERIF], 400) == 0


@pytest.mark.parametrize(
    "mark", ["\u00ad", "\u200b", "\u2060", "\u200e", "\u200f", "\ufeff", "\u2028", "\ufe0f"]
)
def test_what_is_shaped_away_has_no_width(book: FontBook, mark: str) -> None:
    assert book.width(f"ab{mark}c", [SERIF], 400) == book.width("abc", [SERIF], 400)


# ---- Gaps --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("Plain words, “quoted” — and a dash…", ""),
        ("Әлем Ғарыш Қазақ Ңұ Өзен Ұлы Үй Һ Іс әғқңөұүһі", ""),
        ("Ёжик в тумане № 5, 1 200 ₽ и 500 ₸", ""),
        ("Ψυχή και σώμα", ""),
        ("محطة القطار ١٢", ""),
        ("漢字 and 한글", "漢字한글"),
        ("snow ☃ and 😀 and 👩‍🚀", "☃👩😀🚀"),
        ("no-break\u00a0space, thin\u2009space, narrow\u202fspace", ""),
        ("soft\u00adhyphen, zero\u200bwidth, joiner\u2060, mark\ufeff, line\u2028end\n\t", ""),
        ("twice ☃☃☃", "☃"),
    ],
)
def test_missing_letters_are_found_once_and_in_order(book: FontBook, text: str, missing: str) -> None:
    assert "".join(book.missing(text, TEXT)) == "".join(sorted(missing))


def test_a_family_that_is_not_there_shows_nothing(book: FontBook) -> None:
    assert book.missing("ab", ["Helvetica"]) == ("a", "b")


# ---- Travelling --------------------------------------------------------------------------------------------


def test_a_book_pickles_as_names_and_hashes(book: FontBook) -> None:
    packed = pickle.dumps(book)
    assert len(packed) < 10_000, "no font is inside"
    again = pickle.loads(packed)  # noqa: S301 - made here
    assert again == book
    assert again.faces[0].read() == book.faces[0].read()


def test_a_packs_own_face_stands_before_pagekits(shelf: Shelf, book: FontBook) -> None:
    folder = shelf(family=SERIF)
    both = load_book((folder, FONTS))
    assert len(both.faces) == len(book.faces)
    assert both.faces[0].path == folder / "Mono.ttf"
    assert both.width("iii", [SERIF], 400) == pytest.approx(1.8), "the regular is the pack's monospace face"
