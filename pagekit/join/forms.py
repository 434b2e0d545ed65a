"""what others drew → form XObjects: whoever can write one does so, once (ISO 32000-1, 8.10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from pagekit.errors import MissingResource
from pagekit.join.opaque import hold_opaque
from pagekit.join.writer import Writer

Form = Callable[[Writer], int]
"""Writes a form XObject with all that it needs, and gives its number. The same form must write the same each time."""


class FormShelf:
    """The forms of a document: each is written when a page first shows it."""

    def __init__(self, writer: Writer, forms: Mapping[str, Form], *, opaque: bool = False) -> None:
        """`opaque`: nothing in them may be seen through."""
        self._writer = writer
        self._opaque = opaque
        self._forms = forms
        self._written: dict[str, int] = {}

    def form(self, file: str) -> int:
        """The number of a form. Raises MissingResource, UnsupportedPress, and what the form itself raises."""
        if file not in self._written:
            try:
                write = self._forms[file]
            except KeyError as problem:
                raise MissingResource(
                    f"{file}: stands on a page and is not among the document's forms. Hand it to `join`."
                ) from problem
            self._written[file] = self._write(file, write)
        return self._written[file]

    def _write(self, file: str, write: Form) -> int:
        if not self._opaque:
            return write(self._writer)
        with self._writer.holding(partial(hold_opaque, file)):
            return write(self._writer)
