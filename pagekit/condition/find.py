"""a condition's name, or the path of its file → Condition: where conditions lie, how one inherits, what is wrong.

1. A word is the name of one of pagekit's own, in assets/conditions. A path is a TOML file of the newsroom's.
2. Such a file may say `inherits`: one of pagekit's own, or a file beside it by its name without the ending. Its tables
   are laid over that one's, key by key.
3. `[intended]` says what the plates claim, and is told whole. Who brings a profile of their own says what it claims.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from pagekit.asked import PathLike, near, path_text, refusal
from pagekit.condition.record import SCHEMA, Condition
from pagekit.disk import read_file
from pagekit.errors import InvalidInput, Unreadable, UnsupportedPress
from pagekit.intake.bounds import decode
from pagekit.intake.documents import parse
from pagekit.model.base import validated
from pagekit.model.explain import explain
from pagekit.notes import error
from pagekit.resources import assets_dir

ENDING = ".toml"
MAX_GENERATIONS = 4
MAX_FILE_BYTES = 64 * 1024
OWN_KEYS = frozenset({"name", "title", "summary", "inherits"})
"""What one that inherits says for itself: it would go by another's name."""
_REPLACED = frozenset({"intended"})


def find_condition(name: PathLike) -> Condition:
    """The condition of that name, or in that file. Raises BadOrder, UnsupportedPress, Unreadable, InvalidInput."""
    remedy = f"Pass the name of one ({', '.join(list_conditions())}), or the path of a TOML file of yours."
    if not isinstance(name, str | os.PathLike):
        raise refusal("press", name, remedy)
    text = path_text(name, "press", remedy)
    if isinstance(name, str) and _is_word(text):
        return _shipped(text, _home())
    path = Path(text)
    return _condition(path.stem, path, [*_generations(path)])


def list_conditions() -> tuple[str, ...]:
    """The names of the press conditions that come with pagekit, in order."""
    return tuple(sorted(path.stem for path in _home().glob(f"*{ENDING}")))


# The files of an installed package do not change under a running process; a caller's may.
@lru_cache(maxsize=32)
def _shipped(name: str, home: Path) -> Condition:
    path = home / f"{name}{ENDING}"
    if not path.is_file():
        raise UnsupportedPress(f"press: there is no condition {name!r}. {near(name, list_conditions())}")
    return _condition(name, path, [*_generations(path)])


def _home() -> Path:
    return assets_dir() / "conditions"


def _is_word(text: str) -> bool:
    return text == Path(text).name and not text.endswith(ENDING) and text != ".."


def _generations(path: Path) -> Iterator[dict[str, Any]]:
    """The tables of the file and of all that it inherits from, its own first."""
    seen: list[str] = []
    current: Path | None = path
    while current is not None:
        name = current.stem
        if name in seen or len(seen) >= MAX_GENERATIONS:
            raise _fault(
                path, "inherits", f"runs in a ring ({' → '.join([*seen, name])}).", "Break the ring."
            )
        seen.append(name)
        table = _read(current)
        yield table
        inherited = table.get("inherits")
        current = None if inherited is None else _parent(path, current, inherited)


def _parent(path: Path, child: Path, name: object) -> Path:
    if isinstance(name, str) and _is_word(name):
        for folder in (child.parent, _home()):
            parent = folder / f"{name}{ENDING}"
            if parent.is_file():
                return parent
        advice = near(name, list_conditions())
        raise _fault(
            path, "inherits", f"there is no condition {name!r}, nor {name}{ENDING} beside it.", advice
        )
    raise _fault(path, "inherits", f"is {name!r}.", 'Write a name, such as "newsprint".')


def _read(path: Path) -> dict[str, Any]:
    try:
        data = read_file(path, limit=MAX_FILE_BYTES)
    except Unreadable as problem:
        if "at most" in str(problem):
            raise Unreadable(
                f"{path}: is larger than {MAX_FILE_BYTES:,} bytes. A press condition is a short table."
            ) from problem
        remedy = f"Name a file that is there, or one of {', '.join(list_conditions())}."
        reason = str(problem).partition(": ")[2].partition(". ")[0]
        raise Unreadable(f"{path}: cannot be read ({reason}). {remedy}") from problem
    table = parse(decode(data, path.name), "toml", path.name)
    if not isinstance(table, dict) or table.get("schema", SCHEMA) != SCHEMA:
        raise _fault(path, "schema", f"is not {SCHEMA}.", f"Begin the file with schema = {SCHEMA}.")
    return table


def _condition(name: str, path: Path, tables: list[dict[str, Any]]) -> Condition:
    _check_claim(path, tables)
    merged: dict[str, Any] = {}
    for table in reversed(tables):
        below = {key: value for key, value in merged.items() if key not in OWN_KEYS}
        merged = _laid_over(below, table)
    merged = {key: value for key, value in merged.items() if key not in {"schema", "inherits"}}
    merged.setdefault("name", name)
    merged.setdefault("title", merged["name"])
    if "folder" in merged:
        raise _fault(
            path, "folder", "is not said in the file.", "Delete the line: profiles lie beside the file."
        )
    merged["folder"] = path.absolute().parent
    try:
        condition = validated(Condition, merged)
    except ValidationError as problem:
        raise InvalidInput(path.name, explain(problem, Condition)) from None
    if condition.profile is not None and condition.profile != Path(condition.profile).name:
        remedy = f'Put it beside {path.name} and write profile = "{Path(condition.profile).name}".'
        raise _fault(path, "profile", "is a path.", remedy)
    return condition


def _check_claim(path: Path, tables: list[dict[str, Any]]) -> None:
    """Plates that are made with somebody's own profile would else claim what another profile was made for."""
    own = next((place for place, table in enumerate(tables) if "profile" in table), None)
    if own is None or any("intended" in table for table in tables[: own + 1]):
        return
    others = [table for table in tables[own + 1 :] if "profile" in table]
    if others:
        what = (
            f"is missing: {tables[own]['profile']} is not the profile that the inherited claim was made for."
        )
        remedy = 'Write [intended] with identifier = "…" and info = "…": what your profile characterises.'
        raise _fault(path, "intended", what, remedy)


def _laid_over(below: dict[str, Any], above: dict[str, Any]) -> dict[str, Any]:
    merged = dict(below)
    for key, value in above.items():
        under = merged.get(key)
        whole = key in _REPLACED or not (isinstance(under, dict) and isinstance(value, dict))
        merged[key] = value if whole else {**under, **value}  # type: ignore[dict-item]
    return merged


def _fault(path: Path, where: str, what: str, remedy: str) -> InvalidInput:
    return InvalidInput(path.name, [error("press-condition", where, what, remedy)])
