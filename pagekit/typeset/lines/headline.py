"""a headline, deck or kicker + a measure + a ladder of sizes → its size and its lines: the largest step, evenly broken.

The rules:
1. A head is never cut, and no letter of it stands outside the measure. It is hyphenated for the sake of a word wider
   than the measure alone.
2. The largest step of the ladder whose best break needs no more lines than the step allows is taken.
3. Among breaks of as few lines as possible, the one whose widest line is narrowest is taken: even lines.
4. A line does not end on an article, a preposition or a conjunction when that can be had for a few per cent of width,
   and rather ends after a colon, a comma or a dash; none begins with a dash when that can be helped.
5. Of several heads the first is taken, unless another one gives a larger step.
6. A line may end inside a word where the writing has it so: after a hyphen, which costs, or between ideographs.
7. When no step fits, the smallest is taken and a note names the nearest size that would. A word that is wider than the
   measure even then is divided at its joints, with a hyphen, as few times as can be and at the largest step that this
   allows. Where nobody knows its joints it makes the head smaller, down to `SMALLEST` of the smallest step; where this
   is not enough, it is divided between two letters.

A head's width is linear in its size: words are measured once, in em, for all steps.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import accumulate

from pagekit.house.story import LINE_BREAK, Run, Runs, plain
from pagekit.notes import Note, warning
from pagekit.typeset.lines.head_breaks import (
    HeadWords,
    divided,
    even_breaks,
    hyphens_of,
    jointed,
    lines_of,
    nearest_size,
)
from pagekit.typeset.lines.hyphenate import SOFT_HYPHEN
from pagekit.typeset.lines.joints import Seam
from pagekit.typeset.lines.opportunities import Kind, pieces
from pagekit.typeset.lines.paragraph import ZERO_WIDTH_SPACE, Typesetter, sliced
from pagekit.typeset.lines.places import LINE_END_HYPHEN
from pagekit.typeset.page import TextLine
from pagekit.typeset.style import TypeStyle
from pagekit.units import Length, pt

WEAK_END = 0.06
"""What a line that ends on a weak word costs, as a share of the measure."""
PUNCTUATED = 0.02
"""What a line that ends after one of `PAUSES` is spared, likewise."""
DIVIDED = 0.1
"""What a line costs that ends after a hyphen or a slash, likewise."""
SMALLEST = 0.6
"""How small a head becomes for the sake of one long word, as a share of the smallest step."""
PAUSES = (":", ",", ";", "—", "–", "、", "，", "：", "；")
FIRST_IDEOGRAPH = "\u2e80"
_SPACES = re.compile(" {2,}")
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
    spaced: tuple[bool, ...] = ()
    """Of each line: False when the next one goes on with the same word. Empty where none does."""
    hyphens: tuple[bool, ...] = ()
    """Of each line: True when it ends with a hyphen that is not in the copy. Empty where none does."""

    @property
    def set_lines(self) -> tuple[TextLine, ...]:
        """Its lines for a page."""
        count = len(self.lines)
        ends = self.hyphens or (False,) * count, self.spaced or (True,) * count
        return tuple(TextLine(*line) for line in zip(self.lines, *ends, strict=True))

    @property
    def depth(self) -> Length:
        """From the top of its first line to the foot of its last."""
        return self.leading * len(self.lines)


def set_headline(runs: Runs, width: Length, ladder: Sequence[Step], measure: Measure, where: str) -> Headline:
    """Choose the size and the lines. `ladder` begins with the largest step and is not empty."""
    return _set(_words(runs, measure(" "), lambda word: measure(plain(word))), width, ladder, where)


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
    found = [_set(head_words(text, style, typesetter, lang), width, steps, where, lang) for text in texts]
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
    return steps_held(head_words(runs, style, typesetter, lang), width, _bounded(ladder, most))


def head_words(runs: Runs, style: TypeStyle, typesetter: Typesetter, lang: str = "") -> HeadWords:
    """The words of a head, measured once for all widths. Each run in its own look: bold and italic words have widths of
    their own.
    """
    looks = typesetter.looks(style, lang)

    def measure(word: Runs) -> float:
        return sum(looks.of(run).sums(run.text)[-1] for run in word) / style.size

    words = _words(runs, typesetter.width(" ", style, lang) / style.size, measure)
    typesetter.met(plain(runs))
    return words


def steps_held(words: HeadWords, width: Length, ladder: Sequence[Step]) -> tuple[Headline, ...]:
    """`every_step` of words that are measured."""
    heads = (_at(words, width, step, place) for place, step in enumerate(ladder))
    return tuple(head for head in heads if head)


def shaped_measure(typesetter: Typesetter, style: TypeStyle, lang: str = "") -> Measure:
    """The measure of a style: text → its shaped width in em, kerning and tracking included."""
    return lambda text: typesetter.width(text, style, lang) / style.size


def _bounded(ladder: Iterable[Step], most: int | None) -> list[Step]:
    return [replace(step, lines=step.lines if most is None else min(step.lines, most)) for step in ladder]


def _words(runs: Runs, space: float, measure: Callable[[Runs], float]) -> HeadWords:
    parts = split_words(runs)
    words = [word for word, _ in parts]
    goes_on = [joined for _, joined in parts]
    spaces = [0.0 if joined else space for joined in goes_on]
    soft = [_soft(text) for text in _texts(runs)]
    return HeadWords(words, spaces, [measure(word) for word in words], _ends(words, goes_on), measure, soft)


def _set(words: HeadWords, width: Length, ladder: Sequence[Step], where: str, lang: str = "") -> Headline:
    for place, step in enumerate(ladder):
        head = _at(words, width, step, place)
        if head:
            return head
    last = ladder[-1]
    room = SAFETY * width.points / last.size.points
    note = partial(_too_long, where, last, size=nearest_size(words, SAFETY * width.points, last.lines))
    size, leading = last.size, last.leading
    wide = words.widest > room
    parted = _parted(words, width, ladder, lang) if wide else None
    if parted:
        return replace(parted, note=note(len(parted.lines), wide))
    if wide and room >= SMALLEST * words.widest:
        size = pt(math.floor(10 * last.size.points * room / words.widest + 1e-6) / 10)
        leading = last.leading * (size.points / last.size.points)
        room = SAFETY * width.points / size.points
    elif wide:
        words = divided(words, room)
    breaks = even_breaks(words, room, len(words.words)) or []
    lines, spaced = lines_of(words, breaks)
    return Headline(size, leading, lines, note(len(breaks), wide), len(ladder) - 1, spaced=spaced)


def _parted(words: HeadWords, width: Length, ladder: Sequence[Step], lang: str) -> Headline | None:
    """The head with the words that no step holds divided at their joints, in more lines than are meant if need be; None
    where a part of one is still too wide.
    """
    hyphen = words.measure((Run(LINE_END_HYPHEN),))
    room = SAFETY * width.points / ladder[-1].size.points - hyphen
    last = len(ladder) - 1
    endless = (last, replace(ladder[-1], lines=ENDLESS))
    for steps in (list(enumerate(ladder)), [endless]):
        for worst in Seam:
            parts = jointed(words, room, lang, worst)
            # Every line leaves room for a hyphen, whether it has one or not.
            found = filter(None, (_at(parts, width, step, place, hyphen) for place, step in steps))
            best = min(found, key=lambda head: (sum(head.hyphens), head.step), default=None)
            if best:
                return best
    return None


def _at(words: HeadWords, width: Length, step: Step, place: int, less: float = 0.0) -> Headline | None:
    room = SAFETY * width.points / step.size.points - less
    breaks = even_breaks(words, room, step.lines)
    if breaks is None:
        return None
    lines, spaced = lines_of(words, breaks)
    return Headline(
        step.size, step.leading, lines, step=place, spaced=spaced, hyphens=hyphens_of(words, breaks)
    )


def split_words(runs: Runs) -> list[tuple[Runs, bool]]:
    """The words of the runs, or parts of words where a line may end inside one, each with its look.

    True where a part goes on with the word before it. No-break spaces keep words together; dashes keep to theirs.
    """
    one_line = tuple(_with_text(run, run.text.replace(LINE_BREAK, " ")) for run in runs)
    found: list[tuple[Runs, bool]] = []
    joined = False
    for start, end, kind in pieces(plain(one_line)):
        part = tuple(
            _with_text(run, _SPACES.sub(" ", run.text)) for run in sliced(one_line, start, end) if run.text
        )
        if part:
            found.append((part, joined))
        joined = kind == Kind.GLUELESS and (joined or bool(part))
    return found


def _texts(runs: Runs) -> Iterator[str]:
    """The words as they were written, as many as there are words."""
    text = plain(runs).replace(LINE_BREAK, " ")
    words = (text[start:end] for start, end, _ in pieces(text))
    return (word for word in words if word.replace(ZERO_WIDTH_SPACE, "").replace(SOFT_HYPHEN, ""))


def _soft(text: str) -> tuple[int, ...]:
    """The places of soft hyphens in what is printed of a word."""
    parts = text.split(SOFT_HYPHEN)
    places = accumulate(len(part) for part in parts[:-1])
    return tuple(place for place in dict.fromkeys(places) if 0 < place < len(text) - text.count(SOFT_HYPHEN))


def _with_text(run: Run, text: str) -> Run:
    return replace(run, text=text)


def _ends(words: Sequence[Runs], goes_on: Sequence[bool]) -> list[float]:
    """What it costs to end a line on each word."""
    texts = [plain(word) for word in words]
    following = zip([*texts[1:], ""], [*goes_on[1:], False], strict=False)
    return [_end(text, *after) for text, after in zip(texts, following, strict=False)]


def _end(text: str, following: str, joined: bool) -> float:
    if following in DASHES:
        return DASH_BEGINS
    if text.lower() in WEAK_WORDS:
        return WEAK_END
    if text.endswith(PAUSES):
        return -PUNCTUATED
    # Between ideographs any place is as good as the next.
    return DIVIDED if joined and text[-1] < FIRST_IDEOGRAPH and not text[-1].isalnum() else 0.0


def _too_long(where: str, step: Step, lines: int, wide: bool, *, size: float) -> Note:
    what = f"needs {lines} lines at the smallest size of the layout ({step.size}); {step.lines} are meant."
    if wide or lines <= step.lines:
        what = f"holds a word wider than the measure at the smallest size of the layout ({step.size})."
    nearest = f"It would fit at {size:g} pt. " if size else ""
    return warning(
        "headline-long",
        where,
        what,
        f"{nearest}Write a shorter head, or offer one in headline_variants.",
    )
