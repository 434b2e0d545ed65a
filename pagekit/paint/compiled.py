"""a template's code → kept where Python keeps the code of this room, and found there by the next process.

The rules:
1. What is kept is code, so it lies where code lies that nobody but Python writes: beside this module's own
   (`__pycache__`, or where PYTHONPYCACHEPREFIX says), and not in a folder for pictures that many share. Python's own
   wish counts: with PYTHONDONTWRITEBYTECODE nothing is written.
2. It is of one template by the sum of its text, of one Jinja, one Python and the files of this room. What is anything
   else is compiled anew.
3. Only templates of pagekit's own packs are kept. Where nothing can be written, each process compiles its own.
"""

from __future__ import annotations

import hashlib
import sys
from contextlib import suppress
from pathlib import Path
from pickle import UnpicklingError

import jinja2
from jinja2.bccache import Bucket

from pagekit.disk import file_marks, read_file, write_file
from pagekit.errors import Unreadable, WriteError

MAX_BYTES = 10_000_000
_DAMAGED = (ValueError, TypeError, EOFError, LookupError, AttributeError, ImportError, UnpicklingError)
"""What a file that was cut short or written over can raise when it is read."""


class KeptTemplates(jinja2.BytecodeCache):
    """The code of templates in a folder; without one nothing is kept."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._room = _room()
        self._writes = not sys.dont_write_bytecode

    def load_bytecode(self, bucket: Bucket) -> None:
        """Find the template's code. What was damaged is as if it were not there."""
        if self._folder is None:
            return
        with suppress(Unreadable, *_DAMAGED):
            bucket.bytecode_from_string(read_file(self._place(bucket), limit=MAX_BYTES))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the template's code, where that can be."""
        if self._folder is None or not self._writes:
            return
        try:
            write_file(self._place(bucket), bucket.bytecode_to_string(), settle=False, lasting=False)
        except WriteError:
            self._writes = False

    def _place(self, bucket: Bucket) -> Path:
        told = hashlib.sha256(f"{self._room} {bucket.key}".encode()).hexdigest()[:16]
        return (self._folder or Path()) / f"template-{told}.{sys.implementation.cache_tag}.code"


def beside_code() -> Path | None:
    """The folder in which Python keeps the code of this module; None where it keeps none."""
    kept = globals().get("__cached__")
    return Path(kept).parent if isinstance(kept, str) else None


def _room() -> str:
    """What a template's code depends on beside its text."""
    marks = file_marks(Path(__file__).parent)
    files = sorted(f"{name} {mark}" for name, mark in marks.items() if name.endswith(".py"))
    return "\n".join([jinja2.__version__, *files])
