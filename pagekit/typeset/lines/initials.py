"""a paragraph that opens with a drop cap → its initial at size, and the paragraph without it.

The initial's capital reaches from the cap line of the first line to the baseline of the n-th, and the lines beside it
are as much shorter as it is wide, with some air. Lengths are floats in points. Heights come from the face: OpenType
OS/2 sCapHeight, and hhea or OS/2 typo ascender and descender as CSS takes them (CSS Inline Layout Level 3, section
5.1).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pagekit.fonts import Face, FontBook, Look
from pagekit.fonts.book import hb_font
from pagekit.fonts.metrics import letter_heights, line_extents
from pagekit.fonts.shape import chain
from pagekit.house.story import Run, Runs
from pagekit.typeset.lines.paragraph import Paragraph, Typesetter, sliced
from pagekit.typeset.page import TextLine
from pagekit.typeset.style import TypeStyle
from pagekit.units import mm

AIR = 0.2
"""Between the initial and the text beside it, as a share of the leading; the letter has its own edge besides."""
TAIL_AIR = 1.5
"""Points between the tail of an initial and the line below it."""
RAGGED_UNDER = mm(60)
"""Lines beside an initial that have less room are not justified: their spaces would gape."""
_CLOSING = {"Pf", "Pi", "Pe", "Po"}
"""Marks behind a word: German closes with the mark that opens elsewhere."""
_QUOTES = {"Pi", "Pf", "Ps"}
_PLAIN_QUOTES = "\"'¿¡"
"""The one mark that may stand before the letter: one that opens, Swedish has those that close elsewhere."""
_BOUND = re.compile(
    # Jamo; Syriac, Arabic, N'Ko and what else runs from the right with joined letters;
    "[\u1100-\u11ff\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff\U00010ac0-\U00010aff\U00010b80-\U00010fdf"
    "\U0001e900-\U0001e95f"
    # the scripts of India and those that came of them, with Tibetan and Mongolian.
    "\u0900-\u109f\u1700-\u18af\u1900-\u1c4f\u1cd0-\u1cff\ua800-\uab2f\uabc0-\uabff"
    "\U00010a00-\U00010a5f\U00011000-\U00011fff]"
)
"""Letters that join with the next one, or make one sign with it (Unicode, blocks of complex scripts)."""
_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_JOINERS = ("\u200c", "\u200d", "\u2060")


@dataclass(frozen=True, slots=True)
class Heights:
    """Of a face, in em: how far its line box reaches over and under the baseline, how tall its letters are."""

    ascent: float
    descent: float
    cap: float
    x: float = 0.5

    def baseline(self, size: float, leading: float) -> float:
        """From the top of a line box of that leading to the baseline, in points."""
        return (leading - (self.ascent + self.descent) * size) / 2 + self.ascent * size


@dataclass(frozen=True, slots=True)
class Initial:
    """A drop cap as it is set. Points."""

    line: TextLine
    rest: Paragraph
    """The paragraph without the initial."""
    letters: int
    """Characters of the paragraph's text that the initial takes."""
    lines: int
    """Lines beside it that are short: those it was asked for, and one more for a tail."""
    size: float
    leading: float
    rise: float
    """How far the top of the initial's own line box lies below the top of the paragraph's first line (above:
    negative).
    """
    width: float
    """Of the letter alone."""
    air: float

    def ragged(self, measure: float) -> int:
        """The lines beside it that are not justified, in a column of that measure in points."""
        return self.lines if measure - self.width - self.air < RAGGED_UNDER.points else 0


def heights(book: FontBook, style: TypeStyle) -> Heights:
    """The heights of the style's first face; those of a common face when the book has none of its families."""
    faces = chain(book, Look(style.families, style.weight, style.italic))
    return _heights(faces[0]) if faces else Heights(1.0, 0.25, 0.7)


