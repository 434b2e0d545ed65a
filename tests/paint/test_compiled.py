"""a template → its code, kept for the next process and never believed further than it can be checked."""

from __future__ import annotations

import sys
from pathlib import Path

import jinja2
import pytest

from pagekit.paint import compiled
from pagekit.paint.compiled import KeptTemplates, beside_code


@pytest.fixture(autouse=True)
def writing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def shown(folder: Path | None, text: str = "{{ word }}!") -> str:
    """What a new process with that folder makes of the template."""
    environment = jinja2.Environment(
        autoescape=True, loader=jinja2.DictLoader({"page": text}), bytecode_cache=KeptTemplates(folder)
    )
    return environment.get_template("page").render(word="Ahoy")


def never(*_: object) -> None:
    raise AssertionError("compiled once more")


def test_the_next_process_finds_the_code(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert shown(tmp_path) == "Ahoy!"
    monkeypatch.setattr(jinja2.Environment, "compile", never)
    assert shown(tmp_path) == "Ahoy!"


def test_another_text_is_compiled_anew(tmp_path: Path) -> None:
    shown(tmp_path)
    assert shown(tmp_path, "{{ word }}?") == "Ahoy?"
    assert shown(tmp_path, "{{ word }}?") == "Ahoy?"


def test_another_edition_of_the_room_finds_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shown(tmp_path)
    monkeypatch.setattr(compiled, "_room", lambda: "another")
    shown(tmp_path)
    assert len([*tmp_path.iterdir()]) == 2


@pytest.mark.parametrize("keep", [0, 3, 20, 60])
def test_a_file_that_was_cut_short_is_none(keep: int, tmp_path: Path) -> None:
    shown(tmp_path)
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:keep])
    assert shown(tmp_path) == "Ahoy!"
    assert kept.read_bytes() == whole


def test_pythons_own_wish_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert shown(tmp_path) == "Ahoy!"
    assert [*tmp_path.iterdir()] == []


def test_where_nothing_can_be_written_each_compiles_its_own(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert shown(tmp_path / "file") == "Ahoy!"
    assert shown(None) == "Ahoy!"


def test_it_lies_where_python_keeps_the_code_of_this_room() -> None:
    cached = compiled.__cached__
    assert beside_code() == Path(cached).parent
