"""program text → FlowBox: every character in its place, beside an upright rule.

Lengths are points. The rules:
1. It runs from left to right in every language.
2. No character is lost: a line too long goes on in the next one, after a space where there is one, with a hook before
   it. Where a size smaller holds every line whole, all of it is set in that.
3. Two lines at least stand at either end of what is parted, and where it goes on it says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.house.story import CodeText, Run
from pagekit.typeset.blocks.again import again
from pagekit.typeset.blocks.stick import Stick, remembered
from pagekit.typeset.matter import FlowBox, Row, SetBox
from pagekit.typeset.page import Box, Item, Piece, RuleBox, TextBox, TextLine
from pagekit.typeset.style import TypeStyle

CODE_BAR = 1.5
CODE_INSET = 7.5
CODE_EASE = 0.06
"""How much of their leading lines of program text give or take to fill the grid."""
SMALLER = 0.9
"""The smaller size, as a share of the style's own."""
TAB = 4
HOOK = Box(3.4, 0.3, 2.8, 0.28)
"""The hook before a line that goes on: left edge and width in points, top and height as shares of the leading."""
HOOK_RULE = 0.6


def code_flow(stick: Stick, code: CodeText, source: int = -1) -> FlowBox:
    """Program text."""
    make = remembered(code_box, stick, code)
    return FlowBox(make, "code", source=source, optional=code.optional)


def code_box(stick: Stick, code: CodeText, width: float) -> SetBox:
    """Program text in the width."""
    measure = max(width - CODE_INSET, 1.0)
    own = stick.style("code")
    style = _fitting(stick, code.text, own, measure)
    lines = tuple(code_lines(stick, code.text, style, measure))
    most = CODE_EASE * style.leading
    leading = style.leading + stick.eased(len(lines) * style.leading, len(lines), -most, most)
    rows = []
    for index, line in enumerate(lines):
        piece = Piece(CODE_INSET, 0.0, measure, leading, (line,))
        size = None if style is own else style.size
        box = TextBox("pre", style.name, (piece,), role="code", continued=index > 0, size=size)
        bar = RuleBox(Box(0.0, 0.0, CODE_BAR, leading), "rule")
        hook = _hook(leading) if index and not lines[index - 1].spaced else ()
        # Two lines at least stand at either end of what is parted.
        edge = index in {0, len(lines) - 2} and index + 1 < len(lines)
        rows.append(Row(leading, (box, bar, *hook), keep_next=edge))
    return stick.filled(SetBox(tuple(rows), width, role="code-box", again=again(stick, width)))


def _fitting(stick: Stick, text: str, style: TypeStyle, measure: float) -> TypeStyle:
    """The style, or the same a size smaller where that holds lines which this one parts."""
    small = style.at(SMALLER * style.size, SMALLER * style.leading)
    whole = [_whole(stick, text, one, measure) for one in (style, small)]
    return small if whole == [False, True] else style


def _whole(stick: Stick, text: str, style: TypeStyle, measure: float) -> bool:
    """Whether no line is too long."""
    return all(line.spaced for line in code_lines(stick, text, style, measure))


def _hook(leading: float) -> tuple[Item, ...]:
    """A line's sign that it goes on from the one above it. Not read."""
    top, foot = HOOK.y * leading, HOOK.bottom * leading
    down = Box(HOOK.x, top, HOOK_RULE, foot - top)
    along = Box(HOOK.x, foot - HOOK_RULE, HOOK.width, HOOK_RULE)
    return RuleBox(down, "rule"), RuleBox(along, "rule")


def code_lines(stick: Stick, text: str, style: TypeStyle, measure: float) -> Iterator[TextLine]:
    """The lines of program text, in order; joined, with a line feed after every `spaced` one, they are the text.

    Tabs become spaces; line feeds at the end are left out.
    """
    letter = stick.typesetter.width("0", style, "") or style.size
    for line in text.expandtabs(TAB).rstrip("\n").split("\n"):
        start = 0
        while True:
            taken = _taken(stick, line[start : start + max(1, int(measure / letter)) + 1], style, measure)
            end = start + taken
            yield TextLine((Run(line[start:end]),), spaced=end >= len(line))
            if end >= len(line):
                break
            start = end


def _taken(stick: Stick, text: str, style: TypeStyle, measure: float) -> int:
    """How many characters of the text go into one line."""
    letters = len(text)
    # Letters of another face may be wider than the face's own.
    while letters > 1 and stick.typesetter.width(text[:letters], style, "") > measure:
        letters = min(letters - 1, letters * 15 // 16)
    at = text.rfind(" ", letters // 2, letters)
    return at + 1 if at >= 0 and letters < len(text) else letters
