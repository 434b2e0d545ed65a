"""a kind of file → lists of its fields, each with type, default and what it is for, of `pagekit.schema`."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pagekit

Schema = Mapping[str, Any]
FILE = Path(__file__).resolve().parent.parent / "fields.toml"
"""Words for fields of which the code says nothing."""
FORMATS = {"date-time": "time", "date": "day", "time": "hour"}
TYPES = {"string": "text", "boolean": "true or false"}
MANY = 12
"""Choices that are named; of more the first."""


def of_kind(kind: str) -> str:
    """The fields of a file, then those of every record that stands in it."""
    whole = pagekit.schema(kind)
    records = {
        name: record for name, record in whole.get("$defs", {}).items() if record.get("type") == "object"
    }
    lines = _Told(kind, whole.get("$defs", {}))
    made: list[str] = []
    if "properties" in whole:
        made += lines.record("The file", whole)
    # What a file may be stands before what stands in it.
    whole_files = [str(one.get("$ref", "")).rpartition("/")[2] for one in whole.get("anyOf", ())]
    for name, record in sorted(records.items(), key=lambda one: (one[0] not in whole_files, one[0])):
        made += lines.record(name, record)
    return "\n".join(made)


def words_of(said: Mapping[str, str], record: str, field: str) -> str:
    """The words for a field: those of its record, else those of all records that have it."""
    return said.get(f"{record}.{field}") or said.get(f"*.{field}", "")


class _Told:
    """The words for the records of one file."""

    def __init__(self, kind: str, records: Mapping[str, Schema]) -> None:
        self._kind, self._records = kind, records
        self._words = tomllib.loads(FILE.read_text("utf-8")).get(kind, {})

    def record(self, name: str, record: Schema) -> Iterator[str]:
        """A chapter of its own."""
        yield f"\n({self._place(name)})=\n## {name}\n"
        if record.get("description"):
            yield f"{_cell(record['description'])}\n"
        asked = set(record.get("required", ()))
        for field, value in record.get("properties", {}).items():
            default = "required" if field in asked else self._default(value)
            yield f"({self._place(name)}-{field.replace('$', 'dollar-')})=\n`{field}`\n: {self.type(value)}; {default}"
            words = value.get("description") or words_of(self._words, name, field)
            yield f"\n  {_cell(words)}\n" if words else ""

    def type(self, value: Schema) -> str:
        """What may be written, in a few words."""
        if "$ref" in value:
            return self._named(value["$ref"].rpartition("/")[2])
        if "const" in value:
            return f"`{_plain(value['const'])}`"
        if "enum" in value:
            return _choices(value["enum"])
        for way in ("anyOf", "oneOf"):
            if way in value:
                kinds = (self.type(one) for one in value[way] if one.get("type") != "null")
                return " or ".join(dict.fromkeys(kinds))
        return self._of_type(value)

    def _of_type(self, value: Schema) -> str:
        kind = value.get("type")
        if kind == "array":
            if "prefixItems" in value:
                return f"list of {len(value['prefixItems'])}: {self.type(value['prefixItems'][0])}"
            return f"list of {self.type(value.get('items', {}))}"
        if kind == "object":
            inner = next(iter(value.get("patternProperties", {}).values()), value.get("additionalProperties"))
            return f"table of {self.type(inner)}" if isinstance(inner, Mapping) else "table"
        if kind in {"integer", "number"}:
            return f"{'whole number' if kind == 'integer' else 'number'}{_range(value)}"
        said = str(value.get("description", ""))
        if said.startswith("A length with its unit") or "points" in _as_map(value.get("default")):
            return "length (`4mm`, `12pt`, `300px`)"
        return FORMATS.get(value.get("format", ""), TYPES.get(str(kind), "anything"))

    def _named(self, name: str) -> str:
        record = self._records.get(name, {})
        if "enum" in record:
            return _choices(record["enum"])
        if record.get("type") != "object":
            return self.type(record) if record else name
        return f"[{name}](#{self._place(name)})"

    def _default(self, value: Schema) -> str:
        if "default" not in value:
            return "may be left out"
        default = value["default"]
        if set(_as_map(default)) == {"points"}:
            return f"by default `{default['points'] * 25.4 / 72:.4g}mm`"
        if isinstance(default, Mapping):
            return "with its own defaults"
        return f"by default `{_plain(default)}`"

    def _place(self, name: str) -> str:
        return f"{self._kind}-{name.replace(' ', '-').lower()}"


def _as_map(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _choices(values: list[Any]) -> str:
    told = ", ".join(f"`{_plain(one)}`" for one in values[:MANY])
    return told + (f" and {len(values) - MANY} more" if len(values) > MANY else "")


def _range(value: Schema) -> str:
    least, most = value.get("minimum"), value.get("maximum")
    if least is not None and most is not None:
        return f", {least:g} to {most:g}"
    if least is not None:
        return f", {least:g} or more"
    return f", over {value['exclusiveMinimum']:g}" if "exclusiveMinimum" in value else ""


def _plain(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.replace("|", "\\|")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|").replace("<", "&lt;")
