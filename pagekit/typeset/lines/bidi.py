"""a paragraph → the level of every character; a line of it → the order in which it is read from left to right.

The Unicode Bidirectional Algorithm, Unicode Standard Annex 9. A paragraph is resolved once, whole; every line cut from
it then settles what stands at its end (L1) and is put in order (L2):

    paragraph = paragraph_levels(text, "rtl")
    for start, end in lines:
        for first, last, level in visual_runs(paragraph.line(start, end)): ...

Runs of an odd level are read from the right. Marks above and below (L3) are the shaper's, who is given each run as it
is written; so are mirror images (L4), unless a sign is drawn without the shaper: `mirrored`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Literal

from pagekit.typeset.lines.bidi_data import MIRRORS, REMOVED, classes
from pagekit.typeset.lines.bidi_explicit import isolates, sequences
from pagekit.typeset.lines.bidi_implicit import BRACKET, resolved

Direction = Literal["ltr", "rtl", "auto"]
VisualRun = tuple[int, int, int]
"""Start and end in the line, and the level."""

_TURNS = re.compile(
    "[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""What can give a text that begins at the left another level than 0: letters and numbers of scripts written from the
right, and marks that ask for a direction. All others of Unicode lie outside, those not yet assigned too."""
_ENDS = "\n\r\x1c-\x1e\x85\u2029"
_PARAGRAPH = re.compile(f"[^{_ENDS}]*+(?:\r\n|[{_ENDS}])|[^{_ENDS}]++")
_LEFT_OUT = re.compile(f"[{REMOVED}]+")
_BLANK = f"W{REMOVED}iIfd"
_TO_BASE = re.compile(f"(?<![{_BLANK}])[{_BLANK}]*+(?:[SB]|\\Z)")


@dataclass(frozen=True, slots=True)
class ParagraphLevels:
    """The levels of a paragraph's characters, before it is cut into lines.

    `kinds` are their classes and `bases` the level of the paragraph each is in: one, as a rule, but a text may hold
    paragraph separators. Both are empty when every level is 0.
    """

    levels: tuple[int, ...]
    kinds: str = ""
    bases: bytes = b""

    @property
    def base(self) -> int:
        """0 for a paragraph that begins at the left, 1 for one that begins at the right; of several, the first's."""
        return self.bases[0] if self.bases else 0

    @property
    def plain(self) -> bool:
        """Whether every line is read from left to right, as it is written."""
        return not self.kinds

    def line(self, start: int, end: int) -> tuple[int, ...]:
        """The levels of a line, from one place in the paragraph to another (L1).

        Spaces at its end go to the end of the line, whatever direction they stand in; so does a tab with the spaces
        before it. What a typesetter adds at a line's end, like a hyphen, is of the level of the character before.
        """
        levels = self.levels[start:end]
        if self.plain:
            return levels
        settled = bytearray(levels)
        for blank in _TO_BASE.finditer(self.kinds[start:end]):
            here = slice(*blank.span())
            settled[here] = self.bases[start:end][here]
        return tuple(settled)


def paragraph_levels(text: str, direction: Direction) -> ParagraphLevels:
    """The levels of a text, with all that its lines need.

    "auto" takes the direction of the first strong letter, and that from the left when there is none. Text in which
    nothing is written from the right costs one search.
    """
    if direction != "rtl" and (text.isascii() or not _TURNS.search(text)):
        return ParagraphLevels((0,) * len(text))
    levels, kinds, bases = bytearray(), "", bytearray()
    for paragraph in _PARAGRAPH.findall(text):
        of_these = classes(paragraph)
        base, resolved_levels = _resolved(paragraph, of_these, direction)
        levels += resolved_levels
        bases += bytes([base]) * len(paragraph)
        kinds += of_these
    return ParagraphLevels(tuple(levels), kinds, bytes(bases))


def levels(text: str, direction: Direction) -> tuple[int, ...]:
    """The level of every character before the text is cut into lines.

    A mark that the algorithm takes out has the level of the character before it.

    >>> levels("car 12 سيارة", "rtl")
    (2, 2, 2, 2, 2, 2, 1, 1, 1, 1, 1, 1)
    """
    return paragraph_levels(text, direction).levels


def _resolved(text: str, kinds: str, direction: Direction) -> tuple[int, bytearray]:
    """The paragraph's own level, and those of its characters."""
    found = isolates(kinds)
    base = found.strong.get(-1, 0) if direction == "auto" else int(direction == "rtl")
    brackets = BRACKET.search(text) is not None
    known = bytearray([base]) * len(text)
    for sequence in sequences(kinds, base, found):
        signs = "".join([text[at] for at in sequence.places]) if brackets else ""
        for at, level in zip(sequence.places, resolved(sequence, signs), strict=True):
            known[at] = level
    for left_out in _LEFT_OUT.finditer(kinds):
        start, end = left_out.span()
        known[start:end] = bytes([known[start - 1] if start else base]) * (end - start)
    return base, known


# ---- Lines -------------------------------------------------------------------------------------------------


def visual_runs(levels: Sequence[int]) -> tuple[VisualRun, ...]:
    """The runs of one level of a line, from left to right (L2).

    >>> visual_runs([1, 1, 1, 2, 2])
    ((3, 5, 2), (0, 3, 1))
    """
    runs: list[VisualRun] = []
    start = 0
    for level, same in groupby(levels):
        end = start + sum(1 for _ in same)
        runs.append((start, end, level))
        start = end
    odd = [level for _, _, level in runs if level & 1]
    if odd:
        for least in range(max(level for _, _, level in runs), min(odd) - 1, -1):
            runs = _turned(runs, least)
    return tuple(runs)


def _turned(runs: list[VisualRun], least: int) -> list[VisualRun]:
    """Every stretch of runs that are at this level or above it, the other way round."""
    turned: list[VisualRun] = []
    for high, stretch in groupby(runs, lambda run: run[2] >= least):
        same = list(stretch)
        turned += reversed(same) if high else same
    return turned


def visual_order(levels: Sequence[int]) -> tuple[int, ...]:
    """The places of a line's characters, from left to right.

    >>> visual_order([1, 1, 1, 2, 2])
    (3, 4, 2, 1, 0)
    """
    runs = visual_runs(levels)
    return tuple(
        chain.from_iterable(
            range(end - 1, start - 1, -1) if level & 1 else range(start, end) for start, end, level in runs
        )
    )


def mirrored(character: str) -> str | None:
    """The character that looks like this one seen in a mirror; None where there is no such character (L4).

    It is what is drawn for a character of an odd level.
    """
    return MIRRORS.get(character)
