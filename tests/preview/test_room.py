"""a folder that changes → what the desk knows: what is touched is made, what is broken is told, nothing ends it."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pagekit.preview import room as rooms
from pagekit.preview.room import Making, Room
from tests.preview.conftest import AT, STORY


@pytest.fixture
def own(begun: Path, tmp_path: Path) -> Iterator[Room]:
    """The desk of a folder that a test may change."""
    home = tmp_path / "home"
    shutil.copytree(begun, home)
    made = Room(Making(home, tmp_path / "out", AT))
    asyncio.run(made.build())
    yield made
    made.close()


def _titles(room: Room) -> dict[str, str]:
    return {row.id: row.title for row in room.board.rows if row.kind == "story"}


def test_a_change_makes_what_it_touches_and_a_broken_file_ends_nothing(own: Room) -> None:
    home = own.making.home
    number, pages = own.number, {row.id: row.page for row in own.board.rows}
    (home / "stories" / "bridge.md").write_text(STORY.replace("open.", "shut."), "utf-8")
    asyncio.run(own.build())
    written = [path for _, path, _ in own.written]
    assert own.number > number
    assert "bridge/index.html" in written
    now = {row.id: row.page for row in own.board.rows}
    assert {name for name in now if now[name] != pages[name]} == {"bridge"}

    # A story that breaks has its fault in its place, and keeps its name.
    (home / "stories" / "bridge.md").write_text(STORY.replace("section: Town", "priority: 12"), "utf-8")
    asyncio.run(own.build())
    assert own.board.stopped == ()
    broken = own.board.row("bridge")
    assert broken is not None
    assert (broken.worst, broken.status, broken.path) == ("error", "cannot be read", "")
    assert (broken.title, broken.notes[0].field, broken.notes[0].line) == ("The bridge", "priority", 3)

    # The house's file breaks: what stood goes on standing, and why is told with its line.
    house = home / "publication.toml"
    kept = house.read_text("utf-8")
    house.write_text(kept.replace('name = "The Valley Post"', "name = 5"), "utf-8")
    asyncio.run(own.build())
    (fault,) = own.board.stopped
    assert (fault.severity, fault.file, fault.field) == ("error", "publication.toml", "name")
    assert fault.line == 2
    assert "bridge" in _titles(own)
    house.write_text(kept, "utf-8")
    (home / "stories" / "bridge.md").write_text(STORY, "utf-8")
    asyncio.run(own.build())
    assert own.board.stopped == ()
    assert _titles(own)["bridge"] == "The bridge"


def test_what_nobody_thought_of_is_told_and_the_desk_goes_on(
    own: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("no idea")

    with monkeypatch.context() as patched:
        patched.setattr(rooms, "builder_of", fails)
        asyncio.run(own.build())
    assert [one.what for one in own.board.stopped] == ["RuntimeError: no idea"]
    asyncio.run(own.build())
    assert own.board.stopped == ()


def test_a_story_that_waits_is_listed_with_the_reason(own: Room) -> None:
    (own.making.home / "stories" / "draft.md").write_text(
        STORY.replace("section", "status: draft\nsection"), "utf-8"
    )
    asyncio.run(own.build())
    row = own.board.row("draft")
    assert row is not None
    assert (row.status, row.path) == ("draft", "")
    assert [note.code for note in row.notes] == ["story-withheld"]


def test_a_desk_that_is_closed_ends_its_build(own: Room) -> None:
    async def closed() -> None:
        building = asyncio.ensure_future(own.build())
        await asyncio.sleep(0)
        own._ended.set()
        await building

    with pytest.raises(asyncio.CancelledError):
        asyncio.run(closed())
