"""the folder of an edition → its pages, or why there are none; made apart, and told."""

from __future__ import annotations

import asyncio
import json
import shutil
from pathlib import Path

from pagekit.preview import edition
from pagekit.preview.edition import EditionDesk, draw


def test_an_edition_is_drawn_and_told(begun: Path, tmp_path: Path) -> None:
    draw(begun, tmp_path, None, None, [])
    told = json.loads((tmp_path / "told.json").read_text("utf-8"))
    assert (told["failed"], told["pages"]) == (False, 4)
    assert (tmp_path / "4.png").read_bytes().startswith(b"\x89PNG")
    bad = [note for note in told["notes"] if note["file"] == "stories/bad.md"]
    assert [(note["field"], note["line"]) for note in bad] == [("priority", 3)]


def test_one_that_cannot_be_made_says_why_and_the_desk_goes_on(begun: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    shutil.copytree(begun, home)
    (home / "edition.toml").write_text("schema = 1\npages = 4\n", "utf-8")
    # A module of a stranger's name in the folder is not what Python takes.
    (home / "json.py").write_text("raise SystemExit(1)\n", "utf-8")
    desk = EditionDesk(home)
    assert desk.there
    asyncio.run(desk.make())
    try:
        told = desk.as_dict()
        assert (told["state"], told["pages"], told["stale"]) == ("failed", [], False)
        assert {(note["file"], note["field"]) for note in told["notes"]} >= {("edition.toml", "date")}
        desk.changed()
        assert desk.as_dict()["stale"]
    finally:
        desk.close()


def test_a_process_that_ends_is_told(begun: Path) -> None:
    desk = EditionDesk(begun)
    kept, edition.sys.executable = edition.sys.executable, "/bin/false"
    try:
        asyncio.run(desk.make())
        assert desk.as_dict()["notes"][0]["code"] == "edition-ended"
    finally:
        edition.sys.executable = kept
        desk.close()


def test_a_folder_without_an_edition_has_none(tmp_path: Path) -> None:
    assert not EditionDesk(tmp_path).there
