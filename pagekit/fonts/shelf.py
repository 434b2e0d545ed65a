"""folders of font files → FontBook: by a manifest, or by what each file says of itself.

A manifest pins: a file whose hash is in it must be that very file. Without one, or where an entry leaves something out,
family, weight and style are read from the file, and its hash is taken from it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from pagekit.disk import read_file
from pagekit.errors import InvalidInput, MissingResource, Unreadable
from pagekit.fonts.book import Face, FontBook, Kind
from pagekit.fonts.said import said
from pagekit.intake.bounds import decode
from pagekit.intake.documents import parse

MANIFEST = "manifest.toml"
MAX_MANIFEST_BYTES = 256 * 1024
MAX_FACES = 200
"""Of one folder."""
SUFFIXES = frozenset({".ttf", ".otf", ".woff2", ".ttc", ".otc", ".woff"})
"""What a font file may be called. Collections and WOFF 1 are found so that they are refused by name."""

_PLAIN: dict[str, Kind] = {".ttf": "truetype", ".otf": "opentype"}
_SAFE = re.compile(r'[^"\\<>{};\x00-\x1f\x7f]{1,120}')
"""A name that can stand in a style sheet."""

Cut = tuple[str, int, str]
"""Family, weight and style."""


def load_book(folders: Sequence[Path]) -> FontBook:
    """The faces of these folders. A folder that comes first wins.

    Raises MissingResource, and MissingDependency for WOFF2 where Brotli is not there.
    """
    faces: dict[Cut, Face] = {}
    for folder in folders:
        for face in _faces(folder, _state(folder)):
            faces.setdefault((face.family, face.weight, face.style), face)
    names: dict[str, Face] = {}
    for face in faces.values():
        other = names.setdefault(face.asset, face)
        if other.sha256 != face.sha256:
            raise MissingResource(
                f"{face.path.name}: is the name of two fonts, one of {other.family} and one of {face.family}; a page "
                "can hold one. Give the file of the pack another name."
            )
    return FontBook(tuple(faces.values()))


def has_fonts(folder: Path) -> bool:
    """True for a folder with a manifest, or with font files."""
    return (folder / MANIFEST).is_file() or bool(_font_files(folder))


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """What is another when a file of the folder is: fonts may be exchanged under a running process."""
    try:
        with os.scandir(folder) as entries:
            states = [(entry.name, entry.stat()) for entry in entries]
    except OSError:
        return ()
    return tuple(sorted((name, state.st_mtime_ns, state.st_size) for name, state in states))


@lru_cache(maxsize=32)
def _faces(folder: Path, _state: tuple[tuple[str, int, int], ...]) -> tuple[Face, ...]:
    found: dict[Cut, Face] = {}
    for entry in _entries(folder):
        face = _face(folder, entry)
        other = found.setdefault((face.family, face.weight, face.style), face)
        if other is not face:
            raise MissingResource(
                f"{folder.name}: {other.path.name} and {face.path.name} both are {face.family} {face.weight} "
                f"{face.style}. Take one out, or give it a family of its own in a [[face]] of {MANIFEST}."
            )
    return tuple(found.values())


def _entries(folder: Path) -> Sequence[Mapping[str, Any]]:
    """What the manifest lists; where there is none, the font files in the order of their names."""
    path = folder / MANIFEST
    if not path.exists():
        files = _font_files(folder)
        if not files:
            raise MissingResource(
                f"{folder.name}: has no {MANIFEST} and no font. Put a TTF, OTF or WOFF2 file into it."
            )
        return [{"file": file} for file in files]
    name = f"{folder.name}/{MANIFEST}"
    try:
        table = parse(decode(read_file(path, limit=MAX_MANIFEST_BYTES), name), "toml", name)
        faces = table["face"] if isinstance(table, dict) else None
        if not isinstance(faces, list) or len(faces) > MAX_FACES:
            raise TypeError(f"it has a [[face]] for each face, {MAX_FACES} at most")
    except InvalidInput as problem:
        raise _unusable(
            folder, "; ".join(f"{one.where}: {one.what}" for one in problem.problems)
        ) from problem
    except (Unreadable, KeyError, TypeError) as problem:
        raise _unusable(folder, problem) from problem
    return faces


def _font_files(folder: Path) -> list[str]:
    if not folder.is_dir():
        return []
    found = sorted(path.name for path in folder.iterdir() if path.suffix.lower() in SUFFIXES)
    if len(found) > MAX_FACES:
        raise MissingResource(
            f"{folder.name}: has {len(found):,} fonts, {MAX_FACES} are read at most. Take some out."
        )
    return found


def _face(folder: Path, entry: Mapping[str, Any]) -> Face:
    try:
        family, weight, style, file, sha256 = _checked(entry)
    except TypeError as problem:
        raise _unusable(folder, problem) from problem
    path = _inside(folder, file)
    kind = _PLAIN.get(path.suffix.lower())
    if family and weight and style and sha256 and kind:
        # All is pinned: the file is read when it is used.
        face = Face(family, weight, style, path, sha256, kind)
    else:
        told = said(path, sha256)
        face = Face(
            family or told.family, weight or told.weight, style or told.style, path, told.sha256, told.kind
        )
    if not _SAFE.fullmatch(face.family):
        raise MissingResource(
            f"{path.name}: its family {face.family!r} cannot be named in a style sheet. Say another in a [[face]] "
            f"of {folder.name}/{MANIFEST}."
        )
    return face


def _checked(entry: Mapping[str, Any]) -> tuple[str, int, str, str, str]:
    """Family, weight, style, file and sha256 of an entry; empty or 0 where they are left out."""
    if not isinstance(entry, dict) or "file" not in entry:
        raise TypeError("a [[face]] has a file")
    weight = entry.get("weight", 0)
    family, style, file, sha256 = (entry.get(key, "") for key in ("family", "style", "file", "sha256"))
    if not isinstance(weight, int) or not all(
        isinstance(text, str) for text in (family, style, file, sha256)
    ):
        raise TypeError("the weight is a whole number, the rest is text")
    heavy = "weight" in entry and not 1 <= weight <= 1_000
    if heavy or ("style" in entry and style not in {"normal", "italic"}):
        raise TypeError('the weight is from 1 to 1000, the style "normal" or "italic"')
    return family, weight, style, file, sha256


def _inside(folder: Path, name: str) -> Path:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise MissingResource(f"{folder.name}: {name} lies outside the folder. Move the font into it.")
    if not _SAFE.fullmatch(path.name):
        raise MissingResource(
            f"{folder.name}: {name!r} cannot be named in a style sheet. Give the file a plain name."
        )
    return path


def _unusable(folder: Path, problem: object) -> MissingResource:
    return MissingResource(
        f"{folder.name}/{MANIFEST}: cannot be used ({problem}). List every face by its file; family, weight, style "
        "and sha256 are read from the file where they are left out."
    )
