"""what came of reading a source → ArticleBatch: the articles, what was refused and why, and what lies elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from pagekit.intake.formats.item import RefusedItem
from pagekit.model import Article
from pagekit.notes import Note


@dataclass(frozen=True, slots=True)
class ArticleBatch(Sequence[Article]):
    """The articles of a source, in order; it can be gone through, counted and indexed as they can."""

    articles: tuple[Article, ...] = ()
    """Each with the notes of its reading in its `origin`."""
    refused: tuple[RefusedItem, ...] = ()
    """What no article could be made of: its `name`, and `notes` that say why."""
    notes: tuple[Note, ...] = ()
    """What is to be said of the source as a whole."""
    to_fetch: tuple[str, ...] = ()
    """The addresses of pictures that lie elsewhere and are not among the files, each once."""

    def __iter__(self) -> Iterator[Article]:
        return iter(self.articles)

    def __len__(self) -> int:
        return len(self.articles)

    @overload
    def __getitem__(self, index: int) -> Article: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Article, ...]: ...
    def __getitem__(self, index: int | slice) -> Article | tuple[Article, ...]:
        return self.articles[index]

    def as_dict(self) -> dict[str, object]:
        """The batch as plain data for JSON: what came of each item, without the texts."""
        return {
            "articles": [
                {
                    "id": article.id,
                    "source": article.origin.name if article.origin else "",
                    "notes": [note.as_dict() for note in article.origin.notes] if article.origin else [],
                }
                for article in self.articles
            ],
            "refused": [
                {"name": one.name, "notes": [note.as_dict() for note in one.notes]} for one in self.refused
            ],
            "notes": [note.as_dict() for note in self.notes],
            "to_fetch": list(self.to_fetch),
        }
