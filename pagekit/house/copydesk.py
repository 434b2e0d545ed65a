"""text as written → text in house style: what every piece of copy passes on its way into a story.

Markdown first (`inline`), then typography in the language of the text (`typography`). What was found is kept
in `notes`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from pagekit.house.inline import link_dropped, paragraphs, read
from pagekit.house.story import Run, Runs
from pagekit.house.typography import set_runs, set_text
from pagekit.model.address import resolve
from pagekit.notes import Note


@dataclass(slots=True)
class CopyDesk:
    """Sets the copy of one story. `base` is the publication's address, `page` the story's own."""

    lang: str
    base: str | None = None
    page: str | None = None
    notes: list[Note] = field(default_factory=list)

    def line(self, text: str | None, where: str) -> Runs:
        """One line of inline Markdown."""
        if not text:
            return ()
        runs, notes = read(text, where, self.address)
        self.notes += notes
        return set_runs(runs, self.lang)

    def full_line(self, text: str, where: str) -> Runs:
        """A line that must say something: when its Markdown leaves no words, it is printed as typed."""
        return self.line(text, where) or set_runs((Run(text),), self.lang)

    def prose(self, text: str | None, where: str) -> tuple[Runs, ...]:
        """Inline Markdown as its paragraphs; those without words are left out."""
        lines = (self.line(piece, where) for piece in paragraphs(text or ""))
        return tuple(runs for runs in lines if runs)

    def words(self, text: str | None) -> str | None:
        """A line that holds no Markdown."""
        return set_text(text, self.lang) if text else None

    def address(self, written: str) -> str:
        """A link as written, whole and safe. Raises ValueError.

        A place on the same page ("#notes") belongs to the story's own address, any other path to the
        publication's.
        """
        return resolve(written, self.page if written.startswith("#") else self.base)

    def link(self, written: str | None, where: str) -> str | None:
        """`address`, but a refused one is None and a note."""
        if written is None:
            return None
        try:
            return self.address(written)
        except ValueError as problem:
            self.notes.append(link_dropped(where, written, problem))
            return None
