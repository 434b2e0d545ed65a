"""a table without a head, several terms for one definition → the form in which Markdown's tables and lists know them.

kramdown and MultiMarkdown take lines between bars for a table, with or without a rule under the first of them; several
terms above what is said of them stand each on a line of its own.
"""

from __future__ import annotations

import re

from pagekit.intake.stretch import Stretch

_ROW = re.compile(r"\|[^\n]*\|[ \t]*(?:\n|\Z)")
_RULE = re.compile(r"\|?[ \t]*:?-+:?[ \t]*(?:[|+][ \t]*:?-+:?[ \t]*)*\|?[ \t]*(?:\n|\Z)")
_BARS = re.compile(r"(?<!\\)\|")
_TERM = re.compile(r"[^\W_*`\"“«(\[][^\n]{0,79}|[*_`\"“«(\[]{1,3}\w[^\n]{0,79}")
_NO_TERM = re.compile(r"(?:[#>|:~=+-]|\d+[.)]\s|[*+-]\s|[A-Za-z]{1,3}://)|.*[.,;!?…]$")
MOST_TERMS = 6
_REACH = MOST_TERMS * 81


def headless_table(text: str, start: int) -> Stretch | None:
    """The head that a table lacks, where a block of lines between bars begins here without one."""
    if not _begins_block(text, start):
        return None
    first = _ROW.match(text, start)
    if first is None:
        return None
    if _RULE.fullmatch(first[0]):
        # The rule stands over the first row: it is the one under an empty head.
        width = _width(first[0])
        second = _ROW.match(text, first.end())
        if second is None or _RULE.fullmatch(second[0]) or _rule_follows(text, second.end()):
            return None
        return Stretch(start, start, _empty(width))
    second = _ROW.match(text, first.end())
    if (
        second is None
        or _RULE.fullmatch(second[0])
        or _width(first[0]) != _width(second[0])
        or _width(first[0]) < 2
    ):
        return None
    return Stretch(start, start, f"{_empty(_width(first[0]))}|{'---|' * _width(first[0])}\n")


def terms_of_one(text: str, start: int, cursor: int) -> Stretch | None:
    """The terms above what is said of all of them, as one: their lines end in breaks."""
    floor = max(0, start - _REACH)
    above = text.rfind("\n\n", floor, start)
    begin = above + 2 if above >= 0 else floor
    if above < 0 and floor:
        return None
    lines = text[begin : max(begin, start - 1)].split("\n")
    if begin < cursor or not 2 <= len(lines) <= MOST_TERMS:
        return None
    if not all(_TERM.fullmatch(line) and not _NO_TERM.match(line) for line in lines):
        return None
    return Stretch(begin, start, "<br>".join(line.strip() for line in lines) + "\n")


def _begins_block(text: str, start: int) -> bool:
    return start == 0 or text[max(0, start - 2) : start] == "\n\n"


def _rule_follows(text: str, at: int) -> bool:
    rule = _RULE.match(text, at)
    return rule is not None and bool(rule[0].strip())


def _width(row: str) -> int:
    return len(_BARS.findall(row)) - 1


def _empty(width: int) -> str:
    return f"|{'  |' * width}\n"
