"""Every field of every file has words: those of the code, or those of docs/fields.toml, and never both."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.schemas import KINDS

ROOT = Path(__file__).resolve().parents[2]
SAID: dict[str, dict[str, str]] = tomllib.loads((ROOT / "docs/fields.toml").read_text("utf-8"))


def _silent(kind: str) -> Iterator[tuple[str, str]]:
    """The fields of which the code says nothing."""
    whole: dict[str, Any] = pagekit.schema(kind)
    for record, told in {"The file": whole, **whole.get("$defs", {})}.items():
        for field, value in told.get("properties", {}).items():
            if not value.get("description"):
                yield record, field


@pytest.mark.parametrize("kind", KINDS)
def test_no_field_is_without_words_and_no_words_are_left_over(kind: str) -> None:
    said, silent = SAID.get(kind, {}), set(_silent(kind))
    without = {
        f"{one}.{field}" for one, field in silent if not {f"{one}.{field}", f"*.{field}"} & said.keys()
    }
    assert without == set(), "say in docs/fields.toml, or in the record, what these are for"
    wanted = {f"{one}.{field}" for one, field in silent} | {f"*.{field}" for _, field in silent}
    assert said.keys() - wanted == set()
    assert (ROOT / f"docs/reference/{kind}.md").is_file()


def test_every_word_is_a_sentence() -> None:
    assert [name for said in SAID.values() for name, words in said.items() if not words.endswith(".")] == []
