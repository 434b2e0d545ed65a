"""A story → Markdown that reads as the same story; a story as ninjs → the same words when it comes back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

import pagekit

COURIER = Path(__file__).parents[3] / "examples" / "courier"
STORIES = sorted(
    path for path in (COURIER / "articles").glob("*.*") if path.suffix in {".md", ".yaml", ".json"}
)


@pytest.mark.parametrize("path", STORIES, ids=lambda path: path.stem)
def test_a_story_as_markdown_reads_as_the_same(path: Path) -> None:
    article = pagekit.read_article(path)
    text = pagekit.render_markdown(article)
    again = pagekit.read_article(text.encode(), format="markdown", files_from=path.parent)
    assert again.model_dump() == article.model_dump()


def test_what_is_no_story_is_refused() -> None:
    with pytest.raises(pagekit.BadOrder, match="article"):
        pagekit.render_markdown("river.md")  # type: ignore[arg-type]


def test_a_story_that_went_out_as_ninjs_comes_back() -> None:
    site = pagekit.read_publication(COURIER / "publication.toml")
    article = pagekit.read_article(COURIER / "articles" / "tram-six.yaml")
    wire = pagekit.render_ninjs(article, publication=site, at=datetime(2026, 5, 19, tzinfo=UTC))
    batch = pagekit.read_articles(wire.data)
    (back,) = batch.articles
    assert (back.headline, back.section, back.lang) == (article.headline, article.section, article.lang)
    assert [person.name for person in back.byline] == [person.name for person in article.byline]
    assert back.published_at == article.published_at
    assert len(back.body) >= len([block for block in article.body if block.kind == "paragraph"])
    assert len(batch.to_fetch) >= 1
