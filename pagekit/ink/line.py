"""a line as decided + its style → what is shown, from left to right, each with its size and width.

The widths of words are those that the line was broken by. A justified line is filled by its word spaces, exactly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from pagekit.fonts import Look, Shaper, WordTable
from pagekit.house.story import Run
from pagekit.ink.words import Strings, strings
from pagekit.typeset.lines.paragraph import TRACKING_STEP
from pagekit.typeset.lines.places import LINE_END_HYPHEN
from pagekit.typeset.page import Piece, TextLine
from pagekit.typeset.style import TypeStyle

RISE, DROP = 0.33, -0.2
"""How far superior and inferior figures stand off the baseline, as a share of the size of the text around them."""
SPACE, SOFT_HYPHEN = " ", "\u00ad"
PLAIN = Run("")
_SPACE = re.compile("([ \u00a0])")
_UNPRINTED = {0x00AD: None, 0x200B: None, 0x2028: None}


@dataclass(slots=True)
class Shown:
    """A word, a part of one, or a space, as it is shown. Points."""

    strings: Strings
    run: Run
    size: float
    tracking: float
    width: float
    """Its own, with its letters' tracking."""
    said: str | None = None
    """What it is read as, where its glyphs do not say so."""
    level: int = 0
    """Its embedding level (UAX 9): odd ones run from right to left."""
    move: float = 0.0
    """What the next one stands further off: a space may be as wide as the plain look's, and fill its line."""
    after: bool = False
    """It follows the line, and prints nothing: the space that readers hear before the next one."""

    @property
    def text(self) -> str:
        """What it is read as."""
        run = self.strings.run
        own = "".join(run.texts)
        return self.said or (own[::-1] if run.rtl else own)

    @property
    def rise(self) -> float:
        """How far it stands off the baseline, as a share of the size around it."""
        return RISE if self.run.script == "sup" else DROP if self.run.script == "sub" else 0.0


class Words(dict[str, Strings | None]):
    """Word → its strings, where it is of one face and stands on the line; None where it takes more.

    One look. It serves every page: its strings are in the glyphs' own codes.
    """

    def __init__(self, table: WordTable) -> None:
        super().__init__()
        self.table = table
        self.face = table.faces[0] if table.faces else None
        self._runs: dict[tuple[str, bool], tuple[Strings, ...]] = {}

    def __missing__(self, word: str) -> Strings | None:
        # Nearly all words were shaped letter by letter: what would be kept of others is not made of them.
        run = self.table.letters(word)
        single = self.single(word) if run is None else strings(run)
        found = self[word] = single if single is not None and single.plain else None
        return found

    def numbers(self, words: Iterable[str]) -> frozenset[int]:
        """The glyphs of such of these words as have strings here."""
        found = [strings_.run.glyphs for strings_ in map(self.__getitem__, words) if strings_ is not None]
        # A letter of several glyphs is in none of them.
        return cast("frozenset[int]", frozenset[object]().union(*found))

    def single(self, word: str) -> Strings | None:
        """Its strings, where it is of one face and stands on the line, whatever its glyphs are read as."""
        parts = self.parts(word)
        one = len(parts) == 1 and parts[0].face is self.face and len(parts[0].parts) == 1
        return parts[0] if one else None

    def parts(self, word: str, rtl: bool = False) -> tuple[Strings, ...]:
        """The word's strings from left to right, one for each face."""
        found = self._runs.get((word, rtl))
        if found is None:
            found = self._runs[word, rtl] = tuple(map(strings, self.table.glyphs(word, rtl)))
        return found


class Type:
    """The words of all looks, for as many pages as one likes.

    They are kept beside their widths, where whoever inks pages with the same shaper finds them.
    """

    def __init__(self, shaper: Shaper) -> None:
        self._shaper = shaper
        self._words: dict[Look, Words] = {}

    def words(self, look: Look) -> Words:
        """The words of one look."""
        found = self._words.get(look)
        if found is None:
            table = self._shaper.table(look)
            found = self._words[look] = table.beside.get(Words) or table.beside.setdefault(
                Words, Words(table)
            )
        return found


