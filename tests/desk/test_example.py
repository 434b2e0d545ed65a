"""`pagekit example`: a publication that comes with pagekit, copied whole, and nothing written over."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pagekit import read_article, read_publication
from pagekit.desk.example import EXAMPLES, copy_example
from pagekit.errors import WriteError
from pagekit.resources import examples_dir
from tests.desk.conftest import Prompt


def test_an_example_is_copied_whole_and_can_be_read(tmp_path: Path) -> None:
    there = tmp_path / "new" / "courier"
    copied = copy_example("courier", there)
    home = examples_dir() / "courier"
    assert {path.relative_to(there): path.read_bytes() for path in copied} == {
        path.relative_to(home): path.read_bytes() for path in home.rglob("*") if path.is_file()
    }
    assert read_publication(there / "publication.toml").name == "The Steppe Courier"
    assert read_article(there / "articles" / "night-train.md").photos != ()


def test_the_prompt_says_what_comes_next(pagekit: Prompt, tmp_path: Path) -> None:
    done = pagekit("example", "morning-edition", str(tmp_path / "morning"))
    assert done.exit_code == 0, done.output
    assert f"pagekit edition {tmp_path / 'morning'} -o out" in done.output.replace("\n", "")
    told = json.loads(pagekit("example", "courier", str(tmp_path / "c"), "--json").output)
    assert (told["example"], told["folder"]) == ("courier", str(tmp_path / "c"))
    assert str(tmp_path / "c" / "publication.toml") in told["files"]


def test_nothing_is_written_over(pagekit: Prompt, tmp_path: Path) -> None:
    (tmp_path / "mine.md").write_text("mine")
    done = pagekit("example", "courier", str(tmp_path))
    assert done.exit_code == 5
    assert [path.name for path in tmp_path.iterdir()] == ["mine.md"]
    with pytest.raises(WriteError, match=r"nothing is written over\. Name a new or empty folder\."):
        copy_example("courier", tmp_path / "mine.md")


def test_a_slip_in_the_name_is_told(pagekit: Prompt, tmp_path: Path) -> None:
    done = pagekit("example", "curier", str(tmp_path / "new"))
    assert done.exit_code == 3
    assert "courier" in done.output
    assert not (tmp_path / "new").exists()
    assert set(EXAMPLES) == {"courier", "morning-edition"}
