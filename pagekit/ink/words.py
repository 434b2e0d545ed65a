"""a glyph run → what stands for it in a content stream: the strings of a TJ operator (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import sub
from pathlib import Path
from struct import pack
from types import MappingProxyType
from typing import cast

from pagekit.fonts.book import Face, hb_font
from pagekit.fonts.glyphs import GlyphRun, Whole, plain_texts
from pagekit.fonts.metrics import glyph_advances

READ_AS: Mapping[str, str] = MappingProxyType({"\u00a0": " ", "\u2010": "-", "\u2011": "-"})
"""What is printed as it was written and read as what people type: who looks for a word finds it."""
LEAST_MOVE = 0.02
"""Thousandths of an em: what moves a glyph by less is not written."""


@dataclass(slots=True)
class Strings:
    """A word or a part of one, as it is shown. Widths in em.

    Nobody changes one. It is not frozen: there is one for each word, and that would take three times as long.
    """

    face: Face
    parts: tuple[tuple[float, str], ...]
    """How far it is raised, and the inside of a TJ array; one part for nearly all words."""
    width: float
    count: int
    """Codes: each is tracked."""
    plain: bool
    """Each of its codes is a glyph read as its own text: such strings serve every page."""
    run: GlyphRun


def strings(run: GlyphRun, codes: Sequence[int] | None = None) -> Strings:
    """The strings of a run; with codes of a page where the glyphs' own numbers would not do."""
    face = run.face
    known = _measures(face.path, face.sha256)
    scale, numbers = 1000 / known.per_em, _numbers(run)
    # A letter of several glyphs has no text by itself.
    plain = codes is None and tuple(map(known.texts.get, numbers)) == run.texts
    parts: tuple[tuple[float, str], ...]
    if plain and not run.offsets:
        parts = ((0.0, _on_the_line(run, numbers, known.advances, scale)),)
    else:
        codes = codes or [glyph if isinstance(glyph, int) else 0 for glyph in run.glyphs]
        parts = tuple(_parts(run, codes, known.advances, scale))
    return Strings(face, parts, sum(run.advances) / known.per_em, len(numbers), plain, run)


@dataclass(frozen=True, slots=True)
class _Measures:
    """What every word asks of its face."""

    advances: Sequence[int]
    per_em: int
    texts: Mapping[int, str]
    """Glyph → what it is read as by itself."""


@lru_cache(maxsize=64)
def _measures(path: Path, sha256: str) -> _Measures:
    face = Face("", 400, "normal", path, sha256)
    own = {glyph: text for glyph, text in plain_texts(path, sha256).items() if text not in READ_AS}
    return _Measures(glyph_advances(face), hb_font(path, sha256).scale[0], own)


def _numbers(run: GlyphRun) -> tuple[int, ...]:
    return cast("tuple[int, ...]", run.glyphs)


def _on_the_line(run: GlyphRun, codes: Sequence[int], own: Sequence[int], scale: float) -> str:
    """What `_parts` gives of glyphs that stand on the line, each by its own number: only their kerning differs."""
    shown = pack(f">{len(codes)}H", *codes).hex()
    widths = tuple(map(own.__getitem__, codes))
    if widths == run.advances:
        return f"<{shown}>" if shown else ""
    out, start, away = list[str](), 0, 0.0
    for place, kern in enumerate(map(sub, widths, run.advances), 1):
        if kern:
            away += kern * scale
            if abs(away) > LEAST_MOVE:
                out.append(f"<{shown[start * 4 : place * 4]}>{_moved(away)}")
                start, away = place, 0.0
    if start < len(codes):
        out.append(f"<{shown[start * 4 :]}>")
    return "".join(out)


@lru_cache(maxsize=1 << 12)
def _moved(away: float) -> str:
    """How far the next glyph stands off, as it is written: there are few kerns, and each of them in many words."""
    return f"{away:.2f}".rstrip("0").rstrip(".")


def _parts(
    run: GlyphRun, codes: Sequence[int], own: Sequence[int], scale: float
) -> Iterator[tuple[float, str]]:
    """Codes in hexadecimal, and between them how far the next stands off its place, in thousandths of an em."""
    offsets = run.offsets or ((0, 0),) * len(run.glyphs)
    rise, away, out, open_string = 0, 0.0, list[str](), False
    for glyph, code, advance, (x, y) in zip(run.glyphs, codes, run.advances, offsets, strict=True):
        if y != rise:
            if open_string:
                out.append(">")
            if out:
                yield rise * scale / 1000, "".join(out)
            out, open_string, rise = [], False, y
        away -= x * scale
        if abs(away) > LEAST_MOVE:
            if open_string:
                out.append(">")
            out.append(_moved(away))
            open_string, away = False, 0.0
        if not open_string:
            out.append("<")
            open_string = True
        out.append(f"{code:04x}")
        width = glyph.advance if isinstance(glyph, Whole) else own[glyph]
        away += (width - advance + x) * scale
    if open_string:
        out.append(">")
    if abs(away) > LEAST_MOVE:
        out.append(_moved(away))
    yield rise * scale / 1000, "".join(out)
