"""stories + Docket → those that stand in a list, admitted and dressed; of every other one a note, and never the end."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from pagekit.errors import PagekitError
from pagekit.house import Story
from pagekit.model import Article
from pagekit.notes import Note, error
from pagekit.production.docket import Docket
from pagekit.production.verdicts import story_twice
from pagekit.world import World


@dataclass(frozen=True, slots=True)
class Listed:
    """A story of a list, dressed; the article as it was admitted, and where its files lie."""

    story: Story
    article: Article
    world: World

    @property
    def place(self) -> Hashable:
        """Where the names of its pictures are told apart."""
        origin = self.article.origin
        return (origin.folder, origin.files) if origin else None


def listed(docket: Docket, article: Article) -> Listed:
    """The story for a list. Raises PagekitError; Withheld."""
    world = docket.world_for(article)
    admitted = docket.admitted(article, world)
    return Listed(docket.dressed(admitted), admitted, world)


def untold(name: str, problem: PagekitError) -> Note:
    """What a feed and a book say of a story that cannot be told."""
    return error("story-untold", name, f"is left out: {problem}")


def list_stories(
    docket: Docket,
    articles: Iterable[Article],
    notes: list[Note],
    take: Callable[[Listed], bool],
    *,
    done: str = "told",
    left_out: Callable[[str, PagekitError], Note] = untold,
) -> tuple[Listed, ...]:
    """The stories that may stand in a list and that are taken, as they came; of several with one id the first.

    `take` is asked of each once it is dressed: it says whether the story stands, and may raise PagekitError. What is
    found goes to `notes`: whose story may not be published, whose id has stood before (`done`: what was done with that
    one), and whose could not be made ready (`left_out`).
    """
    kept, withheld = docket.listed(articles)
    notes += withheld
    taken: dict[str, Listed] = {}
    for article in kept:
        if article.id in taken:
            notes.append(story_twice(article.id, done))
            continue
        try:
            entry = listed(docket, article)
            if take(entry):
                taken[article.id] = entry
        except PagekitError as problem:
            notes.append(left_out(article.id, problem))
    return tuple(taken.values())
