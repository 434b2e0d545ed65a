"""Markdown text → where code stands in it, before any of it is parsed (CommonMark 0.31, 4.5 and 6.1)."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator

_FENCE = re.compile(r"^[ \t>]*(?P<mark>`{3,}|~{3,})(?P<info>[^\n]*)$", re.MULTILINE)
_RUN = re.compile(r"(?<!\\)`+|\n[ \t]*\n")


class CodeRegions:
    """Fenced code and code in a line. Code that is only set in is not told apart from a list's text."""

    def __init__(self, text: str) -> None:
        regions = list(_fences(text))
        self._starts = [start for start, _ in regions]
        self._ends = [end for _, end in regions]
        spans = [span for span in _spans(text) if not self.holds(span[0])]
        merged = sorted([*regions, *spans])
        self._starts = [start for start, _ in merged]
        self._ends = [end for _, end in merged]

    def holds(self, position: int) -> bool:
        """True for a character of code."""
        index = bisect_right(self._starts, position) - 1
        return index >= 0 and position < self._ends[index]


def _fences(text: str) -> Iterator[tuple[int, int]]:
    start, mark = -1, ""
    for match in _FENCE.finditer(text):
        if start < 0:
            # A line of backticks with more of them behind is code in a line.
            if match["mark"][0] == "~" or "`" not in match["info"]:
                start, mark = match.start(), match["mark"]
        elif match["mark"].startswith(mark) and not match["info"].strip():
            yield start, match.end()
            start = -1
    if start >= 0:
        yield start, len(text)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """From a run of backticks to the next one as long, in one paragraph."""
    paragraph: list[re.Match[str]] = []
    for match in _RUN.finditer(text):
        if match[0][0] == "`":
            paragraph.append(match)
        else:
            yield from _paired(paragraph)
            paragraph = []
    yield from _paired(paragraph)


def _paired(runs: list[re.Match[str]]) -> Iterator[tuple[int, int]]:
    waiting: defaultdict[int, list[int]] = defaultdict(list)
    for index, run in reversed(list(enumerate(runs))):
        waiting[len(run[0])].append(index)
    done = -1
    for index, run in enumerate(runs):
        alike = waiting[len(run[0])]
        alike.pop()
        if index > done and alike:
            done = alike[-1]
            yield run.start(), runs[done].end()
