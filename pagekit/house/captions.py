"""a caption and the names that are owed → the caption without the credit that the line beside it says.

The rules:
1. A caption that is the credit goes. A caption that ends with it ("Text. Photo: Name", "Text (Name/Agency)",
   "Text © Name") loses that end.
2. A bare name counts as a credit after a full stop, in brackets, after a slash and on a line of its own.
   Anywhere else it is part of what the caption says, unless a credit word stands before it.
3. A credit in the caption that says more than the field moves to the line whole: its other names become
   agencies.
4. A credit that names somebody else stays: that is for a person to sort out.
"""

from __future__ import annotations

import re
from dataclasses import replace

from pagekit.house.credits import COPYRIGHT_SIGNS, PHOTO_WORDS, Names, bare, each_once, key
from pagekit.house.inline import reworded
from pagekit.house.story import Runs
from pagekit.model.agencies import known_agency
from pagekit.model.credit_line import looks_like_a_name

MAX_TAIL = 200
MAX_TAILS = 3
"""Sources write up to so many credits one after the other."""

_CREDIT_WORD = rf"(?:{COPYRIGHT_SIGNS}|(?:{PHOTO_WORDS}|credit|courtesy)\b)"
_SPACE = r"[^\S\u2028]"
_BOUNDARY = re.compile(
    rf"^|(?<=[.!?…»”\"')\]]){_SPACE}+|{_SPACE}*[(\[]|\s*\u2028\s*|{_SPACE}+[/|]\s+|\s+(?={_CREDIT_WORD})",
    re.IGNORECASE,
)
_SAYS_CREDIT = re.compile(rf"^[(\[\s]*{_CREDIT_WORD}", re.IGNORECASE)
_STROKES = re.compile(r"\s*[/|()\[\]]\s*|\s+via\s+|\s+(?=©)", re.IGNORECASE)
_SEPARATORS = re.compile(r"\s*[/|,;()\[\]]\s*|\s+via\s+|\s+(?=©)", re.IGNORECASE)
_NEXT_SENTENCE = re.compile(r"\w{3,}[.!?]\s")
_FILLER = re.compile(
    r"via|for|by|credit|courtesyof|courtesy|copyright|c|с|\d{4}|photographs?|photos?|picture|image|fotos?|bild"
    r"|фото|сурет|تصوير|عبر"
)


def part(caption: Runs, names: Names, notice: str | None = None) -> tuple[Runs, Names]:
    """The caption without its credit, and the names with those that only the caption knew."""
    for _ in range(MAX_TAILS):
        if not caption or not (names.all or notice):
            break
        text = "".join(run.text for run in caption)
        found = _whole(text, names, notice) or _tail(text, names, notice)
        if found is None:
            break
        end, names = found
        caption = _cut(caption, text, end)
    return caption, names


def _whole(text: str, names: Names, notice: str | None) -> tuple[int, Names] | None:
    if notice and key(bare(text)) == key(bare(notice)):
        return 0, names
    return None


def _tail(text: str, names: Names, notice: str | None) -> tuple[int, Names] | None:
    """Where the credit at the end begins, and the names with those it adds."""
    for boundary in _BOUNDARY.finditer(text):
        tail = text[boundary.end() :]
        if len(tail) > MAX_TAIL:
            continue
        bracketed = boundary[0].endswith(("(", "["))
        if bracketed and not tail.rstrip(" .").endswith((")", "]")):
            continue
        if _spelled(key(tail), [key(name) for name in names.all]):
            return boundary.start(), names
        if not notice and (bracketed or _SAYS_CREDIT.match(tail)):
            richer = _richer(tail, names)
            if richer:
                return boundary.start(), richer
    return None


def _spelled(letters: str, names: list[str]) -> bool:
    """True when the letters are names and filler words end to end, with at least one name among them."""
    reached = {(0, False)}
    for start in range(len(letters)):
        for told in (False, True):
            if (start, told) not in reached:
                continue
            told_here = [name for name in names if name and letters.startswith(name, start)]
            reached |= {(start + len(name), True) for name in told_here}
            filler = _FILLER.match(letters, start)
            if filler:
                reached.add((filler.end(), told))
    return bool(letters) and (len(letters), True) in reached


def _richer(tail: str, names: Names) -> Names | None:
    pieces = [bare(piece).rstrip(".") for piece in _SEPARATORS.split(tail)]
    pieces = [piece for piece in pieces if key(piece)]
    known = {key(name) for name in names.all}
    new = [piece for piece in pieces if key(piece) not in known]
    if len(new) == len(pieces) or any(len(piece.split()) > 4 for piece in new):
        return None
    # What stands behind a comma or a full stop is the caption's, unless it is known for an agency.
    between = {key(bare(piece)) for piece in _STROKES.split(tail)}
    if not all(known_agency(piece) or (key(piece) in between and _a_name(piece)) for piece in new):
        return None
    return each_once(replace(names, agencies=(*names.agencies, *new)))


def _a_name(piece: str) -> bool:
    return looks_like_a_name(piece) and _NEXT_SENTENCE.search(piece) is None


def _cut(caption: Runs, text: str, end: int) -> Runs:
    kept = text[:end].rstrip(" \u00a0\u202f\u2028—–-|/,;:([")
    if kept and kept[-1] not in ".!?…" and text.rstrip().endswith((").", "].")):
        kept += "."
    runs = []
    left = len(kept)
    for run in caption:
        if left > 0:
            runs.append(reworded(run, kept[len(kept) - left :][: len(run.text)]))
        left -= len(run.text)
    return tuple(runs)
