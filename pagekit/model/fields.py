"""pydantic's place of an error → the place as a newsroom names it, and the model that stands there.

pydantic names the kind of a block between its number and its field: ("body", 3, "paragraph", "text"). Readers
of a file look for `body[3].text`. A picture's fields stay under `.photo`, as `body[3].photo.credit`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]{0,59}")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where an error stands, which models could stand there, which hold it, and the field's name."""

    where: str
    models: tuple[type[BaseModel], ...]
    holders: tuple[type[BaseModel], ...]
    field: str

    @property
    def inner_names(self) -> tuple[str, ...]:
        """The fields of what may stand here."""
        return _names(self.models)

    @property
    def sister_names(self) -> tuple[str, ...]:
        """The fields that may be written beside this one."""
        return _names(self.holders)

    @property
    def kinds(self) -> tuple[str, ...]:
        """The kinds to choose from, where there are several."""
        return tuple(kind_of(model) for model in self.models)


def spot(loc: Sequence[str | int], model: type[BaseModel]) -> Spot:
    """Follow the place from the model down."""
    where, field = "", ""
    standing: tuple[Any, ...] = (model,)
    holders: tuple[type[BaseModel], ...] = ()
    for step in loc:
        if isinstance(step, int):
            where += f"[{step}]"
            standing = _inside(standing)
            continue
        models = _models(standing)
        chosen = [candidate for candidate in models if len(models) > 1 and kind_of(candidate) == step]
        if chosen:
            # A picture is known by its kind, as on the newsroom's own desk.
            where, standing = where + (".photo" if step == "photo" else ""), (chosen[0],)
            continue
        if step == "[key]":
            continue
        field, holders = step, models
        where += f".{step}" if _PLAIN_KEY.fullmatch(step) else f"[{tidy(step)!r}]"
        standing = _field(models, step) or _inside(standing)
    return Spot(where.lstrip("."), _models(standing), holders, field)


def kind_of(model: type[BaseModel]) -> str:
    """The word that chooses this model among others; empty when it has none."""
    kind = model.model_fields.get("kind")
    return str(kind.default) if kind is not None else ""


def tidy(text: str, length: int = 60) -> str:
    """Somebody else's text, short and on one line, for a message."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return line if len(line) <= length else line[: length - 1] + "…"


def _names(models: Sequence[type[BaseModel]]) -> tuple[str, ...]:
    """The fields of the models, without the one that names the kind."""
    fields = (field for model in models for field in model.model_fields.items())
    names = dict.fromkeys(info.alias or name for name, info in fields)
    return tuple(name for name in names if name != "kind")


def _field(models: Sequence[type[BaseModel]], name: str) -> tuple[Any, ...]:
    found = [model.model_fields[name].annotation for model in models if name in model.model_fields]
    return tuple(member for annotation in found for member in _members(annotation))


def _inside(standing: Sequence[Any]) -> tuple[Any, ...]:
    """What a list or an object holds."""
    held: list[Any] = []
    for member in standing:
        origin = get_origin(member)
        if origin is tuple:
            held += [inner for argument in get_args(member) for inner in _members(argument)]
        elif isinstance(origin, type) and issubclass(origin, Mapping):
            held += _members(get_args(member)[1])
    return tuple(held)


def _members(annotation: Any) -> list[Any]:
    """The types behind an annotation, with Annotated and unions opened."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _members(get_args(annotation)[0])
    if origin in {Union, UnionType}:
        return [member for argument in get_args(annotation) for member in _members(argument)]
    return [] if annotation in {NoneType, Ellipsis} else [annotation]


def _models(standing: Sequence[Any]) -> tuple[type[BaseModel], ...]:
    return tuple(member for member in standing if isinstance(member, type) and issubclass(member, BaseModel))
