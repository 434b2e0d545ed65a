"""what a caller passed → what a call takes: of its kind, one where a list is meant; anything else is refused by name.

Public calls ask here before they do anything. A refusal says which argument, what it is, and what to pass.
"""

from __future__ import annotations

import os
import stat
import warnings
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from difflib import get_close_matches
from functools import wraps
from pathlib import Path
from reprlib import Repr
from typing import ParamSpec, TypeVar

from pydantic import BaseModel

from pagekit.errors import BadOrder, Unreadable

PathLike = str | os.PathLike[str]
AssetUrl = Callable[[str], str]
"""The name of a page's file → its address."""
Kind = TypeVar("Kind")
Taken = ParamSpec("Taken")
Made = TypeVar("Made")

A_FOLDER = "Pass the path of a folder."
A_MOMENT = "Pass a datetime with its zone, for example datetime(2014, 8, 15, 20, 29, tzinfo=UTC)."

_KINDS = (
    (stat.S_ISREG, "a file"),
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
_short = Repr()
_short.maxstring = 60
_whole = Repr()
_whole.maxstring = 400
# What is told whole; of anything else the kind alone.
_PLAIN = (str, bytes, int, float)
# They can be gone through, and what comes out is not what is meant.
_NO_LISTS = (str, bytes, bytearray, Mapping, BaseModel)


def one(value: object, kind: type[Kind] | tuple[type[Kind], ...], where: str, remedy: str) -> Kind:
    """The value, which is of this kind. Raises BadOrder."""
    kinds = kind if isinstance(kind, tuple) else (kind,)
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        raise refusal(where, value, remedy)
    return value


def several(
    value: object, kind: type[Kind] | tuple[type[Kind], ...], where: str, remedy: str
) -> tuple[Kind, ...]:
    """The values, each of this kind; one by itself is a list of one. Raises BadOrder."""
    if isinstance(value, kind):
        return (value,)
    if isinstance(value, _NO_LISTS) or not isinstance(value, Iterable):
        raise refusal(where, value, remedy)
    return tuple(one(each, kind, f"{where}[{place}]", remedy) for place, each in enumerate(value))


def one_folder(value: object, where: str, remedy: str = A_FOLDER) -> Path:
    """The path. Raises BadOrder."""
    return Path(path_text(value, where, remedy))


def path_text(value: object, where: str, remedy: str) -> str:
    """The path as text that a path can be. Raises BadOrder."""
    try:
        text = os.fspath(value) if isinstance(value, str | os.PathLike) else None
    except TypeError:
        text = None
    if not isinstance(text, str) or not text:
        raise refusal(where, value, remedy)
    try:
        possible = b"\0" not in os.fsencode(text)
    except UnicodeEncodeError:
        possible = False
    if not possible:
        raise BadOrder(f"{where}: is {_short.repr(text)}, with a character that no path has. {remedy}")
    return text


def present(folder: Path, where: str, *, needed: bool = False) -> Path:
    """The folder, which is there; `needed` where nothing can be done without one. Raises Unreadable."""
    try:
        there = folder.is_dir()
    except OSError:  # a name longer than any folder's
        there = False
    if not there:
        found = what_it_is(folder)
        if found:
            raise Unreadable(f"{where}: {_whole.repr(str(folder))} is {found}, not a folder. Name a folder.")
        remedy = "Check the path." if needed else f"Check the path, or leave {where} out."
        raise Unreadable(f"{where}: there is no folder {_whole.repr(str(folder))}. {remedy}")
    return folder


def what_it_is(path: Path) -> str:
    """What stands at a path, in a word with its article; "" where there is nothing."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return ""
    return next((word for is_one, word in _KINDS if is_one(mode)), "something else")


def several_folders(
    value: object, where: str, remedy: str = "Pass the path of a folder, or a list of such paths."
) -> tuple[Path, ...]:
    """The paths; one by itself is a list of one. Raises BadOrder."""
    if isinstance(value, str | os.PathLike):
        return (one_folder(value, where, remedy),)
    if isinstance(value, _NO_LISTS) or not isinstance(value, Iterable):
        raise refusal(where, value, remedy)
    return tuple(one_folder(each, f"{where}[{place}]", remedy) for place, each in enumerate(value))


def moment(value: object, where: str) -> datetime | None:
    """The time, or none; whose it is when it has no zone, the caller knows. Raises BadOrder."""
    return None if value is None else one(value, datetime, where, A_MOMENT)


def renamed(**names: str) -> Callable[[Callable[Taken, Made]], Callable[Taken, Made]]:
    """A call whose old keywords, for one version more, stand for the new ones: `renamed(old="new")`.

    Raises BadOrder where both are passed.
    """

    def wrap(call: Callable[Taken, Made]) -> Callable[Taken, Made]:
        @wraps(call)
        def taken(*given: Taken.args, **named: Taken.kwargs) -> Made:
            for old in names.keys() & named.keys():
                new = names[old]
                if new in named:
                    raise BadOrder(f"{old}: is the old name of {new}, which is passed, too. Leave {old} out.")
                warnings.warn(f"{old}= is called {new}= now.", DeprecationWarning, stacklevel=2)
                named[new] = named.pop(old)
            return call(*given, **named)

        return taken

    return wrap


def refusal(where: str, value: object, remedy: str) -> BadOrder:
    """The error for a value of the wrong kind."""
    return BadOrder(f"{where}: is {_told(value)}. {remedy}")


def kind_of(value: object) -> str:
    """What a value is, in Python's word with its article, for whoever passed it: "a list", "an Article", "None"."""
    name = type(value).__name__
    return "None" if value is None else f"{'an' if name[:1].lower() in 'aeiou' else 'a'} {name}"


def near(name: str, known: Iterable[str]) -> str:
    """The advice for a name that is none of those there are: the nearest, whatever its case, else all of them."""
    names = {each.casefold(): each for each in known}
    close = get_close_matches(name.casefold()[:60], names, n=1)
    return f"Did you mean {names[close[0]]}?" if close else f"There are {', '.join(names.values())}."


def _told(value: object) -> str:
    if value == "":
        return "empty"
    return f"{_short.repr(value)}, {kind_of(value)}" if isinstance(value, _PLAIN) else kind_of(value)
