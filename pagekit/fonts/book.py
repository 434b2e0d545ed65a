"""font files and their manifest → FontBook: faces by file and hash, what they cover, and who stands in for whom.

Faces come from files that pagekit or a pack ships, never from the system: a page looks the same on every machine.
"""

from __future__ import annotations

import hashlib
import io
import struct
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import uharfbuzz as hb
from fontTools.ttLib import TTFont, TTLibError

from pagekit.errors import MissingResource

MANIFEST = "manifest.toml"

INVISIBLE = frozenset(
    [
        0x00AD,
        0x034F,
        0x061C,
        0x115F,
        0x180E,
        0x2028,
        0x2029,
        0xFEFF,
        *range(0x2060, 0x2070),
        *range(0x200B, 0x2010),
    ]
) | frozenset([*range(0xFE00, 0xFE10), *range(0x0009, 0x000E)])
"""Joiners, direction marks, variation selectors, soft hyphen, line separators: shaped away, they need no glyph."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file: its family, its place in the family, and the hash that pins it."""

    family: str
    weight: int
    style: str
    path: Path
    sha256: str

    @property
    def asset(self) -> str:
        """The file's name among a page's assets."""
        return f"fonts/{self.path.name}"

    def read(self) -> bytes:
        """The font's bytes. Raises MissingResource when they are not those of the manifest."""
        return _read(self.path, self.sha256)

    def css(self, root: str = "") -> str:
        """The @font-face rule of this face (CSS Fonts Level 4, section 4)."""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-style: {self.style}; font-weight: {self.weight}; '
            f'font-display: swap; src: url("{root}{self.asset}") format("truetype"); }}'
        )


@dataclass(frozen=True, slots=True)
class FontBook:
    """The faces at hand. Pickles as names and hashes; the bytes are read where they are needed."""

    faces: tuple[Face, ...]

    def families(self) -> tuple[str, ...]:
        """The families at hand, each once."""
        return tuple(dict.fromkeys(face.family for face in self.faces))

    def of(self, families: Iterable[str]) -> tuple[Face, ...]:
        """Every face of these families, in the order of the manifest."""
        wanted = set(families)
        return tuple(face for face in self.faces if face.family in wanted)

    def missing(self, text: Iterable[str], families: Sequence[str]) -> tuple[str, ...]:
        """The characters of the text that no upright face of these families can show, in order."""
        covered = frozenset[int]().union(
            *(coverage(face.path, face.sha256) for face in self.of(families) if face.style == "normal")
        )
        lacking = {ord(character) for character in set(text)} - covered - INVISIBLE
        return tuple(chr(code) for code in sorted(lacking))

    def width(self, text: str, families: Sequence[str], weight: int, style: str = "normal") -> float:
        """The width of the text in em, letter by letter from the first face that has each; kerning is left out."""
        faces = [face for name in families for face in self.of([name]) if face.style == style]
        chain = sorted(faces, key=lambda face: (families.index(face.family), abs(face.weight - weight)))
        tables = [advances(face.path, face.sha256) for face in chain]
        return sum(
            next((table[ord(letter)] for table in tables if ord(letter) in table), 1.0)
            for letter in text
            if ord(letter) not in INVISIBLE
        )


def load_book(folders: Sequence[Path]) -> FontBook:
    """The faces that the manifests of these folders list. A folder that comes first wins. Raises MissingResource."""
    faces: dict[tuple[str, int, str], Face] = {}
    for folder in folders:
        for face in _faces(folder):
            faces.setdefault((face.family, face.weight, face.style), face)
    return FontBook(tuple(faces.values()))


@lru_cache(maxsize=32)
def _faces(folder: Path) -> tuple[Face, ...]:
    try:
        table = tomllib.loads((folder / MANIFEST).read_text("utf-8"))
        return tuple(_face(folder, entry) for entry in table["face"])
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, KeyError, TypeError) as problem:
        raise MissingResource(
            f"{folder.name}/{MANIFEST}: cannot be used ({problem}). "
            "List every face with family, weight, style, file and sha256."
        ) from problem


def _face(folder: Path, entry: Mapping[str, Any]) -> Face:
    family, weight, style, file, sha256 = (
        entry[key] for key in ("family", "weight", "style", "file", "sha256")
    )
    if not isinstance(weight, int) or not all(
        isinstance(text, str) for text in (family, style, file, sha256)
    ):
        raise TypeError("the weight is a whole number, the rest is text")
    if not 1 <= weight <= 1_000 or style not in {"normal", "italic"}:
        raise TypeError('the weight is from 1 to 1000, the style "normal" or "italic"')
    return Face(family, weight, style, _inside(folder, file), sha256)


def _inside(folder: Path, name: str) -> Path:
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise MissingResource(
            f"{folder.name}/{MANIFEST}: {name} lies outside the folder. Move the font into it."
        )
    return path


UNSOUND = (TTLibError, AttributeError, AssertionError, KeyError, TypeError, ValueError, struct.error)
"""What a damaged font makes fontTools raise."""
NEEDED = frozenset({"OS/2", "cmap", "head", "hhea", "hmtx", "maxp"})
"""The tables of a font without which nothing can be set in it (OpenType 1.9, required tables)."""


@lru_cache(maxsize=64)
def _read(path: Path, sha256: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise MissingResource(
            f"{path.name}: cannot be read ({problem.strerror}). Install pagekit again."
        ) from problem
    if hashlib.sha256(data).hexdigest() != sha256:
        raise MissingResource(
            f"{path.name}: is not the file of the manifest (its hash differs). Install it again."
        )
    return data


@lru_cache(maxsize=64)
def coverage(path: Path, sha256: str) -> frozenset[int]:
    """The code points a font file has glyphs for. Raises MissingResource."""
    return frozenset(hb_font(path, sha256).face.unicodes)


@lru_cache(maxsize=64)
def hb_font(path: Path, sha256: str) -> hb.Font:
    """The face as HarfBuzz knows it. The hash is the cache's key. Raises MissingResource."""
    face = hb.Face(hb.Blob(_read(path, sha256)))
    lacking = NEEDED - set(face.table_tags)
    if lacking:
        listed = ", ".join(sorted(lacking))
        raise MissingResource(
            f"{path.name}: is no font that can be used (without {listed}). Use a TrueType file."
        )
    if not face.glyph_count or not face.unicodes:
        raise MissingResource(f"{path.name}: is no font that can be used. Use a TrueType file.")
    return hb.Font(face)


@lru_cache(maxsize=64)
def advances(path: Path, sha256: str) -> dict[int, float]:
    """Code point → advance width in em. The hash is the cache's key. Raises MissingResource."""
    try:
        with TTFont(io.BytesIO(_read(path, sha256)), lazy=True) as font:
            metrics, per_em = font["hmtx"].metrics, font["head"].unitsPerEm
            return {code: metrics[name][0] / per_em for code, name in font.getBestCmap().items()}
    except UNSOUND as problem:
        raise MissingResource(
            f"{path.name}: is no font that can be used ({problem}). Use a TrueType file."
        ) from problem
