"""an example's name + a folder → its files, copied there; the paths of what is in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from rich.console import RenderableType

from pagekit.asked import near
from pagekit.desk.as_json import Document
from pagekit.disk import read_file, write_file
from pagekit.errors import BadOrder, WriteError
from pagekit.resources import examples_dir

EXAMPLES = {
    "courier": "A small newspaper in four languages: sixteen stories in all designs, adverts, a site and a magazine.",
    "morning-edition": "A newspaper of sixteen pages: edition.toml, fifty stories, adverts, a puzzle page.",
}
"""The examples that come with pagekit, and what each is."""


def copy_example(name: str, folder: Path) -> tuple[Path, ...]:
    """Copy the example into a folder that is empty or not there yet. Raises BadOrder for another name and WriteError
    where something is in the way.
    """
    if name not in EXAMPLES:
        raise BadOrder(f"NAME: there is no example {name!r}. {near(name, EXAMPLES)}")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WriteError(
            f"{folder}: is there already, and nothing is written over. Name a new or empty folder."
        )
    home = examples_dir() / name
    files = sorted(path for path in home.rglob("*") if path.is_file())
    for path in files:
        write_file(folder / path.relative_to(home), read_file(path), settle=False)
    return tuple(folder / path.relative_to(home) for path in files)


def told(name: str, folder: Path, files: Sequence[Path]) -> list[RenderableType]:
    """What is said at the prompt."""
    return [f"{len(files)} files in {folder}", f"Next: {_NEXT[name].format(folder=folder)}"]


def told_dict(name: str, folder: Path, files: Sequence[Path]) -> Document:
    """For JSON."""
    return {"example": name, "folder": str(folder), "files": [str(path) for path in files]}


_NEXT = {
    "courier": "pagekit article {folder}/articles/night-train.md --publication {folder}/publication.toml -o out/train",
    "morning-edition": "pagekit edition {folder} -o out",
}
