"""the classes of a paragraph → its isolating run sequences: rules P2, P3 and X1 to X10 of Unicode's Annex 9.

A sequence is what the rules after these see as one text: characters of one level, with an isolated part between
them left out. In plain text the paragraph is one sequence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from pagekit.typeset.lines.bidi_data import ISOLATES, REMOVED

MAX_DEPTH = 125
_MARKS = re.compile("[eEoOqiIfd]")
_LEFT_OUT = re.compile(f"[{REMOVED}]")
_STRONG = re.compile("([LRA])[^iIfd]*|[iIfd]")


@dataclass(slots=True)
class RunSequence:
    """Characters that are resolved together: their places in the paragraph, their classes, their level.

    `before` and `after` are the levels on either side of it, never below its own.
    """

    places: Sequence[int]
    kinds: str
    level: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Isolates:
    """What one walk through a paragraph finds.

    `strong` is the level, 0 or 1, that the first strong character inside an isolate asks for, by the place of the
    mark that opens it; that of the paragraph itself stands at -1. `opened` is the place of the opening mark by that
    of the PDI that closes it.
    """

    strong: Mapping[int, int]
    opened: Mapping[int, int]


def isolates(kinds: str) -> Isolates:
    """BD9, P2 and P3: which marks belong together, and which direction comes first in each."""
    strong: dict[int, int] = {}
    opened: dict[int, int] = {}
    inside = [-1]
    for found in _STRONG.finditer(kinds):
        at = found.start()
        if found[1]:
            strong.setdefault(inside[-1], 0 if found[1] == "L" else 1)
        elif found[0] != "d":
            inside.append(at)
        elif len(inside) > 1:
            opened[at] = inside.pop()
    return Isolates(strong, opened)


def sequences(kinds: str, base: int, found: Isolates) -> list[RunSequence]:
    """X1 to X10. What X9 takes out lies in no sequence."""
    if not _MARKS.search(kinds):
        if not _LEFT_OUT.search(kinds):
            return [RunSequence(range(len(kinds)), kinds, base, base, base)]
        places = _kept(kinds)
        return [RunSequence(places, _LEFT_OUT.sub("", kinds), base, base, base)] if places else []
    walk = _Embeddings(kinds, base, found)
    walk.through()
    return _joined(walk, base, found.opened)


def _kept(kinds: str) -> list[int]:
    return [at for at, kind in enumerate(kinds) if kind not in REMOVED]


# ---- X1 to X8: levels and overrides ------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Status:
    level: int
    override: str = ""
    isolate: bool = False


class _Embeddings:
    """A walk through the marks of a paragraph; what it leaves are the levels and classes they ask for."""

    def __init__(self, kinds: str, base: int, found: Isolates) -> None:
        self.marks = kinds
        self.kinds = list(kinds)
        self.levels = bytearray([base]) * len(kinds)
        self._strong = found.strong
        self._base = base
        self._stack = [_Status(base)]
        self._isolates = 0
        # Marks too deep to be obeyed are counted, so that what closes them closes nothing else.
        self._deep_isolates = self._deep_embeddings = 0

    def through(self) -> None:
        """Every mark in turn, and the text between each two."""
        ends = {"q": self._end_embedding, "d": self._end_isolate}
        end = len(self.marks) - self.marks.endswith("B")
        at = 0
        for mark in _MARKS.finditer(self.marks):
            here, kind = mark.start(), mark[0]
            self._text(at, here)
            at = here + 1
            if kind in ISOLATES:
                self._text(here, at)
                self._isolate(kind == "I" or (kind == "f" and self._strong.get(here) == 1))
            elif kind in ends:
                ends[kind]()
                self._text(here, at)
            else:
                self._embed(kind)
        # X8: the separator that ends the paragraph has its level, and no override reaches it.
        self._text(at, end)

    def _text(self, start: int, end: int) -> None:
        """X6: text takes the level at hand, and its class from an override."""
        status = self._stack[-1]
        self.levels[start:end] = bytes([status.level]) * (end - start)
        if status.override:
            self.kinds[start:end] = [
                kind if kind in REMOVED else status.override for kind in self.kinds[start:end]
            ]

    def _embed(self, kind: str) -> None:
        """X2 to X5."""
        if (
            not self._push(kind in "EO", override={"o": "L", "O": "R"}.get(kind, ""))
            and not self._deep_isolates
        ):
            self._deep_embeddings += 1

    def _isolate(self, rightward: bool) -> None:
        """X5a to X5c."""
        if self._push(rightward, isolate=True):
            self._isolates += 1
        else:
            self._deep_isolates += 1

    def _push(self, rightward: bool, *, override: str = "", isolate: bool = False) -> bool:
        """Whether there was room for the next odd or even level."""
        level = self._stack[-1].level
        level = (level + 1) | 1 if rightward else (level + 2) & ~1
        if level > MAX_DEPTH or self._deep_isolates or self._deep_embeddings:
            return False
        self._stack.append(_Status(level, override, isolate))
        return True

    def _end_isolate(self) -> None:
        """X6a."""
        if self._deep_isolates:
            self._deep_isolates -= 1
        elif self._isolates:
            self._deep_embeddings = 0
            while not self._stack.pop().isolate:
                pass
            self._isolates -= 1

    def _end_embedding(self) -> None:
        """X7."""
        if self._deep_isolates:
            return
        if self._deep_embeddings:
            self._deep_embeddings -= 1
        elif len(self._stack) > 1 and not self._stack[-1].isolate:
            self._stack.pop()


# ---- X9 and X10: what belongs together ---------------------------------------------------------------------


@dataclass(slots=True)
class _Chain:
    """Runs of one level that are read as one text."""

    places: list[int]
    level: int
    before: int
    after: int


def _joined(walk: _Embeddings, base: int, opened: Mapping[int, int]) -> list[RunSequence]:
    """Runs of one level; each that ends with the opening of an isolate goes on where the isolate is closed."""
    runs = [(level, list(run)) for level, run in groupby(_kept(walk.marks), walk.levels.__getitem__)]
    levels = [base, *(level for level, _ in runs), base]
    chains: list[_Chain] = []
    to_go_on: dict[int, _Chain] = {}
    for number, (level, run) in enumerate(runs, 1):
        last = run[-1]
        opens = walk.marks[last] in ISOLATES
        after = base if opens else levels[number + 1]
        chain = to_go_on.pop(opened.get(run[0], -1), None)
        if chain:
            chain.places += run
            chain.after = after
        else:
            chain = _Chain(run, level, levels[number - 1], after)
            chains.append(chain)
        if opens:
            to_go_on[last] = chain
    return [
        RunSequence(
            chain.places,
            "".join([walk.kinds[at] for at in chain.places]),
            chain.level,
            max(chain.before, chain.level),
            max(chain.after, chain.level),
        )
        for chain in chains
    ]
