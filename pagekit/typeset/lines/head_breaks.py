"""a head's words with their widths + a measure → the lines they make: as few as can be, and even.

Widths are in em, so that words are measured once for all sizes.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import accumulate, pairwise
from operator import add

from pagekit.house.story import Run, Runs, plain
from pagekit.typeset.lines.joints import Seam, joints
from pagekit.typeset.lines.letters import letters
from pagekit.typeset.lines.paragraph import sliced

_Cost = tuple[float, float, int]


@dataclass(frozen=True, slots=True)
class HeadWords:
    """A head's words, or parts of words between which a line may end."""

    words: list[Runs]
    spaces: list[float]
    """The space before each, in em: none where it goes on with the word before it."""
    widths: list[float]
    """In em."""
    ends: list[float]
    """What ending a line on each costs, as a share of the measure."""
    measure: Callable[[Runs], float]
    soft: list[tuple[int, ...]] = field(default_factory=list)
    """Of each: where the writer has set soft hyphens, which are not in its runs."""
    hyphens: list[bool] = field(default_factory=list)
    """Of each: a line that ends on it ends with a hyphen of ours. Empty where none does."""

    @property
    def widest(self) -> float:
        """The widest of them."""
        return max(self.widths, default=0.0)


def even_breaks(words: HeadWords, room: float, most: int) -> list[int] | None:
    """Where each line ends (exclusive), or None when the words do not fit in `most` lines."""
    widths, spaces, ends = words.widths, words.spaces, words.ends
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
                line += widths[end - 1] + (spaces[end - 1] if end > start + 1 else 0.0)
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


def lines_of(words: HeadWords, ends: list[int]) -> tuple[tuple[Runs, ...], tuple[bool, ...]]:
    """The lines, and whether a space follows each."""
    lines = tuple(_line(words, start, end) for start, end in _spans(ends))
    spaced = tuple(end == len(words.words) or words.spaces[end] > 0 for end in ends)
    return lines, () if all(spaced) else spaced


def hyphens_of(words: HeadWords, ends: list[int]) -> tuple[bool, ...]:
    """Of each line, whether it ends with a hyphen of ours; () when none does."""
    found = tuple(words.hyphens[end - 1] for end in ends) if words.hyphens else ()
    return found if any(found) else ()


def _spans(ends: list[int]) -> Iterator[tuple[int, int]]:
    return zip([0, *ends], ends, strict=False)


def _line(words: HeadWords, start: int, end: int) -> Runs:
    runs: list[Run] = []
    for index in range(start, end):
        for position, run in enumerate(words.words[index]):
            apart = index > start and not position and words.spaces[index] > 0
            text = f" {run.text}" if apart else run.text
            if runs and replace(runs[-1], text="") == replace(run, text=""):
                runs[-1] = replace(run, text=runs[-1].text + text)
            else:
                runs.append(replace(run, text=text))
    return tuple(runs)


def jointed(words: HeadWords, room: float, lang: str, worst: Seam) -> HeadWords:
    """The words, each one that is too wide in its parts between seams that are no worse than that."""
    made = HeadWords([], [], [], [], words.measure)
    soft = words.soft or [()] * len(words.words)
    for word, space, width, end, written in zip(
        words.words, words.spaces, words.widths, words.ends, soft, strict=True
    ):
        text = plain(word)
        cuts = [cut for cut, seam in joints(text, lang, written) if seam <= worst] if width > room else []
        starts = [0, *cuts]
        parts = [
            sliced(word, start, stop) for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)
        ]
        made.words.extend(parts)
        made.spaces.extend([space, *[0.0] * len(cuts)])
        made.widths.extend(map(words.measure, parts))
        made.ends.extend([*[0.0] * len(cuts), end])
        made.hyphens.extend([*[True] * len(cuts), False])
    return made


def divided(words: HeadWords, room: float) -> HeadWords:
    """The words, each one that is too wide in as few parts as can be, and evenly so."""
    parts: list[Runs] = []
    spaces: list[float] = []
    widths: list[float] = []
    ends: list[float] = []
    for word, space, width, end in zip(words.words, words.spaces, words.widths, words.ends, strict=True):
        own = _by_letters(word, words.measure, room) if width > room else [(word, width)]
        parts.extend(part for part, _ in own)
        widths.extend(min(wide, room) for _, wide in own)
        spaces.extend([space, *[0.0] * (len(own) - 1)])
        ends.extend([*[0.0] * (len(own) - 1), end])
    return replace(words, words=parts, spaces=spaces, widths=widths, ends=ends)


def _by_letters(word: Runs, measure: Callable[[Runs], float], room: float) -> list[tuple[Runs, float]]:
    """A word in parts that go into the room, with their widths; a letter that does not by itself stays whole."""
    cuts = [0, *letters(plain(word)), len(plain(word))]
    single = [sliced(word, start, stop) for start, stop in pairwise(cuts)]
    alone = [measure(one) for one in single]
    # A letter may take more room after another one than by itself, where the two are joined or kept apart.
    pairs = [sliced(word, start, stop) for start, stop in zip(cuts, cuts[2:], strict=False)]
    after = [measure(pair) - before for pair, before in zip(pairs, alone, strict=False)]
    widths = [*alone[:1], *map(max, alone[1:], after)]
    own = HeadWords(single, [0.0] * len(single), [min(w, room) for w in widths], [0.0] * len(single), measure)
    found = [_line(own, start, end) for start, end in _spans(even_breaks(own, room, len(single)) or [])]
    return [(part, measure(part)) for part in found]


def nearest_size(words: HeadWords, room: float, lines: int) -> float:
    """The largest size, in tenths of a point, at which the words go into so many lines of that room in points."""
    count, spaces = len(words.widths), words.spaces
    sums = list(accumulate(map(add, words.widths, spaces), initial=0.0))
    # The least that the widest line can be of the first n words, on one line and then on one more each time round.
    widest = [0.0, *(total - spaces[0] for total in sums[1:])]
    for _ in range(min(lines, count) - 1):
        for end in range(count, 0, -1):
            for start in range(end - 1, -1, -1):
                line = sums[end] - sums[start] - spaces[start]
                if line >= widest[end]:
                    break
                widest[end] = max(widest[start], line)
    needed = widest[count]
    return math.floor(10 * room / needed + 1e-6) / 10 if needed > 0 else 0.0
