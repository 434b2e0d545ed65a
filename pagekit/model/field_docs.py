"""a record's class → its help: what it is, and of each field its type, its default and what the code says of it.

The sources are read when somebody asks, not when pagekit is imported.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

if TYPE_CHECKING:
    from pydantic._internal._model_construction import ModelMetaclass
else:
    # pydantic has no public name for it.
    ModelMetaclass = type(BaseModel)


class Documented(ModelMetaclass):
    """The class of classes whose `__doc__` tells their fields."""

    @property
    def __doc__(cls) -> str:  # type: ignore[override]  # noqa: N805 - of a class of classes
        return help_of(cls)


class ShortSignature:
    """The `__signature__` of a record: its fields and defaults, without the checks behind each type."""

    def __get__(self, instance: object, owner: type[BaseModel]) -> inspect.Signature:
        return signature_of(owner)


@dataclass(frozen=True, slots=True)
class FieldDoc:
    """A field as the code has it."""

    name: str
    kind: str
    default: str | None
    text: str

    def __str__(self) -> str:
        line = f"{self.name}: {self.kind}" + (f" = {self.default}" if self.default is not None else "")
        return "\n".join(
            [line, *textwrap.wrap(self.text, 100, initial_indent="    ", subsequent_indent="    ")]
        )


@cache
def help_of(model: type[BaseModel]) -> str:
    """The docstring of the class, and its fields; without them where there is no source to read."""
    own = text_of(model)
    told = _told(model)
    return "\n\n".join([own, "Fields:", *map(str, told.values())]) if told else own


@cache
def signature_of(model: type[BaseModel]) -> inspect.Signature:
    """The fields as keywords."""
    told = _told(model)
    return inspect.Signature(
        [
            inspect.Parameter(
                name,
                inspect.Parameter.KEYWORD_ONLY,
                default=inspect.Parameter.empty
                if info.is_required()
                else info.get_default(call_default_factory=True, validated_data={}),
                annotation=told[name].kind if name in told else inspect.Parameter.empty,
            )
            for name, info in model.model_fields.items()
        ]
    )


def text_of(model: type[BaseModel]) -> str:
    """The docstring of the class itself, on lines as they stand; none where it has none."""
    return inspect.cleandoc(next((doc for one in model.__mro__ if (doc := vars(one).get("__doc__"))), ""))


@cache
def texts_of_fields(model: type[BaseModel]) -> dict[str, str]:
    """What the code says of each field that it says something of."""
    return {name: doc.text for name, doc in _told(model).items() if doc.text}


def _told(model: type[BaseModel]) -> dict[str, FieldDoc]:
    found = {field.name: field for parent in reversed(model.__mro__) for field in _fields(parent)}
    return {name: found[name] for name in model.model_fields if name in found}


def _fields(model: type) -> Iterator[FieldDoc]:
    if not issubclass(model, BaseModel) or model is BaseModel:
        return
    try:
        (tree,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    except (OSError, TypeError, SyntaxError, ValueError):
        return
    if not isinstance(tree, ast.ClassDef):
        return
    for node, after in zip(tree.body, [*tree.body[1:], None], strict=True):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield FieldDoc(node.target.id, _kind(node.annotation), _default(model, node), _said(after))


def _kind(annotation: ast.expr) -> str:
    """The type without the checks that go with it."""
    return ast.unparse(_Bare().visit(annotation))


class _Bare(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        node = self.generic_visit(node)  # type: ignore[assignment]
        annotated = isinstance(node.value, ast.Name) and node.value.id == "Annotated"
        return node.slice.elts[0] if annotated and isinstance(node.slice, ast.Tuple) else node


def _default(model: type[BaseModel], node: ast.AnnAssign) -> str | None:
    if isinstance(node.value, ast.Call) and isinstance(node.target, ast.Name):
        info = model.model_fields.get(node.target.id)
        return (
            None if info is None or info.is_required() else repr(info.get_default(call_default_factory=True))
        )
    return ast.unparse(node.value) if node.value is not None else None


def _said(node: ast.stmt | None) -> str:
    """The string that stands behind a field."""
    if (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    ):
        return " ".join(node.value.value.split())
    return ""
