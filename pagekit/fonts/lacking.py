"""letters that no face shows → what to say of them: the script they are of, and the face to add.

The rules:
1. Letters, the marks on them and figures (Unicode's categories L, M and N) carry the words: without them nobody can
   read the page. An error for each face that would help.
2. Anything else is a sign by itself, an emoji or a mark of punctuation: one warning that names them all.
3. A face that is at hand, and only not named by the pack, comes before one that must be fetched.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from pagekit.fonts.book import FontBook
from pagekit.house.direction import script as script_of_language
from pagekit.notes import Note, Severity, error, warning

GLYPH_MISSING = "glyph-missing"
NAMED = 12
"""Missing letters that a note names; it counts the others."""

_EMOJI_LETTERS = frozenset("\u2139\u20e3")
"""What Unicode has among the letters and marks, and writers as an emoji: the i of information, the cap of a key."""
_HAN, _KANA = "Hani", frozenset({"Hira", "Kana"})
_NO_SCRIPT = frozenset({"Zinh", "Zyyy", "Zzzz"})
_HAN_FACES: Mapping[str, str] = MappingProxyType(
    {"Jpan": "Noto Serif JP", "Kore": "Noto Serif KR", "Hant": "Noto Serif TC"}
)
"""By the script of the story's language: one ideograph has several shapes."""
_FACES: Mapping[str, str] = MappingProxyType(
    {
        "Arab": "Noto Naskh Arabic", "Bopo": "Noto Serif TC", "Cyrl": "Noto Sans", "Grek": "Noto Sans",
        "Hang": "Noto Serif KR", "Hebr": "Noto Serif Hebrew", "Hira": "Noto Serif JP", "Kana": "Noto Serif JP",
        "Latn": "Noto Sans", "Tibt": "Noto Serif Tibetan",
    }
)  # fmt: skip
"""Script → the family to add. For all others it is Noto Sans and the script's name."""
_PACKAGED = frozenset(
    f"Noto {name}"
    for name in (
        "Naskh Arabic", "Sans", "Sans Armenian", "Sans Bengali", "Sans Devanagari", "Sans Georgian", "Sans Khmer",
        "Sans Lao", "Sans Tamil", "Sans Thai", "Serif Hebrew", "Serif JP", "Serif KR", "Serif SC", "Serif Tibetan",
    )
)  # fmt: skip
"""Families with an npm package whose files are whole TrueType fonts."""


def missing_notes(
    letters: Iterable[str],
    where: str | Mapping[str, Iterable[str]] = "text",
    *,
    lang: str = "",
    book: FontBook | None = None,
) -> Iterator[Note]:
    """What to say of letters that no face shows; nothing where there are none.

    `where` they stand, or where each of them does; `lang` is the language of the words, `book` the faces at hand.
    """
    every = sorted(set(letters))
    written = [letter for letter in every if carries_words(letter)]
    for face, own in _by_face(written, lang).items():
        what = (
            f"no face of the layout shows the {_scripts(own)}letters {_listed(own)}; a box stands for each."
        )
        yield error(GLYPH_MISSING, _places(own, where), what, _remedy(own, face, book))
    signs = [letter for letter in every if not carries_words(letter)]
    if signs:
        what = f"no face of the layout shows {_listed(signs, names=True)}; a box is printed instead."
        remedy = "Add a face to the pack's fonts folder, or write it another way."
        yield warning(GLYPH_MISSING, _places(signs, where), what, remedy)


def carries_words(letter: str) -> bool:
    """True for a letter, a mark on one, or a figure; False for a sign by itself."""
    return unicodedata.category(letter)[0] in "LMN" and letter not in _EMOJI_LETTERS


def forbids(note: Note) -> bool:
    """True for a note of words that nobody could read."""
    return note.code == GLYPH_MISSING and note.severity is Severity.ERROR


def allowed(notes: Iterable[Note]) -> tuple[Note, ...]:
    """The notes, where boxes are taken into the bargain: none of them asks for a person for their sake."""
    return tuple(replace(note, severity=Severity.WARNING) if forbids(note) else note for note in notes)


def _places(letters: Iterable[str], where: str | Mapping[str, Iterable[str]]) -> str:
    if isinstance(where, str):
        return where
    own = frozenset(letters)
    return ", ".join(dict.fromkeys(place for letter in where if letter in own for place in where[letter]))


def _by_face(letters: Iterable[str], lang: str) -> dict[str, list[str]]:
    """The letters by the family that has them; those of no script by themselves."""
    scripts = {letter: _script(letter) for letter in letters}
    kana = not _KANA.isdisjoint(scripts.values())
    found: dict[str, list[str]] = {}
    for letter, script in scripts.items():
        found.setdefault(_face(script, lang, kana=kana), []).append(letter)
    return found


def _face(script: str, lang: str, *, kana: bool) -> str:
    if script in _NO_SCRIPT:
        return ""
    if script == _HAN:
        return "Noto Serif JP" if kana else _HAN_FACES.get(script_of_language(lang), "Noto Serif SC")
    return _FACES.get(script) or f"Noto Sans {_name(script)}"


def _script(letter: str) -> str:
    """Its script by its ISO 15924 code."""
    from fontTools import unicodedata as scripts

    found: str = scripts.script(letter)
    return found


def _name(script: str) -> str:
    from fontTools import unicodedata as scripts

    found: str = scripts.script_name(script, default=script)
    return found


def _scripts(letters: Iterable[str]) -> str:
    """The scripts of the letters by their names, and a space; nothing for letters of no script."""
    codes = dict.fromkeys(map(_script, letters))
    names = [_name(code) for code in codes if code not in _NO_SCRIPT]
    *first, last = names or [""]
    return f"{', '.join(first)} and {last} " if first else f"{last} " if last else ""


def _listed(letters: list[str], *, names: bool = False) -> str:
    named = ", ".join(
        f"{letter} ({_called(letter)}U+{ord(letter):04X})" if names else f"{letter} (U+{ord(letter):04X})"
        for letter in letters[:NAMED]
    )
    more = len(letters) - NAMED
    return f"{named} and {more} more" if more > 0 else named


def _called(letter: str) -> str:
    """The name that Unicode gives it."""
    name = unicodedata.name(letter, "").lower()
    return f"{name}, " if name else ""


def _remedy(letters: list[str], face: str, book: FontBook | None) -> str:
    there = book.families() if book else ()
    holder = next((name for name in there if book and not book.missing(letters, [name])), None)
    if holder:
        return f"{holder} has them: name it last in the [families] of a pack of your own."
    such = f", such as {face}{_package(face)}," if face else ""
    return (
        f"Put the file of a face that has them{such} into the folder fonts of a pack of your own, and name its family "
        'last in [families]; missing_glyphs = "note" in the pack prints the boxes.'
    )


def _package(face: str) -> str:
    if face not in _PACKAGED:
        return ""
    return f" (npm package @expo-google-fonts/{face.lower().replace(' ', '-')})"
