"""a font file + its hash → its bytes and its face; what is wrong with it is told by its name."""

from __future__ import annotations

import hashlib
import io
import shutil
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.sfnt import SFNTWriter

from pagekit.errors import MissingDependency, MissingResource
from pagekit.fonts import Face, files, load_book, woff2
from pagekit.fonts.book import coverage
from pagekit.fonts.subset import subset
from pagekit.resources import assets_dir
from pagekit.typeset.lines.initials import heights
from pagekit.typeset.style import TypeStyle

FONTS = assets_dir() / "fonts"
LINE = TypeStyle("text", ("Mine",), 9.0, 12.0)
MakeFont = Callable[..., Face]
Shelf = Callable[..., Path]
A = 2


def pinned(path: Path, data: bytes) -> Face:
    """A file of these bytes as a face."""
    path.write_bytes(data)
    return Face("Mine", 400, "normal", path, hashlib.sha256(data).hexdigest())


def packed(face: Face, name: str = "Packed.woff2") -> Face:
    """The face as WOFF2."""
    font, made = TTFont(face.path, recalcTimestamp=False), io.BytesIO()
    font.flavor = "woff2"
    font.save(made)
    return pinned(face.path.with_name(name), made.getvalue())


# ---- Files that are not what they should be ----------------------------------------------------------------


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
    folder = shelf(file="words.ttf", sha256=hashlib.sha256(words).hexdigest())
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
    folder = shelf(file="less.ttf", sha256=hashlib.sha256(made).hexdigest())
    (folder / "less.ttf").write_bytes(made)
    with pytest.raises(MissingResource, match=rf"less\.ttf: is no font that can be used.*{table}"):
        heights(load_book((folder,)), LINE)


def test_a_font_that_was_cut_off_is_told(shelf: Shelf) -> None:
    made = (FONTS / "NotoSansMono-Regular.ttf").read_bytes()[:600]
    folder = shelf(file="cut.ttf", sha256=hashlib.sha256(made).hexdigest())
    (folder / "cut.ttf").write_bytes(made)
    with pytest.raises(MissingResource, match=r"cut\.ttf: is no font that can be used \(cut off within "):
        heights(load_book((folder,)), LINE)


# ---- Faces that claim what they have not -------------------------------------------------------------------


def empty_em(font: TTFont) -> None:
    font["head"].unitsPerEm = 0


def no_letters(font: TTFont) -> None:
    for table in font["cmap"].tables:
        table.cmap = {}


def variable(font: TTFont) -> None:
    font["fvar"] = newTable("fvar")
    font["fvar"].axes, font["fvar"].instances = [], []


def no_outlines(font: TTFont) -> None:
    del font["glyf"], font["loca"]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (empty_em, "its em has 0 units"),
        (no_letters, "without letters"),
        (variable, "a variable font: take the static files, one a weight"),
    ],
)
def test_a_face_that_nothing_can_be_set_in_is_told(
    make_font: MakeFont, change: Callable[[TTFont], None], words: str
) -> None:
    face = make_font("Odd.ttf", change=change)
    with pytest.raises(
        MissingResource, match=rf"^Odd\.ttf: is no font that can be used \({words}\)\. Use a sound"
    ):
        coverage(face.path, face.sha256)


def patched(face: Face, tag: str, at: int, value: int) -> Face:
    """The face with another number in one of its tables."""
    data = bytearray(face.read())
    (count,) = struct.unpack_from(">H", data, 4)
    rows = [12 + 16 * n for n in range(count)]
    (row,) = (row for row in rows if data[row : row + 4] == tag.encode())
    (offset,) = struct.unpack_from(">I", data, row + 8)
    struct.pack_into(">H", data, offset + at, value)
    return pinned(face.path.with_name("Claims.ttf"), bytes(data))


