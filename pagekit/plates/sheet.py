"""PageInk + Condition → the same page on its sheet: with the bleed of the condition, and marks around it. Two that face
each other are laid on one.

What stands on the page is cut at its bleed, so that nothing runs into the marks. None of them is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pagekit.condition import Condition
from pagekit.condition.design import Design
from pagekit.errors import BadOrder
from pagekit.fonts import FontBook, load_book
from pagekit.ink.numbers import numbers
from pagekit.ink.page import PageInk
from pagekit.join.times import iso_time
from pagekit.plates.inks import process_inks
from pagekit.plates.marks import LINES_IN_ALL, REG, colour_bar, fold_marks, targets, trim_marks
from pagekit.plates.slug import Slug, SlugLine
from pagekit.plates.spread import spread
from pagekit.resources import assets_dir


class Sheets:
    """Lays the pages of one document on sheets."""

    def __init__(
        self,
        condition: Condition,
        *,
        title: str,
        at: str | None,
        files: Mapping[str, bytes],
        design: Design | None = None,
        book: FontBook | None = None,
    ) -> None:
        """`files` are the pictures of the document; `book` has the faces of the slug line, pagekit's own by default;
        `design` the marks that are wanted, the condition's by default.

        Raises BadOrder for a time that is none.
        """
        self._bleed = condition.bleed.points
        self._files = files
        self._design = design or condition.marks
        self._slug = (
            Slug(title, _shown(at), book or load_book((assets_dir() / "fonts",)), self._design)
            if self._design is not None and self._design.slug
            else None
        )

    def lay_spread(self, left: PageInk, right: PageInk, label: str = "") -> PageInk:
        """Two pages that face each other on one sheet, as wide as both: bleed at the outer edges, marks around both,
        and where they meet a mark to fold by. Raises BadOrder where they are not of one height.
        """
        both = spread(left, right)
        return self._laid(replace(both, label=label or both.label), label, left.width)

    def lay(self, ink: PageInk, label: str = "") -> PageInk:
        """The page on its sheet. `label` is what the slug line calls it, its folio by default."""
        return self._laid(ink, label, None)

    def _laid(self, ink: PageInk, label: str, fold: float | None) -> PageInk:
        if self._design is None:
            return replace(ink, bleed=self._bleed, room=0.0)
        line = self._slug_line(ink, label or ink.label)
        content = b"".join((self._cut(ink), ink.content, b"\nQ\n", self._marks(ink, line, fold)))
        return replace(
            ink,
            content=content,
            bleed=self._bleed,
            room=self._design.room.points,
            faces=ink.faces + line.faces,
            spots=(*ink.spots, REG),
        )

    def _cut(self, ink: PageInk) -> bytes:
        over = self._bleed
        return f"q {numbers(-over, -over, ink.width + 2 * over, ink.height + 2 * over)} re W n\n".encode(
            "ascii"
        )

    def _slug_line(self, ink: PageInk, label: str) -> SlugLine:
        if self._slug is None:
            return SlugLine()
        inks = process_inks(ink, self._files)
        return self._slug.line(label, inks, ink.spots, width=ink.width, bleed=self._bleed)

    def _marks(self, ink: PageInk, line: SlugLine, fold: float | None) -> bytes:
        drawn = ["/Artifact<</Type/Page>>BDC", *self._lines(ink, fold), *line.drawn, "EMC"]
        return "\n".join(drawn).encode("ascii")

    def _lines(self, ink: PageInk, fold: float | None) -> Iterator[str]:
        design, bleed = self._design, self._bleed
        if design is None:
            return
        size = ink.width, ink.height
        yield f"{LINES_IN_ALL} {numbers(design.weight.points)} w"
        if design.trims:
            yield from trim_marks(*size, bleed, design)
        if design.trims and fold is not None:
            yield from fold_marks(fold, ink.height, bleed, design)
        if design.targets:
            yield from targets(*size, bleed, design)
        if design.bar:
            yield from colour_bar(*size, bleed, process_inks(ink, self._files), ink.spots, design)


def _shown(at: str | None) -> str:
    if not at:
        raise BadOrder(
            "at: the slug line says when plates were made, and no clock is read here. Pass `at` with a time: a "
            "datetime, or 2026-03-03T06:00:00+00:00."
        )
    return iso_time(at, "at").replace("T", " ")
