"""what the tests of formats share: a small picture as bytes, a story out of one source, and its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from pagekit import read_articles
from pagekit.model import Article
from pagekit.world import MemoryFiles

MakePicture = Callable[..., bytes]


@pytest.fixture(scope="session")
def files(picture: MakePicture) -> MemoryFiles:
    """Files of a newsroom: pictures that the samples name."""
    return MemoryFiles(
        {
            "wire/ferry-large.jpg": picture(size=(80, 40)),
            "wire/ferry-small.jpg": picture(size=(40, 20)),
            "wire/pier.png": picture("PNG"),
        }
    )


@pytest.fixture(scope="session")
def story(files: MemoryFiles) -> Callable[..., Article]:
    """`story(source)`: the one article of a source, its pictures among the files."""

    def read(source: Any, **how: Any) -> Article:
        batch = read_articles(source, files_from=files, **how)
        assert batch.refused == ()
        (article,) = batch
        return article

    return read


@pytest.fixture(scope="session")
def texts() -> Callable[[Article], list[str]]:
    """The texts of a story's body, each with its kind where it is no paragraph."""

    def told(article: Article) -> list[str]:
        lines: list[str] = []
        for block in article.body:
            said = getattr(block, "text", "")
            lines.append(said if block.kind == "paragraph" else f"{block.kind}: {said}".rstrip(": "))
        return lines

    return told
