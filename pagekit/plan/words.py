"""a story → the words that it is reckoned by, until it is measured."""

from __future__ import annotations

from collections.abc import Iterator

from pagekit.house.words import words_filled
from pagekit.model import Article

_WORDED = frozenset({"text", "title", "items", "rows", "head", "cells"})
"""Fields of blocks that hold words which take room."""


def words_of(story: Article) -> int:
    """The words that a story is reckoned by until it is measured."""
    written = (text for block in story.body for text in _written(block.model_dump()))
    return sum(words_filled(text) for text in (story.headline, story.deck or "", *written))


def _written(value: object, key: str = "") -> Iterator[str]:
    """The words of a block and of all that stands in it."""
    if isinstance(value, str):
        yield from (value,) if key in _WORDED else ()
    elif isinstance(value, dict):
        for name, inner in value.items():
            yield from _written(inner, name)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _written(inner, key)
