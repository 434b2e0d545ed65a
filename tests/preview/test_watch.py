"""a folder that changes → what is watched of it, and when it is told."""

from __future__ import annotations

import asyncio
from pathlib import Path

from watchfiles import Change

from pagekit.preview import watch
from pagekit.preview.watch import changes, folders_below


def test_real_folders_are_watched_and_links_lead_nowhere(tmp_path: Path) -> None:
    home, out = tmp_path / "home", tmp_path / "home" / "out"
    for folder in (home / "stories" / "town", home / ".git", out / "town"):
        folder.mkdir(parents=True)
    (home / "stories" / "all").symlink_to("/")
    (home / "stories" / "again").symlink_to(home)
    assert set(folders_below([home], [out])) == {home, home / "stories", home / "stories" / "town"}


def test_there_is_a_bound_to_folders(tmp_path: Path) -> None:
    for number in range(5):
        (tmp_path / f"f{number}").mkdir()
    assert len(folders_below([tmp_path])) == 6
    kept, watch.MOST_FOLDERS = watch.MOST_FOLDERS, 3
    try:
        assert len(folders_below([tmp_path])) == 3
    finally:
        watch.MOST_FOLDERS = kept


def test_what_the_desk_writes_and_editors_leave_is_no_news(tmp_path: Path) -> None:
    wanted = watch._of_interest((tmp_path / "out",))
    assert wanted(Change.modified, str(tmp_path / "stories" / "a.md"))
    for name in ("out/index.html", "stories/.a.md.swp", "stories/a.md~", ".DS_Store"):
        assert not wanted(Change.modified, str(tmp_path / name))


def test_a_change_is_told_also_in_a_folder_that_came_later(tmp_path: Path) -> None:
    async def told() -> int:
        stop, count = asyncio.Event(), 0
        watching = changes([tmp_path], stop)
        first = asyncio.ensure_future(anext(watching))
        # The watcher begins in a thread: what is written until it has, it need not see.
        while not first.done():
            (tmp_path / "a.md").write_text(str(count), "utf-8")
            count += 1
            await asyncio.wait([first], timeout=0.05)
        (tmp_path / "new").mkdir()
        await asyncio.wait_for(anext(watching), 20)
        later = asyncio.ensure_future(anext(watching))
        while not later.done():
            (tmp_path / "new" / "b.md").write_text(str(count), "utf-8")
            count += 1
            await asyncio.wait([later], timeout=0.05)
        stop.set()
        await watching.aclose()  # type: ignore[attr-defined]
        return count

    assert asyncio.run(told()) >= 2
