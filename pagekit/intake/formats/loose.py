"""data of another system, of whatever shape → the mapping, the list or the text that was expected, or an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def mapping(value: object) -> Mapping[str, Any]:
    """The value where it is a mapping."""
    return value if isinstance(value, Mapping) else {}


def mappings(value: object) -> list[Mapping[str, Any]]:
    """The mappings of a list."""
    return [each for each in value if isinstance(each, Mapping)] if isinstance(value, list | tuple) else []


def listed(value: object) -> list[Any]:
    """The value where it is a list."""
    return list(value) if isinstance(value, list | tuple) else []


def said(value: object) -> str:
    """The text, its ends stripped; a number as text; blank for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else ""


def at(value: object, *path: str | int) -> Any:
    """What stands at the path; None where nothing does."""
    for step in path:
        if isinstance(step, int):
            value = value[step] if isinstance(value, list | tuple) and 0 <= step < len(value) else None
        else:
            value = value.get(step) if isinstance(value, Mapping) else None
    return value


def first_said(value: object, *keys: str) -> str:
    """The first of the mapping's keys that says something."""
    return next((text for key in keys if (text := said(mapping(value).get(key)))), "")
