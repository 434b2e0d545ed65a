"""`pagekit epub`: of a story with its publication beside it, and of wrong usage."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

from typer.testing import Result

Prompt = Callable[..., Result]


def test_a_book_of_two_stories(pagekit: Prompt, tmp_path: Path) -> None:
    (tmp_path / "publication.toml").write_text('name = "The Courier"\n')
    for name in ("river", "tram"):
        (tmp_path / f"{name}.md").write_text(f"---\nheadline: The {name}\n---\nIt is back.\n")
    target = tmp_path / "out" / "two.epub"
    end = pagekit("epub", str(tmp_path / "river.md"), str(tmp_path / "tram.md"), "-o", str(target), "--json")
    told = json.loads(end.stdout)
    assert (end.exit_code, told["title"], told["written"]) == (0, "The Courier", [str(target)])
    with zipfile.ZipFile(target) as packed:
        assert {"EPUB/river.xhtml", "EPUB/tram.xhtml", "EPUB/cover.jpg"} <= set(packed.namelist())


def test_a_folder_without_an_edition_says_so(pagekit: Prompt, tmp_path: Path) -> None:
    end = pagekit("epub", str(tmp_path), "-o", str(tmp_path / "a.epub"))
    assert end.exit_code == 3
    assert "holds no edition.toml" in end.stderr
