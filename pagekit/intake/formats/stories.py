"""ArticleBatch → the files of a folder of stories: each in our notation, and the pictures that it shows beside it.

A picture keeps its path below the folder. Two that would stand in one place, because they came from two folders, are
told apart by a few signs of their content, and the story that came second names its own so.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pagekit.errors import PagekitError
from pagekit.intake.formats.batch import ArticleBatch
from pagekit.intake.formats.written import written_story
from pagekit.model import Article, Photo
from pagekit.model.base import altered
from pagekit.notes import Note, info
from pagekit.world import DiskWorld, World


@dataclass(frozen=True, slots=True)
class StoryFiles:
    """What is written of one story: `files` by their paths below the folder, the story's own first."""

    article: Article
    name: str
    files: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    fault: PagekitError | None = None
    """Why it cannot be written."""


def story_files(batch: ArticleBatch, world: World | None = None) -> Iterator[StoryFiles]:
    """The files of each article, in order. `world` is what its pictures are read from; by default where they were."""
    taken: dict[str, str] = {}
    for article in batch.articles:
        notes = article.origin.notes if article.origin else ()
        try:
            pictures = _pictures(article, world)
            placed = {source: _place(source, data, taken) for source, data in pictures.items()}
            moved = _moved(article, {source: place for source, place in placed.items() if source != place})
            by_place = {placed[source]: data for source, data in pictures.items()}
            story = written_story(moved, by_place)
        except PagekitError as problem:
            yield StoryFiles(article, f"{article.id}.md", notes=notes, fault=problem)
            continue
        if story.form == "json":
            what = "holds what Markdown has no sign for, and is written as JSON."
            notes = (*notes, info("written-json", "the file", what))
        yield StoryFiles(moved, story.name, {story.name: story.text.encode(), **by_place}, notes)


def _pictures(article: Article, world: World | None) -> dict[str, bytes]:
    """The bytes of the pictures that the story shows, by their paths in it. Raises Unreadable."""
    origin = article.origin
    found: dict[str, bytes] = {}
    for photo in article.every_photo:
        if photo.src in found or origin is None or origin.folder is None:
            continue
        if origin.files is not None:
            found[photo.src] = origin.files.read(Path(photo.src))
        else:
            found[photo.src] = (world or DiskWorld(origin.folder)).read(origin.folder / photo.src)
    return found


def _place(source: str, data: bytes, taken: dict[str, str]) -> str:
    """Where a picture stands in the folder: at its own path, or beside another one that stands there."""
    digest = hashlib.sha256(data).hexdigest()
    path = PurePosixPath(source)
    place = source
    while taken.setdefault(place, digest) != digest:
        path = path.with_name(f"{path.stem}-{digest[:8]}{path.suffix}")
        place = path.as_posix()
    return place


def _moved(article: Article, places: dict[str, str]) -> Article:
    """The article with its pictures under other names."""
    if not places:
        return article

    def photo(one: Any) -> Any:
        return altered(one, src=places.get(one.src, one.src))

    def block(one: Any) -> Any:
        if isinstance(one, Photo):
            return photo(one)
        return one.holding(tuple(map(block, one.children))) if one.children else one

    byline = tuple(
        altered(person, portrait=photo(person.portrait)) if person.portrait else person
        for person in article.byline
    )
    return altered(
        article, photos=tuple(map(photo, article.photos)), body=tuple(map(block, article.body)), byline=byline
    )
