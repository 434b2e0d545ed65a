"""JSON of another system → plain data. What our own may not hold is mended, with a note: nobody can ask the writer.

A field that stands twice keeps its last value (RFC 8259, 4), numbers that are none are left out, half a character
becomes the sign for one that is missing.
"""

from __future__ import annotations

import json
import re
from typing import Any

from pagekit.errors import InvalidInput
from pagekit.intake.bounds import bound_json
from pagekit.model.fields import tidy
from pagekit.notes import Note, error, warning

_HALVES = re.compile("[\ud800-\udfff]")
MAX_DIGITS = 100


def parse_foreign_json(text: str, name: str) -> tuple[Any, tuple[Note, ...]]:
    """The data, and what was mended. Raises InvalidInput with the line and the column."""
    bound_json(text, name)
    notes: dict[str, Note] = {}

    def fields(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            what = f"the field {tidy(twice)!r} stands twice in one object; the last one counts."
            notes.setdefault("twice", warning("field-twice", "the file", what))
        return found

    def whole(digits: str) -> int | None:
        return int(digits) if len(digits) <= MAX_DIGITS else None

    try:
        data = json.loads(
            text, object_pairs_hook=fields, parse_int=whole, parse_constant=lambda _: None, strict=False
        )
    except json.JSONDecodeError as problem:
        said = (problem.msg[:1].lower() + problem.msg[1:]).rstrip(".").removesuffix(" starting at")
        where = f"line {problem.lineno}, column {problem.colno}"
        remedy = "Look at this place and just before it for a missing quote, comma or bracket."
        raise InvalidInput(name, [error("not-json", where, f"is not JSON: {said}.", remedy)]) from None
    return _whole(data), tuple(notes.values())


def _whole(value: Any) -> Any:
    """The data without halves of characters."""
    if isinstance(value, str):
        return _HALVES.sub("\ufffd", value) if _HALVES.search(value) else value
    if isinstance(value, list):
        return [_whole(inner) for inner in value]
    return {_whole(key): _whole(inner) for key, inner in value.items()} if isinstance(value, dict) else value
