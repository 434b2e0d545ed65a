"""letters that no face shows → notes that name their script and the face to add; signs are named one by one."""

from __future__ import annotations

import pytest

from pagekit.fonts import load_book
from pagekit.fonts.lacking import allowed, carries_words, forbids, missing_notes
from pagekit.notes import Severity, warning
from pagekit.resources import assets_dir


def told(letters: str, lang: str = "") -> list[tuple[str, str]]:
    """Severity and words of each note."""
    return [(note.severity, f"{note.what} {note.remedy}") for note in missing_notes(letters, lang=lang)]


def test_a_script_is_named_with_its_letters_and_the_face_to_add() -> None:
    (note,) = missing_notes("ბაა", "headline")
    assert (note.severity, note.code, note.where) == (Severity.ERROR, "glyph-missing", "headline")
    assert (
        note.what
        == "no face of the layout shows the Georgian letters ა (U+10D0), ბ (U+10D1); a box stands for each."
    )
    assert note.remedy == (
        "Put the file of a face that has them, such as Noto Sans Georgian (npm package "
        "@expo-google-fonts/noto-sans-georgian), into the folder fonts of a pack of your own, and name its family last "
        'in [families]; missing_glyphs = "note" in the pack prints the boxes.'
    )


def test_twelve_letters_are_named_and_the_others_counted() -> None:
    (note,) = missing_notes(map(chr, range(0x10D0, 0x10D0 + 20)))
    assert note.what.count("U+") == 12
    assert "U+10DB) and 8 more; " in note.what


@pytest.mark.parametrize(
    ("letters", "lang", "scripts", "face"),
    [
        ("ไ", "th", "Thai", "Noto Sans Thai"),
        ("ཀ", "bo", "Tibetan", "Noto Serif Tibetan"),
        ("ᠠ", "mn", "Mongolian", "Noto Sans Mongolian"),
        ("한", "ko", "Hangul", "Noto Serif KR"),
        ("漢", "zh", "Han", "Noto Serif SC"),
        ("漢", "", "Han", "Noto Serif SC"),
        ("漢", "zh-TW", "Han", "Noto Serif TC"),
        ("漢", "ja", "Han", "Noto Serif JP"),
        ("漢", "ko-KR", "Han", "Noto Serif KR"),
        ("漢あ", "en", "Hiragana and Han", "Noto Serif JP"),
        ("漢アあ", "zh", "Hiragana, Katakana and Han", "Noto Serif JP"),
    ],
)
def test_each_script_has_its_face(letters: str, lang: str, scripts: str, face: str) -> None:
    ((severity, words),) = told(letters, lang)
    assert severity == "error"
    assert f"shows the {scripts} letters " in words
    assert f"such as {face} (" in words or f"such as {face}, into" in words


def test_two_faces_are_two_errors() -> None:
    assert [words.split(" letters ")[0] for _, words in told("აไ")] == [
        "no face of the layout shows the Thai",
        "no face of the layout shows the Georgian",
    ]


def test_letters_of_no_script_have_no_face_of_their_own() -> None:
    ((severity, words),) = told("①𝐀")
    assert severity == "error"
    assert words.startswith(
        "no face of the layout shows the letters ① (U+2460), 𝐀 (U+1D400); a box stands for each. "
    )
    assert "face that has them into the folder" in words


def test_a_face_that_is_at_hand_comes_first() -> None:
    book = load_book((assets_dir() / "fonts",))
    (note,) = missing_notes("שָ", book=book)
    assert note.remedy == "Noto Serif Hebrew has them: name it last in the [families] of a pack of your own."


def test_signs_are_named_in_one_warning() -> None:
    ((severity, words),) = told("⚽☃⸮")
    assert severity == "warning"
    assert words == (
        "no face of the layout shows ☃ (snowman, U+2603), ⚽ (soccer ball, U+26BD), ⸮ (reversed question mark, U+2E2E); "
        "a box is printed instead. Add a face to the pack's fonts folder, or write it another way."
    )


def test_a_sign_without_a_name_has_its_number() -> None:
    assert "shows \ue000 (U+E000); " in told("\ue000")[0][1]


@pytest.mark.parametrize(("letter", "words"), [
    ("ა", True), ("ָ", True), ("٣", True), ("½", True), ("漢", True),
    ("⚽", False), ("。", False), ("€", False), ("\u2139", False), ("\u20e3", False), ("\ue000", False),
])  # fmt: skip
def test_what_carries_the_words(letter: str, words: bool) -> None:
    assert carries_words(letter) is words


def test_each_note_has_the_places_of_its_own_letters() -> None:
    places = {"ა": ["headline", "text"], "ბ": ["text", "caption"], "⚽": ["deck"]}
    assert [note.where for note in missing_notes(places, places)] == ["headline, text, caption", "deck"]


def test_where_boxes_are_taken_nothing_asks_for_a_person() -> None:
    other = warning("slow", "text", "x")
    found = (*missing_notes("ა⚽"), other)
    assert [forbids(note) for note in found] == [True, False, False]
    assert [note.severity for note in allowed(found)] == [Severity.WARNING] * 3
    assert [note.what for note in allowed(found)] == [note.what for note in found]


def test_nothing_missing_is_nothing_said() -> None:
    assert told("") == []
