"""runs and lines of a story → the plain words that machines are told."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from pagekit.house import CodeText, Runs, StoryBlock, plain, walk

HEADLINE_LIMIT = 110
"""Characters of a headline. Google cuts longer ones, and its documentation of Article long named this limit."""

_JOINERS = {"\u200c", "\u200d"}


def words(runs: Runs) -> str:
    """The words on one line; every space is a plain one."""
    return " ".join(plain(runs).split())


def paragraphs(parts: Iterable[Runs]) -> str:
    """Several paragraphs on one line."""
    return " ".join(filter(None, map(words, parts)))


def cut(text: str, limit: int = HEADLINE_LIMIT) -> str:
    """At most `limit` characters: cut after a word where there is one, never inside a letter, and marked with "…"."""
    if len(text) <= limit:
        return text
    head = text[: limit - 1]
    if text[limit - 1] != " " and " " in head[limit // 2 :]:
        head = head.rpartition(" ")[0]
    while head and _goes_on(head, text):
        head = head[:-1]
    return f"{head.rstrip(' ,;:–—-')}…"


def _goes_on(head: str, text: str) -> bool:
    """True when what follows the head belongs to its last letter."""
    following = text[len(head)]
    return (
        head[-1] in _JOINERS or following in _JOINERS or unicodedata.category(following) in {"Mn", "Mc", "Me"}
    )


def block_words(blocks: Iterable[StoryBlock]) -> str:
    """The text of the blocks on one line, pictures, pauses and program text left out."""
    told = (block for block in walk(blocks) if not isinstance(block, CodeText))
    return paragraphs(text for block in told for text in block.texts)
