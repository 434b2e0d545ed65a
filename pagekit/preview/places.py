"""a note's place + the text of its file → the line on which a person has to look.

Readers of YAML and JSON say lines of their own faults; of a field that the model refused only its name is known. The
first step of a field's name is looked for where the file's way of writing has names: at the beginning of a line.
"""

from __future__ import annotations

import re
from pathlib import PurePath

_SAID = re.compile(r"\bline (\d+)")
_STEP = re.compile(r"[A-Za-z_][\w-]*")
_FENCES = frozenset({".md", ".markdown"})


def line_of(where: str, what: str, name: str, text: str) -> int | None:
    """The line, counted from 1; None where nobody can say."""
    said = _SAID.search(where) or _SAID.search(what)
    if said:
        return int(said[1])
    step = _STEP.match(where)
    if step is None:
        return None
    ending = PurePath(name).suffix.lower()
    lines = _head(text.splitlines()) if ending in _FENCES else text.splitlines()
    written = _written_as(re.escape(step[0]), ending)
    return next((number for number, line in enumerate(lines, 1) if written.match(line)), None)


def _head(lines: list[str]) -> list[str]:
    """The front matter, with the line that opens it."""
    if not lines or lines[0].rstrip() not in {"---", "+++"}:
        return []
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == lines[0].rstrip()), len(lines))
    return lines[:end]


def _written_as(step: str, ending: str) -> re.Pattern[str]:
    if ending == ".json":
        return re.compile(rf'\s*"{step}"\s*:')
    return re.compile(rf"""["']?{step}["']?\s*[:=]|\[\[?\s*{step}\s*\]""")
