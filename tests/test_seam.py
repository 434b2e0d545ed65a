"""the modules of pagekit → none opens a file but the seam to the disk; and those that have a reason, by name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import pagekit

HOME = Path(pagekit.__file__).parent
SEAM = {"disk.py", "temporary.py"}
OWN = "reads what pagekit ships"
JOB = "writes and reads in a folder of its own, inside of a job, for Ghostscript"
EXCEPTIONS = {
    "desk/doctor.py": OWN,
    "fonts/webfont.py": OWN,
    "paint/icons.py": OWN,
    "paint/scripts.py": OWN,
    "sample/bank.py": OWN,
    "typeset/lines/hyphenate.py": "reads what Pyphen ships",
    "foreign/eps/distil.py": JOB,
    "intake/formats/docx.py": "reads a picture of a package in memory",
    "intake/formats/docx_package.py": "reads the parts of a package in memory",
    "preflight/plates/ghostscript.py": JOB,
    "preflight/plates/look.py": JOB,
    "preflight/proofing.py": JOB,
    "jobs/child.py": "opens the null device, for what libraries print",
}
METHODS = {"open", "read_bytes", "read_text", "write_bytes", "write_text", "mkstemp", "NamedTemporaryFile"}
NO_FILES = {"pikepdf", "pypdfium2", "webbrowser", "found"}
"""Whose `open` is given bytes, or opens no file: libraries, and the record of a picture's metadata."""


def opened(tree: ast.AST) -> Iterator[int]:
    """The lines at which something opens a file: by a call, or by a function that is handed on."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open":
            yield node.lineno
        if isinstance(node, ast.Attribute) and node.attr in METHODS:
            of = node.value.id if isinstance(node.value, ast.Name) else ""
            if of not in {"self", "cls"} | NO_FILES and (node.attr != "open" or id(node) in called):
                yield node.lineno


def in_memory(line: str) -> bool:
    """Whether what is opened are bytes at hand, or a stream of a PDF in memory."""
    return any(
        sign in line
        for sign in ("io.BytesIO(", "Image.open(stream)", "stream.read_bytes(", "one.read_bytes(")
    )


def places() -> Iterator[tuple[str, int, str]]:
    for path in sorted(HOME.rglob("*.py")):
        name, text = path.relative_to(HOME).as_posix(), path.read_text("utf-8")
        lines = text.splitlines()
        for number in opened(ast.parse(text)):
            if name not in SEAM and not in_memory(lines[number - 1]):
                yield name, number, lines[number - 1].strip()


def test_no_file_is_opened_but_through_the_seam() -> None:
    assert [place for place in places() if place[0] not in EXCEPTIONS] == []


def test_every_exception_is_one() -> None:
    assert set(EXCEPTIONS) - {name for name, _, _ in places()} == set()


@pytest.mark.parametrize(
    "source", ["open('a')", "path.read_bytes()", "os.open(a, b)", "map(Path.read_text, all)"]
)
def test_the_search_finds_what_it_looks_for(source: str) -> None:
    assert [*opened(ast.parse(source))] == [1]
