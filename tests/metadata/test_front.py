"""Publisher + stories → the graph of a front page, read back by extruct."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from pagekit.house import CrumbLink, Publisher, Story
from pagekit.metadata import Graph, front_graph

Make = Callable[..., Story]
Read = Callable[[Graph], list[dict[str, Any]]]


def test_the_home_page_names_the_site_and_its_stories(story: Make, read_back: Read) -> None:
    first, second = story(), story(id="second", url="https://courier.example/second", headline="Another")
    stories = [first, second, first, replace(second, url=None)]
    page, site = read_back(
        front_graph(
            first.publisher, stories, title="Today", url="https://courier.example", description="News"
        )
    )
    assert page.pop("publisher")["@id"] == "https://courier.example/#organisation"
    assert page == {
        "@type": "CollectionPage",
        "@id": "https://courier.example/",
        "url": "https://courier.example/",
        "name": "Today",
        "description": "News",
        "inLanguage": "ru",
        "mainEntity": {
            "@type": "ItemList",
            "@id": "https://courier.example/#stories",
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": 1,
                    "name": "The “order” is out",
                    "url": "https://courier.example/defence-order",
                },
                {
                    "@type": "ListItem",
                    "position": 2,
                    "name": "Another",
                    "url": "https://courier.example/second",
                },
            ],
        },
    }
    assert site == {
        "@type": "WebSite",
        "@id": "https://courier.example/#site",
        "url": "https://courier.example/",
        "name": "The Steppe Courier",
        "inLanguage": "ru",
    }


def test_a_section_tells_the_way_to_it_and_its_own_language(story: Make, read_back: Read) -> None:
    made = story()
    way = (CrumbLink("Main", "https://courier.example/"), CrumbLink("Nature"))
    url = "https://courier.example/nature"
    nodes = read_back(
        front_graph(made.publisher, [made], title="Nature", url=url, lang="en", breadcrumbs=way)
    )
    assert [node["@type"] for node in nodes] == ["CollectionPage", "BreadcrumbList"]
    assert nodes[0]["inLanguage"] == "en"
    assert nodes[1]["@id"] == "https://courier.example/nature#breadcrumbs"


@pytest.mark.parametrize("url", [None, "javascript:alert(1)"])
def test_a_front_without_an_address_or_stories(url: str | None, read_back: Read) -> None:
    assert read_back(front_graph(Publisher("A", "en"), [], title="Today", url=url)) == [
        {
            "@type": "CollectionPage",
            "name": "Today",
            "inLanguage": "en",
            "publisher": {"@type": "NewsMediaOrganization", "name": "A"},
        }
    ]
