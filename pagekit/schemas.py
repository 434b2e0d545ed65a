"""the kind of a file → its JSON Schema: fields, types, defaults and what each is for, as an editor checks it.

The schemas are made of the records that read the files, so they take no more and no less by field and type; what only a
look at several fields can tell is the reader's to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from pydantic import BaseModel, TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue

from pagekit.asked import near
from pagekit.condition.record import Condition
from pagekit.errors import BadOrder
from pagekit.intake.documents import SCHEMA_KEY
from pagekit.layout.manifest import FlowManifest, PrintManifest, WebManifest
from pagekit.model import Article, EditionFile, PlanFile, Publication
from pagekit.model.edition import EditionAdverts
from pagekit.model.field_docs import text_of, texts_of_fields
from pagekit.model.site_file import SiteFile

DIALECT = "https://json-schema.org/draft/2020-12/schema"
KINDS: dict[str, Any] = {
    "article": Article,
    "publication": Publication,
    "adverts": EditionAdverts,
    "edition": EditionFile,
    "plan": PlanFile,
    "site": SiteFile,
    "layout": WebManifest | PrintManifest | FlowManifest,
    "condition": Condition,
}
"""The kinds of files, and the record of each."""
INHERITING = frozenset({"layout", "condition"})
"""Kinds whose files may inherit: any field can be left to the parent's file."""


def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a kind of file: article, publication, adverts, edition, plan, site, layout
    or condition. It holds for JSON, YAML and TOML alike. Raises BadOrder for another kind.
    """
    if kind not in KINDS:
        raise BadOrder(f"kind: {kind!r} is no kind of file. {near(str(kind), KINDS)}")
    made = TypeAdapter(KINDS[kind]).json_schema(schema_generator=_Told)
    told = cast("dict[str, Any]", _tidied(made))
    if kind in INHERITING:
        told = _inheriting(told)
    for whole in _wholes(told):
        whole["properties"].update(_of_files(kind))
    return {SCHEMA_KEY: DIALECT, "title": f"pagekit: {kind}", **told}


class _Told(GenerateJsonSchema):
    """pydantic's, with what the code says of a record and of its fields."""

    def model_schema(self, schema: Any) -> JsonSchemaValue:
        """A record's schema, described."""
        made = super().model_schema(schema)
        model: type[BaseModel] = schema["cls"]
        whole = next((each for each in made.get("anyOf", ()) if "properties" in each), made)
        whole["description"] = " ".join(text_of(model).split())
        said = texts_of_fields(model)
        for name, info in model.model_fields.items():
            written = info.alias or name
            if name in said and written in whole.get("properties", {}):
                whole["properties"][written]["description"] = said[name]
        return made

    def generate(self, schema: Any, mode: JsonSchemaMode = "validation") -> JsonSchemaValue:
        """The schema of a whole file, without words about what cannot be written down."""
        self.ignored_warning_kinds = {"non-serializable-default", "skipped-choice"}
        return super().generate(schema, mode)


def _wholes(told: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The schema of the whole file, or each of those that it may have."""
    if "properties" in told:
        yield told
    for named in told.get("anyOf", ()):
        yield told["$defs"][named["$ref"].rpartition("/")[2]]


def _of_files(kind: str) -> dict[str, Any]:
    """What a file may say that its record does not hold."""
    # A file may name its schema itself, as editors want it of JSON.
    fields: dict[str, Any] = {
        SCHEMA_KEY: {"type": "string", "description": "The schema of the file, for editors."}
    }
    if kind == "condition":
        fields["schema"] = {"const": 1}
        fields["inherits"] = {"type": "string", "description": "The condition that fills what is left out."}
    return fields


def _inheriting(node: Any, *, names: bool = False) -> Any:
    """Nothing is asked for, and what is told apart by a field that may be left out fits either way."""
    if isinstance(node, list):
        return [_inheriting(each) for each in node]
    if not isinstance(node, dict):
        return node
    renamed = {"oneOf": "anyOf"}
    return {
        (key if names else renamed.get(key, key)): _inheriting(
            value, names=not names and key in {"properties", "$defs"}
        )
        for key, value in node.items()
        if names or key not in {"required", "discriminator"}
    }


def _tidied(node: Any, *, names: bool = False) -> Any:
    """Without the titles that only repeat names, and without defaults that say nothing. `names`: the keys of the node
    are names of fields or of records, and no words of the schema.
    """
    if isinstance(node, list):
        return [_tidied(each) for each in node]
    if not isinstance(node, dict):
        return node
    return {
        key: _tidied(value, names=not names and key in {"properties", "$defs"})
        for key, value in _kept(node, names)
    }


def _kept(node: dict[str, Any], names: bool) -> Iterator[tuple[str, Any]]:
    for key, value in node.items():
        silent = key == "title" or (key == "default" and value in (None, [], {}))
        if names or not silent:
            yield key, value
