"""JSON, YAML or TOML text → plain data. Every error says the line and the column.

What the three readers of other houses let through and this one does not:
1. A field that stands twice in one object.
2. NaN and infinity, and numbers of more than a hundred digits.
3. YAML anchors, aliases, tags and keys that are not text. Words such as `no` and `on` stay words (YAML 1.2,
   10.3).
4. Half a character (a lone surrogate).
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections import Counter
from typing import Any, Literal

from pagekit.errors import InvalidInput
from pagekit.intake.bounds import MAX_DIGITS, bound_json, bound_toml, line_at
from pagekit.notes import error

DataFormat = Literal["json", "yaml", "toml"]
SCHEMA_KEY = "$schema"
_TITLES: dict[DataFormat, str] = {"json": "JSON", "yaml": "YAML", "toml": "TOML"}
_HALF = re.compile(r"\\(?:u|U0000)[dD][89a-fA-F]")
_TOML_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


class _BadValue(ValueError):
    """A value that JSON or TOML can write down but that nothing can be done with."""


def parse(text: str, form: DataFormat, name: str) -> object:
    """The data that the text holds. `name` is the file's, for the error. Raises InvalidInput."""
    readers = {"json": _parse_json, "yaml": _parse_yaml, "toml": _parse_toml}
    try:
        data = readers[form](text, name)
    except _BadValue as problem:
        what, _, remedy = str(problem).partition(" | ")
        raise InvalidInput(name, [error("bad-value", "the file", what, remedy)]) from None
    if _HALF.search(text) and not _is_whole(data):
        what = "holds half of a character (a lone surrogate such as \\ud800)."
        raise InvalidInput(name, [error("bad-value", "the file", what, "Write the whole character.")])
    return _without_schema(data)


def _without_schema(data: object) -> object:
    """The fields of a file that names its JSON Schema, as editors want it."""
    if not isinstance(data, dict) or not isinstance(data.get(SCHEMA_KEY), str):
        return data
    return {key: value for key, value in data.items() if key != SCHEMA_KEY}


def parse_texts(text: str, form: DataFormat, name: str) -> object:
    """The same data of JSON or TOML that `parse` has taken, its numbers as they were typed."""
    if form == "toml":
        return tomllib.loads(text, parse_float=str)
    return json.loads(text, parse_int=str, parse_float=str) if form == "json" else parse(text, form, name)


def _parse_json(text: str, name: str) -> object:
    bound_json(text, name)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_whole_number,
            parse_float=_number,
            parse_constant=_number,
        )
    except json.JSONDecodeError as problem:
        raise _syntax(name, "json", problem.lineno, problem.colno, problem.msg) from None


def _parse_toml(text: str, name: str) -> object:
    bound_toml(text, name)
    try:
        return tomllib.loads(text, parse_float=_number)
    except tomllib.TOMLDecodeError as problem:
        message = str(problem)
        place = _TOML_PLACE.search(message)
        line, column = (int(place[1]), int(place[2])) if place and place[1] else (line_at(text, len(text)), 1)
        raise _syntax(name, "toml", line, column, _TOML_PLACE.sub("", message)) from None
    except _BadValue:
        raise
    except ValueError:
        raise _BadValue(
            f"holds a number of more than {MAX_DIGITS} digits. | Write it as text, in quotes."
        ) from None


def _parse_yaml(text: str, name: str) -> object:
    # Loaded when the first YAML has come: two parsers stand behind it, in C and in Python.
    from pagekit.intake.yaml_events import BadYaml, build

    try:
        return build(text)
    except BadYaml as problem:
        where = f"line {problem.line}, column {problem.column}"
        raise InvalidInput(name, [error(problem.code, where, problem.what, problem.remedy)]) from None


def _syntax(name: str, form: DataFormat, line: int, column: int, message: str) -> InvalidInput:
    tidy = (message[:1].lower() + message[1:]).rstrip(".").removesuffix(" starting at")
    where = f"line {line}, column {column}"
    remedy = "Look at this place and just before it for a missing quote, comma or bracket."
    return InvalidInput(name, [error(f"not-{form}", where, f"is not {_TITLES[form]}: {tidy}.", remedy)])


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        twice = next(key for key, count in Counter(key for key, _ in pairs).items() if count > 1)
        raise _BadValue(f"holds the field {twice[:60]!r} twice in one object. | Keep one of the two.")
    return data


def _whole_number(digits: str) -> int:
    if len(digits) > MAX_DIGITS:
        raise _BadValue(f"holds a number of {len(digits):,} digits. | Write it as text, in quotes.")
    return int(digits)


def _number(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise _BadValue(f"holds {digits[:20]}, which is not a finite number. | Write a number.")
    return number


def _is_whole(data: object) -> bool:
    """True when no text in the data holds a lone surrogate."""
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, list):
            waiting += value
        elif isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
            return False
    return True
