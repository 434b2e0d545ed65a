"""Stories of a small site, dressed; feeds parsed by independent readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import pagekit
from pagekit.house import Story, dress
from pagekit.model import Article, Publication

SITE: dict[str, Any] = {
    "name": "The Steppe Courier",
    "url": "https://courier.example",
    "lang": "ru",
    "timezone": "Asia/Almaty",
    "description": "A newspaper that does not exist",
    "logo": "/logo.png",
}


@pytest.fixture(scope="session")
def story() -> Callable[..., Story]:
    """A story of a few words; fields of the article may be changed, and added."""

    def make(name: str = "first", **changes: Any) -> Story:
        wire = {
            "id": name,
            "url": f"https://courier.example/{name}",
            "headline": "A headline",
            "published_at": "2025-10-28T06:30:00+05:00",
            "body": [{"kind": "paragraph", "text": "Words of the story."}],
            **changes,
        }
        return dress(Article.model_validate(wire), Publication.model_validate(SITE))

    return make


@pytest.fixture(scope="session")
def courier(checkout: Path) -> tuple[Story, ...]:
    """The stories of the sample publication."""
    folder = checkout / "examples" / "courier"
    site = pagekit.read_publication(folder / "publication.toml")
    files = sorted(path for path in (folder / "articles").iterdir() if path.is_file())
    return tuple(dress(pagekit.read_article(path), site) for path in files)
