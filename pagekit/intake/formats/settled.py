"""the texts of blocks → the same texts, so written that a line of them never begins a list, a heading, a rule.

A paragraph that says "1. May" begins a list in Markdown. With a backslash before the dot it reads the same wherever it
stands, and can be written into a file of our notation and read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

_BEGINS = re.compile(
    r"""^[ \t]*(?:
        (?P<number>\d{1,9})(?=[.)](?:\s|$))
      | (?=[-+](?:\s|$)) | (?=\#{1,6}(?:\s|$)) | (?=:(?::|\s|$)) | (?=[-=][-=\s]*$) | (?=\|)
    )""",
    re.VERBOSE | re.MULTILINE,
)
_SHORTCODE = re.compile(r"\{(?=[{%])")
"""What a site's own code begins with: it was read already, and is a text now."""
_CLOSING = re.compile(r"(?:(?<=\s)|^)#(?=#*$)")
"""Signs that would close a heading."""
_TEXTS = frozenset({"text", "caption", "title", "attribution"})


def settled(text: str) -> str:
    """The text with a backslash before what would begin something else."""
    lines = "\n".join(line.strip() for line in text.split("\n"))
    lines = _SHORTCODE.sub(r"{\\", lines)
    return _BEGINS.sub(lambda match: f"{match['number'] or ''}\\", lines)


def _row(cells: Any) -> Any:
    """Cells begin no line, but a site's code may stand in them."""
    return [_SHORTCODE.sub(r"{\\", cell) for cell in cells]


_CELLS: dict[str, Callable[[Any], Any]] = {"header": _row, "rows": lambda rows: [_row(row) for row in rows]}


def settled_block(block: Any) -> Any:
    """A block in wire form with all its texts so; those of code stay as they are."""
    if isinstance(block, list | tuple):
        return [settled_block(inner) for inner in block]
    if not isinstance(block, dict) or block.get("kind") == "code":
        return block
    found = {}
    for key, value in block.items():
        if isinstance(value, str):
            found[key] = settled(value) if key in _TEXTS else value
        else:
            found[key] = _CELLS.get(key, settled_block)(value) if key in {"items", "body", *_CELLS} else value
    if found.get("kind") == "heading":
        found["text"] = _CLOSING.sub(r"\\\g<0>", found["text"])
    return found
