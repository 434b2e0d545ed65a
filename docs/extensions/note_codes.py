"""pagekit's source → the code of every note that it can raise, and where. Nothing is run: the source is read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

CODE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
MAKERS = {
    **dict.fromkeys(("info", "warning", "error", "level", "note", "warn", "_warn", "_drop"), 0),
    **dict.fromkeys(("PictureRefused", "BadYaml", "rule", "PlateRule"), 0),
    **dict.fromkeys(("Note", "Finding", "_note", "_refusal"), 1),
    "leave": 2,
}
"""What makes a note, and the last place in which its code may stand."""
MAY_HOLD = re.compile(rf"\b(?:{'|'.join(MAKERS)})\(|\bcode\b|^[A-Z_]+ = \"[a-z]", re.MULTILINE)
COMPUTED = {
    "pagekit/layout/formats.py": ("design-unknown", "display-unknown", "theme-unknown"),
    "pagekit/makeup/printed.py": ("picture-profile-unusable", "picture-profile-missing"),
    "pagekit/intake/documents.py": ("not-json", "not-toml", "not-yaml"),
    "pagekit/intake/matter_fields.py": ("status-draft", "free-closed"),
}
"""Codes that are put together of parts, by the module that does it."""


def codes_of(package: Path) -> dict[str, set[str]]:
    """Every code, with the modules that raise it."""
    modules = {
        path.relative_to(package.parent).as_posix(): ast.parse(source)
        for path in sorted(package.rglob("*.py"))
        # What neither makes a note nor names a code need not be taken apart.
        if MAY_HOLD.search(source := path.read_text("utf-8"))
    }
    constants = {key: value for tree in modules.values() for key, value in _constants(tree)}
    found: dict[str, set[str]] = {}
    for name, tree in modules.items():
        for code in (*_codes(tree, constants), *COMPUTED.get(name, ())):
            found.setdefault(code, set()).add(name)
    return found


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The names in capitals that stand for one text."""
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=ast.Constant(value=str(text))) if (
                name.isupper()
            ):
                yield name, text


def _codes(tree: ast.Module, constants: dict[str, str]) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Call():
                yield from _of_call(node, constants)
            case ast.Assign(targets=[ast.Name(id="code")], value=value):
                yield from _texts(value, constants)
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=value):
                for place, name in enumerate(names):
                    if isinstance(name, ast.Name) and name.id == "code":
                        yield from _parts(value, place, constants)
            case ast.FunctionDef(args=args):
                yield from _of_defaults(args, constants)
            case ast.AnnAssign(target=ast.Name(id="_PHRASES"), value=ast.Dict(values=values)):
                for value in values:
                    yield from _parts(value, 0, constants)


def _of_call(node: ast.Call, constants: dict[str, str]) -> Iterator[str]:
    maker = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    for keyword in node.keywords:
        if keyword.arg == "code":
            yield from _texts(keyword.value, constants)
    if maker in MAKERS:
        for argument in node.args[: MAKERS[maker] + 1]:
            yield from _texts(argument, constants)


def _of_defaults(args: ast.arguments, constants: dict[str, str]) -> Iterator[str]:
    named = (*args.posonlyargs, *args.args)
    for one, default in chain(
        zip(named[len(named) - len(args.defaults) :], args.defaults, strict=True),
        zip(args.kwonlyargs, args.kw_defaults, strict=True),
    ):
        if one.arg == "code" and default is not None:
            yield from _texts(default, constants)


def _parts(value: ast.expr, place: int, constants: dict[str, str]) -> Iterator[str]:
    """The codes that the part of a tuple at this place may be."""
    match value:
        case ast.Tuple(elts=parts) if place < len(parts):
            yield from _texts(parts[place], constants)
        case ast.IfExp(body=body, orelse=orelse):
            yield from _parts(body, place, constants)
            yield from _parts(orelse, place, constants)


def _texts(value: ast.expr, constants: dict[str, str]) -> Iterator[str]:
    """The codes that an expression may be."""
    match value:
        case ast.Constant(value=str(text)) if CODE.fullmatch(text):
            yield text
        case ast.IfExp(body=body, orelse=orelse):
            yield from _texts(body, constants)
            yield from _texts(orelse, constants)
        case ast.Name(id=name) if name in constants and CODE.fullmatch(constants[name]):
            yield constants[name]
