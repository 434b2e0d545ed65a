"""errors → exit codes, and the three places that tell them agree."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

import pagekit.cli
from pagekit import errors
from pagekit.desk.exits import MEANING, Exit, exit_of, exit_of_run
from pagekit.errors import PagekitError, Unreadable, WriteError

CODES = {
    "InvalidInput": 3, "Unreadable": 3, "Withheld": 3, "LayoutError": 3, "UnknownLayout": 3, "BadOption": 3, "BadOrder": 3,
    "TemplateError": 3, "UnsupportedPress": 3, "RenderError": 5, "WriteError": 5, "MissingResource": 4,
    "MissingDependency": 4, "MissingGlyphs": 3, "JobFailed": 5, "LimitExceeded": 5,
}  # fmt: skip


def every_kind() -> Iterator[PagekitError]:
    for name in CODES:
        kind = getattr(errors, name)
        arguments = {
            "InvalidInput": ("story.md", ()),
            "MissingDependency": ("Pango.", "brew install pango"),
            "MissingGlyphs": ("story", "print-article", ()),
            "JobFailed": ("page", "work", "too much of it."),
            "LimitExceeded": ("page", "work", "it took more than", "2 seconds", "Leave it out."),
        }
        yield kind(*arguments.get(name, ("what happened",)))


def test_every_error_has_its_number() -> None:
    assert {type(problem).__name__: int(exit_of(problem)) for problem in every_kind()} == CODES
    kinds = {
        name
        for name, kind in vars(errors).items()
        if isinstance(kind, type) and issubclass(kind, PagekitError)
    }
    assert kinds - {"PagekitError"} == set(CODES)


BAD, FULL = Unreadable("gone.md: no such file."), WriteError("out: cannot be written.")


@pytest.mark.parametrize(
    ("stories", "done", "ok", "end"),
    [
        ([[]], True, True, Exit.DONE),
        ([[]], True, False, Exit.ATTENTION),
        ([[BAD]], False, False, Exit.INPUT),
        ([[FULL]], True, False, Exit.OUTPUT),
        ([[], []], True, False, Exit.ATTENTION),
        ([[], [BAD]], True, False, Exit.ATTENTION),
        ([[BAD], [BAD]], False, False, Exit.INPUT),
        ([[BAD], [FULL]], False, False, Exit.ATTENTION),
    ],
)
def test_a_run_has_its_number(stories: list[list[PagekitError]], done: bool, ok: bool, end: Exit) -> None:
    assert exit_of_run(stories, done=done, ok=ok) is end


def test_the_head_of_the_command_line_says_what_the_help_says() -> None:
    written = re.findall(r"^    (\d+) +(.+)$", pagekit.cli.__doc__ or "", re.MULTILINE)
    assert written == [(str(int(code)), meaning) for code, meaning in MEANING.items()]
    assert int(Exit.MISSING) == pagekit.cli.MISSING
