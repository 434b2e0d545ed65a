"""bytes → a file: whole or not at all, in the place of files alone, and nothing is left behind."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pagekit.disk import write_file
from pagekit.errors import WriteError
from pagekit.temporary import begun, tidy

OLD, NEW = b"yesterday's page", b"today's page, which is longer" * 4_000


@contextmanager
def disk_full_after(size: int) -> Iterator[None]:
    """No file of this process may grow beyond `size` bytes: a real failure in the middle of a real write."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_a_file_is_written_with_the_folders_above_it(tmp_path: Path) -> None:
    target = tmp_path / "out" / "story" / "index.html"
    write_file(target, NEW)
    assert target.read_bytes() == NEW
    assert target.stat().st_mode & 0o777 == 0o644, "others may read what was made"
    assert [path.name for path in target.parent.iterdir()] == ["index.html"]


def test_whoever_reads_the_old_file_reads_it_to_its_end(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    write_file(target, OLD)
    with target.open("rb", buffering=0) as reader:
        start = reader.read(4)
        write_file(target, NEW)
        assert start + reader.read() == OLD
    assert target.read_bytes() == NEW


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("n" * 255)
    write_file(target, OLD)
    write_file(target, NEW)
    assert target.read_bytes() == NEW


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    write_file(target, OLD)
    with (
        disk_full_after(len(NEW) // 2),
        pytest.raises(WriteError, match=r"page\.html: cannot be written \(File too large\)"),
    ):
        write_file(target, NEW)
    assert target.read_bytes() == OLD
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]
    write_file(target, NEW)
    assert target.read_bytes() == NEW


def test_a_device_a_pipe_and_a_link_are_never_replaced(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "kept").write_bytes(OLD)
    (tmp_path / "link").symlink_to("kept")
    (tmp_path / "nowhere").symlink_to("gone")
    for path, words in {
        Path("/dev/null"): "is a device, and that is not replaced. Name a file.",
        tmp_path / "pipe": "is a named pipe, and that is not replaced. Name a file.",
        tmp_path / "link": "is a link, and a link is not replaced. Name the file that it leads to.",
        tmp_path / "nowhere": "is a link, and a link is not replaced.",
    }.items():
        with pytest.raises(WriteError) as caught:
            write_file(path, NEW)
        assert words in str(caught.value)
    assert not Path("/dev/null").is_file()
    assert (tmp_path / "kept").read_bytes() == OLD
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept", "link", "nowhere", "pipe"]


KILLED = """
import os, signal, sys
from pathlib import Path
from pagekit import disk
os.fsync = lambda handle: os.kill(os.getpid(), signal.SIGKILL)
disk.write_file(Path(sys.argv[1]), b"half of a page")
"""


def test_what_a_killed_run_left_goes_with_the_next_write(tmp_path: Path) -> None:
    target = tmp_path / "page.html"
    path = os.pathsep.join(sys.path)
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(target)], env=os.environ | {"PYTHONPATH": path}, check=False
    )
    assert done.returncode == -signal.SIGKILL
    (left,) = tmp_path.iterdir()
    assert left.name.startswith(".page.html.")
    # What only looks like one, and one that somebody writes at this moment, stay.
    (tmp_path / ".notes.pagekit-part.md").write_bytes(OLD)
    handle, busy = begun(tmp_path / "other.html")
    write_file(target, NEW)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        [".notes.pagekit-part.md", Path(busy).name, "page.html"]
    )
    os.close(handle)
    tidy(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".notes.pagekit-part.md", "page.html"]


def test_a_folder_is_told_of_its_new_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settled: list[Path] = []
    monkeypatch.setattr("pagekit.disk.settle_folder", settled.append)
    write_file(tmp_path / "page.html", NEW)
    assert settled == [tmp_path]
    write_file(tmp_path / "page.html", OLD, settle=False)
    assert settled == [tmp_path]


def test_a_target_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(WriteError, match="cannot be written"):
        write_file(tmp_path / "page.html", NEW)
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


@pytest.mark.parametrize("place", ["a-file/page.html", "a-file/deep/page.html", "nul\0/page.html"])
def test_a_folder_that_cannot_be_made_is_a_write_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").write_bytes(OLD)
    with pytest.raises(WriteError, match="Choose a folder you may write to"):
        write_file(tmp_path / place, NEW)
    assert (tmp_path / "a-file").read_bytes() == OLD


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_a_write_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(WriteError, match="Permission denied"):
            write_file(tmp_path / "page.html", NEW)
    finally:
        tmp_path.chmod(0o755)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="a folder that nobody may write to is needed")
def test_a_folder_of_the_system_is_a_write_error() -> None:
    with pytest.raises(WriteError, match="Choose a folder you may write to"):
        write_file(Path("/proc/self/page.html"), NEW)
