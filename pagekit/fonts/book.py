"""faces → FontBook: each by file and hash, what they cover, and who stands in for whom.

Faces come from files that pagekit or a pack ships, never from the system: a page looks the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from pagekit.fonts.files import hb_font, read_font

__all__ = ["INVISIBLE", "Face", "FontBook", "Kind", "advances", "coverage", "hb_font"]

Kind = Literal["truetype", "opentype"]
"""How the outlines are said, as CSS calls it: opentype where they are CFF."""

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
    """Of the file as it lies there."""
    kind: Kind = "truetype"

    @property
    def asset(self) -> str:
        """The name of its bytes among a page's assets."""
        if self.path.suffix.lower() != ".woff2":
            return f"fonts/{self.path.name}"
        return f"fonts/{self.path.stem}-woff2{'.otf' if self.kind == 'opentype' else '.ttf'}"

    def read(self) -> bytes:
        """The font's bytes, unpacked: whoever measures, draws or shows it has the same.

        Raises MissingResource when the file is not that of the manifest, or no font.
        """
        return read_font(self.path, self.sha256)

    def css(self, root: str = "") -> str:
        """The @font-face rule of this face (CSS Fonts Level 4, section 4)."""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-style: {self.style}; font-weight: {self.weight}; '
            f'font-display: swap; src: url("{root}{self.asset}") format("{self.kind}"); }}'
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


@lru_cache(maxsize=64)
def coverage(path: Path, sha256: str) -> frozenset[int]:
    """The code points a font file has glyphs for. Raises MissingResource."""
    return frozenset(hb_font(path, sha256).face.unicodes)


@lru_cache(maxsize=64)
def advances(path: Path, sha256: str) -> dict[int, float]:
    """Code point → advance width in em. The hash is the cache's key. Raises MissingResource."""
    font = hb_font(path, sha256)
    per_em = font.scale[0]
    return {
        code: font.get_glyph_h_advance(font.get_nominal_glyph(code) or 0) / per_em
        for code in font.face.unicodes
    }