@pytest.mark.parametrize(
    ("tag", "at", "value", "words"),
    [
        ("maxp", 4, 65_535, "it claims 65535 glyphs and has fewer"),
        ("head", 12, 0, "its table head or hhea is damaged"),
        ("hhea", 0, 7, "its table head or hhea is damaged"),
        ("hhea", 34, 65_535, "its letters have no widths"),
        ("hhea", 34, 0, "its letters have no widths"),
    ],
)
def test_a_face_that_claims_what_it_has_not_is_told(
    make_font: MakeFont, tag: str, at: int, value: int, words: str
) -> None:
    face = patched(make_font(), tag, at, value)
    with pytest.raises(MissingResource, match=rf"^Claims\.ttf: is no font that can be used \({words}\)"):
        coverage(face.path, face.sha256)


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"ttcf", "a collection of several"),
        (b"wOFF", "packed as WOFF 1"),
        (b"%!PS", "neither TrueType nor OpenType"),
    ],
)
def test_other_kinds_of_files_are_told(tmp_path: Path, head: bytes, words: str) -> None:
    face = pinned(tmp_path / "other.ttf", head + bytes(200))
    with pytest.raises(MissingResource, match=rf"other\.ttf: is no font that can be used \({words}\)"):
        coverage(face.path, face.sha256)


def test_a_file_larger_than_any_font_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 2**20)
    face = pinned(tmp_path / "large.ttf", bytes(2**20 + 1))
    with pytest.raises(MissingResource, match=r"large\.ttf: .*larger than 1 MB"):
        face.read()


# ---- WOFF2 -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("cff", "asset"), [(False, "Packed-woff2.ttf"), (True, "Packed-woff2.otf")])
def test_a_packed_face_is_unpacked_for_all(make_font: MakeFont, cff: bool, asset: str) -> None:
    face = packed(make_font("Small.otf" if cff else "Small.ttf", cff=cff))
    shelf = face.path.parent / "shelf"
    shelf.mkdir()
    shutil.copy(face.path, shelf)
    (taken,) = load_book((shelf,)).faces
    assert (taken.family, taken.sha256) == ("Small", face.sha256)
    assert taken.read()[:4] == (b"OTTO" if cff else b"\0\1\0\0")
    assert taken.asset == f"fonts/{asset}"
    assert f'url("fonts/{asset}") format("{"opentype" if cff else "truetype"}")' in taken.css()
    assert ord("A") in coverage(taken.path, taken.sha256)
    assert subset(taken, [A]).outlines == ("cff" if cff else "truetype")


def test_a_packed_face_needs_brotli(make_font: MakeFont, monkeypatch: pytest.MonkeyPatch) -> None:
    face = packed(make_font())
    monkeypatch.setattr(woff2, "brotli", None)
    with pytest.raises(MissingDependency, match=r"Packed\.woff2") as caught:
        face.read()
    assert caught.value.command == 'pip install "brotli>=1.2"'


def test_a_packed_face_that_was_cut_off_is_told(make_font: MakeFont) -> None:
    whole = packed(make_font())
    face = pinned(whole.path.with_name("cut.woff2"), whole.path.read_bytes()[:-40])
    with pytest.raises(MissingResource, match=r"cut\.woff2: is no font that can be used"):
        face.read()


def test_a_few_packed_bytes_do_not_become_a_flood(
    make_font: MakeFont, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(woff2, "LARGEST", 100)
    with pytest.raises(MissingResource, match=r"Packed\.woff2: .*larger than 0 MB"):
        packed(make_font()).read()


def test_a_table_without_a_name_is_refused_by_the_files(shelf: Shelf) -> None:
    folder = shelf()
    data = bytearray((folder / "Mono.ttf").read_bytes())
    data[12:14] = b"\xff\xff"
    (folder / "odd.ttf").write_bytes(data)
    with pytest.raises(MissingResource, match=r"odd\.ttf: .*a table of it has no name that a table can have"):
        load_book((shelf(file="odd.ttf", sha256=hashlib.sha256(data).hexdigest()),)).width("a", ["Mine"], 400)
