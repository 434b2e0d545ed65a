"""what every command does alike → one module: arguments read, results given as words or as JSON, errors told.

An error of pagekit's ends a run with its number and a message, never with a traceback.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

import typer
from rich.console import RenderableType

from pagekit.desk.as_json import Document, write_json
from pagekit.desk.exits import MEANING, Exit, exit_of
from pagekit.desk.findings import as_ours
from pagekit.desk.show import complaint, inert, open_console, put
from pagekit.errors import PagekitError

Read = TypeVar("Read")

EPILOG = "\n".join(["Exit codes:", *(f"{int(code):>3}  {meaning}" for code, meaning in MEANING.items())])


def checked(name: str, read: Callable[[], Read]) -> Read:
    """What was read from an argument; one that cannot be read is wrong usage."""
    try:
        return read()
    except ValueError as problem:
        raise typer.BadParameter(inert(str(problem), lines=False), param_hint=name) from None


def give(
    as_json: bool, document: Callable[[], Document], shown: Callable[[], Iterable[RenderableType]]
) -> None:
    """The result: as words, or with --json as one document."""
    if as_json:
        write_json(document(), sys.stdout)
        return
    put(open_console(), shown())


@contextlib.contextmanager
def reporting(as_json: bool, document: Callable[[PagekitError], Document]) -> Iterator[None]:
    """An error of ours in the block ends the run with its number and a message, never with a traceback."""
    try:
        yield
    except (PagekitError, OSError) as fault:
        problem = as_ours(fault)
        complain(problem)
        if as_json:
            write_json(document(problem), sys.stdout)
        raise typer.Exit(exit_of(problem)) from None
    except KeyboardInterrupt:
        raise typer.Exit(Exit.INTERRUPTED) from None


def complain(problem: PagekitError, story: str = "") -> None:
    """Tell an error on standard error; of several stories, of which."""
    put(open_console(stderr=True), [complaint(problem, story)])
