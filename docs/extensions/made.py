"""`% made: NAME WORDS` in a page → the Markdown that the code makes for it: fields, commands, notes, pictures.

What is made is never written to docs/: the page is completed while Sphinx reads it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import api
import command_line
import fields
import notes
import pictures
from sphinx.application import Sphinx

MADE = re.compile(r"^% made: (\S+) ?(.*)$", re.MULTILINE)
MAKERS: dict[str, Callable[[str], str]] = {
    "api": api.group,
    "commands": command_line.commands,
    "exits": command_line.exits,
    "fields": fields.of_kind,
    "gallery": pictures.gallery,
    "notes": notes.every,
}


def completed(text: str) -> str:
    """The page with all that is made in its place."""
    return MADE.sub(lambda match: MAKERS[match[1]](match[2].strip()), text)


def _read(app: Sphinx, name: str, content: list[str]) -> None:
    content[0] = completed(content[0])


COLUMNS = re.compile(r"\S {2,}\S")


def _columns_as_typed(
    app: Sphinx, what: str, name: str, thing: object, options: object, lines: list[str]
) -> None:
    """A table that was set with spaces in a docstring stays as it was typed."""
    table = [bool(line) and not line.startswith(" ") and bool(COLUMNS.search(line)) for line in lines]
    if sum(table) < 2:
        return
    first = table.index(True)
    last = max(place for place, is_row in enumerate(table) if is_row)
    while last + 1 < len(lines) and lines[last + 1].startswith(" "):
        last += 1
    lines[first : last + 1] = ["::", "", *(f"    {line}" for line in lines[first : last + 1]), ""]


def setup(app: Sphinx) -> dict[str, bool]:
    """For Sphinx."""
    app.connect("source-read", _read)
    app.connect("autodoc-process-docstring", _columns_as_typed)
    app.connect("build-finished", lambda app, problem: pictures.copied(Path(app.outdir)))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
