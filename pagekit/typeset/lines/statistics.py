"""set lines → statistics of their quality: gaps, hyphens, stacks, one-word lines and runts, whoever set the lines.

Lengths are floats in points. A gap is the space between two words as it is set, over the face's natural space: 1 is
natural, 2 is twice as wide. Statistics of different typesetters compare only when face, size and measure are the same.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

STACK = 3
"""From so many lines on, hyphens under one another are a stack: a ladder at the edge of the column."""
RUNT_LETTERS = 4
"""A paragraph's last line of fewer letters and digits is a runt."""


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line of justified text as it was set."""

    text: str
    """What is printed, with the hyphen at its end if there is one."""
    width: float
    """The natural width in points: kerned, untracked, with natural spaces."""
    gaps: int
    gap: float
    """The gap over the natural space; infinite for a line that is short and has no gap to stretch (`stretched`)."""
    hyphen: bool
    """The line ends in a hyphen that is not in the copy."""
    last: bool
    """The paragraph ends here: the line is not stretched."""
    paragraph: int
    """Lines of the same paragraph stand together and share this number."""


@dataclass(frozen=True, slots=True)
class LineStatistics:
    """What a column's lines are worth. Gaps and shares leave out the last lines of paragraphs."""

    lines: int
    hyphens: float
    """Per hundred lines of all kinds."""
    stacks: int
    """Runs of three or more hyphened lines in a row within one paragraph; a run counts once, however long."""
    mean: float
    p95: float
    """The gap that 95 in a hundred lines do not pass. Like `mean` and `largest`, of the lines that have a gap."""
    largest: float
    over_half: float
    """The share of lines, 0 to 1, whose gap is over 1.5 times the natural space."""
    over_two: float
    over_three: float
    one_word: int
    """Lines without any gap that are no last lines."""
    runts: int
    """Last lines of under four letters or narrower than an em, in paragraphs of several lines."""


def stretched(width: float, gaps: int, space: float, measure: float) -> float:
    """The gap over the natural space of a line that fills the measure; all in points.

    `width` is that of the line with natural spaces, tracked as it is printed. A line without gaps has none to stretch:
    infinite when it falls short of the measure by more than a space, else 1.
    """
    slack = measure - width
    if not gaps:
        return math.inf if slack > space else 1.0
    return 1 + slack / (gaps * space)


def line_statistics(lines: Iterable[SetLine], em: float) -> LineStatistics:
    """The statistics of lines in reading order; `em` is the type size in points. Raises ValueError without lines."""
    every = list(lines)
    if not every:
        raise ValueError("There are no lines to judge: statistics need at least one.")
    full = [line for line in every if not line.last]
    gaps = sorted(line.gap for line in full if line.gaps)
    return LineStatistics(
        lines=len(every),
        hyphens=100 * sum(line.hyphen for line in every) / len(every),
        stacks=sum(map(_stacks, _paragraphs(every))),
        mean=math.fsum(gaps) / len(gaps) if gaps else 1.0,
        p95=gaps[math.ceil(0.95 * len(gaps)) - 1] if gaps else 1.0,
        largest=gaps[-1] if gaps else 1.0,
        over_half=_share_over(full, 1.5),
        over_two=_share_over(full, 2),
        over_three=_share_over(full, 3),
        one_word=sum(not line.gaps for line in full),
        runts=sum(
            _is_runt(line, em) for before, line in pairwise(every) if before.paragraph == line.paragraph
        ),
    )


def _paragraphs(lines: Sequence[SetLine]) -> Iterable[list[SetLine]]:
    return (list(group) for _, group in groupby(lines, key=lambda line: line.paragraph))


def _stacks(paragraph: Sequence[SetLine]) -> int:
    runs = groupby(paragraph, key=lambda line: line.hyphen)
    return sum(hyphened and len(list(run)) >= STACK for hyphened, run in runs)


def _share_over(lines: Sequence[SetLine], limit: float) -> float:
    return sum(line.gap > limit for line in lines) / len(lines) if lines else 0.0


def _is_runt(line: SetLine, em: float) -> bool:
    return line.last and (sum(map(str.isalnum, line.text)) < RUNT_LETTERS or line.width < em)
