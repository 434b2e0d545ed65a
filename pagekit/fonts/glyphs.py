"""a word + a look → its glyphs: which of each face, where, and what text each stands for.

`Whole` is what readers of PDF need of letters that a face draws with several glyphs: one code to a letter.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Whole:
    """A letter that its face draws with several glyphs, as one glyph of its own. In units of the face."""

    parts: tuple[tuple[int, int, int], ...]
    """Glyph, and where its origin lies: x, y."""
    advance: int


Glyph = int | Whole
"""A glyph of a face by its number, or a letter made of several."""
