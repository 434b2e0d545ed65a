"""a name + what makes a value → the value: made once in a run, by whichever worker comes to it first."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

Made = TypeVar("Made")


def once(folder: Path, name: str, make: Callable[[], Made]) -> Made:
    """The value, which is kept in the folder for the next who asks; two that ask at the same time wait for each other."""
    with (folder / name).open("a+b") as kept:
        fcntl.flock(kept, fcntl.LOCK_EX)
        if kept.seek(0, os.SEEK_END):
            kept.seek(0)
            value: Made = pickle.load(kept)  # noqa: S301 (this run wrote it)
        else:
            value = make()
            pickle.dump(value, kept)
        return value
