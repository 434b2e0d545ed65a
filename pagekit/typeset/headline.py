"""a headline + a measure + a ladder of sizes → its size and its lines: the largest step that fits, broken evenly.

The rules:
1. A head is never hyphenated and never cut.
2. The largest step of the ladder whose best break needs no more lines than the step allows is taken.
3. Among breaks of as few lines as possible, the one whose widest line is narrowest is taken: even lines.
4. A line does not end on an article, a preposition or a conjunction when that can be had for a few per cent of width.
5. When no step fits, the smallest is taken and a note says so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pagekit.house.story import LINE_BREAK, Run, Runs
from pagekit.notes import Note, warning
from pagekit.units import Length

WEAK_END = 0.06
"""What a line that ends on a weak word costs, as a share of the measure."""
WEAK_WORDS = frozenset(
    word
    for words in (
        "a an the of to in on at by for from with and or but as is are",
        "в на и с к о у по за из от до не но а для без при",
        "және мен бен пен",
        "der die das ein eine und von im in mit zu",
    )
    for word in words.split()
)

SAFETY = 0.985
"""How much of the measure is used: widths are summed letter by letter, and kerning may add a little."""

Measure = Callable[[str], float]
"""Text → its width in em."""

_Cost = tuple[float, float, int]


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the ladder: size, leading, and the most lines a head may have at this size."""

    size: Length
    leading: Length
    lines: int


@dataclass(frozen=True, slots=True)
class Headline:
    """A head as it is set. `lines` holds every word of it, in order."""

    size: Length
    leading: Length
    lines: tuple[Runs, ...]
    note: Note | None = None


def set_headline(runs: Runs, width: Length, ladder: Sequence[Step], measure: Measure, where: str) -> Headline:
    """Choose the size and the lines. `ladder` begins with the largest step and is not empty."""
    words = split_words(runs)
    widths = [measure("".join(run.text for run in word)) for word in words]
    space = measure(" ")
    weak = [_weak(word) for word in words]
    for step in ladder:
        room = SAFETY * width.points / step.size.points
        breaks = _break(widths, space, room, step.lines, weak)
        if breaks is not None:
            return Headline(step.size, step.leading, _lines(words, breaks))
    last = ladder[-1]
    room = SAFETY * width.points / last.size.points
    # A word wider than the measure gets a line of its own; the others are set as if it filled that line.
    breaks = _break([min(word, room) for word in widths], space, room, len(words), weak) or []
    return Headline(last.size, last.leading, _lines(words, breaks), _too_long(where, last, len(breaks)))


def split_words(runs: Runs) -> list[Runs]:
    """The words of the runs, each with its look. No-break spaces keep words together."""
    words: list[list[Run]] = [[]]
    for run in runs:
        for index, piece in enumerate(run.text.replace(LINE_BREAK, " ").split(" ")):
            if index and words[-1]:
                words.append([])
            if piece:
                words[-1].append(_with_text(run, piece))
    return [tuple(word) for word in words if word]


def _break(widths: list[float], space: float, room: float, most: int, weak: list[bool]) -> list[int] | None:
    """Where each line ends (exclusive), or None when the words do not fit in `most` lines."""
    count = len(widths)
    if not count:
        return []
    # best[k][n]: the least cost of the first n words on k lines, and where the last line begins. A cost is the widest
    # line; between equals the sum of squares decides, for heads in which one long word is the widest anyway.
    best: list[dict[int, _Cost]] = [{0: (0.0, 0.0, 0)}]
    for _ in range(min(most, count)):
        row: dict[int, _Cost] = {}
        for start, (cost, squares, _start) in best[-1].items():
            line = 0.0
            for end in range(start + 1, count + 1):
                line += widths[end - 1] + (space if end > start + 1 else 0.0)
                if line > room:
                    break
                penalty = WEAK_END * room if weak[end - 1] and end < count else 0.0
                paid = line + penalty
                total = (round(max(cost, paid), 9), squares + paid * paid, start)
                row[end] = min(row.get(end, total), total)
        best.append(row)
        if count in row:
            return _trace(best, count)
    return None


def _trace(best: list[dict[int, _Cost]], count: int) -> list[int]:
    ends: list[int] = []
    at = count
    for row in reversed(best[1:]):
        ends.append(at)
        at = row[at][2]
    return ends[::-1]


def _lines(words: list[Runs], ends: list[int]) -> tuple[Runs, ...]:
    starts = [0, *ends][: len(ends)]
    return tuple(_line(words[start:end]) for start, end in zip(starts, ends, strict=True))


def _line(words: list[Runs]) -> Runs:
    runs: list[Run] = []
    for index, word in enumerate(words):
        for position, run in enumerate(word):
            text = f" {run.text}" if index and not position else run.text
            if runs and _with_text(runs[-1], "") == _with_text(run, ""):
                runs[-1] = _with_text(run, runs[-1].text + text)
            else:
                runs.append(_with_text(run, text))
    return tuple(runs)


def _with_text(run: Run, text: str) -> Run:
    return Run(text, run.strong, run.emphasis, run.code, run.strike, run.script, run.href)


def _weak(word: Runs) -> bool:
    return "".join(run.text for run in word).lower() in WEAK_WORDS


def _too_long(where: str, step: Step, lines: int) -> Note:
    what = f"needs {lines} lines at the smallest size of the layout ({step.size}); {step.lines} are meant."
    if lines <= step.lines:
        what = f"holds a word wider than the measure at the smallest size of the layout ({step.size})."
    return warning(
        "headline-long",
        where,
        what,
        "Write a shorter head, or offer one in headline_variants.",
    )
