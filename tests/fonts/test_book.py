"""font files and their manifest → FontBook: widths, gaps, and what is refused."""

from __future__ import annotations

import io
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.sfnt import SFNTWriter

from pagekit.errors import MissingResource
from pagekit.fonts import FontBook, load_book
from pagekit.fonts import book as fonts_book
from pagekit.resources import assets_dir
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.style import TypeStyle

FONTS = assets_dir() / "fonts"
SERIF, HEAD, LABEL, ARABIC, MONO = (
    "Noto Serif",
    "Source Serif 4",
    "IBM Plex Sans",
    "Noto Naskh Arabic",
    "Noto Sans Mono",
)
TEXT = [SERIF, ARABIC, MONO]
LINE = TypeStyle("text", ("Mine",), 9.0, 12.0)
Shelf = Callable[..., Path]


@pytest.fixture(scope="module")
def book() -> FontBook:
    return load_book((FONTS,))


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    """A fonts folder with one real face, listed by a manifest in which single fields can be changed."""

    def write(**fields: object) -> Path:
        shutil.copy(FONTS / "NotoSansMono-Regular.ttf", tmp_path / "Mono.ttf")
        (pinned,) = (face.sha256 for face in load_book((FONTS,)).faces if face.family == MONO)
        entry = {
            "family": "Mine",
            "weight": 400,
            "style": "normal",
            "file": "Mono.ttf",
            "sha256": pinned,
            **fields,
        }
        lines = (f"{key} = {value!r}" for key, value in entry.items() if value is not None)
        (tmp_path / "manifest.toml").write_text("[[face]]\n" + "\n".join(lines), "utf-8")
        return tmp_path

    return write


# ---- The shipped faces -------------------------------------------------------------------------------------


def test_the_shipped_families(book: FontBook) -> None:
    assert book.families() == (SERIF, HEAD, LABEL, ARABIC, MONO)
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


# ---- Travelling, and what is refused -----------------------------------------------------------------------


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


def test_a_tampered_file_is_refused(shelf: Shelf) -> None:
    folder = shelf()
    data = bytearray((folder / "Mono.ttf").read_bytes())
    data[-1] ^= 1
    (folder / "Mono.ttf").write_bytes(data)
    book = load_book((folder,))
    for use in (
        book.faces[0].read,
        lambda: book.missing("a", ["Mine"]),
        lambda: book.width("a", ["Mine"], 400),
    ):
        with pytest.raises(
            MissingResource, match=r"Mono\.ttf: is not the file of the manifest \(its hash differs\)"
        ):
            use()


def test_a_file_that_is_gone_is_told(shelf: Shelf) -> None:
    (face,) = load_book((shelf(file="Gone.ttf"),)).faces
    with pytest.raises(MissingResource, match=r"Gone\.ttf: cannot be read"):
        face.read()


def test_a_file_that_is_no_font_is_told(shelf: Shelf) -> None:
    words = b"not a font at all"
    folder = shelf(file="words.ttf", sha256=fonts_book.hashlib.sha256(words).hexdigest())
    (folder / "words.ttf").write_bytes(words)
    book = load_book((folder,))
    with pytest.raises(MissingResource, match=r"words\.ttf: is no font that can be used"):
        book.missing("a", ["Mine"])
    with pytest.raises(MissingResource, match=r"words\.ttf: is no font that can be used"):
        book.width("a", ["Mine"], 400)


@pytest.mark.parametrize("table", ["OS/2", "hhea", "head", "hmtx", "cmap"])
def test_a_font_without_a_table_that_is_needed_is_told(shelf: Shelf, table: str) -> None:
    font, stream = TTFont(FONTS / "NotoSansMono-Regular.ttf"), io.BytesIO()
    whole = {tag: font.getTableData(tag) for tag in font.reader.tables if tag != table}
    writer = SFNTWriter(stream, len(whole), font.sfntVersion)
    for tag, data in whole.items():
        writer[tag] = data
    writer.close()
    made = stream.getvalue()
    folder = shelf(file="less.ttf", sha256=fonts_book.hashlib.sha256(made).hexdigest())
    (folder / "less.ttf").write_bytes(made)
    with pytest.raises(MissingResource, match=rf"less\.ttf: is no font that can be used.*{table}"):
        heights(load_book((folder,)), LINE)


def test_a_font_that_was_cut_off_is_told(shelf: Shelf) -> None:
    made = (FONTS / "NotoSansMono-Regular.ttf").read_bytes()[:600]
    folder = shelf(file="cut.ttf", sha256=fonts_book.hashlib.sha256(made).hexdigest())
    (folder / "cut.ttf").write_bytes(made)
    with pytest.raises(MissingResource, match=r"cut\.ttf: is no font that can be used"):
        heights(load_book((folder,)), LINE)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"weight": 99_999}, "the weight is from 1 to 1000"),
        ({"style": "slanted"}, 'the style "normal" or "italic"'),
        ({"file": "../Mono.ttf"}, "../Mono.ttf lies outside the folder. Move the font into it."),
        ({"file": "/etc/passwd"}, "lies outside the folder"),
        ({"file": "link.ttf"}, "lies outside the folder"),
        ({"sha256": None}, "cannot be used ('sha256')"),
        ({"weight": "bold"}, "the weight is a whole number"),
        ({"family": 7}, "the rest is text"),
        ({"file": 7}, "the rest is text"),
    ],
)
def test_a_wrong_entry_is_refused(shelf: Shelf, fields: dict[str, object], words: str) -> None:
    folder = shelf(**fields)
    (folder / "link.ttf").symlink_to(FONTS / "NotoSansMono-Regular.ttf")
    with pytest.raises(MissingResource) as caught:
        load_book((folder,))
    assert words in str(caught.value)


@pytest.mark.parametrize("text", ["", "face = 1", "face = ['a']", "[[face]", "[[fase]]\nfamily = 'x'"])
def test_a_manifest_that_lists_nothing_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "manifest.toml").write_text(text)
    with pytest.raises(MissingResource, match="List every face with family, weight, style, file and sha256"):
        load_book((tmp_path,))


def test_a_folder_without_a_manifest_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MissingResource, match=r"manifest\.toml: cannot be used"):
        load_book((tmp_path,))
