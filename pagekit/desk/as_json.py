"""outcomes and errors → one JSON document for programs. Its keys are a promise."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any, TextIO

from pagekit.desk.exits import Exit, exit_of
from pagekit.desk.findings import Outcome
from pagekit.errors import PagekitError

# JSON itself leaves these in; a terminal would obey them, and half characters cannot be encoded.
_RAW = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


Document = dict[str, Any]


def run_dict(outcomes: Sequence[Outcome], end: Exit, problem: PagekitError | None = None) -> Document:
    """A run of `pagekit article`. `problem` is one that kept every story from being begun."""
    return {
        "ok": end is Exit.DONE,
        "exit_code": int(end),
        "stories": [story_dict(outcome) for outcome in outcomes],
        "error": error_dict(problem) if problem else None,
    }


def failed_dict(problem: PagekitError) -> Document:
    """A run of another command that came to nothing."""
    return {"ok": False, "exit_code": int(exit_of(problem)), "error": error_dict(problem)}


def story_dict(outcome: Outcome) -> Document:
    """One story: its verdict, notes, figures, what was written and what went wrong."""
    return {
        "story": outcome.story,
        "subject": outcome.subject,
        "ok": outcome.ok,
        "publication": str(outcome.publication) if outcome.publication else None,
        "notes": [note.as_dict() for note in outcome.notes],
        "figures": outcome.figures,
        "written": [str(path) for path in outcome.written],
        "errors": [error_dict(problem) for problem in outcome.errors],
    }


def error_dict(problem: PagekitError) -> Document:
    """An error: its kind, what it says, its exit code, each problem of the input, the command that helps."""
    return {"command": None, **problem.as_dict(), "exit_code": int(exit_of(problem))}


def schema_text(schema: Document) -> str:
    """A JSON Schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=1, sort_keys=False) + "\n"


def write_json(document: Document, stream: TextIO) -> None:
    """The document as JSON text, with letters as they are where the stream can hold them."""
    utf8 = (stream.encoding or "utf-8").lower().replace("-", "").startswith("utf")
    text = json.dumps(document, ensure_ascii=not utf8, indent=2)
    stream.write(_RAW.sub(lambda match: f"\\u{ord(match[0]):04x}", text) + "\n")
