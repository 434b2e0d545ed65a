"""paths → bytes and back: what may be read, and what may not."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from pagekit.errors import BadOrder, Unreadable, WriteError
from pagekit.world import (
    MEMORY,
    PLACES,
    DiskWorld,
    FakeWorld,
    MemoryFiles,
    MountedWorld,
    Places,
    ReadOnce,
    World,
    files_place,
    gone,
)

NEW = b"today's page"


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder of an article, with a secret beside it and several ways out of it."""
    folder = tmp_path / "desk"
    (folder / "inner").mkdir(parents=True)
    (folder / "story.md").write_bytes(b"words")
    (folder / "inner" / "a.jpg").write_bytes(b"picture")
    (tmp_path / "secret").write_bytes(b"secret")
    (tmp_path / "desk-of-somebody-else").mkdir()
    (tmp_path / "desk-of-somebody-else" / "story.md").write_bytes(b"secret")
    (folder / "out").symlink_to(tmp_path / "secret")
    (folder / "out-folder").symlink_to(tmp_path)
    (folder / "in").symlink_to("inner/a.jpg")
    (folder / "nowhere").symlink_to("gone")
    (folder / "ring").symlink_to("ring")
    os.mkfifo(folder / "pipe")
    return folder


class Plain:
    """A world of somebody else's, which can only read and write."""

    def read(self, path: Path, *, limit: int = 0) -> bytes:
        raise Unreadable("no such file. None.")

    def write(self, path: Path, data: bytes) -> None:
        raise WriteError("nowhere. None.")


def test_a_world_tells_what_is_gone_without_reading(desk: Path) -> None:
    disk, fake = DiskWorld(desk), FakeWorld({"desk/a.jpg": b"a"})
    memory = MemoryFiles({"photos/a.jpg": b"a"})
    told = {
        name: gone(disk, desk / name)
        for name in ("inner/a.jpg", "in", "inner", "nowhere", "ring", "out", "x" * 300)
    }
    assert [name for name, there in told.items() if not there] == ["inner/a.jpg", "in"]
    assert [gone(fake, Path(name)) for name in ("desk/a.jpg", "desk/./a.jpg", "a.jpg")] == [
        False,
        False,
        True,
    ]
    assert [gone(memory, Path(name)) for name in ("photos/a.jpg", "photos//a.jpg", "a.jpg")] == [
        False,
        False,
        True,
    ]
    mounted = MountedWorld(fake, {Path("memory:/story"): ReadOnce(memory)})
    places = ("memory:/story/photos/a.jpg", "memory:/story/a.jpg", "desk/a.jpg", "desk/b.jpg")
    assert [gone(mounted, Path(place)) for place in places] == [False, True, False, True]


def test_of_a_function_and_of_a_world_that_cannot_tell_nothing_is_gone() -> None:
    def never(name: str) -> bytes:
        raise AssertionError(f"{name} was asked for")

    assert not gone(MemoryFiles(never), Path("a.jpg"))
    assert not gone(Plain(), Path("a.jpg"))
    assert not gone(MountedWorld(Plain(), {}), Path("a.jpg"))


def test_a_file_that_is_kept_is_not_gone() -> None:
    world = FakeWorld({"a.jpg": b"a"})
    once = ReadOnce(world)
    once.read(Path("a.jpg"))
    world.files.clear()
    assert not gone(once, Path("a.jpg"))


def test_a_folder_that_leads_round_in_a_ring_is_told(desk: Path) -> None:
    with pytest.raises(Unreadable, match=r"ring: the path cannot be followed\. Check the name\."):
        DiskWorld(desk / "ring")


