"""plain data → TOML: tables, lists of tables, and values on one line each."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any


def as_toml(data: Mapping[str, Any]) -> str:
    """The data as a TOML file: what is plain first, then tables, then lists of tables."""
    plain = [f"{_key(name)} = {_value(value)}" for name, value in data.items() if not _opens(value)]
    tables = [
        "\n".join((f"[{_key(name)}]", *_pairs(value)))
        for name, value in data.items()
        if isinstance(value, Mapping)
    ]
    listed = [
        "\n".join((f"[[{_key(name)}]]", *_pairs(each)))
        for name, value in data.items()
        if _tables(value)
        for each in value
    ]
    return "\n\n".join(("\n".join(plain), *tables, *listed)).lstrip() + "\n"


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(name)} = {_value(value)}" for name, value in table.items()]


def _opens(value: object) -> bool:
    return isinstance(value, Mapping) or _tables(value)


def _tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, Mapping) for each in value)


def _key(name: str) -> str:
    plain = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if plain else json.dumps(name, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_pairs(value)) + " }"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(_value(each) for each in value) + "]"
    return json.dumps(value, ensure_ascii=False)
