"""TextBox → the embedding level of each character of its lines (UAX 9).

A box is a paragraph, and is resolved whole. Program text is an isolate in it that runs from left to right, as it is on
every page.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagekit.typeset.lines.bidi import paragraph_levels
from pagekit.typeset.page import TextBox

_PROGRAM, _END = "\u2066", "\u2069"


def line_levels(text: TextBox) -> tuple[Sequence[int] | None, ...]:
    """For each line of the box, all pieces after each other, a level for each character of its runs.

    None for a line whose characters all stand in their order.
    """
    lines = [line for piece in text.pieces for line in piece.lines]
    if text.direction == "ltr" and all(run.text.isascii() for line in lines for run in line.runs):
        return (None,) * len(lines)
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    at = 0
    for line in lines:
        start = at
        for run in line.runs:
            words.append(f"{_PROGRAM}{run.text}{_END}" if run.code else run.text)
            at += len(words[-1])
        spans.append((start, at))
        words.append(" " if line.spaced and not line.hyphen else "")
        at += len(words[-1])
    paragraph = paragraph_levels("".join(words), text.direction)
    if paragraph.plain:
        return (None,) * len(lines)
    found: list[Sequence[int] | None] = []
    for line, (start, end) in zip(lines, spans, strict=True):
        levels, place, own = paragraph.line(start, end), 0, list[int]()
        for run in line.runs:
            place += run.code
            own += levels[place : place + len(run.text)]
            place += len(run.text) + run.code
        found.append(own if any(own) else None)
    return tuple(found)
