"""an error, or the errors of a run → the number that the shell sees.

The numbers are a promise to scripts; `MEANING` is what the help prints.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum

from pagekit.errors import (
    JobFailed,
    MissingDependency,
    MissingResource,
    PagekitError,
    RenderError,
    WriteError,
)


class Exit(IntEnum):
    """What a run ends with."""

    DONE = 0
    ATTENTION = 1
    USAGE = 2
    INPUT = 3
    MISSING = 4
    OUTPUT = 5
    INTERRUPTED = 130


MEANING = {
    Exit.DONE: "done",
    Exit.ATTENTION: "done, but a report holds an error note, or some of several stories failed",
    Exit.USAGE: "wrong usage",
    Exit.INPUT: "input that cannot be taken: a story, publication, advert, layout, option or press condition",
    Exit.MISSING: "something is missing on this machine; pagekit doctor says what",
    Exit.OUTPUT: "the output could not be written, or the page could not be set",
    Exit.INTERRUPTED: "interrupted",
}


def exit_of(problem: PagekitError) -> Exit:
    """The number for one error."""
    if isinstance(problem, MissingDependency | MissingResource):
        return Exit.MISSING
    if isinstance(problem, WriteError | RenderError | JobFailed):
        return Exit.OUTPUT
    return Exit.INPUT


def exit_of_run(stories: Sequence[Sequence[PagekitError]], *, done: bool, ok: bool) -> Exit:
    """The number for a run, of the errors of each story. `done`: something was written; `ok`: all is well.

    When nothing was done for several stories, all for one kind of reason, it is that reason's number.
    """
    kinds = {exit_of(problem) for problems in stories for problem in problems}
    if not kinds:
        return Exit.DONE if ok else Exit.ATTENTION
    if len(stories) == 1:
        return exit_of(stories[0][0])
    return kinds.pop() if len(kinds) == 1 and not done else Exit.ATTENTION
