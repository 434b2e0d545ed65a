"""pagekit init and pagekit site → the folders they write, and what they say of them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from pagekit.desk.commands import app
from pagekit.pictures import make
from pagekit.pictures.shelf import Shelf

run = CliRunner()


def test_a_publication_that_was_begun_is_built_and_nothing_is_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(make, "encode", lambda image, form, **_: form[:1].encode())
    monkeypatch.setattr(sys.modules["pagekit.pictures.derive"], "shelf", Shelf(max_bytes=1_000_000))
    home, out = tmp_path / "paper", tmp_path / "site"
    begun = run.invoke(app, ["init", str(home)])
    assert begun.exit_code == 0
    assert "pagekit site" in begun.stdout
    built = run.invoke(
        app, ["site", str(home), "-o", str(out), "--at", "2026-05-19T07:00:00+01:00", "--json"]
    )
    assert built.exit_code == 0
    told = json.loads(built.stdout)
    assert told["ok"]
    assert "town/town-hall-reopens/index.html" in told["pages"]
    assert (out / "index.html").is_file()
    again = run.invoke(app, ["site", str(home), "-o", str(out), "--at", "2026-05-19T07:00:00+01:00"])
    assert again.exit_code == 0
    assert "ready" in again.stdout
    twice = run.invoke(app, ["init", str(home)])
    assert twice.exit_code == 5
    assert "nothing is written over" in twice.stderr


def test_a_folder_without_a_publication_is_told_how_to_begin(tmp_path: Path) -> None:
    nothing = run.invoke(app, ["site", str(tmp_path), "-o", str(tmp_path / "out")])
    assert nothing.exit_code == 3
    assert "pagekit init" in nothing.stderr