@pytest.mark.parametrize(
    ("files", "words"),
    [
        ({3: b""}, "a name in files: is 3, an int. Pass a dict of files"),
        ({"a\0b": b""}, r"a name in files: is 'a\x00b', with a character that no path has. "),
        ({"a": "text"}, "a file in files: is 'text', a str. "),
        ([b""], "files: is a list. "),
    ],
)
def test_a_world_of_files_holds_bytes_by_their_paths(files: Any, words: str) -> None:
    with pytest.raises(BadOrder) as refused:
        FakeWorld(files)
    assert str(refused.value).startswith(words)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("story.md", b"words"),
        ("inner/a.jpg", b"picture"),
        ("inner/../story.md", b"words"),
        ("in", b"picture"),
    ],
)
def test_the_desks_own_files_are_read(desk: Path, name: str, data: bytes) -> None:
    assert DiskWorld(desk).read(desk / name) == data


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("../secret", "secret: lies outside the folder of its article. Move the file beside the article."),
        ("inner/../../secret", "secret: lies outside"),
        ("../desk-of-somebody-else/story.md", "story.md: lies outside"),
        ("out", "out: lies outside"),
        ("out-folder/secret", "secret: lies outside"),
        ("/etc/passwd", "passwd: lies outside"),
        ("gone.md", "gone.md: no such file. Check the name"),
        ("nowhere", "gone: no such file"),
        ("inner", "inner: is a folder, not a regular file."),
        ("pipe", "pipe: is a named pipe, not a regular file."),
        ("story.md/a.jpg", "a.jpg: no such file"),
        ("a\0b", "the path cannot be followed. Check the name."),
        pytest.param("x" * 5_000, "cannot be read", id="5,000 letters"),
    ],
)
def test_everything_else_is_refused_by_name(desk: Path, name: str, words: str) -> None:
    with pytest.raises(Unreadable) as caught:
        DiskWorld(desk).read(desk / name)
    assert words in str(caught.value)
    assert "secret:" in str(caught.value) or "secret" not in str(caught.value), (
        "no byte of a refused file is told"
    )


def test_a_ring_of_links_is_refused(desk: Path) -> None:
    with pytest.raises(Unreadable):
        DiskWorld(desk).read(desk / "ring")


def test_without_roots_nothing_is_read(desk: Path) -> None:
    with pytest.raises(Unreadable, match="lies outside"):
        DiskWorld().read(desk / "story.md")


def test_several_roots_and_a_root_that_is_a_link(desk: Path, tmp_path: Path) -> None:
    world = DiskWorld(desk / "inner", desk / "out-folder" / "desk-of-somebody-else")
    assert world.read(desk / "inner" / "a.jpg") == b"picture"
    assert world.read(tmp_path / "desk-of-somebody-else" / "story.md") == b"secret"
    with pytest.raises(Unreadable):
        world.read(desk / "story.md")


@pytest.mark.parametrize(("limit", "taken"), [(5, True), (6, True), (4, False), (0, False)])
def test_the_limit_counts_bytes(desk: Path, limit: int, taken: bool) -> None:
    worlds: list[World] = [DiskWorld(desk), FakeWorld({desk / "story.md": b"words"})]
    for world in worlds:
        if taken:
            assert world.read(desk / "story.md", limit=limit) == b"words"
        else:
            with pytest.raises(Unreadable, match=rf"story\.md: 5 bytes, at most {limit} are read"):
                world.read(desk / "story.md", limit=limit)


def test_the_disk_writes_wherever_the_caller_says(tmp_path: Path) -> None:
    DiskWorld().write(tmp_path / "out" / "page.html", NEW)
    assert (tmp_path / "out" / "page.html").read_bytes() == NEW


def test_the_fake_reads_what_was_put_there_and_keeps_what_is_written() -> None:
    world = FakeWorld({"desk/story.md": b"words"})
    assert world.read(Path("desk/inner/../story.md")) == b"words"
    world.write(Path("out/./page.html"), NEW)
    assert world.files[Path("out/page.html")] == world.read(Path("out/page.html")) == NEW
    for missing in ("desk", "story.md", "desk/../story.md"):
        with pytest.raises(Unreadable, match="no such file"):
            world.read(Path(missing))
    assert not Path("out/page.html").exists()


def test_a_root_may_be_named_as_text(desk: Path) -> None:
    assert DiskWorld(str(desk)).read(desk / "story.md") == b"words"
    with pytest.raises(BadOrder, match=r"roots\[1\]: is 3, an int"):
        DiskWorld(desk, 3)  # type: ignore[arg-type]


# ---- Files in memory ---------------------------------------------------------------------------------------


def fetched(name: str) -> bytes | None:
    """A newsroom's own store: it has one file, and trouble with another."""
    if name == "photos/torn.jpg":
        raise PermissionError(13, "Permission denied")
    if name == "photos/gone.jpg":
        raise FileNotFoundError(name)
    return b"picture" if name == "photos/a.jpg" else None


def test_files_in_memory_are_read_by_their_names() -> None:
    for files in (MemoryFiles({"./photos//a.jpg": b"picture"}), MemoryFiles(fetched)):
        assert files.read(Path("photos/a.jpg")) == b"picture"
        assert files.read(Path("photos/../photos/a.jpg")) == b"picture"
        for name in ("photos/b.jpg", "photos/gone.jpg"):
            with pytest.raises(Unreadable, match=r"\.jpg: no such file\. Check the name"):
                files.read(Path(name))
        with pytest.raises(Unreadable, match=r"a\.jpg: 7 bytes, at most 6 are read"):
            files.read(Path("photos/a.jpg"), limit=6)
        with pytest.raises(WriteError, match=r"b\.jpg: cannot be written among files in memory"):
            files.write(Path("b.jpg"), b"")
    with pytest.raises(Unreadable, match=r"torn\.jpg: cannot be read \(Permission denied\)"):
        MemoryFiles(fetched).read(Path("photos/torn.jpg"))


