"""what others drew → form XObjects: whoever can write one does so, once (ISO 32000-1, 8.10)."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pagekit.errors import MissingResource
from pagekit.join.writer import Writer

Form = Callable[[Writer], int]
"""Writes a form XObject with all that it needs, and gives its number. The same form must write the same each time."""


class FormShelf:
    """The forms of a document: each is written when a page first shows it."""

    def __init__(self, writer: Writer, forms: Mapping[str, Form]) -> None:
        self._writer = writer
        self._forms = forms
        self._written: dict[str, int] = {}

    def form(self, file: str) -> int:
        """The number of a form. Raises MissingResource, and what the form itself raises."""
        if file not in self._written:
            try:
                write = self._forms[file]
            except KeyError as problem:
                raise MissingResource(
                    f"{file}: stands on a page and is not among the document's forms. Hand it to `join`."
                ) from problem
            self._written[file] = write(self._writer)
        return self._written[file]
