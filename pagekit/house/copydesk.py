"""text as written → text in house style: what every piece of copy passes on its way into a story.

Markdown first (`inline`), then typography in the language of the text (`typography`). What was found is kept
in `notes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pagekit.house.destinations import looks_like_host, place_of, story_file
from pagekit.house.inline import link_dropped, paragraphs, read
from pagekit.house.story import Run, Runs
from pagekit.house.typography import set_runs, set_text
from pagekit.model.address import resolve
from pagekit.notes import Note


@dataclass(slots=True)
class CopyDesk:
    """Sets the copy of one story. `base` is the publication's address, `page` the story's own.

    `stories` are the addresses of others by their ids, and of paths where a site moves them; `places` the anchors of
    the page by their words, where they are known.
    """

    lang: str
    base: str | None = None
    page: str | None = None
    notes: list[Note] = field(default_factory=list)
    stories: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, str] | None = None

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

        A place on the same page ("#notes") belongs to the story's own address, the file of another story ("other.md")
        is that story's, and what begins like a host ("www.example.com") is one. Any other path is the publication's.
        """
        if written.startswith("#"):
            place = self._place(written)
            # A story without an address of its own has its places all the same.
            return place if self.page is None and self.places is not None else resolve(place, self.page)
        if (story := story_file(written)) is not None:
            written = self._story(*story)
        elif looks_like_host(written):
            written = f"https://{written}"
        elif written.startswith("/") and not written.startswith("//"):
            written = self.stories.get(written, written)
        return resolve(written, self.base)

    def _place(self, written: str) -> str:
        if self.places is None:
            return written
        place = place_of(written[1:], self.places)
        if place is None:
            raise ValueError("names a place that is not on the page; write the words of a heading")
        return f"#{place}"

    def _story(self, name: str, place: str) -> str:
        address = self.stories.get(name)
        if address is None:
            raise ValueError(
                "names another story, which is not at hand with an address; pass it along in stories="
            )
        return f"{address}{place}"

    def link(self, written: str | None, where: str) -> str | None:
        """`address`, but a refused one is None and a note."""
        if written is None:
            return None
        try:
            return self.address(written)
        except ValueError as problem:
            self.notes.append(link_dropped(where, written, problem))
            return None