@pytest.mark.parametrize(
    ("files", "what"),
    [
        (["a.jpg"], r"files: is a list\. Pass a dict such as"),
        (None, r"files: is None\. "),
        ({1: b""}, r"a name in files: is 1, an int\. "),
    ],
)
def test_what_are_no_files_is_refused(files: object, what: str) -> None:
    with pytest.raises(BadOrder, match=f"^{what}"):
        MemoryFiles(files)  # type: ignore[arg-type]
    with pytest.raises(BadOrder, match=r"^the file a\.jpg: is 'text', a str\. Give its bytes\."):
        MemoryFiles({"a.jpg": "text"}).read(Path("a.jpg"))  # type: ignore[dict-item]


def test_files_in_memory_are_told_without_their_bytes_and_are_equal_when_their_files_are() -> None:
    assert repr(MemoryFiles({"a.jpg": b"picture"})) == "MemoryFiles(1 files)"
    assert MemoryFiles({"a.jpg": b"1"}) == MemoryFiles({"a.jpg": b"1"})
    assert MemoryFiles({"a.jpg": b"1"}) != MemoryFiles({"a.jpg": b"2"})
    assert pickle.loads(pickle.dumps(MemoryFiles(fetched))) == MemoryFiles(fetched)  # noqa: S301 - our own


def test_mounted_files_hide_the_disk_beneath_them_and_leave_the_rest(desk: Path) -> None:
    world = MountedWorld(DiskWorld(desk), {desk / "inner": MemoryFiles({"b.jpg": b"memory"})})
    assert world.read(desk / "inner/b.jpg") == b"memory"
    assert world.read(desk / "story.md") == b"words"
    with pytest.raises(Unreadable, match="no such file"):
        world.read(desk / "inner/a.jpg")
    world.write(desk / "new.md", b"new")
    assert (desk / "new.md").read_bytes() == b"new"


def test_a_file_that_is_read_once_is_kept(desk: Path) -> None:
    world = ReadOnce(DiskWorld(desk))
    assert world.read(desk / "story.md") == b"words"
    (desk / "story.md").write_bytes(b"other words")
    assert world.read(desk / "story.md") == b"words"
    with pytest.raises(Unreadable, match="5 bytes, at most 4 are read"):
        world.read(desk / "story.md", limit=4)
    world.write(desk / "story.md", b"new")
    assert world.read(desk / "story.md") == b"new"


def test_several_places_are_looked_through_in_order(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"disk")
    (tmp_path / "b.jpg").write_bytes(b"disk")
    for first in (MemoryFiles({"a.jpg": b"memory"}), MemoryFiles({"a.jpg": b"memory"}.get)):
        places, under = files_place([first, tmp_path], None, "") or (None, None)
        assert isinstance(places, Places)
        assert under == PLACES
        assert (places.read(Path("a.jpg")), places.read(Path("b.jpg"))) == (b"memory", b"disk")
        with pytest.raises(
            Unreadable, match=r"c.jpg: no such file. Check the name, or put the file into one of"
        ):
            places.read(Path("c.jpg"))
        with pytest.raises(Unreadable, match="no such file"):
            places.read(Path("../c.jpg"))
        with pytest.raises(WriteError):
            places.write(Path("c.jpg"), b"")
    named = Places([(MemoryFiles({"a.jpg": b""}), Path()), (DiskWorld(tmp_path), tmp_path)])
    assert named.names(Path()) == ("a.jpg", "b.jpg")
    assert (named.has(Path("b.jpg")), named.has(Path("c.jpg"))) == (True, False)
    assert named == Places([(MemoryFiles({"a.jpg": b""}), Path()), (DiskWorld(tmp_path), tmp_path)])
    assert hash(named) == hash(Places([(MemoryFiles({}), Path()), (DiskWorld(), tmp_path)]))
    assert named != Places([(DiskWorld(tmp_path), tmp_path)])


def test_one_folder_is_no_list_of_places() -> None:
    assert files_place("photos", None, "") is None
    assert files_place(MemoryFiles({}), None, "") == (MemoryFiles({}), MEMORY)
    assert files_place(["photos"], FakeWorld({"photos/a.jpg": b"a"}), "") is not None
