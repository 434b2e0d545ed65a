"""docs/notes.toml, held against the source: every code that can be raised is explained once, and none that cannot."""

from __future__ import annotations

import ast
import importlib.util
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _collector() -> ModuleType:
    spec = importlib.util.spec_from_file_location("note_codes", ROOT / "docs/extensions/note_codes.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def groups() -> list[dict[str, Any]]:
    return tomllib.loads((ROOT / "docs/notes.toml").read_text("utf-8"))["groups"]  # type: ignore[no-any-return]


def test_every_code_is_explained_once_and_none_is_stale(groups: list[dict[str, Any]]) -> None:
    raised = _collector().codes_of(ROOT / "pagekit")
    told = [code for group in groups for code in group["codes"]]
    assert {code: min(places) for code, places in raised.items() if code not in told} == {}, (
        "explain these in docs/notes.toml"
    )
    assert sorted(set(told) - set(raised)) == []
    assert len(told) == len(set(told))


def test_every_entry_says_what_it_means_and_what_to_do(groups: list[dict[str, Any]]) -> None:
    for group in groups:
        for code, entry in group["codes"].items():
            meaning, remedy = entry
            assert meaning.endswith(".") and remedy.endswith("."), code
            assert len(meaning) < 220, code


@pytest.mark.parametrize(
    ("source", "codes"),
    [
        ('warning("alt-missing", where, what)', {"alt-missing"}),
        ('info("a-b" if small else "c-d", "last page", what)', {"a-b", "c-d"}),
        ('self._note(warning, "advert-narrow", shown, what)', {"advert-narrow"}),
        ('reason, code = "it lies elsewhere", "picture-remote"', {"picture-remote"}),
        ('FEET = "uneven-feet"\nFinding(seen, FEET, box)', {"uneven-feet"}),
        ('def leave(why: str, code: str = "left-out") -> None: ...', {"left-out"}),
        ('desk.leave(id, why, code="booking-refused")', {"booking-refused"}),
        ('row.get("aria-label")', set()),
        ('warning(code, "the file", what)', set()),
    ],
)
def test_a_code_is_seen_where_it_is_raised(source: str, codes: set[str]) -> None:
    collector = _collector()
    tree = ast.parse(source)
    constants = dict(collector._constants(tree))
    assert set(collector._codes(tree, constants)) == codes
