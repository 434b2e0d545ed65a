"""a face + an alphabet → the file that a web page brings: its letters, its name, its bytes."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pagekit.fonts import Face, load_book
from pagekit.fonts.alphabets import ALPHABETS, main_alphabet
from pagekit.fonts.webfont import alphabets_of, cut, shipped_alphabets, stand_css, web_file, web_path
from pagekit.resources import assets_dir

HOME = assets_dir() / "fonts"
FACES = {face.path.stem: face for face in load_book((HOME,)).faces}
NEWS = {
    "latin": "Ärger um 20 °C — “así es”, l’œuvre… № 6, € 5 → §",
    "cyrillic": "Қала мен дала: «Әлем» ғажап һәм үлкен, їжак, ђак",
    "arabic": "قال: «نعم، 42٪»؟",
    "hebrew": "שָׁלוֹם 42",
}


def letters(data: bytes) -> set[int]:
    with TTFont(io.BytesIO(data)) as font:
        return set(font.getBestCmap())


@pytest.mark.parametrize(
    ("face", "alphabets"),
    [
        ("NotoSerif-Regular", ("latin", "latin-ext", "cyrillic", "greek")),
        ("NotoNaskhArabic-Bold", ("arabic",)),
        ("NotoSerifHebrew-Regular", ("hebrew",)),
    ],
)
def test_a_face_is_for_the_alphabets_that_it_has_letters_of(face: str, alphabets: tuple[str, ...]) -> None:
    assert alphabets_of(FACES[face]) == alphabets


@pytest.mark.parametrize(
    ("face", "alphabet"),
    [
        ("NotoSerif-Regular", "latin"),
        ("IBMPlexSans-Bold", "cyrillic"),
        ("NotoNaskhArabic-Regular", "arabic"),
        ("NotoSerifHebrew-Bold", "hebrew"),
    ],
)
def test_a_file_has_what_a_newspaper_sets_in_its_alphabet(face: str, alphabet: str) -> None:
    file = web_file(FACES[face], alphabet)
    whole = letters(FACES[face].read())
    wanted = {ord(letter) for letter in NEWS[alphabet]} & whole
    assert wanted <= letters(file.data) < whole


def test_a_file_is_named_after_its_bytes() -> None:
    file = web_file(FACES["NotoSerif-Regular"], "latin")
    digest = hashlib.sha256(file.data).hexdigest()
    assert file.name == f"fonts/NotoSerif-Regular-latin-{digest[:10]}.woff2"


def test_the_files_of_our_own_faces_lie_ready_and_no_others() -> None:
    wanted = {web_path(HOME, face.path, name) for face in FACES.values() for name in shipped_alphabets(face)}
    assert set((HOME / "web").iterdir()) == wanted


def test_what_lies_ready_is_what_would_be_made() -> None:
    face = FACES["NotoSerif-Regular"]
    assert cut(face, "latin") == web_path(HOME, face.path, "latin").read_bytes()


def test_a_pack_s_own_face_is_cut_when_it_is_wanted(tmp_path: Path) -> None:
    data = FACES["NotoSerif-Regular"].read()
    (tmp_path / "Mine.ttf").write_bytes(data)
    face = Face("Mine", 400, "normal", tmp_path / "Mine.ttf", hashlib.sha256(data).hexdigest())
    assert web_file(face, "latin").data == web_file(FACES["NotoSerif-Regular"], "latin").data


def test_a_cut_face_does_not_bear_the_name_that_is_kept_for_the_whole_one() -> None:
    with TTFont(io.BytesIO(web_file(FACES["SourceSerif4-Bold"], "latin").data)) as font:
        said = {record.nameID for record in font["name"].names}
    assert not said & {1, 4, 6, 16} and 13 in said


@pytest.mark.parametrize("alphabet", ["latin", "cyrillic"])
def test_three_faces_weigh_less_than_ninety_kilobytes(alphabet: str) -> None:
    first = ("SourceSerif4-Bold", "NotoSerif-Regular", "IBMPlexSans-Regular")
    assert sum(len(web_file(FACES[name], alphabet).data) for name in first) <= 70_000


@pytest.mark.parametrize(
    ("script", "text", "alphabet"),
    [
        ("Latn", "The trains slow down", "latin"),
        ("Latn", "The trains slow down at Łódź. " + "Nobody minds, for it is late. " * 20, "latin"),
        ("Latn", "Pociąg zwalnia przed Łodzią", "latin-ext"),
        ("Latn", "The trains slow down. Реклама", "cyrillic"),
        ("Cyrl", "Поезда сбавляют ход", "cyrillic"),
        ("Arab", "القطارات", "arabic"),
        ("Hans", "火车", None),
    ],
)
def test_the_alphabet_of_a_page(script: str, text: str, alphabet: str | None) -> None:
    found = main_alphabet(script, text)
    assert (found.name if found else None) == alphabet


def test_each_alphabet_says_its_own_letters_in_css() -> None:
    assert ALPHABETS["hebrew"].css == "U+590-5FF,U+FB1D-FB4F"
    assert ALPHABETS["latin"].css == "U+C0-D6,U+D8-FF,U+152-153"


def test_what_stands_for_a_face_has_its_width_and_height() -> None:
    assert stand_css(FACES["NotoSerif-Regular"], "serif") == (
        '@font-face{font-family:"Noto Serif local";src:local("Times New Roman"),local("Liberation Serif"),local("Nimbus Roman Regular");size-adjust:119.2%;'
        "ascent-override:89.7%;descent-override:24.6%;line-gap-override:0%}"
    )
    assert 'font-weight:700;src:local("Arial Bold"),' in stand_css(FACES["IBMPlexSans-Bold"], "sans-serif")
    assert stand_css(FACES["NotoSansMono-Regular"], "monospace") == ""
