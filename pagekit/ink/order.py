"""TextBox → the embedding level of each character of its lines, and from levels the order from left to right (UAX 9).

Program text is an isolate that runs from left to right, as it is on every page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pagekit.house.direction import RTL_LETTERS
from pagekit.typeset.page import TextBox, TextLine

_TURNS = re.compile(f"[{RTL_LETTERS}\u061c\u200f\u202a-\u202e\u2066-\u2069]")


class Order:
    """The lines of one box. A text in which nothing turns has no levels."""

    def __init__(self, text: TextBox) -> None:
        self._rtl = text.direction == "rtl"
        self._turns = self._rtl or any(
            not run.text.isascii() and _TURNS.search(run.text)
            for piece in text.pieces
            for line in piece.lines
            for run in line.runs
        )

    def levels(self, line: TextLine) -> Sequence[int] | None:
        """A level for each character of the line's runs; None where all stand in their order."""
        if not self._turns:
            return None
        return levels("".join(run.text for run in line.runs), self._rtl)


def visual_order(levels: Sequence[int]) -> list[int]:
    """The places of what has these levels, from left to right (UAX 9, rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            if levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


"""a line's text + its direction → the level of every character (UAX 9 without explicit marks)."""
from unicodedata import bidirectional


def levels(text: str, rtl: bool) -> list[int]:
    base = 1 if rtl else 0
    t = [bidirectional(c) or "L" for c in text]
    t = ["BN" if x in ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI") else x for x in t]
    e = "R" if rtl else "L"
    prev, strong = e, e
    for i, x in enumerate(t):  # W1, W2, W3
        if x in ("NSM", "BN"):
            t[i] = x = prev
        if x == "EN" and strong == "AL":
            t[i] = "AN"
        elif x == "AL":
            strong = "AL"
            t[i] = "R"
        elif x in "LR":
            strong = x
        prev = t[i]
    n = len(t)
    for i in range(1, n - 1):  # W4
        if (
            t[i] in ("ES", "CS")
            and t[i - 1] == t[i + 1]
            and (t[i - 1] == "EN" or (t[i] == "CS" and t[i - 1] == "AN"))
        ):
            t[i] = t[i - 1]
    for i in range(n):  # W5
        if t[i] == "ET":
            j = i
            while j < n and t[j] == "ET":
                j += 1
            if (i and t[i - 1] == "EN") or (j < n and t[j] == "EN"):
                t[i:j] = ["EN"] * (j - i)
    t = ["ON" if x in ("ES", "CS", "ET", "B", "S", "WS", "BN") else x for x in t]  # W6
    strong = e
    for i, x in enumerate(t):  # W7
        if x == "EN" and strong == "L":
            t[i] = "L"
        elif x in "LR":
            strong = x
    i = 0
    while i < n:  # N1, N2
        if t[i] == "ON":
            j = i
            while j < n and t[j] == "ON":
                j += 1
            a = e if i == 0 else "L" if t[i - 1] == "L" else "R"
            b = e if j == n else "L" if t[j] == "L" else "R"
            t[i:j] = [a if a == b else e] * (j - i)
            i = j
        else:
            i += 1
    if base:
        return [1 if x == "R" else 2 for x in t]
    return [0 if x == "L" else 1 if x == "R" else 2 for x in t]
