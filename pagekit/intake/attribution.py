"""the paragraphs of a quotation → the paragraphs and who said it: a last line that begins with a dash."""

from __future__ import annotations

import re

MAX_ATTRIBUTION = 300
_DASHED = re.compile(r"^(?:[—–―]|--+|-\s|&mdash;|&ndash;)\s*(?P<who>\S.*)$", re.DOTALL)


def split_attribution(paragraphs: list[str]) -> tuple[list[str], str | None]:
    """Take the attribution off the last paragraph, or off its last line. A quotation is never only that."""
    if not paragraphs:
        return paragraphs, None
    *before, last = paragraphs
    who = attribution(last)
    if who and before:
        return before, who
    head, newline, tail = last.rpartition("\n")
    who = attribution(tail) if newline else None
    if who and head.strip(" \\\n"):
        return [*before, head.rstrip(" \\\n")], who
    return paragraphs, None


def attribution(text: str) -> str | None:
    """The name behind the dash, or None when the text does not begin with one."""
    match = _DASHED.match(text.strip())
    if not match or len(match["who"]) > MAX_ATTRIBUTION:
        return None
    return match["who"].strip()
