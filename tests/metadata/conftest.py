"""The sample publication and a story with everything in it, dressed, and a page's head to read them back from."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import extruct
import pytest
from jinja2 import Environment

import pagekit
from pagekit.house import Story, dress
from pagekit.metadata import Graph, Tag
from pagekit.model import Article, Publication

SITE: dict[str, Any] = {
    "name": "The Steppe Courier",
    "url": "https://courier.example",
    "lang": "ru",
    "timezone": "Asia/Almaty",
    "description": "A newspaper that does not exist",
    "logo": "/logo.png",
    "feed": "/feed.xml",
    "same_as": ["https://t.me/courier", "https://vk.com/courier"],
    "principles": "/principles",
}
WIRE: dict[str, Any] = {
    "id": "defence-order",
    "url": "https://courier.example/defence-order",
    "lang": "en",
    "section": "Politics",
    "breadcrumbs": [
        {"label": "Main", "url": "/"},
        {"label": "Learn", "url": "/learn"},
        {"label": "Military"},
    ],
    "headline": 'The "order" is out',
    "description": "What the order says & what it does not",
    "byline": [
        {"name": "By Ann Lee", "role": "Reporter", "url": "/ann", "email": "a@courier.example"},
        "Bob Ray",
    ],
    "dateline": "ASTANA",
    "published_at": "2014-08-15T20:29:00+06:00",
    "updated_at": "2014-08-16",
    "tags": ["defence", "budget"],
    "translations": {"ru": "https://courier.example/ru", "kk": "/kk"},
    "photos": [
        {
            "src": "meeting.jpg",
            "alt": "A meeting",
            "caption": "The *meeting* on Friday",
            "credit": {
                "creator": "Dana Serik",
                "agency": "Steppe Pictures",
                "licence": "CC BY 4.0",
                "acquire": "https://steppe.example/buy",
            },
        }
    ],
    "body": [{"kind": "paragraph", "text": "One two three four."}],
    "corrections": [
        {"time": "2014-08-17T09:00:00+06:00", "text": "The sum was *wrong*.\n\nIt is right now."}
    ],
}


@pytest.fixture(scope="session")
def story() -> Callable[..., Story]:
    """A story with everything in it; fields of the article and `site`, fields of the publication, may be changed."""

    def make(site: dict[str, Any] | None = None, **changes: Any) -> Story:
        publication = Publication.model_validate({**SITE, **(site or {})})
        return dress(Article.model_validate({**WIRE, **changes}), publication)

    return make


@pytest.fixture(scope="session")
def courier(checkout: Path) -> dict[str, Story]:
    """The stories of the sample publication by their ids."""
    folder = checkout / "examples" / "courier"
    site = pagekit.read_publication(folder / "publication.toml")
    files = sorted(path for path in (folder / "articles").iterdir() if path.is_file())
    stories = [dress(pagekit.read_article(path), site) for path in files]
    return {made.id: made for made in stories}


@pytest.fixture(scope="session")
def page() -> Callable[..., str]:
    """A page with a graph and tags in its head, printed as a template prints them."""
    template = Environment(autoescape=True).from_string(
        "<!doctype html><html><head><title>A page</title>\n"
        "{% for tag in tags %}{{ tag }}\n{% endfor %}"
        '{% if graph %}<script type="application/ld+json">{{ graph }}</script>{% endif %}'
        "</head><body><p>The end</p></body></html>"
    )

    def draw(graph: Graph | None = None, tags: tuple[Tag, ...] = ()) -> str:
        return template.render(graph=graph, tags=tags)

    return draw


@pytest.fixture(scope="session")
def read_back(page: Callable[..., str]) -> Callable[[Graph], list[dict[str, Any]]]:
    """The nodes of a graph as an independent reader finds them in the page."""

    def read(graph: Graph) -> list[dict[str, Any]]:
        [found] = extruct.extract(page(graph), syntaxes=["json-ld"])["json-ld"]
        assert found["@context"] == "https://schema.org"
        nodes = found["@graph"]
        assert isinstance(nodes, list)
        return nodes

    return read
