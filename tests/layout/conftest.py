"""texts → packs on the disk."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

PackWriter = Callable[..., Path]

HEAD = 'schema = 1\nname = "{name}"\ntitle = "A pack of the tests"\nsummary = "Made by hand"\n'


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A caller's folder of packs."""
    folder = tmp_path / "shelf"
    folder.mkdir()
    return folder


@pytest.fixture
def pack(shelf: Path) -> PackWriter:
    """Writes a pack: layout.toml after the usual head, or instead of it as `whole`, then its other files."""

    def write(name: str, toml: str = "", *, whole: bool = False, **files: str) -> Path:
        folder = shelf / name
        folder.mkdir()
        text = toml if whole else HEAD.format(name=name) + toml
        (folder / "layout.toml").write_text(text, "utf-8")
        for file, words in files.items():
            (folder / file.replace("__", ".")).write_text(words, "utf-8")
        return folder

    return write
