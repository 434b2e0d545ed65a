"""sixty-three real posts → articles, with every word of their text. Skipped where the corpus is not at hand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from pagekit.intake import read_article
from pagekit.model import Article
from pagekit.notes import Severity

CORPUS = Path(__file__).resolve().parents[3] / "shared/corpus/18f"
POSTS = sorted(CORPUS.glob("*.md"))
SHORTCODE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)

pytestmark = pytest.mark.skipif(not POSTS, reason="the corpus is not here")


@pytest.mark.parametrize("path", POSTS, ids=lambda path: path.stem[:40])
def test_a_post_reads_with_every_word_of_it(
    path: Path, lost_words: Callable[[str, Article], Counter[str]]
) -> None:
    article = read_article(path)
    assert article.headline
    assert article.body
    assert article.origin is not None
    assert all(note.severity is not Severity.ERROR for note in article.origin.notes)
    assert lost_words(path.read_text("utf-8"), article) == Counter()


def test_all_sixty_three_are_there_and_their_oddities_are_noted() -> None:
    assert len(POSTS) == 63
    found: Counter[str] = Counter()
    for path in POSTS:
        article = read_article(path)
        assert article.origin is not None
        found.update(note.code for note in article.origin.notes)
        text = article.model_dump_json()
        assert not SHORTCODE.search(text)
        assert "<script" not in text
    assert found["shortcode-dropped"] == 1
    assert found["front-matter-line"] == 3
    assert found["picture-remote"] == 6
    assert found["headline-twice"] == 1
    assert found["credit-from-caption"] == 2
