"""a headline, deck or kicker + a measure + a ladder of sizes → its size and its lines: the largest step, evenly broken.

The rules:
1. A head is never hyphenated and never cut.
2. The largest step of the ladder whose best break needs no more lines than the step allows is taken.
3. Among breaks of as few lines as possible, the one whose widest line is narrowest is taken: even lines.
4. A line does not end on an article, a preposition or a conjunction when that can be had for a few per cent of width,
   and rather ends after a colon, a comma or a dash; none begins with a dash when that can be helped.
5. Of several heads the first is taken, unless another one gives a larger step.
6. When no step fits, the smallest is taken and a note names the nearest size that would.

A head's width is linear in its size: words are measured once, in em, for all steps.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from pagekit.house.story import LINE_BREAK, Run, Runs
from pagekit.notes import Note, warning
from pagekit.typeset.lines.paragraph import Typesetter
from pagekit.typeset.style import TypeStyle
from pagekit.units import Length, pt

WEAK_END = 0.06
"""What a line that ends on a weak word costs, as a share of the measure."""
PUNCTUATED = 0.02
"""What a line that ends after one of `PAUSES` is spared, likewise."""
PAUSES = (":", ",", ";", "—", "–")
DASHES = frozenset({"—", "–"})
DASH_BEGINS = 0.3
"""What a line is charged whose next one would begin with a dash, likewise."""
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

SAFETY = 0.998
"""How much of the measure is used: words are measured one by one, and kerning across a space may add a hair."""

ENDLESS = 1000
"""Lines of a text that has no ladder and is given no number of lines."""

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
    step: int = 0
    """Its step on the ladder, from the largest."""
    text: int = 0
    """Which of the texts that were offered it is."""

    @property
    def depth(self) -> Length:
        """From the top of its first line to the foot of its last."""
        return self.leading * len(self.lines)


@dataclass(frozen=True, slots=True)
class _Words:
    """A text's words with their widths in em, and what ending a line on each costs as a share of the measure."""

    words: list[Runs]
    widths: list[float]
    space: float
    ends: list[float]


def set_headline(runs: Runs, width: Length, ladder: Sequence[Step], measure: Measure, where: str) -> Headline:
    """Choose the size and the lines. `ladder` begins with the largest step and is not empty."""
    words = split_words(runs)
    widths = [measure("".join(run.text for run in word)) for word in words]
    return _set(_Words(words, widths, measure(" "), _ends(words)), width, ladder, where)


def set_display(
    texts: Sequence[Runs],
    style: TypeStyle,
    width: Length,
    typesetter: Typesetter,
    *,
    ladder: Sequence[Step] = (),
    lang: str = "",
    where: str = "headline",
    most: int | None = None,
) -> Headline:
    """Choose the text, the size and the lines of a head, deck or kicker in a box of that width, as it is shaped.

    `texts`: the main one and its variants. Without a ladder the style's own size is the only step. `most`: lines the
    box has room for, where that is fewer than the step allows; without a ladder as many as are needed when left out.
    Raises ValueError when there is no text.
    """
    steps = _bounded(ladder, most) or [Step(pt(style.size), pt(style.leading), most or ENDLESS)]
    found = [_set(_shaped(text, style, typesetter, lang), width, steps, where) for text in texts]
    if not found:
        raise ValueError("There is no text to set: give at least the main head.")
    # What the desk put first is printed, unless only another one fits.
    chosen = min(range(len(found)), key=lambda text: (found[text].note is not None, text))
    return replace(found[chosen], text=chosen)


def every_step(
    runs: Runs,
    style: TypeStyle,
    width: Length,
    typesetter: Typesetter,
    ladder: Sequence[Step],
    *,
    lang: str = "",
    most: int | None = None,
) -> tuple[Headline, ...]:
    """The head at each step of the ladder that holds it, the largest first: what a head can yield to copyfit."""
    words = _shaped(runs, style, typesetter, lang)
    heads = (_at(words, width, step, place) for place, step in enumerate(_bounded(ladder, most)))
    return tuple(head for head in heads if head)


