"""What a build has left in its folder: taken from memory by the process that left it, as long as nobody else was there."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from pagekit.site import sink
from pagekit.site.sink import FolderSink
from pagekit.site.state import NAME, PageRecord, SiteState

PAGE = b"<!doctype html>"
SUM = hashlib.sha256(PAGE).hexdigest()


@pytest.fixture
def left(tmp_path: Path) -> Path:
    """A folder that this process has built a page into."""
    made = FolderSink(tmp_path)
    made.known()
    made.put("index.html", PAGE, SUM)
    made.finish(SiteState(pages={"home": PageRecord("key", {"index.html": SUM})}), {})
    return tmp_path


def test_a_process_does_not_read_again_what_it_has_written_down(
    left: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sink, "read_file", None)
    again = FolderSink(left)
    assert again.known().files() == {"index.html": SUM}
    assert again.stands("index.html", SUM)


def test_what_somebody_else_has_written_down_is_read(left: Path) -> None:
    (left / NAME).write_bytes(SiteState(pages={"home": PageRecord("other", {})}).to_json())
    assert FolderSink(left).known().pages["home"].key == "other"
    (left / NAME).unlink()
    assert FolderSink(left).known() == SiteState()


def test_a_build_that_was_ended_leaves_the_last_one_as_it_was(left: Path) -> None:
    ended = FolderSink(left)
    before = ended.known()
    ended.put("city/index.html", PAGE, SUM)
    assert set(before.marks) == {"index.html", "city/index.html"}
    assert set(FolderSink(left).known().marks) == {"index.html"}
