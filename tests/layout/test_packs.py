"""a pack's name → Layout: where packs are looked for, how they inherit, and whose file is taken."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from pagekit.errors import LayoutError, UnknownLayout, Unreadable
from pagekit.layout import Layout, find_layout, list_layouts
from pagekit.layout.packs import OWN_KEYS
from pagekit.units import px

PackWriter = Callable[..., Path]


def text_of(layout: Layout, name: str) -> str | None:
    path = layout.file(name)
    return path.read_text("utf-8") if path else None


def test_the_shipped_packs_and_a_callers_own_are_listed(shelf: Path, pack: PackWriter) -> None:
    assert list_layouts() == (
        "base",
        "broadsheet",
        "magazine",
        "print-article",
        "tabloid",
        "web-article",
        "web-front",
    )
    pack("mine")
    (shelf / "no-pack").mkdir()
    assert list_layouts(layouts=[shelf]) == (
        "base", "broadsheet", "magazine", "mine", "print-article", "tabloid", "web-article", "web-front",
    )  # fmt: skip


@pytest.mark.parametrize("place", ["gone", "x" * 300], ids=["gone", "long"])
def test_folders_of_packs_are_there(shelf: Path, pack: PackWriter, place: str) -> None:
    pack("mine")
    words = r"^layouts: there is no folder '.+'\. Check the path, or leave layouts out\."
    with pytest.raises(Unreadable, match=words):
        find_layout("mine", layouts=[shelf, shelf / place])
    with pytest.raises(Unreadable, match=words):
        list_layouts(layouts=[shelf, shelf / place])


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
def test_what_is_no_folder_says_what_it_is(shelf: Path, pack: PackWriter) -> None:
    pack("mine")
    os.mkfifo(shelf / "pipe")
    for name, kind in {"pipe": "a named pipe", "mine/layout.toml": "a file"}.items():
        with pytest.raises(Unreadable, match=rf"^layouts: '.+' is {kind}, not a folder\. Name a folder\.$"):
            list_layouts(layouts=[shelf / name])
        with pytest.raises(
            UnknownLayout, match=rf"{name}: is {kind}, not a folder\. Name a folder that holds a"
        ):
            find_layout(shelf / name)


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes there")
def test_a_manifest_that_is_no_file_or_leads_out_is_refused_unread(shelf: Path, pack: PackWriter) -> None:
    pack("mine")
    manifest = shelf / "mine" / "layout.toml"
    text = manifest.read_bytes()
    manifest.unlink()
    (shelf / "secret.toml").write_bytes(b"secret" + text)
    manifest.symlink_to(shelf / "secret.toml")
    with pytest.raises(LayoutError, match=r"leads out of mine\. Put the file itself there\.$") as caught:
        find_layout("mine", layouts=shelf)
    assert "secret" not in str(caught.value).replace("secret.toml", "")
    manifest.unlink()
    manifest.write_bytes(b"#" * 600_000)
    with pytest.raises(LayoutError, match=r"600,000 bytes, at most 524,288 are read"):
        find_layout("mine", layouts=shelf)


# ---- Inheritance -------------------------------------------------------------------------------------------


def test_tables_are_laid_over_the_parents_key_by_key(shelf: Path, pack: PackWriter) -> None:
    pack("mine", 'inherits = "web-article"\n[styles.headline]\nsize = "40px"\n[colours]\nsea = "#123456"')
    mine, parent = find_layout("mine", layouts=[shelf]).manifest, find_layout("web-article").manifest
    assert mine.styles["headline"] == parent.styles["headline"].model_copy(update={"size": px(40)})
    assert {name: style for name, style in mine.styles.items() if name != "headline"} == {
        name: style for name, style in parent.styles.items() if name != "headline"
    }
    assert set(mine.colours) - set(parent.colours) == {"sea"}
    assert (mine.medium, mine.template, mine.options) == (parent.medium, parent.template, parent.options)


def test_a_list_replaces_the_parents_list(shelf: Path, pack: PackWriter) -> None:
    pack("mine", 'inherits = "base"\n[families]\nmono = ["Courier"]')
    assert find_layout("mine", layouts=[shelf]).manifest.families["mono"] == ("Courier",)


@pytest.mark.parametrize("key", sorted(OWN_KEYS - {"inherits", "name"}))
def test_a_packs_own_keys_are_not_inherited(shelf: Path, pack: PackWriter, key: str) -> None:
    lines = {"schema": "1", "name": '"mine"', "title": '"Mine"', "summary": '"Mine"', "inherits": '"base"'}
    pack("mine", "\n".join(f"{name} = {value}" for name, value in lines.items() if name != key), whole=True)
    with pytest.raises(LayoutError, match=f"{key}: is missing"):
        find_layout("mine", layouts=[shelf])


def test_a_pack_without_a_name_has_its_folders(shelf: Path, pack: PackWriter) -> None:
    pack("mine", 'schema = 1\ntitle = "Mine"\nsummary = "Mine"\ninherits = "web-article"', whole=True)
    layout = find_layout("mine", layouts=[shelf])
    assert layout.name == "mine"
    assert layout.manifest.inherits == "web-article"
    assert [entry.pack for entry in layout.folders] == ["mine", "web-article", "base"]


def test_files_come_from_the_nearest_pack(shelf: Path, pack: PackWriter) -> None:
    pack("old", 'inherits = "base"', page__css__j2="old", only__j2="old only")
    pack("new", 'inherits = "old"', page__css__j2="new")
    layout = find_layout("new", layouts=[shelf])
    assert text_of(layout, "page.css.j2") == "new"
    assert text_of(layout, "only.j2") == "old only"
    assert text_of(layout, "old/page.css.j2") == "old", "a pack of the line can be named"
    assert layout.file("parts.html.j2") == find_layout("base").file("parts.html.j2")
    assert layout.file("gone.j2") is None
    assert layout.file("print-article/page.html.j2") is None, "a pack that is not of the line cannot"


@pytest.mark.parametrize(
    ("parents", "words"),
    [
        ({"a": "b", "b": "c", "c": "a"}, "layout a: inherits in a ring (a → b → c → a). Break the ring."),
        ({"a": "b", "b": "b2", "b2": "b"}, "a → b → b2 → b"),
        ({f"a{n}": f"a{n + 1}" for n in range(9)} | {"a": "a0"}, "Break the ring"),
    ],
)
def test_a_ring_is_refused(shelf: Path, pack: PackWriter, parents: dict[str, str], words: str) -> None:
    for name, parent in parents.items():
        pack(name, f'inherits = "{parent}"')
    with pytest.raises(LayoutError) as caught:
        find_layout("a", layouts=[shelf])
    assert words in str(caught.value)


def test_a_pack_that_inherits_itself_stands_alone(shelf: Path, pack: PackWriter) -> None:
    pack(
        "alone",
        'inherits = "alone"\nmedium = "any"\ntemplate = "a.j2"\nstylesheet = "b.j2"',
        a__j2="",
        b__j2="",
    )
    assert [entry.pack for entry in find_layout("alone", layouts=[shelf]).folders] == ["alone"]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("web-artcle", "no layout called 'web-artcle'. Did you mean web-article?"),
        (
            "zzz",
            "no layout called 'zzz'. There are base, broadsheet, heir, magazine, print-article, tabloid, web-article, web-front.",
        ),
        ("heir", "no layout called 'print-artcle' (that heir inherits). Did you mean print-article?"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(
    shelf: Path, pack: PackWriter, name: str, words: str
) -> None:
    pack("heir", 'inherits = "print-artcle"')
    with pytest.raises(UnknownLayout) as caught:
        find_layout(name, layouts=[shelf])
    assert words in str(caught.value)


# ---- A folder of the caller over a pack --------------------------------------------------------------------


def test_a_single_file_lies_over_a_shipped_pack(shelf: Path) -> None:
    (shelf / "web-article").mkdir()
    (shelf / "web-article" / "page.css.j2").write_text("body { color: red }")
    layout, shipped = find_layout("web-article", layouts=[shelf]), find_layout("web-article")
    assert layout.manifest == shipped.manifest
    assert text_of(layout, "page.css.j2") == "body { color: red }"
    assert layout.file("page.html.j2") == shipped.file("page.html.j2")
    assert layout.file("web-article/page.css.j2") == shipped.file("page.css.j2"), "so that it can be extended"


def test_a_manifest_over_a_shipped_one_needs_to_say_only_what_differs(shelf: Path, pack: PackWriter) -> None:
    pack("web-article", '[colours]\nink = "#222222"', whole=True)
    manifest, shipped = (
        find_layout("web-article", layouts=[shelf]).manifest,
        find_layout("web-article").manifest,
    )
    assert manifest.colours["ink"].light == "#222222"
    assert (manifest.name, manifest.title, manifest.styles) == (shipped.name, shipped.title, shipped.styles)


def test_a_folder_over_a_parent_counts_for_its_heirs(shelf: Path, pack: PackWriter) -> None:
    (shelf / "base").mkdir()
    (shelf / "base" / "parts.html.j2").write_text("ours")
    assert text_of(find_layout("print-article", layouts=[shelf]), "parts.html.j2") == "ours"


def test_the_first_folder_wins(tmp_path: Path) -> None:
    for name in ("first", "second"):
        (tmp_path / name / "web-article").mkdir(parents=True)
        (tmp_path / name / "web-article" / "page.css.j2").write_text(name)
    layout = find_layout("web-article", layouts=[tmp_path / "first", tmp_path / "second"])
    assert text_of(layout, "page.css.j2") == "first"


def test_an_overlay_may_say_that_it_inherits_what_it_overlays(shelf: Path, pack: PackWriter) -> None:
    pack("web-article", 'inherits = "web-article"\n[colours]\nink = "#222222"')
    layout = find_layout("web-article", layouts=[shelf])
    assert layout.manifest.title == "A pack of the tests"
    assert [entry.pack for entry in layout.folders] == ["web-article", "web-article", "base"]


# ---- By path, and what stays inside ------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["path", "text", "relative", "dot", "dots"])
def test_a_folder_with_a_manifest_is_a_pack(
    shelf: Path, pack: PackWriter, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    folder = pack("mine", 'inherits = "base"')
    (folder / "inner").mkdir()
    monkeypatch.chdir({"dot": folder, "dots": folder / "inner"}.get(by, shelf))
    name: str | Path = {
        "path": folder, "text": str(folder), "relative": "./mine", "dot": ".", "dots": Path(".."),
    }[by]  # fmt: skip
    if by == "relative":
        name = "../shelf/mine"
    assert find_layout(name).name == "mine"


def test_a_pack_by_path_may_inherit_its_neighbour(shelf: Path, pack: PackWriter) -> None:
    pack("elder", 'inherits = "base"', only__j2="elder")
    folder = pack("younger", 'inherits = "elder"')
    assert text_of(find_layout(folder), "only.j2") == "elder"


@pytest.mark.parametrize("place", ["gone", "empty"])
def test_a_path_without_a_manifest_says_what_to_name(shelf: Path, pack: PackWriter, place: str) -> None:
    pack("mine")
    (shelf / "empty").mkdir()
    with pytest.raises(
        UnknownLayout,
        match=r"no layout\.toml there\. Name a folder that holds a layout\.toml, or a pack: base, ",
    ):
        find_layout(shelf / place)


@pytest.mark.parametrize("name", ["", "..", ".", "a\0b", pytest.param("x" * 5_000, id="5,000 letters")])
def test_a_name_that_is_none_is_unknown(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnknownLayout):
        find_layout(name)


@pytest.mark.parametrize("parent", ["/etc", "../../..", "..", "base/../../.."])
def test_a_parent_is_a_name_and_never_a_path(shelf: Path, pack: PackWriter, parent: str) -> None:
    pack("outer", 'inherits = "inner"')
    pack("inner", f'inherits = "{parent}"')
    with pytest.raises(LayoutError, match=r"layout inner: inherits .*Name a pack there, not a path"):
        find_layout("outer", layouts=[shelf])


@pytest.mark.parametrize(
    "name",
    [
        "../secret", "mine/../../secret", "../mine/page.css.j2", "/etc/passwd", "//etc/passwd",
        "./page.css.j2", "page.css.j2/", "", ".", "..", "inner//a.j2", "inner\\a.j2", "page.css.j2\0",
        "inner", "out", "out-folder/secret",
        "base/../base/parts.html.j2",
    ],
)  # fmt: skip
def test_no_name_leads_out_of_a_pack(shelf: Path, pack: PackWriter, name: str) -> None:
    folder = pack("mine", 'inherits = "base"', page__css__j2="x")
    (shelf / "secret").write_text("secret")
    (folder / "inner").mkdir()
    (folder / "inner" / "a.j2").write_text("a")
    (folder / "out").symlink_to(shelf / "secret")
    (folder / "out-folder").symlink_to(shelf)
    layout = find_layout("mine", layouts=[shelf])
    assert text_of(layout, "inner/a.j2") == "a"
    assert layout.file(name) is None


def test_a_link_to_a_whole_pack_is_the_callers_choice(shelf: Path, pack: PackWriter, tmp_path: Path) -> None:
    folder = pack("mine", 'inherits = "base"', page__css__j2="x")
    home = tmp_path / "home"
    home.mkdir()
    (home / "mine").symlink_to(folder)
    assert text_of(find_layout("mine", layouts=[home]), "page.css.j2") == "x"


def test_a_pack_that_has_changed_is_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    head = 'schema = 1\nname = "mine"\nsummary = "s"\ninherits = "base"\n'
    (folder / "layout.toml").write_text(f'{head}title = "First"\n', "utf-8")
    assert find_layout(folder).manifest.title == "First"
    assert find_layout(folder).manifest is find_layout(folder).manifest

    (folder / "layout.toml").write_text(f'{head}title = "The second"\n', "utf-8")
    assert find_layout(folder).manifest.title == "The second"


def test_the_old_name_of_the_folders_stands_for_one_version_more(tmp_path: Path) -> None:
    with pytest.warns(DeprecationWarning, match=r"^folders= is called layouts= now\.$"):
        assert "web-article" in list_layouts(folders=tmp_path)  # type: ignore[call-arg]
