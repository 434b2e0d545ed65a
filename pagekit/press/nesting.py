"""a page's text → the same, or LimitExceeded: what would cost the engine's parser more than any honest page does.

The parser looks through all that is open for every mark: its work grows with the square of how deep a page nests, and
marks that are left open are made anew in every paragraph. So a page of many marks is parsed once before by the same
parser, which stops where there is too much.
"""

from __future__ import annotations

from typing import Any

from pagekit.errors import LimitExceeded
from pagekit.press.bounds import MAX_DEPTH, MAX_ELEMENTS, SIMPLER

FEW = 400
"""Marks that come to no more, however they are put: half of them open in each of the other half."""
MAX_OPEN = 4 * MAX_DEPTH
"""Elements that are open at once: so many are parsed in no time. How deep they stand at the end is counted after it."""


class _Open(list[Any]):
    """The elements that are open, counted as they are opened."""

    made = 0
    subject = ""

    def append(self, element: Any) -> None:
        """Open one more. Raises LimitExceeded."""
        self.made += 1
        if len(self) >= MAX_OPEN:
            much = f"{MAX_DEPTH} levels"
            what = "its elements stand deeper in each other than"
            raise LimitExceeded(self.subject, "work", what, much, SIMPLER)
        if self.made > MAX_ELEMENTS:
            what = "the page has more than"
            raise LimitExceeded(self.subject, "work", what, f"{MAX_ELEMENTS:,} elements", SIMPLER)
        super().append(element)


def hold_nesting(text: str, subject: str) -> None:
    """Refuse a page whose marks nest too deep to be parsed. Raises LimitExceeded."""
    if text.count("<") <= FEW:
        return
    # It comes with the engine, and is loaded with it.
    from tinyhtml5.parser import HTMLParser
    from tinyhtml5.treebuilder import TreeBuilder

    class Held(TreeBuilder):  # type: ignore[misc]
        """The parser's own, but that it counts."""

        def reset(self) -> None:
            super().reset()
            self.open_elements = _Open()
            self.open_elements.subject = subject

    parser = HTMLParser(namespace_html_elements=False)
    parser.tree = Held(namespace_html_elements=False)
    for phase in parser.phases.values():
        phase.tree = parser.tree
    parser.parse(text)
