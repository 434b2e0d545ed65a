"""a layout → its faces; a family that is not among them is refused by name, where the page would be set without it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

import pagekit
from pagekit.errors import LayoutError
from pagekit.fonts import Face, font_book
from pagekit.layout import find_layout
from pagekit.resources import assets_dir

MakeFont = Callable[..., Face]
HEAD = 'schema = 1\nname = "mine"\ntitle = "Mine"\nsummary = "M"\ninherits = "{parent}"\n'


def pack(home: Path, families: str, parent: str = "print-article", more: str = "") -> Path:
    folder = home / "mine"
    folder.mkdir()
    text = f"{HEAD.format(parent=parent)}{more}\n[families]\n{families}\n"
    (folder / "layout.toml").write_text(text, "utf-8")
    return folder


@pytest.mark.parametrize(
    ("families", "told"),
    [
        ('text = ["Garamnd"]', r"families\.text: there is no family 'Garamnd'\. There are Noto Serif, "),
        ('text = ["Noto Serif", "Garamnd"]', r"families\.text: there is no family 'Garamnd'\. "),
        (
            'label = ["noto serif"]',
            r"families\.label: there is no family 'noto serif'\. Did you mean Noto Serif\? ",
        ),
        ('mono = ["monospace"]', r"families\.mono: names no family of ours, only monospace\. "),
        ('own = ["Courier"]', r"families\.own: there is no family 'Courier'\. "),
    ],
)
@pytest.mark.parametrize(("parent", "more"), [("print-article", ""), ("base", 'medium = "any"')])
def test_a_family_that_is_not_there_is_refused(
    tmp_path: Path, families: str, told: str, parent: str, more: str
) -> None:
    layout = find_layout(pack(tmp_path, families, parent, more))
    with pytest.raises(
        LayoutError,
        match=rf"^layout mine, {told}.*To add one, put its TTF, OTF or WOFF2 file into the folder fonts",
    ):
        font_book(layout)


def test_every_family_that_is_not_there_is_listed(tmp_path: Path) -> None:
    layout = find_layout(pack(tmp_path, 'text = ["Garamnd"]\nlabel = ["Futra", "Univrs"]'))
    with pytest.raises(LayoutError) as refused:
        font_book(layout)
    assert [name in str(refused.value) for name in ("'Garamnd'", "'Futra'", "'Univrs'")] == [True] * 3


@pytest.mark.parametrize(
    ("parent", "more", "families"),
    [
        ("web-article", "", 'text = ["Iowan Old Style", "Garamnd", "serif"]'),
        ("web-article", 'faces = "bundled"', 'text = ["Noto Serif", "Georgia", "serif"]'),
        ("print-article", "", 'text = ["Noto Serif", "serif"]'),
        ("base", 'medium = "any"\nfaces = "system"', 'text = ["Georgia", "Noto Serif", "serif"]'),
    ],
)
def test_the_readers_own_families_may_be_named(tmp_path: Path, parent: str, more: str, families: str) -> None:
    assert font_book(find_layout(pack(tmp_path, families, parent, more))).of(["Noto Serif"])


def test_a_family_of_the_pack_is_there(tmp_path: Path) -> None:
    folder = pack(tmp_path, 'text = ["House Serif"]')
    (folder / "fonts").mkdir()
    shutil.copy(assets_dir() / "fonts/NotoSerif-Regular.ttf", folder / "fonts")
    (folder / "fonts/manifest.toml").write_text(
        '[[face]]\nfamily = "House Serif"\nweight = 400\nstyle = "normal"\nfile = "NotoSerif-Regular.ttf"\n'
        'sha256 = "a7e8ea1ab7e7d368b001c892d6148325fffc849a46e030e55e1bdc597bbe939d"\n',
        "utf-8",
    )
    assert [face.family for face in font_book(find_layout(folder)).of(["House Serif"])] == ["House Serif"]


def test_a_font_of_the_pack_needs_no_manifest(tmp_path: Path, make_font: MakeFont) -> None:
    folder = pack(tmp_path, 'text = ["Small", "Noto Serif"]')
    (folder / "fonts").mkdir()
    shutil.copy(make_font().path, folder / "fonts")
    (face,) = font_book(find_layout(folder)).of(["Small"])
    assert (face.path.name, face.weight, face.style) == ("Small.ttf", 400, "normal")


def test_a_folder_fonts_without_a_font_is_no_fault(tmp_path: Path) -> None:
    folder = pack(tmp_path, 'text = ["Noto Serif"]')
    (folder / "fonts").mkdir()
    (folder / "fonts/readme.txt").write_text("None yet.", "utf-8")
    assert font_book(find_layout(folder)).of(["Noto Serif"])


def forbid(font: TTFont) -> None:
    font["OS/2"].fsType = 0x2


@pytest.mark.parametrize(("parent", "more"), [("print-article", ""), ("base", 'medium = "any"')])
def test_a_face_that_may_not_be_embedded_is_refused_for_print(
    tmp_path: Path, make_font: MakeFont, parent: str, more: str
) -> None:
    folder = pack(tmp_path, 'text = ["Small", "Noto Serif"]', parent, more)
    (folder / "fonts").mkdir()
    shutil.copy(make_font(change=forbid).path, folder / "fonts")
    told = r"^layout mine, families\.text: Small\.ttf \(Small\) may not be embedded in a PDF: .*Ask its maker"
    with pytest.raises(LayoutError, match=told):
        font_book(find_layout(folder))


def test_a_page_for_the_web_embeds_nothing_in_a_document(tmp_path: Path, make_font: MakeFont) -> None:
    folder = pack(tmp_path, 'text = ["Small", "serif"]', "web-article")
    (folder / "fonts").mkdir()
    shutil.copy(make_font(change=forbid).path, folder / "fonts")
    assert font_book(find_layout(folder)).of(["Small"])


@pytest.mark.parametrize("name", pagekit.list_layouts())
def test_every_shipped_pack_names_families_that_are_there(name: str) -> None:
    assert font_book(find_layout(name)).of(["Noto Serif"])


class Untouched:
    """A world that nobody may ask for anything."""

    def read(self, path: Path, *, limit: int = 0) -> bytes:
        raise AssertionError(f"{path} was read")

    def write(self, path: Path, data: bytes) -> None:
        raise AssertionError(f"{path} was written")


def test_it_is_refused_before_a_picture_is_read(tmp_path: Path) -> None:
    folder = pack(tmp_path, 'text = ["Garamnd"]')
    story = pagekit.Article(id="a", headline="A", photos=(pagekit.Photo(src="a.jpg", alt="A"),))
    with pytest.raises(LayoutError, match="Garamnd"):
        pagekit.render_pdf(story, layout=folder, world=Untouched())
    with pytest.raises(LayoutError, match="Garamnd"):
        pagekit.Compositor(folder)
