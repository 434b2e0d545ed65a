"""a caption with its credit at the end → the caption and the creator."""

from __future__ import annotations

import re

_CREDIT = re.compile(
    r"""
    (?:^|(?<=[.!?…)\]”"'])\s+|\s+[-–—|(]\s*)
    (?:(?:photo|picture|image)\s*credits?\s*:|photo(?:graph)?s?\s+by\s|photo(?:graph)?\s*:|credits?\s*:)
    \s*(?P<name>[^\n]{1,120}?)\s*$
    """,
    re.IGNORECASE | re.VERBOSE,
)
# A dot that belongs to the name: an initial or an abbreviation.
_OWN_DOT = re.compile(r"\b(?:\w|Jr|Sr|Inc|Ltd|Co|Corp)\.$")


def split_credit(caption: str) -> tuple[str, str | None]:
    """The caption without its credit, and whom the credit names; None when there is no credit."""
    match = _CREDIT.search(caption)
    if not match:
        return caption, None
    name = match["name"].strip()
    # The bracket that the credit began with, not one of a link.
    if name[-1:] == ")" and name.count(")") > name.count("("):
        name = name[:-1].rstrip()
    if not _OWN_DOT.search(name):
        name = name.rstrip(".").strip()
    return (caption[: match.start()].rstrip(), name) if name else (caption, None)
