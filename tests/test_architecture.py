"""ARCHITECTURE.md ↔ the code: every room is named, every named room exists, imports run one way."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "pagekit"
PAGE = (ROOT / "ARCHITECTURE.md").read_text("utf-8")


def _rooms_named() -> set[str]:
    rows = [line for line in PAGE.splitlines() if line.startswith("| `")]
    return {
        name.rstrip("/").removesuffix(".py")
        for row in rows
        for name in re.findall(r"`([\w./]+)`", row.split("|")[1])
    }


def _rooms_there() -> set[str]:
    folders = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    return folders | {path.stem for path in PACKAGE.glob("*.py") if path.stem != "__init__"}


def _order() -> list[set[str]]:
    line = next(line for line in PAGE.splitlines() if line.startswith("`units,"))
    return [{name.strip() for name in group.split(",")} for group in line.strip("`").split("→")]


def _imports() -> Iterator[tuple[str, str, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        inner = path.relative_to(PACKAGE)
        if inner.name == "__init__.py" and len(inner.parts) == 1:
            continue
        room = inner.parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("pagekit"):
                parts = node.module.split(".")
                targets = [parts[1]] if len(parts) > 1 else [alias.name for alias in node.names]
                yield from ((str(inner), room, target) for target in targets)


def test_every_room_that_is_named_exists() -> None:
    assert _rooms_named() - _rooms_there() == set()


def test_every_room_that_exists_is_named() -> None:
    assert _rooms_there() - _rooms_named() == set()


def test_the_order_of_imports_names_every_room() -> None:
    assert set().union(*_order()) == _rooms_there()


def test_imports_run_one_way() -> None:
    place = {name: index for index, group in enumerate(_order()) for name in group}
    found = sorted(set(_imports()))
    assert len(found) > 1_000
    assert [(path, target) for path, _, target in found if target not in place] == []
    assert [(path, target) for path, room, target in found if place[target] > place[room]] == []


@pytest.mark.parametrize(
    ("library", "room"), [("jinja2", "paint"), ("ortools", "plan"), ("weasyprint", "press")]
)
def test_one_room_imports_the_engine(library: str, room: str) -> None:
    importing = {
        str(path.relative_to(PACKAGE).parts[0])
        for path in PACKAGE.rglob("*.py")
        if re.search(rf"^\s*(from|import) {library}\b", path.read_text("utf-8"), re.MULTILINE)
    }
    assert importing == {room}


def _typesetter_rows() -> dict[str, set[str]]:
    """Folder of the typesetter → the modules that its rows name."""
    found: dict[str, set[str]] = {}
    folder = ""
    for row in PAGE.splitlines():
        cells = [cell.strip() for cell in row.split("|")]
        if row.startswith(("| typeset/", "| – ", "| |")) and len(cells) > 3:
            folder = cells[1] or folder
            found.setdefault(folder, set()).update(re.findall(r"`(\w+)\*?`", cells[2]))
    return {name.removeprefix("typeset/"): modules for name, modules in found.items()}


def test_every_folder_of_the_typesetter_is_named_with_its_modules() -> None:
    root = PACKAGE / "typeset"
    there = {path.parent.name for path in root.glob("*/__init__.py")}
    rows = _typesetter_rows()
    assert there <= set(rows)
    for name in there:
        modules = {path.stem for path in (root / name).glob("*.py")} - {"__init__"}
        assert rows[name] - modules == set(), f"typeset/{name} has no such module"
        assert modules - rows[name] == set(), f"typeset/{name} is not named whole"
