"""The face of pagekit → nothing of it is undocumented: names, their public methods and properties, and the calls' options."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pydantic
import pytest

import pagekit

ROOT = Path(__file__).resolve().parents[2]
CLASSES = [name for name in pagekit.__all__ if inspect.isclass(getattr(pagekit, name))]


@pytest.mark.parametrize("name", CLASSES)
def test_every_public_method_says_what_it_does(name: str) -> None:
    cls = getattr(pagekit, name)
    of_others = {
        id(vars(base)[key]) for base in (pydantic.BaseModel, Exception, str, dict) for key in vars(base)
    }
    silent = [
        member
        for member in dir(cls)
        if not member.startswith("_")
        for value in [inspect.getattr_static(cls, member)]
        if isinstance(value, property | staticmethod | classmethod) or inspect.isfunction(value)
        if id(value) not in of_others and not inspect.getdoc(value)
    ]
    assert silent == []


def test_every_name_is_on_a_page_of_the_reference() -> None:
    """The page is made of `pagekit.__all__`; what is told apart by kind must be told all the same."""
    kinds = {"calls", "results", "records", "errors"}
    page = (ROOT / "docs/reference/api.md").read_text("utf-8")
    assert {line.split()[-1] for line in page.splitlines() if line.startswith("% made: api")} == kinds


def test_the_script_of_a_user_uses_names_of_the_face_alone() -> None:
    tree = ast.parse((ROOT / "tests/typing/user_script.py").read_text("utf-8"))
    used = {
        node.attr
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "pagekit"
    }
    # All of it, so that no call and no record changes its types unseen.
    assert used == set(pagekit.__all__)