def initial(text: Paragraph, lines: int, typesetter: Typesetter) -> Initial | None:
    """The drop cap of a paragraph over so many lines; None when the paragraph does not begin with a letter.

    There is none over a number: its first figure alone would read as another number, and all of it at that size as a
    head. Nor over an abbreviation in capitals, which stays whole, over an ellipsis or over two marks; nor in a script
    whose letters join, or make one sign with the next: it would tear the word. A word of one letter takes the marks
    behind it along: they would stand there by themselves.
    """
    letters = _opening(text.text)
    if lines < 2 or not letters:
        return None
    style, tall = text.style, heights(typesetter.book, text.style)
    size = ((lines - 1) * style.leading / tall.cap) + style.size
    leading = lines * style.leading
    baseline = (lines - 1) * style.leading + tall.baseline(style.size, style.leading)
    word = text.text[:letters]
    # A tail that reaches the letters of the line below takes that line as well.
    deep = _depth(typesetter.book, style, word) * size > style.leading - tall.x * style.size - TAIL_AIR
    spaces = len(text.text) - letters - len(text.text[letters:].lstrip())
    return Initial(
        line=TextLine(sliced(text.runs, 0, letters), spaced=bool(spaces)),
        rest=typesetter.paragraph(cut_runs(text.runs, letters + spaces), style, text.lang),
        letters=letters + spaces,
        lines=lines + deep,
        size=size,
        leading=leading,
        rise=baseline - tall.baseline(size, leading),
        width=typesetter.width(word, style, text.lang) * size / style.size,
        air=AIR * style.leading,
    )


def cut_runs(runs: Runs, start: int) -> Runs:
    """The runs without so many characters at their beginning; soft hyphens stay, unlike in a printed line."""
    kept: list[Run] = []
    for run in runs:
        text = run.text[max(start, 0) :]
        start -= len(run.text)
        if text:
            kept.append(replace(run, text=text))
    return tuple(kept)


def _opening(text: str) -> int:
    """Characters at the beginning that make the initial: a quotation mark, one letter, and its marks."""
    quoted = unicodedata.category(text[:1] or " ") in _QUOTES or text[:1] in {*_PLAIN_QUOTES}
    at = int(quoted)
    if at >= len(text) or not text[at].isalpha() or _BOUND.match(text, at) or _in_capitals(text, at):
        return 0
    at += 1
    while at < len(text) and unicodedata.category(text[at]).startswith("M"):
        at += 1
    if text[at : at + 1] in _JOINERS:
        return 0
    behind = at
    while unicodedata.category(text[behind : behind + 1] or " ") in _CLOSING:
        behind += 1
    at = behind if not text[behind : behind + 1].strip() else at
    # An initial that is the whole paragraph has nothing to stand beside.
    return at if text[at:].strip() else 0


def _in_capitals(text: str, at: int) -> bool:
    """Whether the word there is an abbreviation: UNESCO, U.S., A1."""
    word = _WORD.match(text, at)
    return word is not None and sum(map(str.isalnum, word[0])) > 1 and word[0].isupper()


def _depth(book: FontBook, style: TypeStyle, word: str) -> float:
    """How far the letters reach below the baseline, in em."""
    faces = chain(book, Look(style.families, style.weight, style.italic))
    return (
        max((_tail(faces[0].path, faces[0].sha256, letter) for letter in word), default=0.0) if faces else 0.0
    )


@lru_cache(maxsize=256)
def _tail(path: Path, sha256: str, letter: str) -> float:
    font = hb_font(path, sha256)
    glyph = font.get_nominal_glyph(ord(letter))
    extents = font.get_glyph_extents(glyph) if glyph is not None else None
    return max(0.0, -(extents.y_bearing + extents.height) / font.scale[1]) if extents else 0.0


@lru_cache(maxsize=64)
def _heights(face: Face) -> Heights:
    (ascent, descent), (cap, x_height) = line_extents(face), letter_heights(face)
    return Heights(ascent, abs(descent), cap, x_height)
