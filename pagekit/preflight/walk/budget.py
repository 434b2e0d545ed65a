"""how much work a document may ask for → Budget, counted in operators and bytes: the same on every machine."""

from __future__ import annotations

from pagekit.preflight.bounds import (
    FORM_WORK,
    MAX_ALL_CONTENT,
    MAX_ALL_EVENTS,
    MAX_ALL_OPERATORS,
    MAX_EVENTS,
    MAX_OPERATORS,
)


class Enough(Exception):
    """A page, or the document, has had its share. `what` says of which."""

    def __init__(self, what: str) -> None:
        self.what = what
        super().__init__(what)


class Budget:
    """The share of a page, and of the document."""

    def __init__(
        self, page: int = MAX_OPERATORS, document: int = MAX_ALL_OPERATORS, content: int = MAX_ALL_CONTENT
    ) -> None:
        self._share = page
        self._left = document
        self._bytes = content
        self._on_page = page
        self._things = MAX_EVENTS
        self._all_things = MAX_ALL_EVENTS

    def new_page(self) -> None:
        """A page begins."""
        self._on_page = self._share
        self._things = MAX_EVENTS

    def thing(self) -> None:
        """Something is seen. Raises Enough."""
        self._things -= 1
        self._all_things -= 1
        if self._things < 0:
            raise Enough(f"the page has more than {MAX_EVENTS:,} things on it")
        if self._all_things < 0:
            raise Enough("the document has more on its pages than is looked at")

    def form(self) -> None:
        """A form is opened. Raises Enough."""
        self._on_page -= FORM_WORK
        self._left -= FORM_WORK
        self.step()

    def step(self) -> None:
        """One operator. Raises Enough."""
        self._on_page -= 1
        self._left -= 1
        if self._on_page < 0:
            raise Enough(f"the page has more than {self._share:,} operators")
        if self._left < 0:
            raise Enough("the document has more operators than are looked at")

    def content(self, count: int) -> None:
        """Bytes that were unpacked. Raises Enough."""
        self._bytes -= count
        if self._bytes < 0:
            raise Enough("the document has more content than is looked at")
