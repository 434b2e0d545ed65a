"""folders of font files → their faces: as a manifest lists them, or as each file says."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from pagekit.errors import MissingResource
from pagekit.fonts import Face, load_book
from pagekit.resources import assets_dir

FONTS = assets_dir() / "fonts"
MakeFont = Callable[..., Face]
Shelf = Callable[..., Path]


# ---- A manifest --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"weight": 99_999}, "the weight is from 1 to 1000"),
        ({"style": "slanted"}, 'the style "normal" or "italic"'),
        ({"file": "../Mono.ttf"}, "../Mono.ttf lies outside the folder. Move the font into it."),
        ({"file": "/etc/passwd"}, "lies outside the folder"),
        ({"file": "link.ttf"}, "lies outside the folder"),
        ({"sha256": 7}, "the rest is text"),
        ({"file": None}, "a [[face]] has a file"),
        ({"weight": 0}, "the weight is from 1 to 1000"),
        ({"family": 'Mine"; x: "'}, "cannot be named in a style sheet"),
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
    with pytest.raises(MissingResource, match="List every face by its file"):
        load_book((tmp_path,))


def test_what_an_entry_leaves_out_is_read_from_the_file(shelf: Shelf) -> None:
    (face,) = load_book((shelf(family=None, weight=None, style=None, sha256=None),)).faces
    assert (face.family, face.weight, face.style) == ("Noto Sans Mono", 400, "normal")
    assert face.sha256 == hashlib.sha256(face.path.read_bytes()).hexdigest()


def test_what_an_entry_says_holds(shelf: Shelf) -> None:
    (face,) = load_book((shelf(weight=950, style=None, sha256=None),)).faces
    assert (face.family, face.weight, face.style) == ("Mine", 950, "normal")


def test_a_pinned_hash_holds_where_the_rest_is_left_out(shelf: Shelf) -> None:
    with pytest.raises(MissingResource, match=r"Mono\.ttf: is not the file of the manifest"):
        load_book((shelf(family=None, sha256="0" * 64),))


def test_two_fonts_of_one_file_name_are_refused(tmp_path: Path) -> None:
    shutil.copy(FONTS / "NotoSansMono-Regular.ttf", tmp_path / "NotoSerif-Bold.ttf")
    with pytest.raises(
        MissingResource, match=r"^NotoSerif-Bold\.ttf: is the name of two fonts, .* another name\.$"
    ):
        load_book((tmp_path, FONTS))


# ---- No manifest -------------------------------------------------------------------------------------------


def test_the_files_of_a_folder_are_its_faces(tmp_path: Path) -> None:
    for name in ("IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Italic.ttf", "OFL-ibm-plex-sans.txt"):
        shutil.copy(FONTS / name, tmp_path)
    assert [
        (face.path.name, face.family, face.weight, face.style) for face in load_book((tmp_path,)).faces
    ] == [
        ("IBMPlexSans-Italic.ttf", "IBM Plex Sans", 400, "italic"),
        ("IBMPlexSans-SemiBold.ttf", "IBM Plex Sans", 600, "normal"),
    ]


def test_an_otf_is_told_as_one(make_font: MakeFont) -> None:
    face = make_font("Small.otf", cff=True)
    assert load_book((face.path.parent,)).faces == (face,)
    assert 'url("fonts/Small.otf") format("opentype")' in face.css()


def test_a_folder_without_a_font_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        MissingResource, match=r"has no manifest\.toml and no font\. Put a TTF, OTF or WOFF2 file"
    ):
        load_book((tmp_path,))


def test_two_files_for_one_place_are_refused(make_font: MakeFont) -> None:
    make_font("One.ttf")
    folder = make_font("Two.ttf").path.parent
    with pytest.raises(
        MissingResource, match=r"One\.ttf and Two\.ttf both are Small 400 normal\. Take one out"
    ):
        load_book((folder,))


def test_a_collection_is_refused_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "All.ttc").write_bytes(b"ttcf" + bytes(60))
    with pytest.raises(MissingResource, match=r"All\.ttc: .* collection"):
        load_book((tmp_path,))


@pytest.mark.parametrize("family", ['Small" } body { x: "', "", "Small</style>"])
def test_a_family_that_no_style_sheet_can_name_is_refused(make_font: MakeFont, family: str) -> None:
    def named(font: TTFont) -> None:
        for record in font["name"].names:
            record.string = family if record.nameID == 1 else record.string

    folder = make_font(change=named).path.parent
    with pytest.raises(MissingResource, match=r"Small\.ttf: its family .* cannot be named in a style sheet"):
        load_book((folder,))


def test_a_file_that_was_exchanged_is_read_again(make_font: MakeFont) -> None:
    def heavy(font: TTFont) -> None:
        font["OS/2"].usWeightClass = 800

    face = make_font()
    assert load_book((face.path.parent,)).faces[0].weight == 400
    make_font(change=heavy)
    os.utime(face.path, ns=(1, 1))
    assert load_book((face.path.parent,)).faces[0].weight == 800
