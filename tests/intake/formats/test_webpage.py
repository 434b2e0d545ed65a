"""A saved web page: JSON-LD before meta before what is seen, pictures with captions and credits, no script, no menu."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from pagekit.model import Article

pytest.importorskip("trafilatura")

Story = Callable[..., Article]
Texts = Callable[[Article], list[str]]
LONG = "The ferry has sailed again after a year in dock, with all of its crew and most of its passengers on board."


def page(head: str = "", body: str = "", ld: dict[str, Any] | None = None) -> bytes:
    record = f'<script type="application/ld+json">{json.dumps(ld)}</script>' if ld else ""
    return (
        f'<!doctype html><html lang="en-GB"><head><title>Ferry sails again | The Paper</title>{head}{record}</head><body>'
        f"<nav><a href='/'>Menu of it</a></nav><article><h1>Ferry sails again</h1>{body}<p>{LONG}</p><p>{LONG} Twice.</p>"
        "</article><footer>All rights reserved</footer><script>steal()</script></body></html>"
    ).encode()


LD = {
    "@context": "https://schema.org", "@graph": [
        {"@type": "WebPage", "@id": "#page"},
        {"@type": ["NewsArticle"], "headline": "Ferry sails again", "author": {"@id": "#ann"}, "datePublished":
         "2026-05-19T08:00:00Z", "dateModified": "2026-05-20T08:00:00Z", "articleSection": "Sea", "keywords": ["ferries"],
         "publisher": {"@type": "Organization", "name": "The Paper"}, "isAccessibleForFree": "False",
         "image": {"@type": "ImageObject", "url": "https://paper.example/img/ferry-large.jpg", "caption": "The ferry",
                   "creditText": "Reuters", "creator": {"@type": "Person", "name": "Bo Chan"}}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Li"},
    ],
}  # fmt: skip


def test_what_the_record_of_the_page_says(story: Story, texts: Texts) -> None:
    read = story(page(ld=LD))

    assert (read.headline, [one.name for one in read.byline], read.lang) == (
        "Ferry sails again",
        ["Ann Li"],
        "en-GB",
    )
    assert (read.published_at, read.updated_at) == (
        datetime(2026, 5, 19, 8, tzinfo=UTC),
        datetime(2026, 5, 20, 8, tzinfo=UTC),
    )
    assert (read.section, read.tags, read.free) == ("Sea", ("ferries",), False)
    (lead,) = read.photos
    assert (lead.src, lead.caption) == ("wire/ferry-large.jpg", "The ferry")
    assert lead.credit is not None
    assert (lead.credit.creator, lead.credit.agency) == ("Bo Chan", "Reuters")
    assert texts(read) == [LONG, f"{LONG} Twice."]


def test_meta_and_what_readers_see_where_there_is_no_record(story: Story) -> None:
    head = (
        '<meta property="og:title" content="Ferry sails again"><meta property="og:site_name" content="The Paper">'
        '<meta property="article:published_time" content="2026-05-19T08:00:00Z"><meta property="article:section" content="Sea">'
        '<meta property="og:image" content="https://paper.example/img/ferry-large.jpg">'
        '<meta property="og:description" content="After a year."><link rel="canonical" href="https://paper.example/sea/ferry">'
    )
    read = story(page(head, '<p class="byline">By Ann Li and Bo Chan</p>'))

    assert (read.id, read.deck, read.section) == ("ferry", "After a year.", "Sea")
    assert [one.name for one in read.byline] == ["Ann Li", "Bo Chan"]
    assert read.published_at == datetime(2026, 5, 19, 8, tzinfo=UTC)
    assert [photo.src for photo in read.photos] == ["wire/ferry-large.jpg"]


def test_a_figure_keeps_its_caption_and_its_credit(story: Story, texts: Texts) -> None:
    figure = (
        f"<p>{LONG} First.</p><figure><picture><source srcset='/i/pier.png 900w, /i/other.png 300w'>"
        "<img src='data:image/gif;base64,R0lGODlhAQABAAAAACw=' alt='A pier'></picture>"
        "<figcaption>The pier <span class='credit'>Photo: Cy Day</span></figcaption></figure>"
    )
    read = story(page(body=figure))

    assert texts(read)[:2] == [f"{LONG} First.", "photo"]
    (photo,) = read.body[1].photos
    assert (photo.src, photo.alt, photo.caption) == ("wire/pier.png", "A pier", "The pier")
    assert photo.credit is not None
    assert photo.credit.creator == "Cy Day"


def test_a_page_in_one_file_has_its_pictures_in_their_addresses(
    story: Story, picture: Callable[..., bytes]
) -> None:
    data = base64.b64encode(picture("PNG") + b"\0" * 1_000).decode()
    read = story(
        page(body=f"<p>{LONG}</p><figure><img src='data:image/png;base64,{data}' alt='A pier'></figure>")
    )

    assert [photo.alt for photo in read.every_photo] == ["A pier"]


def test_a_broken_record_does_not_stop_the_page(story: Story) -> None:
    head = '<script type=\'application/ld+json\'>{"@type": "NewsArticle", </script>'

    assert story(page(head)).headline == "Ferry sails again"