@dataclass(frozen=True, slots=True)
class Setting:
    """What all lines of a piece have in common."""

    type: Type
    style: TypeStyle
    lang: str
    size: float
    steps: int
    """Of tracking, besides the style's own."""
    mixed: bool
    """Its paragraph is of several looks: then all its word spaces are those of the plain one."""

    def words(self, run: Run) -> tuple[Words, float, float]:
        """The words in a run's look, their size, and what each letter is tracked by. Points."""
        look, share = self.style.look(run, self.lang)
        size = self.size * share
        tracking = self.style.tracking * size + self.steps * TRACKING_STEP * self.size
        return self.type.words(look), size, tracking


def shown(line: TextLine, setting: Setting, levels: Sequence[int] | None) -> list[Shown]:
    """What the line shows, in the order of its text; `levels` has one for each character of its runs."""
    found: list[Shown] = []
    at = 0
    for run in line.runs:
        words, size, tracking = setting.words(run)
        own = None if levels is None else levels[at : at + len(run.text)]
        at += len(run.text)
        for token, level in _tokens(run.text, own):
            if token in {" ", "\u00a0"}:
                found.append(_space(words, run, size, tracking, setting, level))
            else:
                found.extend(_word(token, words, run, size, tracking, level, setting.style.caps == "upper"))
    if line.hyphen and line.runs:
        run = line.runs[-1]
        words, size, tracking = setting.words(run)
        level = found[-1].level if found else 0
        found.extend(
            Shown(part, run, size, tracking, part.width * size + tracking * part.count, SOFT_HYPHEN, level)
            for part in words.parts(LINE_END_HYPHEN)
        )
    return found


def space_after(line: TextLine, before: Shown, setting: Setting, level: int) -> Shown | None:
    """The space that parts the line from the next one: it prints nothing, and readers hear two words."""
    if not line.spaced or line.hyphen:
        return None
    words, size, tracking = setting.words(before.run)
    space = _space(words, before.run, size, tracking, setting, level)
    space.after = True
    return space


def filled(found: Sequence[Shown], piece: Piece) -> float:
    """Fill a justified line by its word spaces, and say how wide the line is without the last letter's tracking."""
    width = sum(one.width + one.move for one in found)
    after = found[-1].tracking if found else 0.0
    spaces = [one for one in found if one.said == SPACE]
    if piece.justified and spaces:
        more = (piece.measure + after - width) / len(spaces)
        for one in spaces:
            one.move += more
        return piece.measure
    return width - after


def _space(words: Words, run: Run, size: float, tracking: float, setting: Setting, level: int) -> Shown:
    (own,) = words.parts(SPACE)
    width = own.width * size + tracking
    wanted = width
    if setting.mixed or run.code:
        base, base_size, base_tracking = setting.words(PLAIN)
        wanted = base.parts(SPACE)[0].width * base_size + base_tracking
    return Shown(own, run, size, tracking, width, SPACE, level, wanted - width)


def _word(
    token: str, words: Words, run: Run, size: float, tracking: float, level: int, upper: bool
) -> Iterator[Shown]:
    text = token.translate(_UNPRINTED)
    rtl = level % 2 == 1
    parts = words.parts(text.upper() if upper else text, rtl)
    for part in reversed(parts) if rtl else parts:
        yield Shown(part, run, size, tracking, part.width * size + tracking * part.count, None, level)


def _tokens(text: str, levels: Sequence[int] | None) -> Iterator[tuple[str, int]]:
    """Words and spaces, each of one level."""
    at = 0
    for token in _SPACE.split(text):
        if levels is None:
            if token:
                yield token, 0
            continue
        start = 0
        for place in range(1, len(token) + 1):
            if place == len(token) or levels[at + place] != levels[at + start]:
                yield token[start:place], levels[at + start]
                start = place
        at += len(token)
