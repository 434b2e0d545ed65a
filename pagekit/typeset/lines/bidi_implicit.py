"""an isolating run sequence → the level of each of its characters: rules W1 to W7, N0 to N2, I1 and I2 of Annex 9.

The classes are a text of letters (`bidi_data`), and nearly every rule is one pattern over it; the letter before the
first and the one after the last say what lies beyond.
"""

from __future__ import annotations

import re
from functools import cache

from pagekit.typeset.lines.bidi_data import CLOSED_BY, CLOSING
from pagekit.typeset.lines.bidi_explicit import RunSequence

MAX_OPEN = 63
"""So many brackets may be open at once (BD16)."""
BRACKET = re.compile(f"[{''.join(map(re.escape, [*CLOSED_BY, *CLOSING]))}]")


def resolved(sequence: RunSequence, text: str) -> bytes:
    """The levels, one for each place of the sequence; `text` is its characters, or "" when none is a bracket."""
    level = sequence.level
    first, last = "LR"[sequence.before & 1], "LR"[sequence.after & 1]
    kinds = _weak(first + sequence.kinds)
    known = bytearray((kinds + last).translate(_NUMBERS_READ_AS_R), "ascii")
    if text:
        _set_brackets(known, text, sequence.kinds, level)
    known = _set_neutrals(known, level)
    for number in _NUMBERS.finditer(kinds):
        known[number.start() : number.end()] = number[0].encode()
    return bytes(known[1:-1].translate(_implicit(level)))


# ---- W1 to W7: marks, numbers and what stands at numbers ---------------------------------------------------

_MARKED = re.compile("(.)(m+)")
_ARABIC = re.compile("A[^LR]*")
_ONE_SEPARATOR = re.compile("(?<=1)[pc](?=1)|(?<=2)c(?=2)")
_TERMINATORS = re.compile("t+(?=1)|(?<=1)t+")
_LATIN = re.compile("L[^R]*")
_NEUTRAL = str.maketrans(dict.fromkeys("ptcWSBiIfd", "N"))
_NUMBERS = re.compile("[12]+")
_NUMBERS_READ_AS_R = str.maketrans("12", "RR")


def _weak(kinds: str) -> str:
    """Classes with the one before them → L, R, N and the numbers 1 and 2."""
    if "m" in kinds:
        kinds = _MARKED.sub(_marked, kinds)  # W1
    european = "1" in kinds
    if european:
        kinds = _ARABIC.sub(lambda found: found[0].replace("1", "2"), kinds)  # W2
    kinds = kinds.replace("A", "R")  # W3
    kinds = _ONE_SEPARATOR.sub(lambda found: kinds[found.start() - 1], kinds)  # W4
    if european:
        kinds = _TERMINATORS.sub(lambda found: "1" * len(found[0]), kinds)  # W5
    kinds = kinds.translate(_NEUTRAL)  # W6
    if european:
        kinds = _LATIN.sub(lambda found: found[0].replace("1", "L"), kinds)  # W7
    return kinds


def _marked(found: re.Match[str]) -> str:
    """W1: a mark is of the class of what it stands on; on the edge of an isolate it stands on nothing."""
    under = found[1]
    return under + ("N" if under in "iIfd" else under) * len(found[2])


# ---- N0: brackets ------------------------------------------------------------------------------------------

_L, _R, _N = b"LRN"


def _set_brackets(known: bytearray, text: str, kinds: str, level: int) -> None:
    """Pairs of brackets take the direction of what they hold, or of what they stand in."""
    own, other = (_R, _L) if level & 1 else (_L, _R)
    for opening, closing in _pairs(text, known):
        if known.find(own, opening + 1, closing) >= 0:
            strong = own
        elif known.find(other, opening + 1, closing) >= 0:
            strong = other if _strong_before(known, opening) == other else own
        else:
            continue
        for bracket in (opening, closing):
            known[bracket] = strong
            # `kinds` begins one later than `known`: here it tells what follows. Marks go with their bracket.
            after = bracket
            while after < len(kinds) and kinds[after] == "m":
                after += 1
                known[after] = strong


def _pairs(text: str, known: bytearray) -> list[tuple[int, int]]:
    """BD16: the pairs by their places in `known`, in the order of the opening ones."""
    still_open: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for found in BRACKET.finditer(text):
        at, sign = found.end(), found[0]
        if known[at] != _N:
            continue
        if sign in CLOSED_BY:
            if len(still_open) == MAX_OPEN:
                break
            still_open.append((CLOSED_BY[sign], at))
            continue
        for depth in range(len(still_open) - 1, -1, -1):
            if still_open[depth][0] == CLOSING[sign]:
                pairs.append((still_open[depth][1], at))
                del still_open[depth:]
                break
    return sorted(pairs)


def _strong_before(known: bytearray, at: int) -> int:
    """The nearest strong class before a bracket; a bracket once set ends the next one's search."""
    at -= 1
    while known[at] == _N:
        at -= 1
    return known[at]


# ---- N1, N2, I1, I2 ----------------------------------------------------------------------------------------

_BETWEEN = (re.compile(b"(?<=R)N+(?=R)"), re.compile(b"(?<=L)N+(?=L)"))


def _set_neutrals(known: bytearray, level: int) -> bytearray:
    """What lies between two of the other direction goes with them; the rest has the sequence's own."""
    own, other = (b"R", b"L") if level & 1 else (b"L", b"R")
    turned = _BETWEEN[level & 1].sub(lambda found: other * len(found[0]), known)
    return bytearray(turned.replace(b"N", own))


@cache
def _implicit(level: int) -> bytes:
    """A table for `translate`: class → level."""
    right, number = (level, level + 1) if level & 1 else (level + 1, level + 2)
    left = level + 1 if level & 1 else level
    return bytes.maketrans(b"LR12", bytes([left, right, number, number]))