def shaped_measure(typesetter: Typesetter, style: TypeStyle, lang: str = "") -> Measure:
    """The measure of a style: text → its shaped width in em, kerning and tracking included."""
    return lambda text: typesetter.width(text, style, lang) / style.size


def _bounded(ladder: Iterable[Step], most: int | None) -> list[Step]:
    return [replace(step, lines=step.lines if most is None else min(step.lines, most)) for step in ladder]


def _shaped(runs: Runs, style: TypeStyle, typesetter: Typesetter, lang: str) -> _Words:
    """Each run in its own look: bold and italic words have widths of their own."""
    looks, words = typesetter.looks(style, lang), split_words(runs)
    widths = [sum(looks.of(run).sums(run.text)[-1] for run in word) / style.size for word in words]
    return _Words(words, widths, typesetter.width(" ", style, lang) / style.size, _ends(words))


def _set(words: _Words, width: Length, ladder: Sequence[Step], where: str) -> Headline:
    for place, step in enumerate(ladder):
        head = _at(words, width, step, place)
        if head:
            return head
    last = ladder[-1]
    room = SAFETY * width.points / last.size.points
    # A word wider than the measure gets a line of its own; the others are set as if it filled that line.
    narrowed = [min(word, room) for word in words.widths]
    breaks = _break(narrowed, words.space, room, len(narrowed), words.ends) or []
    note = _too_long(where, last, len(breaks), _nearest(words, width, last.lines))
    return Headline(last.size, last.leading, _lines(words.words, breaks), note, len(ladder) - 1)


def _at(words: _Words, width: Length, step: Step, place: int) -> Headline | None:
    room = SAFETY * width.points / step.size.points
    breaks = _break(words.widths, words.space, room, step.lines, words.ends)
    return (
        None if breaks is None else Headline(step.size, step.leading, _lines(words.words, breaks), step=place)
    )


def _nearest(words: _Words, width: Length, lines: int) -> float:
    """The largest size, in tenths of a point, at which the words go into so many lines."""
    count, space = len(words.widths), words.space
    sums = list(accumulate((width + space for width in words.widths), initial=0.0))
    # The least that the widest line can be of the first n words, on one line and then on one more each time round.
    widest = [0.0, *(total - space for total in sums[1:])]
    for _ in range(min(lines, count) - 1):
        for end in range(count, 0, -1):
            for start in range(end - 1, -1, -1):
                line = sums[end] - sums[start] - space
                if line >= widest[end]:
                    break
                widest[end] = max(widest[start], line)
    needed = widest[count]
    return math.floor(10 * SAFETY * width.points / needed + 1e-6) / 10 if needed > 0 else 0.0


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


def _break(
    widths: Sequence[float], space: float, room: float, most: int, ends: Sequence[float]
) -> list[int] | None:
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
                paid = line + (ends[end - 1] * room if end < count else 0.0)
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
    return replace(run, text=text)


def _ends(words: Iterable[Runs]) -> list[float]:
    """What it costs to end a line on each word."""
    texts = ["".join(run.text for run in word) for word in words]
    return [_end(text, following) for text, following in zip(texts, [*texts[1:], ""], strict=False)]


def _end(text: str, following: str) -> float:
    if following in DASHES:
        return DASH_BEGINS
    if text.lower() in WEAK_WORDS:
        return WEAK_END
    return -PUNCTUATED if text.endswith(PAUSES) else 0.0


def _too_long(where: str, step: Step, lines: int, size: float) -> Note:
    what = f"needs {lines} lines at the smallest size of the layout ({step.size}); {step.lines} are meant."
    if lines <= step.lines:
        what = f"holds a word wider than the measure at the smallest size of the layout ({step.size})."
    nearest = f"It would fit at {size:g} pt. " if size else ""
    return warning(
        "headline-long",
        where,
        what,
        f"{nearest}Write a shorter head, or offer one in headline_variants.",
    )
